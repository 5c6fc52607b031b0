// SPDX-License-Identifier: Apache-2.0

//! Receipts: what is believed, and what each kind of forgery is told.

mod common;

use codec::Encode;
use common::{chain::*, leaves, muster, path, root, text, Dice, Folder, Hash, Run};
use muster_primitives::{DeviceId, Subject};
use serde_json::{json, Value};
use sp_core::H256;
use sp_runtime::{AccountId32, DigestItem};
use std::path::PathBuf;

/// Readings that were anchored, the chain on which they were, and a receipt of one of them.
struct Case {
	folder: Folder,
	leaves: Vec<Hash>,
	chain: Chain,
	receipt: Receipt,
	file: PathBuf,
	trust: PathBuf,
}

const READINGS: [&str; 5] = ["0,\"a\nb\"", "1,20", "2,21", "3,22", "4,23"];
const INDEX: usize = 2;

impl Case {
	fn new() -> Self {
		Self::with(|_| {})
	}

	/// With another anchor than usual.
	fn with(change: impl Fn(&mut Anchor)) -> Self {
		let folder = Folder::new();
		let leaves = leaves(READINGS);
		let mut anchor = anchor(root(&leaves), leaves.len() as u64);
		change(&mut anchor);
		let chain = Chain::new(&state(&anchor));
		let receipt = chain.receipt(INDEX, "csv", path(INDEX, &leaves));
		let file = folder.file("data.csv", format!("id,value\n{}\n", READINGS.join("\n")));
		let trust = chain.write_trust(&folder);
		Self { folder, leaves, chain, receipt, file, trust }
	}

	fn verify(&self) -> Run {
		self.verify_with(&[])
	}

	fn verify_with(&self, options: &[&str]) -> Run {
		self.verify_json(&self.receipt.json(), options)
	}

	fn verify_json(&self, receipt: &Value, options: &[&str]) -> Run {
		self.verify_text(&receipt.to_string(), options)
	}

	fn verify_text(&self, receipt: &str, options: &[&str]) -> Run {
		let receipt = self.folder.file("receipt.json", receipt);
		let mut args = vec!["verify".into()];
		args.extend([&self.file, &receipt].map(|path| path.clone().into_os_string()));
		args.extend(["--trust".into(), self.trust.clone().into_os_string()]);
		args.extend(options.iter().map(Into::into));
		muster(args)
	}

	/// That what was made of the receipt is refused at this step, for this reason.
	#[track_caller]
	fn refused(&self, step: &str, reason: &str) {
		let run = self.verify();
		run.fails(1, reason);
		assert!(run.stderr.starts_with(&format!("muster: refused: {step}: ")), "{}", run.stderr);
	}
}

/// What happens to the usual receipt, and at which step and why it is then refused.
#[track_caller]
fn refused(step: &str, reason: &str, change: impl Fn(&Chain, &mut Receipt)) {
	let mut case = Case::new();
	change(&case.chain, &mut case.receipt);
	case.refused(step, reason);
}

// --- what is believed ------------------------------------------------------------------------------

#[test]
fn receipt_of_a_row_is_believed() {
	let case = Case::new();
	let run = case.verify();
	assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""), "{run:?}");
	for line in [
		"reading        2 of 5 (csv)",
		"stream         7 (batches)",
		"device         did:muster:0606060606060606060606060606060606060606060606060606060606060606",
		"anchor         12",
		"readings from  2026-01-01T00:00:00Z",
		"until before   2026-01-01T01:00:00Z",
		"anchored at    2026-01-01T01:01:00Z, block 41",
		"anchored by    did:muster:06",
		"superseded by  none",
		"as of          block 42 (0x",
	] {
		assert!(run.stdout.contains(line), "{line}\n{}", run.stdout);
	}
}

