// SPDX-License-Identifier: Apache-2.0

//! What other pallets ask: whose a stream is, and what was anchored there.

use crate::*;
use muster_primitives::{AnchorInspect, Anchored, StreamInspect, StreamStanding};

impl<T: Config> StreamInspect<T::AccountId> for Pallet<T> {
	/// Of a device that changed hands since the stream was made nothing is said: what is decided
	/// about the device now is decided by somebody else.
	fn stream(stream: StreamId) -> Option<StreamStanding<T::AccountId>> {
		let record = Streams::<T>::get(stream)?;
		let device = record.device.and_then(|(device, generation)| {
			(T::Devices::generation(&device) == Some(generation)).then_some(device)
		});
		Some(StreamStanding { owner: record.owner, device })
	}
	fn stream_weight() -> Weight {
		T::WeightInfo::read_stream()
	}
}

impl<T: Config> AnchorInspect<T::AccountId> for Pallet<T> {
	fn anchored(
		stream: StreamId,
		anchor: AnchorNumber,
		leaf: &[u8],
		index: u64,
		path: &[Hash],
	) -> Option<Anchored<T::AccountId>> {
		let anchor = Self::inclusion(stream, anchor, leaf, index, path).ok()?;
		Some(Anchored {
			at: anchor.at,
			from: anchor.from,
			until: anchor.until,
			by: anchor.by,
			superseded_by: anchor.superseded_by,
		})
	}
	/// No path is longer than [`MAX_PATH`] hashes: of one that is, none is hashed.
	fn anchored_weight(leaf_len: u32) -> Weight {
		T::WeightInfo::verify_inclusion(MAX_PATH).saturating_add(T::WeightInfo::hash_leaf(leaf_len))
	}
}
