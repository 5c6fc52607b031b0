// SPDX-License-Identifier: Apache-2.0

//! Counts what the transaction pool refuses of devices: no block tells of it.

use async_trait::async_trait;
use codec::Encode;
use sc_transaction_pool_api::{
	error::{Error, IntoPoolError},
	ChainEvent, ImportNotificationStream, MaintainedTransactionPool, PoolStatus, ReadyTransactions,
	TransactionFor, TransactionPool, TransactionSource, TransactionStatusStreamFor, TxHash,
	TxInvalidityReportMap,
};
use sp_runtime::{traits::Block as BlockT, transaction_validity::InvalidTransaction};
use std::{collections::HashMap, pin::Pin, sync::Arc, time::Duration};
use substrate_prometheus_endpoint::{CounterVec, U64};

/// First byte of a transaction of version 5 that nobody signed for an account: a *general* one.
const GENERAL: u8 = 0b0100_0000 | 5;

/// A transaction pool that counts the direct calls it refuses.
pub struct CountedPool<P> {
	pool: Arc<P>,
	rejected: Option<CounterVec<U64>>,
}

impl<P: TransactionPool + 'static> CountedPool<P> {
	/// `rejected` has the label `reason`.
	pub fn new(pool: Arc<P>, rejected: Option<CounterVec<U64>>) -> Self {
		Self { pool, rejected }
	}

	/// The counter, if this is a direct call and there is one.
	fn counter(&self, xt: &TransactionFor<Self>) -> Option<&CounterVec<U64>> {
		self.rejected.as_ref().filter(|_| is_general(xt))
	}
}

/// Whether this is a transaction without an account, as direct calls are.
fn is_general(xt: &impl Encode) -> bool {
	let bytes = xt.encode();
	let mut rest = &bytes[..];
	<codec::Compact<u32> as codec::Decode>::decode(&mut rest).is_ok()
		&& rest.first() == Some(&GENERAL)
}

/// Counts the error, if it is one.
fn count<T, E: From<Error> + IntoPoolError>(
	rejected: Option<&CounterVec<U64>>,
	result: Result<T, E>,
) -> Result<T, E> {
	let Some(rejected) = rejected else { return result };
	result.map_err(|error| {
		let (error, reason) = match error.into_pool_error() {
			Ok(error) => {
				let reason = reason(&error);
				(error.into(), reason)
			},
			Err(error) => (error, "other"),
		};
		rejected.with_label_values(&[reason]).inc();
		error
	})
}

/// Why a direct call was refused: by the table of the registry's `refusal`, the errors that are
/// behind the pool's codes.
pub(super) fn reason(error: &Error) -> &'static str {
	match error {
		Error::InvalidTransaction(invalid) => match invalid {
			InvalidTransaction::BadProof => "BadSignature",
			InvalidTransaction::Stale => "NonceUsed",
			InvalidTransaction::Future => "NonceAhead",
			InvalidTransaction::Payment => "NotSponsored",
			InvalidTransaction::AncientBirthBlock => "Expired",
			InvalidTransaction::Custom(1) => "DeviceNotFound",
			InvalidTransaction::Custom(2) => "NotActive",
			InvalidTransaction::Custom(3) => "CallNotAllowed",
			InvalidTransaction::Custom(4) => "CallTooLarge",
			InvalidTransaction::Custom(5) => "DeadlineTooFar",
			InvalidTransaction::Custom(6) => "LotUnusable",
			InvalidTransaction::Custom(7) => "BadInclusionProof",
			InvalidTransaction::Custom(8) => "KeyInUse",
			InvalidTransaction::Custom(9) => "BadKey",
			_ => "other",
		},
		Error::TemporarilyBanned => "banned",
		Error::AlreadyImported(_) => "known",
		Error::ImmediatelyDropped | Error::TooLowPriority { .. } => "pool_full",
		_ => "other",
	}
}