#[test]
fn json_tells_all_that_the_receipt_shows() {
	let case = Case::with(|anchor| {
		anchor.by = Subject::Account(AccountId32::new([5; 32]));
		anchor.corrects = Some(10);
		anchor.superseded_by = Some(13);
		anchor.keepers = 2;
		anchor.schema = None;
		anchor.until = u64::MAX;
	});
	let run = case.verify_with(&["--json"]);
	let who = sp_core::crypto::Ss58Codec::to_ss58check(&AccountId32::new([5; 32]));
	assert_eq!(
		run.json(),
		json!({
			"genesis": text(&GENESIS.0),
			"stream": 7,
			"owner": who,
			"device": DeviceId([6; 32]).did(),
			"mode": "batches",
			"anchor": 12,
			"root": text(&root(&case.leaves)),
			"size": "5",
			"from": "1767225600",
			"until": "18446744073709551615",
			"schema": null,
			"anchoredBy": who,
			"anchoredAt": "1767229260",
			"anchoredInBlock": 41,
			"corrects": 10,
			"supersededBy": 13,
			"previous": text(&[3; 32]),
			"keepers": 2,
			"index": "2",
			"cut": "csv",
			"block": 42,
			"blockHash": text(&case.chain.block.hash().0),
		}),
	);
	let run = case.verify();
	for line in ["corrects       anchor 10", "superseded by  anchor 13", "kept by        2"] {
		assert!(run.stdout.contains(line), "{line}\n{}", run.stdout);
	}
}

#[test]
fn reading_alone_is_believed_with_or_without_its_line_end() {
	let mut case = Case::new();
	for content in ["2,21", "2,21\n", "2,21\r\n"] {
		case.file = case.folder.file("row", content);
		assert_eq!(case.verify_with(&["--row"]).code, Some(0));
	}
	for content in ["2,2", "2,21\n\n", "2,21 ", " 2,21", "", "\n", "\r\n", "2,21\r", "1,20"] {
		case.file = case.folder.file("row", content);
		case.verify_with(&["--row"]).fails(1, "refused: leaf: ");
	}
}

#[test]
fn files_and_json_lines_are_believed() {
	let mut case = Case::new();
	case.receipt.cut = "ndjson";
	case.file = case.folder.file("a", format!("\n{}\r\n", READINGS[1..].join("\r\n")));
	case.receipt.index = "1".into();
	case.refused("leaf", "another root");
	case.file = case.folder.file("a", format!("x\n\n{}\r\n", READINGS[1..].join("\r\n")));
	case.receipt.index = INDEX.to_string();
	assert_eq!(case.verify().code, Some(0));

	case.receipt.cut = "file";
	case.file = case.folder.file("b", READINGS[INDEX]);
	assert_eq!(case.verify().code, Some(0));
	// Every byte of a file counts.
	case.file = case.folder.file("b", format!("{}\n", READINGS[INDEX]));
	case.refused("leaf", "another root");
	case.file = case.folder.path().into();
	case.verify().fails(2, "a folder; name the file");
}

#[test]
fn source_without_header_is_believed_if_told() {
	let mut case = Case::new();
	case.file = case.folder.file("a.csv", READINGS.join("\n"));
	case.refused("leaf", "another root");
	assert_eq!(case.verify_with(&["--no-header"]).code, Some(0));
}

#[test]
fn first_set_may_finalise_the_block_itself() {
	let mut case = Case::new();
	let votes: Vec<_> = [0, 1, 3]
		.map(|voter: usize| vote(&case.chain.first[voter], 0, case.chain.block.hash(), 42))
		.into();
	case.receipt.handovers.clear();
	case.receipt.ancestry.clear();
	case.receipt.justification = justification(&case.chain.block, votes, Vec::new());
	assert_eq!(case.verify().code, Some(0), "{:?}", case.verify());
}

#[test]
fn forced_changes_hand_over_before_scheduled_ones_and_the_first_counts() {
	let mut case = Case::new();
	let [a, b, c] = &case.chain.second;
	let next = [(id(a), 4), (id(b), 2), (id(c), 1)];
	let others = [(id(&authority(99)), 1)];
	for digest in [
		vec![forces(&next)],
		vec![names(&others, 0), forces(&next), forces(&others)],
		vec![names(&next, 0), names(&others, 0)],
	] {
		let block = header(20, H256::zero(), H256::zero(), digest);
		let votes = case.chain.first[1..].iter().map(|voter| vote(voter, 0, block.hash(), 20));
		let votes = justification(&block, votes.collect(), Vec::new());
		case.receipt.handovers = vec![(block.encode(), votes)];
		assert_eq!(case.verify().code, Some(0), "{:?}", case.verify());
	}
}

