// SPDX-License-Identifier: Apache-2.0

use super::common::*;
use crate::{mock::*, sponsorship::FeePayer, *};
use frame_support::assert_ok;
use muster_primitives::KeyKind;
use sp_runtime::{
	transaction_validity::{InvalidTransaction, TransactionValidityError},
	TokenError,
};

fn sponsorship_deposit() -> Balance {
	deposit(Sponsorship::<Test>::max_encoded_len())
}

fn open(who: AccountId, fleet: FleetId, budget: Balance) -> DispatchResult {
	DeviceRegistry::open_sponsorship(signed(who), fleet, budget, 1_000, 10, 5)
}

/// What is left in [`SPONSOR`]'s budget for fleet 0.
fn budget() -> Balance {
	Sponsorships::<Test>::get(0, SPONSOR).expect("sponsored; qed").budget
}

/// What [`SPONSOR`] owes for direct calls of fleet 0.
fn owed() -> Balance {
	Sponsorships::<Test>::get(0, SPONSOR).expect("sponsored; qed").owed
}

/// Anybody may.
fn collect() -> DispatchResult {
	DeviceRegistry::collect_fees(signed(STRANGER), 0, SPONSOR)
}

/// Has a device's call cost this much.
fn spend(device: &Device, fee: Balance) {
	let payer = DeviceRegistry::sponsor_of(device.id, 0).expect("sponsored; qed");
	assert_ok!(DeviceRegistry::withhold(&payer, fee).map_err(DispatchError::from));
	DeviceRegistry::settle(&payer, fee, fee);
}

mod open_sponsorship {
	use super::*;

	#[test]
	fn anyone_opens_one_and_waits_to_be_chosen() {
		build_and_execute(|| {
			let fleet = fleet();
			events();
			assert_ok!(open(SPONSOR, fleet, 700));
			assert_eq!(
				events(),
				[Event::SponsorshipOpened { fleet, sponsor: SPONSOR, budget: 700 }]
			);
			assert_eq!(held(&SPONSOR, HoldReason::SponsorshipBudget), 700);
			assert_eq!(held(&SPONSOR, HoldReason::Sponsorship), sponsorship_deposit());
			assert_eq!(DeviceRegistry::sponsorship(fleet), None);
			assert_eq!(DeviceRegistry::fleet(fleet).unwrap().sponsor, None);
		});
	}

	#[test]
	fn the_owners_first_is_chosen_at_once() {
		build_and_execute(|| {
			let fleet = fleet();
			events();
			assert_ok!(open(OWNER, fleet, 700));
			assert_eq!(
				events(),
				[
					Event::SponsorshipOpened { fleet, sponsor: OWNER, budget: 700 },
					Event::SponsorChosen { fleet, old: None, new: Some(OWNER) },
				]
			);
			assert_eq!(
				DeviceRegistry::sponsorship(fleet),
				Some(SponsorshipView {
					sponsor: OWNER,
					budget: 700,
					owed: 0,
					allowance: 1_000,
					period: 10,
					floor: 5,
				})
			);
		});
	}

	#[test]
	fn the_owners_own_does_not_displace_another() {
		build_and_execute(|| {
			let fleet = fleet();
			assert_ok!(open(SPONSOR, fleet, 700));
			assert_ok!(DeviceRegistry::choose_sponsor(signed(OWNER), fleet, Some(SPONSOR)));
			assert_ok!(open(OWNER, fleet, 1));
			assert_eq!(DeviceRegistry::sponsorship(fleet).unwrap().sponsor, SPONSOR);
		});
	}

	#[test]
	fn many_sponsor_one_fleet_and_one_sponsors_many() {
		build_and_execute(|| {
			let (first, second) = (fleet(), fleet());
			for fleet in [first, second] {
				for who in [SPONSOR, VENDOR, STRANGER] {
					assert_ok!(open(who, fleet, 100));
				}
			}
			assert_eq!(held(&SPONSOR, HoldReason::SponsorshipBudget), 200);
			assert_eq!(held(&SPONSOR, HoldReason::Sponsorship), 2 * sponsorship_deposit());
		});
	}

	#[test]
	fn a_budget_may_be_nothing() {
		build_and_execute(|| {
			let fleet = fleet();
			assert_ok!(open(SPONSOR, fleet, 0));
			assert_eq!(held(&SPONSOR, HoldReason::SponsorshipBudget), 0);
		});
	}

