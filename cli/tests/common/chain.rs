// SPDX-License-Identifier: Apache-2.0

//! A chain of a few blocks, with authorities of its own, and receipts of what was anchored there.

use super::{text, Folder, Hash};
use codec::Encode;
use muster_primitives::{DeviceId, Subject};
use serde_json::{json, Value};
use sp_consensus_grandpa::{
	localized_payload, AuthorityId, Commit, ConsensusLog, GrandpaJustification, Message, Precommit,
	ScheduledChange, GRANDPA_ENGINE_ID,
};
use sp_core::{ed25519, Blake2Hasher, Pair, H256};
use sp_io::hashing::{twox_128, twox_64};
use sp_runtime::{
	generic, traits::BlakeTwo256, traits::Header as _, AccountId32, Digest, DigestItem,
	StateVersion,
};
use sp_state_machine::{new_in_mem, prove_read};
use std::path::PathBuf;

pub type Header = generic::Header<u32, BlakeTwo256>;

/// The key of an authority.
pub fn authority(seed: u8) -> ed25519::Pair {
	ed25519::Pair::from_seed(&[seed; 32])
}

pub fn id(pair: &ed25519::Pair) -> AuthorityId {
	pair.public().into()
}

/// An anchor as the chain stores it.
#[derive(Clone, Encode)]
pub struct Anchor {
	pub root: Hash,
	pub size: u64,
	pub from: u64,
	pub until: u64,
	pub previous: Hash,
	pub schema: Option<Hash>,
	pub by: Subject<AccountId32>,
	pub at: u64,
	pub block: u32,
	pub corrects: Option<u32>,
	pub superseded_by: Option<u32>,
	pub keepers: u32,
}

/// A stream as the chain stores it, of which a receipt needs the beginning.
#[derive(Clone, Encode)]
pub struct Stream {
	pub owner: AccountId32,
	pub device: Option<(DeviceId, u32)>,
	pub mode: u8,
	pub rest: [u8; 60],
}

/// What is in the state of the block that a receipt shows.
pub type State = Vec<(Vec<u8>, Vec<u8>)>;

pub const GENESIS: H256 = H256([0x11; 32]);
pub const STREAM: u32 = 7;
pub const NUMBER: u32 = 12;

pub fn key(pallet: &str, item: &str, keys: &[u32]) -> Vec<u8> {
	let mut key = [twox_128(pallet.as_bytes()), twox_128(item.as_bytes())].concat();
	for part in keys {
		key.extend(twox_64(&part.encode()));
		key.extend(part.encode());
	}
	key
}

pub fn keys() -> [Vec<u8>; 3] {
	[
		key("DataAnchor", "Anchors", &[STREAM, NUMBER]),
		key("DataAnchor", "Streams", &[STREAM]),
		key("System", "BlockHash", &[0]),
	]
}

pub fn anchor(root: Hash, size: u64) -> Anchor {
	Anchor {
		root,
		size,
		from: 1_767_225_600,
		until: 1_767_229_200,
		previous: [3; 32],
		schema: Some([4; 32]),
		by: Subject::Device(DeviceId([6; 32])),
		at: 1_767_229_260,
		block: 41,
		corrects: None,
		superseded_by: None,
		keepers: 0,
	}
}

pub fn state(anchor: &Anchor) -> State {
	let [anchors, streams, block_hash] = keys();
	let stream = Stream {
		owner: AccountId32::new([5; 32]),
		device: Some((DeviceId([6; 32]), 2)),
		mode: 0,
		rest: [7; 60],
	};
	let mut state = vec![
		(anchors, anchor.encode()),
		(streams, stream.encode()),
		(block_hash, GENESIS.encode()),
	];
	// Neighbours, or there would be nothing to a proof.
	for other in 0..40 {
		state.push((key("DataAnchor", "Anchors", &[STREAM, 100 + other]), anchor.encode()));
		state.push((key("DataAnchor", "Streams", &[100 + other]), stream.encode()));
		state.push((key("System", "BlockHash", &[100 + other]), [other as u8; 32].encode()));
	}
	state
}