#[test]
fn several_handovers_are_followed() {
	let mut case = Case::new();
	// Block 30 hands over from the second set to a third.
	let third = authority(21);
	let block = header(30, H256::zero(), H256::zero(), vec![names(&[(id(&third), 1)], 0)]);
	let votes = case.chain.second.iter().map(|voter| vote(voter, 1, block.hash(), 30)).collect();
	case.receipt.handovers.push((block.encode(), justification(&block, votes, Vec::new())));
	case.refused("justification", "is no authority of set 2");
	let target = case.chain.target();
	let votes = vec![vote(&third, 2, target.hash(), 44)];
	case.receipt.justification = justification(target, votes, Vec::new());
	assert_eq!(case.verify().code, Some(0), "{:?}", case.verify());
	case.receipt.handovers.swap(0, 1);
	case.refused("handover 1", "is no authority of set 0");
	case.receipt.handovers.swap(0, 1);
	case.receipt.handovers.remove(0);
	case.refused("handover 1", "is no authority of set 0");
}

#[test]
fn two_votes_of_one_authority_weigh_once() {
	let mut case = Case::new();
	let chain = &case.chain;
	let [first, second, third] = &chain.second;
	let target = chain.target();
	// 4 of 7 are too few, however often; with another 1 they are enough.
	let mut votes =
		vec![vote(first, 1, target.hash(), 44), vote(first, 1, chain.later[0].hash(), 45)];
	let ancestries = vec![chain.later[0].clone()];
	let few = justification(target, votes.clone(), ancestries.clone());
	votes.push(vote(third, 1, target.hash(), 44));
	let enough = justification(target, votes, ancestries);
	let light = justification(
		target,
		vec![vote(second, 1, target.hash(), 44), vote(third, 1, target.hash(), 44)],
		Vec::new(),
	);
	case.receipt.justification = few;
	case.refused("justification", "votes of weight 4 of 7 are too few for set 1: 5 are needed");
	case.receipt.justification = light;
	case.refused("justification", "votes of weight 3 of 7 are too few");
	case.receipt.justification = enough;
	assert_eq!(case.verify().code, Some(0), "{:?}", case.verify());
}

// --- forgeries -------------------------------------------------------------------------------------

#[test]
fn other_chain_is_refused() {
	refused("genesis", "the receipt is of chain 0x00", |_, receipt| receipt.genesis = vec![0; 32]);
	// A trusted chain that the state is not of.
	let mut case = Case::new();
	let mut trust = case.chain.trust();
	trust["genesis"] = text(&[1; 32]).into();
	case.trust = case.folder.file("trust.json", trust.to_string());
	case.receipt.genesis = vec![1; 32];
	case.refused("proof", "the state is that of a chain with another genesis");
}

#[test]
fn other_authorities_are_refused() {
	let mut case = Case::new();
	let mut trust = case.chain.trust();
	trust["authorities"][0]["key"] = text(&[1; 32]).into();
	case.trust = case.folder.file("trust.json", trust.to_string());
	case.refused("handover 1", "is no authority of set 0");
	trust = case.chain.trust();
	trust["authorities"][3]["weight"] = "2".into();
	case.trust = case.folder.file("trust.json", trust.to_string());
	case.refused("handover 1", "votes of weight 3 of 5 are too few for set 0: 4 are needed");
}

#[test]
fn bad_handovers_are_refused() {
	refused("handover 1", "votes of weight 2 of 4 are too few", |chain, receipt| {
		let mut votes = chain.first_votes();
		votes.pop();
		receipt.handovers[0].1 = justification(&chain.handover, votes, Vec::new());
	});
	refused("handover 1", "it is for block 44", |_, receipt| {
		receipt.handovers[0].1 = receipt.justification.clone();
	});
	refused("handover 1", "the block names no new authorities", |chain, receipt| {
		let block = header(20, H256::zero(), H256::zero(), vec![DigestItem::Other(vec![1])]);
		let votes = chain.first.iter().map(|voter| vote(voter, 0, block.hash(), 20)).collect();
		receipt.handovers[0] = (block.encode(), justification(&block, votes, Vec::new()));
	});
	refused("handover 1", "the change comes 3 blocks later", |chain, receipt| {
		let digest = vec![names(&[(id(&chain.second[0]), 1)], 3)];
		let block = header(20, H256::zero(), H256::zero(), digest);
		let votes = chain.first.iter().map(|voter| vote(voter, 0, block.hash(), 20)).collect();
		receipt.handovers[0] = (block.encode(), justification(&block, votes, Vec::new()));
	});
	for authorities in [vec![], vec![(id(&authority(9)), 0)]] {
		refused("handover 1", "the new authorities have no weight", move |chain, receipt| {
			let block = header(20, H256::zero(), H256::zero(), vec![names(&authorities, 0)]);
			let votes = chain.first.iter().map(|voter| vote(voter, 0, block.hash(), 20)).collect();
			receipt.handovers[0] = (block.encode(), justification(&block, votes, Vec::new()));
		});
	}
	refused("handover 2", "block 20 does not come after block 20", |_, receipt| {
		receipt.handovers.push(receipt.handovers[0].clone());
	});
	refused("justification", "is no authority of set 0", |_, receipt| receipt.handovers.clear());
}

