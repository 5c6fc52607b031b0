// SPDX-License-Identifier: Apache-2.0

//! A chain with nothing but the registry, and devices with real keys to put on it.

use crate as pallet_device_registry;
use crate::*;
use frame_support::{
	assert_ok, derive_impl, parameter_types, storage_alias,
	traits::{ConstU128, VariantCountOf},
};
use muster_primitives::{merkle, payload, Action, DeviceInspect, KeyKind, Resource, Subject};
use p256::ecdsa::signature::hazmat::PrehashSigner;
use sp_core::{Pair, H256};
use sp_runtime::{
	traits::{ConstU64, Convert, IdentityLookup},
	transaction_validity::TransactionValidityError,
	AccountId32, BuildStorage,
};

pub type AccountId = AccountId32;
pub type Balance = u128;
pub type BlockNumber = u64;

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
	pub type DeviceRegistry = pallet_device_registry;
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

/// 100 an item and 1 a byte.
pub struct StorageDeposit;
impl Convert<frame_support::traits::Footprint, Balance> for StorageDeposit {
	fn convert(footprint: frame_support::traits::Footprint) -> Balance {
		u128::from(footprint.count) * 100 + u128::from(footprint.size)
	}
}

/// A unit for each thousand picoseconds and for each byte.
pub struct Fees;
impl FeeFormula<RuntimeCall, Balance> for Fees {
	fn fee(len: u32, info: &DispatchInfo) -> Balance {
		u128::from(info.total_weight().ref_time() / 1_000) + u128::from(len)
	}
	fn actual_fee(len: u32, info: &DispatchInfo, post_info: &PostDispatchInfo) -> Balance {
		u128::from(post_info.calc_actual_weight(info).ref_time() / 1_000) + u128::from(len)
	}
	fn priority(_: u32, _: &DispatchInfo, _: Balance) -> u64 {
		1
	}
}

/// What devices may call here: their part of the registry, and one call that never works for them.
pub struct DeviceCalls;
impl Contains<RuntimeCall> for DeviceCalls {
	fn contains(call: &RuntimeCall) -> bool {
		matches!(
			call,
			RuntimeCall::DeviceRegistry(
				Call::set_attribute { .. }
					| Call::remove_attribute { .. }
					| Call::set_endpoints { .. }
					| Call::cancel_recovery { .. }
			) | RuntimeCall::System(frame_system::Call::remark_with_event { .. })
		)
	}
}

/// What somebody may do, and how often, as the owners' policies would say.
#[storage_alias]
pub type Permits = StorageMap<
	Policies,
	Blake2_128Concat,
	(Subject<AccountId>, Action, Resource<AccountId>),
	u32,
	ValueQuery,
>;

/// Lets an account do something so often; no more, if not at all.
pub fn permit(who: AccountId, action: Action, resource: Resource<AccountId>, uses: u32) {
	let permit = (Subject::Account(who), action, resource);
	match uses {
		0 => Permits::remove(permit),
		_ => Permits::insert(permit, uses),
	}
}

/// How often an account may do something still.
pub fn uses(who: AccountId, action: Action, resource: Resource<AccountId>) -> u32 {
	Permits::get((Subject::Account(who), action, resource))
}

/// Knows of [`Permits`] only, and counts how often it is asked, in calls that fail too.
pub struct Policies;
impl AccessCheck<AccountId> for Policies {
	fn permits(
		subject: &Subject<AccountId>,
		action: Action,
		resource: &Resource<AccountId>,
	) -> bool {
		Permits::get((subject, action, resource)) > 0
	}
	fn authorize(
		subject: &Subject<AccountId>,
		action: Action,
		resource: &Resource<AccountId>,
	) -> DispatchResult {
		Questions::mutate(|questions| *questions += 1);
		Permits::try_mutate_exists((subject, action, resource), |uses| {
			let left = uses.unwrap_or_default().checked_sub(1).ok_or(DispatchError::BadOrigin)?;
			*uses = (left > 0).then_some(left);
			Ok(())
		})
	}
	fn permits_weight() -> Weight {
		AccessWeight::get()
	}
	fn authorize_weight() -> Weight {
		AccessWeight::get()
	}
}

