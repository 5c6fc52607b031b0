// SPDX-License-Identifier: Apache-2.0

//! What becomes of what a manifest says.

use super::*;

const SIGNER: Signer = Signer::P256(1);

/// Proposes a manifest that this part and others make.
fn propose_parts(parts: &[Part]) -> DispatchResultWithPostInfo {
	propose(&envelope(&manifest(1, parts, &[]), &[&SIGNER]), &[0])
}

/// Runs a test in which [`SIGNER`] signs.
fn execute(test: impl FnOnce()) {
	build_and_execute(|| {
		ready(&[&SIGNER]);
		test();
	});
}

fn builds(builds: &[Build]) -> Part {
	Part::new(b"main", builds)
}

#[test]
fn images_sizes_slots_and_uris_are_taken_over() {
	execute(|| {
		let a = Build { slot: Some(0), uri: Some("https://a.example/1"), ..Build::new(1) };
		let b = Build {
			algorithm: sample::SHA_384,
			digest: vec![2; 48],
			slot: Some(1),
			size: Some(u64::MAX),
			uri: Some("https://b.example/1"),
		};
		let c = Build {
			algorithm: sample::SHA_512,
			digest: vec![3; 64],
			slot: None,
			size: None,
			uri: None,
		};
		assert_ok!(propose_parts(&[builds(&[a, b, c])]));
		let details = details(1);
		let image = |digest, size, slot| Image { digest, size, slot };
		assert_eq!(
			details.images.to_vec(),
			[
				image(Digest::Sha256([1; 32]), Some(1_000), Some(0)),
				image(Digest::Sha384([2; 48]), Some(u64::MAX), Some(1)),
				image(Digest::Sha512([3; 64]), None, None),
			]
		);
		let uris: [Uri; 2] = [text("https://a.example/1"), text("https://b.example/1")];
		assert_eq!(details.uris.to_vec(), uris);
	});
}

#[test]
fn what_the_manifest_does_not_say_comes_with_the_call() {
	execute(|| {
		register(2, None, SignatureTerms::default());
		let own = Build { uri: Some("https://a.example/1"), ..Build::new(1) };
		let extra = ManifestExtra {
			version: text("2.1.0-rc1"),
			floor: 3,
			hardware: Some((2, 4)),
			requires: Some(1),
			dependencies: vec![(2, 8)].try_into().unwrap(),
			uris: vec![text("ipfs://b"), text("https://a.example/1")].try_into().unwrap(),
			sbom: Some(Digest::Sha256([0x5b; 32])),
			provenance: Some(Digest::Sha512([0x9f; 64])),
		};
		assert_ok!(Firmware::propose_manifest(
			signed(OPERATOR),
			MODEL,
			MAIN,
			envelope(&manifest(5, &[builds(&[own])], &[]), &[&SIGNER]).try_into().unwrap(),
			vec![0].try_into().unwrap(),
			extra.clone()
		));
		let details = details(5);
		assert_eq!(details.version, extra.version);
		assert_eq!(details.floor, 3);
		assert_eq!(details.hardware, Some((2, 4)));
		assert_eq!(details.requires, Some(1));
		assert_eq!(details.dependencies, extra.dependencies);
		// No URI twice.
		assert_eq!(details.uris, extra.uris);
		assert_eq!((details.sbom, details.provenance), (extra.sbom, extra.provenance));
	});
}

#[test]
fn one_image_for_two_slots_names_none() {
	execute(|| {
		let a = Build { slot: Some(0), uri: Some("https://a.example/1"), ..Build::new(1) };
		let b = Build { slot: Some(1), uri: Some("https://a.example/1"), ..Build::new(1) };
		assert_ok!(propose_parts(&[builds(&[a, b])]));
		let details = details(1);
		let image = Image { digest: Digest::Sha256([1; 32]), size: Some(1_000), slot: None };
		assert_eq!(details.images.to_vec(), [image]);
		assert_eq!(details.uris.len(), 1);
	});
}