/// The state's root, and the nodes that prove some keys.
pub fn prove(state: &State, keys: &[Vec<u8>]) -> (H256, Vec<Vec<u8>>) {
	let mut backend = new_in_mem::<Blake2Hasher>();
	let values = state.iter().map(|(key, value)| (key.clone(), Some(value.clone()))).collect();
	backend.insert(vec![(None, values)], StateVersion::V1);
	let root = *backend.root();
	let proof = prove_read(backend, keys).unwrap();
	(root, proof.into_iter_nodes().collect())
}

pub fn header(number: u32, parent: H256, state_root: H256, digest: Vec<DigestItem>) -> Header {
	Header::new(number, H256([0x22; 32]), state_root, parent, Digest { logs: digest })
}

/// The digest by which a block names new authorities.
pub fn names(authorities: &[(AuthorityId, u64)], delay: u32) -> DigestItem {
	let change = ScheduledChange { next_authorities: authorities.to_vec(), delay };
	DigestItem::Consensus(GRANDPA_ENGINE_ID, ConsensusLog::ScheduledChange(change).encode())
}

pub fn forces(authorities: &[(AuthorityId, u64)]) -> DigestItem {
	let change = ScheduledChange { next_authorities: authorities.to_vec(), delay: 0 };
	DigestItem::Consensus(GRANDPA_ENGINE_ID, ConsensusLog::ForcedChange(1, change).encode())
}

/// A vote of one authority.
pub type Vote = finality_grandpa::SignedPrecommit<
	H256,
	u32,
	sp_consensus_grandpa::AuthoritySignature,
	AuthorityId,
>;

pub const ROUND: u64 = 9;

pub fn vote(voter: &ed25519::Pair, set: u64, hash: H256, number: u32) -> Vote {
	let precommit = Precommit::<Header> { target_hash: hash, target_number: number };
	let message = Message::<Header>::Precommit(precommit.clone());
	let signature = voter.sign(&localized_payload(ROUND, set, &message)).into();
	Vote { precommit, signature, id: id(voter) }
}

pub fn justification(target: &Header, votes: Vec<Vote>, ancestries: Vec<Header>) -> Vec<u8> {
	GrandpaJustification::<Header> {
		round: ROUND,
		commit: Commit::<Header> {
			target_hash: target.hash(),
			target_number: *target.number(),
			precommits: votes,
		},
		votes_ancestries: ancestries,
	}
	.encode()
}

/// Everything of a receipt, to be taken apart.
#[derive(Clone)]
pub struct Receipt {
	pub genesis: Vec<u8>,
	pub stream: u32,
	pub anchor: u32,
	pub index: String,
	pub cut: &'static str,
	pub path: Vec<Vec<u8>>,
	pub header: Vec<u8>,
	pub proof: Vec<Vec<u8>>,
	pub ancestry: Vec<Vec<u8>>,
	pub justification: Vec<u8>,
	pub handovers: Vec<(Vec<u8>, Vec<u8>)>,
}

fn bytes(bytes: &Vec<u8>) -> Value {
	format!("0x{}", hex::encode(bytes)).into()
}

impl Receipt {
	pub fn json(&self) -> Value {
		let list = |list: &[Vec<u8>]| list.iter().map(bytes).collect::<Vec<_>>();
		let handovers = self.handovers.iter().map(|(header, justification)| {
			json!({ "header": bytes(header), "justification": bytes(justification) })
		});
		json!({
			"format": "muster-receipt/v1",
			"genesis": bytes(&self.genesis),
			"stream": self.stream,
			"anchor": self.anchor,
			"leaf": { "index": self.index, "cut": self.cut },
			"path": list(&self.path),
			"header": bytes(&self.header),
			"proof": list(&self.proof),
			"ancestry": list(&self.ancestry),
			"justification": bytes(&self.justification),
			"handovers": handovers.collect::<Vec<_>>(),
		})
	}

	/// Every binary of the receipt, with a name.
	pub fn binaries(&mut self) -> Vec<(String, &mut Vec<u8>)> {
		let Self { genesis, path, header, proof, ancestry, justification, handovers, .. } = self;
		let mut all = vec![
			("genesis".to_string(), genesis),
			("header".to_string(), header),
			("justification".to_string(), justification),
		];
		all.extend(path.iter_mut().map(|hash| ("path".to_string(), hash)));
		all.extend(proof.iter_mut().map(|node| ("proof".to_string(), node)));
		all.extend(ancestry.iter_mut().map(|header| ("ancestry".to_string(), header)));
		for (header, justification) in handovers {
			all.push(("handover header".to_string(), header));
			all.push(("handover justification".to_string(), justification));
		}
		all
	}
}

