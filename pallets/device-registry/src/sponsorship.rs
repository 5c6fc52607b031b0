// SPDX-License-Identifier: Apache-2.0

//! Budgets from which direct transactions are paid: sponsorships of fleets, and lots.

use crate::*;
use frame_support::{
	traits::{
		fungible::{BalancedHold, MutateHold},
		tokens::Precision::BestEffort,
		Defensive, IsSubType,
	},
	CloneNoBound, DebugNoBound, EqNoBound, PartialEqNoBound,
};
use sp_runtime::traits::{CheckedDiv, Saturating, Zero};

/// Whose budget pays for a direct transaction.
#[derive(CloneNoBound, PartialEqNoBound, EqNoBound, DebugNoBound)]
pub enum FeePayer<T: Config> {
	/// The sponsorship of the device's fleet, within the device's allowance.
	Sponsor { device: DeviceId, fleet: FleetId, sponsor: T::AccountId },
	/// The lot that a device enrols from.
	Lot(LotId),
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_open_sponsorship(
		who: T::AccountId,
		fleet: FleetId,
		budget: BalanceOf<T>,
		allowance: BalanceOf<T>,
		period: BlockNumberFor<T>,
		floor: BalanceOf<T>,
	) -> DispatchResult {
		let mut record = Self::fleet_record(fleet)?;
		ensure!(!Sponsorships::<T>::contains_key(fleet, &who), Error::<T>::AlreadySponsored);
		ensure!(!period.is_zero(), Error::<T>::BadPeriod);
		let deposit = Deposit::<T, _>::take(&who, Sponsorship::<T>::max_encoded_len())?;
		T::Currency::hold(&HoldReason::SponsorshipBudget.into(), &who, budget)?;
		let sponsorship =
			Sponsorship { budget, owed: Zero::zero(), allowance, period, floor, deposit };
		Sponsorships::<T>::insert(fleet, &who, sponsorship);
		Self::deposit_event(Event::SponsorshipOpened { fleet, sponsor: who.clone(), budget });
		if record.owner == who && record.sponsor.is_none() {
			record.sponsor = Some(who.clone());
			Fleets::<T>::insert(fleet, record);
			Self::deposit_event(Event::SponsorChosen { fleet, old: None, new: Some(who) });
		}
		Ok(())
	}

	pub(crate) fn do_fund_sponsorship(
		who: T::AccountId,
		fleet: FleetId,
		amount: BalanceOf<T>,
	) -> DispatchResult {
		let mut record = Self::sponsorship_of(fleet, &who)?;
		T::Currency::hold(&HoldReason::SponsorshipBudget.into(), &who, amount)?;
		Self::collect(fleet, &who, &mut record);
		let old = record.budget;
		record.budget.saturating_accrue(amount);
		let new = record.budget;
		Sponsorships::<T>::insert(fleet, &who, record);
		Self::deposit_event(Event::SponsorshipFunded { fleet, sponsor: who, old, new });
		Ok(())
	}

	pub(crate) fn do_update_sponsorship(
		who: T::AccountId,
		fleet: FleetId,
		allowance: Option<BalanceOf<T>>,
		period: Option<BlockNumberFor<T>>,
		floor: Option<BalanceOf<T>>,
	) -> DispatchResult {
		let mut record = Self::sponsorship_of(fleet, &who)?;
		ensure!(period.is_none_or(|p| !p.is_zero()), Error::<T>::BadPeriod);
		let old = record.terms();
		record.allowance = allowance.unwrap_or(record.allowance);
		record.period = period.unwrap_or(record.period);
		record.floor = floor.unwrap_or(record.floor);
		let new = record.terms();
		Sponsorships::<T>::insert(fleet, &who, record);
		Self::deposit_event(Event::SponsorshipUpdated { fleet, sponsor: who, old, new });
		Ok(())
	}

