// SPDX-License-Identifier: Apache-2.0

use super::*;

/// What this signer signs, as anybody shows it.
fn shown(signer: &Signer, message: &[u8]) -> SignedMessage {
	SignedMessage {
		message: message.to_vec().try_into().unwrap(),
		signature: signer.sign(message).try_into().unwrap(),
	}
}

fn report(key: KeyId, first: SignedMessage, second: SignedMessage) -> DispatchResultWithPostInfo {
	Firmware::report_leaf_reuse(signed(STRANGER), ID, key, first, second)
}

#[test]
fn two_signatures_by_one_leaf_revoke_the_key() {
	build_and_execute(|| {
		let signer = Signer::lms(1);
		ready(&[&signer]);
		assert_ok!(report(0, shown(&signer, b"one"), shown(&signer, b"two")));
		let reason = KeyRevocation::LeafReused;
		assert_eq!(events(), [Event::ManifestKeyRevoked { vendor: ID, key: 0, reason }]);
		assert_eq!(
			Firmware::manifest_key(ID, 0).map(|view| view.state),
			Some(KeyState::Revoked(reason))
		);
		refused(|| propose(&envelope(&main_manifest(1), &[&signer]), &[0]), Error::KeyRevoked);
		assert_noop!(
			Firmware::add_manifest_key(signed(VENDOR), ID, signer.key()),
			Error::<Test>::KeyKnown
		);
		refused(|| report(0, shown(&signer, b"one"), shown(&signer, b"two")), Error::KeyRevoked);
	});
}

#[test]
fn what_the_chain_refused_can_be_shown() {
	build_and_execute(|| {
		let signer = Signer::lms(1);
		ready(&[&signer]);
		let other = manifest(2, &[Part::new(b"main", &[Build::new(8)])], &[]);
		assert_ok!(propose(&envelope(&main_manifest(1), &[&signer]), &[0]));
		refused(|| propose(&envelope(&other, &[&signer]), &[0]), Error::LeafReused);
		// Both are in blocks for everybody to read.
		let signed_by = |manifest: &[u8]| shown(&signer, &sample::to_be_signed(manifest, -46));
		assert_ok!(report(0, signed_by(&main_manifest(1)), signed_by(&other)));
		// The release that it signed first stands.
		assert_ok!(Firmware::approve_release(signed(BOB), MODEL, MAIN, 1));
	});
}

#[test]
fn a_leaf_of_a_lower_level_counts_too() {
	build_and_execute(|| {
		let low = |q| Tree { q, ..Tree::new(24, 2) };
		let by = |q| Signer::Hss(vec![Tree::new(24, 1), low(q)]);
		ready(&[&by(0)]);
		refused(|| report(0, shown(&by(0), b"one"), shown(&by(1), b"two")), Error::NoReuse);
		assert_ok!(report(0, shown(&by(1), b"one"), shown(&by(1), b"two")));
	});
}

#[test]
fn fails_where_nothing_was_reused() {
	build_and_execute(|| {
		let by = |q| Signer::Hss(vec![Tree { q, ..Tree::new(32, 1) }]);
		ready(&[&by(0), &Signer::MlDsa44(1)]);
		// The same signature twice, and two leaves.
		refused(|| report(0, shown(&by(0), b"one"), shown(&by(0), b"one")), Error::NoReuse);
		refused(|| report(0, shown(&by(0), b"one"), shown(&by(1), b"two")), Error::NoReuse);
		// Others may sign as often as they like.
		let signer = Signer::MlDsa44(1);
		refused(|| report(1, shown(&signer, b"one"), shown(&signer, b"two")), Error::NoReuse);
		refused(|| report(2, shown(&by(0), b"one"), shown(&by(0), b"two")), Error::KeyNotFound);
	});
}

#[test]
fn fails_for_signatures_of_another_key() {
	build_and_execute(|| {
		let (ours, other) = (Signer::lms(1), Signer::lms(2));
		ready(&[&ours]);
		let refuse =
			|first, second| refused(|| report(0, first, second), Error::BadManifestSignature);
		refuse(shown(&other, b"one"), shown(&other, b"two"));
		refuse(shown(&ours, b"one"), shown(&other, b"two"));
		let mut forged = shown(&ours, b"one");
		forged.message[0] ^= 1;
		refuse(shown(&ours, b"one"), forged);
		refuse(
			shown(&ours, b"one"),
			SignedMessage { signature: Default::default(), ..shown(&ours, b"two") },
		);
	});
}
