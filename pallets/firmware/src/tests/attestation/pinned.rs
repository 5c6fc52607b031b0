// SPDX-License-Identifier: Apache-2.0

//! Bytes that devices sign and send. The JavaScript client pins the same in
//! `clients/js/test/firmware.test.ts`: chain and client agree as long as both tests pass.

use super::common::Signer;
use crate::*;
use codec::{Decode, Encode};
use muster_primitives::{payload, DeviceId};
use sp_core::{bytes::from_hex, H256};

const GENESIS: H256 = H256([0xaa; 32]);
const DEVICE: DeviceId = DeviceId([0x22; 32]);
const BLOCK_HASH: H256 = H256([0x77; 32]);

fn claims() -> NativeClaims {
	let measurements =
		vec![Digest::Sha256([1; 32]), Digest::Sha384([2; 48]), Digest::Sha512([3; 64])];
	NativeClaims {
		hardware: 3,
		secure_boot: true,
		debug: false,
		measurements: measurements.try_into().expect("short enough; qed"),
	}
}

fn claims_bytes() -> Vec<u8> {
	[
		&[3, 0, 0, 0, 1, 0, 3 << 2][..],
		&[[0].as_slice(), &[1; 32]].concat(),
		&[[1].as_slice(), &[2; 48]].concat(),
		&[[2].as_slice(), &[3; 64]].concat(),
	]
	.concat()
}

#[test]
fn native_evidence() {
	assert_eq!(claims().encode(), claims_bytes());
	let message = payload::evidence(&GENESIS, &DEVICE, &BLOCK_HASH, &claims());
	let expected = "0x81ef524f3ed0146089a479f2496ad7073eb6367a0c2c7cadc215c9a6a75e8c9b";
	assert_eq!(message.to_vec(), from_hex(expected).unwrap());
	let signature = Signer::Ed25519(1).raw(&message);
	let expected = "0xc721fa8b359765968ed85cf365e4f081adda734c31fc862b6c8e4ba19acc200d\
		a8d4c7dcaef8f97b64907db77a8aaa27a601f3156bfd396d58f86dbfa26db007";
	assert_eq!(signature.to_vec(), from_hex(expected).unwrap());

	let evidence = Evidence::Native {
		block: 0x0102_0304u32,
		claims: claims(),
		signature: Signer::Ed25519(1).sign(&message),
	};
	let bytes = [&[0, 4, 3, 2, 1][..], &claims_bytes()[..], &[0][..], &signature[..]].concat();
	assert_eq!(evidence.encode(), bytes);
	assert_eq!(Evidence::<u32>::decode(&mut &bytes[..]), Ok(evidence));
}

#[test]
fn psa_evidence() {
	let nonce = payload::evidence_nonce(&GENESIS, &DEVICE, &BLOCK_HASH);
	let expected = "0x06fa31cdf08f0c9e8a912bf4eaeff66d3fed2fe435d77a5608a2ca3754848264";
	assert_eq!(nonce.to_vec(), from_hex(expected).unwrap());
	let token = vec![0xd2; 100].try_into().expect("short enough; qed");
	let evidence = Evidence::Psa { block: 0x0102_0304u32, token };
	let bytes = [&[1, 4, 3, 2, 1, 0x91, 0x01][..], &[0xd2; 100][..]].concat();
	assert_eq!(evidence.encode(), bytes);
}
