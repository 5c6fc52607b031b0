// SPDX-License-Identifier: Apache-2.0

//! What tests of several files ask of the chain.

use crate::{mock::*, *};
use frame_support::{assert_ok, traits::fungible::InspectHold};
use muster_primitives::payload;
use sp_runtime::traits::BadOrigin;

/// What is held on an account for one reason.
pub fn held(who: &AccountId, reason: HoldReason) -> Balance {
	Balances::balance_on_hold(&reason.into(), who)
}

/// What one stored item of `bytes` costs here.
pub fn price(bytes: usize) -> Balance {
	100 + bytes as Balance
}

/// What a device's enrolment costs here.
pub fn device_price() -> Balance {
	price(DeviceRecord::<Test>::max_encoded_len() + DeviceInfo::<Test>::max_encoded_len())
}

/// What the entry of a key costs here.
pub fn key_price() -> Balance {
	price(KeyUse::<Test>::max_encoded_len())
}

/// Leaves an account with its existential deposit and what is held.
pub fn impoverish(who: &AccountId) {
	assert_ok!(Balances::force_set_balance(RuntimeOrigin::root(), who.clone(), 10));
}

/// Leaves an account with so much that it can part with.
pub fn leave(who: &AccountId, free: Balance) {
	assert_ok!(Balances::force_set_balance(RuntimeOrigin::root(), who.clone(), 10 + free));
}

/// The same signature with one bit flipped.
pub fn flipped(signature: DeviceSignature) -> DeviceSignature {
	let mut signature = signature;
	match &mut signature {
		DeviceSignature::Ed25519(bytes)
		| DeviceSignature::Sr25519(bytes)
		| DeviceSignature::P256(bytes) => bytes[40] ^= 1,
		DeviceSignature::Secp256k1(bytes) => bytes[40] ^= 1,
	}
	signature
}

/// Keys that cannot be keys.
pub fn bad_keys() -> Vec<DeviceKey> {
	let mut one = [0; 32];
	one[0] = 1;
	let mut sec1 = [7; 33];
	let mut keys = vec![
		DeviceKey::Ed25519([0; 32]),
		DeviceKey::Ed25519(one),
		DeviceKey::Ed25519([0xff; 32]),
		DeviceKey::Sr25519([0; 32]),
	];
	for prefix in [0, 1, 4, 5, 255] {
		sec1[0] = prefix;
		keys.extend([DeviceKey::Secp256k1(sec1), DeviceKey::P256(sec1)]);
	}
	keys
}

/// Nobody but a signer may make this call: neither governance, nor nobody, nor a device, nor a
/// transaction that was authorised without an account.
pub fn needs_a_signer(call: Call<Test>) {
	needs_a_signer_or_governance(call.clone());
	assert_noop!(RuntimeCall::from(call).dispatch(RuntimeOrigin::root()), BadOrigin);
}

/// Nobody but a signer or governance may make this call.
pub fn needs_a_signer_or_governance(call: Call<Test>) {
	for origin in [
		RuntimeOrigin::none(),
		as_device(DeviceId([9; 32])),
		frame_system::RawOrigin::Authorized.into(),
	] {
		assert_noop!(RuntimeCall::from(call.clone()).dispatch(origin), BadOrigin);
	}
}

pub fn set_status(vendor: VendorId, status: VendorStatus) {
	assert_ok!(DeviceRegistry::set_vendor_status(RuntimeOrigin::root(), vendor, status));
}

/// Gives [`OPERATOR`] these rights at vendor 0.
pub fn operator(rights: Rights) {
	assert_ok!(DeviceRegistry::set_operator(signed(VENDOR), 0, OPERATOR, rights));
}

pub fn retire(model: ModelId) {
	assert_ok!(DeviceRegistry::update_model(
		signed(VENDOR),
		model,
		None,
		None,
		None,
		None,
		Some(true)
	));
}

pub fn details(device: DeviceId) -> DeviceDetails<AccountId, BlockNumber> {
	DeviceRegistry::device(device).expect("known; qed").details.expect("living; qed")
}

/// Enrols a device under a model, signed by `who`.
pub fn try_enrol(device: &Device, who: AccountId, model: ModelId) -> DispatchResult {
	let Enrolment { key, valid_until, signature } = device.enrolment(&who, model);
	DeviceRegistry::enrol(signed(who), model, key, valid_until, signature)
}

/// Claims a device with its consent and no voucher.
pub fn try_claim(device: &Device, who: AccountId) -> DispatchResult {
	let consent = device.consent(&who);
	DeviceRegistry::claim(signed(who), device.id, soon(), consent, None)
}

/// Offers [`OWNER`]'s device to [`BUYER`].
pub fn offer(device: &Device) {
	assert_ok!(DeviceRegistry::offer_transfer(signed(OWNER), device.id, BUYER, soon()));
}

/// Proposes `new` as the identity key of a device, signed by `who`.
pub fn try_propose(device: &Device, who: AccountId, new: &Signer) -> DispatchResultWithPostInfo {
	let generation = device.record().generation;
	let message = payload::recover(&GENESIS, &device.id, &new.key(), generation, &soon());
	let signature = new.sign(&message);
	DeviceRegistry::propose_recovery(signed(who), device.id, new.key(), soon(), signature)
}

/// Takes a device of [`OWNER`]'s through a whole recovery.
pub fn recover(device: &mut Device, new: Signer) {
	assert_ok!(try_propose(device, OWNER, &new));
	assert_ok!(DeviceRegistry::approve_recovery(signed(VENDOR), device.id));
	run_to(System::block_number() + 50);
	assert_ok!(DeviceRegistry::finish_recovery(signed(STRANGER), device.id));
	device.identity = new;
	device.operational = None;
}

/// Replaces a device's identity key.
pub fn rotate(device: &mut Device, new: Signer) {
	let nonce = device.record().nonce;
	let message = payload::rotate(&GENESIS, &device.id, &new.key(), nonce, &soon());
	assert_ok!(DeviceRegistry::rotate_identity_key(
		signed(GATEWAY),
		device.id,
		new.key(),
		soon(),
		device.identity.sign(&message),
		new.sign(&message),
	));
	device.identity = new;
}
