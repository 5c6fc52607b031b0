// SPDX-License-Identifier: Apache-2.0

//! HSS/LMS: good signatures as the input changes them, of which no other is good, and bytes of any
//! kind behind a beginning that is well formed.

#[path = "../signer/mod.rs"]
mod signer;

use muster_formats::lms::{hashes, is_well_formed_key, verify, Error, MAX_HASHES};
use signer::Hss;
use std::sync::OnceLock;

#[derive(Clone, PartialEq)]
struct Case {
	key: Vec<u8>,
	message: Vec<u8>,
	signature: Vec<u8>,
}

/// Good signatures of kinds that are checked quickly.
fn cases() -> &'static [Case] {
	static CASES: OnceLock<Vec<Case>> = OnceLock::new();
	CASES.get_or_init(|| {
		let systems =
			[&[(10, 6, 5)][..], &[(5, 1, 31)], &[(14, 5, 77), (10, 6, 0)], &[(10, 6, 1); 3]];
		let case = |(seed, levels): (u64, &&[_])| {
			let hss = Hss::with_leaves(seed, levels);
			let message = b"firmware".to_vec();
			Case { key: hss.public(), signature: hss.sign(&message), message }
		};
		(0..).zip(&systems).map(case).collect()
	})
}

/// Returns whether it came to hashing.
pub fn run(bytes: &[u8]) -> bool {
	let Some((kind, rest)) = bytes.split_first() else { return false };
	let number = usize::from(kind / 2);
	let good = &cases()[number % cases().len()];
	let case = if kind % 2 == 0 { changed(good, rest) } else { begun(number, rest) };

	let Case { key, message, signature } = &case;
	let verdict = verify(key, message, signature);
	assert_eq!(verdict.is_ok(), case == *good);
	// Hashes are computed for what is refused last, and for nothing else.
	let hashes = hashes(key, message, signature);
	assert_eq!(hashes > 0, matches!(verdict, Ok(_) | Err(Error::Signature)));
	assert!(hashes <= MAX_HASHES + message.len() as u32 / 64 + 1);
	assert_eq!(is_well_formed_key(key), verdict != Err(Error::Key));
	if let Ok(leaves) = verdict {
		assert_eq!(leaves.len(), usize::from(key[3]));
	}
	hashes > 0
}

/// A good case with the input's changes, four bytes each: where, of what kind, and to which value.
fn changed(good: &Case, changes: &[u8]) -> Case {
	let mut case = good.clone();
	for change in changes.chunks_exact(4).take(8) {
		let [high, low, kind, value] = change else { continue };
		let at = usize::from(u16::from_be_bytes([*high, *low]));
		let part = match kind % 4 {
			0 => &mut case.key,
			1 => &mut case.message,
			_ => &mut case.signature,
		};
		let at = at % part.len().max(1);
		match kind / 4 % 5 {
			0 => part.iter_mut().skip(at).take(1).for_each(|byte| *byte ^= value),
			1 => part.iter_mut().skip(at).take(1).for_each(|byte| *byte = *value),
			2 => part.insert(at, *value),
			3 => drop(part.drain(at..(at + usize::from(*value)).min(part.len()))),
			_ => part.truncate(at),
		}
	}
	case
}

/// A key of known types, and a signature that begins as it should: the rest is the input.
fn begun(number: usize, bytes: &[u8]) -> Case {
	let (levels, lms, ots) = (number % 8 + 1, bytes.len() % 10 + 5, number / 8 % 8 + 1);
	let head = |numbers: [usize; 3]| numbers.map(|number| [0, 0, 0, number as u8]).concat();
	let root = bytes.iter().copied().chain([7; 48]);
	let key = head([levels, lms, ots]).into_iter().chain(root.take(if lms < 10 { 48 } else { 40 }));
	let signature = [&head([levels - 1, number % 32, ots]), bytes].concat();
	Case { key: key.collect(), message: bytes.to_vec(), signature }
}
