// SPDX-License-Identifier: Apache-2.0

//! What the benchmarks of attestation start from: a device that runs a release of every component,
//! in the lowest of as many fleets as can be. Signatures are real.

use super::*;
use crate::attestation::samples::{p256_key, p256_sign, p256_signature, sign1, Claims, ES256};
use muster_primitives::{payload, DeviceSignature, KeyKind};
use sp_core::crypto::KeyTypeId;
use sp_runtime::traits::{Hash, One, Zero};

/// Of every release here.
const SEQUENCE: Sequence = 1;
/// Seed of the device's key.
const KEY: u8 = 1;
/// Under which the keystore of the node, or of the test, files keys.
const KEYS: KeyTypeId = KeyTypeId(*b"devc");

/// An image of the release of this component.
fn image(component: ComponentId, number: u32) -> Digest {
	digest(u64::from(component) << 32 | u64::from(number))
}

/// As long as can be; only component 0 is required.
pub fn policy() -> AppraisalPolicy {
	let implementation = |id| Implementation { id: [id; 32], hardware: Some(1) };
	AppraisalPolicy {
		kinds: EvidenceKinds::ALL,
		required: 1,
		max_age: 1,
		validity: u64::MAX,
		warn_from: Some(Severity::Low),
		fail_from: Some(Severity::Critical),
		unrecognised: Consequence::Fails,
		secure_boot: true,
		hardware: Some((0, u32::MAX)),
		lifecycles: Lifecycles::ALL,
		implementations: (8 - MAX_IMPLEMENTATIONS as u8..8)
			.map(implementation)
			.collect::<Vec<_>>()
			.try_into()
			.expect("MAX_IMPLEMENTATIONS; qed"),
	}
}

/// Has somebody else pay, as if it were who made the call.
pub fn repay<T: Config, K: Get<T::RuntimeHoldReason> + 'static>(
	deposit: &mut Deposit<T, K>,
	payer: &T::AccountId,
	bytes: usize,
) -> DispatchResult {
	let new = Deposit::<T, K>::take(payer, bytes)?;
	core::mem::replace(deposit, new).release()
}

/// A device that can attest.
pub struct Attester<T: Config> {
	pub stage: Stage<T>,
	pub owner: T::AccountId,
	pub device: DeviceId,
	/// From the top down.
	pub fleets: Vec<FleetId>,
}

impl<T: Config> Attester<T> {
	pub fn new(owner: T::AccountId) -> Result<Self, DispatchError> {
		let block = BlockNumberFor::<T>::one();
		frame_system::Pallet::<T>::set_block_number(block + block);
		frame_system::BlockHash::<T>::insert(block, T::Hashing::hash(b"one"));
		let stage = Stage::<T>::new(1, 0)?;
		let vendor = signed::<T>(&stage.account);
		for component in 0..MAX_COMPONENTS as ComponentId {
			let images = (0..MAX_IMAGES).map(|number| Image {
				digest: image(component, number),
				size: None,
				slot: None,
			});
			let details = ReleaseDetails {
				images: images.collect::<Vec<_>>().try_into().expect("MAX_IMAGES; qed"),
				dependencies: BoundedVec::new(),
				requires: None,
				..details(SEQUENCE, MAX_IMAGES)
			};
			let origin = vendor.clone();
			Pallet::<T>::propose_release(origin, stage.model, component, SEQUENCE, details)?;
			let approver = approvers::<T>().swap_remove(0);
			let origin = signed::<T>(&approver);
			Pallet::<T>::approve_release(origin, stage.model, component, SEQUENCE)?;
		}
		Pallet::<T>::set_appraisal_policy(vendor, stage.model, Some(policy()))?;
		let fleets = T::BenchmarkHelper::fleets(&owner, T::Devices::max_fleet_depth().into());
		let lowest = fleets.last().copied();
		let device = T::BenchmarkHelper::device(&owner, stage.model, lowest, p256_key(KEY));
		Ok(Self { stage, owner, device, fleets })
	}

