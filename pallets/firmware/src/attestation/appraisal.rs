// SPDX-License-Identifier: Apache-2.0

//! What a verdict is worth now.
//!
//! Evidence is not looked at here: a verdict holds what it showed. Everything that may have changed
//! since is read: the policy, the floors, and the release or the endorsement of each component. So a
//! change counts at once, for every device, and nothing is written for any.

use crate::*;
use muster_primitives::{Attestation, AttestationStatus, TrustTier};
use sp_runtime::traits::UniqueSaturatedInto;

impl AppraisalPolicy {
	/// Whether the policy can let anything pass and says nothing that has no meaning. Blocks of which
	/// the chain remembers the hash: `remembered`.
	pub fn is_sound(&self, remembered: u32) -> bool {
		self.kinds.0 != 0
			&& self.kinds.0 & !EvidenceKinds::ALL.0 == 0
			&& self.required != 0
			&& (1..=remembered).contains(&self.max_age)
			&& self.validity != 0
			&& self.lifecycles.0 & !Lifecycles::ALL.0 == 0
			&& (!self.kinds.has(EvidenceKind::Psa) || self.lifecycles.0 != 0)
			&& self.hardware.is_none_or(|(first, last)| first <= last)
			&& self.implementations.iter().enumerate().all(|(place, one)| {
				self.implementations.iter().skip(place + 1).all(|other| other.id != one.id)
			})
	}

	/// The implementation with this id, if the policy names it.
	pub fn implementation(&self, id: &[u8; 32]) -> Option<&Implementation> {
		self.implementations.iter().find(|known| known.id == *id)
	}

	/// The first second at which the verdict does not count any more.
	pub fn expiry(&self, verdict: &Verdict) -> u64 {
		verdict.at.saturating_add(self.validity)
	}

	/// Whether the verdict counts at all.
	fn takes(&self, verdict: &Verdict, now: u64) -> Result<(), NoVerdict> {
		ensure!(self.kinds.has(verdict.platform.kind()), NoVerdict::KindNotAccepted);
		let expiry = self.expiry(verdict);
		ensure!(now < expiry, NoVerdict::Expired(expiry));
		Ok(())
	}
}

/// What a verdict is worth.
pub(crate) struct Appraisal {
	pub vector: TrustVector,
	pub reasons: Reasons,
	/// The components that run something recognised: bit `n` stands for component `n`.
	recognised: u8,
}

impl Appraisal {
	pub fn finding(&self) -> Finding {
		Finding { tier: self.vector.tier(), reasons: self.reasons }
	}

	/// The sequence of component 0, the main firmware. `None` also where the tier is contraindicated:
	/// such a device has not proven anything.
	fn firmware(&self, verdict: &Verdict) -> Option<Sequence> {
		(self.recognised & 1 != 0 && self.vector.tier() != TrustTier::Contraindicated)
			.then(|| verdict.running(0).map(|reference| reference.sequence))?
	}
}

/// What the finding about software is, as a claim of AR4SI.
const APPROVED_BOOT: i8 = 3;
const UNSAFE: i8 = 32;
const UNRECOGNISED: i8 = 33;
const CONTRAINDICATED: i8 = 96;
const APPROVED: i8 = 2;
const UNRECOGNISED_HARDWARE: i8 = 97;

impl<T: Config> DeviceState<T> {
	/// The verdict, if it counts now under the policy of the device's model.
	pub(crate) fn valid_verdict(
		&self,
		generation: Generation,
		policy: Option<&AppraisalPolicy>,
		now: u64,
	) -> Result<&Verdict, NoVerdict> {
		ensure!(self.generation == generation, NoVerdict::NoEvidence);
		let verdict = self.verdict.as_ref().ok_or(NoVerdict::NoEvidence)?;
		policy.ok_or(NoVerdict::NoPolicy)?.takes(verdict, now)?;
		Ok(verdict)
	}
}

impl<T: Config> ModelState<T> {
	pub(crate) fn appraisal_policy(&self) -> Option<&AppraisalPolicy> {
		self.policy.as_ref().map(|(policy, _)| policy)
	}
}

impl<T: Config> Pallet<T> {
	/// What a verdict is worth at this time. Reads a release or an endorsement for each component that
	/// runs.
	pub(crate) fn appraise_verdict(
		verdict: &Verdict,
		model: &ModelState<T>,
		policy: &AppraisalPolicy,
		now: u64,
	) -> Appraisal {
		let mut reasons = Reasons::default();
		let configuration = configuration(&verdict.platform, policy, &mut reasons);
		let hardware = hardware(&verdict.platform, policy, &mut reasons);

		let mut recognised = 0u8;
		if verdict.unrecognised > 0 {
			reasons.add(Reasons::UNRECOGNISED);
		}
		if verdict.contradictory {
			reasons.add(Reasons::CONTRADICTION);
		}
		for reference in &verdict.running {
			let found = Self::appraise_reference(verdict, reference, model, policy, now);
			const NOT_RECOGNISED: u16 = Reasons::UNRECOGNISED.0
				| Reasons::NOT_IN_FORCE.0
				| Reasons::ENDORSEMENT_ENDED.0
				| Reasons::REVOKED.0;
			if found.0 & NOT_RECOGNISED == 0 {
				recognised |= 1u8.checked_shl(reference.component.into()).unwrap_or(0);
			}
			reasons.add(found);
		}
		if policy.required & !recognised != 0 {
			reasons.add(Reasons::MISSING);
		}

		let any = |set: &[Reasons]| set.iter().any(|reason| reasons.has(*reason));
		let failed = any(&[
			Reasons::MISSING,
			Reasons::REVOKED,
			Reasons::BELOW_FLOOR,
			Reasons::SEVERE_ADVISORY,
			Reasons::CONTRADICTION,
		]);
		let unrecognised =
			any(&[Reasons::UNRECOGNISED, Reasons::NOT_IN_FORCE, Reasons::ENDORSEMENT_ENDED]);
		let executables = match policy.unrecognised {
			_ if failed => CONTRAINDICATED,
			Consequence::Fails if unrecognised => CONTRAINDICATED,
			Consequence::Warns if unrecognised => UNRECOGNISED,
			_ if reasons.has(Reasons::ADVISORY) => UNSAFE,
			_ => APPROVED_BOOT,
		};
		let vector = TrustVector {
			instance_identity: APPROVED,
			configuration,
			executables,
			hardware,
			..Default::default()
		};
		Appraisal { vector, reasons, recognised }
	}

