// SPDX-License-Identifier: Apache-2.0

use super::common::*;
use crate::{mock::*, *};
use frame_support::assert_ok;
use muster_primitives::{
	access::action::{CONTROL, DECOMMISSION, READ},
	DeviceStatus,
};

const ANYONE: Principal<AccountId> = Principal::Anyone;

mod reasons {
	use super::*;

	fn decision(who: &Who, action: Action, what: &What) -> Decision<AccountId> {
		AccessPolicy::decide(who.clone(), action, what.clone())
	}

	fn denied(reason: Reason, owner: Option<AccountId>, revision: u64) -> Decision<AccountId> {
		Decision { permitted: false, reason, policies: vec![], owner, revision }
	}

	#[test]
	fn a_resource_that_is_not_there_or_nobodys_is_unknown() {
		build_and_execute(|| {
			let unclaimed = Book::device(&OWNER, 9, None);
			Book::change(unclaimed, |entry| entry.owner = None);
			Book::stream(&OWNER, 1, Some(unclaimed));
			for what in [
				Resource::Device(DeviceId([99; 32])),
				Resource::Device(unclaimed),
				Resource::Fleet(99),
				Resource::Stream(99),
			] {
				for who in [account(OWNER), account(ALICE), Subject::Device(valve())] {
					// Whatever else is wrong.
					for action in [READ, OPEN, 255] {
						let expected = denied(Reason::UnknownResource, None, 0);
						assert_eq!(decision(&who, action, &what), expected);
						let explained = AccessPolicy::explain(who.clone(), action, what.clone());
						assert_eq!(explained.considered, []);
					}
				}
			}
			// The stream of a device that nobody owns is still its owner's.
			assert_eq!(ask(&account(OWNER), READ, &Resource::Stream(1)), Reason::Owner);
		});
	}

	#[test]
	fn an_action_is_the_suites_or_named_by_the_domain() {
		build_and_execute(|| {
			let what = Resource::Device(valve());
			let suspended = Subject::Device(Book::device(&OWNER, 9, None));
			Book::change(DeviceId([9; 32]), |entry| entry.status = DeviceStatus::Suspended);
			for who in [account(OWNER), account(ALICE), suspended] {
				for action in [16, 63, 64, 200, 255] {
					let expected = denied(Reason::UnknownAction, Some(OWNER), 0);
					assert_eq!(decision(&who, action, &what), expected);
				}
			}
			for action in 0..16 {
				assert_eq!(ask(&account(OWNER), action, &what), Reason::Owner);
				assert_eq!(ask(&account(ALICE), action, &what), Reason::NothingPermits);
			}
			name_open();
			permit(ANYONE, Target::Domain, &(0..=16).collect::<Vec<_>>()).add();
			lockdown(true);
			for action in [17, 63, 64, 255] {
				assert_eq!(ask(&account(ALICE), action, &what), Reason::UnknownAction);
			}
			lockdown(false);
			for action in 0..=16 {
				assert_eq!(ask(&account(ALICE), action, &what), Reason::Permitted);
			}
		});
	}

	#[test]
	fn a_device_that_is_not_active_does_nothing() {
		build_and_execute(|| {
			let what = Resource::Device(valve());
			permit(ANYONE, Target::Domain, &[READ]).add();
			rescuers(&[]);
			let who = Subject::Device(Book::device(&NEIGHBOUR, 9, None));
			let unknown = Subject::Device(DeviceId([99; 32]));
			assert_eq!(ask(&who, READ, &what), Reason::Permitted);
			for locked in [false, true] {
				if locked {
					lockdown(true);
				}
				for status in [
					DeviceStatus::Enrolled,
					DeviceStatus::Suspended,
					DeviceStatus::Quarantined,
					DeviceStatus::Decommissioned,
				] {
					Book::change(DeviceId([9; 32]), |entry| entry.status = status);
					for who in [&who, &unknown] {
						let revision = last();
						let expected = denied(Reason::SubjectNotActive, Some(OWNER), revision);
						assert_eq!(decision(who, READ, &what), expected);
					}
				}
			}
		});
	}

