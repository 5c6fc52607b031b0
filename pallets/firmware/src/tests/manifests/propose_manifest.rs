// SPDX-License-Identifier: Apache-2.0

use super::*;

#[test]
fn a_manifest_of_every_kind_of_signature_becomes_a_release() {
	build_and_execute(|| {
		let signers = everyone();
		ready(&signers.each_ref());
		for (id, signer) in (0..).zip(&signers) {
			let sequence = 10 + u64::from(id);
			let part = Part::new(b"main", &[Build::new(id as u8)]);
			let manifest = manifest(sequence, &[part], &[]);
			let digest = sample::digest(&manifest);
			assert_ok!(propose(&envelope(&manifest, &[signer]), &[id]));
			assert_eq!(
				events(),
				[
					Event::ReleaseProposed {
						model: MODEL,
						component: MAIN,
						sequence,
						author: OPERATOR,
						manifest: Some(digest),
					},
					Event::ManifestAccepted {
						model: MODEL,
						component: MAIN,
						sequence,
						digest,
						signers: vec![id],
					},
				]
			);
			let info = info(sequence);
			assert_eq!(info.manifest, Some(digest));
			let classical = id < 2;
			let kinds = SignatureKinds { classical, post_quantum: !classical };
			assert_eq!(info.signatures, kinds);
			let status = Firmware::release(MODEL, MAIN, sequence).map(|release| release.status);
			assert_eq!(status, Some(ReleaseStatus::Proposed));
		}
	});
}

#[test]
fn a_release_by_manifest_is_decided_like_any() {
	build_and_execute(|| {
		let signer = Signer::Ed25519(1);
		ready(&[&signer]);
		assert_ok!(propose(&envelope(&main_manifest(1), &[&signer]), &[0]));
		let digest = Digest::Sha256([7; 32]);
		assert_eq!(
			Firmware::by_digest(MODEL, digest),
			Some(Reference { component: MAIN, sequence: 1, endorsed: false })
		);
		// The build server that handed it in does not approve it.
		assert!(Firmware::approve_release(signed(OPERATOR), MODEL, MAIN, 1).is_err());
		assert_ok!(Firmware::approve_release(signed(BOB), MODEL, MAIN, 1));
		let release = Firmware::release(MODEL, MAIN, 1).unwrap();
		assert!(release.in_force);
		assert_eq!(release.manifest, Some(sample::digest(&main_manifest(1))));
	});
}

#[test]
fn all_signatures_count_in_their_order() {
	build_and_execute(|| {
		let all = [Signer::Ed25519(1), Signer::P256(2), Signer::MlDsa44(3), Signer::lms(4)];
		ready(&all.each_ref());
		let manifest = main_manifest(1);
		let good = envelope(&manifest, &all.each_ref());
		// Fewer or more names than signatures, none, another order, one twice.
		for signers in [&[0, 1, 2][..], &[0], &[]] {
			refused(|| propose(&good, signers), Error::SignersMismatch);
		}
		refused(|| propose(&envelope(&manifest, &[&all[0]]), &[0, 0]), Error::SignersMismatch);
		refused(|| propose(&good, &[1, 0, 2, 3]), Error::WrongAlgorithm);
		refused(|| propose(&good, &[0, 0, 2, 3]), Error::WrongAlgorithm);
		refused(|| propose(&good, &[0, 1, 2, 9]), Error::KeyNotFound);
		assert_ok!(propose(&good, &[0, 1, 2, 3]));
		assert_eq!(info(1).signatures, SignatureKinds { classical: true, post_quantum: true });
	});
}

#[test]
fn one_bad_signature_refuses_all() {
	build_and_execute(|| {
		let all = everyone();
		ready(&all.each_ref());
		let manifest = main_manifest(1);
		for (id, signer) in (0..).zip(&all) {
			let algorithm = signer.algorithm();
			let signature = signer.sign(&sample::to_be_signed(&manifest, algorithm));
			let good = sample::block(-7, &all[1].sign(&sample::to_be_signed(&manifest, -7)));
			for at in [0, signature.len() / 2, signature.len() - 1] {
				let mut bad = signature.clone();
				bad[at] ^= 1;
				let blocks = [good.clone(), sample::block(algorithm, &bad)];
				let envelope = sample::envelope(&manifest, &blocks);
				refused(|| propose(&envelope, &[1, id]), Error::BadManifestSignature);
			}
			let blocks = [good, sample::block(algorithm, &signature)];
			if id != 1 {
				let envelope = sample::envelope(&manifest, &blocks);
				assert_ok!(frame_support::storage::with_transaction(|| {
					let outcome = propose(&envelope, &[1, id]).map_err(|failed| failed.error);
					sp_runtime::TransactionOutcome::Rollback(outcome)
				}));
			}
		}
	});
}

