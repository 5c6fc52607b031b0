// SPDX-License-Identifier: Apache-2.0

//! PSA tokens. The claims of the RFC's own good and bad cases are written here after the `.diag`
//! files beside its CDDL, whose names the tests have.

use crate::{
	build::{array, map, tag, Message, Value},
	keys::Signer,
};
use muster_formats::{
	cose::{Algorithm, Sign1},
	psa::{Component, Lifecycle, Token, MAX_COMPONENTS, PROFILE},
	Error,
};

/// 0, 1, 2 and on as the `.diag` files write it: `00 01 .. 09 0a .. 0f 10 .. 1f`.
const COUNT: [u8; 32] =
	hex_literal::hex!("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");

fn instance_id() -> Value {
	[&[1][..], &COUNT].concat().into()
}

fn component(role: Option<(&str, &str)>) -> Value {
	let mut attributes = vec![(2, COUNT.into()), (5, COUNT.into())];
	if let Some((role, version)) = role {
		attributes.insert(1, (4, version.into()));
		attributes.push((1, role.into()));
	}
	map(attributes)
}

/// `GOOD_full.diag`.
pub fn full() -> Vec<(i64, Value)> {
	let roles = [("BL", "3.1.4"), ("PRoT", "1.1"), ("ARoT", "1.0"), ("App", "2.2")];
	vec![
		(268, COUNT.into()),
		(2396, COUNT.into()),
		(2399, array(roles.map(|role| component(Some(role))))),
		(2395, 12288.into()),
		(10, COUNT.into()),
		(2400, "psa_verifier".into()),
		(2394, (-1).into()),
		(256, instance_id()),
		(265, PROFILE.into()),
		(2398, "0123456789012-12345".into()),
	]
}

/// `GOOD_mandatory_only.diag`.
fn mandatory() -> Vec<(i64, Value)> {
	vec![
		(2396, COUNT.into()),
		(2399, array([(); 4].map(|()| component(None)))),
		(2395, 12288.into()),
		(10, COUNT.into()),
		(2394, (-1).into()),
		(256, instance_id()),
		(265, PROFILE.into()),
	]
}

/// The other `.diag` files have a boot seed besides, and say nothing of the rest.
fn seeded() -> Vec<(i64, Value)> {
	[vec![(268, COUNT.into())], mandatory()].concat()
}

fn with(mut claims: Vec<(i64, Value)>, key: i64, value: impl Into<Value>) -> Vec<(i64, Value)> {
	claims.retain(|(other, _)| *other != key);
	claims.push((key, value.into()));
	claims
}

fn without(mut claims: Vec<(i64, Value)>, key: i64) -> Vec<(i64, Value)> {
	claims.retain(|(other, _)| *other != key);
	claims
}

fn refusal(claims: Vec<(i64, Value)>) -> Option<Error> {
	Token::parse(&map(claims).encode()).err()
}

/// Why a token with `value` for the claim `key` is refused.
fn refused(key: i64, value: impl Into<Value>) -> Option<Error> {
	refusal(with(full(), key, value))
}

#[test]
fn good_full() {
	let bytes = map(full()).encode();
	let token = Token::parse(&bytes).unwrap();
	let roles = [("BL", "3.1.4"), ("PRoT", "1.1"), ("ARoT", "1.0"), ("App", "2.2")];
	let components = roles.map(|(role, version)| Component {
		measurement_type: Some(role),
		measurement: &COUNT,
		version: Some(version),
		signer_id: &COUNT,
		description: None,
	});
	let mut instance_id = [1; 33];
	instance_id[1..].copy_from_slice(&COUNT);
	let expected = Token {
		nonce: &COUNT,
		instance_id: &instance_id,
		implementation_id: &COUNT,
		client_id: -1,
		lifecycle: Lifecycle::Secured,
		boot_seed: Some(&COUNT),
		certification_reference: Some("0123456789012-12345"),
		profile: PROFILE,
		verification_service: Some("psa_verifier"),
		components: components.to_vec(),
	};
	assert_eq!(token, expected);
}

