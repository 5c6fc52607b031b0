// SPDX-License-Identifier: Apache-2.0

//! Builds the runtime as WebAssembly, which the node stores in genesis and executes.
//!
//! With the feature `metadata-hash` the build also computes the RFC 0078 metadata hash that
//! `CheckMetadataHash` compares, so that an offline wallet can prove what it signs. That takes
//! compiling the WASM runtime twice (the metadata comes out of the first), so releases turn the
//! feature on and everyday builds leave it off; without it, transactions whose mode asks for the
//! hash are refused and all others work as usual.

fn main() {
	#[cfg(all(feature = "std", not(feature = "metadata-hash")))]
	substrate_wasm_builder::WasmBuilder::build_using_defaults();

	// Symbol and decimals enter the hash: they have to be those of the chain spec's properties.
	#[cfg(all(feature = "std", feature = "metadata-hash"))]
	substrate_wasm_builder::WasmBuilder::init_with_defaults()
		.enable_metadata_hash("MSTR", 12)
		.build();
}
