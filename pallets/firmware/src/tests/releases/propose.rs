// SPDX-License-Identifier: Apache-2.0

use super::*;
use frame_support::{assert_noop, assert_ok};
use sp_runtime::TokenError;

fn try_propose(sequence: Sequence, details: ReleaseDetails) -> DispatchResult {
	Firmware::propose_release(signed(VENDOR), MODEL, 0, sequence, details)
}

fn full() -> ReleaseDetails {
	let image = |slot| Image { digest: digest(slot), size: Some(9), slot: Some(slot) };
	ReleaseDetails {
		version: text("2.0"),
		images: vec![image(1), image(2), image(3), image(4)].try_into().unwrap(),
		floor: 7,
		hardware: Some((3, 5)),
		requires: Some(6),
		dependencies: vec![(1, 4), (2, u64::MAX)].try_into().unwrap(),
		uris: vec![text("https://x"), text("coap://y")].try_into().unwrap(),
		sbom: Some(Digest::Sha384([1; 48])),
		provenance: Some(Digest::Sha512([2; 64])),
	}
}

#[test]
fn a_release_waits_for_votes_as_it_was_proposed() {
	build_and_execute(|| {
		for id in [0, 1, 2] {
			component(id);
		}
		operators();
		events();
		assert_ok!(Firmware::propose_release(signed(BOB), MODEL, 0, 7, full()));
		let proposed = Event::ReleaseProposed {
			model: MODEL,
			component: 0,
			sequence: 7,
			author: BOB,
			manifest: None,
		};
		assert_eq!(events(), [proposed]);
		let expected = ReleaseView {
			sequence: 7,
			status: ReleaseStatus::Proposed,
			in_force: false,
			available_at: None,
			author: BOB,
			proposed_at: START,
			details: full(),
			manifest: None,
			signatures: SignatureKinds::default(),
			approvals: vec![],
			rejections: vec![],
			advisories: vec![],
			severity: None,
			reason: None,
		};
		assert_eq!(Firmware::release(MODEL, 0, 7), Some(expected));
		assert_eq!(Firmware::component(MODEL, 0).unwrap().last, Some(7));
		for image in full().images {
			let reference = Reference { component: 0, sequence: 7, endorsed: false };
			assert_eq!(Firmware::by_digest(MODEL, image.digest), Some(reference));
		}
		let info = ReleaseInfos::<Test>::get((MODEL, 0, 7)).unwrap();
		let parts = info.encoded_size()
			+ Release::max_encoded_len()
			+ ReleaseRecord::<Test>::max_encoded_len()
			+ 4 * (Digest::max_encoded_len() + Reference::max_encoded_len());
		assert_eq!(held(&BOB, HoldReason::Release), 100 + parts as Balance);
	});
}

#[test]
fn it_takes_the_right_of_the_models_vendor_and_a_component() {
	build_and_execute(|| {
		component(0);
		let call = |model, component| Call::propose_release {
			model,
			component,
			sequence: 1,
			details: details(0, 1),
		};
		needs_the_vendor(&call(MODEL, 0));
		let vendor = signed(VENDOR);
		assert_noop!(dispatch(vendor.clone(), &call(9, 0)), Error::<Test>::ModelNotFound);
		for id in [1, 8, u8::MAX] {
			let nowhere = dispatch(vendor.clone(), &call(MODEL, id));
			assert_noop!(nowhere, Error::<Test>::ComponentNotFound);
		}
	});
}

#[test]
fn sequences_only_rise_whatever_became_of_the_others() {
	build_and_execute(|| {
		component(0);
		component(1);
		propose(0, 0, details(0, 0));
		propose(0, 10, details(0, 10));
		for sequence in [0, 1, 9, 10] {
			let low = try_propose(sequence, details(0, 99));
			assert_noop!(low, Error::<Test>::SequenceUsed);
		}
		assert_ok!(Firmware::withdraw_release(signed(VENDOR), MODEL, 0, 10));
		assert_ok!(Firmware::remove_release(signed(VENDOR), MODEL, 0, 10));
		assert_noop!(try_propose(10, details(0, 10)), Error::<Test>::SequenceUsed);
		assert_ok!(try_propose(u64::MAX, details(0, 10)));
		assert_noop!(try_propose(u64::MAX, details(0, 11)), Error::<Test>::SequenceUsed);
		// Each component counts for itself.
		propose(1, 3, details(1, 3));
	});
}

#[test]
fn texts_are_texts() {
	build_and_execute(|| {
		component(0);
		for bad in [&b""[..], &[0xff], &[0xed, 0xa0, 0x80]] {
			let version =
				ReleaseDetails { version: bad.to_vec().try_into().unwrap(), ..details(0, 1) };
			let uris = vec![text("https://x"), bad.to_vec().try_into().unwrap()];
			let uri = ReleaseDetails { uris: uris.try_into().unwrap(), ..details(0, 1) };
			for details in [version, uri] {
				assert_noop!(try_propose(1, details), Error::<Test>::BadText);
			}
		}
	});
}

#[test]
fn there_is_an_image_and_no_digest_twice() {
	build_and_execute(|| {
		component(0);
		let with = |images: &[Image]| ReleaseDetails {
			images: images.to_vec().try_into().unwrap(),
			..details(0, 1)
		};
		let (a, b) = (image(0, 1), image(0, 2));
		// The same bytes in another slot are the same measurement.
		let a_too = Image { slot: Some(2), ..a };
		for images in [&[][..], &[a, a], &[a, b, a_too]] {
			assert_noop!(try_propose(1, with(images)), Error::<Test>::BadImages);
		}
		assert_ok!(try_propose(1, with(&[a, b])));
	});
}

