// SPDX-License-Identifier: Apache-2.0

//! The chain itself: genesis, time, fees, limits, indices.

mod common;

use codec::{Decode, Encode};
use common::transaction;
use frame_support::{
	assert_ok,
	dispatch::{DispatchClass, GetDispatchInfo},
	traits::{fungible::Inspect, Get, InstanceFilter, IntegrityTest, PalletsInfoAccess},
	weights::{constants::WEIGHT_REF_TIME_PER_MICROS, Weight},
};
use muster_runtime::{
	configs::{
		CouncilInstance, ProxyType, RuntimeBlockLength, RuntimeBlockWeights, MAXIMUM_BLOCK_LENGTH,
		MAXIMUM_BLOCK_WEIGHT, NORMAL_DISPATCH_RATIO,
	},
	constants::{
		currency::{
			deposit, BYTE_DEPOSIT, EXISTENTIAL_DEPOSIT, ITEM_DEPOSIT, MICRO_UNIT, MILLI_UNIT, UNIT,
		},
		time::{
			DAYS, DEV_SESSION_LENGTH, DEV_SLOT_DURATION, HOURS, LOCAL_SESSION_LENGTH, MINUTES,
			SLOT_DURATION,
		},
	},
	genesis_config_presets::{
		endowed_accounts, get_preset, preset_names, ENDOWMENT, PRODUCTION_PRESET,
	},
	slot_time::SessionPeriod,
	AllPalletsWithSystem, Aura, Balance, Balances, BalancesCall, Executive, Grandpa, Hash, Header,
	Runtime, RuntimeCall, RuntimeGenesisConfig, RuntimeOrigin, Session, System, SystemCall,
	TimestampCall, TransactionPayment, UncheckedExtrinsic, VERSION,
};
use pallet_transaction_payment::{Multiplier, MultiplierUpdate};
use sp_consensus_aura::AURA_ENGINE_ID;
use sp_core::crypto::Ss58Codec;
use sp_genesis_builder::{DEV_RUNTIME_PRESET, LOCAL_TESTNET_RUNTIME_PRESET};
use sp_io::TestExternalities;
use sp_keyring::Sr25519Keyring::{Alice, Bob, Charlie, Dave};
use sp_runtime::{
	traits::{Convert, Header as _, One},
	BuildStorage, DigestItem,
};

/// Some time of day, at the beginning of a slot of either duration.
const NOON: u64 = 1_800_000_000_000;

/// The chain of a preset.
fn chain(preset: &str) -> TestExternalities {
	let patch = get_preset(&preset.into()).expect("it is one of the presets");
	let patch: serde_json::Value = serde_json::from_slice(&patch).unwrap();
	let mut json = serde_json::to_value(RuntimeGenesisConfig::default()).unwrap();
	for (pallet, fields) in patch.as_object().unwrap() {
		for (field, value) in fields.as_object().unwrap() {
			json[pallet][field] = value.clone();
		}
	}
	let genesis: RuntimeGenesisConfig = serde_json::from_value(json).unwrap();
	genesis.build_storage().unwrap().into()
}

fn dev() -> TestExternalities {
	chain(DEV_RUNTIME_PRESET)
}

/// Begins the next block, in the slot of `time`, and tells it that `timestamp` is the time.
fn begin(time: u64, timestamp: u64) {
	let number = System::block_number() + 1;
	let mut header = Header::new(
		number,
		Default::default(),
		Default::default(),
		Hash::repeat_byte(number as u8),
		Default::default(),
	);
	let slot = sp_consensus_aura::Slot::from(time / Aura::slot_duration());
	header.digest.push(DigestItem::PreRuntime(AURA_ENGINE_ID, slot.encode()));
	Executive::initialize_block(&header);
	let now = UncheckedExtrinsic::new_bare(TimestampCall::set { now: timestamp }.into());
	assert_ok!(Executive::apply_extrinsic(now).unwrap());
}