/// The authorities of the first set: four, of whom three decide; and of the second: three with other
/// weights, of whom the first and any other decide.
pub struct Chain {
	pub first: [ed25519::Pair; 4],
	pub second: [ed25519::Pair; 3],
	pub weights: [u64; 3],
	/// Block 20 names the second set.
	pub handover: Header,
	/// In the state of this block, 42, the anchor stands.
	pub block: Header,
	/// Its child and grandchild, of which the latter is justified.
	pub ancestry: [Header; 2],
	/// Two children of the justified block, for which some vote.
	pub later: [Header; 2],
	pub nodes: Vec<Vec<u8>>,
}

impl Chain {
	pub fn new(state: &State) -> Self {
		Self::with_keys(state, &keys())
	}

	pub fn with_keys(state: &State, keys: &[Vec<u8>]) -> Self {
		let first = [1, 2, 3, 4].map(authority);
		let second = [11, 12, 13].map(authority);
		let weights = [4, 2, 1];
		let next: Vec<_> = second.iter().map(id).zip(weights).collect();
		let seal = DigestItem::Seal(*b"aura", vec![1; 64]);
		let handover = header(
			20,
			H256([0x33; 32]),
			H256([0x44; 32]),
			vec![DigestItem::PreRuntime(*b"aura", vec![2; 8]), names(&next, 0), seal.clone()],
		);
		let (root, nodes) = prove(state, keys);
		let block = header(42, H256([0x55; 32]), root, vec![seal]);
		let child = header(43, block.hash(), H256([0x66; 32]), Vec::new());
		let target = header(44, child.hash(), H256([0x77; 32]), Vec::new());
		let later = header(45, target.hash(), H256([0x88; 32]), Vec::new());
		let last = header(46, later.hash(), H256([0x99; 32]), Vec::new());
		Self {
			first,
			second,
			weights,
			handover,
			block,
			ancestry: [child, target],
			later: [later, last],
			nodes,
		}
	}

	/// The block that the last set has finalised.
	pub fn target(&self) -> &Header {
		&self.ancestry[1]
	}

	/// As many votes as are needed for the handover.
	pub fn first_votes(&self) -> Vec<Vote> {
		let block = &self.handover;
		self.first[..3].iter().map(|voter| vote(voter, 0, block.hash(), 20)).collect()
	}

	/// Votes of the second set: for the block, and for a descendant of it.
	pub fn second_votes(&self) -> Vec<Vote> {
		vec![
			vote(&self.second[0], 1, self.target().hash(), 44),
			vote(&self.second[2], 1, self.later[1].hash(), 46),
		]
	}

	pub fn receipt(&self, index: usize, cut: &'static str, path: Vec<Hash>) -> Receipt {
		Receipt {
			genesis: GENESIS.0.to_vec(),
			stream: STREAM,
			anchor: NUMBER,
			index: index.to_string(),
			cut,
			path: path.iter().map(|hash| hash.to_vec()).collect(),
			header: self.block.encode(),
			proof: self.nodes.clone(),
			ancestry: self.ancestry.iter().map(Encode::encode).collect(),
			justification: justification(self.target(), self.second_votes(), self.later.to_vec()),
			handovers: vec![(
				self.handover.encode(),
				justification(&self.handover, self.first_votes(), Vec::new()),
			)],
		}
	}

	pub fn trust(&self) -> Value {
		let authorities =
			self.first.iter().map(|pair| json!({ "key": text(&pair.public().0), "weight": "1" }));
		json!({
			"format": "muster-trust/v1",
			"genesis": text(&GENESIS.0),
			"authorities": authorities.collect::<Vec<_>>(),
		})
	}

	/// The trust file.
	pub fn write_trust(&self, folder: &Folder) -> PathBuf {
		folder.file("trust.json", self.trust().to_string())
	}
}
