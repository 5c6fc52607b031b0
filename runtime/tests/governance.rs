// SPDX-License-Identifier: Apache-2.0

//! Validators and the council: who is appointed, when, by whom, and what a council may do.

mod common;

use codec::Encode;
use common::{session_keys, signed, try_state, UNIT};
use frame_support::{
	assert_noop, assert_ok,
	dispatch::GetDispatchInfo,
	traits::{fungible::InspectHold, Get, Hooks},
};
use muster_runtime::{
	configs::{CouncilInstance, SessionKeyDeposit},
	constants::time::SLOT_DURATION,
	genesis_config_presets::{get_preset, production, PRODUCTION_PRESET},
	slot_time::SessionPeriod,
	AccountId, Balances, BalancesConfig, BlockNumber, Council, CouncilConfig, DeviceRegistry,
	Executive, Grandpa, Hash, Header, Preimage, Runtime, RuntimeCall, RuntimeEvent,
	RuntimeGenesisConfig, RuntimeHoldReason, RuntimeOrigin, Scheduler, Session, SessionConfig,
	SessionKeys, SlotTimeConfig, System, SystemCall, TimestampCall, UncheckedExtrinsic,
	ValidatorSelection, ValidatorSelectionConfig,
};
use pallet_collator_selection::LastAuthoredBlock;
use pallet_collective::MemberCount;
use pallet_device_registry::VendorStatus;
use sp_consensus_aura::AURA_ENGINE_ID;
use sp_keyring::Sr25519Keyring::{self, Alice, Bob, Charlie, Dave, Eve, Ferdie};
use sp_keystore::{testing::MemoryKeystore, KeystoreExt};
use sp_runtime::{
	traits::{BlakeTwo256, Dispatchable, Hash as _, Header as _},
	BuildStorage, Digest, DigestItem,
};

/// Blocks of a session here.
const SESSION: BlockNumber = 5;

fn account(who: Sr25519Keyring) -> AccountId {
	who.to_account_id()
}

/// Four validators, three councillors, no sudo.
fn genesis() -> RuntimeGenesisConfig {
	let validators = [Alice, Bob, Charlie, Dave];
	RuntimeGenesisConfig {
		slot_time: SlotTimeConfig { session_length: SESSION, ..Default::default() },
		balances: BalancesConfig {
			balances: [Alice, Bob, Charlie, Dave, Eve, Ferdie]
				.map(|who| (account(who), 1_000 * UNIT))
				.to_vec(),
			..Default::default()
		},
		validator_selection: ValidatorSelectionConfig {
			invulnerables: validators.map(account).to_vec(),
			..Default::default()
		},
		session: SessionConfig {
			keys: validators.map(|who| (account(who), account(who), session_keys(who))).to_vec(),
			..Default::default()
		},
		council: CouncilConfig {
			members: [Alice, Bob, Charlie].map(account).to_vec(),
			..Default::default()
		},
		..Default::default()
	}
}

fn on_production_chain(test: impl FnOnce()) {
	let mut ext = sp_io::TestExternalities::from(genesis().build_storage().unwrap());
	ext.register_extension(KeystoreExt::new(MemoryKeystore::new()));
	ext.execute_with(|| {
		begin(1);
		test();
		try_state();
	});
}

/// Begins the block of `number`, in the slot of that number.
fn begin(number: BlockNumber) {
	let slot = DigestItem::PreRuntime(AURA_ENGINE_ID, u64::from(number).encode());
	let digest = Digest { logs: vec![slot] };
	Executive::initialize_block(&Header::new(
		number,
		Hash::zero(),
		Hash::zero(),
		Hash::from_low_u64_be(number.into()),
		digest,
	));
	let now = u64::from(number) * SLOT_DURATION;
	let inherent = UncheckedExtrinsic::new_bare(TimestampCall::set { now }.into());
	assert_ok!(Executive::apply_extrinsic(inherent).unwrap());
}

/// Every block up to `number`, and that one begun.
fn run_to(number: BlockNumber) {
	while System::block_number() < number {
		Executive::finalize_block();
		begin(System::block_number() + 1);
	}
}

/// To the first block of the session after the next.
fn two_sessions() {
	let now = System::block_number();
	run_to(now - now % SESSION + 2 * SESSION);
}

fn set() -> Vec<AccountId> {
	let mut validators = Session::validators();
	validators.sort();
	validators
}

fn sorted(who: &[Sr25519Keyring]) -> Vec<AccountId> {
	let mut accounts: Vec<_> = who.iter().map(|who| account(*who)).collect();
	accounts.sort();
	accounts
}

