// SPDX-License-Identifier: Apache-2.0

use super::common::*;
use crate::{mock::*, *};
use muster_primitives::{access::action, Resource, TrustTier};

/// A device of [`OWNER`]'s and an attested stream for it.
fn attested() -> (DeviceId, StreamId) {
	let device = Book::device(&OWNER, 1);
	let make = Make { device: Some(device), attested: true, ..Make::default() };
	(device, make.stream())
}

#[test]
fn a_device_anchors_while_its_verdict_is_affirming() {
	build_and_execute(|| {
		let (device, stream) = attested();
		let origin = as_device(device);
		refused(origin.clone(), of([next(stream)]), Error::<Test>::NotAttested);
		for tier in [TrustTier::Contraindicated, TrustTier::Warning] {
			Book::attest(device, tier, START + 100);
			refused(origin.clone(), of([next(stream)]), Error::<Test>::NotAttested);
		}
		Book::attest(device, TrustTier::Affirming, START + 100);
		let first = next(stream);
		events();
		ok(origin.clone(), of([first.clone()]));
		assert_eq!(events(), [told(&first, Subject::Device(device), None)]);
		// Until it expires, to the second.
		at(START + 99);
		ok(origin.clone(), of([next(stream)]));
		at(START + 100);
		refused(origin, of([next(stream)]), Error::<Test>::NotAttested);
	});
}

#[test]
fn accounts_prove_nothing_about_themselves() {
	build_and_execute(|| {
		let (device, stream) = attested();
		Book::attest(device, TrustTier::Affirming, u64::MAX);
		ok(signed(OWNER), Call::add_writer { stream, writer: account(ALICE) });
		Book::permit(account(BOB), action::ANCHOR, Resource::Stream(stream), Some(1));
		refused(signed(OWNER), of([next(stream)]), Error::<Test>::NotAttested);
		refused(signed(ALICE), of([next(stream)]), Error::<Test>::NotAttested);
		for who in [OWNER, BOB] {
			refused(signed(who), permitted([next(stream)]), Error::<Test>::NotAttested);
		}
	});
}

#[test]
fn the_verdict_is_that_of_the_device_that_anchors() {
	build_and_execute(|| {
		let (device, stream) = attested();
		let (writer, guest) = (Book::device(&ALICE, 2), Book::device(&BOB, 3));
		Book::attest(device, TrustTier::Affirming, u64::MAX);
		ok(signed(OWNER), Call::add_writer { stream, writer: Subject::Device(writer) });
		Book::permit(Subject::Device(guest), action::ANCHOR, Resource::Stream(stream), None);
		refused(as_device(writer), of([next(stream)]), Error::<Test>::NotAttested);
		refused(as_device(guest), permitted([next(stream)]), Error::<Test>::NotAttested);
		Book::attest(writer, TrustTier::Affirming, u64::MAX);
		ok(as_device(writer), of([next(stream)]));
		Book::attest(guest, TrustTier::Affirming, u64::MAX);
		ok(as_device(guest), permitted([next(stream)]));
	});
}

#[test]
fn a_verdict_gives_no_right_to_anchor() {
	build_and_execute(|| {
		let (_, stream) = attested();
		let other = Book::device(&OWNER, 2);
		Book::attest(other, TrustTier::Affirming, u64::MAX);
		refused(as_device(other), of([next(stream)]), Error::<Test>::NotWriter);
	});
}

#[test]
fn a_submission_says_what_the_stream_asks_for() {
	build_and_execute(|| {
		let (device, stream) = attested();
		Book::attest(device, TrustTier::Affirming, u64::MAX);
		assert!(expected(stream).attested);
		let wrong = Submission { attested: false, ..next(stream) };
		refused(as_device(device), of([wrong]), Error::<Test>::AttestedMismatch);
		ok(as_device(device), of([next(stream)]));

		let plain = batches();
		assert!(!expected(plain).attested);
		not_anchored(Submission { attested: true, ..next(plain) }, Error::AttestedMismatch);
	});
}

#[test]
fn a_stream_that_asks_for_more_or_less_does_so_from_the_next_anchor_on() {
	build_and_execute(|| {
		let (device, stream) = device_stream();
		let update = |attested| Call::update_stream {
			stream,
			name: None,
			schema: None,
			attested: Some(attested),
			retention: None,
		};
		let early = next(stream);
		ok(signed(OWNER), update(true));
		refused(as_device(device), of([early.clone()]), Error::<Test>::AttestedMismatch);
		refused(as_device(device), of([next(stream)]), Error::<Test>::NotAttested);
		ok(signed(OWNER), update(false));
		ok(as_device(device), of([early]));
	});
}

#[test]
fn a_correction_needs_a_verdict_too() {
	build_and_execute(|| {
		let (device, stream) = attested();
		Book::attest(device, TrustTier::Affirming, START + 1);
		ok(as_device(device), of([next(stream)]));
		at(START + 1);
		refused(as_device(device), of([correction(stream, 0)]), Error::<Test>::NotAttested);
		Book::attest(device, TrustTier::Affirming, START + 2);
		ok(as_device(device), of([correction(stream, 0)]));
	});
}
