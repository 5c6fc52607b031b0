// SPDX-License-Identifier: Apache-2.0

//! What several of the tests ask.

use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok, traits::fungible::InspectHold};
use muster_primitives::UpdatePolicy;
use sp_runtime::traits::{BadOrigin, Dispatchable};

/// [`VENDOR`]'s model, see [`component`].
pub const MODEL: ModelId = 0;
/// The time lock of authorities in tests: an hour.
pub const LOCK: u64 = 3_600;

/// What is held on an account for one reason.
pub fn held(who: &AccountId, reason: HoldReason) -> Balance {
	Balances::balance_on_hold(&reason.into(), who)
}

/// What the whole storage hashes to.
pub fn root() -> Vec<u8> {
	sp_io::storage::root(sp_runtime::StateVersion::V1)
}

pub fn now() -> u64 {
	Firmware::now()
}

/// Time passes.
pub fn pass(seconds: u64) {
	at(now() + seconds);
}

/// A digest like no other.
pub fn digest(seed: u64) -> Digest {
	Digest::Sha256(sp_io::hashing::sha2_256(&seed.encode()))
}

/// So many of `approvers` must agree, [`DAVE`] may revoke, and it takes [`LOCK`].
pub fn terms(approvers: &[AccountId], threshold: u8) -> AuthorityTerms<AccountId> {
	AuthorityTerms {
		approvers: approvers.to_vec().try_into().expect("few enough; qed"),
		threshold,
		revokers: vec![DAVE].try_into().expect("few enough; qed"),
		time_lock: LOCK,
	}
}

/// An authority of [`VENDOR`]'s: two of [`ALICE`], [`BOB`] and [`CAROL`] must agree.
pub fn authority() -> AuthorityId {
	Book::vendor(&VENDOR, 0);
	assert_ok!(Firmware::create_authority(signed(VENDOR), 0, terms(&[ALICE, BOB, CAROL], 2)));
	NextAuthorityId::<Test>::get() - 1
}

/// A component of [`MODEL`], which is made if it is not there yet, under an [`authority`] of its own.
pub fn component(id: ComponentId) -> ComponentId {
	let authority = authority();
	if ModelEntries::get(MODEL).is_none() {
		Book::model(0, MODEL, UpdatePolicy::Automatic);
	}
	let call = Firmware::register_component(
		signed(VENDOR),
		MODEL,
		id,
		text("main"),
		authority,
		ComponentTerms::default(),
	);
	assert_ok!(call);
	id
}

/// The digest of [`image`].
pub fn digest_of(component: ComponentId, sequence: Sequence) -> Digest {
	digest(u64::from(component) << 32 | sequence)
}

/// The one image of a release by [`details`].
pub fn image(component: ComponentId, sequence: Sequence) -> Image {
	Image { digest: digest_of(component, sequence), size: Some(1_000), slot: None }
}

/// A release with one image and no floor.
pub fn details(component: ComponentId, sequence: Sequence) -> ReleaseDetails {
	ReleaseDetails {
		version: text("1.0"),
		images: vec![image(component, sequence)].try_into().expect("few enough; qed"),
		floor: 0,
		hardware: None,
		requires: None,
		dependencies: BoundedVec::new(),
		uris: BoundedVec::new(),
		sbom: None,
		provenance: None,
	}
}

/// [`VENDOR`] proposes a release.
pub fn propose(component: ComponentId, sequence: Sequence, details: ReleaseDetails) -> Sequence {
	assert_ok!(Firmware::propose_release(signed(VENDOR), MODEL, component, sequence, details));
	sequence
}

/// [`ALICE`] and [`BOB`] approve a release; its time lock begins.
pub fn approve(component: ComponentId, sequence: Sequence) {
	for who in [ALICE, BOB] {
		assert_ok!(Firmware::approve_release(signed(who), MODEL, component, sequence));
	}
}

/// A release that is in force, after [`LOCK`] has passed.
pub fn release_with(
	component: ComponentId,
	sequence: Sequence,
	details: ReleaseDetails,
) -> Sequence {
	propose(component, sequence, details);
	approve(component, sequence);
	pass(LOCK);
	sequence
}

/// A release as [`details`] has it that is in force, after [`LOCK`] has passed.
pub fn release(component: ComponentId, sequence: Sequence) -> Sequence {
	release_with(component, sequence, details(component, sequence))
}

/// [`DAVE`] revokes a release.
pub fn revoke(component: ComponentId, sequence: Sequence) {
	assert_ok!(Firmware::revoke_release(signed(DAVE), MODEL, component, sequence, text("broken")));
}

/// [`BOB`] has every right of an operator, [`OWNER`] that to endorse alone.
pub fn operators() {
	OperatorEntries::insert(0, BOB, (true, true));
	OperatorEntries::insert(0, OWNER, (false, true));
}

/// How a call ends if somebody makes it.
pub fn dispatch(origin: RuntimeOrigin, call: &Call<Test>) -> DispatchResult {
	let result = RuntimeCall::from(call.clone()).dispatch(origin);
	result.map(|_| ()).map_err(|error| error.error)
}

/// Nobody but an account may make this call.
pub fn needs_an_account(call: &Call<Test>) {
	for origin in [
		RuntimeOrigin::none(),
		RuntimeOrigin::root(),
		frame_system::RawOrigin::Authorized.into(),
		as_device(DeviceId([7; 32])),
	] {
		assert_noop!(dispatch(origin, call), BadOrigin);
	}
}

/// Neither a stranger may make this call, nor the device's owner, nor an approver, nor a revoker,
/// nor an operator who has another right.
pub fn needs_the_vendor(call: &Call<Test>) {
	operators();
	for who in [STRANGER, OWNER, ALICE, DAVE] {
		assert_noop!(dispatch(signed(who), call), Error::<Test>::NotVendor);
	}
}
