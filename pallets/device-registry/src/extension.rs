// SPDX-License-Identifier: Apache-2.0

//! Payment of direct transactions: a layer around the chain's own payment extension.

use crate::{sponsorship::FeePayer, *};
use codec::{Decode, DecodeWithMemTracking, Encode};
use core::marker::PhantomData;
use frame_support::{
	traits::{Authorize, IsSubType},
	CloneNoBound, EqNoBound, PartialEqNoBound,
};
use scale_info::{StaticTypeInfo, TypeInfo};
use sp_runtime::{
	traits::{
		DispatchInfoOf, DispatchOriginOf, Implication, PostDispatchInfoOf, TransactionExtension,
		ValidateResult,
	},
	transaction_validity::{TransactionPriority, TransactionValidityError, ValidTransaction},
};

/// What a transaction costs, by the chain's own formula.
pub trait FeeFormula<Call: Dispatchable, Balance> {
	/// The fee of a transaction of `len` bytes, before it is dispatched.
	fn fee(len: u32, info: &DispatchInfoOf<Call>) -> Balance;

	/// The fee once it is known what the dispatch took.
	fn actual_fee(
		len: u32,
		info: &DispatchInfoOf<Call>,
		post_info: &PostDispatchInfoOf<Call>,
	) -> Balance;

	/// The priority in the pool of a transaction that pays this fee and no tip.
	fn priority(len: u32, info: &DispatchInfoOf<Call>, fee: Balance) -> TransactionPriority;
}

/// Lets sponsors and lots pay for what devices send without an account, and leaves everything else
/// to `S`, the chain's payment extension.
///
/// Encoded, named and described as `S`, so that wallets see no difference. The pool refuses a
/// direct transaction that nobody pays; the fee is set aside before the dispatch, and what it did
/// not need goes back after it.
#[derive(Encode, Decode, DecodeWithMemTracking, CloneNoBound, EqNoBound, PartialEqNoBound)]
#[allow(clippy::multiple_bound_locations)] // What the derives write.
pub struct SponsoredPayment<T, S: Clone + Eq>(pub S, PhantomData<T>);

impl<T, S: Clone + Eq> SponsoredPayment<T, S> {
	pub fn new(inner: S) -> Self {
		Self(inner, PhantomData)
	}
}

impl<T, S: Clone + Eq> From<S> for SponsoredPayment<T, S> {
	fn from(inner: S) -> Self {
		Self::new(inner)
	}
}

impl<T, S: Clone + Eq + core::fmt::Debug> core::fmt::Debug for SponsoredPayment<T, S> {
	fn fmt(&self, f: &mut core::fmt::Formatter) -> core::fmt::Result {
		self.0.fmt(f)
	}
}

impl<T: 'static, S: StaticTypeInfo + Clone + Eq> TypeInfo for SponsoredPayment<T, S> {
	type Identity = S;
	fn type_info() -> scale_info::Type {
		S::type_info()
	}
}

/// From validation to preparation.
pub enum Val<T: Config, V> {
	Sponsored { payer: FeePayer<T>, fee: BalanceOf<T> },
	Other(V),
}

/// From preparation to the end of the dispatch.
pub enum Pre<T: Config, P> {
	Sponsored {
		payer: FeePayer<T>,
		withheld: BalanceOf<T>,
		/// The weight of `S`, which was not needed.
		unspent: Weight,
	},
	Other {
		pre: P,
		/// The weight of the authorisation and the sponsor's part, which were not needed.
		unspent: Weight,
	},
}

impl<T: Config, S> SponsoredPayment<T, S>
where
	S: Clone + Eq,
{
	/// What settling with a sponsor costs, for calls that may come without an account.
	fn own_weight(call: &<T as frame_system::Config>::RuntimeCall) -> Weight {
		match call.is_sub_type() {
			// The authorisation has read the sponsorship.
			Some(Call::submit { .. }) => {
				T::WeightInfo::charge_sponsor().saturating_sub(T::DbWeight::get().reads(1))
			},
			Some(Call::enrol_from_lot { .. }) => T::WeightInfo::charge_lot(),
			_ => Weight::zero(),
		}
	}
}

