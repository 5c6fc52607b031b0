// SPDX-License-Identifier: Apache-2.0

//! What the commands of a SUIT manifest say about images.

use crate::{
	build::{array, embed, map, sequence, set, tag, try_each, Suit, Value, CLASS, VENDOR},
	suit::{digest, ids, index, read, refusal, size, uri, A},
};
use muster_formats::{
	suit::{
		Digest, DigestAlgorithm, Envelope, Identity, Manifest, VendorId, MAX_ALTERNATIVES,
		MAX_COMMANDS, MAX_COMPONENTS, MAX_NESTING,
	},
	Error,
};

const B: [u8; 32] = [0xbb; 32];

fn slot(number: i64) -> (i64, Value) {
	(5, number.into())
}

/// The condition that the slot is right, as the draft's examples report it.
fn check_slot() -> (i64, Value) {
	(5, 5.into())
}

/// Vendor and class, said and checked.
fn compatibility() -> Vec<(i64, Value)> {
	vec![set(ids()), (1, 15.into()), (2, 15.into())]
}

/// Why a manifest of one component with these commands, to install it, is refused.
fn install(commands: &[(i64, Value)]) -> Option<Error> {
	let mut suit = Suit::new(1);
	suit.sequences = vec![(20, commands.to_vec())];
	refusal(&suit)
}

/// Why a manifest of one component with these commands, in what is shared, is refused.
fn shared(commands: &[(i64, Value)]) -> Option<Error> {
	let mut suit = Suit::new(1);
	suit.shared = commands.to_vec();
	refusal(&suit)
}

/// Digest, size, URI and slot of each image of each component.
pub type Said<'a> = Vec<Vec<(&'a [u8], Option<u64>, Option<&'a str>, Option<u64>)>>;

pub fn said<'a>(manifest: &Manifest<'a>) -> Said<'a> {
	let images = manifest.components.iter().map(|component| &component.images);
	images
		.map(|images| {
			images
				.iter()
				.map(|image| (image.digest.bytes, image.size, image.uri, image.slot))
				.collect()
		})
		.collect()
}

#[track_caller]
fn says(suit: &Suit, expected: Said) {
	read(suit, |manifest| assert_eq!(said(&manifest.unwrap()), expected));
}

/// Appendix B.4: one image for each of two slots.
pub fn a_b() -> Suit {
	let mut suit = Suit::new(1);
	let branch = |place, bytes, length| {
		[set([slot(place)]), check_slot(), set([digest(bytes), size(length)])]
	};
	suit.shared =
		[vec![try_each(&[&branch(0, A, 34768), &branch(1, B, 76834)])], compatibility()].concat();
	let fetch = |place, text| [set([slot(place)]), check_slot(), set([uri(text)])];
	suit.sequences = vec![
		(7, vec![(3, 15.into())]),
		(
			20,
			vec![
				try_each(&[&fetch(0, "http://a.example"), &fetch(1, "http://b.example")]),
				(21, 2.into()),
				(3, 15.into()),
			],
		),
	];
	suit
}

#[test]
fn each_slot_has_its_image() {
	let a = (&A[..], Some(34768), Some("http://a.example"), Some(0));
	let b = (&B[..], Some(76834), Some("http://b.example"), Some(1));
	says(&a_b(), vec![vec![a, b]]);
	read(&a_b(), |manifest| {
		let identity = Identity { vendor_id: Some(VendorId::Uuid(VENDOR)), class_id: Some(CLASS) };
		let manifest = manifest.unwrap();
		assert_eq!(manifest.components[0].identities, [identity]);
		assert!(manifest.components[0].images.iter().all(|image| image.class_id == Some(CLASS)));
	});
}

