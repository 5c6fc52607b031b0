// SPDX-License-Identifier: Apache-2.0

//! Transfers: what everything else is compared with.

use super::{share, Before, Workload};
use crate::{args::RunArgs, setup::World};
use muster_runtime::BalancesCall;
use rayon::prelude::*;

/// Each account pays the next one, which exists, one planck at a time.
pub fn make(world: &mut World, args: &RunArgs) -> Workload {
	let genesis = world.genesis;
	let before = world.accounts.iter().map(|signer| (signer.account(), signer.nonce)).collect();
	let count = world.accounts.len();
	let receivers: Vec<_> = (1..=count).map(|i| world.accounts[i % count].account()).collect();
	let of_sources = world
		.accounts
		.par_iter_mut()
		.zip(receivers)
		.enumerate()
		.map(|(i, (signer, dest))| {
			let call = || BalancesCall::transfer_keep_alive { dest: dest.clone().into(), value: 1 };
			(0..share(args.count, count, i)).map(|_| signer.sign(genesis, call().into())).collect()
		})
		.collect();
	let before = Before { accounts: before, ..Default::default() };
	Workload { before, ..Workload::new(of_sources, args.ahead as usize) }
}
