// SPDX-License-Identifier: Apache-2.0

//! Acting for an owner by permission. [`GATEWAY`] is who is permitted, or is not.

mod deposits;
mod device;
mod owner;
mod permission;
mod recovery;
mod statements;
mod stranger;

use super::{
	common::*,
	support::{impoverish, try_propose},
};
use crate::{mock::*, *};
use frame_support::{assert_ok, storage::with_storage_layer, traits::GetCallName};
use muster_primitives::{payload, Action, KeyKind, Resource};

/// A call that acts for [`OWNER`]: what must be permitted for it, and how it is refused.
struct Case {
	name: &'static str,
	call: Call<Test>,
	needs: Vec<(Action, Resource<AccountId>)>,
	refused: DispatchError,
}

impl Case {
	fn new(
		name: &'static str,
		call: Call<Test>,
		needs: &[(Action, Resource<AccountId>)],
		refused: Error<Test>,
	) -> Self {
		Self { name, call, needs: needs.to_vec(), refused: refused.into() }
	}

	fn by(&self, who: AccountId) -> DispatchResultWithPostInfo {
		Questions::set(0);
		RuntimeCall::from(self.call.clone()).dispatch(signed(who))
	}

	/// What it weighs without questions.
	fn plain(&self) -> Weight {
		let questions = AccessWeight::get().saturating_mul(self.needs.len() as u64);
		self.declared().saturating_sub(questions)
	}

	/// What it weighs if it fails before a device has left its fleet.
	fn staying(&self) -> Weight {
		let leaves = matches!(self.call, Call::assign_fleet { .. } | Call::decommission { .. });
		self.plain().saturating_sub(if leaves { LeftWeight::get() } else { Weight::zero() })
	}

	fn declared(&self) -> Weight {
		RuntimeCall::from(self.call.clone()).get_dispatch_info().call_weight
	}

	/// Permits everything that it needs, so often.
	fn permit(&self, uses: u32) {
		for (action, resource) in self.needs.clone() {
			permit(GATEWAY, action, resource, uses);
		}
	}

	/// How often each thing that it needs is permitted still.
	fn uses(&self) -> Vec<u32> {
		let needs = self.needs.clone().into_iter();
		needs.map(|(action, resource)| uses(GATEWAY, action, resource)).collect()
	}
}

/// What [`OWNER`] has, and what somebody else has.
struct World {
	/// At work in `low`, with an operational key, an attribute, endpoints and an offer.
	device: Device,
	suspended: Device,
	/// The vendor wants another key for it.
	lost: Device,
	top: FleetId,
	low: FleetId,
	empty: FleetId,
	stopped: FleetId,
	others_device: Device,
	others_fleet: FleetId,
}

impl World {
	fn new() -> Self {
		let mut device = one_device();
		appoint(&mut device, KeyKind::Ed25519, 100);
		let suspended = claimed(KeyKind::Ed25519, 2);
		let lost = claimed(KeyKind::Ed25519, 3);
		let [top, empty, stopped] = [(); 3].map(|_| fleet());
		let low = NextFleetId::<Test>::get();
		assert_ok!(DeviceRegistry::create_fleet(signed(OWNER), name("Low"), Some(top)));
		assert_ok!(DeviceRegistry::assign_fleet(signed(OWNER), device.id, Some(low)));
		assert_ok!(DeviceRegistry::suspend(signed(OWNER), suspended.id));
		assert_ok!(DeviceRegistry::suspend_fleet(signed(OWNER), stopped));
		assert_ok!(attribute(OWNER, &device, "a", "said"));
		assert_ok!(DeviceRegistry::set_endpoints(signed(OWNER), device.id, endpoints(1, false)));
		assert_ok!(offer(OWNER, &device));
		assert_ok!(try_propose(&lost, VENDOR, &Signer::new(KeyKind::P256, 101)));
		assert_ok!(DeviceRegistry::open_sponsorship(signed(SPONSOR), top, 500, 1, 1, 0));

		let others_device = enrolled(KeyKind::Ed25519, 4);
		let consent = others_device.consent(&BUYER);
		let id = others_device.id;
		assert_ok!(DeviceRegistry::claim(signed(BUYER), id, soon(), consent, None));
		let others_fleet = NextFleetId::<Test>::get();
		assert_ok!(DeviceRegistry::create_fleet(signed(BUYER), name("Other's"), None));
		events();
		Self { device, suspended, lost, top, low, empty, stopped, others_device, others_fleet }
	}

