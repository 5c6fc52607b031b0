// SPDX-License-Identifier: Apache-2.0

//! What is put wrong in the storage is caught.

use super::*;
use frame_support::assert_ok;

/// Two components under authorities of their own; releases 1 and 2 in force, 3 revoked, 4 proposed
/// and voted on; an advisory about 1; a change of an authority.
fn furnish() {
	component(0);
	component(1);
	for sequence in 1..=3 {
		release(0, sequence);
	}
	revoke(0, 3);
	propose(0, 4, details(0, 4));
	assert_ok!(Firmware::reject_release(signed(ALICE), MODEL, 0, 4));
	let details = AdvisoryDetails {
		name: text("x"),
		severity: Severity::Low,
		affected: vec![1].try_into().unwrap(),
		fixed_in: Some(2),
		uri: None,
		digest: None,
	};
	assert_ok!(Firmware::publish_advisory(signed(VENDOR), MODEL, 0, details));
	let new = terms(&[ALICE, OWNER], 1);
	assert_ok!(Firmware::propose_authority_change(signed(VENDOR), 1, new.clone()));
	assert_ok!(Firmware::approve_authority_change(signed(OWNER), 1, new.hash()));
}

/// Puts something wrong and yields what is said of it.
fn caught(wrong: impl FnOnce()) -> &'static str {
	new_test_ext().execute_with(|| {
		furnish();
		assert_ok!(Firmware::do_try_state());
		wrong();
		match Firmware::do_try_state() {
			Err(sp_runtime::TryRuntimeError::Other(said)) => said,
			other => panic!("{other:?}"),
		}
	})
}

fn authority(change: impl FnOnce(&mut Authority<Test>)) {
	Authorities::<Test>::mutate(0, |authority| change(authority.as_mut().unwrap()));
}

fn pending(change: impl FnOnce(&mut AuthorityChange<Test>)) {
	AuthorityChanges::<Test>::mutate(1, |pending| change(pending.as_mut().unwrap()));
}

fn component_0(change: impl FnOnce(&mut Component<Test>)) {
	Components::<Test>::mutate(MODEL, 0, |component| change(component.as_mut().unwrap()));
}

fn state(change: impl FnOnce(&mut ModelState<Test>)) {
	ModelStates::<Test>::mutate(MODEL, change);
}

fn hot(sequence: Sequence, change: impl FnOnce(&mut Release)) {
	Releases::<Test>::mutate((MODEL, 0, sequence), |release| change(release.as_mut().unwrap()));
}

fn record(sequence: Sequence, change: impl FnOnce(&mut ReleaseRecord<Test>)) {
	ReleaseRecords::<Test>::mutate((MODEL, 0), sequence.to_be_bytes(), |record| {
		change(record.as_mut().unwrap())
	});
}

fn advisory(change: impl FnOnce(&mut Advisory<Test>)) {
	Advisories::<Test>::mutate(0, |advisory| change(advisory.as_mut().unwrap()));
}

#[test]
fn authorities_that_are_wrong_are_caught() {
	let not_sound = "1: an authority's terms are not sound";
	assert_eq!(caught(|| authority(|a| a.terms.threshold = 0)), not_sound);
	assert_eq!(caught(|| authority(|a| a.terms.threshold = 4)), not_sound);
	let count = "1: the count of an authority's components";
	assert_eq!(caught(|| authority(|a| a.components = 2)), count);
	assert_eq!(caught(|| Authorities::<Test>::remove(0)), "1: a component without its authority");
	let future = "1: an authority of the future";
	assert_eq!(caught(|| NextAuthorityId::<Test>::put(1)), future);
}

#[test]
fn changes_that_are_wrong_are_caught() {
	assert_eq!(caught(|| pending(|p| p.old_votes = 0b1000)), "1: a vote on a change by nobody");
	assert_eq!(caught(|| pending(|p| p.new_votes = 0b100)), "1: a vote on a change by nobody");
	let enough = "1: a change that has all votes";
	assert_eq!(caught(|| pending(|p| p.old_votes = 0b11)), enough);
	let not_sound = "1: a change that is not sound";
	assert_eq!(caught(|| pending(|p| p.terms.threshold = 9)), not_sound);
	let same = terms(&[ALICE, BOB, CAROL], 2);
	assert_eq!(caught(|| pending(|p| p.terms = same)), not_sound);
	let moved = || {
		let change = AuthorityChanges::<Test>::take(1).unwrap();
		AuthorityChanges::<Test>::insert(7, change);
	};
	assert_eq!(caught(moved), "1: a change of no authority");
}

#[test]
fn components_that_are_wrong_are_caught() {
	let unlisted = "2: a component that is not listed";
	assert_eq!(caught(|| state(|s| s.components.truncate(1))), unlisted);
	let disorder = "2: components in disorder";
	assert_eq!(caught(|| state(|s| s.components.as_mut().reverse())), disorder);
	let one_more = ComponentState { id: 5, floor: 0, newest: None };
	let listed = "2: a component that is listed only";
	assert_eq!(caught(|| state(|s| s.components.try_push(one_more).unwrap())), listed);
	let floor = "2: a floor above all releases";
	assert_eq!(caught(|| state(|s| s.component_mut(0).unwrap().floor = 5)), floor);
	let manifest = |c: &mut Component<Test>| c.terms.signatures.manifest = true;
	assert_eq!(caught(|| component_0(manifest)), "2: a component's terms");
}

