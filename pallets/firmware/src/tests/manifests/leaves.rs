// SPDX-License-Identifier: Apache-2.0

//! No leaf of an LMS tree signs twice.

use super::*;
use muster_formats::lms;

/// An envelope with another image for each number, which is its sequence.
fn envelope_by(sequence: u64, signer: &Signer) -> Vec<u8> {
	let part = Part::new(b"main", &[Build::new(sequence as u8)]);
	envelope(&manifest(sequence, &[part], &[]), &[signer])
}

fn tree(n: usize, seed: u8, q: u32) -> Tree {
	Tree { q, ..Tree::new(n, seed) }
}

#[test]
fn a_reused_leaf_is_refused() {
	for n in [32, 24] {
		build_and_execute(|| {
			let by = |q| Signer::Hss(vec![tree(n, 1, q)]);
			// Both leaves are of one key.
			assert_eq!(by(0).key(), by(1).key());
			ready(&[&by(0)]);
			assert_ok!(propose(&envelope_by(1, &by(0)), &[0]));
			refused(|| propose(&envelope_by(2, &by(0)), &[0]), Error::LeafReused);
			assert_ok!(propose(&envelope_by(2, &by(1)), &[0]));
			refused(|| propose(&envelope_by(3, &by(0)), &[0]), Error::LeafReused);
			refused(|| propose(&envelope_by(3, &by(1)), &[0]), Error::LeafReused);
		});
	}
}

#[test]
fn a_leaf_reused_at_any_level_is_refused() {
	build_and_execute(|| {
		let by =
			|top, middle: Tree, low| Signer::Hss(vec![tree(32, 1, top), middle, tree(32, 3, low)]);
		ready(&[&by(0, tree(32, 2, 0), 0)]);
		assert_ok!(propose(&envelope_by(1, &by(0, tree(32, 2, 0), 0)), &[0]));
		// The lowest tree goes on; the levels above say what they said.
		assert_ok!(propose(&envelope_by(2, &by(0, tree(32, 2, 0), 1)), &[0]));
		// The top leaf is made to sign another tree.
		refused(|| propose(&envelope_by(3, &by(0, tree(32, 9, 0), 0)), &[0]), Error::LeafReused);
		// Another leaf of the top signs a new tree below, but that one's successor is an old one,
		// whose leaves are used up.
		refused(|| propose(&envelope_by(3, &by(1, tree(32, 9, 0), 0)), &[0]), Error::LeafReused);
		let fresh = |low| Signer::Hss(vec![tree(32, 1, 1), tree(32, 9, 0), tree(32, 4, low)]);
		assert_ok!(propose(&envelope_by(3, &fresh(0)), &[0]));
		assert_ok!(propose(&envelope_by(4, &fresh(1)), &[0]));
	});
}

#[test]
fn the_same_message_with_another_randomizer_is_another_use() {
	build_and_execute(|| {
		let by = |randomizer| Signer::Hss(vec![Tree { randomizer, ..Tree::new(32, 1) }]);
		ready(&[&by(0)]);
		register(1, Some(binding(b"main")), SignatureTerms::default());
		assert_ok!(propose(&envelope_by(1, &by(0)), &[0]));
		let again = envelope_by(1, &by(1));
		refused(|| propose_for(1, &again, &[0]), Error::LeafReused);
	});
}

#[test]
fn a_leaf_is_remembered_whoever_registered_the_key() {
	build_and_execute(|| {
		let signer = Signer::lms(1);
		ready(&[&signer]);
		assert_ok!(propose(&envelope_by(1, &signer), &[0]));
		// The key is revoked, and comes back with another top, below which the old tree stands.
		assert_ok!(Firmware::revoke_manifest_key(signed(VENDOR), ID, 0));
		let other = Signer::Hss(vec![Tree::new(32, 2), Tree::new(32, 1)]);
		keys(&[&other]);
		refused(|| propose(&envelope_by(2, &other), &[1]), Error::LeafReused);
	});
}

#[test]
fn what_fails_uses_no_leaf() {
	build_and_execute(|| {
		let signer = Signer::lms(1);
		ready(&[&signer, &Signer::P256(2)]);
		assert_ok!(propose(&envelope_by(5, &Signer::P256(2)), &[1]));
		// The sequence is used up: the release is refused after the leaf was looked at.
		refused(|| propose(&envelope_by(4, &signer), &[0]), Error::SequenceUsed);
		assert_eq!(UsedLeaves::<Test>::iter().count(), 0);
		assert_ok!(propose(&envelope_by(6, &signer), &[0]));
		assert_eq!(UsedLeaves::<Test>::iter().count(), 1);
	});
}

#[test]
fn used_leaves_are_shown_and_paid_for() {
	build_and_execute(|| {
		let signer = Signer::Hss(vec![tree(32, 1, 1), tree(32, 2, 0)]);
		ready(&[&signer]);
		let held = || held(&OPERATOR, HoldReason::Leaf);
		let envelope = envelope_by(1, &signer);
		assert_ok!(propose(&envelope, &[0]));
		let one = 100 + UsedLeaf::<Test>::max_encoded_len() as u128;
		assert_eq!(held(), 2 * one);

		let manifest = manifest(1, &[Part::new(b"main", &[Build::new(1)])], &[]);
		let message = sample::to_be_signed(&manifest, -46);
		let FirmwareKey::Hss(key) = signer.key() else { unreachable!() };
		let leaves = lms::verify(&key, &message, &signer.sign(&message)).unwrap();
		assert_eq!(leaves.iter().map(|leaf| leaf.q).collect::<Vec<_>>(), [1, 0]);
		for leaf in &leaves {
			assert_eq!(Firmware::used_leaf(leaf.key, leaf.q), Some(leaf.message));
			assert_eq!(Firmware::used_leaf(leaf.key, leaf.q + 2), None);
		}
		// The release goes, the leaves stay.
		assert_ok!(Firmware::withdraw_release(signed(OPERATOR), MODEL, MAIN, 1));
		assert_ok!(Firmware::remove_release(signed(OPERATOR), MODEL, MAIN, 1));
		assert_eq!(held(), 2 * one);
	});
}
