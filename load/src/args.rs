// SPDX-License-Identifier: Apache-2.0

//! The command line.

use crate::{kinds::Kind, state};
use clap::{Parser, ValueEnum};
use std::path::PathBuf;

/// Drives live Muster nodes with transactions of each kind, and measures what they take.
#[derive(Debug, Parser)]
#[command(name = "muster-load", version)]
pub struct Args {
	#[command(subcommand)]
	pub command: Command,
}

#[derive(Debug, clap::Subcommand)]
#[allow(clippy::large_enum_variant)] // There is one, once.
pub enum Command {
	/// Send transactions of each kind to running nodes, one kind after the other, and measure.
	Run(RunArgs),

	/// Draw the throughput of a report as an SVG.
	Plot {
		/// What `run --json` wrote.
		report: PathBuf,
		/// Where to write the SVG.
		svg: PathBuf,
	},

	/// Print reports as a Markdown table, each kind with its ratio to the transfers of its run.
	Table {
		/// What `run --json` wrote; of several, a table each.
		#[arg(required = true)]
		reports: Vec<PathBuf>,
	},

	/// Print the chain spec that a node's `export-chain-spec` wrote, changed for a measurement.
	Spec(SpecArgs),

	/// Make a chain's state with very many devices.
	State(state::Args),
}

#[derive(Debug, clap::Args)]
pub struct SpecArgs {
	/// A chain spec that is not raw.
	pub spec: PathBuf,
	/// Milliseconds of a slot.
	#[arg(long)]
	pub slot_duration: Option<u64>,
	/// Blocks of a session.
	#[arg(long)]
	pub session_length: Option<u32>,
}

#[derive(Clone, Debug, clap::Args)]
pub struct RunArgs {
	/// JSON-RPC address of a node; several share the accounts. The first is also followed.
	#[arg(long = "url", default_value = "ws://127.0.0.1:9944")]
	pub urls: Vec<String>,

	/// Where a node serves its Prometheus figures, such as http://127.0.0.1:9615/metrics: adds how
	/// long blocks took to build and to import.
	#[arg(long = "metrics-url")]
	pub metrics_urls: Vec<String>,

	/// What to send, in this order.
	#[arg(long, value_delimiter = ',', default_values_t = Kind::value_variants().to_vec())]
	pub kinds: Vec<Kind>,

	/// Transactions of each kind; of batches, device calls.
	#[arg(long, default_value_t = 20_000, value_parser = clap::value_parser!(u32).range(1..))]
	pub count: u32,

	/// Seconds after which no more of a kind is sent, be there some left.
	#[arg(long)]
	pub seconds: Option<u64>,

	/// Transactions a second, at most. Without it the nodes' pools are kept filled, and latency is
	/// mostly that of waiting in them.
	#[arg(long, value_parser = clap::value_parser!(u32).range(1..))]
	pub rate: Option<u32>,

	/// Transactions that may wait in the pools. Above the nodes' `--pool-limit` they are refused.
	#[arg(long, default_value_t = 6_000, value_parser = clap::value_parser!(u32).range(1..))]
	pub pool: u32,

	/// Transactions of one account that may wait. Few, and many accounts, is what chains see; many of
	/// one account are more than the nodes' pools keep apart, and get lost.
	#[arg(long, default_value_t = 8, value_parser = clap::value_parser!(u32).range(1..))]
	pub ahead: u32,

	/// Accounts that sign, each its share.
	#[arg(long, default_value_t = 1_000, value_parser = clap::value_parser!(u32).range(1..))]
	pub accounts: u32,

	/// Devices of each kind of key.
	#[arg(long, default_value_t = 1_000, value_parser = clap::value_parser!(u32).range(1..))]
	pub devices: u32,

	/// Take the Ed25519 devices from so many that `state` has put into the chain's genesis, spread over
	/// all of them, instead of enrolling new ones.
	#[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
	pub state_devices: Option<u32>,

	/// Gateways that send batches; each has its share of the devices.
	#[arg(long, default_value_t = 20, value_parser = clap::value_parser!(u32).range(1..))]
	pub gateways: u32,

	/// Device calls in a batch.
	#[arg(long, default_value_t = 50, value_parser = clap::value_parser!(u32).range(1..))]
	pub batch: u32,

	/// Devices in the lot of which some are enrolled.
	#[arg(long, default_value_t = 1_000_000, value_parser = clap::value_parser!(u64).range(1..))]
	pub lot: u64,

	/// What devices do, but for anchoring.
	#[arg(long, value_enum, default_value_t = DeviceCall::Attribute)]
	pub device_call: DeviceCall,

	/// WebSocket connections that send, to all nodes together.
	#[arg(long, default_value_t = 8, value_parser = clap::value_parser!(u32).range(1..))]
	pub connections: u32,

	/// Transactions under way on a connection, sent and not answered.
	#[arg(long, default_value_t = 64, value_parser = clap::value_parser!(u32).range(1..))]
	pub window: u32,

	/// Seconds without a new block of a kind after which what is still missing counts as lost.
	#[arg(long, default_value_t = 120)]
	pub patience: u64,

	/// Secret of the account that pays for everything.
	#[arg(long, default_value = "//Alice")]
	pub suri: String,

	/// From which all keys of accounts and devices follow. Another for each run on one chain;
	/// without it, the clock's.
	#[arg(long)]
	pub seed: Option<u64>,

	/// Where to write the report.
	#[arg(long)]
	pub json: Option<PathBuf>,

	/// Where to draw it, as SVG.
	#[arg(long)]
	pub plot: Option<PathBuf>,

	/// A name for this run, for the plot and the table.
	#[arg(long, default_value = "")]
	pub title: String,
}

/// What a device's call does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum DeviceCall {
	/// Sets the attribute `status` to a text of 8 bytes: it is stored anew each time, and deposited
	/// for once.
	Attribute,
	/// Announces that there are no endpoints where there were none: the cheapest call that devices
	/// are allowed, to see what carrying a call costs.
	Endpoints,
}

impl DeviceCall {
	/// As on the command line.
	pub fn name(self) -> &'static str {
		match self {
			Self::Attribute => "attribute",
			Self::Endpoints => "endpoints",
		}
	}
}
