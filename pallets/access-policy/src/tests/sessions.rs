// SPDX-License-Identifier: Apache-2.0

use super::common::*;
use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok};
use muster_primitives::{
	access::action::{CONTROL, GRANT, READ},
	DeviceStatus, TrustTier,
};
use sp_runtime::TokenError;

const ANYONE: Principal<AccountId> = Principal::Anyone;
const HOUR: u64 = 3_600;

fn session_price() -> Balance {
	price(
		Session::<Test>::max_encoded_len()
			+ What::max_encoded_len()
			+ <(Who, Action)>::max_encoded_len(),
	)
}

/// A neighbour's device, to act.
fn sensor() -> Who {
	Subject::Device(Book::device(&NEIGHBOUR, 9, None))
}

fn opened(who: &Who, what: &What, until: u64) -> Event<Test> {
	Event::SessionOpened { resource: what.clone(), subject: who.clone(), action: READ, until }
}

mod request_access {
	use super::*;

	#[test]
	fn an_account_opens_a_session_and_pays_its_deposit() {
		build_and_execute(|| {
			let (who, what) = (account(ALICE), Resource::Device(valve()));
			let id = permit(Principal::Account(ALICE), Target::Domain, &[READ]).uses(3).add();
			events();
			assert_ok!(request(&who, READ, &what, HOUR));
			let accessed = Event::Accessed {
				owner: OWNER,
				subject: who.clone(),
				action: READ,
				resource: what.clone(),
				policies: vec![id],
				policy: Some(id),
				uses_left: Some(2),
			};
			assert_eq!(events(), [accessed, opened(&who, &what, START + HOUR)]);
			assert_eq!(
				session(&who, READ, &what),
				SessionView {
					state: SessionState::Open,
					owner: OWNER,
					from: START,
					until: START + HOUR,
					policies: vec![id],
					payer: ALICE,
				}
			);
			assert_eq!(uses(id), Some(2));
			assert_eq!(held(&ALICE, HoldReason::Session), session_price());
			assert_eq!(held(&OWNER, HoldReason::Session), 0);
			// For this subject, action and resource alone.
			for (who, action, what) in [
				(account(BOB), READ, what.clone()),
				(who.clone(), CONTROL, what),
				(who, READ, Resource::Domain(OWNER)),
			] {
				assert_eq!(AccessPolicy::session(what, who, action), None);
			}
		});
	}

	#[test]
	fn a_devices_owner_pays_for_it() {
		build_and_execute(|| {
			let (who, what) = (sensor(), Resource::Device(valve()));
			permit(ANYONE, Target::Domain, &[READ]).add();
			assert_ok!(request(&who, READ, &what, HOUR));
			assert_eq!(session(&who, READ, &what).payer, NEIGHBOUR);
			assert_eq!(held(&NEIGHBOUR, HoldReason::Session), session_price());
			// Not on its own account of the same bytes, nor on the domain's owner.
			assert_eq!(held(&OWNER, HoldReason::Session), 0);
			impoverish(&NEIGHBOUR);
			let other = Resource::Domain(OWNER);
			assert_noop!(request(&who, READ, &other, HOUR), TokenError::FundsUnavailable);
		});
	}

	#[test]
	fn the_owner_opens_one_too() {
		build_and_execute(|| {
			let (who, what) = (account(OWNER), Resource::Device(valve()));
			assert_ok!(request(&who, READ, &what, HOUR));
			let view = session(&who, READ, &what);
			assert_eq!(
				(view.state, view.policies, view.payer),
				(SessionState::Open, vec![], OWNER)
			);
			// Opened without a domain; what a later one says may be stricter.
			name_open();
			assert_eq!(state(&who, READ, &what), SessionState::Restricted);
		});
	}