#[test]
fn good_mandatory_only() {
	let bytes = map(mandatory()).encode();
	let token = Token::parse(&bytes).unwrap();
	assert_eq!(token.boot_seed, None);
	assert_eq!(token.certification_reference, None);
	assert_eq!(token.verification_service, None);
	assert_eq!(token.components.len(), 4);
	for component in token.components {
		assert_eq!((component.measurement_type, component.version), (None, None));
	}
}

#[test]
fn fail_boot_seed_too_big() {
	assert_eq!(refused(268, [&COUNT[..], &[0]].concat()), Some(Error::Value(268)));
}

#[test]
fn fail_boot_seed_too_small() {
	assert_eq!(refused(268, COUNT[..7].to_vec()), Some(Error::Value(268)));
	assert_eq!(refused(268, COUNT[..8].to_vec()), None);
}

#[test]
fn fail_implementation_id_missing() {
	assert_eq!(refusal(without(seeded(), 2396)), Some(Error::Missing(2396)));
}

#[test]
fn fail_implementation_id_wrong_format() {
	let claims = with(seeded(), 2396, COUNT[..8].to_vec());
	assert_eq!(refusal(claims), Some(Error::Value(2396)));
}

#[test]
fn fail_instance_id_missing() {
	assert_eq!(refusal(without(seeded(), 256)), Some(Error::Missing(256)));
}

#[test]
fn fail_instance_id_wrong_format() {
	let claims = with(seeded(), 256, [&[1][..], &COUNT[..31]].concat());
	assert_eq!(refusal(claims), Some(Error::Value(256)));
}

#[test]
fn fail_software_component_measurement_missing() {
	let bare = map([(5, Value::from(COUNT))]);
	let claims = with(seeded(), 2399, array([bare, component(None)]));
	assert_eq!(refusal(claims), Some(Error::Missing(2)));
}

#[test]
fn the_other_mandatory_claims_are_asked_for() {
	assert_eq!(refusal(mandatory()), None);
	for key in [10, 256, 265, 2394, 2395, 2396, 2399] {
		assert_eq!(refusal(without(full(), key)), Some(Error::Missing(key)));
	}
	assert_eq!(refusal(vec![]), Some(Error::Missing(10)));
}

#[test]
fn each_claim_has_its_type() {
	for (key, _) in full() {
		for wrong in [Value::Null, Value::Bool(true), Value::Map(vec![]), tag(1, 1.into())] {
			assert_eq!(refused(key, wrong), Some(Error::Type), "{key}");
		}
	}
	assert_eq!(refused(265, [1; 33]), Some(Error::Type));
	assert_eq!(refused(10, "text"), Some(Error::Type));
	assert_eq!(refused(2395, -1), Some(Error::Type));
}

#[test]
fn sizes_of_byte_strings() {
	for length in 0..=70 {
		let value = vec![1; length];
		let hash = [32, 48, 64].contains(&length);
		assert_eq!(refused(10, value.clone()).is_none(), hash, "{length}");
		assert_eq!(refused(256, value.clone()).is_none(), length == 33, "{length}");
		assert_eq!(refused(268, value.clone()).is_none(), (8..=32).contains(&length), "{length}");
		assert_eq!(refused(2396, value.clone()).is_none(), length == 32, "{length}");
		let list = |key| {
			let mut attributes = vec![(2, Value::from(COUNT)), (5, COUNT.into())];
			attributes.retain(|(other, _)| *other != key);
			attributes.push((key, value.clone().into()));
			array([map(attributes)])
		};
		assert_eq!(refused(2399, list(2)).is_none(), hash, "{length}");
		assert_eq!(refused(2399, list(5)).is_none(), hash, "{length}");
	}
}

#[test]
fn there_is_one_nonce() {
	assert_eq!(refused(10, array([COUNT.into()])), Some(Error::Type));
	assert_eq!(refused(10, array([COUNT.into(), COUNT.into()])), Some(Error::Type));
}