	#[test]
	fn what_is_not_active_may_be_acted_upon() {
		build_and_execute(|| {
			let valve = valve();
			permit(ANYONE, Target::Device(valve), &[DECOMMISSION]).add();
			for status in
				[DeviceStatus::Suspended, DeviceStatus::Quarantined, DeviceStatus::Decommissioned]
			{
				Book::change(valve, |entry| entry.status = status);
				let what = Resource::Device(valve);
				assert_eq!(ask(&account(ALICE), DECOMMISSION, &what), Reason::Permitted);
				assert_eq!(ask(&account(OWNER), DECOMMISSION, &what), Reason::Owner);
			}
		});
	}

	#[test]
	fn the_owner_may_with_and_without_a_domain_whatever_policies_say() {
		build_and_execute(|| {
			let pump = pump();
			let everything = [
				Resource::Stream(0),
				Resource::Device(pump),
				Resource::Fleet(0),
				Resource::Domain(OWNER),
			];
			let expected = |revision| Decision {
				permitted: true,
				reason: Reason::Owner,
				policies: vec![],
				owner: Some(OWNER),
				revision,
			};
			for what in &everything {
				assert_eq!(decision(&account(OWNER), READ, what), expected(0));
				let theirs = denied(Reason::NothingPermits, Some(OWNER), 0);
				assert_eq!(decision(&account(ALICE), READ, what), theirs);
			}
			forbid(ANYONE, Target::Domain, &[READ]).add();
			forbid(Principal::Account(OWNER), Target::Domain, &[READ]).add();
			for what in &everything {
				assert_eq!(decision(&account(OWNER), READ, what), expected(2));
				assert_eq!(ask(&account(ALICE), READ, what), Reason::Forbidden);
			}
			// A device of the owner's is not the owner.
			let valve = Subject::Device(valve());
			assert_eq!(ask(&valve, CONTROL, &everything[1]), Reason::NothingPermits);
			// Nor does a device own itself.
			assert_eq!(ask(&Subject::Device(pump), READ, &everything[1]), Reason::Forbidden);
		});
	}

	#[test]
	fn a_forbid_beats_every_permit_and_those_that_decide_are_named_in_order() {
		build_and_execute(|| {
			let (who, what) = (account(ALICE), Resource::Device(valve()));
			let decide = || decision(&who, READ, &what);
			let rule = |effect, i| {
				let principal = if i % 2 == 0 { ANYONE } else { Principal::Account(ALICE) };
				let target = if i % 3 == 0 { Target::Domain } else { Target::Device(valve()) };
				Rule { effect, ..permit(principal, target, &[READ]) }.add()
			};
			let decided = |reason, policies| Decision {
				permitted: reason == Reason::Permitted,
				reason,
				policies,
				owner: Some(OWNER),
				revision: last(),
			};
			let permits: Vec<_> = (0..6).map(|i| rule(Effect::Permit, i)).collect();
			assert_eq!(decide(), decided(Reason::Permitted, permits.clone()));
			let forbids: Vec<_> = (0..4).map(|i| rule(Effect::Forbid, i)).collect();
			assert_eq!(decide(), decided(Reason::Forbidden, forbids.clone()));
			// More permits make no difference, one forbid is enough.
			rule(Effect::Permit, 1);
			revoke(forbids[0]);
			revoke(forbids[3]);
			assert_eq!(decide(), decided(Reason::Forbidden, forbids[1..3].to_vec()));
			revoke(forbids[1]);
			revoke(forbids[2]);
			permits.into_iter().for_each(revoke);
			assert_eq!(decide().reason, Reason::Permitted);
			revoke(decide().policies[0]);
			assert_eq!(decide(), decided(Reason::NothingPermits, vec![]));
		});
	}

	#[test]
	fn the_revision_is_the_domains_last_change_and_uses_are_none() {
		build_and_execute(|| {
			let (who, what) = (account(ALICE), Resource::Domain(OWNER));
			assert_eq!(decision(&who, READ, &what).revision, 0);
			permit(Principal::Account(ALICE), Target::Domain, &[READ]).uses(2).add();
			assert_eq!(decision(&who, READ, &what).revision, 1);
			assert_ok!(consume(&who, READ, &what));
			assert_eq!(decision(&who, READ, &what).revision, 1);
			// Others' changes count on, and are not this domain's.
			assert_ok!(permit(ANYONE, Target::Domain, &[READ]).by(NEIGHBOUR));
			assert_eq!(decision(&who, READ, &what).revision, 1);
			lockdown(true);
			assert_eq!(decision(&who, READ, &what).revision, 3);
		});
	}