#[async_trait]
impl<P: TransactionPool + 'static> TransactionPool for CountedPool<P> {
	type Block = P::Block;
	type Hash = P::Hash;
	type InPoolTransaction = P::InPoolTransaction;
	type Error = P::Error;

	async fn submit_at(
		&self,
		at: <Self::Block as BlockT>::Hash,
		source: TransactionSource,
		xts: Vec<TransactionFor<Self>>,
	) -> Result<Vec<Result<TxHash<Self>, Self::Error>>, Self::Error> {
		let counters: Vec<_> = xts.iter().map(|xt| self.counter(xt)).collect();
		let results = self.pool.submit_at(at, source, xts).await?;
		Ok(results.into_iter().zip(counters).map(|(result, to)| count(to, result)).collect())
	}

	async fn submit_one(
		&self,
		at: <Self::Block as BlockT>::Hash,
		source: TransactionSource,
		xt: TransactionFor<Self>,
	) -> Result<TxHash<Self>, Self::Error> {
		let to = self.counter(&xt);
		count(to, self.pool.submit_one(at, source, xt).await)
	}

	async fn submit_and_watch(
		&self,
		at: <Self::Block as BlockT>::Hash,
		source: TransactionSource,
		xt: TransactionFor<Self>,
	) -> Result<Pin<Box<TransactionStatusStreamFor<Self>>>, Self::Error> {
		let to = self.counter(&xt);
		count(to, self.pool.submit_and_watch(at, source, xt).await)
	}

	async fn ready_at(
		&self,
		at: <Self::Block as BlockT>::Hash,
	) -> Box<dyn ReadyTransactions<Item = Arc<Self::InPoolTransaction>> + Send> {
		self.pool.ready_at(at).await
	}

	fn ready(&self) -> Box<dyn ReadyTransactions<Item = Arc<Self::InPoolTransaction>> + Send> {
		self.pool.ready()
	}

	async fn report_invalid(
		&self,
		at: Option<<Self::Block as BlockT>::Hash>,
		invalid_tx_errors: TxInvalidityReportMap<TxHash<Self>>,
	) -> Vec<Arc<Self::InPoolTransaction>> {
		self.pool.report_invalid(at, invalid_tx_errors).await
	}

	fn futures(&self) -> Vec<Self::InPoolTransaction> {
		self.pool.futures()
	}

	fn status(&self) -> PoolStatus {
		self.pool.status()
	}

	fn import_notification_stream(&self) -> ImportNotificationStream<TxHash<Self>> {
		self.pool.import_notification_stream()
	}

	fn on_broadcasted(&self, propagations: HashMap<TxHash<Self>, Vec<String>>) {
		self.pool.on_broadcasted(propagations)
	}

	fn hash_of(&self, xt: &TransactionFor<Self>) -> TxHash<Self> {
		self.pool.hash_of(xt)
	}

	fn ready_transaction(&self, hash: &TxHash<Self>) -> Option<Arc<Self::InPoolTransaction>> {
		self.pool.ready_transaction(hash)
	}

	async fn ready_at_with_timeout(
		&self,
		at: <Self::Block as BlockT>::Hash,
		timeout: Duration,
	) -> Box<dyn ReadyTransactions<Item = Arc<Self::InPoolTransaction>> + Send> {
		self.pool.ready_at_with_timeout(at, timeout).await
	}
}

#[async_trait]
impl<P: MaintainedTransactionPool + 'static> MaintainedTransactionPool for CountedPool<P> {
	async fn maintain(&self, event: ChainEvent<Self::Block>) {
		self.pool.maintain(event).await
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use pallet_device_registry::{refusal, Error as Refused};
	use sp_runtime::{transaction_validity::TransactionValidityError, OpaqueExtrinsic};
	use substrate_prometheus_endpoint::Opts;

	#[test]
	fn reasons_are_the_registrys_errors() {
		for (refused, name) in [
			(Refused::BadSignature, "BadSignature"),
			(Refused::NonceUsed, "NonceUsed"),
			(Refused::NonceAhead, "NonceAhead"),
			(Refused::NotSponsored, "NotSponsored"),
			(Refused::Expired, "Expired"),
			(Refused::DeviceNotFound, "DeviceNotFound"),
			(Refused::NotActive, "NotActive"),
			(Refused::CallNotAllowed, "CallNotAllowed"),
			(Refused::CallTooLarge, "CallTooLarge"),
			(Refused::DeadlineTooFar, "DeadlineTooFar"),
			(Refused::VendorBarred, "LotUnusable"),
			(Refused::BadInclusionProof, "BadInclusionProof"),
			(Refused::KeyInUse, "KeyInUse"),
			(Refused::BadKey, "BadKey"),
			(Refused::NoChange, "other"),
		] {
			let TransactionValidityError::Invalid(invalid) =
				refusal::<muster_runtime::Runtime>(refused)
			else {
				panic!("{name} is not invalid")
			};
			assert_eq!(reason(&Error::InvalidTransaction(invalid)), name);
		}
	}

	#[test]
	fn only_refused_transactions_without_an_account_are_counted() {
		let rejected =
			CounterVec::<U64>::new(Opts::new("rejected", "rejected"), &["reason"]).unwrap();
		let stale =
			|| -> Result<(), Error> { Err(Error::InvalidTransaction(InvalidTransaction::Stale)) };
		assert!(count(Some(&rejected), stale()).is_err());
		assert!(count(None, stale()).is_err());
		assert!(count::<_, Error>(Some(&rejected), Ok(())).is_ok());
		assert_eq!(rejected.with_label_values(&["NonceUsed"]).get(), 1);

		let transaction =
			|bytes: &[u8]| OpaqueExtrinsic::try_from_encoded_extrinsic(&bytes.encode()).unwrap();
		assert!(is_general(&transaction(&[0x45, 0, 1, 2])));
		// Signed, bare, and nothing.
		assert!(!is_general(&transaction(&[0x84, 0, 1, 2])));
		assert!(!is_general(&transaction(&[0x05, 0, 1, 2])));
		assert!(!is_general(&transaction(&[])));
	}
}
