// SPDX-License-Identifier: Apache-2.0

//! Third-party vectors that lie beside the checkout.

use std::{
	io::Write,
	path::{Path, PathBuf},
};

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

/// All JSON files below `folder`, in order.
pub fn json_files(folder: &Path) -> Vec<(PathBuf, serde_json::Value)> {
	let mut files = Vec::new();
	let mut folders = vec![folder.to_path_buf()];
	while let Some(folder) = folders.pop() {
		for entry in std::fs::read_dir(&folder).unwrap() {
			let path = entry.unwrap().path();
			if path.is_dir() {
				folders.push(path);
			} else if path.extension().is_some_and(|extension| extension == "json") {
				let text = std::fs::read_to_string(&path).unwrap();
				files.push((path, serde_json::from_str(&text).unwrap()));
			}
		}
	}
	files.sort_by(|(a, _), (b, _)| a.cmp(b));
	files
}
