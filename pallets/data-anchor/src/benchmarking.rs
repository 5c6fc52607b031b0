// SPDX-License-Identifier: Apache-2.0

//! What every call costs, in the worst case that can be set up.
//!
//! The caller is the account that a transaction reads in any case, so whoever else pays or is paid
//! is somebody else. The block's time is not counted: it was written before anything reads it.

use crate::*;
use alloc::{vec, vec::Vec};
use frame_benchmarking::{benchmarking::add_to_whitelist, v2::*};
use frame_support::storage::{storage_prefix, unhashed};
use frame_system::RawOrigin;
use muster_primitives::{
	anchor::MAX_LEAVES,
	merkle::{self, node_hash},
	StreamInspect,
};
use sp_runtime::traits::Bounded;

/// Makes devices for benchmarks, as the registry at hand makes them.
pub trait BenchmarkHelper<AccountId, RuntimeOrigin> {
	/// An active device of `owner`. Another `seed` makes another device.
	fn device(owner: &AccountId, seed: u32) -> DeviceId;

	/// The origin of a call that the device signed. What was read of the device to check that does not
	/// count again.
	fn device_origin(device: DeviceId) -> RuntimeOrigin;
}

fn assert_last_event<T: Config>(event: Event<T>) {
	frame_system::Pallet::<T>::assert_last_event(event.into());
}

fn plenty<T: Config>() -> BalanceOf<T> {
	BalanceOf::<T>::max_value() / (1u32 << 20).into()
}

/// An account that can pay for everything, and of which nothing is in memory.
fn funded<T: Config>(name: &'static str, number: u32) -> T::AccountId {
	let who = account(name, number, 0);
	<T::Currency as fungible::Mutate<_>>::set_balance(&who, plenty::<T>());
	who
}

/// The account that sends the measured call: reading it is part of every transaction's cost, and
/// is not counted again.
fn caller<T: Config>() -> T::AccountId {
	let who = whitelisted_caller();
	<T::Currency as fungible::Mutate<_>>::set_balance(&who, plenty::<T>());
	who
}

fn signed<T: Config>(who: &T::AccountId) -> OriginFor<T> {
	RawOrigin::Signed(who.clone()).into()
}

/// When benchmarks run, in seconds since 1970.
const NOW: u64 = 1_782_907_200;

/// Sets the time where `pallet-timestamp` tells it.
fn start_clock() {
	let key = storage_prefix(b"Timestamp", b"Now");
	unhashed::put(&key, &(NOW * 1_000));
	add_to_whitelist(key.to_vec().into());
}

/// A name as long as may be.
fn name(letter: u8) -> Text {
	vec![letter; 64].try_into().expect("as long as may be; qed")
}

const SCHEMA: Option<Hash> = Some([7; 32]);
/// Of most streams here.
const SLOTS: u32 = 1_000;

/// The owner's new stream, which keeps nothing: an anchor can be pruned at once. For a device, if one
/// is given.
fn stream<T: Config>(
	owner: &T::AccountId,
	device: Option<DeviceId>,
) -> Result<StreamId, BenchmarkError> {
	start_clock();
	let stream = NextStreamId::<T>::get();
	let (name, mode) = (name(b'n'), Mode::Batches);
	let (attested, keeps) = (false, Some(0));
	let origin = signed::<T>(owner);
	Pallet::<T>::create_stream(origin, device, name, mode, SCHEMA, attested, keeps, SLOTS)?;
	Ok(stream)
}

/// The next anchor of a stream, as it should be.
fn next<T: Config>(stream: StreamId) -> Submission {
	let Expected { number, previous, from, .. } =
		Pallet::<T>::expected(stream).expect("the stream was made; this is a benchmark");
	Submission {
		stream,
		number,
		previous,
		root: [8; 32],
		size: MAX_LEAVES,
		from,
		until: from + 1,
		corrects: None,
		attested: false,
		consistency: Path::default(),
	}
}

