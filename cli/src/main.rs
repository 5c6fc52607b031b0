// SPDX-License-Identifier: Apache-2.0

//! # muster
//!
//! What the owner of readings, and whoever relies on them, does without a network: compute the root
//! that goes on chain, prove single readings, and check receipts.
//!
//! | look in | for |
//! |---|---|
//! | `args` | the commands and their options |
//! | `cut`, `csv`, `files`, `times` | what a source's readings are, and when they were taken |
//! | `ingest` | a source's root in one pass, on all cores, in constant memory |
//! | `index`, `prove` | single readings proven without reading the whole source again |
//! | `receipt`, `grandpa`, `state`, `verify` | a receipt, and what it takes to believe it |

#![forbid(unsafe_code)]

mod args;
mod csv;
mod cut;
mod failure;
mod files;
mod grandpa;
mod index;
mod ingest;
mod progress;
mod prove;
mod receipt;
mod source;
mod state;
mod times;
mod verify;

use args::{Args, Command};
use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
	let result = match Args::parse().command {
		Command::Ingest(args) => ingest::run(&args),
		Command::Prove(args) => prove::inclusion(&args),
		Command::Consistency(args) => prove::consistency(&args),
		Command::Verify(args) => verify::run(&args),
	};
	match result {
		Ok(()) => ExitCode::SUCCESS,
		Err(failure) => {
			eprintln!("muster: {failure}");
			failure.code()
		},
	}
}