fn fee(xt: UncheckedExtrinsic) -> Balance {
	let length = xt.encoded_size() as u32;
	TransactionPayment::query_info(xt, length).partial_fee
}

fn transfer() -> BalancesCall<Runtime> {
	BalancesCall::transfer_keep_alive { dest: Bob.to_account_id().into(), value: UNIT }
}

#[test]
fn integrity_tests_of_all_pallets_pass() {
	dev().execute_with(<AllPalletsWithSystem as IntegrityTest>::integrity_test);
}

#[test]
fn indices_of_pallets_never_change() {
	let mut pallets: Vec<_> =
		AllPalletsWithSystem::infos().into_iter().map(|info| (info.index, info.name)).collect();
	pallets.sort();
	assert_eq!(
		pallets,
		[
			(0, "System"),
			(1, "Timestamp"),
			(2, "Aura"),
			(3, "Grandpa"),
			(4, "SlotTime"),
			(5, "Authorship"),
			(6, "ValidatorSelection"),
			(7, "Session"),
			(10, "Balances"),
			(11, "TransactionPayment"),
			(20, "Utility"),
			(21, "Multisig"),
			(22, "Proxy"),
			(30, "Sudo"),
			(31, "Council"),
			(32, "Scheduler"),
			(33, "Preimage"),
			(34, "Whitelist"),
			(50, "DeviceRegistry"),
			(51, "AccessPolicy"),
			(52, "Firmware"),
			(53, "DataAnchor"),
		]
	);
}

#[test]
fn wallets_see_this_chain_as_documented() {
	assert_eq!(VERSION.spec_name, "muster");
	assert_eq!(<Runtime as frame_system::Config>::SS58Prefix::get(), 42);
	assert_eq!(
		Alice.to_account_id().to_ss58check_with_version(42u16.into()),
		"5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY"
	);
	assert_eq!(UNIT, 10u128.pow(12));
	assert_eq!([MILLI_UNIT, MICRO_UNIT], [10u128.pow(9), 10u128.pow(6)]);
	assert_eq!([MINUTES, HOURS, DAYS], [10, 600, 14_400]);
}

#[test]
fn presets_build_their_chains() {
	assert_eq!(
		preset_names(),
		[DEV_RUNTIME_PRESET, LOCAL_TESTNET_RUNTIME_PRESET, PRODUCTION_PRESET]
	);
	assert!(get_preset(&"staging".into()).is_none());

	for (preset, slot_duration, session_length, validators, council) in [
		(DEV_RUNTIME_PRESET, DEV_SLOT_DURATION, DEV_SESSION_LENGTH, 1, 1),
		(LOCAL_TESTNET_RUNTIME_PRESET, SLOT_DURATION, LOCAL_SESSION_LENGTH, 4, 3),
	] {
		chain(preset).execute_with(|| {
			assert_eq!(Aura::slot_duration(), slot_duration);
			assert_eq!(
				<Runtime as pallet_timestamp::Config>::MinimumPeriod::get(),
				slot_duration / 2
			);
			assert_eq!(pallet_aura::Authorities::<Runtime>::get().len(), validators);
			assert_eq!(Grandpa::grandpa_authorities().len(), validators);
			assert_eq!(Session::validators().len(), validators);
			assert_eq!(SessionPeriod::<Runtime>::get(), session_length);
			assert_eq!(
				pallet_collective::Members::<Runtime, CouncilInstance>::get().len(),
				council
			);
			assert_eq!(pallet_sudo::Key::<Runtime>::get(), Some(Alice.to_account_id()));
			assert_eq!(endowed_accounts().len(), 12);
			for account in endowed_accounts() {
				assert_eq!(Balances::balance(&account), ENDOWMENT);
			}
			assert_eq!(Balances::total_issuance(), 12 * ENDOWMENT);
		});
	}
}

