// SPDX-License-Identifier: Apache-2.0

//! Keys and signatures: what is a key, what is accepted under it.

use curve25519_dalek::{
	constants::EIGHT_TORSION, edwards::CompressedEdwardsY, EdwardsPoint, MontgomeryPoint, Scalar,
};
use hex_literal::hex;
use muster_primitives::{AgreementKey, DeviceKey, DeviceSignature, KeyKind};
use p256::ecdsa::{
	signature::hazmat::PrehashSigner, Signature as P256Signature, SigningKey as P256Secret,
};
use proptest::prelude::*;
use scale_info::{TypeDef, TypeInfo};
use sha2::{Digest, Sha512};
use sp_core::{crypto::Pair, ecdsa, ed25519, sr25519};
use sp_io::hashing::sha2_256;

/// A key of each kind, with its signature of `message`.
fn signed(seed: u8, message: &[u8]) -> [(DeviceKey, DeviceSignature); 4] {
	let seed = [seed; 32];
	let ed = ed25519::Pair::from_seed(&seed);
	let sr = sr25519::Pair::from_seed(&seed);
	let secp = ecdsa::Pair::from_seed(&seed);
	let p256 = P256Secret::from_slice(&seed).unwrap();
	let p256_key = p256.verifying_key().to_sec1_point(true);
	let p256_signature: P256Signature = p256.sign_prehash(&sha2_256(message)).unwrap();
	[
		(DeviceKey::Ed25519(ed.public().0), DeviceSignature::Ed25519(ed.sign(message).0)),
		(DeviceKey::Sr25519(sr.public().0), DeviceSignature::Sr25519(sr.sign(message).0)),
		(
			DeviceKey::Secp256k1(secp.public().0),
			DeviceSignature::Secp256k1(secp.sign_prehashed(&sha2_256(message)).0),
		),
		(
			DeviceKey::P256(p256_key.as_bytes().try_into().unwrap()),
			DeviceSignature::P256(p256_signature.to_bytes().into()),
		),
	]
}

fn bytes_mut(signature: &mut DeviceSignature) -> &mut [u8] {
	match signature {
		DeviceSignature::Ed25519(bytes) | DeviceSignature::Sr25519(bytes) => bytes,
		DeviceSignature::Secp256k1(bytes) => bytes,
		DeviceSignature::P256(bytes) => bytes,
	}
}

#[test]
fn each_kind_verifies_what_its_key_signed_and_nothing_else() {
	let ours = signed(7, b"open the valve");
	let others = signed(8, b"open the valve");
	for (i, (key, signature)) in ours.iter().enumerate() {
		assert!(key.is_well_formed());
		assert_eq!(key.kind(), KeyKind::ALL[i]);
		assert_eq!(signature.kind(), KeyKind::ALL[i]);
		assert!(signature.verify(b"open the valve", key), "{:?}", key.kind());
		assert!(!signature.verify(b"open the valves", key));
		assert!(!signature.verify(b"", key));
		assert!(!signature.verify(b"open the valve", &others[i].0));
	}
}

#[test]
fn a_signature_of_another_kind_is_refused() {
	let signed = signed(7, b"message");
	for (i, (key, _)) in signed.iter().enumerate() {
		for (j, (_, signature)) in signed.iter().enumerate() {
			assert_eq!(signature.verify(b"message", key), i == j);
		}
	}
	// The bytes of a good signature under a good key's bytes, but the wrong label on either.
	let DeviceKey::Ed25519(key) = signed[0].0 else { unreachable!() };
	let DeviceSignature::Ed25519(signature) = signed[0].1 else { unreachable!() };
	assert!(!DeviceSignature::Sr25519(signature).verify(b"message", &DeviceKey::Sr25519(key)));
	assert!(!DeviceSignature::P256(signature).verify(b"message", &DeviceKey::Ed25519(key)));
}

#[test]
fn every_flipped_bit_is_refused() {
	for (key, signature) in signed(9, b"message") {
		let mut flipped = signature;
		for bit in 0..bytes_mut(&mut flipped).len() * 8 {
			bytes_mut(&mut flipped)[bit / 8] ^= 1 << (bit % 8);
			assert!(!flipped.verify(b"message", &key), "{:?}, bit {bit}", key.kind());
			bytes_mut(&mut flipped)[bit / 8] ^= 1 << (bit % 8);
		}
		assert!(flipped.verify(b"message", &key));
	}
}

