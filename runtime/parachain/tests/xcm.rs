// SPDX-License-Identifier: Apache-2.0

//! What other chains may ask of this one, and what is refused: messages executed by the runtime's own
//! XCM configuration, as the message queue hands them on.

use codec::Encode;
use frame_support::{
	assert_noop, assert_ok,
	dispatch::GetDispatchInfo,
	traits::{fungible::Inspect, Contains},
	weights::Weight,
	BoundedVec,
};
use muster_parachain_runtime::{
	configs::MAXIMUM_BLOCK_WEIGHT,
	constants::currency::UNIT,
	xcm_config::{
		CallsFromAbroad, InstructionWeight, LocationToAccountId, MaxInstructions, XcmConfig,
	},
	AccountId, Balance, Balances, DataAnchor, DeviceRegistry, PolkadotXcm, Runtime, RuntimeCall,
	RuntimeEvent, RuntimeGenesisConfig, RuntimeOrigin, SessionKeys, System,
};
use pallet_device_registry::Call as Registry;
use sp_keyring::Sr25519Keyring::{Alice, Bob};
use sp_runtime::BuildStorage;
use xcm::{latest::prelude::*, VersionedXcm};
use xcm_executor::{
	traits::{ConvertLocation, WeightBounds},
	XcmExecutor,
};

/// Our own parachain id.
const HERE: u32 = 2000;

fn sibling() -> Location {
	Location::new(1, [Parachain(2001)])
}

fn account_of(location: &Location) -> AccountId {
	LocationToAccountId::convert_location(location).expect("it has an account")
}

/// A chain on which the sibling's account has some money, and Alice much.
fn chain() -> sp_io::TestExternalities {
	let genesis = RuntimeGenesisConfig {
		balances: muster_parachain_runtime::BalancesConfig {
			balances: vec![
				(Alice.to_account_id(), 1_000 * UNIT),
				(account_of(&sibling()), 100 * UNIT),
			],
			..Default::default()
		},
		parachain_info: muster_parachain_runtime::ParachainInfoConfig {
			parachain_id: HERE.into(),
			..Default::default()
		},
		collator_selection: muster_parachain_runtime::CollatorSelectionConfig {
			invulnerables: vec![Alice.to_account_id()],
			..Default::default()
		},
		session: muster_parachain_runtime::SessionConfig {
			keys: vec![(
				Alice.to_account_id(),
				Alice.to_account_id(),
				SessionKeys { aura: Alice.public().into() },
			)],
			..Default::default()
		},
		polkadot_xcm: muster_parachain_runtime::PolkadotXcmConfig {
			safe_xcm_version: Some(XCM_VERSION),
			..Default::default()
		},
		..Default::default()
	};
	let mut ext = sp_io::TestExternalities::from(genesis.build_storage().unwrap());
	ext.execute_with(|| {
		System::set_block_number(1);
		pallet_timestamp::Now::<Runtime>::put(1_700_000_000_000);
	});
	ext
}

fn native(amount: Balance) -> Asset {
	(Here, amount).into()
}

/// Executes a message as if it had come from there.
fn execute(from: &Location, message: Xcm<RuntimeCall>) -> Outcome {
	let mut hash = message.using_encoded(sp_io::hashing::blake2_256);
	XcmExecutor::<XcmConfig>::prepare_and_execute(
		from.clone(),
		message,
		&mut hash,
		MAXIMUM_BLOCK_WEIGHT,
		Weight::zero(),
	)
}

fn error_of(outcome: Outcome) -> XcmError {
	outcome.ensure_complete().expect_err("it is refused").error
}

/// A call that is paid for, fails if the call does, and gives back what it did not need.
fn transact(from: &Location, kind: OriginKind, call: impl Into<RuntimeCall>) -> Xcm<RuntimeCall> {
	let call: RuntimeCall = call.into();
	Xcm(vec![
		WithdrawAsset(native(10 * UNIT).into()),
		BuyExecution { fees: native(10 * UNIT), weight_limit: Unlimited },
		SetAppendix(Xcm(vec![
			RefundSurplus,
			DepositAsset {
				assets: AllCounted(1).into(),
				// As the sender sees this chain from inside it.
				beneficiary: from.clone(),
			},
		])),
		Transact { origin_kind: kind, fallback_max_weight: None, call: call.encode().into() },
		ExpectTransactStatus(MaybeErrorCode::Success),
	])
}

