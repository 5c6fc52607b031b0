// SPDX-License-Identifier: Apache-2.0

//! What the benchmarks of manifests start from.

use super::*;
use crate::manifests::{
	sample::{self, cbor, Build, Part, Signer, Tree},
	*,
};
use alloc::vec;
use muster_formats::{
	cose::Algorithm,
	suit::{MAX_COMPONENTS as MAX_PARTS, MAX_SIGNATURES},
};

const _: () = assert!(MAX_SIGNATURES == MAX_SIGNERS as usize);

/// One that signs every manifest that is measured.
pub const SIGNER: Signer = Signer::Ed25519(1);

/// Registers the key of this one, at the vendor's cost.
pub fn manifest_key<T: Config>(stage: &Stage<T>, signer: &Signer) -> Result<KeyId, DispatchError> {
	let id = NextManifestKeyId::<T>::get(stage.vendor);
	let origin = signed::<T>(&stage.account);
	Pallet::<T>::add_manifest_key(origin, stage.vendor, signer.key())?;
	Ok(id)
}

/// A component of a manifest whose identifier is as long as can be.
fn longest_part() -> Part {
	let builds: Vec<_> = (0..MAX_IMAGES as u8)
		.map(|number| Build {
			algorithm: sample::SHA_512,
			digest: vec![number; 64],
			size: Some(u64::MAX),
			uri: None,
			slot: Some(u64::MAX - u64::from(number)),
		})
		.collect();
	// An array and a byte string begin with three bytes.
	Part::new(&[b'c'; MAX_COMPONENT_ID as usize - 3], &builds)
}

/// Binds component 0 to the one that [`envelope`] is about.
pub fn bind<T: Config>(stage: &Stage<T>) -> DispatchResult {
	let binding = SuitBinding {
		vendor_id: sample::VENDOR_ID,
		class_id: sample::CLASS_ID,
		component_id: longest_part().id.try_into().expect("MAX_COMPONENT_ID; qed"),
	};
	let origin = signed::<T>(&stage.account);
	Pallet::<T>::update_component(origin, stage.model, 0, None, Some(binding), None)
}

/// An envelope of so many bytes, or a few less, that makes as much work as can be: every component
/// is looked for in all of it, the one that is meant last.
pub fn envelope(bytes: u32) -> EnvelopeBytes {
	let mut parts: Vec<_> = (1..MAX_PARTS as u8).map(|number| Part::new(&[number], &[])).collect();
	parts.push(longest_part());
	let with = |padding| sample::signed(&sample::manifest(1, &parts, padding), &[&SIGNER]);
	// Beside four bytes a parameter, three for 64 of them, and lengths that need two bytes more.
	let left = (bytes as usize).saturating_sub(with(0).len() + 8);
	let envelope = with(left * 64 / (4 * 64 + 3));
	assert!(envelope.len() <= bytes as usize && envelope.len() + 16 > bytes as usize);
	envelope.try_into().expect("MAX_ENVELOPE; qed")
}

/// As long as can be, with no URI in the manifest.
pub fn extra() -> ManifestExtra {
	let ReleaseDetails {
		version,
		floor,
		hardware,
		requires,
		dependencies,
		uris,
		sbom,
		provenance,
		..
	} = details(1, 1);
	ManifestExtra { version, floor, hardware, requires, dependencies, uris, sbom, provenance }
}

/// Verifies one signature of this one, as a manifest has it.
pub fn leaves_of<T: Config>(
	vendor: VendorId,
	key: KeyId,
	algorithm: Algorithm,
	(message, signature): &(Vec<u8>, Vec<u8>),
) -> Result<usize, DispatchError> {
	let (_, key) = Pallet::<T>::valid_key(vendor, key)?;
	let mut spent = Weight::zero();
	let leaves = Pallet::<T>::verify_signature(&mut spent, &key, algorithm, message, signature)?;
	Ok(leaves.len())
}

/// A vendor with the key of this one, and what that one has signed.
pub fn signature<T: Config>(
	signer: &Signer,
) -> Result<(VendorId, KeyId, (Vec<u8>, Vec<u8>)), DispatchError> {
	let stage = Stage::<T>::new(1, 0)?;
	let key = manifest_key(&stage, signer)?;
	let manifest = cbor::map(&[]);
	let message = sample::to_be_signed(&manifest, signer.algorithm());
	let signature = signer.sign(&message);
	Ok((stage.vendor, key, (message, signature)))
}

/// So many levels of the kind that takes most hashes.
pub fn levels(count: u32) -> Signer {
	Signer::Hss((0..count as u8).map(|seed| Tree::new(32, seed)).collect())
}