fn genesis_with_slots_of(slot_duration: u64) -> RuntimeGenesisConfig {
	RuntimeGenesisConfig {
		slot_time: muster_runtime::SlotTimeConfig { slot_duration, ..Default::default() },
		..Default::default()
	}
}

#[test]
#[should_panic(expected = "slotTime.slotDuration is to be 100 to 60000 ms")]
fn a_genesis_without_slots_is_refused() {
	let _ = genesis_with_slots_of(0).build_storage();
}

#[test]
#[should_panic(expected = "slotTime.slotDuration is to be 100 to 60000 ms")]
fn a_genesis_with_endless_slots_is_refused() {
	let _ = genesis_with_slots_of(60_002).build_storage();
}

#[test]
#[should_panic(expected = "slotTime.slotDuration is to be even")]
fn a_genesis_with_odd_slots_is_refused() {
	let _ = genesis_with_slots_of(6_001).build_storage();
}

#[test]
fn development_blocks_carry_the_time_of_the_clock() {
	dev().execute_with(|| {
		for block in 0..10 {
			// Not at the beginning of the slot: a machine is late now and then.
			let time = NOON + block * DEV_SLOT_DURATION + block * 20;
			begin(time, time);
			Executive::finalize_block();
			assert_eq!(pallet_timestamp::Now::<Runtime>::get(), time);
		}
	});
}

#[test]
#[should_panic(expected = "Timestamp slot must match `CurrentSlot`")]
fn a_timestamp_of_another_slot_is_refused() {
	dev().execute_with(|| begin(NOON, NOON + DEV_SLOT_DURATION));
}

#[test]
#[should_panic(expected = "Slot must increase")]
fn a_second_block_in_a_slot_is_refused() {
	chain(LOCAL_TESTNET_RUNTIME_PRESET).execute_with(|| {
		begin(NOON, NOON);
		Executive::finalize_block();
		begin(NOON + SLOT_DURATION - 1, NOON + SLOT_DURATION - 1);
	});
}

#[test]
fn a_transfer_costs_less_than_a_milli_unit() {
	dev().execute_with(|| {
		begin(NOON, NOON);
		let fee = fee(transaction(Alice, transfer()));
		assert!(fee > MILLI_UNIT / 4, "too cheap: {fee}");
		assert!(fee < MILLI_UNIT, "too dear: {fee}");
	});
}

#[test]
fn a_fee_is_paid_and_burned() {
	dev().execute_with(|| {
		begin(NOON, NOON);
		let issued = Balances::total_issuance();
		let xt = transaction(Alice, transfer());
		let announced = fee(xt.clone());
		assert_ok!(Executive::apply_extrinsic(xt).unwrap());

		let burned = issued - Balances::total_issuance();
		assert_eq!(Balances::balance(&Alice.to_account_id()), ENDOWMENT - UNIT - burned);
		assert_eq!(Balances::balance(&Bob.to_account_id()), ENDOWMENT + UNIT);
		// What was announced is what the weight allows; what was not needed comes back.
		assert!(burned > MILLI_UNIT / 4 && burned <= announced, "{burned} of {announced}");
	});
}

#[test]
fn a_block_full_by_length_costs_as_much_as_one_full_by_weight() {
	dev().execute_with(|| {
		let weight = TransactionPayment::weight_to_fee(Weight::from_parts(
			(NORMAL_DISPATCH_RATIO * MAXIMUM_BLOCK_WEIGHT).ref_time(),
			0,
		));
		let length =
			TransactionPayment::length_to_fee(NORMAL_DISPATCH_RATIO * MAXIMUM_BLOCK_LENGTH);
		assert_eq!(weight, 3 * UNIT + 6 * UNIT / 10);
		assert!(length > weight && length < 2 * weight, "{length} against {weight}");
	});
}

