// SPDX-License-Identifier: Apache-2.0

//! Strict readers of other people's formats: firmware manifests, attestation tokens and the
//! signatures on them.

#![cfg_attr(not(feature = "std"), no_std)]
#![forbid(unsafe_code)]

extern crate alloc;

pub mod lms;
pub mod ml_dsa;
