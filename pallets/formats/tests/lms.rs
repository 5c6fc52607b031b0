// SPDX-License-Identifier: Apache-2.0

//! HSS/LMS signatures: those of RFC 8554, of RFC 9858 and of the authors' implementation, those of
//! an own signer for all types, and all of them changed, shortened and lengthened.

mod common;
mod signer;

use hex_literal::hex;
use muster_formats::lms::{
	hashes, is_well_formed_key, verify, Error, Leaf, MAX_HASHES, MAX_KEY, MAX_LEVELS, MAX_SIGNATURE,
};
use proptest::prelude::*;
use sha2::{Digest, Sha256};
use signer::{all_sets, same, Hss, Lms, Parameters};

const MESSAGE: &[u8] = b"firmware 1.2.3";

/// A public key, a message and its signature.
struct Case {
	key: Vec<u8>,
	message: Vec<u8>,
	signature: Vec<u8>,
}

impl Case {
	fn of(hss: &Hss) -> Self {
		Self { key: hss.public(), message: MESSAGE.into(), signature: hss.sign(MESSAGE) }
	}

	fn verify(&self) -> Result<Vec<Leaf>, Error> {
		verify(&self.key, &self.message, &self.signature)
	}
}

/// Test cases 1 and 2 of RFC 8554 appendix F.
fn appendix_f(test: &str) -> Vec<Case> {
	let Some(folder) = common::vectors(test, "rfc8554-lms") else { return Vec::new() };
	let text = std::fs::read_to_string(folder.join("rfc8554_appendix_f.json")).unwrap();
	let json: serde_json::Value = serde_json::from_str(&text).unwrap();
	let tests = json["tests"].as_array().unwrap();
	assert_eq!(tests.len(), 2);
	let field = |test: &serde_json::Value, name| hex::decode(test[name].as_str().unwrap()).unwrap();
	tests
		.iter()
		.map(|test| Case {
			key: field(test, "public_key"),
			message: field(test, "message"),
			signature: field(test, "signature"),
		})
		.collect()
}

/// Expects the leaves `q` from the top, each with what it has signed.
fn assert_leaves(leaves: &[Leaf], keys: &[&[u8]], q: &[u32]) {
	assert_eq!(leaves.iter().map(|leaf| leaf.q).collect::<Vec<_>>(), q);
	let keys: Vec<[u8; 32]> = keys.iter().map(|key| Sha256::digest(key).into()).collect();
	assert_eq!(leaves.iter().map(|leaf| leaf.key).collect::<Vec<_>>(), keys);
}

#[test]
fn rfc_8554_appendix_f_verifies() {
	for (case, (top, bottom)) in
		appendix_f("rfc_8554_appendix_f_verifies").iter().zip([(5, 10), (3, 4)])
	{
		let leaves = case.verify().unwrap();
		// The second level's key lies between the two signatures.
		let Parameters { n, p, height, .. } = parameters_of(&case.key);
		let at = 4 + 4 + 4 + n + n * p + 4 + n * height as usize;
		let second = &case.signature[at..at + 56];
		assert_leaves(&leaves, &[&case.key[4..], second], &[top, bottom]);
		assert!(is_well_formed_key(&case.key));

		// As it says of itself: what the leaf signed is the hash of the message, made from the
		// second level's identifier, the leaf, and the randomizer of its signature.
		let rest = &case.signature[at + 56..];
		let hashed = [&second[8..24], &rest[..4], &[0x81, 0x81], &rest[8..40], &case.message];
		let hash: [u8; 32] = Sha256::digest(hashed.concat()).into();
		assert_eq!(leaves[1].message, hash);
	}
}

fn parameters_of(key: &[u8]) -> Parameters {
	Parameters::new(u32::from(key[7]), u32::from(key[11]))
}

#[test]
fn bouncy_castles_copies_of_the_rfcs_cases_are_the_same() {
	let test = "bouncy_castles_copies_of_the_rfcs_cases_are_the_same";
	let Some(folder) = common::vectors(test, "rfc8554-lms") else { return };
	for (case, name) in appendix_f(test).iter().zip(["testcase_1.txt", "testcase_2.txt"]) {
		let text = std::fs::read_to_string(folder.join("bc-test-data").join(name)).unwrap();
		let parts: Vec<Vec<u8>> = text
			.split('!')
			.skip(1)
			.map(|part| {
				let words = part.lines().flat_map(|line| line.split('#').next()).flat_map(|line| {
					line.split_whitespace().filter_map(|word| word.strip_prefix('$'))
				});
				hex::decode(words.collect::<String>()).unwrap()
			})
			.collect();
		let [key, message, signature, again @ ..] = &parts[..] else { panic!("{name}") };
		assert!(*key == case.key && *message == case.message, "{name}");
		// One of the files has the second level twice.
		assert!(*signature == case.signature && signature.ends_with(&again.concat()), "{name}");
	}
}