/// Keys that a node has made for `who`, and the proof that it has them.
fn names_keys(who: Sr25519Keyring) -> SessionKeys {
	let made = SessionKeys::generate(&account(who).encode(), None);
	let keys = made.keys;
	assert_ok!(Session::set_keys(signed(who), keys.clone(), made.proof.encode()));
	keys
}

fn add_validator(who: Sr25519Keyring) -> RuntimeCall {
	pallet_collator_selection::Call::add_invulnerable { who: account(who) }.into()
}

/// The council's origin after `yes` of `of` members agreed.
fn council(yes: MemberCount, of: MemberCount) -> RuntimeOrigin {
	pallet_collective::RawOrigin::<AccountId, CouncilInstance>::Members(yes, of).into()
}

/// A motion that asks for `threshold` votes, and gets those of `members`.
fn motion(call: impl Into<RuntimeCall>, threshold: MemberCount, members: &[Sr25519Keyring]) {
	let call = call.into();
	let length = call.encoded_size() as u32;
	let weight = call.get_dispatch_info().call_weight;
	let proposal = BlakeTwo256::hash_of(&call);
	let index = pallet_collective::ProposalCount::<Runtime, CouncilInstance>::get();
	assert_ok!(Council::propose(signed(members[0]), threshold, Box::new(call), length));
	for member in members {
		assert_ok!(Council::vote(signed(*member), proposal, index, true));
	}
	assert_ok!(Council::close(signed(members[0]), proposal, index, weight, length));
}

/// How the last motion that was executed ended.
fn executed() -> sp_runtime::DispatchResult {
	System::events()
		.iter()
		.rev()
		.find_map(|record| match &record.event {
			RuntimeEvent::Council(pallet_collective::Event::Executed { result, .. }) => {
				Some(*result)
			},
			_ => None,
		})
		.expect("a motion was executed")
}

/// A call as root by one motion: allowed by its hash, and run.
fn as_root(call: impl Into<RuntimeCall>) -> RuntimeCall {
	let call = call.into();
	pallet_utility::Call::batch_all {
		calls: vec![
			pallet_whitelist::Call::whitelist_call { call_hash: BlakeTwo256::hash_of(&call) }
				.into(),
			pallet_whitelist::Call::dispatch_whitelisted_call_with_preimage {
				call: Box::new(call),
			}
			.into(),
		],
	}
	.into()
}

#[test]
fn a_production_chain_needs_validators() {
	let patch: serde_json::Value =
		serde_json::from_slice(&get_preset(&PRODUCTION_PRESET.into()).unwrap()).unwrap();
	assert_eq!(patch, production());
	// Everything that is to be filled in is there to be seen.
	for (pallet, entry) in [
		("balances", "balances"),
		("session", "keys"),
		("validatorSelection", "invulnerables"),
		("council", "members"),
	] {
		assert_eq!(patch[pallet][entry], serde_json::json!([]), "{pallet}.{entry}");
	}
	assert_eq!(patch["sudo"]["key"], serde_json::Value::Null);

	let unfilled = std::panic::catch_unwind(|| RuntimeGenesisConfig::default().build_storage());
	let message = *unfilled.unwrap_err().downcast::<&str>().unwrap();
	assert!(
		message.contains("names nobody who makes blocks: validatorSelection.invulnerables"),
		"{message}"
	);
}

#[test]
fn nobody_is_root_on_a_production_chain() {
	on_production_chain(|| {
		assert_eq!(pallet_sudo::Key::<Runtime>::get(), None);
		let call = Box::new(SystemCall::set_storage { items: vec![] }.into());
		assert_noop!(
			muster_runtime::Sudo::sudo(signed(Alice), call),
			pallet_sudo::Error::<Runtime>::RequireSudo
		);
	});
}

#[test]
#[should_panic(expected = "slotTime.sessionLength is to be 3 blocks or more")]
fn a_genesis_without_sessions_is_refused() {
	let mut genesis = genesis();
	genesis.slot_time.session_length = 2;
	let _ = genesis.build_storage();
}

#[test]
fn a_validator_whose_keys_are_missing_at_genesis_is_left_out() {
	let mut genesis = genesis();
	genesis.session.keys.pop();
	let mut ext = sp_io::TestExternalities::from(genesis.build_storage().unwrap());
	ext.execute_with(|| {
		assert_eq!(set(), sorted(&[Alice, Bob, Charlie]));
		assert_eq!(pallet_aura::Authorities::<Runtime>::get().len(), 3);
		assert_eq!(Grandpa::grandpa_authorities().len(), 3);
	});
}

