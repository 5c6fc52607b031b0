// SPDX-License-Identifier: Apache-2.0

//! The field of p elements, p = 2^256 − 2^224 + 2^192 + 2^96 − 1 (SP 800-186 §3.2.1.3).
//!
//! An element x is kept as x · 2^261 modulo p (Montgomery's form), and not as one number only: as
//! any that is the same modulo p, in limbs that may bear signs. Two kinds are told apart:
//!
//! * *reduced*, as [`Field::new`], [`Field::mul`], [`Field::square`] and [`Field::reduce`] return
//!   them: more than −p, less than 2 p, and each limb but the highest from 0 to 2^29 − 1;
//! * *sums* of [`Field::add`], [`Field::sub`] and [`Field::times`], which carry nothing.
//!
//! A product takes either, within the bounds that it states. For a difference of two reduced
//! elements they hold as for one of the two, since the limbs have no sign before.
//!
//! Functions are `const` for the table of [`curve`](crate::curve), and loops `while` for that.

use crate::limbs::{bits, carry, limbs, product, square, Columns, Limbs, Words, BITS, LIMBS, MASK};

/// p.
pub const P: Words = [0xffff_ffff_0000_0001, 0, 0x0000_0000_ffff_ffff, 0xffff_ffff_ffff_ffff];

/// (p + 1) / 4.
const ROOT: Words = [0x3fff_ffff_c000_0000, 0x4000_0000_0000_0000, 0x0000_0000_4000_0000, 0];

/// 2^522 modulo p.
const FACTOR_SQUARED: Words =
	[0x0000_13ff_ffff_f7ff, 0xffff_ffff_ffff_fbff, 0xffff_efff_ffff_fc00, 0x0000_0000_0000_0c00];

/// An element of the field.
#[derive(Clone, Copy, Debug)]
pub struct Field(pub Limbs);

impl Field {
	pub const ZERO: Self = Self([0; LIMBS]);
	pub const ONE: Self = Self::new(&[0, 0, 0, 1]);

	/// The element of a number, reduced.
	pub const fn new(number: &Words) -> Self {
		Self(limbs(number)).mul(&Self(limbs(&FACTOR_SQUARED)))
	}

	/// A sum of two.
	#[inline(always)]
	pub const fn add(mut self, other: &Self) -> Self {
		let mut i = 0;
		while i < LIMBS {
			self.0[i] += other.0[i];
			i += 1;
		}
		self
	}

	/// A difference of two.
	#[inline(always)]
	pub const fn sub(mut self, other: &Self) -> Self {
		let mut i = 0;
		while i < LIMBS {
			self.0[i] -= other.0[i];
			i += 1;
		}
		self
	}

	/// A small multiple.
	#[inline(always)]
	pub const fn times(mut self, factor: i64) -> Self {
		let mut i = 0;
		while i < LIMBS {
			self.0[i] *= factor;
			i += 1;
		}
		self
	}

	/// The product of two, reduced.
	///
	/// Bounds, signs aside: no limb of the one above 2^29, no limb of the other above 2^30, so that
	/// no column exceeds 9 · 2^59; and both numbers multiplied at most 32 p².
	#[inline(never)]
	pub const fn mul(&self, other: &Self) -> Self {
		Self::montgomery(product(&self.0, &other.0))
	}

	/// The product with itself, reduced. Bounds, signs aside: no limb above 2^29, at most 5 p.
	#[inline(never)]
	pub const fn square(&self) -> Self {
		Self::montgomery(square(&self.0))
	}

	/// The number divided by 2^261 modulo p, reduced, if it is at most 32 p² either side of zero.
	///
	/// Montgomery's reduction: add such multiples of p that the lowest limbs vanish, one by one. As p
	/// ends in 29 ones, the lowest limb itself tells which multiple, and the other terms of p are
	/// shifts by 96 = 3 · 29 + 9, 192 = 6 · 29 + 18, 224 = 8 · 29 − 8 and 256 = 8 · 29 + 24 bits.
	///
	/// In all that adds less than 2^261 p: the result is above −32 p² / 2^261 > −p, and below 2 p.
	#[inline(always)]
	const fn montgomery(mut columns: Columns) -> Self {
		let mut i = 0;
		while i < LIMBS {
			let low = columns[i] & MASK;
			columns[i + 1] += columns[i] >> BITS;
			columns[i + 3] += low << 9;
			columns[i + 6] += low << 18;
			columns[i + 7] -= low << 21;
			columns[i + 8] += low << 24;
			i += 1;
		}
		let mut limbs = [0; LIMBS];
		let mut i = 0;
		while i < LIMBS - 1 {
			limbs[i] = columns[LIMBS + i];
			i += 1;
		}
		Self(carry(limbs))
	}

	/// The same element, reduced, and from −2^240 to 2^256 + 2^240. Bounds, signs aside: no limb
	/// above 2^34, at most 64 p.
	#[inline(always)]
	pub const fn reduce(mut self) -> Self {
		// 2^256 is 2^224 − 2^192 − 2^96 + 1 modulo p.
		let high = self.0[8] >> 24;
		self.0[8] &= (1 << 24) - 1;
		self.0[7] += high << 21;
		self.0[6] -= high << 18;
		self.0[3] -= high << 9;
		self.0[0] += high;
		Self(carry(self.0))
	}

	/// What is left of the number modulo p. Bounds: those of [`Field::reduce`].
	const fn canonical(&self) -> Limbs {
		let reduced = self.reduce();
		let p = Self(limbs(&P));
		let less = carry(reduced.sub(&p).0);
		if reduced.0[8] < 0 {
			carry(reduced.add(&p).0)
		} else if less[8] < 0 {
			reduced.0
		} else {
			less
		}
	}

	/// Whether this is zero, for a number from −4 p to 4 p.
	#[inline(always)]
	pub const fn is_zero(&self) -> bool {
		// p ends in 29 ones: the lowest limb of a small multiple of p is that small, with a minus.
		(self.0[0] + 4) & MASK <= 8 && matches!(self.canonical(), [0, 0, 0, 0, 0, 0, 0, 0, 0])
	}

	/// Whether the number that a reduced element stands for is odd.
	pub fn is_odd(&self) -> bool {
		// A product without a second factor of 2^261 takes away the first.
		self.mul(&Self(limbs(&[0, 0, 0, 1]))).canonical()[0] & 1 == 1
	}

	/// Of a reduced element that is a square a root, of another anything. p is 3 modulo 4, so the
	/// power of (p + 1) / 4 is a root.
	pub fn root(&self) -> Self {
		let mut power = Self::ONE;
		for position in (0..256).rev() {
			power = power.square();
			if bits(&ROOT, position) & 1 == 1 {
				power = power.mul(self);
			}
		}
		power
	}
}
