// SPDX-License-Identifier: Apache-2.0

//! Numbers of 256 bits: words to compare and to shift, limbs to multiply.

/// A number below 2^256, the most significant word first: such arrays compare as numbers do.
pub type Words = [u64; 4];

/// The bits of a limb.
///
/// Nine limbs of 29 bits hold 261 bits, and a sum of nine of their products fits into an `i64` with
/// room to spare. So products are added up first, and carried only once.
pub const BITS: usize = 29;

/// The limbs of a number.
pub const LIMBS: usize = 9;

/// The lowest bits of an integer, those of a limb.
pub const MASK: i64 = (1 << BITS) - 1;

/// Σ limb(i) · 2^(29 i). A limb may be negative, or exceed 29 bits: where, and by how much, is said
/// by whoever computes with it.
pub type Limbs = [i64; LIMBS];

/// A product before it is carried: Σ column(i) · 2^(29 i).
pub type Columns = [i64; 2 * LIMBS - 1];

/// The number of 32 big-endian bytes.
pub fn words(bytes: &[u8; 32]) -> Words {
	let (words, _) = bytes.as_chunks();
	core::array::from_fn(|i| u64::from_be_bytes(words[i]))
}

/// The number's bits from `position` on, the lowest first: at least 29 of them, with zeros above the
/// highest.
pub const fn bits(number: &Words, position: usize) -> u64 {
	let (word, shift) = (position / 64, position % 64);
	let bits = if word < 4 { number[3 - word] >> shift } else { 0 };
	if word < 3 && shift > 0 {
		bits | number[2 - word] << (64 - shift)
	} else {
		bits
	}
}

/// The number in limbs of 29 bits, of which the highest has 24.
pub const fn limbs(number: &Words) -> Limbs {
	let mut limbs = [0; LIMBS];
	let mut i = 0;
	while i < LIMBS {
		limbs[i] = bits(number, BITS * i) as i64 & MASK;
		i += 1;
	}
	limbs
}

/// The number of limbs of 29 bits, if it is below 2^256.
pub fn from_limbs(limbs: &Limbs) -> Words {
	let mut number = [0; 4];
	for (i, limb) in limbs.iter().enumerate() {
		let (word, shift) = (BITS * i / 64, BITS * i % 64);
		number[3 - word] |= (*limb as u64) << shift;
		if word < 3 && shift > 64 - BITS {
			number[2 - word] |= *limb as u64 >> (64 - shift);
		}
	}
	number
}

/// The same number, with limbs of 29 bits but for the highest, which bears the sign.
#[inline(always)]
pub const fn carry(mut limbs: Limbs) -> Limbs {
	let mut i = 0;
	while i < LIMBS - 1 {
		limbs[i + 1] += limbs[i] >> BITS;
		limbs[i] &= MASK;
		i += 1;
	}
	limbs
}

/// a · b.
#[inline(always)]
pub const fn product(a: &Limbs, b: &Limbs) -> Columns {
	let mut columns = [0; 2 * LIMBS - 1];
	let mut i = 0;
	while i < LIMBS {
		let mut j = 0;
		while j < LIMBS {
			columns[i + j] += a[i] * b[j];
			j += 1;
		}
		i += 1;
	}
	columns
}

/// a · a, by 45 multiplications instead of 81.
#[inline(always)]
pub const fn square(a: &Limbs) -> Columns {
	let mut columns = [0; 2 * LIMBS - 1];
	let mut i = 0;
	while i < LIMBS {
		columns[2 * i] += a[i] * a[i];
		let double = 2 * a[i];
		let mut j = i + 1;
		while j < LIMBS {
			columns[i + j] += double * a[j];
			j += 1;
		}
		i += 1;
	}
	columns
}
