// SPDX-License-Identifier: Apache-2.0

//! What other systems got wrong about access, tried here. Each test is named after where the mistake
//! was seen.

use super::common::*;
use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok, traits::GetCallName};
use muster_primitives::{
	access::action::{self, CONTROL, GRANT, READ},
	AccessCheck, DeviceStatus, TrustTier,
};

const ANYONE: Principal<AccountId> = Principal::Anyone;

#[test]
fn peaq_did_a_strangers_write_changes_nothing_and_grants_nothing() {
	build_and_execute(|| {
		let (valve, alice) = (valve(), account(ALICE));
		let what = Resource::Device(valve);
		let staff = role("staff", None);
		assign(staff, &alice, None);
		describe(&alice, "course", "passed", None);
		let id = permit(Principal::Role(staff), Target::Device(valve), &[READ]).add();
		for who in [STRANGER, NEIGHBOUR, ALICE] {
			let by = || signed(who.clone());
			let stranger = account(STRANGER);
			// Nothing of the owner's can be written.
			let (role, subject) = (staff, stranger.clone());
			let not_yours = DispatchError::from(Error::<Test>::NotYourRole);
			assert_noop!(AccessPolicy::assign_role(by(), role, subject, None), not_yours);
			assert_noop!(AccessPolicy::unassign_role(by(), role, alice.clone()), not_yours);
			assert_noop!(AccessPolicy::rename_role(by(), role, text("x")), not_yours);
			assert_noop!(AccessPolicy::set_role_enabled(by(), role, false), not_yours);
			assert_noop!(AccessPolicy::set_role_parent(by(), role, None), not_yours);
			assert_noop!(AccessPolicy::remove_role(by(), role), not_yours);
			assert_noop!(AccessPolicy::create_role(by(), text("x"), Some(role)), not_yours);
			let rule = permit(ANYONE, Target::Device(valve), &[READ]);
			assert_noop!(rule.by(who.clone()), Error::<Test>::NotYourTarget);
			assert_noop!(
				permit(Principal::Role(staff), Target::Domain, &[READ]).by(who.clone()),
				not_yours
			);
			assert_noop!(AccessPolicy::revoke(by(), id), Error::<Test>::NotYours);
			assert_noop!(
				permit(Principal::Account(CAROL), Target::Domain, &[READ]).from(who.clone(), id),
				Error::<Test>::NotDelegable
			);
			let name = text("course");
			assert_noop!(
				AccessPolicy::remove_subject_attribute(by(), OWNER, alice.clone(), name),
				Error::<Test>::NotOwner
			);
			assert_noop!(AccessPolicy::set_lockdown(by(), OWNER, true), Error::<Test>::NotRescuer);
		}
		// What a stranger can write lies in a domain of its own.
		let before = AccessPolicy::domain(OWNER);
		for (name, value) in [("course", "failed"), ("more", "x")] {
			assert_ok!(AccessPolicy::set_subject_attribute(
				signed(STRANGER),
				alice.clone(),
				text(name),
				text(value),
				None
			));
		}
		assert_ok!(permit(ANYONE, Target::Domain, &[READ]).by(STRANGER));
		assert_ok!(forbid(ANYONE, Target::Domain, &[READ]).by(STRANGER));
		let rescuers = vec![STRANGER].try_into().unwrap();
		assert_ok!(AccessPolicy::set_rescuers(signed(STRANGER), rescuers));
		assert_eq!(AccessPolicy::domain(OWNER), before);
		assert_eq!(ask(&alice, READ, &what), Reason::Permitted);
		assert_eq!(ask(&account(STRANGER), READ, &what), Reason::NothingPermits);
		let said = AccessPolicy::subject(OWNER, alice).unwrap().attributes;
		assert_eq!(said.len(), 1);
		assert_eq!(said[0].value, b"passed");
	});
}

