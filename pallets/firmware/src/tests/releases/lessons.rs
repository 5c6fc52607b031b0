// SPDX-License-Identifier: Apache-2.0

//! What other systems got wrong, tried here. Each test names the system.

use super::*;
use frame_support::{assert_noop, assert_ok};

/// peaq: a stranger's write to somebody's record grants rights over it.
#[test]
fn a_strangers_calls_change_nothing() {
	build_and_execute(|| {
		component(0);
		component(1);
		let with_floor = ReleaseDetails { floor: 1, ..details(0, 1) };
		release_with(0, 1, with_floor);
		propose(0, 2, details(0, 2));
		let warning = AdvisoryDetails {
			name: text("x"),
			severity: Severity::Low,
			affected: vec![1].try_into().unwrap(),
			fixed_in: None,
			uri: None,
			digest: None,
		};
		let by = signed(VENDOR);
		assert_ok!(Firmware::publish_advisory(by.clone(), MODEL, 0, warning));
		assert_ok!(Firmware::propose_authority_change(by, 0, terms(&[STRANGER, ALICE], 2)));
		for call in every_call(false) {
			for sequence in [1, 2] {
				let mut call = call.clone();
				match &mut call {
					Call::approve_release { sequence: of, .. }
					| Call::reject_release { sequence: of, .. }
					| Call::withdraw_release { sequence: of, .. }
					| Call::remove_release { sequence: of, .. } => *of = sequence,
					_ => (),
				}
				// Neither one who has nothing to do with it, nor one who owns devices.
				for who in [STRANGER, OWNER] {
					let before = root();
					assert!(dispatch(signed(who), &call).is_err(), "{call:?}");
					assert_eq!(root(), before);
				}
			}
		}
	});
}

/// Matter: digests are free text, and a space in one blocks a product's updates.
#[test]
fn a_digest_says_what_it_is_and_has_the_length_of_that() {
	let of = |length: usize| Digest::of_length(&vec![7; length]);
	assert_eq!(of(32), Some(Digest::Sha256([7; 32])));
	assert_eq!(of(48), Some(Digest::Sha384([7; 48])));
	assert_eq!(of(64), Some(Digest::Sha512([7; 64])));
	for length in (0..=256).filter(|length| ![32, 48, 64].contains(length)) {
		assert_eq!(of(length), None);
	}
	// As it is encoded it has a kind and the bytes of that, no more and no less.
	for (kind, length) in [(0u8, 32), (1, 48), (2, 64)] {
		let bytes = [vec![kind], vec![7; length]].concat();
		let mut rest = &bytes[..];
		assert_eq!(Digest::decode(&mut rest).unwrap(), of(length).unwrap());
		assert!(rest.is_empty());
		assert!(Digest::decode(&mut &bytes[..length]).is_err());
	}
	assert!(Digest::decode(&mut &[[3; 1].to_vec(), vec![7; 64]].concat()[..]).is_err());
}

/// Matter: an update that leaves a flag out resets it.
#[test]
fn what_an_update_leaves_out_stays() {
	build_and_execute(|| {
		component(0);
		let binding =
			SuitBinding { vendor_id: [1; 16], class_id: [2; 16], component_id: text("x") };
		let all = SignatureTerms { manifest: true, classical: true, post_quantum: true };
		let update = |name, binding, signatures| {
			let by = signed(VENDOR);
			assert_ok!(Firmware::update_component(by, MODEL, 0, name, binding, signatures));
			Firmware::component(MODEL, 0).unwrap()
		};
		update(None, Some(binding.clone()), Some(all));
		let view = update(Some(text("boot")), None, None);
		assert_eq!(view.terms, ComponentTerms { binding: Some(binding), signatures: all });
		let fewer = SignatureTerms { post_quantum: false, ..all };
		let view = update(None, None, Some(fewer));
		assert_eq!((view.name, view.terms.signatures), (b"boot".to_vec(), fewer));
	});
}