/// Writes down who left, and the fleet that it is in when it is told.
pub struct Listener;
impl FleetListener for Listener {
	fn left(device: &DeviceId) {
		DeviceRegistry::do_try_state().expect("everything is written before others are told");
		let now = <DeviceRegistry as DeviceInspect<AccountId>>::fleet(device);
		Left::mutate(|left| left.push((*device, now)));
	}
	fn left_weight() -> Weight {
		LeftWeight::get()
	}
}

parameter_types! {
	pub const MaxFleetDepth: u8 = 4;
	pub static AccessWeight: Weight = Weight::from_parts(7_000_000, 700);
	pub static Questions: u32 = 0;
	pub static LeftWeight: Weight = Weight::from_parts(11_000_000, 900);
	pub static Left: Vec<(DeviceId, Option<FleetId>)> = vec![];
}

impl Config for Test {
	type RuntimeHoldReason = RuntimeHoldReason;
	type Currency = Balances;
	type StorageDeposit = StorageDeposit;
	type Fees = Fees;
	type OnSponsoredFee = ();
	type BlockNumberProvider = System;
	type Time = Timestamp;
	type Access = Policies;
	type FleetListener = Listener;
	type GovernanceOrigin = frame_system::EnsureRoot<AccountId>;
	type DeviceCalls = DeviceCalls;
	type MaxDeviceCall = ConstU32<1024>;
	type NonceWindow = ConstU32<16>;
	type MaxValidity = ConstU64<100>;
	type RecoveryPeriod = ConstU64<50>;
	type MaxFleetDepth = MaxFleetDepth;
	type MaxAttributes = ConstU32<4>;
	type WeightInfo = ();
}

/// The hash of block 0, which every signature names.
pub const GENESIS: H256 = H256::repeat_byte(0x47);

pub const VENDOR: AccountId = AccountId::new([1; 32]);
pub const OPERATOR: AccountId = AccountId::new([2; 32]);
pub const OWNER: AccountId = AccountId::new([3; 32]);
pub const BUYER: AccountId = AccountId::new([4; 32]);
pub const GATEWAY: AccountId = AccountId::new([5; 32]);
pub const SPONSOR: AccountId = AccountId::new([6; 32]);
pub const STRANGER: AccountId = AccountId::new([7; 32]);
pub const ACCOUNTS: [AccountId; 7] = [VENDOR, OPERATOR, OWNER, BUYER, GATEWAY, SPONSOR, STRANGER];
/// What each of them starts with.
pub const ENDOWMENT: Balance = 1_000_000_000_000;

pub fn new_test_ext() -> sp_io::TestExternalities {
	Questions::set(0);
	Left::set(vec![]);
	let mut storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
	pallet_balances::GenesisConfig::<Test> {
		balances: ACCOUNTS.map(|account| (account, ENDOWMENT)).to_vec(),
		..Default::default()
	}
	.assimilate_storage(&mut storage)
	.unwrap();
	let mut ext = sp_io::TestExternalities::from(storage);
	// Benchmarks sign with keys that the node keeps.
	#[cfg(feature = "runtime-benchmarks")]
	ext.register_extension(sp_keystore::KeystoreExt::new(
		sp_keystore::testing::MemoryKeystore::new(),
	));
	ext.execute_with(|| {
		frame_system::BlockHash::<Test>::insert(0, GENESIS);
		run_to(1);
	});
	ext
}

/// An error, without what the call weighed.
pub trait Weightless {
	type Plain;
	fn plain(self) -> Self::Plain;
}

impl Weightless for DispatchErrorWithPostInfo {
	type Plain = DispatchError;
	fn plain(self) -> DispatchError {
		self.error
	}
}

impl Weightless for DispatchError {
	type Plain = Self;
	fn plain(self) -> Self {
		self
	}
}

impl Weightless for TransactionValidityError {
	type Plain = Self;
	fn plain(self) -> Self {
		self
	}
}

/// Fails with this error, whatever it weighs, and changes nothing.
macro_rules! assert_noop {
	($call:expr, $error:expr $(,)?) => {
		frame_support::assert_noop!(($call).map_err($crate::mock::Weightless::plain), $error)
	};
}
pub(crate) use assert_noop;

/// Runs a test on a fresh chain and checks the invariants after it.
pub fn build_and_execute(test: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		test();
		DeviceRegistry::do_try_state().expect("the invariants hold after every test");
	});
}

/// Goes to a block; a block takes six seconds.
pub fn run_to(block: BlockNumber) {
	System::set_block_number(block);
	pallet_timestamp::Now::<Test>::put(block * 6_000);
}

