// SPDX-License-Identifier: Apache-2.0

//! What is sent: one function for each kind, which makes and signs all of its transactions.

mod anchor;
mod batch;
mod device;
mod enrol;
mod transfer;

use crate::{args::RunArgs, drive::Chain, setup::World, tx::Prepared, Result};
use clap::ValueEnum;
use muster_primitives::{DeviceId, DeviceNonce, KeyKind, StreamId};
use muster_runtime::{AccountId, Nonce, RuntimeEvent};
use sp_runtime::DispatchError;

/// A kind of transaction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Kind {
	/// `Balances::transfer_keep_alive` between accounts: the measure of all others.
	Transfer,
	/// A call signed by a device's Ed25519 key, carried by an account.
	RelayedEd25519,
	/// The same with an Sr25519 key.
	RelayedSr25519,
	/// The same with a secp256k1 key.
	RelayedSecp256k1,
	/// The same with a P-256 key.
	RelayedP256,
	/// A call signed by a device's Ed25519 key, sent without an account and paid by a sponsor.
	DirectEd25519,
	/// The same with a P-256 key.
	DirectP256,
	/// `Utility::force_batch` of calls signed by as many devices, carried by a gateway's account.
	BatchEd25519,
	/// An anchor by the account that owns the stream.
	Anchor,
	/// An anchor by the stream's device, sent as a direct call.
	AnchorDirect,
	/// A device that enrols itself from a lot, without an account.
	Enrol,
}

impl std::fmt::Display for Kind {
	fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
		let value = self.to_possible_value().expect("none is skipped");
		f.write_str(value.get_name())
	}
}

impl Kind {
	/// The key with which devices sign, where they do.
	pub fn key(self) -> Option<KeyKind> {
		match self {
			Self::Transfer | Self::Anchor => None,
			Self::RelayedEd25519
			| Self::DirectEd25519
			| Self::BatchEd25519
			| Self::AnchorDirect
			| Self::Enrol => Some(KeyKind::Ed25519),
			Self::RelayedSr25519 => Some(KeyKind::Sr25519),
			Self::RelayedSecp256k1 => Some(KeyKind::Secp256k1),
			Self::RelayedP256 | Self::DirectP256 => Some(KeyKind::P256),
		}
	}

	/// Whether it needs devices that are claimed and in a fleet.
	pub fn needs_devices(self) -> bool {
		self.key().is_some() && self != Self::Enrol
	}

	/// Whether a sponsor pays.
	pub fn is_sponsored(self) -> bool {
		matches!(self, Self::DirectEd25519 | Self::DirectP256 | Self::AnchorDirect)
	}

	/// What one action of it is.
	pub fn unit(self) -> &'static str {
		match self {
			Self::Transfer => "transfer",
			Self::Anchor | Self::AnchorDirect => "anchor",
			Self::Enrol => "enrolment",
			_ => "device call",
		}
	}

	/// What an event of one of its transactions says: an action done, or why one was not. Each
	/// action has exactly one such event.
	pub fn judge(self, event: &RuntimeEvent) -> Option<std::result::Result<(), DispatchError>> {
		use frame_system::Event::{ExtrinsicFailed, ExtrinsicSuccess};
		use pallet_device_registry::Event::{DeviceCallDispatched, DeviceEnrolled};
		match (self, event) {
			(_, RuntimeEvent::System(ExtrinsicFailed { dispatch_error, .. })) => {
				Some(Err(*dispatch_error))
			},
			(Self::Transfer, RuntimeEvent::System(ExtrinsicSuccess { .. })) => Some(Ok(())),
			(
				Self::Anchor,
				RuntimeEvent::DataAnchor(pallet_data_anchor::Event::Anchored { .. }),
			) => Some(Ok(())),
			(Self::Enrol, RuntimeEvent::DeviceRegistry(DeviceEnrolled { .. })) => Some(Ok(())),
			(Self::Transfer | Self::Anchor | Self::Enrol, _) => None,
			(_, RuntimeEvent::DeviceRegistry(DeviceCallDispatched { result, .. })) => Some(*result),
			// A call of a batch that was refused before it was dispatched.
			(
				Self::BatchEd25519,
				RuntimeEvent::Utility(pallet_utility::Event::ItemFailed { error }),
			) => Some(Err(*error)),
			_ => None,
		}
	}

	/// Makes its transactions, and has done on chain what they need.
	pub async fn prepare(
		self,
		chain: &Chain,
		world: &mut World,
		args: &RunArgs,
	) -> Result<Workload> {
		match self {
			Self::Transfer => Ok(transfer::make(world, args)),
			Self::RelayedEd25519
			| Self::RelayedSr25519
			| Self::RelayedSecp256k1
			| Self::RelayedP256 => device::relayed(world, args, self),
			Self::DirectEd25519 | Self::DirectP256 => device::direct(world, args, self),
			Self::BatchEd25519 => batch::make(world, args),
			Self::Anchor => anchor::by_accounts(chain, world, args).await,
			Self::AnchorDirect => anchor::by_devices(chain, world, args).await,
			Self::Enrol => enrol::make(chain, world, args).await,
		}
	}
}