	#[test]
	fn another_one_takes_the_place_of_the_first() {
		build_and_execute(|| {
			let (who, what) = (sensor(), Resource::Device(valve()));
			let id = permit(ANYONE, Target::Domain, &[READ]).uses(9).add();
			assert_ok!(request(&who, READ, &what, HOUR));
			at(START + 60);
			assert_ok!(request(&who, READ, &what, 60));
			let view = session(&who, READ, &what);
			assert_eq!((view.from, view.until), (START + 60, START + 120));
			assert_eq!(uses(id), Some(7));
			assert_eq!(held(&NEIGHBOUR, HoldReason::Session), session_price());
			// It is paid for by who owns the device now.
			Book::transfer(DeviceId([9; 32]), &CAROL);
			assert_ok!(request(&who, READ, &what, HOUR));
			assert_eq!(held(&NEIGHBOUR, HoldReason::Session), 0);
			assert_eq!(held(&CAROL, HoldReason::Session), session_price());
			assert_eq!(Sessions::<Test>::iter().count(), 1);
		});
	}

	#[test]
	fn it_lasts_a_second_at_least_and_the_longest_session_at_most() {
		build_and_execute(|| {
			let (who, what) = (account(ALICE), Resource::Domain(OWNER));
			let id = permit(ANYONE, Target::Domain, &[READ]).uses(9).add();
			let longest = longest_session();
			for duration in [0, longest + 1, u64::MAX] {
				assert_noop!(request(&who, READ, &what, duration), Error::<Test>::BadDuration);
			}
			for duration in [1, longest] {
				assert_ok!(request(&who, READ, &what, duration));
				assert_eq!(session(&who, READ, &what).until, START + duration);
			}
			assert_eq!(uses(id), Some(7));
		});
	}

	#[test]
	fn who_cannot_pay_opens_none_and_no_use_is_taken() {
		build_and_execute(|| {
			let (who, what) = (account(ALICE), Resource::Domain(OWNER));
			let id = permit(ANYONE, Target::Domain, &[READ]).uses(9).add();
			impoverish(&ALICE);
			assert_noop!(request(&who, READ, &what, HOUR), TokenError::FundsUnavailable);
			assert_eq!(uses(id), Some(9));
		});
	}

	#[test]
	fn an_account_or_a_device_asks_and_nobody_else() {
		build_and_execute(|| {
			let resource = Resource::Domain(OWNER);
			needs_a_subject(Call::request_access { resource, action: READ, duration: 1 });
		});
	}

	#[test]
	fn every_kind_of_resource_has_sessions() {
		build_and_execute(|| {
			let pump = pump();
			permit(ANYONE, Target::Domain, &[READ]).add();
			for what in [
				Resource::Device(pump),
				Resource::Fleet(1),
				Resource::Stream(0),
				Resource::Domain(OWNER),
			] {
				for who in [account(ALICE), sensor(), Subject::Device(pump)] {
					assert_ok!(request(&who, READ, &what, HOUR));
					assert_eq!(state(&who, READ, &what), SessionState::Open);
				}
			}
		});
	}
}

mod clipping {
	use super::*;

	/// When a session of an hour ends that [`ALICE`] opens now.
	fn ends() -> u64 {
		let (who, what) = (account(ALICE), Resource::Domain(OWNER));
		assert_ok!(request(&who, READ, &what, HOUR));
		session(&who, READ, &what).until
	}

	#[test]
	fn a_session_ends_with_the_policys_window() {
		build_and_execute(|| {
			let rule = permit(ANYONE, Target::Domain, &[READ]);
			let id = rule.clone().until(START + 60).add();
			assert_eq!(ends(), START + 60);
			revoke(id);
			rule.until(START + HOUR + 1).add();
			assert_eq!(ends(), START + HOUR);
		});
	}

