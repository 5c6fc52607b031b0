// SPDX-License-Identifier: Apache-2.0

//! SUIT envelopes and the manifests in them (draft-ietf-suit-manifest-37): what a vendor signs about
//! firmware, and what of it describes the images.
//!
//! Use: [`Envelope::parse`], verify the signatures over [`Envelope::to_be_signed`], then
//! [`Envelope::manifest`]. An envelope without signatures parses; refuse it.
//!
//! # What is read
//!
//! *Envelope* (§8.2, §8.3): tag 107, or none. The authentication wrapper comes first, with the
//! SHA-256 digest of the manifest, which must match, and at most [`MAX_SIGNATURES`] COSE_Sign1 with
//! detached payload. A MAC is refused by name, since no third party could check it.
//!
//! *Manifest* (§8.4): version 1, sequence number, reference URI, components, command sequences.
//! Severable members are in the manifest, or in the envelope with their SHA-256 digest in the
//! manifest, or left out of the envelope. A payload in the envelope must be named by the URI of an
//! image and have that image's digest (SHA-256) and size. So each byte that is accepted is covered
//! by the signatures, but for the unprotected header parameters of the signatures themselves.
//!
//! Integers and lengths are in the shortest form. Keys of maps may be in any order, except that the
//! authentication wrapper comes before the manifest: the draft asks for sorted keys, but examples of its
//! sister drafts put payloads in front, and the order says nothing.
//!
//! # Images, without running commands
//!
//! Commands are never run. The sequences are walked for what they say about each component:
//! `override-parameters` under the component index that is set, `try-each` and `run-sequence` to
//! [`MAX_NESTING`] levels. Each sequence starts with what the shared sequence has said. Each branch
//! of a `try-each` makes alternatives of its own, and what holds at the end of a sequence is an
//! [`Image`] if it has a digest. `condition-component-slot` is the only condition that counts: it
//! ties an alternative to a slot, so that a branch for another slot says nothing about it
//! (template A/B, §7.7). All other conditions and directives are checked for their form only.
//!
//! # Refused
//!
//! - Unknown elements of envelope, manifest and common, commands and parameters: they may change the
//!   meaning of the rest. That includes the extensions of other drafts (dependencies, encryption).
//! - Custom commands and parameters (-256 and below) are allowed outside the shared sequence, as in
//!   §8.4.8.16 and §8.4.11: no standard command depends on them.
//! - Parameters set while no component is chosen, which a manifest of several components must do
//!   at the start of each sequence (§6.2), and after a nested sequence that chose one itself.
//! - Extensions of a SUIT_Digest, digests whose length is not their algorithm's.
//!
//! The text member is checked to be a map of well-formed CBOR and no further. URIs are texts.
//!
//! # Cost
//!
//! `parse` is one pass and one SHA-256 over the manifest. `manifest` is one SHA-256 over severed
//! members and payloads, one pass over the manifest, and a walk over at most [`MAX_COMMANDS`]
//! commands for each component, which [`MAX_WORK`] bounds.

mod commands;

use crate::{
	cbor::{Encoding, Error, Keys, Kind, Label, Reader},
	cose::Sign1,
};
use alloc::vec::Vec;
use commands::walk;
use sha2::{Digest as _, Sha256};

/// The tag of an envelope.
pub const ENVELOPE_TAG: u64 = 107;
/// The most signatures of an envelope.
pub const MAX_SIGNATURES: usize = 4;
/// The most components of a manifest.
pub const MAX_COMPONENTS: usize = 16;
/// The most alternatives that hold of one component at once, and the most images it has.
pub const MAX_ALTERNATIVES: usize = 16;
/// The most commands of a manifest, those in nested sequences included.
pub const MAX_COMMANDS: usize = 512;
/// The most work of the walk: a unit for each command and component, and for each alternative that a
/// command or branch changes or is compared with. Far beyond what manifests of any use need.
pub const MAX_WORK: usize = 16_384;
/// How deeply command sequences may be nested in one another.
pub const MAX_NESTING: usize = 4;

const AUTHENTICATION: i64 = 2;
const MANIFEST: i64 = 3;

const MANIFEST_VERSION: i64 = 1;
const SEQUENCE_NUMBER: i64 = 2;
const COMMON: i64 = 3;
const REFERENCE_URI: i64 = 4;
const VALIDATE: i64 = 7;
const LOAD: i64 = 8;
const INVOKE: i64 = 9;
const PAYLOAD_FETCH: i64 = 16;
const INSTALL: i64 = 20;
const TEXT: i64 = 23;