	#[test]
	fn a_policy_is_about_its_actions_alone() {
		build_and_execute(|| {
			let (who, what) = (account(ALICE), Resource::Domain(OWNER));
			permit(ANYONE, Target::Domain, &[READ, CONTROL]).add();
			forbid(ANYONE, Target::Domain, &[CONTROL, DECOMMISSION]).add();
			assert_eq!(ask(&who, READ, &what), Reason::Permitted);
			assert_eq!(ask(&who, CONTROL, &what), Reason::Forbidden);
			assert_eq!(ask(&who, DECOMMISSION, &what), Reason::Forbidden);
			assert_eq!(ask(&who, 2, &what), Reason::NothingPermits);
		});
	}
}

mod levels {
	use super::*;

	/// Stream, device, fleets and domain, each inside the next.
	fn levels() -> [(Target, What); 5] {
		let pump = pump();
		[
			(Target::Stream(0), Resource::Stream(0)),
			(Target::Device(pump), Resource::Device(pump)),
			(Target::Fleet(1), Resource::Fleet(1)),
			(Target::Fleet(0), Resource::Fleet(0)),
			(Target::Domain, Resource::Domain(OWNER)),
		]
	}

	#[test]
	fn a_policy_covers_its_target_and_what_lies_in_it_and_nothing_above() {
		build_and_execute(|| {
			let levels = levels();
			let staff = role("staff", None);
			let sensor = Book::device(&NEIGHBOUR, 9, None);
			for who in [account(ALICE), Subject::Device(sensor)] {
				assign(staff, &who, None);
				for principal in [ANYONE, Principal::Role(staff), who.clone().into()] {
					for (of, (target, _)) in levels.iter().enumerate() {
						for effect in [Effect::Permit, Effect::Forbid] {
							let rule = permit(principal.clone(), *target, &[READ]);
							let id = Rule { effect, ..rule }.add();
							for (at, (_, what)) in levels.iter().enumerate() {
								let expected = match effect {
									_ if at > of => Reason::NothingPermits,
									Effect::Permit => Reason::Permitted,
									Effect::Forbid => Reason::Forbidden,
								};
								assert_eq!(ask(&who, READ, what), expected, "{target:?} {what:?}");
								let considered = against(id, &who, READ, what);
								assert_eq!(considered.is_some(), at <= of);
							}
							revoke(id);
						}
					}
				}
			}
		});
	}

	#[test]
	fn what_lies_beside_is_not_covered() {
		build_and_execute(|| {
			let levels = levels();
			Book::fleet(&OWNER, 5, Some(0));
			let beside = Book::device(&OWNER, 9, Some(5));
			Book::stream(&OWNER, 5, Some(beside));
			for (target, _) in &levels[..3] {
				for principal in [ANYONE, Principal::Account(ALICE)] {
					permit(principal, *target, &[READ]).add();
				}
			}
			for what in [Resource::Fleet(5), Resource::Device(beside), Resource::Stream(5)] {
				assert_eq!(ask(&account(ALICE), READ, &what), Reason::NothingPermits);
			}
			permit(ANYONE, levels[3].0, &[READ]).add();
			for what in [Resource::Fleet(5), Resource::Device(beside), Resource::Stream(5)] {
				assert_eq!(ask(&account(ALICE), READ, &what), Reason::Permitted);
			}
		});
	}

	#[test]
	fn a_forbid_below_beats_a_permit_above_and_the_other_way_round() {
		build_and_execute(|| {
			let levels = levels();
			let who = account(ALICE);
			for (low, high) in [(0, 4), (1, 3), (1, 4), (2, 3), (0, 1)] {
				for (permitted, forbidden) in [(low, high), (high, low)] {
					let ids = [
						permit(ANYONE, levels[permitted].0, &[READ]).add(),
						forbid(ANYONE, levels[forbidden].0, &[READ]).add(),
					];
					assert_eq!(ask(&who, READ, &levels[low].1), Reason::Forbidden);
					ids.into_iter().for_each(revoke);
				}
			}
		});
	}

