// SPDX-License-Identifier: Apache-2.0

//! The claims of a PSA attestation token (RFC 9783, profile "TFM", §5.2), which a device's root of
//! trust signs as a COSE_Sign1.
//!
//! [`Token::parse`] reads the payload of a [`Sign1`](crate::cose::Sign1), best after its signature
//! has been verified. A token under a MAC is refused by that reader ([`Error::Mac`]).
//!
//! | claim | key | rule (§4) |
//! |---|---|---|
//! | nonce | 10 | 32, 48 or 64 bytes, one only |
//! | instance id (`ueid`) | 256 | 33 bytes, the first is 1 |
//! | profile | 265 | [`PROFILE`] |
//! | boot seed | 268 | may be missing; 8 to 32 bytes |
//! | client id | 2394 | 32 bits, negative for the non-secure side, never 0 |
//! | lifecycle | 2395 | one of the ranges of [`Lifecycle`] |
//! | implementation id | 2396 | 32 bytes |
//! | certification reference | 2398 | may be missing; 13 digits, `-`, 5 digits |
//! | software components | 2399 | 1 to [`MAX_COMPONENTS`] of [`Component`] |
//! | verification service | 2400 | may be missing; a text |
//!
//! - Lengths are definite; integers and lengths may be longer than needed, since §5.1.1 asks of a
//!   verifier to tolerate that.
//! - A claim that is not in the table is passed over if it is well-formed, as §5.1.3 and EAT ask.
//!   That includes `exp` and `nbf` of a CWT: how long evidence holds is for the appraisal to say.
//! - The profile has receivers accept ES384 and ES512 too. Devices here have no keys of those curves, so
//!   [`Algorithm`](crate::cose::Algorithm) knows ES256 of the three, and EdDSA, which the baseline
//!   (§5.1.1) leaves open.
//! - A component has the attributes of §4.4.1 only.
//! - The old profile `PSA_IOT_PROFILE_1`, with claim keys from the private range, is not read, so a
//!   token of it is refused for its missing profile claim ([`Error::Missing`]`(265)`).

use crate::cbor::{Encoding, Error, Keys, Label, Reader};
use alloc::vec::Vec;

/// The profile that is read (RFC 9783 §4.5.2).
pub const PROFILE: &str = "tag:psacertified.org,2023:psa#tfm";

/// The most software components of one token.
pub const MAX_COMPONENTS: usize = 16;

const NONCE: i64 = 10;
const INSTANCE_ID: i64 = 256;
const EAT_PROFILE: i64 = 265;
const BOOT_SEED: i64 = 268;
const CLIENT_ID: i64 = 2394;
const LIFECYCLE: i64 = 2395;
const IMPLEMENTATION_ID: i64 = 2396;
const CERTIFICATION_REFERENCE: i64 = 2398;
const SOFTWARE_COMPONENTS: i64 = 2399;
const VERIFICATION_SERVICE: i64 = 2400;

const MEASUREMENT_TYPE: i64 = 1;
const MEASUREMENT_VALUE: i64 = 2;
const VERSION: i64 = 4;
const SIGNER_ID: i64 = 5;
const MEASUREMENT_DESCRIPTION: i64 = 6;

/// The state of the root of trust (RFC 9783 §4.3.1): the high byte of the claim. The low byte is the
/// implementation's own and is not kept.
///
/// Only [`Lifecycle::Secured`] and [`Lifecycle::NonRotDebug`] make a report that a verifier can
/// trust.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lifecycle {
	/// `0x00xx`, which must not occur in a system.
	Unknown,
	/// `0x10xx`.
	AssemblyAndTest,
	/// `0x20xx`.
	RotProvisioning,
	/// `0x30xx`.
	Secured,
	/// `0x40xx`: debugging outside the root of trust.
	NonRotDebug,
	/// `0x50xx`.
	RecoverableRotDebug,
	/// `0x60xx`.
	Decommissioned,
}

