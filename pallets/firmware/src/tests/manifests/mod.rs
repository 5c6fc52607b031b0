// SPDX-License-Identifier: Apache-2.0

//! Manifests and their keys, by call and outcome.

mod add_manifest_key;
mod hostile;
mod leaves;
mod mapping;
mod propose_manifest;
mod report_leaf_reuse;
mod revoke_manifest_key;
mod try_state;
mod vectors;
mod views;
mod weights;

use super::common::held;
use crate::{
	manifests::{
		sample::{self, manifest, signed as envelope, Build, Part, Signer, Tree},
		*,
	},
	mock::*,
	releases::*,
	*,
};
use frame_support::{assert_noop, assert_ok, assert_storage_noop};
use muster_primitives::UpdatePolicy;

const MODEL: ModelId = 0;
const ID: VendorId = 0;
const MAIN: ComponentId = 0;
/// May release for the vendor.
const OPERATOR: AccountId = ALICE;

/// A vendor with a model whose component 0 is bound to the sample's, on these terms.
fn component(signatures: SignatureTerms) {
	Book::model(Book::vendor(&VENDOR, ID), MODEL, UpdatePolicy::Automatic);
	OperatorEntries::insert(ID, OPERATOR, (true, false));
	let terms = AuthorityTerms {
		approvers: vec![BOB, CAROL].try_into().unwrap(),
		threshold: 1,
		revokers: Default::default(),
		time_lock: 0,
	};
	assert_ok!(Firmware::create_authority(signed(VENDOR), ID, terms));
	register(MAIN, Some(binding(b"main")), signatures);
	events();
}

fn register(id: ComponentId, binding: Option<SuitBinding>, signatures: SignatureTerms) {
	let terms = ComponentTerms { binding, signatures };
	assert_ok!(Firmware::register_component(signed(VENDOR), MODEL, id, text("firmware"), 0, terms));
}

fn binding(name: &[u8]) -> SuitBinding {
	SuitBinding {
		vendor_id: sample::VENDOR_ID,
		class_id: sample::CLASS_ID,
		component_id: part(name).id.try_into().unwrap(),
	}
}

/// Registers the keys of these.
fn keys(signers: &[&Signer]) {
	for signer in signers {
		assert_ok!(Firmware::add_manifest_key(signed(VENDOR), ID, signer.key()));
	}
	events();
}

/// A component on terms that ask for nothing, and these keys, numbered from 0.
fn ready(signers: &[&Signer]) {
	component(SignatureTerms::default());
	keys(signers);
}

/// A component of a manifest with one image.
fn part(name: &[u8]) -> Part {
	Part::new(name, &[Build::new(7)])
}

/// A manifest for component 0.
fn main_manifest(sequence: u64) -> Vec<u8> {
	manifest(sequence, &[part(b"main")], &[])
}

fn extra() -> ManifestExtra {
	ManifestExtra {
		version: text("1.0"),
		floor: 0,
		hardware: None,
		requires: None,
		dependencies: Default::default(),
		uris: Default::default(),
		sbom: None,
		provenance: None,
	}
}

/// Hands in an envelope for component 0, signed by these keys.
fn propose(envelope: &[u8], signers: &[KeyId]) -> DispatchResultWithPostInfo {
	propose_for(MAIN, envelope, signers)
}

fn propose_for(
	component: ComponentId,
	envelope: &[u8],
	signers: &[KeyId],
) -> DispatchResultWithPostInfo {
	Firmware::propose_manifest(
		signed(OPERATOR),
		MODEL,
		component,
		envelope.to_vec().try_into().unwrap(),
		signers.to_vec().try_into().unwrap(),
		extra(),
	)
}

/// That it is refused with this error and changes nothing.
#[track_caller]
fn refused(result: impl FnOnce() -> DispatchResultWithPostInfo, error: Error<Test>) {
	let result = assert_storage_unchanged(|| {
		frame_support::storage::with_storage_layer(|| {
			result().map(|_| ()).map_err(|failed| failed.error)
		})
	});
	assert_eq!(result, Err(error.into()));
}

fn assert_storage_unchanged<R>(work: impl FnOnce() -> R) -> R {
	let mut result = None;
	assert_storage_noop!(result.replace(work()));
	result.expect("done; qed")
}

/// What is kept of the release of component 0.
fn details(sequence: Sequence) -> ReleaseDetails {
	info(sequence).details
}

fn info(sequence: Sequence) -> ReleaseInfo {
	ReleaseInfos::<Test>::get((MODEL, MAIN, sequence)).expect("there is such a release")
}

/// One of each kind, of which the last is a post-quantum one of two levels.
fn everyone() -> [Signer; 6] {
	[
		Signer::Ed25519(1),
		Signer::P256(2),
		Signer::MlDsa44(3),
		Signer::MlDsa65(4),
		Signer::MlDsa87(5),
		Signer::Hss(vec![Tree::new(32, 6), Tree::new(32, 7)]),
	]
}