#[test]
fn the_instance_id_is_of_the_random_type() {
	for first in [0, 2, 3, 0x81, 255] {
		let value = [&[first][..], &COUNT].concat();
		assert_eq!(refused(256, value), Some(Error::Value(256)));
	}
}

#[test]
fn the_client_id_has_32_bits_and_is_not_0() {
	for id in [i32::MIN, -1, 1, i32::MAX] {
		let bytes = map(with(full(), 2394, i64::from(id))).encode();
		assert_eq!(Token::parse(&bytes).unwrap().client_id, id);
	}
	for id in [0, 1 << 31, -(1 << 31) - 1, i64::MAX, i64::MIN] {
		assert_eq!(refused(2394, id), Some(Error::Value(2394)));
	}
}

#[test]
fn the_lifecycle_is_in_a_range() {
	let states = [
		Lifecycle::Unknown,
		Lifecycle::AssemblyAndTest,
		Lifecycle::RotProvisioning,
		Lifecycle::Secured,
		Lifecycle::NonRotDebug,
		Lifecycle::RecoverableRotDebug,
		Lifecycle::Decommissioned,
	];
	for (place, state) in states.into_iter().enumerate() {
		let first = place as i64 * 0x1000;
		for value in [first, first + 1, first + 0xff] {
			let bytes = map(with(full(), 2395, value)).encode();
			assert_eq!(Token::parse(&bytes).unwrap().lifecycle, state);
		}
		for value in [first + 0x100, first + 0xfff] {
			assert_eq!(refused(2395, value), Some(Error::Value(2395)));
		}
	}
	for value in [0x7000, 0xf000, 0x13000, 1 << 40, i64::MAX] {
		assert_eq!(refused(2395, value), Some(Error::Value(2395)));
	}
}

#[test]
fn the_certification_reference_is_thirteen_and_five_digits() {
	for good in ["0000000000000-00000", "9999999999999-99999", "0604565272829-10010"] {
		assert_eq!(refused(2398, good), None);
	}
	for bad in [
		"",
		"0604565272829",
		"0604565272829-1001",
		"0604565272829-100100",
		"060456527282-910010",
		"0604565272829_10010",
		"0604565272829-1001a",
		"060456527282a-10010",
		"-604565272829-10010",
		"0604565272829-10010\n",
		"٠٦٠٤٥٦٥٢٧-10010",
	] {
		assert_eq!(refused(2398, bad), Some(Error::Value(2398)), "{bad}");
	}
}

#[test]
fn the_profile_is_the_one_that_is_read() {
	for other in [
		"",
		"PSA_IOT_PROFILE_1",
		"http://arm.com/psa/2.0.0",
		"tag:psacertified.org,2019:psa#legacy",
		"tag:psacertified.org,2023:psa",
		"tag:psacertified.org,2023:psa#aes-mac",
		"tag:psacertified.org,2023:psa#tfm ",
		"tag:arm.com,2023:cca_platform#1.0.0",
	] {
		assert_eq!(refused(265, other), Some(Error::Profile), "{other}");
	}
	// The keys of the old profile are not claims of this one.
	let old = full().into_iter().zip(-75010..).map(|((_, value), key)| (key, value)).collect();
	assert_eq!(refusal(old), Some(Error::Missing(10)));
}

#[test]
fn software_components_are_bounded() {
	let many = |count: usize| array(vec![component(None); count]);
	assert_eq!(refused(2399, many(0)), Some(Error::TooFew));
	assert_eq!(refused(2399, many(1)), None);
	assert_eq!(refused(2399, many(MAX_COMPONENTS)), None);
	assert_eq!(refused(2399, many(MAX_COMPONENTS + 1)), Some(Error::TooMany));
	let mut claims = Value::encode(&map(without(full(), 2399)));
	// One claim more than the map has: the components, said to be 2^64 - 1.
	claims[0] += 1;
	claims.extend(Value::Int(2399).encode());
	crate::build::head(&mut claims, 4, u64::MAX, 0);
	assert_eq!(Token::parse(&claims), Err(Error::TooMany));
}