fn text<S: frame_support::traits::Get<u32>>(text: &str) -> BoundedVec<u8, S> {
	text.as_bytes().to_vec().try_into().expect("short enough")
}

fn create_fleet() -> Registry<Runtime> {
	Registry::create_fleet { name: text("Fleet"), parent: None }
}

#[test]
fn a_sibling_owns_a_fleet_and_anchors_data() {
	chain().execute_with(|| {
		let owner = account_of(&sibling());
		assert_ok!(execute(
			&sibling(),
			transact(&sibling(), OriginKind::SovereignAccount, create_fleet())
		)
		.ensure_complete());
		assert_eq!(DeviceRegistry::fleet(0).unwrap().owner, owner);

		let stream = pallet_data_anchor::Call::create_stream {
			device: None,
			name: text("power"),
			mode: pallet_data_anchor::Mode::Batches,
			schema: Some([7; 32]),
			attested: false,
			retention: None,
			slots: 10,
		};
		assert_ok!(execute(&sibling(), transact(&sibling(), OriginKind::SovereignAccount, stream))
			.ensure_complete());
		assert_eq!(DataAnchor::stream(0).unwrap().owner, owner);
	});
}

#[test]
fn somebody_else_abroad_is_somebody_else() {
	chain().execute_with(|| {
		let account = Location::new(
			1,
			[Parachain(2001), AccountId32 { network: None, id: Alice.to_raw_public() }],
		);
		let contract =
			Location::new(1, [Parachain(2001), AccountKey20 { network: None, key: [0x60; 20] }]);
		let all = [
			account_of(&account),
			account_of(&contract),
			account_of(&sibling()),
			account_of(&Location::new(1, [Parachain(2002)])),
			account_of(&Location::parent()),
			Alice.to_account_id(),
		];
		for (i, one) in all.iter().enumerate() {
			assert!(!all[i + 1..].contains(one), "account {i} is another's too");
		}

		// It has no money, so it gets nowhere.
		let message = transact(&account, OriginKind::SovereignAccount, create_fleet());
		assert!(matches!(error_of(execute(&account, message)), XcmError::FailedToTransactAsset(_)));
		let funds = pallet_balances::Call::transfer_keep_alive {
			dest: account_of(&account).into(),
			value: 50 * UNIT,
		};
		assert_ok!(sp_runtime::traits::Dispatchable::dispatch(
			RuntimeCall::from(funds),
			RuntimeOrigin::signed(Alice.to_account_id())
		));
		let message = transact(&account, OriginKind::SovereignAccount, create_fleet());
		assert_ok!(execute(&account, message).ensure_complete());
		assert_eq!(DeviceRegistry::fleet(0).unwrap().owner, account_of(&account));
	});
}

#[test]
fn the_fee_is_that_of_weight_and_burned() {
	chain().execute_with(|| {
		let before = Balances::total_balance(&account_of(&sibling()));
		let issued = Balances::total_issuance();
		let call = RuntimeCall::from(create_fleet());
		let weight = call.get_dispatch_info().call_weight;
		assert_ok!(execute(&sibling(), transact(&sibling(), OriginKind::SovereignAccount, call))
			.ensure_complete());

		let burned = issued - Balances::total_issuance();
		// Seven instructions and the call, of which what it did not use comes back.
		let all = 7 * InstructionWeight::get().ref_time() + weight.ref_time();
		assert!(burned <= u128::from(all), "{burned} of {all}");
		assert!(burned > u128::from(6 * InstructionWeight::get().ref_time()), "{burned} of {all}");
		let after = Balances::total_balance(&account_of(&sibling()));
		assert_eq!(before - after, burned);
	});
}