#[test]
fn the_council_appoints_a_validator_who_begins_after_the_next_session() {
	on_production_chain(|| {
		let keys = names_keys(Eve);
		motion(add_validator(Eve), 2, &[Alice, Bob]);
		assert_ok!(executed());

		run_to(SESSION);
		assert_eq!(set(), sorted(&[Alice, Bob, Charlie, Dave]));
		run_to(2 * SESSION);
		assert_eq!(set(), sorted(&[Alice, Bob, Charlie, Dave, Eve]));
		assert!(pallet_aura::Authorities::<Runtime>::get().contains(&keys.aura));
		// The vote on finality follows in the same block's end.
		Executive::finalize_block();
		assert!(Grandpa::grandpa_authorities().contains(&(keys.grandpa, 1)));
		assert_eq!(pallet_grandpa::CurrentSetId::<Runtime>::get(), 1);
	});
}

#[test]
fn voters_on_finality_change_only_when_validators_or_their_keys_do() {
	on_production_chain(|| {
		let set_id = pallet_grandpa::CurrentSetId::<Runtime>::get;
		run_to(4 * SESSION);
		assert_eq!((Session::current_index(), set_id()), (4, 0));

		// One change each: other keys, another validator.
		let keys = session_keys(Dave);
		names_keys(Dave);
		run_to(8 * SESSION);
		assert_eq!(set_id(), 1);
		assert!(!Grandpa::grandpa_authorities().contains(&(keys.grandpa, 1)));
		names_keys(Eve);
		motion(add_validator(Eve), 2, &[Alice, Bob]);
		run_to(12 * SESSION);
		assert_eq!((Grandpa::grandpa_authorities().len(), set_id()), (5, 2));
		run_to(20 * SESSION);
		assert_eq!(set_id(), 2);
	});
}

#[test]
fn as_many_are_appointed_as_have_room_and_no_more() {
	let most: u32 = <Runtime as pallet_collator_selection::Config>::MaxInvulnerables::get();
	let candidates: u32 = <Runtime as pallet_collator_selection::Config>::MaxCandidates::get();
	let voters: u32 = <Runtime as pallet_grandpa::Config>::MaxAuthorities::get();
	assert_eq!(most + candidates, voters);
	let builders: u32 = <Runtime as pallet_aura::Config>::MaxAuthorities::get();
	assert_eq!(builders, voters);

	let appoint = |number: u32| {
		let mut genesis = genesis();
		genesis.validator_selection.invulnerables =
			(0..number).map(|i| AccountId::new([i as u8; 32])).collect();
		genesis.validator_selection.invulnerables[0] = account(Alice);
		std::panic::catch_unwind(|| genesis.build_storage().unwrap())
	};
	assert!(appoint(most).is_ok());
	assert!(appoint(most + 1).is_err());
}

#[test]
fn a_validator_without_keys_is_not_appointed() {
	on_production_chain(|| {
		motion(add_validator(Eve), 2, &[Alice, Bob]);
		assert_eq!(
			executed(),
			Err(pallet_collator_selection::Error::<Runtime>::ValidatorNotRegistered.into())
		);
	});
}

#[test]
fn a_dismissed_validator_leaves_after_the_next_session_and_the_last_one_never() {
	on_production_chain(|| {
		let remove =
			|who| pallet_collator_selection::Call::remove_invulnerable { who: account(who) };
		for who in [Dave, Charlie, Bob] {
			motion(remove(who), 2, &[Alice, Bob]);
			assert_ok!(executed());
		}
		motion(remove(Alice), 2, &[Alice, Bob]);
		assert_eq!(
			executed(),
			Err(pallet_collator_selection::Error::<Runtime>::TooFewEligibleCollators.into())
		);
		two_sessions();
		assert_eq!(set(), sorted(&[Alice]));
	});
}

#[test]
fn keys_are_rotated_without_the_council() {
	on_production_chain(|| {
		let keys = names_keys(Dave);
		two_sessions();
		assert_eq!(set(), sorted(&[Alice, Bob, Charlie, Dave]));
		assert!(pallet_aura::Authorities::<Runtime>::get().contains(&keys.aura));
		assert!(!pallet_aura::Authorities::<Runtime>::get().contains(&session_keys(Dave).aura));
	});
}

#[test]
fn keys_that_are_not_proven_are_refused() {
	on_production_chain(|| {
		let made = SessionKeys::generate(&account(Eve).encode(), None);
		for (who, keys, proof) in [
			// Another's proof.
			(Ferdie, made.keys.clone(), made.proof.encode()),
			// Another's keys.
			(Eve, session_keys(Alice), made.proof.encode()),
			(Eve, made.keys.clone(), vec![]),
		] {
			assert_noop!(
				Session::set_keys(signed(who), keys, proof),
				pallet_session::Error::<Runtime>::InvalidProof
			);
		}
	});
}