const COMPONENTS: i64 = 2;
const SHARED_SEQUENCE: i64 = 4;

/// Digest algorithms by their numbers in IANA's "COSE Algorithms", as far as the draft names them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DigestAlgorithm {
	/// -16, 32 bytes.
	Sha256,
	/// -18, 32 bytes.
	Shake128,
	/// -43, 48 bytes.
	Sha384,
	/// -44, 64 bytes.
	Sha512,
	/// -45, 64 bytes.
	Shake256,
}

/// A SUIT_Digest (§10).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Digest<'a> {
	/// How it is made.
	pub algorithm: DigestAlgorithm,
	/// As many bytes as the algorithm makes.
	pub bytes: &'a [u8],
}

/// Who made what an image is for (§8.4.8.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VendorId<'a> {
	/// A UUID of the vendor.
	Uuid([u8; 16]),
	/// A private enterprise number, as a relative object identifier under 1.3.6.1.4.1.
	Pen(&'a [u8]),
}

/// One image that a manifest allows in a component: what the commands say about it together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Image<'a> {
	/// The vendor whose devices it is for.
	pub vendor_id: Option<VendorId<'a>>,
	/// The class of devices it is for, a UUID.
	pub class_id: Option<[u8; 16]>,
	/// The slot of the component it is for.
	pub slot: Option<u64>,
	/// The digest of the image.
	pub digest: Digest<'a>,
	/// Its length in bytes.
	pub size: Option<u64>,
	/// Where to fetch it, a URI reference.
	pub uri: Option<&'a str>,
}

/// For whom a component is: a pair that the manifest states together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Identity<'a> {
	/// The vendor.
	pub vendor_id: Option<VendorId<'a>>,
	/// The class of devices, a UUID.
	pub class_id: Option<[u8; 16]>,
}

/// A part of the device that a manifest is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SuitComponent<'a> {
	/// The SUIT_Component_Identifier (§8.4.5.1), encoded: an array of byte strings.
	pub id: &'a [u8],
	/// For whom it is, all that is stated, whether with an image or not. At most
	/// [`MAX_ALTERNATIVES`].
	pub identities: Vec<Identity<'a>>,
	/// What may be in it, in the order of the sequences. At most [`MAX_ALTERNATIVES`].
	pub images: Vec<Image<'a>>,
}

/// What a manifest says about images.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Manifest<'a> {
	/// Grows from release to release.
	pub sequence: u64,
	/// Where the full envelope can be found.
	pub reference_uri: Option<&'a str>,
	/// What it is about, in the manifest's order.
	pub components: Vec<SuitComponent<'a>>,
	/// Whether all command sequences were there to be read. If not, a severed one has been left out
	/// of the envelope, and URIs or images may be missing.
	pub complete: bool,
}

/// An envelope whose manifest has the digest that its signatures are about. Nothing is verified.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Envelope<'a> {
	/// The SHA-256 digest of the manifest with the head of its byte string.
	pub digest: [u8; 32],
	/// The signatures, not verified. At most [`MAX_SIGNATURES`].
	pub signatures: Vec<Sign1<'a>>,
	/// The payload of all signatures: the encoded SUIT_Digest of the manifest.
	pub signed: &'a [u8],
	/// The content of the manifest's byte string.
	manifest: &'a [u8],
	severed: Vec<Severed<'a>>,
	payloads: Vec<(&'a str, &'a [u8])>,
}

/// A severable member that is in the envelope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Severed<'a> {
	label: i64,
	/// The byte string with its head, which its digest covers (§8.4.12).
	encoded: &'a [u8],
	content: &'a [u8],
}

