// SPDX-License-Identifier: Apache-2.0

//! What the readings of a source are, and what is anchored of them.

mod common;

use common::{hash, leaves, muster, number, root, text, Folder, Run};
use serde_json::{json, Value};
use std::{fs, path::Path};

fn ingest(source: &Path, options: &[&str]) -> Run {
	let mut args = vec!["ingest".into(), source.as_os_str().to_owned()];
	args.extend(options.iter().map(Into::into));
	muster(args)
}

/// Whether a source consists of just these readings.
#[track_caller]
fn consists<T: AsRef<[u8]>>(result: &Value, readings: impl IntoIterator<Item = T>) {
	let leaves = leaves(readings);
	assert_eq!(number(&result["size"]), leaves.len() as u64);
	assert_eq!(hash(&result["root"]), root(&leaves));
}

// --- CSV -------------------------------------------------------------------------------------------

#[test]
fn csv_readings_are_the_records_after_the_header() {
	let folder = Folder::new();
	let source = folder.file("a.csv", "id,value\n1,20\n2,21\n3,22\n");
	assert_eq!(
		ingest(&source, &[]).json(),
		json!({
			"cut": "csv",
			"root": text(&root(&leaves(["1,20", "2,21", "3,22"]))),
			"size": "3",
			"from": null,
			"until": null,
			"bytes": "24",
		}),
	);
}

#[test]
fn csv_is_cut_at_line_ends_outside_of_quotes() {
	let folder = Folder::new();
	for (content, readings) in [
		("id\r\n1\r\n2\r\n", vec!["1", "2"]),
		("id\n1\n2", vec!["1", "2"]),
		("\u{feff}id\n1\n", vec!["1"]),
		("id\n\n1\n\r\n\n2\n\n", vec!["1", "2"]),
		("\n\r\nid\n1\n", vec!["1"]),
		("id,note\n1,\"two\nlines\"\n2,\"\"\n", vec!["1,\"two\nlines\"", "2,\"\""]),
		("id\n\"a \"\"b\"\"\r\nc\"\r\n2\n", vec!["\"a \"\"b\"\"\r\nc\"", "2"]),
		("\"i\nd\"\n1\n", vec!["1"]),
		("id\n 1 \n\t\n", vec![" 1 ", "\t"]),
		("id\n1\r2\n", vec!["1\r2"]),
		("id\n1\r", vec!["1\r"]),
	] {
		let source = folder.file("a.csv", content);
		let result = ingest(&source, &["--no-index"]).json();
		assert_eq!(number(&result["bytes"]), content.len() as u64, "{content:?}");
		consists(&result, readings);
	}
}

#[test]
fn csv_without_header_begins_with_a_reading() {
	let folder = Folder::new();
	let source = folder.file("a.csv", "1\n2\n");
	consists(&ingest(&source, &["--no-header"]).json(), ["1", "2"]);
	let source = folder.file("b.csv", "\u{feff}1\n2\n");
	consists(&ingest(&source, &["--no-header"]).json(), ["1", "2"]);
}

#[test]
fn readings_need_not_be_utf_8() {
	let folder = Folder::new();
	let source = folder.file("a.csv", b"id\n\xff\xfe\n\x00\n\xc3\n");
	consists(&ingest(&source, &[]).json(), [&b"\xff\xfe"[..], b"\x00", b"\xc3"]);
	let source = folder.file("a.ndjson", b"\"\xff\"\n{\"\xc3\":1}\n");
	consists(&ingest(&source, &[]).json(), [&b"\"\xff\""[..], b"{\"\xc3\":1}"]);
}

#[test]
fn csv_without_readings_fails() {
	let folder = Folder::new();
	for content in ["", "\n\r\n", "id,value", "id,value\n", "\u{feff}", "\u{feff}id\n\n"] {
		let source = folder.file("a.csv", content);
		ingest(&source, &[]).fails(2, "there are no readings");
		assert!(!folder.path().join("a.csv.muster").exists());
	}
}

