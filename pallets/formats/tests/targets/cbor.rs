// SPDX-License-Identifier: Apache-2.0

//! Any bytes as CBOR: what is read is read the same by itself, by minicbor and, where it must be in
//! the shortest form, when it is written anew.

use minicbor::{Decoder, Encoder};
use muster_formats::cbor::{Encoding, Kind, Reader, MAX_DEPTH, MAX_ENTRIES};

/// Returns whether anything was read.
pub fn run(bytes: &[u8]) -> bool {
	let any = items(bytes, Encoding::Any);
	let shortest = items(bytes, Encoding::Shortest);
	assert!(any.starts_with(&shortest), "what is in the shortest form is read as any other");

	let mut decoder = Decoder::new(bytes);
	for item in &any {
		let start = decoder.position();
		decoder.skip().expect("minicbor reads what we read");
		assert_eq!(&bytes[start..decoder.position()], *item);
		let mut again = Reader::new(item, Encoding::Any);
		assert_eq!(again.item(), Ok(*item));
		assert_eq!(again.finish(), Ok(()));
		assert!(Reader::new(&item[..item.len() - 1], Encoding::Any).item().is_err());
	}
	for item in shortest {
		let mut encoder = Encoder::new(Vec::new());
		write(&mut Reader::new(item, Encoding::Shortest), &mut encoder, 0);
		assert_eq!(encoder.into_writer(), item);
	}
	!any.is_empty()
}

/// The values with which `bytes` begin.
fn items(bytes: &[u8], encoding: Encoding) -> Vec<&[u8]> {
	let mut reader = Reader::new(bytes, encoding);
	let mut items = Vec::new();
	let mut end = 0;
	while reader.finish().is_err() {
		let Ok(item) = reader.item() else { break };
		assert_eq!(bytes[end..end + item.len()], *item);
		end += item.len();
		assert_eq!((item.is_empty(), reader.position()), (false, end));
		items.push(item);
	}
	items
}

/// Reads a value by its parts, which must not fail, and writes them.
fn write(reader: &mut Reader, encoder: &mut Encoder<Vec<u8>>, depth: usize) {
	assert!(depth <= MAX_DEPTH);
	match reader.kind().unwrap() {
		Kind::Int => {
			let int = reader.int().unwrap();
			encoder.int(minicbor::data::Int::try_from(int).unwrap()).unwrap();
		},
		Kind::Bytes => drop(encoder.bytes(reader.bytes().unwrap()).unwrap()),
		Kind::Text => drop(encoder.str(reader.text().unwrap()).unwrap()),
		Kind::Array => {
			let length = reader.array().unwrap();
			encoder.array(length).unwrap();
			(0..length).for_each(|_| write(reader, encoder, depth + 1));
		},
		Kind::Map => {
			let length = reader.map().unwrap();
			assert!(length <= MAX_ENTRIES as u64);
			encoder.map(length).unwrap();
			(0..2 * length).for_each(|_| write(reader, encoder, depth + 1));
		},
		Kind::Tag => {
			encoder.tag(minicbor::data::Tag::new(reader.tag().unwrap())).unwrap();
			write(reader, encoder, depth + 1);
		},
		Kind::Bool => drop(encoder.bool(reader.bool().unwrap()).unwrap()),
		Kind::Null => {
			reader.null().unwrap();
			encoder.null().unwrap();
		},
		// Floats and the like, of which no reader here makes use.
		Kind::Other => encoder.writer_mut().extend(reader.item().unwrap()),
	}
}
