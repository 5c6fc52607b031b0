// SPDX-License-Identifier: Apache-2.0

//! SUIT envelopes and manifests, made by the tests' own encoder after the draft's rules.

use crate::{
	build::{
		array, digest_of, embed, map, sequence, set, tag, Message, Suit, Value, CLASS, VENDOR,
	},
	commands::{a_b, said},
	keys::Signer,
};
use muster_formats::{
	suit::{
		Digest, DigestAlgorithm, Envelope, Identity, Image, Manifest, VendorId, MAX_COMPONENTS,
		MAX_SIGNATURES,
	},
	Error,
};

pub const A: [u8; 32] = [0xaa; 32];

/// The parameter image-digest: `bytes` as SHA-256.
pub fn digest(bytes: [u8; 32]) -> (i64, Value) {
	(3, embed(&array([(-16).into(), bytes.into()])))
}

pub fn uri(text: &str) -> (i64, Value) {
	(21, text.into())
}

pub fn size(bytes: i64) -> (i64, Value) {
	(14, bytes.into())
}

pub fn index(place: i64) -> (i64, Value) {
	(12, place.into())
}

pub fn ids() -> [(i64, Value); 2] {
	[(1, VENDOR.into()), (2, CLASS.into())]
}

/// What the manifest of `suit` says about images.
pub fn read(suit: &Suit, then: impl FnOnce(Result<Manifest, Error>)) {
	let bytes = suit.encode(&[]);
	then(Envelope::parse(&bytes).and_then(|envelope| envelope.manifest()));
}

pub fn refusal(suit: &Suit) -> Option<Error> {
	let bytes = suit.encode(&[]);
	Envelope::parse(&bytes).and_then(|envelope| envelope.manifest()).err()
}

/// Appendix B.3: download, installation and secure boot, with a severed install sequence and text.
fn severed() -> Suit {
	let mut suit = Suit::new(1);
	suit.shared = vec![set([ids()[0].clone(), ids()[1].clone(), digest(A), size(34768)])];
	suit.shared.extend([(1, 15.into()), (2, 15.into())]);
	suit.sequences = vec![(7, vec![(3, 15.into())]), (9, vec![(23, 2.into())])];
	suit.severed =
		vec![(20, vec![set([uri("http://example.com/file.bin")]), (21, 2.into()), (3, 15.into())])];
	let text = text();
	suit.members = vec![(23, digest_of(&embed(&text).encode()))];
	suit.extra = vec![(23.into(), embed(&text))];
	suit
}

fn text() -> Value {
	let component = map([(3, Value::from("arm.com")), (5, "The firmware of it.".into())]);
	let english = Value::Map(vec![
		(1.into(), "## Example\nA manifest.".into()),
		(array([[0].into()]), component),
	]);
	map([("en-US", english)])
}

#[test]
fn a_signed_envelope_is_read_as_it_was_made() {
	let bytes = severed().encode(&[&Signer::p256()]);
	let manifest = Signer::p256().key().manifest(&bytes).unwrap().unwrap();
	assert_eq!((manifest.sequence, manifest.reference_uri, manifest.complete), (1, None, true));
	let [component] = &manifest.components[..] else { panic!() };
	assert_eq!(component.id, array([[0].into()]).encode());
	let (vendor_id, class_id) = (Some(VendorId::Uuid(VENDOR)), Some(CLASS));
	assert_eq!(component.identities, [Identity { vendor_id, class_id }]);
	let image = Image {
		vendor_id,
		class_id,
		slot: None,
		digest: Digest { algorithm: DigestAlgorithm::Sha256, bytes: &A },
		size: Some(34768),
		uri: Some("http://example.com/file.bin"),
	};
	assert_eq!(component.images, [image]);
	assert_eq!(Signer::ed25519().key().manifest(&bytes), Ok(None));
}