	#[test]
	fn a_session_ends_with_the_policys_hours() {
		build_and_execute(|| {
			let ends_with = |from, until, offset| {
				let hours = Some(Hours { days: 127, from, until, offset });
				let conditions = Conditions { hours, ..Default::default() };
				let id = permit(ANYONE, Target::Domain, &[READ]).when(conditions).add();
				let ends = ends();
				revoke(id);
				ends
			};
			// It is noon.
			assert_eq!(ends_with(0, 12 * 60 + 10, 0), START + 599);
			assert_eq!(ends_with(0, 12 * 60 + 1, 0), START + 59);
			assert_eq!(ends_with(12 * 60, 1440, 0), START + HOUR);
			assert_eq!(ends_with(8 * 60, 13 * 60, 0), START + HOUR - 1);
			assert_eq!(ends_with(8 * 60, 13 * 60 + 1, 0), START + HOUR);
			at(START + 30);
			assert_eq!(ends_with(0, 12 * 60 + 1, 0), START + 59);
			// A quarter to midnight, local time: hours that end with the day, and after midnight.
			at(START);
			assert_eq!(ends_with(0, 1440, 705), START + 15 * 60 - 1);
			assert_eq!(ends_with(22 * 60, 30, 705), START + 45 * 60 - 1);
			// A quarter past midnight, in hours that began the day before.
			assert_eq!(ends_with(22 * 60, 30, 735), START + 15 * 60 - 1);
		});
	}

	#[test]
	fn a_session_ends_with_the_role_it_rests_on() {
		build_and_execute(|| {
			let staff = role("staff", None);
			let (operator, helper) = (role("operator", Some(staff)), role("helper", Some(staff)));
			permit(Principal::Role(staff), Target::Domain, &[READ]).add();
			assign(operator, &account(ALICE), Some(START + 60));
			assert_eq!(ends(), START + 60);
			// The latest of several ways counts.
			assign(helper, &account(ALICE), Some(START + 90));
			assert_eq!(ends(), START + 90);
			assign(staff, &account(ALICE), None);
			assert_eq!(ends(), START + HOUR);
			// What does not rest on a role does not end with one.
			assert_ok!(AccessPolicy::unassign_role(signed(OWNER), staff, account(ALICE)));
			permit(Principal::Account(ALICE), Target::Domain, &[CONTROL]).add();
			let (who, what) = (account(ALICE), Resource::Domain(OWNER));
			assert_ok!(request(&who, CONTROL, &what, HOUR));
			assert_eq!(session(&who, CONTROL, &what).until, START + HOUR);
		});
	}

	#[test]
	fn a_session_ends_before_a_forbid_begins() {
		build_and_execute(|| {
			permit(ANYONE, Target::Domain, &[READ]).add();
			let ends_before = |principal, actions: &[Action], conditions| {
				let id = forbid(principal, Target::Domain, actions).when(conditions).add();
				let ends = ends();
				revoke(id);
				ends
			};
			let window = |from, until| {
				let window = Some(Window { from: Some(from), until });
				Conditions { window, ..Default::default() }
			};
			let later = window(START + 100, None);
			assert_eq!(ends_before(ANYONE, &[READ], later.clone()), START + 99);
			assert_eq!(ends_before(Principal::Account(ALICE), &[READ], later.clone()), START + 99);
			// Those that are about others, other actions or what is past change nothing.
			assert_eq!(ends_before(Principal::Account(BOB), &[READ], later.clone()), START + HOUR);
			let nobody = role("nobody", None);
			assert_eq!(ends_before(Principal::Role(nobody), &[READ], later.clone()), START + HOUR);
			assert_eq!(ends_before(ANYONE, &[CONTROL], later.clone()), START + HOUR);
			let past = window(START - 100, Some(START + 10));
			forbid(ANYONE, Target::Domain, &[READ]).when(past).add();
			at(START + 11);
			let now = START + 11;
			// It is noon, on a Wednesday.
			let hours = |days, from| {
				let hours = Some(Hours { days, from, until: 13 * 60, offset: 0 });
				Conditions { hours, ..Default::default() }
			};
			assert_eq!(ends_before(ANYONE, &[READ], hours(127, 12 * 60 + 5)), START + 299);
			assert_eq!(ends_before(ANYONE, &[READ], hours(1, 12 * 60 + 5)), now + HOUR);
		});
	}

