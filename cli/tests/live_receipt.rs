// SPDX-License-Identifier: Apache-2.0

//! A receipt that a node made (`clients/js/e2e/receipts.e2e.ts` keeps it here when it is told to), of
//! a chain that is long gone.

mod common;

use common::{muster, muster_with, Folder, Run};
use serde_json::Value;
use std::{fs, path::PathBuf};

fn data(name: &str) -> PathBuf {
	PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name)
}

fn json(name: &str) -> Value {
	serde_json::from_slice(&fs::read(data(name)).unwrap()).unwrap()
}

/// Verifies files of a folder that stand in for those of the same name.
fn verify(folder: &Folder) -> Run {
	let file = |name: &str| {
		let own = folder.path().join(name);
		if own.exists() {
			own
		} else {
			data(name)
		}
	};
	muster([
		"verify".into(),
		file("row.csv"),
		file("receipt.json"),
		"--trust".into(),
		file("trust.json"),
		"--row".into(),
		"--json".into(),
	])
}

#[test]
fn it_is_verified() {
	let shown = verify(&Folder::new()).json();
	let receipt = json("receipt.json");
	for field in ["genesis", "stream", "anchor"] {
		assert_eq!(shown[field], receipt[field]);
	}
	assert_eq!(shown["index"], receipt["leaf"]["index"]);
	assert_eq!(shown["cut"], "csv");
	assert_eq!(shown["size"], "100000");
	assert_eq!(shown["from"], "1740787200");
	assert_eq!(shown["until"], "1741095097");
	assert_eq!(shown["root"], "0xbdf1802d77de5ef94570becc06694f3676e40113eb1383ea733ac091d327ba75");
	assert_eq!(shown["anchoredBy"], shown["device"]);
	assert_eq!(shown["supersededBy"], Value::Null);
}

#[test]
fn whom_to_trust_is_told_once_for_all() {
	let (row, receipt) = (data("row.csv"), data("receipt.json"));
	let args = ["verify".as_ref(), row.as_os_str(), receipt.as_os_str(), "--row".as_ref()];
	let run = |trust: Option<PathBuf>| muster_with(args, trust.map(|file| ("MUSTER_TRUST", file)));
	assert_eq!(run(Some(data("trust.json"))).code, Some(0));
	run(Some("/no/such/trust".into())).fails(2, "/no/such/trust: No such file");
	run(Some("".into())).fails(2, "--trust or MUSTER_TRUST");
	run(None).fails(2, "--trust or MUSTER_TRUST");
}

#[test]
fn a_row_with_a_flipped_byte_is_refused() {
	let folder = Folder::new();
	let row = fs::read(data("row.csv")).unwrap();
	for at in 0..row.len() {
		let mut forged = row.clone();
		forged[at] ^= 1;
		folder.file("row.csv", forged);
		verify(&folder).fails(1, "refused: leaf: ");
	}
}

/// Flips a bit in the byte `at` of a hexadecimal text.
fn flipped(text: &str, at: usize) -> Value {
	let mut bytes = hex::decode(&text[2..]).unwrap();
	bytes[at] ^= 1 << (at % 8);
	format!("0x{}", hex::encode(bytes)).into()
}

#[test]
fn a_receipt_with_a_flipped_byte_is_refused() {
	let folder = Folder::new();
	let receipt = json("receipt.json");
	let mut places = vec!["/genesis".into(), "/header".into(), "/justification".into()];
	for list in ["path", "proof", "ancestry"] {
		let items = receipt[list].as_array().unwrap().len();
		places.extend((0..items).map(|item| format!("/{list}/{item}")));
	}
	for place in places {
		let text = receipt.pointer(&place).unwrap().as_str().unwrap();
		let length = text.len() / 2 - 1;
		// Not each of some thousand, but the first and the last.
		for at in (0..length).step_by(11).chain([length - 1]) {
			let mut forged = receipt.clone();
			*forged.pointer_mut(&place).unwrap() = flipped(text, at);
			folder.file("receipt.json", forged.to_string());
			verify(&folder).fails(1, "refused: ");
		}
	}
}

#[test]
fn for_another_place_in_the_data_it_is_refused() {
	let folder = Folder::new();
	let receipt = json("receipt.json");
	let index: u64 = receipt["leaf"]["index"].as_str().unwrap().parse().unwrap();
	for (place, value) in [
		("/leaf/index", Value::from((index ^ 1).to_string())),
		("/stream", (receipt["stream"].as_u64().unwrap() + 1).into()),
		("/anchor", (receipt["anchor"].as_u64().unwrap() + 1).into()),
	] {
		let mut forged = receipt.clone();
		*forged.pointer_mut(place).unwrap() = value;
		folder.file("receipt.json", forged.to_string());
		verify(&folder).fails(1, "refused: ");
	}
}

#[test]
fn by_who_trusts_other_authorities_it_is_refused() {
	let folder = Folder::new();
	let mut trust = json("trust.json");
	let key = trust.pointer("/authorities/0/key").unwrap().as_str().unwrap().to_owned();
	trust["authorities"][0]["key"] = flipped(&key, 0);
	folder.file("trust.json", trust.to_string());
	verify(&folder).fails(1, "refused: justification: ");
}
