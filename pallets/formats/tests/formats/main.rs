// SPDX-License-Identifier: Apache-2.0

//! The readers against vectors of the standards, against what hostile and careless senders make, and
//! against an encoder of the tests' own.

mod build;
mod cbor;
mod commands;
#[path = "../common/mod.rs"]
mod common;
mod cose;
mod keys;
mod mutations;
mod properties;
mod psa;
mod suit;
mod vectors;