#[test]
fn fees_rise_on_a_full_chain_and_come_back_to_their_base() {
	type Update = <Runtime as pallet_transaction_payment::Config>::FeeMultiplierUpdate;
	dev().execute_with(|| {
		assert_eq!(pallet_transaction_payment::NextFeeMultiplier::<Runtime>::get(), One::one());
		assert_eq!(<Update as MultiplierUpdate>::min(), One::one());

		// Empty blocks leave them at their base.
		begin(NOON, NOON);
		assert_eq!(Update::convert(Multiplier::one()), One::one());

		let normal = NORMAL_DISPATCH_RATIO * MAXIMUM_BLOCK_WEIGHT;
		System::set_block_consumed_resources(normal, 0);
		let mut multiplier = Multiplier::one();
		for _ in 0..DAYS {
			multiplier = Update::convert(multiplier);
		}
		assert!(multiplier > Multiplier::from_rational(12, 10), "{multiplier:?} after a day");
		assert!(multiplier < Multiplier::from_u32(3), "{multiplier:?} after a day");

		System::set_block_consumed_resources(Weight::zero(), 0);
		for _ in 0..100 * DAYS {
			multiplier = Update::convert(multiplier);
		}
		assert_eq!(multiplier, One::one());
	});
}

#[test]
fn storage_prices_fit_together() {
	assert_eq!(deposit(0, 0), 0);
	assert_eq!(deposit(3, 0), 3 * ITEM_DEPOSIT);
	assert_eq!(deposit(0, 7), 7 * BYTE_DEPOSIT);
	// The greatest arguments do not overflow.
	assert!(deposit(u32::MAX, u32::MAX) > deposit(u32::MAX, 0));

	// An account is not dearer than an entry of its size: 80 bytes of value, 48 of key.
	assert!(EXISTENTIAL_DEPOSIT <= deposit(1, 128));
	// And not so much cheaper that accounts become the place to store things.
	assert!(EXISTENTIAL_DEPOSIT * 4 >= deposit(1, 128));
	// A gigabyte of state, in entries of 128 bytes.
	assert!(deposit(1, 128) * (1 << 30) / 128 > 10_000 * UNIT);
}

#[test]
fn a_block_takes_four_seconds_of_six() {
	let weights = RuntimeBlockWeights::get();
	assert_eq!(weights.max_block, MAXIMUM_BLOCK_WEIGHT);
	assert_eq!(weights.max_block.ref_time() / 1_000_000_000, 4 * 1_000);
	assert_eq!(weights.max_block.proof_size(), u64::MAX);
	weights.clone().validate().unwrap();

	let normal = weights.get(DispatchClass::Normal).max_total.unwrap();
	assert_eq!(normal.ref_time() / 1_000_000_000, 3_600);
	let operational = weights.get(DispatchClass::Operational);
	assert_eq!(operational.max_total, Some(MAXIMUM_BLOCK_WEIGHT));
	assert_eq!(operational.reserved.unwrap().ref_time() / 1_000_000_000, 400);

	let length = RuntimeBlockLength::get();
	assert_eq!(*length.max.get(DispatchClass::Normal), MAXIMUM_BLOCK_LENGTH / 10 * 9);
	assert_eq!(*length.max.get(DispatchClass::Operational), MAXIMUM_BLOCK_LENGTH);
}

#[test]
fn thousands_of_transfers_fit_in_a_block() {
	dev().execute_with(|| {
		begin(NOON, NOON);
		let info = transaction(Alice, transfer()).get_dispatch_info();
		let weights = RuntimeBlockWeights::get();
		let each = info.total_weight().ref_time()
			+ weights.get(DispatchClass::Normal).base_extrinsic.ref_time();
		let count = weights.get(DispatchClass::Normal).max_total.unwrap().ref_time() / each;
		assert!(count > 5_000, "{count} of {} us", each / WEIGHT_REF_TIME_PER_MICROS);
	});
}