#[test]
fn attributes_of_a_component() {
	let component = |attributes: Vec<(i64, Value)>| refused(2399, array([map(attributes)]));
	let required = || vec![(2, Value::from(COUNT)), (5, COUNT.into())];
	assert_eq!(component(required()), None);
	assert_eq!(component(vec![(2, COUNT.into())]), Some(Error::Missing(5)));
	assert_eq!(component(vec![]), Some(Error::Missing(2)));
	for key in [1, 4, 6] {
		assert_eq!(component(with(required(), key, "text")), None);
		assert_eq!(component(with(required(), key, [1; 4])), Some(Error::Type));
	}
	for key in [0, 3, 7, -1, 2399] {
		assert_eq!(component(with(required(), key, "text")), Some(Error::Unknown(key)));
	}
	let twice = [required(), required()].concat();
	assert_eq!(component(twice), Some(Error::Duplicate));
	let text_key = map([("2", Value::from(COUNT)), ("5", COUNT.into())]);
	assert_eq!(refused(2399, array([text_key])), Some(Error::Label));
	assert_eq!(refused(2399, array([array([])])), Some(Error::Type));
}

/// "The receiver MUST NOT error out on claims it does not understand" (RFC 9783 §5.1.3).
#[test]
fn claims_that_are_not_understood_are_passed_over() {
	let submodule = map([("inner", map([(1, array([Value::Null, true.into()]))]))]);
	for value in [
		Value::Null,
		1700000000.into(),
		Value::Int(u64::MAX.into()),
		Value::Raw(vec![0xf9, 0x3c, 0]),
		tag(1, 5.into()),
		submodule,
	] {
		for key in [1, 4, 6, 7, 273, 2397, 2401, -75008, -1, i64::MIN, i64::MAX] {
			assert_eq!(refused(key, value.clone()), None, "{key}");
		}
		let mut claims: Vec<_> =
			full().into_iter().map(|(key, value)| (Value::from(key), value)).collect();
		claims.push(("vendor claim".into(), value));
		assert!(Token::parse(&map(claims).encode()).is_ok());
	}
}

#[test]
fn what_is_passed_over_is_well_formed_and_bounded() {
	for (value, error) in [
		(Value::Raw(vec![0x9f, 0xff]), Error::Indefinite),
		(Value::Raw(vec![0x5f, 0xff]), Error::Indefinite),
		(Value::Raw(vec![0x61, 0xff]), Error::Utf8),
		(Value::Raw(vec![0xf8, 1]), Error::Malformed),
		(map([(1, Value::Null), (1, Value::Null)]), Error::Duplicate),
		((0..20).fold(Value::Null, |value, _| array([value])), Error::Depth),
		(map((0..100).map(|key| (key, Value::Null))), Error::TooMany),
	] {
		assert_eq!(refused(4, value), Some(error));
	}
	let many = (0..100).map(|key| (key, Value::Null));
	assert_eq!(refusal(full().into_iter().chain(many).collect()), Some(Error::TooMany));
}

#[test]
fn a_claim_is_there_once() {
	for (key, value) in full() {
		let mut claims = full();
		claims.push((key, value.clone()));
		assert_eq!(refusal(claims), Some(Error::Duplicate), "{key}");
		// In another encoding it is the same key.
		let mut claims: Vec<_> =
			full().into_iter().map(|(key, value)| (Value::from(key), value)).collect();
		let wide = Value::Int(key.into()).encode_wider(&mut || 1);
		claims.push((Value::Raw(wide), value));
		assert_eq!(Token::parse(&map(claims).encode()), Err(Error::Duplicate), "{key}");
	}
	let mut claims = full();
	claims.extend([(4, 1.into()), (4, 2.into())]);
	assert_eq!(refusal(claims), Some(Error::Duplicate));
	let mut claims: Vec<_> =
		full().into_iter().map(|(key, value)| (Value::from(key), value)).collect();
	claims.push(([1].into(), Value::Null));
	assert_eq!(Token::parse(&map(claims).encode()), Err(Error::Label));
}

