// SPDX-License-Identifier: Apache-2.0

//! An encoder of CBOR, and of tokens and envelopes, that can also write what it should not.

use crate::keys::Signer;
use sha2::{Digest, Sha256};

/// A CBOR value.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
	Int(i128),
	Bytes(Vec<u8>),
	Text(String),
	Array(Vec<Value>),
	Map(Vec<(Value, Value)>),
	Tag(u64, Box<Value>),
	Bool(bool),
	Null,
	/// Bytes as they are.
	Raw(Vec<u8>),
}

impl From<i64> for Value {
	fn from(value: i64) -> Self {
		Self::Int(value.into())
	}
}

impl From<&str> for Value {
	fn from(value: &str) -> Self {
		Self::Text(value.into())
	}
}

impl From<&[u8]> for Value {
	fn from(value: &[u8]) -> Self {
		Self::Bytes(value.into())
	}
}

impl<const N: usize> From<[u8; N]> for Value {
	fn from(value: [u8; N]) -> Self {
		Self::Bytes(value.into())
	}
}

impl From<Vec<u8>> for Value {
	fn from(value: Vec<u8>) -> Self {
		Self::Bytes(value)
	}
}

impl From<bool> for Value {
	fn from(value: bool) -> Self {
		Self::Bool(value)
	}
}

pub fn array(items: impl IntoIterator<Item = Value>) -> Value {
	Value::Array(items.into_iter().collect())
}

pub fn map<K: Into<Value>>(entries: impl IntoIterator<Item = (K, Value)>) -> Value {
	Value::Map(entries.into_iter().map(|(key, value)| (key.into(), value)).collect())
}

pub fn tag(number: u64, value: Value) -> Value {
	Value::Tag(number, value.into())
}

/// A byte string that holds `value`.
pub fn embed(value: &Value) -> Value {
	Value::Bytes(value.encode())
}

impl Value {
	/// In the shortest form.
	pub fn encode(&self) -> Vec<u8> {
		self.encode_wider(&mut || 0)
	}

	/// With heads that are longer than needed by as many steps as `steps` says, where there is room.
	pub fn encode_wider(&self, steps: &mut impl FnMut() -> u8) -> Vec<u8> {
		let mut out = Vec::new();
		self.write(&mut out, steps);
		out
	}

	fn write(&self, out: &mut Vec<u8>, steps: &mut impl FnMut() -> u8) {
		match self {
			Self::Int(value) if *value < 0 => head(out, 1, !*value as u64, steps()),
			Self::Int(value) => head(out, 0, *value as u64, steps()),
			Self::Bytes(bytes) => {
				head(out, 2, bytes.len() as u64, steps());
				out.extend(bytes);
			},
			Self::Text(text) => {
				head(out, 3, text.len() as u64, steps());
				out.extend(text.as_bytes());
			},
			Self::Array(items) => {
				head(out, 4, items.len() as u64, steps());
				items.iter().for_each(|item| item.write(out, steps));
			},
			Self::Map(entries) => {
				head(out, 5, entries.len() as u64, steps());
				for (key, value) in entries {
					key.write(out, steps);
					value.write(out, steps);
				}
			},
			Self::Tag(number, value) => {
				head(out, 6, *number, steps());
				value.write(out, steps);
			},
			Self::Bool(value) => out.push(0xf4 + u8::from(*value)),
			Self::Null => out.push(0xf6),
			Self::Raw(bytes) => out.extend(bytes),
		}
	}
}

/// A head with `value`, `wider` steps longer than it must be.
pub fn head(out: &mut Vec<u8>, major: u8, value: u64, wider: u8) {
	let least = match value {
		0..=23 => 0,
		24..=0xff => 1,
		0x100..=0xffff => 2,
		0x1_0000..=0xffff_ffff => 3,
		_ => 4,
	};
	let step = (least + wider).min(4);
	let bytes = value.to_be_bytes();
	match step {
		0 => out.push(major << 5 | value as u8),
		_ => {
			out.push(major << 5 | (23 + step));
			out.extend(&bytes[8 - (1 << (step - 1))..]);
		},
	}
}

/// A COSE_Sign1 of `payload`, and what of it is signed apart from the payload.
pub struct Message {
	pub protected: Value,
	pub unprotected: Value,
	pub payload: Option<Vec<u8>>,
	pub detached: Option<Vec<u8>>,
	pub external: Vec<u8>,
}

impl Message {
	/// With `payload` attached, and the algorithm of `signer` protected.
	pub fn new(signer: &Signer, payload: &[u8]) -> Self {
		Self {
			protected: map([(1, signer.algorithm().into())]),
			unprotected: Value::Map(vec![]),
			payload: Some(payload.into()),
			detached: None,
			external: vec![],
		}
	}

