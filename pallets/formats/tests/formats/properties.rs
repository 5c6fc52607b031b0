// SPDX-License-Identifier: Apache-2.0

//! Properties: nothing panics, what the tests' encoder writes is read back, and what is accepted
//! after a change is what was signed.

use crate::{
	build::{array, digest_of, embed, map, set, try_each, Message, Suit, Value, CLASS, VENDOR},
	keys::Signer,
	psa::full,
};
use muster_formats::{
	cbor::{Encoding, Reader},
	cose::Sign1,
	psa::{Component, Lifecycle, Token, PROFILE},
	suit::{Digest, DigestAlgorithm, Envelope, Image, VendorId},
};
use proptest::{collection::vec, option, prelude::*, sample::Index};

/// A change of some bytes.
#[derive(Clone, Debug)]
enum Change {
	Set(Index, u8),
	Insert(Index, Vec<u8>),
	Remove(Index, usize),
	Repeat(Index, usize),
	Swap(Index, Index),
}

impl Change {
	fn any() -> impl Strategy<Value = Self> {
		prop_oneof![
			(any::<Index>(), any::<u8>()).prop_map(|(at, byte)| Self::Set(at, byte)),
			(any::<Index>(), vec(any::<u8>(), 1..9))
				.prop_map(|(at, bytes)| Self::Insert(at, bytes)),
			(any::<Index>(), 1..20usize).prop_map(|(at, count)| Self::Remove(at, count)),
			(any::<Index>(), 1..20usize).prop_map(|(at, count)| Self::Repeat(at, count)),
			(any::<Index>(), any::<Index>()).prop_map(|(a, b)| Self::Swap(a, b)),
		]
	}

	fn apply(&self, bytes: &mut Vec<u8>) {
		if bytes.is_empty() {
			return;
		}
		let length = bytes.len();
		match self {
			Self::Set(at, byte) => bytes[at.index(length)] = *byte,
			Self::Insert(at, more) => {
				let at = at.index(length);
				bytes.splice(at..at, more.iter().copied());
			},
			Self::Remove(at, count) => {
				let at = at.index(length);
				bytes.drain(at..(at + count).min(length));
			},
			Self::Repeat(at, count) => {
				let at = at.index(length);
				let part = bytes[at..(at + count).min(length)].to_vec();
				bytes.splice(at..at, part);
			},
			Self::Swap(a, b) => bytes.swap(a.index(length), b.index(length)),
		}
	}
}

fn changed(bytes: &[u8], changes: &[Change]) -> Vec<u8> {
	let mut bytes = bytes.to_vec();
	changes.iter().for_each(|change| change.apply(&mut bytes));
	bytes
}

/// Puts `bytes` to every reader.
fn read_all(bytes: &[u8]) {
	for encoding in [Encoding::Any, Encoding::Shortest] {
		let _ = Reader::new(bytes, encoding).item();
	}
	if let Ok(message) = Sign1::parse(bytes) {
		let _ = message.to_be_signed(Some(bytes), bytes);
	}
	let _ = Token::parse(bytes);
	if let Ok(envelope) = Envelope::parse(bytes) {
		let _ = envelope.manifest();
	}
}