	/// What is to be said against a component that runs this.
	fn appraise_reference(
		verdict: &Verdict,
		reference: &Reference,
		state: &ModelState<T>,
		policy: &AppraisalPolicy,
		now: u64,
	) -> Reasons {
		let Some(component) = state.component(reference.component) else {
			return Reasons::UNRECOGNISED;
		};
		let mut reasons = Reasons::default();
		if reference.sequence < component.floor {
			reasons.add(Reasons::BELOW_FLOOR);
		}
		let key = (verdict.model, reference.component, reference.sequence);
		if reference.endorsed {
			let endorsement = Endorsements::<T>::get(key);
			// One that was made anew since then may be of another digest.
			if !endorsement.is_some_and(|there| there.since <= verdict.at && there.holds(now)) {
				reasons.add(Reasons::ENDORSEMENT_ENDED);
			}
			return reasons;
		}
		let Some(release) = Releases::<T>::get(key) else {
			reasons.add(Reasons::UNRECOGNISED);
			return reasons;
		};
		if release.status == ReleaseStatus::Revoked {
			reasons.add(Reasons::REVOKED);
		} else if !release.in_force(now) {
			reasons.add(Reasons::NOT_IN_FORCE);
		}
		let reaches = |from: Option<Severity>| {
			from.zip(release.severity).is_some_and(|(from, severity)| severity >= from)
		};
		if reaches(policy.fail_from) {
			reasons.add(Reasons::SEVERE_ADVISORY);
		} else if reaches(policy.warn_from) {
			reasons.add(Reasons::ADVISORY);
		}
		reasons
	}

	/// The verdict on a device that counts now, and what it is worth.
	pub(crate) fn verdict_now(
		device: &DeviceId,
	) -> Result<(DeviceState<T>, ModelState<T>, Appraisal), NoVerdict> {
		let generation = T::Devices::generation(device).ok_or(NoVerdict::NoDevice)?;
		let state = DeviceStates::<T>::get(device).ok_or(NoVerdict::NoEvidence)?;
		let verdict = state.verdict.as_ref().ok_or(NoVerdict::NoEvidence)?;
		let model = ModelStates::<T>::get(verdict.model);
		let now = Self::now();
		let verdict = state.valid_verdict(generation, model.appraisal_policy(), now)?;
		let policy = model.appraisal_policy().ok_or(NoVerdict::NoPolicy)?;
		let appraisal = Self::appraise_verdict(verdict, &model, policy, now);
		Ok((state, model, appraisal))
	}

	/// As many blocks back as the chain remembers hashes.
	pub(crate) fn remembered_blocks() -> u32 {
		<T as frame_system::Config>::BlockHashCount::get().unique_saturated_into()
	}
}

impl<T: Config> Endorsement<T> {
	pub(crate) fn holds(&self, now: u64) -> bool {
		self.valid_until.is_none_or(|until| now <= until)
	}
}

fn configuration(platform: &Platform, policy: &AppraisalPolicy, reasons: &mut Reasons) -> i8 {
	match platform {
		Platform::Native { secure_boot, debug, .. } => {
			if !secure_boot {
				reasons.add(Reasons::NO_SECURE_BOOT);
			}
			if *debug {
				reasons.add(Reasons::DEBUG);
			}
			match (secure_boot, debug) {
				(true, false) => APPROVED,
				_ if policy.secure_boot => CONTRAINDICATED,
				(_, true) => UNSAFE,
				(false, false) => 0,
			}
		},
		Platform::Psa { lifecycle: Lifecycle::Secured, .. }
			if policy.lifecycles.has(Lifecycle::Secured) =>
		{
			APPROVED
		},
		Platform::Psa { lifecycle, .. } => {
			reasons.add(Reasons::LIFECYCLE);
			if policy.lifecycles.has(*lifecycle) {
				UNSAFE
			} else {
				CONTRAINDICATED
			}
		},
	}
}

fn hardware(platform: &Platform, policy: &AppraisalPolicy, reasons: &mut Reasons) -> i8 {
	let known = match platform {
		Platform::Native { hardware, .. } => {
			policy.hardware.map(|(first, last)| (first..=last).contains(hardware))
		},
		Platform::Psa { implementation, .. } => (!policy.implementations.is_empty())
			.then(|| policy.implementation(implementation).is_some()),
	};
	match known {
		None => 0,
		Some(true) => APPROVED,
		Some(false) => {
			reasons.add(Reasons::HARDWARE);
			UNRECOGNISED_HARDWARE
		},
	}
}

impl<T: Config> AttestationStatus for Pallet<T> {
	fn attestation(device: &DeviceId) -> Option<Attestation> {
		let (state, _, appraisal) = Self::verdict_now(device).ok()?;
		let verdict = state.verdict?;
		let firmware = appraisal.firmware(&verdict);
		Some(Attestation { tier: appraisal.vector.tier(), at: verdict.at, firmware })
	}
	fn attestation_weight() -> Weight {
		T::WeightInfo::read_attestation()
	}
}