/// Without the condition nothing ties a URI to a slot: all that may hold is there.
#[test]
fn without_a_checked_slot_each_branch_goes_with_each() {
	let mut suit = Suit::new(1);
	suit.shared = vec![try_each(&[&[set([digest(A)])], &[set([digest(B)])]])];
	suit.sequences = vec![(20, vec![try_each(&[&[set([uri("a")])], &[set([uri("b")])]])])];
	let image = |bytes: &'static [u8], uri| (bytes, None, Some(uri), None);
	let (a, b) = (&A, &B);
	let expected = vec![vec![image(a, "a"), image(b, "a"), image(a, "b"), image(b, "b")]];
	read(&suit, |manifest| {
		let mut images = said(&manifest.unwrap());
		images[0].sort_by_key(|image| (image.2, image.0));
		assert_eq!(images, expected);
	});
}

/// Appendix B.6: two images.
#[test]
fn two_components_have_each_their_image() {
	let mut suit = Suit::new(2);
	let about = |place, bytes, length| {
		let [vendor, class] = ids();
		[index(place), set([vendor, class, digest(bytes), size(length)])]
	};
	suit.shared = [&about(0, A, 34768)[..], &about(1, B, 76834)].concat();
	suit.shared.extend([(12, true.into()), (1, 15.into()), (2, 15.into())]);
	let fetch = |place, text| [index(place), set([uri(text)]), (21, 2.into()), (3, 15.into())];
	suit.sequences = vec![
		(7, vec![index(0), (3, 15.into()), index(1), (3, 15.into())]),
		(9, vec![index(0), (23, 2.into())]),
		(20, [fetch(0, "http://example.com/1"), fetch(1, "http://example.com/2")].concat()),
	];
	says(
		&suit,
		vec![
			vec![(&A, Some(34768), Some("http://example.com/1"), None)],
			vec![(&B, Some(76834), Some("http://example.com/2"), None)],
		],
	);
}

#[test]
fn an_index_chooses_one_several_or_all() {
	let mut suit = Suit::new(3);
	suit.shared = [
		vec![(12, true.into())],
		compatibility(),
		vec![(12, array([0.into(), 2.into()])), set([digest(A)]), index(1), set([digest(B)])],
	]
	.concat();
	says(
		&suit,
		vec![
			vec![(&A, None, None, None)],
			vec![(&B, None, None, None)],
			vec![(&A, None, None, None)],
		],
	);
	read(&suit, |manifest| {
		for component in manifest.unwrap().components {
			assert_eq!(component.identities.len(), 1);
			assert_eq!(component.images[0].class_id, Some(CLASS));
		}
	});
}

#[test]
fn an_index_is_of_a_component() {
	let mut suit = Suit::new(2);
	let mut with = |argument: Value| {
		suit.shared = vec![(12, argument)];
		refusal(&suit)
	};
	for good in [0.into(), 1.into(), true.into(), array([1.into()]), array([1.into(), 0.into()])] {
		assert_eq!(with(good), None);
	}
	for bad in [2.into(), Value::Int(u64::MAX.into()), false.into(), array([0.into(), 2.into()])] {
		assert_eq!(with(bad), Some(Error::Index));
	}
	assert_eq!(with(array([])), Some(Error::TooFew));
	assert_eq!(with(array(vec![0.into(); MAX_COMPONENTS + 1])), Some(Error::TooMany));
	for wrong in [(-1).into(), Value::Null, "0".into(), array([true.into()])] {
		assert_eq!(with(wrong), Some(Error::Type));
	}
	assert_eq!(install(&[set([(22, 0.into())])]), None);
	assert_eq!(install(&[set([(22, 1.into())])]), Some(Error::Index));
}

#[test]
fn parameters_are_for_a_component() {
	// One component needs no index; of two, one must be chosen.
	let mut suit = Suit::new(2);
	suit.shared = vec![set([digest(A)])];
	assert_eq!(refusal(&suit), Some(Error::Index));
	suit.shared = vec![index(0), set([digest(A)])];
	suit.sequences = vec![(20, vec![set([uri("a")])])];
	assert_eq!(refusal(&suit), Some(Error::Index));
	suit.sequences = vec![(20, vec![(3, 15.into())])];
	assert_eq!(refusal(&suit), None);
	// With no component, there is nothing to say anything about.
	let mut none = Suit::new(0);
	none.components.clear();
	let common = map([(4, embed(&sequence(&[set([digest(A)])])))]);
	let manifest = map([(1, 1.into()), (2, 1.into()), (3, embed(&common))]);
	let bytes = none.wrap(&manifest, &[]).encode();
	assert_eq!(Envelope::parse(&bytes).unwrap().manifest(), Err(Error::Index));
}