#[test]
fn severed_members_may_be_left_out() {
	let full = severed();
	let mut bare = full.clone();
	bare.extra.clear();
	read(&bare, |manifest| assert!(manifest.unwrap().complete));
	// The URI goes with the sequence. What stays is covered by the same signature.
	let (manifest, signer) = (full.manifest(), Signer::p256());
	bare.severed.clear();
	let bytes = bare.wrap(&manifest, &[&signer]).encode();
	let manifest = signer.key().manifest(&bytes).unwrap().unwrap();
	assert!(!manifest.complete);
	assert_eq!(said(&manifest), vec![vec![(&A[..], Some(34768), None, None)]]);
	let left = Envelope::parse(&bytes).unwrap().digest;
	assert_eq!(left, Envelope::parse(&full.encode(&[&signer])).unwrap().digest);
}

#[test]
fn severed_members_have_the_digest_that_the_manifest_gives() {
	let other = || embed(&sequence(&[set([uri("http://evil.example/file.bin")])]));
	// Another sequence, or another text.
	for (label, member) in [(20, other()), (23, embed(&map([("en", text())])))] {
		let suit = severed();
		let manifest = suit.manifest();
		let mut changed = suit.clone();
		changed.severed.clear();
		changed.extra = vec![(label.into(), member)];
		let bytes = changed.wrap(&manifest, &[]).encode();
		assert_eq!(Envelope::parse(&bytes).unwrap().manifest(), Err(Error::Digest));
	}
	// A member that the manifest does not know.
	for (label, member) in [(16, other()), (20, other()), (23, embed(&text()))] {
		let mut suit = Suit::new(1);
		suit.extra = vec![(label.into(), member)];
		assert_eq!(refusal(&suit), Some(Error::Uncovered));
	}
	// A member in both.
	let mut twice = Suit::new(1);
	twice.sequences = vec![(20, vec![(3, 15.into())])];
	twice.extra = vec![(20.into(), embed(&sequence(&twice.sequences[0].1)))];
	assert_eq!(refusal(&twice), Some(Error::Duplicate));
	// The digest of the content without the head of its byte string.
	let mut headless = Suit::new(1);
	let content = sequence(&[(3, 15.into())]);
	headless.members = vec![(20, digest_of(&content.encode()))];
	headless.extra = vec![(20.into(), embed(&content))];
	assert_eq!(refusal(&headless), Some(Error::Digest));
	// A digest that cannot be checked, unless there is nothing to check.
	let mut sha512 = Suit::new(1);
	sha512.members = vec![(20, array([(-44).into(), [0; 64].into()]))];
	assert_eq!(refusal(&sha512), None);
	sha512.extra = vec![(20.into(), embed(&content))];
	assert_eq!(refusal(&sha512), Some(Error::DigestAlgorithm));
	// Only these three can be severed.
	for label in [7, 8, 9] {
		let mut suit = Suit::new(1);
		suit.members = vec![(label, digest_of(&embed(&content).encode()))];
		assert_eq!(refusal(&suit), Some(Error::Type));
	}
}

#[test]
fn the_text_is_a_map() {
	let with = |text: Value| {
		let mut suit = Suit::new(1);
		suit.members = vec![(23, embed(&text))];
		refusal(&suit)
	};
	assert_eq!(with(text()), None);
	assert_eq!(with(array([])), Some(Error::Type));
	assert_eq!(with(Value::Raw(vec![0xa0, 0xa0])), Some(Error::Trailing));
	assert_eq!(with(Value::Raw(vec![0xa1, 0x61, 0x61])), Some(Error::Truncated));
	let deep = (0..20).fold(Value::Null, |value, _| array([value]));
	assert_eq!(with(map([("en", deep)])), Some(Error::Depth));
}

