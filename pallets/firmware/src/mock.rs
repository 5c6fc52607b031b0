// SPDX-License-Identifier: Apache-2.0

//! A chain with nothing but firmware, and a book of devices, vendors and permissions that tests
//! write as they like.

use crate as pallet_firmware;
use crate::*;
use frame_support::{
	derive_impl, parameter_types, storage_alias,
	traits::{ConstU128, VariantCountOf},
};
use muster_primitives::{
	Action, DeviceKey, DeviceKeys, DeviceStanding, DeviceStatus, FleetListener, FleetStanding,
	Resource, UpdatePolicy, VendorRight,
};
use sp_runtime::{
	traits::{ConstU64, Convert, IdentityLookup},
	AccountId32, BuildStorage, DispatchError, DispatchResult,
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
	#[runtime::pallet_index(52)]
	pub type Firmware = pallet_firmware;
}

/// Stands in for the device registry: devices and fleets by plain writes.
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
	type Vendors = Book;
	type Control = Book;
	type Access = Book;
	type DeviceOrigin = EnsureDevice;
	type GovernanceOrigin = frame_system::EnsureRoot<AccountId>;
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
	pub model: ModelId,
	pub fleet: Option<FleetId>,
	pub keys: DeviceKeys,
	/// Held because of its verdict.
	pub held: bool,
}

/// A model in the book.
#[derive(Clone, Encode, Decode)]
pub struct ModelEntry {
	pub vendor: VendorId,
	pub update_policy: UpdatePolicy,
}

#[storage_alias(verbatim)]
pub type Entries = StorageMap<Book, Identity, DeviceId, Entry>;
/// Owner and parent.
#[storage_alias(verbatim)]
pub type FleetEntries = StorageMap<Book, Twox64Concat, FleetId, (AccountId, Option<FleetId>)>;
#[storage_alias(verbatim)]
pub type MemberCounts =
	StorageDoubleMap<Book, Twox64Concat, FleetId, Twox64Concat, ModelId, u32, ValueQuery>;
#[storage_alias(verbatim)]
pub type ModelEntries = StorageMap<Book, Twox64Concat, ModelId, ModelEntry>;
/// Account of the vendor.
#[storage_alias(verbatim)]
pub type VendorEntries = StorageMap<Book, Twox64Concat, VendorId, AccountId>;
/// Operators and whether they may release and endorse.
#[storage_alias(verbatim)]
pub type OperatorEntries =
	StorageDoubleMap<Book, Twox64Concat, VendorId, Identity, AccountId, (bool, bool), ValueQuery>;
/// What owners permit: to whom, which action, on what.
#[storage_alias(verbatim)]
pub type Permissions =
	StorageMap<Book, Identity, (Subject<AccountId>, Action, Resource<AccountId>), ()>;

/// Knows vendors, models, devices, fleets and permissions.
pub struct Book;

fn fleets_up(fleet: Option<FleetId>) -> Vec<FleetId> {
	let parent = |id: &FleetId| FleetEntries::get(id).and_then(|(_, parent)| parent);
	core::iter::successors(fleet, parent).take(MaxFleetDepth::get().into()).collect()
}

impl Book {
	pub fn vendor(account: &AccountId, id: VendorId) -> VendorId {
		VendorEntries::insert(id, account);
		id
	}

	pub fn model(vendor: VendorId, id: ModelId, update_policy: UpdatePolicy) -> ModelId {
		ModelEntries::insert(id, ModelEntry { vendor, update_policy });
		id
	}

	pub fn fleet(owner: &AccountId, id: FleetId, parent: Option<FleetId>) -> FleetId {
		FleetEntries::insert(id, (owner, parent));
		id
	}

	/// An active device of an owner, in a fleet or in none, that was enrolled with `key`.
	pub fn device(
		owner: &AccountId,
		model: ModelId,
		fleet: Option<FleetId>,
		key: DeviceKey,
	) -> DeviceId {
		let id = DeviceId::from_key(&key);
		let entry = Entry {
			owner: Some(owner.clone()),
			status: DeviceStatus::Active,
			generation: 0,
			model,
			fleet: None,
			keys: DeviceKeys { identity: key, operational: None, agreement: None },
			held: false,
		};
		Entries::insert(id, entry);
		Self::assign(id, fleet);
		id
	}

