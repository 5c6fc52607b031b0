// SPDX-License-Identifier: Apache-2.0

use super::common::*;
use crate::{mock::*, *};
use frame_support::assert_ok;
use muster_primitives::{DeviceInspect, KeyKind};
use sp_runtime::TokenError;

/// What a fleet costs.
fn fleet_deposit() -> Balance {
	deposit(Fleet::<Test>::max_encoded_len() + Name::max_encoded_len())
}

/// A fleet of [`OWNER`]'s below another.
fn below(parent: FleetId) -> FleetId {
	let fleet = NextFleetId::<Test>::get();
	assert_ok!(DeviceRegistry::create_fleet(signed(OWNER), name("Below"), Some(parent)));
	fleet
}

/// A device in fleet 0.
fn device_in_fleet() -> Device {
	let device = one_device();
	let fleet = fleet();
	assert_ok!(DeviceRegistry::assign_fleet(signed(OWNER), device.id, Some(fleet)));
	events();
	device
}

fn view(fleet: FleetId) -> FleetView<AccountId> {
	DeviceRegistry::fleet(fleet).expect("there is such a fleet; qed")
}

mod create_fleet {
	use super::*;

	#[test]
	fn anyone_creates_a_fleet_and_pays_its_deposit() {
		build_and_execute(|| {
			assert_ok!(DeviceRegistry::create_fleet(signed(OWNER), name("Pumps"), None));
			assert_eq!(events(), [Event::FleetCreated { fleet: 0, owner: OWNER, parent: None }]);
			assert_eq!(
				view(0),
				FleetView {
					owner: OWNER,
					name: b"Pumps".to_vec(),
					parent: None,
					suspended: false,
					sponsor: None,
					children: 0,
					devices: 0,
				}
			);
			assert_eq!(held(&OWNER, HoldReason::Fleet), fleet_deposit());
			assert_eq!(DeviceRegistry::fleet(1), None);
		});
	}

	#[test]
	fn a_fleet_lies_below_another_of_the_same_owner() {
		build_and_execute(|| {
			let top = fleet();
			events();
			let under = below(top);
			assert_eq!(
				events(),
				[Event::FleetCreated { fleet: under, owner: OWNER, parent: Some(top) }]
			);
			assert_eq!(view(under).parent, Some(top));
			assert_eq!(view(top).children, 1);
			assert_eq!(held(&OWNER, HoldReason::Fleet), 2 * fleet_deposit());
		});
	}

	#[test]
	fn fleets_nest_to_the_limit_and_no_deeper() {
		build_and_execute(|| {
			let mut last = fleet();
			for _ in 1..MaxFleetDepth::get() {
				last = below(last);
			}
			assert_eq!(Fleets::<Test>::get(last).unwrap().depth, MaxFleetDepth::get() - 1);
			assert_noop!(
				DeviceRegistry::create_fleet(signed(OWNER), name("Deeper"), Some(last)),
				Error::<Test>::TooDeep
			);
		});
	}

	#[test]
	fn names_are_texts_of_up_to_64_bytes() {
		build_and_execute(|| {
			assert_ok!(DeviceRegistry::create_fleet(signed(OWNER), name(&"x".repeat(64)), None));
			assert_ok!(DeviceRegistry::create_fleet(signed(OWNER), name("Ü"), None));
			assert!(Name::try_from(vec![b'x'; 65]).is_err());
			for bad in [vec![], vec![0xff], vec![b'a', 0xc3]] {
				assert_noop!(
					DeviceRegistry::create_fleet(signed(OWNER), bad.try_into().unwrap(), None),
					Error::<Test>::BadText
				);
			}
		});
	}

	#[test]
	fn fails_below_a_fleet_that_is_not() {
		build_and_execute(|| {
			assert_noop!(
				DeviceRegistry::create_fleet(signed(OWNER), name("x"), Some(0)),
				Error::<Test>::FleetNotFound
			);
		});
	}

	#[test]
	fn fails_below_somebody_elses_fleet() {
		build_and_execute(|| {
			let top = fleet();
			assert_noop!(
				DeviceRegistry::create_fleet(signed(STRANGER), name("x"), Some(top)),
				Error::<Test>::NotFleetOwner
			);
		});
	}