#[test]
fn published_vectors_verify() {
	// RFC 8032 §7.1, TEST 3.
	let key = DeviceKey::Ed25519(hex!(
		"fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025"
	));
	let signature = DeviceSignature::Ed25519(hex!(
		"6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
		"18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
	));
	assert!(key.is_well_formed() && signature.verify(&hex!("af82"), &key));

	// RFC 6979 §A.2.5, SHA-256 of "sample". Its s is high.
	let key =
		DeviceKey::P256(hex!("0360fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6"));
	let signature = DeviceSignature::P256(hex!(
		"efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716"
		"f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8"
	));
	assert!(key.is_well_formed() && signature.verify(b"sample", &key));
}

/// `order - s` in place of s, big-endian.
fn negate(s: &mut [u8], order: [u8; 32]) {
	let mut borrow = 0;
	for i in (0..32).rev() {
		let difference = i16::from(order[i]) - i16::from(s[i]) - borrow;
		borrow = i16::from(difference < 0);
		s[i] = (difference & 0xff) as u8;
	}
	assert_eq!(borrow, 0);
}

const SECP256K1_ORDER: [u8; 32] =
	hex!("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141");
const P256_ORDER: [u8; 32] =
	hex!("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551");

#[test]
fn ecdsa_accepts_high_and_low_s() {
	for seed in 1..40 {
		let [.., (secp_key, secp), (p256_key, p256)] = signed(seed, b"message");

		let DeviceSignature::Secp256k1(mut bytes) = secp else { unreachable!() };
		// sp-core signs with a low s.
		assert!(bytes[32] < 0x80);
		negate(&mut bytes[32..64], SECP256K1_ORDER);
		assert!(bytes[32] >= 0x7f);
		bytes[64] ^= 1;
		assert!(DeviceSignature::Secp256k1(bytes).verify(b"message", &secp_key));

		let DeviceSignature::P256(mut bytes) = p256 else { unreachable!() };
		negate(&mut bytes[32..], P256_ORDER);
		assert!(DeviceSignature::P256(bytes).verify(b"message", &p256_key));
	}
}

#[test]
fn ecdsa_refuses_scalars_out_of_range() {
	let [.., (secp_key, secp), (p256_key, p256)] = signed(3, b"message");
	let DeviceSignature::Secp256k1(secp) = secp else { unreachable!() };
	let DeviceSignature::P256(p256) = p256 else { unreachable!() };
	for half in [0..32, 32..64] {
		for (name, secp_value, p256_value) in [
			("0", [0; 32], [0; 32]),
			("the order", SECP256K1_ORDER, P256_ORDER),
			("2^256 - 1", [0xff; 32], [0xff; 32]),
		] {
			for v in 0..=255 {
				let mut bytes = secp;
				bytes[half.clone()].copy_from_slice(&secp_value);
				bytes[64] = v;
				assert!(
					!DeviceSignature::Secp256k1(bytes).verify(b"message", &secp_key),
					"{name}, v {v}"
				);
			}
			let mut bytes = p256;
			bytes[half.clone()].copy_from_slice(&p256_value);
			assert!(!DeviceSignature::P256(bytes).verify(b"message", &p256_key), "{name}");
		}
	}
}

#[test]
fn secp256k1_takes_one_recovery_id_only() {
	let (key, signature) = signed(3, b"message")[2];
	let DeviceSignature::Secp256k1(signature) = signature else { unreachable!() };
	// 27 and 28 are Ethereum's way to write 0 and 1: one way is enough.
	for v in 0..=255 {
		let mut bytes = signature;
		bytes[64] = v;
		assert_eq!(
			DeviceSignature::Secp256k1(bytes).verify(b"message", &key),
			v == signature[64],
			"v {v}"
		);
	}
}

#[test]
fn ecdsa_keys_need_the_prefix_of_a_compressed_point() {
	let [.., (secp_key, secp), (p256_key, p256)] = signed(3, b"message");
	let DeviceKey::Secp256k1(secp_bytes) = secp_key else { unreachable!() };
	let DeviceKey::P256(p256_bytes) = p256_key else { unreachable!() };
	for prefix in 0..=255 {
		let mut bytes = secp_bytes;
		bytes[0] = prefix;
		let key = DeviceKey::Secp256k1(bytes);
		assert_eq!(key.is_well_formed(), matches!(prefix, 2 | 3));
		assert_eq!(secp.verify(b"message", &key), prefix == secp_bytes[0]);

		let mut bytes = p256_bytes;
		bytes[0] = prefix;
		let key = DeviceKey::P256(bytes);
		assert_eq!(key.is_well_formed(), matches!(prefix, 2 | 3));
		assert_eq!(p256.verify(b"message", &key), prefix == p256_bytes[0]);
	}
}

