// SPDX-License-Identifier: Apache-2.0

//! What is charged covers what is done, and no more than that is kept.

use super::*;
use crate::manifests::HASHES_PER_LEVEL;
use frame_support::dispatch::GetDispatchInfo;
use muster_formats::lms;

fn declared(envelope: &[u8], signers: &[KeyId]) -> Weight {
	let call = Call::<Test>::propose_manifest {
		model: MODEL,
		component: MAIN,
		envelope: envelope.to_vec().try_into().unwrap(),
		signers: signers.to_vec().try_into().unwrap(),
		extra: extra(),
	};
	call.get_dispatch_info().call_weight
}

fn spent(result: &DispatchResultWithPostInfo) -> Weight {
	match result {
		Ok(info) => info.actual_weight,
		Err(failed) => failed.post_info.actual_weight,
	}
	.expect("it is told")
}

#[test]
fn each_kind_of_signature_costs_what_it_costs() {
	build_and_execute(|| {
		let signers = everyone();
		ready(&signers.each_ref());
		let kinds = [
			<()>::by_ed25519(),
			<()>::by_p256(),
			<()>::by_ml_dsa_44(),
			<()>::by_ml_dsa_65(),
			<()>::by_ml_dsa_87(),
		];
		for (id, signer) in (0..).zip(&signers) {
			let part = Part::new(b"main", &[Build::new(id as u8)]);
			let bytes = envelope(&manifest(1 + u64::from(id), &[part], &[]), &[signer]);
			let result = propose(&bytes, &[id]);
			assert_ok!(result);
			let base = <()>::propose_manifest(bytes.len() as u32);
			let more = spent(&result) - base;
			match kinds.get(id as usize) {
				Some(kind) => assert_eq!(more, *kind + <()>::use_leaves(0)),
				// Two levels, each twice what the benchmark's half-way ones take.
				None => {
					assert!(more.all_gte(<()>::by_hss(4) + <()>::use_leaves(2)));
					assert!(more.all_lte(<()>::by_hss(5) + <()>::use_leaves(2)));
				},
			}
			assert!(declared(&bytes, &[id]).all_gte(spent(&result)));
		}
	});
}

#[test]
fn what_is_refused_early_costs_little() {
	build_and_execute(|| {
		let signer = Signer::Hss((1..=8).map(|seed| Tree::new(32, seed)).collect());
		ready(&[&signer]);
		let bytes = envelope(&main_manifest(1), &[&signer]);
		let base = <()>::propose_manifest(bytes.len() as u32);
		for (bytes, signers) in [(&bytes[1..], &[0][..]), (&bytes, &[]), (&bytes, &[7])] {
			let result = frame_support::storage::with_storage_layer(|| propose(bytes, signers));
			assert!(result.is_err());
			assert!(spent(&result).all_lte(base));
		}
		assert!(spent(&propose(&bytes, &[0])).all_gte(<()>::by_hss(8)));
	});
}

#[test]
fn the_worst_signatures_that_fit_are_declared() {
	build_and_execute(|| {
		// Those that make most work for their length: SHA-256/192, W8, the lowest trees. Two of eight
		// levels and one of three fill an envelope.
		let levels = |first, count| {
			Signer::Hss((first..first + count).map(|seed| Tree::new(24, seed)).collect())
		};
		let signers = [levels(1, 8), levels(11, 8), levels(21, 3)];
		ready(&signers.each_ref());
		let bytes = envelope(&main_manifest(1), &signers.each_ref());
		assert!(bytes.len() > MAX_ENVELOPE as usize * 9 / 10);
		let result = propose(&bytes, &[0, 1, 2]);
		assert_ok!(result);
		let declared = declared(&bytes, &[0, 1, 2]);
		assert!(declared.all_gte(spent(&result)));
		// And not much more than what it can take.
		assert!(declared.ref_time() < spent(&result).ref_time() * 2);
		assert_eq!(UsedLeaves::<Test>::iter().count(), 19);
	});
}

#[test]
fn what_a_benchmark_counts_as_a_level_takes_no_less() {
	// The weight of a level is charged for so many blocks; see the benchmark `verify_hss`.
	let trees: Vec<_> = (1..=8).map(|seed| Tree::new(32, seed)).collect();
	let signer = Signer::Hss(trees);
	let FirmwareKey::Hss(key) = signer.key() else { unreachable!() };
	let message = [0x4d; 100];
	let most = lms::hashes(&key, &message, &signer.sign(&message));
	assert!(HASHES_PER_LEVEL * 8 <= most / 2);
	assert!(HASHES_PER_LEVEL * 8 >= most / 3);
}

#[test]
fn every_manifest_fits_in_a_block() {
	let worst = Firmware::manifest_weight(MAX_ENVELOPE, MAX_SIGNERS);
	// A tenth of the two seconds that a block takes.
	assert!(worst.ref_time() < 200_000_000_000, "{worst:?}");
	assert!(worst.proof_size() < 500_000, "{worst:?}");
	let grows = |shorter, longer| {
		let (shorter, longer) =
			(Firmware::manifest_weight(shorter, 1), Firmware::manifest_weight(longer, 1));
		longer.ref_time() > shorter.ref_time() * 2
	};
	assert!(grows(300, 3_000) && grows(1_600, MAX_ENVELOPE));
}

#[test]
fn a_report_costs_what_its_signatures_cost() {
	build_and_execute(|| {
		let signer = Signer::Hss((1..=8).map(|seed| Tree::new(24, seed)).collect());
		ready(&[&signer]);
		let shown = |message: &[u8]| SignedMessage {
			message: message.to_vec().try_into().unwrap(),
			signature: signer.sign(message).try_into().unwrap(),
		};
		let (first, second) = (shown(b"one"), shown(b"two"));
		let call = Call::<Test>::report_leaf_reuse {
			vendor: ID,
			key: 0,
			first: first.clone(),
			second: second.clone(),
		};
		let report =
			|first, second| Firmware::report_leaf_reuse(signed(STRANGER), ID, 0, first, second);
		let cheap = SignedMessage { signature: Default::default(), ..first.clone() };
		let early = frame_support::storage::with_storage_layer(|| report(cheap, second.clone()));
		assert!(spent(&early).all_lte(<()>::report_leaf_reuse() + <()>::by_hss(0)));
		let result = report(first, second);
		assert_ok!(result);
		assert!(call.get_dispatch_info().call_weight.all_gte(spent(&result)));
		// Two times eight levels of three quarters of the hashes that the dearest kind takes.
		assert!(spent(&result).all_gte(<()>::by_hss(16)));
	});
}
