// SPDX-License-Identifier: Apache-2.0

//! A chain with nothing but data streams, and a book of devices, verdicts and permissions that tests
//! write as they like.

use crate as pallet_data_anchor;
use crate::*;
use frame_support::{
	derive_impl, parameter_types, storage_alias,
	traits::{ConstU128, VariantCountOf},
};
use muster_primitives::{
	Action, Attestation, DeviceKey, DeviceKeys, DeviceStanding, DeviceStatus, FleetId,
	FleetStanding, Generation, ModelId, Resource, TrustTier, VendorId,
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
	#[runtime::pallet_index(53)]
	pub type DataAnchor = pallet_data_anchor;
}

/// Stands in for the device registry: devices by plain writes.
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

/// How far the time of an anchor may lie ahead, in seconds.
pub const MAX_AHEAD: u64 = 60;

impl Config for Test {
	type RuntimeHoldReason = RuntimeHoldReason;
	type Currency = Balances;
	type StorageDeposit = StorageDeposit;
	type Time = Timestamp;
	type Devices = Book;
	type Attestations = Book;
	type Access = Book;
	type DeviceOrigin = EnsureDevice;
	type MaxAhead = ConstU64<MAX_AHEAD>;
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
	pub keys: DeviceKeys,
	/// Tier, and when the verdict expires.
	pub verdict: Option<(TrustTier, u64)>,
}

#[storage_alias(verbatim)]
pub type Entries = StorageMap<Book, Identity, DeviceId, Entry>;
/// What owners permit: to whom, which action, on what; with the uses left, where they are counted.
#[storage_alias(verbatim)]
pub type Permissions =
	StorageMap<Book, Identity, (Subject<AccountId>, Action, Resource<AccountId>), Option<u32>>;
/// How often somebody asked to be authorised.
#[storage_alias(verbatim)]
pub type Asked = StorageValue<Book, u32, ValueQuery>;

/// Knows devices, verdicts and permissions.
pub struct Book;

impl Book {
	/// An active device of an owner, made by its number. It has no agreement key.
	pub fn device(owner: &AccountId, seed: u32) -> DeviceId {
		let key = DeviceKey::Ed25519(sp_io::hashing::sha2_256(&seed.encode()));
		let id = DeviceId::from_key(&key);
		let entry = Entry {
			owner: Some(owner.clone()),
			status: DeviceStatus::Active,
			generation: 0,
			keys: DeviceKeys { identity: key, operational: None, agreement: None },
			verdict: None,
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
		});
	}

	/// Ends a device, as the registry does.
	pub fn decommission(device: DeviceId) {
		Self::change(device, |entry| {
			entry.owner = None;
			entry.status = DeviceStatus::Decommissioned;
			entry.generation += 1;
		});
	}

	/// There is a verdict on a device until then.
	pub fn attest(device: DeviceId, tier: TrustTier, until: u64) {
		Self::change(device, |entry| entry.verdict = Some((tier, until)));
	}

	/// Permits an action, as an owner's policy does; so often, if a number is given.
	pub fn permit(
		subject: Subject<AccountId>,
		action: Action,
		resource: Resource<AccountId>,
		uses: Option<u32>,
	) {
		Permissions::insert((subject, action, resource), uses);
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
	fn fleet(_: &DeviceId) -> Option<FleetId> {
		None
	}
	fn in_fleet(_: &DeviceId, _: FleetId) -> bool {
		false
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
			status: entry.status,
			generation: entry.generation,
			fleets: Vec::new(),
		})
	}
	fn fleet_standing(_: FleetId) -> Option<FleetStanding<AccountId>> {
		None
	}
	fn attribute(_: &DeviceId, _: &[u8]) -> Option<Vec<u8>> {
		None
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
		let (tier, until) = Entries::get(device)?.verdict?;
		let now = DataAnchor::now();
		(now < until).then_some(Attestation { tier, at: now, firmware: None })
	}
	fn attestation_weight() -> Weight {
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
			Resource::Fleet(_) => None,
			Resource::Stream(stream) => Streams::<Test>::get(stream).map(|record| record.owner),
			Resource::Domain(owner) => Some(owner.clone()),
		};
		owner.is_some_and(|owner| *subject == Subject::Account(owner))
			|| Permissions::get((subject, action, resource)).is_some_and(|uses| uses != Some(0))
	}
	fn authorize(
		subject: &Subject<AccountId>,
		action: Action,
		resource: &Resource<AccountId>,
	) -> DispatchResult {
		ensure!(Self::permits(subject, action, resource), DispatchError::BadOrigin);
		Asked::mutate(|asked| *asked += 1);
		Permissions::mutate((subject, action, resource), |uses| {
			if let Some(Some(left)) = uses {
				*left = left.saturating_sub(1);
			}
		});
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
	fn device(owner: &AccountId, seed: u32) -> DeviceId {
		Book::device(owner, seed)
	}
	fn device_origin(device: DeviceId) -> RuntimeOrigin {
		as_device(device)
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
/// Has no money but what an account needs to be.
pub const PAUPER: AccountId = AccountId::new([7; 32]);
/// When tests begin: 2026-07-01 12:00:00 UTC, a Wednesday.
pub const START: u64 = 1_782_907_200;

pub fn new_test_ext() -> sp_io::TestExternalities {
	let mut storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
	let rich = ACCOUNTS.map(|account| (account, ENDOWMENT));
	pallet_balances::GenesisConfig::<Test> {
		balances: rich.into_iter().chain([(PAUPER, 10)]).collect(),
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
		DataAnchor::do_try_state().expect("the invariants hold after every test");
		DataAnchor::try_prices().expect("what is there is paid");
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
