// SPDX-License-Identifier: Apache-2.0

//! Proofs of readings and of growth, with the index and without.

mod common;

use common::{hash, hashes, leaves, muster, number, path, root, Dice, Folder, Hash, Run};
use muster_primitives::merkle::{verify_consistency, verify_inclusion};
use std::{
	fs,
	path::{Path, PathBuf},
};

fn ingest(source: &Path, options: &[&str]) -> serde_json::Value {
	run("ingest", source, options).json()
}

fn prove(source: &Path, index: u64, options: &[&str]) -> Run {
	let index = index.to_string();
	let mut all = vec![index.as_str()];
	all.extend(options);
	run("prove", source, &all)
}

fn consistency(source: &Path, first: u64) -> Run {
	run("consistency", source, &["--first", &first.to_string()])
}

fn run(command: &str, source: &Path, options: &[&str]) -> Run {
	let mut args = vec![command.into(), source.as_os_str().to_owned()];
	args.extend(options.iter().map(Into::into));
	muster(args)
}

/// That a run has proven this reading of a source with these leaves.
#[track_caller]
fn proves(result: &serde_json::Value, leaves: &[Hash], index: usize) {
	assert_eq!(number(&result["index"]), index as u64);
	assert_eq!(number(&result["size"]), leaves.len() as u64);
	assert_eq!(hash(&result["root"]), root(leaves));
	assert_eq!(hash(&result["leaf"]), leaves[index]);
	let proof = hashes(&result["path"]);
	assert_eq!(proof, path(index, leaves));
	let size = leaves.len() as u64;
	assert_eq!(verify_inclusion(&root(leaves), &leaves[index], index as u64, size, &proof), Ok(()));
}

/// A CSV file with so many readings, and their hashes.
fn rows(folder: &Folder, name: &str, count: usize) -> (PathBuf, Vec<Hash>) {
	let rows: Vec<_> =
		(0..count).map(|i| format!("{i},\"{}\n\"", "x".repeat(i * i % 31))).collect();
	let source = folder.file(name, format!("\u{feff}id,x\r\n{}\n", rows.join("\n")));
	(source, leaves(&rows))
}

#[test]
fn every_reading_of_each_kind_of_source_is_proven() {
	let folder = Folder::new();
	let readings: Vec<_> = (0..11).map(|i| i.to_string()).collect();
	let leaves = leaves(&readings);
	for (number, reading) in readings.iter().enumerate() {
		folder.file(&format!("data/{number:02}"), reading);
	}
	for source in [
		folder.file("a.csv", format!("id\n{}", readings.join("\n"))),
		folder.file("a.ndjson", readings.join("\n")),
		folder.path().join("data"),
	] {
		ingest(&source, &[]);
		for index in 0..leaves.len() {
			proves(&prove(&source, index as u64, &[]).json(), &leaves, index);
		}
		prove(&source, 11, &[]).fails(2, "there is no reading 11: they are numbered from 0 to 10");
	}
}

#[test]
fn readings_of_many_blocks_are_proven_with_the_index_and_without() {
	let folder = Folder::new();
	let (source, leaves) = rows(&folder, "a.csv", 3 * 4096 + 77);
	let last = leaves.len() - 1;
	let places = [0, 1, 4095, 4096, 8191, 10_000, 3 * 4096 - 1, 3 * 4096, last];
	for index in places {
		let run = prove(&source, index as u64, &[]);
		assert!(run.stderr.contains("not using the index"), "{}", run.stderr);
		proves(&run.json_after_notes(), &leaves, index);
	}
	ingest(&source, &[]);
	for index in places {
		proves(&prove(&source, index as u64, &[]).json(), &leaves, index);
	}
	prove(&source, last as u64 + 1, &[]).fails(2, "there is no reading");
	prove(&source, u64::MAX, &[]).fails(2, "there is no reading");
}