	#[test]
	fn a_session_ends_with_an_attribute_that_opens_it_or_keeps_a_forbid_away() {
		build_and_execute(|| {
			let on = |comparison| {
				let name = text("site");
				let tests = vec![AttributeTest { of: Party::Subject, name, comparison }];
				Conditions { attributes: tests.try_into().unwrap(), ..Default::default() }
			};
			let give = |until| {
				let (name, value) = (text("site"), text("north"));
				let origin = signed(OWNER);
				let who = account(ALICE);
				assert_ok!(AccessPolicy::set_subject_attribute(origin, who, name, value, until));
			};
			give(Some(START + 50));
			let unasked = permit(ANYONE, Target::Domain, &[READ]).add();
			assert_eq!(ends(), START + HOUR);
			let away = forbid(ANYONE, Target::Domain, &[READ]);
			let away = away.when(on(Comparison::Differs(text("north")))).add();
			assert_eq!(ends(), START + 50);
			revoke(away);
			revoke(unasked);
			permit(ANYONE, Target::Domain, &[READ])
				.when(on(Comparison::Equals(text("north"))))
				.add();
			assert_eq!(ends(), START + 50);
			give(None);
			assert_eq!(ends(), START + HOUR);
		});
	}

	#[test]
	fn the_earliest_end_counts() {
		build_and_execute(|| {
			let staff = role("staff", None);
			assign(staff, &account(ALICE), Some(START + 90));
			let hours = Some(Hours { days: 127, from: 0, until: 12 * 60 + 3, offset: 0 });
			let rule = |until| {
				let window = Some(Window { from: None, until: Some(until) });
				permit(Principal::Role(staff), Target::Domain, &[READ]).when(Conditions {
					window,
					hours,
					..Default::default()
				})
			};
			let id = rule(START + HOUR).add();
			assert_eq!(ends(), START + 90);
			assign(staff, &account(ALICE), None);
			assert_eq!(ends(), START + 179);
			revoke(id);
			rule(START + 70).add();
			assert_eq!(ends(), START + 70);
		});
	}

	#[test]
	fn the_policy_that_is_taken_says_how_long_and_no_other() {
		build_and_execute(|| {
			let rule = permit(ANYONE, Target::Domain, &[READ]);
			let oldest = rule.clone().until(START + 60).add();
			rule.add();
			assert_eq!(ends(), START + 60);
			revoke(oldest);
			assert_eq!(ends(), START + HOUR);
		});
	}
}

mod states {
	use super::*;

	/// [`ALICE`] and a device have sessions about the pump's stream and the pump, by a policy each.
	fn set_up() -> (DeviceId, [(Who, What); 4]) {
		let pump = pump();
		let sensor = sensor();
		permit(ANYONE, Target::Device(pump), &[READ]).add();
		let sessions = [
			(account(ALICE), Resource::Device(pump)),
			(account(ALICE), Resource::Stream(0)),
			(sensor.clone(), Resource::Device(pump)),
			(sensor, Resource::Stream(0)),
		];
		for (who, what) in &sessions {
			assert_ok!(request(who, READ, what, HOUR));
		}
		assert_eq!(states(&sessions), [SessionState::Open; 4]);
		(pump, sessions)
	}

	fn states(sessions: &[(Who, What); 4]) -> [SessionState; 4] {
		sessions.each_ref().map(|(who, what)| state(who, READ, what))
	}

	#[test]
	fn its_time_is_up_the_second_after_the_last() {
		build_and_execute(|| {
			let (_, sessions) = set_up();
			at(START + HOUR);
			assert_eq!(states(&sessions), [SessionState::Open; 4]);
			at(START + HOUR + 1);
			assert_eq!(states(&sessions), [SessionState::Expired; 4]);
			// Time tells first.
			revoke(1);
			lockdown(true);
			assert_eq!(states(&sessions), [SessionState::Expired; 4]);
		});
	}

