// SPDX-License-Identifier: Apache-2.0

//! What a chain holds, and the calls that governance and validators make.

use crate::network::{Network, OBSERVER};
use anyhow::{anyhow, Context, Result};
use codec::Decode;
use serde_json::json;
use sp_crypto_hashing::{blake2_256, twox_128, twox_64};
use zombienet_sdk::{
	subxt::{
		blocks::ExtrinsicEvents,
		config::polkadot::PolkadotConfig,
		dynamic::{tx, Value},
		tx::{DynamicPayload, Payload},
		OnlineClient,
	},
	subxt_signer::{sr25519::Keypair, SecretUri},
};

pub type Client = OnlineClient<PolkadotConfig>;
pub type AccountId = [u8; 32];

/// A well-known account, as `//Alice` or `//Alice//stash`.
pub fn account(uri: &str) -> Keypair {
	let uri: SecretUri = uri.parse().expect("a literal");
	Keypair::from_uri(&uri).expect("a literal")
}

/// The account of a validator of this name.
pub fn stash(name: &str) -> Keypair {
	let (first, rest) = name.split_at(1);
	account(&format!("//{}{rest}//stash", first.to_uppercase()))
}

pub fn id(pair: &Keypair) -> AccountId {
	pair.public_key().0
}

// --- storage ---------------------------------------------------------------------------------------

/// The key of a value.
pub fn key(pallet: &str, item: &str) -> Vec<u8> {
	[twox_128(pallet.as_bytes()), twox_128(item.as_bytes())].concat()
}

/// The bytes of a value in the last block that a node takes for final.
pub async fn raw(network: &Network, node: &str, key: &[u8]) -> Result<Option<Vec<u8>>> {
	let (_, at) = network.finalised(node).await?;
	let key = format!("0x{}", hex::encode(key));
	let found: Option<String> = network.ask(node, "state_getStorage", json!([key, at])).await?;
	found.map(|value| Ok(hex::decode(value.trim_start_matches("0x"))?)).transpose()
}

/// A value in the last block that a node takes for final.
pub async fn value<T: Decode>(
	network: &Network,
	node: &str,
	pallet: &str,
	item: &str,
) -> Result<Option<T>> {
	let bytes = raw(network, node, &key(pallet, item)).await?;
	bytes.map(|bytes| Ok(T::decode(&mut &bytes[..])?)).transpose()
}

/// The accounts that validate.
pub async fn validators(network: &Network, node: &str) -> Result<Vec<AccountId>> {
	value(network, node, "Session", "Validators").await?.context("a chain without sessions")
}

/// When a validator last built a block.
pub async fn last_authored(network: &Network, node: &str, who: AccountId) -> Result<u32> {
	let item = key("ValidatorSelection", "LastAuthoredBlock");
	let key = [item, twox_64(&who).to_vec(), who.to_vec()].concat();
	let bytes = raw(network, node, &key).await?;
	bytes.map_or(Ok(0), |bytes| Ok(Decode::decode(&mut &bytes[..])?))
}

/// The keys by which validators build blocks.
pub async fn block_keys(network: &Network, node: &str) -> Result<Vec<[u8; 32]>> {
	Ok(value(network, node, "Aura", "Authorities").await?.unwrap_or_default())
}

pub async fn session(network: &Network, node: &str) -> Result<u32> {
	Ok(value(network, node, "Session", "CurrentIndex").await?.unwrap_or_default())
}

// --- transactions ----------------------------------------------------------------------------------

pub async fn client(network: &Network, node: &str) -> Result<Client> {
	Ok(Client::from_insecure_url(network.url(node)?).await?)
}

/// Sends a call and waits until it has succeeded in a block that is final.
pub async fn send(
	client: &Client,
	call: &DynamicPayload,
	who: &Keypair,
) -> Result<ExtrinsicEvents<PolkadotConfig>> {
	let what = format!("{}.{}", call.pallet_name(), call.call_name());
	let sent = async {
		let progress = client.tx().sign_and_submit_then_watch_default(call, who).await?;
		anyhow::Ok(progress.wait_for_finalized_success().await?)
	};
	tokio::time::timeout(std::time::Duration::from_secs(60), sent)
		.await
		.with_context(|| format!("{what} is not final after 60 s"))?
		.with_context(|| what)
}

