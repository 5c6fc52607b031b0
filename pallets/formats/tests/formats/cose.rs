// SPDX-License-Identifier: Apache-2.0

//! COSE_Sign1.

use crate::{
	build::{array, embed, map, tag, Message, Value},
	keys::Signer,
};
use muster_formats::{
	cose::{Algorithm, Sign1},
	Error,
};

/// A message with these buckets, and a signature that is as long as ES256's.
fn message(protected: Value, unprotected: Value) -> Vec<u8> {
	tag(18, array([embed(&protected), unprotected, b"payload"[..].into(), [0; 64].into()])).encode()
}

/// Why a message with these buckets is refused.
fn refusal<const N: usize, const M: usize>(
	protected: [(Value, Value); N],
	unprotected: [(Value, Value); M],
) -> Option<Error> {
	Sign1::parse(&message(map(protected), map(unprotected))).err()
}

fn alg() -> (Value, Value) {
	(1.into(), (-7).into())
}

fn kid() -> (Value, Value) {
	(4.into(), b"kid"[..].into())
}

#[test]
fn both_kinds_of_keys_verify() {
	for signer in [Signer::p256(), Signer::ed25519()] {
		let bytes = Message::new(&signer, b"payload").sign(&signer).encode();
		let read = Sign1::parse(&bytes).unwrap();
		assert_eq!(read.payload, Some(&b"payload"[..]));
		let signed = read.to_be_signed(None, &[]).unwrap();
		assert!(signer.key().verifies(read.algorithm, &signed, read.signature));
		let external = read.to_be_signed(None, b"more").unwrap();
		assert!(!signer.key().verifies(read.algorithm, &external, read.signature));
	}
}

#[test]
fn the_payload_is_in_one_place() {
	let signer = Signer::p256();
	let attached = Message::new(&signer, b"payload");
	let bytes = attached.sign(&signer).encode();
	let read = Sign1::parse(&bytes).unwrap();
	assert_eq!(read.to_be_signed(Some(b"payload"), &[]), Err(Error::Payload));
	let detached = Message { payload: None, detached: Some(b"payload".to_vec()), ..attached };
	let bytes = detached.sign(&signer).encode();
	let read = Sign1::parse(&bytes).unwrap();
	assert_eq!(read.payload, None);
	assert_eq!(read.to_be_signed(None, &[]), Err(Error::Payload));
	let signed = read.to_be_signed(Some(b"payload"), &[]).unwrap();
	assert!(signer.key().verifies(read.algorithm, &signed, read.signature));
	let empty = Message { payload: Some(vec![]), ..Message::new(&signer, &[]) };
	let bytes = empty.sign(&signer).encode();
	assert_eq!(Sign1::parse(&bytes).unwrap().payload, Some(&[][..]));
}

#[test]
fn algorithms_are_known_by_their_numbers() {
	for (number, algorithm, length) in [
		(-7, Algorithm::Es256, 64),
		(-9, Algorithm::Es256, 64),
		(-8, Algorithm::EdDsa, 64),
		(-19, Algorithm::EdDsa, 64),
		(-48, Algorithm::MlDsa44, 2420),
		(-49, Algorithm::MlDsa65, 3309),
		(-50, Algorithm::MlDsa87, 4627),
		(-46, Algorithm::HssLms, 1234),
	] {
		let protected = map([(1, Value::from(number))]);
		let with = |length: usize| {
			let signature = vec![0; length].into();
			tag(18, array([embed(&protected), Value::Map(vec![]), Value::Null, signature])).encode()
		};
		assert_eq!(Sign1::parse(&with(length)).unwrap().algorithm, algorithm);
		for other in [0, length - 1, length + 1] {
			let expected = match algorithm {
				Algorithm::HssLms => Ok(algorithm),
				_ => Err(Error::SignatureLength),
			};
			assert_eq!(Sign1::parse(&with(other)).map(|read| read.algorithm), expected);
		}
	}
	// ES384, ES512, PS256, ES256K, Ed448, ESP384, HMAC, direct, none.
	for number in [-35, -36, -37, -47, -53, -51, 5, -6, 0, 7, i64::MIN] {
		assert_eq!(refusal([(1.into(), number.into())], []), Some(Error::Algorithm), "{number}");
	}
	assert_eq!(refusal([(1.into(), "ES256".into())], []), Some(Error::Algorithm));
	assert_eq!(refusal([(1.into(), [7].into())], []), Some(Error::Label));
}