#[test]
fn payloads_in_the_envelope_are_those_of_an_image() {
	let payload = b"a payload".to_vec();
	let mut suit = Suit::new(2);
	let image = embed(&digest_of(&payload));
	suit.shared = vec![index(1), set([(3, image), size(9)])];
	suit.sequences = vec![(20, vec![index(1), set([uri("#payload")]), (21, 2.into())])];
	let with = |key: &str, bytes: &[u8]| {
		let mut suit = suit.clone();
		suit.extra = vec![(key.into(), bytes.into())];
		refusal(&suit)
	};
	assert_eq!(with("#payload", &payload), None);
	assert_eq!(with("#other", &payload), Some(Error::Uncovered));
	assert_eq!(with("#payload", b"another"), Some(Error::Uncovered));
	assert_eq!(with("#payload", b""), Some(Error::Uncovered));
	let mut longer = suit.clone();
	longer.shared.push(set([size(10)]));
	longer.extra = vec![("#payload".into(), payload.clone().into())];
	assert_eq!(refusal(&longer), Some(Error::Uncovered));
	// An intermediary adds what it has fetched, under the full URI.
	let mut fetched = suit.clone();
	fetched.sequences =
		vec![(16, vec![index(1), set([uri("http://example.com/p.bin")]), (21, 2.into())])];
	fetched.extra = vec![("http://example.com/p.bin".into(), payload.clone().into())];
	assert_eq!(refusal(&fetched), None);
	// Twice, or not as a byte string.
	let mut twice = suit.clone();
	twice.extra = vec![("#payload".into(), payload.clone().into()); 2];
	assert_eq!(refusal(&twice), Some(Error::Duplicate));
	twice.extra = vec![("#payload".into(), "text".into())];
	assert_eq!(refusal(&twice), Some(Error::Type));
	// Its URI is in a sequence that is not there.
	let mut left = suit.clone();
	left.severed = core::mem::take(&mut left.sequences);
	let manifest = left.manifest();
	left.severed.clear();
	left.extra = vec![("#payload".into(), payload.into())];
	let bytes = left.wrap(&manifest, &[]).encode();
	assert_eq!(Envelope::parse(&bytes).unwrap().manifest(), Err(Error::Uncovered));
}

/// Examples of the TEEP drafts have the payload before the manifest.
#[test]
fn members_of_the_envelope_come_in_any_order_after_the_wrapper() {
	let payload = b"Hello, Secure World!".to_vec();
	let mut suit = severed();
	suit.shared.push(set([(3, embed(&digest_of(&payload))), size(20)]));
	suit.severed = vec![(20, vec![set([uri("#tc")]), (21, 15.into()), (3, 15.into())])];
	suit.extra.push(("#tc".into(), payload.into()));
	let signer = Signer::p256();
	let Value::Tag(_, envelope) = suit.wrap(&suit.manifest(), &[&signer]) else { panic!() };
	let Value::Map(members) = *envelope else { panic!() };
	let (first, rest) = members.split_first().unwrap();
	for turn in 0..rest.len() {
		let mut rest = rest.to_vec();
		rest.rotate_left(turn);
		let bytes =
			tag(107, Value::Map([std::slice::from_ref(first), &rest[..]].concat())).encode();
		assert!(signer.key().manifest(&bytes).unwrap().is_some(), "{turn}");
		rest.push(first.clone());
		let bytes = tag(107, Value::Map(rest)).encode();
		assert_eq!(Envelope::parse(&bytes), Err(Error::Missing(2)), "{turn}");
	}
}

#[test]
fn the_envelope_is_tagged_or_bare() {
	let suit = severed();
	let Value::Tag(_, envelope) = suit.wrap(&suit.manifest(), &[]) else { panic!() };
	assert!(Envelope::parse(&envelope.encode()).is_ok());
	assert_eq!(Envelope::parse(&tag(1070, *envelope.clone()).encode()), Err(Error::Tag));
	assert_eq!(Envelope::parse(&tag(18, *envelope.clone()).encode()), Err(Error::Tag));
	let twice = tag(107, tag(107, *envelope));
	assert_eq!(Envelope::parse(&twice.encode()), Err(Error::Type));
	// A manifest without envelope is no manifest that anyone signed.
	let manifest = tag(1070, suit.manifest());
	assert_eq!(Envelope::parse(&manifest.encode()), Err(Error::Tag));
	assert_eq!(Envelope::parse(&suit.manifest().encode()), Err(Error::Unknown(1)));
}

