// SPDX-License-Identifier: Apache-2.0

//! Tests, by what they are about.

mod attestation;
mod common;
mod manifests;
mod releases;
mod rollouts;
