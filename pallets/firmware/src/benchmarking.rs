// SPDX-License-Identifier: Apache-2.0

//! What every call costs, in the worst case that can be set up.
//!
//! The caller is the account that a transaction reads in any case, so whoever else pays or is paid
//! is somebody else. For a vendor it is an operator who calls: that is one more to look up.

mod attestation;
mod manifests;
mod releases;
mod rollouts;

use crate::*;
use alloc::{vec, vec::Vec};
use frame_benchmarking::v2::*;
use frame_system::RawOrigin;

use crate::attestation::samples::p256_key;
use crate::manifests::{sample::Signer, MAX_LEAVES};
use attestation::*;
use manifests::*;
use muster_formats::{cose::Algorithm, lms::Leaf};
use muster_primitives::{AttestationStatus, DeviceKey, FleetListener, KeyKind};
use releases::*;
use rollouts::*;

/// Makes vendors, devices and fleets for benchmarks, as the registry at hand makes them.
pub trait BenchmarkHelper<AccountId, RuntimeOrigin> {
	/// A vendor of this account, with a model.
	fn model(vendor: &AccountId) -> (VendorId, ModelId);

	/// Gives an account all rights of an operator.
	fn operator(account: &AccountId, vendor: VendorId, operator: &AccountId);

	/// Fleets of an owner, one in the other, from the top down.
	fn fleets(owner: &AccountId, depth: u32) -> Vec<FleetId>;

	/// An active device of `owner` in `fleet`, of `model`, that was enrolled with `key`.
	fn device(
		owner: &AccountId,
		model: ModelId,
		fleet: Option<FleetId>,
		key: DeviceKey,
	) -> DeviceId;

	/// Raises a device's generation, so that nothing stands any more that was said about it.
	fn next_generation(device: DeviceId);

	/// The origin of a call that the device signed.
	fn device_origin(device: DeviceId) -> RuntimeOrigin;
}

fn assert_last_event<T: Config>(event: Event<T>) {
	frame_system::Pallet::<T>::assert_last_event(event.into());
}

/// Longer than any benchmark takes.
const LONG: u64 = MAX_TIME_LOCK;

#[benchmarks]
mod benchmarks {
	use super::*;

	// Releases.

	#[benchmark]
	fn create_authority() -> Result<(), BenchmarkError> {
		let stage = Stage::<T>::new(1, 0)?;
		let terms = terms::<T>(MAX_APPROVERS, LONG, "revoker");
		let authority = NextAuthorityId::<T>::get();

		#[extrinsic_call]
		_(RawOrigin::Signed(stage.operator), stage.vendor, terms.clone());

		let vendor = stage.vendor;
		assert_last_event::<T>(Event::AuthorityCreated { authority, vendor, terms });
		Ok(())
	}

	/// By an operator, whom it takes longest to find out about.
	#[benchmark]
	fn propose_authority_change() -> Result<(), BenchmarkError> {
		let account = funded::<T>("vendor", 0);
		let (vendor, _) = T::BenchmarkHelper::model(&account);
		let by = funded::<T>("operator", 0);
		T::BenchmarkHelper::operator(&account, vendor, &by);
		let old = terms::<T>(MAX_APPROVERS, LONG, "revoker");
		Pallet::<T>::create_authority(signed::<T>(&account), vendor, old)?;
		let authority = NextAuthorityId::<T>::get() - 1;
		let terms = terms::<T>(MAX_APPROVERS, LONG, "other");

		#[extrinsic_call]
		_(RawOrigin::Signed(by.clone()), authority, terms.clone());

		assert_last_event::<T>(Event::AuthorityChangeProposed { authority, by, terms });
		Ok(())
	}

	/// The last vote of as many as can be, which counts in both sets.
	#[benchmark]
	fn approve_authority_change() -> Result<(), BenchmarkError> {
		let stage = Stage::<T>::new(MAX_APPROVERS, 0)?;
		let authority = stage.authority;
		let old = terms::<T>(MAX_APPROVERS, 0, "revoker");
		let new = terms::<T>(MAX_APPROVERS, 0, "other");
		let hash = new.hash();
		let vendor = signed::<T>(&stage.account);
		Pallet::<T>::propose_authority_change(vendor, authority, new.clone())?;
		for approver in approvers::<T>().iter().take(MAX_APPROVERS as usize - 1) {
			let origin = signed::<T>(approver);
			Pallet::<T>::approve_authority_change(origin, authority, hash)?;
		}

		#[extrinsic_call]
		_(RawOrigin::Signed(stage.operator), authority, hash);

		assert_last_event::<T>(Event::AuthorityChanged { authority, version: 1, old, new });
		Ok(())
	}

	#[benchmark]
	fn cancel_authority_change() -> Result<(), BenchmarkError> {
		let stage = Stage::<T>::new(MAX_APPROVERS, 0)?;
		let authority = stage.authority;
		let new = terms::<T>(MAX_APPROVERS, 0, "other");
		let vendor = signed::<T>(&stage.account);
		Pallet::<T>::propose_authority_change(vendor, authority, new)?;
		let by = stage.operator;

		#[extrinsic_call]
		_(RawOrigin::Signed(by.clone()), authority);

		assert_last_event::<T>(Event::AuthorityChangeCancelled { authority, by });
		Ok(())
	}