#[test]
fn keys_are_kept_for_a_deposit() {
	on_production_chain(|| {
		let reason = RuntimeHoldReason::Session(pallet_session::HoldReason::Keys);
		names_keys(Eve);
		assert_eq!(Balances::balance_on_hold(&reason, &account(Eve)), SessionKeyDeposit::get());
		assert_ok!(Session::purge_keys(signed(Eve)));
		assert_eq!(Balances::balance_on_hold(&reason, &account(Eve)), 0);
	});
}

#[test]
fn a_chain_whose_validators_all_withdraw_their_keys_keeps_them() {
	on_production_chain(|| {
		for who in [Alice, Bob, Charlie] {
			assert_ok!(Session::purge_keys(signed(who)));
		}
		two_sessions();
		assert_eq!(set(), sorted(&[Dave]));
		assert_ok!(Session::purge_keys(signed(Dave)));
		two_sessions();
		assert!(!pallet_aura::Authorities::<Runtime>::get().is_empty());
	});
}

#[test]
fn nobody_buys_a_validators_place_until_governance_offers_one() {
	on_production_chain(|| {
		names_keys(Eve);
		assert_ok!(ValidatorSelection::register_as_candidate(signed(Eve)));
		two_sessions();
		assert_eq!(set(), sorted(&[Alice, Bob, Charlie, Dave]));

		motion(
			pallet_collator_selection::Call::set_desired_candidates { max: 1 },
			2,
			&[Alice, Bob],
		);
		assert_ok!(executed());
		two_sessions();
		assert_eq!(set(), sorted(&[Alice, Bob, Charlie, Dave, Eve]));
	});
}

#[test]
fn who_builds_no_blocks_is_seen() {
	on_production_chain(|| {
		// Slots, and so authors, go around by block number here.
		run_to(8);
		let last: Vec<_> = set().into_iter().map(LastAuthoredBlock::<Runtime>::get).collect();
		let mut seen = last.clone();
		seen.sort();
		assert_eq!(seen, [5, 6, 7, 8]);

		let author = pallet_authorship::Pallet::<Runtime>::author().unwrap();
		assert_eq!(LastAuthoredBlock::<Runtime>::get(author), 8);
	});
}

#[test]
fn two_thirds_of_the_council_govern_and_fewer_do_not() {
	on_production_chain(|| {
		names_keys(Eve);
		for (yes, of) in [(0, 3), (1, 3), (1, 2), (3, 5), (5, 8), (21, 32)] {
			assert_noop!(
				add_validator(Eve).dispatch(council(yes, of)),
				sp_runtime::DispatchError::BadOrigin
			);
		}
		for origin in [signed(Alice), RuntimeOrigin::none()] {
			assert!(add_validator(Eve).dispatch(origin).is_err());
		}
		for (yes, of) in [(1, 1), (2, 3), (4, 6), (22, 32)] {
			assert_ok!(add_validator(Eve).dispatch(council(yes, of)));
			assert_ok!(ValidatorSelection::remove_invulnerable(council(yes, of), account(Eve)));
		}
	});
}

#[test]
fn a_motion_of_one_third_changes_nothing() {
	on_production_chain(|| {
		names_keys(Eve);
		let call = add_validator(Eve);
		let (length, hash) = (call.encoded_size() as u32, BlakeTwo256::hash_of(&call));
		// One vote suffices for the motion itself, at once: it is executed, and is refused there.
		assert_ok!(Council::propose(signed(Alice), 1, Box::new(call.clone()), length));
		let invulnerables = pallet_collator_selection::Invulnerables::<Runtime>::get();
		assert!(!invulnerables.contains(&account(Eve)));

		// Without the votes it asked for, a motion cannot be closed before its time.
		assert_ok!(Council::propose(signed(Alice), 2, Box::new(call.clone()), length));
		assert_ok!(Council::vote(signed(Alice), hash, 0, true));
		assert_noop!(
			Council::close(signed(Alice), hash, 0, call.get_dispatch_info().call_weight, length),
			pallet_collective::Error::<Runtime, CouncilInstance>::TooEarly
		);
		// Who is no member neither proposes nor votes.
		assert_noop!(
			Council::propose(signed(Eve), 2, Box::new(call), length),
			pallet_collective::Error::<Runtime, CouncilInstance>::NotMember
		);
		assert_noop!(
			Council::vote(signed(Eve), hash, 0, true),
			pallet_collective::Error::<Runtime, CouncilInstance>::NotMember
		);
	});
}