#[test]
fn quote_that_never_closes_is_named_by_its_line() {
	let folder = Folder::new();
	let source = folder.file("a.csv", "id\n1\n\"2\n2\"\n3,\"\n4\n5\n");
	ingest(&source, &[]).fails(2, "a.csv: line 5: the record that begins here has a quote");
	let source = folder.file("b.csv", format!("id\n1\n\"{}", "x".repeat(3 << 20)));
	ingest(&source, &[]).fails(2, "b.csv: line 3: ");
}

// --- JSON lines ------------------------------------------------------------------------------------

#[test]
fn json_lines_are_readings() {
	let folder = Folder::new();
	let content = "{\"a\":1}\r\n\n[2]\n \"3\" \n4.5e6\nnull";
	for name in ["a.ndjson", "a.jsonl", "a.NDJSON"] {
		let source = folder.file(name, content);
		let result = ingest(&source, &[]).json();
		assert_eq!(result["cut"], "ndjson");
		consists(&result, ["{\"a\":1}", "[2]", " \"3\" ", "4.5e6", "null"]);
	}
	let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
	let source = folder.file("deep.ndjson", &deep);
	consists(&ingest(&source, &[]).json(), [&deep]);
}

#[test]
fn line_that_is_no_json_is_named() {
	let folder = Folder::new();
	for bad in ["{", "{\"a\":1}}", "nul", "{'a':1}", "1 2", "\u{feff}1", " ", "NaN", "\"\t\"", "01"]
	{
		let source = folder.file("a.ndjson", format!("1\n\n{{}}\n{bad}\n2\n"));
		ingest(&source, &[]).fails(2, "a.ndjson: line 4 (reading 2): not JSON");
		ingest(&source, &["--time", "t"]).fails(2, "a.ndjson: line 1 (reading 0): there is no");
		let source = folder.file("b.ndjson", format!("{{\"t\":1}}\n{bad}\n"));
		ingest(&source, &["--time", "t"]).fails(2, "b.ndjson: line 2 (reading 1): not JSON");
	}
	let source = folder.file("a.ndjson", "\n\n");
	ingest(&source, &[]).fails(2, "there are no readings");
}

#[test]
fn first_of_several_bad_lines_is_named_however_far_apart() {
	let folder = Folder::new();
	let mut content = "{\"some\":\"thing\"}\n".repeat(400_000);
	content.insert_str(content.len() / 2, "bad\n");
	content.push_str("bad\n");
	let source = folder.file("a.ndjson", &content);
	ingest(&source, &[]).fails(2, "line 200001 (reading 200000)");
}

// --- folders ---------------------------------------------------------------------------------------

#[test]
fn files_of_a_folder_are_readings_in_the_order_of_their_paths() {
	let folder = Folder::new();
	let data = folder.path().join("data");
	// Not the order of names folder by folder: "a.b/x" is before "a/x".
	for path in ["a/x", "a.b/x", "a-b", "ab", "B", "é", "c/d/e/f"] {
		folder.file(&format!("data/{path}"), path);
	}
	folder.file("data/empty", "");
	let expected = ["B", "a-b", "a.b/x", "a/x", "ab", "c/d/e/f", "", "é"];
	let result = ingest(&data, &[]).json();
	assert_eq!(result["cut"], "files");
	assert_eq!(number(&result["bytes"]), expected.concat().len() as u64);
	consists(&result, expected);
	assert!(folder.path().join("data.muster").exists());
}

#[test]
fn more_files_than_a_block_and_large_ones_are_read() {
	let folder = Folder::new();
	let mut readings = Vec::new();
	for number in 0..5000 {
		readings.push(format!("reading {number}"));
		folder.file(&format!("data/{number:05}"), &readings[number]);
	}
	readings.push("x".repeat(20 << 20));
	folder.file("data/large", readings.last().unwrap());
	consists(&ingest(&folder.path().join("data"), &[]).json(), &readings);
}

#[test]
fn folder_without_files_fails() {
	let folder = Folder::new();
	fs::create_dir_all(folder.path().join("data/deep/er")).unwrap();
	ingest(&folder.path().join("data"), &[]).fails(2, "no files in this folder");
}

