// SPDX-License-Identifier: Apache-2.0

//! The release after this one, as WebAssembly and nothing else: its file is
//! `wbuild/muster-runtime-next/muster_runtime_next.compact.compressed.wasm` in the target folder.

#![cfg_attr(target_family = "wasm", no_std)]

#[cfg(target_family = "wasm")]
pub use muster_runtime::*;
