// SPDX-License-Identifier: Apache-2.0

//! From an envelope to a release.

use crate::{
	manifests::*,
	releases::{Image, ReleaseDetails, SignatureKinds, SuitBinding},
	*,
};
use alloc::collections::{BTreeMap, BTreeSet};
use muster_formats::{
	cose::Algorithm,
	lms::{self, Leaf},
	ml_dsa::{self, Set},
	suit::{Envelope, Manifest, VendorId as SuitVendorId},
};
use muster_primitives::VendorRight;

/// Fewest bytes of an LMS signature: SHA-256/192, W8, a tree of height 5 (RFC 9858 §3).
const BYTES_PER_LEAF: u32 = 780;
/// Most LMS signatures in one envelope.
#[cfg(any(test, feature = "runtime-benchmarks"))]
pub const MAX_LEAVES: u32 = MAX_ENVELOPE / BYTES_PER_LEAF;
/// No signature makes more work than so many SHA-256 blocks a byte: the same kind, 6,656 in 780.
const HASHES_PER_BYTE: u32 = 9;
/// How many SHA-256 blocks a level of the benchmark's signatures takes at least. Chains are gone
/// half the way on average, and all of it in the worst case, which [`lms::hashes`] tells.
pub const HASHES_PER_LEVEL: u32 = lms::MAX_HASHES / lms::MAX_LEVELS * 4 / 9;

impl<T: Config> Pallet<T> {
	/// What an HSS signature costs that takes so many SHA-256 blocks at most.
	pub(crate) fn hss_weight(hashes: u32) -> Weight {
		T::WeightInfo::by_hss(hashes.div_ceil(HASHES_PER_LEVEL))
	}

	/// The most that HSS signatures cost in so many bytes of signatures and messages.
	pub(crate) fn worst_hss_weight(bytes: u32) -> Weight {
		Self::hss_weight(bytes.saturating_mul(HASHES_PER_BYTE))
	}

	/// The most that a manifest costs, of which nothing but these lengths is known.
	pub(crate) fn manifest_weight(envelope: u32, signers: u32) -> Weight {
		let dearest = [
			T::WeightInfo::by_ed25519(),
			T::WeightInfo::by_p256(),
			T::WeightInfo::by_ml_dsa_44(),
			T::WeightInfo::by_ml_dsa_65(),
			T::WeightInfo::by_ml_dsa_87(),
		]
		.into_iter()
		.fold(Weight::zero(), |most, weight| most.max(weight));
		T::WeightInfo::propose_manifest(envelope)
			.saturating_add(dearest.saturating_mul(signers.into()))
			.saturating_add(Self::worst_hss_weight(envelope))
			.saturating_add(T::WeightInfo::use_leaves(envelope / BYTES_PER_LEAF))
	}

	/// Adds to `spent` what is about to be done.
	pub(crate) fn do_propose_manifest(
		spent: &mut Weight,
		who: T::AccountId,
		model: ModelId,
		component: ComponentId,
		envelope: &[u8],
		signers: &[KeyId],
		extra: ManifestExtra,
	) -> DispatchResult {
		let vendor = Self::ensure_vendor(model, &who, VendorRight::Firmware)?;
		let terms =
			Components::<T>::get(model, component).ok_or(Error::<T>::ComponentNotFound)?.terms;
		let binding = terms.binding.ok_or(Error::<T>::NoSuitBinding)?;
		let envelope = Envelope::parse(envelope).map_err(|_| Error::<T>::BadManifest)?;
		let manifest = envelope.manifest().map_err(|_| Error::<T>::BadManifest)?;
		ensure!(manifest.complete, Error::<T>::IncompleteManifest);
		let details = Self::details(&manifest, &binding, extra)?;
		let (kinds, leaves) = Self::verify_envelope(spent, vendor, &envelope, signers)?;
		spent.saturating_accrue(T::WeightInfo::use_leaves(leaves.len() as u32));
		let (sequence, digest) = (manifest.sequence, envelope.digest);
		Self::use_leaves(&who, &leaves)?;
		Self::insert_release(who, model, component, sequence, details, Some(digest), kinds)?;
		let signers = signers.to_vec();
		Self::deposit_event(Event::ManifestAccepted {
			model,
			component,
			sequence,
			digest,
			signers,
		});
		Ok(())
	}

