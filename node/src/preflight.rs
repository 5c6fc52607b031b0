// SPDX-License-Identifier: Apache-2.0

//! What is checked before the node starts.
//!
//! Each of these would otherwise show as something else: the SDK takes another RPC port without a
//! word when its own is in use, shares a busy peer-to-peer port with the process that has it
//! (`SO_REUSEPORT`), goes without Prometheus, and reports a database that cannot be opened in the
//! database's words.

use crate::{chain_spec, disk};
use muster_runtime::VERSION;
use sc_network::{multiaddr::Protocol, Multiaddr};
use sc_service::{Configuration, Error};
use sp_version::RuntimeVersion;
use std::{
	fs,
	io::ErrorKind,
	net::{IpAddr, SocketAddr, TcpListener},
};

/// An error that is nothing but its message.
fn refuse(message: String) -> Error {
	Error::Application(message.into())
}

/// The address of a port to listen on, if it is a plain TCP one, WebSocket included.
fn socket_addr(address: &Multiaddr) -> Option<SocketAddr> {
	let mut parts = address.iter();
	let ip: IpAddr = match parts.next()? {
		Protocol::Ip4(ip) => ip.into(),
		Protocol::Ip6(ip) => ip.into(),
		_ => return None,
	};
	match parts.next()? {
		Protocol::Tcp(port) => Some((ip, port).into()),
		_ => None,
	}
}

/// Refuse to start on a port that another process has, instead of moving to another one.
///
/// A client that is told to connect to port 9944 would find the other process there.
pub fn check_ports(config: &mut Configuration) -> Result<(), Error> {
	let mut wanted: Vec<(&str, &str, SocketAddr)> = Vec::new();
	for endpoint in config.rpc.addr.iter_mut().flatten() {
		endpoint.retry_random_port = false;
		if !endpoint.is_optional {
			wanted.push(("JSON-RPC", "--rpc-port", endpoint.listen_addr));
		}
	}
	for address in config.network.listen_addresses.iter().filter_map(socket_addr) {
		wanted.push(("peer-to-peer", "--port", address));
	}
	if let Some(prometheus) = &config.prometheus_config {
		wanted.push(("Prometheus", "--prometheus-port (or --no-prometheus)", prometheus.port));
	}
	for (purpose, option, address) in wanted {
		let Err(error) = TcpListener::bind(address) else { continue };
		let reason = match error.kind() {
			ErrorKind::AddrInUse => "is in use by another process",
			ErrorKind::PermissionDenied => "may not be used without more rights",
			// Such as an IPv6 address where there is no IPv6, which the network does without.
			_ => continue,
		};
		return Err(refuse(format!(
			"the {purpose} port {} {reason}; stop the other process or choose another port by \
			 {option}",
			address.port()
		)));
	}
	Ok(())
}

/// Refuse to start where nothing can be stored.
pub fn check_base_path(config: &Configuration) -> Result<(), Error> {
	let path = &config.data_path;
	fs::create_dir_all(path).and_then(|()| disk::write_through(path)).map_err(|error| {
		refuse(format!(
			"the base path {:?} cannot be written to ({error}); choose another by --base-path",
			config.base_path.path()
		))
	})
}

/// What to do about a chain that cannot be opened: the error of a database or of a genesis state
/// without a usable runtime says what is wrong and not what it is part of.
pub fn cannot_open(config: &Configuration, error: Error) -> Error {
	let error = error.to_string();
	let explained = chain_spec::explain(&*config.chain_spec, error.clone());
	if explained != error {
		return refuse(explained);
	}
	refuse(format!(
		"the chain {:?} cannot be opened in {:?}: {error}; check the chain spec (--chain), and that \
		 no other node uses the same base path (--base-path)",
		config.chain_spec.name(),
		config.base_path.path(),
	))
}

/// Refuse to run a chain of another runtime.
pub fn check_runtime(chain: &str, version: &RuntimeVersion) -> Result<(), Error> {
	if version.spec_name == VERSION.spec_name {
		return Ok(());
	}
	Err(refuse(format!(
		"the chain {chain:?} has the runtime {:?}, and this node runs {:?} only; check the chain \
		 spec (--chain)",
		version.spec_name, VERSION.spec_name,
	)))
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_chain_of_another_runtime_is_refused() {
		assert!(check_runtime("Muster Development", &VERSION).is_ok());

		let other = RuntimeVersion { spec_name: "node-template".into(), ..VERSION };
		let error = check_runtime("Local Testnet", &other).unwrap_err().to_string();
		assert!(
			error.contains(
				"the chain \"Local Testnet\" has the runtime \"node-template\", and this node \
				 runs \"muster\" only"
			),
			"{error}"
		);
	}

	#[test]
	fn ports_are_found_in_addresses() {
		let port = |address: &str| socket_addr(&address.parse().unwrap());
		assert_eq!(port("/ip4/127.0.0.1/tcp/30333"), Some(([127, 0, 0, 1], 30333).into()));
		assert_eq!(port("/ip6/::/tcp/30333/ws"), Some(([0u16; 8], 30333).into()));
		assert_eq!(port("/dns/localhost/tcp/30333"), None);
		assert_eq!(port("/ip4/127.0.0.1/udp/30333"), None);
		assert_eq!(port("/memory/1"), None);
	}
}
