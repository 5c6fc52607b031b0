// SPDX-License-Identifier: Apache-2.0

//! What views tell of streams and anchors.

use crate::*;

impl<T: Config> Pallet<T> {
	pub(crate) fn stream_view(stream: StreamId) -> Option<StreamView<T::AccountId>> {
		let record = Streams::<T>::get(stream)?;
		let info = StreamInfos::<T>::get(stream)?;
		let device_writes = record.device.is_some_and(|(device, generation)| {
			T::Devices::generation(&device) == Some(generation)
		});
		Some(StreamView {
			stream,
			name: info.name,
			device: record.device.map(|(device, _)| device),
			device_writes,
			mode: record.mode,
			attested: record.attested,
			closed: record.closed,
			schema: record.schema,
			retention: record.retention,
			slots: record.slots,
			used: record.used(),
			oldest: record.oldest,
			next: record.next,
			link: record.link(),
			writers: info.writers,
			shares: info.shares,
			owner: record.owner,
		})
	}

	pub(crate) fn expected_next(stream: StreamId) -> Option<Expected> {
		let record = Streams::<T>::get(stream)?;
		let log_head = record.head.filter(|_| record.mode == Mode::Log);
		Some(Expected {
			number: record.next,
			previous: record.link(),
			from: record.head.map_or(0, |head| head.until),
			until_at_most: Self::now().saturating_add(T::MaxAhead::get()),
			grows_from: log_head.map(|head| (head.size, head.root)),
			attested: record.attested,
			slots_left: record.slots.saturating_sub(record.used()),
			closed: record.closed,
		})
	}

	pub(crate) fn anchors_from(
		stream: StreamId,
		first: AnchorNumber,
		limit: u32,
	) -> Vec<(AnchorNumber, AnchorOf<T>)> {
		let end = first.saturating_add(limit.min(MAX_LISTED));
		(first..end)
			.filter_map(|number| Some((number, Anchors::<T>::get(stream, number)?)))
			.collect()
	}
}
