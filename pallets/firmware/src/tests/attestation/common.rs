// SPDX-License-Identifier: Apache-2.0

//! A model with two components and a device of it, and evidence as the device makes it.

use crate::{
	attestation::samples::{p256_key, p256_sign, p256_signature, sign1, Claims, ES256},
	mock::*,
	tests::common::{self, LOCK},
	*,
};
use frame_support::assert_ok;
use muster_primitives::{payload, DeviceSignature};
use sp_core::{ed25519, Pair, H256};

pub use crate::tests::common::{revoke, MODEL};
/// The main firmware and the radio.
pub const MAIN: ComponentId = 0;
pub const RADIO: ComponentId = 1;
/// COSE's number of EdDSA.
pub const EDDSA: i64 = -8;
/// The hash of the genesis block.
pub const GENESIS: H256 = H256([0xaa; 32]);

pub fn digest(byte: u8) -> Digest {
	Digest::Sha256([byte; 32])
}

/// What signs for a device.
#[derive(Clone, Copy)]
pub enum Signer {
	Ed25519(u8),
	P256(u8),
}

impl Signer {
	pub fn key(self) -> DeviceKey {
		match self {
			Self::Ed25519(seed) => {
				DeviceKey::Ed25519(ed25519::Pair::from_seed(&[seed; 32]).public().0)
			},
			Self::P256(seed) => p256_key(seed),
		}
	}

	pub fn sign(self, message: &[u8]) -> DeviceSignature {
		match self {
			Self::Ed25519(_) => DeviceSignature::Ed25519(self.raw(message)),
			Self::P256(seed) => p256_signature(seed, message),
		}
	}

	pub fn raw(self, message: &[u8]) -> [u8; 64] {
		match self {
			Self::Ed25519(seed) => ed25519::Pair::from_seed(&[seed; 32]).sign(message).0,
			Self::P256(seed) => p256_sign(seed, message),
		}
	}

	/// A token with these claims.
	pub fn token(self, claims: &Claims) -> Vec<u8> {
		let algorithm = match self {
			Self::Ed25519(_) => EDDSA,
			Self::P256(_) => ES256,
		};
		sign1(algorithm, &claims.encode(), |signed| self.raw(signed))
	}
}

/// The identity key of [`device`].
pub const IDENTITY: Signer = Signer::Ed25519(1);
/// The key of its root of trust.
pub const ROOT: Signer = Signer::P256(9);

/// Goes to a block, with the hashes of all before it.
pub fn to_block(number: u64) {
	System::set_block_number(number);
	frame_system::BlockHash::<Test>::insert(0, GENESIS);
	for block in 1..number {
		frame_system::BlockHash::<Test>::insert(block, block_hash(block));
	}
}

pub fn block_hash(block: u64) -> H256 {
	H256::repeat_byte(block as u8)
}

/// A release of [`MODEL`] in force, of one image.
pub fn release(component: ComponentId, sequence: Sequence, image: Digest) {
	let mut details = common::details(component, sequence);
	let image = Image { digest: image, size: None, slot: None };
	details.images = vec![image].try_into().expect("one; qed");
	common::release_with(component, sequence, details);
}

/// Changes a release of the main firmware behind the pallet's back: whoever does, puts it right
/// again.
pub fn change_release(sequence: Sequence, change: impl FnOnce(&mut Release)) {
	Releases::<Test>::mutate((MODEL, MAIN, sequence), |release| {
		change(release.as_mut().expect("it was made; qed"))
	});
}

pub fn raise_floor(component: ComponentId, floor: Sequence) {
	ModelStates::<Test>::mutate(MODEL, |state| {
		state.component_mut(component).expect("it was made; qed").floor = floor;
	});
}

/// Takes both kinds of evidence up to 5 blocks old, asks for the main firmware, lasts an hour, warns
/// of what it does not know.
pub fn policy() -> AppraisalPolicy {
	AppraisalPolicy {
		kinds: EvidenceKinds::ALL,
		required: 1,
		max_age: 5,
		validity: 3_600,
		warn_from: Some(Severity::Medium),
		fail_from: Some(Severity::Critical),
		unrecognised: Consequence::Warns,
		secure_boot: true,
		hardware: Some((2, 4)),
		lifecycles: Lifecycles::SECURED,
		implementations: vec![Implementation { id: [7; 32], hardware: Some(3) }]
			.try_into()
			.expect("one; qed"),
	}
}

pub fn set_policy(policy: AppraisalPolicy) {
	assert_ok!(Firmware::set_appraisal_policy(signed(VENDOR), MODEL, Some(policy)));
}

/// Block 10; a vendor, [`MODEL`] with two components, releases 5 and 6 of the main firmware (images 5
/// and 6), 3 of the radio (image 0x13), the [`policy`]; and a device of [`OWNER`]'s.
pub fn device() -> DeviceId {
	to_block(10);
	// Time passes while they are made.
	at(START - 3 * LOCK);
	common::component(MAIN);
	common::component(RADIO);
	release(MAIN, 5, digest(5));
	release(MAIN, 6, digest(6));
	release(RADIO, 3, digest(0x13));
	set_policy(policy());
	let device = Book::device(&OWNER, MODEL, None, IDENTITY.key());
	events();
	device
}

/// Of sound hardware that runs these images.
pub fn claims(images: &[u8]) -> NativeClaims {
	let measurements = images.iter().copied().map(digest).collect::<Vec<_>>();
	let measurements = measurements.try_into().expect("short enough; qed");
	NativeClaims { hardware: 3, secure_boot: true, debug: false, measurements }
}

pub fn native(device: DeviceId, signer: Signer, block: u64, claims: NativeClaims) -> Evidence<u64> {
	let message = payload::evidence(&GENESIS, &device, &block_hash(block), &claims);
	Evidence::Native { block, claims, signature: signer.sign(&message) }
}

/// Evidence by the block before this one.
pub fn evidence(device: DeviceId, images: &[u8]) -> Evidence<u64> {
	native(device, IDENTITY, System::block_number() - 1, claims(images))
}

/// The claims of a token by the block before this one.
pub fn psa_claims(device: DeviceId, images: &[u8]) -> Claims {
	let block = System::block_number() - 1;
	let nonce = payload::evidence_nonce(&GENESIS, &device, &block_hash(block));
	Claims::new(nonce, images.iter().map(|byte| vec![*byte; 32]).collect())
}

pub fn psa(token: Vec<u8>) -> Evidence<u64> {
	let token = token.try_into().expect("short enough; qed");
	Evidence::Psa { block: System::block_number() - 1, token }
}

/// Has the device attest, in the next block, that it runs these images.
pub fn attest(device: DeviceId, images: &[u8]) {
	to_block(System::block_number() + 1);
	assert_ok!(Firmware::attest(signed(STRANGER), device, evidence(device, images)));
}

/// Tier and reasons now.
pub fn found(device: DeviceId) -> Result<(TrustTier, Reasons), NoVerdict> {
	Firmware::verdict(device).map(|view| (view.tier, view.reasons))
}

pub fn tier(device: DeviceId) -> Option<TrustTier> {
	found(device).ok().map(|(tier, _)| tier)
}

/// Runs this and checks that it wrote nothing.
pub fn without_writing<R>(run: impl FnOnce() -> R) -> R {
	use sp_runtime::StateVersion;
	let root = || sp_io::storage::root(StateVersion::V1);
	let before = root();
	let result = run();
	assert_eq!(root(), before, "something was written");
	result
}