impl<'a> Envelope<'a> {
	/// Reads an envelope that is all of `bytes`, without what its manifest says.
	pub fn parse(bytes: &'a [u8]) -> Result<Self, Error> {
		let mut reader = Reader::new(bytes, Encoding::Shortest);
		if reader.kind()? == Kind::Tag && reader.tag()? != ENVELOPE_TAG {
			return Err(Error::Tag);
		}
		let mut keys = Keys::default();
		let mut authentication: Option<Authentication> = None;
		let mut manifest = None;
		let mut severed = Vec::new();
		let mut payloads = Vec::new();
		for _ in 0..reader.map()? {
			let label = reader.label()?;
			keys.add(label)?;
			match label {
				Label::Int(AUTHENTICATION) => {
					authentication = Some(Authentication::read(reader.embedded()?)?)
				},
				Label::Int(MANIFEST) => {
					let start = reader.position();
					let content = reader.bytes()?;
					// The digest comes before what it is of (§8.3).
					let wrapper = authentication.as_ref().ok_or(Error::Missing(AUTHENTICATION))?;
					manifest = Some((content, wrapper.digest.check(reader.since(start)?)?));
				},
				Label::Int(label @ (PAYLOAD_FETCH | INSTALL | TEXT)) => {
					let start = reader.position();
					let content = reader.bytes()?;
					severed.push(Severed { label, encoded: reader.since(start)?, content });
				},
				Label::Int(label) => return Err(Error::Unknown(label)),
				Label::Text(uri) => payloads.push((uri, reader.bytes()?)),
			}
		}
		reader.finish()?;
		let Authentication { signed, signatures, .. } =
			authentication.ok_or(Error::Missing(AUTHENTICATION))?;
		let (manifest, digest) = manifest.ok_or(Error::Missing(MANIFEST))?;
		Ok(Self { digest, signatures, signed, manifest, severed, payloads })
	}

	/// The bytes that `signature`, one of [`Envelope::signatures`], is over.
	pub fn to_be_signed(&self, signature: &Sign1) -> Result<Vec<u8>, Error> {
		signature.to_be_signed(Some(self.signed), &[])
	}

	/// Reads the manifest, and holds the rest of the envelope against it.
	pub fn manifest(&self) -> Result<Manifest<'a>, Error> {
		let mut reader = Reader::new(self.manifest, Encoding::Shortest);
		let mut keys = Keys::default();
		let mut version = None;
		let mut sequence = None;
		let mut common = None;
		let mut reference_uri = None;
		let mut sequences = Vec::new();
		let mut complete = true;
		for _ in 0..reader.map()? {
			let label = reader.label()?;
			keys.add(label)?;
			match label {
				Label::Int(MANIFEST_VERSION) => version = Some(reader.uint()?),
				Label::Int(SEQUENCE_NUMBER) => sequence = Some(reader.uint()?),
				Label::Int(COMMON) => common = Some(Common::read(reader.embedded()?)?),
				Label::Int(REFERENCE_URI) => reference_uri = Some(reader.text()?),
				Label::Int(VALIDATE | LOAD | INVOKE) => sequences.push(reader.embedded()?),
				Label::Int(label @ (PAYLOAD_FETCH | INSTALL)) => {
					match self.severable(label, &mut reader)? {
						Some(sequence) => sequences.push(sequence),
						None => complete = false,
					}
				},
				Label::Int(TEXT) => {
					if let Some(mut text) = self.severable(TEXT, &mut reader)? {
						if text.kind()? != Kind::Map {
							return Err(Error::Type);
						}
						text.item()?;
						text.finish()?;
					}
				},
				Label::Int(label) => return Err(Error::Unknown(label)),
				Label::Text(_) => return Err(Error::Label),
			}
		}
		reader.finish()?;
		if version.ok_or(Error::Missing(MANIFEST_VERSION))? != 1 {
			return Err(Error::Version);
		}
		let sequence = sequence.ok_or(Error::Missing(SEQUENCE_NUMBER))?;
		let common = common.ok_or(Error::Missing(COMMON))?;
		if self.severed.iter().any(|member| !keys.contains(Label::Int(member.label))) {
			return Err(Error::Uncovered);
		}
		let components = walk(&common, &sequences)?;
		if !self.payloads.iter().all(|(uri, payload)| is_named(&components, uri, payload)) {
			return Err(Error::Uncovered);
		}
		Ok(Manifest { sequence, reference_uri, components, complete })
	}

	/// The severable member `label`, whose value in the manifest is next in `reader`. `None` if it
	/// has been left out of the envelope.
	fn severable(&self, label: i64, reader: &mut Reader<'a>) -> Result<Option<Reader<'a>>, Error> {
		let member = self.severed.iter().find(|member| member.label == label);
		match reader.kind()? {
			Kind::Bytes if member.is_some() => Err(Error::Duplicate),
			Kind::Bytes => reader.embedded().map(Some),
			_ => {
				let digest = Digest::read(reader)?;
				member
					.map(|member| {
						digest.check(member.encoded)?;
						Ok(reader.within(member.content))
					})
					.transpose()
			},
		}
	}
}

