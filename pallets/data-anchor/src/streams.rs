// SPDX-License-Identifier: Apache-2.0

//! Streams, their room and who writes in them.

use crate::*;
use frame_support::traits::{Defensive, DefensiveOption, Footprint};

/// Bytes for which a stream holds a deposit.
fn stream_bytes<T: Config>() -> usize {
	Stream::<T>::max_encoded_len().saturating_add(StreamInfo::<T>::max_encoded_len())
}

/// What so many slots are paid as.
fn slots_footprint<T: Config>(slots: u32) -> Footprint {
	let bytes = (AnchorOf::<T>::max_encoded_len() as u64).saturating_mul(slots.into());
	Footprint { count: slots.into(), size: bytes }
}

impl<T: Config> Pallet<T> {
	/// A stream of which `who` is the owner.
	pub(crate) fn owned_stream(
		stream: StreamId,
		who: &T::AccountId,
	) -> Result<Stream<T>, Error<T>> {
		let record = Streams::<T>::get(stream).ok_or(Error::<T>::StreamNotFound)?;
		ensure!(record.owner == *who, Error::<T>::NotOwner);
		Ok(record)
	}

	pub(crate) fn stream_info(stream: StreamId) -> Result<StreamInfo<T>, Error<T>> {
		StreamInfos::<T>::get(stream).defensive_ok_or(Error::<T>::Unexpected)
	}

	pub(crate) fn do_create_stream(
		owner: T::AccountId,
		device: Option<DeviceId>,
		name: Text,
		mode: Mode,
		schema: Option<Hash>,
		attested: bool,
		retention: Option<u64>,
		slots: u32,
	) -> DispatchResult {
		Self::ensure_text(&name)?;
		let bound = match device {
			Some(device) => {
				let standing = T::Devices::standing(&device).ok_or(Error::<T>::NotYourDevice)?;
				ensure!(standing.owner.as_ref() == Some(&owner), Error::<T>::NotYourDevice);
				Some((device, standing.generation))
			},
			None => None,
		};
		let stream = NextStreamId::<T>::get();
		let next = stream.checked_add(1).ok_or(Error::<T>::Exhausted)?;
		let info = StreamInfo {
			name: name.clone(),
			writers: 0,
			next_share: 0,
			shares: 0,
			deposit: Deposit::<T, _>::take(&owner, stream_bytes::<T>())?,
			slots: Deposit::<T, _>::take_for(&owner, slots_footprint::<T>(slots))?,
		};
		let record = Stream {
			owner: owner.clone(),
			device: bound,
			mode,
			attested,
			closed: false,
			schema,
			retention,
			slots,
			oldest: 0,
			next: 0,
			head: None,
		};
		NextStreamId::<T>::put(next);
		Streams::<T>::insert(stream, record);
		StreamInfos::<T>::insert(stream, info);
		Self::deposit_event(Event::StreamCreated {
			stream,
			owner,
			device,
			name,
			mode,
			schema,
			attested,
			retention,
			slots,
		});
		Ok(())
	}

	pub(crate) fn do_update_stream(
		who: T::AccountId,
		stream: StreamId,
		name: Option<Text>,
		schema: Option<Option<Hash>>,
		attested: Option<bool>,
		retention: Option<Option<u64>>,
	) -> DispatchResult {
		let mut record = Self::owned_stream(stream, &who)?;
		ensure!(!record.closed, Error::<T>::StreamIsClosed);
		let mut info = Self::stream_info(stream)?;
		let (old_name, old_schema) = (info.name.clone(), record.schema);
		let (old_attested, old_retention) = (record.attested, record.retention);
		if let Some(name) = name {
			Self::ensure_text(&name)?;
			info.name = name;
		}
		record.schema = schema.unwrap_or(old_schema);
		record.attested = attested.unwrap_or(old_attested);
		record.retention = retention.unwrap_or(old_retention);
		let longer = match (old_retention, record.retention) {
			(_, None) => true,
			(None, Some(_)) => false,
			(Some(old), Some(new)) => new >= old,
		};
		ensure!(longer, Error::<T>::RetentionShorter);
		let old = (&old_name, old_schema, old_attested, old_retention);
		let new = (&info.name, record.schema, record.attested, record.retention);
		ensure!(old != new, Error::<T>::NoChange);
		let event = Event::StreamUpdated {
			stream,
			new_name: info.name.clone(),
			old_name,
			old_schema,
			new_schema: record.schema,
			old_attested,
			new_attested: record.attested,
			old_retention,
			new_retention: record.retention,
		};
		Streams::<T>::insert(stream, record);
		StreamInfos::<T>::insert(stream, info);
		Self::deposit_event(event);
		Ok(())
	}

