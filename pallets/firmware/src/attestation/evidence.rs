// SPDX-License-Identifier: Apache-2.0

//! Taking evidence: is it this device's, is it fresh, and what of it is recognised.
//!
//! What cannot be authenticated is refused with an error and changes nothing. What is authentic and
//! bad is taken: the verdict says so.
//!
//! Of a PSA token's claims (RFC 9783 §4), the nonce must be right; the instance id is compared where
//! the vendor endorsed one, and names the key otherwise, which is known by the device; the
//! implementation id and the lifecycle are judged by the policy; measurement values are looked up.
//! Ignored are the profile (the reader takes only one), the client id (which side of the device asked
//! makes no difference to what runs), the boot seed, the certification reference and the
//! verification service (which prove nothing); and of a component its type, version, signer and
//! description: they are what the device says about a digest that the vendor has said more about.

use super::appraisal::Appraisal;
use crate::*;
use muster_formats::{
	cose::{Algorithm, Sign1},
	psa::{self, Token},
};
use muster_primitives::{payload, DeviceKey, DeviceKeys, DeviceSignature, DeviceStanding, KeyKind};
use sp_runtime::traits::{UniqueSaturatedInto, Zero};

/// Evidence that is authentic and fresh, and what it is worth.
pub(crate) struct Examined<T: Config> {
	pub owner: T::AccountId,
	pub standing: DeviceStanding<T::AccountId>,
	pub verdict: Verdict,
	pub appraisal: Appraisal,
	pub expires: u64,
	/// What it cost to find out.
	pub weight: Weight,
}

/// What evidence says, once it is authenticated.
#[cfg_attr(test, derive(Debug, PartialEq))]
pub(crate) struct Said {
	pub platform: Platform,
	/// `None` stands for a measurement that no reference value can match.
	pub measurements: Vec<Option<Digest>>,
}

impl<T: Config> Pallet<T> {
	/// Authenticates and appraises evidence. Changes nothing.
	pub(crate) fn examine(
		device: &DeviceId,
		evidence: &Evidence<BlockNumberFor<T>>,
	) -> Result<Examined<T>, Error<T>> {
		let (owner, standing) = Self::owned(device)?;
		let model_id = T::Devices::model(device).ok_or(Error::<T>::DeviceNotFound)?;
		let model = ModelStates::<T>::get(model_id);
		let policy = model.appraisal_policy().ok_or(Error::<T>::NoPolicy)?;
		ensure!(policy.kinds.has(evidence.kind()), Error::<T>::KindNotAccepted);
		let hash = Self::fresh(device, evidence.block(), policy.max_age)?;
		let keys = T::Devices::keys(device).ok_or(Error::<T>::DeviceNotFound)?;
		let (said, kind) = match evidence {
			Evidence::Native { claims, signature, .. } => {
				(Self::native(device, &hash, &keys, claims, signature)?, signature.kind())
			},
			Evidence::Psa { token, .. } => Self::psa(device, &hash, &keys, token)?,
		};
		let weight = match evidence {
			Evidence::Native { .. } => native_weight::<T>(said.measurements.len() as u32, kind),
			Evidence::Psa { token, .. } => {
				psa_weight::<T>(said.measurements.len() as u32, token.len() as u32, kind)
			},
		};

		let now = Self::now();
		let mut verdict = Self::recognise(model_id, said, now);
		let appraisal = Self::appraise_verdict(&verdict, &model, policy, now);
		verdict.found = appraisal.finding();
		let expires = policy.expiry(&verdict);
		Ok(Examined { owner, standing, verdict, appraisal, expires, weight })
	}

	/// The hash of a recent block, later than that of the device's last evidence.
	fn fresh(
		device: &DeviceId,
		block: BlockNumberFor<T>,
		max_age: u32,
	) -> Result<T::Hash, Error<T>> {
		let now = frame_system::Pallet::<T>::block_number();
		ensure!(block < now, Error::<T>::UnknownBlock);
		let age: u32 = (now - block).unique_saturated_into();
		ensure!(age <= max_age, Error::<T>::TooOld);
		// The hash of block 0 tells no time: it is known for ever.
		let last =
			DeviceStates::<T>::get(device).map_or(Zero::zero(), |state| state.evidence_block);
		ensure!(block > last, Error::<T>::NotNewer);
		let hash = frame_system::Pallet::<T>::block_hash(block);
		ensure!(hash != T::Hash::default(), Error::<T>::UnknownBlock);
		Ok(hash)
	}

