// SPDX-License-Identifier: Apache-2.0

use super::*;
use frame_support::{assert_noop, assert_ok};

fn about(affected: &[Sequence], severity: Severity) -> AdvisoryDetails {
	AdvisoryDetails {
		name: text("CVE-2026-1234"),
		severity,
		affected: affected.to_vec().try_into().unwrap(),
		fixed_in: None,
		uri: Some(text("https://x")),
		digest: Some(digest(5)),
	}
}

fn publish(origin: RuntimeOrigin, details: AdvisoryDetails) -> DispatchResult {
	Firmware::publish_advisory(origin, MODEL, 0, details)
}

/// [`VENDOR`]'s advisory.
fn warn(affected: &[Sequence], severity: Severity) -> AdvisoryId {
	assert_ok!(publish(signed(VENDOR), about(affected, severity)));
	NextAdvisoryId::<Test>::get() - 1
}

fn withdraw(origin: RuntimeOrigin, id: AdvisoryId) -> DispatchResult {
	let result = Firmware::withdraw_advisory(origin, id);
	result.map(|_| ()).map_err(|error| error.error)
}

fn severity(sequence: Sequence) -> Option<Severity> {
	let hot = Releases::<Test>::get((MODEL, 0, sequence)).unwrap().severity;
	assert_eq!(Firmware::release(MODEL, 0, sequence).unwrap().severity, hot);
	hot
}

/// Releases 1 to 3, of which 2 is revoked and 3 in force.
fn releases() {
	component(0);
	for sequence in 1..=3 {
		release(0, sequence);
	}
	revoke(0, 2);
}

mod publish_advisory {
	use super::*;

	#[test]
	fn it_marks_the_releases_at_once() {
		build_and_execute(|| {
			releases();
			events();
			let details = AdvisoryDetails { fixed_in: Some(3), ..about(&[1, 2], Severity::High) };
			assert_ok!(publish(signed(DAVE), details.clone()));
			let published = Event::AdvisoryPublished {
				advisory: 0,
				model: MODEL,
				component: 0,
				severity: Severity::High,
				by: Some(DAVE),
			};
			assert_eq!(events(), [published]);
			let expected = AdvisoryView {
				model: MODEL,
				component: 0,
				published_at: now(),
				publisher: Some(DAVE),
				details,
			};
			assert_eq!(Firmware::advisory(0), Some(expected));
			assert_eq!([1, 2, 3].map(severity), [Some(Severity::High), Some(Severity::High), None]);
			assert_eq!(Firmware::release(MODEL, 0, 1).unwrap().advisories, [0]);
			let price = 100 + Advisory::<Test>::max_encoded_len() as Balance;
			assert_eq!(held(&DAVE, HoldReason::Advisory), price);
		});
	}

	#[test]
	fn the_worst_counts() {
		build_and_execute(|| {
			releases();
			warn(&[1], Severity::Medium);
			warn(&[1, 2], Severity::Low);
			assert_eq!([1, 2].map(severity), [Some(Severity::Medium), Some(Severity::Low)]);
			warn(&[1], Severity::Critical);
			warn(&[1], Severity::High);
			assert_eq!(severity(1), Some(Severity::Critical));
		});
	}

	#[test]
	fn the_vendor_revokers_and_governance_warn_and_governance_pays_nothing() {
		build_and_execute(|| {
			releases();
			operators();
			for who in [ALICE, OWNER, STRANGER] {
				let others = publish(signed(who), about(&[1], Severity::Low));
				assert_noop!(others, Error::<Test>::NotRevoker);
			}
			for who in [VENDOR, BOB, DAVE] {
				assert_ok!(publish(signed(who.clone()), about(&[1], Severity::Low)));
				assert!(held(&who, HoldReason::Advisory) > 0);
			}
			let before = Balances::total_issuance();
			assert_ok!(publish(RuntimeOrigin::root(), about(&[1], Severity::Low)));
			assert_eq!(Firmware::advisory(3).unwrap().publisher, None);
			assert_eq!(Balances::total_issuance(), before);
		});
	}