#[test]
fn a_signature_of_something_else_is_refused() {
	build_and_execute(|| {
		let signer = Signer::P256(1);
		ready(&[&signer, &Signer::P256(2)]);
		let manifest = main_manifest(1);
		let sign =
			|bytes: &[u8]| sample::envelope(&manifest, &[sample::block(-7, &signer.sign(bytes))]);
		let of_another = sample::to_be_signed(&main_manifest(2), -7);
		let under_another_name = sample::to_be_signed(&manifest, -9);
		for bytes in [&manifest[..], &sample::digest(&manifest), &of_another, &under_another_name] {
			refused(|| propose(&sign(bytes), &[0]), Error::BadManifestSignature);
		}
		let good = sign(&sample::to_be_signed(&manifest, -7));
		// By the first key, not the second.
		refused(|| propose(&good, &[1]), Error::BadManifestSignature);
		assert_ok!(propose(&good, &[0]));
	});
}

#[test]
fn an_unsigned_manifest_is_refused() {
	build_and_execute(|| {
		ready(&[&Signer::P256(1)]);
		let envelope = sample::envelope(&main_manifest(1), &[]);
		refused(|| propose(&envelope, &[]), Error::SignersMismatch);
		refused(|| propose(&envelope, &[0]), Error::SignersMismatch);
	});
}

#[test]
fn the_keys_of_another_vendor_count_for_nothing() {
	build_and_execute(|| {
		component(SignatureTerms::default());
		let signer = Signer::P256(1);
		Book::vendor(&DAVE, 1);
		assert_ok!(Firmware::add_manifest_key(signed(DAVE), 1, signer.key()));
		let envelope = envelope(&main_manifest(1), &[&signer]);
		refused(|| propose(&envelope, &[0]), Error::KeyNotFound);
	});
}

#[test]
fn fails_for_who_has_no_right() {
	build_and_execute(|| {
		let signer = Signer::P256(1);
		ready(&[&signer]);
		let envelope = envelope(&main_manifest(1), &[&signer]);
		let bytes: EnvelopeBytes = envelope.clone().try_into().unwrap();
		let signers: BoundedVec<_, _> = vec![0].try_into().unwrap();
		for who in [STRANGER, BOB, OWNER] {
			let (bytes, signers) = (bytes.clone(), signers.clone());
			refused(
				|| Firmware::propose_manifest(signed(who), MODEL, MAIN, bytes, signers, extra()),
				Error::NotVendor,
			);
		}
		refused(
			|| Firmware::propose_manifest(signed(VENDOR), 9, MAIN, bytes, signers, extra()),
			Error::ModelNotFound,
		);
		refused(|| propose_for(1, &envelope, &[0]), Error::ComponentNotFound);
	});
}

#[test]
fn a_component_may_ask_for_two_kinds_at_once() {
	build_and_execute(|| {
		component(SignatureTerms { manifest: true, classical: true, post_quantum: true });
		let (classical, post_quantum) = (Signer::P256(1), Signer::MlDsa65(2));
		keys(&[&classical, &post_quantum]);
		let manifest = main_manifest(1);
		let by = |signers: &[&Signer]| envelope(&manifest, signers);
		refused(|| propose(&by(&[&classical]), &[0]), Error::SignatureMissing);
		refused(|| propose(&by(&[&post_quantum]), &[1]), Error::SignatureMissing);
		// The same twice is still one kind.
		refused(|| propose(&by(&[&classical, &classical]), &[0, 0]), Error::SignatureMissing);
		assert_ok!(propose(&by(&[&post_quantum, &classical]), &[1, 0]));
	});
}