#[test]
fn broken_ancestry_is_refused() {
	refused("ancestry", "header 1: block 44", |_, receipt| {
		receipt.ancestry.remove(0);
	});
	refused("justification", "it is for block 44", |_, receipt| {
		receipt.ancestry.pop();
	});
	refused("ancestry", "header 1: block 44", |_, receipt| receipt.ancestry.swap(0, 1));
	refused("ancestry", "header 3: block 44", |_, receipt| {
		receipt.ancestry.push(receipt.ancestry[1].clone());
	});
	// A header with the right parent and the wrong number.
	refused("ancestry", "header 1: block 45", |chain, receipt| {
		receipt.ancestry[0] = header(45, chain.block.hash(), H256::zero(), Vec::new()).encode();
	});
	// A block of before the last handover, which the set had no say in.
	refused("justification", "block 19 was final before set 1 had its turn", |chain, receipt| {
		let block = header(19, H256::zero(), chain.block.state_root, Vec::new());
		let votes = chain.second.iter().map(|voter| vote(voter, 1, block.hash(), 19)).collect();
		receipt.header = block.encode();
		receipt.ancestry.clear();
		receipt.justification = justification(&block, votes, Vec::new());
	});
}

#[test]
fn bad_votes_are_refused() {
	type Forge = fn(&Chain) -> (Vec<Vote>, Vec<common::chain::Header>);
	let cases: [(&str, Forge); 14] = [
		("votes of weight 0 of 7 are too few", |_| (vec![], vec![])),
		("votes of weight 4 of 7 are too few", |chain| {
			(vec![chain.second_votes().remove(0)], vec![])
		}),
		("is there twice", |chain| {
			let vote = chain.second_votes().remove(0);
			(vec![vote.clone(), vote], vec![])
		}),
		("votes for more than two blocks", |chain| {
			let blocks = [chain.target(), &chain.later[0], &chain.later[1]];
			let votes = blocks.map(|block| vote(&chain.second[0], 1, block.hash(), block.number));
			(votes.to_vec(), chain.later.to_vec())
		}),
		("is no authority of set 1", |chain| {
			let mut votes = chain.second_votes();
			votes.push(vote(&authority(99), 1, chain.target().hash(), 44));
			(votes, chain.later.to_vec())
		}),
		// Of the set before.
		("is no authority of set 1", |chain| {
			let target = chain.target().hash();
			(chain.first.iter().map(|voter| vote(voter, 0, target, 44)).collect(), vec![])
		}),
		// For another set.
		("the signature of 0x", |chain| {
			let target = chain.target().hash();
			(chain.second.iter().map(|voter| vote(voter, 0, target, 44)).collect(), vec![])
		}),
		// Signed by another.
		("the signature of 0x", |chain| {
			let mut votes = chain.second_votes();
			votes[0].id = id(&chain.second[1]);
			(votes, chain.later.to_vec())
		}),
		("does not lead to the block", |chain| {
			(chain.second_votes(), vec![chain.later[1].clone()])
		}),
		// A fork.
		("does not lead to the block", |chain| {
			let fork = header(45, chain.block.hash(), H256::zero(), Vec::new());
			let mut votes = chain.second_votes();
			votes[1] = vote(&chain.second[1], 1, fork.hash(), 45);
			(votes, vec![fork])
		}),
		("1 headers belong to no vote", |chain| {
			let more = header(45, chain.target().hash(), H256([1; 32]), Vec::new());
			let mut headers = chain.later.to_vec();
			headers.push(more);
			(chain.second_votes(), headers)
		}),
		("is there twice", |chain| {
			let mut headers = chain.later.to_vec();
			headers.push(headers[0].clone());
			(chain.second_votes(), headers)
		}),
		("misnumbers its block", |chain| {
			let mut votes = chain.second_votes();
			votes[1] = vote(&chain.second[1], 1, chain.later[1].hash(), 45);
			(votes, chain.later.to_vec())
		}),
		("for a header that misnumbers itself", |chain| {
			let wrong = header(99, chain.target().hash(), H256([1; 32]), Vec::new());
			let votes = vec![
				vote(&chain.second[0], 1, chain.target().hash(), 44),
				vote(&chain.second[1], 1, wrong.hash(), 99),
			];
			(votes, vec![wrong])
		}),
	];
	for (reason, forge) in cases {
		refused("justification", reason, |chain, receipt| {
			let (votes, headers) = forge(chain);
			receipt.justification = justification(chain.target(), votes, headers);
		});
	}
}