/// A nested sequence that chooses another component leaves none chosen: what holds then is read
/// differently by different processors.
#[test]
fn an_index_set_in_a_nested_sequence_does_not_last() {
	let mut suit = Suit::new(2);
	let run = |commands: &[(i64, Value)]| (32, embed(&sequence(commands)));
	let inner = [index(1), set([digest(B)])];
	for nested in [run(&inner), try_each(&[&inner, &[(14, 15.into())]])] {
		suit.shared = vec![index(0), nested.clone(), set([digest(A)])];
		assert_eq!(refusal(&suit), Some(Error::Index));
		suit.shared = vec![index(0), nested, index(0), set([digest(A)])];
		says(&suit, vec![vec![(&A, None, None, None)], vec![(&B, None, None, None)]]);
	}
	// The same one again, and inner sequences that inherit it.
	suit.shared = vec![
		index(0),
		run(&[index(0), set([digest(A)])]),
		set([size(1)]),
		try_each(&[&[set([uri("a")])], &[set([uri("a")])]]),
		index(1),
		run(&[set([digest(B)])]),
	];
	says(&suit, vec![vec![(&A, Some(1), Some("a"), None)], vec![(&B, None, None, None)]]);
	// With one component there is no doubt.
	let mut one = Suit::new(1);
	one.shared = vec![run(&[index(0), set([digest(A)])]), set([size(1)])];
	says(&one, vec![vec![(&A, Some(1), None, None)]]);
}

#[test]
fn a_fallback_is_an_image_of_its_own() {
	let mut suit = Suit::new(1);
	suit.shared = vec![set([digest(A), size(1)])];
	suit.sequences = vec![(
		20,
		vec![try_each(&[
			&[set([uri("http://a.example")]), (21, 2.into())],
			&[set([uri("http://b.example")]), (21, 2.into())],
		])],
	)];
	says(
		&suit,
		vec![vec![
			(&A, Some(1), Some("http://a.example"), None),
			(&A, Some(1), Some("http://b.example"), None),
		]],
	);
}

/// One manifest for two classes: each image knows its own.
#[test]
fn each_class_has_its_image() {
	let class = |bytes: u8, digest_bytes| {
		[
			set([(1, VENDOR.into()), (2, [bytes; 16].into())]),
			(2, 15.into()),
			set([digest(digest_bytes)]),
		]
	};
	let mut suit = Suit::new(1);
	suit.shared = vec![try_each(&[&class(1, A), &class(2, B)]), (1, 15.into())];
	read(&suit, |manifest| {
		let manifest = manifest.unwrap();
		let component = &manifest.components[0];
		let pairs: Vec<_> =
			component.images.iter().map(|image| (image.class_id, image.digest.bytes)).collect();
		assert_eq!(pairs, [(Some([1; 16]), &A[..]), (Some([2; 16]), &B[..])]);
		assert_eq!(component.identities.len(), 2);
	});
}

/// What is set before the image of the same sequence goes with it, what a later sequence sets for
/// another image does not.
#[test]
fn what_holds_at_the_end_of_a_sequence_counts() {
	let mut suit = Suit::new(1);
	suit.shared = vec![set([size(1)]), set([digest(A)])];
	suit.sequences = vec![
		(8, vec![set([digest(B), size(2)])]),
		(20, vec![set([uri("old")]), (21, 2.into()), set([uri("new")]), (21, 2.into())]),
	];
	says(&suit, vec![vec![(&A, Some(1), Some("new"), None), (&B, Some(2), None, None)]]);
}