	#[test]
	fn a_policy_that_it_rests_on_is_revoked() {
		build_and_execute(|| {
			let (pump, sessions) = set_up();
			revoke(1);
			assert_eq!(states(&sessions), [SessionState::Revoked; 4]);
			// The same policy made again is another one.
			permit(ANYONE, Target::Device(pump), &[READ]).add();
			assert_eq!(states(&sessions), [SessionState::Revoked; 4]);
			lockdown(true);
			assert_eq!(states(&sessions), [SessionState::Revoked; 4]);
		});
	}

	#[test]
	fn the_domain_became_stricter() {
		build_and_execute(|| {
			let (pump, sessions) = set_up();
			let again = || {
				for (who, what) in &sessions {
					assert_ok!(request(who, READ, what, HOUR));
				}
				assert_eq!(states(&sessions), [SessionState::Open; 4]);
			};
			let restricted = || assert_eq!(states(&sessions), [SessionState::Restricted; 4]);
			lockdown(true);
			restricted();
			lockdown(false);
			restricted();
			again();
			forbid(ANYONE, Target::Domain, &[CONTROL]).add();
			restricted();
			again();
			let banned = forbid(ANYONE, Target::Device(pump), &[READ]).add();
			restricted();
			// A forbid that goes again does not bring them back.
			revoke(banned);
			restricted();
			again();
			let (staff, crew) = (role("staff", None), role("crew", None));
			name_open();
			assert_eq!(states(&sessions), [SessionState::Open; 4]);
			let steps: [&dyn Fn() -> DispatchResult; 4] = [
				&|| AccessPolicy::set_role_enabled(signed(OWNER), staff, false),
				&|| AccessPolicy::set_role_enabled(signed(OWNER), staff, true),
				&|| AccessPolicy::set_role_parent(signed(OWNER), staff, Some(crew)),
				&|| AccessPolicy::name_action(signed(OWNER), OPEN, None),
			];
			for step in steps {
				assert_ok!(step());
				restricted();
				again();
			}
		});
	}

	#[test]
	fn what_the_domain_holds_about_the_subject_became_stricter() {
		build_and_execute(|| {
			let (_, sessions) = set_up();
			let staff = role("staff", None);
			let (alice, sensor) = (account(ALICE), sessions[2].0.clone());
			use SessionState::{Open, Restricted};
			let expect = |who: &Who, step: &dyn Fn()| {
				step();
				let alices = if *who == alice { Restricted } else { Open };
				let sensors = if *who == sensor { Restricted } else { Open };
				assert_eq!(states(&sessions), [alices, alices, sensors, sensors]);
				for (who, what) in &sessions {
					assert_ok!(request(who, READ, what, HOUR));
				}
				assert_eq!(states(&sessions), [Open; 4]);
			};
			for who in [&alice, &sensor] {
				expect(who, &|| {
					forbid(who.clone().into(), Target::Domain, &[CONTROL]).add();
				});
				expect(who, &|| assign(staff, who, None));
				expect(who, &|| assign(staff, who, Some(START + 9)));
				expect(who, &|| {
					let by = signed(OWNER);
					assert_ok!(AccessPolicy::unassign_role(by, staff, who.clone()));
				});
				describe(who, "a", "b", None);
				expect(who, &|| describe(who, "a", "c", None));
				expect(who, &|| {
					assert_ok!(AccessPolicy::remove_subject_attribute(
						signed(OWNER),
						OWNER,
						who.clone(),
						text("a")
					));
				});
			}
		});
	}

	#[test]
	fn a_record_that_went_and_came_again_ends_it_and_so_does_one_that_went() {
		build_and_execute(|| {
			let (_, sessions) = set_up();
			let alice = account(ALICE);
			let naming = permit(Principal::Account(ALICE), Target::Domain, &[CONTROL]);
			// There was no record: the first one ends it, to be on the safe side.
			let id = naming.add();
			assert_eq!(states(&sessions)[0], SessionState::Restricted);
			assert_ok!(request(&alice, READ, &sessions[0].1, HOUR));
			assert_eq!(states(&sessions)[0], SessionState::Open);
			// With the record goes what it may have become stricter by.
			revoke(id);
			assert_eq!(AccessPolicy::subject(OWNER, alice), None);
			assert_eq!(states(&sessions)[0], SessionState::Restricted);
			naming.add();
			assert_eq!(states(&sessions)[0], SessionState::Restricted);
		});
	}