/// Of a small x, x + p fits into 32 bytes too, and would be a second encoding of the same key.
#[test]
fn p256_keys_have_one_encoding() {
	let mut tried = 0;
	for x in 1..=255u8 {
		let mut low = [0u8; 33];
		(low[0], low[32]) = (2, x);
		if p256::ecdsa::VerifyingKey::from_sec1_bytes(&low).is_err() {
			continue;
		}
		tried += 1;
		let mut high = [0u8; 33];
		high[0] = 2;
		high[1..].copy_from_slice(&hex!(
			"ffffffff00000001000000000000000000000001000000000000000000000000"
		));
		high[32] = x - 1;
		assert!(p256::ecdsa::VerifyingKey::from_sec1_bytes(&high).is_err());
	}
	assert!(tried > 90);
}

#[test]
fn ecdsa_keys_off_the_curve_verify_nothing() {
	let message = b"message";
	let [.., (_, secp), (_, p256)] = signed(3, message);
	let mut off_secp = 0;
	let mut off_p256 = 0;
	for x in 1..=255u8 {
		let mut bytes = [0u8; 33];
		(bytes[0], bytes[32]) = (3, x);
		assert!(!secp.verify(message, &DeviceKey::Secp256k1(bytes)));
		assert!(!p256.verify(message, &DeviceKey::P256(bytes)));
		off_secp += usize::from(k256_has_no_x(x));
		off_p256 += usize::from(p256::ecdsa::VerifyingKey::from_sec1_bytes(&bytes).is_err());
	}
	// About half of all x are on neither curve, so both cases were tried.
	assert!((90..170).contains(&off_secp) && (90..170).contains(&off_p256));
}

/// Whether no point of secp256k1 has this x, by Euler's criterion on x^3 + 7.
fn k256_has_no_x(x: u8) -> bool {
	use num_bigint::BigUint;
	let p = (BigUint::from(1u8) << 256) - (BigUint::from(1u8) << 32) - 977u32;
	let square = BigUint::from(x).pow(3) + 7u8;
	square.modpow(&((&p - 1u8) / 2u8), &p) != BigUint::from(1u8)
}

/// 2^255 - 19 + `k`, little-endian, for k below 19.
fn p_plus(k: u8) -> [u8; 32] {
	let mut number = [0xff; 32];
	number[0] = 0xed + k;
	number[31] = 0x7f;
	number
}

#[test]
fn small_order_ed25519_keys_are_not_well_formed() {
	for point in EIGHT_TORSION {
		let bytes = point.compress().0;
		for sign in [0, 0x80] {
			let mut bytes = bytes;
			bytes[31] ^= sign;
			assert!(!DeviceKey::Ed25519(bytes).is_well_formed(), "{}", hex::encode(bytes));
		}
	}
}

#[test]
fn non_canonical_ed25519_keys_are_not_well_formed() {
	for k in 0..19 {
		for sign in [0, 0x80] {
			let mut bytes = p_plus(k);
			bytes[31] |= sign;
			assert!(!DeviceKey::Ed25519(bytes).is_well_formed(), "{}", hex::encode(bytes));
		}
	}
	// The largest canonical y of no small order, and values that differ from p in one byte each.
	let mut largest = p_plus(0);
	largest[0] = 0xeb;
	assert!(DeviceKey::Ed25519(largest).is_well_formed());
	for i in 1..32 {
		let mut below = p_plus(18);
		below[i] -= 1;
		assert!(DeviceKey::Ed25519(below).is_well_formed());
	}
}

/// The reason for the two tests above. For a small-order key A and R the identity, S = 0 fulfils
/// ZIP 215's equation 8·S·B = 8·R + 8·k·A whatever k, and k is all that the message determines.
#[test]
fn the_sdk_accepts_one_signature_for_all_messages_under_small_order_keys_and_we_do_not() {
	let mut signature = [0u8; 64];
	signature[0] = 1;
	let mut keys = EIGHT_TORSION.map(|point| point.compress().0).to_vec();
	// Second encodings of the identity: y = 1 + p, and x = 0 with a sign.
	keys.push(p_plus(1));
	keys.push(hex!("0100000000000000000000000000000000000000000000000000000000000080"));
	for key in keys {
		for message in [&b"open the valve"[..], b"close the valve", b"", &[0xff; 1000]] {
			assert!(sp_io::crypto::ed25519_verify(&signature.into(), message, &key.into()));
			assert!(
				!DeviceSignature::Ed25519(signature).verify(message, &DeviceKey::Ed25519(key)),
				"{}",
				hex::encode(key)
			);
		}
	}
}