/// The events of the registry since the last call of this.
pub fn events() -> Vec<Event<Test>> {
	let events = System::read_events_for_pallet();
	System::reset_events();
	events
}

/// A deadline that is neither past nor too far.
pub fn soon() -> BlockNumber {
	System::block_number() + 10
}

pub fn signed(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

pub fn as_device(device: DeviceId) -> RuntimeOrigin {
	Origin::Device(device).into()
}

pub fn name<S: Get<u32>>(text: &str) -> BoundedVec<u8, S> {
	text.as_bytes().to_vec().try_into().expect("short enough; qed")
}

/// A key pair of any kind, made from a seed.
#[derive(Clone)]
#[allow(clippy::large_enum_variant)] // There are never many.
pub enum Signer {
	Ed25519(sp_core::ed25519::Pair),
	Sr25519(sp_core::sr25519::Pair),
	Secp256k1(sp_core::ecdsa::Pair),
	P256(Box<p256::ecdsa::SigningKey>),
}

impl Signer {
	pub fn new(kind: KeyKind, seed: u32) -> Self {
		let mut bytes = [kind as u8 + 1; 32];
		bytes[..4].copy_from_slice(&seed.to_le_bytes());
		match kind {
			KeyKind::Ed25519 => Self::Ed25519(Pair::from_seed(&bytes)),
			KeyKind::Sr25519 => Self::Sr25519(Pair::from_seed(&bytes)),
			KeyKind::Secp256k1 => Self::Secp256k1(Pair::from_seed(&bytes)),
			KeyKind::P256 => Self::P256(Box::new(
				p256::ecdsa::SigningKey::from_slice(&bytes).expect("within the order; qed"),
			)),
		}
	}

	pub fn key(&self) -> DeviceKey {
		match self {
			Self::Ed25519(pair) => DeviceKey::Ed25519(pair.public().0),
			Self::Sr25519(pair) => DeviceKey::Sr25519(pair.public().0),
			Self::Secp256k1(pair) => DeviceKey::Secp256k1(pair.public().0),
			Self::P256(key) => DeviceKey::P256(
				key.verifying_key().to_sec1_point(true).as_bytes().try_into().expect("33; qed"),
			),
		}
	}

	pub fn sign(&self, message: &[u8]) -> DeviceSignature {
		let digest = sp_io::hashing::sha2_256(message);
		match self {
			Self::Ed25519(pair) => DeviceSignature::Ed25519(pair.sign(message).0),
			Self::Sr25519(pair) => DeviceSignature::Sr25519(pair.sign(message).0),
			Self::Secp256k1(pair) => DeviceSignature::Secp256k1(pair.sign_prehashed(&digest).0),
			Self::P256(key) => {
				let signature: p256::ecdsa::Signature =
					key.sign_prehash(&digest).expect("a digest can be signed; qed");
				DeviceSignature::P256(signature.to_bytes().into())
			},
		}
	}
}

pub const KINDS: [KeyKind; 4] =
	[KeyKind::Ed25519, KeyKind::Sr25519, KeyKind::Secp256k1, KeyKind::P256];

/// A device: its id, and the keys it has just now.
#[derive(Clone)]
pub struct Device {
	pub id: DeviceId,
	pub identity: Signer,
	pub operational: Option<Signer>,
}

impl Device {
	pub fn new(kind: KeyKind, seed: u32) -> Self {
		let identity = Signer::new(kind, seed);
		Self { id: DeviceId::from_key(&identity.key()), identity, operational: None }
	}

	pub fn key(&self) -> DeviceKey {
		self.identity.key()
	}

	/// What signs its calls.
	pub fn signer(&self) -> &Signer {
		self.operational.as_ref().unwrap_or(&self.identity)
	}

	pub fn record(&self) -> DeviceRecord<Test> {
		Devices::<Test>::get(self.id).expect("enrolled; qed")
	}

	pub fn status(&self) -> DeviceStatus {
		DeviceRegistry::device(self.id).expect("enrolled; qed").status
	}

	pub fn enrolment(&self, enroller: &AccountId, model: ModelId) -> Enrolment<BlockNumber> {
		let valid_until = soon();
		let message = payload::enrol(&GENESIS, &self.id, enroller, model, &valid_until);
		Enrolment { key: self.key(), valid_until, signature: self.identity.sign(&message) }
	}

	pub fn consent(&self, claimant: &AccountId) -> DeviceSignature {
		let generation = self.record().generation;
		self.identity.sign(&payload::claim(&GENESIS, &self.id, claimant, generation, &soon()))
	}

	/// Everything that `submit` takes, for the next nonce plus `ahead`.
	pub fn call(&self, ahead: u64, call: RuntimeCall) -> Call<Test> {
		let nonce = self.record().nonce + ahead;
		let valid_until = soon();
		let message = payload::submit(&GENESIS, &self.id, nonce, &valid_until, &call);
		let signature = self.signer().sign(&message);
		Call::submit { device: self.id, nonce, valid_until, call: Box::new(call), signature }
	}

	pub fn attribute_call(&self, attribute: &str, value: &str) -> RuntimeCall {
		RuntimeCall::DeviceRegistry(Call::set_attribute {
			device: self.id,
			name: name(attribute),
			value: name(value),
			valid_until: None,
		})
	}

	/// The arguments with which this device enrols as leaf `index` of a lot.
	pub fn lot_call(&self, lot: LotId, index: u64, path: Vec<[u8; 32]>) -> Call<Test> {
		let valid_until = soon();
		let message = payload::enrol_from_lot(&GENESIS, &self.id, lot, index, &valid_until);
		Call::enrol_from_lot {
			lot,
			key: self.key(),
			index,
			path: path.try_into().expect("32 at most; qed"),
			valid_until,
			signature: self.identity.sign(&message),
		}
	}
}

/// A vendor (id 0) with a model (id 0) that asks for no voucher.
pub fn vendor_and_model() {
	assert_ok!(DeviceRegistry::register_vendor(signed(VENDOR), name("Vendor")));
	model(false);
}

/// Another model of vendor 0.
pub fn model(voucher_required: bool) -> ModelId {
	let model = NextModelId::<Test>::get();
	assert_ok!(DeviceRegistry::register_model(
		signed(VENDOR),
		0,
		name("Valve"),
		name("B2"),
		Some(2_000_000_000),
		None,
		UpdatePolicy::OwnerApproved,
		voucher_required,
	));
	model
}

/// Enrols a device of this kind under model 0.
pub fn enrolled(kind: KeyKind, seed: u32) -> Device {
	let device = Device::new(kind, seed);
	let Enrolment { key, valid_until, signature } = device.enrolment(&VENDOR, 0);
	assert_ok!(DeviceRegistry::enrol(signed(VENDOR), 0, key, valid_until, signature));
	device
}

/// Enrols a device and has [`OWNER`] claim it.
pub fn claimed(kind: KeyKind, seed: u32) -> Device {
	let device = enrolled(kind, seed);
	let consent = device.consent(&OWNER);
	assert_ok!(DeviceRegistry::claim(signed(OWNER), device.id, soon(), consent, None));
	device
}

/// A vendor, a model, and a claimed Ed25519 device.
pub fn one_device() -> Device {
	vendor_and_model();
	claimed(KeyKind::Ed25519, 1)
}

/// Appoints an operational key of this kind.
pub fn appoint(device: &mut Device, kind: KeyKind, seed: u32) {
	let new = Signer::new(kind, seed);
	let nonce = device.record().nonce;
	let message = payload::operational_key(&GENESIS, &device.id, &new.key(), nonce, &soon());
	assert_ok!(DeviceRegistry::set_operational_key(
		signed(GATEWAY),
		device.id,
		new.key(),
		soon(),
		device.identity.sign(&message),
		new.sign(&message),
	));
	device.operational = Some(new);
}

/// A lot of these devices under model 0, and the tree that proves them.
pub fn lot(devices: &[Device], budget: Balance) -> (LotId, merkle::Tree) {
	let tree = merkle::Tree::new(devices.iter().map(|d| merkle::lot_leaf(&d.key())).collect());
	let lot = NextLotId::<Test>::get();
	assert_ok!(DeviceRegistry::register_lot(
		signed(VENDOR),
		0,
		tree.root(),
		devices.len() as u64,
		budget,
	));
	(lot, tree)
}

/// A fleet of [`OWNER`]'s at the top.
pub fn fleet() -> FleetId {
	let fleet = NextFleetId::<Test>::get();
	assert_ok!(DeviceRegistry::create_fleet(signed(OWNER), name("Fleet"), None));
	fleet
}
