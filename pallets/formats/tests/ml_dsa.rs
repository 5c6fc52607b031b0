// SPDX-License-Identifier: Apache-2.0

//! ML-DSA signatures: Project Wycheproof's sets, and RustCrypto's implementation as the signer and
//! as a second opinion.

use ml_dsa::{
	EncodedSignature, EncodedVerifyingKey, KeyExport, Keypair, MlDsa44, MlDsa65, MlDsa87,
	MlDsaParams, Signature, SigningKey, VerifyingKey,
};
use muster_formats::ml_dsa::{verify, Set, MAX_KEY, MAX_SIGNATURE};
use proptest::prelude::*;
use wycheproof::{
	mldsa_sign::{TestName as SignName, TestSet as SignSet},
	mldsa_verify::{TestName as VerifyName, TestSet as VerifySet},
	TestResult,
};

const MESSAGE: &[u8] = b"firmware 1.2.3";

/// Counts of what a set held, to notice when a set is empty or reads differently.
#[derive(Default, Debug, PartialEq)]
struct Counts {
	valid: usize,
	invalid: usize,
	/// Valid with a context, which nothing here has: refused.
	other_context: usize,
}

#[test]
fn wycheproof_verify() {
	let expected = [(75, 103, 2), (77, 131, 2), (69, 170, 2)];
	let sets = [
		(Set::MlDsa44, VerifyName::MlDsa44Verify),
		(Set::MlDsa65, VerifyName::MlDsa65Verify),
		(Set::MlDsa87, VerifyName::MlDsa87Verify),
	];
	for ((set, name), (valid, invalid, other_context)) in sets.into_iter().zip(expected) {
		let mut counts = Counts::default();
		for group in &VerifySet::load(name).unwrap().test_groups {
			for test in &group.tests {
				let empty = test.ctx.as_ref().is_none_or(|context| context.is_empty());
				let good = match (test.result, empty) {
					(TestResult::Valid, true) => &mut counts.valid,
					(TestResult::Valid, false) => &mut counts.other_context,
					(TestResult::Invalid, _) => &mut counts.invalid,
					(TestResult::Acceptable, _) => panic!("needs a decision: {test:?}"),
				};
				*good += 1;
				assert_eq!(
					verify(set, &group.pubkey, &test.msg, &test.sig),
					test.result == TestResult::Valid && empty,
					"{set:?} {}: {}",
					test.tc_id,
					test.comment
				);
			}
		}
		assert_eq!(counts, Counts { valid, invalid, other_context });
	}
}

/// What the signing sets say should come out is good under the key that they name.
#[test]
fn wycheproof_sign() {
	let sets = [
		(Set::MlDsa44, [SignName::MlDsa44SignSeed, SignName::MlDsa44SignNoSeed]),
		(Set::MlDsa65, [SignName::MlDsa65SignSeed, SignName::MlDsa65SignNoSeed]),
		(Set::MlDsa87, [SignName::MlDsa87SignSeed, SignName::MlDsa87SignNoSeed]),
	];
	let mut verified = Vec::new();
	for (set, names) in sets {
		let mut count = 0;
		for group in names.iter().flat_map(|name| SignSet::load(*name).unwrap().test_groups) {
			let Some(key) = &group.pubkey else { continue };
			// One kind of test gives the hash of a message in the message's place.
			for test in group.tests.iter().filter(|test| test.result == TestResult::Valid) {
				let Some(message) = &test.msg else { continue };
				let empty = test.ctx.as_ref().is_none_or(|context| context.is_empty());
				assert_eq!(verify(set, key, message, &test.sig), empty, "{set:?} {}", test.tc_id);
				count += usize::from(empty);
			}
		}
		verified.push(count);
	}
	assert!(verified.iter().all(|count| *count > 100), "{verified:?}");
}

#[test]
fn lengths_are_those_of_fips_204() {
	// FIPS 204 table 2.
	let lengths = Set::ALL.map(|set| (set.key_len(), set.signature_len()));
	assert_eq!(lengths, [(1312, 2420), (1952, 3309), (2592, 4627)]);
	assert_eq!((MAX_KEY, MAX_SIGNATURE), (2592, 4627));
}

/// Signs a message in a context.
type Sign = Box<dyn Fn(&[u8], &[u8]) -> Vec<u8>>;

/// Another implementation's key and what it signs with it, by a seed.
struct Signer {
	set: Set,
	key: Vec<u8>,
	sign: Sign,
	/// Whether that implementation finds a signature of a message by a key good.
	verify: fn(&[u8], &[u8], &[u8]) -> bool,
}