#[cfg(unix)]
#[test]
fn symbolic_links_are_refused_by_name() {
	let folder = Folder::new();
	let target = folder.file("target", "x");
	folder.file("data/a", "x");
	fs::create_dir(folder.path().join("data/sub")).unwrap();
	std::os::unix::fs::symlink(target, folder.path().join("data/sub/link")).unwrap();
	ingest(&folder.path().join("data"), &[]).fails(2, "sub/link: a symbolic link");
}

#[cfg(target_os = "linux")]
#[test]
fn names_that_are_not_utf_8_are_refused() {
	use std::{ffi::OsStr, os::unix::ffi::OsStrExt};
	let folder = Folder::new();
	folder.file("data/a", "x");
	fs::write(folder.path().join("data").join(OsStr::from_bytes(b"b\xff")), "x").unwrap();
	ingest(&folder.path().join("data"), &[]).fails(2, "the name is not UTF-8");
}

// --- times -----------------------------------------------------------------------------------------

#[test]
fn range_begins_with_the_least_time_and_ends_after_the_greatest() {
	let folder = Folder::new();
	let source = folder.file(
		"a.csv",
		"id,\"the time\"\n1,1767225660.9\n\"2,x\",\"2026-01-01T00:00:00.5Z\"\n3,1767225660\n",
	);
	let result = ingest(&source, &["--time", "the time"]).json();
	assert_eq!((number(&result["from"]), number(&result["until"])), (1767225600, 1767225661));
	consists(&result, ["1,1767225660.9", "\"2,x\",\"2026-01-01T00:00:00.5Z\"", "3,1767225660"]);

	let source = folder.file(
		"a.ndjson",
		"{\"t\":7.5,\"x\":{\"t\":1}}\n{\"t\":\"1970-01-01T00:00:03Z\"}\n{\"t\":0,\"\\u0074\":1.1e1}\n{\"t\":\"5\"}\n",
	);
	let result = ingest(&source, &["--time", "t"]).json();
	assert_eq!((number(&result["from"]), number(&result["until"])), (3, 12));
}

#[test]
fn unreadable_time_is_named_by_its_row() {
	let folder = Folder::new();
	for bad in ["", "x", "-1", "1e3", "2026-01-01", "1969-12-31T23:59:59Z", "18446744073709551615"]
	{
		let source = folder.file("a.csv", format!("id,t\n1,5\n2,{bad}\n"));
		ingest(&source, &["--time", "t"]).fails(2, "a.csv: line 3 (reading 1): ");
	}
	for bad in ["null", "-1", "\"x\"", "[1]", "{}", "true", "1e16", "\"\\ud800\""] {
		let source = folder.file("a.ndjson", format!("{{\"t\":5}}\n{{\"t\":{bad}}}\n"));
		let run = ingest(&source, &["--time", "t"]);
		run.fails(2, "a.ndjson: line 2 (reading 1): ");
		run.fails(2, "is no time");
	}
	let long = format!("{{\"t\":\"{}\"}}", "x".repeat(100_000));
	let run = ingest(&folder.file("a.ndjson", long), &["--time", "t"]);
	run.fails(2, "is no time");
	assert!(run.stderr.len() < 400);
}

#[test]
fn missing_time_is_named() {
	let folder = Folder::new();
	let source = folder.file("a.csv", "id,t\n1,5\n2\n");
	ingest(&source, &["--time", "time"]).fails(2, "no column is named \"time\"; there are: id, t");
	ingest(&source, &["--time", "t"]).fails(2, "line 3 (reading 1): there is no column 2");
	let source = folder.file("a.csv", "t,t\n1,5\n");
	ingest(&source, &["--time", "t"]).fails(2, "two columns");
	let source = folder.file("a.ndjson", "{\"t\":1}\n{\"x\":{\"t\":1}}\n");
	ingest(&source, &["--time", "t"]).fails(2, "line 2 (reading 1): there is no field \"t\"");
	let source = folder.file("a.ndjson", "[1]\n");
	ingest(&source, &["--time", "t"]).fails(2, "line 1 (reading 0): there is no field \"t\"");
}

// --- size ------------------------------------------------------------------------------------------

