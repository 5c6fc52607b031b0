// SPDX-License-Identifier: Apache-2.0

//! A chain with nothing but access policies, and a book of devices that tests write as they like.

use crate as pallet_access_policy;
use crate::*;
use frame_support::{
	derive_impl, parameter_types, storage_alias,
	traits::{ConstU128, VariantCountOf},
};
use muster_primitives::{
	Attestation, DeviceKeys, DeviceStanding, DeviceStatus, FleetId, FleetStanding, ModelId,
	StreamId, StreamStanding, TrustTier, VendorId,
};
use sp_runtime::{
	traits::{ConstU64, Convert, IdentityLookup},
	AccountId32, BuildStorage,
};

pub type AccountId = AccountId32;
pub type Balance = u128;

#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(
		RuntimeCall,
		RuntimeEvent,
		RuntimeError,
		RuntimeOrigin,
		RuntimeFreezeReason,
		RuntimeHoldReason,
		RuntimeSlashReason,
		RuntimeLockId,
		RuntimeTask,
		RuntimeViewFunction
	)]
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(1)]
	pub type Timestamp = pallet_timestamp;
	#[runtime::pallet_index(2)]
	pub type Balances = pallet_balances;
	#[runtime::pallet_index(50)]
	pub type Devices = pallet_devices;
	#[runtime::pallet_index(51)]
	pub type AccessPolicy = pallet_access_policy;
}

/// Stands in for the device registry: devices, fleets and streams by plain writes.
#[frame_support::pallet]
pub mod pallet_devices {
	use super::*;

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config<RuntimeOrigin: From<Origin>> {}

	#[pallet::origin]
	#[derive(
		Clone, Eq, PartialEq, Debug, Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen,
	)]
	pub enum Origin {
		Device(DeviceId),
	}
}

pub struct EnsureDevice;
impl EnsureOrigin<RuntimeOrigin> for EnsureDevice {
	type Success = DeviceId;

	fn try_origin(origin: RuntimeOrigin) -> Result<DeviceId, RuntimeOrigin> {
		let origin: Result<pallet_devices::Origin, _> = origin.into();
		origin.map(|pallet_devices::Origin::Device(device)| device)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin() -> Result<RuntimeOrigin, ()> {
		Ok(pallet_devices::Origin::Device(DeviceId([0; 32])).into())
	}
}

pub type Block = frame_system::mocking::MockBlock<Test>;

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = Block;
	type AccountId = AccountId;
	type Lookup = IdentityLookup<AccountId>;
	type AccountData = pallet_balances::AccountData<Balance>;
}

#[derive_impl(pallet_timestamp::config_preludes::TestDefaultConfig)]
impl pallet_timestamp::Config for Test {
	type MinimumPeriod = ConstU64<1>;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type Balance = Balance;
	type AccountStore = System;
	type ExistentialDeposit = ConstU128<10>;
	type RuntimeHoldReason = RuntimeHoldReason;
	type RuntimeFreezeReason = RuntimeFreezeReason;
	type FreezeIdentifier = RuntimeFreezeReason;
	type MaxFreezes = VariantCountOf<RuntimeFreezeReason>;
}

impl pallet_devices::Config for Test {}

/// 100 an item and 1 a byte.
pub struct StorageDeposit;
impl Convert<frame_support::traits::Footprint, Balance> for StorageDeposit {
	fn convert(footprint: frame_support::traits::Footprint) -> Balance {
		u128::from(footprint.count) * 100 + u128::from(footprint.size)
	}
}

parameter_types! {
	pub const MaxFleetDepth: u8 = 4;
}

impl Config for Test {
	type RuntimeHoldReason = RuntimeHoldReason;
	type Currency = Balances;
	type StorageDeposit = StorageDeposit;
	type Time = Timestamp;
	type Devices = Book;
	type Attestations = Book;
	type Streams = Book;
	type DeviceOrigin = EnsureDevice;
	type MaxSession = ConstU64<86_400>;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Book;
}

/// A device in the book.
#[derive(Clone, Encode, Decode)]
pub struct Entry {
	pub owner: Option<AccountId>,
	pub status: DeviceStatus,
	pub generation: Generation,
	pub fleet: Option<FleetId>,
	pub attributes: Vec<(Vec<u8>, Vec<u8>)>,
	/// Tier, time of appraisal, firmware sequence.
	pub attestation: Option<(TrustTier, u64, Option<u64>)>,
}

