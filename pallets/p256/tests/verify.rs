// SPDX-License-Identifier: Apache-2.0

//! What is accepted and what is refused, as Project Wycheproof and the crate `p256` judge it, and
//! for signatures that are made to meet the exceptions of the arithmetic.

use muster_p256::verify_prehash;
use num_bigint::BigUint;
use p256::{
	ecdsa::{
		signature::hazmat::{PrehashSigner, PrehashVerifier},
		Signature, SigningKey, VerifyingKey,
	},
	elliptic_curve::{
		ff::{Field, PrimeField},
		group::Group,
		point::{AffineCoordinates, DecompressPoint},
		sec1::ToSec1Point,
	},
	AffinePoint, ProjectivePoint, Scalar,
};
use proptest::prelude::*;
use sha2::{Digest, Sha256};
use wycheproof::{
	ecdsa::{TestName, TestSet},
	TestResult,
};

/// Our verdict, which has to be that of `p256`.
fn verify(key: &[u8; 33], digest: &[u8; 32], signature: &[u8; 64]) -> bool {
	let ours = verify_prehash(key, digest, signature);
	let theirs = || {
		// Another encoding of 33 bytes, that of Compact ECC: not ours.
		(key[0] != 5).then_some(())?;
		let signature = Signature::from_slice(signature).ok()?;
		VerifyingKey::from_sec1_bytes(key).ok()?.verify_prehash(digest, &signature).ok()
	};
	assert_eq!(ours, theirs().is_some(), "{key:02x?} {digest:02x?} {signature:02x?}");
	ours
}

fn hex(digits: &str) -> BigUint {
	BigUint::parse_bytes(digits.as_bytes(), 16).unwrap()
}

fn p() -> BigUint {
	hex("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff")
}

fn n() -> BigUint {
	hex("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551")
}

/// 32 bytes, big-endian.
fn bytes(number: &BigUint) -> [u8; 32] {
	let mut bytes = [0; 32];
	let digits = number.to_bytes_be();
	bytes[32 - digits.len()..].copy_from_slice(&digits);
	bytes
}

fn big(scalar: &Scalar) -> BigUint {
	BigUint::from_bytes_be(&scalar.to_repr())
}

fn scalar(number: &BigUint) -> Scalar {
	Scalar::from_repr(bytes(&(number % n())).into()).unwrap()
}

/// A scalar that looks random.
fn some_scalar(seed: u64) -> Scalar {
	scalar(&BigUint::from_bytes_be(&Sha256::digest(seed.to_be_bytes())))
}

fn compress(point: &ProjectivePoint) -> [u8; 33] {
	point.to_affine().to_sec1_point(true).as_bytes().try_into().unwrap()
}

fn join(r: &BigUint, s: &BigUint) -> [u8; 64] {
	[bytes(r), bytes(s)].concat().try_into().unwrap()
}

/// The point with this x and an even y.
fn lift(x: &BigUint) -> Option<ProjectivePoint> {
	let point: Option<AffinePoint> = AffinePoint::decompress(&bytes(x).into(), 0.into()).into();
	point.map(Into::into)
}

/// A digest and a signature for whose check the verifier has to compute u1 G + u2 Q, which must not
/// be infinity. The digest is below n.
fn signed(q: &ProjectivePoint, u1: &Scalar, u2: &Scalar) -> ([u8; 32], [u8; 64]) {
	let sum = ProjectivePoint::GENERATOR * u1 + q * u2;
	let r = scalar(&BigUint::from_bytes_be(&sum.to_affine().x()));
	let s = r * u2.invert().unwrap();
	((u1 * &s).to_repr().into(), join(&big(&r), &big(&s)))
}