#[test]
fn the_digest_is_of_the_manifest_with_its_head() {
	let suit = severed();
	let manifest = suit.manifest();
	let with = |digest: Value| {
		let wrapper = embed(&array([embed(&digest)]));
		Envelope::parse(&suit.with(wrapper, embed(&manifest)).encode()).err()
	};
	assert_eq!(with(digest_of(&embed(&manifest).encode())), None);
	assert_eq!(with(digest_of(&manifest.encode())), Some(Error::Digest));
	assert_eq!(with(array([(-16).into(), A.into()])), Some(Error::Digest));
	let sha512 = array([(-44).into(), [0; 64].into()]);
	assert_eq!(with(sha512), Some(Error::DigestAlgorithm));
}

#[test]
fn several_may_sign() {
	let suit = severed();
	let (first, second) = (Signer::p256(), Signer::ed25519());
	let bytes = suit.encode(&[&first, &second]);
	let envelope = Envelope::parse(&bytes).unwrap();
	for (signature, signer) in envelope.signatures.iter().zip([&first, &second]) {
		let signed = envelope.to_be_signed(signature).unwrap();
		assert!(signer.key().verifies(signature.algorithm, &signed, signature.signature));
	}
	let most = suit.encode(&[&first; MAX_SIGNATURES]);
	assert_eq!(Envelope::parse(&most).unwrap().signatures.len(), MAX_SIGNATURES);
	let more = suit.encode(&[&first; MAX_SIGNATURES + 1]);
	assert_eq!(Envelope::parse(&more), Err(Error::TooMany));
	assert!(Envelope::parse(&suit.encode(&[])).unwrap().signatures.is_empty());
}

#[test]
fn only_detached_signatures_authenticate() {
	let suit = severed();
	let signer = Signer::p256();
	let manifest = embed(&suit.manifest());
	let digest = digest_of(&manifest.encode()).encode();
	let block = |block: Value| {
		let wrapper = embed(&array([digest.clone().into(), embed(&block)]));
		Envelope::parse(&suit.with(wrapper, manifest.clone()).encode()).err()
	};
	let detached =
		Message { payload: None, detached: Some(digest.clone()), ..Message::new(&signer, &[]) };
	let elements = || array(detached.elements(&signer));
	assert_eq!(block(tag(18, elements())), None);
	assert_eq!(block(tag(17, elements())), Some(Error::Mac));
	assert_eq!(block(tag(97, elements())), Some(Error::Mac));
	assert_eq!(block(tag(98, elements())), Some(Error::NotSign1));
	assert_eq!(block(elements()), Some(Error::Tag));
	assert_eq!(block(Message::new(&signer, &digest).sign(&signer)), Some(Error::Payload));
	assert_eq!(block(Value::Raw(vec![])), Some(Error::Truncated));
	let wide = tag(18, elements()).encode_wider(&mut || 1);
	assert_eq!(block(Value::Raw(wide)), Some(Error::NotShortest));
	// Not in its byte string.
	let wrapper = embed(&array([digest.clone().into(), tag(18, elements())]));
	let bytes = suit.with(wrapper, manifest.clone()).encode();
	assert_eq!(Envelope::parse(&bytes), Err(Error::Type));
	let empty = suit.with(embed(&array([])), manifest).encode();
	assert_eq!(Envelope::parse(&empty), Err(Error::TooFew));
}