#[test]
fn files_of_many_blocks_are_proven() {
	let folder = Folder::new();
	let readings: Vec<_> = (0..4100).map(|i| format!("reading {i}")).collect();
	for (number, reading) in readings.iter().enumerate() {
		folder.file(&format!("data/{}/{number:04}", number / 1000), reading);
	}
	let leaves = leaves(&readings);
	let data = folder.path().join("data");
	ingest(&data, &[]);
	for index in [0, 999, 1000, 4095, 4096, 4099] {
		proves(&prove(&data, index as u64, &[]).json(), &leaves, index);
	}
	// A folder may be named with a separator at its end; its index is the same.
	let slashed = folder.path().join("data/");
	proves(&prove(&slashed, 7, &[]).json(), &leaves, 7);
}

#[test]
fn index_remembers_how_the_source_was_cut() {
	let folder = Folder::new();
	let source = folder.file("plain", "1\n2\n3\n");
	ingest(&source, &["--cut", "csv", "--no-header"]);
	let with_first = leaves(["1", "2", "3"]);
	proves(&prove(&source, 0, &[]).json(), &with_first, 0);
	// What the command line says comes first.
	let run = prove(&source, 0, &["--cut", "csv"]);
	assert!(run.stderr.contains("another way to cut"), "{}", run.stderr);
	proves(&run.json_after_notes(), &leaves(["2", "3"]), 0);
	fs::remove_file(folder.path().join("plain.muster")).unwrap();
	prove(&source, 0, &[]).fails(2, "say --cut csv or --cut ndjson");
}

#[test]
fn index_is_where_it_was_asked_for() {
	let folder = Folder::new();
	let (source, leaves) = rows(&folder, "a.csv", 9);
	let index = folder.path().join("elsewhere");
	let option = ["--index", index.to_str().unwrap()];
	ingest(&source, &option);
	assert!(index.exists() && !folder.path().join("a.csv.muster").exists());
	proves(&prove(&source, 4, &option).json(), &leaves, 4);
	ingest(&source, &option);

	let nowhere = folder.path().join("no/such/index");
	run("ingest", &source, &["--index", nowhere.to_str().unwrap()]).fails(2, "no index can be");
	let left: Vec<_> =
		fs::read_dir(folder.path()).unwrap().map(|e| e.unwrap().file_name()).collect();
	assert_eq!(left.len(), 2, "{left:?}");
}

#[test]
fn what_is_no_index_is_not_written_over() {
	let folder = Folder::new();
	let (source, _) = rows(&folder, "a.csv", 9);
	let before = fs::read(&source).unwrap();
	run("ingest", &source, &["--index", source.to_str().unwrap()]).fails(2, "no index");
	assert_eq!(fs::read(&source).unwrap(), before);
	folder.file("data/1", "x");
	let within = folder.path().join("data/index");
	let data = folder.path().join("data");
	run("ingest", &data, &["--index", within.to_str().unwrap()]).fails(2, "within the folder");
	assert_eq!(run("ingest", &source, &["--no-index", "--index", "x"]).code, Some(2));
}

#[test]
fn failed_ingestion_leaves_the_index_as_it_was() {
	let folder = Folder::new();
	let source = folder.file("a.csv", "id\n1\n2\n");
	ingest(&source, &[]);
	let before = fs::read(folder.path().join("a.csv.muster")).unwrap();
	fs::write(&source, "id\n1\n\"2\n").unwrap();
	run("ingest", &source, &[]).fails(2, "quote");
	assert_eq!(fs::read(folder.path().join("a.csv.muster")).unwrap(), before);
	assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
}

#[test]
fn stale_index_is_told_and_not_used() {
	let folder = Folder::new();
	let source = folder.file("a.csv", "id\n1\n2\n3\n");
	ingest(&source, &[]);
	fs::write(&source, "id\n1\n2\n3\n4\n").unwrap();
	let run = prove(&source, 3, &[]);
	assert!(run.stderr.contains("had 9 bytes when it was indexed, and has 11 now"));
	proves(&run.json_after_notes(), &leaves(["1", "2", "3", "4"]), 3);

	ingest(&source, &[]);
	fs::write(&source, "id\n1\n2\n3\n5\n").unwrap();
	let run = prove(&source, 0, &[]);
	assert!(run.stderr.contains("the source has changed since it was indexed"), "{}", run.stderr);
	proves(&run.json_after_notes(), &leaves(["1", "2", "3", "5"]), 0);

	// As long, and with other readings.
	fs::write(&source, "id\n1\n2\n\n\n55").unwrap();
	proves(&prove(&source, 2, &[]).json_after_notes(), &leaves(["1", "2", "55"]), 2);
	prove(&source, 0, &["--index", "/no/such/index"]).json_after_notes();
}