/// Ten systems of one to three levels by the authors' implementation. Where there is one level,
/// our signer comes to the same key and to the same signature.
#[test]
fn signatures_of_the_reference_implementation_verify() {
	let test = "signatures_of_the_reference_implementation_verify";
	let Some(folder) = common::vectors(test, "rfc8554-lms") else { return };
	let text = std::fs::read_to_string(folder.join("bc-test-data/depth_1.txt")).unwrap();
	let mut sets = 0;
	for part in text.split("\n\n").filter(|part| part.contains("\nHSSPublicKey:")) {
		let fields = |name: &str| -> Vec<&str> {
			let lines = part.lines().filter_map(|line| line.split_once(": "));
			lines.filter(|(field, _)| *field == name).map(|(_, value)| value.trim()).collect()
		};
		let bytes = |name| hex::decode(fields(name)[0]).unwrap();
		let case = Case {
			key: bytes("HSSPublicKey"),
			message: bytes("Message"),
			signature: bytes("Signature"),
		};
		let depth: usize = fields("Depth")[0].parse().unwrap();
		let leaves = case.verify().unwrap_or_else(|error| panic!("{error}: {part:.80}"));
		assert_leaves(&leaves[..1], &[&case.key[4..]], &[0]);
		assert_eq!(leaves.len(), depth);

		let (lms, ots) =
			(fields("LMType")[0].parse().unwrap(), fields("LMOtsType")[0].parse().unwrap());
		let rand = bytes("Rand");
		let tree = Lms::new(lms, ots, rand[32..].try_into().unwrap(), &rand[..32]);
		assert_eq!([&(depth as u32).to_be_bytes()[..], &tree.public()].concat(), case.key);
		if depth == 1 {
			let signature = tree.sign(0, &tree.randomizer(0), &case.message);
			assert!([&[0; 4][..], &signature].concat() == case.signature);
		}
		sets += 1;
	}
	assert_eq!(sets, 10);
}

/// RFC 9858 appendix A.1: the key and the signature follow from the seed, and the digest of the
/// signature stands for its 784 bytes.
#[test]
fn rfc_9858_test_case_of_sha_256_192_verifies() {
	let id = hex!("202122232425262728292a2b2c2d2e2f");
	let tree = Lms::new(10, 8, id, &hex!("000102030405060708090a0b0c0d0e0f1011121314151617"));
	let key = [&[0, 0, 0, 1][..], &tree.public()].concat();
	assert_eq!(
		key,
		hex!(
			"000000010000000a00000008202122232425262728292a2b2c2d2e2f"
			"2c571450aed99cfb4f4ac285da14882796618314508b12d2"
		)
	);
	let message = b"Test message for SHA256-192\n";
	let randomizer = tree.randomizer(5);
	assert_eq!(randomizer, hex!("0b5040a18c1b5cabcbc85b047402ec6294a30dd8da8fc3da"));
	let signature = [&[0; 4][..], &tree.sign(5, &randomizer, message)].concat();
	assert_eq!(
		<[u8; 32]>::from(Sha256::digest(&signature)),
		hex!("95b9e6732d5401bb4d0c9989cb6e507ced458bc9da9bf45d8764f91903bd8bbb")
	);
	assert_leaves(&verify(&key, message, &signature).unwrap(), &[&key[4..]], &[5]);
}

/// The keys of RFC 8554 appendix F, test case 2, from the seeds that it gives.
#[test]
fn the_signer_makes_the_keys_of_rfc_8554() {
	let top = Lms::new(
		6,
		3,
		hex!("d08fabd4a2091ff0a8cb4ed834e74534"),
		&hex!("558b8966c48ae9cb898b423c83443aae014a72f1b1ab5cc85cf1d892903b5439"),
	);
	let root = hex!("32a58885cd9ba0431235466bff9651c6c92124404d45fa53cf161c28f1ad5a8e");
	assert_eq!(top.public()[24..], root);
	let second = Lms::new(
		5,
		4,
		hex!("215f83b7ccb9acbcd08db97b0d04dc2b"),
		&hex!("a1c4696e2608035a886100d05cd99945eb3370731884a8235e2fb3d4d71f2547"),
	);
	let root = hex!("a1cd035833e0e90059603f26e07ad2aad152338e7a5e5984bcd5f7bb4eba40b7");
	assert_eq!(second.public()[24..], root);
}