	#[test]
	fn fleets_count_to_the_greatest_depth() {
		build_and_execute(|| {
			let depth = u32::from(MaxFleetDepth::get());
			for fleet in 0..depth {
				Book::fleet(&OWNER, fleet, fleet.checked_sub(1));
			}
			let deep = Book::device(&OWNER, 9, Some(depth - 1));
			Book::stream(&OWNER, 9, Some(deep));
			for fleet in 0..depth {
				let id = permit(ANYONE, Target::Fleet(fleet), &[READ]).add();
				let what = Resource::Stream(9);
				assert_eq!(ask(&account(ALICE), READ, &what), Reason::Permitted);
				revoke(id);
			}
		});
	}

	#[test]
	fn a_device_that_moves_is_covered_where_it_is() {
		build_and_execute(|| {
			let levels = levels();
			let pump = DeviceId([8; 32]);
			permit(ANYONE, Target::Fleet(1), &[READ]).add();
			let asked = || ask(&account(ALICE), READ, &levels[1].1);
			assert_eq!(asked(), Reason::Permitted);
			for (fleet, expected) in [
				(Some(0), Reason::NothingPermits),
				(None, Reason::NothingPermits),
				(Some(1), Reason::Permitted),
			] {
				move_to(pump, fleet);
				assert_eq!(asked(), expected);
			}
		});
	}

	#[test]
	fn a_stream_of_another_owners_device_lies_in_its_domain_alone() {
		build_and_execute(|| {
			let pump = pump();
			// NEIGHBOUR records what OWNER's pump says.
			Book::stream(&NEIGHBOUR, 5, Some(pump));
			let what = Resource::Stream(5);
			let who = account(ALICE);
			for target in [Target::Domain, Target::Device(pump), Target::Fleet(1)] {
				permit(ANYONE, target, &[READ]).add();
			}
			assert_eq!(ask(&who, READ, &what), Reason::NothingPermits);
			assert_eq!(ask(&account(OWNER), READ, &what), Reason::NothingPermits);
			assert_eq!(ask(&account(NEIGHBOUR), READ, &what), Reason::Owner);
			assert_ok!(permit(ANYONE, Target::Stream(5), &[READ]).by(NEIGHBOUR));
			assert_eq!(ask(&who, READ, &what), Reason::Permitted);
			// Nor is there a device to ask about.
			let statuses = 0b1_1111;
			let status = Some(InStatus { of: Party::Resource, statuses });
			let conditions = Conditions { status, ..Default::default() };
			assert_ok!(forbid(ANYONE, Target::Domain, &[READ]).when(conditions).by(NEIGHBOUR));
			assert_eq!(ask(&who, READ, &what), Reason::Forbidden);
		});
	}

	#[test]
	fn a_stream_without_a_device_lies_in_the_domain() {
		build_and_execute(|| {
			Book::stream(&OWNER, 5, None);
			let what = Resource::Stream(5);
			permit(ANYONE, Target::Domain, &[READ]).add();
			assert_eq!(ask(&account(ALICE), READ, &what), Reason::Permitted);
		});
	}
}

mod principals {
	use super::*;

	#[test]
	fn a_principal_is_whom_it_names() {
		build_and_execute(|| {
			let what = Resource::Device(valve());
			let (sensor, other) =
				(Book::device(&NEIGHBOUR, 9, None), Book::device(&NEIGHBOUR, 10, None));
			let staff = role("staff", None);
			let subjects = [
				account(ALICE),
				account(BOB),
				Subject::Device(sensor),
				Subject::Device(other),
				account(NEIGHBOUR),
			];
			assign(staff, &subjects[1], None);
			assign(staff, &subjects[3], None);
			for (principal, expected) in [
				(ANYONE, [true; 5]),
				(Principal::Account(ALICE), [true, false, false, false, false]),
				(Principal::Device(sensor), [false, false, true, false, false]),
				(Principal::Role(staff), [false, true, false, true, false]),
			] {
				for target in [Target::Domain, Target::Device(valve())] {
					for effect in [Effect::Permit, Effect::Forbid] {
						let rule = permit(principal.clone(), target, &[READ]);
						let id = Rule { effect, ..rule }.add();
						let reason = match effect {
							Effect::Permit => Reason::Permitted,
							Effect::Forbid => Reason::Forbidden,
						};
						let found = subjects.each_ref().map(|who| ask(who, READ, &what) == reason);
						assert_eq!(found, expected, "{principal:?}");
						revoke(id);
					}
				}
			}
		});
	}

