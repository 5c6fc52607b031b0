// SPDX-License-Identifier: Apache-2.0

//! The command line.

use crate::rpc_limits;
use sc_cli::RunCmd;
use sc_storage_monitor::StorageMonitorParams;

/// Without a subcommand the node runs.
#[derive(Debug, clap::Parser)]
#[command(
	mut_arg("rpc_rate_limit", rpc_limits::rate_limit),
	mut_arg("rpc_max_batch_request_len", rpc_limits::batch),
	mut_arg("rpc_max_request_size", rpc_limits::request_size),
	mut_arg("rpc_max_subscriptions_per_connection", rpc_limits::subscriptions),
	mut_arg("rpc_message_buffer_capacity_per_connection", rpc_limits::message_buffer)
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