	#[test]
	fn it_is_about_releases_that_were_approved() {
		build_and_execute(|| {
			releases();
			for affected in [&[4][..], &[1, 4], &[0]] {
				let unknown = publish(signed(VENDOR), about(affected, Severity::Low));
				assert_noop!(unknown, Error::<Test>::ReleaseNotFound);
			}
			propose(0, 4, details(0, 4));
			let open = publish(signed(VENDOR), about(&[1, 4], Severity::Low));
			assert_noop!(open, Error::<Test>::NotApproved);
			assert_ok!(Firmware::withdraw_release(signed(VENDOR), MODEL, 0, 4));
			let withdrawn = publish(signed(VENDOR), about(&[4], Severity::Low));
			assert_noop!(withdrawn, Error::<Test>::NotApproved);
			// During the time lock, too.
			propose(0, 5, details(0, 5));
			approve(0, 5);
			warn(&[5], Severity::Low);
			let of = |component| {
				let details = about(&[1], Severity::Low);
				Firmware::publish_advisory(RuntimeOrigin::root(), MODEL, component, details)
			};
			assert_noop!(of(1), Error::<Test>::ComponentNotFound);
		});
	}

	#[test]
	fn it_names_some_in_rising_order_and_texts_are_texts() {
		build_and_execute(|| {
			releases();
			for affected in [&[][..], &[1, 1], &[2, 1], &[1, 3, 2]] {
				let disorder = publish(signed(VENDOR), about(affected, Severity::Low));
				assert_noop!(disorder, Error::<Test>::BadAdvisory);
			}
			let nameless =
				AdvisoryDetails { name: BoundedVec::new(), ..about(&[1], Severity::Low) };
			assert_noop!(publish(signed(VENDOR), nameless), Error::<Test>::BadText);
			let nowhere =
				AdvisoryDetails { uri: Some(BoundedVec::new()), ..about(&[1], Severity::Low) };
			assert_noop!(publish(signed(VENDOR), nowhere), Error::<Test>::BadText);
		});
	}

	#[test]
	fn what_mends_it_is_in_force_and_above() {
		build_and_execute(|| {
			releases();
			let fixed = |affected: &[Sequence], fix| {
				let details =
					AdvisoryDetails { fixed_in: Some(fix), ..about(affected, Severity::Low) };
				publish(signed(VENDOR), details)
			};
			assert_noop!(fixed(&[1], 2), Error::<Test>::NotInForce);
			assert_noop!(fixed(&[1], 4), Error::<Test>::ReleaseNotFound);
			assert_noop!(fixed(&[2, 3], 3), Error::<Test>::BadAdvisory);
			assert_noop!(fixed(&[2, 3], 1), Error::<Test>::BadAdvisory);
			propose(0, 4, details(0, 4));
			approve(0, 4);
			assert_noop!(fixed(&[1], 4), Error::<Test>::NotInForce);
			assert_ok!(fixed(&[1, 2], 3));
		});
	}

	#[test]
	fn a_release_has_room_for_eight() {
		build_and_execute(|| {
			releases();
			for _ in 0..MAX_ADVISORIES {
				warn(&[1], Severity::Low);
			}
			let ninth = publish(signed(VENDOR), about(&[1, 3], Severity::Critical));
			assert_noop!(ninth, Error::<Test>::TooManyAdvisories);
			warn(&[3], Severity::Low);
		});
	}

	#[test]
	fn without_the_deposit_or_a_number_nothing_is_there() {
		build_and_execute(|| {
			releases();
			NextAdvisoryId::<Test>::put(u32::MAX);
			let last = publish(signed(DAVE), about(&[1], Severity::Low));
			assert_noop!(last, Error::<Test>::Exhausted);
			NextAdvisoryId::<Test>::put(0);
			assert_ok!(Balances::force_set_balance(RuntimeOrigin::root(), DAVE, 10));
			let poor = publish(signed(DAVE), about(&[1], Severity::Low));
			assert_noop!(poor, sp_runtime::TokenError::FundsUnavailable);
		});
	}
}

mod set_fixed {
	use super::*;

	fn fix(origin: RuntimeOrigin, sequence: Sequence) -> DispatchResult {
		Firmware::set_fixed(origin, 0, sequence)
	}

