// SPDX-License-Identifier: Apache-2.0

//! Third-party vectors that lie beside the checkout.

use std::{io::Write, path::PathBuf};

/// The folder `name` of the vectors: in `MUSTER_VECTORS`, else in `../shared/vectors` beside the
/// checkout. Without it says which `test` is skipped, past the capture of the test harness.
pub fn vectors(test: &str, name: &str) -> Option<PathBuf> {
	let base = std::env::var_os("MUSTER_VECTORS").map(PathBuf::from).unwrap_or_else(|| {
		[env!("CARGO_MANIFEST_DIR"), "../../../shared/vectors"].iter().collect()
	});
	let folder = base.join(name);
	if folder.is_dir() {
		return Some(folder);
	}
	let mut stderr = std::io::stderr();
	writeln!(stderr, "skipped: {test}: no vectors {name} (MUSTER_VECTORS)").unwrap();
	None
}
