// SPDX-License-Identifier: Apache-2.0

//! What the benchmarks start from: keys, and a vendor, devices and fleets on chain. Everything
//! comes about by the pallet's own calls and with real signatures.

use crate::*;
use alloc::{format, vec};
use frame_benchmarking::{
	benchmarking::add_to_whitelist,
	v2::{account, whitelisted_caller},
};
use frame_support::{
	storage::{storage_prefix, unhashed},
	traits::fungible::Mutate,
};
use frame_system::RawOrigin;
use muster_primitives::{merkle, payload, KeyKind};
use p256::ecdsa::signature::hazmat::PrehashSigner;
use sp_core::crypto::KeyTypeId;
use sp_runtime::{
	traits::{Bounded, Saturating, Zero},
	transaction_validity::{TransactionValidityError, ValidTransaction},
};

/// Under which the keystore of the node, or of the test, files the keys.
const KEYS: KeyTypeId = KeyTypeId(*b"devc");

/// Seeds of keys. From 0 on: those with which devices enrol.
const VOUCHER: u32 = 1_000;
pub const OPERATIONAL: u32 = 1_001;
pub const OTHER_OPERATIONAL: u32 = 1_002;
pub const ROTATED: u32 = 1_003;
pub const RECOVERED: u32 = 1_004;
pub const OTHER: u32 = 1_005;

/// The key of this kind and seed, put into the keystore if the keystore signs with such keys.
pub fn key(kind: KeyKind, seed: u32) -> DeviceKey {
	let secret = Some(format!("0x{:064x}", seed + 1).into_bytes());
	match kind {
		KeyKind::Ed25519 => DeviceKey::Ed25519(sp_io::crypto::ed25519_generate(KEYS, secret).0),
		KeyKind::Sr25519 => DeviceKey::Sr25519(sp_io::crypto::sr25519_generate(KEYS, secret).0),
		KeyKind::Secp256k1 => DeviceKey::Secp256k1(sp_io::crypto::ecdsa_generate(KEYS, secret).0),
		KeyKind::P256 => {
			let point = p256_secret().verifying_key().to_sec1_point(true);
			DeviceKey::P256(point.as_bytes().try_into().expect("compressed: 33 bytes; qed"))
		},
	}
}

/// The Ed25519 key of this seed.
pub fn ed25519(seed: u32) -> DeviceKey {
	key(KeyKind::Ed25519, seed)
}

/// The only P-256 key there is: the keystore knows none.
fn p256_secret() -> p256::ecdsa::SigningKey {
	p256::ecdsa::SigningKey::from_slice(&[1; 32]).expect("within the order; qed")
}

/// What the holder of this [`key`] signs.
pub fn sign(key: &DeviceKey, message: &[u8; 32]) -> DeviceSignature {
	const KNOWN: &str = "the key is in the keystore; qed";
	let digest = sp_io::hashing::sha2_256(message);
	let signature = match *key {
		DeviceKey::Ed25519(key) => DeviceSignature::Ed25519(
			sp_io::crypto::ed25519_sign(KEYS, &key.into(), message).expect(KNOWN).0,
		),
		DeviceKey::Sr25519(key) => DeviceSignature::Sr25519(
			sp_io::crypto::sr25519_sign(KEYS, &key.into(), message).expect(KNOWN).0,
		),
		DeviceKey::Secp256k1(key) => DeviceSignature::Secp256k1(
			sp_io::crypto::ecdsa_sign_prehashed(KEYS, &key.into(), &digest).expect(KNOWN).0,
		),
		DeviceKey::P256(_) => {
			// RFC 6979: no random numbers.
			let signature: p256::ecdsa::Signature =
				p256_secret().sign_prehash(&digest).expect("a digest can be signed; qed");
			DeviceSignature::P256(signature.to_bytes().into())
		},
	};
	#[cfg(test)]
	let signature = super::spoil::perhaps(signature);
	signature
}

/// More than anything here costs.
pub fn plenty<T: Config>() -> BalanceOf<T> {
	BalanceOf::<T>::max_value() / (1u32 << 20).into()
}

/// A part of that.
pub fn budget<T: Config>() -> BalanceOf<T> {
	plenty::<T>() / 16u32.into()
}

/// An account that can pay for everything, and of which nothing is in memory.
pub fn funded<T: Config>(name: &'static str) -> T::AccountId {
	let who = account(name, 0, 0);
	T::Currency::set_balance(&who, plenty::<T>());
	who
}