#[test]
fn identifiers_of_vendors() {
	let with = |vendor: Value| {
		let mut suit = Suit::new(1);
		suit.shared = vec![set([(1, vendor)])];
		suit
	};
	let pen = tag(112, [0x82, 0x37].into());
	read(&with(pen), |manifest| {
		let identity = Identity { vendor_id: Some(VendorId::Pen(&[0x82, 0x37])), class_id: None };
		let manifest = manifest.unwrap();
		assert_eq!(manifest.components[0].identities, [identity]);
		assert!(manifest.components[0].images.is_empty());
	});
	assert_eq!(refusal(&with([1; 15].into())), Some(Error::Value(1)));
	assert_eq!(refusal(&with([1; 17].into())), Some(Error::Value(1)));
	assert_eq!(refusal(&with(tag(111, [1].into()))), Some(Error::Tag));
	assert_eq!(refusal(&with("vendor".into())), Some(Error::Type));
	assert_eq!(shared(&[set([(2, [1; 15].into())])]), Some(Error::Value(2)));
	assert_eq!(shared(&[set([(24, [1; 15].into())])]), Some(Error::Value(24)));
}

#[test]
fn digests_of_images() {
	let with = |items: Vec<Value>| embed(&array(items));
	for (number, algorithm, length) in [
		(-16, DigestAlgorithm::Sha256, 32),
		(-18, DigestAlgorithm::Shake128, 32),
		(-43, DigestAlgorithm::Sha384, 48),
		(-44, DigestAlgorithm::Sha512, 64),
		(-45, DigestAlgorithm::Shake256, 64),
	] {
		let mut suit = Suit::new(1);
		suit.shared = vec![set([(3, with(vec![number.into(), vec![1; length].into()]))])];
		read(&suit, |manifest| {
			let image = manifest.unwrap().components[0].images[0];
			assert_eq!(image.digest, Digest { algorithm, bytes: &vec![1; length] });
		});
		for wrong in [0, length - 1, length + 1] {
			suit.shared = vec![set([(3, with(vec![number.into(), vec![1; wrong].into()]))])];
			assert_eq!(refusal(&suit), Some(Error::Digest));
		}
	}
	for number in [-14, -15, -17, -41, 1, 0] {
		let digest = with(vec![number.into(), A.into()]);
		assert_eq!(shared(&[set([(3, digest)])]), Some(Error::DigestAlgorithm));
	}
	let extended = with(vec![(-16).into(), A.into(), 1.into()]);
	assert_eq!(shared(&[set([(3, extended)])]), Some(Error::Digest));
	assert_eq!(shared(&[set([(3, with(vec![]))])]), Some(Error::Digest));
	// Not in its byte string.
	assert_eq!(shared(&[set([(3, array([(-16).into(), A.into()]))])]), Some(Error::Type));
	let trailing = [array([(-16).into(), A.into()]).encode(), vec![0]].concat();
	assert_eq!(shared(&[set([(3, trailing.into())])]), Some(Error::Trailing));
}