	#[test]
	fn fails_for_a_fleet_that_is_not() {
		build_and_execute(|| {
			assert_noop!(open(SPONSOR, 0, 1), Error::<Test>::FleetNotFound);
		});
	}

	#[test]
	fn fails_twice() {
		build_and_execute(|| {
			let fleet = fleet();
			assert_ok!(open(SPONSOR, fleet, 1));
			assert_noop!(open(SPONSOR, fleet, 1), Error::<Test>::AlreadySponsored);
		});
	}

	#[test]
	fn fails_with_a_period_of_nothing() {
		build_and_execute(|| {
			let fleet = fleet();
			assert_noop!(
				DeviceRegistry::open_sponsorship(signed(SPONSOR), fleet, 1, 1, 0, 0),
				Error::<Test>::BadPeriod
			);
			assert_ok!(DeviceRegistry::open_sponsorship(signed(SPONSOR), fleet, 1, 1, 1, 0));
		});
	}

	#[test]
	fn fails_with_more_than_the_sponsor_has() {
		build_and_execute(|| {
			let fleet = fleet();
			assert_noop!(open(SPONSOR, fleet, ENDOWMENT), TokenError::FundsUnavailable);
			// The account itself must stay alive.
			let most = ENDOWMENT - sponsorship_deposit() - 10;
			assert_noop!(open(SPONSOR, fleet, most + 1), TokenError::FundsUnavailable);
			assert_ok!(open(SPONSOR, fleet, most));
		});
	}

	#[test]
	fn fails_without_an_account() {
		build_and_execute(|| {
			let device = one_device();
			let fleet = fleet();
			for origin in [RuntimeOrigin::root(), RuntimeOrigin::none(), as_device(device.id)] {
				assert_noop!(
					DeviceRegistry::open_sponsorship(origin, fleet, 1, 1, 1, 1),
					DispatchError::BadOrigin
				);
			}
		});
	}
}

mod fund_sponsorship {
	use super::*;

	#[test]
	fn the_budget_grows_by_what_is_held() {
		build_and_execute(|| {
			let fleet = fleet();
			assert_ok!(open(SPONSOR, fleet, 700));
			events();
			assert_ok!(DeviceRegistry::fund_sponsorship(signed(SPONSOR), fleet, 42));
			assert_eq!(
				events(),
				[Event::SponsorshipFunded { fleet, sponsor: SPONSOR, old: 700, new: 742 }]
			);
			assert_eq!(budget(), 742);
			assert_eq!(held(&SPONSOR, HoldReason::SponsorshipBudget), 742);
		});
	}

	#[test]
	fn fails_for_who_sponsors_not() {
		build_and_execute(|| {
			let fleet = fleet();
			assert_ok!(open(SPONSOR, fleet, 700));
			for who in [OWNER, STRANGER] {
				assert_noop!(
					DeviceRegistry::fund_sponsorship(signed(who), fleet, 1),
					Error::<Test>::SponsorshipNotFound
				);
			}
			assert_noop!(
				DeviceRegistry::fund_sponsorship(signed(SPONSOR), fleet + 1, 1),
				Error::<Test>::SponsorshipNotFound
			);
		});
	}

	#[test]
	fn fails_with_more_than_the_sponsor_has() {
		build_and_execute(|| {
			let fleet = fleet();
			assert_ok!(open(SPONSOR, fleet, 700));
			for amount in [ENDOWMENT, u128::MAX] {
				assert!(DeviceRegistry::fund_sponsorship(signed(SPONSOR), fleet, amount).is_err());
			}
			assert_eq!(budget(), 700);
		});
	}
}

mod update_sponsorship {
	use super::*;

	fn terms() -> (Balance, u64, Balance, Balance) {
		let terms = Sponsorships::<Test>::get(0, SPONSOR).unwrap();
		(terms.allowance, terms.period, terms.floor, terms.budget)
	}