impl Lifecycle {
	fn from_claim(value: u64) -> Option<Self> {
		Some(match value {
			0x0000..=0x00ff => Self::Unknown,
			0x1000..=0x10ff => Self::AssemblyAndTest,
			0x2000..=0x20ff => Self::RotProvisioning,
			0x3000..=0x30ff => Self::Secured,
			0x4000..=0x40ff => Self::NonRotDebug,
			0x5000..=0x50ff => Self::RecoverableRotDebug,
			0x6000..=0x60ff => Self::Decommissioned,
			_ => return None,
		})
	}
}

/// One piece of software that the device has loaded (RFC 9783 §4.4.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Component<'a> {
	/// Its role, such as `BL`, `PRoT`, `ARoT`, `App`.
	pub measurement_type: Option<&'a str>,
	/// The hash of it in memory: 32, 48 or 64 bytes.
	pub measurement: &'a [u8],
	/// The version it was issued as.
	pub version: Option<&'a str>,
	/// Who signed it, usually the hash of the public key: 32, 48 or 64 bytes.
	pub signer_id: &'a [u8],
	/// Which hash the measurement is, such as `sha-256`.
	pub description: Option<&'a str>,
}

/// The claims of a token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token<'a> {
	/// The challenge: 32, 48 or 64 bytes.
	pub nonce: &'a [u8],
	/// Who attests: 1, then the id of the attestation key.
	pub instance_id: &'a [u8; 33],
	/// The kind of hardware.
	pub implementation_id: &'a [u8; 32],
	/// For whom the device attested: negative on its non-secure side, positive on its secure side.
	pub client_id: i32,
	/// The state of the root of trust.
	pub lifecycle: Lifecycle,
	/// Tells one boot from another: 8 to 32 bytes.
	pub boot_seed: Option<&'a [u8]>,
	/// The entry in the PSA certification database.
	pub certification_reference: Option<&'a str>,
	/// [`PROFILE`].
	pub profile: &'a str,
	/// Where the token could be verified. A hint that anyone with a key may write.
	pub verification_service: Option<&'a str>,
	/// What has been loaded, in the token's order, at least one.
	pub components: Vec<Component<'a>>,
}

impl<'a> Token<'a> {
	/// Reads the claims that are all of `payload`.
	pub fn parse(payload: &'a [u8]) -> Result<Self, Error> {
		let mut reader = Reader::new(payload, Encoding::Any);
		let mut keys = Keys::default();
		let mut nonce = None;
		let mut instance_id = None;
		let mut implementation_id = None;
		let mut client_id = None;
		let mut lifecycle = None;
		let mut boot_seed = None;
		let mut certification_reference = None;
		let mut profile = None;
		let mut verification_service = None;
		let mut components = None;
		for _ in 0..reader.map()? {
			let label = reader.label()?;
			keys.add(label)?;
			let Label::Int(key) = label else {
				reader.item()?;
				continue;
			};
			match key {
				NONCE => nonce = Some(hash(&mut reader, key)?),
				INSTANCE_ID => {
					let id: &[u8; 33] = fixed(&mut reader, key)?;
					// A random id is the only type of EAT's that the profile allows.
					if id.first() != Some(&1) {
						return Err(Error::Value(key));
					}
					instance_id = Some(id);
				},
				EAT_PROFILE => {
					let value = reader.text()?;
					if value != PROFILE {
						return Err(Error::Profile);
					}
					profile = Some(value);
				},
				BOOT_SEED => {
					let value = reader.bytes()?;
					if !(8..=32).contains(&value.len()) {
						return Err(Error::Value(key));
					}
					boot_seed = Some(value);
				},
				CLIENT_ID => {
					let id = i32::try_from(reader.int()?).map_err(|_| Error::Value(key))?;
					if id == 0 {
						return Err(Error::Value(key));
					}
					client_id = Some(id);
				},
				LIFECYCLE => {
					let state = Lifecycle::from_claim(reader.uint()?).ok_or(Error::Value(key))?;
					lifecycle = Some(state);
				},
				IMPLEMENTATION_ID => implementation_id = Some(fixed(&mut reader, key)?),
				CERTIFICATION_REFERENCE => {
					let value = reader.text()?;
					if !is_certification_reference(value) {
						return Err(Error::Value(key));
					}
					certification_reference = Some(value);
				},
				SOFTWARE_COMPONENTS => components = Some(Component::list(&mut reader)?),
				VERIFICATION_SERVICE => verification_service = Some(reader.text()?),
				_ => reader.item().map(drop)?,
			}
		}
		reader.finish()?;
		Ok(Self {
			nonce: nonce.ok_or(Error::Missing(NONCE))?,
			instance_id: instance_id.ok_or(Error::Missing(INSTANCE_ID))?,
			implementation_id: implementation_id.ok_or(Error::Missing(IMPLEMENTATION_ID))?,
			client_id: client_id.ok_or(Error::Missing(CLIENT_ID))?,
			lifecycle: lifecycle.ok_or(Error::Missing(LIFECYCLE))?,
			boot_seed,
			certification_reference,
			profile: profile.ok_or(Error::Missing(EAT_PROFILE))?,
			verification_service,
			components: components.ok_or(Error::Missing(SOFTWARE_COMPONENTS))?,
		})
	}
}

