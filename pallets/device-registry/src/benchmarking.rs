// SPDX-License-Identifier: Apache-2.0

//! What every call costs, in the worst case that can be set up, with real signatures.
//!
//! Calls are measured with Ed25519; `verify_*` tell what other kinds of keys cost more. The caller
//! is the account that a transaction reads in any case, so whoever else pays or is paid is somebody
//! else. Whoever acts for a vendor is an operator, which is one more value to read.

mod setup;

use crate::*;
use frame_benchmarking::{benchmarking::add_to_whitelist, v2::*};
use frame_support::dispatch::RawOrigin;
use muster_primitives::{DeviceControl, DeviceInspect, KeyKind, VendorInspect, VendorRight};
use setup::*;
use sp_runtime::{traits::DispatchTransaction, transaction_validity::TransactionValidityError};

type RuntimeCallOf<T> = <T as frame_system::Config>::RuntimeCall;

fn assert_last_event<T: Config>(event: Event<T>) {
	frame_system::Pallet::<T>::assert_last_event(event.into());
}

/// Measures one kind of signature alone. All messages are 32 bytes long.
fn signature_of(kind: KeyKind) -> (DeviceKey, [u8; 32], DeviceSignature) {
	let (key, message) = (key(kind, 0), [0x4d; 32]);
	(key, message, sign(&key, &message))
}

/// Sends a call without an account through the payment extension, apart from the call itself,
/// which takes half of its weight.
fn charge<T: Config + Send + Sync>(
	call: &RuntimeCallOf<T>,
	info: &DispatchInfo,
) -> Result<(), TransactionValidityError> {
	let half = PostDispatchInfo {
		actual_weight: Some(info.call_weight / 2),
		pays_fee: Default::default(),
	};
	SponsoredPayment::<T, ()>::new(())
		.test_run(RawOrigin::Authorized.into(), call, info, call.encoded_size(), 0, |_| Ok(half))
		.map(|_| ())
}

