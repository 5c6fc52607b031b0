// SPDX-License-Identifier: Apache-2.0

//! Transactions as they are really sent, and devices with real keys: for the solochain, and for the
//! parachain, whose tests name its runtime `muster_runtime` too.

use frame_support::{
	dispatch::{DispatchInfo, GetDispatchInfo},
	traits::Get,
	weights::Weight,
	BoundedVec,
};
use muster_primitives::{
	merkle, payload, DeviceId, DeviceKey, DeviceSignature, FleetId, LotId, StreamId,
};
use muster_runtime::{
	configs::RuntimeBlockWeights, tx_extension, AccessPolicy, AccountId, Address, Balance,
	DataAnchor, DeviceRegistry, Executive, Firmware, Runtime, RuntimeCall, RuntimeEvent,
	RuntimeOrigin, SignedPayload, System, TransactionPayment, TxExtension, UncheckedExtrinsic,
};
use pallet_device_registry::{Call, Event, UpdatePolicy};
use sp_core::{ed25519, Encode, Pair, H256};
use sp_keyring::Sr25519Keyring;
use sp_runtime::{
	generic::Era,
	traits::Dispatchable,
	transaction_validity::{TransactionSource, TransactionValidity},
	ApplyExtrinsicResult, MultiSignature,
};

pub const UNIT: Balance = muster_runtime::constants::currency::UNIT;
pub const GENESIS: H256 = H256::repeat_byte(0x47);

pub const VENDOR: Sr25519Keyring = Sr25519Keyring::Alice;
pub const OWNER: Sr25519Keyring = Sr25519Keyring::Bob;
pub const GATEWAY: Sr25519Keyring = Sr25519Keyring::Charlie;
pub const STRANGER: Sr25519Keyring = Sr25519Keyring::Dave;

#[cfg(feature = "try-runtime")]
pub fn try_state() {
	DeviceRegistry::do_try_state().expect("the registry's invariants hold");
	AccessPolicy::do_try_state().expect("the access policy's invariants hold");
	Firmware::do_try_state().expect("the invariants of firmware hold");
	DataAnchor::do_try_state().expect("the data anchor's invariants hold");
}
#[cfg(not(feature = "try-runtime"))]
pub fn try_state() {}

pub fn text<S: Get<u32>>(text: &str) -> BoundedVec<u8, S> {
	text.as_bytes().to_vec().try_into().expect("short enough; qed")
}

pub fn signed(who: Sr25519Keyring) -> RuntimeOrigin {
	RuntimeOrigin::signed(who.to_account_id())
}

pub fn extension(nonce: u32) -> TxExtension {
	tx_extension(Era::Immortal, nonce)
}

/// A transaction without an account, as a device sends it.
pub fn general(call: impl Into<RuntimeCall>) -> UncheckedExtrinsic {
	UncheckedExtrinsic::new_transaction(call.into(), extension(0))
}

/// A transaction of an account.
pub fn transaction(who: Sr25519Keyring, call: impl Into<RuntimeCall>) -> UncheckedExtrinsic {
	transaction_with(who, call, System::account_nonce(who.to_account_id()))
}

/// The same with this nonce.
pub fn transaction_with(
	who: Sr25519Keyring,
	call: impl Into<RuntimeCall>,
	nonce: u32,
) -> UncheckedExtrinsic {
	let call = call.into();
	let extension = extension(nonce);
	let payload = SignedPayload::new(call.clone(), extension.clone()).unwrap();
	let signature = payload.using_encoded(|bytes| who.pair().sign(bytes));
	let address = Address::Id(who.to_account_id());
	UncheckedExtrinsic::new_signed(call, address, MultiSignature::Sr25519(signature), extension)
}

/// What the pool says, at the present block. As on a node, nothing of it stays.
pub fn validate(xt: UncheckedExtrinsic) -> TransactionValidity {
	sp_io::storage::start_transaction();
	// The pool validates for the block after the last one.
	System::set_block_number(System::block_number() - 1);
	let validity = Executive::validate_transaction(TransactionSource::External, xt, GENESIS);
	sp_io::storage::rollback_transaction();
	validity
}

