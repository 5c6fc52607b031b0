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
//! | `service` | the parts of a running node and how they are put together |
//! | `rpc` | the JSON-RPC methods that are not the SDK's own |

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod chain_spec;
mod cli;
mod command;
mod preflight;
mod rpc;
mod service;

use std::process::ExitCode;

fn main() -> ExitCode {
	match command::run() {
		Ok(()) => ExitCode::SUCCESS,
		Err(error) => {
			// Not by returning the error: that would print its structure instead of its message.
			match error {
				sc_cli::Error::Input(message) => eprintln!("Error: {message}"),
				error => eprintln!("Error: {error}"),
			}
			ExitCode::FAILURE
		},
	}
}