/// Each byte of key, message and signature, with the changes that `flips` names. Each is refused,
/// but for the count of levels: that it agrees is all it has to.
fn assert_no_change_passes(case: &Case, flips: impl Iterator<Item = u8> + Clone) {
	let mut changed =
		Case { key: case.key.clone(), message: case.message.clone(), signature: Vec::new() };
	changed.signature.clone_from(&case.signature);
	for flip in flips {
		for part in 0..3 {
			fn bytes(case: &mut Case, part: u8) -> &mut Vec<u8> {
				match part {
					0 => &mut case.key,
					1 => &mut case.message,
					_ => &mut case.signature,
				}
			}
			for at in 0..bytes(&mut changed, part).len() {
				bytes(&mut changed, part)[at] ^= flip;
				assert!(changed.verify().is_err(), "part {part}, byte {at} changed by {flip}");
				bytes(&mut changed, part)[at] ^= flip;
			}
		}
	}
	assert!(changed.verify().is_ok());
}

/// Every shorter signature and key, and some that are longer.
fn assert_length_matters(Case { key, message, signature }: &Case) {
	for len in 0..signature.len() {
		assert_eq!(verify(key, message, &signature[..len]), Err(Error::Length));
	}
	for len in 0..key.len() {
		assert_eq!(verify(&key[..len], message, signature), Err(Error::Key));
		assert!(!is_well_formed_key(&key[..len]));
	}
	for tail in [&[0][..], &[0xff], &[0; 4], &[0; 24], &[0; 32], signature, key] {
		let longer = [&signature[..], tail].concat();
		assert_eq!(verify(key, message, &longer), Err(Error::Length));
		let longer = [&key[..], tail].concat();
		assert_eq!(verify(&longer, message, signature), Err(Error::Key));
	}
}

#[test]
fn no_changed_byte_of_the_rfcs_signatures_passes() {
	for case in appendix_f("no_changed_byte_of_the_rfcs_signatures_passes") {
		assert_no_change_passes(&case, [1, 0x80, 0xff].into_iter());
		assert_length_matters(&case);
	}
}

/// All other 255 values for each byte of one level, all other bits of two.
#[test]
fn no_changed_byte_passes() {
	let one = Case::of(&Hss::with_leaves(1, &[(10, 7, 9)]));
	assert_no_change_passes(&one, 1..=0xff);
	assert_length_matters(&one);
	let two = Case::of(&Hss::with_leaves(1, &[(10, 6, 31), (10, 7, 0)]));
	assert_no_change_passes(&two, (0..8).map(|bit| 1 << bit));
	assert_length_matters(&two);
}

#[test]
fn no_changed_byte_of_any_type_passes() {
	for (lms, ots) in all_sets() {
		// The tallest of both hashes, and the lowest, as between them only the path's length differs.
		if matches!(lms, 5 | 9 | 10 | 14) {
			let case = Case::of(&Hss::with_leaves(2, &[(lms, ots, 21)]));
			assert_no_change_passes(&case, [4].into_iter());
			assert_length_matters(&case);
		}
	}
}

#[test]
fn every_type_verifies_at_its_first_and_last_leaf() {
	let (mut count, mut longest) = (0, 0);
	for (lms, ots) in all_sets() {
		let height = Parameters::new(lms, ots).height;
		let last = (1 << height) - 1;
		for q in [0, 1, last / 3, last] {
			let hss = Hss::with_leaves(3, &[(lms, ots, q)]);
			let case = Case::of(&hss);
			let tree = &hss.0[0].0;
			let leaf = Leaf {
				key: Sha256::digest(tree.public()).into(),
				q,
				message: tree.message_hash(q, &tree.randomizer(q), MESSAGE),
			};
			assert_eq!(case.verify(), Ok(vec![leaf]));
			assert_eq!(
				verify(&case.key, b"firmware 1.2.4", &case.signature),
				Err(Error::Signature)
			);
			longest = longest.max(case.signature.len());
		}
		count += 1;

		// One beyond the last: refused for what it is, before any hash.
		let mut case = Case::of(&Hss::with_leaves(3, &[(lms, ots, 0)]));
		case.signature[4..8].copy_from_slice(&(last + 1).to_be_bytes());
		assert_eq!(case.verify(), Err(Error::Leaf));
		assert_eq!(hashes(&case.key, &case.message, &case.signature), 0);
		case.signature[4..8].copy_from_slice(&u32::MAX.to_be_bytes());
		assert_eq!(case.verify(), Err(Error::Leaf));
	}
	assert_eq!(count, 40);
	// Eight of the longest, the keys between them, and the count.
	assert_eq!(MAX_SIGNATURE, 4 + 8 * (longest - 4) + 7 * 56);
}