	#[test]
	fn the_fix_is_named_later_and_may_be_another_one() {
		build_and_execute(|| {
			releases();
			warn(&[1, 2], Severity::Low);
			release(0, 4);
			events();
			assert_ok!(fix(signed(DAVE), 3));
			assert_ok!(fix(RuntimeOrigin::root(), 4));
			let fixed = |old, new| Event::AdvisoryFixed { advisory: 0, old, new };
			assert_eq!(events(), [fixed(None, 3), fixed(Some(3), 4)]);
			assert_eq!(Firmware::advisory(0).unwrap().details.fixed_in, Some(4));
			assert_noop!(fix(signed(VENDOR), 4), Error::<Test>::NoChange);
			// What it is about is as vulnerable as before.
			assert_eq!(severity(1), Some(Severity::Low));
		});
	}

	#[test]
	fn it_is_in_force_and_above_and_said_by_who_warns() {
		build_and_execute(|| {
			releases();
			assert_noop!(fix(signed(VENDOR), 3), Error::<Test>::AdvisoryNotFound);
			warn(&[1], Severity::Low);
			for who in [ALICE, OWNER, STRANGER] {
				assert_noop!(fix(signed(who), 3), Error::<Test>::NotRevoker);
			}
			assert_noop!(fix(signed(VENDOR), 2), Error::<Test>::NotInForce);
			assert_noop!(fix(signed(VENDOR), 1), Error::<Test>::BadAdvisory);
			assert_noop!(fix(signed(VENDOR), 9), Error::<Test>::ReleaseNotFound);
		});
	}
}

mod withdraw_advisory {
	use super::*;

	#[test]
	fn the_worst_that_is_left_counts() {
		build_and_execute(|| {
			releases();
			let low = warn(&[1, 2], Severity::Low);
			let high = warn(&[1], Severity::High);
			let medium = warn(&[1, 3], Severity::Medium);
			events();
			assert_ok!(withdraw(signed(DAVE), high));
			assert_eq!(events(), [Event::AdvisoryWithdrawn { advisory: high }]);
			assert_eq!(severity(1), Some(Severity::Medium));
			assert_ok!(withdraw(signed(VENDOR), low));
			assert_eq!([1, 2].map(severity), [Some(Severity::Medium), None]);
			assert_ok!(withdraw(RuntimeOrigin::root(), medium));
			assert_eq!([1, 2, 3].map(severity), [None; 3]);
			assert_eq!(Firmware::advisory(high), None);
			assert!(Firmware::release(MODEL, 0, 1).unwrap().advisories.is_empty());
			assert_eq!(held(&VENDOR, HoldReason::Advisory), 0);
			// Its number is not used again.
			assert_eq!(warn(&[1], Severity::Low), 3);
		});
	}

	#[test]
	fn others_do_not_and_no_vendor_silences_governance() {
		build_and_execute(|| {
			releases();
			assert_noop!(withdraw(signed(VENDOR), 0), Error::<Test>::AdvisoryNotFound);
			assert_ok!(publish(RuntimeOrigin::root(), about(&[1], Severity::Critical)));
			for who in [VENDOR, DAVE, ALICE, STRANGER] {
				assert_noop!(withdraw(signed(who), 0), Error::<Test>::NotRevoker);
			}
			assert_ok!(withdraw(RuntimeOrigin::root(), 0));
			warn(&[1], Severity::Low);
			for who in [ALICE, OWNER, STRANGER] {
				assert_noop!(withdraw(signed(who), 1), Error::<Test>::NotRevoker);
			}
		});
	}

	#[test]
	fn a_release_that_was_withdrawn_in_time_is_removed_after_its_advisories() {
		build_and_execute(|| {
			component(0);
			propose(0, 1, details(0, 1));
			approve(0, 1);
			let advisory = warn(&[1], Severity::Critical);
			assert_ok!(Firmware::withdraw_release(signed(VENDOR), MODEL, 0, 1));
			let remove = || Firmware::remove_release(signed(VENDOR), MODEL, 0, 1);
			assert_noop!(remove(), Error::<Test>::NotRemovable);
			assert_ok!(withdraw(signed(VENDOR), advisory));
			assert_ok!(remove());
		});
	}

	#[test]
	fn weight_is_for_the_releases_that_it_was_about() {
		build_and_execute(|| {
			releases();
			let id = warn(&[1, 2], Severity::Low);
			let info = Firmware::withdraw_advisory(signed(VENDOR), id).unwrap();
			let weight = <<Test as Config>::WeightInfo as WeightInfo>::withdraw_advisory(2);
			assert_eq!(info.actual_weight, Some(weight));
		});
	}
}