#[test]
fn peaq_rbac_a_disabled_role_yields_nothing_from_the_next_decision_on() {
	build_and_execute(|| {
		let (alice, what) = (account(ALICE), Resource::Domain(OWNER));
		let staff = role("staff", None);
		let operator = role("operator", Some(staff));
		assign(operator, &alice, None);
		permit(Principal::Role(staff), Target::Domain, &[READ]).uses(9).add();
		permit(Principal::Role(operator), Target::Domain, &[CONTROL]).add();
		for (disabled, left) in [(staff, [false, true]), (operator, [false, false])] {
			assert_ok!(request(&alice, CONTROL, &what, 60));
			assert_ok!(AccessPolicy::set_role_enabled(signed(OWNER), disabled, false));
			let may = [READ, CONTROL].map(|action| {
				let may = ask(&alice, action, &what) == Reason::Permitted;
				assert_eq!(consume(&alice, action, &what).is_ok(), may);
				assert_eq!(request(&alice, action, &what, 60).is_ok(), may);
				may
			});
			assert_eq!(may, left);
			// Nor does anything given through it live on.
			if !left[1] {
				assert_eq!(state(&alice, CONTROL, &what), SessionState::Restricted);
			}
			assert_ok!(AccessPolicy::set_role_enabled(signed(OWNER), disabled, true));
			assert_eq!([READ, CONTROL].map(|a| ask(&alice, a, &what)), [Reason::Permitted; 2]);
		}
	});
}

#[test]
fn peaq_did_what_has_a_time_is_absent_after_it() {
	build_and_execute(|| {
		let (alice, what) = (account(ALICE), Resource::Domain(OWNER));
		let staff = role("staff", None);
		assign(staff, &alice, Some(START + 60));
		describe(&alice, "course", "passed", Some(START + 60));
		let test = AttributeTest {
			of: Party::Subject,
			name: text("course"),
			comparison: Comparison::Equals(text("passed")),
		};
		let attributes = vec![test].try_into().unwrap();
		permit(Principal::Role(staff), Target::Domain, &[READ]).add();
		permit(ANYONE, Target::Domain, &[CONTROL])
			.when(Conditions { attributes, ..Default::default() })
			.add();
		let lapsing = permit(ANYONE, Target::Domain, &[GRANT]).until(START + 60).add();
		assert_ok!(request(&alice, READ, &what, 3_600));
		let answers = || [READ, CONTROL, GRANT].map(|action| ask(&alice, action, &what));
		at(START + 60);
		assert_eq!(answers(), [Reason::Permitted; 3]);
		assert_eq!(state(&alice, READ, &what), SessionState::Open);
		at(START + 61);
		// No call was made in between.
		assert_eq!(answers(), [Reason::NothingPermits; 3]);
		assert_eq!(state(&alice, READ, &what), SessionState::Expired);
		let record = AccessPolicy::subject(OWNER, alice).unwrap();
		assert_eq!((record.roles, record.attributes), (vec![], vec![]));
		assert!(policy(lapsing).dead);
	});
}

#[test]
fn peaq_reads_are_views_and_every_value_is_short() {
	for call in Call::<Test>::get_call_names() {
		let reads = ["read", "get", "decide", "explain", "check"];
		assert!(!reads.iter().any(|prefix| call.starts_with(prefix)), "{call}");
	}
	assert!(Value::try_from(vec![0; 33]).is_err());
	assert!(Name::try_from(vec![0; 33]).is_err());
	assert!(AttributeName::try_from(vec![0; 33]).is_err());
	// What a decision reads stays small however full it is.
	assert!(Domain::<Test>::max_encoded_len() < 16 * 1_024);
	assert!(SubjectRecord::<Test>::max_encoded_len() < 16 * 1_024);
	type AtOne = BoundedVec<Policy<Test>, ConstU32<MAX_AT_TARGET>>;
	assert!(AtOne::max_encoded_len() < 4 * 1_024);
}

