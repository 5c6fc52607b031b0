// SPDX-License-Identifier: Apache-2.0

//! The tables of throughput in `docs/results.md` are those of the reports beside it.

use std::{ffi::OsString, path::Path, process::Command};

/// What `muster-load table` makes of a report.
fn table(report: &Path) -> String {
	let output = Command::new(env!("CARGO_BIN_EXE_muster-load"))
		.args([OsString::from("table"), report.into()])
		.output()
		.expect("it can be started");
	assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
	String::from_utf8(output.stdout).expect("a table is text")
}

#[test]
fn the_results_tell_what_was_measured() {
	let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs");
	let path = docs.join("results.md");
	let mut results = std::fs::read_to_string(&path).expect("docs/results.md is there");
	for name in ["one", "four"] {
		let table = table(&docs.join(format!("results/{name}.json")));
		let (open, close) = (format!("<!-- load {name} -->\n"), format!("<!-- /load {name} -->"));
		let begin = results.find(&open).expect("it has a place for the table") + open.len();
		let end = begin + results[begin..].find(&close).expect("the place ends");
		if std::env::var_os("MUSTER_WRITE_RESULTS").is_some() {
			results.replace_range(begin..end, &table);
		} else {
			assert_eq!(
				&results[begin..end],
				table,
				"run this test with MUSTER_WRITE_RESULTS=1 to write the tables anew"
			);
		}
		let plot = format!("results/{name}.svg");
		assert!(docs.join(&plot).is_file() && results.contains(&plot), "{plot} is not shown");
	}
	if std::env::var_os("MUSTER_WRITE_RESULTS").is_some() {
		std::fs::write(&path, results).expect("docs/results.md can be written");
	}
}