#[test]
fn the_algorithm_is_protected() {
	assert_eq!(refusal([], [alg()]), Some(Error::Unprotected));
	assert_eq!(refusal([], []), Some(Error::Missing(1)));
	assert_eq!(refusal([kid()], []), Some(Error::Missing(1)));
	assert_eq!(refusal([alg()], [alg()]), Some(Error::Duplicate));
	let none = array([Value::Bytes(vec![]), Value::Map(vec![]), Value::Null, [0; 64].into()]);
	assert_eq!(Sign1::parse(&tag(18, none).encode()), Err(Error::Missing(1)));
}

#[test]
fn the_key_id_is_in_either_bucket() {
	for (protected, unprotected) in [
		(map([alg(), kid()]), Value::Map(vec![])),
		(map([kid(), alg()]), Value::Map(vec![])),
		(map([alg()]), map([kid()])),
	] {
		let bytes = message(protected, unprotected);
		assert_eq!(Sign1::parse(&bytes).unwrap().key_id, Some(&b"kid"[..]));
	}
	assert_eq!(refusal([alg(), kid()], [kid()]), Some(Error::Duplicate));
	assert_eq!(refusal([alg()], [(4.into(), "kid".into())]), Some(Error::Type));
}

#[test]
fn a_label_is_there_once() {
	let other = || (Value::from(99), Value::Null);
	let text = || (Value::from("text"), Value::Null);
	assert_eq!(refusal([alg(), other(), text()], []), None);
	assert_eq!(refusal([alg(), alg()], []), Some(Error::Duplicate));
	assert_eq!(refusal([alg(), other(), other()], []), Some(Error::Duplicate));
	assert_eq!(refusal([alg(), other()], [other()]), Some(Error::Duplicate));
	assert_eq!(refusal([alg(), text()], [text()]), Some(Error::Duplicate));
	assert_eq!(refusal([alg()], [other(), other()]), Some(Error::Duplicate));
	// 99 in two bytes more.
	let wide = (Value::Raw(vec![0x1a, 0, 0, 0, 99]), Value::Null);
	assert_eq!(refusal([alg(), other()], [wide]), Some(Error::Duplicate));
	assert_eq!(refusal([alg()], [([1].into(), Value::Null)]), Some(Error::Label));
}

/// Content type, certificates, CWT claims, type: what signers send and this reader does not need.
#[test]
fn parameters_that_are_not_understood_are_passed_over() {
	let chain = array([[0x30; 300].into(), [0x30; 300].into()]);
	let hash = array([(-16).into(), [1; 32].into()]);
	let claims = map([(1, "issuer".into())]);
	assert_eq!(
		refusal(
			[alg(), (3.into(), "application/eat+cwt".into()), (15.into(), claims)],
			[(33.into(), chain), (34.into(), hash), kid(), (Value::from("own"), 5.into())],
		),
		None,
	);
}

#[test]
fn critical_parameters_are_understood_or_the_message_is_refused() {
	let crit = |labels: Value| (Value::from(2), labels);
	let list = |labels: &[i64]| crit(array(labels.iter().map(|label| (*label).into())));
	assert_eq!(refusal([alg(), list(&[1])], []), None);
	assert_eq!(refusal([alg(), kid(), list(&[4])], []), None);
	assert_eq!(refusal([list(&[4, 1]), alg(), kid()], []), None);
	for refused in [
		[alg(), list(&[])],
		[alg(), list(&[99])],
		[alg(), list(&[3])],
		[alg(), list(&[4])],
		[alg(), list(&[1, 1])],
		[alg(), crit(array(["own".into()]))],
	] {
		assert_eq!(refusal(refused, []), Some(Error::Critical));
	}
	// There, but not protected; protected, but not understood.
	assert_eq!(refusal([alg(), list(&[4])], [kid()]), Some(Error::Critical));
	assert_eq!(refusal([alg(), list(&[99]), (99.into(), Value::Null)], []), Some(Error::Critical));
	assert_eq!(refusal([alg(), crit(1.into())], []), Some(Error::Type));
	assert_eq!(refusal([alg()], [list(&[1])]), Some(Error::Unprotected));
}