#[storage_alias(verbatim)]
pub type Entries = StorageMap<Book, Identity, DeviceId, Entry>;
#[storage_alias(verbatim)]
pub type FleetEntries = StorageMap<Book, Twox64Concat, FleetId, (AccountId, Option<FleetId>)>;
#[storage_alias(verbatim)]
pub type StreamEntries = StorageMap<Book, Twox64Concat, StreamId, (AccountId, Option<DeviceId>)>;

/// Knows devices, fleets and streams. Written by [`Book::device`] and its like.
pub struct Book;

fn fleets_up(fleet: Option<FleetId>) -> Vec<FleetId> {
	let parent = |id: &FleetId| FleetEntries::get(id).and_then(|(_, parent)| parent);
	core::iter::successors(fleet, parent).take(MaxFleetDepth::get().into()).collect()
}

impl Book {
	/// An active device of an owner, in a fleet or in none, with an id of `seed`.
	pub fn device(owner: &AccountId, seed: u8, fleet: Option<FleetId>) -> DeviceId {
		let id = DeviceId([seed; 32]);
		let entry = Entry {
			owner: Some(owner.clone()),
			status: DeviceStatus::Active,
			generation: 0,
			fleet,
			attributes: Vec::new(),
			attestation: None,
		};
		Entries::insert(id, entry);
		id
	}

	/// Changes a device's entry.
	pub fn change(device: DeviceId, change: impl FnOnce(&mut Entry)) {
		Entries::mutate(device, |entry| change(entry.as_mut().expect("in the book; qed")));
	}

	/// Hands a device to another owner, as the registry does.
	pub fn transfer(device: DeviceId, to: &AccountId) {
		Self::change(device, |entry| {
			entry.owner = Some(to.clone());
			entry.generation += 1;
			entry.fleet = None;
		});
	}

	pub fn fleet(owner: &AccountId, id: FleetId, parent: Option<FleetId>) -> FleetId {
		FleetEntries::insert(id, (owner, parent));
		id
	}

	pub fn stream(owner: &AccountId, id: StreamId, device: Option<DeviceId>) -> StreamId {
		StreamEntries::insert(id, (owner, device));
		id
	}
}

impl DeviceInspect<AccountId> for Book {
	fn exists(device: &DeviceId) -> bool {
		Entries::contains_key(device)
	}
	fn status(device: &DeviceId) -> Option<DeviceStatus> {
		Entries::get(device).map(|entry| entry.status)
	}
	fn owner(device: &DeviceId) -> Option<AccountId> {
		Entries::get(device)?.owner
	}
	fn vendor(_: &DeviceId) -> Option<VendorId> {
		None
	}
	fn model(_: &DeviceId) -> Option<ModelId> {
		None
	}
	fn fleet(device: &DeviceId) -> Option<FleetId> {
		Entries::get(device)?.fleet
	}
	fn in_fleet(device: &DeviceId, fleet: FleetId) -> bool {
		Entries::get(device).is_some_and(|entry| fleets_up(entry.fleet).contains(&fleet))
	}
	fn generation(device: &DeviceId) -> Option<Generation> {
		Entries::get(device).map(|entry| entry.generation)
	}
	fn keys(_: &DeviceId) -> Option<DeviceKeys> {
		None
	}
	fn standing(device: &DeviceId) -> Option<DeviceStanding<AccountId>> {
		let entry = Entries::get(device)?;
		Some(DeviceStanding {
			owner: entry.owner,
			status: entry.status,
			generation: entry.generation,
			fleets: fleets_up(entry.fleet),
		})
	}
	fn fleet_standing(fleet: FleetId) -> Option<FleetStanding<AccountId>> {
		let (owner, _) = FleetEntries::get(fleet)?;
		Some(FleetStanding { owner, fleets: fleets_up(Some(fleet)) })
	}
	fn attribute(device: &DeviceId, name: &[u8]) -> Option<Vec<u8>> {
		let attributes = Entries::get(device)?.attributes;
		attributes.into_iter().find(|(there, _)| there == name).map(|(_, value)| value)
	}
	fn members(_: FleetId, _: ModelId) -> u32 {
		0
	}
	fn max_fleet_depth() -> u8 {
		MaxFleetDepth::get()
	}
	fn exists_weight() -> Weight {
		Weight::zero()
	}
	fn status_weight() -> Weight {
		Weight::zero()
	}
	fn owner_weight() -> Weight {
		Weight::zero()
	}
	fn vendor_weight() -> Weight {
		Weight::zero()
	}
	fn model_weight() -> Weight {
		Weight::zero()
	}
	fn fleet_weight() -> Weight {
		Weight::zero()
	}
	fn in_fleet_weight() -> Weight {
		Weight::zero()
	}
	fn generation_weight() -> Weight {
		Weight::zero()
	}
	fn keys_weight() -> Weight {
		Weight::zero()
	}
	fn standing_weight() -> Weight {
		Weight::zero()
	}
	fn fleet_standing_weight() -> Weight {
		Weight::zero()
	}
	fn attribute_weight() -> Weight {
		Weight::zero()
	}
	fn members_weight() -> Weight {
		Weight::zero()
	}
}