#[test]
fn robonomics_filling_ones_own_quota_blocks_nobody_else() {
	build_and_execute(|| {
		let valve = valve();
		let full = |who: AccountId| {
			for action in 16..64 {
				let name = Some(text("x"));
				assert_ok!(AccessPolicy::name_action(signed(who.clone()), action, name));
			}
			for _ in 0..MAX_ROLES {
				assert_ok!(AccessPolicy::create_role(signed(who.clone()), text("x"), None));
			}
			for _ in 0..MAX_AT_DOMAIN {
				assert_ok!(permit(ANYONE, Target::Domain, &[READ]).by(who.clone()));
			}
			for _ in 0..MAX_NAMED {
				let naming = permit(Principal::Account(ALICE), Target::Domain, &[READ]);
				assert_ok!(naming.by(who.clone()));
			}
			for name in ["a", "b", "c", "d"] {
				assert_ok!(AccessPolicy::set_subject_attribute(
					signed(who.clone()),
					account(ALICE),
					text(name),
					text("x"),
					None
				));
			}
			let role = NextRoleId::<Test>::get() - 1;
			for role in role + 1 - MAX_MEMBERSHIPS..=role {
				let by = signed(who.clone());
				assert_ok!(AccessPolicy::assign_role(by, role, account(ALICE), None));
			}
			let rescuers: Vec<_> = (0..MAX_RESCUERS as u8).map(|i| [i; 32].into()).collect();
			let by = signed(who.clone());
			assert_ok!(AccessPolicy::set_rescuers(by, rescuers.try_into().unwrap()));
			let more = permit(ANYONE, Target::Domain, &[READ]).by(who);
			assert_noop!(more, Error::<Test>::TooManyPolicies);
		};
		// As much as the first one, however full the others are.
		for who in [STRANGER, NEIGHBOUR, BOB, OWNER] {
			full(who);
		}
		// Nor is one target's quota another's, in the same domain.
		for seed in 10..40 {
			let device = Book::device(&OWNER, seed, None);
			for _ in 0..MAX_AT_TARGET {
				permit(ANYONE, Target::Device(device), &[READ]).add();
			}
		}
		permit(ANYONE, Target::Device(valve), &[READ]).add();
		// Nor are sessions bounded but by deposits.
		for seed in 10..40 {
			let what = Resource::Device(DeviceId([seed; 32]));
			assert_ok!(request(&account(CAROL), READ, &what, 60));
		}
		assert_eq!(Sessions::<Test>::iter().count(), 30);
	});
}

#[test]
fn azure_there_are_thousands_of_policies_and_deposits_are_the_only_bound() {
	build_and_execute(|| {
		for i in 0..2_000u32 {
			let mut id = [0xee; 32];
			id[..4].copy_from_slice(&i.to_le_bytes());
			let to = Principal::Account(id.into());
			permit(to, Target::Domain, &[READ]).add();
		}
		assert_eq!(held(&OWNER, HoldReason::Policy), 2_000 * policy_price());
		let what = Resource::Domain(OWNER);
		assert_eq!(ask(&account([0xee; 32].into()), READ, &what), Reason::NothingPermits);
		assert_eq!(Homes::<Test>::iter().count(), 2_000);
	});
}

#[test]
fn robonomics_cord_and_phala_weight_grows_with_every_bounded_loop() {
	type W = <Test as Config>::WeightInfo;
	let (levels, policies) = (AccessPolicy::max_levels(), AccessPolicy::max_considered());
	for weight in [W::decide, W::consume, W::request_access] {
		assert!(weight(1, 0).ref_time() < weight(levels, 0).ref_time());
		assert!(weight(levels, 0).ref_time() < weight(levels, policies).ref_time());
	}
	assert!(W::sweep_subject(0).ref_time() < W::sweep_subject(MAX_NAMED).ref_time());
}

#[test]
fn kilt_and_cord_what_grows_without_bound_is_not_stored_inline() {
	// A domain's value does not grow with its devices, subjects, sessions or their policies.
	build_and_execute(|| {
		name_open();
		let size = || Domains::<Test>::get(OWNER).unwrap().encoded_size();
		let before = size();
		for seed in 10..30 {
			let device = Book::device(&OWNER, seed, None);
			permit(ANYONE, Target::Device(device), &[READ]).add();
			permit(Principal::Device(device), Target::Domain, &[READ]).add();
			describe(&Subject::Device(device), "a", "b", None);
			assert_ok!(request(&account(ALICE), READ, &Resource::Device(device), 60));
		}
		assert_eq!(size(), before);
	});
}

#[test]
fn dimo_a_new_generation_has_none_of_the_old_ones_rights() {
	build_and_execute(|| {
		let sensor = Book::device(&NEIGHBOUR, 9, None);
		let (who, what) = (Subject::Device(sensor), Resource::Device(valve()));
		let staff = role("staff", None);
		assign(staff, &who, None);
		let grant = permit(Principal::Account(ALICE), Target::Domain, &[READ, GRANT]).add();
		permit(Principal::Device(sensor), Target::Domain, &[READ]).delegated(ALICE, grant);
		permit(Principal::Device(sensor), Target::Domain, &[CONTROL]).add();
		permit(Principal::Role(staff), Target::Domain, &[action::CONNECT]).add();
		let asked = || [READ, CONTROL, action::CONNECT].map(|action| ask(&who, action, &what));
		assert_eq!(asked(), [Reason::Permitted; 3]);
		assert_ok!(request(&who, READ, &what, 60));
		// Recovered, sold, sold back: the id is the same each time.
		let reset: [&dyn Fn(); 3] = [
			&|| Book::change(sensor, |entry| entry.generation += 1),
			&|| Book::transfer(sensor, &CAROL),
			&|| Book::transfer(sensor, &NEIGHBOUR),
		];
		for reset in reset {
			reset();
			assert_eq!(asked(), [Reason::NothingPermits; 3]);
			assert_eq!(state(&who, READ, &what), SessionState::SubjectChanged);
		}
	});
}

