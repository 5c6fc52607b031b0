// SPDX-License-Identifier: Apache-2.0

//! What each command runs.

use crate::{
	chain_spec,
	cli::{Cli, Subcommand},
	disk, rpc_limits,
	service::{self, Components},
};
use muster_runtime::{opaque::Block, Hash};
use sc_cli::{Result, SubstrateCli};
use sc_network::config::NetworkBackendType;

impl SubstrateCli for Cli {
	fn impl_name() -> String {
		"Muster Node".into()
	}

	fn impl_version() -> String {
		env!("SUBSTRATE_CLI_IMPL_VERSION").into()
	}

	fn description() -> String {
		env!("CARGO_PKG_DESCRIPTION").into()
	}

	fn author() -> String {
		env!("CARGO_PKG_AUTHORS").into()
	}

	fn support_url() -> String {
		"see SECURITY and CONTRIBUTING in the repository".into()
	}

	fn copyright_start_year() -> i32 {
		2026
	}

	fn load_spec(&self, id: &str) -> std::result::Result<Box<dyn sc_service::ChainSpec>, String> {
		Ok(Box::new(match id {
			"dev" => chain_spec::development()?,
			"" | "local" => chain_spec::local()?,
			"production" => chain_spec::production()?,
			path => chain_spec::from_file(path)?,
		}))
	}
}

/// Parses the command line and runs what it says.
pub fn run() -> Result<()> {
	let cli = Cli::from_args();

	match &cli.subcommand {
		None => run_node(&cli),
		Some(Subcommand::Key(cmd)) => cmd.run(&cli),
		Some(Subcommand::BuildSpec(cmd)) => {
			let runner = cli.create_runner(cmd)?;
			runner.sync_run(|config| {
				let spec = config.chain_spec.cloned_box();
				cmd.run(config.chain_spec, config.network).map_err(|error| explain(&*spec, error))
			})
		},
		Some(Subcommand::ExportChainSpec(cmd)) => {
			let spec = cli.load_spec(&cmd.chain)?;
			cmd.run(spec.cloned_box()).map_err(|error| explain(&*spec, error))
		},
		Some(Subcommand::CheckBlock(cmd)) => {
			let runner = cli.create_runner(cmd)?;
			runner.async_run(|config| {
				let Components { client, task_manager, import_queue, .. } =
					service::new_partial(&config)?;
				Ok((cmd.run(client, import_queue), task_manager))
			})
		},
		Some(Subcommand::ExportBlocks(cmd)) => {
			let runner = cli.create_runner(cmd)?;
			runner.async_run(|config| {
				let Components { client, task_manager, .. } = service::new_partial(&config)?;
				Ok((cmd.run(client, config.database), task_manager))
			})
		},
		Some(Subcommand::ImportBlocks(cmd)) => {
			let runner = cli.create_runner(cmd)?;
			runner.async_run(|config| {
				let Components { client, task_manager, import_queue, .. } =
					service::new_partial(&config)?;
				Ok((cmd.run(client, import_queue), task_manager))
			})
		},
		Some(Subcommand::ExportState(cmd)) => {
			let runner = cli.create_runner(cmd)?;
			runner.async_run(|config| {
				let Components { client, task_manager, .. } = service::new_partial(&config)?;
				Ok((cmd.run(client, config.chain_spec), task_manager))
			})
		},
		Some(Subcommand::PurgeChain(cmd)) => {
			let runner = cli.create_runner(cmd)?;
			runner.sync_run(|config| cmd.run(config.database))
		},
		Some(Subcommand::Revert(cmd)) => {
			let runner = cli.create_runner(cmd)?;
			runner.async_run(|config| {
				let Components { client, task_manager, backend, .. } =
					service::new_partial(&config)?;
				// GRANDPA keeps changes of its validators beside the chain.
				let revert_grandpa = Box::new(|client, _, blocks| {
					sc_consensus_grandpa::revert(client, blocks)?;
					Ok(())
				});
				Ok((cmd.run(client, backend, Some(revert_grandpa)), task_manager))
			})
		},
		Some(Subcommand::ChainInfo(cmd)) => {
			let runner = cli.create_runner(cmd)?;
			runner.sync_run(|config| cmd.run::<Block>(&config))
		},
		#[cfg(feature = "runtime-benchmarks")]
		Some(Subcommand::Benchmark(cmd)) => crate::benchmarking::run(&cli, cmd),
	}
}

/// An error of making a genesis state, in words.
fn explain(spec: &dyn sc_service::ChainSpec, error: sc_cli::Error) -> sc_cli::Error {
	sc_cli::Error::Input(chain_spec::explain(spec, error.to_string()))
}

fn run_node(cli: &Cli) -> Result<()> {
	let mut run = cli.run.clone();
	if run.shared_params.is_dev() {
		// A chain of one validator has no forks to be aware of, and the fork-aware pool can keep a
		// transaction waiting on one whose blocks come fast.
		run.pool_config.pool_type = sc_cli::TransactionPoolType::SingleState;
	}

	let storage = cli.storage_monitor.clone();
	let runner = cli.create_runner(&run)?;
	runner
		.run_node_until_exit(|mut config| async move {
			rpc_limits::apply(&mut config)?;
			match config.network.network_backend {
				NetworkBackendType::Litep2p => {
					service::new_full::<sc_network::Litep2pNetworkBackend>(config, &storage)
				},
				NetworkBackendType::Libp2p => {
					service::new_full::<sc_network::NetworkWorker<Block, Hash>>(config, &storage)
				},
			}
			.map_err(sc_cli::Error::Service)
		})
		// The SDK only says that an essential task has failed.
		.map_err(|error| disk::why_ended().map_or(error, sc_cli::Error::Input))
}