	#[test]
	fn what_is_given_changes_and_what_is_omitted_stays() {
		build_and_execute(|| {
			let fleet = fleet();
			assert_ok!(open(SPONSOR, fleet, 700));
			events();
			let update = |allowance, period, floor| {
				let old = Sponsorships::<Test>::get(0, SPONSOR).unwrap().terms();
				assert_ok!(DeviceRegistry::update_sponsorship(
					signed(SPONSOR),
					fleet,
					allowance,
					period,
					floor
				));
				let new = Sponsorships::<Test>::get(0, SPONSOR).unwrap().terms();
				assert_eq!(
					events(),
					[Event::SponsorshipUpdated { fleet, sponsor: SPONSOR, old, new }]
				);
				terms()
			};
			assert_eq!(update(None, None, None), (1_000, 10, 5, 700));
			assert_eq!(update(Some(2), None, None), (2, 10, 5, 700));
			assert_eq!(update(None, Some(3), None), (2, 3, 5, 700));
			assert_eq!(update(None, None, Some(0)), (2, 3, 0, 700));
			assert_eq!(update(Some(0), Some(1), Some(900)), (0, 1, 900, 700));
		});
	}

	#[test]
	fn fails_with_a_period_of_nothing() {
		build_and_execute(|| {
			let fleet = fleet();
			assert_ok!(open(SPONSOR, fleet, 700));
			assert_noop!(
				DeviceRegistry::update_sponsorship(signed(SPONSOR), fleet, None, Some(0), None),
				Error::<Test>::BadPeriod
			);
		});
	}

	#[test]
	fn fails_for_who_sponsors_not() {
		build_and_execute(|| {
			let fleet = fleet();
			assert_ok!(open(SPONSOR, fleet, 700));
			assert_noop!(
				DeviceRegistry::update_sponsorship(signed(OWNER), fleet, Some(1), None, None),
				Error::<Test>::SponsorshipNotFound
			);
		});
	}
}

mod close_sponsorship {
	use super::*;

	#[test]
	fn budget_and_deposit_return_and_the_fleet_has_no_sponsor() {
		build_and_execute(|| {
			let fleet = fleet();
			assert_ok!(open(SPONSOR, fleet, 700));
			assert_ok!(DeviceRegistry::choose_sponsor(signed(OWNER), fleet, Some(SPONSOR)));
			events();
			assert_ok!(DeviceRegistry::close_sponsorship(signed(SPONSOR), fleet));
			assert_eq!(
				events(),
				[
					Event::SponsorshipClosed { fleet, sponsor: SPONSOR, returned: 700 },
					Event::SponsorChosen { fleet, old: Some(SPONSOR), new: None },
				]
			);
			assert_eq!(Balances::free_balance(SPONSOR), ENDOWMENT);
			assert_eq!(DeviceRegistry::sponsorship(fleet), None);
		});
	}

	#[test]
	fn one_that_was_not_chosen_leaves_the_chosen_one() {
		build_and_execute(|| {
			let fleet = fleet();
			assert_ok!(open(SPONSOR, fleet, 700));
			assert_ok!(open(OWNER, fleet, 300));
			events();
			assert_ok!(DeviceRegistry::close_sponsorship(signed(SPONSOR), fleet));
			assert_eq!(
				events(),
				[Event::SponsorshipClosed { fleet, sponsor: SPONSOR, returned: 700 }]
			);
			assert_eq!(DeviceRegistry::sponsorship(fleet).unwrap().sponsor, OWNER);
		});
	}

	#[test]
	fn fails_for_who_sponsors_not() {
		build_and_execute(|| {
			let fleet = fleet();
			assert_ok!(open(SPONSOR, fleet, 700));
			assert_noop!(
				DeviceRegistry::close_sponsorship(signed(OWNER), fleet),
				Error::<Test>::SponsorshipNotFound
			);
			assert_ok!(DeviceRegistry::close_sponsorship(signed(SPONSOR), fleet));
			assert_noop!(
				DeviceRegistry::close_sponsorship(signed(SPONSOR), fleet),
				Error::<Test>::SponsorshipNotFound
			);
		});
	}
}

mod collect_fees {
	use super::*;

	#[test]
	fn what_is_owed_leaves_the_account_once() {
		build_and_execute(|| {
			let device = sponsored(1_000, 100, 10, 0);
			spend(&device, 30);
			spend(&device, 12);
			let issued = Balances::total_issuance();
			events();
			assert_ok!(collect());
			assert_eq!(
				events(),
				[Event::SponsoredFeesCollected { fleet: 0, sponsor: SPONSOR, amount: 42 }]
			);
			assert_eq!((budget(), owed()), (958, 0));
			assert_eq!(held(&SPONSOR, HoldReason::SponsorshipBudget), 958);
			assert_eq!(Balances::total_issuance(), issued - 42);
			assert_noop!(collect(), Error::<Test>::NothingOwed);
		});
	}

