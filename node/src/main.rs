// SPDX-License-Identifier: Apache-2.0

//! # muster-node
//!
//! A node of a Muster solochain: blocks by Aura, finality by GRANDPA, data in ParityDB, peers by
//! litep2p.
//!
//! | look in | for |
//! |---|---|
//! | `cli`, `command` | the commands and what they run |
//! | `chain_spec` | the chains the node knows without a file |
//! | `preflight` | what is checked before anything starts, and the messages if it fails |
//! | `disk` | what happens when the disk is full or fails |
//! | `rpc_limits` | what JSON-RPC clients may use up |
//! | `service` | the parts of a running node and how they are put together |
//! | `rpc` | the JSON-RPC methods that are not the SDK's own |
//! | `metrics` | Muster's own figures for Prometheus |

// The SDK's errors are large, and the SDK's functions want them as they are.
#![allow(clippy::result_large_err)]

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod chain_spec;
mod cli;
mod command;
mod disk;
mod metrics;
mod preflight;
mod rpc;
mod rpc_limits;
mod service;

use std::{process::ExitCode, thread, time::Duration};

fn main() -> ExitCode {
	match command::run() {
		Ok(()) => ExitCode::SUCCESS,
		Err(error) => {
			// Not by returning the error: that would print its structure instead of its message. The
			// SDK also puts the kind of an error before it, which tells a user nothing.
			let message = match error {
				sc_cli::Error::Input(message) => message,
				sc_cli::Error::Service(sc_service::Error::Application(error)) => error.to_string(),
				sc_cli::Error::Service(sc_service::Error::Other(message)) => message,
				error => error.to_string(),
			};
			// Another thread writes the log, every 50 ms: the error is to be the last thing to read.
			thread::sleep(Duration::from_millis(120));
			eprintln!("Error: {}", message.trim_end());
			ExitCode::FAILURE
		},
	}
}