	/// With a change that waits for votes, proposed by somebody else.
	#[benchmark]
	fn remove_authority() -> Result<(), BenchmarkError> {
		let stage = Stage::<T>::new(1, 0)?;
		let authority = NextAuthorityId::<T>::get();
		let old = terms::<T>(MAX_APPROVERS, 0, "revoker");
		Pallet::<T>::create_authority(signed::<T>(&stage.account), stage.vendor, old)?;
		let proposer = funded::<T>("approver", 1);
		let new = terms::<T>(MAX_APPROVERS, 0, "other");
		Pallet::<T>::propose_authority_change(signed::<T>(&proposer), authority, new)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(stage.operator), authority);

		assert_last_event::<T>(Event::AuthorityRemoved { authority });
		Ok(())
	}

	/// The last one, before all others.
	#[benchmark]
	fn register_component() -> Result<(), BenchmarkError> {
		let Stage { model, authority, operator, .. } = Stage::<T>::with_components_from(1, 1, 0)?;
		let (name, terms) = (text(b'c'), component_terms());

		#[extrinsic_call]
		_(RawOrigin::Signed(operator), model, 0, name.clone(), authority, terms.clone());

		let component = 0;
		let event = Event::ComponentRegistered { model, component, name, authority, terms };
		assert_last_event::<T>(event);
		Ok(())
	}

	/// All of it.
	#[benchmark]
	fn update_component() -> Result<(), BenchmarkError> {
		let Stage { model, operator, .. } = Stage::<T>::new(1, 0)?;
		let (old_name, old_terms) = (text(b'c'), component_terms());
		let new_name: Text = text(b'd');
		let signatures = SignatureTerms { manifest: true, classical: true, post_quantum: true };
		let new_terms = ComponentTerms { binding: Some(binding(b'c')), signatures };

		#[extrinsic_call]
		_(
			RawOrigin::Signed(operator),
			model,
			0,
			Some(new_name.clone()),
			new_terms.binding.clone(),
			Some(signatures),
		);

		assert_last_event::<T>(Event::ComponentUpdated {
			model,
			component: 0,
			old_name,
			new_name,
			old_terms,
			new_terms,
		});
		Ok(())
	}

	#[benchmark]
	fn remove_component() -> Result<(), BenchmarkError> {
		let Stage { model, operator, .. } = Stage::<T>::new(1, 0)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(operator), model, 0);

		assert_last_event::<T>(Event::ComponentRemoved { model, component: 0 });
		Ok(())
	}

	/// With so many images, and all else as long as can be.
	#[benchmark]
	fn propose_release(i: Linear<1, MAX_IMAGES>) -> Result<(), BenchmarkError> {
		let stage = Stage::<T>::new(MAX_APPROVERS - 1, 0)?;
		let (model, author) = (stage.model, stage.operator);

		#[extrinsic_call]
		_(RawOrigin::Signed(author.clone()), model, 0, 1, details(1, i));

		let (component, sequence, manifest) = (0, 1, None);
		let event = Event::ReleaseProposed { model, component, sequence, author, manifest };
		assert_last_event::<T>(event);
		assert_eq!(References::<T>::iter_prefix(model).count() as u32, i);
		Ok(())
	}

	/// The last vote of as many as can be, with a release below.
	#[benchmark]
	fn approve_release() -> Result<(), BenchmarkError> {
		let stage = Stage::<T>::new(MAX_APPROVERS, LONG)?;
		stage.propose(1)?;
		stage.approve(1, MAX_APPROVERS)?;
		stage.propose(2)?;
		stage.approve(2, MAX_APPROVERS - 1)?;
		let available_at = Pallet::<T>::now() + LONG;

		#[extrinsic_call]
		_(RawOrigin::Signed(stage.operator), stage.model, 0, 2);

		let (model, component, sequence) = (stage.model, 0, 2);
		let event = Event::ReleaseApproved { model, component, sequence, available_at };
		assert_last_event::<T>(event);
		assert_eq!(Releases::<T>::get((model, 0, 1)).and_then(|below| below.next), Some(2));
		Ok(())
	}

	/// In place of an approval, where all have to approve.
	#[benchmark]
	fn reject_release() -> Result<(), BenchmarkError> {
		let stage = Stage::<T>::new(MAX_APPROVERS, 0)?;
		let (model, component, sequence) = (stage.model, 0, 1);
		stage.propose(1)?;
		stage.approve(1, MAX_APPROVERS - 2)?;
		let by = signed::<T>(&stage.operator);
		Pallet::<T>::approve_release(by, model, component, sequence)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(stage.operator), model, component, sequence);

		assert_last_event::<T>(Event::ReleaseRejected { model, component, sequence });
		Ok(())
	}

	/// The newest, by an operator, during the time lock, with a release below.
	#[benchmark]
	fn withdraw_release() -> Result<(), BenchmarkError> {
		let stage = Stage::<T>::new(1, LONG)?;
		stage.release(1)?;
		stage.release(2)?;
		let (model, component, sequence, by) = (stage.model, 0, 2, stage.operator);

		#[extrinsic_call]
		_(RawOrigin::Signed(by.clone()), model, component, sequence);

		assert_last_event::<T>(Event::ReleaseWithdrawn { model, component, sequence, by });
		Ok(())
	}

	/// The newest, with a release below and as many advisories as can be.
	#[benchmark]
	fn revoke_release() -> Result<(), BenchmarkError> {
		let stage = Stage::<T>::new(1, 0)?;
		stage.release(1)?;
		stage.release(2)?;
		for _ in 0..MAX_ADVISORIES {
			stage.advisory(Severity::Critical, 2)?;
		}
		let revoker = funded::<T>("revoker", MAX_REVOKERS - 1);
		let (model, component, sequence) = (stage.model, 0, 2);
		let reason: Text = text(b'r');

		#[extrinsic_call]
		_(RawOrigin::Signed(revoker.clone()), model, component, sequence, reason.clone());

		let by = Some(revoker);
		assert_last_event::<T>(Event::ReleaseRevoked { model, component, sequence, by, reason });
		Ok(())
	}

	/// With so many images, by an operator.
	#[benchmark]
	fn remove_release(i: Linear<1, MAX_IMAGES>) -> Result<(), BenchmarkError> {
		let stage = Stage::<T>::new(1, 0)?;
		let (model, component, sequence) = (stage.model, 0, 1);
		let author = signed::<T>(&stage.account);
		let details = details(sequence, i);
		Pallet::<T>::propose_release(author.clone(), model, component, sequence, details)?;
		Pallet::<T>::withdraw_release(author, model, component, sequence)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(stage.operator), model, component, sequence);

		assert_last_event::<T>(Event::ReleaseRemoved { model, component, sequence });
		assert_eq!(References::<T>::iter_prefix(model).count(), 0);
		Ok(())
	}

	#[benchmark]
	fn raise_floor() -> Result<(), BenchmarkError> {
		let stage = Stage::<T>::new(1, 0)?;
		stage.release(1)?;
		let model = stage.model;

		#[extrinsic_call]
		_(RawOrigin::Signed(stage.operator), model, 0, 1);

		assert_last_event::<T>(Event::FloorRaised { model, component: 0, old: 0, new: 1 });
		Ok(())
	}

	/// About so many releases, for each of which it is the last that can be, and the worst.
	#[benchmark]
	fn publish_advisory(a: Linear<1, MAX_AFFECTED>) -> Result<(), BenchmarkError> {
		let stage = Stage::<T>::new(1, 0)?;
		let fix = Sequence::from(a + 1);
		for sequence in 1..=fix {
			stage.release(sequence)?;
		}
		for _ in 1..MAX_ADVISORIES {
			stage.advisory(Severity::Low, a)?;
		}
		let (model, severity) = (stage.model, Severity::Critical);
		let (advisory, by) = (NextAdvisoryId::<T>::get(), stage.operator);

		#[extrinsic_call]
		_(RawOrigin::Signed(by.clone()), model, 0, advisory_details(severity, a, Some(fix)));

		let (component, by) = (0, Some(by));
		let event = Event::AdvisoryPublished { advisory, model, component, severity, by };
		assert_last_event::<T>(event);
		Ok(())
	}

	#[benchmark]
	fn set_fixed() -> Result<(), BenchmarkError> {
		let stage = Stage::<T>::new(1, 0)?;
		let new = Sequence::from(MAX_AFFECTED + 1);
		for sequence in 1..=new {
			stage.release(sequence)?;
		}
		let advisory = stage.advisory(Severity::Low, MAX_AFFECTED)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(stage.operator), advisory, new);

		assert_last_event::<T>(Event::AdvisoryFixed { advisory, old: None, new });
		Ok(())
	}

	/// About so many releases, for each of which it is the worst of as many as can be.
	#[benchmark]
	fn withdraw_advisory(a: Linear<1, MAX_AFFECTED>) -> Result<(), BenchmarkError> {
		let stage = Stage::<T>::new(1, 0)?;
		for sequence in 1..=a {
			stage.release(sequence.into())?;
		}
		for _ in 1..MAX_ADVISORIES {
			stage.advisory(Severity::Low, a)?;
		}
		let advisory = stage.advisory(Severity::Critical, a)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(stage.operator), advisory);

		assert_last_event::<T>(Event::AdvisoryWithdrawn { advisory });
		Ok(())
	}

	// Manifests.

	/// By an operator; the longest key.
	#[benchmark]
	fn add_manifest_key() -> Result<(), BenchmarkError> {
		let Stage { vendor, operator, .. } = Stage::<T>::new(1, 0)?;
		let key = Signer::MlDsa87(1).key();
		let fingerprint = key.fingerprint();

		#[extrinsic_call]
		_(RawOrigin::Signed(operator), vendor, key);

		assert_last_event::<T>(Event::ManifestKeyAdded { vendor, key: 0, fingerprint });
		Ok(())
	}

	/// By an operator; the longest key, for which somebody else paid.
	#[benchmark]
	fn revoke_manifest_key() -> Result<(), BenchmarkError> {
		let stage = Stage::<T>::new(1, 0)?;
		let key = manifest_key(&stage, &Signer::MlDsa87(1))?;

		#[extrinsic_call]
		_(RawOrigin::Signed(stage.operator), stage.vendor, key);

		let reason = KeyRevocation::ByVendor;
		assert_last_event::<T>(Event::ManifestKeyRevoked { vendor: stage.vendor, key, reason });
		Ok(())
	}

	/// An envelope of so many bytes, with four images and all else as long as can be, and with one
	/// Ed25519 signature.
	#[benchmark]
	fn propose_manifest(e: Linear<3_000, MAX_ENVELOPE>) -> Result<(), BenchmarkError> {
		let stage = Stage::<T>::new(MAX_APPROVERS - 1, 0)?;
		bind(&stage)?;
		let key = manifest_key(&stage, &SIGNER)?;
		let signers = vec![key].try_into().expect("one of MAX_SIGNERS; qed");
		let model = stage.model;

		#[extrinsic_call]
		_(RawOrigin::Signed(stage.operator), model, 0, envelope(e), signers, extra());

		assert_eq!(References::<T>::iter_prefix(model).count() as u32, MAX_IMAGES);
		Ok(())
	}

	/// But for the two signatures.
	#[benchmark]
	fn report_leaf_reuse() -> Result<(), BenchmarkError> {
		let stage = Stage::<T>::new(1, 0)?;
		let (vendor, reason) = (stage.vendor, KeyRevocation::LeafReused);
		let key = manifest_key(&stage, &levels(1))?;

		#[block]
		{
			let (record, _) =
				Pallet::<T>::valid_key(vendor, key).map_err(|_| BenchmarkError::Stop("a key"))?;
			Pallet::<T>::end_key(vendor, key, record, reason)?;
		}

		assert_last_event::<T>(Event::ManifestKeyRevoked { vendor, key, reason });
		Ok(())
	}

	#[benchmark]
	fn by_ed25519() -> Result<(), BenchmarkError> {
		let signature = Signature::by::<T>(&SIGNER)?;
		let leaves;

		#[block]
		{
			leaves = signature.leaves::<T>(Algorithm::EdDsa)?;
		}

		assert_eq!(leaves, 0);
		Ok(())
	}

	#[benchmark]
	fn by_p256() -> Result<(), BenchmarkError> {
		let signature = Signature::by::<T>(&Signer::P256(1))?;
		let leaves;

		#[block]
		{
			leaves = signature.leaves::<T>(Algorithm::Es256)?;
		}

		assert_eq!(leaves, 0);
		Ok(())
	}

	#[benchmark]
	fn by_ml_dsa_44() -> Result<(), BenchmarkError> {
		let signature = Signature::by::<T>(&Signer::MlDsa44(1))?;
		let leaves;

		#[block]
		{
			leaves = signature.leaves::<T>(Algorithm::MlDsa44)?;
		}

		assert_eq!(leaves, 0);
		Ok(())
	}

	#[benchmark]
	fn by_ml_dsa_65() -> Result<(), BenchmarkError> {
		let signature = Signature::by::<T>(&Signer::MlDsa65(1))?;
		let leaves;

		#[block]
		{
			leaves = signature.leaves::<T>(Algorithm::MlDsa65)?;
		}

		assert_eq!(leaves, 0);
		Ok(())
	}

	#[benchmark]
	fn by_ml_dsa_87() -> Result<(), BenchmarkError> {
		let signature = Signature::by::<T>(&Signer::MlDsa87(1))?;
		let leaves;

		#[block]
		{
			leaves = signature.leaves::<T>(Algorithm::MlDsa87)?;
		}

		assert_eq!(leaves, 0);
		Ok(())
	}

	/// So many levels whose chains are gone half the way on average: the weight counts hashes, and
	/// takes a level of these for fewer than it has.
	#[benchmark]
	fn by_hss(l: Linear<1, { muster_formats::lms::MAX_LEVELS }>) -> Result<(), BenchmarkError> {
		let signature = Signature::by::<T>(&levels(l))?;
		let leaves;

		#[block]
		{
			leaves = signature.leaves::<T>(Algorithm::HssLms)?;
		}

		assert_eq!(leaves, l as usize);
		Ok(())
	}

	/// None of which has signed before.
	#[benchmark]
	fn use_leaves(l: Linear<0, MAX_LEAVES>) -> Result<(), BenchmarkError> {
		let payer = caller::<T>();
		let leaves: Vec<_> =
			(0..l).map(|q| Leaf { key: [q as u8; 32], q, message: [7; 32] }).collect();

		#[block]
		{
			Pallet::<T>::use_leaves(&payer, &leaves)?;
		}

		assert_eq!(UsedLeaves::<T>::iter_keys().count(), leaves.len());
		Ok(())
	}

	// Rollouts.

	/// So many waves, each over a fleet of its own, as deep as can be; over every fleet on the way
	/// there was one before.
	#[benchmark]
	fn start_rollout(w: Linear<1, MAX_WAVES>) -> Result<(), BenchmarkError> {
		let owner = caller::<T>();
		let Attester { stage: Stage { model, .. }, fleets, .. } =
			Attester::<T>::new(owner.clone())?;
		let mut ways = ways::<T>(&owner, w - 1);
		for (number, way) in ways.iter().enumerate() {
			let key = DeviceKey::Ed25519([number as u8; 32]);
			T::BenchmarkHelper::device(&owner, model, way.last().copied(), key);
		}
		ways.push(fleets);
		for fleet in ways.iter().flatten() {
			let id = start::<T>(&owner, model, 0, alloc::vec![wave(*fleet, 0)], TERMS)?;
			Pallet::<T>::abort_rollout(signed::<T>(&owner), id).map_err(|failed| failed.error)?;
		}
		let waves: Vec<_> = lowest(&ways).into_iter().map(|fleet| wave(fleet, 0)).collect();
		let waves = BoundedVec::try_from(waves).map_err(|_| "as many as can be")?;
		let id = NextRolloutId::<T>::get();

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), model, 0, 1, waves, TERMS);

		assert_last_event::<T>(Event::WaveOpened { rollout: id, wave: 0, size: 1 });
		Ok(())
	}

	/// The wave has its success, and those after it are of fleets without devices.
	#[benchmark]
	fn advance_rollout(w: Linear<0, { MAX_WAVES - 1 }>) -> Result<(), BenchmarkError> {
		let attester = Attester::<T>::new(funded::<T>("owner", 0))?;
		let (owner, model) = (&attester.owner, attester.stage.model);
		let top = attester.fleets.first().copied().ok_or("it has fleets")?;
		let empty = lowest(&ways::<T>(owner, w));
		let waves = [wave(top, 1)].into_iter().chain(empty.into_iter().map(|it| wave(it, 0)));
		let id = start::<T>(owner, model, 0, waves.collect(), TERMS)?;
		attester.says(id, Report::Installed)?;
		set_clock(NOW + 1);

		#[extrinsic_call]
		_(RawOrigin::Signed(attester.stage.operator), id);

		assert_last_event::<T>(Event::RolloutCompleted { rollout: id });
		Ok(())
	}

	#[benchmark]
	fn pause_rollout() -> Result<(), BenchmarkError> {
		let (owner, id) = widest::<T>()?;

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), id);

		assert_last_event::<T>(Event::RolloutPaused { rollout: id });
		Ok(())
	}

	/// After a halt.
	#[benchmark]
	fn resume_rollout() -> Result<(), BenchmarkError> {
		let (owner, id) = widest::<T>()?;
		set_clock(NOW + LONG + 1);
		Rollouts::<T>::mutate_extant(id, |rollout| {
			rollout.waves.iter_mut().for_each(|wave| wave.terms.failure = 0)
		});

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), id);

		assert_last_event::<T>(Event::RolloutResumed { rollout: id, from: Phase::Running });
		assert_eq!(Rollouts::<T>::get(id).map(|rollout| rollout.era), Some(1));
		Ok(())
	}

	#[benchmark]
	fn abort_rollout() -> Result<(), BenchmarkError> {
		let (owner, id) = widest::<T>()?;

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), id);

		assert_last_event::<T>(Event::RolloutAborted { rollout: id, from: Phase::Running });
		Ok(())
	}

	#[benchmark]
	fn remove_rollout() -> Result<(), BenchmarkError> {
		let (owner, id) = widest::<T>()?;
		Pallet::<T>::abort_rollout(signed::<T>(&owner), id).map_err(|failed| failed.error)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), id);

		assert_last_event::<T>(Event::RolloutRemoved { rollout: id });
		Ok(())
	}

	/// A device that was recovered since leaves a rollout for a later one, whose wave it fulfils; its
	/// record was paid for by somebody else.
	#[benchmark]
	fn report() -> Result<(), BenchmarkError> {
		let attester = Attester::<T>::new(caller::<T>())?;
		attester.taking_part(1)?;
		let attester = attester.stale()?;
		let id = NextRolloutId::<T>::get();
		attester.overruled(1)?;
		let Attester { owner, device, .. } = attester;

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), device, id, Report::Installed);

		let passed: <T as frame_system::Config>::RuntimeEvent =
			Event::<T>::WavePassed { rollout: id, wave: 0 }.into();
		frame_system::Pallet::<T>::assert_has_event(passed);
		assert!(DeviceStates::<T>::get(device).is_some_and(|state| state.verdict.is_none()));
		Ok(())
	}

	/// Every two of them are a rollout that is left, and the later one that it is left for.
	#[benchmark]
	fn proven(r: Linear<0, { 2 * MAX_COMPONENTS }>) -> Result<(), BenchmarkError> {
		let attester = Attester::<T>::new(funded::<T>("owner", 0))?;
		attester.taking_part(r / 2)?;
		attester.overruled(r.div_ceil(2))?;
		let Attester { owner, device, fleets, stage, .. } = attester;
		let running: Vec<_> = (0..MAX_COMPONENTS as ComponentId)
			.map(|component| Reference { component, sequence: 1, endorsed: false })
			.collect();
		let mut state = Pallet::<T>::device_state(&device, &owner, 0)?;
		let fleets: Vec<_> = fleets.into_iter().rev().collect();
		let progress;

		#[block]
		{
			let model = stage.model;
			progress = Pallet::<T>::proven(&mut state, &device, model, &fleets, &running, NOW);
		}

		assert_eq!(progress, Progress { rollouts: r, opened: 0 });
		assert_eq!(state.participations.len() as u32, r.div_ceil(2));
		Ok(())
	}

	/// All the rollouts that it takes part in are of other fleets by now.
	#[benchmark]
	fn left_rollouts(p: Linear<0, MAX_COMPONENTS>) -> Result<(), BenchmarkError> {
		let attester = Attester::<T>::new(funded::<T>("owner", 0))?;
		attester.taking_part(p)?;
		let attester = attester.attested()?;
		Rollouts::<T>::translate_values::<Rollout<T>, _>(|mut rollout| {
			rollout.waves.iter_mut().for_each(|wave| wave.terms.fleet = FleetId::MAX);
			Some(rollout)
		});

		#[block]
		{
			<Pallet<T> as FleetListener>::left(&attester.device);
		}

		let state = DeviceStates::<T>::get(attester.device).ok_or("it was attested")?;
		assert!(state.participations.is_empty());
		let mut rollouts = Rollouts::<T>::iter_values();
		assert!(rollouts.all(|rollout| rollout.waves.iter().all(|wave| wave.admitted == 0)));
		Ok(())
	}

	// Attestation.

	/// Of a device that is no more what it was, which is held because of its verdict.
	#[benchmark]
	fn forget_device() -> Result<(), BenchmarkError> {
		let attester = Attester::<T>::new(funded::<T>("owner", 0))?.attested()?;
		attester.guarded()?;
		attester.revoked()?;
		let device = attester.device;
		Pallet::<T>::enforce(signed::<T>(&attester.owner), device)?;
		T::BenchmarkHelper::next_generation(device);
		frame_system::BlockHash::<T>::remove(BlockNumberFor::<T>::from(1u32));

		#[extrinsic_call]
		_(RawOrigin::Signed(attester.stage.operator), device);

		assert_last_event::<T>(Event::DeviceForgotten { device });
		assert!(!DeviceStates::<T>::contains_key(device));
		Ok(())
	}

	/// The first one, as long as can be.
	#[benchmark]
	fn set_appraisal_policy() -> Result<(), BenchmarkError> {
		frame_system::Pallet::<T>::set_block_number(2u32.into());
		let Stage { model, operator, .. } = Stage::<T>::new(1, 0)?;
		let policy = AppraisalPolicy { required: u8::MAX, ..policy() };

		#[extrinsic_call]
		_(RawOrigin::Signed(operator), model, Some(policy.clone()));

		let new = Some(policy);
		assert_last_event::<T>(Event::AppraisalPolicySet { model, old: None, new });
		Ok(())
	}

	#[benchmark]
	fn endorse_value() -> Result<(), BenchmarkError> {
		let Stage { model, operator, .. } = Stage::<T>::new(1, 0)?;
		let (component, sequence, digest) = (MAX_COMPONENTS as ComponentId - 1, 1, digest(1));
		let new = Some(u64::MAX);

		#[extrinsic_call]
		_(RawOrigin::Signed(operator), model, component, sequence, digest, new);

		let old = None;
		let event = Event::ValueEndorsed { model, component, sequence, digest, old, new };
		assert_last_event::<T>(event);
		Ok(())
	}

	/// Paid for by somebody else.
	#[benchmark]
	fn withdraw_endorsement() -> Result<(), BenchmarkError> {
		let Stage { model, operator, account, .. } = Stage::<T>::new(1, 0)?;
		let (component, sequence, digest) = (MAX_COMPONENTS as ComponentId - 1, 1, digest(1));
		let origin = signed::<T>(&account);
		Pallet::<T>::endorse_value(origin, model, component, sequence, digest, None)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(operator), model, component, sequence);

		assert_last_event::<T>(Event::EndorsementWithdrawn { model, component, sequence, digest });
		Ok(())
	}

	#[benchmark]
	fn endorse_attestation_key() -> Result<(), BenchmarkError> {
		let Attester { stage, device, .. } = Attester::<T>::new(funded::<T>("owner", 0))?;
		let new = AttestationKeyView { key: p256_key(9), instance_id: Some([1; 33]) };

		#[extrinsic_call]
		_(RawOrigin::Signed(stage.operator), device, new.key, new.instance_id);

		assert_last_event::<T>(Event::AttestationKeyEndorsed { device, old: None, new });
		Ok(())
	}

	/// Paid for by somebody else.
	#[benchmark]
	fn withdraw_attestation_key() -> Result<(), BenchmarkError> {
		let Attester { stage, device, .. } = Attester::<T>::new(funded::<T>("owner", 0))?;
		let old = AttestationKeyView { key: p256_key(9), instance_id: Some([1; 33]) };
		let origin = signed::<T>(&stage.account);
		Pallet::<T>::endorse_attestation_key(origin, device, old.key, old.instance_id)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(stage.operator), device);

		assert_last_event::<T>(Event::AttestationKeyWithdrawn { device, old });
		Ok(())
	}

	/// So many components, each with a release; the first time in a generation, after somebody else's
	/// time. Signed by P-256, the dearest.
	#[benchmark]
	fn attest_native(m: Linear<1, MAX_COMPONENTS>) -> Result<(), BenchmarkError> {
		let attester = Attester::<T>::new(funded::<T>("owner", 0))?.stale()?;
		let (evidence, device) = (attester.native(m), attester.device);
		#[cfg(test)]
		let evidence = spoil::perhaps_evidence(evidence);

		#[extrinsic_call]
		attest(RawOrigin::Signed(attester.stage.operator), device, evidence);

		let view = Pallet::<T>::verdict(device).map_err(|_| "it has attested")?;
		assert_eq!((view.tier, view.running.len() as u32), (TrustTier::Affirming, m));
		Ok(())
	}

	/// The same, by a token of this length, with an endorsed key.
	#[benchmark]
	fn attest_psa(
		m: Linear<1, MAX_COMPONENTS>,
		l: Linear<1_400, MAX_TOKEN>,
	) -> Result<(), BenchmarkError> {
		let attester = Attester::<T>::new(funded::<T>("owner", 0))?.stale()?;
		let (evidence, device) = (attester.psa(m, l), attester.device);
		#[cfg(test)]
		let evidence = spoil::perhaps_evidence(evidence);
		let origin = signed::<T>(&attester.stage.account);
		Pallet::<T>::endorse_attestation_key(origin, device, p256_key(1), Some([1; 33]))?;

		#[extrinsic_call]
		attest(RawOrigin::Signed(attester.stage.operator), device, evidence);

		let view = Pallet::<T>::verdict(device).map_err(|_| "it has attested")?;
		assert_eq!((view.tier, view.running.len() as u32), (TrustTier::Affirming, m));
		Ok(())
	}

	/// What a history adds to that: over the oldest verdict.
	#[benchmark]
	fn remember() -> Result<(), BenchmarkError> {
		let attester = Attester::<T>::new(funded::<T>("owner", 0))?.attested()?;
		attester.remembered(MAX_HISTORY as u8, MAX_HISTORY)?;
		let state = DeviceStates::<T>::get(attester.device).ok_or("it has attested")?;
		let (block, verdict) = (state.evidence_block, state.verdict.ok_or("it has attested")?);
		let there;

		#[block]
		{
			there = Pallet::<T>::remember(&attester.device, 0, block, &verdict);
		}

		assert!(there);
		Ok(())
	}

	/// What a guard adds to that: over the topmost fleet.
	#[benchmark]
	fn apply_guard() -> Result<(), BenchmarkError> {
		let attester = Attester::<T>::new(funded::<T>("owner", 0))?.attested()?;
		attester.guarded()?;
		let device = attester.device;
		let mut state = DeviceStates::<T>::get(device).ok_or("it has attested")?;
		let standing = T::Devices::standing(&device).ok_or("it is there")?;
		let bad = Some(TrustTier::Contraindicated);

		#[block]
		{
			Pallet::<T>::apply_guard(&mut state, &device, &standing, bad);
		}

		assert!(state.quarantined);
		assert!(!T::Devices::is_active(&device));
		Ok(())
	}

	/// With so many verdicts, all of which move; somebody else paid until now.
	#[benchmark]
	fn keep_history(n: Linear<0, { MAX_HISTORY - 1 }>) -> Result<(), BenchmarkError> {
		let attester = Attester::<T>::new(caller::<T>())?.attested()?;
		attester.remembered(n.max(1) as u8, n)?;
		let device = attester.device;
		let new = MAX_HISTORY as u8;

		#[extrinsic_call]
		_(RawOrigin::Signed(attester.owner), device, new);

		assert_last_event::<T>(Event::HistoryKept { device, old: n.max(1) as u8, new });
		assert_eq!(PastVerdicts::<T>::iter_prefix(device).count() as u32, n);
		Ok(())
	}

	/// In place of a former owner's, which is void.
	#[benchmark]
	fn set_guard() -> Result<(), BenchmarkError> {
		let attester = Attester::<T>::new(caller::<T>())?;
		let target = GuardTarget::Device(attester.device);
		Pallet::<T>::set_guard(signed::<T>(&attester.owner), target, true)?;
		Guards::<T>::try_mutate(target, |guard| {
			let guard = guard.as_mut().ok_or(Error::<T>::NoSuchTarget)?;
			let former = funded::<T>("former owner", 0);
			repay::<T, _>(&mut guard.deposit, &former, Guard::<T>::max_encoded_len())
		})?;
		T::BenchmarkHelper::next_generation(attester.device);

		#[extrinsic_call]
		_(RawOrigin::Signed(attester.owner), target, true);

		assert_last_event::<T>(Event::GuardSet { target, on: true });
		Ok(())
	}

	/// On a device that runs as many components as can be, of which the last is revoked.
	#[benchmark]
	fn enforce() -> Result<(), BenchmarkError> {
		let attester = Attester::<T>::new(funded::<T>("owner", 0))?.attested()?;
		attester.guarded()?;
		attester.revoked()?;
		let device = attester.device;

		#[extrinsic_call]
		_(RawOrigin::Signed(attester.stage.operator), device);

		assert!(!T::Devices::is_active(&device));
		Ok(())
	}

	/// Of a device that runs as many components as can be.
	#[benchmark]
	fn read_attestation() -> Result<(), BenchmarkError> {
		let attester = Attester::<T>::new(funded::<T>("owner", 0))?.attested()?;
		let found;

		#[block]
		{
			found = <Pallet<T> as AttestationStatus>::attestation(&attester.device);
		}

		assert_eq!(found.map(|found| found.tier), Some(TrustTier::Affirming));
		Ok(())
	}

	#[benchmark]
	fn verify_ed25519() -> Result<(), BenchmarkError> {
		let (key, message, signature) = signature_of(KeyKind::Ed25519);
		let valid;

		#[block]
		{
			valid = signature.verify(&message, &key);
		}

		ensure!(valid, "the signature is the key's");
		Ok(())
	}

	#[benchmark]
	fn verify_sr25519() -> Result<(), BenchmarkError> {
		let (key, message, signature) = signature_of(KeyKind::Sr25519);
		let valid;

		#[block]
		{
			valid = signature.verify(&message, &key);
		}

		ensure!(valid, "the signature is the key's");
		Ok(())
	}

	#[benchmark]
	fn verify_secp256k1() -> Result<(), BenchmarkError> {
		let (key, message, signature) = signature_of(KeyKind::Secp256k1);
		let valid;

		#[block]
		{
			valid = signature.verify(&message, &key);
		}

		ensure!(valid, "the signature is the key's");
		Ok(())
	}

	#[benchmark]
	fn verify_p256() -> Result<(), BenchmarkError> {
		let (key, message, signature) = signature_of(KeyKind::P256);
		let valid;

		#[block]
		{
			valid = signature.verify(&message, &key);
		}

		ensure!(valid, "the signature is the key's");
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);

	#[cfg(test)]
	mod tests {
		use super::{spoil, toiling, Pallet, MAX_ENVELOPE};
		use crate::mock::{new_test_ext, Test};
		use muster_formats::{suit::Envelope, Error};

		#[test]
		fn manifests_that_benchmarks_measure_are_the_dearest() {
			new_test_ext().execute_with(|| {
				let read = |sets| {
					let bytes = toiling(sets, MAX_ENVELOPE as usize);
					Envelope::parse(&bytes).and_then(|envelope| envelope.manifest().map(drop))
				};
				assert_eq!(read(44), Ok(()));
				// A little more is too much.
				assert_eq!(read(49), Err(Error::TooMany));
			});
		}

		#[test]
		fn signatures_that_benchmarks_measure_are_real() {
			let signed: [&[u8]; 13] = [
				b"attest_native",
				b"attest_psa",
				b"by_ed25519",
				b"by_p256",
				b"by_ml_dsa_44",
				b"by_ml_dsa_65",
				b"by_ml_dsa_87",
				b"by_hss",
				b"propose_manifest",
				b"verify_ed25519",
				b"verify_sr25519",
				b"verify_secp256k1",
				b"verify_p256",
			];
			for name in signed {
				for spoiled in [false, true] {
					spoil::set(spoiled);
					let run = || Pallet::<Test>::test_bench_by_name(name).is_ok();
					let name = core::str::from_utf8(name).unwrap();
					assert_eq!(new_test_ext().execute_with(run), !spoiled, "{name}");
				}
			}
			spoil::set(false);
		}
	}
}

