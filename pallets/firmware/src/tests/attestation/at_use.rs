// SPDX-License-Identifier: Apache-2.0

//! What becomes of a verdict when nothing is written to the device: it is appraised at use.

use super::common::*;
use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok};
use muster_primitives::{Attestation, AttestationStatus, TrustTier::*};

fn now(device: DeviceId) -> Option<Attestation> {
	without_writing(|| Firmware::attestation(&device))
}

/// A device that attested to run release 5 and the radio's 3.
fn attested() -> DeviceId {
	let device = device();
	assert_ok!(Firmware::attest(signed(STRANGER), device, evidence(device, &[5, 0x13])));
	device
}

/// What is kept of the device is not touched by this.
fn untouched(device: DeviceId, change: impl FnOnce()) {
	let kept = || DeviceStates::<Test>::get(device);
	let before = kept();
	change();
	assert_eq!(kept(), before);
}

#[test]
fn other_pallets_learn_tier_time_and_main_firmware() {
	build_and_execute(|| {
		let device = attested();
		at(START + 60);
		let expected = Attestation { tier: Affirming, at: START, firmware: Some(5) };
		assert_eq!(now(device), Some(expected));
		assert_eq!(now(DeviceId([9; 32])), None);
	});
}

#[test]
fn a_verdict_expires() {
	build_and_execute(|| {
		let device = attested();
		at(START + 3_599);
		assert_eq!(tier(device), Some(Affirming));
		at(START + 3_600);
		assert_eq!(now(device), None);
		assert_eq!(found(device), Err(NoVerdict::Expired(START + 3_600)));
		// By the policy as it is now.
		set_policy(AppraisalPolicy { validity: 7_200, ..policy() });
		assert_eq!(tier(device), Some(Affirming));
		set_policy(AppraisalPolicy { validity: u64::MAX, ..policy() });
		assert_eq!(Firmware::verdict(device).unwrap().expires, u64::MAX);
	});
}

#[test]
fn revoking_a_release_contraindicates_at_once() {
	build_and_execute(|| {
		let device = attested();
		untouched(device, || revoke(MAIN, 5));
		let expected = Attestation { tier: Contraindicated, at: START, firmware: None };
		assert_eq!(now(device), Some(expected));
		let reasons = Reasons(Reasons::REVOKED.0 | Reasons::MISSING.0);
		assert_eq!(found(device), Ok((Contraindicated, reasons)));
	});
}

#[test]
fn revoking_what_is_not_required_contraindicates_too() {
	build_and_execute(|| {
		let device = attested();
		revoke(RADIO, 3);
		assert_eq!(found(device), Ok((Contraindicated, Reasons::REVOKED)));
	});
}

#[test]
fn a_device_below_the_floor_fails_always() {
	build_and_execute(|| {
		let device = attested();
		raise_floor(MAIN, 5);
		assert_eq!(tier(device), Some(Affirming));
		untouched(device, || raise_floor(MAIN, 6));
		assert_eq!(found(device), Ok((Contraindicated, Reasons::BELOW_FLOOR)));
		// However lenient the policy.
		set_policy(AppraisalPolicy {
			unrecognised: Consequence::Warns,
			warn_from: None,
			fail_from: None,
			secure_boot: false,
			required: 2,
			..policy()
		});
		assert_eq!(found(device), Ok((Contraindicated, Reasons::BELOW_FLOOR)));
	});
}

#[test]
fn advisories_count_by_severity() {
	build_and_execute(|| {
		let device = attested();
		let cases = [
			(Severity::Low, Affirming, 3, Reasons::default()),
			(Severity::Medium, Warning, 32, Reasons::ADVISORY),
			(Severity::High, Warning, 32, Reasons::ADVISORY),
			(Severity::Critical, Contraindicated, 96, Reasons::SEVERE_ADVISORY),
		];
		for (severity, tier, executables, reasons) in cases {
			untouched(device, || change_release(5, |one| one.severity = Some(severity)));
			let view = Firmware::verdict(device).unwrap();
			let outcome = (view.tier, view.vector.executables, view.reasons);
			assert_eq!(outcome, (tier, executables, reasons), "{severity:?}");
		}
		set_policy(AppraisalPolicy { warn_from: None, fail_from: None, ..policy() });
		assert_eq!(found(device), Ok((Affirming, Reasons::default())));
		set_policy(policy());
		change_release(5, |release| release.severity = None);
		assert_eq!(found(device), Ok((Affirming, Reasons::default())));
	});
}

#[test]
fn a_release_that_is_not_in_force_is_not_recognised() {
	use ReleaseStatus::*;
	build_and_execute(|| {
		let device = attested();
		let missing = Reasons(Reasons::NOT_IN_FORCE.0 | Reasons::MISSING.0);
		for status in [Proposed, Rejected, Withdrawn] {
			change_release(5, |release| release.status = status);
			assert_eq!(found(device), Ok((Contraindicated, missing)), "{status:?}");
		}
		change_release(5, |release| {
			release.status = Approved;
			release.available_at = START + 1;
		});
		assert_eq!(found(device), Ok((Contraindicated, missing)));
		// It counts from the moment that the time lock ends.
		at(START + 1);
		assert_eq!(tier(device), Some(Affirming));
		// Where it is not required, the policy says what follows.
		change_release(5, |release| release.status = Proposed);
		set_policy(AppraisalPolicy { required: 2, ..policy() });
		assert_eq!(found(device), Ok((Warning, Reasons::NOT_IN_FORCE)));
		assert_eq!(now(device).unwrap().firmware, None);
		set_policy(AppraisalPolicy { required: 2, unrecognised: Consequence::Fails, ..policy() });
		assert_eq!(found(device), Ok((Contraindicated, Reasons::NOT_IN_FORCE)));
		change_release(5, |release| release.status = Approved);
	});
}