impl<'a> Component<'a> {
	fn list(reader: &mut Reader<'a>) -> Result<Vec<Self>, Error> {
		let length = reader.array()?;
		if length == 0 {
			return Err(Error::TooFew);
		}
		if length > MAX_COMPONENTS as u64 {
			return Err(Error::TooMany);
		}
		(0..length).map(|_| Self::read(reader)).collect()
	}

	fn read(reader: &mut Reader<'a>) -> Result<Self, Error> {
		let mut keys = Keys::default();
		let mut measurement_type = None;
		let mut measurement = None;
		let mut version = None;
		let mut signer_id = None;
		let mut description = None;
		for _ in 0..reader.map()? {
			let label = reader.label()?;
			keys.add(label)?;
			match label {
				Label::Int(MEASUREMENT_TYPE) => measurement_type = Some(reader.text()?),
				Label::Int(key @ MEASUREMENT_VALUE) => measurement = Some(hash(reader, key)?),
				Label::Int(VERSION) => version = Some(reader.text()?),
				Label::Int(key @ SIGNER_ID) => signer_id = Some(hash(reader, key)?),
				Label::Int(MEASUREMENT_DESCRIPTION) => description = Some(reader.text()?),
				Label::Int(key) => return Err(Error::Unknown(key)),
				Label::Text(_) => return Err(Error::Label),
			}
		}
		Ok(Self {
			measurement_type,
			measurement: measurement.ok_or(Error::Missing(MEASUREMENT_VALUE))?,
			version,
			signer_id: signer_id.ok_or(Error::Missing(SIGNER_ID))?,
			description,
		})
	}
}

fn fixed<'a, const N: usize>(reader: &mut Reader<'a>, key: i64) -> Result<&'a [u8; N], Error> {
	reader.bytes()?.try_into().map_err(|_| Error::Value(key))
}

/// `psa-hash-type` of RFC 9783 §4.
fn hash<'a>(reader: &mut Reader<'a>, key: i64) -> Result<&'a [u8], Error> {
	let value = reader.bytes()?;
	match value.len() {
		32 | 48 | 64 => Ok(value),
		_ => Err(Error::Value(key)),
	}
}

/// `[0-9]{13}-[0-9]{5}`: RFC 9783 §4.2.3.
fn is_certification_reference(value: &str) -> bool {
	value.len() == 19
		&& value.bytes().enumerate().all(|(place, byte)| match place {
			13 => byte == b'-',
			_ => byte.is_ascii_digit(),
		})
}
