// SPDX-License-Identifier: Apache-2.0

//! A lot of very many devices, of which some enrol themselves.

use super::{Before, LotFacts, Workload};
use crate::{
	args::RunArgs,
	drive::Chain,
	setup::{told, World},
	tx, Result,
};
use codec::Encode;
use muster_primitives::{merkle, payload, DeviceId, KeyKind};
use muster_runtime::{
	constants::currency::{MILLI_UNIT, UNIT},
	Balance, Hash, Runtime, RuntimeCall, RuntimeEvent,
};
use pallet_device_registry::{Call, Event, Lots};
use rayon::prelude::*;
use std::time::Instant;

/// More than a device's deposit and the fee of its enrolment.
const DEVICE: Balance = 50 * MILLI_UNIT;

/// Registers the lot by one transaction; its devices' enrolments are made, of leaves spread over
/// all of it.
pub async fn make(chain: &Chain, world: &mut World, args: &RunArgs) -> Result<Workload> {
	let (genesis, seed, valid_until) = (world.genesis, world.seed, world.valid_until);
	let (size, count) = (args.lot, u64::from(args.count).min(args.lot));
	let secret = |index| seed.device("lot", KeyKind::Ed25519, index);

	let begun = Instant::now();
	let leaves: Vec<_> =
		(0..size).into_par_iter().map(|index| merkle::lot_leaf(&secret(index).public())).collect();
	let keys_seconds = begun.elapsed().as_secs_f64();
	let begun = Instant::now();
	let tree = merkle::Tree::new(leaves);
	let tree_seconds = begun.elapsed().as_secs_f64();

	let registering = world.vendor.sign(
		genesis,
		RuntimeCall::DeviceRegistry(Call::register_lot {
			model: world.model,
			root: tree.root(),
			size,
			budget: UNIT + DEVICE * Balance::from(count),
		}),
	);
	let bytes = registering.len;
	let events = chain.execute("registering a lot", vec![(0, registering)]).await?.concat();
	let lot = told(&events, |event| match event {
		Event::LotRegistered { lot, .. } => Some(*lot),
		_ => None,
	})?;
	let at: Hash = chain.final_hash().await?;
	let stored: Option<pallet_device_registry::Lot<Runtime>> =
		chain.ask.storage(Lots::<Runtime>::hashed_key_for(lot), at).await?;
	let facts = LotFacts {
		size,
		extrinsics: 1,
		bytes,
		fee: events.iter().find_map(fee).unwrap_or(0),
		stored: stored.map_or(0, |lot| lot.encoded_size() as u32),
		keys_seconds,
		tree_seconds,
	};

	let made: Vec<_> = (0..count)
		.into_par_iter()
		.map(|n| {
			let index = place(n, count, size);
			let secret = secret(index);
			let key = secret.public();
			let id = DeviceId::from_key(&key);
			let path = tree.prove(index).unwrap_or_default();
			let message = payload::enrol_from_lot(&genesis, &id, lot, index, &valid_until);
			let call = Call::enrol_from_lot {
				lot,
				key,
				index,
				path: path.try_into().expect("a tree of at most 2^32 leaves has such paths"),
				valid_until,
				signature: secret.sign(&message),
			};
			(id, vec![tx::direct(RuntimeCall::DeviceRegistry(call))])
		})
		.collect();
	let (absent, of_sources) = made.into_iter().unzip();
	let before = Before { absent, ..Default::default() };
	Ok(Workload { before, lot: Some(facts), ..Workload::new(of_sources, 1) })
}

/// The leaf of enrolment `n` of `count`, spread over a lot of `size`, itself not less than `count`.
fn place(n: u64, count: u64, size: u64) -> u64 {
	(u128::from(n) * u128::from(size) / u128::from(count.max(1))) as u64
}

fn fee(event: &RuntimeEvent) -> Option<u128> {
	match event {
		RuntimeEvent::TransactionPayment(
			pallet_transaction_payment::Event::TransactionFeePaid { actual_fee, .. },
		) => Some(*actual_fee),
		_ => None,
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::keys::Seed;

	#[test]
	fn places_are_spread_and_none_is_taken_twice() {
		for (count, size) in [(1, 1), (3, 3), (3, 10), (1_000, 1_000_000), (7, 1 << 32)] {
			let places: Vec<_> = (0..count).map(|n| place(n, count, size)).collect();
			assert!(places.windows(2).all(|pair| pair[0] < pair[1]), "{count} of {size}");
			assert_eq!(places[0], 0);
			assert!(places[places.len() - 1] < size);
		}
	}

	#[test]
	fn proofs_of_a_lot_hold() {
		for size in [1u64, 2, 5, 1_000] {
			let leaf =
				|index| merkle::lot_leaf(&Seed(1).device("lot", KeyKind::Ed25519, index).public());
			let tree: merkle::Tree = (0..size).map(leaf).collect();
			for index in (0..5).map(|n| place(n, 5, size)).filter(|index| *index < size) {
				let path = tree.prove(index).unwrap();
				let proof =
					|leaf| merkle::verify_inclusion(&tree.root(), &leaf, index, size, &path);
				assert_eq!(proof(leaf(index)), Ok(()));
				assert_eq!(proof(leaf(size)), Err(merkle::ProofError::RootMismatch));
			}
		}
	}
}
