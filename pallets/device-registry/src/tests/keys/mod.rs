// SPDX-License-Identifier: Apache-2.0

mod approve_recovery;
mod cancel_recovery;
mod finish_recovery;
mod propose_recovery;
mod revoke_operational_key;
mod rotate_identity_key;
mod set_agreement_key;
mod set_operational_key;

use super::support::*;
use crate::{mock::*, *};
use frame_support::assert_ok;
use muster_primitives::{payload, AgreementKey, KeyKind};
use sp_core::H256;
use sp_runtime::{traits::BadOrigin, TokenError};

const ED: KeyKind = KeyKind::Ed25519;

/// A signature that a device cannot have meant for anything.
const OTHER_CHAIN: H256 = H256::repeat_byte(1);

fn by_key(signer: &Signer) -> Option<DeviceId> {
	DeviceRegistry::device_by_key(signer.key())
}

fn nonce(device: &Device) -> DeviceNonce {
	DeviceRegistry::device(device.id).expect("known; qed").nonce
}

/// Has the device make a call, relayed.
fn make_call(device: &Device) -> DispatchResult {
	let call = device.call(0, device.attribute_call("a", "b"));
	RuntimeCall::from(call).dispatch(signed(GATEWAY)).map(|_| ()).map_err(|e| e.error)
}

/// What a device is in when its keys may not change.
fn in_every_wrong_state(check: impl Fn(&Device)) {
	for state in 0..5 {
		build_and_execute(|| {
			let device = one_device();
			match state {
				0 => {
					assert_ok!(DeviceRegistry::suspend(signed(OWNER), device.id));
				},
				1 => {
					assert_ok!(DeviceRegistry::quarantine(signed(VENDOR), device.id));
				},
				2 => {
					let fleet = fleet();
					let id = device.id;
					assert_ok!(DeviceRegistry::assign_fleet(signed(OWNER), id, Some(fleet)));
					assert_ok!(DeviceRegistry::suspend_fleet(signed(OWNER), fleet));
				},
				3 => {
					assert_ok!(DeviceRegistry::suspend(signed(OWNER), device.id));
					assert_ok!(DeviceRegistry::quarantine(signed(VENDOR), device.id));
				},
				_ => {
					// Quarantined before it has an owner.
					let device = enrolled(ED, 7);
					assert_ok!(DeviceRegistry::quarantine(signed(VENDOR), device.id));
					return check(&device);
				},
			}
			check(&device);
		});
	}
}

fn recovery_price() -> Balance {
	price(Recovery::<Test>::max_encoded_len() + KeyUse::<Test>::max_encoded_len())
}

fn approve(who: AccountId, device: &Device) -> DispatchResultWithPostInfo {
	DeviceRegistry::approve_recovery(signed(who), device.id)
}

fn cancel(who: AccountId, device: &Device) -> DispatchResultWithPostInfo {
	DeviceRegistry::cancel_recovery(signed(who), device.id)
}

fn finish(who: AccountId, device: &Device) -> DispatchResult {
	DeviceRegistry::finish_recovery(signed(who), device.id)
}

/// A device whose recovery was proposed by this account.
fn proposed_by(who: AccountId) -> (Device, Signer) {
	let device = one_device();
	operator(Rights::RECOVER);
	let new = Signer::new(KeyKind::P256, 2);
	assert_ok!(try_propose(&device, who, &new));
	events();
	(device, new)
}