	#[test]
	fn what_is_owed_cannot_be_spent_again() {
		build_and_execute(|| {
			let device = sponsored(100, 1_000, 10, 0);
			spend(&device, 60);
			let payer = DeviceRegistry::sponsor_of(device.id, 0).unwrap();
			let can_pay = |fee| DeviceRegistry::can_pay(&payer, fee).is_ok();
			assert!(can_pay(40) && !can_pay(41));
			assert_ok!(collect());
			assert!(can_pay(40) && !can_pay(41));
		});
	}

	#[test]
	fn funding_collects_too() {
		build_and_execute(|| {
			let device = sponsored(1_000, 100, 10, 0);
			spend(&device, 30);
			events();
			assert_ok!(DeviceRegistry::fund_sponsorship(signed(SPONSOR), 0, 5));
			assert_eq!(
				events(),
				[
					Event::SponsoredFeesCollected { fleet: 0, sponsor: SPONSOR, amount: 30 },
					Event::SponsorshipFunded { fleet: 0, sponsor: SPONSOR, old: 970, new: 975 },
				]
			);
			assert_eq!((budget(), owed()), (975, 0));
		});
	}

	#[test]
	fn closing_does_not_get_around_it() {
		build_and_execute(|| {
			let device = sponsored(1_000, 100, 10, 0);
			spend(&device, 30);
			let issued = Balances::total_issuance();
			events();
			assert_ok!(DeviceRegistry::close_sponsorship(signed(SPONSOR), 0));
			assert_eq!(
				events()[..2],
				[
					Event::SponsoredFeesCollected { fleet: 0, sponsor: SPONSOR, amount: 30 },
					Event::SponsorshipClosed { fleet: 0, sponsor: SPONSOR, returned: 970 },
				]
			);
			assert_eq!(Balances::total_issuance(), issued - 30);
			assert_eq!(Balances::free_balance(SPONSOR), ENDOWMENT - 30);
			assert_noop!(collect(), Error::<Test>::SponsorshipNotFound);
		});
	}

	#[test]
	fn fails_where_nothing_is_owed_and_without_an_account() {
		build_and_execute(|| {
			assert_noop!(collect(), Error::<Test>::SponsorshipNotFound);
			let device = sponsored(1_000, 100, 10, 0);
			assert_noop!(collect(), Error::<Test>::NothingOwed);
			spend(&device, 1);
			for origin in [RuntimeOrigin::root(), RuntimeOrigin::none(), as_device(device.id)] {
				assert_noop!(
					DeviceRegistry::collect_fees(origin, 0, SPONSOR),
					DispatchError::BadOrigin
				);
			}
		});
	}
}

mod choose_sponsor {
	use super::*;

	#[test]
	fn the_fleets_owner_chooses_and_chooses_again() {
		build_and_execute(|| {
			let fleet = fleet();
			assert_ok!(open(SPONSOR, fleet, 700));
			assert_ok!(open(VENDOR, fleet, 300));
			events();
			for (old, new) in
				[(None, Some(SPONSOR)), (Some(SPONSOR), Some(VENDOR)), (Some(VENDOR), None)]
			{
				assert_ok!(DeviceRegistry::choose_sponsor(signed(OWNER), fleet, new.clone()));
				assert_eq!(events(), [Event::SponsorChosen { fleet, old, new: new.clone() }]);
				assert_eq!(DeviceRegistry::fleet(fleet).unwrap().sponsor, new);
				assert_eq!(DeviceRegistry::sponsorship(fleet).map(|s| s.sponsor), new);
			}
		});
	}

	#[test]
	fn fails_for_who_does_not_own_the_fleet() {
		build_and_execute(|| {
			let fleet = fleet();
			assert_ok!(open(SPONSOR, fleet, 700));
			assert_noop!(
				DeviceRegistry::choose_sponsor(signed(SPONSOR), fleet, Some(SPONSOR)),
				Error::<Test>::NotFleetOwner
			);
			assert_noop!(
				DeviceRegistry::choose_sponsor(signed(OWNER), fleet + 1, None),
				Error::<Test>::FleetNotFound
			);
		});
	}

