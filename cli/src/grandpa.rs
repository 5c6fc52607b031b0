// SPDX-License-Identifier: Apache-2.0

//! GRANDPA finality without a chain: justifications, and how one set of authorities names the next.
//!
//! Stricter than the protocol has to be: votes of strangers, votes that do not lead to the block,
//! the same vote twice and headers that no vote needs are refused, since no honest node writes them.

use codec::DecodeAll;
use finality_grandpa::voter_set::VoterSet;
use sp_consensus_grandpa::{
	check_message_signature, AuthorityId, AuthorityList, ConsensusLog, GrandpaJustification,
	Message, ScheduledChange, GRANDPA_ENGINE_ID,
};
use sp_core::H256;
use sp_runtime::{
	generic,
	traits::{BlakeTwo256, Hash as _, Header as _},
};
use std::collections::{BTreeMap, BTreeSet};

/// A header of the chain.
pub type Header = generic::Header<u32, BlakeTwo256>;

/// A header with the hash of its bytes.
#[derive(Clone, Debug)]
pub struct Sealed {
	pub header: Header,
	pub hash: H256,
}

impl Sealed {
	pub fn decode(bytes: &[u8]) -> Result<Self, String> {
		let header = Header::decode_all(&mut &bytes[..])
			.map_err(|error| format!("the header is malformed: {}", root_cause(&error)))?;
		Ok(Self { header, hash: BlakeTwo256::hash(bytes) })
	}

	pub fn number(&self) -> u32 {
		*self.header.number()
	}
}

/// The authorities of one set.
pub struct Authorities {
	/// Number of the set, from 0.
	set: u64,
	voters: VoterSet<AuthorityId>,
}

impl Authorities {
	/// Those at genesis. `None` without any weight, or with more than 2^64.
	pub fn genesis(list: AuthorityList) -> Option<Self> {
		Some(Self { set: 0, voters: VoterSet::new(list)? })
	}

	pub fn set(&self) -> u64 {
		self.set
	}

	/// The set that a block names to follow this one.
	pub fn next(&self, block: &Header) -> Result<Self, String> {
		let ScheduledChange { next_authorities, delay } =
			change(block).ok_or("the block names no new authorities")?;
		if delay != 0 {
			return Err(format!("the change comes {delay} blocks later, and not at once"));
		}
		let set = self.set.checked_add(1).ok_or("too many sets")?;
		let voters = VoterSet::new(next_authorities).ok_or("the new authorities have no weight")?;
		Ok(Self { set, voters })
	}

	/// Whether a justification shows that this set has finalised a block: votes of more than two
	/// thirds of its weight for the block or for descendants of it.
	pub fn finalise(&self, justification: &[u8], block: &Sealed) -> Result<(), String> {
		let GrandpaJustification { round, commit, votes_ancestries } =
			GrandpaJustification::<Header>::decode_all(&mut &justification[..])
				.map_err(|error| format!("it is malformed: {}", root_cause(&error)))?;
		if (commit.target_hash, commit.target_number) != (block.hash, block.number()) {
			return Err(format!(
				"it is for block {} ({:?}), and not for block {} ({:?})",
				commit.target_number,
				commit.target_hash,
				block.number(),
				block.hash,
			));
		}

		let mut routes = Routes::new(block, votes_ancestries)?;
		let mut votes = BTreeMap::<_, BTreeSet<_>>::new();
		let mut weight = 0u64;
		for vote in &commit.precommits {
			let id = &vote.id;
			let voter = self
				.voters
				.get(id)
				.ok_or_else(|| format!("{} is no authority of set {}", name(id), self.set))?;
			let (hash, number) = (vote.precommit.target_hash, vote.precommit.target_number);
			let message = Message::<Header>::Precommit(vote.precommit.clone());
			if !check_message_signature(&message, id, &vote.signature, round, self.set).is_valid() {
				return Err(format!(
					"the signature of {} in round {round} of set {} is wrong",
					name(id),
					self.set,
				));
			}
			routes.check(hash, number).map_err(|why| format!("the vote of {} {why}", name(id)))?;
			let before = votes.entry(id).or_default();
			// Two different votes are the voter's misdeed, and may be recorded: both lead to this
			// block, and weigh once.
			if before.is_empty() {
				// All of them together have less than 2^64, or there would be no set.
				weight = weight.saturating_add(voter.weight().get());
			}
			if !before.insert((hash, number)) {
				return Err(format!("the vote of {} is there twice", name(id)));
			}
			if before.len() > 2 {
				return Err(format!("{} votes for more than two blocks", name(id)));
			}
		}
		routes.end()?;
		let (needed, total) = (self.voters.threshold().get(), self.voters.total_weight().get());
		if weight < needed {
			return Err(format!(
				"votes of weight {weight} of {total} are too few for set {}: {needed} are needed",
				self.set,
			));
		}
		Ok(())
	}
}

/// The change of authorities that a block announces.
fn change(block: &Header) -> Option<ScheduledChange<u32>> {
	let mut forced = None;
	let mut scheduled = None;
	for item in block.digest().logs() {
		let Some((GRANDPA_ENGINE_ID, mut log)) = item.as_consensus() else { continue };
		match ConsensusLog::<u32>::decode_all(&mut log) {
			Ok(ConsensusLog::ForcedChange(_, change)) => forced = forced.or(Some(change)),
			Ok(ConsensusLog::ScheduledChange(change)) => scheduled = scheduled.or(Some(change)),
			_ => {},
		}
	}
	forced.or(scheduled)
}

/// The ways from the blocks that were voted for down to the one that is to be final.
struct Routes {
	headers: BTreeMap<H256, Header>,
	/// Known to lead to the block.
	leading: BTreeMap<H256, u32>,
}

impl Routes {
	fn new(block: &Sealed, ancestries: Vec<Header>) -> Result<Self, String> {
		let mut headers = BTreeMap::new();
		for header in ancestries {
			let hash = header.hash();
			if hash == block.hash || headers.insert(hash, header).is_some() {
				return Err(format!("a header ({hash:?}) is there twice"));
			}
		}
		Ok(Self { headers, leading: BTreeMap::from([(block.hash, block.number())]) })
	}

	/// Checks that a block of this number is the final one or comes after it.
	fn check(&mut self, hash: H256, number: u32) -> Result<(), &'static str> {
		let mut way = Vec::new();
		let mut at = hash;
		let base = loop {
			if let Some(number) = self.leading.get(&at) {
				break *number;
			}
			// What was passed is taken out, so that each header is looked at once.
			let header = self.headers.remove(&at).ok_or("does not lead to the block")?;
			way.push((at, *header.number()));
			at = *header.parent_hash();
		};
		let mut below = base;
		for (hash, number) in way.into_iter().rev() {
			if below.checked_add(1) != Some(number) {
				return Err("is for a header that misnumbers itself");
			}
			self.leading.insert(hash, number);
			below = number;
		}
		match self.leading.get(&hash) == Some(&number) {
			true => Ok(()),
			false => Err("misnumbers its block"),
		}
	}

	/// Refuses headers to which no vote has led.
	fn end(&self) -> Result<(), String> {
		match self.headers.len() {
			0 => Ok(()),
			more => Err(format!("{more} headers belong to no vote")),
		}
	}
}

fn name(id: &AuthorityId) -> String {
	format!("0x{}", hex::encode(id))
}

/// What a decoder says, without its own chain of causes.
pub fn root_cause(error: &codec::Error) -> String {
	let text = error.to_string();
	text.lines().last().unwrap_or_default().trim().to_string()
}