/// Only the holder of a secret can make such signatures, but each message would have several.
#[test]
fn the_sdk_accepts_an_ed25519_r_that_is_not_canonical_and_we_do_not() {
	let secret = Scalar::from_bytes_mod_order([0x42; 32]);
	let key = EdwardsPoint::mul_base(&secret).compress().0;
	assert!(DeviceKey::Ed25519(key).is_well_formed());
	// With R a point of small order, S = k·a; what matters here is how R is written.
	let sign = |r: [u8; 32]| {
		let k = Sha512::new_with_prefix(r).chain_update(key).chain_update(b"message").finalize();
		let s = Scalar::from_bytes_mod_order_wide(&k.into()) * secret;
		<[u8; 64]>::try_from([r, s.to_bytes()].concat()).unwrap()
	};
	let sdk = |signature: [u8; 64]| {
		sp_io::crypto::ed25519_verify(&signature.into(), b"message", &key.into())
	};
	let ours = |signature| {
		DeviceSignature::Ed25519(signature).verify(b"message", &DeviceKey::Ed25519(key))
	};
	for point in EIGHT_TORSION {
		let signature = sign(point.compress().0);
		assert!(sdk(signature) && ours(signature));
	}
	// Zero, one and minus one have second encodings: by p more, or by the sign of x = 0.
	let signed_zero = |mut y: [u8; 32]| {
		y[31] |= 0x80;
		y
	};
	let mut one = [0; 32];
	one[0] = 1;
	let mut minus_one = p_plus(0);
	minus_one[0] -= 1;
	for r in [
		p_plus(0),
		signed_zero(p_plus(0)),
		p_plus(1),
		signed_zero(p_plus(1)),
		signed_zero(one),
		signed_zero(minus_one),
	] {
		let signature = sign(r);
		assert!(sdk(signature), "{}", hex::encode(r));
		assert!(!ours(signature), "{}", hex::encode(r));
	}
}

/// In schnorrkel, under the identity, R = s·B fits every message, for instance s = 0.
#[test]
fn the_sdk_accepts_one_signature_for_all_messages_under_the_sr25519_identity_and_we_do_not() {
	let mut signature = [0u8; 64];
	signature[63] = 0x80;
	let key = [0u8; 32];
	for message in [&b"open the valve"[..], b"close the valve", b"", &[0xff; 1000]] {
		assert!(sp_io::crypto::sr25519_verify(&signature.into(), message, &key.into()));
		assert!(!DeviceSignature::Sr25519(signature).verify(message, &DeviceKey::Sr25519(key)));
	}
	assert!(!DeviceKey::Sr25519(key).is_well_formed());
}

/// Encodings of the eight torsion points under Ristretto other than zero do not decode, so no other
/// Sr25519 key signs everything.
#[test]
fn no_other_sr25519_key_is_the_identity() {
	let mut signature = [0u8; 64];
	signature[63] = 0x80;
	let torsion = EIGHT_TORSION.map(|point| point.compress().0);
	for key in torsion.into_iter().chain((0..19).map(p_plus)) {
		if key != [0; 32] {
			assert!(!sp_io::crypto::sr25519_verify(&signature.into(), b"message", &key.into()));
		}
	}
}

#[test]
fn agreement_keys_of_small_order_are_not_well_formed() {
	let mut refused = 0;
	for point in EIGHT_TORSION {
		let u = point.to_montgomery();
		// Whatever the secret, the agreed point is zero.
		assert_eq!(u.mul_clamped([0x77; 32]).0, [0; 32]);
		refused += usize::from(!AgreementKey(u.0).is_well_formed());
	}
	assert_eq!(refused, 8);

	// The whole list, twist included, as canonical values; each agrees on zero.
	let small_order = [
		[0; 32],
		hex!("0100000000000000000000000000000000000000000000000000000000000000"),
		hex!("ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"),
		hex!("e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800"),
		hex!("5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157"),
	];
	for u in small_order {
		assert_eq!(MontgomeryPoint(u).mul_clamped([0x77; 32]).0, [0; 32], "{}", hex::encode(u));
		assert!(!AgreementKey(u).is_well_formed());
	}
}