#[test]
fn sources_of_any_number_of_readings_have_the_tree_of_the_standard() {
	let folder = Folder::new();
	for count in [1, 2, 3, 7, 8, 1000, 4095, 4096, 4097, 8192, 12_411, 90_000] {
		// Longer ones among them, so that chunks end anywhere.
		let readings: Vec<_> =
			(0..count).map(|i| format!("{i},{}", "x".repeat(i * i % 47))).collect();
		let source = folder.file("a.csv", format!("id,x\n{}\n", readings.join("\n")));
		consists(&ingest(&source, &[]).json(), &readings);
	}
}

#[test]
fn readings_larger_than_what_is_read_at_once_stay_whole() {
	let folder = Folder::new();
	let readings = ["1".to_string(), format!("\"{}\"", "x\n".repeat(2 << 20)), "3".to_string()];
	let source = folder.file("a.csv", format!("id\n{}\n", readings.join("\n")));
	consists(&ingest(&source, &[]).json(), &readings);
}

/// The most memory that a run held, sampled until it ends.
#[cfg(target_os = "linux")]
fn peak_memory(source: &Path) -> u64 {
	use std::process::{Command, Stdio};
	let mut child = Command::new(env!("CARGO_BIN_EXE_muster"))
		.args(["ingest".as_ref(), source.as_os_str()])
		.stdout(Stdio::null())
		.spawn()
		.unwrap();
	let status = format!("/proc/{}/status", child.id());
	let mut peak = 0;
	while child.try_wait().unwrap().is_none() {
		let status = fs::read_to_string(&status).unwrap_or_default();
		let kib = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).and_then(|rest| {
			rest.trim().strip_suffix(" kB").and_then(|number| number.trim().parse::<u64>().ok())
		});
		peak = kib.unwrap_or(peak);
		std::thread::sleep(std::time::Duration::from_millis(1));
	}
	assert!(child.wait().unwrap().success());
	peak
}

#[cfg(target_os = "linux")]
#[test]
fn memory_does_not_grow_with_the_source() {
	let folder = Folder::new();
	let row = "sensor-00001,1767225600,21.50,Cel\n";
	let small = folder.file("small.csv", row.repeat(300_000));
	let large = folder.file("large.csv", row.repeat(3_000_000));
	let (small, large) = (peak_memory(&small), peak_memory(&large));
	// Ten times the source, of which 100 MB: what is held is a few MiB a core.
	assert!(small > 0 && large > 0);
	assert!(large < small + (16 << 10), "{small} KiB, then {large} KiB");
	assert!(large < 96 << 10, "{large} KiB");
}

// --- usage -----------------------------------------------------------------------------------------

#[test]
fn source_that_cannot_be_cut_so_is_told() {
	let folder = Folder::new();
	let plain = folder.file("plain.txt", "1\n2\n");
	ingest(&plain, &[]).fails(2, "say --cut csv or --cut ndjson");
	consists(&ingest(&plain, &["--cut", "ndjson"]).json(), ["1", "2"]);
	ingest(&plain, &["--cut", "files"]).fails(2, "wants a folder");
	ingest(folder.path(), &["--cut", "csv"]).fails(2, "a folder is cut into files");
	ingest(folder.path(), &["--time", "t"]).fails(2, "--time names a column");
	let csv = folder.file("a.csv", "1\n");
	ingest(&csv, &["--no-header", "--time", "t"]).fails(2, "--time names a column");
	ingest(&plain, &["--cut", "ndjson", "--no-header"]).fails(2, "--no-header is for CSV");
	ingest(&folder.path().join("none.csv"), &[]).fails(2, "none.csv: No such file");
	assert_eq!(muster(["ingest"]).code, Some(2));
	assert_eq!(muster(["ingest", "a", "--cut", "xml"]).code, Some(2));
}

#[test]
fn progress_is_reported_where_asked_for() {
	let folder = Folder::new();
	let source = folder.file("a.csv", "id\n1\n");
	let run = ingest(&source, &["--progress"]);
	assert!(run.stderr.contains("5 B of 5 B"), "{}", run.stderr);
	consists(&run.json_after_notes(), ["1"]);
}