/// What a block says. As a block's author does, forgets what a refused transaction left.
pub fn apply(xt: UncheckedExtrinsic) -> ApplyExtrinsicResult {
	sp_io::storage::start_transaction();
	let result = Executive::apply_extrinsic(xt);
	if result.is_ok() {
		sp_io::storage::commit_transaction();
	} else {
		sp_io::storage::rollback_transaction();
	}
	result
}

/// What a block counts for the last transaction that succeeded: the base, its extensions, its call.
pub fn weight_of_last() -> Weight {
	System::events()
		.into_iter()
		.rev()
		.find_map(|record| match record.event {
			RuntimeEvent::System(frame_system::Event::ExtrinsicSuccess { dispatch_info }) => {
				Some(dispatch_info.weight)
			},
			_ => None,
		})
		.expect("a transaction succeeded")
}

/// The fee of a transaction that took what the last `ExtrinsicSuccess` says, computed from its
/// length and weight by the chain's formula.
pub fn fee_of_last(xt: &UncheckedExtrinsic) -> Balance {
	let weight = weight_of_last();
	let info = xt.function.get_dispatch_info();
	// The event counts the base of every transaction, which the formula adds itself.
	let base = RuntimeBlockWeights::get().get(info.class).base_extrinsic;
	let info = DispatchInfo { call_weight: weight.saturating_sub(base), ..info };
	TransactionPayment::compute_fee(xt.encoded_size() as u32, &info, 0)
}

/// The fee that is set aside before the dispatch.
pub fn full_fee(xt: &UncheckedExtrinsic) -> Balance {
	let mut info = xt.function.get_dispatch_info();
	info.extension_weight = xt.extension_weight();
	TransactionPayment::compute_fee(xt.encoded_size() as u32, &info, 0)
}

pub fn registry_events() -> Vec<Event<Runtime>> {
	System::read_events_for_pallet()
}

pub fn max_extrinsic() -> Weight {
	let limits = RuntimeBlockWeights::get();
	limits.get(frame_support::dispatch::DispatchClass::Normal).max_extrinsic.unwrap()
}

/// An Ed25519 device.
#[derive(Clone)]
pub struct Device {
	pub id: DeviceId,
	pub pair: ed25519::Pair,
}

impl Device {
	pub fn new(seed: u8) -> Self {
		Self::of(ed25519::Pair::from_seed(&[seed; 32]))
	}

	pub fn of(pair: ed25519::Pair) -> Self {
		let id = DeviceId::from_key(&DeviceKey::Ed25519(pair.public().0));
		Self { id, pair }
	}

	pub fn key(&self) -> DeviceKey {
		DeviceKey::Ed25519(self.pair.public().0)
	}

	pub fn sign(&self, message: &[u8]) -> DeviceSignature {
		DeviceSignature::Ed25519(self.pair.sign(message).0)
	}

	pub fn nonce(&self) -> u64 {
		DeviceRegistry::device(self.id).unwrap().nonce
	}

	/// A signed call for the next nonce plus `ahead`.
	pub fn call(&self, ahead: u64, call: impl Into<RuntimeCall>) -> Call<Runtime> {
		let call = call.into();
		let (nonce, valid_until) = (self.nonce() + ahead, System::block_number() + 10);
		let message = payload::submit(&GENESIS, &self.id, nonce, &valid_until, &call);
		let signature = self.sign(&message);
		Call::submit { device: self.id, nonce, valid_until, call: Box::new(call), signature }
	}

	/// A call that works.
	pub fn says(&self, value: &str) -> Call<Runtime> {
		Call::set_attribute {
			device: self.id,
			name: text("state"),
			value: text(value),
			valid_until: None,
		}
	}

	/// A call that fails.
	pub fn fails(&self) -> Call<Runtime> {
		Call::remove_attribute { device: self.id, name: text("none") }
	}