#[test]
fn every_leaf_of_a_tree_verifies() {
	for (lms, ots) in all_sets().filter(|(lms, _)| matches!(lms, 5 | 10)) {
		let tree = Lms::new(lms, ots, [7; 16], b"seed");
		let key = [&[0, 0, 0, 1][..], &tree.public()].concat();
		for q in 0..32 {
			let signature = [&[0; 4][..], &tree.sign(q, &tree.randomizer(q), MESSAGE)].concat();
			let leaves = verify(&key, MESSAGE, &signature).unwrap();
			assert_leaves(&leaves, &[&tree.public()], &[q]);
			// A leaf is good at its own place only.
			let mut moved = signature;
			moved[7] ^= 1;
			assert_eq!(verify(&key, MESSAGE, &moved), Err(Error::Signature));
		}
	}
}

#[test]
fn types_are_those_of_the_key() {
	let hss = Hss::with_leaves(4, &[(10, 7, 3)]);
	let Case { key, message, signature } = Case::of(&hss);
	let put = |bytes: &[u8], at: usize, code: u32| {
		let mut bytes = bytes.to_vec();
		bytes[at..at + 4].copy_from_slice(&code.to_be_bytes());
		bytes
	};
	let lms_at = 4 + 4 + 4 + 24 + 51 * 24;
	for code in (0..300).chain([u32::MAX, 0xe000_0001]) {
		// In the signature: the key's, and no other.
		let (ots, lms) = (put(&signature, 8, code), put(&signature, lms_at, code));
		assert_eq!(verify(&key, &message, &ots).err(), (code != 7).then_some(Error::Type));
		assert_eq!(verify(&key, &message, &lms).err(), (code != 10).then_some(Error::Type));
		// In a key: known ones, and such as share a hash. (24 bytes: the key's length says so, too.)
		let known = (10..=14).contains(&code);
		assert_eq!(is_well_formed_key(&put(&key, 4, code)), known, "{code}");
		assert_eq!(is_well_formed_key(&put(&key, 8, code)), (5..=8).contains(&code), "{code}");
	}
}

#[test]
fn both_hashes_in_one_tree_are_refused() {
	for lms in 5..=14 {
		for ots in 1..=8 {
			for root in [24, 32] {
				let id_and_root = vec![1; 16 + root];
				let key = [&[0, 0, 0, 1][..], &[0, 0, 0, lms], &[0, 0, 0, ots], &id_and_root];
				let good = same(lms.into(), ots.into()) && root == if lms < 10 { 32 } else { 24 };
				assert_eq!(is_well_formed_key(&key.concat()), good);
			}
		}
	}
}

#[test]
fn levels_that_differ_in_their_hash_are_refused() {
	for (top, bottom) in [((5, 3, 1), (10, 7, 1)), ((10, 7, 1), (5, 3, 1))] {
		let case = Case::of(&Hss::with_leaves(5, &[top, bottom]));
		assert_eq!(case.verify(), Err(Error::Type));
		assert_eq!(hashes(&case.key, &case.message, &case.signature), 0);
		assert!(Case::of(&Hss::with_leaves(5, &[top, top])).verify().is_ok());
	}
}

