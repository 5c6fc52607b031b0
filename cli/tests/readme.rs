// SPDX-License-Identifier: Apache-2.0

//! The examples of the README print what it says they print.

mod common;

use common::{muster, Folder};
use std::{env, path::Path, process::Command};

#[test]
fn examples_print_what_the_readme_shows() {
	let readme = include_str!("../README.md");
	let folder = Folder::new();
	let programs = Path::new(env!("CARGO_BIN_EXE_muster")).parent().unwrap();
	let path = format!("{}:{}", programs.display(), env::var("PATH").unwrap());
	let (mut shown, mut verified) = (0, 0);
	for block in readme.split("```console\n").skip(1) {
		let block = block.split("```").next().unwrap();
		for command in block.split("$ ").skip(1) {
			let (command, output) = command.split_once('\n').unwrap();
			// Needs a receipt, which the tests of `verify` have.
			if let Some(args) = command.strip_prefix("muster verify ") {
				let help = muster(["verify", "--help"]).stdout;
				let options = args.split(' ').filter(|word| word.starts_with("--"));
				options.for_each(|option| assert!(help.contains(option), "{option}"));
				verified += 1;
				continue;
			}
			let run = Command::new("sh")
				.args(["-ec", command])
				.current_dir(folder.path())
				.env("PATH", &path)
				.output()
				.unwrap();
			assert_eq!(String::from_utf8(run.stderr).unwrap(), "", "{command}");
			assert_eq!(String::from_utf8(run.stdout).unwrap(), output, "{command}");
			shown += usize::from(!output.is_empty());
		}
	}
	assert_eq!((shown, verified), (3, 3));
}