#[test]
fn nothing_is_executed_that_is_not_paid_for() {
	chain().execute_with(|| {
		let issued = Balances::total_issuance();
		for from in [sibling(), Location::parent()] {
			let unpaid = Xcm(vec![
				UnpaidExecution { weight_limit: Unlimited, check_origin: None },
				Transact {
					origin_kind: OriginKind::SovereignAccount,
					fallback_max_weight: None,
					call: RuntimeCall::from(create_fleet()).encode().into(),
				},
			]);
			assert_eq!(error_of(execute(&from, unpaid)), XcmError::Barrier);

			let bare = Xcm(vec![Transact {
				origin_kind: OriginKind::SovereignAccount,
				fallback_max_weight: None,
				call: RuntimeCall::from(create_fleet()).encode().into(),
			}]);
			assert_eq!(error_of(execute(&from, bare)), XcmError::Barrier);
		}

		// Paid for, but not enough.
		let cheap = Xcm(vec![
			WithdrawAsset(native(UNIT / 1_000_000).into()),
			BuyExecution { fees: native(UNIT / 1_000_000), weight_limit: Unlimited },
			Transact {
				origin_kind: OriginKind::SovereignAccount,
				fallback_max_weight: None,
				call: RuntimeCall::from(create_fleet()).encode().into(),
			},
		]);
		assert_eq!(error_of(execute(&sibling(), cheap)), XcmError::TooExpensive);

		// An answer that nobody has asked for.
		let answer = Xcm(vec![QueryResponse {
			query_id: 0,
			response: Response::Null,
			max_weight: Weight::zero(),
			querier: Some(Here.into()),
		}]);
		assert_eq!(error_of(execute(&sibling(), answer)), XcmError::Barrier);

		assert!(DeviceRegistry::fleet(0).is_none());
		// What was withdrawn for a message that failed is burned or trapped, and never more.
		assert!(issued - Balances::total_issuance() <= UNIT / 1_000_000);
	});
}

#[test]
fn only_our_pallets_are_reached() {
	chain().execute_with(|| {
		let bob = Bob.to_account_id();
		let refused: [RuntimeCall; 5] = [
			frame_system::Call::remark { remark: vec![] }.into(),
			pallet_balances::Call::transfer_keep_alive { dest: bob.clone().into(), value: UNIT }
				.into(),
			pallet_utility::Call::batch { calls: vec![create_fleet().into()] }.into(),
			pallet_proxy::Call::add_proxy {
				delegate: bob.clone().into(),
				proxy_type: Default::default(),
				delay: 0,
			}
			.into(),
			pallet_sudo::Call::remove_key {}.into(),
		];
		for call in refused {
			assert!(!CallsFromAbroad::contains(&call));
			let message = transact(&sibling(), OriginKind::SovereignAccount, call.clone());
			assert_eq!(error_of(execute(&sibling(), message)), XcmError::NoPermission, "{call:?}");
		}
		assert_eq!(Balances::balance(&bob), 0);
	});
}

#[test]
fn nobody_abroad_is_root_or_governance() {
	chain().execute_with(|| {
		let relay = Location::parent();
		let funds = pallet_balances::Call::transfer_keep_alive {
			dest: account_of(&relay).into(),
			value: 100 * UNIT,
		};
		assert_ok!(sp_runtime::traits::Dispatchable::dispatch(
			RuntimeCall::from(funds),
			RuntimeOrigin::signed(Alice.to_account_id())
		));
		let verify = || Registry::<Runtime>::set_vendor_status {
			vendor: 0,
			status: pallet_device_registry::VendorStatus::Verified,
		};
		let vendor = Registry::<Runtime>::register_vendor { name: text("Vendor") };
		assert_ok!(sp_runtime::traits::Dispatchable::dispatch(
			RuntimeCall::from(vendor),
			RuntimeOrigin::signed(Alice.to_account_id())
		));
		let status = || DeviceRegistry::vendor(0).unwrap().status;
		let before = status();
		for from in [relay, sibling()] {
			for kind in [OriginKind::Superuser, OriginKind::Native, OriginKind::Xcm] {
				let message = transact(&from, kind, verify());
				assert_eq!(error_of(execute(&from, message)), XcmError::BadOrigin, "{kind:?}");
			}
			// As an account it reaches the call, which refuses it.
			let message = transact(&from, OriginKind::SovereignAccount, verify());
			assert_eq!(error_of(execute(&from, message)), XcmError::ExpectationFalse);
		}
		assert_eq!(status(), before);
	});
}

