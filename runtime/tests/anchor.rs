// SPDX-License-Identifier: Apache-2.0

//! Registry, access policy and data anchor together, as the runtime wires them.

mod common;

use codec::Encode;
use common::*;
use frame_support::{
	assert_noop, assert_ok,
	dispatch::{DispatchResult, GetDispatchInfo},
	traits::{fungible::InspectHold, Contains, GetStorageVersion, InstanceFilter},
	weights::Weight,
};
use muster_primitives::{
	access::action, merkle, payload, AccessCheck, Action, Actions, AgreementKey, AnchorInspect,
	AttestationStatus, DeviceId, DeviceInspect, Resource, StreamId, Subject,
};
use muster_runtime::{
	configs::{DeviceCalls, ProxyType},
	AccessPolicy, AccountId, Balance, Balances, Block, DataAnchor, DeviceRegistry, Firmware,
	Runtime, RuntimeCall, RuntimeHoldReason, System,
};
use pallet_access_policy::{Conditions, Effect, Error as AccessError, Principal, Reason, Target};
use pallet_data_anchor::{Call, Error, HoldReason, Mode, NotProven, Submission, WeightInfo};
use sp_keyring::Sr25519Keyring as Account;
use sp_runtime::traits::Dispatchable;

type W = <Runtime as pallet_data_anchor::Config>::WeightInfo;

/// As in a block: what fails leaves nothing.
fn dispatch(who: Account, call: impl Into<RuntimeCall>) -> DispatchResult {
	call.into().dispatch(signed(who)).map(|_| ()).map_err(|failed| failed.error)
}

fn subject(who: Account) -> Subject<AccountId> {
	Subject::Account(who.to_account_id())
}

fn anchor_permitted(streams: &[StreamId]) -> Call<Runtime> {
	let Call::anchor { submissions } = anchor(streams) else { unreachable!() };
	Call::anchor_permitted { submissions }
}

/// By whom each anchor of a stream is.
fn writers(stream: StreamId) -> Vec<Subject<AccountId>> {
	DataAnchor::anchors(stream, 0, 100).into_iter().map(|(_, anchor)| anchor.by).collect()
}

fn permit(
	principal: Principal<AccountId>,
	target: Target,
	action: Action,
	uses: Option<u32>,
) -> DispatchResult {
	let conditions = Conditions { uses, ..Default::default() };
	let actions = Actions::of([action]);
	AccessPolicy::add_policy(signed(OWNER), Effect::Permit, principal, target, actions, conditions)
		.map(|_| ())
}

fn transfer(device: DeviceId, from: Account, to: Account) {
	let soon = System::block_number() + 10;
	assert_ok!(DeviceRegistry::offer_transfer(signed(from), device, to.to_account_id(), soon));
	assert_ok!(DeviceRegistry::accept_transfer(signed(to), device));
}

fn held(reason: HoldReason, who: Account) -> Balance {
	Balances::balance_on_hold(&RuntimeHoldReason::DataAnchor(reason), &who.to_account_id())
}

#[test]
fn a_device_anchors_relayed_and_direct_and_nobodys_money_moves_but_for_fees() {
	on_chain(|| {
		let (device, fleet) = sponsored(UNIT, UNIT, 0);
		let stream = stream_of(OWNER, Some(device.id));
		let me = Subject::Device(device.id);
		let owns = || {
			let who = OWNER.to_account_id();
			(Balances::free_balance(&who), held(HoldReason::Slots, OWNER))
		};
		let before = owns();
		let relayed = transaction(GATEWAY, device.call(0, anchor(&[stream])));
		assert_ok!(apply(relayed).unwrap());
		assert_eq!(writers(stream), vec![me.clone()]);
		assert_eq!((budget(fleet), owns()), (UNIT, before));

		let direct = general(device.call(0, anchor(&[stream])));
		assert_ok!(validate(direct.clone()));
		assert_ok!(apply(direct.clone()).unwrap());
		assert_eq!(writers(stream), [me.clone(), me.clone()]);
		assert_eq!((budget(fleet), owns()), (UNIT - fee_of_last(&direct), before));

		// Anyone is shown a reading of it, and another pallet too.
		let path = readings().prove(41).unwrap();
		let asked = |leaf| DataAnchor::verify_inclusion(stream, 1, reading(leaf), 41, path.clone());
		assert_eq!(asked(41), Ok(()));
		assert_eq!(asked(42), Err(NotProven::Proof(merkle::ProofError::RootMismatch)));
		let found = DataAnchor::anchored(stream, 1, &reading(41), 41, &path).unwrap();
		assert_eq!((found.by, found.at), (me, 6));
	});
}

