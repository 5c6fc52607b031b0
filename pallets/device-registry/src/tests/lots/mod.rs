// SPDX-License-Identifier: Apache-2.0

mod close_lot;
mod enrol_from_lot;
mod fund_lot;
mod register_lot;

use super::support::*;
use crate::{mock::*, *};
use codec::Encode;
use frame_support::{
	assert_ok, assert_storage_noop, dispatch::DispatchResultWithPostInfo, traits::Authorize,
};
use frame_system::RawOrigin;
use muster_primitives::{merkle, payload, KeyKind};
use sp_core::H256;
use sp_runtime::{
	traits::BadOrigin,
	transaction_validity::{
		InvalidTransaction, TransactionSource, TransactionValidityError, ValidTransaction,
	},
	TokenError,
};

const ED: KeyKind = KeyKind::Ed25519;

fn lot_price() -> Balance {
	price(Lot::<Test>::max_encoded_len())
}

/// Devices of all kinds.
fn some(count: u32) -> Vec<Device> {
	(0..count).map(|seed| Device::new(KINDS[seed as usize % 4], seed)).collect()
}

fn relayed(call: Call<Test>) -> DispatchResultWithPostInfo {
	RuntimeCall::from(call).dispatch(signed(GATEWAY))
}

/// What the pool says.
fn authorize(call: &Call<Test>) -> Result<ValidTransaction, TransactionValidityError> {
	RuntimeCall::from(call.clone())
		.authorize(TransactionSource::External)
		.expect("can come without an account; qed")
		.map(|(valid, _)| valid)
}

/// What a block does with what the pool let pass.
fn direct(call: Call<Test>) -> DispatchResultWithPostInfo {
	authorize(&call).expect("authorised; qed");
	RuntimeCall::from(call).dispatch(RawOrigin::Authorized.into())
}

/// Refused both ways, and nothing is changed or paid.
fn refused(call: Call<Test>, error: Error<Test>, by_pool: InvalidTransaction) {
	assert_eq!(
		assert_storage_noop_and_get(|| authorize(&call)),
		Err(TransactionValidityError::Invalid(by_pool))
	);
	assert_noop!(relayed(call), error);
}

fn assert_storage_noop_and_get<R>(ask: impl FnOnce() -> R) -> R {
	#[allow(clippy::needless_late_init)] // The macro takes a statement.
	let answer;
	assert_storage_noop!(answer = ask());
	answer
}

/// The arguments of an enrolment from a lot, to be spoilt one by one.
#[derive(Clone)]
struct Args {
	lot: LotId,
	key: DeviceKey,
	index: u64,
	path: Vec<[u8; 32]>,
	valid_until: BlockNumber,
	signature: DeviceSignature,
}

impl Args {
	fn new(device: &Device, lot: LotId, index: u64, tree: &merkle::Tree) -> Self {
		let path = tree.prove(index).expect("a leaf; qed");
		match device.lot_call(lot, index, path) {
			Call::enrol_from_lot { lot, key, index, path, valid_until, signature } => {
				Self { lot, key, index, path: path.into_inner(), valid_until, signature }
			},
			_ => unreachable!(),
		}
	}

	fn signed_by(mut self, device: &Device) -> Self {
		let id = DeviceId::from_key(&self.key);
		let message =
			payload::enrol_from_lot(&GENESIS, &id, self.lot, self.index, &self.valid_until);
		self.signature = device.identity.sign(&message);
		self
	}

	fn call(self) -> Call<Test> {
		Call::enrol_from_lot {
			lot: self.lot,
			key: self.key,
			index: self.index,
			path: self.path.try_into().expect("32 at most; qed"),
			valid_until: self.valid_until,
			signature: self.signature,
		}
	}
}

/// A lot of one device whose tree's only leaf is its root.
#[test]
fn a_lot_of_one_enrols_by_an_empty_path() {
	build_and_execute(|| {
		vendor_and_model();
		let devices = some(1);
		let (lot, tree) = lot(&devices, 10_000);
		let args = Args::new(&devices[0], lot, 0, &tree);
		assert!(args.path.is_empty());
		assert_ok!(direct(args.call()));
	});
}

