// SPDX-License-Identifier: Apache-2.0

//! Tests of attestation: by call, and of what verdicts are worth later.

mod at_use;
mod attest;
mod attest_psa;
mod common;
mod decode;
mod endorse_attestation_key;
mod endorse_value;
mod enforce;
mod forget_device;
mod keep_history;
mod lessons;
mod pinned;
mod set_appraisal_policy;
mod set_guard;
mod try_state;
mod vectors;
mod weights;