/// The account that sends the measured call: reading it is part of every transaction's cost, and
/// is not counted again.
pub fn caller<T: Config>() -> T::AccountId {
	let who = whitelisted_caller();
	T::Currency::set_balance(&who, plenty::<T>());
	who
}

pub fn signed<T: Config>(who: &T::AccountId) -> OriginFor<T> {
	RawOrigin::Signed(who.clone()).into()
}

pub fn genesis<T: Config>() -> T::Hash {
	frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::zero())
}

/// The latest deadline there can be.
pub fn soon<T: Config>() -> BlockNumberFor<T> {
	Pallet::<T>::now().saturating_add(T::MaxValidity::get())
}

/// The longest text that fits.
pub fn text<S: Get<u32>>() -> BoundedVec<u8, S> {
	vec![b'x'; S::get() as usize].try_into().expect("as long as may be; qed")
}

/// Sets a time where `pallet-timestamp` tells it, unless there is one: asked without one, it writes
/// an error to the log, which would be measured too.
pub fn start_clock() {
	let now = storage_prefix(b"Timestamp", b"Now");
	if !unhashed::exists(&now) {
		unhashed::put(&now, &1_700_000_000_000u64);
	}
}

/// Registers a vendor, with texts as long as may be and a voucher key.
pub fn vendor<T: Config>(account: &T::AccountId) -> Result<VendorId, DispatchError> {
	let vendor = NextVendorId::<T>::get();
	Pallet::<T>::register_vendor(signed::<T>(account), text())?;
	let voucher_key = Some(Some(ed25519(VOUCHER)));
	Pallet::<T>::update_vendor(signed::<T>(account), vendor, None, voucher_key)?;
	Ok(vendor)
}

/// Fleets of this owner one below the other, and the one that is deepest.
pub fn fleets<T: Config>(
	owner: &T::AccountId,
	levels: u8,
) -> Result<Option<FleetId>, DispatchError> {
	let mut deepest = None;
	for _ in 0..levels {
		let fleet = NextFleetId::<T>::get();
		done(Pallet::<T>::create_fleet(signed::<T>(owner), text(), deepest))?;
		deepest = Some(fleet);
	}
	Ok(deepest)
}

/// As many fleets as there can be one below the other, and the deepest of them.
pub fn deepest_fleet<T: Config>(owner: &T::AccountId) -> Result<FleetId, DispatchError> {
	let fleet = fleets::<T>(owner, T::MaxFleetDepth::get())?;
	fleet.ok_or_else(|| Error::<T>::Unexpected.into())
}

/// What came of a call, whatever it weighed.
pub fn done(result: DispatchResultWithPostInfo) -> DispatchResult {
	result.map(|_| ()).map_err(|failed| failed.error)
}

/// Has somebody else pay, as if it were who made the call, by permission.
fn repay<T: Config, K: Get<T::RuntimeHoldReason> + 'static>(
	deposit: &mut Deposit<T, K>,
	payer: &T::AccountId,
	bytes: usize,
) -> DispatchResult {
	let new = Deposit::<T, K>::take(payer, bytes)?;
	core::mem::replace(deposit, new).release()
}

/// Has somebody else pay for a fleet.
pub fn fleet_paid_by<T: Config>(fleet: FleetId, payer: &T::AccountId) -> DispatchResult {
	let mut record = Pallet::<T>::fleet_record(fleet)?;
	repay::<T, _>(&mut record.deposit, payer, Fleet::<T>::max_encoded_len())?;
	Fleets::<T>::insert(fleet, record);
	Ok(())
}

/// Has `sponsor` pay for the fleet.
pub fn sponsor<T: Config>(
	fleet: FleetId,
	owner: &T::AccountId,
	sponsor: &T::AccountId,
) -> DispatchResult {
	let allowance = budget::<T>();
	Pallet::<T>::open_sponsorship(
		signed::<T>(sponsor),
		fleet,
		budget::<T>(),
		allowance,
		T::MaxValidity::get(),
		1u32.into(),
	)?;
	done(Pallet::<T>::choose_sponsor(signed::<T>(owner), fleet, Some(sponsor.clone())))
}