	#[test]
	fn fails_for_a_sponsor_who_opened_nothing() {
		build_and_execute(|| {
			let (first, second) = (fleet(), fleet());
			assert_ok!(open(SPONSOR, first, 700));
			assert_noop!(
				DeviceRegistry::choose_sponsor(signed(OWNER), second, Some(SPONSOR)),
				Error::<Test>::SponsorshipNotFound
			);
		});
	}
}

/// How fees come out of budgets.
mod fees {
	use super::*;

	fn payer(device: &Device) -> FeePayer<Test> {
		DeviceRegistry::sponsor_of(device.id, 0).expect("sponsored; qed")
	}

	fn can_pay(device: &Device, fee: Balance) -> DispatchResult {
		DeviceRegistry::can_pay(&payer(device), fee).map_err(Into::into)
	}

	fn withhold(device: &Device, fee: Balance) -> DispatchResult {
		DeviceRegistry::withhold(&payer(device), fee).map_err(Into::into)
	}

	fn settle(device: &Device, withheld: Balance, actual: Balance) {
		DeviceRegistry::settle(&payer(device), withheld, actual)
	}

	fn not_sponsored() -> DispatchResult {
		Err(Error::<Test>::NotSponsored.into())
	}

	#[test]
	fn a_budget_pays_to_the_last_unit() {
		build_and_execute(|| {
			let device = sponsored(100, 1_000, 10, 0);
			assert_eq!(can_pay(&device, 101), not_sponsored());
			assert_ok!(can_pay(&device, 100));
			assert_ok!(withhold(&device, 100));
			assert_eq!((budget(), held(&SPONSOR, HoldReason::SponsorshipBudget)), (0, 100));
			settle(&device, 100, 100);
			assert_eq!((budget(), owed()), (0, 100));
			assert_eq!(held(&SPONSOR, HoldReason::SponsorshipBudget), 100);
			assert_eq!(events(), [Event::SponsoredFeePaid { payer: SPONSOR, actual_fee: 100 }]);
			assert_eq!(can_pay(&device, 1), not_sponsored());
			assert_ok!(can_pay(&device, 0));
		});
	}

	#[test]
	fn the_floor_stays_in_the_budget() {
		build_and_execute(|| {
			let device = sponsored(100, 1_000, 10, 40);
			assert_eq!(can_pay(&device, 61), not_sponsored());
			assert_ok!(withhold(&device, 60));
			settle(&device, 60, 60);
			assert_eq!(budget(), 40);
			assert_eq!(can_pay(&device, 1), not_sponsored());
			assert_ok!(DeviceRegistry::update_sponsorship(
				signed(SPONSOR),
				0,
				None,
				None,
				Some(39)
			));
			assert_ok!(can_pay(&device, 1));
		});
	}

	#[test]
	fn what_was_not_needed_goes_back_to_budget_and_allowance() {
		build_and_execute(|| {
			let device = sponsored(1_000, 100, 10, 0);
			let issued = Balances::total_issuance();
			assert_ok!(withhold(&device, 100));
			assert_eq!((budget(), device.record().spent), (900, (0, 100)));
			settle(&device, 100, 30);
			assert_eq!((budget(), owed(), device.record().spent), (970, 30, (0, 30)));
			assert_eq!(held(&SPONSOR, HoldReason::SponsorshipBudget), 1_000);
			assert_eq!(Balances::total_issuance(), issued);
			assert_ok!(collect());
			assert_eq!((budget(), owed()), (970, 0));
			assert_eq!(held(&SPONSOR, HoldReason::SponsorshipBudget), 970);
			assert_eq!(Balances::total_issuance(), issued - 30);
			assert_eq!(can_pay(&device, 71), not_sponsored());
			assert_ok!(can_pay(&device, 70));
		});
	}

	#[test]
	fn never_more_is_paid_than_was_set_aside() {
		build_and_execute(|| {
			let device = sponsored(1_000, 100, 10, 0);
			assert_ok!(withhold(&device, 50));
			settle(&device, 50, 51);
			assert_eq!((budget(), owed()), (950, 50));
			assert_eq!(held(&SPONSOR, HoldReason::SponsorshipBudget), 1_000);
		});
	}

