// SPDX-License-Identifier: Apache-2.0

//! SUIT envelopes, by the same code as in the tests.

#![no_main]

#[path = "../../pallets/formats/tests/targets/suit.rs"]
mod target;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
	target::run(bytes);
});