/// Half of a sponsor's budget is spent and not collected yet; returns that.
pub fn owe<T: Config>(
	fleet: FleetId,
	sponsor: &T::AccountId,
) -> Result<BalanceOf<T>, DispatchError> {
	Sponsorships::<T>::try_mutate(fleet, sponsor, |record| {
		let record = record.as_mut().ok_or(Error::<T>::SponsorshipNotFound)?;
		record.owed = record.budget / 2u32.into();
		record.budget -= record.owed;
		Ok(record.owed)
	})
}

/// What reads the fleets after another part of the same transaction did is not charged for that.
pub fn known_fleets<T: Config>() {
	for fleet in 0..NextFleetId::<T>::get() {
		add_to_whitelist(Fleets::<T>::hashed_key_for(fleet).into());
	}
}

/// A vendor with an operator and a model that asks for vouchers.
pub struct Factory<T: Config> {
	pub account: T::AccountId,
	pub operator: T::AccountId,
	pub vendor: VendorId,
	pub model: ModelId,
}

impl<T: Config> Factory<T> {
	/// A factory of which nothing is in memory.
	pub fn new() -> Result<Self, DispatchError> {
		Self::of(funded::<T>("vendor"), funded::<T>("operator"))
	}

	/// A factory whose operator sends the measured call.
	pub fn operated_by(operator: &T::AccountId) -> Result<Self, DispatchError> {
		Self::of(funded::<T>("vendor"), operator.clone())
	}

	pub fn of(account: T::AccountId, operator: T::AccountId) -> Result<Self, DispatchError> {
		let vendor = vendor::<T>(&account)?;
		let origin = signed::<T>(&account);
		Pallet::<T>::set_operator(origin.clone(), vendor, operator.clone(), Rights::ALL)?;
		let model = NextModelId::<T>::get();
		Pallet::<T>::register_model(
			origin,
			vendor,
			text(),
			text(),
			Some(u64::MAX),
			Some([1; 32]),
			UpdatePolicy::Automatic,
			true,
		)?;
		Ok(Self { account, operator, vendor, model })
	}

	/// What the device with the key of this seed signs to be enrolled by `enroller`.
	pub fn enrolment(&self, enroller: &T::AccountId, seed: u32) -> Enrolment<BlockNumberFor<T>> {
		let (key, valid_until) = (ed25519(seed), soon::<T>());
		let id = DeviceId::from_key(&key);
		let message = payload::enrol(&genesis::<T>(), &id, enroller, self.model, &valid_until);
		Enrolment { key, valid_until, signature: sign(&key, &message) }
	}

	/// A device that nobody owns yet. The vendor's account paid its deposit.
	pub fn enrolled(&self) -> Result<Device<T>, DispatchError> {
		let Enrolment { key, valid_until, signature } = self.enrolment(&self.account, 0);
		let origin = signed::<T>(&self.account);
		Pallet::<T>::enrol(origin, self.model, key, valid_until, signature)?;
		Ok(Device { id: DeviceId::from_key(&key), identity: key, _config: Default::default() })
	}

	/// The vendor's word that `claimant` may claim the device.
	pub fn voucher(
		&self,
		device: &DeviceId,
		claimant: &T::AccountId,
	) -> Voucher<BlockNumberFor<T>> {
		let valid_until = soon::<T>();
		let vendor = self.vendor;
		let message = payload::voucher(&genesis::<T>(), device, vendor, claimant, 0, &valid_until);
		Voucher { valid_until, signature: sign(&ed25519(VOUCHER), &message) }
	}

	/// A device of `owner`'s at work in the deepest fleet.
	pub fn device(&self, owner: &T::AccountId) -> Result<Device<T>, DispatchError> {
		let device = self.enrolled()?;
		let (valid_until, consent) = device.consent(owner);
		let voucher = Some(self.voucher(&device.id, owner));
		let origin = signed::<T>(owner);
		Pallet::<T>::claim(origin.clone(), device.id, valid_until, consent, voucher)?;
		let fleet = deepest_fleet::<T>(owner)?;
		done(Pallet::<T>::assign_fleet(origin, device.id, Some(fleet)))?;
		Ok(device)
	}

	/// A lot, registered by the operator, with a device whose inclusion proof has `path` hashes:
	/// it is the last of 2^`path`, and on the right at every level.
	pub fn lot(&self, path: u32) -> Result<LotId, DispatchError> {
		let leaf = merkle::lot_leaf(&ed25519(0));
		let root =
			lot_path(path).iter().fold(leaf, |node, sibling| merkle::node_hash(sibling, &node));
		let lot = NextLotId::<T>::get();
		let origin = signed::<T>(&self.operator);
		Pallet::<T>::register_lot(origin, self.model, root, 1 << path, budget::<T>())?;
		Ok(lot)
	}

