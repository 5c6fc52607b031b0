// SPDX-License-Identifier: Apache-2.0

//! The command line.

use crate::rpc_limits;
use sc_cli::RunCmd;
use sc_storage_monitor::StorageMonitorParams;

/// Transactions that wait in the pool: those of two full blocks. With the SDK's 8192, half of a
/// full block would not be there yet when the next one is made.
const POOL_LIMIT: &str = "50000";
const POOL_KBYTES: &str = "51200";

/// Without a subcommand the node runs.
#[derive(Debug, clap::Parser)]
#[command(
	mut_arg("rpc_rate_limit", rpc_limits::rate_limit),
	mut_arg("rpc_max_batch_request_len", rpc_limits::batch),
	mut_arg("rpc_max_request_size", rpc_limits::request_size),
	mut_arg("rpc_max_subscriptions_per_connection", rpc_limits::subscriptions),
	mut_arg("rpc_message_buffer_capacity_per_connection", rpc_limits::message_buffer),
	mut_arg("pool_limit", |arg| arg.default_value(POOL_LIMIT)),
	mut_arg("pool_kbytes", |arg| arg.default_value(POOL_KBYTES))
)]
pub struct Cli {
	#[command(subcommand)]
	pub subcommand: Option<Subcommand>,

	#[command(flatten)]
	pub run: RunCmd,

	#[command(flatten)]
	pub storage_monitor: StorageMonitorParams,
}

#[derive(Debug, clap::Subcommand)]
#[allow(clippy::large_enum_variant)]
pub enum Subcommand {
	/// Make, inspect and insert keys; sign and verify with them.
	#[command(subcommand)]
	Key(sc_cli::KeySubcommand),

	/// Print a chain specification, with this node as a bootnode unless told otherwise.
	BuildSpec(sc_cli::BuildSpecCmd),

	/// Write a chain specification to a file or to the standard output.
	ExportChainSpec(sc_cli::ExportChainSpecCmd),

	/// Execute a block again and compare the result.
	CheckBlock(sc_cli::CheckBlockCmd),

	/// Write blocks to a file.
	ExportBlocks(sc_cli::ExportBlocksCmd),

	/// Read blocks from a file, execute and store them.
	ImportBlocks(sc_cli::ImportBlocksCmd),

	/// Write the state at a block into a chain specification.
	ExportState(sc_cli::ExportStateCmd),

	/// Remove the chain's data.
	PurgeChain(sc_cli::PurgeChainCmd),

	/// Take back blocks that are not final.
	Revert(sc_cli::RevertCmd),

	/// Print what the database knows about the chain.
	ChainInfo(sc_cli::ChainInfoCmd),

	/// Measure weights: of pallets, blocks, extrinsics, the database, the machine.
	#[cfg(feature = "runtime-benchmarks")]
	#[command(subcommand)]
	Benchmark(frame_benchmarking_cli::BenchmarkCmd),
}

#[cfg(test)]
mod tests {
	use super::*;
	use clap::Parser;
	use muster_runtime::weights::{MeasuredBaseWeight, ParityDbWeight};

	fn pool(args: &[&str]) -> (usize, usize) {
		let args = ["muster-node"].iter().chain(args);
		let cli = Cli::try_parse_from(args).expect("the options exist");
		(cli.run.pool_config.pool_limit, cli.run.pool_config.pool_kbytes)
	}

	#[test]
	fn the_pool_holds_two_full_blocks_unless_told_otherwise() {
		let (transactions, kilobytes) = pool(&[]);
		assert_eq!((transactions, kilobytes), (50_000, 51_200));
		// The longest blocks, and as many transactions as ever fit: a base is the least of each.
		let normal = frame_support::dispatch::DispatchClass::Normal;
		let limits = muster_runtime::configs::RuntimeBlockWeights::get();
		let length = muster_runtime::configs::MAXIMUM_BLOCK_LENGTH as usize;
		assert!(kilobytes * 1_024 >= 2 * length);
		let most = limits.get(normal).max_total.expect("it is limited").ref_time();
		// A transfer weighs more than a transaction that does nothing and the two accounts.
		let transfer = MeasuredBaseWeight::get() + ParityDbWeight::get().reads_writes(2, 2);
		let transfers = most / transfer.ref_time();
		assert!(transactions as u64 >= 2 * transfers, "{transfers} transfers in a block");
		assert_eq!(pool(&["--pool-limit", "5", "--pool-kbytes", "6"]), (5, 6));
	}
}
