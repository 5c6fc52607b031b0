// SPDX-License-Identifier: Apache-2.0

//! The reader of CBOR.

use crate::build::{array, head, map, tag, Value};
use hex_literal::hex;
use muster_formats::{
	cbor::{Encoding, Kind, Label, Reader, MAX_DEPTH, MAX_ENTRIES},
	Error,
};

fn item(bytes: &[u8]) -> Result<(), Error> {
	let mut reader = Reader::new(bytes, Encoding::Any);
	assert_eq!(reader.item()?, bytes);
	reader.finish()
}

/// Appendix A of RFC 8949, but for bignums and indefinite lengths.
#[test]
fn every_definite_kind_is_passed_over() {
	for encoded in [
		"00",
		"01",
		"0a",
		"17",
		"1818",
		"1819",
		"1864",
		"1903e8",
		"1a000f4240",
		"1b000000e8d4a51000",
		"1bffffffffffffffff",
		"3bffffffffffffffff",
		"20",
		"29",
		"3863",
		"3903e7",
		"f90000",
		"f98000",
		"f93c00",
		"fb3ff199999999999a",
		"f97bff",
		"fa47c35000",
		"fb7e37e43c8800759c",
		"f97e00",
		"fa7fc00000",
		"fb7ff8000000000000",
		"f4",
		"f5",
		"f6",
		"f7",
		"f0",
		"f8ff",
		"c074323031332d30332d32315432303a30343a30305a",
		"c11a514b67b0",
		"c249010000000000000000",
		"d74401020304",
		"d818456449455446",
		"40",
		"4401020304",
		"60",
		"6161",
		"6449455446",
		"62225c",
		"62c3bc",
		"63e6b0b4",
		"64f0908591",
		"80",
		"83010203",
		"8301820203820405",
		"a0",
		"a201020304",
		"a26161016162820203",
		"826161a161626163",
		"98190102030405060708090a0b0c0d0e0f101112131415161718181819",
	] {
		assert_eq!(item(&hex::decode(encoded).unwrap()), Ok(()), "{encoded}");
	}
}

#[test]
fn what_is_not_well_formed_or_not_valid_is_refused() {
	for (encoded, error) in [
		("", Error::Truncated),
		("18", Error::Truncated),
		("1a000000", Error::Truncated),
		("38", Error::Truncated),
		("4401020", Error::Truncated),
		("820", Error::Truncated),
		("8201", Error::Truncated),
		("a101", Error::Truncated),
		("c1", Error::Truncated),
		("f8", Error::Truncated),
		("f900", Error::Truncated),
		("fa000000", Error::Truncated),
		("fb00000000000000", Error::Truncated),
		("5bffffffffffffffff00", Error::Truncated),
		("7bffffffffffffffff00", Error::Truncated),
		("9bffffffffffffffff00", Error::Truncated),
		("bbffffffffffffffff00", Error::TooMany),
		("5f4100ff", Error::Indefinite),
		("7f6161ff", Error::Indefinite),
		("9f00ff", Error::Indefinite),
		("bf0000ff", Error::Indefinite),
		("81ff", Error::Malformed),
		("ff", Error::Malformed),
		("1c", Error::Malformed),
		("3e", Error::Malformed),
		("5d", Error::Malformed),
		("fc", Error::Malformed),
		("f800", Error::Malformed),
		("f81f", Error::Malformed),
		("61ff", Error::Utf8),
		("62c328", Error::Utf8),
		("0000", Error::Trailing),
		("a201000100", Error::Duplicate),
		("a20100180100", Error::Duplicate),
		("a2200038000", Error::Duplicate),
		("a2616100780161 00", Error::Duplicate),
		("a24161005801 6100", Error::Duplicate),
		("a281010081 0100", Error::Duplicate),
		("a2f400f400", Error::Duplicate),
	] {
		let mut digits: String = encoded.split_whitespace().collect();
		if digits.len() % 2 == 1 {
			digits.push('0');
		}
		let bytes = hex::decode(digits).unwrap();
		let mut reader = Reader::new(&bytes, Encoding::Any);
		let read = reader.item().and_then(|_| reader.finish());
		assert_eq!(read, Err(error), "{encoded}");
	}
}

#[test]
fn nesting_is_bounded() {
	let nest = |depth, wrap: &dyn Fn(Value) -> Value| (0..depth).fold(Value::Null, |v, _| wrap(v));
	for wrap in [
		&(|value| array([value])) as &dyn Fn(Value) -> Value,
		&|value| map([(1, value)]),
		&|value| Value::Map(vec![(value, Value::Null)]),
		&|value| tag(1, value),
	] {
		assert_eq!(item(&nest(MAX_DEPTH, wrap).encode()), Ok(()));
		assert_eq!(item(&nest(MAX_DEPTH + 1, wrap).encode()), Err(Error::Depth));
	}
	for nested in [&[0x81][..], &[0xa1, 1], &[0xa1], &[0xc1]] {
		assert_eq!(item(&nested.repeat(100_000)), Err(Error::Depth));
	}
}