	#[test]
	fn accounts_and_devices_of_the_same_bytes_are_two() {
		build_and_execute(|| {
			let what = Resource::Domain(OWNER);
			let twin = Book::device(&NEIGHBOUR, 2, None);
			assert_eq!(ALICE, AccountId::new(twin.0));
			permit(Principal::Account(ALICE), Target::Domain, &[READ]).add();
			assert_eq!(ask(&Subject::Device(twin), READ, &what), Reason::NothingPermits);
			permit(Principal::Device(twin), Target::Domain, &[CONTROL]).add();
			assert_eq!(ask(&account(ALICE), CONTROL, &what), Reason::NothingPermits);
			// Nor is a device with the bytes of the owner's account an owner.
			let owner = Book::device(&NEIGHBOUR, 1, None);
			assert_eq!(OWNER, AccountId::new(owner.0));
			assert_eq!(ask(&Subject::Device(owner), READ, &what), Reason::NothingPermits);
		});
	}
}

mod generations {
	use super::*;

	#[test]
	fn what_was_said_over_a_device_ends_when_it_goes_and_stays_ended_when_it_returns() {
		build_and_execute(|| {
			let valve = valve();
			let what = Resource::Device(valve);
			let who = account(ALICE);
			for principal in [ANYONE, Principal::Account(ALICE)] {
				permit(principal.clone(), Target::Device(valve), &[READ]).add();
				forbid(principal, Target::Device(valve), &[CONTROL]).add();
			}
			assert_eq!(ask(&who, READ, &what), Reason::Permitted);
			assert_eq!(ask(&who, CONTROL, &what), Reason::Forbidden);
			for to in [NEIGHBOUR, OWNER] {
				Book::transfer(valve, &to);
				for action in [READ, CONTROL] {
					assert_eq!(ask(&who, action, &what), Reason::NothingPermits);
					let explained = AccessPolicy::explain(who.clone(), action, what.clone());
					assert_eq!(explained.considered, []);
				}
				assert_eq!(ask(&account(to), READ, &what), Reason::Owner);
			}
			// A recovery leaves the owner and ends them alike.
			permit(ANYONE, Target::Device(valve), &[READ]).add();
			Book::change(valve, |entry| entry.generation += 1);
			assert_eq!(ask(&who, READ, &what), Reason::NothingPermits);
		});
	}

	#[test]
	fn a_device_goes_into_the_new_owners_domain() {
		build_and_execute(|| {
			let valve = valve();
			let what = Resource::Device(valve);
			permit(ANYONE, Target::Domain, &[READ]).add();
			assert_ok!(permit(ANYONE, Target::Domain, &[CONTROL]).by(NEIGHBOUR));
			let asked = |action| ask(&account(ALICE), action, &what);
			assert_eq!([READ, CONTROL].map(asked), [Reason::Permitted, Reason::NothingPermits]);
			Book::transfer(valve, &NEIGHBOUR);
			assert_eq!([READ, CONTROL].map(asked), [Reason::NothingPermits, Reason::Permitted]);
			// What covers the whole domain needs no generation.
			Book::transfer(valve, &OWNER);
			assert_eq!([READ, CONTROL].map(asked), [Reason::Permitted, Reason::NothingPermits]);
		});
	}