/// A transaction and whose it is.
#[derive(Debug)]
pub struct Tx {
	pub prepared: Prepared,
	/// Number of the account or device whose nonces it uses.
	pub source: u32,
}

/// The transactions of a kind.
#[derive(Debug, Default)]
pub struct Workload {
	/// In the order in which they are sent: of each source the first, then of each the second.
	pub txs: Vec<Tx>,
	pub sources: u32,
	/// Of a source, so many may wait in the pool.
	pub ahead: usize,
	/// Actions in all of them.
	pub actions: u32,
	/// What shows in the state how many were executed.
	pub before: Before,
	/// The lot that devices enrol from.
	pub lot: Option<LotFacts>,
}

/// The state before a kind was sent, of what its transactions count up.
#[derive(Debug, Default)]
pub struct Before {
	pub accounts: Vec<(AccountId, Nonce)>,
	pub devices: Vec<(DeviceId, DeviceNonce)>,
	/// Streams without an anchor.
	pub streams: Vec<StreamId>,
	/// Devices that are not enrolled.
	pub absent: Vec<DeviceId>,
}

/// What it took to make a lot's devices known to the chain.
#[derive(Clone, Debug)]
pub struct LotFacts {
	pub size: u64,
	/// Transactions that registered it.
	pub extrinsics: u32,
	/// Bytes of them.
	pub bytes: u32,
	/// What the chain took for it, in plancks.
	pub fee: u128,
	/// Bytes of its entry in storage.
	pub stored: u32,
	/// Seconds to make all keys, and the tree.
	pub keys_seconds: f64,
	pub tree_seconds: f64,
}

impl Workload {
	/// Puts the transactions of all sources in turn.
	pub fn new(of_sources: Vec<Vec<Prepared>>, ahead: usize) -> Self {
		let sources = of_sources.len() as u32;
		let mut queues: Vec<_> =
			(0..sources).zip(of_sources.into_iter().map(Vec::into_iter)).collect();
		let mut txs = Vec::new();
		while !queues.is_empty() {
			queues.retain_mut(|(source, queue)| {
				let next = queue.next();
				let some = next.is_some();
				txs.extend(next.map(|prepared| Tx { prepared, source: *source }));
				some
			});
		}
		let actions = txs.len() as u32;
		Self { txs, sources, ahead, actions, ..Default::default() }
	}
}

/// How many of `count` fall to number `i` of `among`.
pub fn share(count: u32, among: usize, i: usize) -> u32 {
	let among = among.max(1) as u32;
	count / among + u32::from((i as u32) < count % among)
}

#[cfg(test)]
mod tests {
	use super::*;

	fn prepared(len: u32) -> Prepared {
		Prepared { hex: String::new(), hash: Default::default(), len }
	}

	#[test]
	fn shares_add_up() {
		for (count, among) in [(0, 3), (1, 3), (10, 3), (12, 4), (5, 10)] {
			let all: u32 = (0..among).map(|i| share(count, among, i)).sum();
			assert_eq!(all, count);
		}
	}

	#[test]
	fn sources_take_turns() {
		let of = |lens: &[u32]| lens.iter().copied().map(prepared).collect::<Vec<_>>();
		let workload = Workload::new(vec![of(&[1, 2, 3]), of(&[4]), of(&[5, 6])], 1);
		let order: Vec<_> = workload.txs.iter().map(|tx| (tx.source, tx.prepared.len)).collect();
		assert_eq!(order, [(0, 1), (1, 4), (2, 5), (0, 2), (2, 6), (0, 3)]);
		assert_eq!((workload.sources, workload.actions), (3, 6));
	}
}
