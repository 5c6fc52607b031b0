// SPDX-License-Identifier: Apache-2.0

//! What is read of the chain's state, under which keys, and proven how.

use crate::grandpa::root_cause;
use codec::{Decode, DecodeAll};
use muster_primitives::{anchor::AnchorNumber, DeviceId, Generation, StreamId};
use pallet_data_anchor::Mode;
use sp_core::{Blake2Hasher, H256};
use sp_io::hashing::{twox_128, twox_64};
use sp_runtime::AccountId32;
use sp_trie::{
	accessed_nodes_tracker::AccessedNodesTracker, LayoutV1, StorageProof, Trie, TrieDBBuilder,
};

/// All nodes of a proof together: far more than a few values take.
const MAX_PROOF: usize = 1 << 20;

/// An anchor as the chain stores it.
pub type Anchor = pallet_data_anchor::Anchor<AccountId32, u32>;

/// What a stream begins with.
#[derive(Debug, Decode)]
pub struct StreamHead {
	pub owner: AccountId32,
	pub device: Option<(DeviceId, Generation)>,
	pub mode: Mode,
}

/// What a proof of three values shows.
pub struct Proven {
	/// The hash of block 0.
	pub genesis: Option<H256>,
	pub stream: Option<StreamHead>,
	pub anchor: Option<Anchor>,
}

/// Looks the values up in a proof against a block's state root.
pub fn read(
	root: &H256,
	nodes: impl IntoIterator<Item = Vec<u8>>,
	stream: StreamId,
	anchor: AnchorNumber,
) -> Result<Proven, String> {
	let mut bytes = 0usize;
	let nodes: Vec<_> = nodes.into_iter().inspect(|node| bytes += node.len()).collect();
	if bytes > MAX_PROOF {
		return Err(format!("its nodes have more than {} KiB", MAX_PROOF >> 10));
	}
	let proof = StorageProof::new_with_duplicate_nodes_check(nodes)
		.map_err(|_| "a node is there twice".to_string())?;
	let mut used = AccessedNodesTracker::<H256>::new(proof.len());
	let db = proof.into_memory_db::<Blake2Hasher>();
	let values = {
		let trie = TrieDBBuilder::<LayoutV1<Blake2Hasher>>::new(&db, root)
			.with_recorder(&mut used)
			.build();
		[block_hash_key(0), stream_key(stream), anchor_key(stream, anchor)]
			.map(|key| trie.get(&key))
	};
	let [genesis, stream, anchor] = values
		.map(|value| value.map_err(|_| "it does not lead from the block's state to the values"));
	let (genesis, stream, anchor) = (genesis?, stream?, anchor?);
	used.ensure_no_unused_nodes()
		.map_err(|_| "it has nodes that lead to none of the values".to_string())?;
	let malformed = |what: &str, error: codec::Error| {
		format!("the {what} is malformed, or of another version: {}", root_cause(&error))
	};
	Ok(Proven {
		genesis: genesis
			.map(|value| H256::decode_all(&mut &value[..]))
			.transpose()
			.map_err(|error| malformed("genesis hash", error))?,
		// Only its beginning: the rest is no business of receipts.
		stream: stream
			.map(|value| StreamHead::decode(&mut &value[..]))
			.transpose()
			.map_err(|error| malformed("stream", error))?,
		anchor: anchor
			.map(|value| Anchor::decode_all(&mut &value[..]))
			.transpose()
			.map_err(|error| malformed("anchor", error))?,
	})
}

/// `System.BlockHash(number)`.
fn block_hash_key(number: u32) -> Vec<u8> {
	key("System", "BlockHash", &[number])
}

/// `DataAnchor.Streams(stream)`.
fn stream_key(stream: StreamId) -> Vec<u8> {
	key("DataAnchor", "Streams", &[stream])
}

/// `DataAnchor.Anchors(stream, anchor)`.
fn anchor_key(stream: StreamId, anchor: AnchorNumber) -> Vec<u8> {
	key("DataAnchor", "Anchors", &[stream, anchor])
}

/// The key of a map's entry, where all its keys are hashed by `Twox64Concat`.
fn key(pallet: &str, item: &str, keys: &[u32]) -> Vec<u8> {
	let mut key = [twox_128(pallet.as_bytes()), twox_128(item.as_bytes())].concat();
	for part in keys {
		let part = part.to_le_bytes();
		key.extend(twox_64(&part));
		key.extend(part);
	}
	key
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn keys_are_those_of_the_chain() {
		// The well-known key of the genesis hash.
		assert_eq!(
			hex::encode(block_hash_key(0)),
			"26aa394eea5630e07c48ae0c9558cef7a44704b568d21667356a5a050c118746\
			b4def25cfda6ef3a00000000",
		);
		assert_eq!(anchor_key(1, 2).len(), 32 + 12 + 12);
	}
}
