// SPDX-License-Identifier: Apache-2.0

//! What a node and its clients can ask the runtimes of both chains.

/// What [`implement_runtime_apis!`](crate::implement_runtime_apis) names, beside the types of the
/// runtime itself.
pub mod prelude {
	pub use crate::{AccountId, Balance, BlockNumber, Nonce};
	pub use alloc::vec::Vec;
	pub use frame_support::{
		genesis_builder_helper::{build_state, get_preset},
		traits::Get,
		view_functions::{ViewFunctionDispatchError, ViewFunctionId},
		weights::Weight,
	};
	pub use muster_primitives::{
		anchor::AnchorNumber, merkle, Action, AgreementKey, DeviceId, DeviceKey, FleetId, LotId,
		ModelId, Resource, StreamId, Subject, VendorId,
	};
	pub use pallet_access_policy::{
		Decision, DomainView, Explanation, PolicyId, PolicyView, RoleId, RoleView, SessionView,
		SubjectView,
	};
	pub use pallet_data_anchor::{Anchor, Expected, NotProven, ShareId, ShareView, StreamView};
	pub use pallet_device_registry::{
		AttributeName, AttributeView, DeviceView, DidDocument, FleetView, LotView, ModelView,
		Rights, SponsorshipView, VendorView,
	};
	pub use pallet_firmware::{types::*, *};
	pub use pallet_transaction_payment::{FeeDetails, RuntimeDispatchInfo};
	pub use sp_core::{crypto::KeyTypeId, OpaqueMetadata};
	pub use sp_genesis_builder::PresetId;
	pub use sp_runtime::{
		traits::Block as BlockT,
		transaction_validity::{TransactionSource, TransactionValidity},
		ApplyExtrinsicResult, DispatchError, ExtrinsicInclusionMode,
	};
}