	pub(crate) fn do_close_sponsorship(who: T::AccountId, fleet: FleetId) -> DispatchResult {
		let mut record = Self::sponsorship_of(fleet, &who)?;
		Sponsorships::<T>::remove(fleet, &who);
		Self::collect(fleet, &who, &mut record);
		let returned = T::Currency::release(
			&HoldReason::SponsorshipBudget.into(),
			&who,
			record.budget,
			BestEffort,
		)?;
		record.deposit.release()?;
		Self::deposit_event(Event::SponsorshipClosed { fleet, sponsor: who.clone(), returned });
		// The fleet may be gone by now.
		if let Some(mut record) =
			Fleets::<T>::get(fleet).filter(|f| f.sponsor.as_ref() == Some(&who))
		{
			record.sponsor = None;
			Fleets::<T>::insert(fleet, record);
			Self::deposit_event(Event::SponsorChosen { fleet, old: Some(who), new: None });
		}
		Ok(())
	}

	pub(crate) fn do_collect_fees(fleet: FleetId, sponsor: T::AccountId) -> DispatchResult {
		let mut record = Self::sponsorship_of(fleet, &sponsor)?;
		ensure!(!record.owed.is_zero(), Error::<T>::NothingOwed);
		Self::collect(fleet, &sponsor, &mut record);
		Sponsorships::<T>::insert(fleet, sponsor, record);
		Ok(())
	}

	/// Hands on what is owed. The caller stores the record.
	fn collect(fleet: FleetId, sponsor: &T::AccountId, record: &mut Sponsorship<T>) {
		let amount = core::mem::take(&mut record.owed);
		if !amount.is_zero() {
			Self::pay(HoldReason::SponsorshipBudget, sponsor, amount);
			let sponsor = sponsor.clone();
			Self::deposit_event(Event::SponsoredFeesCollected { fleet, sponsor, amount });
		}
	}

	/// Takes fees out of what an account holds for them.
	fn pay(reason: HoldReason, account: &T::AccountId, amount: BalanceOf<T>) {
		let (credit, missing) = T::Currency::slash(&reason.into(), account, amount);
		frame_support::defensive_assert!(missing.is_zero(), "a budget is held in full");
		T::OnSponsoredFee::on_unbalanced(credit);
	}

	pub(crate) fn do_choose_sponsor(
		actor: &mut Actor<T>,
		fleet: FleetId,
		new: Option<T::AccountId>,
	) -> DispatchResult {
		let mut record = Self::fleet_record(fleet)?;
		if let Some(sponsor) = &new {
			Self::sponsorship_of(fleet, sponsor)?;
		}
		actor.ensure_fleet(&record.owner, action::SPONSOR, fleet)?;
		let old = core::mem::replace(&mut record.sponsor, new.clone());
		Fleets::<T>::insert(fleet, record);
		Self::deposit_event(Event::SponsorChosen { fleet, old, new });
		Ok(())
	}

	fn sponsorship_of(fleet: FleetId, sponsor: &T::AccountId) -> Result<Sponsorship<T>, Error<T>> {
		Sponsorships::<T>::get(fleet, sponsor).ok_or(Error::<T>::SponsorshipNotFound)
	}

	/// Whose budget pays for this call if no account does. `None` for every call that needs an
	/// account, and where nobody sponsors.
	pub(crate) fn fee_payer(
		call: &<T as frame_system::Config>::RuntimeCall,
	) -> Option<FeePayer<T>> {
		match call.is_sub_type()? {
			Call::submit { device, .. } => {
				Self::sponsor_of(*device, Devices::<T>::get(device)?.fleet?)
			},
			Call::enrol_from_lot { lot, .. } => Some(FeePayer::Lot(*lot)),
			_ => None,
		}
	}

	pub(crate) fn sponsor_of(device: DeviceId, fleet: FleetId) -> Option<FeePayer<T>> {
		let sponsor = Fleets::<T>::get(fleet)?.sponsor?;
		Some(FeePayer::Sponsor { device, fleet, sponsor })
	}

	/// Whether the budget covers a fee, with everything that is to be left.
	pub(crate) fn can_pay(payer: &FeePayer<T>, fee: BalanceOf<T>) -> Result<(), Error<T>> {
		match payer {
			FeePayer::Sponsor { device, fleet, sponsor } => {
				let record = Devices::<T>::get(device).ok_or(Error::<T>::DeviceNotFound)?;
				Self::sponsor_can_pay(&record, *fleet, sponsor, fee)
			},
			FeePayer::Lot(lot) => {
				let lot = Lots::<T>::get(lot).ok_or(Error::<T>::LotNotFound)?;
				Self::lot_covers(&lot, fee)
			},
		}
	}

