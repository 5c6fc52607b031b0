// SPDX-License-Identifier: Apache-2.0

//! Storage deposits: what is stored costs a refundable amount, and who paid is stored with it.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::traits::{Consideration, Footprint};
use scale_info::TypeInfo;
use sp_runtime::DispatchError;

/// A storage deposit and who paid it, which is to whom it returns.
#[derive(
	Clone,
	Copy,
	Eq,
	PartialEq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	TypeInfo,
	MaxEncodedLen,
)]
pub struct Deposit<AccountId, Ticket> {
	/// Who paid.
	pub payer: AccountId,
	ticket: Ticket,
}

impl<AccountId, Ticket> Deposit<AccountId, Ticket>
where
	Ticket: Consideration<AccountId, Footprint>,
	AccountId: Clone,
{
	/// Takes the price of one item of `bytes` from `payer`.
	pub fn take(payer: &AccountId, bytes: usize) -> Result<Self, DispatchError> {
		Self::take_for(payer, footprint(bytes))
	}

	/// Takes the price of several items, or of room for them, from `payer`.
	pub fn take_for(payer: &AccountId, footprint: Footprint) -> Result<Self, DispatchError> {
		let ticket = Ticket::new(payer, footprint)?;
		Ok(Self { payer: payer.clone(), ticket })
	}

	/// Takes more, or gives some back, for the item now has `bytes`.
	pub fn resize(self, bytes: usize) -> Result<Self, DispatchError> {
		self.resize_for(footprint(bytes))
	}

	/// Takes more, or gives some back, for there are now other items than before.
	pub fn resize_for(self, footprint: Footprint) -> Result<Self, DispatchError> {
		let ticket = self.ticket.update(&self.payer, footprint)?;
		Ok(Self { payer: self.payer, ticket })
	}

	/// Gives everything back to the payer.
	pub fn release(self) -> Result<(), DispatchError> {
		self.ticket.drop(&self.payer)
	}

	/// How much is held, where the ticket is a
	/// [`HoldConsideration`](frame_support::traits::fungible::HoldConsideration): it is encoded as
	/// the balance that it stands for, and shows it in no other way.
	pub fn amount<Balance: Decode + Default>(&self) -> Balance
	where
		Ticket: Encode,
	{
		Balance::decode(&mut &self.ticket.encode()[..]).unwrap_or_default()
	}
}

/// One stored item of `bytes`.
pub fn footprint(bytes: usize) -> Footprint {
	Footprint { count: 1, size: bytes as u64 }
}

/// Names each of a pallet's hold reasons as a type, as
/// [`HoldConsideration`](frame_support::traits::fungible::HoldConsideration) asks for them.
///
/// `deposit_kinds!(HoldReason; Vendor, Model)` makes a `Vendor<T>` and a `Model<T>`, each a
/// `Get<T::RuntimeHoldReason>` for the reason of the same name. `Config`, `Get` and `PhantomData`
/// must be in scope.
#[macro_export]
macro_rules! deposit_kinds {
	($reasons:ident; $($kind:ident),+ $(,)?) => { $(
		#[doc = concat!("Deposits held under [`HoldReason::", stringify!($kind), "`].")]
		pub struct $kind<T>(PhantomData<T>);
		impl<T: Config> Get<T::RuntimeHoldReason> for $kind<T> {
			fn get() -> T::RuntimeHoldReason {
				$reasons::$kind.into()
			}
		}
	)+ };
}