	/// Everything that somebody could be permitted to do something to.
	fn resources(&self) -> Vec<Resource<AccountId>> {
		let devices = [&self.device, &self.suspended, &self.lost, &self.others_device];
		let devices = devices.map(|device| Resource::Device(device.id));
		let fleets = (0..NextFleetId::<Test>::get()).map(Resource::Fleet);
		let domains = [OWNER, BUYER, GATEWAY].map(Resource::Domain);
		devices.into_iter().chain(fleets).chain(domains).collect()
	}

	/// Every call that acts for an owner, ready to be made.
	fn cases(&self) -> Vec<Case> {
		let device = self.device.id;
		let on = |action| [(action, Resource::Device(device))];
		let fleet = |action, fleet| [(action, Resource::Fleet(fleet))];
		let new = Signer::new(KeyKind::P256, 102);
		let proof = payload::recover(&GENESIS, &device, &new.key(), 0, &soon());
		let propose = Call::propose_recovery {
			device,
			key: new.key(),
			valid_until: soon(),
			key_signature: new.sign(&proof),
		};
		let (suspended, lost) = (self.suspended.id, self.lost.id);
		let keys_of_lost = [(action::MANAGE_KEYS, Resource::Device(lost))];
		let to_empty = [
			(action::MANAGE_FLEET, Resource::Device(device)),
			(action::MANAGE_FLEET, Resource::Fleet(self.empty)),
		];
		let owner = || Error::<Test>::NotOwner;
		let party = || Error::<Test>::NotParty;
		let fleet_owner = || Error::<Test>::NotFleetOwner;
		vec![
			Case::new(
				"offer_transfer",
				Call::offer_transfer { device, to: STRANGER, expires: soon() },
				&on(action::TRANSFER),
				owner(),
			),
			Case::new(
				"cancel_transfer",
				Call::cancel_transfer { device },
				&on(action::TRANSFER),
				owner(),
			),
			Case::new("suspend", Call::suspend { device }, &on(action::SUSPEND), owner()),
			Case::new(
				"resume",
				Call::resume { device: suspended },
				&[(action::SUSPEND, Resource::Device(suspended))],
				owner(),
			),
			Case::new(
				"decommission",
				Call::decommission { device },
				&on(action::DECOMMISSION),
				owner(),
			),
			Case::new(
				"revoke_operational_key",
				Call::revoke_operational_key { device },
				&on(action::MANAGE_KEYS),
				owner(),
			),
			Case::new("propose_recovery", propose, &on(action::MANAGE_KEYS), party()),
			Case::new(
				"approve_recovery",
				Call::approve_recovery { device: lost },
				&keys_of_lost,
				party(),
			),
			Case::new(
				"cancel_recovery",
				Call::cancel_recovery { device: lost },
				&keys_of_lost,
				party(),
			),
			Case::new(
				"create_fleet",
				Call::create_fleet { name: name("New"), parent: Some(self.top) },
				&fleet(action::MANAGE_FLEET, self.top),
				fleet_owner(),
			),
			Case::new(
				"rename_fleet",
				Call::rename_fleet { fleet: self.low, name: name("New") },
				&fleet(action::MANAGE_FLEET, self.low),
				fleet_owner(),
			),
			Case::new(
				"remove_fleet",
				Call::remove_fleet { fleet: self.empty },
				&fleet(action::MANAGE_FLEET, self.empty),
				fleet_owner(),
			),
			Case::new(
				"suspend_fleet",
				Call::suspend_fleet { fleet: self.low },
				&fleet(action::SUSPEND, self.low),
				fleet_owner(),
			),
			Case::new(
				"resume_fleet",
				Call::resume_fleet { fleet: self.stopped },
				&fleet(action::SUSPEND, self.stopped),
				fleet_owner(),
			),
			Case::new(
				"assign_fleet",
				Call::assign_fleet { device, fleet: Some(self.empty) },
				&to_empty,
				owner(),
			),
			Case::new(
				"assign_fleet to none",
				Call::assign_fleet { device, fleet: None },
				&on(action::MANAGE_FLEET),
				owner(),
			),
			Case::new(
				"set_attribute",
				Call::set_attribute {
					device,
					name: name("a"),
					value: name("new"),
					valid_until: None,
				},
				&on(action::CONFIGURE),
				owner(),
			),
			Case::new(
				"remove_attribute",
				Call::remove_attribute { device, name: name("a") },
				&on(action::CONFIGURE),
				owner(),
			),
			Case::new(
				"set_endpoints",
				Call::set_endpoints { device, endpoints: endpoints(2, false) },
				&on(action::CONFIGURE),
				owner(),
			),
			Case::new(
				"choose_sponsor",
				Call::choose_sponsor { fleet: self.top, sponsor: Some(SPONSOR) },
				&fleet(action::SPONSOR, self.top),
				fleet_owner(),
			),
		]
	}
}

