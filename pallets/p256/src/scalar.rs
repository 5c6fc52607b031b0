// SPDX-License-Identifier: Apache-2.0

//! Quotients modulo n, the order of the curve (SP 800-186 §3.2.1.3).

use crate::limbs::{carry, from_limbs, limbs, product, Limbs, Words, BITS, LIMBS, MASK};

/// n.
pub const N: Words =
	[0xffff_ffff_0000_0000, 0xffff_ffff_ffff_ffff, 0xbce6_faad_a717_9e84, 0xf3b9_cac2_fc63_2551];

/// −1 / n modulo 2^29.
const MINUS_INVERSE: i64 = 0x0e00_bc4f;

/// The bits by which a product of [`montgomery`] is divided.
const FACTOR_BITS: u32 = (BITS * LIMBS) as u32;

/// e / s and r / s modulo n, for s from 1 to n − 1.
pub fn quotients(e: &Words, r: &Words, s: &Words) -> (Words, Words) {
	let (x, k) = almost_inverse(s);
	// x / 2^k is 1 / s. Two products divide by the factor each, so this many bits are too many.
	let excess = (2 * FACTOR_BITS - k) as usize;
	let mut power = [0; LIMBS];
	power[excess / BITS] = 1 << (excess % BITS);
	let inverse = montgomery(&limbs(&x), &power);
	let quotient = |number| from_limbs(&montgomery(&limbs(number), &inverse));
	(quotient(e), quotient(r))
}

/// a · b / 2^261 modulo n, below n, for operands in limbs of 29 bits, the one below 2^261 and the
/// other below 2^256. A column takes 18 products of 58 bits, and a carry.
fn montgomery(a: &Limbs, b: &Limbs) -> Limbs {
	let n = limbs(&N);
	let mut columns = product(a, b);
	for i in 0..LIMBS {
		let factor = ((columns[i] & MASK) * MINUS_INVERSE) & MASK;
		for j in 0..LIMBS {
			columns[i + j] += factor * n[j];
		}
		columns[i + 1] += columns[i] >> BITS;
	}
	let mut result = [0; LIMBS];
	result[..LIMBS - 1].copy_from_slice(&columns[LIMBS..]);
	let result = carry(result);
	// Less than 2^256 + n, and n is above 2^255.
	let less = carry(core::array::from_fn(|i| result[i] - n[i]));
	if less[8] < 0 {
		result
	} else {
		less
	}
}

/// x below n and k from 262 to 512 with a · x = 2^k modulo n, for a from 1 to n − 1.
///
/// Kaliski's first phase, which divides and multiplies by shifts alone. Always, modulo n,
/// a · r = −u · 2^k and a · s = v · 2^k, and u · s + v · r = n keeps r and s below n. It ends where u
/// and v have reached their greatest common divisor, which is 1: both, multiplied, lose a bit or more
/// with every step of k, so k is at most 512.
fn almost_inverse(a: &Words) -> (Words, u32) {
	let (mut u, mut v, mut r, mut s, mut k) = (N, *a, [0; 4], [0, 0, 0, 1], 0);
	make_odd(&mut v, &mut r, &mut k);
	while u != v {
		if u > v {
			u = sub(&u, &v);
			r = add(&r, &s);
			make_odd(&mut u, &mut s, &mut k);
		} else {
			v = sub(&v, &u);
			s = add(&s, &r);
			make_odd(&mut v, &mut r, &mut k);
		}
	}
	// A few steps more for the few small a: what is left of 522 bits is then below 2^261.
	while k <= FACTOR_BITS {
		let overflows = s[0] >> 63 == 1;
		s = add(&s, &s);
		if overflows || s >= N {
			s = sub(&s, &N);
		}
		k += 1;
	}
	(s, k)
}

/// Divides `even`, which is not zero, by 2 until it is odd, multiplies `other` alike, and counts.
fn make_odd(even: &mut Words, other: &mut Words, k: &mut u32) {
	while even[3] & 1 == 0 {
		let zeros = even[3].trailing_zeros().min(63);
		for i in (1..4).rev() {
			even[i] = even[i] >> zeros | even[i - 1] << (64 - zeros);
		}
		even[0] >>= zeros;
		for i in 0..3 {
			other[i] = other[i] << zeros | other[i + 1] >> (64 - zeros);
		}
		other[3] <<= zeros;
		*k += zeros;
	}
}

/// a + b modulo 2^256.
pub fn add(a: &Words, b: &Words) -> Words {
	let (mut sum, mut carry) = ([0; 4], false);
	for i in (0..4).rev() {
		(sum[i], carry) = a[i].carrying_add(b[i], carry);
	}
	sum
}

/// a − b modulo 2^256.
fn sub(a: &Words, b: &Words) -> Words {
	let (mut difference, mut borrow) = ([0; 4], false);
	for i in (0..4).rev() {
		(difference[i], borrow) = a[i].borrowing_sub(b[i], borrow);
	}
	difference
}