#[test]
fn commands_have_their_arguments() {
	for condition in [1, 2, 3, 5, 6, 14, 24] {
		for policy in [0, 5, 15] {
			assert_eq!(install(&[(condition, policy.into())]), None);
			assert_eq!(shared(&[(condition, policy.into())]), None);
		}
		assert_eq!(install(&[(condition, 16.into())]), Some(Error::Value(condition)));
		for wrong in [(-1).into(), Value::Null, [1].into()] {
			assert_eq!(install(&[(condition, wrong)]), Some(Error::Type), "{condition}");
		}
	}
	for directive in [18, 21, 22, 23, 31] {
		assert_eq!(install(&[(directive, 2.into())]), None);
		assert_eq!(install(&[(directive, 16.into())]), Some(Error::Value(directive)));
		// The shared sequence changes parameters and no more.
		assert_eq!(shared(&[(directive, 2.into())]), Some(Error::Unknown(directive)));
	}
	for unknown in [0, 4, 7, 11, 13, 16, 17, 19, 25, 29, 30, 33, 34, 255, 256, -1, -255] {
		assert_eq!(install(&[(unknown, 2.into())]), Some(Error::Unknown(unknown)));
	}
	let text_code = array(["fetch".into(), 2.into()]);
	let mut suit = Suit::new(1);
	suit.members = vec![(20, embed(&text_code))];
	assert_eq!(refusal(&suit), Some(Error::Label));
	for items in [vec![], vec![3.into()], vec![3.into(), 15.into(), 3.into()]] {
		suit.members = vec![(20, embed(&Value::Array(items)))];
		assert_eq!(refusal(&suit), Some(Error::TooFew));
	}
	suit.members = vec![(20, embed(&map([(3, 15.into())])))];
	assert_eq!(refusal(&suit), Some(Error::Type));
	let trailing = [sequence(&[(3, 15.into())]).encode(), vec![0]].concat();
	suit.members = vec![(20, trailing.into())];
	assert_eq!(refusal(&suit), Some(Error::Trailing));
}

#[test]
fn parameters_have_their_types() {
	let good: [(i64, Value); 13] = [
		(1, VENDOR.into()),
		(2, CLASS.into()),
		digest(A),
		(5, 1.into()),
		(12, false.into()),
		(13, true.into()),
		(14, 1.into()),
		(18, b"content"[..].into()),
		(21, "uri".into()),
		(22, 0.into()),
		(23, b"args"[..].into()),
		(24, CLASS.into()),
		(25, b"args"[..].into()),
	];
	assert_eq!(shared(&[(20, map(good.clone()))]), None);
	for (key, value) in good {
		assert_eq!(shared(&[set([(key, value.clone())])]), None);
		assert_eq!(shared(&[set([(key, Value::Null)])]), Some(Error::Type), "{key}");
		assert_eq!(shared(&[set([(key, array([]))])]), Some(Error::Type), "{key}");
		let twice = set([(key, value.clone()), (key, value)]);
		assert_eq!(shared(&[twice]), Some(Error::Duplicate), "{key}");
	}
	for unknown in [0, 4, 6, 11, 15, 17, 19, 20, 26, 255, 256, -1, -255] {
		assert_eq!(shared(&[set([(unknown, 1.into())])]), Some(Error::Unknown(unknown)));
	}
	assert_eq!(shared(&[set([])]), Some(Error::TooFew));
	assert_eq!(shared(&[(20, map([("uri", Value::from("uri"))]))]), Some(Error::Label));
	assert_eq!(shared(&[(20, array([]))]), Some(Error::Type));
}

#[test]
fn custom_commands_and_parameters_say_nothing() {
	for label in [-256, -257, -65536, i64::MIN] {
		for argument in [b"x"[..].into(), "x".into(), Value::from(-1), Value::Null] {
			assert_eq!(install(&[(label, argument.clone())]), None);
			assert_eq!(shared(&[(label, argument)]), Some(Error::Unknown(label)));
		}
		assert_eq!(install(&[(label, array([]))]), Some(Error::Type));
		for value in [b"x"[..].into(), "x".into(), Value::from(-1), true.into()] {
			assert_eq!(install(&[set([(label, value.clone())])]), None);
			assert_eq!(shared(&[set([(label, value)])]), Some(Error::Unknown(label)));
		}
		assert_eq!(install(&[set([(label, Value::Null)])]), Some(Error::Type));
	}
}

