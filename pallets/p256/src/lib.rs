// SPDX-License-Identifier: Apache-2.0

//! ECDSA signatures on NIST's curve P-256, verified: no more than that, and fast where there is no
//! host function for it.
//!
//! A runtime in WebAssembly has 64-bit products of 32-bit numbers, no carry flag, and every check
//! of a signature is paid for by weight. This verifier is written for that machine:
//!
//! | module | what it holds | after |
//! |---|---|---|
//! | `limbs` | products of 256-bit numbers, in nine limbs of 29 bits | |
//! | `field` | the field of p elements, in Montgomery's form | Montgomery 1985; p of SP 800-186 §3.2.1.3 |
//! | `scalar` | quotients modulo n | Kaliski 1995, "The Montgomery inverse" |
//! | `curve` | u1 G + u2 Q | Hankerson, Menezes, Vanstone: algorithms 3.35 and 3.51 |
//!
//! **The time it takes depends on its input.** That is right here and nowhere else: key, digest and
//! signature are public. Nothing in this crate may ever touch a secret; whoever wants to sign or to
//! agree on a key takes the crate `p256`, by which the tests judge this one.
//!
//! It has no dependencies, no `unsafe`, allocates nothing, and never panics.

#![no_std]
#![forbid(unsafe_code)]

mod curve;
mod field;
mod limbs;
mod scalar;

use curve::Point;
use limbs::Words;

/// p − n, which is positive.
const P_MINUS_N: Words = [0, 0, 0x4319_0553_58e8_617b, 0x0c46_353d_039c_daae];

/// Whether `signature` is one of `digest` by `key` (FIPS 186-5 §6.4.2, SEC 1 §4.1.4).
///
/// * `key`: a compressed point (SEC 1 §2.3.3), 2 or 3, then x, big-endian and below p.
/// * `digest`: of 256 bits, such as that of SHA-256.
/// * `signature`: r and s, big-endian, both from 1 to n − 1. Either half of the range of s is taken:
///   whoever has a signature can make a second one of the same digest.
pub fn verify_prehash(key: &[u8; 33], digest: &[u8; 32], signature: &[u8; 64]) -> bool {
	// What costs nothing comes first, the key's square root next, the curve last.
	let ([r, s], []) = signature.as_chunks() else { return false };
	let (r, s) = (limbs::words(r), limbs::words(s));
	let in_range = |number| (&[0, 0, 0, 1]..&scalar::N).contains(&number);
	if !in_range(&r) || !in_range(&s) {
		return false;
	}
	let [sign @ 2..=3, x @ ..] = key else { return false };
	let Some(q) = Point::decompress(&limbs::words(x), *sign == 3) else { return false };

	let (u1, u2) = scalar::quotients(&limbs::words(digest), &r, &s);
	let sum = Point::combination(&u1, &u2, &q);
	// r is an x modulo n: x itself, or n less, which leaves room for few.
	sum.has_x(&r) || (r < P_MINUS_N && sum.has_x(&scalar::add(&r, &scalar::N)))
}
