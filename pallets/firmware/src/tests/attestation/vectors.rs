// SPDX-License-Identifier: Apache-2.0

//! The token of RFC 9783's appendix, by the key that belongs to it.

use crate::{attestation::evidence::Said, mock::*, *};
use std::{io::Write, path::PathBuf};

/// The folder of the RFC's example, in `MUSTER_VECTORS`, else beside the checkout.
fn example() -> Option<PathBuf> {
	let base = std::env::var_os("MUSTER_VECTORS").map(PathBuf::from).unwrap_or_else(|| {
		[env!("CARGO_MANIFEST_DIR"), "../../../shared/vectors"].iter().collect()
	});
	let folder = base.join("rfc9783-psa-token/cddl/example");
	if folder.is_dir() {
		return Some(folder);
	}
	// Past the capture of the test harness.
	writeln!(std::io::stderr(), "skipped: vectors: no rfc9783-psa-token (MUSTER_VECTORS)").unwrap();
	None
}

/// `x` of `tfm-es-iak.json`, whose `y` is even.
fn key() -> DeviceKey {
	const X: &str = "0x4e5e22099e3bceb45b446d1355fd1dc3b545947b6fd7c1c89d886798c3726e8f";
	let x = sp_core::bytes::from_hex(X).expect("hex; qed");
	let key = [vec![2], x].concat().try_into().expect("33 bytes; qed");
	DeviceKey::P256(key)
}

fn read_with(
	token: &[u8],
	nonce: [u8; 32],
	instance_id: Option<[u8; 33]>,
) -> Result<Said, DispatchError> {
	Firmware::authentic(token, &nonce, &key(), instance_id).map_err(Into::into)
}

#[test]
fn the_rfcs_token_is_authentic_and_no_change_of_it_is() {
	let Some(folder) = example() else { return };
	let token = std::fs::read(folder.join("psa-sign1.cbor")).expect("it is there; qed");
	let read = |token: &[u8]| read_with(token, [1; 32], None);
	let mut instance = [2; 33];
	instance[0] = 1;
	new_test_ext().execute_with(|| {
		let said = read(&token).expect("it is authentic; qed");
		let platform = Platform::Psa { implementation: [0; 32], lifecycle: Lifecycle::Secured };
		assert_eq!(said.platform, platform);
		assert_eq!(said.measurements, vec![Some(Digest::Sha256([3; 32]))]);
		assert_eq!(read_with(&token, [1; 32], Some(instance)), Ok(said));
		assert_eq!(
			read_with(&token, [1; 32], Some([1; 33])),
			Err(Error::<Test>::InstanceMismatch.into())
		);
		assert_eq!(read_with(&token, [2; 32], None), Err(Error::<Test>::NonceMismatch.into()));
		for place in 0..token.len() {
			for value in 0..=u8::MAX {
				let mut changed = token.clone();
				changed[place] = value;
				let authentic = read(&changed).is_ok();
				assert_eq!(authentic, changed == token, "byte {place} = {value:#x}");
			}
			assert!(read(&token[..place]).is_err(), "the first {place} bytes");
		}
	});
}

#[test]
fn the_rfcs_token_under_a_mac_is_none() {
	let Some(folder) = example() else { return };
	let token = std::fs::read(folder.join("psa-mac0.cbor")).expect("it is there; qed");
	new_test_ext().execute_with(|| {
		assert_eq!(read_with(&token, [1; 32], None), Err(Error::<Test>::BadToken.into()));
	});
}
