// SPDX-License-Identifier: Apache-2.0

//! Any bytes as a COSE_Sign1, with its tag and without.

use muster_formats::{cose::Sign1, Error};

/// Returns whether one was read.
pub fn run(bytes: &[u8]) -> bool {
	check(bytes) | check(&[&[0xd2], bytes].concat())
}

fn check(bytes: &[u8]) -> bool {
	let Ok(message) = Sign1::parse(bytes) else { return false };
	let Sign1 { algorithm, key_id, payload, signature, .. } = message;
	let inside = |part: &[u8]| bytes.as_ptr_range().contains(&part.as_ptr()) || part.is_empty();
	assert!([Some(signature), key_id, payload].into_iter().flatten().all(inside));
	assert!(algorithm.signature_length().is_none_or(|length| length == signature.len()));

	// A payload is given exactly once, and is what the signed bytes end with.
	let (given, none) = match payload {
		Some(payload) => {
			(message.to_be_signed(None, b"aad"), message.to_be_signed(Some(payload), b"aad"))
		},
		None => (message.to_be_signed(Some(b"given"), b"aad"), message.to_be_signed(None, b"aad")),
	};
	assert_eq!(none, Err(Error::Payload));
	let signed = given.unwrap();
	assert!(signed.starts_with(b"\x84\x6aSignature1"));
	assert!(signed.ends_with(payload.unwrap_or(b"given")));

	assert_eq!(Sign1::parse(&[bytes, &[0]].concat()), Err(Error::Trailing));
	assert!(Sign1::parse(&bytes[..bytes.len() - 1]).is_err());
	true
}