#[test]
fn bad_state_proofs_are_refused() {
	refused("proof", "does not lead from the block's state", |_, receipt| receipt.proof.clear());
	for missing in 0..Case::new().receipt.proof.len() {
		refused("proof", "does not lead from the block's state", |_, receipt| {
			receipt.proof.remove(missing);
		});
	}
	refused("proof", "a node is there twice", |_, receipt| {
		receipt.proof.push(receipt.proof[0].clone());
	});
	refused("proof", "it has nodes that lead to none", |_, receipt| {
		receipt.proof.push(vec![1, 2, 3]);
	});
	refused("proof", "more than 1024 KiB", |_, receipt| receipt.proof.push(vec![0; 1 << 20]));
	refused("proof", "does not lead from the block's state", |_, receipt| receipt.anchor = 13);
	refused("proof", "does not lead from the block's state", |_, receipt| receipt.stream = 8);
}

#[test]
fn absent_and_malformed_values_are_refused() {
	// The state of a receipt, changed and proven.
	let with = |change: &dyn Fn(&mut State)| {
		let mut case = Case::new();
		let mut state = state(&anchor(root(&case.leaves), 5));
		change(&mut state);
		case.chain = Chain::new(&state);
		case.receipt = case.chain.receipt(INDEX, "csv", path(INDEX, &case.leaves));
		case
	};
	let [anchors, streams, block_hash] = keys();
	let without = |key: &Vec<u8>| {
		let key = key.clone();
		with(&move |state| state.retain(|(other, _)| *other != key))
	};
	without(&anchors).refused("anchor", "there is no anchor 12 in stream 7 in block 42");
	// An anchor that somebody keeps may outlive its stream.
	let kept = without(&streams).verify_with(&["--json"]).json();
	assert_eq!(
		(&kept["owner"], &kept["device"], &kept["mode"]),
		(&Value::Null, &Value::Null, &Value::Null)
	);
	assert!(without(&streams).verify().stdout.contains("stream         7, which is gone"));
	without(&block_hash).refused("proof", "another genesis");

	let changed = |key: &Vec<u8>, change: &dyn Fn(&mut Vec<u8>)| {
		with(&|state| {
			let (_, value) = state.iter_mut().find(|(other, _)| other == key).unwrap();
			change(value);
		})
	};
	changed(&anchors, &|value| value.push(0)).refused("proof", "the anchor is malformed");
	changed(&anchors, &|value| value.truncate(100)).refused("proof", "the anchor is malformed");
	changed(&streams, &|value| value.truncate(40)).refused("proof", "the stream is malformed");
	changed(&streams, &|value| value[69] = 2).refused("proof", "the stream is malformed");
	changed(&block_hash, &|value| value.truncate(31)).refused("proof", "genesis hash is malformed");
	// Streams may grow further fields.
	assert_eq!(changed(&streams, &|value| value.push(0)).verify().code, Some(0));
}

#[test]
fn forged_readings_are_refused() {
	let mut case = Case::new();
	let good = format!("id,value\n{}\n", READINGS.join("\n"));
	for (forged, reason) in [
		(good.replace("2,21", "2,22"), "another root"),
		(good.replace("1,20\n", ""), "another root"),
		("id,value\n0,\"a\nb\"\n1,20\n".into(), "the file has fewer readings than that"),
		("".into(), "the file has fewer readings than that"),
		("id,value\n0,\"\n".into(), "a quote that never closes"),
	] {
		case.file = case.folder.file("data.csv", forged);
		case.refused("leaf", reason);
	}
	// What comes after the reading is of no concern.
	case.file = case.folder.file("data.csv", good.replace("4,23", "9"));
	assert_eq!(case.verify().code, Some(0));
}

