// SPDX-License-Identifier: Apache-2.0

//! What is asked of nodes, by JSON-RPC.

use crate::{drive::plain_key, Result};
use codec::{Decode, Encode};
use jsonrpsee_core::{
	client::{ClientT, Subscription, SubscriptionClientT},
	params::ArrayParams,
	rpc_params, ClientError,
};
use jsonrpsee_ws_client::{WsClient, WsClientBuilder};
use muster_runtime::{Hash, Header, Runtime, VERSION};
use serde::{de::DeserializeOwned, Deserialize};
use sp_core::{storage::Storage, Bytes};
use sp_state_machine::BasicExternalities;
use std::time::Duration;

/// What a node says to who calls too often, ten times over.
const TOO_OFTEN: i32 = -32999;

/// More calls than a node takes at once by default, which one without a limit answers in a tenth of
/// a second, and one that makes callers wait in ten.
const PROBES: usize = 700;
const PROBE_TIME: Duration = Duration::from_secs(5);

/// As much as a node can be told to answer, and more than the longest block.
const LONGEST: u32 = 512 << 20;

const HOW_TO_LIFT: &str = "start it with --rpc-rate-limit-whitelisted-ips 127.0.0.1/32";

/// A connection to a node.
pub struct Node {
	client: WsClient,
	pub url: String,
}

/// A block as `chain_getBlock` has it.
#[derive(Deserialize)]
pub struct Block {
	pub header: Header,
	pub extrinsics: Vec<Bytes>,
}

#[derive(Deserialize)]
struct SignedBlock {
	block: Block,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Version {
	spec_name: String,
	spec_version: u32,
	transaction_version: u32,
}

#[derive(Deserialize)]
struct Changes {
	changes: Vec<(Bytes, Option<Bytes>)>,
}

impl Node {
	/// Connects, for so many calls at a time.
	pub async fn connect(url: &str, window: u32) -> Result<Self> {
		let client = WsClientBuilder::default()
			.max_concurrent_requests(window as usize + 8)
			.max_request_size(LONGEST)
			.max_response_size(LONGEST)
			.max_buffer_capacity_per_subscription(1024)
			.request_timeout(Duration::from_secs(300))
			.connection_timeout(Duration::from_secs(10))
			.build(url)
			.await
			.map_err(|error| {
				format!(
					"{url}: {error}. Is a node running there, and does it serve WebSockets on that \
					 port (--rpc-port)?"
				)
			})?;
		Ok(Self { client, url: url.into() })
	}

	async fn call<T: DeserializeOwned>(&self, method: &str, params: ArrayParams) -> Result<T> {
		let answer = self.client.request(method, params).await;
		answer.map_err(|error| format!("{}: {method}: {error}", self.url).into())
	}

	/// Sends a transaction; an error says in words why it was refused.
	pub async fn submit(&self, hex: &str) -> std::result::Result<(), Refusal> {
		let answer = self.client.request::<Hash, _>("author_submitExtrinsic", rpc_params![hex]);
		answer.await.map(|_| ()).map_err(Refusal::from)
	}

	/// Fails unless it runs the runtime that this program was built with, without which neither its
	/// transactions nor its events would be understood.
	pub async fn ensure_same_runtime(&self) -> Result<()> {
		let version: Version = self.call("state_getRuntimeVersion", rpc_params![]).await?;
		let there = (version.spec_name.as_str(), version.spec_version, version.transaction_version);
		let here = (VERSION.spec_name.as_ref(), VERSION.spec_version, VERSION.transaction_version);
		if there != here {
			return Err(format!(
				"{}: the node's runtime is {} {} (transactions {}), this program was built for {} \
				 {} (transactions {}): build both from one checkout",
				self.url, there.0, there.1, there.2, here.0, here.1, here.2
			)
			.into());
		}
		let there: Bytes = self.call("state_getMetadata", rpc_params![]).await?;
		// Some constants follow from the chain's slots.
		let mut slots = Storage::default();
		for item in ["SlotDuration", "SessionLength"] {
			let key = plain_key("SlotTime", item);
			let value: Option<Bytes> =
				self.call("state_getStorage", rpc_params![Bytes(key.clone())]).await?;
			slots.top.extend(value.map(|value| (key, value.0)));
		}
		let here = BasicExternalities::new(slots).execute_with(Runtime::metadata);
		if there.0 != here.encode() {
			return Err(format!(
				"{}: the node's runtime has this program's version, but other calls, events or \
				 limits: build both from one checkout, and begin a new chain",
				self.url
			)
			.into());
		}
		Ok(())
	}