/// Matter: whoever writes the record says when it was. Here it is the block's time alone: no call
/// takes one, and time locks run by it.
#[test]
fn times_are_those_of_blocks() {
	build_and_execute(|| {
		component(0);
		at(START + 5);
		propose(0, 1, details(0, 1));
		at(START + 7);
		approve(0, 1);
		let view = Firmware::release(MODEL, 0, 1).unwrap();
		assert_eq!((view.proposed_at, view.available_at), (START + 5, Some(START + 7 + LOCK)));
	});
}

/// Azure and Robonomics: a bounded list that is everybody's, so that one who fills it stops the
/// others.
#[test]
fn thousands_of_releases_and_advisories_and_deposits_the_only_bound() {
	build_and_execute(|| {
		for id in [0, 1] {
			component(id);
		}
		let new = AuthorityTerms { time_lock: 0, ..terms(&[ALICE], 1) };
		let by = signed(VENDOR);
		assert_ok!(Firmware::propose_authority_change(by, 0, new.clone()));
		for who in [ALICE, BOB] {
			assert_ok!(Firmware::approve_authority_change(signed(who), 0, new.hash()));
		}
		for sequence in 1..=2_000 {
			propose(0, sequence, details(0, sequence));
			assert_ok!(Firmware::approve_release(signed(ALICE), MODEL, 0, sequence));
		}
		for sequence in 1..=1_000 {
			let details = AdvisoryDetails {
				name: text("CVE"),
				severity: Severity::Low,
				affected: vec![sequence, sequence + 1_000].try_into().unwrap(),
				fixed_in: None,
				uri: None,
				digest: None,
			};
			assert_ok!(Firmware::publish_advisory(signed(DAVE), MODEL, 0, details));
		}
		assert_eq!(Firmware::components(MODEL)[0].in_force, Some(2_000));
		assert_eq!(NextAdvisoryId::<Test>::get(), 1_000);
		// The last costs as much as the first, and the other component has its own.
		let paid = |sequence| {
			let record = ReleaseRecords::<Test>::get((MODEL, 0), u64::to_be_bytes(sequence));
			record.unwrap().deposit.amount::<Balance>()
		};
		assert_eq!(paid(1), paid(2_000));
		release(1, 1);
		assert_eq!(Firmware::components(MODEL)[1].in_force, Some(1));
	});
}

/// IoTeX: removing something leaves entries of it in an index.
#[test]
fn what_is_removed_leaves_nothing_behind() {
	build_and_execute(|| {
		component(0);
		let counts = || {
			(
				Releases::<Test>::iter().count(),
				ReleaseInfos::<Test>::iter().count(),
				ReleaseRecords::<Test>::iter().count(),
				References::<Test>::iter().count(),
			)
		};
		let before = (counts(), Balances::free_balance(VENDOR));
		propose(0, 1, details(0, 1));
		assert_eq!(counts(), (1, 1, 1, 1));
		assert_ok!(Firmware::withdraw_release(signed(VENDOR), MODEL, 0, 1));
		assert_ok!(Firmware::remove_release(signed(VENDOR), MODEL, 0, 1));
		assert_eq!((counts(), Balances::free_balance(VENDOR)), before);
	});
}

/// peaq: a role that is disabled still yields its permissions. Who is no approver any more has no
/// vote, and what he voted counts no more.
#[test]
fn who_left_the_authority_has_no_say_left() {
	build_and_execute(|| {
		component(0);
		propose(0, 1, details(0, 1));
		assert_ok!(Firmware::approve_release(signed(ALICE), MODEL, 0, 1));
		let new = terms(&[BOB, CAROL, OWNER], 2);
		let by = signed(VENDOR);
		assert_ok!(Firmware::propose_authority_change(by, 0, new.clone()));
		for who in [BOB, CAROL] {
			assert_ok!(Firmware::approve_authority_change(signed(who), 0, new.hash()));
		}
		let again = Firmware::approve_release(signed(ALICE), MODEL, 0, 1);
		assert_noop!(again, Error::<Test>::NotApprover);
		assert_ok!(Firmware::approve_release(signed(BOB), MODEL, 0, 1));
		assert_eq!(status(0, 1), ReleaseStatus::Proposed);
	});
}