#[test]
fn releases_that_are_wrong_are_caught() {
	let key = (MODEL, 0, 2);
	let without = "3: a release without what it is";
	assert_eq!(caught(|| ReleaseInfos::<Test>::remove(key)), without);
	let unrecorded = || ReleaseRecords::<Test>::remove((MODEL, 0), 2u64.to_be_bytes());
	assert_eq!(caught(unrecorded), "3: a release without a record");
	assert_eq!(caught(|| component_0(|c| c.last = Some(3))), "3: a sequence that was never used");
	assert_eq!(caught(|| hot(2, |r| r.floor = 1)), "3: a release's details");
	let reason = "3: a reason, or none";
	assert_eq!(caught(|| record(3, |r| r.reason = None)), reason);
	assert_eq!(caught(|| record(2, |r| r.reason = Some(text("x")))), reason);
	let orphan = || {
		let info = ReleaseInfos::<Test>::get(key).unwrap();
		ReleaseInfos::<Test>::insert((MODEL, 0, 9), info);
	};
	assert_eq!(caught(orphan), "3: a part without its release");
	let orphan = || {
		let record = ReleaseRecords::<Test>::get((MODEL, 0), 2u64.to_be_bytes()).unwrap();
		ReleaseRecords::<Test>::insert((MODEL, 1), 2u64.to_be_bytes(), record);
	};
	assert_eq!(caught(orphan), "3: a part without its release");
}

#[test]
fn votes_that_are_wrong_are_caught() {
	let both = "3: a vote for and against";
	assert_eq!(caught(|| record(4, |r| r.votes.approvals = 1)), both);
	assert_eq!(caught(|| record(4, |r| r.votes.version = 1)), "3: votes of the future");
	assert_eq!(caught(|| record(4, |r| r.votes.rejections = 8)), "3: a vote by nobody");
	let all = "3: a release that has all votes";
	assert_eq!(caught(|| record(4, |r| r.votes.approvals = 0b110)), all);
	let too_few = "3: a release that lacks votes";
	assert_eq!(caught(|| record(2, |r| r.votes.approvals = 1)), too_few);
	let own = || authority(|a| a.terms.approvers[0] = VENDOR);
	assert_eq!(caught(own), "3: a vote by the author");
}

#[test]
fn chains_that_are_wrong_are_caught() {
	let back = "4: a link that does not lead back";
	assert_eq!(caught(|| hot(1, |r| r.next = None)), back);
	assert_eq!(caught(|| hot(2, |r| r.previous = None)), "4: approved and not linked, or contrary");
	assert_eq!(caught(|| hot(2, |r| r.previous = Some(9))), "4: a link to no release");
	let newest = |newest| move || state(|s| s.component_mut(0).unwrap().newest = newest);
	assert_eq!(caught(newest(None)), "4: approved and not linked, or contrary");
	assert_eq!(caught(newest(Some(1))), back);
	assert_eq!(caught(newest(Some(9))), "4: a link to no release");
	assert_eq!(
		caught(|| hot(3, |r| r.previous = Some(2))),
		"4: a link from what is not in the chain"
	);
}

#[test]
fn digests_that_are_wrong_are_caught() {
	let of = digest_of(0, 2);
	assert_eq!(caught(|| References::<Test>::remove(MODEL, of)), "5: an unknown image");
	let reference = Reference { component: 0, sequence: 1, endorsed: false };
	let insert = |digest| move || References::<Test>::insert(MODEL, digest, reference);
	assert_eq!(caught(insert(of)), "5: an unknown image");
	assert_eq!(caught(insert(digest(77))), "5: a digest of nothing");
}

#[test]
fn advisories_that_are_wrong_are_caught() {
	assert_eq!(caught(|| hot(1, |r| r.severity = None)), "6: a release's severity");
	let listed = "6: an advisory that does not name the release";
	assert_eq!(caught(|| advisory(|a| a.details.severity = Severity::High)), listed);
	let more = |r: &mut ReleaseRecord<Test>| {
		r.advisories.try_push((0, Severity::Low)).unwrap();
	};
	assert_eq!(caught(|| record(2, more)), listed);
	let unlisted = || {
		record(1, |r| r.advisories.clear());
		hot(1, |r| r.severity = None);
	};
	assert_eq!(caught(unlisted), "6: an advisory that a release does not list");
	assert_eq!(caught(|| NextAdvisoryId::<Test>::put(0)), "6: an advisory of the future");
	assert_eq!(caught(|| advisory(|a| a.details.fixed_in = Some(1))), "6: what mends it");
	let nothing = |a: &mut Advisory<Test>| a.details.affected.clear();
	assert_eq!(caught(|| advisory(nothing)), "6: what an advisory is about");
}

#[test]
fn deposits_that_are_wrong_are_caught() {
	let sum = "what is held is not the sum of the deposits";
	assert_eq!(caught(|| authority(|a| a.deposit.payer = ALICE)), sum);
	assert_eq!(caught(|| pending(|p| p.deposit.payer = ALICE)), sum);
	assert_eq!(caught(|| component_0(|c| c.deposit.payer = ALICE)), sum);
	assert_eq!(caught(|| record(4, |r| r.deposit.payer = STRANGER)), sum);
	assert_eq!(caught(|| advisory(|a| a.deposit = None)), sum);
}
