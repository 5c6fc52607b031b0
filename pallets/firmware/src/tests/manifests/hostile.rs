// SPDX-License-Identifier: Apache-2.0

//! Bytes from anyone: whatever they are, the call yields an error or a release, and never panics.

use super::*;
use codec::DecodeAll;
use proptest::prelude::*;

/// Envelopes of every kind of signature, and one of several components.
fn good() -> Vec<Vec<u8>> {
	let mut all: Vec<_> =
		everyone().iter().map(|signer| envelope(&main_manifest(1), &[signer])).collect();
	let branches = Part::new(b"main", &[Build::new(1), Build::new(2)]);
	all.push(envelope(&manifest(2, &[branches, part(b"radio")], &[]), &[&Signer::P256(2)]));
	all
}

#[test]
fn a_changed_envelope_is_refused() {
	build_and_execute(|| {
		let signers = everyone();
		ready(&signers.each_ref());
		for (id, good) in (0..).zip(good()) {
			let id = if id == 6 { 1 } else { id };
			// Each byte of the small ones, a sample of the others.
			for at in (0..good.len()).step_by(1 + good.len() / 400) {
				let mut bad = good.clone();
				bad[at] ^= 1 << (at % 8);
				let outcome = frame_support::storage::with_storage_layer(|| {
					propose(&bad, &[id]).map(|_| ()).map_err(|failed| failed.error)
				});
				assert!(outcome.is_err(), "key {id}, byte {at}");
			}
			for end in (0..good.len()).step_by(1 + good.len() / 100) {
				refused(|| propose(&good[..end], &[id]), Error::BadManifest);
			}
			let longer = [&good[..], &[0]].concat();
			refused(|| propose(&longer, &[id]), Error::BadManifest);
		}
	});
}

fn nearly_an_envelope() -> impl Strategy<Value = Vec<u8>> {
	let all = new_test_ext().execute_with(good);
	let changes = prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..4);
	(prop::sample::select(all), changes, any::<Option<prop::sample::Index>>()).prop_map(
		|(mut bytes, changes, cut)| {
			for (at, byte) in changes {
				let at = at.index(bytes.len());
				bytes[at] = byte;
			}
			if let Some(cut) = cut {
				bytes.truncate(cut.index(bytes.len()));
			}
			bytes
		},
	)
}

/// Decodes bytes as this type. What decodes is encoded to the bytes it was read from.
fn decodes<T: Encode + Decode>(bytes: &[u8]) {
	let mut rest = bytes;
	if let Ok(value) = T::decode(&mut rest) {
		assert_eq!(value.encode(), bytes[..bytes.len() - rest.len()]);
	}
}

fn decode_everything(bytes: &[u8]) {
	decodes::<FirmwareKey>(bytes);
	decodes::<KeyState>(bytes);
	decodes::<KeyRevocation>(bytes);
	decodes::<ManifestKey<Test>>(bytes);
	decodes::<UsedLeaf<Test>>(bytes);
	decodes::<ManifestExtra>(bytes);
	decodes::<SignedMessage>(bytes);
	decodes::<EnvelopeBytes>(bytes);
	decodes::<ManifestKeyView<AccountId>>(bytes);
	decodes::<ManifestView>(bytes);
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(300))]

	#[test]
	fn envelopes_never_panic(bytes in nearly_an_envelope(), ids in prop::collection::vec(0u32..7, 0..4)) {
		build_and_execute(|| {
			ready(&everyone().each_ref());
			let _ = Firmware::read_manifest(bytes.clone().try_into().unwrap());
			let _ = frame_support::storage::with_storage_layer(|| {
				propose(&bytes, &ids).map(|_| ()).map_err(|failed| failed.error)
			});
		});
	}

	#[test]
	fn reports_never_panic(
		bytes in nearly_an_envelope(),
		message in prop::collection::vec(any::<u8>(), 0..100),
	) {
		build_and_execute(|| {
			ready(&[&Signer::lms(1)]);
			let one = SignedMessage {
				message: message.try_into().unwrap(),
				signature: bytes.clone().try_into().unwrap(),
			};
			let mut two = one.clone();
			two.signature = Signer::lms(1).sign(&bytes).try_into().unwrap();
			refused(
				|| Firmware::report_leaf_reuse(signed(STRANGER), ID, 0, one, two),
				Error::BadManifestSignature,
			);
		});
	}

	#[test]
	fn decoding_never_panics(bytes in prop::collection::vec(any::<u8>(), 0..3_000)) {
		decode_everything(&bytes);
		for index in 20..24u8 {
			let call = [&[index][..], &bytes].concat();
			decodes::<Call<Test>>(&call);
			if let Ok(call) = Call::<Test>::decode_all(&mut &call[..]) {
				let _ = frame_support::dispatch::GetDispatchInfo::get_dispatch_info(&call);
			}
		}
	}
}

#[test]
fn keys_of_another_length_do_not_decode() {
	for key in everyone_encoded() {
		assert!(FirmwareKey::decode_all(&mut &key[..]).is_ok());
		assert!(FirmwareKey::decode_all(&mut &key[..key.len() - 1]).is_err());
		assert!(FirmwareKey::decode_all(&mut &[&key[..], &[0]].concat()[..]).is_err());
		decode_everything(&key);
	}
	// Longer than the longest HSS key.
	let long = [&[5][..], &vec![0u8; 61].encode()].concat();
	assert!(FirmwareKey::decode_all(&mut &long[..]).is_err());
	assert!(FirmwareKey::decode_all(&mut &[6; 40][..]).is_err());
}

fn everyone_encoded() -> Vec<Vec<u8>> {
	new_test_ext().execute_with(|| everyone().iter().map(|signer| signer.key().encode()).collect())
}

#[test]
fn calls_come_back_as_they_were_under_the_numbers_that_clients_know() {
	new_test_ext().execute_with(|| {
		let signer = Signer::lms(1);
		let shown = SignedMessage {
			message: b"one".to_vec().try_into().unwrap(),
			signature: signer.sign(b"one").try_into().unwrap(),
		};
		let calls = [
			Call::<Test>::add_manifest_key { vendor: ID, key: signer.key() },
			Call::revoke_manifest_key { vendor: ID, key: 7 },
			Call::propose_manifest {
				model: MODEL,
				component: MAIN,
				envelope: envelope(&main_manifest(1), &[&signer]).try_into().unwrap(),
				signers: vec![0, 1].try_into().unwrap(),
				extra: extra(),
			},
			Call::report_leaf_reuse { vendor: ID, key: 0, first: shown.clone(), second: shown },
		];
		for (index, call) in (20..).zip(calls) {
			let bytes = call.encode();
			assert_eq!(bytes[0], index);
			assert_eq!(Call::<Test>::decode_all(&mut &bytes[..]), Ok(call));
		}
	});
}