	#[test]
	fn fails_without_the_deposit() {
		build_and_execute(|| {
			let pauper = AccountId::new([99; 32]);
			assert_noop!(
				DeviceRegistry::create_fleet(signed(pauper), name("x"), None),
				TokenError::FundsUnavailable
			);
		});
	}

	#[test]
	fn fails_when_ids_are_used_up() {
		build_and_execute(|| {
			NextFleetId::<Test>::put(u32::MAX);
			assert_noop!(
				DeviceRegistry::create_fleet(signed(OWNER), name("x"), None),
				Error::<Test>::Exhausted
			);
		});
	}

	#[test]
	fn fails_without_an_account() {
		build_and_execute(|| {
			let device = one_device();
			for origin in [RuntimeOrigin::root(), RuntimeOrigin::none(), as_device(device.id)] {
				assert_noop!(
					DeviceRegistry::create_fleet(origin, name("x"), None),
					DispatchError::BadOrigin
				);
			}
		});
	}
}

mod rename_fleet {
	use super::*;

	#[test]
	fn the_owner_renames_and_the_event_tells_both_names() {
		build_and_execute(|| {
			let fleet = fleet();
			events();
			assert_ok!(DeviceRegistry::rename_fleet(signed(OWNER), fleet, name("New")));
			assert_eq!(
				events(),
				[Event::FleetRenamed { fleet, old: name("Fleet"), new: name("New") }]
			);
			assert_eq!(view(fleet).name, b"New");
			assert_eq!(held(&OWNER, HoldReason::Fleet), fleet_deposit());
		});
	}

	#[test]
	fn fails_for_a_fleet_that_is_not() {
		build_and_execute(|| {
			assert_noop!(
				DeviceRegistry::rename_fleet(signed(OWNER), 0, name("x")),
				Error::<Test>::FleetNotFound
			);
		});
	}

	#[test]
	fn fails_for_a_stranger() {
		build_and_execute(|| {
			let fleet = fleet();
			assert_noop!(
				DeviceRegistry::rename_fleet(signed(STRANGER), fleet, name("x")),
				Error::<Test>::NotFleetOwner
			);
		});
	}

	#[test]
	fn fails_with_a_bad_name() {
		build_and_execute(|| {
			let fleet = fleet();
			for bad in [vec![], vec![0x80]] {
				assert_noop!(
					DeviceRegistry::rename_fleet(signed(OWNER), fleet, bad.try_into().unwrap()),
					Error::<Test>::BadText
				);
			}
		});
	}
}

mod remove_fleet {
	use super::*;

	#[test]
	fn an_empty_fleet_goes_and_its_deposit_returns() {
		build_and_execute(|| {
			let top = fleet();
			let under = below(top);
			events();
			assert_ok!(DeviceRegistry::remove_fleet(signed(OWNER), under));
			assert_eq!(events(), [Event::FleetRemoved { fleet: under }]);
			assert_eq!(DeviceRegistry::fleet(under), None);
			assert_eq!(view(top).children, 0);
			assert_ok!(DeviceRegistry::remove_fleet(signed(OWNER), top));
			assert_eq!(held(&OWNER, HoldReason::Fleet), 0);
			assert_eq!(FleetNames::<Test>::iter().count(), 0);
		});
	}

	#[test]
	fn an_id_never_returns() {
		build_and_execute(|| {
			let first = fleet();
			assert_ok!(DeviceRegistry::remove_fleet(signed(OWNER), first));
			assert_ne!(fleet(), first);
		});
	}

	#[test]
	fn fails_with_devices_in_it() {
		build_and_execute(|| {
			let device = device_in_fleet();
			assert_noop!(DeviceRegistry::remove_fleet(signed(OWNER), 0), Error::<Test>::FleetInUse);
			assert_ok!(DeviceRegistry::assign_fleet(signed(OWNER), device.id, None));
			assert_ok!(DeviceRegistry::remove_fleet(signed(OWNER), 0));
		});
	}