	#[test]
	fn the_resource_has_another_owner_or_generation_or_is_gone() {
		build_and_execute(|| {
			let (pump, sessions) = set_up();
			let changed = [SessionState::ResourceChanged; 4];
			Book::transfer(pump, &NEIGHBOUR);
			// The stream stays the owner's, but what the session rests on covered the device.
			assert_eq!(states(&sessions), changed);
			Book::transfer(pump, &OWNER);
			assert_eq!(states(&sessions), changed);
			Book::change(pump, |entry| {
				entry.generation = 0;
				entry.fleet = Some(1);
			});
			assert_eq!(states(&sessions), [SessionState::Open; 4]);
			// As the registry leaves a decommissioned device.
			Book::change(pump, |entry| {
				entry.status = DeviceStatus::Decommissioned;
				entry.owner = None;
				entry.generation += 1;
			});
			assert_eq!(states(&sessions), changed);
		});
	}

	#[test]
	fn a_fleet_or_stream_that_is_gone_or_anothers_is_another() {
		build_and_execute(|| {
			pump();
			permit(ANYONE, Target::Domain, &[READ]).add();
			let who = account(ALICE);
			for what in [Resource::Fleet(1), Resource::Stream(0)] {
				assert_ok!(request(&who, READ, &what, HOUR));
				for owner in [Some(NEIGHBOUR), None] {
					match (&what, owner) {
						(Resource::Fleet(id), Some(owner)) => {
							Book::fleet(&owner, *id, None);
						},
						(Resource::Stream(id), Some(owner)) => {
							Book::stream(&owner, *id, None);
						},
						(Resource::Fleet(id), None) => FleetEntries::remove(id),
						(Resource::Stream(id), None) => StreamEntries::remove(id),
						_ => unreachable!("only those two are asked about"),
					}
					assert_eq!(state(&who, READ, &what), SessionState::ResourceChanged);
				}
			}
		});
	}

	#[test]
	fn the_device_that_acts_has_another_generation_or_is_not_active() {
		build_and_execute(|| {
			let (_, sessions) = set_up();
			let sensor = DeviceId([9; 32]);
			use SessionState::{Open, SubjectChanged};
			let changed = [Open, Open, SubjectChanged, SubjectChanged];
			for status in [
				DeviceStatus::Enrolled,
				DeviceStatus::Suspended,
				DeviceStatus::Quarantined,
				DeviceStatus::Decommissioned,
			] {
				Book::change(sensor, |entry| entry.status = status);
				assert_eq!(states(&sessions), changed);
			}
			Book::change(sensor, |entry| entry.status = DeviceStatus::Active);
			assert_eq!(states(&sessions), [Open; 4]);
			Book::transfer(sensor, &CAROL);
			assert_eq!(states(&sessions), changed);
			Entries::remove(sensor);
			assert_eq!(states(&sessions), changed);
		});
	}

	#[test]
	fn status_attributes_and_verdict_of_the_resource_are_asked_once() {
		build_and_execute(|| {
			let pump = pump();
			let (who, what) = (account(ALICE), Resource::Device(pump));
			let test = AttributeTest {
				of: Party::Resource,
				name: text("a"),
				comparison: Comparison::Equals(text("x")),
			};
			permit(ANYONE, Target::Domain, &[READ])
				.when(Conditions {
					attested: Some(Attested {
						of: Party::Resource,
						tier: TrustTier::Affirming,
						within: Some(60),
					}),
					status: Some(InStatus { of: Party::Resource, statuses: 2 }),
					attributes: vec![test].try_into().unwrap(),
					..Default::default()
				})
				.add();
			Book::change(pump, |entry| {
				entry.attestation = Some((TrustTier::Affirming, START, None));
				entry.attributes = vec![(b"a".to_vec(), b"x".to_vec())];
			});
			assert_ok!(request(&who, READ, &what, HOUR));
			at(START + 61);
			Book::change(pump, |entry| {
				entry.status = DeviceStatus::Suspended;
				entry.attestation = None;
				entry.attributes = vec![];
			});
			assert_eq!(ask(&who, READ, &what), Reason::NothingPermits);
			assert_eq!(state(&who, READ, &what), SessionState::Open);
		});
	}

