// SPDX-License-Identifier: Apache-2.0

//! Hostile bytes: whatever they are, decoding yields a value or an error, and a value has one
//! encoding.

use super::{
	common::*,
	sharing::{for_alice, grantee_device, let_share, publish, Give, KEY, OTHER_KEY},
};
use crate::{mock::*, *};
use codec::DecodeAll;
use frame_support::dispatch::GetDispatchInfo;
use muster_primitives::{
	access::action::{ANCHOR, SHARE_DATA},
	Resource,
};
use proptest::prelude::*;
use sp_runtime::traits::Dispatchable;

/// Decodes bytes as this type. What decodes is encoded to the bytes it was read from.
fn decodes<T: Encode + Decode>(bytes: &[u8]) -> bool {
	let mut rest = bytes;
	match T::decode(&mut rest) {
		Ok(value) => {
			assert_eq!(value.encode(), bytes[..bytes.len() - rest.len()]);
			true
		},
		Err(_) => false,
	}
}

/// Decodes bytes as everything that comes from outside or lies in storage.
fn decode_everything(bytes: &[u8]) {
	decodes::<Call<Test>>(bytes);
	decodes::<RuntimeCall>(bytes);
	decodes::<HoldReason>(bytes);
	decodes::<Event<Test>>(bytes);
	decodes::<Submission>(bytes);
	decodes::<Submissions>(bytes);
	decodes::<Path>(bytes);
	decodes::<Envelope>(bytes);
	decodes::<Text>(bytes);
	decodes::<Mode>(bytes);
	decodes::<Head>(bytes);
	decodes::<Stream<Test>>(bytes);
	decodes::<StreamInfo<Test>>(bytes);
	decodes::<Writer<Test>>(bytes);
	decodes::<AnchorOf<Test>>(bytes);
	decodes::<Share<Test>>(bytes);
	decodes::<StreamView<AccountId>>(bytes);
	decodes::<Expected>(bytes);
	decodes::<ShareView<AccountId>>(bytes);
	decodes::<NotProven>(bytes);
}

/// One of each call, in the order of their indices: as small as they get, or as full.
fn every_call(full: bool) -> Vec<Call<Test>> {
	let (stream, anchor, share, limit) = (0, 0, 0, if full { MAX_REMOVALS } else { 1 });
	let writer = if full { Subject::Device(DeviceId([3; 32])) } else { account(BOB) };
	let submission = Submission {
		stream,
		number: 1,
		previous: [1; 32],
		root: [2; 32],
		size: 1 << 40,
		from: START - 1,
		until: START,
		corrects: full.then_some(0),
		attested: full,
		consistency: path(vec![[4; 32]; if full { MAX_PATH as usize } else { 0 }]),
	};
	let count = if full { MAX_SUBMISSIONS as usize } else { 1 };
	let submissions: Submissions = vec![submission; count].try_into().expect("few enough; qed");
	let name: Text = text(&"x".repeat(if full { 64 } else { 1 }));
	let envelope = vec![5; if full { MAX_ENVELOPE as usize } else { 1 }];
	vec![
		Call::create_stream {
			device: full.then_some(DeviceId([6; 32])),
			name: name.clone(),
			mode: if full { Mode::Log } else { Mode::Batches },
			schema: full.then_some(SCHEMA),
			attested: full,
			retention: full.then_some(u64::MAX),
			slots: 3,
		},
		Call::update_stream {
			stream,
			name: full.then_some(name),
			schema: full.then_some(Some(SCHEMA)),
			attested: full.then_some(true),
			retention: full.then_some(Some(u64::MAX)),
		},
		Call::close_stream { stream },
		Call::remove_stream { stream },
		Call::set_slots { stream, slots: 12 },
		Call::add_writer { stream, writer: writer.clone() },
		Call::remove_writer { stream, writer },
		Call::anchor { submissions: submissions.clone() },
		Call::anchor_permitted { submissions },
		Call::prune { stream, limit },
		Call::keep { stream, anchor },
		Call::release { stream, anchor },
		Call::set_agreement_key { key: full.then_some(OTHER_KEY) },
		Call::share {
			stream,
			grantee: account(ALICE),
			key: KEY,
			first: 0,
			last: full.then_some(9),
			until: full.then_some(u64::MAX),
			envelope: envelope.try_into().expect("short enough; qed"),
		},
		Call::revoke_share { stream, share },
		Call::remove_shares { stream, limit },
	]
}