	/// What the manifest says about the component, and `extra`.
	fn details(
		manifest: &Manifest,
		binding: &SuitBinding,
		extra: ManifestExtra,
	) -> Result<ReleaseDetails, Error<T>> {
		let part = manifest.components.iter().find(|part| part.id == &binding.component_id[..]);
		let ours = part.into_iter().flat_map(|part| &part.images).filter(|image| {
			image.vendor_id == Some(SuitVendorId::Uuid(binding.vendor_id))
				&& image.class_id == Some(binding.class_id)
		});
		// Several sequences, or slots, may speak of one image.
		let mut images = BTreeMap::<_, (Option<u64>, BTreeSet<u64>)>::new();
		let mut uris = extra.uris;
		for image in ours {
			let digest = sha_2(&image.digest).ok_or(Error::<T>::ImagesUnfit)?;
			let (size, slots) = images.entry(digest).or_default();
			*size = size.or(image.size);
			ensure!(image.size.is_none() || image.size == *size, Error::<T>::ImagesUnfit);
			slots.extend(image.slot);
			// What is within the envelope cannot be fetched elsewhere.
			if let Some(uri) = image.uri.filter(|uri| !uri.starts_with('#')) {
				let uri = uri.as_bytes().to_vec().try_into().map_err(|_| Error::<T>::BadUris)?;
				if !uris.contains(&uri) {
					uris.try_push(uri).map_err(|_| Error::<T>::BadUris)?;
				}
			}
		}
		ensure!(!images.is_empty(), Error::<T>::NotForComponent);
		let image = |(digest, (size, slots)): (_, (_, BTreeSet<u64>))| {
			let slot = slots.first().copied().filter(|_| slots.len() == 1);
			Image { digest, size, slot }
		};
		let images: Vec<_> = images.into_iter().map(image).collect();
		Ok(ReleaseDetails {
			version: extra.version,
			images: images.try_into().map_err(|_| Error::<T>::ImagesUnfit)?,
			floor: extra.floor,
			hardware: extra.hardware,
			requires: extra.requires,
			dependencies: extra.dependencies,
			uris,
			sbom: extra.sbom,
			provenance: extra.provenance,
		})
	}

	/// Verifies each signature by the key that is named for it, and says of which kinds they are and
	/// which leaves made them.
	fn verify_envelope(
		spent: &mut Weight,
		vendor: VendorId,
		envelope: &Envelope,
		signers: &[KeyId],
	) -> Result<(SignatureKinds, Vec<Leaf>), Error<T>> {
		let named = !signers.is_empty() && signers.len() == envelope.signatures.len();
		ensure!(named, Error::<T>::SignersMismatch);
		let mut kinds = SignatureKinds::default();
		let mut leaves = Vec::new();
		for (block, id) in envelope.signatures.iter().zip(signers) {
			let (_, key) = Self::valid_key(vendor, *id)?;
			let message =
				envelope.to_be_signed(block).map_err(|_| Error::<T>::BadManifestSignature)?;
			let by =
				Self::verify_signature(spent, &key, block.algorithm, &message, block.signature)?;
			leaves.extend(by);
			match key {
				FirmwareKey::Ed25519(_) | FirmwareKey::P256(_) => kinds.classical = true,
				_ => kinds.post_quantum = true,
			}
		}
		Ok((kinds, leaves))
	}

	/// Verifies one signature and says which leaves made it: none, unless it is of the kind HSS.
	pub(crate) fn verify_signature(
		spent: &mut Weight,
		key: &FirmwareKey,
		algorithm: Algorithm,
		message: &[u8],
		signature: &[u8],
	) -> Result<Vec<Leaf>, Error<T>> {
		use FirmwareKey::*;
		let mut spend = |weight| spent.saturating_accrue(weight);
		let valid = match (algorithm, key) {
			(Algorithm::EdDsa, Ed25519(_)) => {
				spend(T::WeightInfo::by_ed25519());
				verify_classical(key, message, signature)
			},
			(Algorithm::Es256, P256(_)) => {
				spend(T::WeightInfo::by_p256());
				verify_classical(key, message, signature)
			},
			(Algorithm::MlDsa44, MlDsa44(key)) => {
				spend(T::WeightInfo::by_ml_dsa_44());
				ml_dsa::verify(Set::MlDsa44, &key[..], message, signature)
			},
			(Algorithm::MlDsa65, MlDsa65(key)) => {
				spend(T::WeightInfo::by_ml_dsa_65());
				ml_dsa::verify(Set::MlDsa65, &key[..], message, signature)
			},
			(Algorithm::MlDsa87, MlDsa87(key)) => {
				spend(T::WeightInfo::by_ml_dsa_87());
				ml_dsa::verify(Set::MlDsa87, &key[..], message, signature)
			},
			(Algorithm::HssLms, Hss(key)) => {
				spend(Self::hss_weight(lms::hashes(key, message, signature)));
				return lms::verify(key, message, signature)
					.map_err(|_| Error::<T>::BadManifestSignature);
			},
			_ => return Err(Error::<T>::WrongAlgorithm),
		};
		ensure!(valid, Error::<T>::BadManifestSignature);
		Ok(Vec::new())
	}

	/// Remembers what leaves have signed. None may have signed anything else.
	pub(crate) fn use_leaves(payer: &T::AccountId, leaves: &[Leaf]) -> DispatchResult {
		for leaf in leaves {
			match UsedLeaves::<T>::get(leaf.key, leaf.q) {
				Some(used) => ensure!(used.message == leaf.message, Error::<T>::LeafReused),
				None => {
					let bytes = UsedLeaf::<T>::max_encoded_len();
					let deposit = Deposit::<T, _>::take(payer, bytes)?;
					let used = UsedLeaf { message: leaf.message, deposit };
					UsedLeaves::<T>::insert(leaf.key, leaf.q, used);
				},
			}
		}
		Ok(())
	}
}
