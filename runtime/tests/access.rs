// SPDX-License-Identifier: Apache-2.0

//! Registry and access policy together, as the runtime wires them.

mod common;

use codec::Encode;
use common::*;
use frame_support::{
	assert_noop, assert_ok,
	dispatch::GetDispatchInfo,
	traits::{Contains, InstanceFilter},
	view_functions::ViewFunction,
};
use muster_primitives::{
	access::action, AccessCheck, Action, Actions, DeviceId, DeviceStatus, Resource, Subject,
};
use muster_runtime::{
	configs::{DeviceCalls, ProxyType},
	AccessPolicy, AccountId, DeviceRegistry, Runtime, RuntimeCall, System,
};
use pallet_access_policy::{
	Call as Access, Conditions, DecideViewFunction, Effect, Error, PolicyId, Principal, Reason,
	SessionState, Target, Window,
};
use pallet_device_registry::{Call, Error as RegistryError, WeightInfo};
use sp_keyring::Sr25519Keyring as Account;
use sp_runtime::traits::Dispatchable;

fn subject(who: Account) -> Subject<AccountId> {
	Subject::Account(who.to_account_id())
}

/// The owner permits something, without conditions.
fn permit(principal: Principal<AccountId>, target: Target, action: Action) -> PolicyId {
	permit_if(principal, target, action, Conditions::default())
}

fn permit_if(
	principal: Principal<AccountId>,
	target: Target,
	action: Action,
	conditions: Conditions,
) -> PolicyId {
	let actions = Actions::of([action]);
	assert_ok!(AccessPolicy::add_policy(
		signed(OWNER),
		Effect::Permit,
		principal,
		target,
		actions,
		conditions
	));
	pallet_access_policy::LastChange::<Runtime>::get()
}

fn uses(policy: PolicyId) -> Option<u32> {
	AccessPolicy::policy(policy).unwrap().conditions.uses
}

#[test]
fn whoever_the_owner_permits_suspends_a_device_as_often_as_granted() {
	on_chain(|| {
		vendor_and_model();
		let device = claimed(1).id;
		let suspend = || DeviceRegistry::suspend(signed(GATEWAY), device);
		let refused = RegistryError::<Runtime>::NotOwner;
		assert_eq!(suspend().unwrap_err().error, refused.into());

		let conditions = Conditions { uses: Some(2), ..Default::default() };
		let who = Principal::Account(GATEWAY.to_account_id());
		let policy = permit_if(who, Target::Device(device), action::SUSPEND, conditions);
		assert_ok!(suspend());
		assert_eq!(DeviceRegistry::device(device).unwrap().status, DeviceStatus::Suspended);
		assert_eq!(uses(policy), Some(1));
		// It is suspended already, so nothing happens and no use is taken.
		let failed = RuntimeCall::from(Call::suspend { device }).dispatch(signed(GATEWAY));
		assert_eq!(failed.unwrap_err().error, RegistryError::<Runtime>::WrongStatus.into());
		assert_eq!(uses(policy), Some(1));

		assert_ok!(DeviceRegistry::resume(signed(GATEWAY), device));
		let refused = RegistryError::<Runtime>::NotOwner;
		assert_eq!(uses(policy), Some(0));
		assert_eq!(suspend().unwrap_err().error, refused.into());
	});
}

#[test]
fn an_owner_pays_for_no_question() {
	on_chain(|| {
		vendor_and_model();
		let device = claimed(1).id;
		let call = RuntimeCall::from(Call::suspend { device });
		type Weights = <Runtime as pallet_device_registry::Config>::WeightInfo;
		let declared = call.get_dispatch_info().call_weight;
		let access = <AccessPolicy as AccessCheck<AccountId>>::authorize_weight();
		assert_eq!(declared, Weights::suspend() + access);
		let post = call.dispatch(signed(OWNER)).unwrap();
		assert_eq!(post.actual_weight, Some(Weights::suspend()));
	});
}

