// SPDX-License-Identifier: Apache-2.0

//! Hostile bytes: whatever they are, decoding yields a value or an error, and a value has one
//! encoding; and evidence, whatever it is, is refused or taken without a panic.

use super::common::*;
use crate::{mock::*, *};
use frame_support::assert_ok;
use proptest::prelude::*;

/// Decodes bytes as this type. What decodes is encoded to the bytes it was read from.
fn decodes<T: Encode + Decode>(bytes: &[u8]) {
	let mut rest = bytes;
	if let Ok(value) = T::decode(&mut rest) {
		assert_eq!(value.encode(), bytes[..bytes.len() - rest.len()]);
	}
}

/// Decodes bytes as everything of attestation that comes from outside or lies in storage.
fn decode_everything(bytes: &[u8]) {
	decodes::<Call<Test>>(bytes);
	decodes::<Event<Test>>(bytes);
	decodes::<Evidence<u64>>(bytes);
	decodes::<NativeClaims>(bytes);
	decodes::<AppraisalPolicy>(bytes);
	decodes::<Platform>(bytes);
	decodes::<Verdict>(bytes);
	decodes::<Finding>(bytes);
	decodes::<GuardTarget>(bytes);
	decodes::<Digest>(bytes);
	decodes::<ModelState<Test>>(bytes);
	decodes::<DeviceState<Test>>(bytes);
	decodes::<Endorsement<Test>>(bytes);
	decodes::<AttestationKey<Test>>(bytes);
	decodes::<attestation::History<Test>>(bytes);
	decodes::<PastVerdict<u64>>(bytes);
	decodes::<Guard<Test>>(bytes);
	decodes::<Result<VerdictView<u64>, NoVerdict>>(bytes);
	decodes::<HistoryView<AccountId, u64>>(bytes);
	decodes::<EndorsementView>(bytes);
	decodes::<AttestationKeyView>(bytes);
}

#[test]
fn values_are_as_long_as_they_may_be_and_no_longer() {
	build_and_execute(|| {
		let device = device();
		let long = evidence(device, &[5; 16]);
		assert_ok!(Evidence::<u64>::decode(&mut &long.encode()[..]));
		let mut claims = long.encode();
		// One kind byte, eight of the block, then hardware and two flags; then the count.
		assert_eq!(claims[15], 16 << 2);
		claims[15] = 17 << 2;
		claims.splice(16..16, digest(5).encode());
		assert!(Evidence::<u64>::decode(&mut &claims[..]).is_err());
		let token = |length: u32| (1u8, 9u64, vec![0u8; length as usize]).encode();
		assert_ok!(Evidence::<u64>::decode(&mut &token(MAX_TOKEN)[..]));
		assert!(Evidence::<u64>::decode(&mut &token(MAX_TOKEN + 1)[..]).is_err());
	});
}

#[test]
fn codec_indices_are_those_that_devices_use() {
	build_and_execute(|| {
		let device = device();
		assert_eq!(evidence(device, &[5]).encode()[0], EvidenceKind::Native.encode()[0]);
		assert_eq!(psa(vec![]).encode()[0], EvidenceKind::Psa.encode()[0]);
		let claims =
			NativeClaims { hardware: 0x0403_0201, secure_boot: true, debug: false, ..claims(&[5]) };
		let expected = [vec![1, 2, 3, 4, 1, 0, 1 << 2, 0], vec![5; 32]].concat();
		assert_eq!(claims.encode(), expected);
	});
}

proptest! {
	#[test]
	fn random_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
		decode_everything(&bytes);
	}

	/// With a token that is nearly right, the whole way to the verdict.
	#[test]
	fn hostile_tokens_never_panic(
		changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..6),
		cut in any::<Option<prop::sample::Index>>(),
		block in 0..12u64,
	) {
		new_test_ext().execute_with(|| {
			let device = device();
			let good = IDENTITY.token(&psa_claims(device, &[5, 0x13]));
			let mut token = good.clone();
			for (at, byte) in changes {
				let at = at.index(token.len());
				token[at] = byte;
			}
			if let Some(cut) = cut {
				token.truncate(cut.index(token.len()));
			}
			let taken = Firmware::attest(
				signed(STRANGER),
				device,
				Evidence::Psa { block, token: token.clone().try_into().expect("short; qed") },
			);
			assert_eq!(taken.is_ok(), token == good && block == 9);
		});
	}
}
