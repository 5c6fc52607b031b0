// SPDX-License-Identifier: Apache-2.0

use super::*;

#[test]
fn is_refused_at_the_price_of_the_question() {
	in_every_case(|_, case| {
		assert_noop!(case.by(STRANGER), case.refused);
		// The first refusal ends it.
		assert_eq!(Questions::get(), 1, "{}", case.name);
		let price = case.staying().saturating_add(AccessWeight::get());
		assert_eq!(weighed(case.by(STRANGER)), price, "{}", case.name);
	});
}

/// Whatever is wrong for everybody is found before anybody is asked.
#[test]
fn is_not_asked_about_when_the_call_is_wrong_anyway() {
	build_and_execute(|| {
		let world = World::new();
		let World { top, low, empty, stopped, .. } = world;
		let (device, suspended, lost) = (world.device.id, world.suspended.id, world.lost.id);
		let mut deepest = low;
		for _ in 2..MaxFleetDepth::get() {
			let next = NextFleetId::<Test>::get();
			let origin = signed(OWNER);
			assert_ok!(DeviceRegistry::create_fleet(origin, name("x"), Some(deepest)));
			deepest = next;
		}
		for name in ["b", "c", "d"] {
			assert_ok!(attribute(OWNER, &world.device, name, "x"));
		}
		assert_ok!(DeviceRegistry::approve_recovery(signed(OWNER), lost));
		let past = System::block_number() - 1;
		let key = world.device.key();
		let (valid_until, key_signature) = (soon(), DeviceSignature::Ed25519([0; 64]));
		let twice = vec![endpoint("i", "k", "u"); 2].try_into().unwrap();
		let set = |attribute, valid_until| Call::set_attribute {
			device,
			name: name(attribute),
			value: name("v"),
			valid_until,
		};
		type E = Error<Test>;
		for (call, wrong) in [
			(Call::offer_transfer { device, to: BUYER, expires: past }, E::Expired),
			(Call::cancel_transfer { device: lost }, E::TransferNotFound),
			(Call::suspend { device: suspended }, E::WrongStatus),
			(Call::resume { device }, E::WrongStatus),
			(Call::decommission { device: DeviceId([9; 32]) }, E::DeviceNotFound),
			(Call::revoke_operational_key { device: lost }, E::NoOperationalKey),
			(Call::propose_recovery { device, key, valid_until, key_signature }, E::KeyInUse),
			(
				Call::propose_recovery { device: lost, key, valid_until, key_signature },
				E::RecoveryUnderWay,
			),
			(Call::approve_recovery { device: lost }, E::AlreadyApproved),
			(Call::cancel_recovery { device }, E::RecoveryNotFound),
			(Call::create_fleet { name: name(""), parent: Some(top) }, E::BadText),
			(Call::create_fleet { name: name("x"), parent: Some(deepest) }, E::TooDeep),
			(Call::rename_fleet { fleet: low, name: name("") }, E::BadText),
			(Call::remove_fleet { fleet: top }, E::FleetInUse),
			(Call::suspend_fleet { fleet: stopped }, E::NoChange),
			(Call::resume_fleet { fleet: top }, E::NoChange),
			(Call::assign_fleet { device, fleet: Some(low) }, E::NoChange),
			(Call::assign_fleet { device, fleet: Some(99) }, E::FleetNotFound),
			(Call::assign_fleet { device, fleet: Some(world.others_fleet) }, E::NotFleetOwner),
			(set("", None), E::BadText),
			(set("a", Some(0)), E::AlreadyLapsed),
			(set("e", None), E::TooManyAttributes),
			(Call::remove_attribute { device, name: name("e") }, E::AttributeNotFound),
			(Call::set_endpoints { device, endpoints: twice }, E::DuplicateEndpoint),
			(Call::choose_sponsor { fleet: empty, sponsor: Some(SPONSOR) }, E::SponsorshipNotFound),
		] {
			let case = Case::new("", call, &[], wrong);
			assert_noop!(case.by(STRANGER), case.refused);
			assert_eq!(Questions::get(), 0, "{:?}", case.call);
			let paid = weighed(case.by(STRANGER));
			assert!(paid.all_lt(case.declared()), "{:?}", case.call);
		}
	});
}

#[test]
fn clears_away_what_is_void_without_a_question() {
	build_and_execute(|| {
		let world = World::new();
		let until = System::block_number() * 6;
		let (id, a) = (world.device.id, name("a"));
		let value = name("said");
		assert_ok!(DeviceRegistry::set_attribute(signed(OWNER), id, a, value, Some(until)));
		run_to(soon() + 1);
		assert_ok!(DeviceRegistry::cancel_transfer(signed(STRANGER), id));
		assert_ok!(DeviceRegistry::remove_attribute(signed(STRANGER), id, name("a")));
		assert_eq!(Questions::get(), 0);
	});
}
