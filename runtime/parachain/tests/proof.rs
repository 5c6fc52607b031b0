// SPDX-License-Identifier: Apache-2.0

//! What a validator of the relay chain has to be sent with a block: the proof of what the block reads,
//! recorded while transactions are executed on a state with thousands of devices. `docs/results.md`
//! shows the table.

extern crate muster_parachain_runtime as muster_runtime;

mod common;

use codec::Encode;
use common::*;
use frame_support::{
	assert_ok,
	dispatch::{DispatchClass, GetDispatchInfo},
	traits::fungible::Mutate,
};
use muster_runtime::{
	configs::RuntimeBlockWeights, AccountId, Balances, Runtime, RuntimeCall, System,
	UncheckedExtrinsic,
};
use pallet_device_registry::Call;
use sp_core::{ed25519, Pair};
use sp_io::hashing::blake2_256;
use sp_runtime::traits::Dispatchable;
use std::{fmt::Write, path::Path};

/// How many transactions are proven together, as in a block: what several read is proven once.
const TOGETHER: usize = 300;

/// Transactions of a kind, executed in a block.
struct Proven {
	what: &'static str,
	/// Bytes of proof that the weights of one transaction say.
	declared: u64,
	/// Bytes of proof that were recorded for one.
	recorded: u64,
	/// How many fit in a block by time.
	by_time: u64,
}

fn device(number: usize) -> Device {
	Device::of(ed25519::Pair::from_seed(&blake2_256(&(number as u64).encode())))
}

fn account(number: usize) -> AccountId {
	AccountId::new(blake2_256(&("account", number as u64).encode()))
}

fn dispatch(call: impl Into<RuntimeCall>, who: sp_keyring::Sr25519Keyring) {
	assert_ok!(call.into().dispatch(signed(who)));
}

/// A chain with so many devices of the owner's, in a fleet that the owner sponsors; each has told a
/// state. And as many accounts.
fn populated(devices: usize) -> (sp_io::TestExternalities, Vec<Device>) {
	let rich = [VENDOR, OWNER, GATEWAY].map(|who| (who.to_account_id(), 10_000_000 * UNIT));
	let mut ext = new_chain(rich.to_vec());
	let devices = ext.execute_with(|| {
		vendor_and_model();
		dispatch(Call::create_fleet { name: text("Fleet"), parent: None }, OWNER);
		let all: Vec<_> = (0..devices).map(|number| owned(device(number))).collect();
		for (number, device) in all.iter().enumerate() {
			let fleet = Some(0);
			dispatch(Call::assign_fleet { device: device.id, fleet }, OWNER);
			dispatch(device.call(0, device.says("open")), GATEWAY);
			assert_ok!(Balances::mint_into(&account(number), UNIT));
		}
		let (budget, allowance) = (1_000_000 * UNIT, UNIT);
		dispatch(
			Call::open_sponsorship { fleet: 0, budget, allowance, period: 100, floor: 0 },
			OWNER,
		);
		System::reset_events();
		all
	});
	ext.commit_all().expect("nothing is in the way");
	(ext, devices)
}

/// Bytes that prove what `execute` reads after the beginning of a block.
fn proof(ext: &mut sp_io::TestExternalities, execute: impl FnOnce()) -> u64 {
	let (_, proof) = ext.execute_and_prove(|| {
		begin_block(2);
		execute()
	});
	proof.encoded_size() as u64
}

fn prove(
	ext: &mut sp_io::TestExternalities,
	what: &'static str,
	make: impl Fn(usize) -> UncheckedExtrinsic,
) -> Proven {
	let xts: Vec<_> = ext.execute_with(|| {
		begin_block(2);
		(0..TOGETHER).map(make).collect()
	});
	let limits = RuntimeBlockWeights::get();
	let normal = limits.get(DispatchClass::Normal);
	let weight = normal.base_extrinsic + xts[0].get_dispatch_info().total_weight();
	ext.commit_all().expect("nothing is in the way");
	let empty = proof(ext, || ());
	ext.commit_all().expect("nothing is in the way");
	let (mut length, mut counted) = (0, weight);
	let recorded = proof(ext, || {
		for xt in xts {
			length += xt.encoded_size() as u64;
			// What was declared and not needed is given back, by how much the collator knows.
			frame_system::BlockWeight::<Runtime>::kill();
			assert_eq!(apply(xt), Ok(Ok(())), "{what}");
			counted = weight_of_last();
		}
	}) - empty;
	// Or what the next kind reads would not be read from the state, and not be proven.
	ext.commit_all().expect("nothing is in the way");
	let count = TOGETHER as u64;
	Proven {
		what,
		declared: weight.proof_size(),
		// The block itself is part of what is sent.
		recorded: (recorded + length).div_ceil(count),
		by_time: normal.max_total.expect("it is limited").ref_time() / counted.ref_time(),
	}
}

fn kinds(devices: usize) -> Vec<Proven> {
	let (mut ext, all) = populated(devices);
	// Spread over the whole state.
	let step = devices / TOGETHER;
	let from_gateway = |call, i: usize| {
		let call: RuntimeCall = call;
		let nonce = System::account_nonce(GATEWAY.to_account_id()) + i as u32;
		transaction_with(GATEWAY, call, nonce)
	};
	let submit = |number: usize| all[number].call(0, all[number].says("shut"));
	let transfer = prove(&mut ext, "`balances.transfer_keep_alive`", |i| {
		let dest = account(i * step).into();
		let call = pallet_balances::Call::transfer_keep_alive { dest, value: UNIT };
		from_gateway(call.into(), i)
	});
	let relayed = prove(&mut ext, "relayed, Ed25519: `set_attribute`", |i| {
		from_gateway(submit(i * step).into(), i)
	});
	let direct = prove(&mut ext, "direct, Ed25519: `set_attribute`", |i| general(submit(i * step)));
	vec![transfer, relayed, direct]
}

const SMALL: usize = 600;
const LARGE: usize = 12_000;

#[test]
fn what_devices_do_fits_in_a_proof() {
	let (small, large) = (kinds(SMALL), kinds(LARGE));
	let normal = RuntimeBlockWeights::get().get(DispatchClass::Normal).max_total.unwrap();
	let mut table = format!(
		"| Transaction | declared, bytes | recorded, {SMALL} devices | {LARGE} devices | \
		 in a block by time | by proof |\n|---|---:|---:|---:|---:|---:|\n"
	);
	for (small, large) in small.iter().zip(&large) {
		// Weights do not promise less than it takes, or a block would be too large to be checked.
		assert!(large.recorded <= large.declared, "{}: {}", large.what, large.recorded);
		let by_proof = normal.proof_size() / large.recorded;
		let row = [large.declared, small.recorded, large.recorded, large.by_time, by_proof];
		let row = row.map(|value| value.to_string()).join(" | ");
		writeln!(table, "| {} | {row} |", large.what).expect("it is memory");
	}

	let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/results.md");
	let results = std::fs::read_to_string(&path).expect("docs/results.md is there");
	let (open, close) = ("<!-- proof -->\n", "<!-- /proof -->");
	let begin = results.find(open).expect("it has a place for the table") + open.len();
	let end = begin + results[begin..].find(close).expect("the place ends");
	if std::env::var_os("MUSTER_WRITE_RESULTS").is_some() {
		let written = format!("{}{table}{}", &results[..begin], &results[end..]);
		std::fs::write(&path, written).expect("docs/results.md can be written");
	} else {
		assert_eq!(
			&results[begin..end],
			table,
			"run this test with MUSTER_WRITE_RESULTS=1 to write the table anew"
		);
	}
}