/// A manifest with something of everything.
fn rich() -> Suit {
	let mut suit = Suit::new(3);
	let ids = [(1, Value::from(VENDOR)), (2, CLASS.into())];
	let digest = |bytes: &[u8]| (3, embed(&digest_of(bytes)));
	suit.shared = vec![
		(12, true.into()),
		set(ids),
		(1, 15.into()),
		(12, array([0.into(), 2.into()])),
		try_each(&[
			&[set([(5, 0.into())]), (5, 5.into()), set([digest(b"a"), (14, 1.into())])],
			&[set([(5, 1.into())]), (5, 5.into()), set([digest(b"b"), (14, 1.into())])],
		]),
		(12, 1.into()),
		set([digest(b"payload")]),
	];
	suit.sequences = vec![
		(7, vec![(12, true.into()), (3, 15.into())]),
		(8, vec![(12, 2.into()), set([(22, 0.into()), (-300, true.into())]), (22, 2.into())]),
		(9, vec![(12, 0.into()), (23, 2.into())]),
	];
	let nested = embed(&crate::build::sequence(&[set([(21, "#p".into())]), (21, 2.into())]));
	suit.severed = vec![(20, vec![(12, 1.into()), (32, nested)])];
	suit.members = vec![(4, "https://example.com".into())];
	suit.extra = vec![("#p".into(), b"payload"[..].into())];
	suit
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(10_000))]

	#[test]
	fn random_bytes_are_read_without_a_panic(bytes in vec(any::<u8>(), 0..300)) {
		read_all(&bytes);
	}

	/// The same behind the heads that lead into each reader.
	#[test]
	fn random_bytes_in_their_places_are_read_without_a_panic(bytes in vec(any::<u8>(), 0..300)) {
		let raw = || Value::Raw(bytes.clone());
		for start in [&[0xd2, 0x84][..], &[0xd8, 0x6b, 0xa2, 2], &[0xa8], &[0xd2, 0x84, 0x43]] {
			read_all(&[start, &bytes[..]].concat());
		}
		let suit = Suit::new(2);
		let manifest = |member: Value| map([(1, 1.into()), (2, 1.into()), (3, member)]);
		let common = |value: Value| map([(2, array(suit.components.clone())), (4, embed(&value))]);
		for inner in [
			raw(),
			manifest(embed(&raw())),
			manifest(embed(&common(raw()))),
			manifest(embed(&common(array([12.into(), 0.into(), 20.into(), raw()])))),
			manifest(embed(&common(array([12.into(), 0.into(), 15.into(), raw()])))),
		] {
			read_all(&suit.wrap(&inner, &[]).encode());
		}
	}

	#[test]
	fn changed_tokens_are_refused_or_were_signed(
		outer in vec(Change::any(), 0..3),
		inner in vec(Change::any(), 0..3),
	) {
		let signer = Signer::ed25519();
		let payload = map(full()).encode();
		let bytes = changed(&payload, &inner);
		read_all(&bytes);
		let message = Message::new(&signer, &payload).sign(&signer).encode();
		let bytes = changed(&message, &outer);
		read_all(&bytes);
		if let Ok(Some(token)) = signer.key().token(&bytes) {
			prop_assert_eq!(token, Token::parse(&payload).unwrap());
		}
	}

	#[test]
	fn changed_envelopes_are_refused_or_were_signed(
		outer in vec(Change::any(), 0..3),
		inner in vec(Change::any(), 1..4),
	) {
		let signer = Signer::ed25519();
		let suit = rich();
		let bytes = suit.encode(&[&signer]);
		let whole = signer.key().manifest(&bytes).unwrap().unwrap();
		let other = changed(&bytes, &outer);
		read_all(&other);
		if let Ok(Some(manifest)) = signer.key().manifest(&other) {
			prop_assert_eq!(manifest, whole);
		}
		// Behind a digest that is right.
		let manifest = Value::Raw(changed(&suit.manifest().encode(), &inner));
		read_all(&suit.wrap(&manifest, &[]).encode());
		let mut shared = suit.clone();
		shared.shared.clear();
		let sequence = changed(&crate::build::sequence(&suit.shared).encode(), &inner);
		let common = map([(2, array(suit.components.clone())), (4, sequence.into())]);
		let manifest = map([(1, 1.into()), (2, 1.into()), (3, embed(&common))]);
		read_all(&shared.wrap(&manifest, &[]).encode());
	}
}

/// The claims of a token.
#[derive(Clone, Debug)]
struct Claims {
	nonce: Vec<u8>,
	instance_id: [u8; 32],
	implementation_id: [u8; 32],
	client_id: i32,
	lifecycle: (u8, u8),
	boot_seed: Option<Vec<u8>>,
	reference: Option<String>,
	service: Option<String>,
	components: Vec<Software>,
	unknown: Vec<(i64, i64)>,
}

/// A software component of it.
#[derive(Clone, Debug)]
struct Software {
	role: Option<String>,
	measurement: Vec<u8>,
	version: Option<String>,
	signer: Vec<u8>,
	hash: Option<String>,
}

fn hash() -> impl Strategy<Value = Vec<u8>> {
	prop_oneof![vec(any::<u8>(), 32), vec(any::<u8>(), 48), vec(any::<u8>(), 64)]
}

prop_compose! {
	fn software()(
		role in option::of(any::<String>()),
		measurement in hash(),
		version in option::of("[a-z0-9.+]{0,30}"),
		signer in hash(),
		hash in option::of("[a-z0-9-]{0,9}"),
	) -> Software {
		Software { role, measurement, version, signer, hash }
	}
}