#[test]
fn non_canonical_agreement_keys_are_not_well_formed() {
	for k in 0..19 {
		assert!(!AgreementKey(p_plus(k)).is_well_formed());
	}
	// RFC 7748 §5 has the highest bit ignored: a second spelling of the same key.
	let mut key = hex!("8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a");
	assert!(AgreementKey(key).is_well_formed());
	key[31] |= 0x80;
	assert!(!AgreementKey(key).is_well_formed());
}

/// polkadot.js builds these types from metadata: variants with an unnamed byte array each.
#[test]
fn key_types_are_plain_arrays_in_metadata() {
	fn variants<T: TypeInfo + 'static>() -> Vec<(u8, &'static str, u32)> {
		let info = T::type_info();
		let TypeDef::Variant(variants) = info.type_def else { panic!("no enum") };
		variants
			.variants
			.iter()
			.map(|variant| {
				let [field] = &variant.fields[..] else { panic!("not one field") };
				let TypeDef::Array(array) = field.ty.type_info().type_def else {
					panic!("no array")
				};
				(variant.index, variant.name, array.len)
			})
			.collect()
	}
	assert_eq!(
		variants::<DeviceKey>(),
		[(0, "Ed25519", 32), (1, "Sr25519", 32), (2, "Secp256k1", 33), (3, "P256", 33)]
	);
	assert_eq!(
		variants::<DeviceSignature>(),
		[(0, "Ed25519", 64), (1, "Sr25519", 64), (2, "Secp256k1", 65), (3, "P256", 64)]
	);
}

fn any_bytes<const N: usize>() -> impl Strategy<Value = [u8; N]> {
	let edge = prop_oneof![Just(0u8), Just(1), Just(0x7f), Just(0x80), Just(0xff)];
	prop_oneof![
		prop::collection::vec(any::<u8>(), N),
		prop::collection::vec(edge, N),
		any::<u8>().prop_map(|byte| vec![byte; N]),
	]
	.prop_map(|bytes| bytes.try_into().unwrap())
}

fn any_key() -> impl Strategy<Value = DeviceKey> {
	prop_oneof![
		any_bytes().prop_map(DeviceKey::Ed25519),
		any_bytes().prop_map(DeviceKey::Sr25519),
		any_bytes().prop_map(DeviceKey::Secp256k1),
		any_bytes().prop_map(DeviceKey::P256),
		(2u8..4, any_bytes::<33>()).prop_map(|(prefix, mut bytes)| {
			bytes[0] = prefix;
			DeviceKey::P256(bytes)
		}),
		(1u8..200, 0usize..4).prop_map(|(seed, kind)| signed(seed, b"")[kind].0),
	]
}

fn any_signature() -> impl Strategy<Value = DeviceSignature> {
	prop_oneof![
		any_bytes().prop_map(DeviceSignature::Ed25519),
		any_bytes().prop_map(DeviceSignature::Sr25519),
		(any_bytes::<65>(), 0u8..5).prop_map(|(mut bytes, v)| {
			bytes[64] = v;
			DeviceSignature::Secp256k1(bytes)
		}),
		any_bytes().prop_map(DeviceSignature::P256),
	]
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(2000))]

	#[test]
	fn hostile_signatures_are_refused_without_a_panic(
		key in any_key(),
		signature in any_signature(),
		message in prop::collection::vec(any::<u8>(), 0..100),
	) {
		prop_assert!(!signature.verify(&message, &key));
	}

	/// Against curve25519-dalek: of the bytes that decode to a point at all, those are well formed
	/// that are its one canonical encoding and no small-order point.
	#[test]
	fn ed25519_well_formedness_agrees_with_the_curve(bytes in any_bytes::<32>()) {
		if let Some(point) = CompressedEdwardsY(bytes).decompress() {
			let good = point.compress().0 == bytes && !point.is_small_order();
			prop_assert_eq!(DeviceKey::Ed25519(bytes).is_well_formed(), good);
		}
	}

	#[test]
	fn well_formed_agreement_keys_agree_on_something(
		bytes in any_bytes::<32>(),
		secret in any_bytes::<32>(),
	) {
		if AgreementKey(bytes).is_well_formed() {
			prop_assert_ne!(MontgomeryPoint(bytes).mul_clamped(secret).0, [0; 32]);
		}
	}
}