	/// Such a lot, and what its device signs.
	pub fn lot_device(&self, path: u32) -> Result<LotDevice<T>, DispatchError> {
		let lot = self.lot(path)?;
		let key = ed25519(0);
		let id = DeviceId::from_key(&key);
		let (index, valid_until) = ((1 << path) - 1, soon::<T>());
		let message = payload::enrol_from_lot(&genesis::<T>(), &id, lot, index, &valid_until);
		let signature = sign(&key, &message);
		Ok(LotDevice { id, lot, key, index, path: lot_path(path), valid_until, signature })
	}
}

/// So many siblings; no two are the same.
fn lot_path(len: u32) -> LotPath {
	let path: Vec<_> = (0..len).map(|level| [level as u8; 32]).collect();
	path.try_into().expect("MAX_LOT_PATH at most; qed")
}

/// What a device of a lot sends to be enrolled.
pub struct LotDevice<T: Config> {
	pub id: DeviceId,
	pub lot: LotId,
	pub key: DeviceKey,
	pub index: u64,
	pub path: LotPath,
	pub valid_until: BlockNumberFor<T>,
	pub signature: DeviceSignature,
}

impl<T: Config> LotDevice<T> {
	/// What the chain does before a direct enrolment, in the same block.
	pub fn authorize(&self) -> Result<(ValidTransaction, Weight), TransactionValidityError> {
		Pallet::<T>::authorize_enrol_from_lot(
			TransactionSource::InBlock,
			&self.lot,
			&self.key,
			&self.index,
			&self.path,
			&self.valid_until,
			&self.signature,
		)
	}

	pub fn call(self) -> <T as frame_system::Config>::RuntimeCall {
		let Self { lot, key, index, path, valid_until, signature, .. } = self;
		Call::enrol_from_lot { lot, key, index, path, valid_until, signature }.into()
	}
}

/// A device with its identity key. Somebody else pays for what it signs.
pub struct Device<T: Config> {
	pub id: DeviceId,
	pub identity: DeviceKey,
	_config: core::marker::PhantomData<T>,
}

impl<T: Config> Device<T> {
	pub fn record(&self) -> Result<DeviceRecord<T>, DispatchError> {
		Devices::<T>::get(self.id).ok_or_else(|| Error::<T>::DeviceNotFound.into())
	}

	/// The fleet that it is in.
	pub fn fleet(&self) -> Result<FleetId, DispatchError> {
		self.record()?.fleet.ok_or_else(|| Error::<T>::Unexpected.into())
	}

	/// Consent to a claim, and its deadline.
	pub fn consent(&self, claimant: &T::AccountId) -> (BlockNumberFor<T>, DeviceSignature) {
		let valid_until = soon::<T>();
		let message = payload::claim(&genesis::<T>(), &self.id, claimant, 0, &valid_until);
		(valid_until, sign(&self.identity, &message))
	}

	/// Signatures of the identity key and of `key`, by which this becomes the operational key.
	pub fn appointment(
		&self,
		key: &DeviceKey,
	) -> Result<(BlockNumberFor<T>, DeviceSignature, DeviceSignature), DispatchError> {
		let (valid_until, nonce) = (soon::<T>(), self.record()?.nonce);
		let message = payload::operational_key(&genesis::<T>(), &self.id, key, nonce, &valid_until);
		Ok((valid_until, sign(&self.identity, &message), sign(key, &message)))
	}

	/// Appoints an operational key, at a gateway's cost.
	pub fn appoint(&self, seed: u32) -> DispatchResult {
		let key = ed25519(seed);
		let (valid_until, identity, new) = self.appointment(&key)?;
		let origin = signed::<T>(&funded::<T>("gateway"));
		Pallet::<T>::set_operational_key(origin, self.id, key, valid_until, identity, new)
	}

	/// Signatures of the identity key and of `key`, by which this takes its place.
	pub fn rotation(
		&self,
		key: &DeviceKey,
	) -> Result<(BlockNumberFor<T>, DeviceSignature, DeviceSignature), DispatchError> {
		let (valid_until, nonce) = (soon::<T>(), self.record()?.nonce);
		let message = payload::rotate(&genesis::<T>(), &self.id, key, nonce, &valid_until);
		Ok((valid_until, sign(&self.identity, &message), sign(key, &message)))
	}

