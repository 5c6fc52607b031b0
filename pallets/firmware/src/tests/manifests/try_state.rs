// SPDX-License-Identifier: Apache-2.0

//! Each invariant, broken, is seen.

use super::*;

/// A chain with two keys and a used leaf; then this is done to it.
fn spoiled(spoil: impl FnOnce()) -> String {
	new_test_ext().execute_with(|| {
		let signer = Signer::lms(1);
		ready(&[&signer, &Signer::P256(2)]);
		assert_ok!(propose(&envelope(&main_manifest(1), &[&signer]), &[0]));
		assert_ok!(Firmware::do_try_state());
		spoil();
		format!("{:?}", Firmware::do_try_state().expect_err("it is broken; qed"))
	})
}

/// The invariant with this number must not hold.
#[track_caller]
fn broken(number: u8, spoil: impl FnOnce()) {
	let said = spoiled(spoil);
	assert!(said.contains(&format!("\"{number}: ")), "not {number}: {said}");
}

/// Changes key 1.
fn change(change: impl FnOnce(&mut ManifestKey<Test>)) {
	ManifestKeys::<Test>::mutate(ID, 1, |key| change(key.as_mut().expect("there is one; qed")));
}

#[test]
fn keys_and_fingerprints_that_do_not_belong_together_are_seen() {
	let fingerprint = Signer::P256(2).key().fingerprint();
	broken(1, || ManifestKeyIds::<Test>::remove(ID, fingerprint));
	broken(1, || ManifestKeyIds::<Test>::insert(ID, fingerprint, 0));
	broken(1, || ManifestKeyIds::<Test>::insert(ID, [0; 32], 1));
	broken(1, || ManifestKeyIds::<Test>::insert(ID, [0; 32], 9));
	broken(1, || ManifestKeys::<Test>::remove(ID, 1));
	broken(1, || change(|key| key.fingerprint = [0; 32]));
}

#[test]
fn keys_of_the_future_are_seen() {
	broken(2, || NextManifestKeyId::<Test>::insert(ID, 1));
	broken(2, || NextManifestKeyId::<Test>::remove(ID));
}

#[test]
fn keys_that_are_not_what_they_are_known_as_are_seen() {
	broken(3, || change(|key| key.state = KeyState::Valid(FirmwareKey::P256([9; 33]))));
	broken(3, || change(|key| key.state = KeyState::Valid(Signer::P256(3).key())));
}

#[test]
fn deposits_of_nothing_and_nothing_deposited_are_seen() {
	let hold = |leaf: bool| {
		let result = match leaf {
			true => Deposit::<Test, kind::Leaf<Test>>::take(&STRANGER, 1).map(drop),
			false => Deposit::<Test, kind::ManifestKey<Test>>::take(&STRANGER, 1).map(drop),
		};
		assert_ok!(result);
	};
	for said in [
		spoiled(|| hold(true)),
		spoiled(|| hold(false)),
		spoiled(|| {
			let (tree, leaf) = UsedLeaves::<Test>::iter_keys().next().expect("one was used; qed");
			UsedLeaves::<Test>::remove(tree, leaf);
		}),
	] {
		assert!(said.contains("\"what is held"), "{said}");
	}
}
