// SPDX-License-Identifier: Apache-2.0

//! What transactions of each kind weigh, beside a transfer: through the runtime's real extensions,
//! as a block counts them once they are executed. `docs/results.md` shows the table.

mod common;

use codec::Encode;
use common::*;
use frame_support::{
	assert_ok,
	dispatch::GetDispatchInfo,
	traits::Authorize,
	weights::{constants::WEIGHT_REF_TIME_PER_MICROS, Weight},
};
use muster_primitives::DeviceSignature;
use muster_runtime::{
	configs::{RuntimeBlockLength, RuntimeBlockWeights},
	weights::{MeasuredBaseWeight, ParityDbWeight},
	DeviceRegistry, RuntimeCall, System, UncheckedExtrinsic,
};
use pallet_device_registry::Call;
use std::{fmt::Write, path::Path};

/// A transaction: what a block counts for it, and how long it is.
struct Cost {
	what: String,
	weight: Weight,
	length: usize,
	/// How many actions of devices it carries.
	actions: u64,
}

/// Executes a transaction and returns what the block counts for it.
fn cost(what: &str, xt: UncheckedExtrinsic) -> Cost {
	let length = xt.encoded_size();
	assert_eq!(apply(xt), Ok(Ok(())), "{what}");
	let weight = weight_of_last();
	let failed = registry_events().iter().any(|event| {
		use pallet_device_registry::Event::DeviceCallDispatched;
		matches!(event, DeviceCallDispatched { result: Err(_), .. })
	});
	assert!(!failed, "{what}: the inner call failed");
	System::reset_events();
	Cost { what: what.into(), weight, length, actions: 1 }
}

/// With a signature of another kind in place of an Ed25519 one.
fn by(
	kind: &str,
	signature: DeviceSignature,
	cost: &Cost,
	call: &Call<muster_runtime::Runtime>,
) -> Cost {
	let mut other = call.clone();
	let Call::submit { signature: place, .. } = &mut other else { unreachable!() };
	*place = signature;
	let weigh = |call: &Call<_>| {
		let call = RuntimeCall::from(call.clone());
		if cost.what.starts_with("direct") {
			call.weight_of_authorize()
		} else {
			call.get_dispatch_info().call_weight
		}
	};
	Cost {
		what: cost.what.replace("Ed25519", kind),
		weight: cost.weight + weigh(&other) - weigh(call),
		length: cost.length + other.encoded_size() - call.encoded_size(),
		actions: 1,
	}
}

/// All rows; the first is the transfer, to which the others are compared.
fn costs() -> Vec<Cost> {
	let mut costs = Vec::new();
	on_chain(|| {
		let (device, _) = sponsored(100 * UNIT, 100 * UNIT, 0);
		let transfer = pallet_balances::Call::transfer_keep_alive {
			dest: STRANGER.to_account_id().into(),
			value: UNIT,
		};
		costs.push(cost("`balances.transfer_keep_alive`", transaction(OWNER, transfer)));

		let stream = stream_of(OWNER, Some(device.id));
		let mut both = |what: &str, inner: &dyn Fn() -> RuntimeCall| {
			let relayed = device.call(0, inner());
			let name = format!("relayed, Ed25519: {what}");
			let relay = cost(&name, transaction(GATEWAY, relayed.clone()));
			let direct = device.call(0, inner());
			let name = format!("direct, Ed25519: {what}");
			let alone = cost(&name, general(direct.clone()));
			if costs.len() == 1 {
				for (kind, signature) in [
					("Sr25519", DeviceSignature::Sr25519([0; 64])),
					("secp256k1", DeviceSignature::Secp256k1([0; 65])),
					("P-256", DeviceSignature::P256([0; 64])),
				] {
					costs.push(by(kind, signature, &relay, &relayed));
					costs.push(by(kind, signature, &alone, &direct));
				}
			}
			costs.push(relay);
			costs.push(alone);
		};
		let attribute = |value: &str| match device.says(value) {
			Call::set_attribute { device, name, value, valid_until } => {
				Call::set_attribute { device, name, value, valid_until }.into()
			},
			_ => unreachable!(),
		};
		assert_ok!(apply(transaction(GATEWAY, device.call(0, device.says("open")))), Ok(()));
		both("`set_attribute`, a state told again", &|| attribute("shut"));
		both("`anchor`, one root", &|| anchor(&[stream]).into());

		let lengths = std::cell::Cell::new(4);
		both("`set_attribute`, a longer value", &|| {
			lengths.set(lengths.get() + 1);
			attribute(&"x".repeat(lengths.get()))
		});

		let calls: Vec<RuntimeCall> =
			(0..50).map(|ahead| device.call(ahead, device.says("open!!")).into()).collect();
		// The first of them changes the length, the others tell a state again.
		let batch = pallet_utility::Call::force_batch { calls };
		let mut batch =
			cost("relayed, Ed25519: 50 in a `force_batch`, each", transaction(GATEWAY, batch));
		batch.actions = 50;
		costs.push(batch);
	});
	costs
}

