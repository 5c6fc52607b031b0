// SPDX-License-Identifier: Apache-2.0

use super::*;

fn read(envelope: Vec<u8>) -> Result<ManifestView, Vec<u8>> {
	Firmware::read_manifest(envelope.try_into().unwrap())
}

#[test]
fn read_manifest_shows_what_is_in_it() {
	build_and_execute(|| {
		let a = Build { slot: Some(1), uri: Some("https://a"), ..Build::new(1) };
		let shake = Build { algorithm: sample::SHAKE_256, digest: vec![2; 64], ..Build::new(2) };
		let parts = [Part::new(b"main", &[a]), Part::new(b"radio", &[shake])];
		let manifest = manifest(7, &parts, &[]);
		let signers = [Signer::P256(1), Signer::Ed25519(1)];
		let view = read(envelope(&manifest, &signers.each_ref())).unwrap();
		let image = ManifestImage {
			vendor: Some(sample::VENDOR_ID),
			class: Some(sample::CLASS_ID),
			digest: Some(Digest::Sha256([1; 32])),
			size: Some(1_000),
			slot: Some(1),
			uri: Some(b"https://a".to_vec()),
		};
		let other = ManifestImage { digest: None, slot: None, uri: None, ..image.clone() };
		let signatures =
			[-7, -8].map(|number| (number as i32, sample::to_be_signed(&manifest, number)));
		assert_eq!(
			view,
			ManifestView {
				digest: sample::digest(&manifest),
				sequence: 7,
				reference_uri: None,
				components: vec![
					ManifestComponent { id: part(b"main").id, images: vec![image] },
					ManifestComponent { id: part(b"radio").id, images: vec![other] },
				],
				signatures: signatures.to_vec(),
				complete: true,
			}
		);
	});
}

#[test]
fn read_manifest_says_why_it_refuses() {
	build_and_execute(|| {
		let good = envelope(&main_manifest(1), &[&Signer::P256(1)]);
		assert!(read(good.clone()).is_ok());
		let words = |bytes: &[u8]| String::from_utf8(read(bytes.to_vec()).unwrap_err()).unwrap();
		assert_eq!(words(&good[..good.len() - 1]), muster_formats::Error::Truncated.to_string());
		assert_eq!(words(&[&good[..], &[0]].concat()), muster_formats::Error::Trailing.to_string());
	});
}

#[test]
fn manifest_keys_come_in_pages() {
	build_and_execute(|| {
		component(SignatureTerms::default());
		let signers: Vec<_> = (1..=20).map(Signer::P256).collect();
		keys(&signers.iter().collect::<Vec<_>>());
		assert_ok!(Firmware::revoke_manifest_key(signed(VENDOR), ID, 3));
		let ids =
			|from| Firmware::manifest_keys(ID, from).iter().map(|view| view.id).collect::<Vec<_>>();
		assert_eq!(ids(0), (0..16).collect::<Vec<_>>());
		assert_eq!(ids(16), (16..20).collect::<Vec<_>>());
		assert!(ids(20).is_empty());
		assert!(Firmware::manifest_keys(9, 0).is_empty());
		assert_eq!(Firmware::manifest_key(ID, 20), None);
	});
}
