// SPDX-License-Identifier: Apache-2.0

//! COSE_Sign1 (RFC 9052 §4.2): one signature over a payload that is attached or detached.
//!
//! Read: the message with its tag 18. RFC 9783 §5.1.1 and SUIT both ask for the tag.
//!
//! - The algorithm is in the protected bucket and is one of [`Algorithm`]; the signature is as long as
//!   that algorithm's signatures are.
//! - The key id is taken from either bucket. Unprotected, it is what anyone may have written: a hint
//!   for the choice of a key and no more.
//! - A label is there once in both buckets together (§3).
//! - `crit` is protected and names nothing but parameters that are there, protected and understood:
//!   `alg`, `crit` and the key id (§3.1).
//! - Other parameters are passed over, as §3 asks of those that are not understood. What is in
//!   the unprotected bucket is under no signature.
//! - Integers and lengths may be longer than needed, unless the reader of a surrounding format
//!   says otherwise; the signature is over the protected bytes as they were sent (§4.4).
//!
//! Refused by name: COSE_Mac0 and COSE_Mac ([`Error::Mac`]), COSE_Sign and encrypted messages
//! ([`Error::NotSign1`]).
//!
//! Verifying is the caller's: [`Sign1::to_be_signed`] yields the bytes.

use crate::{
	cbor::{Encoding, Error, Key, Keys, Kind, Label, Reader},
	ml_dsa::Set,
};
use alloc::vec::Vec;
use minicbor::Encoder;

/// The tag of a COSE_Sign1 (RFC 9052 §2).
pub const SIGN1_TAG: u64 = 18;

const ALG: i64 = 1;
const CRIT: i64 = 2;
const KID: i64 = 4;

/// Signature algorithms by their numbers in IANA's "COSE Algorithms".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Algorithm {
	/// ECDSA on P-256 with SHA-256, `r || s`: ES256 (-7, RFC 9053 §2.1), ESP256 (-9, RFC 9864).
	Es256,
	/// EdDSA (-8, RFC 9053 §2.2), Ed25519 (-19, RFC 9864). The curve of -8 is that of the key; only
	/// signatures of Ed25519's length are read.
	EdDsa,
	/// ML-DSA-44 (-48), pure, with an empty context.
	MlDsa44,
	/// ML-DSA-65 (-49), likewise.
	MlDsa65,
	/// ML-DSA-87 (-50), likewise.
	MlDsa87,
	/// HSS/LMS (-46, RFC 8778).
	HssLms,
}

impl Algorithm {
	/// The algorithm with the number `label`.
	pub fn from_label(label: i64) -> Option<Self> {
		Some(match label {
			-7 | -9 => Self::Es256,
			-8 | -19 => Self::EdDsa,
			-46 => Self::HssLms,
			-48 => Self::MlDsa44,
			-49 => Self::MlDsa65,
			-50 => Self::MlDsa87,
			_ => return None,
		})
	}

	/// How many bytes a signature has. `None` for HSS, where it depends on the parameters of the key.
	pub fn signature_length(&self) -> Option<usize> {
		match self {
			Self::Es256 | Self::EdDsa => Some(64),
			Self::MlDsa44 => Some(Set::MlDsa44.signature_len()),
			Self::MlDsa65 => Some(Set::MlDsa65.signature_len()),
			Self::MlDsa87 => Some(Set::MlDsa87.signature_len()),
			Self::HssLms => None,
		}
	}
}

/// A COSE_Sign1 message, not verified.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sign1<'a> {
	/// By which the signature is to be verified.
	pub algorithm: Algorithm,
	/// Which key may have signed. Trust it no more than its sender, see the page of this module.
	pub key_id: Option<&'a [u8]>,
	/// What is signed, `None` where it is detached.
	pub payload: Option<&'a [u8]>,
	/// The signature in the algorithm's own format.
	pub signature: &'a [u8],
	/// The content of the protected bucket as it was sent.
	protected: &'a [u8],
}

impl<'a> Sign1<'a> {
	/// Reads a message that is all of `bytes`.
	pub fn parse(bytes: &'a [u8]) -> Result<Self, Error> {
		Self::read(Reader::new(bytes, Encoding::Any))
	}

