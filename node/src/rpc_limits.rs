// SPDX-License-Identifier: Apache-2.0

//! What JSON-RPC clients may use up, unless the command line says otherwise.
//!
//! | limit | here | the SDK's | why |
//! |---|---|---|---|
//! | calls a minute, of each connection | 600 | none | ten a second, and 600 at once: a wallet that opens needs some hundreds. None on a development chain |
//! | calls in a batch | 50 | none | a batch is one request, however long |
//! | request | 8 MiB | 15 MiB | the longest transaction that fits in a block is 3.75 MiB, and its hexadecimal form twice that |
//! | response | 15 MiB | 15 MiB | a full block is 5 MiB, and its hexadecimal form twice that |
//! | subscriptions of a connection | 256 | 1024 | a relay that watches each transaction it has under way |
//! | messages that a connection has not read | 16 | 64 | each can be as long as a response, and all are in memory |
//! | connections | 100 | 100 | |
//!
//! Each has an option (`--rpc-rate-limit`, ...). `--rpc-rate-limit-whitelisted-ips` exempts addresses
//! from the first, one's own relays for instance; `0.0.0.0/0 ::/0` exempts everybody.
//!
//! A call beyond the rate waits for its turn, up to ten times, and is refused with error -32999 if
//! others take it each time. The Prometheus counters `substrate_rpc_calls_retried` and
//! `substrate_rpc_calls_rejected` tell of both. A connection beyond the last limit is answered with
//! HTTP status 429; the log of target `jsonrpsee-server` tells of it, and no counter does, but
//! `substrate_rpc_sessions_opened` less `substrate_rpc_sessions_closed` is how many are open.
//!
//! **Answers that are not read are in memory**, each of them until its client reads or is given up
//! after some minutes without a pong. The buffer above is that of subscriptions; what bounds answers
//! is the rate. Where anybody connects, a lower one and shorter responses are advisable.
//!
//! **The rate is that of a WebSocket connection.** The SDK begins to count anew with each HTTP
//! request: plain HTTP is limited by the number of connections and the batch alone, so who offers it
//! to others limits its rate in a reverse proxy.
//!
//! **Who may call what.** Methods that change the node or take long (`author_rotateKeys`,
//! `system_addReservedPeer`, ...) are "unsafe". By `--rpc-methods auto` the node serves them where it
//! listens on a loopback address only. Behind a reverse proxy on the same machine everybody seems to
//! be local: use `--rpc-methods safe` there.

use clap::{
	builder::{ArgPredicate, Str},
	Arg,
};
use sc_cli::{Error, Result};
use sc_service::{
	config::{RpcBatchRequestConfig, RpcEndpoint, RpcMethods},
	ChainType, Configuration,
};
use std::num::NonZeroU32;

/// Calls a minute.
const RATE: NonZeroU32 = NonZeroU32::new(600).expect("it is not zero; qed");
const BATCH: u32 = 50;
const REQUEST_MIB: u32 = 8;
const SUBSCRIPTIONS: u32 = 256;
const MESSAGES: u32 = 16;

fn default(arg: Arg, value: u32) -> Arg {
	arg.default_value(Str::from(value.to_string()))
}

/// `--rpc-rate-limit`
pub fn rate_limit(arg: Arg) -> Arg {
	default(arg, RATE.get())
		// A flag that is not given is there too, as "false".
		.default_value_if("dev", ArgPredicate::Equals("true".into()), None::<&str>)
		.default_value_if("chain", ArgPredicate::Equals("dev".into()), None::<&str>)
		.help("Calls a minute that each WebSocket connection may make; no limit on a development chain")
		.long_help(
			"Calls a minute that each WebSocket connection may make. Further ones wait, and are \
			 refused in the end. A development chain has no such limit unless this is given. \
			 --rpc-rate-limit-whitelisted-ips exempts addresses: \"0.0.0.0/0\" \"::/0\" are all. \
			 HTTP requests are not counted together: limit them in a reverse proxy",
		)
}

