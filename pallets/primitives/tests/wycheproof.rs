// SPDX-License-Identifier: Apache-2.0

//! Project Wycheproof's signature sets: every valid one is accepted, every invalid one refused.
//!
//! Signatures of another length than the type's cannot be put to the chain at all; those count as
//! refused, as does DER that is not strict. "Acceptable" results do not occur in these sets, and
//! the tests say so.

use muster_primitives::{DeviceKey, DeviceSignature};
use wycheproof::{
	ecdsa::{TestName as EcdsaName, TestSet as EcdsaSet},
	eddsa::{TestName as EddsaName, TestSet as EddsaSet},
	TestResult,
};

/// Counts of what a set held, to notice when a set is empty or reads differently.
#[derive(Default, Debug, PartialEq)]
struct Counts {
	valid: usize,
	invalid: usize,
}

impl Counts {
	fn check(&mut self, expected: TestResult, accepted: bool, what: impl std::fmt::Debug) {
		match expected {
			TestResult::Valid => self.valid += 1,
			TestResult::Invalid => self.invalid += 1,
			TestResult::Acceptable => panic!("an acceptable result needs a decision: {what:?}"),
		}
		assert_eq!(accepted, expected == TestResult::Valid, "{what:?}");
	}
}

/// The SDK's verifier follows ZIP 215, which decodes R more freely than RFC 8032 §5.1.3. One
/// signature of the set shows it, and only `DeviceSignature` refuses that one.
#[test]
fn ed25519() {
	let set = EddsaSet::load(EddsaName::Ed25519).unwrap();
	let mut counts = Counts::default();
	let mut only_sdk = Vec::new();
	for group in &set.test_groups {
		let bytes: [u8; 32] = group.key.pk.as_ref().try_into().unwrap();
		let key = DeviceKey::Ed25519(bytes);
		assert!(key.is_well_formed());
		for test in &group.tests {
			let accepted = <[u8; 64]>::try_from(test.sig.as_ref()).is_ok_and(|signature| {
				let sdk =
					sp_io::crypto::ed25519_verify(&signature.into(), &test.msg, &bytes.into());
				let ours = DeviceSignature::Ed25519(signature).verify(&test.msg, &key);
				if sdk && !ours {
					only_sdk.push(test.tc_id);
				}
				ours
			});
			counts.check(test.result, accepted, test);
		}
	}
	assert_eq!(only_sdk, [151]);
	assert_eq!(counts, Counts { valid: 88, invalid: 63 });
}

/// SEC 1 compressed from uncompressed.
fn compress(point: &[u8]) -> [u8; 33] {
	assert_eq!((point.len(), point[0]), (65, 4));
	let mut compressed = [0; 33];
	compressed[0] = 2 + (point[64] & 1);
	compressed[1..].copy_from_slice(&point[1..33]);
	compressed
}

/// r and s of 32 bytes each out of a strict DER `SEQUENCE { INTEGER, INTEGER }` (X.690 §8.3, §10.1):
/// shortest lengths, shortest positive integers, nothing after. `None` for anything else, and for
/// numbers of more than 256 bits.
fn raw_from_der(der: &[u8]) -> Option<[u8; 64]> {
	/// The contents of a value with this tag, and what comes after. Two numbers of 33 bytes never
	/// need a length of more than one byte.
	fn value(tag: u8, der: &[u8]) -> Option<(&[u8], &[u8])> {
		let (&[first, length], rest) = der.split_first_chunk()?;
		(first == tag && length < 0x80).then_some(())?;
		rest.split_at_checked(length.into())
	}
	fn integer(der: &[u8], out: &mut [u8]) -> Option<()> {
		let digits = match der {
			[] => return None,
			[0] => der,
			[0, second, ..] if *second < 0x80 => return None,
			[0, digits @ ..] => digits,
			[first, ..] if *first >= 0x80 => return None,
			digits => digits,
		};
		let start = out.len().checked_sub(digits.len())?;
		out[start..].copy_from_slice(digits);
		Some(())
	}
	let (sequence, after) = value(0x30, der)?;
	let (r, rest) = value(0x02, sequence)?;
	let (s, within) = value(0x02, rest)?;
	(after.is_empty() && within.is_empty()).then_some(())?;
	let mut raw = [0; 64];
	integer(r, &mut raw[..32])?;
	integer(s, &mut raw[32..])?;
	Some(raw)
}

fn from_p1363(signature: &[u8]) -> Option<[u8; 64]> {
	signature.try_into().ok()
}

fn p256_accepts(signature: [u8; 64], message: &[u8], point: &[u8]) -> bool {
	DeviceSignature::P256(signature).verify(message, &DeviceKey::P256(compress(point)))
}

/// As a signer without a recovery id does: try all four.
fn secp256k1_accepts(signature: [u8; 64], message: &[u8], point: &[u8]) -> bool {
	let key = DeviceKey::Secp256k1(compress(point));
	(0..=3).any(|v| {
		let mut bytes = [0; 65];
		bytes[..64].copy_from_slice(&signature);
		bytes[64] = v;
		DeviceSignature::Secp256k1(bytes).verify(message, &key)
	})
}

fn ecdsa(
	name: EcdsaName,
	parse: fn(&[u8]) -> Option<[u8; 64]>,
	accepts: fn([u8; 64], &[u8], &[u8]) -> bool,
) -> Counts {
	let set = EcdsaSet::load(name).unwrap();
	let mut counts = Counts::default();
	for group in &set.test_groups {
		for test in &group.tests {
			let accepted = parse(&test.sig)
				.is_some_and(|signature| accepts(signature, &test.msg, &group.key.key));
			counts.check(test.result, accepted, test);
		}
	}
	counts
}

#[test]
fn p256_p1363() {
	let counts = ecdsa(EcdsaName::EcdsaSecp256r1Sha256P1363, from_p1363, p256_accepts);
	assert_eq!(counts, Counts { valid: 173, invalid: 89 });
}

#[test]
fn p256_der() {
	let counts = ecdsa(EcdsaName::EcdsaSecp256r1Sha256, raw_from_der, p256_accepts);
	assert_eq!(counts, Counts { valid: 174, invalid: 310 });
}

#[test]
fn secp256k1_p1363() {
	let counts = ecdsa(EcdsaName::EcdsaSecp256k1Sha256P1363, from_p1363, secp256k1_accepts);
	assert_eq!(counts, Counts { valid: 167, invalid: 85 });
}

#[test]
fn secp256k1_der() {
	let counts = ecdsa(EcdsaName::EcdsaSecp256k1Sha256, raw_from_der, secp256k1_accepts);
	assert_eq!(counts, Counts { valid: 168, invalid: 308 });
}