	#[test]
	fn an_allowance_is_a_devices_own_in_each_period() {
		build_and_execute(|| {
			let device = sponsored(1_000, 100, 10, 0);
			let other = claimed(KeyKind::Sr25519, 2);
			assert_ok!(DeviceRegistry::assign_fleet(signed(OWNER), other.id, Some(0)));
			run_to(19);
			assert_eq!(can_pay(&device, 101), not_sponsored());
			for _ in 0..2 {
				assert_ok!(withhold(&device, 50));
				settle(&device, 50, 50);
			}
			assert_eq!(can_pay(&device, 1), not_sponsored());
			assert_ok!(can_pay(&other, 100));
			// The next period begins.
			run_to(20);
			assert_ok!(can_pay(&device, 100));
			assert_ok!(withhold(&device, 60));
			settle(&device, 60, 60);
			run_to(29);
			assert_eq!(can_pay(&device, 41), not_sponsored());
			assert_ok!(can_pay(&device, 40));
		});
	}

	#[test]
	fn nothing_is_added_up_wrongly_at_the_ends_of_the_number_range() {
		build_and_execute(|| {
			let device = sponsored(100, u128::MAX, u64::MAX, 0);
			assert_eq!(can_pay(&device, u128::MAX), not_sponsored());
			assert_ok!(withhold(&device, 100));
			settle(&device, 100, 0);
			assert_eq!(budget(), 100);
			assert_ok!(DeviceRegistry::update_sponsorship(
				signed(SPONSOR),
				0,
				Some(0),
				Some(1),
				Some(u128::MAX)
			));
			assert_eq!(can_pay(&device, 0), not_sponsored());
		});
	}

	#[test]
	fn withhold_refuses_what_can_pay_refuses_and_changes_nothing() {
		build_and_execute(|| {
			let device = sponsored(100, 1_000, 10, 0);
			assert_noop!(withhold(&device, 101), Error::<Test>::NotSponsored);
		});
	}

	#[test]
	fn nobody_pays_without_a_fleet_or_a_sponsor_or_a_sponsorship() {
		build_and_execute(|| {
			let device = sponsored(100, 1_000, 10, 0);
			let call = RuntimeCall::from(device.call(0, device.attribute_call("a", "b")));
			assert!(DeviceRegistry::fee_payer(&call).is_some());
			// Calls that need an account are nobody's to pay.
			for other in every_call(false) {
				let direct = matches!(other, Call::submit { .. } | Call::enrol_from_lot { .. });
				let call = RuntimeCall::from(other);
				assert!(direct || DeviceRegistry::fee_payer(&call).is_none(), "{call:?}");
			}
			assert_ok!(DeviceRegistry::choose_sponsor(signed(OWNER), 0, None));
			assert_eq!(DeviceRegistry::fee_payer(&call), None);
			assert_ok!(DeviceRegistry::choose_sponsor(signed(OWNER), 0, Some(SPONSOR)));
			let payer = payer(&device);
			assert_ok!(DeviceRegistry::close_sponsorship(signed(SPONSOR), 0));
			assert_eq!(DeviceRegistry::fee_payer(&call), None);
			assert_eq!(
				DeviceRegistry::can_pay(&payer, 0).map_err(DispatchError::from),
				Err(Error::<Test>::SponsorshipNotFound.into())
			);
			assert_ok!(DeviceRegistry::assign_fleet(signed(OWNER), device.id, None));
			assert_eq!(DeviceRegistry::fee_payer(&call), None);
		});
	}

	#[test]
	fn a_lot_pays_fees_but_keeps_a_devices_deposit() {
		build_and_execute(|| {
			vendor_and_model();
			let keep = DeviceRegistry::device_deposit();
			let (lot, _) = lot(&[Device::new(KeyKind::P256, 1)], keep + 100);
			let payer = FeePayer::Lot(lot);
			let error = |fee| DeviceRegistry::can_pay(&payer, fee).map_err(DispatchError::from);
			assert_eq!(error(101), not_sponsored());
			assert_ok!(error(100));
			events();
			assert_ok!(DeviceRegistry::withhold(&payer, 100).map_err(DispatchError::from));
			DeviceRegistry::settle(&payer, 100, 99);
			assert_eq!(DeviceRegistry::lot(lot).unwrap().budget, keep + 1);
			assert_eq!(held(&VENDOR, HoldReason::LotBudget), keep + 1);
			assert_eq!(events(), [Event::SponsoredFeePaid { payer: VENDOR, actual_fee: 99 }]);
			let gone = DeviceRegistry::can_pay(&FeePayer::Lot(9), 0).map_err(DispatchError::from);
			assert_eq!(gone, Err(Error::<Test>::LotNotFound.into()));
		});
	}
}

