// SPDX-License-Identifier: Apache-2.0

//! The curve y² = x³ − 3 x + b (SP 800-186 §3.2.1.3), and combinations of its points.

use crate::{
	field::{Field, P},
	limbs::{bits, Words},
};

/// b.
const B: Field = Field::new(&[
	0x5ac6_35d8_aa3a_93e7,
	0xb3eb_bd55_7698_86bc,
	0x651d_06b0_cc53_b0f6,
	0x3bce_3c3e_27d2_604b,
]);

/// The generator.
pub const G: Point = Point {
	x: Field::new(&[
		0x6b17_d1f2_e12c_4247,
		0xf8bc_e6e5_63a4_40f2,
		0x7703_7d81_2deb_33a0,
		0xf4a1_3945_d898_c296,
	]),
	y: Field::new(&[
		0x4fe3_42e2_fe1a_7f9b,
		0x8ee7_eb4a_7c0f_9e16,
		0x2bce_3357_6b31_5ece,
		0xcbb6_4068_37bf_51f5,
	]),
	z: Field::ONE,
};

/// G, 3 G, 5 G, ..., 31 G, computed by the compiler.
pub static G_MULTIPLES: [Point; 1 << (G_WIDTH - 2)] = G.odd_multiples();

/// The width of the digits by which G is multiplied. One more doubles the table and gains nothing
/// that can be measured, one less costs 6 %.
const G_WIDTH: usize = 6;

/// The width of the digits by which Q is multiplied, whose table is made anew each time.
const Q_WIDTH: usize = 5;

/// (x / z², y / z³), or infinity, where z is zero: Jacobian coordinates. All are reduced.
#[derive(Clone, Copy, Debug)]
pub struct Point {
	pub x: Field,
	pub y: Field,
	pub z: Field,
}

impl Point {
	pub const INFINITY: Self = Self { x: Field::ONE, y: Field::ONE, z: Field::ZERO };

	/// The point of an x below p and of a y that is odd or even, if there is one (SEC 1 §2.3.4).
	pub fn decompress(x: &Words, is_odd: bool) -> Option<Self> {
		if *x >= P {
			return None;
		}
		let x = Field::new(x);
		let square = x.square().mul(&x).sub(&x.times(3)).add(&B).reduce();
		let y = square.root();
		// No y is zero, as the order of the curve is odd: of two roots, one is odd.
		let y = if y.is_odd() == is_odd { y } else { y.times(-1).reduce() };
		y.square().sub(&square).is_zero().then_some(Self { x, y, z: Field::ONE })
	}

	/// Twice this point: "dbl-1998-cmo-2" of the Explicit-Formulas Database, with a = −3 taken into
	/// `m`, and half of its S. Infinity stays infinity.
	pub const fn double(&self) -> Self {
		let Self { x, y, z } = self;
		let (yy, zz) = (y.square(), z.square());
		let s = x.mul(&yy.times(2));
		let m = x.sub(&zz).mul(&x.add(&zz)).times(3).reduce();
		let x3 = m.square().sub(&s.times(4)).reduce();
		let y3 = m.mul(&s.times(2).sub(&x3)).sub(&yy.square().times(8)).reduce();
		Self { x: x3, y: y3, z: y.mul(&z.times(2)) }
	}

	/// The sum of any two points: "add-1998-cmo-2" of the Explicit-Formulas Database, and the cases
	/// in which it does not hold.
	pub const fn add(&self, other: &Self) -> Self {
		if self.z.is_zero() {
			return *other;
		}
		if other.z.is_zero() {
			return *self;
		}
		let (zz1, zz2) = (self.z.square(), other.z.square());
		let u1 = self.x.mul(&zz2);
		let s1 = self.y.mul(&zz2.mul(&other.z));
		let h = other.x.mul(&zz1).sub(&u1);
		let r = other.y.mul(&zz1.mul(&self.z)).sub(&s1);
		if h.is_zero() {
			return if r.is_zero() { self.double() } else { Self::INFINITY };
		}
		let hh = h.square();
		let hhh = hh.mul(&h);
		let v = u1.mul(&hh);
		let x3 = r.square().sub(&hhh).sub(&v.times(2)).reduce();
		let y3 = r.mul(&v.sub(&x3)).sub(&s1.mul(&hhh)).reduce();
		Self { x: x3, y: y3, z: self.z.mul(&other.z).mul(&h) }
	}

	/// This point, 3 times it, 5 times it, and so on.
	const fn odd_multiples<const COUNT: usize>(&self) -> [Self; COUNT] {
		let twice = self.double();
		let mut multiples = [*self; COUNT];
		let mut i = 1;
		while i < COUNT {
			multiples[i] = multiples[i - 1].add(&twice);
			i += 1;
		}
		multiples
	}

	/// `digit` times a point, of which the odd multiples are given: an odd digit.
	fn multiple(digit: i8, odd_multiples: &[Self]) -> Self {
		let mut multiple = odd_multiples[usize::from(digit.unsigned_abs() / 2)];
		if digit < 0 {
			multiple.y = multiple.y.times(-1);
		}
		multiple
	}

	/// u1 · G + u2 · `q`: both from the highest digit down, with the doublings in common.
	pub fn combination(u1: &Words, u2: &Words, q: &Self) -> Self {
		let q_multiples: [Self; 1 << (Q_WIDTH - 2)] = q.odd_multiples();
		let (g_digits, q_digits) = (digits(u1, G_WIDTH), digits(u2, Q_WIDTH));
		let mut sum = Self::INFINITY;
		for (g_digit, q_digit) in g_digits.into_iter().zip(q_digits).rev() {
			sum = sum.double();
			if g_digit != 0 {
				sum = sum.add(&Self::multiple(g_digit, &G_MULTIPLES));
			}
			if q_digit != 0 {
				sum = sum.add(&Self::multiple(q_digit, &q_multiples));
			}
		}
		sum
	}

	/// Whether this is a point with that x, which is below p. A product spares the division by z².
	pub fn has_x(&self, x: &Words) -> bool {
		!self.z.is_zero() && Field::new(x).mul(&self.z.square()).sub(&self.x).is_zero()
	}
}

/// The non-adjacent form of a number, Σ digit(i) · 2^i: of `width` digits in a row at most one is not
/// zero, and that one is odd and below 2^(width − 1), signs aside. Widths from 2 to 8.
pub fn digits(number: &Words, width: usize) -> [i8; 257] {
	let mut digits = [0; 257];
	let (mut position, mut carry) = (0, 0);
	while position < digits.len() {
		let window = (bits(number, position) & ((1 << width) - 1)) as i32 + carry;
		if window % 2 == 0 {
			// Whatever was carried is carried on.
			position += 1;
			continue;
		}
		carry = window >> (width - 1);
		digits[position] = (window - (carry << width)) as i8;
		position += width;
	}
	digits
}