#[test]
fn wrong_places_in_the_tree_are_refused() {
	for (index, reason) in [
		("1", "another root"),
		("3", "another root"),
		("4", "the inclusion path is too long"),
		("5", "fewer readings"),
		("18446744073709551615", "fewer readings"),
	] {
		refused("leaf", reason, |_, receipt| receipt.index = index.into());
	}
	refused("leaf", "the inclusion path is too short", |_, receipt| {
		receipt.path.pop();
	});
	refused("leaf", "the inclusion path is too long", |_, receipt| {
		receipt.path.push(receipt.path[0].clone());
	});
	refused("leaf", "another root", |_, receipt| receipt.path.swap(0, 1));
	// The number alone, where the reading is given: there is no such leaf.
	let mut case = Case::new();
	case.receipt.index = "5".into();
	case.file = case.folder.file("row", READINGS[INDEX]);
	case.verify_with(&["--row"]).fails(1, "no leaf of this index");
}

#[test]
fn what_is_no_receipt_is_refused() {
	let case = Case::new();
	let good = case.receipt.json();
	for (text, reason) in [
		("", "this is not muster-receipt/v1"),
		("{}", "missing field `format`"),
		("[]", "this is not muster-receipt/v1"),
		("\u{feff}{}", "this is not muster-receipt/v1"),
		("{\"format\":\"muster-receipt/v2\"}", "this is \"muster-receipt/v2\""),
		("{\"format\":\"muster-receipt/v1\"}", "missing field `genesis`"),
		(&case.chain.trust().to_string(), "this is \"muster-trust/v1\""),
		(&format!("{good} x"), "trailing characters"),
		(&good.to_string().replacen('{', "{\"stream\":7,", 1), "duplicate field `stream`"),
		(&good.to_string()[..1000], "this is not muster-receipt/v1"),
		(&"[".repeat(1 << 20), "this is not muster-receipt/v1"),
	] {
		let run = case.verify_text(text, &[]);
		run.fails(1, "muster: refused: format: ");
		run.fails(1, reason);
	}
	for field in good.as_object().unwrap().keys().filter(|field| *field != "format") {
		let mut receipt = good.clone();
		receipt.as_object_mut().unwrap().remove(field);
		case.verify_json(&receipt, &[]).fails(1, &format!("format: missing field `{field}`"));
	}
	for (field, bad, reason) in [
		("extra", json!(1), "unknown field `extra`"),
		("stream", json!(-1), "expected u32"),
		("stream", json!(4_294_967_296u64), "u32"),
		("stream", json!("7"), "u32"),
		("anchor", json!(1.5), "u32"),
		("anchor", json!(null), "u32"),
		("genesis", json!("0x11"), "expected 0x and 64 hexadecimal digits"),
		("genesis", json!("11".repeat(32)), "expected 0x and 64 hexadecimal digits"),
		("genesis", json!(format!("0x{}", "1g".repeat(32))), "expected 0x and 64"),
		("genesis", json!(1), "expected 0x and 64 hexadecimal digits"),
		("header", json!("0x123"), "expected 0x and hexadecimal digits"),
		("header", json!("é"), "expected 0x and hexadecimal digits"),
		("path", json!(["0x"]), "expected 0x and 64 hexadecimal digits"),
		("path", json!("0x"), "sequence"),
		("proof", json!([1]), "expected 0x and hexadecimal digits"),
		("handovers", json!([{}]), "missing field `header`"),
		("handovers", json!([{ "header": "0x", "justification": "0x", "x": 1 }]), "unknown field"),
		("leaf", json!({ "index": 2, "cut": "csv" }), "expected a string of decimal digits"),
		("leaf", json!({ "index": "02", "cut": "csv" }), "expected a string of decimal digits"),
		("leaf", json!({ "index": "+2", "cut": "csv" }), "expected a string of decimal digits"),
		("leaf", json!({ "index": "18446744073709551616", "cut": "csv" }), "decimal digits"),
		("leaf", json!({ "index": "2", "cut": "files" }), "unknown variant `files`"),
		("leaf", json!({ "index": "2" }), "missing field `cut`"),
	] {
		let mut receipt = good.clone();
		receipt[field] = bad;
		let run = case.verify_json(&receipt, &[]);
		run.fails(1, "muster: refused: format: ");
		run.fails(1, reason);
	}
	let large = format!("{good}{}", " ".repeat(8 << 20));
	case.verify_text(&large, &[]).fails(1, "refused: format: the receipt has more than 8 MiB");
}