/// `--rpc-max-batch-request-len`
pub fn batch(arg: Arg) -> Arg {
	default(arg, BATCH)
}

/// `--rpc-max-request-size`
pub fn request_size(arg: Arg) -> Arg {
	default(arg, REQUEST_MIB)
}

/// `--rpc-max-subscriptions-per-connection`
pub fn subscriptions(arg: Arg) -> Arg {
	default(arg, SUBSCRIPTIONS)
}

/// `--rpc-message-buffer-capacity-per-connection`
pub fn message_buffer(arg: Arg) -> Arg {
	default(arg, MESSAGES)
}

/// Gives limits to endpoints that were written out by `--experimental-rpc-endpoint` without any,
/// refuses those that would let everybody run the node, and tells the log what holds.
pub fn apply(config: &mut Configuration) -> Result<()> {
	let chain_type = config.chain_spec.chain_type();
	for endpoint in config.rpc.addr.iter_mut().flatten() {
		if chain_type != ChainType::Development {
			endpoint.rate_limit.get_or_insert(RATE);
		}
		if matches!(endpoint.batch_config, RpcBatchRequestConfig::Unlimited) {
			endpoint.batch_config = RpcBatchRequestConfig::Limit(BATCH);
		}
		if let Some(danger) = danger(endpoint) {
			if chain_type == ChainType::Live {
				return Err(Error::Input(danger));
			}
			log::warn!("This is for test networks only: {danger}");
		}
		log::info!("{}", told(endpoint));
	}
	Ok(())
}

/// Whether others than the node's operator may call unsafe methods here, and what to do about it.
fn danger(endpoint: &RpcEndpoint) -> Option<String> {
	let address = endpoint.listen_addr;
	let how = match endpoint.rpc_methods {
		RpcMethods::Unsafe if !address.ip().is_loopback() => {
			"would be served to everybody who \
			reaches that address; use --rpc-methods safe, and a second endpoint on a loopback address \
			for yourself (--experimental-rpc-endpoint listen-addr=127.0.0.1:9955)"
		},
		RpcMethods::Auto | RpcMethods::Unsafe
			if address.ip().is_loopback() && endpoint.rate_limit_trust_proxy_headers =>
		{
			"would be served to everybody whom the reverse proxy lets through \
			 (--rpc-rate-limit-trust-proxy-headers); use --rpc-methods safe"
		},
		_ => return None,
	};
	Some(format!("unsafe JSON-RPC methods on {address} {how}"))
}