/// Direct transactions through the extension.
mod sponsored_payment {
	use super::*;

	const PAYMENT: TransactionValidityError =
		TransactionValidityError::Invalid(InvalidTransaction::Payment);

	fn call(device: &Device) -> Call<Test> {
		device.call(0, device.attribute_call("a", "b"))
	}

	/// A sponsored device, and what its first call costs.
	fn at_cost(terms: impl FnOnce(Balance) -> (Balance, Balance, Balance)) -> (Device, Balance) {
		let device = sponsored(0, 0, 10, 0);
		let fee = fee_of(&call(&device));
		let (budget, allowance, floor) = terms(fee);
		assert_ok!(DeviceRegistry::fund_sponsorship(signed(SPONSOR), 0, budget));
		assert_ok!(DeviceRegistry::update_sponsorship(
			signed(SPONSOR),
			0,
			Some(allowance),
			None,
			Some(floor)
		));
		events();
		(device, fee)
	}

	#[test]
	fn the_sponsor_pays_to_the_last_unit_and_nobody_else_anything() {
		build_and_execute(|| {
			let (device, fee) = at_cost(|fee| (fee, fee, 0));
			let free = ACCOUNTS.map(Balances::free_balance);
			let issued = Balances::total_issuance();
			assert_ok!(error(direct(call(&device)).unwrap()));
			let events = events();
			let [paid] = fees_paid(&events)[..] else { panic!("one fee: {events:?}") };
			assert!(0 < paid && paid <= fee);
			assert_eq!((budget(), owed()), (fee - paid, paid));
			assert_ok!(collect());
			assert_eq!(held(&SPONSOR, HoldReason::SponsorshipBudget), fee - paid);
			assert_eq!(Balances::total_issuance(), issued - paid);
			assert_eq!(device.record().spent, (0, paid));
			let mut after = ACCOUNTS.map(Balances::free_balance);
			// The attribute's deposit is the owner's to pay, as ever.
			after[2] += held(&OWNER, HoldReason::Attribute);
			assert_eq!(after, free);
			assert!(DeviceRegistry::attribute(device.id, name("a")).is_some());
		});
	}

	#[test]
	fn one_unit_less_in_the_budget_is_refused() {
		build_and_execute(|| {
			let (device, _) = at_cost(|fee| (fee - 1, fee, 0));
			assert_noop!(direct(call(&device)), PAYMENT);
		});
	}

	#[test]
	fn one_unit_less_of_allowance_is_refused() {
		build_and_execute(|| {
			let (device, _) = at_cost(|fee| (fee, fee - 1, 0));
			assert_noop!(direct(call(&device)), PAYMENT);
		});
	}

	#[test]
	fn one_unit_under_the_floor_is_refused() {
		build_and_execute(|| {
			let (device, _) = at_cost(|fee| (fee + 9, fee, 10));
			assert_noop!(direct(call(&device)), PAYMENT);
			assert_ok!(DeviceRegistry::fund_sponsorship(signed(SPONSOR), 0, 1));
			assert_ok!(error(direct(call(&device)).unwrap()));
			assert!(budget() >= 10);
		});
	}

	#[test]
	fn a_call_that_fails_inside_still_costs() {
		build_and_execute(|| {
			let (device, _) = at_cost(|fee| (10 * fee, 10 * fee, 0));
			let before = budget();
			let never = frame_system::Call::remark_with_event { remark: vec![] };
			assert_ok!(error(direct(device.call(0, never.into())).unwrap()));
			let events = events();
			assert!(events.contains(&Event::DeviceCallDispatched {
				device: device.id,
				nonce: 0,
				result: Err(DispatchError::BadOrigin)
			}));
			let [paid] = fees_paid(&events)[..] else { panic!("one fee: {events:?}") };
			assert!(paid > 0);
			assert_eq!(budget(), before - paid);
			assert_eq!(device.record().nonce, 1);
		});
	}

	#[test]
	fn what_the_sponsor_pays_is_what_the_weight_says() {
		build_and_execute(|| {
			let (device, _) = at_cost(|fee| (10 * fee, 10 * fee, 0));
			let call = call(&device);
			let info = info(&call.clone().into());
			let post_info = direct(call).unwrap().unwrap();
			let events = events();
			assert_eq!(fees_paid(&events), [Fees::actual_fee(LEN as u32, &info, &post_info)]);
		});
	}