/// A call that is right, with some bytes put wrong.
fn nearly_a_call() -> impl Strategy<Value = Vec<u8>> {
	let calls: Vec<Vec<u8>> = [every_call(false), every_call(true)]
		.concat()
		.into_iter()
		.map(|call| RuntimeCall::from(call).encode())
		.collect();
	let changes = prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..4);
	(prop::sample::select(calls), changes, any::<Option<prop::sample::Index>>()).prop_map(
		|(mut bytes, changes, cut)| {
			for (at, byte) in changes {
				let at = at.index(bytes.len());
				bytes[at] = byte;
			}
			if let Some(cut) = cut {
				bytes.truncate(cut.index(bytes.len()));
			}
			bytes
		},
	)
}

/// Something of everything in stream 0, so that odd calls have something to hit. Yields a device that
/// writes there and may share.
fn furnish() -> DeviceId {
	let give = for_alice();
	let stream = give.stream;
	fill(stream, 3);
	anchor(correction(stream, 1));
	let device = grantee_device(&OWNER, 1);
	ok(signed(OWNER), Call::add_writer { stream, writer: Subject::Device(device) });
	ok(signed(OWNER), Call::add_writer { stream, writer: account(BOB) });
	for action in [ANCHOR, SHARE_DATA] {
		Book::permit(account(CAROL), action, Resource::Stream(stream), Some(3));
	}
	let_share(stream, &Subject::Device(device), None);
	give.made();
	Give { grantee: Subject::Device(device), ..give }.by(as_device(device));
	ok(signed(STRANGER), Call::keep { stream, anchor: 0 });
	publish(STRANGER, KEY);
	pass(RETENTION);
	device
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(2_000))]

	#[test]
	fn arbitrary_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
		decode_everything(&bytes);
	}

	#[test]
	fn arbitrary_arguments_never_panic(
		index in 0u8..20,
		bytes in prop::collection::vec(any::<u8>(), 0..400),
	) {
		let mut call = vec![53, index];
		call.extend(bytes);
		decode_everything(&call);
		decode_everything(&call[1..]);
	}

	#[test]
	fn nearly_right_calls_never_panic(bytes in nearly_a_call()) {
		decode_everything(&bytes);
		if let Ok(call) = RuntimeCall::decode_all(&mut &bytes[..]) {
			let _ = call.get_dispatch_info();
		}
	}

	#[test]
	fn what_decodes_is_refused_or_taken_but_never_panics(
		bytes in nearly_a_call(),
		closed in any::<bool>(),
	) {
		if let Ok(RuntimeCall::DataAnchor(call)) = RuntimeCall::decode_all(&mut &bytes[..]) {
			build_and_execute(|| {
				let device = furnish();
				if closed {
					ok(signed(OWNER), Call::close_stream { stream: 0 });
				}
				let origins = [signed(OWNER), signed(CAROL), signed(STRANGER), as_device(device)];
				for origin in origins {
					let before = root();
					let result = RuntimeCall::from(call.clone()).dispatch(origin);
					if let Err(error) = result {
						assert_eq!(root(), before, "{error:?}");
						let unexpected = Error::<Test>::Unexpected.into();
						assert_ne!(error.error, unexpected);
					}
				}
			});
		}
	}

	/// Whatever is anchored, with whatever numbers, by who may: taken or refused.
	#[test]
	fn odd_submissions_are_refused_or_taken(
		(number, size, from, until) in (0u32..8, any::<u64>(), any::<u64>(), any::<u64>()),
		corrects in any::<Option<u8>>(),
		linked in any::<bool>(),
		hashes in 0usize..=64,
		seconds in any::<u64>(),
	) {
		build_and_execute(|| {
			furnish();
			let logs = log();
			fill(logs, 1);
			// Later than all that is there.
			let now = START + RETENTION + seconds % (u64::MAX / 1_000 - START - RETENTION);
			at(now);
			for stream in [0, logs] {
				let right = next(stream);
				let odd = Submission {
					number,
					previous: if linked { right.previous } else { [8; 32] },
					size,
					from,
					until,
					corrects: corrects.map(Into::into),
					consistency: path(vec![[9; 32]; hashes]),
					..right
				};
				let before = root();
				if dispatch(signed(OWNER), of([odd])).is_err() {
					assert_eq!(root(), before);
				}
			}
		});
	}

	#[test]
	fn odd_questions_have_answers(
		numbers in any::<[u32; 4]>(),
		index in any::<u64>(),
		hashes in 0usize..100,
		leaf in prop::collection::vec(any::<u8>(), 0..100),
		who in any::<(bool, [u8; 32])>(),
	) {
		build_and_execute(|| {
			furnish();
			let who = if who.0 { account(who.1.into()) } else { Subject::Device(DeviceId(who.1)) };
			let proof = vec![[7; 32]; hashes];
			for stream in [0, numbers[0]] {
				for number in [0, numbers[1]] {
					let found = DataAnchor::verify_inclusion(
						stream, number, leaf.clone(), index, proof.clone(),
					);
					assert!(found.is_err());
					let proof = proof.clone();
					let found = DataAnchor::verify_consistency(stream, number, numbers[2], proof);
					assert!(found.is_err());
				}
				assert!(!DataAnchor::is_writer(stream, who.clone()));
				let limit = numbers[3];
				let most = limit.min(MAX_LISTED) as usize;
				assert!(DataAnchor::shares(stream, numbers[1], limit).len() <= most);
				assert!(DataAnchor::anchors(stream, numbers[1], limit).len() <= most);
				let after = Some((stream, numbers[2]));
				let found = DataAnchor::shared_with(account(ALICE), after, limit);
				assert!(found.len() <= most);
				assert!(DataAnchor::shared_with(who.clone(), after, limit).is_empty());
			}
			assert_eq!(DataAnchor::agreement_key(who), None);
		});
	}
}