#[test]
fn the_terms_of_releases_hold() {
	build_and_execute(|| {
		let signer = Signer::P256(1);
		ready(&[&signer]);
		let sign = |sequence, digest| {
			let part = Part::new(b"main", &[Build::new(digest)]);
			envelope(&manifest(sequence, &[part], &[]), &[&signer])
		};
		assert_ok!(propose(&sign(5, 1), &[0]));
		refused(|| propose(&sign(5, 1), &[0]), Error::SequenceUsed);
		refused(|| propose(&sign(5, 2), &[0]), Error::SequenceUsed);
		refused(|| propose(&sign(4, 2), &[0]), Error::SequenceUsed);
		refused(|| propose(&sign(6, 1), &[0]), Error::DigestKnown);
		assert_ok!(propose(&sign(6, 2), &[0]));
	});
}

#[test]
fn one_envelope_serves_two_components() {
	build_and_execute(|| {
		let signers = [Signer::Ed25519(1), Signer::lms(2)];
		ready(&signers.each_ref());
		register(3, Some(binding(b"radio")), SignatureTerms::default());
		let parts = [part(b"main"), Part::new(b"radio", &[Build::new(9)])];
		let envelope = envelope(&manifest(1, &parts, &[]), &signers.each_ref());
		assert_ok!(propose_for(MAIN, &envelope, &[0, 1]));
		// The LMS leaf has signed just this.
		assert_ok!(propose_for(3, &envelope, &[0, 1]));
		let radio = ReleaseInfos::<Test>::get((MODEL, 3, 1)).unwrap();
		assert_eq!(radio.details.images[0].digest, Digest::Sha256([9; 32]));
		assert_eq!(radio.manifest, info(1).manifest);
	});
}

#[test]
fn a_stranger_registers_the_same_binding_in_vain() {
	build_and_execute(|| {
		let signer = Signer::P256(1);
		ready(&[&signer]);
		let bytes = envelope(&main_manifest(1), &[&signer]);
		// Another vendor may copy ids, key and envelope: it becomes a release of his own model.
		Book::model(Book::vendor(&DAVE, 1), 1, UpdatePolicy::Automatic);
		let terms = AuthorityTerms {
			approvers: vec![BOB].try_into().unwrap(),
			threshold: 1,
			revokers: Default::default(),
			time_lock: 0,
		};
		assert_ok!(Firmware::create_authority(signed(DAVE), 1, terms));
		let terms =
			ComponentTerms { binding: Some(binding(b"main")), signatures: Default::default() };
		assert_ok!(Firmware::register_component(signed(DAVE), 1, 0, text("copy"), 1, terms));
		assert_ok!(Firmware::add_manifest_key(signed(DAVE), 1, signer.key()));
		assert_ok!(Firmware::propose_manifest(
			signed(DAVE),
			1,
			0,
			bytes.clone().try_into().unwrap(),
			vec![0].try_into().unwrap(),
			extra()
		));
		assert_eq!(Firmware::by_digest(MODEL, Digest::Sha256([7; 32])), None);
		assert_ok!(propose(&bytes, &[0]));
	});
}

#[test]
fn what_was_left_out_of_the_envelope_is_asked_for() {
	build_and_execute(|| {
		let signer = Signer::P256(1);
		ready(&[&signer]);
		// The install sequence, of which there is only a digest.
		let severed = |manifest: &[u8]| {
			use sample::cbor::*;
			let digest = array(&[int(sample::SHA_256), bytes(&[1; 32])]);
			[&[manifest[0] + 1], &manifest[1..], &uint(20)[..], &digest].concat()
		};
		let envelope = envelope(&severed(&main_manifest(1)), &[&signer]);
		refused(|| propose(&envelope, &[0]), Error::IncompleteManifest);
	});
}

#[test]
fn what_is_not_understood_is_refused() {
	build_and_execute(|| {
		let signer = Signer::P256(1);
		ready(&[&signer]);
		use sample::cbor::*;
		// A command of another draft, and parameters of one.
		for unknown in [[uint(40), uint(15)], [uint(20), map(&[(19, uint(0))])]] {
			let validate = [vec![uint(12), uint(0)], unknown.to_vec()].concat();
			let manifest = manifest(1, &[part(b"main")], &validate);
			refused(|| propose(&envelope(&manifest, &[&signer]), &[0]), Error::BadManifest);
		}
	});
}