#[test]
fn the_council_governs_vendors() {
	on_production_chain(|| {
		assert_ok!(DeviceRegistry::register_vendor(signed(Ferdie), common::text("ACME")));
		let vendor = 0;
		let call = pallet_device_registry::Call::set_vendor_status {
			vendor,
			status: VendorStatus::Verified,
		};
		motion(call, 2, &[Bob, Charlie]);
		assert_ok!(executed());
	});
}

#[test]
fn the_council_upgrades_the_runtime_as_root_by_one_motion() {
	on_production_chain(|| {
		let call = SystemCall::authorize_upgrade { code_hash: Hash::repeat_byte(7) };
		// Not by itself: that is root's.
		motion(call.clone(), 3, &[Alice, Bob, Charlie]);
		assert!(executed().is_err());
		assert!(System::authorized_upgrade().is_none());

		motion(as_root(call), 2, &[Alice, Charlie]);
		assert_ok!(executed());
		assert!(System::authorized_upgrade().is_some());
		// It was allowed once.
		assert_eq!(pallet_whitelist::WhitelistedCall::<Runtime>::iter().count(), 0);
	});
}

#[test]
fn nobody_else_is_root_through_the_whitelist() {
	on_production_chain(|| {
		let call: RuntimeCall = SystemCall::set_heap_pages { pages: 64 }.into();
		for origin in [signed(Alice), council(1, 3)] {
			assert!(as_root(call.clone()).dispatch(origin).is_err());
		}
		assert_ok!(muster_runtime::Whitelist::whitelist_call(
			council(2, 3),
			BlakeTwo256::hash_of(&call)
		));
		// Allowed, but not to be run by whoever comes along.
		assert!(muster_runtime::Whitelist::dispatch_whitelisted_call_with_preimage(
			signed(Eve),
			Box::new(call)
		)
		.is_err());
	});
}

#[test]
fn what_the_council_schedules_happens_then_and_another_majority_can_cancel_it() {
	on_production_chain(|| {
		names_keys(Eve);
		let schedule = |when| pallet_scheduler::Call::schedule {
			when,
			maybe_periodic: None,
			priority: 0,
			call: Box::new(add_validator(Eve)),
		};
		let appointed =
			|| pallet_collator_selection::Invulnerables::<Runtime>::get().contains(&account(Eve));
		motion(schedule(7), 2, &[Alice, Bob]);
		assert_ok!(executed());
		motion(pallet_scheduler::Call::cancel { when: 7, index: 0 }, 3, &[Alice, Bob, Charlie]);
		assert_ok!(executed());
		run_to(8);
		assert!(!appointed());

		motion(schedule(12), 3, &[Alice, Bob, Charlie]);
		assert_ok!(executed());
		run_to(11);
		assert!(!appointed());
		run_to(12);
		assert!(appointed());

		assert_noop!(
			Scheduler::schedule(signed(Alice), 20, None, 0, Box::new(add_validator(Ferdie))),
			sp_runtime::DispatchError::BadOrigin
		);
	});
}

#[test]
fn a_preimage_is_kept_for_a_deposit() {
	on_production_chain(|| {
		let code = vec![1; 1_000];
		let hash = BlakeTwo256::hash(&code);
		let reason = RuntimeHoldReason::Preimage(pallet_preimage::HoldReason::Preimage);
		assert_ok!(Preimage::note_preimage(signed(Eve), code));
		assert!(Balances::balance_on_hold(&reason, &account(Eve)) > 0);
		assert_ok!(Preimage::unnote_preimage(signed(Eve), hash));
		assert_eq!(Balances::balance_on_hold(&reason, &account(Eve)), 0);
	});
}

#[test]
fn a_council_renews_itself() {
	on_production_chain(|| {
		let members = [Bob, Charlie, Dave, Eve];
		let call = pallet_collective::Call::<Runtime, CouncilInstance>::set_members {
			new_members: members.map(account).to_vec(),
			prime: None,
			old_count: 3,
		};
		motion(RuntimeCall::Council(call), 2, &[Alice, Bob]);
		assert_ok!(executed());
		assert_eq!(pallet_collective::Members::<Runtime, CouncilInstance>::get(), sorted(&members));
	});
}

#[test]
fn the_block_at_a_sessions_end_takes_no_transactions() {
	on_production_chain(|| {
		let max = <Runtime as frame_system::Config>::BlockWeights::get().max_block;
		assert_eq!(SessionPeriod::<Runtime>::get(), SESSION);
		assert_eq!(Session::on_initialize(SESSION), max);
		assert!(Session::on_initialize(SESSION + 1).all_lt(max));
	});
}
