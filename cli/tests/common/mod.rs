// SPDX-License-Identifier: Apache-2.0

//! What the tests of the `muster` command share: running it, and trees by the letter of RFC 9162.

// Each test binary has its own copy and does not use all of it.
#![allow(dead_code)]

pub mod chain;

use serde_json::Value;
use sha2::{Digest, Sha256};
use std::{
	ffi::OsStr,
	fs,
	path::{Path, PathBuf},
	process::Command,
};

pub type Hash = [u8; 32];

/// What a run of the command left.
#[derive(Debug)]
pub struct Run {
	pub code: Option<i32>,
	pub stdout: String,
	pub stderr: String,
}

/// Runs the command.
pub fn muster<I: IntoIterator<Item = S>, S: AsRef<OsStr>>(args: I) -> Run {
	muster_with(args, None::<(&str, &str)>)
}

/// Runs the command in an environment with this variable, and none other of its own.
pub fn muster_with<I: IntoIterator<Item = S>, S: AsRef<OsStr>>(
	args: I,
	variable: Option<(impl AsRef<OsStr>, impl AsRef<OsStr>)>,
) -> Run {
	let mut command = Command::new(env!("CARGO_BIN_EXE_muster"));
	command.args(args).env_remove("MUSTER_TRUST").envs(variable);
	let output = command.output().unwrap();
	Run {
		code: output.status.code(),
		stdout: String::from_utf8(output.stdout).unwrap(),
		stderr: String::from_utf8(output.stderr).unwrap(),
	}
}

impl Run {
	/// What a successful run printed, which is all it said.
	#[track_caller]
	pub fn json(&self) -> Value {
		assert_eq!(self.stderr, "");
		self.json_after_notes()
	}

	/// What a successful run printed.
	#[track_caller]
	pub fn json_after_notes(&self) -> Value {
		assert_eq!(self.code, Some(0), "{}", self.stderr);
		serde_json::from_str(&self.stdout).unwrap()
	}

	/// That the run failed with this code and one line that has `text`.
	#[track_caller]
	pub fn fails(&self, code: i32, text: &str) {
		assert_eq!(self.code, Some(code), "{self:?}");
		assert_eq!(self.stdout, "");
		assert!(self.stderr.starts_with("muster: "), "{}", self.stderr);
		assert_eq!(self.stderr.lines().count(), 1, "{}", self.stderr);
		assert!(self.stderr.contains(text), "{} has not: {text}", self.stderr);
	}
}

/// A folder that goes away, and files in it.
pub struct Folder(tempfile::TempDir);

impl Folder {
	pub fn new() -> Self {
		Self(tempfile::tempdir().unwrap())
	}

	pub fn path(&self) -> &Path {
		self.0.path()
	}

	pub fn file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
		let path = self.path().join(name);
		fs::create_dir_all(path.parent().unwrap()).unwrap();
		fs::write(&path, content).unwrap();
		path
	}
}

/// A hash as the command writes it.
#[track_caller]
pub fn hash(value: &Value) -> Hash {
	let text = value.as_str().unwrap().strip_prefix("0x").unwrap();
	hex::decode(text).unwrap().try_into().unwrap()
}

#[track_caller]
pub fn hashes(value: &Value) -> Vec<Hash> {
	value.as_array().unwrap().iter().map(hash).collect()
}

#[track_caller]
pub fn number(value: &Value) -> u64 {
	value.as_str().unwrap().parse().unwrap()
}

pub fn text(hash: &Hash) -> String {
	format!("0x{}", hex::encode(hash))
}

pub fn leaf_hash(leaf: &[u8]) -> Hash {
	Sha256::new().chain_update([0]).chain_update(leaf).finalize().into()
}

/// MTH of RFC 9162 §2.1.1, as it stands there.
pub fn root(leaves: &[Hash]) -> Hash {
	match leaves {
		[] => Sha256::digest([]).into(),
		[leaf] => *leaf,
		_ => {
			let (left, right) = leaves.split_at(split(leaves.len()));
			node(&root(left), &root(right))
		},
	}
}

/// PATH of RFC 9162 §2.1.3.1, as it stands there.
pub fn path(index: usize, leaves: &[Hash]) -> Vec<Hash> {
	if leaves.len() == 1 {
		return Vec::new();
	}
	let at = split(leaves.len());
	let (left, right) = leaves.split_at(at);
	let (mut below, sibling) = match index < at {
		true => (path(index, left), root(right)),
		false => (path(index - at, right), root(left)),
	};
	below.push(sibling);
	below
}

fn node(left: &Hash, right: &Hash) -> Hash {
	Sha256::new().chain_update([1]).chain_update(left).chain_update(right).finalize().into()
}

/// The largest power of two below `size`.
fn split(size: usize) -> usize {
	size.next_power_of_two() / 2
}

/// The hashes of leaves.
pub fn leaves<T: AsRef<[u8]>>(readings: impl IntoIterator<Item = T>) -> Vec<Hash> {
	readings.into_iter().map(|reading| leaf_hash(reading.as_ref())).collect()
}

/// Numbers that look random and are the same in every run.
pub struct Dice(pub u64);

impl Dice {
	pub fn below(&mut self, bound: usize) -> usize {
		// xorshift64
		self.0 ^= self.0 << 13;
		self.0 ^= self.0 >> 7;
		self.0 ^= self.0 << 17;
		(self.0 % bound as u64) as usize
	}
}