#[test]
fn a_transfer_ends_what_the_old_owner_permitted() {
	on_chain(|| {
		vendor_and_model();
		let device = claimed(1).id;
		let who = Principal::Account(GATEWAY.to_account_id());
		permit(who.clone(), Target::Device(device), action::CONTROL);
		permit(who, Target::Domain, action::CONTROL);
		let ask =
			|| AccessPolicy::decide(subject(GATEWAY), action::CONTROL, Resource::Device(device));
		assert_eq!(ask().reason, Reason::Permitted);
		assert_eq!(ask().policies.len(), 2);

		let soon = System::block_number() + 10;
		let to_stranger = STRANGER.to_account_id();
		assert_ok!(DeviceRegistry::offer_transfer(signed(OWNER), device, to_stranger, soon));
		assert_ok!(DeviceRegistry::accept_transfer(signed(STRANGER), device));
		assert_eq!(ask().reason, Reason::NothingPermits);
		assert_eq!(ask().owner, Some(STRANGER.to_account_id()));

		// Back again: what was said about the whole domain holds, about this device it does not.
		let to_owner = OWNER.to_account_id();
		assert_ok!(DeviceRegistry::offer_transfer(signed(STRANGER), device, to_owner, soon));
		assert_ok!(DeviceRegistry::accept_transfer(signed(OWNER), device));
		assert_eq!(ask().policies, [2]);
	});
}

#[test]
fn a_device_signs_for_access_relayed_and_direct() {
	on_chain(|| {
		let (valve, _) = sponsored(UNIT, UNIT, 0);
		let controller = claimed(2);
		assert_ok!(DeviceRegistry::assign_fleet(signed(OWNER), controller.id, Some(0)));
		let conditions = Conditions { uses: Some(3), ..Default::default() };
		let target = Target::Device(valve.id);
		let principal = Principal::Device(controller.id);
		let policy = permit_if(principal, target, action::CONTROL, conditions);

		let resource = Resource::Device(valve.id);
		let consume = Access::consume { resource: resource.clone(), action: action::CONTROL };
		let relayed = transaction(GATEWAY, controller.call(0, consume.clone()));
		assert_ok!(apply(relayed).unwrap());
		assert_eq!(uses(policy), Some(2));
		assert_ok!(apply(general(controller.call(0, consume.clone()))).unwrap());
		assert_eq!(uses(policy), Some(1));

		let before = muster_runtime::Balances::free_balance(OWNER.to_account_id());
		let request = Access::request_access {
			resource: resource.clone(),
			action: action::CONTROL,
			duration: 60,
		};
		assert_ok!(apply(general(controller.call(0, request))).unwrap());
		let me = Subject::Device(controller.id);
		let session = AccessPolicy::session(resource.clone(), me.clone(), action::CONTROL).unwrap();
		assert_eq!(session.state, SessionState::Open);
		assert_eq!(session.payer, OWNER.to_account_id());
		assert!(muster_runtime::Balances::free_balance(OWNER.to_account_id()) < before);
		assert_eq!(uses(policy), Some(0));

		// A suspended device opens nothing, and its session is over.
		assert_ok!(DeviceRegistry::suspend(signed(OWNER), controller.id));
		assert!(validate(general(controller.call(0, consume))).is_err());
		let session = AccessPolicy::session(resource.clone(), me.clone(), action::CONTROL).unwrap();
		assert_eq!(session.state, SessionState::SubjectChanged);
		let decision = AccessPolicy::decide(me, action::CONTROL, resource);
		assert_eq!(decision.reason, Reason::SubjectNotActive);
	});
}

#[test]
fn fleets_pass_permissions_down_and_suspension_too() {
	on_chain(|| {
		vendor_and_model();
		let (valve, controller) = (claimed(1).id, claimed(2).id);
		for parent in [None, Some(0), Some(1)] {
			assert_ok!(DeviceRegistry::create_fleet(signed(OWNER), text("F"), parent));
		}
		assert_ok!(DeviceRegistry::assign_fleet(signed(OWNER), valve, Some(2)));
		permit(Principal::Device(controller), Target::Fleet(0), action::CONTROL);
		let ask = || {
			let resource = Resource::Device(valve);
			AccessPolicy::decide(Subject::Device(controller), action::CONTROL, resource).reason
		};
		assert_eq!(ask(), Reason::Permitted);
		assert_ok!(DeviceRegistry::assign_fleet(signed(OWNER), controller, Some(2)));
		assert_ok!(DeviceRegistry::suspend_fleet(signed(OWNER), 1));
		assert_eq!(ask(), Reason::SubjectNotActive);
		assert_ok!(DeviceRegistry::resume_fleet(signed(OWNER), 1));
		assert_ok!(DeviceRegistry::assign_fleet(signed(OWNER), valve, None));
		assert_eq!(ask(), Reason::NothingPermits);
	});
}