	/// The four elements of the message.
	pub fn elements(&self, signer: &Signer) -> [Value; 4] {
		let protected = embed(&self.protected);
		let payload = self.payload.as_ref().or(self.detached.as_ref()).unwrap();
		let signed = array([
			"Signature1".into(),
			protected.clone(),
			self.external.clone().into(),
			payload.clone().into(),
		]);
		let attached = self.payload.clone().map_or(Value::Null, Value::from);
		let signature = signer.sign(&signed.encode());
		[protected, self.unprotected.clone(), attached, signature.into()]
	}

	pub fn sign(&self, signer: &Signer) -> Value {
		tag(18, array(self.elements(signer)))
	}
}

/// SUIT_Digest with SHA-256 of `bytes`.
pub fn digest_of(bytes: &[u8]) -> Value {
	array([(-16).into(), Sha256::digest(bytes).to_vec().into()])
}

/// A SUIT envelope in the making.
#[derive(Clone)]
pub struct Suit {
	pub version: i64,
	pub sequence: i128,
	pub components: Vec<Value>,
	/// Code and argument of each command.
	pub shared: Vec<(i64, Value)>,
	/// Command sequences that stay in the manifest.
	pub sequences: Vec<(i64, Vec<(i64, Value)>)>,
	/// Command sequences that go into the envelope.
	pub severed: Vec<(i64, Vec<(i64, Value)>)>,
	/// More of the manifest.
	pub members: Vec<(i64, Value)>,
	/// More of the envelope.
	pub extra: Vec<(Value, Value)>,
}

pub fn sequence(commands: &[(i64, Value)]) -> Value {
	array(commands.iter().flat_map(|(code, argument)| [(*code).into(), argument.clone()]))
}

/// Override-parameters with `entries`.
pub fn set<const N: usize>(entries: [(i64, Value); N]) -> (i64, Value) {
	(20, map(entries))
}

/// Try-each with `branches`.
pub fn try_each(branches: &[&[(i64, Value)]]) -> (i64, Value) {
	(15, array(branches.iter().map(|branch| embed(&sequence(branch)))))
}

/// The vendor and class of the draft's examples.
pub const VENDOR: [u8; 16] = hex_literal::hex!("fa6b4a53d5ad5fdfbe9de663e4d41ffe");
pub const CLASS: [u8; 16] = hex_literal::hex!("1492af1425695e48bf429b2d51f2ab45");

impl Suit {
	/// A manifest of `count` components, `[h'00']` and on, that says nothing.
	pub fn new(count: u8) -> Self {
		Self {
			version: 1,
			sequence: 1,
			components: (0..count).map(|place| array([[place].into()])).collect(),
			shared: vec![],
			sequences: vec![],
			severed: vec![],
			members: vec![],
			extra: vec![],
		}
	}

	pub fn common(&self) -> Value {
		let mut common = vec![(2, array(self.components.clone()))];
		if !self.shared.is_empty() {
			common.push((4, embed(&sequence(&self.shared))));
		}
		map(common)
	}

	pub fn manifest(&self) -> Value {
		let mut members = vec![
			(1, self.version.into()),
			(2, Value::Int(self.sequence)),
			(3, embed(&self.common())),
		];
		members.extend(self.members.clone());
		members.extend(self.sequences.iter().map(|(label, list)| (*label, embed(&sequence(list)))));
		members.extend(
			self.severed
				.iter()
				.map(|(label, list)| (*label, digest_of(&embed(&sequence(list)).encode()))),
		);
		members.sort_by_key(|(label, _)| *label);
		map(members)
	}

	/// The envelope around `manifest`.
	pub fn wrap(&self, manifest: &Value, signers: &[&Signer]) -> Value {
		let manifest = embed(manifest);
		let digest = digest_of(&manifest.encode()).encode();
		let mut wrapper = vec![Value::from(digest.clone())];
		for signer in signers {
			let message = Message {
				payload: None,
				detached: Some(digest.clone()),
				..Message::new(signer, &[])
			};
			wrapper.push(embed(&message.sign(signer)));
		}
		self.with(embed(&Value::Array(wrapper)), manifest)
	}

	/// The envelope of an authentication wrapper and a manifest.
	pub fn with(&self, wrapper: Value, manifest: Value) -> Value {
		let mut entries = vec![(Value::from(2), wrapper), (3.into(), manifest)];
		entries.extend(
			self.severed.iter().map(|(label, list)| ((*label).into(), embed(&sequence(list)))),
		);
		entries.extend(self.extra.clone());
		tag(107, Value::Map(entries))
	}

	pub fn encode(&self, signers: &[&Signer]) -> Vec<u8> {
		self.wrap(&self.manifest(), signers).encode()
	}
}