#[test]
fn maps_are_bounded() {
	let sized = |count: i64| map((0..count).map(|key| (key, Value::Null))).encode();
	assert_eq!(item(&sized(MAX_ENTRIES as i64)), Ok(()));
	assert_eq!(item(&sized(MAX_ENTRIES as i64 + 1)), Err(Error::TooMany));
}

/// A list of many elements takes one step for each that is there, whatever its head says.
#[test]
fn a_head_promises_nothing() {
	let mut bytes = Vec::new();
	head(&mut bytes, 4, u64::MAX, 0);
	bytes.extend([0; 1000]);
	assert_eq!(item(&bytes), Err(Error::Truncated));
	let long = array(vec![Value::Null; 100_000]).encode();
	assert_eq!(item(&long), Ok(()));
}

#[test]
fn the_shortest_form_is_asked_for_where_it_must_be() {
	type Read = fn(&mut Reader) -> Result<(), Error>;
	let reads: [(u8, Read); 7] = [
		(0, |reader| reader.uint().map(drop)),
		(1, |reader| reader.int().map(drop)),
		(2, |reader| reader.bytes().map(drop)),
		(3, |reader| reader.text().map(drop)),
		(4, |reader| reader.array().map(drop)),
		(5, |reader| reader.map().map(drop)),
		(6, |reader| reader.tag().map(drop)),
	];
	for (major, read) in reads {
		for value in [0, 1, 23, 24, 63, 255, 256, 65535, 65536, 0xffff_ffff, 0x1_0000_0000] {
			// No text of four billion bytes, and no map beyond the limit.
			if matches!(major, 2 | 3) && value > 65536 || major == 5 && value > 64 {
				continue;
			}
			for wider in 0..5 {
				let mut bytes = Vec::new();
				head(&mut bytes, major, value, wider);
				let mut least = Vec::new();
				head(&mut least, major, value, 0);
				let is_shortest = bytes == least;
				if matches!(major, 2 | 3) {
					bytes.resize(bytes.len() + value as usize, b'a');
				}
				let what = format!("{major}, {value}, {wider}");
				assert_eq!(read(&mut Reader::new(&bytes, Encoding::Any)), Ok(()), "{what}");
				let strict = read(&mut Reader::new(&bytes, Encoding::Shortest));
				let expected = if is_shortest { Ok(()) } else { Err(Error::NotShortest) };
				assert_eq!(strict, expected, "{what}");
			}
		}
	}
}

#[test]
fn integers_are_read_over_their_whole_range() {
	for value in [0, 23, 24, i64::MAX.into(), u64::MAX.into(), -1, -24, -25, -256, -257] {
		let bytes = Value::Int(value).encode();
		assert_eq!(Reader::new(&bytes, Encoding::Shortest).int(), Ok(value));
	}
	let least = -i128::from(u64::MAX) - 1;
	let bytes = Value::Int(least).encode();
	assert_eq!(bytes, hex!("3bffffffffffffffff"));
	assert_eq!(Reader::new(&bytes, Encoding::Shortest).int(), Ok(least));
	assert_eq!(Reader::new(&bytes, Encoding::Shortest).label(), Err(Error::Label));
	assert_eq!(Reader::new(&hex!("20"), Encoding::Shortest).uint(), Err(Error::Type));
}

#[test]
fn each_read_takes_its_own_kind_only() {
	let kinds = [
		(Value::Int(1), Kind::Int),
		(Value::Bytes(vec![1]), Kind::Bytes),
		("a".into(), Kind::Text),
		(array([]), Kind::Array),
		(Value::Map(vec![]), Kind::Map),
		(tag(1, Value::Null), Kind::Tag),
		(true.into(), Kind::Bool),
		(Value::Null, Kind::Null),
		(Value::Raw(vec![0xf7]), Kind::Other),
	];
	for (value, kind) in kinds {
		let bytes = value.encode();
		let reader = Reader::new(&bytes, Encoding::Any);
		let takes = |read: fn(&mut Reader) -> Result<(), Error>| match read(&mut reader.clone()) {
			Ok(()) => true,
			Err(error) => {
				assert_eq!(error, Error::Type);
				false
			},
		};
		assert_eq!(reader.kind(), Ok(kind));
		assert_eq!(takes(|reader| reader.int().map(drop)), kind == Kind::Int);
		assert_eq!(takes(|reader| reader.bytes().map(drop)), kind == Kind::Bytes);
		assert_eq!(takes(|reader| reader.text().map(drop)), kind == Kind::Text);
		assert_eq!(takes(|reader| reader.array().map(drop)), kind == Kind::Array);
		assert_eq!(takes(|reader| reader.map().map(drop)), kind == Kind::Map);
		assert_eq!(takes(|reader| reader.tag().map(drop)), kind == Kind::Tag);
		assert_eq!(takes(|reader| reader.bool().map(drop)), kind == Kind::Bool);
		assert_eq!(takes(|reader| reader.null()), kind == Kind::Null);
		match reader.clone().label() {
			Ok(label) => assert!(matches!(label, Label::Int(1) | Label::Text("a"))),
			Err(error) => assert_eq!(error, Error::Label),
		}
	}
}