/// Has the owner anchor so often in a stream.
fn anchored<T: Config>(
	owner: &T::AccountId,
	stream: StreamId,
	count: u32,
) -> Result<(), BenchmarkError> {
	for _ in 0..count {
		let submissions = vec![next::<T>(stream)].try_into().map_err(|_| "one fits")?;
		Pallet::<T>::anchor(signed::<T>(owner), submissions)?;
	}
	Ok(())
}

/// The longest proof that an anchor takes: trees have 2^40 leaves at most.
const MAX_CONSISTENCY: u32 = 41;

/// Sizes of two trees, so that the second one's consistency with the first takes so many hashes, of
/// which as many as can be are hashed for both roots.
fn sizes(hashes: u32) -> (u64, u64) {
	match hashes {
		1 => (1, 2),
		2 => (1, 4),
		_ => ((1 << (hashes - 1)) - 1, 1 << (hashes - 1)),
	}
}

/// Hashes that differ.
fn path(length: u32) -> Vec<Hash> {
	(0..length).map(|n| merkle::leaf_hash(&n.to_le_bytes())).collect()
}

/// The roots of trees of these [`sizes`] to which a proof leads. No trees are needed for that: this
/// goes the way of RFC 9162 §2.1.4.2.
fn roots(first: u64, second: u64, proof: &[Hash]) -> (Hash, Hash) {
	let level = first.trailing_zeros();
	let (mut node, mut last) = ((first - 1) >> level, (second - 1) >> level);
	let (start, proof) =
		if first.is_power_of_two() { ([9; 32], proof) } else { (proof[0], &proof[1..]) };
	let (mut old, mut new) = (start, start);
	for sibling in proof {
		if node & 1 == 1 || node == last {
			old = node_hash(sibling, &old);
			new = node_hash(sibling, &new);
			while node & 1 == 0 && node != 0 {
				node >>= 1;
				last >>= 1;
			}
		} else {
			new = node_hash(&new, sibling);
		}
		node >>= 1;
		last >>= 1;
	}
	(old, new)
}

/// The owner's stream with one anchor, which has `leaf` at index 0 by a path of this length.
fn provable<T: Config>(leaf: &[u8], length: u32) -> Result<(StreamId, Vec<Hash>), BenchmarkError> {
	let owner = funded::<T>("owner", 0);
	let stream = stream::<T>(&owner, None)?;
	anchored::<T>(&owner, stream, 1)?;
	let path = path(length);
	Anchors::<T>::mutate(stream, 0, |anchor| {
		let anchor = anchor.as_mut().expect("it was anchored; this is a benchmark");
		anchor.root =
			path.iter().fold(merkle::leaf_hash(leaf), |hash, right| node_hash(&hash, right));
		anchor.size = 1u64.checked_shl(length).unwrap_or(u64::MAX);
	});
	Ok((stream, path))
}

/// A share with an envelope as long as may be, paid by somebody of whom nothing is in memory.
fn shared<T: Config>(stream: StreamId, share: ShareId) -> Result<(), BenchmarkError> {
	let (payer, grantee) = (funded::<T>("payer", share), account("grantee", share, 0));
	let grantee = Subject::Account(grantee);
	let record = Share {
		grantee: grantee.clone(),
		generation: 0,
		key: AgreementKey([9; 32]),
		first: 0,
		last: Some(u32::MAX),
		by: Subject::Account(payer.clone()),
		at: NOW,
		until: Some(u64::MAX),
		revoked: None,
		envelope: envelope(),
		deposit: Deposit::<T, _>::take(&payer, Share::<T>::max_encoded_len())?,
	};
	Shares::<T>::insert(stream, share, record);
	SharedWith::<T>::insert(grantee, (stream, share), ());
	StreamInfos::<T>::mutate(stream, |info| {
		let info = info.as_mut().expect("the stream was made; this is a benchmark");
		info.next_share += 1;
		info.shares += 1;
	});
	Ok(())
}

fn envelope() -> Envelope {
	vec![5; MAX_ENVELOPE as usize].try_into().expect("as long as may be; qed")
}

#[benchmarks]
mod benchmarks {
	use super::*;

