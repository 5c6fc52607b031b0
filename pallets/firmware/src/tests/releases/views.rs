// SPDX-License-Identifier: Apache-2.0

use super::*;

#[test]
fn what_is_not_there_is_none() {
	build_and_execute(|| {
		component(0);
		propose(0, 1, details(0, 1));
		assert_eq!(Firmware::authority(9), None);
		assert_eq!(Firmware::component(MODEL, 1), None);
		assert_eq!(Firmware::component(MODEL, u8::MAX), None);
		assert_eq!(Firmware::component(9, 0), None);
		assert_eq!(Firmware::components(9), []);
		assert_eq!(Firmware::release(MODEL, 0, 2), None);
		assert_eq!(Firmware::release(MODEL, 1, 1), None);
		assert_eq!(Firmware::releases_above(MODEL, 1, None), []);
		assert_eq!(Firmware::releases_above(9, 0, Some(0)), []);
		assert_eq!(Firmware::advisory(0), None);
		assert_eq!(Firmware::by_digest(9, digest_of(0, 1)), None);
		assert_eq!(Firmware::by_digest(MODEL, digest(99)), None);
	});
}

#[test]
fn asking_changes_nothing() {
	build_and_execute(|| {
		component(0);
		release(0, 1);
		let before = root();
		Firmware::authority(0);
		Firmware::components(MODEL);
		Firmware::releases_above(MODEL, 0, None);
		Firmware::by_digest(MODEL, digest_of(0, 1));
		assert_eq!(root(), before);
	});
}

#[test]
fn a_digest_of_another_function_is_another_digest() {
	build_and_execute(|| {
		component(0);
		let bytes = [7; 32];
		let image = Image { digest: Digest::Sha256(bytes), ..image(0, 1) };
		propose(0, 1, ReleaseDetails { images: vec![image].try_into().unwrap(), ..details(0, 1) });
		assert!(Firmware::by_digest(MODEL, Digest::Sha256(bytes)).is_some());
		let mut longer = [0; 48];
		longer[..32].copy_from_slice(&bytes);
		assert_eq!(Firmware::by_digest(MODEL, Digest::Sha384(longer)), None);
	});
}

#[test]
fn pages_go_on_where_the_last_one_ended_in_rising_order() {
	build_and_execute(|| {
		component(0);
		component(1);
		// Far apart, so that the order is that of numbers and not of their bytes.
		let sequences: Vec<Sequence> = (0..70).map(|i| i * 0x0123_4567_89ab).collect();
		for (i, sequence) in sequences.iter().enumerate() {
			propose(0, *sequence, details(0, i as u64));
			propose(1, *sequence + 1, details(1, i as u64));
		}
		let (mut seen, mut above) = (Vec::new(), None);
		loop {
			let page = Firmware::releases_above(MODEL, 0, above);
			assert!(page.len() <= MAX_PAGE);
			let Some(last) = page.last() else { break };
			above = Some(last.sequence);
			seen.extend(page.iter().map(|release| release.sequence));
		}
		assert_eq!(seen, sequences);
		// From between two, too.
		let page = Firmware::releases_above(MODEL, 0, Some(sequences[68] + 1));
		assert_eq!(page.len(), 1);
		assert_eq!(page[0], Firmware::release(MODEL, 0, sequences[69]).unwrap());
		assert_eq!(Firmware::releases_above(MODEL, 0, Some(u64::MAX)), []);
	});
}

#[test]
fn votes_are_shown_until_the_authority_changes_and_what_they_decided_stays() {
	build_and_execute(|| {
		component(0);
		release(0, 1);
		assert_eq!(Firmware::release(MODEL, 0, 1).unwrap().approvals, [ALICE, BOB]);
		let new = terms(&[CAROL], 1);
		frame_support::assert_ok!(Firmware::propose_authority_change(
			signed(VENDOR),
			0,
			new.clone()
		));
		for who in [ALICE, CAROL] {
			frame_support::assert_ok!(Firmware::approve_authority_change(
				signed(who),
				0,
				new.hash()
			));
		}
		let view = Firmware::release(MODEL, 0, 1).unwrap();
		assert_eq!((view.approvals, view.in_force), (vec![], true));
	});
}