impl Signer {
	fn new<P: MlDsaParams + 'static>(set: Set, seed: [u8; 32]) -> Self {
		let signing = SigningKey::<P>::from_seed(&seed.into());
		let key = signing.verifying_key().to_bytes().to_vec();
		let sign = move |message: &[u8], context: &[u8]| {
			let signature = signing.expanded_key().sign_deterministic(message, context).unwrap();
			signature.encode().to_vec()
		};
		fn verify<P: MlDsaParams>(key: &[u8], message: &[u8], signature: &[u8]) -> bool {
			let key = EncodedVerifyingKey::<P>::try_from(key).unwrap();
			let signature = EncodedSignature::<P>::try_from(signature).unwrap();
			let key = VerifyingKey::<P>::decode(&key);
			Signature::<P>::decode(&signature)
				.is_some_and(|signature| key.verify_with_context(message, &[], &signature))
		}
		Self { set, key, sign: Box::new(sign), verify: verify::<P> }
	}

	fn all(seed: [u8; 32]) -> [Self; 3] {
		[
			Self::new::<MlDsa44>(Set::MlDsa44, seed),
			Self::new::<MlDsa65>(Set::MlDsa65, seed),
			Self::new::<MlDsa87>(Set::MlDsa87, seed),
		]
	}
}

#[test]
fn no_changed_byte_passes() {
	for Signer { set, mut key, sign, .. } in Signer::all([1; 32]) {
		let (mut message, mut signature) = (MESSAGE.to_vec(), sign(MESSAGE, &[]));
		assert!(verify(set, &key, &message, &signature));
		for flip in [1, 0x80, 0xff] {
			for at in 0..signature.len() {
				signature[at] ^= flip;
				assert!(!verify(set, &key, &message, &signature), "{set:?} signature {at} {flip}");
				signature[at] ^= flip;
			}
			for at in 0..key.len() {
				key[at] ^= flip;
				assert!(!verify(set, &key, &message, &signature), "{set:?} key {at} {flip}");
				key[at] ^= flip;
			}
			for at in 0..message.len() {
				message[at] ^= flip;
				assert!(!verify(set, &key, &message, &signature), "{set:?} message {at} {flip}");
				message[at] ^= flip;
			}
		}
		assert!(verify(set, &key, &message, &signature));
	}
}

#[test]
fn other_lengths_are_refused() {
	for Signer { set, key, sign, .. } in Signer::all([2; 32]) {
		let signature = sign(MESSAGE, &[]);
		for len in 0..signature.len() {
			assert!(!verify(set, &key, MESSAGE, &signature[..len]));
		}
		for len in 0..key.len() {
			assert!(!verify(set, &key[..len], MESSAGE, &signature));
		}
		for tail in [&[0][..], &[0; 32], &signature] {
			assert!(!verify(set, &key, MESSAGE, &[&signature, tail].concat()));
			assert!(!verify(set, &[&key, tail].concat(), MESSAGE, &signature));
		}
		for other in Set::ALL {
			assert_eq!(verify(other, &key, MESSAGE, &signature), other == set);
		}
	}
}

#[test]
fn a_context_is_refused() {
	for Signer { set, key, sign, .. } in Signer::all([3; 32]) {
		for context in [&[0][..], b"muster", &[0xff; 255]] {
			assert!(!verify(set, &key, MESSAGE, &sign(MESSAGE, context)));
		}
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(100))]

	#[test]
	fn signed_is_verified(
		seed: [u8; 32],
		message in prop::collection::vec(any::<u8>(), 0..300),
		other in prop::collection::vec(any::<u8>(), 0..300),
	) {
		for Signer { set, key, sign, .. } in Signer::all(seed) {
			let signature = sign(&message, &[]);
			prop_assert!(verify(set, &key, &message, &signature));
			prop_assert!(message == other || !verify(set, &key, &other, &signature));
		}
	}

	/// Any keys, and signatures that are good in parts: no panic, and the other implementation
	/// agrees.
	#[test]
	fn both_implementations_agree(
		seed: [u8; 32],
		at in any::<prop::sample::Index>(),
		from_end in 0usize..100,
		bytes in prop::collection::vec(any::<u8>(), 0..100),
		garbled: bool,
	) {
		for Signer { set, mut key, sign, verify: other } in Signer::all(seed) {
			let mut signature = sign(MESSAGE, &[]);
			if garbled {
				let at = at.index(key.len());
				key.iter_mut().skip(at).zip(&bytes).for_each(|(to, from)| *to = *from);
			} else {
				// The hint, of which not every spelling is allowed, lies at the end.
				let at = match bytes.first() {
					Some(first) if first % 2 == 0 => signature.len() - from_end,
					_ => at.index(signature.len()),
				};
				signature.iter_mut().skip(at).zip(&bytes).for_each(|(to, from)| *to = *from);
			}
			prop_assert_eq!(
				verify(set, &key, MESSAGE, &signature),
				other(&key, MESSAGE, &signature)
			);
		}
	}
}