#[test]
fn every_call_comes_back_as_it_was() {
	for call in [every_call(false), every_call(true)].concat() {
		let bytes = call.encode();
		assert_eq!(Call::<Test>::decode_all(&mut &bytes[..]), Ok(call.clone()));
		let bytes = RuntimeCall::from(call.clone()).encode();
		assert_eq!(bytes[0], 53);
		assert_eq!(RuntimeCall::decode_all(&mut &bytes[..]), Ok(call.clone().into()));
		// No byte more, and none less.
		let longer = [&bytes[..], &[0]].concat();
		assert!(RuntimeCall::decode_all(&mut &longer[..]).is_err());
		for length in (0..bytes.len()).step_by(bytes.len() / 300 + 1) {
			assert!(RuntimeCall::decode_all(&mut &bytes[..length]).is_err(), "{call:?}");
		}
	}
}

#[test]
fn indices_of_calls_are_those_that_clients_know() {
	for full in [false, true] {
		let indices: Vec<u8> = every_call(full).iter().map(|call| call.encode()[0]).collect();
		assert_eq!(indices, (0..=15).collect::<Vec<_>>());
	}
}

#[test]
fn a_submission_is_read_as_devices_write_it() {
	let submission = Submission {
		stream: 0x0403_0201,
		number: 5,
		previous: [6; 32],
		root: [7; 32],
		size: 8,
		from: 9,
		until: 10,
		corrects: Some(11),
		attested: true,
		consistency: path(vec![[12; 32]]),
	};
	let expected = [
		&[1, 2, 3, 4][..],
		&[5, 0, 0, 0],
		&[6; 32],
		&[7; 32],
		&[8, 0, 0, 0, 0, 0, 0, 0],
		&[9, 0, 0, 0, 0, 0, 0, 0],
		&[10, 0, 0, 0, 0, 0, 0, 0],
		&[1, 11, 0, 0, 0],
		&[1],
		&[1 << 2],
		&[12; 32],
	]
	.concat();
	assert_eq!(submission.encode(), expected);
}

#[test]
fn an_anchor_is_stored_as_receipts_read_it() {
	build_and_execute(|| {
		let stream = Make { schema: Some(SCHEMA), ..Make::default() }.stream();
		fill(stream, 1);
		let corrects = correction(stream, 0);
		pass(3);
		anchor(corrects.clone());
		let key = Anchors::<Test>::hashed_key_for(stream, 1);
		let stored = sp_io::storage::get(&key).expect("it was anchored");
		let expected = [
			&corrects.root[..],
			&5u64.to_le_bytes(),
			&BEGIN.to_le_bytes(),
			&(BEGIN + STEP).to_le_bytes(),
			&corrects.previous,
			&[1],
			&SCHEMA,
			&[0],
			&[1; 32],
			&(START + 3).to_le_bytes(),
			&System::block_number().encode(),
			&[1, 0, 0, 0, 0],
			&[0],
			&[0; 4],
		]
		.concat();
		assert_eq!(&stored[..], expected);
		// Owner, no device, mode: with these a stream begins.
		let key = Streams::<Test>::hashed_key_for(stream);
		let stored = sp_io::storage::get(&key).expect("it was made");
		assert_eq!(stored[..34], [&[1; 32][..], &[0, 0]].concat());
	});
}