#[test]
fn other_messages_are_refused_by_name() {
	let signer = Signer::p256();
	let elements = || array(Message::new(&signer, b"payload").elements(&signer));
	assert!(Sign1::parse(&tag(18, elements()).encode()).is_ok());
	for (number, error) in [
		(17, Error::Mac),
		(97, Error::Mac),
		(16, Error::NotSign1),
		(96, Error::NotSign1),
		(98, Error::NotSign1),
		(0, Error::Tag),
		(61, Error::Tag),
		(107, Error::Tag),
		(u64::MAX, Error::Tag),
	] {
		assert_eq!(Sign1::parse(&tag(number, elements()).encode()), Err(error), "{number}");
	}
	assert_eq!(Sign1::parse(&elements().encode()), Err(Error::Tag));
	assert_eq!(Sign1::parse(&tag(61, tag(18, elements())).encode()), Err(Error::Tag));
	assert_eq!(Sign1::parse(&tag(18, tag(18, elements())).encode()), Err(Error::Type));
	assert_eq!(Sign1::parse(&tag(18, array([])).encode()), Err(Error::NotSign1));
}

#[test]
fn elements_have_their_types() {
	let signer = Signer::p256();
	let elements = Message::new(&signer, b"payload").elements(&signer);
	let parse = |elements: Vec<Value>| Sign1::parse(&tag(18, array(elements)).encode()).err();
	assert_eq!(parse(elements.to_vec()), None);
	for place in 0..4 {
		for wrong in [Value::Int(1), "text".into(), array([]), Value::Bool(false)] {
			let mut changed = elements.to_vec();
			changed[place] = wrong;
			assert_eq!(parse(changed), Some(Error::Type), "{place}");
		}
		let mut shorter = elements.to_vec();
		shorter.remove(place);
		assert_eq!(parse(shorter), Some(Error::NotSign1));
	}
	let longer = [&elements[..], &[Value::Null]].concat();
	assert_eq!(parse(longer), Some(Error::NotSign1));
	// The protected bucket is a map alone in its byte string.
	for (wrong, error) in [
		(array([]), Error::Type),
		(Value::Raw(vec![0xa0, 0xa0]), Error::Trailing),
		(Value::Raw(vec![0xa1, 1]), Error::Truncated),
		(Value::Raw(vec![0xbf, 1, 0x26, 0xff]), Error::Indefinite),
	] {
		let mut changed = elements.to_vec();
		changed[0] = embed(&wrong);
		assert_eq!(parse(changed), Some(error));
	}
	let undefined = Value::Raw(vec![0xf7]);
	let mut changed = elements.to_vec();
	changed[2] = undefined;
	assert_eq!(parse(changed), Some(Error::Type));
}

/// The signature is over the protected bytes as they came, however they are written.
#[test]
fn longer_forms_are_read_and_verify() {
	let signer = Signer::p256();
	let mut elements = Message::new(&signer, b"payload").elements(&signer);
	let bytes = tag(18, array(elements.clone())).encode_wider(&mut || 1);
	let read = Sign1::parse(&bytes).unwrap();
	let signed = read.to_be_signed(None, &[]).unwrap();
	assert!(signer.key().verifies(read.algorithm, &signed, read.signature));
	// The same header in another form is another text to sign.
	elements[0] = Value::Bytes(map([(1, Value::from(-7))]).encode_wider(&mut || 1));
	let bytes = tag(18, array(elements)).encode();
	let read = Sign1::parse(&bytes).unwrap();
	let signed = read.to_be_signed(None, &[]).unwrap();
	assert!(!signer.key().verifies(read.algorithm, &signed, read.signature));
}