#[test]
fn a_full_chain_hears_governance() {
	dev().execute_with(|| {
		begin(NOON, NOON);
		let normal = NORMAL_DISPATCH_RATIO * MAXIMUM_BLOCK_WEIGHT;
		System::register_extra_weight_unchecked(
			Weight::from_parts(normal.ref_time(), 0),
			DispatchClass::Normal,
		);
		assert!(Executive::apply_extrinsic(transaction(Alice, transfer())).is_err());

		// Of the class that `sudo` takes over from the call inside it.
		let code = SystemCall::authorize_upgrade { code_hash: Hash::zero() };
		let sudo = pallet_sudo::Call::sudo { call: Box::new(code.into()) };
		assert_ok!(Executive::apply_extrinsic(transaction(Alice, sudo)).unwrap());
		assert!(System::authorized_upgrade().is_some());
	});
}

#[test]
fn proxies_do_what_their_type_says() {
	let transfer: RuntimeCall = transfer().into();
	let batch: RuntimeCall = pallet_utility::Call::batch { calls: vec![transfer.clone()] }.into();
	let remark: RuntimeCall = SystemCall::remark { remark: vec![] }.into();
	let register: RuntimeCall = pallet_device_registry::Call::close_lot { lot: 1 }.into();
	let vote: RuntimeCall = RuntimeCall::Council(pallet_collective::Call::vote {
		proposal: Hash::zero(),
		index: 0,
		approve: true,
	});
	for (kind, allowed) in [
		(ProxyType::Any, [true, true, true, true]),
		(ProxyType::NonTransfer, [false, true, true, false]),
		(ProxyType::Devices, [false, false, true, false]),
		(ProxyType::CancelProxy, [false, false, false, false]),
		(ProxyType::Council, [false, false, false, true]),
	] {
		assert_eq!([&transfer, &remark, &register, &vote].map(|call| kind.filter(call)), allowed);
	}
	// Who moves no money votes for no motion that does.
	assert!(!ProxyType::NonTransfer.is_superset(&ProxyType::Council));
	for (i, kind) in [
		ProxyType::Any,
		ProxyType::NonTransfer,
		ProxyType::CancelProxy,
		ProxyType::Devices,
		ProxyType::Access,
		ProxyType::Firmware,
		ProxyType::Data,
		ProxyType::Council,
	]
	.into_iter()
	.enumerate()
	{
		assert_eq!(kind.encode(), [i as u8]);
		assert_eq!(ProxyType::decode(&mut &[i as u8][..]), Ok(kind));
		assert!(kind.is_superset(&kind));
		assert!(ProxyType::Any.is_superset(&kind));
		assert!(kind == ProxyType::Any || !kind.is_superset(&ProxyType::Any));
	}

	// A batch does not carry a transfer past the filter.
	dev().execute_with(|| {
		begin(NOON, NOON);
		let alice = || RuntimeOrigin::signed(Alice.to_account_id());
		assert_ok!(muster_runtime::Proxy::add_proxy(
			alice(),
			Dave.to_account_id().into(),
			ProxyType::NonTransfer,
			0
		));
		assert_ok!(muster_runtime::Proxy::proxy(
			RuntimeOrigin::signed(Dave.to_account_id()),
			Alice.to_account_id().into(),
			None,
			Box::new(batch)
		));
		assert_eq!(Balances::balance(&Bob.to_account_id()), ENDOWMENT);
	});
}

#[test]
fn deposits_of_multisig_and_proxy_are_storage_prices() {
	dev().execute_with(|| {
		begin(NOON, NOON);
		assert_ok!(muster_runtime::Proxy::add_proxy(
			RuntimeOrigin::signed(Charlie.to_account_id()),
			Dave.to_account_id().into(),
			ProxyType::Any,
			0
		));
		assert_eq!(
			Balances::reserved_balance(Charlie.to_account_id()),
			deposit(1, 8) + deposit(0, 37)
		);
		// What is announced is what is stored.
		assert_eq!(
			pallet_proxy::ProxyDefinition {
				delegate: Dave.to_account_id(),
				proxy_type: ProxyType::Any,
				delay: 0u32
			}
			.encoded_size(),
			37
		);
	});
}