#[benchmarks(where T: Send + Sync)]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn register_vendor() -> Result<(), BenchmarkError> {
		let caller = caller::<T>();
		let vendor = NextVendorId::<T>::get();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller.clone()), text());

		assert_last_event::<T>(Event::VendorRegistered { vendor, account: caller });
		Ok(())
	}

	#[benchmark]
	fn update_vendor() -> Result<(), BenchmarkError> {
		let caller = caller::<T>();
		let vendor = vendor::<T>(&caller)?;
		let key = Some(ed25519(OTHER));

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), vendor, Some(text()), Some(key));

		assert_eq!(Pallet::<T>::vendor(vendor).and_then(|view| view.voucher_key), key);
		Ok(())
	}

	#[benchmark]
	fn set_vendor_status() -> Result<(), BenchmarkError> {
		let origin =
			T::GovernanceOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		let vendor = vendor::<T>(&funded::<T>("vendor"))?;
		let (old, new) = (VendorStatus::Unverified, VendorStatus::Verified);

		#[extrinsic_call]
		_(origin as OriginFor<T>, vendor, new);

		assert_last_event::<T>(Event::VendorStatusChanged { vendor, old, new });
		Ok(())
	}

	#[benchmark]
	fn set_operator() -> Result<(), BenchmarkError> {
		let caller = caller::<T>();
		let vendor = vendor::<T>(&caller)?;
		let operator = funded::<T>("operator");

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), vendor, operator.clone(), Rights::ALL);

		assert_eq!(Pallet::<T>::operator(vendor, operator), Rights::ALL);
		Ok(())
	}

	#[benchmark]
	fn register_model() -> Result<(), BenchmarkError> {
		let caller = caller::<T>();
		let vendor = Factory::<T>::operated_by(&caller)?.vendor;
		let model = NextModelId::<T>::get();

		#[extrinsic_call]
		_(
			RawOrigin::Signed(caller),
			vendor,
			text(),
			text(),
			Some(u64::MAX),
			Some([2; 32]),
			UpdatePolicy::Manual,
			true,
		);

		assert_last_event::<T>(Event::ModelRegistered { model, vendor });
		Ok(())
	}

	#[benchmark]
	fn update_model() -> Result<(), BenchmarkError> {
		let caller = caller::<T>();
		let model = Factory::<T>::operated_by(&caller)?.model;
		let policy = UpdatePolicy::OwnerApproved;

		#[extrinsic_call]
		_(
			RawOrigin::Signed(caller),
			model,
			Some(Some(1)),
			Some(Some([2; 32])),
			Some(policy),
			Some(false),
			Some(true),
		);

		assert!(Pallet::<T>::model(model).is_some_and(|view| view.retired));
		Ok(())
	}

	#[benchmark]
	fn register_lot() -> Result<(), BenchmarkError> {
		let caller = caller::<T>();
		let model = Factory::<T>::operated_by(&caller)?.model;
		let (lot, size, budget) = (NextLotId::<T>::get(), MAX_LOT_SIZE, budget::<T>());

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), model, [2; 32], size, budget);

		assert_last_event::<T>(Event::LotRegistered { lot, model, size, budget });
		Ok(())
	}

	#[benchmark]
	fn fund_lot() -> Result<(), BenchmarkError> {
		let caller = caller::<T>();
		let lot = Factory::<T>::operated_by(&caller)?.lot(0)?;
		let old = budget::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), lot, old);

		assert_last_event::<T>(Event::LotFunded { lot, old, new: old + old });
		Ok(())
	}

	/// By the vendor's account, while another is paid back.
	#[benchmark]
	fn close_lot() -> Result<(), BenchmarkError> {
		let caller = caller::<T>();
		let lot = Factory::<T>::of(caller.clone(), funded::<T>("operator"))?.lot(0)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), lot);

		assert_last_event::<T>(Event::LotClosed { lot, returned: budget::<T>() });
		Ok(())
	}

	#[benchmark]
	fn enrol() -> Result<(), BenchmarkError> {
		let caller = caller::<T>();
		let factory = Factory::<T>::operated_by(&caller)?;
		let Enrolment { key, valid_until, signature } = factory.enrolment(&caller, 0);
		let (device, model) = (DeviceId::from_key(&key), factory.model);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), model, key, valid_until, signature);

		assert_last_event::<T>(Event::DeviceEnrolled { device, model, lot: None });
		Ok(())
	}

	#[benchmark]
	fn enrol_batch(n: Linear<1, MAX_BATCH>) -> Result<(), BenchmarkError> {
		let caller = caller::<T>();
		let factory = Factory::<T>::operated_by(&caller)?;
		let devices: Vec<_> = (0..n).map(|seed| factory.enrolment(&caller, seed)).collect();
		let devices = devices.try_into().map_err(|_| "more than a batch")?;
		let model = factory.model;

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), model, devices);

		assert_eq!(ModelUse::<T>::get(model), (n, 0));
		Ok(())
	}

	#[benchmark]
	fn enrol_from_lot(p: Linear<0, MAX_LOT_PATH>) -> Result<(), BenchmarkError> {
		let caller = caller::<T>();
		let factory = Factory::<T>::new()?;
		let LotDevice { id, lot, key, index, path, valid_until, signature } =
			factory.lot_device(p)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), lot, key, index, path, valid_until, signature);

		let model = factory.model;
		assert_last_event::<T>(Event::DeviceEnrolled { device: id, model, lot: Some(lot) });
		Ok(())
	}

	/// Without an account, what is left once it was authorised.
	#[benchmark]
	fn enrol_from_lot_authorized() -> Result<(), BenchmarkError> {
		let factory = Factory::<T>::new()?;
		let device = factory.lot_device(MAX_LOT_PATH)?;
		device.authorize()?;
		let LotDevice { id, lot, key, index, path, valid_until, signature } = device;

		#[extrinsic_call]
		enrol_from_lot(RawOrigin::Authorized, lot, key, index, path, valid_until, signature);

		let model = factory.model;
		assert_last_event::<T>(Event::DeviceEnrolled { device: id, model, lot: Some(lot) });
		assert!(Pallet::<T>::lot(lot).is_some_and(|view| view.budget < budget::<T>()));
		Ok(())
	}

	#[benchmark]
	fn authorize_enrol_from_lot(p: Linear<0, MAX_LOT_PATH>) -> Result<(), BenchmarkError> {
		let device = Factory::<T>::new()?.lot_device(p)?;
		let result;

		#[block]
		{
			result = device.authorize();
		}

		assert_eq!(result?.0.provides.len(), 1);
		Ok(())
	}

	#[benchmark]
	fn remove_vendor() -> Result<(), BenchmarkError> {
		let caller = caller::<T>();
		let vendor = vendor::<T>(&caller)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), vendor);

		assert_last_event::<T>(Event::VendorRemoved { vendor });
		Ok(())
	}

	#[benchmark]
	fn remove_model() -> Result<(), BenchmarkError> {
		let caller = caller::<T>();
		let model = Factory::<T>::operated_by(&caller)?.model;

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), model);

		assert_last_event::<T>(Event::ModelRemoved { model });
		Ok(())
	}

	/// With a voucher.
	#[benchmark]
	fn claim() -> Result<(), BenchmarkError> {
		let caller = caller::<T>();
		let factory = Factory::<T>::new()?;
		let device = factory.enrolled()?;
		let (valid_until, consent) = device.consent(&caller);
		let voucher = factory.voucher(&device.id, &caller);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller.clone()), device.id, valid_until, consent, Some(voucher));

		assert_eq!(<Pallet<T> as DeviceInspect<_>>::owner(&device.id), Some(caller));
		Ok(())
	}

	/// In place of an earlier offer, for which somebody else paid.
	#[benchmark]
	fn offer_transfer() -> Result<(), BenchmarkError> {
		let caller = caller::<T>();
		let device = Factory::<T>::new()?.device(&caller)?;
		device.offer(&caller, &funded::<T>("buyer"))?;
		device.offer_paid_by(&funded::<T>("agent"))?;
		let (to, expires) = (funded::<T>("other buyer"), soon::<T>());

		#[extrinsic_call]
		_(RawOrigin::Signed(caller.clone()), device.id, to.clone(), expires);

		assert_last_event::<T>(Event::TransferOffered {
			device: device.id,
			from: caller,
			to,
			expires,
		});
		Ok(())
	}

	/// By a stranger: the offer is void since the device was recovered.
	#[benchmark]
	fn cancel_transfer() -> Result<(), BenchmarkError> {
		let caller = caller::<T>();
		let factory = Factory::<T>::new()?;
		let owner = funded::<T>("owner");
		let device = factory.device(&owner)?;
		device.ripen_recovery(&owner, &factory.operator)?;
		device.offer(&owner, &funded::<T>("buyer"))?;
		Pallet::<T>::finish_recovery(signed::<T>(&owner), device.id)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), device.id);

		assert_last_event::<T>(Event::TransferCancelled { device: device.id });
		Ok(())
	}

	/// Of a device with endpoints in the deepest fleet, while a recovery is under way, each paid by
	/// somebody else.
	#[benchmark]
	fn accept_transfer() -> Result<(), BenchmarkError> {
		let caller = caller::<T>();
		let factory = Factory::<T>::new()?;
		let owner = funded::<T>("owner");
		let device = factory.device(&owner)?;
		device.set_endpoints()?;
		device.endpoints_paid_by(&funded::<T>("installer"))?;
		device.propose_recovery(&factory.operator)?;
		device.offer(&owner, &caller)?;
		device.offer_paid_by(&funded::<T>("agent"))?;

		#[extrinsic_call]
		_(RawOrigin::Signed(caller.clone()), device.id);

		assert_last_event::<T>(Event::DeviceTransferred {
			device: device.id,
			from: owner,
			to: caller,
			generation: 1,
		});
		Ok(())
	}

	#[benchmark]
	fn suspend() -> Result<(), BenchmarkError> {
		let caller = caller::<T>();
		let device = Factory::<T>::new()?.device(&caller)?.id;
		let (old, new) = (DeviceStatus::Active, DeviceStatus::Suspended);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), device);

		assert_last_event::<T>(Event::StatusChanged { device, old, new });
		Ok(())
	}

	#[benchmark]
	fn resume() -> Result<(), BenchmarkError> {
		let caller = caller::<T>();
		let device = Factory::<T>::new()?.device(&caller)?.id;
		Pallet::<T>::suspend(signed::<T>(&caller), device)?;
		let (old, new) = (DeviceStatus::Suspended, DeviceStatus::Active);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), device);

		assert_last_event::<T>(Event::StatusChanged { device, old, new });
		Ok(())
	}

	#[benchmark]
	fn quarantine() -> Result<(), BenchmarkError> {
		let caller = caller::<T>();
		let device = Factory::<T>::operated_by(&caller)?.device(&funded::<T>("owner"))?.id;
		let (old, new) = (DeviceStatus::Active, DeviceStatus::Quarantined);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), device);

		assert_last_event::<T>(Event::StatusChanged { device, old, new });
		Ok(())
	}

	#[benchmark]
	fn release() -> Result<(), BenchmarkError> {
		let caller = caller::<T>();
		let device = Factory::<T>::operated_by(&caller)?.device(&funded::<T>("owner"))?.id;
		Pallet::<T>::quarantine(signed::<T>(&caller), device)?;
		let (old, new) = (DeviceStatus::Quarantined, DeviceStatus::Active);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), device);

		assert_last_event::<T>(Event::StatusChanged { device, old, new });
		Ok(())
	}

	/// Of a device that has everything: the deepest fleet, an operational key, an identity key that is not
	/// its first, endpoints, an offer and a recovery, each paid by somebody else where it can be.
	#[benchmark]
	fn decommission() -> Result<(), BenchmarkError> {
		let caller = caller::<T>();
		let factory = Factory::<T>::new()?;
		let mut device = factory.device(&caller)?;
		device.rotate()?;
		device.appoint(OPERATIONAL)?;
		device.publish()?;
		device.set_endpoints()?;
		device.endpoints_paid_by(&funded::<T>("installer"))?;
		device.propose_recovery(&factory.operator)?;
		device.offer(&caller, &funded::<T>("buyer"))?;
		device.offer_paid_by(&funded::<T>("agent"))?;
		let (device, old) = (device.id, DeviceStatus::Active);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), device);

		let new = DeviceStatus::Decommissioned;
		assert_last_event::<T>(Event::StatusChanged { device, old, new });
		Ok(())
	}

	/// In place of an earlier one, for which somebody else paid.
	#[benchmark]
	fn set_operational_key() -> Result<(), BenchmarkError> {
		let caller = caller::<T>();
		let device = Factory::<T>::new()?.device(&funded::<T>("owner"))?;
		device.appoint(OPERATIONAL)?;
		let key = ed25519(OTHER_OPERATIONAL);
		let (valid_until, identity, new) = device.appointment(&key)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), device.id, key, valid_until, identity, new);

		assert_eq!(device.record()?.key, key);
		assert_eq!(Pallet::<T>::find_by_key(&ed25519(OPERATIONAL)), None);
		Ok(())
	}

	#[benchmark]
	fn revoke_operational_key() -> Result<(), BenchmarkError> {
		let caller = caller::<T>();
		let device = Factory::<T>::new()?.device(&caller)?;
		device.appoint(OPERATIONAL)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), device.id);

		assert_eq!(device.record()?.key, device.identity);
		Ok(())
	}

	#[benchmark]
	fn set_agreement_key() -> Result<(), BenchmarkError> {
		let caller = caller::<T>();
		let device = Factory::<T>::new()?.device(&funded::<T>("owner"))?;
		device.publish()?;
		let key = Some(AgreementKey([8; 32]));
		let (valid_until, signature) = device.publication(&key)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), device.id, key, valid_until, signature);

		let keys = <Pallet<T> as DeviceInspect<T::AccountId>>::keys(&device.id);
		assert_eq!(keys.and_then(|keys| keys.agreement), key);
		Ok(())
	}

	/// Not for the first time, which calls a recovery off.
	#[benchmark]
	fn rotate_identity_key() -> Result<(), BenchmarkError> {
		let caller = caller::<T>();
		let factory = Factory::<T>::new()?;
		let mut device = factory.device(&funded::<T>("owner"))?;
		device.rotate()?;
		device.propose_recovery(&factory.operator)?;
		let (old, new) = (device.identity, ed25519(OTHER));
		let (valid_until, old_signature, new_signature) = device.rotation(&new)?;
		let device = device.id;

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), device, new, valid_until, old_signature, new_signature);

		assert_last_event::<T>(Event::IdentityKeyRotated { device, old, new });
		assert!(!Recoveries::<T>::contains_key(device));
		Ok(())
	}

	#[benchmark]
	fn propose_recovery() -> Result<(), BenchmarkError> {
		let caller = caller::<T>();
		let device = Factory::<T>::operated_by(&caller)?.device(&funded::<T>("owner"))?;
		let key = ed25519(RECOVERED);
		let (valid_until, signature) = device.recovery(&key)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), device.id, key, valid_until, signature);

		let by = RecoveryParty::Vendor;
		assert_last_event::<T>(Event::RecoveryProposed { device: device.id, by, key });
		Ok(())
	}

	#[benchmark]
	fn approve_recovery() -> Result<(), BenchmarkError> {
		let caller = caller::<T>();
		let owner = funded::<T>("owner");
		let device = Factory::<T>::operated_by(&caller)?.device(&owner)?;
		device.propose_recovery(&owner)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), device.id);

		let recovery = Recoveries::<T>::get(device.id);
		assert!(recovery.is_some_and(|recovery| recovery.matures_at.is_some()));
		Ok(())
	}

	#[benchmark]
	fn cancel_recovery() -> Result<(), BenchmarkError> {
		let caller = caller::<T>();
		let owner = funded::<T>("owner");
		let device = Factory::<T>::operated_by(&caller)?.device(&owner)?;
		device.propose_recovery(&owner)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), device.id);

		assert_last_event::<T>(Event::RecoveryCancelled { device: device.id });
		Ok(())
	}

	/// Of a device with an operational key, and an identity key that is not its first.
	#[benchmark]
	fn finish_recovery() -> Result<(), BenchmarkError> {
		let caller = caller::<T>();
		let factory = Factory::<T>::new()?;
		let owner = funded::<T>("owner");
		let mut device = factory.device(&owner)?;
		device.rotate()?;
		device.appoint(OPERATIONAL)?;
		device.publish()?;
		device.ripen_recovery(&factory.operator, &owner)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), device.id);

		assert_last_event::<T>(Event::DeviceRecovered {
			device: device.id,
			old: device.identity,
			new: ed25519(RECOVERED),
			generation: 1,
		});
		Ok(())
	}

	/// On the deepest level.
	#[benchmark]
	fn create_fleet() -> Result<(), BenchmarkError> {
		let caller = caller::<T>();
		let parent = fleets::<T>(&caller, T::MaxFleetDepth::get() - 1)?;
		let fleet = NextFleetId::<T>::get();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller.clone()), text(), parent);

		assert_last_event::<T>(Event::FleetCreated { fleet, owner: caller, parent });
		Ok(())
	}

	#[benchmark]
	fn rename_fleet() -> Result<(), BenchmarkError> {
		let caller = caller::<T>();
		let fleet = deepest_fleet::<T>(&caller)?;
		let (old, new) = (FleetNames::<T>::get(fleet), text());

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), fleet, new);

		assert_last_event::<T>(Event::FleetRenamed { fleet, old, new: text() });
		Ok(())
	}

	/// For which somebody else paid.
	#[benchmark]
	fn remove_fleet() -> Result<(), BenchmarkError> {
		let caller = caller::<T>();
		let fleet = deepest_fleet::<T>(&caller)?;
		fleet_paid_by::<T>(fleet, &funded::<T>("planner"))?;

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), fleet);

		assert_last_event::<T>(Event::FleetRemoved { fleet });
		Ok(())
	}

	#[benchmark]
	fn suspend_fleet() -> Result<(), BenchmarkError> {
		let caller = caller::<T>();
		let fleet = deepest_fleet::<T>(&caller)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), fleet);

		assert_last_event::<T>(Event::FleetSuspended { fleet });
		Ok(())
	}

	#[benchmark]
	fn resume_fleet() -> Result<(), BenchmarkError> {
		let caller = caller::<T>();
		let fleet = deepest_fleet::<T>(&caller)?;
		Pallet::<T>::suspend_fleet(signed::<T>(&caller), fleet)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), fleet);

		assert_last_event::<T>(Event::FleetResumed { fleet });
		Ok(())
	}

	/// From one fleet to another, each the deepest of its tree: no fleet is above both, and every
	/// one of them counts.
	#[benchmark]
	fn assign_fleet() -> Result<(), BenchmarkError> {
		let caller = caller::<T>();
		let factory = Factory::<T>::new()?;
		let device = factory.device(&caller)?;
		let (old, new) = (device.record()?.fleet, Some(deepest_fleet::<T>(&caller)?));
		let device = device.id;

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), device, new);

		assert_last_event::<T>(Event::FleetAssigned { device, old, new });
		let counted = |(fleet, _)| <Pallet<T> as DeviceInspect<_>>::members(fleet, factory.model);
		assert!(Pallet::<T>::fleets_up(old).map(counted).all(|count| count == 0));
		assert!(Pallet::<T>::fleets_up(new).map(counted).all(|count| count == 1));
		Ok(())
	}

	/// By the device, whose owner pays, in place of one that it set for its former owner.
	#[benchmark]
	fn set_attribute(l: Linear<0, 256>) -> Result<(), BenchmarkError> {
		start_clock();
		let (seller, owner) = (funded::<T>("seller"), funded::<T>("owner"));
		let device = Factory::<T>::new()?.device(&seller)?;
		device.set_attribute(text())?;
		device.offer(&seller, &owner)?;
		done(Pallet::<T>::accept_transfer(signed::<T>(&owner), device.id))?;
		let value: AttributeValue = filler(l as usize);

		#[extrinsic_call]
		_(Origin::Device(device.id), device.id, text(), value.clone(), Some(u64::MAX));

		let attribute = Attributes::<T>::get(device.id, text());
		assert!(attribute.is_some_and(|now| now.generation == 1 && now.value == value));
		Ok(())
	}

	/// By the device, in place of a value of its own that is as long: no deposit changes.
	#[benchmark]
	fn replace_attribute(l: Linear<0, 256>) -> Result<(), BenchmarkError> {
		start_clock();
		let device = Factory::<T>::new()?.device(&funded::<T>("owner"))?;
		device.set_attribute(filler(l as usize))?;
		let value: AttributeValue = filler(l as usize);

		#[extrinsic_call]
		set_attribute(Origin::Device(device.id), device.id, text(), value.clone(), None);

		let attribute = Attributes::<T>::get(device.id, text());
		assert!(attribute.is_some_and(|now| now.valid_until.is_none() && now.value == value));
		Ok(())
	}

	/// By the device, whose owner gets the deposit back.
	#[benchmark]
	fn remove_attribute() -> Result<(), BenchmarkError> {
		start_clock();
		let device = Factory::<T>::new()?.device(&funded::<T>("owner"))?;
		device.set_attribute(text())?;
		let device = device.id;
		let old = Attributes::<T>::get(device, text()).ok_or("it was set")?.value;

		#[extrinsic_call]
		_(Origin::Device(device), device, text());

		assert_last_event::<T>(Event::AttributeRemoved { device, name: text(), old });
		Ok(())
	}

	/// By the device, whose owner pays, in place of earlier ones, for which somebody else paid.
	#[benchmark]
	fn set_endpoints(n: Linear<1, MAX_ENDPOINTS>) -> Result<(), BenchmarkError> {
		let device = Factory::<T>::new()?.device(&funded::<T>("owner"))?;
		device.set_endpoints()?;
		device.endpoints_paid_by(&funded::<T>("installer"))?;
		let device = device.id;

		#[extrinsic_call]
		_(Origin::Device(device), device, endpoints(n));

		assert_last_event::<T>(Event::EndpointsSet { device, old: MAX_ENDPOINTS, new: n });
		Ok(())
	}

	/// By the device, in place of as many of its own that are as long: no deposit changes.
	#[benchmark]
	fn replace_endpoints(n: Linear<1, MAX_ENDPOINTS>) -> Result<(), BenchmarkError> {
		let device = Factory::<T>::new()?.device(&funded::<T>("owner"))?;
		let origin = || Origin::Device(device.id);
		done(Pallet::<T>::set_endpoints(origin().into(), device.id, endpoints(n)))?;

		#[extrinsic_call]
		set_endpoints(origin(), device.id, endpoints(n));

		assert_last_event::<T>(Event::EndpointsSet { device: device.id, old: n, new: n });
		Ok(())
	}

	/// By the fleet's owner, who is chosen as sponsor at once.
	#[benchmark]
	fn open_sponsorship() -> Result<(), BenchmarkError> {
		let caller = caller::<T>();
		let fleet = deepest_fleet::<T>(&caller)?;
		let budget = budget::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller.clone()), fleet, budget, budget, T::MaxValidity::get(), budget);

		assert_last_event::<T>(Event::SponsorChosen { fleet, old: None, new: Some(caller) });
		Ok(())
	}

	#[benchmark]
	fn fund_sponsorship() -> Result<(), BenchmarkError> {
		let caller = caller::<T>();
		let owner = funded::<T>("owner");
		let fleet = deepest_fleet::<T>(&owner)?;
		sponsor::<T>(fleet, &owner, &caller)?;
		owe::<T>(fleet, &caller)?;
		let amount = budget::<T>();
		let old = amount - amount / 2u32.into();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller.clone()), fleet, amount);

		let new = old + amount;
		assert_last_event::<T>(Event::SponsorshipFunded { fleet, sponsor: caller, old, new });
		Ok(())
	}

	#[benchmark]
	fn update_sponsorship() -> Result<(), BenchmarkError> {
		let caller = caller::<T>();
		let owner = funded::<T>("owner");
		let fleet = deepest_fleet::<T>(&owner)?;
		sponsor::<T>(fleet, &owner, &caller)?;
		let (allowance, period) = (plenty::<T>(), T::RecoveryPeriod::get());
		let old = Sponsorships::<T>::get(fleet, &caller).ok_or("it was opened")?.terms();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller.clone()), fleet, Some(allowance), Some(period), Some(allowance));

		let new = SponsorshipTerms { allowance, period, floor: allowance };
		assert_last_event::<T>(Event::SponsorshipUpdated { fleet, sponsor: caller, old, new });
		Ok(())
	}

	/// The one that the fleet's owner chose.
	#[benchmark]
	fn close_sponsorship() -> Result<(), BenchmarkError> {
		let caller = caller::<T>();
		let owner = funded::<T>("owner");
		let fleet = deepest_fleet::<T>(&owner)?;
		sponsor::<T>(fleet, &owner, &caller)?;
		owe::<T>(fleet, &caller)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(caller.clone()), fleet);

		assert_last_event::<T>(Event::SponsorChosen { fleet, old: Some(caller), new: None });
		Ok(())
	}

	/// In place of another.
	#[benchmark]
	fn choose_sponsor() -> Result<(), BenchmarkError> {
		let caller = caller::<T>();
		let fleet = deepest_fleet::<T>(&caller)?;
		let (old, new) = (funded::<T>("sponsor"), funded::<T>("other sponsor"));
		sponsor::<T>(fleet, &caller, &new)?;
		sponsor::<T>(fleet, &caller, &old)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), fleet, Some(new.clone()));

		assert_last_event::<T>(Event::SponsorChosen { fleet, old: Some(old), new: Some(new) });
		Ok(())
	}

	/// By somebody else.
	#[benchmark]
	fn collect_fees() -> Result<(), BenchmarkError> {
		let caller = caller::<T>();
		let (owner, payer) = (funded::<T>("owner"), funded::<T>("sponsor"));
		let fleet = deepest_fleet::<T>(&owner)?;
		sponsor::<T>(fleet, &owner, &payer)?;
		let amount = owe::<T>(fleet, &payer)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), fleet, payer.clone());

		assert_last_event::<T>(Event::SponsoredFeesCollected { fleet, sponsor: payer, amount });
		Ok(())
	}

	/// By a relayer. Not with the inner call, which fails at once.
	#[benchmark]
	fn submit(
		l: Linear<{ smallest_call::<T>() }, { largest_call::<T>() }>,
	) -> Result<(), BenchmarkError> {
		let caller = caller::<T>();
		let device = Factory::<T>::new()?.device(&funded::<T>("owner"))?;
		device.appoint(OPERATIONAL)?;
		let Order { device, nonce, valid_until, call, signature } = device.order(l, 0)?;
		assert_eq!(call.encoded_size(), l as usize);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), device, nonce, valid_until, call, signature);

		let result = Err(DispatchError::BadOrigin);
		assert_last_event::<T>(Event::DeviceCallDispatched { device, nonce, result });
		Ok(())
	}

	/// Without an account, what is left once it was authorised, which has read the fleets. Not with
	/// the inner call.
	#[benchmark]
	fn submit_authorized(
		l: Linear<{ smallest_call::<T>() }, { largest_call::<T>() }>,
	) -> Result<(), BenchmarkError> {
		let (owner, payer) = (funded::<T>("owner"), funded::<T>("sponsor"));
		let device = Factory::<T>::new()?.device(&owner)?;
		device.appoint(OPERATIONAL)?;
		sponsor::<T>(device.fleet()?, &owner, &payer)?;
		let order = device.order(l, 0)?;
		order.authorize(TransactionSource::InBlock)?;
		known_fleets::<T>();
		let Order { device, nonce, valid_until, call, signature } = order;

		#[extrinsic_call]
		submit(RawOrigin::Authorized, device, nonce, valid_until, call, signature);

		let result = Err(DispatchError::BadOrigin);
		assert_last_event::<T>(Event::DeviceCallDispatched { device, nonce, result });
		Ok(())
	}

	/// While the call before is still on its way.
	#[benchmark]
	fn authorize_submit(
		l: Linear<{ smallest_call::<T>() }, { largest_call::<T>() }>,
	) -> Result<(), BenchmarkError> {
		let (owner, payer) = (funded::<T>("owner"), funded::<T>("sponsor"));
		let device = Factory::<T>::new()?.device(&owner)?;
		device.appoint(OPERATIONAL)?;
		sponsor::<T>(device.fleet()?, &owner, &payer)?;
		let order = device.order(l, 1)?;
		let result;

		#[block]
		{
			result = order.authorize(TransactionSource::External);
		}

		let (valid, _) = result?;
		assert_eq!((valid.requires.len(), valid.provides.len()), (1, 1));
		Ok(())
	}

	/// What the payment extension does for a direct call: the authorisation has read the fleet, and
	/// the call writes the device.
	#[benchmark]
	fn charge_sponsor() -> Result<(), BenchmarkError> {
		let (owner, payer) = (funded::<T>("owner"), funded::<T>("sponsor"));
		let device = Factory::<T>::new()?.device(&owner)?;
		let fleet = device.fleet()?;
		sponsor::<T>(fleet, &owner, &payer)?;
		let order = device.order(largest_call::<T>(), 0)?;
		order.authorize(TransactionSource::InBlock)?;
		known_fleets::<T>();
		add_to_whitelist(Devices::<T>::hashed_key_for(device.id).into());
		let call = order.call();
		let info = call.get_dispatch_info();
		let result;

		#[block]
		{
			result = charge::<T>(&call, &info);
		}

		result?;
		let left = Pallet::<T>::sponsorship(fleet).map(|view| view.budget);
		assert!(left.is_some_and(|left| left < budget::<T>()));
		let (_, spent) = device.record()?.spent;
		assert_last_event::<T>(Event::SponsoredFeePaid { payer, actual_fee: spent });
		Ok(())
	}

	/// What the payment extension does for a device that enrols itself.
	#[benchmark]
	fn charge_lot() -> Result<(), BenchmarkError> {
		let factory = Factory::<T>::new()?;
		let device = factory.lot_device(MAX_LOT_PATH)?;
		device.authorize()?;
		let lot = device.lot;
		let call = device.call();
		let info = call.get_dispatch_info();
		let result;

		#[block]
		{
			result = charge::<T>(&call, &info);
		}

		result?;
		let left = Pallet::<T>::lot(lot).map(|view| view.budget).unwrap_or_default();
		assert_last_event::<T>(Event::SponsoredFeePaid {
			payer: factory.operator,
			actual_fee: budget::<T>() - left,
		});
		Ok(())
	}

	#[benchmark]
	fn verify_ed25519() -> Result<(), BenchmarkError> {
		let (key, message, signature) = signature_of(KeyKind::Ed25519);
		let valid;

		#[block]
		{
			valid = signature.verify(&message, &key);
		}

		ensure!(valid, "the signature is the key's");
		Ok(())
	}

	#[benchmark]
	fn verify_sr25519() -> Result<(), BenchmarkError> {
		let (key, message, signature) = signature_of(KeyKind::Sr25519);
		let valid;

		#[block]
		{
			valid = signature.verify(&message, &key);
		}

		ensure!(valid, "the signature is the key's");
		Ok(())
	}

	#[benchmark]
	fn verify_secp256k1() -> Result<(), BenchmarkError> {
		let (key, message, signature) = signature_of(KeyKind::Secp256k1);
		let valid;

		#[block]
		{
			valid = signature.verify(&message, &key);
		}

		ensure!(valid, "the signature is the key's");
		Ok(())
	}

	#[benchmark]
	fn verify_p256() -> Result<(), BenchmarkError> {
		let (key, message, signature) = signature_of(KeyKind::P256);
		let valid;

		#[block]
		{
			valid = signature.verify(&message, &key);
		}

		ensure!(valid, "the signature is the key's");
		Ok(())
	}

	#[benchmark]
	fn read_device() -> Result<(), BenchmarkError> {
		let device = Factory::<T>::new()?.device(&funded::<T>("owner"))?.id;
		let generation;

		#[block]
		{
			generation = <Pallet<T> as DeviceInspect<T::AccountId>>::generation(&device);
		}

		assert_eq!(generation, Some(0));
		Ok(())
	}

	/// Through all the fleets that can be above a device.
	#[benchmark]
	fn read_status() -> Result<(), BenchmarkError> {
		let device = Factory::<T>::new()?.device(&funded::<T>("owner"))?.id;
		let status;

		#[block]
		{
			status = <Pallet<T> as DeviceInspect<T::AccountId>>::status(&device);
		}

		assert_eq!(status, Some(DeviceStatus::Active));
		Ok(())
	}

	#[benchmark]
	fn read_details() -> Result<(), BenchmarkError> {
		let owner = funded::<T>("owner");
		let device = Factory::<T>::new()?.device(&owner)?.id;
		let result;

		#[block]
		{
			result = <Pallet<T> as DeviceInspect<T::AccountId>>::owner(&device);
		}

		assert_eq!(result, Some(owner));
		Ok(())
	}

	/// With the longest name and value.
	#[benchmark]
	fn read_attribute() -> Result<(), BenchmarkError> {
		start_clock();
		let device = Factory::<T>::new()?.device(&funded::<T>("owner"))?;
		let (name, value): (AttributeName, AttributeValue) = (text(), text());
		device.set_attribute(value.clone())?;
		let result;

		#[block]
		{
			result = <Pallet<T> as DeviceInspect<T::AccountId>>::attribute(&device.id, &name);
		}

		assert_eq!(result, Some(value.into_inner()));
		Ok(())
	}

	/// Of a model in the topmost fleet, whose device is at the bottom.
	#[benchmark]
	fn read_members() -> Result<(), BenchmarkError> {
		let factory = Factory::<T>::new()?;
		let fleet = factory.device(&funded::<T>("owner"))?.fleet()?;
		let top = Pallet::<T>::fleets_up(Some(fleet)).last().ok_or("it is in a fleet")?.0;
		let members;

		#[block]
		{
			members = <Pallet<T> as DeviceInspect<T::AccountId>>::members(top, factory.model);
		}

		assert_eq!(members, 1);
		Ok(())
	}

	#[benchmark]
	fn read_model() -> Result<(), BenchmarkError> {
		let factory = Factory::<T>::new()?;
		let model;

		#[block]
		{
			model = <Pallet<T> as VendorInspect<T::AccountId>>::model(factory.model);
		}

		assert_eq!(model, Some((factory.vendor, UpdatePolicy::Automatic)));
		Ok(())
	}

	#[benchmark]
	fn read_operator() -> Result<(), BenchmarkError> {
		let Factory { vendor, operator, .. } = Factory::<T>::new()?;
		let permitted;

		#[block]
		{
			permitted = Pallet::<T>::vendor_permits(vendor, &operator, VendorRight::Endorse);
		}

		assert!(permitted);
		Ok(())
	}

	#[benchmark]
	fn set_verdict_quarantine() -> Result<(), BenchmarkError> {
		let device = Factory::<T>::new()?.device(&funded::<T>("owner"))?.id;

		#[block]
		{
			<Pallet<T> as DeviceControl>::set_verdict_quarantine(&device, true);
		}

		let (old, new) = (DeviceStatus::Active, DeviceStatus::Quarantined);
		assert_last_event::<T>(Event::StatusChanged { device, old, new });
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);

	#[cfg(test)]
	mod tests {
		use super::{spoil, Config, DeviceStatus, Pallet};
		use crate::mock::{build_and_execute, new_test_ext, Test, BUYER, OWNER};
		use frame_benchmarking::Benchmarking;
		use frame_support::assert_ok;
		use muster_primitives::DeviceInspect;

		/// What devices sign, and what is paid for it.
		const SIGNED: [&str; 19] = [
			"enrol",
			"enrol_batch",
			"enrol_from_lot",
			"enrol_from_lot_authorized",
			"authorize_enrol_from_lot",
			"claim",
			"set_operational_key",
			"set_agreement_key",
			"rotate_identity_key",
			"propose_recovery",
			"submit",
			"submit_authorized",
			"authorize_submit",
			"charge_sponsor",
			"charge_lot",
			"verify_ed25519",
			"verify_sr25519",
			"verify_secp256k1",
			"verify_p256",
		];

		/// Runs a benchmark with the signature of this number spoiled, or with none; returns
		/// whether it succeeds, and how many signatures it made.
		fn run(benchmark: &[u8], spoiled: Option<u32>) -> (bool, u32) {
			let run = || Pallet::<Test>::test_bench_by_name(benchmark).is_ok();
			spoil::run(spoiled, || new_test_ext().execute_with(run))
		}

		#[test]
		fn other_pallets_find_what_they_asked_for() {
			build_and_execute(|| {
				let attributes: [(&[u8], &[u8]); 2] = [(b"a", b"v"), (&[b'n'; 32], &[b'w'; 256])];
				let depth = u32::from(<Test as Config>::MaxFleetDepth::get());
				let mut devices = vec![];
				for (seed, owner) in [OWNER, OWNER, BUYER].into_iter().enumerate() {
					for fleets in 0..=depth {
						let seed = seed as u32 * 100 + fleets;
						let made =
							Pallet::<Test>::benchmark_device(&owner, seed, fleets, &attributes);
						let (device, up) = made.expect("within the bounds; qed");
						assert_eq!(up.len() as u32, fleets);
						let standing = Pallet::<Test>::standing(&device).expect("enrolled; qed");
						assert_eq!(standing.owner.as_ref(), Some(&owner));
						assert_eq!(standing.status, DeviceStatus::Active);
						assert_eq!(standing.fleets, up);
						for (name, value) in attributes {
							let found =
								<Pallet<Test> as DeviceInspect<_>>::attribute(&device, name);
							assert_eq!(found.as_deref(), Some(value));
						}
						devices.push(device);
					}
				}
				let made = Pallet::<Test>::benchmark_device(&OWNER, 999, depth + 1, &[]);
				assert!(made.is_err(), "deeper than fleets can be");
				for device in &devices {
					assert_ok!(Pallet::<Test>::benchmark_next_generation(device));
					let standing = Pallet::<Test>::standing(device).expect("enrolled; qed");
					assert_eq!(standing.generation, 1);
					let found = <Pallet<Test> as DeviceInspect<_>>::attribute(device, b"a");
					assert_eq!(found, None);
				}
				devices.sort();
				devices.dedup();
				assert_eq!(devices.len() as u32, 3 * (depth + 1));
			});
		}

		#[test]
		fn one_flipped_bit_in_any_signature_fails_every_benchmark() {
			for benchmark in Pallet::<Test>::benchmarks(true) {
				let name = String::from_utf8_lossy(&benchmark.name).into_owned();
				let (succeeds, signatures) = run(&benchmark.name, None);
				assert!(succeeds, "{name} fails with good signatures");
				assert!(signatures > 0 || !SIGNED.contains(&&*name), "{name} signs nothing");
				// The last one is that of the measured call. Of very many, some are enough.
				let some = (0..signatures).step_by(signatures as usize / 20 + 1);
				for number in some.chain(signatures.checked_sub(1)) {
					let (succeeds, _) = run(&benchmark.name, Some(number));
					assert!(!succeeds, "{name} takes signature {number} with a bit flipped");
				}
			}
		}
	}
}

/// Flips a bit of one signature, to show that the benchmarks' signatures are looked at.
#[cfg(test)]
mod spoil {
	use super::DeviceSignature;
	use std::cell::Cell;

	thread_local! {
		static MADE: Cell<u32> = const { Cell::new(0) };
		static SPOILED: Cell<Option<u32>> = const { Cell::new(None) };
	}

	/// Runs with the signature of this number spoiled; returns how many were made besides.
	pub fn run<R>(spoiled: Option<u32>, f: impl FnOnce() -> R) -> (R, u32) {
		MADE.set(0);
		SPOILED.set(spoiled);
		let result = f();
		SPOILED.set(None);
		(result, MADE.get())
	}

	/// The signature, with a bit of *s* flipped if it is its turn.
	pub fn perhaps(mut signature: DeviceSignature) -> DeviceSignature {
		let number = MADE.replace(MADE.get() + 1);
		if SPOILED.get() == Some(number) {
			match &mut signature {
				DeviceSignature::Ed25519(bytes)
				| DeviceSignature::Sr25519(bytes)
				| DeviceSignature::P256(bytes) => bytes[40] ^= 1,
				DeviceSignature::Secp256k1(bytes) => bytes[40] ^= 1,
			}
		}
		signature
	}
}
