// SPDX-License-Identifier: Apache-2.0

//! Weights of `pallet_device_registry`.

use core::marker::PhantomData;
use frame_support::weights::Weight;

pub trait WeightInfo {
	fn register_vendor() -> Weight;
	fn update_vendor() -> Weight;
	fn set_vendor_status() -> Weight;
	fn set_operator() -> Weight;
	fn register_model() -> Weight;
	fn update_model() -> Weight;
	fn register_lot() -> Weight;
	fn fund_lot() -> Weight;
	fn close_lot() -> Weight;
	fn enrol() -> Weight;
	fn enrol_batch(n: u32) -> Weight;
	fn enrol_from_lot(p: u32) -> Weight;
	fn enrol_from_lot_authorized() -> Weight;
	fn authorize_enrol_from_lot(p: u32) -> Weight;
	fn remove_vendor() -> Weight;
	fn remove_model() -> Weight;
	fn claim() -> Weight;
	fn offer_transfer() -> Weight;
	fn cancel_transfer() -> Weight;
	fn accept_transfer() -> Weight;
	fn suspend() -> Weight;
	fn resume() -> Weight;
	fn quarantine() -> Weight;
	fn release() -> Weight;
	fn decommission() -> Weight;
	fn set_operational_key() -> Weight;
	fn revoke_operational_key() -> Weight;
	fn set_agreement_key() -> Weight;
	fn rotate_identity_key() -> Weight;
	fn propose_recovery() -> Weight;
	fn approve_recovery() -> Weight;
	fn cancel_recovery() -> Weight;
	fn finish_recovery() -> Weight;
	fn create_fleet() -> Weight;
	fn rename_fleet() -> Weight;
	fn remove_fleet() -> Weight;
	fn suspend_fleet() -> Weight;
	fn resume_fleet() -> Weight;
	fn assign_fleet() -> Weight;
	fn set_attribute(l: u32) -> Weight;
	fn remove_attribute() -> Weight;
	fn set_endpoints(n: u32) -> Weight;
	fn open_sponsorship() -> Weight;
	fn fund_sponsorship() -> Weight;
	fn update_sponsorship() -> Weight;
	fn close_sponsorship() -> Weight;
	fn choose_sponsor() -> Weight;
	fn submit(l: u32) -> Weight;
	fn submit_authorized(l: u32) -> Weight;
	fn authorize_submit(l: u32) -> Weight;
	fn charge_sponsor() -> Weight;
	fn charge_lot() -> Weight;
	fn verify_ed25519() -> Weight;
	fn verify_sr25519() -> Weight;
	fn verify_secp256k1() -> Weight;
	fn verify_p256() -> Weight;
	fn read_device() -> Weight;
	fn read_status() -> Weight;
	fn read_details() -> Weight;
}

pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn register_vendor() -> Weight {
		Weight::from_parts(200_000_000, 10_000)
	}
	fn update_vendor() -> Weight {
		Weight::from_parts(200_000_000, 10_000)
	}
	fn set_vendor_status() -> Weight {
		Weight::from_parts(200_000_000, 10_000)
	}
	fn set_operator() -> Weight {
		Weight::from_parts(200_000_000, 10_000)
	}
	fn register_model() -> Weight {
		Weight::from_parts(200_000_000, 10_000)
	}
	fn update_model() -> Weight {
		Weight::from_parts(200_000_000, 10_000)
	}
	fn register_lot() -> Weight {
		Weight::from_parts(200_000_000, 10_000)
	}
	fn fund_lot() -> Weight {
		Weight::from_parts(200_000_000, 10_000)
	}
	fn close_lot() -> Weight {
		Weight::from_parts(200_000_000, 10_000)
	}
	fn enrol() -> Weight {
		Weight::from_parts(200_000_000, 10_000)
	}
	fn enrol_batch(n: u32) -> Weight {
		Weight::from_parts(200_000_000, 10_000)
			.saturating_add(Weight::from_parts(1_000_000, 100).saturating_mul(n.into()))
	}
	fn enrol_from_lot(p: u32) -> Weight {
		Weight::from_parts(200_000_000, 10_000)
			.saturating_add(Weight::from_parts(1_000_000, 100).saturating_mul(p.into()))
	}
	fn enrol_from_lot_authorized() -> Weight {
		Weight::from_parts(200_000_000, 10_000)
	}
	fn authorize_enrol_from_lot(p: u32) -> Weight {
		Weight::from_parts(200_000_000, 10_000)
			.saturating_add(Weight::from_parts(1_000_000, 100).saturating_mul(p.into()))
	}
	fn remove_vendor() -> Weight {
		Weight::from_parts(200_000_000, 10_000)
	}
	fn remove_model() -> Weight {
		Weight::from_parts(200_000_000, 10_000)
	}
	fn claim() -> Weight {
		Weight::from_parts(200_000_000, 10_000)
	}
	fn offer_transfer() -> Weight {
		Weight::from_parts(200_000_000, 10_000)
	}
	fn cancel_transfer() -> Weight {
		Weight::from_parts(200_000_000, 10_000)
	}
	fn accept_transfer() -> Weight {
		Weight::from_parts(200_000_000, 10_000)
	}
	fn suspend() -> Weight {
		Weight::from_parts(200_000_000, 10_000)
	}
	fn resume() -> Weight {
		Weight::from_parts(200_000_000, 10_000)
	}
	fn quarantine() -> Weight {
		Weight::from_parts(200_000_000, 10_000)
	}
	fn release() -> Weight {
		Weight::from_parts(200_000_000, 10_000)
	}
	fn decommission() -> Weight {
		Weight::from_parts(200_000_000, 10_000)
	}
	fn set_operational_key() -> Weight {
		Weight::from_parts(200_000_000, 10_000)
	}
	fn revoke_operational_key() -> Weight {
		Weight::from_parts(200_000_000, 10_000)
	}
	fn set_agreement_key() -> Weight {
		Weight::from_parts(200_000_000, 10_000)
	}
	fn rotate_identity_key() -> Weight {
		Weight::from_parts(200_000_000, 10_000)
	}
	fn propose_recovery() -> Weight {
		Weight::from_parts(200_000_000, 10_000)
	}
	fn approve_recovery() -> Weight {
		Weight::from_parts(200_000_000, 10_000)
	}
	fn cancel_recovery() -> Weight {
		Weight::from_parts(200_000_000, 10_000)
	}
	fn finish_recovery() -> Weight {
		Weight::from_parts(200_000_000, 10_000)
	}
	fn create_fleet() -> Weight {
		Weight::from_parts(200_000_000, 10_000)
	}
	fn rename_fleet() -> Weight {
		Weight::from_parts(200_000_000, 10_000)
	}
	fn remove_fleet() -> Weight {
		Weight::from_parts(200_000_000, 10_000)
	}
	fn suspend_fleet() -> Weight {
		Weight::from_parts(200_000_000, 10_000)
	}
	fn resume_fleet() -> Weight {
		Weight::from_parts(200_000_000, 10_000)
	}
	fn assign_fleet() -> Weight {
		Weight::from_parts(200_000_000, 10_000)
	}
	fn set_attribute(l: u32) -> Weight {
		Weight::from_parts(200_000_000, 10_000)
			.saturating_add(Weight::from_parts(1_000_000, 100).saturating_mul(l.into()))
	}
	fn remove_attribute() -> Weight {
		Weight::from_parts(200_000_000, 10_000)
	}
	fn set_endpoints(n: u32) -> Weight {
		Weight::from_parts(200_000_000, 10_000)
			.saturating_add(Weight::from_parts(1_000_000, 100).saturating_mul(n.into()))
	}
	fn open_sponsorship() -> Weight {
		Weight::from_parts(200_000_000, 10_000)
	}
	fn fund_sponsorship() -> Weight {
		Weight::from_parts(200_000_000, 10_000)
	}
	fn update_sponsorship() -> Weight {
		Weight::from_parts(200_000_000, 10_000)
	}
	fn close_sponsorship() -> Weight {
		Weight::from_parts(200_000_000, 10_000)
	}
	fn choose_sponsor() -> Weight {
		Weight::from_parts(200_000_000, 10_000)
	}
	fn submit(l: u32) -> Weight {
		Weight::from_parts(200_000_000, 10_000)
			.saturating_add(Weight::from_parts(1_000_000, 100).saturating_mul(l.into()))
	}
	fn submit_authorized(l: u32) -> Weight {
		Weight::from_parts(200_000_000, 10_000)
			.saturating_add(Weight::from_parts(1_000_000, 100).saturating_mul(l.into()))
	}
	fn authorize_submit(l: u32) -> Weight {
		Weight::from_parts(200_000_000, 10_000)
			.saturating_add(Weight::from_parts(1_000_000, 100).saturating_mul(l.into()))
	}
	fn charge_sponsor() -> Weight {
		Weight::from_parts(200_000_000, 10_000)
	}
	fn charge_lot() -> Weight {
		Weight::from_parts(200_000_000, 10_000)
	}
	fn verify_ed25519() -> Weight {
		Weight::from_parts(50000000, 0)
	}
	fn verify_sr25519() -> Weight {
		Weight::from_parts(50000000, 0)
	}
	fn verify_secp256k1() -> Weight {
		Weight::from_parts(600000000, 0)
	}
	fn verify_p256() -> Weight {
		Weight::from_parts(600000000, 0)
	}
	fn read_device() -> Weight {
		Weight::from_parts(30_000_000, 4_000)
	}
	fn read_status() -> Weight {
		Weight::from_parts(30_000_000, 4_000)
	}
	fn read_details() -> Weight {
		Weight::from_parts(30_000_000, 4_000)
	}
}