/// Has the council, of which Alice, Bob and Charlie are members, make a call with two votes of three.
pub async fn motion(client: &Client, call: DynamicPayload) -> Result<()> {
	let bytes = call.encode_call_data(&client.metadata())?;
	let (hash, length) = (blake2_256(&bytes), Value::from(bytes.len() as u32));
	let [alice, bob, charlie] = ["//Alice", "//Bob", "//Charlie"].map(account);
	let propose =
		tx("Council", "propose", vec![Value::from(2u32), call.into_value(), length.clone()]);
	let events = send(client, &propose, &alice).await?;
	let mut index = None;
	for event in events.iter() {
		let event = event?;
		if event.pallet_name() == "Council" && event.variant_name() == "Proposed" {
			// The proposer, and the motion's number.
			index = Some(u32::decode(&mut &event.field_bytes()[32..])?);
		}
	}
	let index = index.ok_or_else(|| anyhow!("the council has no new motion"))?;
	let vote = |aye| {
		tx("Council", "vote", vec![Value::from_bytes(hash), Value::from(index), Value::bool(aye)])
	};
	let (aye, nay) = (vote(true), vote(true));
	futures::try_join!(send(client, &aye, &alice), send(client, &nay, &charlie))?;
	let weight = Value::named_composite([
		("ref_time", Value::from(100_000_000_000u64)),
		("proof_size", Value::from(100_000u64)),
	]);
	let close =
		tx("Council", "close", vec![Value::from_bytes(hash), Value::from(index), weight, length]);
	let events = send(client, &close, &bob).await?;
	for event in events.iter() {
		let event = event?;
		if event.pallet_name() == "Council" && event.variant_name() == "Executed" {
			// The motion's hash, and `Ok`.
			let done = event.field_bytes().get(32) == Some(&0);
			return done.then_some(()).ok_or_else(|| anyhow!("the motion's call failed"));
		}
	}
	Err(anyhow!("the council's motion was not executed"))
}

/// Has the council make a call as root.
pub async fn motion_as_root(client: &Client, call: DynamicPayload) -> Result<()> {
	let bytes = call.encode_call_data(&client.metadata())?;
	let hash = Value::from_bytes(blake2_256(&bytes));
	let calls = [
		tx("Whitelist", "whitelist_call", vec![hash]),
		tx("Whitelist", "dispatch_whitelisted_call_with_preimage", vec![call.into_value()]),
	];
	let calls = Value::unnamed_composite(calls.map(|call| call.into_value()));
	motion(client, tx("Utility", "batch_all", vec![calls])).await
}

/// Makes new session keys in a node and appoints them for a validator's account. Returns the key
/// for blocks.
pub async fn rotate_keys(network: &Network, node: &str, owner: &Keypair) -> Result<[u8; 32]> {
	#[derive(serde::Deserialize)]
	struct Made {
		keys: String,
		proof: Option<String>,
	}
	let account = format!("0x{}", hex::encode(id(owner)));
	let made: Made = network.ask(node, "author_rotateKeysWithOwner", json!([account])).await?;
	let bytes = |text: &str| hex::decode(text.trim_start_matches("0x"));
	let keys = bytes(&made.keys)?;
	let proof = made.proof.as_deref().map(bytes).transpose()?.unwrap_or_default();
	let (aura, grandpa) = keys.split_at(32);
	let fields = Value::named_composite([
		("aura", Value::from_bytes(aura)),
		("grandpa", Value::from_bytes(grandpa)),
	]);
	let call = tx("Session", "set_keys", vec![fields, Value::from_bytes(proof)]);
	// Through another node: this one may still be catching up.
	send(&client(network, OBSERVER).await?, &call, owner).await?;
	Ok(aura.try_into()?)
}
