// SPDX-License-Identifier: Apache-2.0

//! Tests of authorities, components, releases and advisories: by call, then what concerns them all.

mod advisories;
mod authorities;
mod components;
mod decode;
mod lessons;
mod lifecycle;
mod propose;
mod try_state;
mod views;
mod votes;
mod weights;

use super::common::*;
use crate::{mock::*, *};

/// One of every call there is about releases, in order, with every list as long as it may be if
/// `full`.
fn every_call(full: bool) -> Vec<Call<Test>> {
	let count = |max: u32| if full { max as usize } else { 1 };
	let (model, component, sequence) = (MODEL, 0, 1);
	let terms = AuthorityTerms {
		approvers: vec![ALICE; count(MAX_APPROVERS)].try_into().unwrap(),
		threshold: 1,
		revokers: vec![DAVE; count(MAX_REVOKERS)].try_into().unwrap(),
		time_lock: LOCK,
	};
	let text: Text = vec![b'x'; count(64)].try_into().unwrap();
	let uri: Uri = vec![b'x'; count(256)].try_into().unwrap();
	let digest = if full { Digest::Sha512([1; 64]) } else { digest(1) };
	let binding = SuitBinding {
		vendor_id: [1; 16],
		class_id: [2; 16],
		component_id: vec![0x81; count(MAX_COMPONENT_ID)].try_into().unwrap(),
	};
	let signatures = SignatureTerms { manifest: full, classical: full, post_quantum: full };
	let image = Image { digest, size: Some(u64::MAX), slot: Some(1) };
	let details = ReleaseDetails {
		version: text.clone(),
		images: vec![image; count(MAX_IMAGES)].try_into().unwrap(),
		floor: 1,
		hardware: Some((1, 2)),
		requires: Some(0),
		dependencies: vec![(1, 1); count(MAX_DEPENDENCIES)].try_into().unwrap(),
		uris: vec![uri.clone(); count(MAX_URIS)].try_into().unwrap(),
		sbom: Some(digest),
		provenance: Some(digest),
	};
	let advisory = AdvisoryDetails {
		name: text.clone(),
		severity: Severity::High,
		affected: vec![1; count(MAX_AFFECTED)].try_into().unwrap(),
		fixed_in: Some(2),
		uri: Some(uri),
		digest: Some(digest),
	};
	vec![
		Call::create_authority { vendor: 0, terms: terms.clone() },
		Call::propose_authority_change { authority: 0, terms },
		Call::approve_authority_change { authority: 0, hash: [0; 32] },
		Call::cancel_authority_change { authority: 0 },
		Call::remove_authority { authority: 0 },
		Call::register_component {
			model,
			component,
			name: text.clone(),
			authority: 0,
			terms: ComponentTerms { binding: Some(binding.clone()), signatures },
		},
		Call::update_component {
			model,
			component,
			name: Some(text.clone()),
			binding: Some(binding),
			signatures: Some(signatures),
		},
		Call::remove_component { model, component },
		Call::propose_release { model, component, sequence, details },
		Call::approve_release { model, component, sequence },
		Call::reject_release { model, component, sequence },
		Call::withdraw_release { model, component, sequence },
		Call::revoke_release { model, component, sequence, reason: text },
		Call::remove_release { model, component, sequence },
		Call::raise_floor { model, component, sequence },
		Call::publish_advisory { model, component, details: advisory },
		Call::set_fixed { advisory: 0, sequence: 2 },
		Call::withdraw_advisory { advisory: 0 },
	]
}

/// The calls that governance can make, too.
fn governs(call: &Call<Test>) -> bool {
	matches!(
		call,
		Call::revoke_release { .. }
			| Call::publish_advisory { .. }
			| Call::set_fixed { .. }
			| Call::withdraw_advisory { .. }
	)
}

fn status(component: ComponentId, sequence: Sequence) -> ReleaseStatus {
	Firmware::release(MODEL, component, sequence).expect("there is such a release; qed").status
}

/// The chain of approved releases, from the newest down.
fn chain(component: ComponentId) -> Vec<Sequence> {
	let newest = ModelStates::<Test>::get(MODEL).component(component).unwrap().newest;
	let at = |sequence: &Sequence| Releases::<Test>::get((MODEL, component, sequence)).unwrap();
	core::iter::successors(newest, |sequence| at(sequence).previous).collect()
}

#[test]
fn only_accounts_and_here_and_there_governance_make_these_calls() {
	build_and_execute(|| {
		for call in every_call(false) {
			if governs(&call) {
				assert_ne!(
					dispatch(RuntimeOrigin::root(), &call),
					Err(sp_runtime::DispatchError::BadOrigin)
				);
			} else {
				needs_an_account(&call);
			}
		}
	});
}