	/// Rotates the identity key, at a gateway's cost: the next one to be retired has an entry.
	pub fn rotate(&mut self) -> DispatchResult {
		let key = ed25519(ROTATED);
		let (valid_until, old, new) = self.rotation(&key)?;
		let origin = signed::<T>(&funded::<T>("gateway"));
		Pallet::<T>::rotate_identity_key(origin, self.id, key, valid_until, old, new)?;
		self.identity = key;
		Ok(())
	}

	/// The identity key's signature by which `key` is published for encrypted channels.
	pub fn publication(
		&self,
		key: &Option<AgreementKey>,
	) -> Result<(BlockNumberFor<T>, DeviceSignature), DispatchError> {
		let (valid_until, nonce) = (soon::<T>(), self.record()?.nonce);
		let message = payload::agreement_key(&genesis::<T>(), &self.id, key, nonce, &valid_until);
		Ok((valid_until, sign(&self.identity, &message)))
	}

	/// Publishes a key for encrypted channels.
	pub fn publish(&self) -> DispatchResult {
		let key = Some(AgreementKey([9; 32]));
		let (valid_until, signature) = self.publication(&key)?;
		let origin = signed::<T>(&funded::<T>("gateway"));
		Pallet::<T>::set_agreement_key(origin, self.id, key, valid_until, signature)
	}

	/// The signature of the key that is to take a lost one's place.
	pub fn recovery(
		&self,
		key: &DeviceKey,
	) -> Result<(BlockNumberFor<T>, DeviceSignature), DispatchError> {
		let (valid_until, generation) = (soon::<T>(), self.record()?.generation);
		let message = payload::recover(&genesis::<T>(), &self.id, key, generation, &valid_until);
		Ok((valid_until, sign(key, &message)))
	}

	/// Begins a recovery at the cost of `party`.
	pub fn propose_recovery(&self, party: &T::AccountId) -> DispatchResult {
		let key = ed25519(RECOVERED);
		let (valid_until, signature) = self.recovery(&key)?;
		let origin = signed::<T>(party);
		done(Pallet::<T>::propose_recovery(origin, self.id, key, valid_until, signature))
	}

	/// Has one party propose a recovery and the other agree, and lets the waiting period pass.
	pub fn ripen_recovery(&self, one: &T::AccountId, other: &T::AccountId) -> DispatchResult {
		self.propose_recovery(one)?;
		done(Pallet::<T>::approve_recovery(signed::<T>(other), self.id))?;
		let ripe = Pallet::<T>::now().saturating_add(T::RecoveryPeriod::get());
		T::BlockNumberProvider::set_block_number(ripe);
		Ok(())
	}

	/// Offers the device for as long as may be.
	pub fn offer(&self, owner: &T::AccountId, to: &T::AccountId) -> DispatchResult {
		done(Pallet::<T>::offer_transfer(signed::<T>(owner), self.id, to.clone(), soon::<T>()))
	}

	/// Has somebody else pay for the offer.
	pub fn offer_paid_by(&self, payer: &T::AccountId) -> DispatchResult {
		let mut offer = Transfers::<T>::get(self.id).ok_or(Error::<T>::TransferNotFound)?;
		repay::<T, _>(&mut offer.deposit, payer, Transfer::<T>::max_encoded_len())?;
		Transfers::<T>::insert(self.id, offer);
		Ok(())
	}

	/// Has somebody else pay for the endpoints.
	pub fn endpoints_paid_by(&self, payer: &T::AccountId) -> DispatchResult {
		let found = DeviceEndpoints::<T>::get(self.id);
		let (endpoints, mut deposit) = found.ok_or(Error::<T>::Unexpected)?;
		repay::<T, _>(&mut deposit, payer, endpoints.encoded_size())?;
		DeviceEndpoints::<T>::insert(self.id, (endpoints, deposit));
		Ok(())
	}

	/// Sets an attribute of the longest name and this value, in the device's own name.
	pub fn set_attribute(&self, value: AttributeValue) -> DispatchResult {
		let origin = Origin::Device(self.id).into();
		done(Pallet::<T>::set_attribute(origin, self.id, text(), value, Some(u64::MAX)))
	}

	/// Sets as many endpoints as there can be, as long as they can be.
	pub fn set_endpoints(&self) -> DispatchResult {
		let origin = Origin::Device(self.id).into();
		done(Pallet::<T>::set_endpoints(origin, self.id, endpoints(MAX_ENDPOINTS)))
	}