#[test]
fn wycheproof() {
	let set = TestSet::load(TestName::EcdsaSecp256r1Sha256P1363).unwrap();
	let (mut valid, mut invalid, mut too_long_or_short) = (0, 0, 0);
	for group in &set.test_groups {
		let point = &group.key.key;
		assert_eq!((point.len(), point[0]), (65, 4));
		let key = [&[2 + (point[64] & 1)], &point[1..33]].concat().try_into().unwrap();
		for test in &group.tests {
			let Ok(signature) = test.sig.as_ref().try_into() else {
				assert_eq!(test.result, TestResult::Invalid);
				too_long_or_short += 1;
				continue;
			};
			let accepted = verify(&key, &Sha256::digest(&test.msg).into(), signature);
			match test.result {
				TestResult::Valid => valid += 1,
				TestResult::Invalid => invalid += 1,
				TestResult::Acceptable => panic!("an acceptable result needs a decision: {test:?}"),
			}
			assert_eq!(accepted, test.result == TestResult::Valid, "{test:?}");
		}
	}
	assert_eq!((valid, invalid + too_long_or_short), (173, 89));
	assert!(invalid > 0 && too_long_or_short > 0);
}

#[test]
fn thousands_of_keys_and_messages() {
	for seed in 0..3_000u64 {
		let secret = SigningKey::from_slice(&Sha256::digest(seed.to_be_bytes())).unwrap();
		let key = compress(&ProjectivePoint::from(*secret.verifying_key().as_affine()));
		let mut digest: [u8; 32] = Sha256::digest(key).into();
		let signature: Signature = secret.sign_prehash(&digest).unwrap();
		let mut signature: [u8; 64] = signature.to_bytes().into();
		assert!(verify(&key, &digest, &signature));

		// The other half of the range of s.
		let s = n() - BigUint::from_bytes_be(&signature[32..]);
		let other = join(&BigUint::from_bytes_be(&signature[..32]), &s);
		assert!(verify(&key, &digest, &other));

		// One bit of 768.
		let bit = (seed % 768) as usize;
		match bit / 256 {
			0 => digest[bit / 8] ^= 1 << (bit % 8),
			_ => signature[bit / 8 - 32] ^= 1 << (bit % 8),
		}
		assert!(!verify(&key, &digest, &signature));
	}
}

#[test]
fn every_flipped_bit_is_refused() {
	let q = ProjectivePoint::GENERATOR * some_scalar(1);
	let (digest, signature) = signed(&q, &some_scalar(2), &some_scalar(3));
	let input = [&compress(&q)[..], &digest, &signature].concat();
	for bit in 0..=input.len() * 8 {
		let mut input = input.clone();
		if let Some(byte) = input.get_mut(bit / 8) {
			*byte ^= 1 << (bit % 8);
		}
		let (key, rest) = input.split_first_chunk().unwrap();
		let (digest, signature) = rest.split_first_chunk().unwrap();
		let unchanged = bit == input.len() * 8;
		assert_eq!(verify(key, digest, signature.try_into().unwrap()), unchanged, "{bit}");
	}
}

/// With Q a small multiple of G, sums of multiples of G and of Q meet each other, their negatives
/// and infinity on the way, and at the end.
#[test]
fn doublings_and_infinity_amid_the_additions() {
	let small = (0..16u64).flat_map(|i| [Scalar::from(i), -Scalar::from(i)]).collect::<Vec<_>>();
	let (mut sums, mut infinities) = (0, 0);
	for d in small.iter().skip(2).step_by(3) {
		let q = ProjectivePoint::GENERATOR * d;
		let key = compress(&q);
		for u1 in &small {
			for u2 in small.iter().skip(2) {
				let is_infinity = bool::from((*u1 + d * u2).is_zero());
				if is_infinity {
					infinities += 1;
					// Whatever r is: here that of the key, of G, and a small one.
					let candidates = [q.to_affine().x(), AffinePoint::GENERATOR.x()];
					for r in candidates.map(|x| scalar(&BigUint::from_bytes_be(&x))) {
						let s = r * u2.invert().unwrap();
						let digest = (u1 * &s).to_repr().into();
						assert!(!verify(&key, &digest, &join(&big(&r), &big(&s))));
					}
				} else {
					sums += 1;
					let (digest, signature) = signed(&q, u1, u2);
					assert!(verify(&key, &digest, &signature));
				}
			}
		}
	}
	assert!(sums > 8_000 && infinities > 50, "{sums} {infinities}");
}

