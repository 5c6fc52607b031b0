// SPDX-License-Identifier: Apache-2.0

//! # What the Muster chains share
//!
//! A Muster chain is a solochain (`muster-runtime`) or a parachain (`muster-parachain-runtime`). What
//! makes it Muster is said here, once for both: a device, a vendor or a client sees the same pallets
//! with the same indices, prices, limits and signatures on either. Where the two differ, in how blocks
//! are made, made final and limited, the runtimes speak for themselves.
//!
//! | look in | for |
//! |---|---|
//! | [`constants`] | time, money, the price of storage |
//! | [`block`] | how a block is shared out |
//! | [`pallets`] | the configuration of the pallets that both have, filters and governance |
//! | [`appointed`] | who makes blocks |
//! | [`apis`] | what both answer |
//! | [`genesis`] | the accounts of development chains |
//! | [`weights`] | what a block, an extrinsic, the database and the SDK's pallets cost |

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

pub mod apis;
pub mod appointed;
#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarks;
pub mod block;
pub mod constants;
pub mod genesis;
pub mod pallets;
pub mod weights;

use sp_runtime::{
	generic::{self, Era},
	traits::{BlakeTwo256, IdentifyAccount, Verify, Zero},
	MultiAddress, MultiSignature,
};

/// Signature of an account: Ed25519, Sr25519 or secp256k1.
pub type Signature = MultiSignature;

/// Account: the public key that signs for it, or the hash of one.
pub type AccountId = <<Signature as Verify>::Signer as IdentifyAccount>::AccountId;

/// Amount of money, in plancks; see [`constants::currency`].
pub type Balance = u128;

/// Number of the transactions an account has sent.
pub type Nonce = u32;

/// Hash of a block, or of anything else.
pub type Hash = sp_core::H256;

/// Number of a block.
pub type BlockNumber = u32;

/// How a transaction names its sender.
pub type Address = MultiAddress<AccountId, ()>;

/// Header of a block.
pub type Header = generic::Header<BlockNumber, BlakeTwo256>;

/// What is checked of each transaction before its call runs, and settled afterwards; all but the last
/// step, which gives back the weight that was not used, and is each chain's own.
///
/// The order is part of the transaction format. `AuthorizeCall` comes first, for it gives an origin to
/// transactions without a signature.
pub type Checks<R> = (
	frame_system::AuthorizeCall<R>,
	frame_system::CheckNonZeroSender<R>,
	frame_system::CheckSpecVersion<R>,
	frame_system::CheckTxVersion<R>,
	frame_system::CheckGenesis<R>,
	frame_system::CheckEra<R>,
	frame_system::CheckNonce<R>,
	frame_system::CheckWeight<R>,
	// Encoded and named like the payment extension inside it, so that wallets see no difference.
	pallet_device_registry::SponsoredPayment<
		R,
		pallet_transaction_payment::ChargeTransactionPayment<R>,
	>,
	frame_metadata_hash_extension::CheckMetadataHash<R>,
);

/// The checks of a transaction that is valid in `era`, is the account's `nonce`th, and gives no tip.
pub fn checks<R>(era: Era, nonce: Nonce) -> Checks<R>
where
	R: frame_system::Config<Nonce = Nonce>
		+ pallet_device_registry::Config
		+ pallet_transaction_payment::Config
		+ Send
		+ Sync,
{
	(
		frame_system::AuthorizeCall::new(),
		frame_system::CheckNonZeroSender::new(),
		frame_system::CheckSpecVersion::new(),
		frame_system::CheckTxVersion::new(),
		frame_system::CheckGenesis::new(),
		frame_system::CheckEra::from(era),
		frame_system::CheckNonce::from(nonce),
		frame_system::CheckWeight::new(),
		pallet_device_registry::SponsoredPayment::new(
			pallet_transaction_payment::ChargeTransactionPayment::from(Zero::zero()),
		),
		frame_metadata_hash_extension::CheckMetadataHash::new(false),
	)
}