	/// A call of [`inner_call`]'s, signed with a nonce so far ahead of the next one.
	pub fn order(&self, size: u32, ahead: u64) -> Result<Order<T>, DispatchError> {
		let record = self.record()?;
		let (nonce, valid_until) = (record.nonce + ahead, soon::<T>());
		let call = inner_call::<T>(size);
		let message = payload::submit(&genesis::<T>(), &self.id, nonce, &valid_until, &call);
		let signature = sign(&record.key, &message);
		Ok(Order { device: self.id, nonce, valid_until, call: Box::new(call), signature })
	}
}

/// What is handed to `submit`.
pub struct Order<T: Config> {
	pub device: DeviceId,
	pub nonce: DeviceNonce,
	pub valid_until: BlockNumberFor<T>,
	pub call: Box<<T as frame_system::Config>::RuntimeCall>,
	pub signature: DeviceSignature,
}

impl<T: Config> Order<T> {
	/// What the pool, and the chain before a direct call, does.
	pub fn authorize(
		&self,
		source: TransactionSource,
	) -> Result<(ValidTransaction, Weight), TransactionValidityError> {
		Pallet::<T>::authorize_submit(
			source,
			&self.device,
			&self.nonce,
			&self.valid_until,
			&self.call,
			&self.signature,
		)
	}

	pub fn call(self) -> <T as frame_system::Config>::RuntimeCall {
		let Self { device, nonce, valid_until, call, signature } = self;
		Call::submit { device, nonce, valid_until, call, signature }.into()
	}
}

/// So many endpoints, as long as they can be; their ids differ in the last byte.
pub fn endpoints(count: u32) -> Endpoints {
	let endpoints: Vec<_> = (0..count)
		.map(|number| {
			let mut endpoint = Endpoint { id: text(), kind: text(), uri: text() };
			if let Some(last) = endpoint.id.last_mut() {
				*last = b'0' + number as u8;
			}
			endpoint
		})
		.collect();
	endpoints.try_into().expect("MAX_ENDPOINTS at most; qed")
}

/// The call that devices make in the benchmarks: endpoints of a device that is another than the
/// one which signs. It is refused before anything is read, so that what is measured is all
/// `submit`'s own, to which the weight of the inner call is added.
fn endpoints_of_another<T: Config>(
	endpoints: Endpoints,
) -> <T as frame_system::Config>::RuntimeCall {
	Call::<T>::set_endpoints { device: DeviceId([0xff; 32]), endpoints }.into()
}

fn bare_endpoints() -> Endpoints {
	let bare =
		Endpoint { id: Default::default(), kind: Default::default(), uri: Default::default() };
	vec![bare; MAX_ENDPOINTS as usize].try_into().expect("MAX_ENDPOINTS; qed")
}

/// The smallest size that [`inner_call`] makes.
pub fn smallest_call<T: Config>() -> u32 {
	endpoints_of_another::<T>(bare_endpoints()).encoded_size() as u32
}

/// The largest size that [`inner_call`] makes: that of the largest call of the registry which
/// devices may sign. What a device call costs beside the inner call grows evenly with its size, so
/// that larger calls of other pallets, up to `MaxDeviceCall`, lie on the same line.
pub fn largest_call<T: Config>() -> u32 {
	let largest = endpoints_of_another::<T>(endpoints(MAX_ENDPOINTS)).encoded_size() as u32;
	largest.min(T::MaxDeviceCall::get())
}

/// What the benchmarks of other pallets need of this one. Written past the signatures: nothing of
/// it is measured, and no keystore is needed.
impl<T: Config> Pallet<T> {
	/// An active device of `owner`'s, another one for each `seed`, in the lowest of so many fleets
	/// that lie one below the other, with these attributes, whose end has to be looked at. Returns
	/// its id and the fleets, from the bottom up. The owner pays, and is given what it takes.
	pub fn benchmark_device(
		owner: &T::AccountId,
		seed: u32,
		fleets: u32,
		attributes: &[(&[u8], &[u8])],
	) -> Result<(DeviceId, Vec<FleetId>), DispatchError> {
		let model = match Models::<T>::iter_keys().next() {
			Some(model) => model,
			None => Self::benchmark_model(&funded::<T>("vendor"))?.1,
		};
		let fleets = Self::benchmark_fleets(owner, fleets)?;
		let key = DeviceKey::Ed25519(("benchmark", seed).using_encoded(sp_io::hashing::blake2_256));
		let device = Self::benchmark_member(owner, model, fleets.first().copied(), key)?;
		let origin = signed::<T>(owner);
		for (name, value) in attributes {
			let name = name.to_vec().try_into().map_err(|_| Error::<T>::BadText)?;
			let value = value.to_vec().try_into().map_err(|_| Error::<T>::BadText)?;
			done(Self::set_attribute(origin.clone(), device, name, value, Some(u64::MAX)))?;
		}
		Ok((device, fleets))
	}

