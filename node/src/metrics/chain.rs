// SPDX-License-Identifier: Apache-2.0

//! Reads what the figures need of the chain's storage.
//!
//! Items are found by their names and not by the runtime's types, some of which are private. Their
//! values are of the runtime's types.

use super::tally::{self, status_index, Lookup, Tally};
use crate::service::FullClient;
use codec::{Compact, Decode, DecodeAll, Encode};
use frame_support::dispatch::DispatchClass;
use frame_system::ConsumedWeight;
use muster_primitives::StreamId;
use muster_runtime::{
	configs::{RuntimeBlockLength, RuntimeBlockWeights},
	AccountId, BlockNumber, Hash, Runtime,
};
use pallet_data_anchor::{Mode, Stream};
use pallet_device_registry::DeviceRecord;
use pallet_firmware::{Phase, Rollout, RolloutId};
use sc_client_api::{BlockBackend, StorageProvider};
use sp_core::storage::StorageKey;
use sp_io::hashing::{twox_128, twox_64};
use std::{
	collections::BTreeMap,
	thread,
	time::{Duration, Instant},
};

/// Why something could not be read.
#[derive(Debug, PartialEq)]
pub enum Unread {
	/// The block's state is gone, or was never here.
	Unavailable,
	/// It is not of this node's types.
	Undecodable,
}

/// Where a storage item, or the entries of a map, begin.
fn key(pallet: &str, item: &str) -> Vec<u8> {
	[twox_128(pallet.as_bytes()), twox_128(item.as_bytes())].concat()
}

/// Where the entry of a map lies whose hasher is `Twox64Concat`.
fn twox_entry(pallet: &str, item: &str, id: &impl Encode) -> Vec<u8> {
	let id = id.encode();
	[key(pallet, item), twox_64(&id).to_vec(), id].concat()
}

/// The chain at one block.
pub struct At<'a> {
	pub client: &'a FullClient,
	pub hash: Hash,
}

impl At<'_> {
	fn bytes(&self, key: Vec<u8>) -> Result<Option<Vec<u8>>, Unread> {
		match self.client.storage(self.hash, &StorageKey(key)) {
			Ok(value) => Ok(value.map(|value| value.0)),
			Err(_) => Err(Unread::Unavailable),
		}
	}

	fn get<T: Decode>(&self, key: Vec<u8>) -> Result<Option<T>, Unread> {
		self.bytes(key)?
			.map(|bytes| T::decode_all(&mut &bytes[..]).map_err(|_| Unread::Undecodable))
			.transpose()
	}

	/// The length of a stored list, whatever is in it.
	fn length(&self, key: Vec<u8>) -> Result<u32, Unread> {
		let Some(bytes) = self.bytes(key)? else { return Ok(0) };
		Compact::<u32>::decode(&mut &bytes[..])
			.map(|length| length.0)
			.map_err(|_| Unread::Undecodable)
	}

	/// The spec version of the runtime that made this block.
	pub fn spec_version(&self) -> Result<u32, Unread> {
		// Followed by the runtime's name.
		let bytes = self.bytes(key("System", "LastRuntimeUpgrade"))?.ok_or(Unread::Undecodable)?;
		Compact::<u32>::decode(&mut &bytes[..])
			.map(|version| version.0)
			.map_err(|_| Unread::Undecodable)
	}

	/// The validators, and the last block that each has built; 0 for one that has built none.
	pub fn validators(&self) -> Result<Vec<(AccountId, BlockNumber)>, Unread> {
		let validators: Vec<AccountId> =
			self.get(key("Session", "Validators"))?.unwrap_or_default();
		validators
			.into_iter()
			.map(|validator| {
				let key = twox_entry("ValidatorSelection", "LastAuthoredBlock", &validator);
				Ok((validator, self.get(key)?.unwrap_or_default()))
			})
			.collect()
	}

	pub fn session_index(&self) -> Result<u32, Unread> {
		Ok(self.get(key("Session", "CurrentIndex"))?.unwrap_or_default())
	}

	/// Members of the council, and its open motions.
	pub fn council(&self) -> Result<(u32, u32), Unread> {
		Ok((self.length(key("Council", "Members"))?, self.length(key("Council", "Proposals"))?))
	}

	/// Whether an upgrade of the runtime is authorised.
	pub fn upgrade_authorized(&self) -> Result<bool, Unread> {
		Ok(self.bytes(key("System", "AuthorizedUpgrade"))?.is_some())
	}

	/// How much of what ordinary transactions may take the block has taken: of weight, and of
	/// length.
	pub fn fullness(&self) -> Result<(f64, f64), Unread> {
		let weight: ConsumedWeight = self.get(key("System", "BlockWeight"))?.unwrap_or_default();
		let body =
			self.client.block_body(self.hash).map_err(|_| Unread::Unavailable)?.unwrap_or_default();
		let length: usize = body.iter().map(Encode::encoded_size).sum();
		let most = RuntimeBlockWeights::get();
		let most = most.get(DispatchClass::Normal).max_total.unwrap_or(most.max_block).ref_time();
		let longest = *RuntimeBlockLength::get().max.get(DispatchClass::Normal);
		Ok((
			weight.get(DispatchClass::Normal).ref_time() as f64 / most as f64,
			length as f64 / f64::from(longest),
		))
	}

	/// What the block adds. `parent` is the one before it.
	pub fn tally(&self, parent: Hash) -> Result<Tally, Unread> {
		let bytes = self.bytes(key("System", "Events"))?.unwrap_or_else(|| vec![0]);
		let records = tally::decode(&bytes).map_err(|_| Unread::Undecodable)?;
		let before = At { client: self.client, hash: parent };
		Ok(tally::tally(&records, &mut BlockLookup { at: self, before, body: None }))
	}

	/// Counts devices by status, and lists rollouts with whether they are under way. Reads as many
	/// entries as there are, resting as long as it works; stops early once nobody wants the result.
	pub fn count(&self, wanted: impl Fn() -> bool) -> Result<Option<Count>, Unread> {
		let mut count = Count::default();
		let mut since = Instant::now();
		let mut rest = |entries: usize| {
			if entries.is_multiple_of(1_000) {
				thread::sleep(since.elapsed().min(Duration::from_secs(1)));
				since = Instant::now();
			}
			wanted()
		};
		for (number, bytes) in self.values("DeviceRegistry", "Devices")?.enumerate() {
			let record = DeviceRecord::<Runtime>::decode_all(&mut &bytes[..])
				.map_err(|_| Unread::Undecodable)?;
			count.devices[status_index(record.status())] += 1;
			if !rest(number + 1) {
				return Ok(None);
			}
		}
		let prefix = StorageKey(key("Firmware", "Rollouts"));
		let rollouts = self
			.client
			.storage_pairs(self.hash, Some(&prefix), None)
			.map_err(|_| Unread::Unavailable)?;
		for (number, (key, value)) in rollouts.enumerate() {
			// The id comes last, after eight bytes of hash.
			let id = key.0.get(prefix.0.len() + 8..).unwrap_or_default();
			let id = RolloutId::decode_all(&mut &id[..]).map_err(|_| Unread::Undecodable)?;
			let rollout = Rollout::<Runtime>::decode_all(&mut &value.0[..])
				.map_err(|_| Unread::Undecodable)?;
			count.rollouts.insert(id, rollout.phase);
			if !rest(number + 1) {
				return Ok(None);
			}
		}
		Ok(Some(count))
	}

	/// All values of a map.
	fn values(&self, pallet: &str, item: &str) -> Result<impl Iterator<Item = Vec<u8>>, Unread> {
		self.client
			.storage_pairs(self.hash, Some(&StorageKey(key(pallet, item))), None)
			.map(|pairs| pairs.map(|(_, value)| value.0))
			.map_err(|_| Unread::Unavailable)
	}
}