impl AttestationStatus for Book {
	fn attestation(device: &DeviceId) -> Option<Attestation> {
		let (tier, at, firmware) = Entries::get(device)?.attestation?;
		Some(Attestation { tier, at, firmware })
	}
	fn attestation_weight() -> Weight {
		Weight::zero()
	}
}

impl StreamInspect<AccountId> for Book {
	fn stream(stream: StreamId) -> Option<StreamStanding<AccountId>> {
		StreamEntries::get(stream).map(|(owner, device)| StreamStanding { owner, device })
	}
	fn stream_weight() -> Weight {
		Weight::zero()
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl benchmarking::BenchmarkHelper<AccountId, RuntimeOrigin> for Book {
	fn device(
		owner: &AccountId,
		seed: u32,
		fleets: u32,
		attributes: &[(&[u8], &[u8])],
	) -> DeviceId {
		let chain = (0..fleets)
			.fold(None, |parent, level| Some(Self::fleet(owner, seed * 100 + level, parent)));
		let id = Self::device(owner, seed as u8, chain);
		let owned = |(name, value): &(&[u8], &[u8])| (name.to_vec(), value.to_vec());
		Self::change(id, |entry| entry.attributes = attributes.iter().map(owned).collect());
		id
	}
	fn next_generation(device: DeviceId) {
		Self::change(device, |entry| entry.generation += 1);
	}
	fn device_origin(device: DeviceId) -> RuntimeOrigin {
		as_device(device)
	}
	fn attest(device: DeviceId) {
		Self::change(device, |entry| {
			entry.attestation = Some((TrustTier::Affirming, START, Some(1)));
		});
	}
}

pub const OWNER: AccountId = AccountId::new([1; 32]);
pub const ALICE: AccountId = AccountId::new([2; 32]);
pub const BOB: AccountId = AccountId::new([3; 32]);
pub const CAROL: AccountId = AccountId::new([4; 32]);
pub const STRANGER: AccountId = AccountId::new([5; 32]);
/// Owns other things.
pub const NEIGHBOUR: AccountId = AccountId::new([6; 32]);
pub const ACCOUNTS: [AccountId; 6] = [OWNER, ALICE, BOB, CAROL, STRANGER, NEIGHBOUR];
/// What each of them starts with.
pub const ENDOWMENT: Balance = 1_000_000_000_000;
/// When tests begin: 2026-07-01 12:00:00 UTC, a Wednesday.
pub const START: u64 = 1_782_907_200;

pub fn new_test_ext() -> sp_io::TestExternalities {
	let mut storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
	pallet_balances::GenesisConfig::<Test> {
		balances: ACCOUNTS.map(|account| (account, ENDOWMENT)).to_vec(),
		..Default::default()
	}
	.assimilate_storage(&mut storage)
	.unwrap();
	let mut ext = sp_io::TestExternalities::from(storage);
	ext.execute_with(|| {
		System::set_block_number(1);
		at(START);
	});
	ext
}

/// Runs a test on a fresh chain and checks the invariants after it.
pub fn build_and_execute(test: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		test();
		AccessPolicy::do_try_state().expect("the invariants hold after every test");
	});
}

/// Goes to a moment, in seconds since 1970.
pub fn at(seconds: u64) {
	pallet_timestamp::Now::<Test>::put(seconds * 1_000);
}

/// The events of the pallet since the last call of this.
pub fn events() -> Vec<Event<Test>> {
	let events = System::read_events_for_pallet();
	System::reset_events();
	events
}

pub fn signed(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

pub fn as_device(device: DeviceId) -> RuntimeOrigin {
	pallet_devices::Origin::Device(device).into()
}

pub fn text<S: Get<u32>>(text: &str) -> BoundedVec<u8, S> {
	text.as_bytes().to_vec().try_into().expect("short enough; qed")
}