#[test]
fn branches_are_two_at_least() {
	let one = [(3, Value::from(15))];
	assert_eq!(shared(&[try_each(&[])]), Some(Error::TooFew));
	assert_eq!(shared(&[try_each(&[&one])]), Some(Error::TooFew));
	assert_eq!(shared(&[try_each(&[&one, &one])]), None);
	let branch = || embed(&sequence(&one));
	assert_eq!(shared(&[(15, array([branch(), branch(), Value::Null]))]), None);
	assert_eq!(shared(&[(15, array([branch(), Value::Null]))]), Some(Error::Type));
	assert_eq!(shared(&[(15, array([branch(), Value::Null, branch()]))]), Some(Error::Type));
	assert_eq!(shared(&[(15, array([sequence(&one), branch()]))]), Some(Error::Type));
	assert_eq!(shared(&[(15, embed(&array([branch(), branch()])))]), Some(Error::Type));
	assert_eq!(shared(&[try_each(&[&one, &[]])]), Some(Error::TooFew));
	// Null keeps what was before.
	let mut suit = Suit::new(1);
	let change = |bytes| embed(&sequence(&[set([digest(bytes)])]));
	suit.shared = vec![set([digest([1; 32])]), (15, array([change(A), change(B), Value::Null]))];
	read(&suit, |manifest| {
		let mut digests: Vec<_> =
			said(&manifest.unwrap())[0].iter().map(|image| image.0[0]).collect();
		digests.sort();
		assert_eq!(digests, [1, 0xaa, 0xbb]);
	});
}

#[test]
fn nesting_commands_and_alternatives_are_bounded() {
	let nested = |depth: usize, wrap: &dyn Fn(Vec<u8>) -> (i64, Value)| {
		(0..depth).fold((3, Value::from(15)), |inner, _| wrap(sequence(&[inner]).encode()))
	};
	let run = |inner: Vec<u8>| (32_i64, Value::Bytes(inner));
	let one_of =
		|inner: Vec<u8>| (15_i64, array([inner.into(), embed(&sequence(&[(3, 15.into())]))]));
	for wrap in [&run as &dyn Fn(Vec<u8>) -> (i64, Value), &one_of] {
		assert_eq!(install(&[nested(MAX_NESTING, wrap)]), None);
		assert_eq!(install(&[nested(MAX_NESTING + 1, wrap)]), Some(Error::Depth));
		assert_eq!(install(&[nested(500, wrap)]), Some(Error::Depth));
	}
	let many = |count: usize| vec![(3, Value::from(15)); count];
	assert_eq!(install(&many(MAX_COMMANDS)), None);
	assert_eq!(install(&many(MAX_COMMANDS + 1)), Some(Error::TooMany));
	let mut spread = Suit::new(1);
	spread.shared = many(MAX_COMMANDS / 2);
	spread.sequences = vec![(7, many(MAX_COMMANDS / 2))];
	assert_eq!(refusal(&spread), None);
	spread.sequences.push((8, many(1)));
	assert_eq!(refusal(&spread), Some(Error::TooMany));
	let branches = |count: usize| {
		let branches: Vec<_> =
			(0..count).map(|place| vec![set([digest([place as u8; 32])])]).collect();
		let branches: Vec<_> = branches.iter().map(Vec::as_slice).collect();
		shared(&[try_each(&branches)])
	};
	assert_eq!(branches(MAX_ALTERNATIVES), None);
	assert_eq!(branches(MAX_ALTERNATIVES + 1), Some(Error::TooMany));
	// One choice after the other multiplies.
	let choice = |key, first: Value, second: Value| {
		try_each(&[&[set([(key, first)])], &[set([(key, second)])]])
	};
	let choices = [
		choice(21, "a".into(), "b".into()),
		choice(14, 1.into(), 2.into()),
		choice(5, 1.into(), 2.into()),
		choice(2, [1; 16].into(), [2; 16].into()),
		choice(1, [1; 16].into(), [2; 16].into()),
	];
	assert_eq!(shared(&choices[..4]), None);
	assert_eq!(shared(&choices), Some(Error::TooMany));
	// A few hundred branches, each for sixteen alternatives.
	let branch: &[_] = &[(3, 15.into())];
	let wide = try_each(&vec![branch; MAX_COMMANDS / 2]);
	assert_eq!(shared(std::slice::from_ref(&wide)), None);
	assert_eq!(shared(&[&choices[..4], &[wide]].concat()), Some(Error::TooMany));
}