	#[test]
	fn an_allowance_lasts_for_so_many_calls_a_period() {
		build_and_execute(|| {
			let (device, fee) = at_cost(|fee| (100 * fee, 2 * fee, 0));
			let mut taken = 0;
			while direct(call(&device)).is_ok() {
				taken += 1;
				assert!(taken < 10, "an allowance ends");
			}
			assert!(taken >= 2);
			assert!(device.record().spent.1 + fee > 2 * fee);
			assert_noop!(direct(call(&device)), PAYMENT);
			run_to(10);
			assert_ok!(error(direct(call(&device)).unwrap()));
		});
	}

	#[test]
	fn a_signer_pays_as_ever_and_the_sponsor_nothing() {
		build_and_execute(|| {
			let (device, fee) = at_cost(|fee| (fee, fee, 0));
			use sp_runtime::traits::DispatchTransaction;
			let call = RuntimeCall::from(call(&device));
			let info = info(&call);
			let result =
				extension().dispatch_transaction(signed(GATEWAY), call, &info, LEN, 0).unwrap();
			let post_info = result.unwrap();
			assert_eq!(budget(), fee);
			assert_eq!(fees_paid(&events()), []);
			// What only a direct one needs was counted before, and given back.
			let weight = post_info.actual_weight.unwrap();
			assert_eq!(weight, info.call_weight);
		});
	}

	#[test]
	fn a_lots_budget_pays_for_a_devices_own_enrolment() {
		build_and_execute(|| {
			vendor_and_model();
			let devices = [1, 2, 3].map(|seed| Device::new(KeyKind::P256, seed));
			let (lot, tree) = lot(&devices, 0);
			let call = |i: usize| devices[i].lot_call(lot, i as u64, tree.prove(i as u64).unwrap());
			let keep = DeviceRegistry::device_deposit();
			let fee = fee_of(&call(0));
			assert_ok!(DeviceRegistry::fund_lot(signed(VENDOR), lot, keep + fee - 1));
			assert_noop!(direct(call(0)), PAYMENT);
			assert_ok!(DeviceRegistry::fund_lot(signed(VENDOR), lot, 1));
			events();
			assert_ok!(error(direct(call(0)).unwrap()));
			let events = events();
			let [paid] = fees_paid(&events)[..] else { panic!("one fee: {events:?}") };
			assert_eq!(DeviceRegistry::lot(lot).unwrap().budget, fee - paid);
			assert_eq!(held(&VENDOR, HoldReason::LotBudget), fee - paid);
			assert_eq!(held(&VENDOR, HoldReason::Device), keep);
			assert_eq!(devices[0].status(), DeviceStatus::Enrolled);
			assert_noop!(direct(call(1)), PAYMENT);
		});
	}

	#[test]
	fn garbage_costs_the_budget_nothing() {
		build_and_execute(|| {
			let (device, fee) = at_cost(|fee| (10 * fee, 10 * fee, 0));
			let before = budget();
			let Call::submit { device: id, nonce, valid_until, call, .. } = call(&device) else {
				unreachable!()
			};
			for kind in 0..4u8 {
				let signature = match kind {
					0 => DeviceSignature::Ed25519([7; 64]),
					1 => DeviceSignature::Sr25519([7; 64]),
					2 => DeviceSignature::Secp256k1([7; 65]),
					_ => DeviceSignature::P256([7; 64]),
				};
				let call = call.clone();
				assert_noop!(
					direct(Call::submit { device: id, nonce, valid_until, call, signature }),
					TransactionValidityError::Invalid(InvalidTransaction::BadProof)
				);
			}
			assert_eq!(budget(), before);
			assert!(before >= fee);
		});
	}

	#[test]
	fn it_is_encoded_and_described_as_what_it_wraps() {
		use sp_runtime::traits::TransactionExtension;
		type Ours = SponsoredPayment<Test, ()>;
		assert_eq!(SponsoredPayment::<Test, ()>::new(()).encode(), ().encode());
		assert_eq!(
			<Ours as TransactionExtension<RuntimeCall>>::IDENTIFIER,
			<() as TransactionExtension<RuntimeCall>>::IDENTIFIER
		);
		assert_eq!(
			<Ours as scale_info::TypeInfo>::type_info(),
			<() as scale_info::TypeInfo>::type_info()
		);
	}
}