/// Spoils a signature that a benchmark is about, to see that it fails.
#[cfg(test)]
mod spoil {
	use super::*;
	use core::cell::Cell;
	use muster_primitives::DeviceSignature;

	std::thread_local! {
		static SPOILED: Cell<bool> = const { Cell::new(false) };
	}

	pub fn perhaps(signature: DeviceSignature) -> DeviceSignature {
		use DeviceSignature::*;
		let spoil = |bytes: [u8; 64]| {
			let mut bytes = bytes;
			bytes[40] ^= u8::from(SPOILED.get());
			bytes
		};
		match signature {
			Ed25519(bytes) => Ed25519(spoil(bytes)),
			Sr25519(bytes) => Sr25519(spoil(bytes)),
			P256(bytes) => P256(spoil(bytes)),
			Secp256k1(mut bytes) => {
				bytes[40] ^= u8::from(SPOILED.get());
				Secp256k1(bytes)
			},
		}
	}

	pub fn perhaps_evidence<BlockNumber>(
		mut evidence: Evidence<BlockNumber>,
	) -> Evidence<BlockNumber> {
		match &mut evidence {
			Evidence::Native { signature, .. } => *signature = perhaps(*signature),
			// The token ends with its signature.
			Evidence::Psa { token, .. } => {
				if let Some(last) = token.iter_mut().last() {
					*last ^= u8::from(SPOILED.get());
				}
			},
		}
		evidence
	}

	pub fn perhaps_bytes(mut signature: Vec<u8>) -> Vec<u8> {
		signature[40] ^= u8::from(SPOILED.get());
		signature
	}

	/// Spoils signatures from now on, or does not.
	pub fn set(spoil: bool) {
		SPOILED.set(spoil);
	}
}
