// SPDX-License-Identifier: Apache-2.0

//! # muster-load
//!
//! Drives live nodes with transactions of each kind, all signed beforehand, and measures how many
//! are included and become final in a second, how long each takes, and what bounds it. What was
//! executed is read from the chain: from the events of each final block, and once more from its
//! state.
//!
//! | look in | for |
//! |---|---|
//! | `args` | the commands and their options |
//! | `keys`, `tx` | keys of devices and accounts, transactions signed by them |
//! | `rpc`, `follow`, `send`, `drive` | nodes asked, their blocks followed, transactions sent to them |
//! | `setup`, `kinds` | vendor, devices, fleet and streams on chain; the transactions of each kind |
//! | `tally`, `report`, `table`, `plot` | what came of it: counted, as JSON, Markdown and SVG |
//! | `state` | a chain with very many devices |

#![forbid(unsafe_code)]

mod args;
mod drive;
mod follow;
mod keys;
mod kinds;
mod metrics;
mod plot;
mod report;
mod rpc;
mod run;
mod send;
mod setup;
mod spec;
mod state;
mod table;
mod tally;
mod tx;

use args::{Args, Command};
use clap::Parser;
use std::process::ExitCode;

/// What can go wrong is told in words, to a person.
type Error = Box<dyn std::error::Error + Send + Sync>;
type Result<T> = std::result::Result<T, Error>;

fn main() -> ExitCode {
	let result = match Args::parse().command {
		Command::Run(args) => run::run(args),
		Command::Plot { report, svg } => {
			report::read(&report).and_then(|report| plot::write(&report, &svg))
		},
		Command::Table { reports } => table::print(&reports),
		Command::Spec(args) => spec::print(&args),
		Command::State(args) => state::run(args).map_err(|error| error.to_string().into()),
	};
	match result {
		Ok(()) => ExitCode::SUCCESS,
		Err(error) => {
			eprintln!("muster-load: {error}");
			ExitCode::FAILURE
		},
	}
}