	fn genesis() -> T::Hash {
		frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::zero())
	}

	fn native(
		device: &DeviceId,
		hash: &T::Hash,
		keys: &DeviceKeys,
		claims: &NativeClaims,
		signature: &DeviceSignature,
	) -> Result<Said, Error<T>> {
		let key =
			keys.operational.filter(|key| key.kind() == signature.kind()).unwrap_or(keys.identity);
		let message = payload::evidence(&Self::genesis(), device, hash, claims);
		ensure!(signature.verify(&message, &key), Error::<T>::BadSignature);
		Ok(Said {
			platform: Platform::Native {
				hardware: claims.hardware,
				secure_boot: claims.secure_boot,
				debug: claims.debug,
			},
			measurements: claims.measurements.iter().copied().map(Some).collect(),
		})
	}

	fn psa(
		device: &DeviceId,
		hash: &T::Hash,
		keys: &DeviceKeys,
		token: &[u8],
	) -> Result<(Said, KeyKind), Error<T>> {
		let (key, instance_id) = match AttestationKeys::<T>::get(device) {
			Some(endorsed) => (endorsed.key, endorsed.instance_id),
			None => (keys.identity, None),
		};
		let nonce = payload::evidence_nonce(&Self::genesis(), device, hash);
		Ok((Self::authentic(token, &nonce, &key, instance_id)?, key.kind()))
	}

	/// What a token says that is over this nonce, of this instance and signed by this key. The
	/// signature is looked at last.
	pub(crate) fn authentic(
		token: &[u8],
		nonce: &[u8; 32],
		key: &DeviceKey,
		instance_id: Option<[u8; 33]>,
	) -> Result<Said, Error<T>> {
		let message = Sign1::parse(token).map_err(|_| Error::<T>::BadToken)?;
		let claims = Token::parse(message.payload.ok_or(Error::<T>::BadToken)?)
			.map_err(|_| Error::<T>::BadToken)?;
		ensure!(claims.nonce == nonce, Error::<T>::NonceMismatch);
		ensure!(
			instance_id.is_none_or(|id| id == *claims.instance_id),
			Error::<T>::InstanceMismatch
		);
		let signature = message.signature.try_into().map_err(|_| Error::<T>::BadToken)?;
		let signature = match (message.algorithm, key) {
			(Algorithm::Es256, DeviceKey::P256(_)) => DeviceSignature::P256(signature),
			(Algorithm::EdDsa, DeviceKey::Ed25519(_)) => DeviceSignature::Ed25519(signature),
			_ => return Err(Error::<T>::NoAttestationKey),
		};
		let signed = message.to_be_signed(None, &[]).map_err(|_| Error::<T>::BadToken)?;
		ensure!(signature.verify(&signed, key), Error::<T>::BadSignature);
		let (implementation, lifecycle) = (*claims.implementation_id, claims.lifecycle.into());
		let measured = claims.components.iter().map(|component| component.measurement);
		Ok(Said {
			platform: Platform::Psa { implementation, lifecycle },
			measurements: measured.map(Digest::of_length).collect(),
		})
	}

	/// Looks up what was measured.
	fn recognise(model: ModelId, said: Said, now: u64) -> Verdict {
		let mut running: BoundedVec<Reference, _> = BoundedVec::new();
		let (mut unrecognised, mut contradictory) = (0u8, false);
		for digest in said.measurements {
			let Some(found) = digest.and_then(|digest| References::<T>::get(model, digest)) else {
				unrecognised = unrecognised.saturating_add(1);
				continue;
			};
			match running.binary_search_by_key(&found.component, |known| known.component) {
				Ok(place) => contradictory |= running.get(place) != Some(&found),
				// There is room for every component, and a place for each.
				Err(place) => {
					if running.try_insert(place, found).is_err() {
						unrecognised = unrecognised.saturating_add(1);
					}
				},
			}
		}
		let found = Finding { tier: TrustTier::Contraindicated, reasons: Reasons::default() };
		Verdict {
			model,
			at: now,
			platform: said.platform,
			running,
			unrecognised,
			contradictory,
			found,
		}
	}

	pub(crate) fn do_attest(
		device: DeviceId,
		evidence: Evidence<BlockNumberFor<T>>,
	) -> DispatchResultWithPostInfo {
		let Examined { owner, standing, verdict, mut weight, .. } =
			Self::examine(&device, &evidence)?;
		let block = evidence.block();
		let mut state = Self::device_state(&device, &owner, standing.generation)?;
		let old = state.verdict.as_ref().map(|verdict| verdict.found.tier);
		let found = verdict.found;
		let (model, now) = (verdict.model, verdict.at);
		// Who is contraindicated has proven nothing.
		let running = match found.tier {
			TrustTier::Contraindicated => BoundedVec::new(),
			_ => verdict.running.clone(),
		};
		if Self::remember(&device, standing.generation, block, &verdict) {
			weight.saturating_accrue(T::WeightInfo::remember());
		}
		state.evidence_block = block;
		state.verdict = Some(verdict);
		if state.quarantined || found.tier == TrustTier::Contraindicated {
			Self::apply_guard(&mut state, &device, &standing, Some(found.tier));
			weight.saturating_accrue(T::WeightInfo::apply_guard());
		}
		let fleets = &standing.fleets;
		let progress = Self::proven(&mut state, &device, model, fleets, &running, now);
		weight.saturating_accrue(progress.weight::<T>());
		DeviceStates::<T>::insert(device, state);
		Self::deposit_event(Event::Attested {
			device,
			block,
			old,
			new: found.tier,
			reasons: found.reasons,
		});
		Ok(Some(weight).into())
	}
}

