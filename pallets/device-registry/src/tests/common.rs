// SPDX-License-Identifier: Apache-2.0

//! What several of the tests ask.

use crate::{mock::*, *};
use frame_support::traits::fungible::InspectHold;
use muster_primitives::{payload, KeyKind};
use sp_runtime::traits::Zero;

/// What is held on an account for one reason.
pub fn held(who: &AccountId, reason: HoldReason) -> Balance {
	Balances::balance_on_hold(&reason.into(), who)
}

/// The price of one stored item of `bytes`.
pub fn deposit(bytes: usize) -> Balance {
	StorageDeposit::convert(muster_primitives::deposit::footprint(bytes))
}

/// Sends a call through a gateway that pays for it.
pub fn relay(call: Call<Test>) -> DispatchResultWithPostInfo {
	RuntimeCall::from(call).dispatch(signed(GATEWAY))
}

/// The error by which a call failed, without its weight.
pub fn error(result: DispatchResultWithPostInfo) -> DispatchResult {
	result.map(|_| ()).map_err(Weightless::plain)
}

/// What the whole storage hashes to.
pub fn root() -> Vec<u8> {
	sp_io::storage::root(sp_runtime::StateVersion::V1)
}

/// The extensions that a direct transaction meets, with nothing but ours inside.
pub type Extension = (frame_system::AuthorizeCall<Test>, SponsoredPayment<Test, ()>);

pub fn extension() -> Extension {
	(frame_system::AuthorizeCall::new(), SponsoredPayment::new(()))
}

/// Length of every direct transaction here.
pub const LEN: usize = 300;

/// A call's dispatch info as the executive makes it.
pub fn info(call: &RuntimeCall) -> DispatchInfo {
	use sp_runtime::traits::TransactionExtension;
	DispatchInfo { extension_weight: extension().weight(call), ..call.get_dispatch_info() }
}

/// What is set aside for a direct transaction with this call.
pub fn fee_of(call: &Call<Test>) -> Balance {
	Fees::fee(LEN as u32, &info(&call.clone().into()))
}

/// Sends a call without any account, as a block would.
pub fn direct(
	call: Call<Test>,
) -> Result<DispatchResultWithPostInfo, sp_runtime::transaction_validity::TransactionValidityError>
{
	use sp_runtime::traits::DispatchTransaction;
	let call = RuntimeCall::from(call);
	let info = info(&call);
	extension().dispatch_transaction(RuntimeOrigin::none(), call, &info, LEN, 0)
}

/// What a sponsor really paid, by the last event of that kind.
pub fn fees_paid(events: &[Event<Test>]) -> Vec<Balance> {
	events
		.iter()
		.filter_map(|event| match event {
			Event::SponsoredFeePaid { actual_fee, .. } => Some(*actual_fee),
			_ => None,
		})
		.collect()
}

/// Offers a device to [`BUYER`], who accepts.
pub fn hand_over(device: &Device) {
	use frame_support::assert_ok;
	assert_ok!(DeviceRegistry::offer_transfer(signed(OWNER), device.id, BUYER, soon()));
	assert_ok!(DeviceRegistry::accept_transfer(signed(BUYER), device.id));
}

/// Appoints another identity key.
pub fn rotate(device: &mut Device, kind: KeyKind, seed: u32) {
	let new = Signer::new(kind, seed);
	let nonce = device.record().nonce;
	let message = payload::rotate(&GENESIS, &device.id, &new.key(), nonce, &soon());
	frame_support::assert_ok!(DeviceRegistry::rotate_identity_key(
		signed(GATEWAY),
		device.id,
		new.key(),
		soon(),
		device.identity.sign(&message),
		new.sign(&message),
	));
	device.identity = new;
}

pub fn endpoint(id: &str, kind: &str, uri: &str) -> Endpoint {
	Endpoint { id: name(id), kind: name(kind), uri: name(uri) }
}

/// This many endpoints, each with texts as long as they may be if `full`.
pub fn endpoints(count: usize, full: bool) -> Endpoints {
	let endpoint = |i: usize| match full {
		true => endpoint(&format!("{i:032}"), &"k".repeat(32), &"u".repeat(128)),
		false => endpoint(&i.to_string(), "k", "u"),
	};
	(0..count).map(endpoint).collect::<Vec<_>>().try_into().expect("few enough; qed")
}

/// A fleet of [`OWNER`]'s with a claimed device in it, for whose calls [`SPONSOR`] pays.
pub fn sponsored(budget: Balance, allowance: Balance, period: u64, floor: Balance) -> Device {
	use frame_support::assert_ok;
	let device = one_device();
	let fleet = fleet();
	assert_ok!(DeviceRegistry::assign_fleet(signed(OWNER), device.id, Some(fleet)));
	assert_ok!(DeviceRegistry::open_sponsorship(
		signed(SPONSOR),
		fleet,
		budget,
		allowance,
		period,
		floor
	));
	assert_ok!(DeviceRegistry::choose_sponsor(signed(OWNER), fleet, Some(SPONSOR)));
	events();
	device
}