#[test]
fn every_stored_value_comes_back_as_it_was() {
	fn same<T: Encode + Decode + PartialEq + core::fmt::Debug + MaxEncodedLen>(value: Option<T>) {
		let value = value.expect("it is stored");
		assert!(value.encoded_size() <= T::max_encoded_len());
		assert_eq!(T::decode_all(&mut &value.encode()[..]), Ok(value));
	}
	fn shown<T: Encode + Decode + PartialEq + core::fmt::Debug>(value: Option<T>) {
		let value = value.expect("it is shown");
		assert_eq!(T::decode_all(&mut &value.encode()[..]), Ok(value));
	}
	build_and_execute(|| {
		let device = furnish();
		same(Streams::<Test>::get(0));
		same(StreamInfos::<Test>::get(0));
		same(Writers::<Test>::get(0, Subject::Device(device)));
		same(Anchors::<Test>::get(0, 1));
		same(Anchors::<Test>::get(0, 3));
		same(Keepers::<Test>::get((0, 0), STRANGER));
		same(AgreementKeys::<Test>::get(ALICE));
		same(Shares::<Test>::get(0, 0));
		same(Shares::<Test>::get(0, 1));
		shown(DataAnchor::stream(0));
		shown(DataAnchor::expected(0));
		shown(DataAnchor::share_at(0, 1));
		shown(DataAnchor::verify_inclusion(0, 9, vec![], 0, vec![]).err());
		shown(DataAnchor::verify_inclusion(0, 0, vec![], 0, vec![]).err());
	});
}

#[test]
fn a_record_as_full_as_it_may_be_fits_its_bound() {
	build_and_execute(|| {
		let device = Book::device(&OWNER, 1);
		let grantee = Subject::Device(grantee_device(&BOB, 2));
		let name: Text = text(&"x".repeat(64));
		let made = Make {
			device: Some(device),
			schema: Some(SCHEMA),
			retention: Some(u64::MAX),
			..Make::default()
		};
		let stream = made.stream();
		ok(
			signed(OWNER),
			Call::update_stream {
				stream,
				name: Some(name),
				schema: None,
				attested: None,
				retention: None,
			},
		);
		fill(stream, 1);
		anchor(correction(stream, 0));
		anchor(correction(stream, 1));
		assert_eq!(record(stream).encoded_size(), Stream::<Test>::max_encoded_len());
		let info = StreamInfos::<Test>::get(stream).expect("it was made; qed");
		assert_eq!(info.encoded_size(), StreamInfo::<Test>::max_encoded_len());
		let full = anchor_of(stream, 1);
		assert_eq!(full.encoded_size(), AnchorOf::<Test>::max_encoded_len());
		let give = Give {
			last: Some(1),
			until: Some(u64::MAX),
			envelope: vec![1; MAX_ENVELOPE as usize],
			..Give::to(stream, grantee)
		};
		let mut share = Shares::<Test>::get(stream, give.made()).expect("it was made; qed");
		share.revoked = Some(0);
		assert_eq!(share.encoded_size(), Share::<Test>::max_encoded_len());
	});
}

#[test]
fn lists_longer_than_their_bounds_do_not_decode() {
	let list = |length: u32, item: &[u8]| {
		let mut bytes = codec::Compact(length).encode();
		bytes.extend(item.repeat(length as usize));
		bytes
	};
	let submission = match &every_call(true)[7] {
		Call::anchor { submissions } => submissions[0].encode(),
		other => panic!("not `anchor`: {other:?}"),
	};
	for more in [0, 1] {
		let fits = more == 0;
		assert_eq!(decodes::<Text>(&list(64 + more, b"x")), fits);
		assert_eq!(decodes::<Path>(&list(64 + more, &[1; 32])), fits);
		assert_eq!(decodes::<Envelope>(&list(512 + more, b"x")), fits);
		assert_eq!(decodes::<Submissions>(&list(32 + more, &submission)), fits);
	}
	// A proof that is too long is too long within a submission as well.
	let at = submission.len() - 2 - 64 * 32;
	let longer = [&submission[..at], &list(65, &[1; 32])].concat();
	assert!(decodes::<Submission>(&submission) && !decodes::<Submission>(&longer));
	// A length that nothing could have is refused without taking memory for it.
	let huge = codec::Compact(u32::MAX).encode();
	assert!(!decodes::<Text>(&huge) && !decodes::<Path>(&huge));
	assert!(!decodes::<Envelope>(&huge) && !decodes::<Submissions>(&huge));
	assert!(!decodes::<Submission>(&[&submission[..at], &huge].concat()));
}

#[test]
fn numbers_that_stand_for_nothing_do_not_decode() {
	for index in 0..=255u8 {
		let followed = [&[index][..], &[0; 64]].concat();
		assert_eq!(decodes::<Mode>(&[index]), index < 2);
		assert_eq!(decodes::<Subject<AccountId>>(&followed), index < 2);
		assert_eq!(decodes::<NotProven>(&followed), index < 4);
		assert_eq!(decodes::<HoldReason>(&[index]), index < 6);
	}
}