	pub(crate) fn do_close_stream(who: T::AccountId, stream: StreamId) -> DispatchResult {
		let mut record = Self::owned_stream(stream, &who)?;
		ensure!(!record.closed, Error::<T>::StreamIsClosed);
		record.closed = true;
		Streams::<T>::insert(stream, record);
		Self::deposit_event(Event::StreamClosed { stream });
		Ok(())
	}

	pub(crate) fn do_remove_stream(who: T::AccountId, stream: StreamId) -> DispatchResult {
		let record = Self::owned_stream(stream, &who)?;
		ensure!(record.closed, Error::<T>::StreamIsOpen);
		let info = Self::stream_info(stream)?;
		let empty = record.used() == 0 && info.writers == 0 && info.shares == 0;
		ensure!(empty, Error::<T>::StreamInUse);
		Streams::<T>::remove(stream);
		StreamInfos::<T>::remove(stream);
		info.deposit.release().defensive()?;
		info.slots.release().defensive()?;
		Self::deposit_event(Event::StreamRemoved { stream });
		Ok(())
	}

	pub(crate) fn do_set_slots(who: T::AccountId, stream: StreamId, slots: u32) -> DispatchResult {
		let mut record = Self::owned_stream(stream, &who)?;
		let old = record.slots;
		ensure!(slots != old, Error::<T>::NoChange);
		ensure!(slots >= record.used(), Error::<T>::SlotsInUse);
		let mut info = Self::stream_info(stream)?;
		info.slots = info.slots.resize_for(slots_footprint::<T>(slots))?;
		record.slots = slots;
		Streams::<T>::insert(stream, record);
		StreamInfos::<T>::insert(stream, info);
		Self::deposit_event(Event::SlotsSet { stream, old, new: slots });
		Ok(())
	}

	pub(crate) fn do_add_writer(
		who: T::AccountId,
		stream: StreamId,
		writer: Subject<T::AccountId>,
	) -> DispatchResult {
		let record = Self::owned_stream(stream, &who)?;
		ensure!(!record.closed, Error::<T>::StreamIsClosed);
		let generation = match &writer {
			Subject::Account(_) => 0,
			Subject::Device(device) => {
				let standing = T::Devices::standing(device).ok_or(Error::<T>::DeviceNotFound)?;
				ensure!(!standing.status.is_final(), Error::<T>::DeviceNotFound);
				standing.generation
			},
		};
		ensure!(!Self::writes(stream, &record, &writer), Error::<T>::AlreadyWriter);
		let deposit = match Writers::<T>::get(stream, &writer) {
			// A device that changed hands since.
			Some(stale) => stale.deposit,
			None => {
				let mut info = Self::stream_info(stream)?;
				info.writers = info.writers.checked_add(1).ok_or(Error::<T>::Exhausted)?;
				StreamInfos::<T>::insert(stream, info);
				Deposit::<T, _>::take(&who, Writer::<T>::max_encoded_len())?
			},
		};
		Writers::<T>::insert(stream, &writer, Writer { generation, deposit });
		Self::deposit_event(Event::WriterAdded { stream, writer });
		Ok(())
	}

	pub(crate) fn do_remove_writer(
		who: T::AccountId,
		stream: StreamId,
		writer: Subject<T::AccountId>,
	) -> DispatchResult {
		Self::owned_stream(stream, &who)?;
		let removed = Writers::<T>::take(stream, &writer).ok_or(Error::<T>::NotWriter)?;
		let mut info = Self::stream_info(stream)?;
		info.writers = info.writers.saturating_sub(1);
		StreamInfos::<T>::insert(stream, info);
		removed.deposit.release().defensive()?;
		Self::deposit_event(Event::WriterRemoved { stream, writer });
		Ok(())
	}

	/// Whether `subject` may anchor by being the owner, the stream's device or a writer.
	pub(crate) fn writes(
		stream: StreamId,
		record: &Stream<T>,
		subject: &Subject<T::AccountId>,
	) -> bool {
		let device = match subject {
			Subject::Account(who) => {
				return *who == record.owner || Writers::<T>::contains_key(stream, subject)
			},
			Subject::Device(device) => device,
		};
		let is_of = |generation| T::Devices::generation(device) == Some(generation);
		let own =
			record.device.is_some_and(|(there, generation)| there == *device && is_of(generation));
		own || Writers::<T>::get(stream, subject).is_some_and(|writer| is_of(writer.generation))
	}
}
