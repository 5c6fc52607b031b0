// SPDX-License-Identifier: Apache-2.0

//! Storage deposits: what is stored costs a refundable amount, and who paid is stored with it.

use alloc::{
	collections::{BTreeMap, BTreeSet},
	vec::Vec,
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::traits::{fungible::InspectHold, tokens::Balance, Consideration, Footprint};
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

/// What should be held, by account and reason: the sum of what a pallet has written down. For its
/// invariants.
pub struct Held<AccountId, Amount>(BTreeMap<(AccountId, u8), Amount>);

impl<AccountId, Amount> Default for Held<AccountId, Amount> {
	fn default() -> Self {
		Self(BTreeMap::new())
	}
}

impl<AccountId: Ord + Clone, Amount: Balance> Held<AccountId, Amount> {
	/// An amount, for a reason.
	pub fn add(&mut self, account: AccountId, reason: impl Encode, amount: Amount) {
		let sum = self.0.entry((account, index(&reason))).or_default();
		*sum = sum.saturating_add(amount);
	}

	/// A deposit, for a reason.
	pub fn deposit<Ticket>(&mut self, deposit: &Deposit<AccountId, Ticket>, reason: impl Encode)
	where
		Ticket: Consideration<AccountId, Footprint> + Encode,
	{
		self.add(deposit.payer.clone(), reason, deposit.amount());
	}

	/// Whether exactly that is held for these reasons on each of these accounts, of which there should
	/// be all: nothing is held for what is gone.
	pub fn is_exact<Currency, Reason>(
		&self,
		accounts: impl IntoIterator<Item = AccountId>,
		reasons: &[Reason],
	) -> bool
	where
		Currency: InspectHold<AccountId, Balance = Amount>,
		Reason: Copy + Encode + Into<Currency::Reason>,
	{
		let named = self.0.keys().map(|(account, _)| account.clone());
		let accounts: BTreeSet<_> = accounts.into_iter().chain(named).collect();
		accounts.iter().all(|account| {
			reasons.iter().all(|reason| {
				let key = (account.clone(), index(reason));
				let due = self.0.get(&key).copied().unwrap_or_default();
				Currency::balance_on_hold(&(*reason).into(), account) == due
			})
		})
	}
}

/// All hold reasons of a pallet, by their indices.
pub fn reasons<Reason: Decode>() -> Vec<Reason> {
	(0..=u8::MAX).map_while(|index| Reason::decode(&mut &[index][..]).ok()).collect()
}

/// A hold reason is encoded as its index.
fn index(reason: &impl Encode) -> u8 {
	reason.using_encoded(|bytes| bytes.first().copied().unwrap_or_default())
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
