// SPDX-License-Identifier: Apache-2.0

//! What is signed: one function for each purpose, each yielding the 32 bytes that go to the signer.
//!
//! Every one is the blake2-256 of SCALE `(tag, genesis hash, device id, ...)`. The tag, a SCALE
//! string, keeps a signature for one purpose from serving another; the genesis hash keeps it on its
//! chain; the device id on its device; a nonce or generation makes it serve once; `valid_until`, the
//! last block at which it is accepted, ends it.
//!
//! | function | tag | signed by | after tag, genesis hash and device id |
//! |---|---|---|---|
//! | [`enrol`] | [`ENROL`] | the key enrolled | enroller, model, valid until |
//! | [`enrol_from_lot`] | [`ENROL_FROM_LOT`] | the key enrolled | lot, index, valid until |
//! | [`claim`] | [`CLAIM`] | the identity key | claimant, generation, valid until |
//! | [`voucher`] | [`VOUCHER`] | the vendor's voucher key | vendor, claimant, generation, valid until |
//! | [`operational_key`] | [`OPERATIONAL_KEY`] | identity key and new key | key, nonce, valid until |
//! | [`agreement_key`] | [`AGREEMENT_KEY`] | the identity key | key or none, nonce, valid until |
//! | [`rotate`] | [`ROTATE`] | old and new identity key | key, nonce, valid until |
//! | [`recover`] | [`RECOVER`] | the new identity key | key, generation, valid until |
//! | [`submit`] | [`SUBMIT`] | the operational key | nonce, valid until, call |
//! | [`evidence`] | [`EVIDENCE`] | operational or identity key | block hash, claims |
//!
//! [`evidence_nonce`] is the same without claims, and hashed by SHA-256: what a PSA token carries as
//! its nonce.
//!
//! Types on Muster's chains: `Hash` and `AccountId` 32 raw bytes, `BlockNumber` a `u32`, `Call` the
//! runtime's call. Numbers are little-endian and of fixed width.

use crate::{AgreementKey, DeviceId, DeviceKey, DeviceNonce, Generation, LotId, ModelId, VendorId};
use codec::Encode;

/// Tag of [`enrol`].
pub const ENROL: &str = "muster/enrol/v1";
/// Tag of [`enrol_from_lot`].
pub const ENROL_FROM_LOT: &str = "muster/enrol-from-lot/v1";
/// Tag of [`claim`].
pub const CLAIM: &str = "muster/claim/v1";
/// Tag of [`voucher`].
pub const VOUCHER: &str = "muster/voucher/v1";
/// Tag of [`operational_key`].
pub const OPERATIONAL_KEY: &str = "muster/operational-key/v1";
/// Tag of [`agreement_key`].
pub const AGREEMENT_KEY: &str = "muster/agreement-key/v1";
/// Tag of [`rotate`].
pub const ROTATE: &str = "muster/rotate-identity-key/v1";
/// Tag of [`recover`].
pub const RECOVER: &str = "muster/recover/v1";
/// Tag of [`submit`].
pub const SUBMIT: &str = "muster/submit/v1";

/// Tag of [`evidence`].
pub const EVIDENCE: &str = "muster/evidence/v1";
/// Tag of [`evidence_nonce`].
pub const EVIDENCE_NONCE: &str = "muster/evidence-nonce/v1";

/// The 32 bytes that are signed.
pub type SigningMessage = [u8; 32];

fn message(payload: impl Encode) -> SigningMessage {
	payload.using_encoded(sp_io::hashing::blake2_256)
}

/// A device's proof of possession when `enroller` enrols it for `model`. `device` is the id that
/// follows from the key enrolled ([`DeviceId::from_key`]).
pub fn enrol<Hash: Encode, AccountId: Encode, BlockNumber: Encode>(
	genesis: &Hash,
	device: &DeviceId,
	enroller: &AccountId,
	model: ModelId,
	valid_until: &BlockNumber,
) -> SigningMessage {
	message((ENROL, genesis, device, enroller, model, valid_until))
}