	#[test]
	fn what_was_said_for_a_device_ends_with_its_generation() {
		build_and_execute(|| {
			let sensor = Book::device(&NEIGHBOUR, 9, None);
			let (who, what) = (Subject::Device(sensor), Resource::Device(valve()));
			let permitted = permit(Principal::Device(sensor), Target::Domain, &[READ]).add();
			let staff = role("staff", None);
			assign(staff, &who, None);
			permit(Principal::Role(staff), Target::Domain, &[CONTROL]).add();
			describe(&who, "a", "b", None);
			assert_eq!([READ, CONTROL].map(|a| ask(&who, a, &what)), [Reason::Permitted; 2]);
			Book::transfer(sensor, &CAROL);
			assert_eq!([READ, CONTROL].map(|a| ask(&who, a, &what)), [Reason::NothingPermits; 2]);
			assert!(policy(permitted).dead);
			assert_eq!(AccessPolicy::subject(OWNER, who.clone()), None);
			permit(Principal::Device(sensor), Target::Domain, &[READ]).add();
			assert_eq!(ask(&who, READ, &what), Reason::Permitted);
		});
	}
}

mod explanations {
	use super::*;

	#[test]
	fn everything_looked_at_is_told_in_order_with_all_that_stands_against_it() {
		build_and_execute(|| {
			let pump = pump();
			let staff = role("staff", None);
			let (who, what) = (account(ALICE), Resource::Device(pump));
			let at_domain = permit(ANYONE, Target::Domain, &[READ]).add();
			let of_role = forbid(Principal::Role(staff), Target::Fleet(1), &[READ]).add();
			let other = permit(ANYONE, Target::Device(pump), &[CONTROL]).add();
			let both =
				forbid(Principal::Role(staff), Target::Fleet(0), &[CONTROL]).until(START + 9).add();
			let named = permit(Principal::Account(ALICE), Target::Device(pump), &[READ])
				.uses(1)
				.until(START + 9)
				.add();
			// Not looked at: about another subject, another device, another domain.
			permit(Principal::Account(BOB), Target::Device(pump), &[READ]).add();
			permit(Principal::Account(ALICE), Target::Device(valve()), &[READ]).add();
			permit(ANYONE, Target::Device(valve()), &[READ]).add();
			assert_ok!(permit(ANYONE, Target::Domain, &[READ]).by(NEIGHBOUR));

			at(START + 10);
			let considered = |policy, effect, because: Vec<_>| Considered {
				policy,
				effect,
				applies: because.is_empty(),
				because,
			};
			use Effect::*;
			use Mismatch::*;
			let mut expected = vec![
				considered(at_domain, Permit, vec![]),
				considered(of_role, Forbid, vec![NoRole]),
				considered(other, Permit, vec![OtherActions]),
				considered(both, Forbid, vec![OtherActions, NoRole, Window]),
				considered(named, Permit, vec![Window]),
			];
			let explain = || AccessPolicy::explain(who.clone(), READ, what.clone());
			assert_eq!(explain().considered, expected);
			assert_eq!(explain().decision.policies, [at_domain]);

			assign(staff, &who, None);
			expected[1].because = vec![];
			expected[1].applies = true;
			expected[3].because = vec![OtherActions, Window];
			assert_eq!(explain().considered, expected);
			assert_eq!(explain().decision.policies, [of_role]);
		});
	}

	#[test]
	fn where_policies_are_not_asked_none_is_told() {
		build_and_execute(|| {
			let what = Resource::Device(valve());
			permit(ANYONE, Target::Domain, &[READ]).add();
			let considered = |who: Who, action| {
				AccessPolicy::explain(who, action, what.clone()).considered.len()
			};
			assert_eq!(considered(account(OWNER), READ), 0);
			assert_eq!(considered(account(ALICE), OPEN), 0);
			assert_eq!(considered(Subject::Device(DeviceId([99; 32])), READ), 0);
			assert_eq!(considered(account(ALICE), READ), 1);
			lockdown(true);
			assert_eq!(considered(account(ALICE), READ), 0);
		});
	}
}

mod cost {
	use super::*;
	use frame_support::storage::StoragePrefixedMap;
	use std::collections::BTreeSet;

	/// The keys in storage that a question reads.
	fn reads(
		ext: &mut sp_io::TestExternalities,
		who: &Who,
		what: &What,
		expected: Reason,
	) -> BTreeSet<Vec<u8>> {
		ext.commit_all().expect("no storage layer is open; qed");
		let recorder = Default::default();
		ext.execute_with_recorder(Clone::clone(&recorder), || {
			let decision = AccessPolicy::decide(who.clone(), READ, what.clone());
			assert_eq!(decision.reason, expected);
		});
		let tries = recorder.recorded_keys();
		tries.values().flat_map(|keys| keys.keys().map(|key| key.to_vec())).collect()
	}