impl<T, S> TransactionExtension<<T as frame_system::Config>::RuntimeCall> for SponsoredPayment<T, S>
where
	T: Config + Send + Sync,
	S: TransactionExtension<<T as frame_system::Config>::RuntimeCall> + StaticTypeInfo,
{
	const IDENTIFIER: &'static str = S::IDENTIFIER;
	type Implicit = S::Implicit;
	type Val = Val<T, S::Val>;
	type Pre = Pre<T, S::Pre>;

	fn implicit(&self) -> Result<Self::Implicit, TransactionValidityError> {
		self.0.implicit()
	}

	fn metadata() -> Vec<sp_runtime::traits::TransactionExtensionMetadata> {
		S::metadata()
	}

	fn weight(&self, call: &<T as frame_system::Config>::RuntimeCall) -> Weight {
		self.0.weight(call).saturating_add(Self::own_weight(call))
	}

	fn validate(
		&self,
		origin: DispatchOriginOf<<T as frame_system::Config>::RuntimeCall>,
		call: &<T as frame_system::Config>::RuntimeCall,
		info: &DispatchInfoOf<<T as frame_system::Config>::RuntimeCall>,
		len: usize,
		self_implicit: Self::Implicit,
		inherited_implication: &impl Implication,
		source: TransactionSource,
	) -> ValidateResult<Self::Val, <T as frame_system::Config>::RuntimeCall> {
		let direct = ensure_authorized(origin.clone()).is_ok()
			&& matches!(
				call.is_sub_type(),
				Some(Call::submit { .. }) | Some(Call::enrol_from_lot { .. })
			);
		if !direct {
			let (valid, val, origin) = self.0.validate(
				origin,
				call,
				info,
				len,
				self_implicit,
				inherited_implication,
				source,
			)?;
			return Ok((valid, Val::Other(val), origin));
		}
		let len = len as u32;
		let fee = T::Fees::fee(len, info);
		let payer = Pallet::<T>::fee_payer(call)
			.ok_or(Error::<T>::NotSponsored)
			.and_then(|payer| Pallet::<T>::can_pay(&payer, fee).map(|()| payer))
			.map_err(refusal)?;
		let valid =
			ValidTransaction { priority: T::Fees::priority(len, info, fee), ..Default::default() };
		Ok((valid, Val::Sponsored { payer, fee }, origin))
	}

	fn prepare(
		self,
		val: Self::Val,
		origin: &DispatchOriginOf<<T as frame_system::Config>::RuntimeCall>,
		call: &<T as frame_system::Config>::RuntimeCall,
		info: &DispatchInfoOf<<T as frame_system::Config>::RuntimeCall>,
		len: usize,
	) -> Result<Self::Pre, TransactionValidityError> {
		match val {
			Val::Sponsored { payer, fee } => {
				Pallet::<T>::withhold(&payer, fee).map_err(refusal)?;
				let unspent = self.0.weight(call);
				Ok(Pre::Sponsored { payer, withheld: fee, unspent })
			},
			Val::Other(val) => {
				// With an account the call itself verifies the signature; that of the
				// authorisation was counted for nothing.
				let own = Self::own_weight(call);
				let unspent = if own.is_zero() {
					own
				} else {
					own.saturating_add(call.weight_of_authorize())
				};
				let pre = self.0.prepare(val, origin, call, info, len)?;
				Ok(Pre::Other { pre, unspent })
			},
		}
	}

	fn post_dispatch_details(
		pre: Self::Pre,
		info: &DispatchInfoOf<<T as frame_system::Config>::RuntimeCall>,
		post_info: &PostDispatchInfoOf<<T as frame_system::Config>::RuntimeCall>,
		len: usize,
		result: &DispatchResult,
	) -> Result<Weight, TransactionValidityError> {
		let less = |unspent: Weight| {
			let mut post_info = *post_info;
			if let Some(weight) = post_info.actual_weight.as_mut() {
				weight.saturating_reduce(unspent);
			}
			post_info
		};
		match pre {
			Pre::Sponsored { payer, withheld, unspent } => {
				let actual = T::Fees::actual_fee(len as u32, info, &less(unspent));
				Pallet::<T>::settle(&payer, withheld, actual);
				Ok(unspent)
			},
			Pre::Other { pre, unspent } => {
				let more = S::post_dispatch_details(pre, info, &less(unspent), len, result)?;
				Ok(unspent.saturating_add(more))
			},
		}
	}

	fn bare_validate(
		call: &<T as frame_system::Config>::RuntimeCall,
		info: &DispatchInfoOf<<T as frame_system::Config>::RuntimeCall>,
		len: usize,
	) -> sp_runtime::transaction_validity::TransactionValidity {
		S::bare_validate(call, info, len)
	}

	fn bare_validate_and_prepare(
		call: &<T as frame_system::Config>::RuntimeCall,
		info: &DispatchInfoOf<<T as frame_system::Config>::RuntimeCall>,
		len: usize,
	) -> Result<(), TransactionValidityError> {
		S::bare_validate_and_prepare(call, info, len)
	}

	fn bare_post_dispatch(
		info: &DispatchInfoOf<<T as frame_system::Config>::RuntimeCall>,
		post_info: &mut PostDispatchInfoOf<<T as frame_system::Config>::RuntimeCall>,
		len: usize,
		result: &DispatchResult,
	) -> Result<(), TransactionValidityError> {
		S::bare_post_dispatch(info, post_info, len, result)
	}
}