	/// Changes a device's entry, but for its fleet: see [`Self::assign`].
	pub fn change(device: DeviceId, change: impl FnOnce(&mut Entry)) {
		Entries::mutate(device, |entry| change(entry.as_mut().expect("in the book; qed")));
	}

	/// Moves a device to another fleet or to none, counts, and tells the pallet, as the registry does.
	pub fn assign(device: DeviceId, fleet: Option<FleetId>) {
		let entry = Entries::get(device).expect("in the book; qed");
		let old = entry.fleet;
		for fleet in fleets_up(old) {
			MemberCounts::mutate(fleet, entry.model, |count| *count -= 1);
		}
		for fleet in fleets_up(fleet) {
			MemberCounts::mutate(fleet, entry.model, |count| *count += 1);
		}
		Self::change(device, |entry| entry.fleet = fleet);
		if old.is_some() {
			Firmware::left(&device);
		}
	}

	/// Hands a device to another owner, as the registry does.
	pub fn transfer(device: DeviceId, to: &AccountId) {
		Self::change(device, |entry| {
			entry.owner = Some(to.clone());
			entry.generation += 1;
		});
		Self::assign(device, None);
	}

	/// Ends a device, as the registry does.
	pub fn decommission(device: DeviceId) {
		Self::change(device, |entry| {
			entry.owner = None;
			entry.status = DeviceStatus::Decommissioned;
			entry.generation += 1;
		});
		Self::assign(device, None);
	}

	/// Permits an action, as an owner's policy does.
	pub fn permit(subject: Subject<AccountId>, action: Action, resource: Resource<AccountId>) {
		Permissions::insert((subject, action, resource), ());
	}

	/// Whether the device is quarantined because of its verdict.
	pub fn held(device: DeviceId) -> bool {
		Entries::get(device).is_some_and(|entry| entry.held)
	}
}