/// The signature of one manifest is none of another.
#[test]
fn a_signature_is_for_one_manifest() {
	let signer = Signer::p256();
	let (mut suit, other) = (severed(), severed());
	suit.sequence = 2;
	let envelope = |suit: &Suit| {
		let Value::Tag(_, envelope) = suit.wrap(&suit.manifest(), &[&signer]) else { panic!() };
		let Value::Map(members) = *envelope else { panic!() };
		members
	};
	let mut members = envelope(&suit);
	members[0] = envelope(&other)[0].clone();
	assert_eq!(Envelope::parse(&Value::Map(members).encode()), Err(Error::Digest));
	// With its own digest, and the block of the other.
	let manifest = embed(&suit.manifest());
	let digest = digest_of(&manifest.encode()).encode();
	let stolen = digest_of(&embed(&other.manifest()).encode()).encode();
	let block = Message { payload: None, detached: Some(stolen), ..Message::new(&signer, &[]) };
	let wrapper = embed(&array([digest.into(), embed(&block.sign(&signer))]));
	let bytes = suit.with(wrapper, manifest).encode();
	assert_eq!(signer.key().manifest(&bytes), Ok(None));
}

#[test]
fn the_manifest_has_what_it_must_have() {
	let manifest = |entries: &[(i64, Value)]| {
		let bytes = Suit::new(1).wrap(&map(entries.to_vec()), &[]).encode();
		Envelope::parse(&bytes).unwrap().manifest().err()
	};
	let common = || (3, embed(&Suit::new(1).common()));
	let (version, number) = ((1, Value::from(1)), (2, Value::from(1)));
	assert_eq!(manifest(&[version.clone(), number.clone(), common()]), None);
	assert_eq!(manifest(&[number.clone(), common()]), Some(Error::Missing(1)));
	assert_eq!(manifest(&[version.clone(), common()]), Some(Error::Missing(2)));
	assert_eq!(manifest(&[version.clone(), number.clone()]), Some(Error::Missing(3)));
	for wrong in [0, 2, 255] {
		let entries = [(1, wrong.into()), number.clone(), common()];
		assert_eq!(manifest(&entries), Some(Error::Version));
	}
	let negative = [version.clone(), (2, (-1).into()), common()];
	assert_eq!(manifest(&negative), Some(Error::Type));
	let twice = [version.clone(), number.clone(), common(), common()];
	assert_eq!(manifest(&twice), Some(Error::Duplicate));
	for unknown in [0, 5, 6, 10, 15, 17, 18, 21, 24, -1, -256, -257, i64::MIN] {
		let entries = [version.clone(), number.clone(), common(), (unknown, [0].into())];
		assert_eq!(manifest(&entries), Some(Error::Unknown(unknown)));
	}
	let uri = [version, number, common(), (4, "https://example.com/full.suit".into())];
	assert_eq!(manifest(&uri), None);
	let mut suit = Suit::new(1);
	suit.sequence = u64::MAX.into();
	suit.members = vec![(4, "https://example.com/full.suit".into())];
	read(&suit, |manifest| {
		let manifest = manifest.unwrap();
		assert_eq!(manifest.sequence, u64::MAX);
		assert_eq!(manifest.reference_uri, Some("https://example.com/full.suit"));
	});
}

#[test]
fn unknown_members_of_the_envelope_are_refused() {
	for unknown in [0, 1, 4, 15, 17, 24, -1, -256, -300] {
		let mut suit = severed();
		suit.extra.push((unknown.into(), [0].into()));
		assert_eq!(Envelope::parse(&suit.encode(&[])), Err(Error::Unknown(unknown)));
	}
	let mut suit = severed();
	suit.extra.push(([1].into(), [0].into()));
	assert_eq!(Envelope::parse(&suit.encode(&[])), Err(Error::Label));
	for known in [2, 3, 20, 23] {
		suit = severed();
		suit.extra.push((known.into(), [0].into()));
		assert_eq!(Envelope::parse(&suit.encode(&[])), Err(Error::Duplicate));
	}
	suit = severed();
	suit.extra.extend((0..100).map(|place| (format!("#{place}").as_str().into(), [0].into())));
	assert_eq!(Envelope::parse(&suit.encode(&[])), Err(Error::TooMany));
	for entries in [vec![], vec![(3, embed(&severed().manifest()))]] {
		let bytes = tag(107, map(entries)).encode();
		assert_eq!(Envelope::parse(&bytes), Err(Error::Missing(2)));
	}
	let wrapper = embed(&array([embed(&digest_of(&[]))]));
	assert_eq!(Envelope::parse(&map([(2, wrapper)]).encode()), Err(Error::Missing(3)));
}