	#[test]
	fn fails_with_fleets_in_it() {
		build_and_execute(|| {
			let top = fleet();
			below(top);
			assert_noop!(
				DeviceRegistry::remove_fleet(signed(OWNER), top),
				Error::<Test>::FleetInUse
			);
		});
	}

	#[test]
	fn fails_for_a_fleet_that_is_not_and_for_a_stranger() {
		build_and_execute(|| {
			assert_noop!(
				DeviceRegistry::remove_fleet(signed(OWNER), 0),
				Error::<Test>::FleetNotFound
			);
			let fleet = fleet();
			assert_noop!(
				DeviceRegistry::remove_fleet(signed(STRANGER), fleet),
				Error::<Test>::NotFleetOwner
			);
		});
	}

	#[test]
	fn a_sponsor_gets_the_budget_back_after_the_fleet_is_gone() {
		build_and_execute(|| {
			let fleet = fleet();
			assert_ok!(DeviceRegistry::open_sponsorship(signed(SPONSOR), fleet, 500, 1, 1, 0));
			assert_ok!(DeviceRegistry::choose_sponsor(signed(OWNER), fleet, Some(SPONSOR)));
			assert_ok!(DeviceRegistry::remove_fleet(signed(OWNER), fleet));
			assert_eq!(DeviceRegistry::sponsorship(fleet), None);
			assert_ok!(DeviceRegistry::close_sponsorship(signed(SPONSOR), fleet));
			assert_eq!(held(&SPONSOR, HoldReason::SponsorshipBudget), 0);
			assert_eq!(Balances::free_balance(SPONSOR), ENDOWMENT);
		});
	}
}

mod suspend_fleet {
	use super::*;

	#[test]
	fn every_device_below_is_suspended_by_one_write() {
		build_and_execute(|| {
			let device = device_in_fleet();
			let (mid, low) = (below(0), below(1));
			let deep = claimed(KeyKind::Sr25519, 2);
			let apart = claimed(KeyKind::Sr25519, 3);
			assert_ok!(DeviceRegistry::assign_fleet(signed(OWNER), deep.id, Some(low)));
			events();

			assert_ok!(DeviceRegistry::suspend_fleet(signed(OWNER), mid));
			assert_eq!(events(), [Event::FleetSuspended { fleet: mid }]);
			assert_eq!(device.status(), DeviceStatus::Active);
			assert_eq!(deep.status(), DeviceStatus::Suspended);
			assert_eq!(<DeviceRegistry as DeviceInspect<_>>::status(&deep.id), Some(deep.status()));
			assert!(!view(0).suspended && view(mid).suspended && view(low).suspended);

			assert_ok!(DeviceRegistry::suspend_fleet(signed(OWNER), 0));
			assert_eq!(device.status(), DeviceStatus::Suspended);
			assert_eq!(apart.status(), DeviceStatus::Active);
			// The devices' own values were not touched.
			assert_eq!(device.record().status(), DeviceStatus::Active);
		});
	}

	#[test]
	fn other_states_of_a_device_show_through() {
		build_and_execute(|| {
			let device = device_in_fleet();
			assert_ok!(DeviceRegistry::suspend_fleet(signed(OWNER), 0));
			assert_ok!(DeviceRegistry::quarantine(RuntimeOrigin::root(), device.id));
			assert_eq!(device.status(), DeviceStatus::Quarantined);
			assert_ok!(DeviceRegistry::decommission(signed(OWNER), device.id));
			assert_eq!(device.status(), DeviceStatus::Decommissioned);
		});
	}

	#[test]
	fn fails_twice() {
		build_and_execute(|| {
			let fleet = fleet();
			assert_ok!(DeviceRegistry::suspend_fleet(signed(OWNER), fleet));
			assert_noop!(
				DeviceRegistry::suspend_fleet(signed(OWNER), fleet),
				Error::<Test>::NoChange
			);
		});
	}

	#[test]
	fn fails_for_a_fleet_that_is_not_and_for_a_stranger() {
		build_and_execute(|| {
			assert_noop!(
				DeviceRegistry::suspend_fleet(signed(OWNER), 0),
				Error::<Test>::FleetNotFound
			);
			let fleet = fleet();
			assert_noop!(
				DeviceRegistry::suspend_fleet(signed(VENDOR), fleet),
				Error::<Test>::NotFleetOwner
			);
		});
	}
}

