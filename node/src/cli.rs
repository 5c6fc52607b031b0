// SPDX-License-Identifier: Apache-2.0

//! The command line.

use sc_cli::RunCmd;

/// Without a subcommand the node runs.
#[derive(Debug, clap::Parser)]
pub struct Cli {
	#[command(subcommand)]
	pub subcommand: Option<Subcommand>,

	#[command(flatten)]
	pub run: RunCmd,
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