/// u2 Q = ± u1 G for numbers of full length: the last addition, of all there is before it.
#[test]
fn equal_and_opposite_summands() {
	for seed in 0..50 {
		let (d, u2) = (some_scalar(seed), some_scalar(seed + 1_000));
		let q = ProjectivePoint::GENERATOR * d;
		let (digest, signature) = signed(&q, &(d * u2), &u2);
		assert!(verify(&compress(&q), &digest, &signature));

		let r = some_scalar(seed + 2_000);
		let s = r * u2.invert().unwrap();
		let digest = (-(d * r)).to_repr().into();
		assert!(!verify(&compress(&q), &digest, &join(&big(&r), &big(&s))));
	}
}

#[test]
fn digests_of_zero_and_beyond_the_order() {
	let q = ProjectivePoint::GENERATOR * some_scalar(1);
	let key = compress(&q);
	// u1 = 0: a digest of zero, or of n.
	let (digest, signature) = signed(&q, &Scalar::ZERO, &some_scalar(2));
	assert_eq!(digest, [0; 32]);
	assert!(verify(&key, &digest, &signature));
	assert!(verify(&key, &bytes(&n()), &signature));
	assert!(!verify(&key, &bytes(&(n() + 1u8)), &signature));

	// A digest e, given as e and as e + n.
	let largest = [0xff; 32];
	for e in [scalar(&BigUint::from(1u8)), scalar(&BigUint::from_bytes_be(&largest))] {
		let (k, d) = (some_scalar(3), some_scalar(1));
		let r = (ProjectivePoint::GENERATOR * k).to_affine().x();
		let r = scalar(&BigUint::from_bytes_be(&r));
		let s = (e + r * d) * k.invert().unwrap();
		let signature = join(&big(&r), &big(&s));
		assert!(verify(&key, &e.to_repr().into(), &signature));
		assert!(verify(&key, &bytes(&(big(&e) + n())), &signature));
	}
}

/// Every s can be had: the secret knows the digest that fits.
#[test]
fn s_at_its_limits() {
	let (d, k) = (some_scalar(1), some_scalar(2));
	let key = compress(&(ProjectivePoint::GENERATOR * d));
	let r = (ProjectivePoint::GENERATOR * k).to_affine().x();
	let r = scalar(&BigUint::from_bytes_be(&r));
	let powers = (0..256).map(|bit| scalar(&(BigUint::from(1u8) << bit)));
	for s in powers.chain((1..300u64).map(Scalar::from)).flat_map(|s| [s, -s]) {
		let digest = (s * k - r * d).to_repr().into();
		assert!(verify(&key, &digest, &join(&big(&r), &big(&s))), "{s:?}");
	}
}

#[test]
fn numbers_out_of_range() {
	let q = ProjectivePoint::GENERATOR * some_scalar(1);
	let key = compress(&q);
	let (digest, signature) = signed(&q, &some_scalar(2), &some_scalar(3));
	let r = BigUint::from_bytes_be(&signature[..32]);
	let s = BigUint::from_bytes_be(&signature[32..]);
	let zero = BigUint::ZERO;
	let largest = BigUint::from_bytes_be(&[0xff; 32]);
	for bad in [&zero, &n(), &(n() + 1u8), &p(), &largest] {
		assert!(!verify(&key, &digest, &join(bad, &s)));
		assert!(!verify(&key, &digest, &join(&r, bad)));
		assert!(!verify(&key, &digest, &join(bad, bad)));
	}

	// s + n, where s is that small; and n itself, which must not count as 1.
	let (d, k) = (some_scalar(1), some_scalar(2));
	let r = (ProjectivePoint::GENERATOR * k).to_affine().x();
	let r = scalar(&BigUint::from_bytes_be(&r));
	for s in [1u64, 5] {
		let digest = (Scalar::from(s) * k - r * d).to_repr().into();
		assert!(verify(&key, &digest, &join(&big(&r), &s.into())));
		assert!(!verify(&key, &digest, &join(&big(&r), &(n() + s))));
		assert!(!verify(&key, &digest, &join(&big(&r), &n())));
	}
}