#[test]
fn dimo_and_iotex_every_grant_says_who_what_and_under_which_generation() {
	// There is no bearer permit here that could be handed on or used again: what is granted is
	// kept on the chain under its subject and counted there.
	build_and_execute(|| {
		let (alice, what) = (account(ALICE), Resource::Device(valve()));
		let id = permit(Principal::Account(ALICE), Target::Device(valve()), &[READ]).uses(1).add();
		for who in [account(BOB), Subject::Device(DeviceId([2; 32]))] {
			assert!(!AccessPolicy::permits(&who, READ, &what));
		}
		assert_noop!(consume(&alice, CONTROL, &what), Error::<Test>::NothingPermits);
		let elsewhere = Resource::Device(Book::device(&OWNER, 10, None));
		assert_noop!(consume(&alice, READ, &elsewhere), Error::<Test>::NothingPermits);
		assert_ok!(consume(&alice, READ, &what));
		assert_noop!(consume(&alice, READ, &what), Error::<Test>::NothingPermits);
		// The same permit again is another one by number, and the old number never returns.
		revoke(id);
		let again = permit(Principal::Account(ALICE), Target::Device(valve()), &[READ]).add();
		assert!(again > id && AccessPolicy::policy(id).is_none());
		// A session always ends.
		assert_ok!(request(&alice, READ, &what, longest_session()));
		at(START + longest_session() + 1);
		assert_eq!(state(&alice, READ, &what), SessionState::Expired);
	});
}

#[test]
fn iotex_removal_leaves_nothing_behind() {
	build_and_execute(|| {
		let (pump, sensor) = (pump(), Book::device(&NEIGHBOUR, 9, None));
		let free = ACCOUNTS.map(Balances::free_balance);
		let (device, alice) = (Subject::Device(sensor), account(ALICE));
		name_open();
		let staff = role("staff", None);
		let operator = role("operator", Some(staff));
		for who in [&device, &alice] {
			assign(operator, who, None);
			describe(who, "a", "b", None);
		}
		let mut ids = Vec::new();
		for target in [Target::Domain, Target::Device(pump), Target::Fleet(1), Target::Stream(0)] {
			for principal in [ANYONE, Principal::Role(staff), Principal::Device(sensor)] {
				ids.push(permit(principal, target, &[READ, OPEN]).add());
			}
		}
		let grant = permit(Principal::Account(ALICE), Target::Domain, &[READ, GRANT]).add();
		ids.push(grant);
		ids.push(permit(Principal::Account(BOB), Target::Domain, &[READ]).delegated(ALICE, grant));
		for who in [&device, &alice] {
			assert_ok!(request(who, READ, &Resource::Stream(0), 60));
		}

		// One part is removed by its parts, the device's by a sweep.
		Book::transfer(sensor, &CAROL);
		assert_ok!(error(AccessPolicy::sweep_subject(signed(STRANGER), OWNER, sensor, 0)));
		ids.into_iter().filter(|id| Homes::<Test>::contains_key(id)).for_each(revoke);
		assert_ok!(AccessPolicy::unassign_role(signed(OWNER), operator, alice.clone()));
		let by = signed(OWNER);
		assert_ok!(AccessPolicy::remove_subject_attribute(by, OWNER, alice.clone(), text("a")));
		for role in [operator, staff] {
			assert_ok!(AccessPolicy::remove_role(signed(OWNER), role));
		}
		assert_ok!(AccessPolicy::name_action(signed(OWNER), OPEN, None));
		for who in [device, alice] {
			let by = signed(STRANGER);
			assert_ok!(AccessPolicy::end_session(by, Resource::Stream(0), who, READ));
		}
		assert_ok!(AccessPolicy::remove_domain(signed(OWNER)));

		assert_eq!(ACCOUNTS.map(Balances::free_balance), free);
		assert_eq!(Domains::<Test>::iter().count(), 0);
		assert_eq!(ActionNames::<Test>::iter().count(), 0);
		assert_eq!(Roles::<Test>::iter().count(), 0);
		assert_eq!(Subjects::<Test>::iter().count(), 0);
		assert_eq!(AtTarget::<Test>::iter().count(), 0);
		assert_eq!(Homes::<Test>::iter().count(), 0);
		assert_eq!(Sessions::<Test>::iter().count(), 0);
	});
}