#[test]
fn one_to_eight_levels_verify() {
	for count in 1..=MAX_LEVELS as usize {
		// Each level of other types.
		let levels: Vec<_> = (0..count as u32).map(|i| (10 + i % 5, 5 + i % 4, 31 - i)).collect();
		let hss = Hss::with_leaves(6, &levels);
		let case = Case::of(&hss);
		let leaves = case.verify().unwrap();
		let keys: Vec<_> = hss.0.iter().map(|(tree, _)| tree.public()).collect();
		let keys: Vec<&[u8]> = keys.iter().map(|key| &key[..]).collect();
		let q: Vec<_> = hss.0.iter().map(|(_, q)| *q).collect();
		assert_leaves(&leaves, &keys, &q);
		for ((leaf, (tree, q)), signed) in leaves.iter().zip(&hss.0).zip(hss.messages(MESSAGE)) {
			assert_eq!(leaf.message, tree.message_hash(*q, &tree.randomizer(*q), &signed));
		}

		// The same signature under a key, or with a count, of another number of levels.
		for other in (0..12).chain([u32::MAX]).filter(|other| *other as usize != count) {
			let mut key = case.key.clone();
			key[..4].copy_from_slice(&other.to_be_bytes());
			let known = (1..=MAX_LEVELS).contains(&other);
			assert_eq!(is_well_formed_key(&key), known);
			let error = if known { Error::Levels } else { Error::Key };
			assert_eq!(verify(&key, MESSAGE, &case.signature), Err(error));
			let mut signature = case.signature.clone();
			signature[..4].copy_from_slice(&other.wrapping_sub(1).to_be_bytes());
			assert_eq!(verify(&case.key, MESSAGE, &signature), Err(Error::Levels));
			if known {
				// Both agree on a wrong number: levels are wanting, or are left over.
				assert_eq!(verify(&key, MESSAGE, &signature), Err(Error::Length));
			}
		}
	}
	// The ninth.
	let case = Case::of(&Hss::with_leaves(6, &[(10, 7, 0); 9]));
	assert_eq!(case.verify(), Err(Error::Key));
}

#[test]
fn every_level_has_to_have_signed_the_next() {
	let levels = [(5, 3, 4), (6, 4, 5), (5, 2, 6)];
	let (hss, other) = (Hss::with_leaves(7, &levels), Hss::with_leaves(8, &levels));
	let (good, strange) = (Case::of(&hss), Case::of(&other));
	assert!(good.verify().is_ok() && strange.verify().is_ok());
	// From each place where a level's signature begins: the stranger's from there on.
	let mut at = 4;
	for (level, (tree, _)) in hss.0.iter().enumerate() {
		let spliced = [&good.signature[..at], &strange.signature[at..]].concat();
		assert_eq!(verify(&good.key, MESSAGE, &spliced), Err(Error::Signature), "level {level}");
		let Parameters { n, p, height, .. } = tree.parameters;
		at += 4 + 4 + n + n * p + 4 + n * height as usize;
		if level < 2 {
			// Key and all, so that the stranger's part is good in itself.
			let spliced = [&good.signature[..at], &strange.signature[at..]].concat();
			assert_eq!(verify(&good.key, MESSAGE, &spliced), Err(Error::Signature));
			at += 24 + n;
		}
	}
	assert_eq!(at, good.signature.len());
}

/// The lower levels are a system of their own. Its keys are others, so that a leaf seen there is
/// seen here: the number of levels is not in [`Leaf::key`].
#[test]
fn a_lower_level_shows_the_same_leaf_with_and_without_the_upper_one() {
	let hss = Hss::with_leaves(9, &[(5, 4, 4), (5, 4, 5)]);
	let leaves = Case::of(&hss).verify().unwrap();
	let alone = Case::of(&Hss(hss.0.into_iter().skip(1).collect())).verify().unwrap();
	assert_eq!(leaves[1..], alone);
}

#[test]
fn a_leaf_used_twice_is_seen() {
	let hss = Hss::with_leaves(10, &[(10, 8, 4), (10, 8, 5)]);
	let key = hss.public();
	let first = verify(&key, MESSAGE, &hss.sign(MESSAGE)).unwrap();
	// Once more the same: no other use.
	assert_eq!(verify(&key, MESSAGE, &hss.sign(MESSAGE)).unwrap(), first);
	// Another message: the bottom leaf is used twice, the top one is not.
	let second = verify(&key, b"other", &hss.sign(b"other")).unwrap();
	assert_eq!(first[0], second[0]);
	assert_eq!((first[1].key, first[1].q), (second[1].key, second[1].q));
	assert_ne!(first[1].message, second[1].message);

	// The same message with another randomizer is another thing signed.
	let (tree, q) = &hss.0[1];
	let alone = [&[0, 0, 0, 1][..], &tree.public()].concat();
	let sign = |randomizer: &[u8]| {
		let signature = [&[0; 4][..], &tree.sign(*q, randomizer, MESSAGE)].concat();
		verify(&alone, MESSAGE, &signature).unwrap()[0]
	};
	let (one, two) = (sign(&[1; 24]), sign(&[2; 24]));
	assert_eq!((one.key, one.q), (two.key, two.q));
	assert_ne!(one.message, two.message);
}

