// SPDX-License-Identifier: Apache-2.0

//! What the benchmarks of manifests start from.

use super::*;
use crate::manifests::{
	sample::{self, cbor, Build, Part, Signer, Tree},
	*,
};
use alloc::vec;
use muster_formats::{
	cbor::MAX_ENTRIES,
	cose::Algorithm,
	suit::{MAX_ALTERNATIVES, MAX_COMPONENTS as MAX_PARTS, MAX_SIGNATURES},
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

/// Commands that change nothing and have the reader of manifests work as much as it does at most,
/// [`MAX_WORK`](muster_formats::suit::MAX_WORK): as many alternatives as can be of each component but
/// the last, and `sets` commands that look at all of them. Then, for the last one, so many parameters
/// of the vendor's own, which take most time for their length: about four bytes each.
fn toil(sets: usize, own: usize) -> Vec<Vec<u8>> {
	use cbor::*;
	let last = MAX_PARTS as u64 - 1;
	let others = array(&(0..last).map(uint).collect::<Vec<_>>());
	let branch = |slot| bytes(&array(&[uint(20), map(&[(5, uint(slot))])]));
	let branches: Vec<_> = (0..MAX_ALTERNATIVES as u64).map(branch).collect();
	let mut commands = vec![uint(12), others, uint(15), array(&branches)];
	// Strict order, which is a matter of running commands.
	commands.extend((0..sets).flat_map(|_| [uint(20), map(&[(12, vec![0xf5])])]));
	commands.extend([uint(12), uint(last)]);
	for start in (0..own).step_by(MAX_ENTRIES) {
		let count = MAX_ENTRIES.min(own - start) as i64;
		let parameters: Vec<_> = (0..count).map(|number| (-257 - number, uint(0))).collect();
		commands.extend([uint(20), map(&parameters)]);
	}
	commands
}

/// An envelope of so many bytes, or a few less, that makes as much work as can be.
pub fn envelope(bytes: u32) -> EnvelopeBytes {
	let envelope = toiling(44, bytes as usize);
	assert!(envelope.len() <= bytes as usize && envelope.len() + 16 > bytes as usize);
	envelope.try_into().expect("MAX_ENVELOPE; qed")
}

/// An envelope of so many bytes with this [`toil`].
pub fn toiling(sets: usize, bytes: usize) -> Vec<u8> {
	let mut parts: Vec<_> = (1..MAX_PARTS as u8).map(|number| Part::new(&[number], &[])).collect();
	parts.push(longest_part());
	let with = |own| {
		let manifest = sample::manifest(1, &parts, &toil(sets, own));
		let algorithm = SIGNER.algorithm();
		let signature = SIGNER.sign(&sample::to_be_signed(&manifest, algorithm));
		#[cfg(test)]
		let signature = super::spoil::perhaps_bytes(signature);
		sample::envelope(&manifest, &[sample::block(algorithm, &signature)])
	};
	// Four bytes a parameter, three for each command, and some for lengths that take more bytes.
	let left = bytes.saturating_sub(with(0).len() + 8);
	with(left * MAX_ENTRIES / (4 * MAX_ENTRIES + 3))
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

/// A signature by a key of a vendor's, as a manifest has it.
pub struct Signature {
	vendor: VendorId,
	key: KeyId,
	message: Vec<u8>,
	signature: Vec<u8>,
}

impl Signature {
	/// By this one, whose key is registered.
	pub fn by<T: Config>(signer: &Signer) -> Result<Self, DispatchError> {
		let stage = Stage::<T>::new(1, 0)?;
		let key = manifest_key(&stage, signer)?;
		let message = sample::to_be_signed(&cbor::map(&[]), signer.algorithm());
		let signature = signer.sign(&message);
		#[cfg(test)]
		let signature = super::spoil::perhaps_bytes(signature);
		Ok(Self { vendor: stage.vendor, key, message, signature })
	}

	/// Verifies it, and says how many leaves made it.
	pub fn leaves<T: Config>(&self, algorithm: Algorithm) -> Result<usize, DispatchError> {
		let Self { vendor, key, message, signature } = self;
		let (_, key) = Pallet::<T>::valid_key(*vendor, *key)?;
		let mut spent = Weight::zero();
		let leaves =
			Pallet::<T>::verify_signature(&mut spent, &key, algorithm, message, signature)?;
		Ok(leaves.len())
	}
}

/// So many levels of the kind that takes most hashes.
pub fn levels(count: u32) -> Signer {
	Signer::Hss((0..count as u8).map(|seed| Tree::new(32, seed)).collect())
}