#[test]
fn components_are_named_once() {
	let with = |components: Vec<Value>| {
		let mut suit = Suit::new(1);
		suit.components = components;
		refusal(&suit)
	};
	let id = |byte: u8| array([[byte].into()]);
	let path = array([b"usr"[..].into(), b"bin"[..].into(), b"env"[..].into()]);
	assert_eq!(with(vec![id(0), path, array([])]), None);
	assert_eq!(with(vec![id(0), id(1), id(0)]), Some(Error::Duplicate));
	assert_eq!(with(vec![]), Some(Error::TooFew));
	assert_eq!(with(vec!["00".into()]), Some(Error::Type));
	assert_eq!(with(vec![array([0.into()])]), Some(Error::Type));
	assert_eq!(with((0..MAX_COMPONENTS as u8).map(id).collect()), None);
	assert_eq!(with((0..=MAX_COMPONENTS as u8).map(id).collect()), Some(Error::TooMany));
	// What else is common is unknown.
	for unknown in [0, 1, 3, 5, -300] {
		let common = map([(2, array([id(0)])), (unknown, Value::Null)]);
		let manifest = map([(1, 1.into()), (2, 1.into()), (3, embed(&common))]);
		let bytes = Suit::new(1).wrap(&manifest, &[]).encode();
		assert_eq!(Envelope::parse(&bytes).unwrap().manifest(), Err(Error::Unknown(unknown)));
	}
}

/// Each head in envelope and manifest, one step longer than it must be.
#[test]
fn longer_forms_are_refused() {
	let mut suit = a_b();
	suit.members = vec![(4, "https://example.com".into())];
	let manifest = suit.manifest();
	let widen = |value: &Value, place: usize| {
		let mut heads = 0;
		let bytes = value.encode_wider(&mut || {
			heads += 1;
			u8::from(heads == place + 1)
		});
		(bytes, heads)
	};
	let envelope = suit.wrap(&manifest, &[&Signer::p256()]);
	let (bytes, heads) = widen(&envelope, usize::MAX - 1);
	assert_eq!(bytes, envelope.encode());
	for place in 0..heads {
		let (bytes, _) = widen(&envelope, place);
		assert_eq!(Envelope::parse(&bytes).err(), Some(Error::NotShortest), "{place}");
	}
	let refused = |manifest: Vec<u8>| {
		let bytes = suit.wrap(&Value::Raw(manifest), &[]).encode();
		Envelope::parse(&bytes).unwrap().manifest().err()
	};
	let (bytes, heads) = widen(&manifest, usize::MAX - 1);
	assert_eq!(refused(bytes), None);
	for place in 0..heads {
		assert_eq!(refused(widen(&manifest, place).0), Some(Error::NotShortest), "{place}");
	}
	let (_, heads) = widen(&sequence(&suit.shared), usize::MAX - 1);
	for place in 0..heads {
		let (bytes, _) = widen(&sequence(&suit.shared), place);
		let common = map([(2, array(suit.components.clone())), (4, bytes.into())]);
		let manifest = map([(1, 1.into()), (2, 1.into()), (3, embed(&common))]);
		assert_eq!(refused(manifest.encode()), Some(Error::NotShortest), "{place}");
	}
}
