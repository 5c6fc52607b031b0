// SPDX-License-Identifier: Apache-2.0

//! What views show of manifests and their keys.

use crate::{manifests::*, *};
use alloc::string::ToString;
use muster_formats::{
	cose::{Algorithm, Sign1},
	suit::{self, Envelope},
};

/// Most keys that are shown at once.
const PAGE: usize = 16;

impl<T: Config> Pallet<T> {
	pub(crate) fn manifest_key_view(
		vendor: VendorId,
		id: KeyId,
	) -> Option<ManifestKeyView<T::AccountId>> {
		let ManifestKey { state, fingerprint, deposit } = ManifestKeys::<T>::get(vendor, id)?;
		Some(ManifestKeyView { id, state, fingerprint, payer: deposit.payer })
	}

	pub(crate) fn manifest_key_views(
		vendor: VendorId,
		from: KeyId,
	) -> Vec<ManifestKeyView<T::AccountId>> {
		let ids = from..NextManifestKeyId::<T>::get(vendor);
		ids.take(PAGE).filter_map(|id| Self::manifest_key_view(vendor, id)).collect()
	}
}

impl ManifestView {
	pub(crate) fn read(envelope: &[u8]) -> Result<Self, Vec<u8>> {
		let words = |error: muster_formats::Error| error.to_string().into_bytes();
		let envelope = Envelope::parse(envelope).map_err(words)?;
		let manifest = envelope.manifest().map_err(words)?;
		let signature = |block: &Sign1| {
			envelope.to_be_signed(block).map(|signed| (number(block.algorithm), signed))
		};
		let signatures = envelope.signatures.iter().map(signature);
		Ok(Self {
			digest: envelope.digest,
			sequence: manifest.sequence,
			reference_uri: manifest.reference_uri.map(|uri| uri.as_bytes().to_vec()),
			components: manifest.components.iter().map(ManifestComponent::of).collect(),
			signatures: signatures.collect::<Result<_, _>>().map_err(words)?,
			complete: manifest.complete,
		})
	}
}

impl ManifestComponent {
	fn of(component: &suit::SuitComponent) -> Self {
		let image = |image: &suit::Image| ManifestImage {
			vendor: match image.vendor_id {
				Some(suit::VendorId::Uuid(id)) => Some(id),
				_ => None,
			},
			class: image.class_id,
			digest: sha_2(&image.digest),
			size: image.size,
			slot: image.slot,
			uri: image.uri.map(|uri| uri.as_bytes().to_vec()),
		};
		Self { id: component.id.to_vec(), images: component.images.iter().map(image).collect() }
	}
}

/// The number that stands for an algorithm: the older one where IANA has two.
fn number(algorithm: Algorithm) -> i32 {
	match algorithm {
		Algorithm::Es256 => -7,
		Algorithm::EdDsa => -8,
		Algorithm::HssLms => -46,
		Algorithm::MlDsa44 => -48,
		Algorithm::MlDsa65 => -49,
		Algorithm::MlDsa87 => -50,
	}
}