#[test]
fn acurast_an_expired_verdict_fails_when_it_is_used() {
	build_and_execute(|| {
		let valve = valve();
		let (alice, what) = (account(ALICE), Resource::Device(valve));
		let attested = Some(Attested {
			of: Party::Resource,
			tier: TrustTier::Affirming,
			within: Some(86_400),
		});
		permit(Principal::Account(ALICE), Target::Device(valve), &[CONTROL])
			.when(Conditions { attested, ..Default::default() })
			.add();
		let sound = Some((TrustTier::Affirming, START, Some(1)));
		Book::change(valve, |entry| entry.attestation = sound);
		at(START + 86_400);
		assert_ok!(consume(&alice, CONTROL, &what));
		// Too old for the policy, though whoever gave it still stands by it.
		at(START + 86_401);
		assert_noop!(consume(&alice, CONTROL, &what), Error::<Test>::NothingPermits);
		at(START);
		assert_ok!(consume(&alice, CONTROL, &what));
		// Withdrawn by whoever gave it.
		Book::change(valve, |entry| entry.attestation = None);
		assert_noop!(consume(&alice, CONTROL, &what), Error::<Test>::NothingPermits);
	});
}

#[test]
fn integritee_every_status_is_enforced() {
	build_and_execute(|| {
		let sensor = Book::device(&NEIGHBOUR, 9, None);
		let (who, what) = (Subject::Device(sensor), Resource::Device(valve()));
		permit(Principal::Device(sensor), Target::Domain, &[READ]).add();
		assert_ok!(request(&who, READ, &what, 60));
		for status in [
			DeviceStatus::Enrolled,
			DeviceStatus::Suspended,
			DeviceStatus::Quarantined,
			DeviceStatus::Decommissioned,
		] {
			Book::change(sensor, |entry| entry.status = status);
			assert_eq!(ask(&who, READ, &what), Reason::SubjectNotActive);
			assert_noop!(consume(&who, READ, &what), Error::<Test>::SubjectNotActive);
			assert_noop!(request(&who, READ, &what, 60), Error::<Test>::SubjectNotActive);
			assert_noop!(
				AccessPolicy::authorize(&who, READ, &what),
				Error::<Test>::SubjectNotActive
			);
			assert_eq!(state(&who, READ, &what), SessionState::SubjectChanged);
		}
		Book::change(sensor, |entry| entry.status = DeviceStatus::Active);
		assert_ok!(consume(&who, READ, &what));
	});
}

#[test]
fn integritee_every_tier_of_trust_is_enforced() {
	use TrustTier::*;
	build_and_execute(|| {
		let valve = valve();
		let (alice, what) = (account(ALICE), Resource::Device(valve));
		for asked in [Contraindicated, Warning, Affirming] {
			let attested = Some(Attested { of: Party::Resource, tier: asked, within: None });
			let id = permit(ANYONE, Target::Device(valve), &[READ])
				.when(Conditions { attested, ..Default::default() })
				.add();
			for found in [None, Some(Contraindicated), Some(Warning), Some(Affirming)] {
				Book::change(valve, |entry| {
					entry.attestation = found.map(|tier| (tier, START, None))
				});
				let may = found.is_some_and(|found| found >= asked);
				assert_eq!(ask(&alice, READ, &what) == Reason::Permitted, may);
			}
			revoke(id);
		}
	});
}