/// x = r + n: one signature of 2^128 that chance makes.
#[test]
fn r_that_was_reduced() {
	let (mut found, mut r) = (0, BigUint::ZERO);
	let limit = p() - n();
	// The first ones, and the last ones below p − n.
	let numbers = (1..60u8).map(BigUint::from).chain((1..60u8).map(|i| &limit - i));
	for number in numbers {
		r.clone_from(&number);
		let Some(sum) = lift(&(&r + n())) else { continue };
		found += 1;
		let (u1, u2) = (some_scalar(4), some_scalar(5));
		let q = (sum - ProjectivePoint::GENERATOR * u1) * u2.invert().unwrap();
		let s = scalar(&r) * u2.invert().unwrap();
		let digest = (u1 * s).to_repr().into();
		assert!(verify(&compress(&q), &digest, &join(&r, &big(&s))));
		// Not for its neighbours, nor for x itself.
		assert!(!verify(&compress(&q), &digest, &join(&(&r + 1u8), &big(&s))));
		assert!(!verify(&compress(&q), &digest, &join(&(&r + n()), &big(&s))));
	}
	assert!(found > 30);
	// Where r + n is p or more, x = r + n − p must not pass.
	let mut found = 0;
	for x in (0..60u8).map(BigUint::from) {
		let Some(sum) = lift(&x) else { continue };
		found += 1;
		let r = &x + &limit;
		let (u1, u2) = (some_scalar(4), some_scalar(5));
		let q = (sum - ProjectivePoint::GENERATOR * u1) * u2.invert().unwrap();
		let s = scalar(&r) * u2.invert().unwrap();
		assert!(!verify(&compress(&q), &(u1 * s).to_repr().into(), &join(&r, &big(&s))));
	}
	assert!(found > 20);
}

#[test]
fn keys_with_a_tiny_x_and_keys_that_are_none() {
	let (u1, u2) = (some_scalar(6), some_scalar(7));
	let (mut points, mut none, mut signature) = (0, 0, ([0; 32], [1; 64]));
	for x in (0..100u8).map(BigUint::from).chain((1..100u8).map(|i| p() - i)) {
		for sign in [2, 3] {
			let encode = |x: &BigUint| [&[sign][..], &bytes(x)].concat().try_into().unwrap();
			let key: [u8; 33] = encode(&x);
			if let Some(q) = lift(&x) {
				points += 1;
				let q = if sign == 2 { q } else { -q };
				assert_eq!(compress(&q), key);
				signature = signed(&q, &u1, &u2);
				assert!(verify(&key, &signature.0, &signature.1));
				// The same number in another way.
				if x < BigUint::from(100u8) {
					assert!(!verify(&encode(&(&x + p())), &signature.0, &signature.1));
				}
			} else {
				none += 1;
				assert!(!verify(&key, &signature.0, &signature.1));
			}
		}
	}
	assert!(points > 100 && none > 100);

	let q = ProjectivePoint::generator();
	let (digest, signature) = signed(&q, &u1, &u2);
	let mut key = compress(&q);
	assert!(verify(&key, &digest, &signature));
	for first in (0..=255).filter(|first| *first != compress(&q)[0]) {
		key[0] = first;
		assert!(!verify(&key, &digest, &signature), "{first}");
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(2_000))]

	#[test]
	fn any_bytes(key: [u8; 33], digest: [u8; 32], r: [u8; 32], s: [u8; 32], sign in 2u8..4) {
		let key = [&[sign], &key[1..]].concat().try_into().unwrap();
		prop_assert!(!verify(&key, &digest, &[r, s].concat().try_into().unwrap()));
	}

	/// Numbers whose bits come in long runs, where carries are rare to be wrong.
	#[test]
	fn summands_of_long_runs(
		runs in proptest::collection::vec((0usize..256, 1usize..256), 4),
		d in 1u64..,
	) {
		let number = |runs: &[(usize, usize)]| {
			runs.iter().fold(BigUint::ZERO, |sum, (from, length)| {
				sum + (((BigUint::from(1u8) << length) - 1u8) << from)
			})
		};
		let q = ProjectivePoint::GENERATOR * Scalar::from(d);
		let (u1, u2) = (scalar(&number(&runs[..2])), scalar(&number(&runs[2..])));
		prop_assume!(!bool::from(u2.is_zero()));
		prop_assume!(!bool::from((u1 + u2 * Scalar::from(d)).is_zero()));
		let (digest, signature) = signed(&q, &u1, &u2);
		prop_assert!(verify(&compress(&q), &digest, &signature));
	}
}
