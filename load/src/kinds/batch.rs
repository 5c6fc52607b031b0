// SPDX-License-Identifier: Apache-2.0

//! A gateway's batches of its devices' calls.

use super::{
	device::{devices_of, nonces, Order},
	share, Before, Kind, Workload,
};
use crate::{
	args::RunArgs,
	setup::{Device, World},
	Result,
};
use muster_runtime::RuntimeCall;
use rayon::prelude::*;

/// Each gateway collects calls of its own devices, in turn, and sends so many at once. One that
/// fails does not keep the others back, as with a gateway that carries for strangers.
pub fn make(world: &mut World, args: &RunArgs) -> Result<Workload> {
	let order = Order::new(world, args);
	let kind = Kind::BatchEd25519;
	let before = nonces(devices_of(world, kind)?);
	let among = world.gateways.len().min(before.len());
	let mut gateways = world.gateways[..among].to_vec();
	let accounts = gateways.iter().map(|signer| (signer.account(), signer.nonce)).collect();

	let mut of_gateways: Vec<Vec<&mut Device>> = (0..among).map(|_| Vec::new()).collect();
	for (i, device) in devices_of(world, kind)?.iter_mut().enumerate() {
		of_gateways[i % among].push(device);
	}
	let of_sources = gateways
		.par_iter_mut()
		.zip(of_gateways)
		.enumerate()
		.map(|(i, (signer, mut devices))| {
			let some = devices.len();
			let calls: Vec<_> = (0..share(args.count, among, i) as usize)
				.map(|n| order.next(devices[n % some]))
				.collect();
			calls
				.chunks(args.batch as usize)
				.map(|calls| {
					let calls = calls.to_vec();
					let call = pallet_utility::Call::force_batch { calls };
					signer.sign(order.genesis, RuntimeCall::Utility(call))
				})
				.collect()
		})
		.collect();
	world.gateways[..among].clone_from_slice(&gateways);
	let before = Before { accounts, devices: before, ..Default::default() };
	Ok(Workload { before, actions: args.count, ..Workload::new(of_sources, args.ahead as usize) })
}
