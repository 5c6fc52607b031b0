// SPDX-License-Identifier: Apache-2.0

//! Real inputs, changed by chance from a fixed seed, through the fuzz targets: about a minute in all.
//!
//! `MUSTER_MUTATIONS` is how many inputs each reader gets instead. `MUSTER_CORPUS` is a folder: what
//! the mutations start from is written there, a folder for each target, for cargo-fuzz to start from.

#[path = "targets/cbor.rs"]
mod cbor;
mod common;
#[path = "targets/cose.rs"]
mod cose;
#[path = "targets/lms.rs"]
mod lms;
#[path = "targets/psa.rs"]
mod psa;
#[path = "targets/suit.rs"]
mod suit;

use hex_literal::hex;
use std::{env, fs, panic::catch_unwind, path::Path};

/// xorshift64*: the same numbers everywhere and always.
struct Dice(u64);

impl Dice {
	fn roll(&mut self) -> u64 {
		self.0 ^= self.0 >> 12;
		self.0 ^= self.0 << 25;
		self.0 ^= self.0 >> 27;
		self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 16
	}

	/// A number below `bound`, which is not 0.
	fn below(&mut self, bound: usize) -> usize {
		self.roll() as usize % bound
	}

	fn byte(&mut self) -> u8 {
		// Now and then the first bytes of CBOR that are at a limit: of each kind of number and of
		// string, the longest length within the byte, each longer form, and no definite length.
		const HEADS: [u8; 5] = [0x17, 0x18, 0x19, 0x1b, 0x1f];
		match self.below(3) {
			0 => HEADS[self.below(HEADS.len())] | (self.roll() as u8 & 0xe0),
			_ => self.roll() as u8,
		}
	}

	/// A part of `bytes`, mostly short.
	fn part<'a>(&mut self, bytes: &'a [u8]) -> &'a [u8] {
		let start = self.below(bytes.len() + 1);
		let rest = &bytes[start..];
		let limit = if self.below(4) == 0 { rest.len() } else { rest.len().min(16) };
		&rest[..self.below(limit + 1)]
	}

	fn mutate(&mut self, input: &mut Vec<u8>, seeds: &[Vec<u8>]) {
		// Often one change, seldom many.
		for _ in 0..1 + self.below(4) * self.below(3) {
			let at = self.below(input.len() + 1);
			let end = (at + self.below(9)).min(input.len());
			match self.below(9) {
				0 | 1 if at < input.len() => input[at] ^= 1 << self.below(8),
				2 | 3 if at < input.len() => input[at] = self.byte(),
				4 if at < input.len() => {
					input[at] = input[at].wrapping_add(self.byte() % 5).wrapping_sub(2)
				},
				5 => input.insert(at, self.byte()),
				6 => drop(input.drain(at..end)),
				7 => input.truncate(at),
				_ => {
					let from = self.below(seeds.len() + 1);
					let source = seeds.get(from).unwrap_or(input);
					let part = self.part(source).to_vec();
					let over =
						if self.below(2) == 0 { at } else { (at + part.len()).min(input.len()) };
					drop(input.splice(at..over, part));
				},
			}
		}
	}
}

/// Gives `seeds` and `count` changes of them to a target. One of 100 has to get far, or the changes
/// are of no use.
fn fuzz(name: &str, target: fn(&[u8]) -> bool, seeds: &[Vec<u8>], count: u64) {
	if let Some(folder) = env::var_os("MUSTER_CORPUS") {
		let folder = Path::new(&folder).join(name);
		fs::create_dir_all(&folder).unwrap();
		for (i, seed) in seeds.iter().enumerate() {
			fs::write(folder.join(format!("seed-{i}")), seed).unwrap();
		}
	}
	let count = env::var("MUSTER_MUTATIONS").map_or(count, |count| count.parse().unwrap());
	let run = |input: &[u8]| {
		let outcome = catch_unwind(|| target(input));
		outcome.unwrap_or_else(|_| panic!("{name}: {}", hex::encode(input)))
	};
	for seed in seeds {
		run(seed);
	}
	let mut dice = Dice(0x006d_7573_7465_7201);
	let mut input = Vec::new();
	let mut far = 0;
	for _ in 0..count {
		input.clone_from(&seeds[dice.below(seeds.len())]);
		dice.mutate(&mut input, seeds);
		far += u64::from(run(&input));
	}
	assert!(far >= count / 100, "{name}: {far} of {count}");
	println!("{name}: {far} of {count} from {} inputs got far", seeds.len());
}

/// COSE_Sign1 with a payload and without, with a key id in each bucket, and one with `crit`.
fn messages() -> Vec<Vec<u8>> {
	let signature = [&[0x58, 64][..], &[0x5a; 64]].concat();
	let message = |head: &[u8]| [head, &signature].concat();
	let mut messages = vec![
		message(&hex!("d2 84 43 a10126 a1 04 42 3131 54 546869732069732074686520636f6e74656e742e")),
		message(&hex!("d2 84 47 a2 0127 04 42 3131 a0 f6")),
		message(&hex!("d2 84 4b a3 0128 02 82 01 04 04 42 3131 a1 19 1000 f5 41 00")),
		[&hex!("d2 84 44 a1 01 382f a0 f6 59 0974")[..], &[1; 2420]].concat(),
		hex!("d2 84 44 a1 01 382d a0 41 aa 42 0000").to_vec(),
	];
	assert!(messages.iter().all(|message| cose::run(message)));
	if let Some(folder) = common::vectors("mutations of COSE_Sign1", "gluecose") {
		for entry in fs::read_dir(folder).unwrap() {
			let path = entry.unwrap().path();
			if path.extension().is_none_or(|extension| extension != "json") {
				continue;
			}
			let text = fs::read_to_string(path).unwrap();
			let json: serde_json::Value = serde_json::from_str(&text).unwrap();
			let of = |part: &str, field: &str| {
				json[part][field]["cborHex"].as_str().map(|text| hex::decode(text).unwrap())
			};
			messages.extend(of("sign1::sign", "expectedOutput"));
			messages.extend(of("sign1::verify", "taggedCOSESign1"));
		}
	}
	messages.sort();
	messages
}