#[test]
fn what_a_device_may_not_anchor_costs_its_nonce_and_fee_and_changes_nothing() {
	on_chain(|| {
		let (device, fleet) = sponsored(UNIT, UNIT, 0);
		let (own, foreign) = (stream_of(OWNER, Some(device.id)), stream_of(STRANGER, None));
		let xt = general(device.call(0, anchor(&[own, foreign])));
		assert_ok!(apply(xt.clone()).unwrap());
		let result = Err(Error::<Runtime>::NotWriter.into());
		let told = pallet_device_registry::Event::DeviceCallDispatched {
			device: device.id,
			nonce: 0,
			result,
		};
		assert!(registry_events().contains(&told));
		assert_eq!(budget(fleet), UNIT - fee_of_last(&xt));
		// All or nothing.
		assert_eq!((writers(own), writers(foreign)), (vec![], vec![]));

		assert_ok!(dispatch(
			STRANGER,
			Call::add_writer { stream: foreign, writer: Subject::Device(device.id) }
		));
		assert_ok!(apply(general(device.call(0, anchor(&[own, foreign])))).unwrap());
		assert_eq!((writers(own).len(), writers(foreign).len()), (1, 1));
	});
}

#[test]
fn devices_sign_for_anchors_and_shares_alone() {
	on_chain(|| {
		let (device, _) = sponsored(UNIT, UNIT, 0);
		let stream = stream_of(OWNER, Some(device.id));
		let close = RuntimeCall::from(Call::close_stream { stream });
		assert!(validate(general(device.call(0, close.clone()))).is_err());
		assert!(!DeviceCalls::contains(&close));
		let share = Call::revoke_share { stream, share: 0 };
		for call in [anchor(&[stream]), anchor_permitted(&[stream]), share] {
			assert!(DeviceCalls::contains(&call.into()));
		}
		for call in [
			Call::prune { stream, limit: 1 },
			Call::keep { stream, anchor: 0 },
			Call::set_slots { stream, slots: 1 },
			Call::set_agreement_key { key: None },
		] {
			assert!(!DeviceCalls::contains(&call.into()));
		}
		// The most that a device says at once fits into what it may sign.
		let most = pallet_data_anchor::MAX_SUBMISSIONS as usize;
		let batch = RuntimeCall::from(anchor(&vec![stream; most]));
		assert!(batch.encoded_size() <= 4_096, "{} bytes", batch.encoded_size());
	});
}

#[test]
fn whom_a_policy_permits_anchors_as_often_as_granted_by_a_call_of_its_own() {
	on_chain(|| {
		vendor_and_model();
		let device = claimed(1).id;
		let stream = stream_of(OWNER, Some(device));
		let gateway = Principal::Account(GATEWAY.to_account_id());
		let nothing = || AccessError::<Runtime>::NothingPermits;
		assert_noop!(dispatch(GATEWAY, anchor_permitted(&[stream])), nothing());
		assert_ok!(permit(gateway.clone(), Target::Stream(stream), action::ANCHOR, Some(2)));
		assert_noop!(dispatch(GATEWAY, anchor(&[stream])), Error::<Runtime>::NotWriter);
		for _ in 0..2 {
			assert_ok!(dispatch(GATEWAY, anchor_permitted(&[stream])));
		}
		assert_eq!(writers(stream), [subject(GATEWAY), subject(GATEWAY)]);
		assert_noop!(dispatch(GATEWAY, anchor_permitted(&[stream])), nothing());

		// One that is about the device whose data it is counts as well. A use that is taken for the
		// first submission comes back when the second one fails.
		assert_ok!(permit(gateway, Target::Device(device), action::ANCHOR, Some(1)));
		let other = stream_of(OWNER, Some(device));
		assert_noop!(dispatch(GATEWAY, anchor_permitted(&[stream, other])), nothing());
		assert_ok!(dispatch(GATEWAY, anchor_permitted(&[other])));
		assert_noop!(dispatch(GATEWAY, anchor_permitted(&[stream])), nothing());
	});
}