mod resume_fleet {
	use super::*;

	#[test]
	fn devices_are_again_what_they_were() {
		build_and_execute(|| {
			let device = device_in_fleet();
			let stopped = claimed(KeyKind::Sr25519, 2);
			assert_ok!(DeviceRegistry::assign_fleet(signed(OWNER), stopped.id, Some(0)));
			assert_ok!(DeviceRegistry::suspend(signed(OWNER), stopped.id));
			assert_ok!(DeviceRegistry::suspend_fleet(signed(OWNER), 0));
			events();
			assert_ok!(DeviceRegistry::resume_fleet(signed(OWNER), 0));
			assert_eq!(events(), [Event::FleetResumed { fleet: 0 }]);
			assert_eq!(device.status(), DeviceStatus::Active);
			assert_eq!(stopped.status(), DeviceStatus::Suspended);
		});
	}

	#[test]
	fn a_suspended_fleet_above_still_counts() {
		build_and_execute(|| {
			let top = fleet();
			let under = below(top);
			assert_ok!(DeviceRegistry::suspend_fleet(signed(OWNER), top));
			assert_ok!(DeviceRegistry::suspend_fleet(signed(OWNER), under));
			assert_ok!(DeviceRegistry::resume_fleet(signed(OWNER), under));
			assert!(view(under).suspended);
			assert_ok!(DeviceRegistry::resume_fleet(signed(OWNER), top));
			assert!(!view(under).suspended);
		});
	}

	#[test]
	fn fails_for_a_fleet_that_is_not_suspended() {
		build_and_execute(|| {
			let fleet = fleet();
			assert_noop!(
				DeviceRegistry::resume_fleet(signed(OWNER), fleet),
				Error::<Test>::NoChange
			);
		});
	}

	#[test]
	fn fails_for_a_fleet_that_is_not_and_for_a_stranger() {
		build_and_execute(|| {
			assert_noop!(
				DeviceRegistry::resume_fleet(signed(OWNER), 0),
				Error::<Test>::FleetNotFound
			);
			let fleet = fleet();
			assert_ok!(DeviceRegistry::suspend_fleet(signed(OWNER), fleet));
			assert_noop!(
				DeviceRegistry::resume_fleet(signed(STRANGER), fleet),
				Error::<Test>::NotFleetOwner
			);
		});
	}
}

mod assign_fleet {
	use super::*;

	#[test]
	fn a_device_goes_from_fleet_to_fleet_to_none() {
		build_and_execute(|| {
			let device = one_device();
			let (first, second) = (fleet(), fleet());
			events();
			let go = |to| {
				assert_ok!(DeviceRegistry::assign_fleet(signed(OWNER), device.id, to));
				events()
			};
			let device = device.id;
			assert_eq!(
				go(Some(first)),
				[Event::FleetAssigned { device, old: None, new: Some(first) }]
			);
			assert_eq!((view(first).devices, view(second).devices), (1, 0));
			assert_eq!(
				go(Some(second)),
				[Event::FleetAssigned { device, old: Some(first), new: Some(second) }]
			);
			assert_eq!((view(first).devices, view(second).devices), (0, 1));
			assert_eq!(DeviceRegistry::device(device).unwrap().fleet, Some(second));
			assert_eq!(go(None), [Event::FleetAssigned { device, old: Some(second), new: None }]);
			assert_eq!((view(first).devices, view(second).devices), (0, 0));
			assert_eq!(DeviceRegistry::device(device).unwrap().fleet, None);
		});
	}

	#[test]
	fn a_device_is_in_its_fleet_and_those_above() {
		build_and_execute(|| {
			let device = one_device();
			let top = fleet();
			let mid = below(top);
			let low = below(mid);
			assert_ok!(DeviceRegistry::assign_fleet(signed(OWNER), device.id, Some(mid)));
			let within = |fleet| <DeviceRegistry as DeviceInspect<_>>::in_fleet(&device.id, fleet);
			assert!(within(top) && within(mid));
			assert!(!within(low) && !within(99));
			assert_eq!(<DeviceRegistry as DeviceInspect<_>>::fleet(&device.id), Some(mid));
		});
	}