	fn genesis() -> T::Hash {
		frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::zero())
	}

	/// That the first so many components run.
	pub fn native(&self, components: u32) -> Evidence<BlockNumberFor<T>> {
		let block = BlockNumberFor::<T>::one();
		let measurements = (0..components).map(|id| image(id as ComponentId, 0));
		let claims = NativeClaims {
			hardware: 1,
			secure_boot: true,
			debug: false,
			measurements: measurements.collect::<Vec<_>>().try_into().expect("few; qed"),
		};
		let hash = frame_system::Pallet::<T>::block_hash(block);
		let message = payload::evidence(&Self::genesis(), &self.device, &hash, &claims);
		Evidence::Native { block, claims, signature: p256_signature(KEY, &message) }
	}

	/// The same, as a token of this length.
	pub fn psa(&self, components: u32, length: u32) -> Evidence<BlockNumberFor<T>> {
		let block = BlockNumberFor::<T>::one();
		let hash = frame_system::Pallet::<T>::block_hash(block);
		let nonce = payload::evidence_nonce(&Self::genesis(), &self.device, &hash);
		let measurements = (0..components)
			.map(|id| match image(id as ComponentId, 0) {
				Digest::Sha256(bytes) => bytes.to_vec(),
				Digest::Sha384(bytes) => bytes.to_vec(),
				Digest::Sha512(bytes) => bytes.to_vec(),
			})
			.collect();
		let claims = Claims::new(nonce, measurements);
		let token = |padding| {
			let payload = claims.clone().padded(padding).encode();
			sign1(ES256, &payload, |message| p256_sign(KEY, message))
		};
		let (mut padding, length) = (256, length as usize);
		let mut made = token(padding);
		while made.len() != length {
			padding = padding + length - made.len();
			made = token(padding);
		}
		Evidence::Psa { block, token: made.try_into().expect("no longer than MAX_TOKEN; qed") }
	}

	/// Hands in that every component runs.
	pub fn attested(self) -> Result<Self, DispatchError> {
		let origin = signed::<T>(&self.stage.account);
		Pallet::<T>::attest(origin, self.device, self.native(MAX_COMPONENTS))
			.map_err(|failed| failed.error)?;
		Ok(self)
	}

	/// Hands in that every component runs; then the device has another generation, and what was kept
	/// of it was paid by somebody else.
	pub fn stale(self) -> Result<Self, DispatchError> {
		let Self { stage, owner, device, fleets } = self.attested()?;
		DeviceStates::<T>::try_mutate(device, |state| {
			let state = state.as_mut().ok_or(Error::<T>::NothingKnown)?;
			// As if no evidence had come yet.
			state.evidence_block = Zero::zero();
			let former = funded::<T>("former owner", 0);
			repay::<T, _>(&mut state.deposit, &former, DeviceState::<T>::max_encoded_len())
		})?;
		T::BenchmarkHelper::next_generation(device);
		Ok(Self { stage, owner, device, fleets })
	}

	/// Puts a guard over the topmost fleet, the last that is asked about.
	pub fn guarded(&self) -> DispatchResult {
		let top = self.fleets.first().copied().ok_or(Error::<T>::NoSuchTarget)?;
		Pallet::<T>::set_guard(signed::<T>(&self.owner), GuardTarget::Fleet(top), true)
	}

	/// Revokes the release of the last component.
	pub fn revoked(&self) -> DispatchResult {
		let key = (self.stage.model, MAX_COMPONENTS as ComponentId - 1, SEQUENCE);
		Releases::<T>::try_mutate(key, |release| {
			let release = release.as_mut().ok_or(Error::<T>::ReleaseNotFound)?;
			release.status = ReleaseStatus::Revoked;
			Ok(())
		})
	}

	/// Has a history of this depth, which somebody else pays for, with so many verdicts in it.
	pub fn remembered(&self, depth: u8, verdicts: u32) -> DispatchResult {
		Pallet::<T>::keep_history(signed::<T>(&self.owner), self.device, depth)
			.map_err(|failed| failed.error)?;
		let state = DeviceStates::<T>::get(self.device).ok_or(Error::<T>::NothingKnown)?;
		let verdict = state.verdict.ok_or(Error::<T>::NothingKnown)?;
		for _ in 0..verdicts {
			Pallet::<T>::remember(&self.device, 0, One::one(), &verdict);
		}
		Histories::<T>::try_mutate(self.device, |history| {
			let history = history.as_mut().ok_or(Error::<T>::NothingKnown)?;
			let bytes = Pallet::<T>::history_bytes(depth);
			repay::<T, _>(&mut history.deposit, &funded::<T>("former owner", 0), bytes)
		})
	}
}