#[test]
fn data_stays_with_whom_it_was_recorded_for() {
	on_chain(|| {
		vendor_and_model();
		let device = claimed(1);
		let old = stream_of(OWNER, Some(device.id));
		assert_ok!(dispatch(GATEWAY, device.call(0, anchor(&[old]))));
		transfer(device.id, OWNER, STRANGER);

		let me = Subject::Device(device.id);
		assert!(!DataAnchor::is_writer(old, me.clone()));
		assert_ok!(dispatch(GATEWAY, device.call(0, anchor(&[old]))));
		assert_eq!(writers(old).len(), 1, "it does not write here any more");
		let refused = Error::<Runtime>::NotYourDevice;
		let late = || {
			DataAnchor::create_stream(
				signed(OWNER),
				Some(device.id),
				text("power"),
				Mode::Batches,
				None,
				false,
				None,
				1,
			)
		};
		assert_noop!(late(), refused);
		let new = stream_of(STRANGER, Some(device.id));
		assert_ok!(dispatch(GATEWAY, device.call(0, anchor(&[new]))));
		assert_eq!(writers(new), vec![me.clone()]);

		// The old owner keeps the stream, and it stays his when he gets the device back, but not as the
		// device's: that is another life.
		assert_ok!(dispatch(OWNER, anchor(&[old])));
		transfer(device.id, STRANGER, OWNER);
		assert!(!DataAnchor::is_writer(old, me.clone()) && !DataAnchor::is_writer(new, me));
		let view = DataAnchor::stream(old).unwrap();
		assert_eq!((view.owner, view.device_writes), (OWNER.to_account_id(), false));
	});
}

#[test]
fn policies_decide_about_streams_and_the_devices_they_belong_to() {
	on_chain(|| {
		vendor_and_model();
		let device = claimed(1).id;
		let (stream, foreign) = (stream_of(OWNER, Some(device)), stream_of(STRANGER, None));
		let ask = |who, stream| {
			let resource = Resource::Stream(stream);
			AccessPolicy::decide(subject(who), action::READ_DATA, resource)
		};
		assert_eq!(ask(OWNER, stream).reason, Reason::Owner);
		assert_eq!(ask(STRANGER, foreign).reason, Reason::Owner);
		assert_eq!(ask(OWNER, 99).reason, Reason::UnknownResource);
		assert_eq!(ask(GATEWAY, stream).reason, Reason::NothingPermits);
		assert_eq!(ask(GATEWAY, stream).owner, Some(OWNER.to_account_id()));

		let gateway = Principal::Account(GATEWAY.to_account_id());
		let not_yours = AccessError::<Runtime>::NotYourTarget;
		let elsewhere = Target::Stream(foreign);
		assert_noop!(permit(gateway.clone(), elsewhere, action::READ_DATA, None), not_yours);
		for target in [Target::Stream(stream), Target::Device(device), Target::Domain] {
			assert_ok!(permit(gateway.clone(), target, action::READ_DATA, None));
		}
		let decision = ask(GATEWAY, stream);
		assert_eq!((decision.reason, decision.policies.len()), (Reason::Permitted, 3));
		assert_eq!(ask(GATEWAY, foreign).reason, Reason::NothingPermits);

		// The device takes along what was said about it, and leaves the stream.
		transfer(device, OWNER, STRANGER);
		let decision = ask(GATEWAY, stream);
		assert_eq!((decision.reason, decision.policies.len()), (Reason::Permitted, 2));
		assert_eq!(ask(STRANGER, stream).reason, Reason::NothingPermits);
	});
}