#[test]
fn limits_make_sense() {
	build_and_execute(|| {
		for id in [0, 1, 2] {
			component(id);
		}
		let change = |change: &dyn Fn(&mut ReleaseDetails)| {
			let mut details = details(0, 7);
			change(&mut details);
			details
		};
		let depends = |on: &[(ComponentId, Sequence)]| ReleaseDetails {
			dependencies: on.to_vec().try_into().unwrap(),
			..details(0, 7)
		};
		for bad in [
			change(&|details| details.floor = 8),
			change(&|details| details.hardware = Some((2, 1))),
			change(&|details| details.requires = Some(7)),
			// On itself, on what is not there, on one twice.
			depends(&[(0, 1)]),
			depends(&[(3, 1)]),
			depends(&[(8, 1)]),
			depends(&[(u8::MAX, 1)]),
			depends(&[(1, 1), (1, 2)]),
			depends(&[(1, 1), (2, 2), (1, 1)]),
		] {
			assert_noop!(try_propose(7, bad), Error::<Test>::BadLimits);
		}
		let good = ReleaseDetails {
			floor: 7,
			hardware: Some((1, 1)),
			requires: Some(6),
			..depends(&[(2, 5), (1, 4)])
		};
		assert_ok!(try_propose(7, good));
	});
}

#[test]
fn a_digest_is_known_once_in_a_model() {
	build_and_execute(|| {
		component(0);
		component(1);
		release(0, 1);
		let again = ReleaseDetails { images: details(0, 1).images, ..details(0, 2) };
		assert_noop!(try_propose(2, again.clone()), Error::<Test>::DigestKnown);
		let elsewhere = Firmware::propose_release(signed(VENDOR), MODEL, 1, 1, again.clone());
		assert_noop!(elsewhere, Error::<Test>::DigestKnown);
		// Even revoked it stays what it is.
		revoke(0, 1);
		assert_noop!(try_propose(2, again), Error::<Test>::DigestKnown);
		let endorsed = digest(1_000);
		assert_ok!(Firmware::endorse_value(signed(VENDOR), MODEL, 0, 0, endorsed, None));
		let image = Image { digest: endorsed, ..image(0, 2) };
		let known = ReleaseDetails { images: vec![image].try_into().unwrap(), ..details(0, 2) };
		assert_noop!(try_propose(2, known), Error::<Test>::DigestKnown);
	});
}

#[test]
fn a_component_that_asks_for_manifests_or_signatures_gets_them() {
	build_and_execute(|| {
		component(0);
		let binding =
			SuitBinding { vendor_id: [1; 16], class_id: [2; 16], component_id: text("x") };
		let ask = |manifest, classical, post_quantum| {
			assert_ok!(Firmware::update_component(
				signed(VENDOR),
				MODEL,
				0,
				None,
				Some(binding.clone()),
				Some(SignatureTerms { manifest, classical, post_quantum }),
			));
		};
		let insert = |sequence, manifest, classical, post_quantum| {
			let signatures = SignatureKinds { classical, post_quantum };
			let details = details(0, sequence);
			Firmware::insert_release(VENDOR, MODEL, 0, sequence, details, manifest, signatures)
		};
		let some = Some([7; 32]);
		ask(true, false, false);
		assert_noop!(try_propose(1, details(0, 1)), Error::<Test>::SignatureMissing);
		assert_ok!(insert(1, some, false, false));
		assert_eq!(Firmware::release(MODEL, 0, 1).unwrap().manifest, some);
		ask(true, true, false);
		for (classical, post_quantum) in [(false, false), (false, true)] {
			let lacking = insert(2, some, classical, post_quantum);
			assert_noop!(lacking, Error::<Test>::SignatureMissing);
		}
		assert_noop!(insert(2, None, true, true), Error::<Test>::SignatureMissing);
		assert_ok!(insert(2, some, true, false));
		ask(true, true, true);
		for (classical, post_quantum) in [(false, false), (false, true), (true, false)] {
			let lacking = insert(3, some, classical, post_quantum);
			assert_noop!(lacking, Error::<Test>::SignatureMissing);
		}
		assert_ok!(insert(3, some, true, true));
		let borne = Firmware::release(MODEL, 0, 3).unwrap().signatures;
		assert_eq!(borne, SignatureKinds { classical: true, post_quantum: true });
	});
}

#[test]
fn enough_approvers_are_left_without_the_author() {
	build_and_execute(|| {
		Book::vendor(&VENDOR, 0);
		Book::model(0, MODEL, muster_primitives::UpdatePolicy::Automatic);
		let both = terms(&[VENDOR, ALICE], 2);
		assert_ok!(Firmware::create_authority(signed(VENDOR), 0, both));
		let terms = ComponentTerms::default();
		let by = signed(VENDOR);
		assert_ok!(Firmware::register_component(by, MODEL, 0, text("x"), 0, terms));
		assert_noop!(try_propose(1, details(0, 1)), Error::<Test>::TooFewApprovers);
		operators();
		assert_ok!(Firmware::propose_release(signed(BOB), MODEL, 0, 1, details(0, 1)));
	});
}

#[test]
fn without_the_deposit_nothing_is_there() {
	build_and_execute(|| {
		component(0);
		assert_ok!(Balances::force_set_balance(RuntimeOrigin::root(), VENDOR, 10));
		assert_noop!(try_propose(1, details(0, 1)), TokenError::FundsUnavailable);
	});
}
