// SPDX-License-Identifier: Apache-2.0

//! SUIT manifests: releases as vendors' build servers sign them.
//!
//! An envelope is taken as it is, verified against keys that the vendor registered, and mapped to a
//! release, which then goes the way of all releases: approvals, time lock, revocation. Nothing of a
//! manifest is run.
//!
//! | of the manifest | becomes |
//! |---|---|
//! | sequence number | the release's sequence |
//! | vendor id, class id, component id | must be those that the component is bound to |
//! | image digests (SHA-256, -384, -512), sizes, slots | the release's images; one for several slots names none |
//! | URIs of images | the release's URIs, but for those within the envelope (`#...`) |
//! | reference URI, texts, conditions, directives | nothing; the digest of the manifest covers them |
//! | digest of the manifest | kept with the release |
//!
//! Of a manifest about several components one is taken at a time: the same envelope is proposed once
//! for each. Images for other vendors or classes of devices in the same component are passed over.
//!
//! ## Keys
//!
//! A key is not proven on arrival as a device's is. It gives nobody anything: whoever registers it
//! has the right to propose releases without any, and until the key has signed a manifest nothing
//! rests on it. That signature is the proof.
//!
//! A vendor has a key once, and never again after it was revoked. Revoking does not undo releases
//! that the key has signed, for those are revoked by themselves.
//!
//! ## Leaves
//!
//! A leaf of an LMS tree that signs two messages lets others forge a third. So what each leaf has
//! signed is kept for good ([`UsedLeaves`](crate::UsedLeaves)), by its tree, whoever registered the
//! key: a tree is as broken for one vendor as for another. A manifest that uses a leaf again is
//! refused; since a call that fails leaves no trace, anyone may then show both signatures
//! ([`report_leaf_reuse`](crate::Pallet::report_leaf_reuse)), which revokes the key. The same
//! signature again is fine.

mod keys;
mod propose;
#[cfg(any(test, feature = "runtime-benchmarks"))]
pub mod sample;
#[cfg(any(test, feature = "try-runtime"))]
mod try_state;
mod types;
mod views;

#[cfg(test)]
pub use propose::HASHES_PER_LEVEL;
#[cfg(any(test, feature = "runtime-benchmarks"))]
pub use propose::MAX_LEAVES;
pub use types::*;