#[test]
fn a_device_shares_what_it_is_permitted_to_and_the_streams_owner_pays() {
	on_chain(|| {
		let (device, fleet) = sponsored(UNIT, UNIT, 0);
		let stream = stream_of(OWNER, Some(device.id));
		let key = AgreementKey([9; 32]);
		assert_ok!(dispatch(STRANGER, Call::set_agreement_key { key: Some(key) }));
		let share = || Call::share {
			stream,
			grantee: subject(STRANGER),
			key,
			first: 0,
			last: None,
			until: None,
			envelope: vec![1; 80].try_into().unwrap(),
		};
		let shared = || DataAnchor::shared_with(subject(STRANGER), None, 10);
		assert_ok!(apply(general(device.call(0, share()))).unwrap());
		assert_eq!(shared(), vec![], "nothing permits it");
		let principal = Principal::Device(device.id);
		assert_ok!(permit(principal, Target::Stream(stream), action::SHARE_DATA, Some(1)));
		let before = budget(fleet);
		assert_ok!(apply(general(device.call(0, share()))).unwrap());
		let found = shared();
		assert_eq!((found.len(), found[0].open), (1, true));
		assert_eq!(found[0].by, Subject::Device(device.id));
		assert!(budget(fleet) < before);
		assert!(held(HoldReason::Share, OWNER) > 0 && held(HoldReason::Share, STRANGER) == 0);

		let revoke = Call::revoke_share { stream, share: 0 };
		assert_ok!(dispatch(OWNER, revoke));
		assert_eq!((shared()[0].open, shared()[0].envelope.clone()), (false, None));
	});
}

#[test]
fn what_was_shared_with_a_device_is_closed_to_its_next_owner() {
	on_chain(|| {
		vendor_and_model();
		let device = claimed(1);
		let (stream, key) = (stream_of(OWNER, None), AgreementKey([9; 32]));
		let valid_until = System::block_number() + 10;
		let (id, nonce) = (device.id, device.nonce());
		let message = payload::agreement_key(&GENESIS, &id, &Some(key), nonce, &valid_until);
		assert_ok!(dispatch(
			GATEWAY,
			pallet_device_registry::Call::set_agreement_key {
				device: id,
				key: Some(key),
				valid_until,
				identity_signature: device.sign(&message),
			}
		));
		let grantee = Subject::Device(id);
		assert_eq!(DataAnchor::agreement_key(grantee.clone()), Some(key));
		let share = |key| Call::share {
			stream,
			grantee: grantee.clone(),
			key,
			first: 0,
			last: None,
			until: None,
			envelope: vec![1; 80].try_into().unwrap(),
		};
		let other = share(AgreementKey([8; 32]));
		assert_noop!(dispatch(OWNER, other), Error::<Runtime>::OtherKey);
		assert_ok!(dispatch(OWNER, share(key)));
		assert!(DataAnchor::share_at(stream, 0).unwrap().open);
		transfer(id, OWNER, STRANGER);
		let view = DataAnchor::share_at(stream, 0).unwrap();
		assert_eq!((view.open, view.envelope), (false, None));
	});
}

#[test]
fn one_anchor_costs_at_most_one_and_a_half_transfers() {
	use pallet_balances::WeightInfo as _;
	on_chain(|| {
		let call = RuntimeCall::from(anchor(&[stream_of(OWNER, None)]));
		let anchoring = call.get_dispatch_info().call_weight;
		let transfer = <Runtime as pallet_balances::Config>::WeightInfo::transfer_keep_alive();
		let (anchoring, transfer) = (anchoring.ref_time(), transfer.ref_time());
		assert!(2 * anchoring <= 3 * transfer, "{anchoring} against {transfer}");
	});
}

#[test]
fn anchors_pay_for_what_others_are_asked_and_proofs_are_cheap() {
	on_chain(|| {
		let stream = stream_of(OWNER, None);
		let weight = |call: Call<Runtime>| RuntimeCall::from(call).get_dispatch_info().call_weight;
		let asked = <AccessPolicy as AccessCheck<AccountId>>::authorize_weight();
		for count in [1u32, 2, 32] {
			let streams = vec![stream; count as usize];
			let plain = W::anchor(count);
			assert_eq!(weight(anchor(&streams)), plain);
			let permitted = plain.saturating_add(asked.saturating_mul(count.into()));
			assert_eq!(weight(anchor_permitted(&streams)), permitted);
		}
		let attested = Submission { attested: true, ..next(stream) };
		let attested = Call::anchor { submissions: vec![attested].try_into().unwrap() };
		let verdict = <Firmware as AttestationStatus>::attestation_weight();
		assert_eq!(weight(attested), W::anchor(1).saturating_add(verdict));
		let device = <DeviceRegistry as DeviceInspect<AccountId>>::standing_weight();
		let writer = Call::add_writer { stream, writer: subject(GATEWAY) };
		assert_eq!(weight(writer), W::add_writer().saturating_add(device));

		let limit = Weight::from_parts(100_000_000, 16 * 1_024);
		assert!(W::verify_inclusion(40).all_lt(limit));
		assert!(<DataAnchor as AnchorInspect<AccountId>>::anchored_weight(0).all_gt(Weight::zero()));
	});
}

