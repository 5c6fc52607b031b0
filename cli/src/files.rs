// SPDX-License-Identifier: Apache-2.0

//! The files below a folder, in the order of their relative paths.

use crate::failure::{Failure, Result};
use std::{
	fs, io,
	path::{Path, PathBuf},
	vec,
};

/// A regular file.
pub struct File {
	pub path: PathBuf,
	pub bytes: u64,
}

/// The regular files below a folder, ordered by their relative paths as UTF-8 bytes with `/` between
/// the names. Holds the names of the folders it is in, not those of all files.
pub struct Walk {
	/// What is left of each folder on the way down.
	folders: Vec<vec::IntoIter<Entry>>,
}

struct Entry {
	/// The name, and for a folder a `/`: so ordered, whole paths are.
	key: String,
	path: PathBuf,
	/// `None` for a folder.
	bytes: Option<u64>,
}

impl Walk {
	pub fn new(root: &Path) -> Result<Self> {
		Ok(Self { folders: vec![entries(root)?] })
	}
}

impl Iterator for Walk {
	type Item = Result<File>;

	fn next(&mut self) -> Option<Self::Item> {
		loop {
			let Some(Entry { path, bytes, .. }) = self.folders.last_mut()?.next() else {
				self.folders.pop();
				continue;
			};
			match bytes {
				Some(bytes) => return Some(Ok(File { path, bytes })),
				None => match entries(&path) {
					Ok(entries) => self.folders.push(entries),
					Err(failure) => return Some(Err(failure)),
				},
			}
		}
	}
}

fn entries(folder: &Path) -> Result<vec::IntoIter<Entry>> {
	let failed = |error: io::Error| Failure::io(folder, error);
	let mut entries = Vec::new();
	for entry in fs::read_dir(folder).map_err(failed)? {
		let entry = entry.map_err(failed)?;
		let path = entry.path();
		let Ok(mut key) = entry.file_name().into_string() else {
			return Err(Failure::unable(format!(
				"{}: the name is not UTF-8, so it has no place in the order of the readings",
				path.display(),
			)));
		};
		let kind = entry.file_type().map_err(failed)?;
		let bytes = if kind.is_symlink() {
			return Err(Failure::unable(format!(
				"{}: a symbolic link, which is not followed; remove it, or put the file there",
				path.display(),
			)));
		} else if kind.is_dir() {
			key.push('/');
			None
		} else if kind.is_file() {
			Some(entry.metadata().map_err(|error| Failure::io(&path, error))?.len())
		} else {
			continue;
		};
		entries.push(Entry { key, path, bytes });
	}
	entries.sort_unstable_by(|a, b| a.key.cmp(&b.key));
	Ok(entries.into_iter())
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn files_come_in_the_order_of_their_whole_paths() {
		let root = tempfile::tempdir().unwrap();
		let mut paths =
			["a", "a-b", "a.txt", "b/c/d", "b/c.txt", "b/c-d", "b.txt", "ä", "z/y", "Z"];
		for path in paths {
			let path = root.path().join(path);
			fs::create_dir_all(path.parent().unwrap()).unwrap();
			fs::write(path, "x").unwrap();
		}
		fs::create_dir(root.path().join("empty")).unwrap();
		let found: Vec<_> = Walk::new(root.path())
			.unwrap()
			.map(|file| {
				let file = file.unwrap();
				assert_eq!(file.bytes, 1);
				file.path.strip_prefix(root.path()).unwrap().to_str().unwrap().to_string()
			})
			.collect();
		paths.sort_unstable();
		assert_eq!(found, paths);
	}
}