	#[test]
	fn changes_that_do_not_concern_it_leave_it_open() {
		build_and_execute(|| {
			let (_, sessions) = set_up();
			let bobs = permit(Principal::Account(BOB), Target::Domain, &[READ]).add();
			let other = permit(ANYONE, Target::Domain, &[CONTROL]).add();
			revoke(bobs);
			revoke(other);
			let forbidding = forbid(Principal::Account(BOB), Target::Domain, &[READ]).add();
			revoke(forbidding);
			let staff = role("staff", None);
			assert_ok!(AccessPolicy::rename_role(signed(OWNER), staff, text("crew")));
			assign(staff, &account(BOB), None);
			describe(&account(BOB), "a", "b", None);
			describe(&account(BOB), "a", "c", None);
			assert_ok!(AccessPolicy::unassign_role(signed(OWNER), staff, account(BOB)));
			assert_ok!(AccessPolicy::remove_role(signed(OWNER), staff));
			name_open();
			rescuers(&[BOB]);
			// A session that somebody else opens, and uses that somebody takes.
			assert_ok!(request(&account(OWNER), READ, &sessions[0].1, HOUR));
			assert_ok!(consume(&account(CAROL), READ, &sessions[0].1));
			// Another domain in trouble.
			assert_ok!(forbid(ANYONE, Target::Domain, &[READ]).by(NEIGHBOUR));
			assert_ok!(AccessPolicy::set_lockdown(signed(NEIGHBOUR), NEIGHBOUR, true));
			assert_eq!(states(&sessions), [SessionState::Open; 4]);
		});
	}

	#[test]
	fn a_session_outlives_the_last_use() {
		build_and_execute(|| {
			let (who, what) = (account(ALICE), Resource::Domain(OWNER));
			permit(Principal::Account(ALICE), Target::Domain, &[READ]).uses(1).add();
			assert_ok!(request(&who, READ, &what, HOUR));
			assert_eq!(ask(&who, READ, &what), Reason::NothingPermits);
			assert_eq!(state(&who, READ, &what), SessionState::Open);
		});
	}
}

mod end_session {
	use super::*;

	fn end(by: RuntimeOrigin, who: &Who, what: &What) -> DispatchResult {
		AccessPolicy::end_session(by, what.clone(), who.clone(), READ)
	}

	#[test]
	fn subject_payer_and_owner_end_it_and_the_payer_gets_the_deposit() {
		build_and_execute(|| {
			let what = Resource::Device(valve());
			let sensor = sensor();
			permit(ANYONE, Target::Domain, &[READ]).add();
			for (who, by, payer) in [
				(account(ALICE), signed(ALICE), ALICE),
				(account(ALICE), signed(OWNER), ALICE),
				(sensor.clone(), origin(&sensor), NEIGHBOUR),
				(sensor.clone(), signed(NEIGHBOUR), NEIGHBOUR),
				(sensor.clone(), signed(OWNER), NEIGHBOUR),
				(account(OWNER), signed(OWNER), OWNER),
			] {
				assert_ok!(request(&who, READ, &what, HOUR));
				assert_eq!(held(&payer, HoldReason::Session), session_price());
				events();
				assert_ok!(end(by.clone(), &who, &what));
				let ended = Event::SessionEnded {
					resource: what.clone(),
					subject: who.clone(),
					action: READ,
				};
				assert_eq!(events(), [ended]);
				assert_eq!(held(&payer, HoldReason::Session), 0);
				assert_eq!(AccessPolicy::session(what.clone(), who.clone(), READ), None);
				assert_noop!(end(by, &who, &what), Error::<Test>::SessionNotFound);
			}
		});
	}