/// Whether an image has `payload`, which came with the envelope under the key `uri`.
fn is_named(components: &[SuitComponent], uri: &str, payload: &[u8]) -> bool {
	let hash = Sha256::digest(payload);
	components.iter().flat_map(|component| &component.images).any(|image| {
		image.uri == Some(uri)
			&& image.digest.algorithm == DigestAlgorithm::Sha256
			&& image.digest.bytes == hash.as_slice()
			&& image.size.is_none_or(|size| size == payload.len() as u64)
	})
}

/// The authentication wrapper (§8.3).
struct Authentication<'a> {
	signed: &'a [u8],
	digest: Digest<'a>,
	signatures: Vec<Sign1<'a>>,
}

impl<'a> Authentication<'a> {
	fn read(mut reader: Reader<'a>) -> Result<Self, Error> {
		let length = reader.array()?;
		let blocks = length.checked_sub(1).ok_or(Error::TooFew)?;
		if blocks > MAX_SIGNATURES as u64 {
			return Err(Error::TooMany);
		}
		let signed = reader.bytes()?;
		let digest = Digest::read_all(reader.within(signed))?;
		let mut signatures = Vec::new();
		for _ in 0..blocks {
			let signature = Sign1::read(reader.embedded()?)?;
			if signature.payload.is_some() {
				return Err(Error::Payload);
			}
			signatures.push(signature);
		}
		reader.finish()?;
		Ok(Self { signed, digest, signatures })
	}
}

impl<'a> Digest<'a> {
	fn read(reader: &mut Reader<'a>) -> Result<Self, Error> {
		if reader.array()? != 2 {
			return Err(Error::Digest);
		}
		let (algorithm, length) = match reader.int()? {
			-16 => (DigestAlgorithm::Sha256, 32),
			-18 => (DigestAlgorithm::Shake128, 32),
			-43 => (DigestAlgorithm::Sha384, 48),
			-44 => (DigestAlgorithm::Sha512, 64),
			-45 => (DigestAlgorithm::Shake256, 64),
			_ => return Err(Error::DigestAlgorithm),
		};
		let bytes = reader.bytes()?;
		match bytes.len() == length {
			true => Ok(Self { algorithm, bytes }),
			false => Err(Error::Digest),
		}
	}

	fn read_all(mut reader: Reader<'a>) -> Result<Self, Error> {
		let digest = Self::read(&mut reader)?;
		reader.finish()?;
		Ok(digest)
	}

	/// That this is the SHA-256 digest of `bytes`, which is returned.
	fn check(&self, bytes: &[u8]) -> Result<[u8; 32], Error> {
		if self.algorithm != DigestAlgorithm::Sha256 {
			return Err(Error::DigestAlgorithm);
		}
		let hash = <[u8; 32]>::from(Sha256::digest(bytes));
		match self.bytes == hash {
			true => Ok(hash),
			false => Err(Error::Digest),
		}
	}
}

/// What all sequences share (§8.4.5).
struct Common<'a> {
	components: Vec<&'a [u8]>,
	shared: Option<Reader<'a>>,
}

impl<'a> Common<'a> {
	fn read(mut reader: Reader<'a>) -> Result<Self, Error> {
		let mut common = Self { components: Vec::new(), shared: None };
		let mut keys = Keys::default();
		for _ in 0..reader.map()? {
			let label = reader.label()?;
			keys.add(label)?;
			match label {
				Label::Int(COMPONENTS) => common.components = component_ids(&mut reader)?,
				Label::Int(SHARED_SEQUENCE) => common.shared = Some(reader.embedded()?),
				Label::Int(label) => return Err(Error::Unknown(label)),
				Label::Text(_) => return Err(Error::Label),
			}
		}
		reader.finish()?;
		Ok(common)
	}
}

fn component_ids<'a>(reader: &mut Reader<'a>) -> Result<Vec<&'a [u8]>, Error> {
	let length = reader.array()?;
	if length == 0 {
		return Err(Error::TooFew);
	}
	if length > MAX_COMPONENTS as u64 {
		return Err(Error::TooMany);
	}
	let mut ids = Vec::new();
	for _ in 0..length {
		let start = reader.position();
		for _ in 0..reader.array()? {
			reader.bytes()?;
		}
		let id = reader.since(start)?;
		if ids.contains(&id) {
			return Err(Error::Duplicate);
		}
		ids.push(id);
	}
	Ok(ids)
}