/// A key of this kind, a message, and what it makes of it.
pub fn signature_of(kind: KeyKind) -> (DeviceKey, [u8; 32], DeviceSignature) {
	const KNOWN: &str = "the key is in the keystore; qed";
	let message = [7; 32];
	let digest = sp_io::hashing::sha2_256(&message);
	let (key, signature) = match kind {
		KeyKind::Ed25519 => {
			let key = sp_io::crypto::ed25519_generate(KEYS, None);
			let signature = sp_io::crypto::ed25519_sign(KEYS, &key, &message).expect(KNOWN);
			(DeviceKey::Ed25519(key.0), DeviceSignature::Ed25519(signature.0))
		},
		KeyKind::Sr25519 => {
			let key = sp_io::crypto::sr25519_generate(KEYS, None);
			let signature = sp_io::crypto::sr25519_sign(KEYS, &key, &message).expect(KNOWN);
			(DeviceKey::Sr25519(key.0), DeviceSignature::Sr25519(signature.0))
		},
		KeyKind::Secp256k1 => {
			let key = sp_io::crypto::ecdsa_generate(KEYS, None);
			let signature = sp_io::crypto::ecdsa_sign_prehashed(KEYS, &key, &digest).expect(KNOWN);
			(DeviceKey::Secp256k1(key.0), DeviceSignature::Secp256k1(signature.0))
		},
		KeyKind::P256 => (p256_key(KEY), p256_signature(KEY, &message)),
	};
	#[cfg(test)]
	let signature = super::spoil::perhaps(signature);
	(key, message, signature)
}

/// For the benchmarks of other pallets, without signatures and votes, which are not what they measure.
impl<T: Config> Pallet<T> {
	/// Has a device, whose model has nothing of this pallet's or what this left, attested as well as
	/// can be: every component runs a release in force, and the policy is as long as it gets.
	pub fn benchmark_attested(device: DeviceId) -> DispatchResult {
		let (owner, standing) = Self::owned(&device)?;
		let model = T::Devices::model(&device).ok_or(Error::<T>::ModelNotFound)?;
		let mut made = ModelState::<T>::default();
		let mut running = BoundedVec::new();
		for component in 0..MAX_COMPONENTS as ComponentId {
			let (floor, newest) = (SEQUENCE, Some(SEQUENCE));
			let state = ComponentState { id: component, floor, newest };
			made.components.try_push(state).map_err(|_| Error::<T>::Unexpected)?;
			let reference = Reference { component, sequence: SEQUENCE, endorsed: false };
			running.try_push(reference).map_err(|_| Error::<T>::Unexpected)?;
			let release = Release {
				status: ReleaseStatus::Approved,
				available_at: 0,
				severity: Some(Severity::Low),
				floor,
				previous: None,
				next: None,
			};
			Releases::<T>::insert((model, component, SEQUENCE), release);
		}
		let bytes = AppraisalPolicy::max_encoded_len();
		let policy = AppraisalPolicy { warn_from: None, ..policy() };
		made.policy = Some((policy, Deposit::<T, _>::take(&owner, bytes)?));
		ModelStates::<T>::insert(model, made);
		let mut state = Self::device_state(&device, &owner, standing.generation)?;
		state.verdict = Some(Verdict {
			model,
			at: Self::now(),
			platform: Platform::Native { hardware: 1, secure_boot: true, debug: false },
			running,
			unrecognised: 0,
			contradictory: false,
			found: Finding { tier: TrustTier::Affirming, reasons: Reasons::default() },
		});
		DeviceStates::<T>::insert(device, state);
		Ok(())
	}
}