impl DeviceInspect<AccountId> for Book {
	fn exists(device: &DeviceId) -> bool {
		Entries::contains_key(device)
	}
	fn status(device: &DeviceId) -> Option<DeviceStatus> {
		Entries::get(device).map(|entry| match entry.status {
			DeviceStatus::Decommissioned => entry.status,
			_ if entry.held => DeviceStatus::Quarantined,
			status => status,
		})
	}
	fn owner(device: &DeviceId) -> Option<AccountId> {
		Entries::get(device)?.owner
	}
	fn vendor(device: &DeviceId) -> Option<VendorId> {
		ModelEntries::get(Entries::get(device)?.model).map(|model| model.vendor)
	}
	fn model(device: &DeviceId) -> Option<ModelId> {
		let entry = Entries::get(device)?;
		(!entry.status.is_final()).then_some(entry.model)
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
	fn keys(device: &DeviceId) -> Option<DeviceKeys> {
		let entry = Entries::get(device)?;
		(!entry.status.is_final()).then_some(entry.keys)
	}
	fn standing(device: &DeviceId) -> Option<DeviceStanding<AccountId>> {
		let entry = Entries::get(device)?;
		Some(DeviceStanding {
			owner: entry.owner,
			status: Self::status(device)?,
			generation: entry.generation,
			fleets: fleets_up(entry.fleet),
		})
	}
	fn fleet_standing(fleet: FleetId) -> Option<FleetStanding<AccountId>> {
		let (owner, _) = FleetEntries::get(fleet)?;
		Some(FleetStanding { owner, fleets: fleets_up(Some(fleet)) })
	}
	fn attribute(_: &DeviceId, _: &[u8]) -> Option<Vec<u8>> {
		None
	}
	fn members(fleet: FleetId, model: ModelId) -> u32 {
		MemberCounts::get(fleet, model)
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

impl VendorInspect<AccountId> for Book {
	fn model(model: ModelId) -> Option<(VendorId, UpdatePolicy)> {
		ModelEntries::get(model).map(|entry| (entry.vendor, entry.update_policy))
	}
	fn vendor_permits(vendor: VendorId, who: &AccountId, right: VendorRight) -> bool {
		let (firmware, endorse) = OperatorEntries::get(vendor, who);
		VendorEntries::get(vendor).as_ref() == Some(who)
			|| match right {
				VendorRight::Firmware => firmware,
				VendorRight::Endorse => endorse,
			}
	}
	fn model_weight() -> Weight {
		Weight::zero()
	}
	fn vendor_permits_weight() -> Weight {
		Weight::zero()
	}
}

impl DeviceControl for Book {
	fn set_verdict_quarantine(device: &DeviceId, quarantined: bool) {
		Self::change(*device, |entry| entry.held = quarantined && !entry.status.is_final());
	}
	fn set_verdict_quarantine_weight() -> Weight {
		Weight::zero()
	}
}

/// Owners may do everything, others what is permitted.
impl AccessCheck<AccountId> for Book {
	fn permits(
		subject: &Subject<AccountId>,
		action: Action,
		resource: &Resource<AccountId>,
	) -> bool {
		let owner = match resource {
			Resource::Device(device) => <Self as DeviceInspect<AccountId>>::owner(device),
			Resource::Fleet(fleet) => FleetEntries::get(fleet).map(|(owner, _)| owner),
			Resource::Stream(_) => None,
			Resource::Domain(owner) => Some(owner.clone()),
		};
		owner.is_some_and(|owner| *subject == Subject::Account(owner))
			|| Permissions::contains_key((subject, action, resource))
	}
	fn authorize(
		subject: &Subject<AccountId>,
		action: Action,
		resource: &Resource<AccountId>,
	) -> DispatchResult {
		ensure!(Self::permits(subject, action, resource), DispatchError::BadOrigin);
		Ok(())
	}
	fn permits_weight() -> Weight {
		Weight::zero()
	}
	fn authorize_weight() -> Weight {
		Weight::zero()
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl benchmarking::BenchmarkHelper<AccountId, RuntimeOrigin> for Book {
	fn model(vendor: &AccountId) -> (VendorId, ModelId) {
		let id = VendorEntries::iter_keys().count() as u32;
		let vendor = Self::vendor(vendor, id);
		(vendor, Book::model(vendor, id, UpdatePolicy::Automatic))
	}
	fn operator(_: &AccountId, vendor: VendorId, operator: &AccountId) {
		OperatorEntries::insert(vendor, operator, (true, true));
	}
	fn fleets(owner: &AccountId, depth: u32) -> Vec<FleetId> {
		let first = FleetEntries::iter_keys().count() as FleetId;
		(first..first + depth)
			.map(|id| Self::fleet(owner, id, (id > first).then(|| id - 1)))
			.collect()
	}
	fn device(
		owner: &AccountId,
		model: ModelId,
		fleet: Option<FleetId>,
		key: DeviceKey,
	) -> DeviceId {
		Book::device(owner, model, fleet, key)
	}
	fn next_generation(device: DeviceId) {
		Self::change(device, |entry| entry.generation += 1);
	}
	fn device_origin(device: DeviceId) -> RuntimeOrigin {
		as_device(device)
	}
}

/// Speaks for the vendor.
pub const VENDOR: AccountId = AccountId::new([1; 32]);
pub const OWNER: AccountId = AccountId::new([2; 32]);
pub const ALICE: AccountId = AccountId::new([3; 32]);
pub const BOB: AccountId = AccountId::new([4; 32]);
pub const CAROL: AccountId = AccountId::new([5; 32]);
pub const DAVE: AccountId = AccountId::new([6; 32]);
pub const STRANGER: AccountId = AccountId::new([7; 32]);
pub const ACCOUNTS: [AccountId; 7] = [VENDOR, OWNER, ALICE, BOB, CAROL, DAVE, STRANGER];
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
	ext.register_extension(sp_keystore::KeystoreExt::new(
		sp_keystore::testing::MemoryKeystore::new(),
	));
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
		Firmware::do_try_state().expect("the invariants hold after every test");
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