prop_compose! {
	fn claims()(
		nonce in hash(),
		instance_id: [u8; 32],
		implementation_id: [u8; 32],
		client_id in any::<i32>().prop_filter("not 0", |id| *id != 0),
		lifecycle in (0..7u8, any::<u8>()),
		boot_seed in option::of(vec(any::<u8>(), 8..=32)),
		reference in option::of("[0-9]{13}-[0-9]{5}"),
		service in option::of(any::<String>()),
		components in vec(software(), 1..=16),
		unknown in vec((-100_000..-80_000i64, any::<i64>()), 0..5),
	) -> Claims {
		Claims {
			nonce, instance_id, implementation_id, client_id, lifecycle, boot_seed, reference,
			service, components, unknown,
		}
	}
}

impl Claims {
	fn encode(&self) -> Vec<(Value, Value)> {
		let text = |text: &String| Value::from(text.as_str());
		let components = self.components.iter().map(|software| {
			let Software { role, measurement, version, signer, hash } = software;
			let mut attributes =
				vec![(5.into(), signer.clone().into()), (2.into(), measurement.clone().into())];
			attributes.extend(role.as_ref().map(|role| (1.into(), text(role))));
			attributes.extend(version.as_ref().map(|version| (4.into(), text(version))));
			attributes.extend(hash.as_ref().map(|hash| (6.into(), text(hash))));
			Value::Map(attributes)
		});
		let lifecycle = i64::from(self.lifecycle.0) * 0x1000 + i64::from(self.lifecycle.1);
		let mut claims: Vec<(Value, Value)> = vec![
			(10.into(), self.nonce.clone().into()),
			(256.into(), [&[1][..], &self.instance_id].concat().into()),
			(265.into(), PROFILE.into()),
			(2394.into(), i64::from(self.client_id).into()),
			(2395.into(), lifecycle.into()),
			(2396.into(), self.implementation_id.into()),
			(2399.into(), array(components)),
		];
		claims.extend(self.boot_seed.clone().map(|seed| (268.into(), seed.into())));
		claims.extend(self.reference.as_ref().map(|reference| (2398.into(), text(reference))));
		claims.extend(self.service.as_ref().map(|service| (2400.into(), text(service))));
		let mut unknown = self.unknown.clone();
		unknown.sort();
		unknown.dedup_by_key(|(key, _)| *key);
		claims.extend(unknown.into_iter().map(|(key, value)| (key.into(), value.into())));
		claims
	}
}

/// What is said of one component of a manifest: nothing, one image, or one for each of two slots.
#[derive(Clone, Debug)]
enum About {
	Nothing,
	One(Said),
	Slots(Said, Said),
}

#[derive(Clone, Debug)]
struct Said {
	digest: [u8; 32],
	size: Option<u32>,
	uri: Option<String>,
}

impl Said {
	fn any() -> impl Strategy<Value = Self> {
		(any::<[u8; 32]>(), any::<Option<u32>>(), option::of("[a-z]{1,8}://[a-z./]{0,40}"))
			.prop_map(|(digest, size, uri)| Self { digest, size, uri })
	}

	fn digest(&self) -> (i64, Value) {
		let digest = embed(&array([(-16).into(), self.digest.into()]));
		let mut said = vec![(3, digest)];
		said.extend(self.size.map(|size| (14, i64::from(size).into())));
		(20, map(said))
	}

	fn fetch(&self) -> (i64, Value) {
		match &self.uri {
			Some(uri) => set([(21, uri.as_str().into())]),
			None => (21, 2.into()),
		}
	}

	fn image(&self, slot: Option<u64>) -> Image<'_> {
		Image {
			vendor_id: Some(VendorId::Uuid(VENDOR)),
			class_id: Some(CLASS),
			slot,
			digest: Digest { algorithm: DigestAlgorithm::Sha256, bytes: &self.digest },
			size: self.size.map(u64::from),
			uri: self.uri.as_deref(),
		}
	}
}

impl About {
	fn any() -> impl Strategy<Value = Self> {
		prop_oneof![
			Just(Self::Nothing),
			Said::any().prop_map(Self::One),
			(Said::any(), Said::any()).prop_map(|(a, b)| Self::Slots(a, b)),
		]
	}