impl WeightInfo for () {
	fn register_vendor() -> Weight {
		Weight::from_parts(200_000_000, 10_000)
	}
	fn update_vendor() -> Weight {
		Weight::from_parts(200_000_000, 10_000)
	}
	fn set_vendor_status() -> Weight {
		Weight::from_parts(200_000_000, 10_000)
	}
	fn set_operator() -> Weight {
		Weight::from_parts(200_000_000, 10_000)
	}
	fn register_model() -> Weight {
		Weight::from_parts(200_000_000, 10_000)
	}
	fn update_model() -> Weight {
		Weight::from_parts(200_000_000, 10_000)
	}
	fn register_lot() -> Weight {
		Weight::from_parts(200_000_000, 10_000)
	}
	fn fund_lot() -> Weight {
		Weight::from_parts(200_000_000, 10_000)
	}
	fn close_lot() -> Weight {
		Weight::from_parts(200_000_000, 10_000)
	}
	fn enrol() -> Weight {
		Weight::from_parts(200_000_000, 10_000)
	}
	fn enrol_batch(n: u32) -> Weight {
		Weight::from_parts(200_000_000, 10_000)
			.saturating_add(Weight::from_parts(1_000_000, 100).saturating_mul(n.into()))
	}
	fn enrol_from_lot(p: u32) -> Weight {
		Weight::from_parts(200_000_000, 10_000)
			.saturating_add(Weight::from_parts(1_000_000, 100).saturating_mul(p.into()))
	}
	fn enrol_from_lot_authorized() -> Weight {
		Weight::from_parts(200_000_000, 10_000)
	}
	fn authorize_enrol_from_lot(p: u32) -> Weight {
		Weight::from_parts(200_000_000, 10_000)
			.saturating_add(Weight::from_parts(1_000_000, 100).saturating_mul(p.into()))
	}
	fn remove_vendor() -> Weight {
		Weight::from_parts(200_000_000, 10_000)
	}
	fn remove_model() -> Weight {
		Weight::from_parts(200_000_000, 10_000)
	}
	fn claim() -> Weight {
		Weight::from_parts(200_000_000, 10_000)
	}
	fn offer_transfer() -> Weight {
		Weight::from_parts(200_000_000, 10_000)
	}
	fn cancel_transfer() -> Weight {
		Weight::from_parts(200_000_000, 10_000)
	}
	fn accept_transfer() -> Weight {
		Weight::from_parts(200_000_000, 10_000)
	}
	fn suspend() -> Weight {
		Weight::from_parts(200_000_000, 10_000)
	}
	fn resume() -> Weight {
		Weight::from_parts(200_000_000, 10_000)
	}
	fn quarantine() -> Weight {
		Weight::from_parts(200_000_000, 10_000)
	}
	fn release() -> Weight {
		Weight::from_parts(200_000_000, 10_000)
	}
	fn decommission() -> Weight {
		Weight::from_parts(200_000_000, 10_000)
	}
	fn set_operational_key() -> Weight {
		Weight::from_parts(200_000_000, 10_000)
	}
	fn revoke_operational_key() -> Weight {
		Weight::from_parts(200_000_000, 10_000)
	}
	fn set_agreement_key() -> Weight {
		Weight::from_parts(200_000_000, 10_000)
	}
	fn rotate_identity_key() -> Weight {
		Weight::from_parts(200_000_000, 10_000)
	}
	fn propose_recovery() -> Weight {
		Weight::from_parts(200_000_000, 10_000)
	}
	fn approve_recovery() -> Weight {
		Weight::from_parts(200_000_000, 10_000)
	}
	fn cancel_recovery() -> Weight {
		Weight::from_parts(200_000_000, 10_000)
	}
	fn finish_recovery() -> Weight {
		Weight::from_parts(200_000_000, 10_000)
	}
	fn create_fleet() -> Weight {
		Weight::from_parts(200_000_000, 10_000)
	}
	fn rename_fleet() -> Weight {
		Weight::from_parts(200_000_000, 10_000)
	}
	fn remove_fleet() -> Weight {
		Weight::from_parts(200_000_000, 10_000)
	}
	fn suspend_fleet() -> Weight {
		Weight::from_parts(200_000_000, 10_000)
	}
	fn resume_fleet() -> Weight {
		Weight::from_parts(200_000_000, 10_000)
	}
	fn assign_fleet() -> Weight {
		Weight::from_parts(200_000_000, 10_000)
	}
	fn set_attribute(l: u32) -> Weight {
		Weight::from_parts(200_000_000, 10_000)
			.saturating_add(Weight::from_parts(1_000_000, 100).saturating_mul(l.into()))
	}
	fn remove_attribute() -> Weight {
		Weight::from_parts(200_000_000, 10_000)
	}
	fn set_endpoints(n: u32) -> Weight {
		Weight::from_parts(200_000_000, 10_000)
			.saturating_add(Weight::from_parts(1_000_000, 100).saturating_mul(n.into()))
	}
	fn open_sponsorship() -> Weight {
		Weight::from_parts(200_000_000, 10_000)
	}
	fn fund_sponsorship() -> Weight {
		Weight::from_parts(200_000_000, 10_000)
	}
	fn update_sponsorship() -> Weight {
		Weight::from_parts(200_000_000, 10_000)
	}
	fn close_sponsorship() -> Weight {
		Weight::from_parts(200_000_000, 10_000)
	}
	fn choose_sponsor() -> Weight {
		Weight::from_parts(200_000_000, 10_000)
	}
	fn submit(l: u32) -> Weight {
		Weight::from_parts(200_000_000, 10_000)
			.saturating_add(Weight::from_parts(1_000_000, 100).saturating_mul(l.into()))
	}
	fn submit_authorized(l: u32) -> Weight {
		Weight::from_parts(200_000_000, 10_000)
			.saturating_add(Weight::from_parts(1_000_000, 100).saturating_mul(l.into()))
	}
	fn authorize_submit(l: u32) -> Weight {
		Weight::from_parts(200_000_000, 10_000)
			.saturating_add(Weight::from_parts(1_000_000, 100).saturating_mul(l.into()))
	}
	fn charge_sponsor() -> Weight {
		Weight::from_parts(200_000_000, 10_000)
	}
	fn charge_lot() -> Weight {
		Weight::from_parts(200_000_000, 10_000)
	}
	fn verify_ed25519() -> Weight {
		Weight::from_parts(50000000, 0)
	}
	fn verify_sr25519() -> Weight {
		Weight::from_parts(50000000, 0)
	}
	fn verify_secp256k1() -> Weight {
		Weight::from_parts(600000000, 0)
	}
	fn verify_p256() -> Weight {
		Weight::from_parts(600000000, 0)
	}
	fn read_device() -> Weight {
		Weight::from_parts(30_000_000, 4_000)
	}
	fn read_status() -> Weight {
		Weight::from_parts(30_000_000, 4_000)
	}
	fn read_details() -> Weight {
		Weight::from_parts(30_000_000, 4_000)
	}
}