#[test]
fn damaged_index_is_told_and_not_used() {
	let folder = Folder::new();
	let (source, leaves) = rows(&folder, "a.csv", 4096 + 5);
	ingest(&source, &[]);
	let index = folder.path().join("a.csv.muster");
	let whole = fs::read(&index).unwrap();
	let mut damaged: Vec<Vec<u8>> = vec![
		Vec::new(),
		b"garbage".to_vec(),
		vec![0; whole.len()],
		vec![0xff; whole.len()],
		[whole.as_slice(), b"\0"].concat(),
	];
	for length in [1, 8, 59, 60, 61, 100, whole.len() - 1] {
		damaged.push(whole[..length].to_vec());
	}
	let mut dice = Dice(5);
	for at in 0..whole.len() {
		let mut bytes = whole.clone();
		bytes[at] ^= 1 << dice.below(8);
		damaged.push(bytes);
	}
	for bytes in damaged {
		fs::write(&index, &bytes).unwrap();
		let place = dice.below(leaves.len());
		let run = prove(&source, place as u64, &[]);
		assert!(run.stderr.starts_with("muster: not using the index"), "{}", run.stderr);
		let result = run.json_after_notes();
		assert_eq!(hash(&result["leaf"]), leaves[place]);
		assert_eq!(number(&result["size"]), leaves.len() as u64);
		let proof = hashes(&result["path"]);
		let root = hash(&result["root"]);
		let size = leaves.len() as u64;
		verify_inclusion(&root, &leaves[place], place as u64, size, &proof).unwrap();
	}
	// Damaged, but an index: made anew without being asked.
	fs::write(&index, &whole[..70]).unwrap();
	ingest(&source, &[]);
	assert_eq!(fs::read(&index).unwrap(), whole);
}

#[test]
fn growth_is_proven_from_any_size() {
	let folder = Folder::new();
	for count in [1, 2, 7, 8, 21] {
		let (source, leaves) = rows(&folder, "a.csv", count);
		ingest(&source, &[]);
		for first in 1..=count {
			grows(&consistency(&source, first as u64).json(), &leaves, first);
		}
		consistency(&source, 0).fails(2, "--first is from 1 to");
		consistency(&source, count as u64 + 1).fails(2, "--first is from 1 to");
	}
}

#[test]
fn growth_over_many_blocks_is_proven_with_the_index_and_without() {
	let folder = Folder::new();
	let (source, leaves) = rows(&folder, "a.csv", 2 * 4096 + 900);
	let places = [1, 4095, 4096, 4097, 5000, 8192, 8193, 9091, leaves.len()];
	for first in places {
		grows(&consistency(&source, first as u64).json_after_notes(), &leaves, first);
	}
	ingest(&source, &[]);
	for first in places {
		grows(&consistency(&source, first as u64).json(), &leaves, first);
	}
}

/// That a run has proven that the first readings of a source are a tree that it continues.
#[track_caller]
fn grows(result: &serde_json::Value, leaves: &[Hash], first: usize) {
	assert_eq!(number(&result["first"]), first as u64);
	assert_eq!(number(&result["size"]), leaves.len() as u64);
	let (before, now) = (root(&leaves[..first]), root(leaves));
	assert_eq!(hash(&result["firstRoot"]), before);
	assert_eq!(hash(&result["root"]), now);
	let proof = hashes(&result["proof"]);
	let sizes = (first as u64, leaves.len() as u64);
	assert_eq!(verify_consistency(&before, sizes.0, &now, sizes.1, &proof), Ok(()));
}