#[test]
fn hashes_are_bounded_and_grow_with_what_makes_them_grow() {
	let steps = |tree: &Lms, q: u32| -> usize {
		let Parameters { n, w, .. } = tree.parameters;
		let hash = tree.message_hash(q, &tree.randomizer(q), MESSAGE);
		tree.parameters.digits(&hash[..n]).iter().map(|digit| (1 << w) - 1 - digit).sum()
	};
	let mut dearest = 0;
	for (lms, ots) in all_sets() {
		let hss = Hss::with_leaves(11, &[(lms, ots, 30)]);
		let Case { key, message, signature } = Case::of(&hss);
		let said = hashes(&key, &message, &signature);
		let Parameters { w, p, height, .. } = hss.0[0].0.parameters;
		// A chain's step fills one block, so chains alone come to this at least and at most.
		assert!(steps(&hss.0[0].0, 30) < said as usize);
		let chains = (p * ((1 << w) - 1)) as u32;
		assert!((chains + 2 * height..chains + 2 * height + 200).contains(&said), "{said}");
		dearest = dearest.max(said);

		// One block more for 64 bytes of message more; none for what is refused on sight.
		let longer = |len: usize| hashes(&key, &vec![0; len], &signature);
		assert_eq!(longer(64_000) - longer(0), 1_000);
		assert_eq!(hashes(&key, &message, &signature[1..]), 0);
		assert_eq!(hashes(&key[1..], &message, &signature), 0);
	}

	// Eight levels of the dearest kind, and no other, come to the constant.
	let mut cases = Vec::new();
	for ots in 1..=4 {
		let case = Case::of(&Hss::with_leaves(11, &[(9, ots, 30); 8]));
		cases.push(hashes(&case.key, &[], &case.signature));
	}
	assert!(cases.iter().all(|said| *said <= MAX_HASHES), "{cases:?}");
	assert!(MAX_HASHES - cases[3] < 2, "{cases:?} {MAX_HASHES}");
	assert!(MAX_HASHES <= 8 * dearest + 8 * 2);
	let halved = Case::of(&Hss::with_leaves(11, &[(9, 4, 30); 4]));
	let halved = hashes(&halved.key, &[], &halved.signature);
	assert!((cases[3] - 8..=cases[3] + 8).contains(&(2 * halved)), "{halved} {cases:?}");
}

#[test]
fn the_longest_signature_is_as_long_as_it_is_said_to_be() {
	let case = Case::of(&Hss::with_leaves(12, &[(9, 1, 30); 8]));
	assert_eq!((case.key.len(), case.signature.len()), (MAX_KEY, MAX_SIGNATURE));
	assert_eq!(case.verify().unwrap().len(), 8);
}

proptest! {
	#[test]
	fn signed_is_verified(
		seed: u64,
		wide: bool,
		levels in prop::collection::vec((0u32..5, 0u32..4, any::<u32>()), 1..=4),
		message in prop::collection::vec(any::<u8>(), 0..300),
		other in prop::collection::vec(any::<u8>(), 0..300),
	) {
		let (lms, ots) = if wide { (5, 1) } else { (10, 5) };
		let levels: Vec<_> = levels
			.iter()
			.map(|(height, width, q)| (lms + height, ots + width, q % (32 << (5 * height))))
			.collect();
		let hss = Hss::with_leaves(seed, &levels);
		let (key, signature) = (hss.public(), hss.sign(&message));
		let leaves = verify(&key, &message, &signature);
		prop_assert!(leaves.is_ok_and(|leaves| leaves.len() == levels.len()));
		if other != message {
			prop_assert_eq!(verify(&key, &other, &signature), Err(Error::Signature));
		}
	}

	#[test]
	fn no_bytes_panic(
		key in prop::collection::vec(any::<u8>(), 0..70),
		levels in 1u8..=8,
		lms in 4u8..16,
		ots in 0u8..10,
		signature in prop::collection::vec(any::<u8>(), 0..3000),
	) {
		prop_assert!(verify(&key, MESSAGE, &signature).is_err());
		// Such as are not refused for their first bytes.
		let body = &key[key.len().min(12)..];
		let key = [&[0, 0, 0, levels][..], &[0, 0, 0, lms], &[0, 0, 0, ots], body].concat();
		let q = &signature[..signature.len().min(4)];
		let rest = &signature[q.len()..];
		let signature = [&[0, 0, 0, levels - 1][..], q, &[0, 0, 0, ots], rest].concat();
		prop_assert!(verify(&key, MESSAGE, &signature).is_err());
		prop_assert!(hashes(&key, MESSAGE, &signature) <= MAX_HASHES + 2);
	}
}