	/// The commands about it in the shared and in the install sequence.
	fn commands(&self, place: usize) -> [Vec<(i64, Value)>; 2] {
		let index = (12, Value::from(place as i64));
		let branches = |a: (i64, Value), b: (i64, Value)| {
			let branch = |slot: i64, last| [set([(5, slot.into())]), (5, 5.into()), last];
			try_each(&[&branch(0, a), &branch(1, b)])
		};
		match self {
			Self::Nothing => [vec![], vec![]],
			Self::One(said) => [vec![index.clone(), said.digest()], vec![index, said.fetch()]],
			Self::Slots(a, b) => [
				vec![index.clone(), branches(a.digest(), b.digest())],
				vec![index, branches(a.fetch(), b.fetch())],
			],
		}
	}

	fn images(&self) -> Vec<Image<'_>> {
		match self {
			Self::Nothing => vec![],
			Self::One(said) => vec![said.image(None)],
			Self::Slots(a, b) => vec![a.image(Some(0)), b.image(Some(1))],
		}
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(2_000))]

	#[test]
	fn tokens_are_read_as_they_were_written(
		claims in claims(),
		order in any::<Index>(),
		wide in vec(0..5u8, 1..7),
	) {
		let mut entries = claims.encode();
		let turn = order.index(entries.len());
		entries.rotate_left(turn);
		let mut steps = wide.iter().cycle().copied();
		let bytes = Value::Map(entries).encode_wider(&mut || steps.next().unwrap());
		let token = Token::parse(&bytes).unwrap();
		let instance_id: [u8; 33] =
			[&[1][..], &claims.instance_id].concat().try_into().unwrap();
		let lifecycle = [
			Lifecycle::Unknown,
			Lifecycle::AssemblyAndTest,
			Lifecycle::RotProvisioning,
			Lifecycle::Secured,
			Lifecycle::NonRotDebug,
			Lifecycle::RecoverableRotDebug,
			Lifecycle::Decommissioned,
		][usize::from(claims.lifecycle.0)];
		let components = claims.components.iter().map(|software| Component {
			measurement_type: software.role.as_deref(),
			measurement: &software.measurement,
			version: software.version.as_deref(),
			signer_id: &software.signer,
			description: software.hash.as_deref(),
		});
		prop_assert_eq!(token, Token {
			nonce: &claims.nonce,
			instance_id: &instance_id,
			implementation_id: &claims.implementation_id,
			client_id: claims.client_id,
			lifecycle,
			boot_seed: claims.boot_seed.as_deref(),
			certification_reference: claims.reference.as_deref(),
			profile: PROFILE,
			verification_service: claims.service.as_deref(),
			components: components.collect(),
		});
	}

	#[test]
	fn manifests_are_read_as_they_were_written(
		sequence: u64,
		about in vec(About::any(), 1..=5),
		severed: bool,
		left_out: bool,
	) {
		let mut suit = Suit::new(about.len() as u8);
		suit.sequence = sequence.into();
		suit.shared = vec![
			(12, true.into()),
			set([(1, VENDOR.into()), (2, CLASS.into())]),
			(1, 15.into()),
			(2, 15.into()),
		];
		let mut install = vec![(12, true.into())];
		for (place, about) in about.iter().enumerate() {
			let [shared, fetch] = about.commands(place);
			suit.shared.extend(shared);
			install.extend(fetch);
		}
		install.extend([(12, true.into()), (3, 15.into())]);
		match severed {
			true => suit.severed = vec![(20, install)],
			false => suit.sequences = vec![(20, install)],
		}
		let manifest = suit.manifest();
		let left_out = severed && left_out;
		if left_out {
			suit.severed.clear();
		}
		let signer = Signer::ed25519();
		let bytes = suit.wrap(&manifest, &[&signer]).encode();
		let read = signer.key().manifest(&bytes).unwrap().unwrap();
		prop_assert_eq!(read.sequence, sequence);
		prop_assert_eq!(read.complete, !left_out);
		prop_assert_eq!(read.components.len(), about.len());
		for (component, about) in read.components.iter().zip(&about) {
			let mut expected = about.images();
			if left_out {
				expected.iter_mut().for_each(|image| image.uri = None);
			}
			prop_assert_eq!(&component.images, &expected);
			prop_assert_eq!(component.identities.len(), 1);
		}
	}
}
