// SPDX-License-Identifier: Apache-2.0

//! The draft's own examples, with its example key.

use super::*;
use std::{io::Write, path::PathBuf};

/// The draft's vendor and class.
const EXAMPLE_VENDOR: [u8; 16] = [
	0xfa, 0x6b, 0x4a, 0x53, 0xd5, 0xad, 0x5f, 0xdf, 0xbe, 0x9d, 0xe6, 0x63, 0xe4, 0xd4, 0x1f, 0xfe,
];
const EXAMPLE_CLASS: [u8; 16] = [
	0x14, 0x92, 0xaf, 0x14, 0x25, 0x69, 0x5e, 0x48, 0xbf, 0x42, 0x9b, 0x2d, 0x51, 0xf2, 0xab, 0x45,
];
/// The public half of the draft's example key.
const EXAMPLE_KEY: [u8; 33] = [
	0x02, 0x84, 0x96, 0x81, 0x1a, 0xae, 0x0b, 0xaa, 0xab, 0xd2, 0x61, 0x57, 0x18, 0x9e, 0xec, 0xda,
	0x26, 0xbe, 0xaa, 0x8b, 0xf1, 0x1b, 0x6f, 0x3f, 0xe6, 0xe2, 0xb5, 0x65, 0x9c, 0x85, 0xdb, 0xc0,
	0xad,
];

/// The examples: unsigned and signed. They lie beside the checkout, or where `MUSTER_VECTORS` says.
fn examples(test: &str) -> Vec<(u64, Vec<u8>, Vec<u8>)> {
	let base = std::env::var_os("MUSTER_VECTORS").map(PathBuf::from).unwrap_or_else(|| {
		[env!("CARGO_MANIFEST_DIR"), "../../../shared/vectors"].iter().collect()
	});
	let folder = base.join("suit-manifest/examples");
	if !folder.is_dir() {
		let mut stderr = std::io::stderr();
		writeln!(stderr, "skipped: {test}: no vectors suit-manifest (MUSTER_VECTORS)").unwrap();
		return Vec::new();
	}
	[0, 1, 4]
		.map(|number| {
			let text =
				std::fs::read_to_string(folder.join(format!("example{number}.txt"))).unwrap();
			let after = |heading: &str| {
				let text = text.split(heading).nth(1).expect("the example has it");
				let hex = text.split("~~~").nth(1).expect("in a block of its own");
				let digits: Vec<_> = hex.chars().filter_map(|digit| digit.to_digit(16)).collect();
				digits.chunks(2).map(|pair| (pair[0] << 4 | pair[1]) as u8).collect::<Vec<_>>()
			};
			let unsigned = after("\nEnvelope:\n");
			(number, unsigned, after("\nEnvelope with COSE authentication object:\n"))
		})
		.to_vec()
}

fn example_component() {
	component(SignatureTerms::default());
	let binding = SuitBinding {
		vendor_id: EXAMPLE_VENDOR,
		class_id: EXAMPLE_CLASS,
		component_id: vec![0x81, 0x41, 0x00].try_into().unwrap(),
	};
	register(1, Some(binding), SignatureTerms::default());
	let key = FirmwareKey::P256(EXAMPLE_KEY);
	assert_ok!(Firmware::add_manifest_key(signed(VENDOR), ID, key));
}

#[test]
fn the_examples_of_the_draft_become_releases() {
	for (number, unsigned, signed) in examples("the_examples_of_the_draft_become_releases") {
		build_and_execute(|| {
			example_component();
			refused(|| propose_for(1, &unsigned, &[]), Error::SignersMismatch);
			assert_ok!(propose_for(1, &signed, &[0]));
			let sequence = Firmware::read_manifest(signed.try_into().unwrap()).unwrap().sequence;
			let info = ReleaseInfos::<Test>::get((MODEL, 1, sequence)).unwrap();
			assert_eq!(info.signatures, SignatureKinds { classical: true, post_quantum: false });
			let images: Vec<_> =
				info.details.images.iter().map(|image| (image.digest, image.size)).collect();
			let hex = "00112233445566778899aabbccddeeff0123456789abcdeffedcba9876543210";
			let bytes: Vec<_> = (0..32)
				.map(|at| u8::from_str_radix(&hex[2 * at..2 * at + 2], 16).unwrap())
				.collect();
			let digest = Digest::of_length(&bytes).unwrap();
			assert!(images.contains(&(digest, Some(34_768))), "example {number}: {images:?}");
		});
	}
}

#[test]
fn no_byte_of_an_example_can_be_changed() {
	for (number, _, good) in examples("no_byte_of_an_example_can_be_changed") {
		build_and_execute(|| {
			example_component();
			for at in 0..good.len() {
				let mut bad = good.clone();
				bad[at] ^= 1 << (at % 8);
				let refused = frame_support::storage::with_storage_layer(|| {
					propose_for(1, &bad, &[0]).map(|_| ()).map_err(|failed| failed.error)
				});
				assert!(refused.is_err(), "example {number}, byte {at}");
			}
			assert_ok!(propose_for(1, &good, &[0]));
		});
	}
}
