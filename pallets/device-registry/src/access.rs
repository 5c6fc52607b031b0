// SPDX-License-Identifier: Apache-2.0

//! Acting for an owner: the owner does, and whom the owner's policies permit. And what a call costs
//! that asks others, or tells them.

use crate::*;
use muster_primitives::{Action, FleetListener, Resource, Subject};

/// The most that a call weighs which asks so many questions, and `plain` where it asks none.
pub(crate) fn asking<T: Config>(plain: Weight, questions: u64) -> Weight {
	plain.saturating_add(T::Access::authorize_weight().saturating_mul(questions))
}

/// The most that a call weighs by which a device may leave its fleet, and `plain` where none does.
pub(crate) fn leaving<T: Config>(plain: Weight) -> Weight {
	plain.saturating_add(T::FleetListener::left_weight())
}

/// A call's dispatch info where a device makes it: a device acts for itself and asks nobody.
pub(crate) fn info_by_device<T: Config>(
	call: &<T as frame_system::Config>::RuntimeCall,
) -> DispatchInfo {
	use frame_support::traits::IsSubType;
	let mut info = call.get_dispatch_info();
	if let Some(
		Call::set_attribute { .. }
		| Call::remove_attribute { .. }
		| Call::set_endpoints { .. }
		| Call::cancel_recovery { .. },
	) = call.is_sub_type()
	{
		info.call_weight = info.call_weight.saturating_sub(asking::<T>(Weight::zero(), 1));
	}
	info
}

/// Who makes a call, and what other pallets were asked and told because of it.
pub(crate) struct Actor<T: Config> {
	subject: Subject<T::AccountId>,
	/// Weight of the call itself.
	own: Weight,
	/// Weight of the others' part.
	others: Weight,
}

impl<T: Config> Actor<T> {
	/// Makes a call for an account.
	pub fn account(
		origin: OriginFor<T>,
		plain: Weight,
		call: impl FnOnce(&mut Self) -> DispatchResult,
	) -> DispatchResultWithPostInfo {
		Self::make(Subject::Account(ensure_signed(origin)?), plain, call)
	}

	/// Makes a call for an account, or for the device that it is about.
	pub fn account_or_device(
		origin: OriginFor<T>,
		device: &DeviceId,
		plain: Weight,
		call: impl FnOnce(&mut Self) -> DispatchResult,
	) -> DispatchResultWithPostInfo {
		let origin: Result<Origin, _> = origin.into();
		let subject = match origin {
			Ok(Origin::Device(id)) if id == *device => Subject::Device(id),
			Ok(Origin::Device(_)) => return Err(DispatchError::BadOrigin.into()),
			Err(origin) => Subject::Account(ensure_signed(origin)?),
		};
		Self::make(subject, plain, call)
	}

	/// Questions are paid for as they are asked, whether the call succeeds or not: who asks none,
	/// as owners do, pays for none. Nor does who takes no device out of a fleet pay for telling it.
	fn make(
		subject: Subject<T::AccountId>,
		plain: Weight,
		call: impl FnOnce(&mut Self) -> DispatchResult,
	) -> DispatchResultWithPostInfo {
		let mut actor = Self { subject, own: plain, others: Weight::zero() };
		let result = call(&mut actor);
		let post_info = Some(actor.own.saturating_add(actor.others)).into();
		match result {
			Ok(()) => Ok(post_info),
			Err(error) => Err(DispatchErrorWithPostInfo { post_info, error }),
		}
	}

	/// The account that calls; `None` for a device.
	pub fn who(&self) -> Option<&T::AccountId> {
		match &self.subject {
			Subject::Account(who) => Some(who),
			Subject::Device(_) => None,
		}
	}

	/// Whether it is this account that calls.
	pub fn is(&self, account: &T::AccountId) -> bool {
		self.who() == Some(account)
	}

	/// Who pays for what the call adds: the account itself, or the owner of the device.
	pub fn payer<'a>(&'a self, owner: &'a T::AccountId) -> &'a T::AccountId {
		self.who().unwrap_or(owner)
	}

	/// The call took the cheaper of its ways. A device was read before it was allowed to call.
	pub fn took(&mut self, weight: Weight) {
		let read = match self.subject {
			Subject::Device(_) => T::DbWeight::get().reads(1),
			Subject::Account(_) => Weight::zero(),
		};
		self.own = weight.saturating_sub(read);
	}

	/// Whether the actor may do this to what `owner` has. Everybody but the owner, and the device
	/// itself, needs a policy of the owner's, and takes one of its uses: ask last, and before
	/// anything is written. A call that fails afterwards gives the use back.
	pub fn may(
		&mut self,
		owner: &T::AccountId,
		action: Action,
		resource: Resource<T::AccountId>,
	) -> bool {
		let itself = match &self.subject {
			Subject::Account(who) => who == owner,
			Subject::Device(id) => resource == Resource::Device(*id),
		};
		if itself {
			return true;
		}
		self.others.saturating_accrue(T::Access::authorize_weight());
		T::Access::authorize(&self.subject, action, &resource).is_ok()
	}

	/// Tells those who follow fleets that the actor took this device out of its fleet. Last of all:
	/// everything is written.
	pub fn left_fleet(&mut self, device: &DeviceId) {
		self.others.saturating_accrue(T::FleetListener::left_weight());
		T::FleetListener::left(device);
	}

	/// Fails unless the actor [may](Self::may) do this to a device.
	pub fn ensure_device(
		&mut self,
		owner: &T::AccountId,
		action: Action,
		device: &DeviceId,
	) -> Result<(), Error<T>> {
		ensure!(self.may(owner, action, Resource::Device(*device)), Error::<T>::NotOwner);
		Ok(())
	}

	/// Fails unless the actor [may](Self::may) do this to a fleet.
	pub fn ensure_fleet(
		&mut self,
		owner: &T::AccountId,
		action: Action,
		fleet: FleetId,
	) -> Result<(), Error<T>> {
		ensure!(self.may(owner, action, Resource::Fleet(fleet)), Error::<T>::NotFleetOwner);
		Ok(())
	}
}