#[test]
fn matter_what_is_left_out_of_a_delegation_is_as_the_parent_says() {
	build_and_execute(|| {
		let conditions = Conditions {
			window: Some(Window { from: Some(START), until: Some(START + 60) }),
			hours: Some(Hours { days: 0b100, from: 0, until: 1440, offset: 0 }),
			uses: Some(5),
			attested: Some(Attested {
				of: Party::Resource,
				tier: TrustTier::Warning,
				within: None,
			}),
			firmware: Some(MinFirmware { of: Party::Resource, sequence: 3 }),
			status: Some(InStatus { of: Party::Resource, statuses: 2 }),
			attributes: vec![AttributeTest {
				of: Party::Resource,
				name: text("a"),
				comparison: Comparison::AtLeast(1),
			}]
			.try_into()
			.unwrap(),
		};
		let valve = valve();
		Book::change(valve, |entry| {
			entry.attestation = Some((TrustTier::Affirming, START, Some(3)));
			entry.attributes = vec![(b"a".to_vec(), b"1".to_vec())];
		});
		let target = Target::Device(valve);
		let parent = permit(Principal::Account(ALICE), target, &[READ, GRANT])
			.when(conditions.clone())
			.add();
		let child =
			permit(Principal::Account(BOB), target, &[READ]).uses(2).delegated(ALICE, parent);
		assert_eq!(policy(child).conditions, Conditions { uses: Some(2), ..conditions });
	});
}

#[test]
fn matter_a_call_changes_what_it_names_and_nothing_else() {
	build_and_execute(|| {
		let staff = role("staff", None);
		let operator = role("operator", Some(staff));
		let alice = account(ALICE);
		assign(operator, &alice, Some(START + 60));
		describe(&alice, "a", "b", Some(START + 60));
		describe(&alice, "c", "d", None);
		rescuers(&[BOB]);
		name_open();
		let id = permit(Principal::Account(ALICE), Target::Domain, &[READ]).uses(3).add();
		let subject = || AccessPolicy::subject(OWNER, alice.clone()).unwrap();
		let (before, role_before) = (subject(), AccessPolicy::role(operator).unwrap());
		let domain = AccessPolicy::domain(OWNER).unwrap();

		describe(&alice, "c", "e", None);
		assert_eq!(subject().roles, before.roles);
		assert_eq!(subject().policies, before.policies);
		assert_eq!(subject().attributes[0], before.attributes[0]);
		assert_ok!(AccessPolicy::rename_role(signed(OWNER), operator, text("crew")));
		assert_ok!(AccessPolicy::set_role_enabled(signed(OWNER), operator, false));
		let role_now = AccessPolicy::role(operator).unwrap();
		let expected = RoleView { name: b"crew".to_vec(), enabled: false, ..role_before };
		assert_eq!(role_now, expected);
		assert_eq!(subject().roles, before.roles);
		lockdown(true);
		let now = AccessPolicy::domain(OWNER).unwrap();
		assert_eq!((now.rescuers, now.actions), (domain.rescuers, domain.actions));
		rescuers(&[BOB, CAROL]);
		assert!(AccessPolicy::domain(OWNER).unwrap().lockdown);
		assert_eq!(uses(id), Some(3));
	});
}

#[test]
fn matter_dates_are_the_blocks_and_not_the_senders() {
	build_and_execute(|| {
		// No call says what time it is; a session begins when its block was made.
		let (alice, what) = (account(ALICE), Resource::Domain(OWNER));
		permit(ANYONE, Target::Domain, &[READ]).add();
		for later in [0, 1, 86_400] {
			at(START + later);
			assert_ok!(request(&alice, READ, &what, 60));
			let view = session(&alice, READ, &what);
			assert_eq!((view.from, view.until), (START + later, START + later + 60));
		}
		// What has a time that is past never comes to be.
		at(START);
		let past = Some(START - 1);
		let staff = role("staff", None);
		assert_noop!(
			AccessPolicy::assign_role(signed(OWNER), staff, alice.clone(), past),
			Error::<Test>::AlreadyLapsed
		);
		let by = signed(OWNER);
		assert_noop!(
			AccessPolicy::set_subject_attribute(by, alice, text("a"), text("b"), past),
			Error::<Test>::AlreadyLapsed
		);
		let rule = permit(ANYONE, Target::Domain, &[READ]).until(START - 1);
		assert_noop!(rule.by(OWNER), Error::<Test>::AlreadyLapsed);
	});
}