#[test]
fn a_release_or_component_that_is_gone_is_not_recognised() {
	build_and_execute(|| {
		let device = attested();
		let missing = Reasons(Reasons::UNRECOGNISED.0 | Reasons::MISSING.0);
		let release = Releases::<Test>::take((MODEL, MAIN, 5));
		assert_eq!(found(device), Ok((Contraindicated, missing)));
		Releases::<Test>::set((MODEL, MAIN, 5), release);
		let main = ModelStates::<Test>::mutate(MODEL, |state| state.components.remove(0));
		assert_eq!(found(device), Ok((Contraindicated, missing)));
		ModelStates::<Test>::mutate(MODEL, |state| state.components.try_insert(0, main).unwrap());
	});
}

#[test]
fn an_endorsement_that_ends_is_not_recognised() {
	build_and_execute(|| {
		let device = device();
		let until = Some(START + 100);
		let endorse =
			|until| Firmware::endorse_value(signed(VENDOR), MODEL, MAIN, 2, digest(2), until);
		assert_ok!(endorse(until));
		assert_ok!(Firmware::attest(signed(STRANGER), device, evidence(device, &[2])));
		assert_eq!(now(device).unwrap().firmware, Some(2));
		at(START + 100);
		assert_eq!(tier(device), Some(Affirming));
		at(START + 101);
		let missing = Reasons(Reasons::ENDORSEMENT_ENDED.0 | Reasons::MISSING.0);
		assert_eq!(found(device), Ok((Contraindicated, missing)));
		untouched(device, || {
			assert_ok!(endorse(None));
		});
		assert_eq!(tier(device), Some(Affirming));
		raise_floor(MAIN, 3);
		assert_eq!(found(device), Ok((Contraindicated, Reasons::BELOW_FLOOR)));
		raise_floor(MAIN, 0);
		assert_ok!(Firmware::withdraw_endorsement(signed(VENDOR), MODEL, MAIN, 2));
		assert_eq!(found(device), Ok((Contraindicated, missing)));
		// What stands for another digest later was not what the device proved.
		at(Firmware::now() + 1);
		assert_ok!(Firmware::endorse_value(signed(VENDOR), MODEL, MAIN, 2, digest(99), None));
		assert_eq!(found(device), Ok((Contraindicated, missing)));
	});
}

#[test]
fn a_policy_that_goes_takes_all_verdicts_with_it() {
	build_and_execute(|| {
		let device = attested();
		untouched(device, || {
			assert_ok!(Firmware::set_appraisal_policy(signed(VENDOR), MODEL, None));
		});
		assert_eq!(now(device), None);
		assert_eq!(found(device), Err(NoVerdict::NoPolicy));
		set_policy(AppraisalPolicy { kinds: EvidenceKinds::PSA, ..policy() });
		assert_eq!(now(device), None);
		assert_eq!(found(device), Err(NoVerdict::KindNotAccepted));
		set_policy(policy());
		assert_eq!(tier(device), Some(Affirming));
	});
}

#[test]
fn a_changed_policy_judges_what_was_said_before() {
	build_and_execute(|| {
		let device = attested();
		set_policy(AppraisalPolicy { required: 3, ..policy() });
		assert_eq!(tier(device), Some(Affirming));
		set_policy(AppraisalPolicy { hardware: Some((4, 4)), ..policy() });
		assert_eq!(found(device), Ok((Contraindicated, Reasons::HARDWARE)));
		attest(device, &[5]);
		set_policy(AppraisalPolicy { required: 3, ..policy() });
		assert_eq!(found(device), Ok((Contraindicated, Reasons::MISSING)));
	});
}

#[test]
fn a_verdict_is_of_one_generation() {
	build_and_execute(|| {
		let device = attested();
		Book::change(device, |entry| entry.generation += 1);
		assert_eq!(now(device), None);
		assert_eq!(found(device), Err(NoVerdict::NoEvidence));
		attest(device, &[5]);
		assert_eq!(tier(device), Some(Affirming));
		Book::decommission(device);
		assert_eq!(now(device), None);
	});
}

#[test]
fn the_next_release_mends_it() {
	build_and_execute(|| {
		let device = attested();
		revoke(MAIN, 5);
		assert_eq!(tier(device), Some(Contraindicated));
		attest(device, &[6, 0x13]);
		let expected = Attestation { tier: Affirming, at: START, firmware: Some(6) };
		assert_eq!(now(device), Some(expected));
	});
}

#[test]
fn a_contradiction_hides_nothing() {
	build_and_execute(|| {
		let device = device();
		// One that is revoked, behind one that is not, in whatever order.
		revoke(MAIN, 5);
		set_policy(AppraisalPolicy { required: 2, ..policy() });
		for images in [[5, 6, 0x13], [6, 5, 0x13]] {
			attest(device, &images);
			let (tier, reasons) = found(device).unwrap();
			assert_eq!(tier, Contraindicated);
			assert!(reasons.has(Reasons::CONTRADICTION));
			assert_eq!(now(device).unwrap().firmware, None);
		}
	});
}

#[test]
fn appraising_tells_errors_and_writes_nothing() {
	build_and_execute(|| {
		let device = device();
		let good = evidence(device, &[5]);
		without_writing(|| {
			assert_ok!(Firmware::appraise(device, good.clone()));
			let other = Signer::Ed25519(3);
			let forged = native(device, other, 9, claims(&[5]));
			assert_eq!(Firmware::appraise(device, forged), Err(Error::<Test>::BadSignature.into()));
		});
		assert_ok!(Firmware::attest(signed(STRANGER), device, good.clone()));
		assert_noop!(Firmware::attest(signed(STRANGER), device, good), Error::<Test>::NotNewer);
	});
}
