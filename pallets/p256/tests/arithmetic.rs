// SPDX-License-Identifier: Apache-2.0

//! The arithmetic behind the verifier against plain integers, and against the points of the crate
//! `p256`. The modules are private to the verifier and therefore compiled into this test.

#![allow(dead_code)]

#[path = "../src/curve.rs"]
mod curve;
#[path = "../src/field.rs"]
mod field;
#[path = "../src/limbs.rs"]
mod limbs;
#[path = "../src/scalar.rs"]
mod scalar;

use curve::{digits, Point, G, G_MULTIPLES};
use field::Field;
use limbs::Words;
use num_bigint::{BigInt, BigUint, Sign};
use p256::{
	elliptic_curve::{ff::PrimeField, sec1::ToSec1Point},
	ProjectivePoint, Scalar,
};
use proptest::prelude::*;

fn p() -> BigInt {
	big(&field::P)
}

fn n() -> BigInt {
	big(&scalar::N)
}

fn big(words: &Words) -> BigInt {
	words.iter().fold(BigInt::ZERO, |sum, word| (sum << 64) + word)
}

fn words(number: &BigInt) -> Words {
	let mut words = [0; 4];
	let (_, digits) = number.to_u64_digits();
	for (word, digit) in words.iter_mut().rev().zip(digits) {
		*word = digit;
	}
	assert_eq!(big(&words), *number);
	words
}

fn modulo(number: BigInt, modulus: &BigInt) -> BigInt {
	((number % modulus) + modulus) % modulus
}

/// The number for which an element stands: its limbs without Montgomery's factor.
fn value(element: &Field) -> BigInt {
	let limbs = element.0.iter().rev().fold(BigInt::ZERO, |sum, limb| (sum << 29) + limb);
	let factor = (BigInt::from(1) << 261u32).modinv(&p()).unwrap();
	modulo(limbs * factor, &p())
}

/// Limbs within 29 bits, and the highest within its 25 and a sign.
fn assert_reduced(element: &Field) {
	let [low @ .., high] = &element.0;
	assert!(low.iter().all(|limb| (0..1 << 29).contains(limb)), "{element:?}");
	assert!((-(1 << 25)..1 << 25).contains(high), "{element:?}");
}

/// Any words, among them those with ends of zeros and ones, and those around p, n and 0.
fn any_words() -> impl Strategy<Value = Words> {
	let word =
		prop_oneof![any::<u64>(), Just(0), Just(u64::MAX), any::<u64>().prop_map(|w| w >> 40)];
	let near = (0..4usize, -20i64..20).prop_map(|(which, offset)| {
		let base = [BigInt::ZERO, p(), n(), BigInt::from(1) << 256u32][which].clone();
		words(&modulo(base + offset, &(BigInt::from(1) << 256u32)))
	});
	prop_oneof![4 => proptest::array::uniform4(word), 1 => near]
}

/// Limbs as large as operands of a product may have, and their largest and smallest values often.
fn any_limbs(units: i64) -> impl Strategy<Value = Field> {
	let most = units << 29;
	let low = prop_oneof![Just(-most), Just(most), Just(0), -most..=most];
	let high = prop_oneof![Just(-1i64 << 25), Just(1 << 25), -1i64 << 25..1 << 25];
	(proptest::array::uniform8(low), high).prop_map(|(low, high)| {
		let mut limbs = [high; 9];
		limbs[..8].copy_from_slice(&low);
		Field(limbs)
	})
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(5_000))]

	#[test]
	fn field(a in any_words(), b in any_words()) {
		let (a, b) = (modulo(big(&a), &p()), modulo(big(&b), &p()));
		let (x, y) = (Field::new(&words(&a)), Field::new(&words(&b)));
		for element in [x, y, x.mul(&y), x.square(), x.times(9).sub(&y.times(9)).reduce()] {
			assert_reduced(&element);
		}
		prop_assert_eq!(value(&x), a.clone());
		prop_assert_eq!(value(&x.add(&y)), modulo(&a + &b, &p()));
		prop_assert_eq!(value(&x.sub(&y)), modulo(&a - &b, &p()));
		prop_assert_eq!(value(&x.times(8)), modulo(&a * 8, &p()));
		prop_assert_eq!(value(&x.mul(&y)), modulo(&a * &b, &p()));
		prop_assert_eq!(value(&x.square()), modulo(&a * &a, &p()));
		prop_assert_eq!(value(&x.sub(&y.times(8)).reduce()), modulo(&a - &b * 8, &p()));
		prop_assert_eq!(x.is_odd(), a.bit(0));
		prop_assert_eq!(x.is_zero(), a == BigInt::ZERO);
		prop_assert_eq!(x.sub(&y).is_zero(), a == b);
		prop_assert!(x.mul(&y).sub(&y.mul(&x)).is_zero());
		prop_assert!(x.add(&y).square().sub(&x.square()).sub(&y.square()).reduce()
			.sub(&x.mul(&y.times(2))).is_zero());
	}

	/// The bounds that `Field::mul` and `Field::square` give.
	#[test]
	fn largest_operands(a in any_limbs(1), b in any_limbs(2)) {
		let (product, square) = (a.mul(&b), a.square());
		assert_reduced(&product);
		assert_reduced(&square);
		prop_assert_eq!(value(&product), modulo(value(&a) * value(&b), &p()));
		prop_assert_eq!(value(&square), modulo(value(&a) * value(&a), &p()));
	}

	#[test]
	fn roots(a in any_words()) {
		let a = modulo(big(&a), &p());
		let x = Field::new(&words(&a));
		let root = x.square().root();
		prop_assert_eq!(modulo(value(&root) * value(&root), &p()), modulo(&a * &a, &p()));
		let is_square = a.modpow(&((p() - 1) / 2), &p()) <= BigInt::from(1);
		let root = x.root();
		prop_assert_eq!(root.square().sub(&x).is_zero(), is_square);
	}

	#[test]
	fn quotients(e in any_words(), r in any_words(), s in any_words()) {
		let s = modulo(big(&s), &n());
		prop_assume!(s != BigInt::ZERO);
		let inverse = s.modinv(&n()).unwrap();
		let (u1, u2) = scalar::quotients(&e, &r, &words(&s));
		prop_assert_eq!(big(&u1), modulo(big(&e) * &inverse, &n()));
		prop_assert_eq!(big(&u2), modulo(big(&r) * &inverse, &n()));
	}

	#[test]
	fn digits_are_the_number(number in any_words(), width in 2usize..9) {
		let digits = digits(&number, width);
		let sum = digits.iter().rev().fold(BigInt::ZERO, |sum, digit| sum * 2 + digit);
		prop_assert_eq!(sum, big(&number));
		for window in digits.windows(width) {
			prop_assert!(window.iter().filter(|digit| **digit != 0).count() <= 1);
		}
		for digit in digits {
			let most = (1u8 << (width - 1)) - 1;
			prop_assert!(digit == 0 || digit % 2 != 0 && digit.unsigned_abs() <= most);
		}
	}
}