#[test]
fn every_byte_of_a_receipt_counts() {
	let mut case = Case::new();
	let whole = case.receipt.clone();
	let count = case.receipt.binaries().len();
	let mut dice = Dice(77);
	for place in 0..count {
		let (name, length) = {
			let mut receipt = whole.clone();
			let (name, bytes) = &receipt.binaries()[place];
			(name.clone(), bytes.len())
		};
		for at in 0..length {
			case.receipt = whole.clone();
			case.receipt.binaries()[place].1[at] ^= 1 << dice.below(8);
			let run = case.verify();
			run.fails(1, "muster: refused: ");
			let steps: &[&str] = match name.as_str() {
				"genesis" => &["genesis"],
				"path" => &["leaf"],
				"proof" => &["proof"],
				"justification" => &["justification"],
				"handover header" | "handover justification" => &["handover 1"],
				// Each header is held by the next one's parent hash, the last by the justification.
				"header" => &["header", "ancestry"],
				"ancestry" => &["ancestry", "justification"],
				other => panic!("{other}"),
			};
			let told = |step| run.stderr.starts_with(&format!("muster: refused: {step}: "));
			assert!(steps.iter().any(told), "{name}, byte {at}: {}", run.stderr);
		}
	}
}

#[test]
fn truncated_and_extended_bytes_are_refused() {
	type Change = fn(&mut Vec<u8>, usize);
	let mut case = Case::new();
	let whole = case.receipt.clone();
	let count = case.receipt.binaries().len();
	let mut dice = Dice(3);
	for place in 0..count {
		let changes: [Change; 5] = [
			|bytes, _| bytes.clear(),
			|bytes, _| bytes.push(0),
			|bytes, cut| bytes.truncate(cut),
			|bytes, _| bytes.truncate(bytes.len() - 1),
			// Where a length may be: the largest.
			|bytes, cut| bytes.splice(cut..cut, [0xff; 5]).for_each(drop),
		];
		for change in changes {
			case.receipt = whole.clone();
			let mut binaries = case.receipt.binaries();
			let bytes = &mut binaries[place].1;
			let cut = dice.below(bytes.len());
			change(bytes, cut);
			case.verify().fails(1, "muster: refused: ");
		}
	}
}

#[test]
fn trust_that_is_none_is_an_error() {
	let mut case = Case::new();
	let good = case.chain.trust();
	let changed = |field: &str, value: Value| {
		let mut trust = good.clone();
		trust[field] = value;
		trust.to_string()
	};
	let one = &good["authorities"][0];
	for (text, reason) in [
		("{}".to_string(), "missing field `format`"),
		(case.receipt.json().to_string(), "this is \"muster-receipt/v1\""),
		(changed("authorities", json!([])), "have no weight"),
		(changed("authorities", json!([{ "key": one["key"], "weight": "0" }])), "have no weight"),
		(changed("authorities", json!([one, one])), "is there twice"),
		(changed("authorities", json!([{ "key": one["key"], "weight": 1 }])), "decimal digits"),
		(changed("authorities", json!([{ "key": "0x00", "weight": "1" }])), "64 hexadecimal"),
		(changed("more", json!(1)), "unknown field"),
		(
			changed(
				"authorities",
				json!([
					{ "key": text(&[1; 32]), "weight": "18446744073709551615" },
					{ "key": text(&[2; 32]), "weight": "1" },
				]),
			),
			"or more than 2^64",
		),
	] {
		case.trust = case.folder.file("trust.json", text);
		case.verify().fails(2, reason);
	}
}

#[test]
fn files_that_are_not_there_are_errors() {
	let mut case = Case::new();
	case.file = "/no/such/file".into();
	case.verify().fails(2, "/no/such/file: No such file");
	let mut case = Case::new();
	case.trust = "/no/such/trust".into();
	case.verify().fails(2, "/no/such/trust: No such file");
	let file = case.file.to_str().unwrap();
	let missing = muster(["verify", file, "/no/such/receipt", "--trust", "/no/such/trust"]);
	missing.fails(2, "No such file");
	assert_eq!(muster(["verify", file, file]).code, Some(2));
	assert_eq!(muster(["verify"]).code, Some(2));
	assert_eq!(muster(["verify", "--help"]).code, Some(0));
}