/// A device's proof of possession when it is enrolled as leaf `index` of `lot`, by whomever.
/// `device` is the id that follows from the key enrolled ([`DeviceId::from_key`]).
pub fn enrol_from_lot<Hash: Encode, BlockNumber: Encode>(
	genesis: &Hash,
	device: &DeviceId,
	lot: LotId,
	index: u64,
	valid_until: &BlockNumber,
) -> SigningMessage {
	message((ENROL_FROM_LOT, genesis, device, lot, index, valid_until))
}

/// A device's consent that `claimant` becomes its owner, at its present generation.
pub fn claim<Hash: Encode, AccountId: Encode, BlockNumber: Encode>(
	genesis: &Hash,
	device: &DeviceId,
	claimant: &AccountId,
	generation: Generation,
	valid_until: &BlockNumber,
) -> SigningMessage {
	message((CLAIM, genesis, device, claimant, generation, valid_until))
}

/// A vendor's word that `claimant` may claim a device, at its present generation.
pub fn voucher<Hash: Encode, AccountId: Encode, BlockNumber: Encode>(
	genesis: &Hash,
	device: &DeviceId,
	vendor: VendorId,
	claimant: &AccountId,
	generation: Generation,
	valid_until: &BlockNumber,
) -> SigningMessage {
	message((VOUCHER, genesis, device, vendor, claimant, generation, valid_until))
}

/// The appointment of an operational key: the identity key signs it, and the new key too.
pub fn operational_key<Hash: Encode, BlockNumber: Encode>(
	genesis: &Hash,
	device: &DeviceId,
	key: &DeviceKey,
	nonce: DeviceNonce,
	valid_until: &BlockNumber,
) -> SigningMessage {
	message((OPERATIONAL_KEY, genesis, device, key, nonce, valid_until))
}

/// The publication of a key-agreement key, or its removal with `None`.
pub fn agreement_key<Hash: Encode, BlockNumber: Encode>(
	genesis: &Hash,
	device: &DeviceId,
	key: &Option<AgreementKey>,
	nonce: DeviceNonce,
	valid_until: &BlockNumber,
) -> SigningMessage {
	message((AGREEMENT_KEY, genesis, device, key, nonce, valid_until))
}

/// The change of the identity key to `key`: the old key and the new one sign it.
pub fn rotate<Hash: Encode, BlockNumber: Encode>(
	genesis: &Hash,
	device: &DeviceId,
	key: &DeviceKey,
	nonce: DeviceNonce,
	valid_until: &BlockNumber,
) -> SigningMessage {
	message((ROTATE, genesis, device, key, nonce, valid_until))
}

/// The proof of possession of the key that replaces a lost identity key.
pub fn recover<Hash: Encode, BlockNumber: Encode>(
	genesis: &Hash,
	device: &DeviceId,
	key: &DeviceKey,
	generation: Generation,
	valid_until: &BlockNumber,
) -> SigningMessage {
	message((RECOVER, genesis, device, key, generation, valid_until))
}

/// A call that a device orders, whoever carries it to the chain.
pub fn submit<Hash: Encode, BlockNumber: Encode, Call: Encode>(
	genesis: &Hash,
	device: &DeviceId,
	nonce: DeviceNonce,
	valid_until: &BlockNumber,
	call: &Call,
) -> SigningMessage {
	message((SUBMIT, genesis, device, nonce, valid_until, call))
}

/// What a device says about itself, at the time of a recent block.
pub fn evidence<Hash: Encode, Claims: Encode>(
	genesis: &Hash,
	device: &DeviceId,
	block_hash: &Hash,
	claims: &Claims,
) -> SigningMessage {
	message((EVIDENCE, genesis, device, block_hash, claims))
}

/// The nonce that a device puts into an attestation token of another format, which is then signed by
/// that format's rules. SHA-256, since that is what the firmware that makes such tokens has.
pub fn evidence_nonce<Hash: Encode>(
	genesis: &Hash,
	device: &DeviceId,
	block_hash: &Hash,
) -> [u8; 32] {
	(EVIDENCE_NONCE, genesis, device, block_hash).using_encoded(sp_io::hashing::sha2_256)
}