/// The claims of a token, with and without what may be missing, and tokens.
fn tokens() -> Vec<Vec<u8>> {
	let hash = |byte: u8| [&[0x58, 32][..], &[byte; 32]].concat();
	let id = [&[0x58, 33, 1][..], &[2; 32]].concat();
	let profile = b"\x78\x21tag:psacertified.org,2023:psa#tfm";
	let component =
		[&hex!("a5 02")[..], &hash(3), &[5], &hash(4), b"\x01\x62BL\x04\x651.2.3\x06\x67sha-256"]
			.concat();
	let needed = [
		&[0x0a][..],
		&hash(5),
		&hex!("19 0100"),
		&id,
		&hex!("19 0109"),
		profile,
		&hex!("19 095a 3a 7ffffffe 19 095b 19 3000 19 095c"),
		&hash(6),
		&hex!("19 095f 82"),
		&component,
		&component,
	]
	.concat();
	let rest = [
		&hex!("19 010c 48 0001020304050607 19 095e")[..],
		b"\x731234567890123-12345",
		&hex!("19 0960 61 61 63 657874 82 01 a0"),
	]
	.concat();
	let mut tokens = vec![[&[0xa7][..], &needed].concat(), [&[0xab][..], &needed, &rest].concat()];
	assert!(tokens.iter().all(|claims| psa::run(claims)));
	if let Some(folder) = common::vectors("mutations of PSA tokens", "rfc9783-psa-token") {
		tokens.push(fs::read(folder.join("cddl/example/psa-sign1.cbor")).unwrap());
	}
	tokens
}

/// Envelopes, manifests and sequences: a length, a shared sequence of that length, another sequence.
fn envelopes() -> Vec<Vec<u8>> {
	let digest = [&hex!("03 58 24 82 2f 58 20")[..], &[9; 32]].concat();
	let parameters = [
		&hex!(
			"14 a5 01 50 fa6b4a53d5ad5fdfbe9de663e4d41ffe 02 50 1492af1425695e48bf429b2d51f2ab45"
		)[..],
		&digest,
		&hex!("0e 19 87d0 15 61 61"),
	]
	.concat();
	let shared = [
		&[0x8a][..],
		&hex!("0c 00"),
		&parameters,
		&hex!("01 0f 02 0f 0f 82 45 82 14 a1 05 00 45 82 14 a1 05 01"),
	]
	.concat();
	let validate = hex!("88 0c f5 03 0f 1820 43 82 05 0f 39 0100 f6");
	let mut envelopes = vec![[&[shared.len() as u8][..], &shared, &validate].concat()];
	assert!(envelopes.iter().all(|sequences| suit::run(sequences)));
	if let Some(folder) = common::vectors("mutations of SUIT envelopes", "suit-manifest") {
		for example in ["example0", "example1", "example4"] {
			let text = fs::read_to_string(folder.join(format!("examples/{example}.txt"))).unwrap();
			// Without signature, and with one, as lines of digits between two fences.
			let blocks =
				text.split("~~~").map(|block| block.split_whitespace().collect::<String>());
			envelopes.extend(
				blocks
					.filter_map(|block| hex::decode(block).ok())
					.filter(|bytes| !bytes.is_empty()),
			);
		}
		assert_eq!(envelopes.len(), 7);
	}
	// The manifests by themselves, behind the head of their byte string.
	let manifest = |bytes: &Vec<u8>| {
		let start = bytes.windows(4).position(|window| window == hex!("a5010102"))?;
		bytes.get(start..).map(<[u8]>::to_vec)
	};
	envelopes.extend(envelopes.iter().filter_map(manifest).collect::<Vec<_>>());
	envelopes
}

#[test]
fn cbor() {
	let mut seeds = messages();
	seeds.extend(tokens());
	seeds.extend(envelopes());
	seeds.push(hex!("87 f9 3c00 fa 3f800000 fb 3ff0000000000000 f7 f8 20 c1 1a 514b67b0 3b ffffffffffffffff").to_vec());
	fuzz("cbor", cbor::run, &seeds, 6_000_000);
}

#[test]
fn cose() {
	fuzz("cose", cose::run, &messages(), 8_000_000);
}

#[test]
fn psa() {
	fuzz("psa", psa::run, &tokens(), 7_000_000);
}

#[test]
fn suit() {
	fuzz("suit", suit::run, &envelopes(), 2_400_000);
}

#[test]
fn lms() {
	// A kind of case and changes to it, or the beginning of one.
	let mut seeds: Vec<Vec<u8>> = (0..16).map(|kind| vec![kind]).collect();
	for kind in (0..8).step_by(2) {
		seeds.extend((0..20).map(|i| vec![kind, 0, 3, i, 1, 0, 90, 20 - i, 0x80]));
	}
	seeds.extend((0..64).map(|kind| [&[4 * kind + 1][..], &vec![kind; 700]].concat()));
	fuzz("lms", lms::run, &seeds, 2_400_000);
}