	/// Fails if the node makes those wait who call often.
	pub async fn ensure_unlimited(&self) -> Result<()> {
		let probe = async {
			for _ in 0..PROBES {
				let answer = self.client.request::<String, _>("system_chain", rpc_params![]).await;
				if let Err(ClientError::Call(error)) = answer {
					return error.code() != TOO_OFTEN;
				}
			}
			true
		};
		match tokio::time::timeout(PROBE_TIME, probe).await {
			Ok(true) => Ok(()),
			_ => Err(format!(
				"{}: the node limits how often one connection may call, and would be measured by \
				 that: {HOW_TO_LIFT}",
				self.url
			)
			.into()),
		}
	}

	pub async fn chain(&self) -> Result<String> {
		self.call("system_chain", rpc_params![]).await
	}

	pub async fn version(&self) -> Result<String> {
		self.call("system_version", rpc_params![]).await
	}

	pub async fn genesis(&self) -> Result<Hash> {
		self.call("chain_getBlockHash", rpc_params![0]).await
	}

	pub async fn finalized(&self) -> Result<Header> {
		let hash: Hash = self.call("chain_getFinalizedHead", rpc_params![]).await?;
		self.call("chain_getHeader", rpc_params![hash]).await
	}

	pub async fn block(&self, hash: Hash) -> Result<Block> {
		let block: Option<SignedBlock> = self.call("chain_getBlock", rpc_params![hash]).await?;
		let block = block.ok_or_else(|| format!("{}: no block {hash:?}", self.url))?;
		Ok(block.block)
	}

	/// Headers of all blocks that the node imports.
	pub async fn heads(&self) -> Result<Subscription<Header>> {
		self.subscribe("chain_subscribeAllHeads", "chain_unsubscribeAllHeads").await
	}

	/// Headers of blocks that became final.
	pub async fn finalized_heads(&self) -> Result<Subscription<Header>> {
		self.subscribe("chain_subscribeFinalizedHeads", "chain_unsubscribeFinalizedHeads").await
	}

	async fn subscribe(&self, begin: &str, end: &str) -> Result<Subscription<Header>> {
		let subscription = self.client.subscribe(begin, rpc_params![], end).await;
		subscription.map_err(|error| format!("{}: {begin}: {error}", self.url).into())
	}

	/// What is stored under `key` at a block; `None` if nothing is.
	pub async fn storage<T: Decode>(&self, key: Vec<u8>, at: Hash) -> Result<Option<T>> {
		let found: Option<Bytes> =
			self.call("state_getStorage", rpc_params![Bytes(key), at]).await?;
		found.map(|bytes| decode(&bytes)).transpose()
	}

	/// What is stored under each of `keys` at a block.
	pub async fn storages<T: Decode>(&self, keys: &[Vec<u8>], at: Hash) -> Result<Vec<Option<T>>> {
		let mut all = Vec::with_capacity(keys.len());
		for some in keys.chunks(1_000) {
			let asked: Vec<_> = some.iter().map(|key| Bytes(key.clone())).collect();
			let answer: Vec<Changes> =
				self.call("state_queryStorageAt", rpc_params![asked, at]).await?;
			let answer = answer.into_iter().flat_map(|set| set.changes);
			let mut found: std::collections::HashMap<Vec<u8>, Option<Bytes>> =
				answer.map(|(key, value)| (key.0, value)).collect();
			for key in some {
				let value = found.remove(key).flatten();
				all.push(value.map(|bytes| decode(&bytes)).transpose()?);
			}
		}
		Ok(all)
	}
}

fn decode<T: Decode>(bytes: &Bytes) -> Result<T> {
	T::decode(&mut &bytes.0[..]).map_err(|error| format!("storage cannot be read: {error}").into())
}

/// Why a transaction was not taken.
#[derive(Debug)]
pub enum Refusal {
	/// The pool is full: it may be taken later.
	Full(String),
	/// The node limits how often one may call.
	TooOften,
	/// It will not be taken.
	Refused(String),
	/// The node did not answer.
	Gone(String),
}

impl From<ClientError> for Refusal {
	fn from(error: ClientError) -> Self {
		let ClientError::Call(error) = error else { return Self::Gone(error.to_string()) };
		let reason = match error.data() {
			Some(data) => {
				format!("{} {}: {}", error.code(), error.message(), data.get().trim_matches('"'))
			},
			None => format!("{} {}", error.code(), error.message()),
		};
		match error.code() {
			TOO_OFTEN => Self::TooOften,
			// Dropped at once since the pool is full, or banned since it was full a moment ago.
			1012 | 1016 => Self::Full(reason),
			_ => Self::Refused(reason),
		}
	}
}

impl Refusal {
	/// For a caller for whom any refusal is an error.
	pub fn into_reason(self) -> String {
		match self {
			Self::Full(reason) | Self::Refused(reason) => reason,
			Self::TooOften => format!("the node limits how often one may call: {HOW_TO_LIFT}"),
			Self::Gone(reason) => format!("the node does not answer: {reason}"),
		}
	}
}
