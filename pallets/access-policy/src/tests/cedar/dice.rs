// SPDX-License-Identifier: Apache-2.0

//! Chance that can be repeated.

use proptest::{
	prelude::{Rng, RngExt},
	test_runner::{RngAlgorithm, TestRng},
};

/// A seeded source of chance.
pub struct Dice(TestRng);

impl Dice {
	pub fn new(seed: u64) -> Self {
		let mut bytes = [0; 32];
		bytes[..8].copy_from_slice(&seed.to_le_bytes());
		Self(TestRng::from_seed(RngAlgorithm::ChaCha, &bytes))
	}

	/// One of 0 to `n` - 1.
	pub fn below(&mut self, n: u64) -> u64 {
		self.0.random_range(0..n)
	}

	/// Whether it happens, of a hundred times so many.
	pub fn percent(&mut self, n: u64) -> bool {
		self.below(100) < n
	}

	pub fn pick<V: Clone>(&mut self, of: &[V]) -> V {
		of[self.below(of.len() as u64) as usize].clone()
	}

	/// A bit set within `mask`, of which each bit is there as often as not.
	pub fn bits(&mut self, mask: u64) -> u64 {
		self.0.next_u64() & mask
	}

	/// Somewhat before or after; rarely the end of time.
	pub fn around(&mut self, now: u64, span: u64) -> u64 {
		if self.percent(4) {
			return u64::MAX;
		}
		now - span / 4 + self.below(span)
	}

	/// Mostly one of the first few.
	pub fn rather<V: Clone>(&mut self, first: usize, of: &[V]) -> V {
		let few = self.percent(75);
		self.pick(if few { &of[..first] } else { of })
	}

	pub fn maybe<V>(&mut self, percent: u64, make: impl FnOnce(&mut Self) -> V) -> Option<V> {
		self.percent(percent).then(|| make(self))
	}
}