	#[test]
	fn nobody_else_ends_one_that_is_open() {
		build_and_execute(|| {
			let what = Resource::Device(valve());
			let sensor = sensor();
			permit(ANYONE, Target::Domain, &[READ]).add();
			for who in [account(ALICE), sensor.clone()] {
				assert_ok!(request(&who, READ, &what, HOUR));
				for by in [signed(STRANGER), signed(BOB), as_device(valve())] {
					assert_noop!(end(by, &who, &what), Error::<Test>::NotYourSession);
				}
			}
			assert_noop!(
				end(origin(&sensor), &account(ALICE), &what),
				Error::<Test>::NotYourSession
			);
			needs_a_subject(Call::end_session { resource: what, subject: sensor, action: READ });
		});
	}

	#[test]
	fn anyone_ends_one_that_is_over_whatever_ended_it() {
		build_and_execute(|| {
			let (valve, sensor) = (valve(), sensor());
			let what = Resource::Device(valve);
			let over: [&dyn Fn(); 5] = [
				&|| at(START + HOUR + 1),
				&|| revoke(session(&sensor, READ, &what).policies[0]),
				&|| {
					lockdown(true);
					lockdown(false);
				},
				&|| Book::change(DeviceId([9; 32]), |entry| entry.generation += 1),
				&|| Book::transfer(valve, &CAROL),
			];
			for ends in over {
				at(START);
				permit(ANYONE, Target::Domain, &[READ]).add();
				assert_ok!(request(&sensor, READ, &what, HOUR));
				assert_noop!(end(signed(STRANGER), &sensor, &what), Error::<Test>::NotYourSession);
				ends();
				assert_ok!(end(signed(STRANGER), &sensor, &what));
			}
			assert_eq!(held(&NEIGHBOUR, HoldReason::Session), 0);
			assert_eq!(Balances::free_balance(STRANGER), ENDOWMENT);
		});
	}

	#[test]
	fn the_owner_it_was_opened_under_counts() {
		build_and_execute(|| {
			let valve = valve();
			let what = Resource::Device(valve);
			permit(ANYONE, Target::Domain, &[READ]).add();
			assert_ok!(request(&account(ALICE), READ, &what, HOUR));
			Book::transfer(valve, &NEIGHBOUR);
			assert_ok!(end(signed(OWNER), &account(ALICE), &what));
		});
	}

	#[test]
	fn there_is_such_a_session() {
		build_and_execute(|| {
			let (who, what) = (account(ALICE), Resource::Device(valve()));
			assert_noop!(end(signed(ALICE), &who, &what), Error::<Test>::SessionNotFound);
			permit(ANYONE, Target::Domain, &[READ]).add();
			assert_ok!(request(&who, READ, &what, HOUR));
			let other = AccessPolicy::end_session(signed(ALICE), what.clone(), who, CONTROL);
			assert_noop!(other, Error::<Test>::SessionNotFound);
			let domain = Resource::Domain(OWNER);
			let other = end(signed(ALICE), &account(ALICE), &domain);
			assert_noop!(other, Error::<Test>::SessionNotFound);
		});
	}

	#[test]
	fn a_grant_does_not_reach_into_sessions() {
		build_and_execute(|| {
			// Who granted it ends what rests on it by revoking, and not the session itself.
			let (bob, what) = (account(BOB), Resource::Domain(OWNER));
			let parent = permit(Principal::Account(ALICE), Target::Domain, &[READ, GRANT]).add();
			let child =
				permit(Principal::Account(BOB), Target::Domain, &[READ]).delegated(ALICE, parent);
			assert_ok!(request(&bob, READ, &what, HOUR));
			assert_noop!(end(signed(ALICE), &bob, &what), Error::<Test>::NotYourSession);
			assert_ok!(AccessPolicy::revoke(signed(ALICE), child));
			assert_eq!(state(&bob, READ, &what), SessionState::Revoked);
			assert_ok!(end(signed(ALICE), &bob, &what));
		});
	}
}