	/// So many other owners, devices, fleets and subjects, with policies each.
	fn fill(count: u32) {
		for i in 0..count {
			let mut id = [0xee; 32];
			id[..4].copy_from_slice(&i.to_le_bytes());
			let other = AccountId::new(id);
			assert_ok!(Balances::force_set_balance(
				RuntimeOrigin::root(),
				other.clone(),
				ENDOWMENT
			));
			// Another domain, with a device in a fleet.
			let fleet = Book::fleet(&other, 1_000 + i, None);
			let theirs = DeviceId(id);
			Entries::insert(theirs, Entries::get(DeviceId([8; 32])).unwrap());
			Book::change(theirs, |entry| {
				entry.owner = Some(other.clone());
				entry.fleet = Some(fleet);
			});
			for target in [Target::Domain, Target::Fleet(fleet), Target::Device(theirs)] {
				assert_ok!(permit(ANYONE, target, &[READ]).by(other.clone()));
			}
			assert_ok!(permit(Principal::Account(ALICE), Target::Domain, &[READ]).by(other));
			// Other devices, fleets and subjects of the same domain.
			id[31] = 0xdd;
			let (mine, fleet) = (DeviceId(id), Book::fleet(&OWNER, 10_000 + i, Some(0)));
			Entries::insert(mine, Entries::get(DeviceId([8; 32])).unwrap());
			move_to(mine, Some(fleet));
			for target in [Target::Fleet(fleet), Target::Device(mine)] {
				forbid(ANYONE, target, &[READ]).add();
			}
			forbid(Principal::Account(id.into()), Target::Domain, &[READ]).add();
			forbid(Principal::Device(mine), Target::Domain, &[READ]).add();
		}
	}

	#[test]
	fn a_decision_reads_the_same_however_many_policies_there_are_for_others() {
		let mut ext = new_test_ext();
		let (who, what, stream) =
			(account(ALICE), Resource::Device(DeviceId([8; 32])), Resource::Stream(0));
		ext.execute_with(|| {
			let pump = pump();
			rescuers(&[]);
			for target in [Target::Domain, Target::Device(pump), Target::Fleet(0)] {
				permit(ANYONE, target, &[READ]).add();
			}
			permit(Principal::Account(ALICE), Target::Fleet(1), &[READ]).add();
		});
		let cases =
			[(&who, &what), (&who, &stream), (&account(STRANGER), &what), (&account(OWNER), &what)];
		let expected = |who: &Who| match who {
			Subject::Account(OWNER) => Reason::Owner,
			_ => Reason::Permitted,
		};
		let ask_all = |ext: &mut sp_io::TestExternalities| {
			cases.map(|(who, what)| reads(ext, who, what, expected(who)))
		};
		ext.execute_with(|| fill(1));
		let few = ask_all(&mut ext);
		ext.execute_with(|| fill(1_000));
		let many = ask_all(&mut ext);
		assert_eq!(few, many);

		// The domain, the subject's record and one value for each level but the domain: the device
		// and two fleets. Beside these the time, and what the registry reads.
		let domain = Domains::<Test>::hashed_key_for(OWNER);
		assert!(few[0].contains(&domain));
		let record = Subjects::<Test>::hashed_key_for(OWNER, (&who, 0));
		assert!(few[0].contains(&record));
		let at_targets = AtTarget::<Test>::final_prefix();
		let levels = |keys: &BTreeSet<Vec<u8>>| {
			keys.iter().filter(|key| key.starts_with(&at_targets)).count()
		};
		assert_eq!(few.each_ref().map(levels), [3, 4, 3, 0]);
		let own: Vec<_> = few[0].iter().filter(|key| key.starts_with(&domain[..16])).collect();
		assert_eq!(own.len(), 1 + 1 + 3);
		let time = pallet_timestamp::Now::<Test>::hashed_key().to_vec();
		assert!(few[0].contains(&time));
		ext.execute_with(|| {
			AccessPolicy::do_try_state().expect("the invariants hold after every test");
		});
	}
}
