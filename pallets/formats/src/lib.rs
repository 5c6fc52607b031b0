// SPDX-License-Identifier: Apache-2.0

//! Strict readers of other people's formats: firmware manifests, attestation tokens and the
//! signatures on them.
//!
//! | module | what it reads |
//! |---|---|
//! | [`cbor`] | CBOR (RFC 8949) within bounds, and why bytes are refused |
//! | [`cose`] | COSE_Sign1 messages (RFC 9052) |
//! | [`suit`] | SUIT envelopes and manifests (draft-ietf-suit-manifest) |
//! | [`psa`] | the claims of PSA attestation tokens (RFC 9783) |
//! | [`lms`] | HSS/LMS signatures (RFC 8554, SP 800-208) |
//! | [`ml_dsa`] | ML-DSA signatures (FIPS 204) |
//!
//! All of it is for bytes from anyone: it borrows from its input, never panics, nests to a fixed
//! depth, and takes time and memory in proportion to the length. Signatures of keys that devices
//! have are verified by the caller over [`cose::Sign1::to_be_signed`], post-quantum ones by [`lms`]
//! and [`ml_dsa`].
//!
//! The crate knows no chain and depends on nothing of the SDK, so that a tool or a device can use it.

#![cfg_attr(not(feature = "std"), no_std)]
#![forbid(unsafe_code)]

extern crate alloc;

pub mod cbor;
pub mod cose;
pub mod lms;
pub mod ml_dsa;
pub mod psa;
pub mod suit;

pub use cbor::Error;
