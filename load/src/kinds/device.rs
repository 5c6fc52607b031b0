// SPDX-License-Identifier: Apache-2.0

//! Calls that devices sign, one in a transaction: relayed by accounts, and direct.

use super::{share, Before, Kind, Workload};
use crate::{
	args::{DeviceCall, RunArgs},
	setup::{Device, World},
	tx::{self, Prepared},
	Result,
};
use frame_support::traits::Get;
use muster_primitives::DeviceId;
use muster_runtime::{BlockNumber, Hash, Runtime, RuntimeCall};
use pallet_device_registry::Call;
use rayon::prelude::*;

/// What makes a device's next call.
#[derive(Clone, Copy)]
pub struct Order {
	pub genesis: Hash,
	pub valid_until: BlockNumber,
	pub call: DeviceCall,
}

impl Order {
	pub fn new(world: &World, args: &RunArgs) -> Self {
		Self { genesis: world.genesis, valid_until: world.valid_until, call: args.device_call }
	}

	/// The next call of `device`, signed.
	pub fn next(&self, device: &mut Device) -> RuntimeCall {
		let call = inner(self.call, device.id, device.nonce);
		self.submit(device, call)
	}

	/// `call` as the next of `device`, signed.
	pub fn submit(&self, device: &mut Device, call: RuntimeCall) -> RuntimeCall {
		let nonce = device.nonce;
		device.nonce += 1;
		tx::submit(self.genesis, device.id, &device.secret, nonce, self.valid_until, call)
	}
}

/// What a device does, other each time.
fn inner(call: DeviceCall, device: DeviceId, nonce: u64) -> RuntimeCall {
	RuntimeCall::DeviceRegistry(match call {
		DeviceCall::Attribute => Call::set_attribute {
			device,
			name: b"status".to_vec().try_into().expect("it is short"),
			value: format!("{:08}", nonce % 100_000_000).into_bytes().try_into().expect("8 bytes"),
			valid_until: None,
		},
		DeviceCall::Endpoints => Call::set_endpoints { device, endpoints: Default::default() },
	})
}

/// How many transactions of one device may wait: half of those that the pool accepts ahead, since a
/// node may know a block less than the one that is followed.
pub fn window() -> usize {
	let window: u32 = <Runtime as pallet_device_registry::Config>::NonceWindow::get();
	(window / 2).max(1) as usize
}

/// The devices of a kind, as they are before it is sent.
pub fn devices_of(world: &mut World, kind: Kind) -> Result<&mut Vec<Device>> {
	let devices = kind.key().and_then(|key| world.devices.get_mut(&key));
	devices.ok_or_else(|| format!("no devices were made for {kind}").into())
}

/// The devices' nonces before.
pub fn nonces(devices: &[Device]) -> Vec<(DeviceId, u64)> {
	devices.iter().map(|device| (device.id, device.nonce)).collect()
}

/// Each account carries the calls of its own devices, in turn.
pub fn relayed(world: &mut World, args: &RunArgs, kind: Kind) -> Result<Workload> {
	let order = Order::new(world, args);
	let before = nonces(devices_of(world, kind)?);
	let among = world.accounts.len().min(before.len());
	let mut accounts = world.accounts[..among].to_vec();
	let accounts_before = accounts.iter().map(|signer| (signer.account(), signer.nonce)).collect();

	let mut of_accounts: Vec<Vec<&mut Device>> = (0..among).map(|_| Vec::new()).collect();
	for (i, device) in devices_of(world, kind)?.iter_mut().enumerate() {
		of_accounts[i % among].push(device);
	}
	let of_sources = accounts
		.par_iter_mut()
		.zip(of_accounts)
		.enumerate()
		.map(|(i, (signer, mut devices))| {
			let some = devices.len();
			(0..share(args.count, among, i) as usize)
				.map(|n| signer.sign(order.genesis, order.next(devices[n % some])))
				.collect()
		})
		.collect();
	world.accounts[..among].clone_from_slice(&accounts);
	let before = Before { accounts: accounts_before, devices: before, ..Default::default() };
	Ok(Workload { before, ..Workload::new(of_sources, args.ahead as usize) })
}

/// Each device sends its own calls.
pub fn direct(world: &mut World, args: &RunArgs, kind: Kind) -> Result<Workload> {
	let order = Order::new(world, args);
	let devices = devices_of(world, kind)?;
	let before = Before { devices: nonces(devices), ..Default::default() };
	let among = devices.len();
	let of_sources: Vec<Vec<Prepared>> = devices
		.par_iter_mut()
		.enumerate()
		.map(|(i, device)| {
			(0..share(args.count, among, i)).map(|_| tx::direct(order.next(device))).collect()
		})
		.collect();
	Ok(Workload { before, ..Workload::new(of_sources, window()) })
}