/// The largest lot there is. Its tree is full, so each path has 32 hashes; those that no test
/// could compute are made up.
#[test]
fn devices_enrol_from_the_ends_of_a_lot_of_2_to_the_32() {
	for index in [0, 1, 0x7fff_ffff, 0x8000_0000, 0xdead_beef, u64::from(u32::MAX)] {
		build_and_execute(|| {
			vendor_and_model();
			let device = Device::new(KeyKind::P256, 1);
			let path: Vec<[u8; 32]> = (0..32).map(|level| [level; 32]).collect();
			let mut root = merkle::lot_leaf(&device.key());
			for (level, sibling) in path.iter().enumerate() {
				root = if index >> level & 1 == 1 {
					merkle::node_hash(sibling, &root)
				} else {
					merkle::node_hash(&root, sibling)
				};
			}
			assert_ok!(DeviceRegistry::register_lot(signed(VENDOR), 0, root, 1 << 32, 10_000));
			for wrong in [index ^ 1, index ^ (1 << 31), 1 << 32] {
				refused(
					device.lot_call(0, wrong, path.clone()),
					Error::BadInclusionProof,
					InvalidTransaction::Custom(7),
				);
			}
			refused(
				device.lot_call(0, index, path[..31].to_vec()),
				Error::BadInclusionProof,
				InvalidTransaction::Custom(7),
			);
			assert_ok!(direct(device.lot_call(0, index, path)));
			assert_eq!(device.status(), DeviceStatus::Enrolled);
		});
	}
}

/// A factory's whole year: a million keys, each with a secret of its own, under one root.
#[test]
fn devices_enrol_from_a_lot_of_a_million() {
	const SIZE: u32 = 1_000_000;
	// Mostly Ed25519, which is quick to make; those that enrol are of all kinds.
	let chosen = [0, 1, 2, 3, 499_999, 500_000, 524_287, 524_288, 983_040, 999_998, 999_999];
	let device = |index: u32| {
		let kind = chosen.iter().position(|at| *at == index).map_or(ED, |at| KINDS[at % 4]);
		Device::new(kind, index)
	};
	let device = &device;
	let threads = std::thread::available_parallelism().map_or(1, |n| n.get() as u32);
	let leaves: Vec<[u8; 32]> = std::thread::scope(|scope| {
		let parts: Vec<_> = (0..threads)
			.map(|part| {
				let share = SIZE.div_ceil(threads);
				let range = part * share..((part + 1) * share).min(SIZE);
				scope.spawn(move || {
					range.map(|index| merkle::lot_leaf(&device(index).key())).collect::<Vec<_>>()
				})
			})
			.collect();
		parts.into_iter().flat_map(|part| part.join().expect("no panic; qed")).collect()
	});
	assert_eq!(leaves.len() as u32, SIZE);
	let root = leaves.iter().copied().collect::<merkle::Builder>().root();
	let tree = merkle::Tree::new(leaves);
	assert_eq!(tree.root(), root);

	build_and_execute(|| {
		vendor_and_model();
		assert_ok!(DeviceRegistry::register_lot(signed(VENDOR), 0, root, SIZE.into(), 1_000_000));
		let (other, _) = lot(&some(3), 1_000_000);
		for (turn, index) in chosen.into_iter().enumerate() {
			let device = device(index);
			let good = Args::new(&device, 0, index.into(), &tree);
			let refused = |args: Args| {
				refused(
					args.signed_by(&device).call(),
					Error::BadInclusionProof,
					InvalidTransaction::Custom(7),
				)
			};
			refused(Args { index: u64::from(index ^ 1), ..good.clone() });
			refused(Args { lot: other, ..good.clone() });
			refused(Args { key: Device::new(ED, SIZE + index).key(), ..good.clone() });
			let mut path = good.path.clone();
			*path.last_mut().unwrap() = root;
			refused(Args { path, ..good.clone() });

			let call = good.call();
			let result = if turn % 2 == 0 { direct(call) } else { relayed(call) };
			assert_ok!(result);
			assert_eq!(details(device.id).lot, Some(0));
		}
		assert_eq!(DeviceRegistry::model(0).unwrap().devices, chosen.len() as u32);
		// What is on chain is what enrolled, and nothing of the rest.
		assert_eq!(Devices::<Test>::iter().count(), chosen.len());
	});
}