/// §5.1.1: constrained devices need not write the preferred form, and a verifier reads what they
/// write, but for indefinite lengths.
#[test]
fn variations_of_the_encoding_are_read() {
	let bytes = map(full()).encode();
	let token = Token::parse(&bytes).unwrap();
	for wider in 1..=4 {
		let wide = map(full()).encode_wider(&mut || wider);
		assert_eq!(Token::parse(&wide).unwrap(), token);
	}
	let mut reversed = full();
	reversed.reverse();
	assert_eq!(Token::parse(&map(reversed).encode()).unwrap(), token);
	// The same claims in a map, and in a byte string, without length in front.
	let entries = &bytes[1..];
	let open = [&[0xbf][..], entries, &[0xff]].concat();
	assert_eq!(Token::parse(&open), Err(Error::Indefinite));
	let open = Value::Raw([&[0x5f, 0x58, 32][..], &COUNT, &[0xff]].concat());
	assert_eq!(refused(10, open), Some(Error::Indefinite));
}

#[test]
fn the_payload_is_one_map() {
	let bytes = map(full()).encode();
	assert_eq!(Token::parse(&[&bytes[..], &[0]].concat()), Err(Error::Trailing));
	assert_eq!(Token::parse(&bytes[..bytes.len() - 1]), Err(Error::Truncated));
	assert_eq!(Token::parse(&[]), Err(Error::Truncated));
	assert_eq!(Token::parse(&array([map(full())]).encode()), Err(Error::Type));
	// The CWT tag is not used (§5.1.1).
	assert_eq!(Token::parse(&tag(61, map(full())).encode()), Err(Error::Type));
}

/// What TF-M sends: a key id that is not protected, a component with all attributes, a verifier.
#[test]
fn a_token_of_the_shape_of_tf_m_verifies() {
	let spe = map([
		(1, Value::from("SPE")),
		(4, "2.1.0+0".into()),
		(5, [0xfc; 32].into()),
		(6, "SHA256".into()),
		(2, [0x11; 32].into()),
	]);
	let nspe = map([
		(1, Value::from("NSPE")),
		(4, "0.0.0".into()),
		(5, [0xe1; 32].into()),
		(6, "SHA384".into()),
		(2, [0x22; 48].into()),
	]);
	let claims = map([
		(10, Value::from([0xaa; 64])),
		(256, instance_id()),
		(2396, [0xbb; 32].into()),
		(2394, i64::from(-0x7fff_fffe_i32).into()),
		(2395, 0x3001.into()),
		(2399, array([spe, nspe])),
		(2400, "www.trustedfirmware.org".into()),
		(265, PROFILE.into()),
		(268, [0xcc; 32].into()),
		(2398, "0604565272829-10010".into()),
	]);
	for signer in [Signer::p256(), Signer::ed25519()] {
		let bytes = Message {
			unprotected: map([(4, Value::from([0xdd; 32]))]),
			..Message::new(&signer, &claims.encode())
		}
		.sign(&signer)
		.encode();
		let token = signer.key().token(&bytes).unwrap().unwrap();
		assert_eq!(token.nonce, [0xaa; 64]);
		assert_eq!(token.components[1].description, Some("SHA384"));
		let message = Sign1::parse(&bytes).unwrap();
		assert_eq!(message.key_id, Some(&[0xdd; 32][..]));
		assert_ne!(message.algorithm, Algorithm::HssLms);
	}
	assert_eq!(
		Signer::ed25519()
			.key()
			.token(&Message::new(&Signer::p256(), &claims.encode()).sign(&Signer::p256()).encode()),
		Ok(None),
	);
}