	/// Of no device: looking one up has a price of its own.
	#[benchmark]
	fn create_stream() -> Result<(), BenchmarkError> {
		let owner = caller::<T>();
		let (name, mode, schema, retention) = (name(b'n'), Mode::Log, SCHEMA, Some(u64::MAX));
		let (device, attested, slots) = (None, true, SLOTS);
		let stream = NextStreamId::<T>::get();

		#[extrinsic_call]
		_(
			RawOrigin::Signed(owner.clone()),
			device,
			name.clone(),
			mode,
			schema,
			attested,
			retention,
			slots,
		);

		assert_last_event::<T>(Event::StreamCreated {
			stream,
			owner,
			device,
			name,
			mode,
			schema,
			attested,
			retention,
			slots,
		});
		Ok(())
	}

	/// All of it, of a device's stream that has anchors.
	#[benchmark]
	fn update_stream() -> Result<(), BenchmarkError> {
		let owner = caller::<T>();
		let device = T::BenchmarkHelper::device(&owner, 0);
		let stream = stream::<T>(&owner, Some(device))?;
		anchored::<T>(&owner, stream, 1)?;
		let new_name = name(b'm');
		let (new_schema, new_retention) = (Some([6; 32]), Some(u64::MAX));

		#[extrinsic_call]
		_(
			RawOrigin::Signed(owner),
			stream,
			Some(new_name.clone()),
			Some(new_schema),
			Some(true),
			Some(new_retention),
		);

		assert_last_event::<T>(Event::StreamUpdated {
			stream,
			old_name: name(b'n'),
			new_name,
			old_schema: SCHEMA,
			new_schema,
			old_attested: false,
			new_attested: true,
			old_retention: Some(0),
			new_retention,
		});
		Ok(())
	}