#[test]
fn keylime_no_policy_an_unknown_one_or_unknown_names_are_no_pass() {
	build_and_execute(|| {
		let (alice, what) = (account(ALICE), Resource::Device(valve()));
		// No domain, an empty one, and one with policies about other things.
		assert_eq!(ask(&alice, READ, &what), Reason::NothingPermits);
		rescuers(&[ALICE]);
		assert_eq!(ask(&alice, READ, &what), Reason::NothingPermits);
		permit(Principal::Account(BOB), Target::Domain, &[READ]).add();
		permit(Principal::Account(ALICE), Target::Domain, &[CONTROL]).add();
		assert_eq!(ask(&alice, READ, &what), Reason::NothingPermits);
		// An action that nobody named, or that does not exist.
		for action in 16..=255 {
			assert_eq!(ask(&alice, action, &what), Reason::UnknownAction);
			let result = consume(&alice, action, &what);
			assert_noop!(result, Error::<Test>::UnknownAction);
		}
		// A policy that asks for what is not known.
		let unknown = AttributeTest {
			of: Party::Resource,
			name: text("never set"),
			comparison: Comparison::Differs(text("bad")),
		};
		let attributes = vec![unknown].try_into().unwrap();
		let conditions = Conditions { attributes, ..Default::default() };
		permit(ANYONE, Target::Domain, &[READ]).when(conditions.clone()).add();
		assert_eq!(ask(&alice, READ, &what), Reason::NothingPermits);
		// In a forbid the same silence forbids.
		permit(ANYONE, Target::Domain, &[READ]).add();
		assert_eq!(ask(&alice, READ, &what), Reason::Permitted);
		forbid(ANYONE, Target::Domain, &[READ]).when(conditions).add();
		assert_eq!(ask(&alice, READ, &what), Reason::Forbidden);
		// A policy, role or domain that is not there.
		assert_noop!(AccessPolicy::revoke(signed(OWNER), 99), Error::<Test>::PolicyNotFound);
		let for_nobody = permit(Principal::Role(99), Target::Domain, &[READ]);
		assert_noop!(for_nobody.by(OWNER), Error::<Test>::RoleNotFound);
		let nowhere = Resource::Domain(STRANGER);
		assert_eq!(ask(&alice, READ, &nowhere), Reason::NothingPermits);
	});
}

#[test]
fn keylime_a_record_that_cannot_be_read_is_no_pass() {
	new_test_ext().execute_with(|| {
		let (alice, what) = (account(ALICE), Resource::Device(valve()));
		permit(ANYONE, Target::Domain, &[READ]).add();
		permit(Principal::Account(ALICE), Target::Domain, &[CONTROL]).add();
		assert_eq!([READ, CONTROL].map(|a| ask(&alice, a, &what)), [Reason::Permitted; 2]);
		let record = Subjects::<Test>::hashed_key_for(OWNER, (&alice, 0));
		frame_support::storage::unhashed::put_raw(&record, b"garbage");
		assert_eq!(ask(&alice, CONTROL, &what), Reason::NothingPermits);
		let domain = Domains::<Test>::hashed_key_for(OWNER);
		frame_support::storage::unhashed::put_raw(&domain, b"garbage");
		assert_eq!([READ, CONTROL].map(|a| ask(&alice, a, &what)), [Reason::NothingPermits; 2]);
		assert!(AccessPolicy::do_try_state().is_err());
	});
}

#[test]
fn aws_what_a_device_was_granted_survives_a_new_key() {
	build_and_execute(|| {
		let sensor = Book::device(&NEIGHBOUR, 9, None);
		let (who, what) = (Subject::Device(sensor), Resource::Device(valve()));
		let staff = role("staff", None);
		assign(staff, &who, None);
		describe(&who, "a", "b", None);
		let id = permit(Principal::Device(sensor), Target::Domain, &[READ]).uses(5).add();
		permit(Principal::Role(staff), Target::Domain, &[CONTROL]).add();
		let over = permit(ANYONE, Target::Device(valve()), &[action::CONNECT]).add();
		assert_ok!(request(&who, READ, &what, 60));
		let before = AccessPolicy::subject(OWNER, who.clone());
		// A rotation is a matter of the registry: id and generation stay. So do moves and stops.
		for device in [sensor, valve()] {
			let stop = |status| Book::change(device, |entry| entry.status = status);
			stop(DeviceStatus::Suspended);
			stop(DeviceStatus::Active);
			move_to(device, Some(Book::fleet(&NEIGHBOUR, 1, None)));
			move_to(device, None);
		}
		assert_eq!(AccessPolicy::subject(OWNER, who.clone()), before);
		assert_eq!([READ, CONTROL].map(|a| ask(&who, a, &what)), [Reason::Permitted; 2]);
		assert_eq!(state(&who, READ, &what), SessionState::Open);
		assert_eq!(uses(id), Some(4));
		assert!(!policy(over).dead);
		assert_eq!(ask(&account(ALICE), action::CONNECT, &what), Reason::Permitted);
	});
}
