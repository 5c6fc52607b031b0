// SPDX-License-Identifier: Apache-2.0

//! A model with a release, fleets with devices, and what they say.

pub use crate::tests::common::*;
use crate::{mock::*, *};
use frame_support::assert_ok;
use muster_primitives::{payload, DeviceSignature};
use sp_core::{ed25519, Pair, H256};

pub const MAIN: ComponentId = 0;
pub const RADIO: ComponentId = 1;
/// Of [`OWNER`]'s.
pub const FLEET: FleetId = 0;
/// Another one of [`OWNER`]'s, beside it.
pub const OTHER: FleetId = 1;
/// How long waves wait by [`wave`].
pub const DEADLINE: u64 = 1_000;
const GENESIS: H256 = H256([0xaa; 32]);

/// Release 1 of the main firmware in force, and two fleets without devices.
pub fn stage() {
	component(MAIN);
	release(MAIN, 1);
	Book::fleet(&OWNER, FLEET, None);
	Book::fleet(&OWNER, OTHER, None);
	events();
}

fn pair(seed: u32) -> ed25519::Pair {
	ed25519::Pair::from_seed(&sp_io::hashing::sha2_256(&seed.encode()))
}

/// A device of [`OWNER`]'s that is made by its number.
pub fn device(seed: u32, fleet: Option<FleetId>) -> DeviceId {
	Book::device(&OWNER, MODEL, fleet, DeviceKey::Ed25519(pair(seed).public().0))
}

/// [`stage`], with so many devices in [`FLEET`].
pub fn devices(count: u32) -> Vec<DeviceId> {
	stage();
	(0..count).map(|seed| device(seed, Some(FLEET))).collect()
}

/// Of a share of a fleet, within [`DEADLINE`], without a soak.
pub fn wave(fleet: FleetId, share: u16, success: u16, failure: u16) -> Wave {
	Wave { fleet, share, success, failure, deadline: DEADLINE, soak: 0 }
}

/// All of [`FLEET`], of which 80 % must succeed and 20 % may fail.
pub fn whole() -> Wave {
	wave(FLEET, WHOLE, 8_000, 2_000)
}

/// The device's word, always, by itself.
pub const PLAIN: RolloutTerms =
	RolloutTerms { window: None, proof: Proof::Reported, manual: false };

pub fn waves(waves: &[Wave]) -> BoundedVec<Wave, ConstU32<MAX_WAVES>> {
	waves.to_vec().try_into().expect("few enough; qed")
}

/// [`OWNER`] starts a rollout of release 1.
pub fn start_with(list: &[Wave], terms: RolloutTerms) -> RolloutId {
	assert_ok!(Firmware::start_rollout(signed(OWNER), MODEL, MAIN, 1, waves(list), terms));
	NextRolloutId::<Test>::get() - 1
}

pub fn start(list: &[Wave]) -> RolloutId {
	start_with(list, PLAIN)
}

/// The device says something itself.
pub fn say(device: DeviceId, rollout: RolloutId, report: Report) -> DispatchResult {
	frame_support::storage::with_storage_layer(|| {
		Firmware::report(as_device(device), device, rollout, report)
			.map(|_| ())
			.map_err(|error| error.error)
	})
}

pub fn start_update(device: DeviceId, rollout: RolloutId) {
	assert_ok!(say(device, rollout, Report::Started));
}

pub fn succeed(device: DeviceId, rollout: RolloutId) {
	assert_ok!(say(device, rollout, Report::Installed));
}

pub fn fail(device: DeviceId, rollout: RolloutId) {
	assert_ok!(say(device, rollout, Report::Failed(7)));
}

pub fn view(rollout: RolloutId) -> RolloutView<AccountId> {
	Firmware::rollout(rollout).expect("it is there; qed")
}

pub fn status(rollout: RolloutId) -> RolloutStatus {
	view(rollout).status
}

pub fn is_halted(rollout: RolloutId) -> bool {
	matches!(status(rollout), RolloutStatus::Halted(_))
}

/// Whether that is written down.
pub fn is_latched(rollout: RolloutId) -> bool {
	matches!(Rollouts::<Test>::get(rollout).expect("it is there; qed").phase, Phase::Halted(_))
}

/// Size, admitted, succeeded, failed and silent of a wave.
pub fn counts(rollout: RolloutId, wave: usize) -> (u32, u32, u32, u32, u32) {
	let wave = view(rollout).waves[wave];
	(wave.size, wave.admitted, wave.succeeded, wave.failed, wave.silent)
}

pub fn advance(rollout: RolloutId) -> DispatchResult {
	frame_support::storage::with_storage_layer(|| {
		Firmware::advance_rollout(signed(STRANGER), rollout)
			.map(|_| ())
			.map_err(|error| error.error)
	})
}

pub fn abort(rollout: RolloutId) {
	assert_ok!(Firmware::abort_rollout(signed(OWNER), rollout));
}

pub fn part(device: DeviceId, component: ComponentId) -> Option<Participation> {
	let state = DeviceStates::<Test>::get(device)?;
	state.participations.into_iter().find(|part| part.component == component)
}

/// Native evidence counts for an hour, whatever the hardware.
pub fn policy() {
	let policy = AppraisalPolicy {
		kinds: EvidenceKinds::ALL,
		required: 1,
		max_age: 5,
		validity: 3_600,
		warn_from: None,
		fail_from: None,
		unrecognised: Consequence::Warns,
		secure_boot: true,
		hardware: None,
		lifecycles: Lifecycles::SECURED,
		implementations: BoundedVec::new(),
	};
	assert_ok!(Firmware::set_appraisal_policy(signed(VENDOR), MODEL, Some(policy)));
}

/// The device of this number proves, in the next block, that it runs these releases.
pub fn prove_as(seed: u32, claims: NativeClaims) {
	let device = DeviceId::from_key(&DeviceKey::Ed25519(pair(seed).public().0));
	let block = System::block_number();
	let hash = H256::from_low_u64_be(block);
	frame_system::BlockHash::<Test>::insert(0, GENESIS);
	frame_system::BlockHash::<Test>::insert(block, hash);
	System::set_block_number(block + 1);
	let message = payload::evidence(&GENESIS, &device, &hash, &claims);
	let signature = DeviceSignature::Ed25519(pair(seed).sign(&message).0);
	let evidence = Evidence::Native { block, claims, signature };
	assert_ok!(Firmware::attest(signed(STRANGER), device, evidence));
}

/// What sound hardware of revision 3 says that runs these releases.
pub fn claims(running: &[(ComponentId, Sequence)]) -> NativeClaims {
	let digests: Vec<_> = running.iter().map(|(id, sequence)| digest_of(*id, *sequence)).collect();
	let measurements = digests.try_into().expect("few enough; qed");
	NativeClaims { hardware: 3, secure_boot: true, debug: false, measurements }
}

pub fn prove(seed: u32, running: &[(ComponentId, Sequence)]) {
	prove_as(seed, claims(running));
}

/// What a device is told about the main firmware.
pub fn told(device: DeviceId) -> Advice {
	Firmware::next_update(device).swap_remove(0).advice
}

/// The events of rollouts since the last call of this.
pub fn rollout_events() -> Vec<Event<Test>> {
	let of_rollouts = |event: &Event<Test>| (30..45).contains(&event.encode()[0]);
	events().into_iter().filter(of_rollouts).collect()
}
