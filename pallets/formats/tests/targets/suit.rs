// SPDX-License-Identifier: Apache-2.0

//! Any bytes as a SUIT envelope, as a manifest, and as a manifest's command sequences. The last two
//! are put into an envelope of the right digest, which chance would never find.

use minicbor::Encoder;
use muster_formats::{
	suit::{Envelope, MAX_ALTERNATIVES, MAX_COMPONENTS, MAX_SIGNATURES},
	Error,
};
use sha2::{Digest, Sha256};

/// Returns whether a manifest was read.
pub fn run(bytes: &[u8]) -> bool {
	let mut read = check(bytes) | check(&envelope(bytes));
	let (at, rest) = bytes.split_first().unwrap_or((&0, &[]));
	let (shared, validate) = rest.split_at(usize::from(*at).min(rest.len()));
	for components in [1, 3] {
		read |= check(&envelope(&manifest(components, shared, validate)));
	}
	read
}

fn manifest(components: u8, shared: &[u8], validate: &[u8]) -> Vec<u8> {
	let mut common = Encoder::new(Vec::new());
	common.map(2).unwrap().u8(2).unwrap().array(components.into()).unwrap();
	for component in 0..components {
		common.array(1).unwrap().bytes(&[component]).unwrap();
	}
	common.u8(4).unwrap().bytes(shared).unwrap();
	let mut manifest = Encoder::new(Vec::new());
	manifest.map(4).unwrap().u8(1).unwrap().u8(1).unwrap().u8(2).unwrap().u8(7).unwrap();
	manifest.u8(3).unwrap().bytes(&common.into_writer()).unwrap();
	manifest.u8(7).unwrap().bytes(validate).unwrap();
	manifest.into_writer()
}

/// An envelope of this manifest, without signatures.
fn envelope(manifest: &[u8]) -> Vec<u8> {
	let mut member = Encoder::new(Vec::new());
	member.bytes(manifest).unwrap();
	let member = member.into_writer();
	let mut digest = Encoder::new(Vec::new());
	digest.array(2).unwrap().i8(-16).unwrap().bytes(&Sha256::digest(&member)).unwrap();
	let mut wrapper = Encoder::new(Vec::new());
	wrapper.array(1).unwrap().bytes(&digest.into_writer()).unwrap();
	let mut envelope = Encoder::new(Vec::new());
	envelope.map(2).unwrap().u8(2).unwrap().bytes(&wrapper.into_writer()).unwrap();
	envelope.u8(3).unwrap().writer_mut().extend(member);
	envelope.into_writer()
}

fn check(bytes: &[u8]) -> bool {
	let Ok(envelope) = Envelope::parse(bytes) else { return false };
	assert!(envelope.signatures.len() <= MAX_SIGNATURES);
	assert!(envelope.signed.ends_with(&envelope.digest));
	for signature in &envelope.signatures {
		assert!(envelope.to_be_signed(signature).unwrap().ends_with(envelope.signed));
	}
	assert_eq!(Envelope::parse(&[bytes, &[0]].concat()), Err(Error::Trailing));
	assert!(Envelope::parse(&bytes[..bytes.len() - 1]).is_err());

	let Ok(manifest) = envelope.manifest() else { return false };
	assert!(manifest.components.len() <= MAX_COMPONENTS);
	for component in &manifest.components {
		assert!(component.images.len() <= MAX_ALTERNATIVES);
		assert!(component.identities.len() <= MAX_ALTERNATIVES);
	}
	true
}