#[test]
fn payloads_within_the_envelope_have_no_uri() {
	execute(|| {
		let inside = Build { uri: Some("#image"), ..Build::new(1) };
		assert_ok!(propose_parts(&[builds(&[inside])]));
		assert!(details(1).uris.is_empty());
	});
}

#[test]
fn a_manifest_for_others_is_refused() {
	execute(|| {
		let good = builds(&[Build::new(1)]);
		let mut others = vec![Part { id: part(b"radio").id, ..good.clone() }];
		let mut id = [0; 16];
		id.copy_from_slice(&sample::VENDOR_ID);
		id[15] ^= 1;
		for vendor in [None, Some(id)] {
			others.push(Part { vendor, ..good.clone() });
		}
		for class in [None, Some(sample::VENDOR_ID)] {
			others.push(Part { class, ..good.clone() });
		}
		// There is the component, and nothing to install in it.
		others.push(Part { builds: vec![], ..good.clone() });
		for other in others {
			refused(|| propose_parts(&[other]), Error::NotForComponent);
		}
		assert_ok!(propose_parts(&[good]));
	});
}

#[test]
fn images_for_other_classes_are_passed_over() {
	execute(|| {
		// As a manifest for two kinds of device names them: each class a branch of its own.
		let ours = builds(&[Build::new(1)]);
		let radio = Part { class: Some([1; 16]), ..Part::new(b"radio", &[Build::new(2)]) };
		assert_ok!(propose_parts(&[ours, radio]));
		assert_eq!(details(1).images.len(), 1);
		assert_eq!(Firmware::by_digest(MODEL, Digest::Sha256([2; 32])), None);
	});
}

#[test]
fn fails_without_a_binding() {
	build_and_execute(|| {
		ready(&[&SIGNER]);
		register(1, None, SignatureTerms::default());
		let envelope = envelope(&main_manifest(1), &[&SIGNER]);
		refused(|| propose_for(1, &envelope, &[0]), Error::NoSuitBinding);
	});
}

#[test]
fn fails_for_images_that_no_release_has() {
	execute(|| {
		let shake = Build { algorithm: sample::SHAKE_256, digest: vec![1; 64], ..Build::new(1) };
		let two_sizes = [
			Build { slot: Some(0), ..Build::new(1) },
			Build { slot: Some(1), size: Some(2), ..Build::new(1) },
		];
		let five: Vec<_> = (0..5).map(Build::new).collect();
		for bad in [&[shake][..], &two_sizes, &five] {
			refused(|| propose_parts(&[builds(bad)]), Error::ImagesUnfit);
		}
		assert_ok!(propose_parts(&[builds(&five[..4])]));
	});
}

#[test]
fn fails_for_uris_that_no_release_has() {
	execute(|| {
		const LONG: &str = concat!(
			"https://example/0123456789012345678901234567890123456789012345678901234567890123",
			"0123456789012345678901234567890123456789012345678901234567890123456789012345678",
			"0123456789012345678901234567890123456789012345678901234567890123456789012345678",
			"01234567890123456789"
		);
		assert!(LONG.len() > 256);
		let long = Build { uri: Some(LONG), ..Build::new(1) };
		refused(|| propose_parts(&[builds(&[long])]), Error::BadUris);
		let empty = Build { uri: Some(""), ..Build::new(1) };
		refused(|| propose_parts(&[builds(&[empty])]), Error::BadText);
		// Four there are, the manifest's would be the fifth.
		let own = Build { uri: Some("https://e"), ..Build::new(1) };
		let bytes = envelope(&manifest(1, &[builds(&[own])], &[]), &[&SIGNER]);
		let uris = ["https://a", "https://b", "https://c", "https://d"].map(text).to_vec();
		let extra = ManifestExtra { uris: uris.try_into().unwrap(), ..extra() };
		refused(
			|| {
				Firmware::propose_manifest(
					signed(OPERATOR),
					MODEL,
					MAIN,
					bytes.try_into().unwrap(),
					vec![0].try_into().unwrap(),
					extra,
				)
			},
			Error::BadUris,
		);
	});
}
