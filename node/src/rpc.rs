// SPDX-License-Identifier: Apache-2.0

//! The JSON-RPC methods beside those every Substrate node has (`chainHead_*`, `state_*`, ...):
//! what wallets ask about accounts and fees, and proofs of finality for who makes receipts.

use jsonrpsee::{Methods, RpcModule};
use muster_runtime::{opaque::Block, AccountId, Balance, Nonce};
use pallet_transaction_payment_rpc::{
	TransactionPayment, TransactionPaymentApiServer, TransactionPaymentRuntimeApi,
};
use sc_transaction_pool_api::TransactionPool;
use sp_api::ProvideRuntimeApi;
use sp_block_builder::BlockBuilder;
use sp_blockchain::HeaderBackend;
use std::sync::Arc;
use substrate_frame_rpc_system::{AccountNonceApi, System, SystemApiServer};

/// The methods `system_accountNextIndex`, `system_dryRun` and `payment_*`, and those of `finality`.
pub fn create<C, P>(
	client: Arc<C>,
	pool: Arc<P>,
	finality: impl Into<Methods>,
) -> Result<RpcModule<()>, Box<dyn std::error::Error + Send + Sync>>
where
	C: ProvideRuntimeApi<Block> + HeaderBackend<Block> + Send + Sync + 'static,
	C::Api: AccountNonceApi<Block, AccountId, Nonce>,
	C::Api: TransactionPaymentRuntimeApi<Block, Balance>,
	C::Api: BlockBuilder<Block>,
	P: TransactionPool + 'static,
{
	let mut module = RpcModule::new(());
	module.merge(System::new(client.clone(), pool).into_rpc())?;
	module.merge(TransactionPayment::new(client).into_rpc())?;
	module.merge(finality)?;
	Ok(module)
}