#[test]
fn without_attestation_silence_opens_no_door() {
	use muster_primitives::TrustTier;
	use pallet_access_policy::{Attested, Party};
	on_chain(|| {
		vendor_and_model();
		let device = claimed(1).id;
		let attested = Some(Attested {
			of: Party::Resource,
			tier: TrustTier::Affirming,
			within: Some(86_400),
		});
		let who = Principal::Account(GATEWAY.to_account_id());
		let conditions = Conditions { attested, ..Default::default() };
		permit_if(who, Target::Device(device), action::CONTROL, conditions);
		let resource = Resource::Device(device);
		let consume = || AccessPolicy::consume(signed(GATEWAY), resource.clone(), action::CONTROL);
		assert_eq!(consume().unwrap_err().error, Error::<Runtime>::NothingPermits.into());
	});
}

#[test]
fn a_time_window_follows_the_chains_clock() {
	on_chain(|| {
		vendor_and_model();
		let device = claimed(1).id;
		let window = Some(Window { from: Some(18), until: Some(23) });
		let who = Principal::Account(GATEWAY.to_account_id());
		let conditions = Conditions { window, ..Default::default() };
		permit_if(who, Target::Device(device), action::CONTROL, conditions);
		let ask = |block| {
			begin_block(block);
			AccessPolicy::decide(subject(GATEWAY), action::CONTROL, Resource::Device(device))
				.permitted
		};
		// A block takes six seconds.
		assert_eq!([2, 3, 4].map(ask), [false, true, false]);
	});
}

#[test]
fn proxies_and_devices_reach_what_is_meant_for_them() {
	let role = RuntimeCall::from(Access::create_role { name: text("r"), parent: None });
	let resource = Resource::Domain(OWNER.to_account_id());
	let consume = RuntimeCall::from(Access::consume { resource, action: action::READ });
	let registry = RuntimeCall::from(Call::remove_vendor { vendor: 0 });
	let floor = pallet_firmware::Call::raise_floor { model: 0, component: 0, sequence: 1 };
	let floor = RuntimeCall::from(floor);
	let (device, rollout, report) = (DeviceId([0; 32]), 0, pallet_firmware::Report::Started);
	let report = RuntimeCall::from(pallet_firmware::Call::report { device, rollout, report });
	assert!(ProxyType::Access.filter(&role) && ProxyType::NonTransfer.filter(&role));
	assert!(!ProxyType::Access.filter(&registry) && !ProxyType::Devices.filter(&role));
	assert!(ProxyType::Firmware.filter(&floor) && ProxyType::NonTransfer.filter(&floor));
	assert!(!ProxyType::Firmware.filter(&registry) && !ProxyType::Devices.filter(&floor));
	assert!(DeviceCalls::contains(&consume) && !DeviceCalls::contains(&role));
	assert!(DeviceCalls::contains(&report) && !DeviceCalls::contains(&floor));
	// Numbers of proxy types never change.
	assert_eq!((ProxyType::Access, ProxyType::Firmware).encode(), [4, 5]);
}

#[test]
fn an_administrator_makes_policies_through_a_proxy() {
	on_chain(|| {
		vendor_and_model();
		let device = claimed(1).id;
		let admin = muster_runtime::Address::Id(GATEWAY.to_account_id());
		assert_ok!(muster_runtime::Proxy::add_proxy(signed(OWNER), admin, ProxyType::Access, 0));
		let call = RuntimeCall::from(Access::add_policy {
			effect: Effect::Permit,
			principal: Principal::Account(STRANGER.to_account_id()),
			target: Target::Device(device),
			actions: Actions::of([action::READ]),
			conditions: Conditions::default(),
		});
		let owner = muster_runtime::Address::Id(OWNER.to_account_id());
		assert_ok!(muster_runtime::Proxy::proxy(signed(GATEWAY), owner, None, Box::new(call)));
		let resource = Resource::Device(device);
		assert!(AccessPolicy::decide(subject(STRANGER), action::READ, resource).permitted);
		// On its own account it makes none for what is not its own.
		assert_noop!(
			AccessPolicy::add_policy(
				signed(GATEWAY),
				Effect::Permit,
				Principal::Anyone,
				Target::Device(device),
				Actions::of([action::READ]),
				Conditions::default(),
			),
			Error::<Runtime>::NotYourTarget
		);
	});
}

/// By the way that wallets and the client's generic views take.
#[test]
fn a_decision_is_asked_as_a_view_function() {
	on_chain(|| {
		vendor_and_model();
		let device = claimed(1).id;
		permit(Principal::Anyone, Target::Device(device), action::READ);
		let id = DecideViewFunction::<Runtime>::id();
		let question = (subject(STRANGER), action::READ, Resource::Device(device));
		let answer = Runtime::execute_view_function(id, question.encode()).unwrap();
		let decision = AccessPolicy::decide(question.0, question.1, question.2);
		assert!(decision.permitted);
		assert_eq!(answer, decision.encode());
	});
}