/// One of every call there is, with every list as long as it may be if `full`, else of one item.
pub fn every_call(full: bool) -> Vec<Call<Test>> {
	let count = |max: usize| if full { max } else { 1 };
	let key = Signer::new(KeyKind::P256, 1).key();
	let signature = DeviceSignature::Ed25519([1; 64]);
	let device = DeviceId([9; 32]);
	let text = |max: usize| "x".repeat(count(max));
	let valid_until = 7;
	let remark = |bytes| {
		Box::new(RuntimeCall::System(frame_system::Call::remark_with_event {
			remark: vec![0; bytes],
		}))
	};
	vec![
		Call::register_vendor { name: name(&text(64)) },
		Call::update_vendor {
			vendor: 1,
			name: Some(name(&text(64))),
			voucher_key: Some(Some(key)),
		},
		Call::set_vendor_status { vendor: 1, status: VendorStatus::Verified },
		Call::set_operator { vendor: 1, operator: OPERATOR, rights: Rights::ALL },
		Call::register_model {
			vendor: 1,
			product: name(&text(64)),
			hardware_revision: name(&text(32)),
			support_until: Some(1),
			mud_digest: Some([1; 32]),
			update_policy: UpdatePolicy::Automatic,
			voucher_required: true,
		},
		Call::update_model {
			model: 1,
			support_until: Some(None),
			mud_digest: None,
			update_policy: Some(UpdatePolicy::Manual),
			voucher_required: Some(false),
			retired: Some(true),
		},
		Call::register_lot { model: 1, root: [1; 32], size: 1 << 32, budget: 1 },
		Call::fund_lot { lot: 1, amount: u128::MAX },
		Call::close_lot { lot: 1 },
		Call::enrol { model: 1, key, valid_until, signature },
		Call::enrol_batch {
			model: 1,
			devices: vec![Enrolment { key, valid_until, signature }; count(MAX_BATCH as usize)]
				.try_into()
				.expect("within the bound; qed"),
		},
		Call::enrol_from_lot {
			lot: 1,
			key,
			index: u64::MAX,
			path: vec![[1; 32]; count(MAX_LOT_PATH as usize)]
				.try_into()
				.expect("within the bound; qed"),
			valid_until,
			signature,
		},
		Call::remove_vendor { vendor: 1 },
		Call::remove_model { model: 1 },
		Call::claim {
			device,
			valid_until,
			consent: signature,
			voucher: Some(Voucher { valid_until, signature }),
		},
		Call::offer_transfer { device, to: BUYER, expires: 1 },
		Call::cancel_transfer { device },
		Call::accept_transfer { device },
		Call::suspend { device },
		Call::resume { device },
		Call::quarantine { device },
		Call::release { device },
		Call::decommission { device },
		Call::set_operational_key {
			device,
			key,
			valid_until,
			identity_signature: signature,
			key_signature: signature,
		},
		Call::revoke_operational_key { device },
		Call::set_agreement_key {
			device,
			key: Some(AgreementKey([9; 32])),
			valid_until,
			identity_signature: signature,
		},
		Call::rotate_identity_key {
			device,
			key,
			valid_until,
			old_signature: signature,
			new_signature: signature,
		},
		Call::propose_recovery { device, key, valid_until, key_signature: signature },
		Call::approve_recovery { device },
		Call::cancel_recovery { device },
		Call::finish_recovery { device },
		Call::create_fleet { name: name(&text(64)), parent: Some(1) },
		Call::rename_fleet { fleet: 1, name: name(&text(64)) },
		Call::remove_fleet { fleet: 1 },
		Call::suspend_fleet { fleet: 1 },
		Call::resume_fleet { fleet: 1 },
		Call::assign_fleet { device, fleet: None },
		Call::set_attribute {
			device,
			name: name(&text(32)),
			value: name(&text(256)),
			valid_until: Some(1),
		},
		Call::remove_attribute { device, name: name(&text(32)) },
		Call::set_endpoints { device, endpoints: endpoints(count(8), full) },
		Call::open_sponsorship {
			fleet: 1,
			budget: 1,
			allowance: 1,
			period: 1,
			floor: Zero::zero(),
		},
		Call::fund_sponsorship { fleet: 1, amount: 1 },
		Call::update_sponsorship { fleet: 1, allowance: Some(1), period: None, floor: Some(1) },
		Call::close_sponsorship { fleet: 1 },
		Call::choose_sponsor { fleet: 1, sponsor: Some(SPONSOR) },
		Call::collect_fees { fleet: 1, sponsor: SPONSOR },
		Call::submit { device, nonce: u64::MAX, valid_until, call: remark(count(1020)), signature },
	]
}
