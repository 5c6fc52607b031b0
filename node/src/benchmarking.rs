// SPDX-License-Identifier: Apache-2.0

//! The `benchmark` command, and the transactions it measures.

use crate::{
	cli::Cli,
	service::{self, Components, FullClient},
};
use frame_benchmarking_cli::{
	BenchmarkCmd, ExtrinsicBuilder, ExtrinsicFactory, SUBSTRATE_REFERENCE_HARDWARE,
};
use muster_runtime::{
	constants::{currency::EXISTENTIAL_DEPOSIT, time::BLOCK_HASH_COUNT},
	opaque::Block,
	tx_extension, BalancesCall, RuntimeCall, Signature, SignedPayload, SystemCall,
	UncheckedExtrinsic, VERSION,
};
use sc_cli::{Result, SubstrateCli};
use sc_client_api::{BlockBackend, UsageProvider};
use sp_core::{Encode, Pair};
use sp_inherents::{InherentData, InherentDataProvider};
use sp_keyring::Sr25519Keyring;
use sp_runtime::{generic::Era, traits::HashingFor, OpaqueExtrinsic, SaturatedConversion};
use std::sync::Arc;

/// Runs a `benchmark` command.
pub fn run(cli: &Cli, cmd: &BenchmarkCmd) -> Result<()> {
	let runner = cli.create_runner(cmd)?;
	runner.sync_run(|config| match cmd {
		BenchmarkCmd::Pallet(cmd) => {
			cmd.run_with_spec::<HashingFor<Block>, ()>(Some(config.chain_spec))
		},
		BenchmarkCmd::Block(cmd) => {
			let Components { client, .. } = service::new_partial(&config)?;
			cmd.run(client)
		},
		BenchmarkCmd::Storage(cmd) => {
			let Components { client, backend, .. } = service::new_partial(&config)?;
			let db = backend.expose_db();
			let storage = backend.expose_storage();
			let cache = backend.expose_shared_trie_cache();
			cmd.run(config, client, db, storage, cache)
		},
		BenchmarkCmd::Overhead(cmd) => {
			let Components { client, .. } = service::new_partial(&config)?;
			let name = config.chain_spec.name().into();
			let remarks = RemarkBuilder(client.clone());
			cmd.run(name, client, inherent_data()?, Vec::new(), &remarks, false)
		},
		BenchmarkCmd::Extrinsic(cmd) => {
			let Components { client, .. } = service::new_partial(&config)?;
			let factory = ExtrinsicFactory(vec![
				Box::new(RemarkBuilder(client.clone())),
				Box::new(TransferBuilder(client.clone())),
			]);
			cmd.run(client, inherent_data()?, Vec::new(), &factory)
		},
		BenchmarkCmd::Machine(cmd) => cmd.run(&config, SUBSTRATE_REFERENCE_HARDWARE.clone()),
	})
}

/// `System::remark` without content: an extrinsic that does nothing.
struct RemarkBuilder(Arc<FullClient>);

impl ExtrinsicBuilder for RemarkBuilder {
	fn pallet(&self) -> &str {
		"system"
	}

	fn extrinsic(&self) -> &str {
		"remark"
	}

	fn build(&self, nonce: u32) -> std::result::Result<OpaqueExtrinsic, &'static str> {
		Ok(signed(&self.0, SystemCall::remark { remark: vec![] }.into(), nonce))
	}
}

/// `Balances::transfer_keep_alive` to Alice: the measure of throughput.
struct TransferBuilder(Arc<FullClient>);

impl ExtrinsicBuilder for TransferBuilder {
	fn pallet(&self) -> &str {
		"balances"
	}

	fn extrinsic(&self) -> &str {
		"transfer_keep_alive"
	}

	fn build(&self, nonce: u32) -> std::result::Result<OpaqueExtrinsic, &'static str> {
		let call = BalancesCall::transfer_keep_alive {
			dest: Sr25519Keyring::Alice.to_account_id().into(),
			value: EXISTENTIAL_DEPOSIT,
		};
		Ok(signed(&self.0, call.into(), nonce))
	}
}

/// `call` as a transaction of Bob.
fn signed(client: &FullClient, call: RuntimeCall, nonce: u32) -> OpaqueExtrinsic {
	let genesis = client.block_hash(0).ok().flatten().expect("the genesis block exists; qed");
	let best = client.usage_info().chain;
	let period = (BLOCK_HASH_COUNT.next_power_of_two() / 2).into();

	let era = Era::mortal(period, best.best_number.saturated_into());
	let extension = tx_extension(era, nonce);
	let checked = (
		(),
		(),
		VERSION.spec_version,
		VERSION.transaction_version,
		genesis,
		best.best_hash,
		(),
		(),
		(),
		None,
	);

	let bob = Sr25519Keyring::Bob;
	let payload = SignedPayload::from_raw(call.clone(), extension.clone(), (checked, ()));
	let signature = payload.using_encoded(|bytes| bob.pair().sign(bytes));
	UncheckedExtrinsic::new_signed(
		call,
		bob.to_account_id().into(),
		Signature::Sr25519(signature),
		extension,
	)
	.into()
}

/// What a block's author adds to it: a timestamp, here of the first slot.
fn inherent_data() -> Result<InherentData> {
	let timestamp = sp_timestamp::InherentDataProvider::new(0.into());
	let mut data = InherentData::new();
	futures::executor::block_on(timestamp.provide_inherent_data(&mut data))
		.map_err(|error| format!("inherent data: {error}"))?;
	Ok(data)
}