/// Implements the runtime APIs that both chains have, and beside them those that are told.
///
/// All have to be said in one `impl_runtime_apis!`, which is why this takes the rest.
#[macro_export]
macro_rules! implement_runtime_apis {
	($($own:tt)*) => {
		sp_api::impl_runtime_apis! {
			$($own)*

				impl sp_api::Core<Block> for Runtime {
					fn version() -> RuntimeVersion {
						VERSION
					}

					fn execute_block(block: <Block as BlockT>::LazyBlock) {
						Executive::execute_block(block)
					}

					fn initialize_block(header: &<Block as BlockT>::Header) -> ExtrinsicInclusionMode {
						Executive::initialize_block(header)
					}
				}

				impl sp_api::Metadata<Block> for Runtime {
					fn metadata() -> OpaqueMetadata {
						OpaqueMetadata::new(Runtime::metadata().into())
					}

					fn metadata_at_version(version: u32) -> Option<OpaqueMetadata> {
						Runtime::metadata_at_version(version)
					}

					fn metadata_versions() -> Vec<u32> {
						Runtime::metadata_versions()
					}
				}

				impl frame_support::view_functions::runtime_api::RuntimeViewFunction<Block> for Runtime {
					fn execute_view_function(
						id: ViewFunctionId,
						input: Vec<u8>,
					) -> Result<Vec<u8>, ViewFunctionDispatchError> {
						Runtime::execute_view_function(id, input)
					}
				}

				impl sp_block_builder::BlockBuilder<Block> for Runtime {
					fn apply_extrinsic(extrinsic: <Block as BlockT>::Extrinsic) -> ApplyExtrinsicResult {
						Executive::apply_extrinsic(extrinsic)
					}

					fn finalize_block() -> <Block as BlockT>::Header {
						Executive::finalize_block()
					}

					fn inherent_extrinsics(
						data: sp_inherents::InherentData,
					) -> Vec<<Block as BlockT>::Extrinsic> {
						data.create_extrinsics()
					}

					fn check_inherents(
						block: <Block as BlockT>::LazyBlock,
						data: sp_inherents::InherentData,
					) -> sp_inherents::CheckInherentsResult {
						data.check_extrinsics(&block)
					}
				}

				impl sp_transaction_pool::runtime_api::TaggedTransactionQueue<Block> for Runtime {
					fn validate_transaction(
						source: TransactionSource,
						tx: <Block as BlockT>::Extrinsic,
						block_hash: <Block as BlockT>::Hash,
					) -> TransactionValidity {
						Executive::validate_transaction(source, tx, block_hash)
					}
				}

				impl sp_offchain::OffchainWorkerApi<Block> for Runtime {
					fn offchain_worker(header: &<Block as BlockT>::Header) {
						Executive::offchain_worker(header)
					}
				}

				impl sp_consensus_aura::AuraApi<Block, AuraId> for Runtime {
					fn slot_duration() -> sp_consensus_aura::SlotDuration {
						sp_consensus_aura::SlotDuration::from_millis(Aura::slot_duration())
					}

					fn authorities() -> Vec<AuraId> {
						pallet_aura::Authorities::<Runtime>::get().into_inner()
					}
				}

				impl sp_session::SessionKeys<Block> for Runtime {
					fn generate_session_keys(
						owner: Vec<u8>,
						seed: Option<Vec<u8>>,
					) -> OpaqueGeneratedSessionKeys {
						SessionKeys::generate(&owner, seed).into()
					}

					fn decode_session_keys(encoded: Vec<u8>) -> Option<Vec<(Vec<u8>, KeyTypeId)>> {
						SessionKeys::decode_into_raw_public_keys(&encoded)
					}
				}

				impl frame_system_rpc_runtime_api::AccountNonceApi<Block, AccountId, Nonce> for Runtime {
					fn account_nonce(account: AccountId) -> Nonce {
						System::account_nonce(account)
					}
				}

				impl pallet_transaction_payment_rpc_runtime_api::TransactionPaymentApi<Block, Balance>
					for Runtime
				{
					fn query_info(
						uxt: <Block as BlockT>::Extrinsic,
						len: u32,
					) -> RuntimeDispatchInfo<Balance> {
						TransactionPayment::query_info(uxt, len)
					}

					fn query_fee_details(uxt: <Block as BlockT>::Extrinsic, len: u32) -> FeeDetails<Balance> {
						TransactionPayment::query_fee_details(uxt, len)
					}

					fn query_weight_to_fee(weight: Weight) -> Balance {
						TransactionPayment::weight_to_fee(weight)
					}

					fn query_length_to_fee(length: u32) -> Balance {
						TransactionPayment::length_to_fee(length)
					}
				}

				impl pallet_transaction_payment_rpc_runtime_api::TransactionPaymentCallApi<
					Block,
					Balance,
					RuntimeCall,
				> for Runtime
				{
					fn query_call_info(call: RuntimeCall, len: u32) -> RuntimeDispatchInfo<Balance> {
						TransactionPayment::query_call_info(call, len)
					}

					fn query_call_fee_details(call: RuntimeCall, len: u32) -> FeeDetails<Balance> {
						TransactionPayment::query_call_fee_details(call, len)
					}

					fn query_weight_to_fee(weight: Weight) -> Balance {
						TransactionPayment::weight_to_fee(weight)
					}

					fn query_length_to_fee(length: u32) -> Balance {
						TransactionPayment::length_to_fee(length)
					}
				}

				impl pallet_device_registry::runtime_api::DeviceRegistryApi<
					Block,
					AccountId,
					BlockNumber,
					Balance,
				> for Runtime
				{
					fn device(id: DeviceId) -> Option<DeviceView<AccountId, BlockNumber>> {
						DeviceRegistry::device(id)
					}

					fn device_by_key(key: DeviceKey) -> Option<DeviceId> {
						DeviceRegistry::device_by_key(key)
					}

					fn did_document(id: DeviceId) -> Option<DidDocument<AccountId>> {
						DeviceRegistry::did_document(id)
					}

					fn attribute(id: DeviceId, name: AttributeName) -> Option<AttributeView> {
						DeviceRegistry::attribute(id, name)
					}

					fn attributes(id: DeviceId) -> Vec<AttributeView> {
						DeviceRegistry::attributes(id)
					}

					fn vendor(id: VendorId) -> Option<VendorView<AccountId>> {
						DeviceRegistry::vendor(id)
					}

					fn operator(vendor: VendorId, operator: AccountId) -> Rights {
						DeviceRegistry::operator(vendor, operator)
					}

					fn model(id: ModelId) -> Option<ModelView> {
						DeviceRegistry::model(id)
					}

					fn lot(id: LotId) -> Option<LotView<AccountId, Balance>> {
						DeviceRegistry::lot(id)
					}

					fn fleet(id: FleetId) -> Option<FleetView<AccountId>> {
						DeviceRegistry::fleet(id)
					}

					fn sponsorship(
						fleet: FleetId,
					) -> Option<SponsorshipView<AccountId, BlockNumber, Balance>> {
						DeviceRegistry::sponsorship(fleet)
					}
				}

				impl pallet_access_policy::runtime_api::AccessPolicyApi<Block, AccountId> for Runtime {
					fn decide(
						subject: Subject<AccountId>,
						action: Action,
						resource: Resource<AccountId>,
					) -> Decision<AccountId> {
						AccessPolicy::decide(subject, action, resource)
					}

					fn explain(
						subject: Subject<AccountId>,
						action: Action,
						resource: Resource<AccountId>,
					) -> Explanation<AccountId> {
						AccessPolicy::explain(subject, action, resource)
					}

					fn session(
						resource: Resource<AccountId>,
						subject: Subject<AccountId>,
						action: Action,
					) -> Option<SessionView<AccountId>> {
						AccessPolicy::session(resource, subject, action)
					}

					fn policy(id: PolicyId) -> Option<PolicyView<AccountId>> {
						AccessPolicy::policy(id)
					}

					fn policies_over(resource: Resource<AccountId>) -> Vec<PolicyView<AccountId>> {
						AccessPolicy::policies_over(resource)
					}

					fn domain(owner: AccountId) -> Option<DomainView<AccountId>> {
						AccessPolicy::domain(owner)
					}

					fn subject(
						owner: AccountId,
						subject: Subject<AccountId>,
					) -> Option<SubjectView<AccountId>> {
						AccessPolicy::subject(owner, subject)
					}

					fn role(id: RoleId) -> Option<RoleView<AccountId>> {
						AccessPolicy::role(id)
					}
				}

				impl pallet_firmware::runtime_api::FirmwareApi<Block, AccountId, BlockNumber> for Runtime {
					fn authority(id: AuthorityId) -> Option<AuthorityView<AccountId>> {
						Firmware::authority(id)
					}

					fn component(model: ModelId, component: ComponentId) -> Option<ComponentView> {
						Firmware::component(model, component)
					}

					fn components(model: ModelId) -> Vec<ComponentView> {
						Firmware::components(model)
					}

					fn release(model: ModelId, component: ComponentId, sequence: Sequence) -> Option<ReleaseView<AccountId>> {
						Firmware::release(model, component, sequence)
					}

					fn releases_above(model: ModelId, component: ComponentId, above: Option<Sequence>) -> Vec<ReleaseView<AccountId>> {
						Firmware::releases_above(model, component, above)
					}

					fn advisory(id: AdvisoryId) -> Option<AdvisoryView<AccountId>> {
						Firmware::advisory(id)
					}

					fn by_digest(model: ModelId, digest: Digest) -> Option<Reference> {
						Firmware::by_digest(model, digest)
					}

					fn manifest_key(vendor: VendorId, key: KeyId) -> Option<ManifestKeyView<AccountId>> {
						Firmware::manifest_key(vendor, key)
					}

					fn manifest_keys(vendor: VendorId, from: KeyId) -> Vec<ManifestKeyView<AccountId>> {
						Firmware::manifest_keys(vendor, from)
					}

					fn used_leaf(tree: [u8; 32], leaf: u32) -> Option<[u8; 32]> {
						Firmware::used_leaf(tree, leaf)
					}

					fn read_manifest(envelope: EnvelopeBytes) -> Result<ManifestView, Vec<u8>> {
						Firmware::read_manifest(envelope)
					}

					fn next_update(device: DeviceId) -> Vec<UpdateAdvice> {
						Firmware::next_update(device)
					}

					fn rollout(id: RolloutId) -> Option<RolloutView<AccountId>> {
						Firmware::rollout(id)
					}

					fn rollouts_of(fleet: FleetId, model: ModelId) -> Vec<FleetRollout> {
						Firmware::rollouts_of(fleet, model)
					}

					fn verdict(device: DeviceId) -> Result<VerdictView<BlockNumber>, NoVerdict> {
						Firmware::verdict(device)
					}

					fn appraise(device: DeviceId, evidence: Evidence<BlockNumber>) -> Result<VerdictView<BlockNumber>, DispatchError> {
						Firmware::appraise(device, evidence)
					}

					fn history(device: DeviceId) -> Option<HistoryView<AccountId, BlockNumber>> {
						Firmware::history(device)
					}

					fn appraisal_policy(model: ModelId) -> Option<AppraisalPolicy> {
						Firmware::appraisal_policy(model)
					}

					fn endorsement(model: ModelId, component: ComponentId, sequence: Sequence) -> Option<EndorsementView> {
						Firmware::endorsement(model, component, sequence)
					}

					fn attestation_key(device: DeviceId) -> Option<AttestationKeyView> {
						Firmware::attestation_key(device)
					}

					fn guarded(device: DeviceId) -> bool {
						Firmware::guarded(device)
					}
				}

				impl pallet_data_anchor::runtime_api::DataAnchorApi<Block, AccountId, BlockNumber> for Runtime {
					fn stream(stream: StreamId) -> Option<StreamView<AccountId>> {
						DataAnchor::stream(stream)
					}

					fn expected(stream: StreamId) -> Option<Expected> {
						DataAnchor::expected(stream)
					}

					fn anchor_at(
						stream: StreamId,
						number: AnchorNumber,
					) -> Option<Anchor<AccountId, BlockNumber>> {
						DataAnchor::anchor_at(stream, number)
					}

					fn anchors(
						stream: StreamId,
						first: AnchorNumber,
						limit: u32,
					) -> Vec<(AnchorNumber, Anchor<AccountId, BlockNumber>)> {
						DataAnchor::anchors(stream, first, limit)
					}

					fn verify_inclusion(
						stream: StreamId,
						number: AnchorNumber,
						leaf: Vec<u8>,
						index: u64,
						path: Vec<merkle::Hash>,
					) -> Result<(), NotProven> {
						DataAnchor::verify_inclusion(stream, number, leaf, index, path)
					}

					fn verify_consistency(
						stream: StreamId,
						first: AnchorNumber,
						second: AnchorNumber,
						proof: Vec<merkle::Hash>,
					) -> Result<(), NotProven> {
						DataAnchor::verify_consistency(stream, first, second, proof)
					}

					fn is_writer(stream: StreamId, subject: Subject<AccountId>) -> bool {
						DataAnchor::is_writer(stream, subject)
					}

					fn is_keeper(stream: StreamId, anchor: AnchorNumber, account: AccountId) -> bool {
						DataAnchor::is_keeper(stream, anchor, account)
					}

					fn shares(stream: StreamId, first: ShareId, limit: u32) -> Vec<ShareView<AccountId>> {
						DataAnchor::shares(stream, first, limit)
					}

					fn share_at(stream: StreamId, share: ShareId) -> Option<ShareView<AccountId>> {
						DataAnchor::share_at(stream, share)
					}

					fn shared_with(
						grantee: Subject<AccountId>,
						after: Option<(StreamId, ShareId)>,
						limit: u32,
					) -> Vec<ShareView<AccountId>> {
						DataAnchor::shared_with(grantee, after, limit)
					}

					fn agreement_key(subject: Subject<AccountId>) -> Option<AgreementKey> {
						DataAnchor::agreement_key(subject)
					}
				}

				impl sp_genesis_builder::GenesisBuilder<Block> for Runtime {
					fn build_state(config: Vec<u8>) -> sp_genesis_builder::Result {
						build_state::<RuntimeGenesisConfig>(config)
					}

					fn get_preset(id: &Option<PresetId>) -> Option<Vec<u8>> {
						get_preset::<RuntimeGenesisConfig>(id, genesis_config_presets::get_preset)
					}

					fn preset_names() -> Vec<PresetId> {
						genesis_config_presets::preset_names()
					}
				}

				#[cfg(feature = "try-runtime")]
				impl frame_try_runtime::TryRuntime<Block> for Runtime {
					fn on_runtime_upgrade(checks: frame_try_runtime::UpgradeCheckSelect) -> (Weight, Weight) {
						// A failed check ends the run here, with a backtrace.
						let weight = Executive::try_runtime_upgrade(checks).unwrap();
						(weight, <<Runtime as frame_system::Config>::BlockWeights as Get<
						frame_system::limits::BlockWeights,
					>>::get()
					.max_block)
					}

					fn execute_block(
						block: <Block as BlockT>::LazyBlock,
						state_root_check: bool,
						signature_check: bool,
						select: frame_try_runtime::TryStateSelect,
					) -> Weight {
						Executive::try_execute_block(block, state_root_check, signature_check, select)
							.expect("the block executes; this is a test's own API")
					}
				}
		}
	};
}