	/// Reads a message that is all that `reader` has.
	pub(crate) fn read(mut reader: Reader<'a>) -> Result<Self, Error> {
		match reader.kind()? {
			Kind::Tag => match reader.tag()? {
				SIGN1_TAG => (),
				// COSE_Mac0, COSE_Mac.
				17 | 97 => return Err(Error::Mac),
				// COSE_Encrypt0, COSE_Encrypt, COSE_Sign.
				16 | 96 | 98 => return Err(Error::NotSign1),
				_ => return Err(Error::Tag),
			},
			_ => return Err(Error::Tag),
		}
		if reader.array()? != 4 {
			return Err(Error::NotSign1);
		}
		let protected = reader.bytes()?;
		let mut header = Header::default();
		let mut keys = Keys::default();
		// An empty bucket may be written as no bytes at all (RFC 9052 §3).
		if !protected.is_empty() {
			let mut inner = reader.within(protected);
			header.read(&mut inner, &mut keys, true)?;
			inner.finish()?;
		}
		if header.critical.iter().any(|label| !keys.contains(*label)) {
			return Err(Error::Critical);
		}
		header.read(&mut reader, &mut keys, false)?;
		let payload = match reader.kind()? {
			Kind::Null => reader.null().map(|()| None)?,
			_ => reader.bytes().map(Some)?,
		};
		let signature = reader.bytes()?;
		reader.finish()?;
		let algorithm = header.algorithm.ok_or(Error::Missing(ALG))?;
		if algorithm.signature_length().is_some_and(|length| length != signature.len()) {
			return Err(Error::SignatureLength);
		}
		Ok(Self { algorithm, key_id: header.key_id, payload, signature, protected })
	}

	/// The bytes that are signed: the Sig_structure of RFC 9052 §4.4.
	///
	/// `detached` is the payload of a message that has none of its own. Errors: [`Error::Payload`] if
	/// there is none at all, or one both in the message and here.
	pub fn to_be_signed(
		&self,
		detached: Option<&[u8]>,
		external_aad: &[u8],
	) -> Result<Vec<u8>, Error> {
		let payload = match (self.payload, detached) {
			(Some(payload), None) | (None, Some(payload)) => payload,
			_ => return Err(Error::Payload),
		};
		let mut encoder = Encoder::new(Vec::new());
		encoder
			.array(4)
			.and_then(|encoder| encoder.str("Signature1"))
			.and_then(|encoder| encoder.bytes(self.protected))
			.and_then(|encoder| encoder.bytes(external_aad))
			.and_then(|encoder| encoder.bytes(payload))
			.map_err(|_| Error::Payload)?;
		Ok(encoder.into_writer())
	}
}

/// What is taken from the two buckets.
#[derive(Default)]
struct Header<'a> {
	algorithm: Option<Algorithm>,
	key_id: Option<&'a [u8]>,
	critical: Vec<Key<'a>>,
}

impl<'a> Header<'a> {
	fn read(
		&mut self,
		reader: &mut Reader<'a>,
		keys: &mut Keys<'a>,
		protected: bool,
	) -> Result<(), Error> {
		for _ in 0..reader.map()? {
			let label = reader.label()?;
			keys.add(label)?;
			match label {
				Label::Int(ALG | CRIT) if !protected => return Err(Error::Unprotected),
				Label::Int(ALG) => {
					// A text is allowed here and names no registered algorithm.
					let algorithm = match reader.label()? {
						Label::Int(number) => Algorithm::from_label(number),
						Label::Text(_) => None,
					};
					self.algorithm = Some(algorithm.ok_or(Error::Algorithm)?);
				},
				Label::Int(CRIT) => self.critical = Self::critical(reader)?,
				Label::Int(KID) => self.key_id = Some(reader.bytes()?),
				_ => reader.item().map(drop)?,
			}
		}
		Ok(())
	}

	fn critical(reader: &mut Reader<'a>) -> Result<Vec<Key<'a>>, Error> {
		let length = reader.array()?;
		if length == 0 {
			return Err(Error::Critical);
		}
		let mut labels = Vec::new();
		for _ in 0..length {
			match reader.label()? {
				label @ Label::Int(ALG | CRIT | KID) if !labels.contains(&Key::from(label)) => {
					labels.push(label.into())
				},
				_ => return Err(Error::Critical),
			}
		}
		Ok(labels)
	}
}