#[test]
fn foreign_money_is_not_taken() {
	chain().execute_with(|| {
		let issued = Balances::total_issuance();
		let foreign: Asset = (Location::parent(), 10 * UNIT).into();
		for (from, asset, teleported) in [
			(Location::parent(), foreign.clone(), false),
			(Location::parent(), foreign.clone(), true),
			(sibling(), (sibling(), 10 * UNIT).into(), false),
			// The native token is this chain's alone to make.
			(sibling(), native(10 * UNIT), false),
			(sibling(), native(10 * UNIT), true),
		] {
			let first = if teleported {
				ReceiveTeleportedAsset(asset.clone().into())
			} else {
				ReserveAssetDeposited(asset.clone().into())
			};
			let message = Xcm(vec![
				first,
				BuyExecution { fees: asset, weight_limit: Unlimited },
				DepositAsset {
					assets: AllCounted(1).into(),
					beneficiary: AccountId32 { network: None, id: Bob.to_raw_public() }.into(),
				},
			]);
			let error = error_of(execute(&from, message));
			assert!(
				matches!(
					error,
					XcmError::UntrustedReserveLocation | XcmError::UntrustedTeleportLocation
				),
				"{error:?}"
			);
		}
		assert_eq!(Balances::balance(&Bob.to_account_id()), 0);
		assert_eq!(Balances::total_issuance(), issued);
	});
}

#[test]
fn policies_refuse_a_sibling_as_anybody_else() {
	chain().execute_with(|| {
		assert_ok!(sp_runtime::traits::Dispatchable::dispatch(
			RuntimeCall::from(create_fleet()),
			RuntimeOrigin::signed(Alice.to_account_id())
		));
		let before = Balances::total_balance(&account_of(&sibling()));
		let suspend = Registry::<Runtime>::suspend_fleet { fleet: 0 };
		let message = transact(&sibling(), OriginKind::SovereignAccount, suspend);
		assert_eq!(error_of(execute(&sibling(), message)), XcmError::ExpectationFalse);
		assert!(!DeviceRegistry::fleet(0).unwrap().suspended);
		// What it did not need it has again.
		let after = Balances::total_balance(&account_of(&sibling()));
		assert!(before - after < UNIT / 10, "{}", before - after);
	});
}

#[test]
fn messages_have_bounds() {
	chain().execute_with(|| {
		let many = Xcm::<RuntimeCall>(vec![ClearOrigin; MaxInstructions::get() as usize + 1]);
		type Weigher = <XcmConfig as xcm_executor::Config>::Weigher;
		assert!(Weigher::weight(&mut many.clone(), Weight::MAX).is_err());

		// A call as heavy as a block does not fit in what messages get of one.
		let fits = muster_parachain_runtime::configs::MessageServiceWeight::get();
		let message = transact(&sibling(), OriginKind::SovereignAccount, create_fleet());
		let weight = Weigher::weight(&mut message.clone(), Weight::MAX).unwrap();
		assert!(weight.all_lte(fits), "{weight:?} of {fits:?}");
		// Ten such messages in each block.
		assert!(weight.saturating_mul(5).all_lte(fits), "{weight:?} of {fits:?}");
	});
}

#[test]
fn an_account_sends_as_itself_and_executes_nothing() {
	chain().execute_with(|| {
		let alice = RuntimeOrigin::signed(Alice.to_account_id());
		let message = VersionedXcm::from(Xcm::<RuntimeCall>(vec![ClearOrigin]));
		assert_noop!(
			PolkadotXcm::execute(alice.clone(), Box::new(message), Weight::MAX)
				.map_err(|error| error.error),
			pallet_xcm::Error::<Runtime>::Filtered
		);
		assert_noop!(
			PolkadotXcm::limited_teleport_assets(
				alice,
				Box::new(sibling().into()),
				Box::new(
					Location::from(AccountId32 { network: None, id: Bob.to_raw_public() }).into()
				),
				Box::new(Assets::from(native(UNIT)).into()),
				0,
				Unlimited,
			),
			pallet_xcm::Error::<Runtime>::Filtered
		);
		assert!(System::events().iter().all(|record| {
			!matches!(record.event, RuntimeEvent::PolkadotXcm(pallet_xcm::Event::Sent { .. }))
		}));
	});
}