	pub fn enrols_from(&self, lot: LotId, index: u64, tree: &merkle::Tree) -> Call<Runtime> {
		let valid_until = System::block_number() + 10;
		let message = payload::enrol_from_lot(&GENESIS, &self.id, lot, index, &valid_until);
		Call::enrol_from_lot {
			lot,
			key: self.key(),
			index,
			path: tree.prove(index).unwrap().try_into().unwrap(),
			valid_until,
			signature: self.sign(&message),
		}
	}
}

fn ok(call: Call<Runtime>, who: Sr25519Keyring) {
	RuntimeCall::from(call).dispatch(signed(who)).expect("this works");
}

/// Vendor 0 with model 0.
pub fn vendor_and_model() {
	ok(Call::register_vendor { name: text("Vendor") }, VENDOR);
	ok(
		Call::register_model {
			vendor: 0,
			product: text("Valve"),
			hardware_revision: text("B2"),
			support_until: None,
			mud_digest: None,
			update_policy: UpdatePolicy::Manual,
			voucher_required: false,
		},
		VENDOR,
	);
}

/// A device of [`OWNER`]'s.
pub fn claimed(seed: u8) -> Device {
	owned(Device::new(seed))
}

/// The same, of this device.
pub fn owned(device: Device) -> Device {
	let valid_until = System::block_number() + 10;
	let enroller = VENDOR.to_account_id();
	let message = payload::enrol(&GENESIS, &device.id, &enroller, 0, &valid_until);
	let signature = device.sign(&message);
	ok(Call::enrol { model: 0, key: device.key(), valid_until, signature }, VENDOR);
	let claimant: AccountId = OWNER.to_account_id();
	let consent = device.sign(&payload::claim(&GENESIS, &device.id, &claimant, 0, &valid_until));
	ok(Call::claim { device: device.id, valid_until, consent, voucher: None }, OWNER);
	device
}

/// A device of [`OWNER`]'s in a fleet that the owner sponsors on these terms.
pub fn sponsored(budget: Balance, allowance: Balance, floor: Balance) -> (Device, FleetId) {
	vendor_and_model();
	let device = claimed(1);
	ok(Call::create_fleet { name: text("Fleet"), parent: None }, OWNER);
	ok(Call::assign_fleet { device: device.id, fleet: Some(0) }, OWNER);
	ok(Call::open_sponsorship { fleet: 0, budget, allowance, period: 100, floor }, OWNER);
	System::reset_events();
	(device, 0)
}

pub fn budget(fleet: FleetId) -> Balance {
	DeviceRegistry::sponsorship(fleet).unwrap().budget
}

/// A new stream with room for ten anchors.
pub fn stream_of(owner: Sr25519Keyring, device: Option<DeviceId>) -> StreamId {
	let stream = pallet_data_anchor::NextStreamId::<Runtime>::get();
	frame_support::assert_ok!(DataAnchor::create_stream(
		signed(owner),
		device,
		text("power"),
		pallet_data_anchor::Mode::Batches,
		Some([7; 32]),
		false,
		Some(3_600),
		10,
	));
	stream
}

/// A reading of those that [`readings`] stands for.
pub fn reading(index: u64) -> Vec<u8> {
	format!("{index}: 230 V").into_bytes()
}

/// What every anchor here stands for.
pub fn readings() -> merkle::Tree {
	(0..100).map(|index| merkle::leaf_hash(&reading(index))).collect()
}

/// What a stream takes next.
pub fn next(stream: StreamId) -> pallet_data_anchor::Submission {
	let pallet_data_anchor::Expected { number, previous, from, attested, .. } =
		DataAnchor::expected(stream).expect("the stream is there");
	let tree = readings();
	pallet_data_anchor::Submission {
		stream,
		number,
		previous,
		root: tree.root(),
		size: tree.len(),
		from,
		until: from + 1,
		corrects: None,
		attested,
		consistency: Default::default(),
	}
}

pub fn anchor(streams: &[StreamId]) -> pallet_data_anchor::Call<Runtime> {
	let submissions: Vec<_> = streams.iter().map(|stream| next(*stream)).collect();
	pallet_data_anchor::Call::anchor {
		submissions: submissions.try_into().expect("few enough; qed"),
	}
}