	/// [`Self::can_pay`] for a device that was read already.
	pub(crate) fn sponsor_can_pay(
		record: &DeviceRecord<T>,
		fleet: FleetId,
		sponsor: &T::AccountId,
		fee: BalanceOf<T>,
	) -> Result<(), Error<T>> {
		let terms = Self::sponsorship_of(fleet, sponsor)?;
		let (_, spent) = Self::spent(record, terms.period);
		Self::sponsorship_covers(&terms, spent, fee)
	}

	fn sponsorship_covers(
		terms: &Sponsorship<T>,
		spent: BalanceOf<T>,
		fee: BalanceOf<T>,
	) -> Result<(), Error<T>> {
		let covered = terms.budget >= fee.saturating_add(terms.floor)
			&& spent.saturating_add(fee) <= terms.allowance;
		ensure!(covered, Error::<T>::NotSponsored);
		Ok(())
	}

	fn lot_covers(lot: &Lot<T>, fee: BalanceOf<T>) -> Result<(), Error<T>> {
		let covered = lot.budget >= fee.saturating_add(Self::device_deposit());
		ensure!(covered, Error::<T>::NotSponsored);
		Ok(())
	}

	/// Sets a fee aside. What the budget really loses is settled by [`Self::settle`].
	pub(crate) fn withhold(payer: &FeePayer<T>, fee: BalanceOf<T>) -> Result<(), Error<T>> {
		match payer {
			FeePayer::Sponsor { device, fleet, sponsor } => {
				let mut terms = Self::sponsorship_of(*fleet, sponsor)?;
				Devices::<T>::try_mutate(device, |record| {
					let record = record.as_mut().ok_or(Error::<T>::DeviceNotFound)?;
					let (period, spent) = Self::spent(record, terms.period);
					Self::sponsorship_covers(&terms, spent, fee)?;
					record.spent = (period, spent.saturating_add(fee));
					Ok::<_, Error<T>>(())
				})?;
				terms.budget.saturating_reduce(fee);
				Sponsorships::<T>::insert(fleet, sponsor, terms);
				Ok(())
			},
			FeePayer::Lot(id) => Lots::<T>::try_mutate(id, |lot| {
				let lot = lot.as_mut().ok_or(Error::<T>::LotNotFound)?;
				Self::lot_covers(lot, fee)?;
				lot.budget.saturating_reduce(fee);
				Ok(())
			}),
		}
	}

	/// Gives back what was set aside in excess of the actual fee. A lot pays that at once, for its
	/// holds change with each enrolment; a sponsor owes it until it is collected.
	pub(crate) fn settle(payer: &FeePayer<T>, withheld: BalanceOf<T>, actual: BalanceOf<T>) {
		let actual = actual.min(withheld);
		let unused = withheld.saturating_sub(actual);
		let account = match payer {
			FeePayer::Sponsor { device, fleet, sponsor } => {
				let terms = Sponsorships::<T>::get(fleet, sponsor).defensive();
				let Some(mut terms) = terms else { return };
				terms.budget.saturating_accrue(unused);
				terms.owed.saturating_accrue(actual);
				Devices::<T>::mutate(device, |record| {
					if let Some(record) = record {
						let (period, spent) = Self::spent(record, terms.period);
						record.spent = (period, spent.saturating_sub(unused));
					}
				});
				Sponsorships::<T>::insert(fleet, sponsor, terms);
				sponsor.clone()
			},
			FeePayer::Lot(id) => {
				let Some(mut lot) = Lots::<T>::get(id).defensive() else { return };
				lot.budget.saturating_accrue(unused);
				let account = lot.deposit.payer.clone();
				Lots::<T>::insert(id, lot);
				Self::pay(HoldReason::LotBudget, &account, actual);
				account
			},
		};
		Self::deposit_event(Event::SponsoredFeePaid { payer: account, actual_fee: actual });
	}

	/// The present allowance period, and what a device has spent in it.
	fn spent(
		device: &DeviceRecord<T>,
		period: BlockNumberFor<T>,
	) -> (BlockNumberFor<T>, BalanceOf<T>) {
		let present = Self::now().checked_div(&period).unwrap_or_default();
		let (last, spent) = device.spent;
		(present, if last == present { spent } else { Zero::zero() })
	}
}