fn ratio(cost: &Cost, transfer: &Cost) -> f64 {
	cost.weight.ref_time() as f64 / cost.actions as f64 / transfer.weight.ref_time() as f64
}

fn find<'a>(costs: &'a [Cost], what: &str) -> &'a Cost {
	costs.iter().find(|cost| cost.what.contains(what)).expect(what)
}

#[test]
fn a_devices_call_costs_at_most_twice_a_transfer_relayed_and_half_more_by_itself() {
	let costs = costs();
	for (what, most) in [
		("relayed, Ed25519: `set_attribute`, a state told again", 2.0),
		("relayed, Ed25519: `anchor`", 2.0),
		("relayed, Ed25519: 50", 2.0),
		("direct, Ed25519: `set_attribute`, a state told again", 1.5),
		("direct, Ed25519: `anchor`", 1.5),
	] {
		let is = ratio(find(&costs, what), &costs[0]);
		assert!(is <= most, "{what}: {is:.2} times a transfer");
	}
}

/// Measured whole, and not counted once more for each extension: only the sender's account comes on
/// top, which the measurement had in memory.
#[test]
fn a_transaction_that_does_nothing_weighs_what_was_measured() {
	on_chain(|| {
		let call = frame_system::Call::remark { remark: vec![] };
		let remark = cost("`system.remark`", transaction(OWNER, call.clone()));
		let call = RuntimeCall::from(call).get_dispatch_info().call_weight;
		let account = ParityDbWeight::get().reads_writes(1, 1);
		let wanted = MeasuredBaseWeight::get() + account + call;
		// The one measured was mortal, which is some nanoseconds more or less.
		let off = remark.weight.ref_time().abs_diff(wanted.ref_time());
		assert!(off < WEIGHT_REF_TIME_PER_MICROS, "{} and not {wanted}", remark.weight);
	});
}

#[test]
fn levels_of_fleets_that_are_not_there_are_not_paid_for() {
	on_chain(|| {
		let (device, fleet) = sponsored(100 * UNIT, 100 * UNIT, 0);
		let relay = || {
			let call = device.call(0, device.says("open"));
			cost("relayed", transaction(GATEWAY, call)).weight.ref_time()
		};
		relay();
		let one = relay();
		assert_ok!(DeviceRegistry::create_fleet(signed(OWNER), text("Below"), Some(fleet)));
		assert_ok!(DeviceRegistry::assign_fleet(signed(OWNER), device.id, Some(fleet + 1)));
		assert_eq!(relay() - one, ParityDbWeight::get().reads(1).ref_time());
	});
}

/// As Markdown: what the block counts, its ratio to a transfer, and how many fill a block.
fn table() -> String {
	let costs = costs();
	let weights = RuntimeBlockWeights::get();
	let class = frame_support::dispatch::DispatchClass::Normal;
	let room = weights.get(class).max_total.expect("the class is limited").ref_time();
	let length = *RuntimeBlockLength::get().max.get(class) as u64;
	let mut table = String::from(
		"| Transaction | Time, µs | Proof, bytes | Length, bytes | To a transfer | In a block |\n\
		 |---|---:|---:|---:|---:|---:|\n",
	);
	for cost in &costs {
		let (time, actions) = (cost.weight.ref_time() / cost.actions, cost.actions);
		let fit = (room / time).min(length * actions / cost.length as u64);
		writeln!(
			table,
			"| {} | {:.1} | {} | {} | {:.2} | {fit} |",
			cost.what,
			time as f64 / 1e6,
			cost.weight.proof_size() / actions,
			cost.length as u64 / actions,
			ratio(cost, &costs[0]),
		)
		.expect("it is memory");
	}
	table
}

#[test]
fn the_results_tell_what_transactions_cost() {
	let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/results.md");
	let results = std::fs::read_to_string(&path).expect("docs/results.md is there");
	let (open, close) = ("<!-- transactions -->\n", "<!-- /transactions -->");
	let begin = results.find(open).expect("it has a place for the table") + open.len();
	let end = begin + results[begin..].find(close).expect("the place ends");
	let table = table();
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
