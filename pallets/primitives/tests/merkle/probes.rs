// SPDX-License-Identifier: Apache-2.0

//! Reads the probes of `transparency-dev/merkle`.

use crate::common;
use data_encoding::BASE64;
use muster_primitives::merkle::Hash;

/// A probe of `transparency-dev/merkle`. What cannot even be put to the chain (a hash of another
/// length, a number beyond 64 bits) reads as `None`.
pub struct Probe(serde_json::Value);

impl Probe {
	/// A size or an index.
	pub fn number(&self, name: &str) -> Option<u64> {
		self.0[name].as_u64()
	}

	/// A root or a leaf's hash, base64.
	pub fn hash(&self, name: &str) -> Option<Hash> {
		digest(&self.0[name])
	}

	/// A proof, base64 each; `null` is one without hashes.
	pub fn hashes(&self, name: &str) -> Option<Vec<Hash>> {
		let hashes = &self.0[name];
		if hashes.is_null() {
			return Some(Vec::new());
		}
		hashes.as_array()?.iter().map(digest).collect()
	}
}

fn digest(value: &serde_json::Value) -> Option<Hash> {
	BASE64.decode(value.as_str()?.as_bytes()).ok()?.try_into().ok()
}

/// Puts every probe of this kind to `holds`: those that want no error hold, all others do not.
pub fn run(test: &str, kind: &str, holds: impl Fn(&Probe) -> Option<bool>) {
	let Some(folder) = common::vectors(test, &format!("rfc6962-merkle/testdata/{kind}")) else {
		return;
	};
	let (mut good, mut bad) = (0, 0);
	for (file, probe) in common::json_files(&folder) {
		let bad_one = probe["wantErr"].as_bool().expect("every probe says what it wants");
		let held = holds(&Probe(probe)).unwrap_or(false);
		assert_eq!(held, !bad_one, "{}", file.display());
		if held {
			good += 1;
		} else {
			bad += 1;
		}
	}
	assert!(good > 0 && bad > 0, "{}: {good} good, {bad} bad", folder.display());
}