	#[benchmark]
	fn close_stream() -> Result<(), BenchmarkError> {
		let owner = caller::<T>();
		let device = T::BenchmarkHelper::device(&owner, 0);
		let stream = stream::<T>(&owner, Some(device))?;
		anchored::<T>(&owner, stream, 1)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), stream);

		assert_last_event::<T>(Event::StreamClosed { stream });
		Ok(())
	}

	#[benchmark]
	fn remove_stream() -> Result<(), BenchmarkError> {
		let owner = caller::<T>();
		let device = T::BenchmarkHelper::device(&owner, 0);
		let stream = stream::<T>(&owner, Some(device))?;
		anchored::<T>(&owner, stream, 1)?;
		Pallet::<T>::prune(signed::<T>(&owner), stream, 1).map_err(|failed| failed.error)?;
		Pallet::<T>::close_stream(signed::<T>(&owner), stream)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), stream);

		assert_last_event::<T>(Event::StreamRemoved { stream });
		assert!(!Streams::<T>::contains_key(stream));
		Ok(())
	}

	#[benchmark]
	fn set_slots() -> Result<(), BenchmarkError> {
		let owner = caller::<T>();
		let device = T::BenchmarkHelper::device(&owner, 0);
		let stream = stream::<T>(&owner, Some(device))?;
		anchored::<T>(&owner, stream, 1)?;
		let new = 2 * SLOTS;

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), stream, new);

		assert_last_event::<T>(Event::SlotsSet { stream, old: SLOTS, new });
		Ok(())
	}

	/// An account: looking up a device has a price of its own.
	#[benchmark]
	fn add_writer() -> Result<(), BenchmarkError> {
		let owner = caller::<T>();
		let device = T::BenchmarkHelper::device(&owner, 0);
		let stream = stream::<T>(&owner, Some(device))?;
		anchored::<T>(&owner, stream, 1)?;
		let writer = Subject::Account(account("writer", 0, 0));

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), stream, writer.clone());

		assert_last_event::<T>(Event::WriterAdded { stream, writer });
		Ok(())
	}

	#[benchmark]
	fn remove_writer() -> Result<(), BenchmarkError> {
		let owner = caller::<T>();
		let device = T::BenchmarkHelper::device(&owner, 0);
		let stream = stream::<T>(&owner, Some(device))?;
		anchored::<T>(&owner, stream, 1)?;
		let writer = Subject::Account(account("writer", 0, 0));
		Pallet::<T>::add_writer(signed::<T>(&owner), stream, writer.clone())?;

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), stream, writer.clone());

		assert_last_event::<T>(Event::WriterRemoved { stream, writer });
		Ok(())
	}

	/// By a device that is a writer, in streams of another device, which have anchors.
	#[benchmark]
	fn anchor(n: Linear<1, MAX_SUBMISSIONS>) -> Result<(), BenchmarkError> {
		let owner = funded::<T>("owner", 0);
		let metered = T::BenchmarkHelper::device(&owner, 0);
		let gateway = T::BenchmarkHelper::device(&owner, 1);
		let mut submissions = Vec::new();
		for _ in 0..n {
			let stream = stream::<T>(&owner, Some(metered))?;
			Pallet::<T>::add_writer(signed::<T>(&owner), stream, Subject::Device(gateway))?;
			anchored::<T>(&owner, stream, 1)?;
			submissions.push(next::<T>(stream));
		}
		let streams: Vec<_> = submissions.iter().map(|submission| submission.stream).collect();
		let submissions: Submissions = submissions.try_into().map_err(|_| "so many fit")?;
		let origin = T::BenchmarkHelper::device_origin(gateway);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, submissions);

		for stream in streams {
			let made = Pallet::<T>::anchor_at(stream, 1).ok_or("it was anchored")?;
			assert_eq!((made.by, made.at), (Subject::Device(gateway), NOW));
		}
		Ok(())
	}

	#[benchmark]
	fn anchor_correction() -> Result<(), BenchmarkError> {
		let owner = funded::<T>("owner", 0);
		let stream = stream::<T>(&owner, None)?;
		anchored::<T>(&owner, stream, 1)?;
		let submission = Submission { corrects: Some(0), ..next::<T>(stream) };
		let record = Streams::<T>::get(stream).ok_or("it was made")?;

		#[block]
		{
			Pallet::<T>::supersede(&record, &submission).map_err(|_| "it was not corrected")?;
		}

		let corrected = Pallet::<T>::anchor_at(stream, 0).ok_or("it was anchored")?;
		assert_eq!(corrected.superseded_by, Some(1));
		Ok(())
	}

	#[benchmark]
	fn consistency(n: Linear<1, MAX_CONSISTENCY>) -> Result<(), BenchmarkError> {
		let owner = funded::<T>("owner", 0);
		let stream = stream::<T>(&owner, None)?;
		let (first, second) = sizes(n);
		let proof = path(n);
		let (old, new) = roots(first, second, &proof);
		#[cfg(test)]
		let proof = spoil::perhaps(proof);
		let proof: Path = proof.try_into().map_err(|_| "a proof for 2^40 leaves fits")?;
		let submission =
			Submission { root: new, size: second, consistency: proof, ..next::<T>(stream) };
		let mut record = Streams::<T>::get(stream).ok_or("it was made")?;
		record.mode = Mode::Log;
		record.head = Some(Head { link: [0; 32], root: old, size: first, until: 0 });
		let found;

		#[block]
		{
			found = Pallet::<T>::ensure_grown(&record, &submission);
		}

		ensure!(found.is_ok(), "the second tree holds the first");
		Ok(())
	}

	/// All of them are removed, and one more stays.
	#[benchmark]
	fn prune(n: Linear<1, MAX_REMOVALS>) -> Result<(), BenchmarkError> {
		let owner = funded::<T>("owner", 0);
		let device = T::BenchmarkHelper::device(&owner, 0);
		let stream = stream::<T>(&owner, Some(device))?;
		anchored::<T>(&owner, stream, n + 1)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(caller::<T>()), stream, n);

		assert_last_event::<T>(Event::Pruned { stream, oldest: n, removed: n });
		Ok(())
	}

	/// One that somebody else keeps already.
	#[benchmark]
	fn keep() -> Result<(), BenchmarkError> {
		let owner = funded::<T>("owner", 0);
		let stream = stream::<T>(&owner, None)?;
		anchored::<T>(&owner, stream, 1)?;
		Pallet::<T>::keep(signed::<T>(&funded::<T>("keeper", 0)), stream, 0)?;
		let by = caller::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(by.clone()), stream, 0);

		assert_last_event::<T>(Event::Kept { stream, anchor: 0, by });
		Ok(())
	}

	/// One that goes with its last keeper.
	#[benchmark]
	fn release() -> Result<(), BenchmarkError> {
		let owner = funded::<T>("owner", 0);
		let device = T::BenchmarkHelper::device(&owner, 0);
		let stream = stream::<T>(&owner, Some(device))?;
		anchored::<T>(&owner, stream, 1)?;
		let by = caller::<T>();
		Pallet::<T>::keep(signed::<T>(&by), stream, 0)?;
		Pallet::<T>::prune(signed::<T>(&owner), stream, 1).map_err(|failed| failed.error)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(by.clone()), stream, 0);

		assert_last_event::<T>(Event::Released { stream, anchor: 0, by, removed: true });
		Ok(())
	}

	/// The first one, which takes a deposit.
	#[benchmark]
	fn set_agreement_key() -> Result<(), BenchmarkError> {
		let account = caller::<T>();
		let new = Some(AgreementKey([9; 32]));

		#[extrinsic_call]
		_(RawOrigin::Signed(account.clone()), new);

		assert_last_event::<T>(Event::AgreementKeySet { account, old: None, new });
		Ok(())
	}

	/// To an account, and paid by one of which nothing is in memory, as when a device shares.
	#[benchmark]
	fn share() -> Result<(), BenchmarkError> {
		let owner = funded::<T>("owner", 0);
		let device = T::BenchmarkHelper::device(&owner, 0);
		let stream = stream::<T>(&owner, Some(device))?;
		anchored::<T>(&owner, stream, 1)?;
		let (grantee, key) = (funded::<T>("grantee", 0), AgreementKey([9; 32]));
		Pallet::<T>::set_agreement_key(signed::<T>(&grantee), Some(key))?;
		let grantee = Subject::Account(grantee);
		let (first, last, until) = (0, Some(u32::MAX), Some(u64::MAX));

		#[extrinsic_call]
		_(
			RawOrigin::Signed(owner.clone()),
			stream,
			grantee.clone(),
			key,
			first,
			last,
			until,
			envelope(),
		);

		let by = Subject::Account(owner);
		let event = Event::Shared { stream, share: 0, grantee, key, first, last, until, by };
		assert_last_event::<T>(event);
		Ok(())
	}

	/// Somebody else paid for it.
	#[benchmark]
	fn revoke_share() -> Result<(), BenchmarkError> {
		let owner = caller::<T>();
		let device = T::BenchmarkHelper::device(&owner, 0);
		let stream = stream::<T>(&owner, Some(device))?;
		anchored::<T>(&owner, stream, 1)?;
		shared::<T>(stream, 0)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(owner.clone()), stream, 0);

		let by = Subject::Account(owner);
		assert_last_event::<T>(Event::ShareRevoked { stream, share: 0, by });
		Ok(())
	}

	/// Each paid for by somebody else. One more stays.
	#[benchmark]
	fn remove_shares(n: Linear<1, MAX_REMOVALS>) -> Result<(), BenchmarkError> {
		let owner = caller::<T>();
		let stream = stream::<T>(&owner, None)?;
		for number in 0..=n {
			shared::<T>(stream, number)?;
		}
		Pallet::<T>::close_stream(signed::<T>(&owner), stream)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), stream, n);

		assert_last_event::<T>(Event::SharesRemoved { stream, removed: n });
		Ok(())
	}

	#[benchmark]
	fn read_stream() -> Result<(), BenchmarkError> {
		let owner = funded::<T>("owner", 0);
		let device = T::BenchmarkHelper::device(&owner, 0);
		let stream = stream::<T>(&owner, Some(device))?;
		anchored::<T>(&owner, stream, 1)?;
		let found;

		#[block]
		{
			found = <Pallet<T> as StreamInspect<T::AccountId>>::stream(stream);
		}

		assert_eq!(found.and_then(|standing| standing.device), Some(device));
		Ok(())
	}

	#[benchmark]
	fn verify_inclusion(n: Linear<0, MAX_PATH>) -> Result<(), BenchmarkError> {
		let leaf = [5; 32];
		let (stream, path) = provable::<T>(&leaf, n)?;
		#[cfg(test)]
		let path = spoil::perhaps(path);
		let found;

		#[block]
		{
			found = Pallet::<T>::inclusion(stream, 0, &leaf, 0, &path);
		}

		ensure!(found.is_ok(), "the leaf is in the tree");
		Ok(())
	}

	#[benchmark]
	fn hash_leaf(n: Linear<0, 65_536>) -> Result<(), BenchmarkError> {
		let leaf = vec![5; n as usize];
		let hash;

		#[block]
		{
			hash = merkle::leaf_hash(&leaf);
		}

		assert_ne!(hash, merkle::empty_root());
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);

	#[cfg(test)]
	mod tests {
		use super::{path, roots, sizes, spoil, Pallet, MAX_CONSISTENCY, MAX_LEAVES};
		use crate::mock::{new_test_ext, Test};
		use muster_primitives::merkle::{consistency_len, leaf_hash, Tree};

		#[test]
		fn proofs_that_benchmarks_measure_are_real() {
			for name in [&b"consistency"[..], b"verify_inclusion"] {
				for spoiled in [false, true] {
					spoil::set(spoiled);
					let run = || Pallet::<Test>::test_bench_by_name(name).is_ok();
					let name = core::str::from_utf8(name).unwrap();
					assert_eq!(new_test_ext().execute_with(run), !spoiled, "{name}");
				}
			}
			spoil::set(false);
		}

		#[test]
		fn sizes_that_benchmarks_use_take_proofs_of_every_length_up_to_the_longest() {
			for hashes in 1..=MAX_CONSISTENCY {
				let (first, second) = sizes(hashes);
				assert_eq!(consistency_len(first, second), hashes);
				assert!(first < second && second <= MAX_LEAVES);
				assert_eq!(path(hashes).len() as u32, hashes);
			}
			for bit in 0..40u32 {
				let power = 1 << bit;
				for first in [power, power + 1, 2 * power - 1, MAX_LEAVES - power] {
					for second in [MAX_LEAVES, MAX_LEAVES - 1, MAX_LEAVES / 2 + power] {
						assert!(consistency_len(first, second) <= MAX_CONSISTENCY);
					}
				}
			}
			assert_eq!(consistency_len(MAX_LEAVES - 1, MAX_LEAVES), MAX_CONSISTENCY);
		}

		#[test]
		fn roots_without_trees_are_those_of_trees() {
			for hashes in 3..=12 {
				let (first, second) = sizes(hashes);
				let leaves: Vec<_> = (0..second).map(|n| leaf_hash(&n.to_le_bytes())).collect();
				let tree = Tree::new(leaves.clone());
				let proof = tree.prove_consistency(first).unwrap();
				assert_eq!(proof.len() as u32, hashes);
				let old = Tree::new(leaves[..first as usize].to_vec());
				assert_eq!(roots(first, second, &proof), (old.root(), tree.root()));
			}
		}
	}
}

/// Spoils a proof that a benchmark is about, to see that it fails.
#[cfg(test)]
mod spoil {
	use super::*;
	use core::cell::Cell;

	std::thread_local! {
		static SPOILED: Cell<bool> = const { Cell::new(false) };
	}

	pub fn perhaps(mut proof: Vec<Hash>) -> Vec<Hash> {
		if let Some(last) = proof.last_mut() {
			last[31] ^= u8::from(SPOILED.get());
		}
		proof
	}

	/// Spoils proofs from now on, or does not.
	pub fn set(spoil: bool) {
		SPOILED.set(spoil);
	}
}