#[test]
fn proxies_reach_data_alone() {
	let data = RuntimeCall::from(Call::close_stream { stream: 0 });
	let registry = RuntimeCall::from(pallet_device_registry::Call::remove_vendor { vendor: 0 });
	assert!(ProxyType::Data.filter(&data) && ProxyType::NonTransfer.filter(&data));
	assert!(!ProxyType::Data.filter(&registry) && !ProxyType::Devices.filter(&data));
	assert!(!ProxyType::Access.filter(&data) && !ProxyType::Firmware.filter(&data));
	assert!(ProxyType::NonTransfer.is_superset(&ProxyType::Data));
	assert!(!ProxyType::Data.is_superset(&ProxyType::Devices));
	on_chain(|| {
		let keeper = muster_runtime::Address::Id(GATEWAY.to_account_id());
		assert_ok!(muster_runtime::Proxy::add_proxy(signed(OWNER), keeper, ProxyType::Data, 0));
		let stream = stream_of(OWNER, None);
		let owner = muster_runtime::Address::Id(OWNER.to_account_id());
		let call = Box::new(RuntimeCall::from(Call::set_slots { stream, slots: 20 }));
		assert_ok!(muster_runtime::Proxy::proxy(signed(GATEWAY), owner, None, call));
		assert_eq!(DataAnchor::stream(stream).unwrap().slots, 20);
	});
}

#[test]
fn numbers_that_clients_and_stored_bytes_depend_on_never_change() {
	assert_eq!(ProxyType::Data.encode(), [6]);
	assert_eq!(RuntimeCall::from(Call::close_stream { stream: 7 }).encode(), [53, 2, 7, 0, 0, 0]);
	let reasons = [
		HoldReason::Stream,
		HoldReason::Slots,
		HoldReason::Writer,
		HoldReason::Keep,
		HoldReason::AgreementKey,
		HoldReason::Share,
	];
	for (index, reason) in reasons.into_iter().enumerate() {
		assert_eq!(RuntimeHoldReason::DataAnchor(reason).encode(), [53, index as u8]);
	}
	on_chain(|| {
		assert_eq!(DataAnchor::on_chain_storage_version(), 1);
		assert_eq!(DataAnchor::in_code_storage_version(), 1);
	});
}

#[test]
fn the_runtime_api_answers_as_the_views_do() {
	use pallet_data_anchor::runtime_api::runtime_decl_for_data_anchor_api::DataAnchorApiV1;
	on_chain(|| {
		let stream = stream_of(OWNER, None);
		assert_ok!(dispatch(OWNER, anchor(&[stream])));
		macro_rules! same {
			($($name:ident($($argument:expr),*)),* $(,)?) => { $(
				let told = <Runtime as DataAnchorApiV1<Block, AccountId, u32>>::$name($($argument),*);
				assert_eq!(told, DataAnchor::$name($($argument),*));
			)* };
		}
		let path = readings().prove(5).unwrap();
		same!(
			stream(stream),
			stream(99),
			expected(stream),
			anchor_at(stream, 0),
			anchors(stream, 0, 9),
			verify_inclusion(stream, 0, reading(5), 5, path.clone()),
			verify_inclusion(stream, 0, reading(6), 5, path.clone()),
			verify_consistency(stream, 0, 0, vec![]),
			is_writer(stream, subject(OWNER)),
			is_writer(stream, subject(GATEWAY)),
			share_at(stream, 0),
			shared_with(subject(GATEWAY), None, 9),
			agreement_key(subject(GATEWAY)),
		);
	});
}
