// SPDX-License-Identifier: Apache-2.0

mod inspect;
mod register_model;
mod register_vendor;
mod remove_model;
mod remove_vendor;
mod set_operator;
mod set_vendor_status;
mod update_model;
mod update_vendor;

use super::support::*;
use crate::{mock::*, *};
use frame_support::{assert_ok, BoundedVec};
use muster_primitives::KeyKind;
use sp_runtime::{traits::BadOrigin, TokenError};

/// Texts that nobody can read.
fn bad_texts<S: Get<u32>>() -> [BoundedVec<u8, S>; 3] {
	[vec![], vec![0xff], vec![b'a', 0xc3]].map(|text| text.try_into().expect("short; qed"))
}

fn vendor_price() -> Balance {
	price(Vendor::<Test>::max_encoded_len())
}

fn model_price() -> Balance {
	price(Model::<Test>::max_encoded_len())
}

fn operator_price() -> Balance {
	price(64)
}

/// Every call that acts for vendor 0, with the right that it takes.
fn vendor_calls(who: &AccountId, device: &Device, unowned: &Device) -> Vec<(Rights, Call<Test>)> {
	let new = Device::new(KeyKind::Ed25519, 1_000);
	let Enrolment { key, valid_until, signature } = new.enrolment(who, 0);
	let other = Device::new(KeyKind::Ed25519, 1_001).enrolment(who, 0);
	let signer = Signer::new(KeyKind::Ed25519, 1_002);
	let message = muster_primitives::payload::recover(
		&GENESIS,
		&device.id,
		&signer.key(),
		device.record().generation,
		&soon(),
	);
	vec![
		(
			Rights::MODELS,
			Call::register_model {
				vendor: 0,
				product: name("Pump"),
				hardware_revision: name("C"),
				support_until: None,
				mud_digest: None,
				update_policy: UpdatePolicy::Manual,
				voucher_required: false,
			},
		),
		(
			Rights::MODELS,
			Call::update_model {
				model: 0,
				support_until: None,
				mud_digest: None,
				update_policy: None,
				voucher_required: None,
				retired: None,
			},
		),
		(Rights::ENROL, Call::enrol { model: 0, key, valid_until, signature }),
		(Rights::ENROL, Call::enrol_batch { model: 0, devices: vec![other].try_into().unwrap() }),
		(Rights::LOTS, Call::register_lot { model: 0, root: [1; 32], size: 1, budget: 0 }),
		(Rights::QUARANTINE, Call::quarantine { device: device.id }),
		(Rights::QUARANTINE, Call::release { device: device.id }),
		(Rights::ENROL, Call::decommission { device: unowned.id }),
		(
			Rights::RECOVER,
			Call::propose_recovery {
				device: device.id,
				key: signer.key(),
				valid_until: soon(),
				key_signature: signer.sign(&message),
			},
		),
	]
}