	#[test]
	fn a_transfer_takes_a_device_out_of_its_fleet() {
		build_and_execute(|| {
			let device = device_in_fleet();
			hand_over(&device);
			assert!(events().contains(&Event::FleetAssigned {
				device: device.id,
				old: Some(0),
				new: None
			}));
			assert_eq!((view(0).devices, device.record().fleet), (0, None));
		});
	}

	#[test]
	fn a_decommissioned_device_leaves_its_fleet() {
		build_and_execute(|| {
			let device = device_in_fleet();
			assert_ok!(DeviceRegistry::decommission(signed(OWNER), device.id));
			assert_eq!((view(0).devices, device.record().fleet), (0, None));
			assert_ok!(DeviceRegistry::remove_fleet(signed(OWNER), 0));
		});
	}

	#[test]
	fn fails_where_the_device_is_already() {
		build_and_execute(|| {
			let device = device_in_fleet();
			assert_noop!(
				DeviceRegistry::assign_fleet(signed(OWNER), device.id, Some(0)),
				Error::<Test>::NoChange
			);
			assert_ok!(DeviceRegistry::assign_fleet(signed(OWNER), device.id, None));
			assert_noop!(
				DeviceRegistry::assign_fleet(signed(OWNER), device.id, None),
				Error::<Test>::NoChange
			);
		});
	}

	#[test]
	fn fails_for_a_device_that_is_not() {
		build_and_execute(|| {
			let fleet = fleet();
			assert_noop!(
				DeviceRegistry::assign_fleet(signed(OWNER), DeviceId([1; 32]), Some(fleet)),
				Error::<Test>::DeviceNotFound
			);
		});
	}

	#[test]
	fn fails_for_a_decommissioned_device() {
		build_and_execute(|| {
			let device = device_in_fleet();
			assert_ok!(DeviceRegistry::decommission(signed(OWNER), device.id));
			assert_noop!(
				DeviceRegistry::assign_fleet(signed(OWNER), device.id, Some(0)),
				Error::<Test>::DeviceNotFound
			);
		});
	}

	#[test]
	fn fails_for_who_does_not_own_the_device() {
		build_and_execute(|| {
			let device = one_device();
			fleet();
			for who in [STRANGER, VENDOR, GATEWAY] {
				assert_noop!(
					DeviceRegistry::assign_fleet(signed(who), device.id, Some(0)),
					Error::<Test>::NotOwner
				);
			}
		});
	}

	#[test]
	fn fails_for_a_device_that_nobody_owns() {
		build_and_execute(|| {
			vendor_and_model();
			let device = enrolled(KeyKind::Ed25519, 1);
			let fleet = fleet();
			for who in [OWNER, VENDOR] {
				assert_noop!(
					DeviceRegistry::assign_fleet(signed(who), device.id, Some(fleet)),
					Error::<Test>::NotOwner
				);
			}
		});
	}

	#[test]
	fn fails_for_a_fleet_that_is_not() {
		build_and_execute(|| {
			let device = one_device();
			assert_noop!(
				DeviceRegistry::assign_fleet(signed(OWNER), device.id, Some(0)),
				Error::<Test>::FleetNotFound
			);
		});
	}

	#[test]
	fn fails_for_somebody_elses_fleet() {
		build_and_execute(|| {
			let device = one_device();
			assert_ok!(DeviceRegistry::create_fleet(signed(STRANGER), name("x"), None));
			assert_noop!(
				DeviceRegistry::assign_fleet(signed(OWNER), device.id, Some(0)),
				Error::<Test>::NotFleetOwner
			);
		});
	}

	#[test]
	fn fails_for_a_device_of_its_own_accord() {
		build_and_execute(|| {
			let device = device_in_fleet();
			assert_noop!(
				DeviceRegistry::assign_fleet(as_device(device.id), device.id, None),
				DispatchError::BadOrigin
			);
		});
	}
}