	/// A new vendor of this account's, which is given what it takes, with a model.
	pub fn benchmark_model(account: &T::AccountId) -> Result<(VendorId, ModelId), DispatchError> {
		start_clock();
		T::Currency::set_balance(account, plenty::<T>());
		let (vendor, model) = (NextVendorId::<T>::get(), NextModelId::<T>::get());
		let origin = signed::<T>(account);
		Self::register_vendor(origin.clone(), text())?;
		let policy = UpdatePolicy::Automatic;
		Self::register_model(origin, vendor, text(), text(), None, None, policy, false)?;
		Ok((vendor, model))
	}

	/// So many fleets of an owner, who is given what it takes, one below the other; from the bottom
	/// up.
	pub fn benchmark_fleets(
		owner: &T::AccountId,
		depth: u32,
	) -> Result<Vec<FleetId>, DispatchError> {
		T::Currency::set_balance(owner, plenty::<T>());
		let levels = depth.try_into().map_err(|_| Error::<T>::TooDeep)?;
		let fleet = self::fleets::<T>(owner, levels)?;
		Ok(Self::fleets_up(fleet).map(|(id, _)| id).collect())
	}

	/// An active device of an owner, enrolled with a key, in a fleet or in none.
	pub fn benchmark_member(
		owner: &T::AccountId,
		model: ModelId,
		fleet: Option<FleetId>,
		key: DeviceKey,
	) -> Result<DeviceId, DispatchError> {
		start_clock();
		T::Currency::set_balance(owner, plenty::<T>());
		let vendor = Models::<T>::get(model).ok_or(Error::<T>::ModelNotFound)?.vendor;
		let device = DeviceId::from_key(&key);
		Self::insert_device(owner, device, key, vendor, model, None)?;
		ModelUse::<T>::mutate(model, |(devices, _)| *devices += 1);
		let (mut record, mut info) = Self::living(&device)?;
		record.lifecycle = DeviceStatus::Active;
		info.owner = Some(owner.clone());
		Devices::<T>::insert(device, record);
		DeviceInfos::<T>::insert(device, info);
		if fleet.is_some() {
			done(Self::assign_fleet(signed::<T>(owner), device, fleet))?;
		}
		Ok(device)
	}

	/// Voids what was granted and said about a device, as a change of hands would.
	pub fn benchmark_next_generation(device: &DeviceId) -> DispatchResult {
		let (mut record, mut info) = Self::living(device)?;
		Self::next_generation(&mut record, &mut info)?;
		Devices::<T>::insert(device, record);
		DeviceInfos::<T>::insert(device, info);
		Ok(())
	}
}

/// A call of exactly this size that devices may sign: `DeviceCalls` has to contain
/// `set_endpoints` of the registry.
pub fn inner_call<T: Config>(size: u32) -> <T as frame_system::Config>::RuntimeCall {
	let mut rest = size.saturating_sub(smallest_call::<T>()) as usize;
	let mut endpoints = bare_endpoints();
	for endpoint in endpoints.iter_mut() {
		// From 64 on the length itself takes a byte more.
		let uri = if rest <= 64 { rest.min(63) } else { (rest - 1).min(128) };
		rest -= if uri > 63 { uri + 1 } else { uri };
		endpoint.uri = filler(uri);
	}
	for endpoint in endpoints.iter_mut() {
		let id = rest.min(32);
		let kind = (rest - id).min(32);
		rest -= id + kind;
		endpoint.id = filler(id);
		endpoint.kind = filler(kind);
	}
	endpoints_of_another::<T>(endpoints)
}

/// A text of this length.
pub fn filler<S: Get<u32>>(len: usize) -> BoundedVec<u8, S> {
	vec![b'x'; len].try_into().expect("not longer than asked for above; qed")
}