/// What is counted once, at the start.
#[derive(Default)]
pub struct Count {
	/// In the order of [`tally::STATUSES`].
	pub devices: [i64; 5],
	pub rollouts: BTreeMap<RolloutId, Phase>,
}

struct BlockLookup<'a> {
	at: &'a At<'a>,
	before: At<'a>,
	/// For each transaction whether it relays; read once it is asked for.
	body: Option<Vec<bool>>,
}

impl Lookup for BlockLookup<'_> {
	fn relays(&mut self, extrinsic: u32) -> bool {
		let at = self.at;
		let body = self.body.get_or_insert_with(|| {
			let body = at.client.block_body(at.hash).ok().flatten().unwrap_or_default();
			body.iter()
				.map(|transaction| {
					let bytes = transaction.encode();
					muster_runtime::UncheckedExtrinsic::decode_all(&mut &bytes[..])
						.is_ok_and(|transaction| tally::relays(&transaction.function))
				})
				.collect()
		});
		body.get(extrinsic as usize).copied().unwrap_or(false)
	}

	fn log_size_before(&mut self, stream: StreamId) -> Option<u64> {
		let key = twox_entry("DataAnchor", "Streams", &stream);
		let read = |at: &At| at.get::<Stream<Runtime>>(key.clone()).ok().flatten();
		let before = read(&self.before);
		// A stream that this very block has made has no leaves yet.
		let mode = before.as_ref().map(|stream| stream.mode).or_else(|| {
			let stream = read(self.at)?;
			Some(stream.mode)
		});
		let size = before.and_then(|stream| stream.head).map_or(0, |head| head.size);
		(mode == Some(Mode::Log)).then_some(size)
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use muster_primitives::DeviceId;

	#[test]
	fn items_are_where_the_runtime_has_them() {
		let id = DeviceId([7; 32]);
		let device = pallet_device_registry::Devices::<Runtime>::hashed_key_for(id);
		assert_eq!(device, [key("DeviceRegistry", "Devices"), id.0.to_vec()].concat());
		assert_eq!(
			pallet_firmware::Rollouts::<Runtime>::hashed_key_for(9),
			twox_entry("Firmware", "Rollouts", &9u32)
		);
		assert_eq!(
			pallet_data_anchor::Streams::<Runtime>::hashed_key_for(9),
			twox_entry("DataAnchor", "Streams", &9u32)
		);
		let account = AccountId::new([7; 32]);
		assert_eq!(
			pallet_collator_selection::LastAuthoredBlock::<Runtime>::hashed_key_for(&account),
			twox_entry("ValidatorSelection", "LastAuthoredBlock", &account)
		);
		assert_eq!(
			pallet_session::Validators::<Runtime>::hashed_key().to_vec(),
			key("Session", "Validators")
		);
		assert_eq!(
			pallet_session::CurrentIndex::<Runtime>::hashed_key().to_vec(),
			key("Session", "CurrentIndex")
		);
		assert_eq!(
			pallet_collective::Members::<Runtime, pallet_collective::Instance1>::hashed_key()
				.to_vec(),
			key("Council", "Members")
		);
		assert_eq!(
			pallet_collective::Proposals::<Runtime, pallet_collective::Instance1>::hashed_key()
				.to_vec(),
			key("Council", "Proposals")
		);
		assert_eq!(
			frame_system::BlockWeight::<Runtime>::hashed_key().to_vec(),
			key("System", "BlockWeight")
		);
		assert_eq!(
			frame_system::LastRuntimeUpgrade::<Runtime>::hashed_key().to_vec(),
			key("System", "LastRuntimeUpgrade")
		);
	}
}