/// Calls that act for no owner: for a vendor, a sponsor, governance or whoever makes them, or by a
/// device's own signature. All the others ask whom the owner permits.
const FOR_NO_OWNER: [&str; 28] = [
	"register_vendor",
	"update_vendor",
	"set_vendor_status",
	"set_operator",
	"register_model",
	"update_model",
	"register_lot",
	"fund_lot",
	"close_lot",
	"enrol",
	"enrol_batch",
	"enrol_from_lot",
	"remove_vendor",
	"remove_model",
	"claim",
	"accept_transfer",
	"quarantine",
	"release",
	"set_operational_key",
	"set_agreement_key",
	"rotate_identity_key",
	"finish_recovery",
	"open_sponsorship",
	"fund_sponsorship",
	"update_sponsorship",
	"close_sponsorship",
	"collect_fees",
	"submit",
];

#[test]
fn every_call_acts_for_an_owner_by_permission_or_for_none() {
	build_and_execute(|| {
		let world = World::new();
		let cases = world.cases();
		let mut known: Vec<&str> =
			cases.iter().map(|case| case.call.get_call_name()).chain(FOR_NO_OWNER).collect();
		known.sort_unstable();
		known.dedup();
		let mut there = Call::<Test>::get_call_names().to_vec();
		there.sort_unstable();
		assert_eq!(known, there);
	});
}

fn attribute(who: AccountId, device: &Device, attribute: &str, value: &str) -> DispatchResult {
	let (name, value) = (name(attribute), name(value));
	error(DeviceRegistry::set_attribute(signed(who), device.id, name, value, None))
}

fn offer(who: AccountId, device: &Device) -> DispatchResult {
	error(DeviceRegistry::offer_transfer(signed(who), device.id, BUYER, soon()))
}

/// Lets [`GATEWAY`] do this to the device as often as it likes.
fn permit_on(device: &Device, action: Action) {
	permit(GATEWAY, action, Resource::Device(device.id), u32::MAX);
}

/// Each case on a chain of its own.
fn in_every_case(mut test: impl FnMut(World, Case)) {
	let mut number = 0;
	let mut more = true;
	while more {
		build_and_execute(|| {
			let world = World::new();
			let mut cases = world.cases();
			let case = cases.swap_remove(number);
			more = number < cases.len();
			number += 1;
			test(world, case);
		});
	}
	assert_eq!(number, 20);
}

/// What a call really weighed.
fn weighed(result: DispatchResultWithPostInfo) -> Weight {
	let info = result.unwrap_or_else(|error| error.post_info);
	info.actual_weight.expect("every call that may ask tells; qed")
}