impl From<psa::Lifecycle> for Lifecycle {
	fn from(lifecycle: psa::Lifecycle) -> Self {
		match lifecycle {
			psa::Lifecycle::Unknown => Self::Unknown,
			psa::Lifecycle::AssemblyAndTest => Self::AssemblyAndTest,
			psa::Lifecycle::RotProvisioning => Self::RotProvisioning,
			psa::Lifecycle::Secured => Self::Secured,
			psa::Lifecycle::NonRotDebug => Self::NonRotDebug,
			psa::Lifecycle::RecoverableRotDebug => Self::RecoverableRotDebug,
			psa::Lifecycle::Decommissioned => Self::Decommissioned,
		}
	}
}

/// The fewest bytes of a software component in a token: a map with a digest and a signer of 32 bytes.
const LEAST_COMPONENT: u32 = 71;

/// The most that `attest` weighs with this evidence. What did not happen is given back.
pub(crate) fn attest_weight<T: Config>(evidence: &Evidence<BlockNumberFor<T>>) -> Weight {
	let (measurements, examined) = match evidence {
		Evidence::Native { claims, signature, .. } => {
			let measurements = claims.measurements.len() as u32;
			(measurements, native_weight::<T>(measurements, signature.kind()))
		},
		Evidence::Psa { token, .. } => {
			let length = token.len() as u32;
			let measurements = (length / LEAST_COMPONENT).min(MAX_MEASUREMENTS);
			(measurements, psa_weight::<T>(measurements, length, KeyKind::P256))
		},
	};
	let progress = Progress::most(measurements.min(MAX_COMPONENTS));
	examined
		.saturating_add(T::WeightInfo::remember())
		.saturating_add(T::WeightInfo::apply_guard())
		.saturating_add(progress.weight::<T>())
}

/// Benchmarks use P-256, the dearest to verify.
fn native_weight<T: Config>(measurements: u32, kind: KeyKind) -> Weight {
	T::WeightInfo::attest_native(measurements).saturating_sub(spared::<T>(kind))
}

fn psa_weight<T: Config>(measurements: u32, length: u32, kind: KeyKind) -> Weight {
	T::WeightInfo::attest_psa(measurements, length).saturating_sub(spared::<T>(kind))
}

/// How much less it takes to verify a signature of this kind than one of P-256.
fn spared<T: Config>(kind: KeyKind) -> Weight {
	let verify = match kind {
		KeyKind::Ed25519 => T::WeightInfo::verify_ed25519(),
		KeyKind::Sr25519 => T::WeightInfo::verify_sr25519(),
		KeyKind::Secp256k1 => T::WeightInfo::verify_secp256k1(),
		KeyKind::P256 => return Weight::zero(),
	};
	T::WeightInfo::verify_p256().saturating_sub(verify)
}