/// x and y of a point other than infinity.
fn affine(point: &Point) -> (BigInt, BigInt) {
	let [x, y, z] = [&point.x, &point.y, &point.z].map(value);
	let inverse = z.modinv(&p()).unwrap();
	(modulo(x * inverse.pow(2), &p()), modulo(y * inverse.pow(3), &p()))
}

/// The same of a multiple of the generator, by the crate `p256`.
fn expected(multiple: u64) -> (BigInt, BigInt) {
	let point = (ProjectivePoint::GENERATOR * Scalar::from(multiple)).to_affine();
	let bytes = point.to_sec1_point(false);
	let number = |bytes: &[u8]| BigInt::from_bytes_be(Sign::Plus, bytes);
	(number(&bytes.as_bytes()[1..33]), number(&bytes.as_bytes()[33..]))
}

#[test]
fn table_of_the_generator() {
	// By adding and doubling alone, and by `p256`.
	let mut multiple = G;
	for (index, entry) in G_MULTIPLES.iter().enumerate() {
		assert_eq!(affine(entry), affine(&multiple), "{index}");
		assert_eq!(affine(entry), expected(2 * index as u64 + 1), "{index}");
		multiple = multiple.add(&G).add(&G);
	}
	assert_eq!(G_MULTIPLES.len(), 16);
}

#[test]
fn sums_of_points() {
	let small: Vec<Point> = (1..20)
		.scan(Point::INFINITY, |sum, _| {
			*sum = sum.add(&G);
			Some(*sum)
		})
		.collect();
	for (i, a) in (1..).zip(&small) {
		assert_eq!(affine(a), expected(i));
		assert_eq!(affine(&a.double()), expected(2 * i));
		let minus = Point { y: Field::ZERO.sub(&a.y), ..*a };
		assert!(a.add(&minus).z.is_zero());
		assert_eq!(affine(&a.add(&Point::INFINITY)), expected(i));
		for (j, b) in (1..).zip(&small) {
			assert_eq!(affine(&a.add(b)), expected(i + j));
			if i < j {
				assert_eq!(affine(&minus.add(b)), expected(j - i));
			}
		}
	}
	assert!(Point::INFINITY.double().z.is_zero());
	assert!(Point::INFINITY.add(&Point::INFINITY).z.is_zero());
}

#[test]
fn combinations() {
	let number = |bits: u64| words(&BigInt::from(bits));
	for (u1, u2, q) in [(0, 1, 3), (1, 0, 3), (5, 7, 11), (u32::MAX.into(), 1 << 31, 2), (3, 1, 3)]
	{
		let (mut point, mut count) = (G, 1);
		while count < q {
			(point, count) = (point.add(&G), count + 1);
		}
		assert_eq!(
			affine(&Point::combination(&number(u1), &number(u2), &point)),
			expected(u1 + u2 * q)
		);
	}
	let all = scalar::N;
	assert!(Point::combination(&all, &[0; 4], &G).z.is_zero());
	assert!(Point::combination(&[0; 4], &all, &G).z.is_zero());
	assert!(Point::combination(&[0; 4], &[0; 4], &G).z.is_zero());
	assert_eq!(BigUint::from_bytes_be(&(-Scalar::ONE).to_repr()) + 1u8, n().magnitude().clone());
}
