// SPDX-License-Identifier: Apache-2.0

//! Anchors: each a Merkle root over readings, in a stream of its own account or device.

use super::{
	device::{devices_of, nonces, window, Order},
	share, Before, Kind, Workload,
};
use crate::{
	args::RunArgs,
	drive::Chain,
	setup::{all_of, World, TOGETHER},
	tx::{self, Prepared},
	Result,
};
use muster_primitives::{
	anchor::{link, Statement},
	DeviceId, StreamId,
};
use muster_runtime::{Runtime, RuntimeCall, RuntimeEvent};
use pallet_data_anchor::{Call, Event, Mode, Submission};
use rayon::prelude::*;
use sp_io::hashing::sha2_256;
use std::time::{SystemTime, UNIX_EPOCH};

/// Readings under each root, one a second. How many makes no difference to the chain.
const READINGS: u64 = 1_000;

/// The anchors of a stream, one after the other.
struct Stream {
	id: StreamId,
	number: u32,
	previous: [u8; 32],
	/// Where the time of the next readings begins.
	from: u64,
}

impl Stream {
	/// A new stream, with room in the past for the readings of so many anchors.
	fn new(id: StreamId, anchors: u32) -> Self {
		let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_secs());
		let from = now.saturating_sub(u64::from(anchors + 1) * READINGS);
		Self { id, number: 0, previous: [0; 32], from }
	}

	fn next(&mut self) -> RuntimeCall {
		let (number, from, until) = (self.number, self.from, self.from + READINGS);
		let root = sha2_256(&codec::Encode::encode(&("readings", self.id, number)));
		let (stream, previous, size) = (self.id, self.previous, READINGS);
		self.previous = link(&Statement {
			stream,
			number,
			root,
			size,
			from,
			until,
			schema: None,
			corrects: None,
			previous,
		});
		self.number += 1;
		self.from = until;
		let submission = Submission {
			stream,
			number,
			previous,
			root,
			size,
			from,
			until,
			corrects: None,
			attested: false,
			consistency: Default::default(),
		};
		let submissions = vec![submission].try_into().expect("one is not too many");
		RuntimeCall::DataAnchor(Call::anchor { submissions })
	}
}

fn create(device: Option<DeviceId>, slots: u32) -> RuntimeCall {
	RuntimeCall::DataAnchor(Call::create_stream {
		device,
		name: b"Load".to_vec().try_into().expect("it is short"),
		mode: Mode::Batches,
		schema: None,
		attested: false,
		retention: None,
		slots,
	})
}

/// The streams that these transactions made, in their order.
fn created(events: &[Vec<RuntimeEvent>]) -> Vec<StreamId> {
	let events = events.iter().flatten();
	events
		.filter_map(|event| match event {
			RuntimeEvent::DataAnchor(Event::<Runtime>::StreamCreated { stream, .. }) => {
				Some(*stream)
			},
			_ => None,
		})
		.collect()
}

/// Each account anchors in a stream of its own.
pub async fn by_accounts(chain: &Chain, world: &mut World, args: &RunArgs) -> Result<Workload> {
	let (genesis, among) = (world.genesis, world.accounts.len());
	let slots = |i| share(args.count, among, i);
	let creating = world.accounts.iter_mut().enumerate().filter(|(i, _)| slots(*i) > 0);
	let creating = creating
		.map(|(i, signer)| (i as u32, signer.sign(genesis, create(None, slots(i)))))
		.collect();
	let streams = created(&chain.execute("creating streams", creating).await?);
	let used = &mut world.accounts[..streams.len()];
	let before = Before {
		accounts: used.iter().map(|signer| (signer.account(), signer.nonce)).collect(),
		streams: streams.clone(),
		..Default::default()
	};
	let of_sources: Vec<Vec<Prepared>> = used
		.par_iter_mut()
		.zip(streams)
		.enumerate()
		.map(|(i, (signer, id))| {
			let mut stream = Stream::new(id, slots(i));
			(0..slots(i)).map(|_| signer.sign(genesis, stream.next())).collect()
		})
		.collect();
	Ok(Workload { before, ..Workload::new(of_sources, args.ahead as usize) })
}

/// Each device anchors in a stream of its own, by direct calls.
pub async fn by_devices(chain: &Chain, world: &mut World, args: &RunArgs) -> Result<Workload> {
	let (genesis, kind) = (world.genesis, Kind::AnchorDirect);
	let order = Order::new(world, args);
	let ids: Vec<_> = devices_of(world, kind)?.iter().map(|device| device.id).collect();
	let among = ids.len();
	let slots = |i| share(args.count, among, i);
	let wanted: Vec<_> = ids
		.iter()
		.enumerate()
		.filter(|(i, _)| slots(*i) > 0)
		.map(|(i, id)| create(Some(*id), slots(i)))
		.collect();
	let creating = wanted
		.chunks(TOGETHER)
		.map(|calls| (0, world.owner.sign(genesis, all_of(calls.to_vec()))))
		.collect();
	let streams = created(&chain.execute("creating streams", creating).await?);
	let devices = &mut devices_of(world, kind)?[..streams.len()];
	let before =
		Before { devices: nonces(devices), streams: streams.clone(), ..Default::default() };
	let of_sources: Vec<Vec<Prepared>> = devices
		.par_iter_mut()
		.zip(streams)
		.enumerate()
		.map(|(i, (device, id))| {
			let mut stream = Stream::new(id, slots(i));
			(0..slots(i)).map(|_| tx::direct(order.submit(device, stream.next()))).collect()
		})
		.collect();
	Ok(Workload { before, ..Workload::new(of_sources, window()) })
}