/// The limits in words.
fn told(endpoint: &RpcEndpoint) -> String {
	let unsafe_methods = match endpoint.rpc_methods {
		RpcMethods::Unsafe => true,
		RpcMethods::Auto => endpoint.listen_addr.ip().is_loopback(),
		RpcMethods::Safe => false,
	};
	let rate = match endpoint.rate_limit {
		Some(rate) if endpoint.rate_limit_whitelisted_ips.is_empty() => {
			format!("{rate} calls a minute")
		},
		Some(rate) => {
			let exempt: Vec<_> =
				endpoint.rate_limit_whitelisted_ips.iter().map(|ips| ips.to_string()).collect();
			format!("{rate} calls a minute (any number from {})", exempt.join(", "))
		},
		None => "any number of calls".into(),
	};
	let batch = match endpoint.batch_config {
		RpcBatchRequestConfig::Disabled => "no batches".into(),
		RpcBatchRequestConfig::Limit(calls) => format!("batches of {calls} calls"),
		RpcBatchRequestConfig::Unlimited => "batches of any length".into(),
	};
	format!(
		"JSON-RPC on {}: {} connections, each with {rate}, {} subscriptions and {} unread messages; \
		 {batch}, requests of {} MiB, responses of {} MiB; unsafe methods {}",
		endpoint.listen_addr,
		endpoint.max_connections,
		endpoint.max_subscriptions_per_connection,
		endpoint.max_buffer_capacity_per_connection,
		endpoint.max_payload_in_mb,
		endpoint.max_payload_out_mb,
		if unsafe_methods { "allowed" } else { "refused" },
	)
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::cli::Cli;
	use clap::Parser;
	use sc_cli::CliConfiguration;

	fn endpoints(args: &[&str]) -> Vec<RpcEndpoint> {
		let cli = Cli::parse_from([&["muster-node"], args].concat());
		let endpoints = cli.run.rpc_addr(9944).unwrap().unwrap();
		endpoints.into_iter().map(Into::into).collect()
	}

	#[test]
	fn limits_hold_without_options() {
		for args in [&[][..], &["--chain", "local"], &["--validator"]] {
			for endpoint in endpoints(args) {
				assert_eq!(endpoint.rate_limit, Some(RATE), "{args:?}");
				assert!(matches!(endpoint.batch_config, RpcBatchRequestConfig::Limit(BATCH)));
				assert_eq!(endpoint.max_connections, 100);
				assert_eq!(endpoint.max_payload_in_mb, REQUEST_MIB);
				assert_eq!(endpoint.max_payload_out_mb, 15);
				assert_eq!(endpoint.max_subscriptions_per_connection, SUBSCRIPTIONS);
				assert_eq!(endpoint.max_buffer_capacity_per_connection, MESSAGES);
				assert!(endpoint.listen_addr.ip().is_loopback());
				assert_eq!(danger(&endpoint), None);
			}
		}
	}

	#[test]
	fn a_development_chain_has_no_rate_unless_told() {
		for args in [&["--dev"][..], &["--chain", "dev"]] {
			assert!(endpoints(args).iter().all(|endpoint| endpoint.rate_limit.is_none()));
			let args = [args, &["--rpc-rate-limit", "7"]].concat();
			assert!(endpoints(&args)
				.iter()
				.all(|endpoint| endpoint.rate_limit == NonZeroU32::new(7)));
		}
	}

	#[test]
	fn options_go_before_the_limits() {
		let args = [
			"--rpc-rate-limit=60",
			"--rpc-disable-batch-requests",
			"--rpc-max-request-size=1",
			"--rpc-max-subscriptions-per-connection=2",
			"--rpc-message-buffer-capacity-per-connection=3",
			"--rpc-rate-limit-whitelisted-ips=10.0.0.0/8",
		];
		for endpoint in endpoints(&args) {
			let told = told(&endpoint);
			assert!(
				told.ends_with(
					":9944: 100 connections, each with 60 calls a minute (any number from \
					 10.0.0.0/8), 2 subscriptions and 3 unread messages; no batches, requests of 1 \
					 MiB, responses of 15 MiB; unsafe methods allowed"
				),
				"{told}"
			);
		}
	}

	#[test]
	fn unsafe_methods_are_for_the_operator_alone() {
		let dangers =
			|args: &[&str]| -> Vec<String> { endpoints(args).iter().filter_map(danger).collect() };
		assert!(dangers(&["--rpc-external"]).is_empty());
		assert!(dangers(&["--rpc-external", "--rpc-methods", "safe"]).is_empty());
		assert!(dangers(&["--rpc-methods", "unsafe"]).is_empty());
		assert!(
			dangers(&["--rpc-rate-limit-trust-proxy-headers", "--rpc-methods", "safe"]).is_empty()
		);

		let external = dangers(&["--rpc-external", "--rpc-methods", "unsafe"]);
		assert_eq!(external.len(), 2);
		assert!(
			external[0].starts_with("unsafe JSON-RPC methods on 0.0.0.0:9944 would be served"),
			"{external:?}"
		);
		assert_eq!(dangers(&["--unsafe-rpc-external", "--rpc-methods", "unsafe"]).len(), 2);
		let written_out = "listen-addr=192.0.2.1:9944,methods=unsafe";
		assert_eq!(dangers(&["--experimental-rpc-endpoint", written_out]).len(), 1);
		assert_eq!(dangers(&["--rpc-rate-limit-trust-proxy-headers"]).len(), 2);

		let external = &endpoints(&["--rpc-external"])[0];
		assert!(told(external).ends_with("unsafe methods refused"));
	}
}
