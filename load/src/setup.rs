// SPDX-License-Identifier: Apache-2.0

//! What has to be on chain before anything is measured: funded accounts, a vendor and its model,
//! devices that are enrolled and claimed, and a fleet with a sponsor.

use crate::{
	args::RunArgs,
	drive::Chain,
	keys::{DeviceSecret, Seed},
	kinds::Kind,
	state,
	tx::Signer,
	Result,
};
use frame_support::traits::Get;
use muster_primitives::{payload, DeviceId, DeviceNonce, FleetId, KeyKind, ModelId};
use muster_runtime::{
	constants::currency::{MILLI_UNIT, UNIT},
	AccountId, Balance, BalancesCall, BlockNumber, Hash, Runtime, RuntimeCall, RuntimeEvent,
};
use pallet_device_registry::{Call as Registry, Enrolment, Event, UpdatePolicy, MAX_BATCH};
use rayon::prelude::*;
use sp_core::{sr25519, Pair};
use sp_runtime::BoundedVec;
use std::collections::BTreeMap;

/// Calls of one transaction that sets something up: well within what a transaction may weigh.
pub const TOGETHER: usize = 25;

/// More than an action costs of any kind, fee and deposit together.
const ACTION: Balance = 20 * MILLI_UNIT;
/// More than a device's deposits.
const DEVICE: Balance = 50 * MILLI_UNIT;
/// What each account has beside.
const POCKET: Balance = 20 * UNIT;

/// A device and what it signs with.
#[derive(Clone)]
pub struct Device {
	pub id: DeviceId,
	pub secret: DeviceSecret,
	pub nonce: DeviceNonce,
}

/// Everybody who takes part.
pub struct World {
	pub genesis: Hash,
	pub seed: Seed,
	/// The last block in which the devices' signatures count.
	pub valid_until: BlockNumber,
	pub vendor: Signer,
	/// Owns the devices and their fleet, and sponsors it.
	pub owner: Signer,
	pub accounts: Vec<Signer>,
	pub gateways: Vec<Signer>,
	pub devices: BTreeMap<KeyKind, Vec<Device>>,
	pub model: ModelId,
	pub fleet: FleetId,
}

/// Calls of which all succeed or none.
pub fn all_of(calls: Vec<RuntimeCall>) -> RuntimeCall {
	RuntimeCall::Utility(pallet_utility::Call::batch_all { calls })
}

fn registry(call: Registry<Runtime>) -> RuntimeCall {
	RuntimeCall::DeviceRegistry(call)
}

fn text<S: Get<u32>>(text: &str) -> BoundedVec<u8, S> {
	text.as_bytes().to_vec().try_into().expect("it is short")
}

/// What the first of these events that `pick` takes says.
pub fn told<T>(events: &[RuntimeEvent], pick: impl Fn(&Event<Runtime>) -> Option<T>) -> Result<T> {
	let found = events.iter().find_map(|event| match event {
		RuntimeEvent::DeviceRegistry(event) => pick(event),
		_ => None,
	});
	found.ok_or_else(|| "the chain did not tell what was made".into())
}

impl World {
	/// Has everybody and everything made that all of `args.kinds` need.
	pub async fn make(chain: &Chain, args: &RunArgs, seed: Seed) -> Result<Self> {
		let pair = |purpose, number| Signer::new(seed.account(purpose, number));
		let mut world = Self {
			genesis: chain.genesis,
			seed,
			valid_until: 0,
			vendor: pair("vendor", 0),
			owner: pair("owner", 0),
			accounts: (0..args.accounts.into()).map(|i| pair("account", i)).collect(),
			gateways: (0..args.gateways.into()).map(|i| pair("gateway", i)).collect(),
			devices: BTreeMap::new(),
			model: 0,
			fleet: 0,
		};
		world.refresh(chain).await?;
		world.fund(chain, args).await?;
		world.found(chain, args).await?;
		let mut keys: Vec<_> = args
			.kinds
			.iter()
			.filter(|kind| kind.needs_devices())
			.filter_map(|kind| kind.key())
			.collect();
		keys.sort();
		keys.dedup();
		// Those have been there from the chain's beginning on.
		let given = keys.contains(&KeyKind::Ed25519).then_some(args.state_devices).flatten();
		keys.retain(|key| given.is_none() || *key != KeyKind::Ed25519);
		world.devices = world.bring_up(chain, args, &keys).await?;
		if let Some(among) = given {
			world.devices.insert(KeyKind::Ed25519, state::spread(args.devices, among, seed.0));
		}
		Ok(world)
	}

	/// Learns what the chain says now: all nonces, and how long signatures made now may count.
	pub async fn refresh(&mut self, chain: &Chain) -> Result<()> {
		let at = chain.ask.finalized().await?;
		let most: BlockNumber = <Runtime as pallet_device_registry::Config>::MaxValidity::get();
		// Some less, should a block be taken back.
		self.valid_until = at.number + most - 10;
		let at = at.hash();
		let mut signers: Vec<_> = self.accounts.iter_mut().chain(&mut self.gateways).collect();
		signers.extend([&mut self.vendor, &mut self.owner]);
		let accounts: Vec<_> = signers.iter().map(|signer| signer.account()).collect();
		let nonces = account_nonces(chain, &accounts, at).await?;
		for (signer, nonce) in signers.into_iter().zip(nonces) {
			signer.nonce = nonce;
		}
		for devices in self.devices.values_mut() {
			let ids: Vec<_> = devices.iter().map(|device| device.id).collect();
			let nonces = device_nonces(chain, &ids, at).await?;
			for (device, nonce) in devices.iter_mut().zip(nonces) {
				device.nonce = nonce.ok_or("a device has gone")?;
			}
		}
		Ok(())
	}

	/// Gives everybody what it takes.
	async fn fund(&self, chain: &Chain, args: &RunArgs) -> Result<()> {
		let count = Balance::from(args.count);
		let kinds = args.kinds.len() as Balance;
		let each = |among: u32| POCKET + ACTION * (count * kinds).div_ceil(among.into());
		let devices = 4 * Balance::from(args.devices);
		let enrols = args.kinds.contains(&Kind::Enrol);
		let vendor = POCKET + DEVICE * (devices + if enrols { 2 * count } else { 0 });
		let owner = 5 * POCKET + DEVICE * devices + ACTION * count * (kinds + 1);
		let mut gifts = vec![(self.vendor.account(), vendor), (self.owner.account(), owner)];
		gifts.extend(self.accounts.iter().map(|who| (who.account(), each(args.accounts))));
		gifts.extend(self.gateways.iter().map(|who| (who.account(), each(args.gateways))));

		let pair = sr25519::Pair::from_string(&args.suri, None)
			.map_err(|error| format!("--suri: not a secret: {error:?}"))?;
		let mut funder = Signer::new(pair);
		let account = funder.account();
		let at = chain.final_hash().await?;
		let key = frame_system::Account::<Runtime>::hashed_key_for(&account);
		let info: Option<frame_system::AccountInfo<u32, pallet_balances::AccountData<Balance>>> =
			chain.ask.storage(key, at).await?;
		let (nonce, has) = info.map_or((0, 0), |info| (info.nonce, info.data.free));
		let needed = gifts.iter().map(|(_, amount)| amount).sum::<Balance>() + POCKET;
		if has < needed {
			return Err(format!(
				"the account of --suri ({account}) has {} MSTR, and this run takes {}: fund it, or \
				 lower --count, --accounts or --devices",
				has / UNIT,
				needed.div_ceil(UNIT)
			)
			.into());
		}
		funder.nonce = nonce;
		let txs = gifts.chunks(4 * TOGETHER).map(|gifts| {
			let calls = gifts.iter().map(|(who, amount)| {
				let dest = who.clone().into();
				BalancesCall::transfer_allow_death { dest, value: *amount }.into()
			});
			(0, funder.sign(chain.genesis, all_of(calls.collect())))
		});
		let txs = txs.collect();
		chain.execute("funding the accounts", txs).await?;
		Ok(())
	}

	/// Registers the vendor and its model, makes the fleet, and sponsors it.
	async fn found(&mut self, chain: &Chain, args: &RunArgs) -> Result<()> {
		let genesis = self.genesis;
		let by_vendor =
			self.vendor.sign(genesis, registry(Registry::register_vendor { name: text("Load") }));
		let by_owner = self
			.owner
			.sign(genesis, registry(Registry::create_fleet { name: text("Load"), parent: None }));
		let events =
			chain.execute("registering a vendor", vec![(0, by_vendor), (1, by_owner)]).await?;
		let vendor = told(&events[0], |event| match event {
			Event::VendorRegistered { vendor, .. } => Some(*vendor),
			_ => None,
		})?;
		self.fleet = told(&events[1], |event| match event {
			Event::FleetCreated { fleet, .. } => Some(*fleet),
			_ => None,
		})?;

		let model = Registry::register_model {
			vendor,
			product: text("Load"),
			hardware_revision: text("A"),
			support_until: None,
			mud_digest: None,
			update_policy: UpdatePolicy::Manual,
			voucher_required: false,
		};
		let sponsored = args.kinds.iter().filter(|kind| kind.is_sponsored()).count() as Balance;
		let budget = UNIT + ACTION * Balance::from(args.count) * sponsored;
		let sponsorship = Registry::open_sponsorship {
			fleet: self.fleet,
			budget,
			allowance: budget,
			period: BlockNumber::MAX / 2,
			floor: 0,
		};
		let by_vendor = self.vendor.sign(genesis, registry(model));
		let by_owner = self.owner.sign(genesis, registry(sponsorship));
		let events =
			chain.execute("registering a model", vec![(0, by_vendor), (1, by_owner)]).await?;
		self.model = told(&events[0], |event| match event {
			Event::ModelRegistered { model, .. } => Some(*model),
			_ => None,
		})?;
		Ok(())
	}

	/// Enrols devices with keys of these kinds, claims them and puts them into the fleet.
	async fn bring_up(
		&mut self,
		chain: &Chain,
		args: &RunArgs,
		kinds: &[KeyKind],
	) -> Result<BTreeMap<KeyKind, Vec<Device>>> {
		let (genesis, valid_until, seed) = (self.genesis, self.valid_until, self.seed);
		let (vendor, owner, model) = (self.vendor.account(), self.owner.account(), self.model);
		let numbers = 0..u64::from(args.devices);
		let all: Vec<_> =
			kinds.iter().flat_map(|kind| numbers.clone().map(|number| (*kind, number))).collect();
		let made: Vec<_> = all
			.into_par_iter()
			.map(|(kind, number)| {
				let secret = seed.device("device", kind, number);
				let key = secret.public();
				let id = DeviceId::from_key(&key);
				let proof = payload::enrol(&genesis, &id, &vendor, model, &valid_until);
				let consent = payload::claim(&genesis, &id, &owner, 0, &valid_until);
				let enrolment = Enrolment { key, valid_until, signature: secret.sign(&proof) };
				let consent = secret.sign(&consent);
				(Device { id, secret, nonce: 0 }, enrolment, consent)
			})
			.collect();
		let mut enrolling = Vec::new();
		for some in made.chunks(MAX_BATCH as usize) {
			let devices: Vec<_> = some.iter().map(|(_, enrolment, _)| enrolment.clone()).collect();
			let devices = devices.try_into().expect("it is a chunk");
			let call = Registry::enrol_batch { model, devices };
			enrolling.push((0, self.vendor.sign(genesis, registry(call))));
		}
		chain.execute("enrolling devices", enrolling).await?;

		let fleet = Some(self.fleet);
		let mut claiming = Vec::new();
		for some in made.chunks(TOGETHER) {
			let calls = some.iter().flat_map(|(device, _, consent)| {
				let (device, consent) = (device.id, *consent);
				[
					registry(Registry::claim { device, valid_until, consent, voucher: None }),
					registry(Registry::assign_fleet { device, fleet }),
				]
			});
			claiming.push((0, self.owner.sign(genesis, all_of(calls.collect()))));
		}
		chain.execute("claiming devices", claiming).await?;
		let mut devices = BTreeMap::<_, Vec<_>>::new();
		for (device, enrolment, _) in made {
			devices.entry(enrolment.key.kind()).or_default().push(device);
		}
		Ok(devices)
	}
}

/// The nonces of accounts at a block.
pub async fn account_nonces(chain: &Chain, who: &[AccountId], at: Hash) -> Result<Vec<u32>> {
	let keys: Vec<_> = who.iter().map(frame_system::Account::<Runtime>::hashed_key_for).collect();
	let found: Vec<Option<frame_system::AccountInfo<u32, pallet_balances::AccountData<Balance>>>> =
		chain.ask.storages(&keys, at).await?;
	Ok(found.into_iter().map(|info| info.map_or(0, |info| info.nonce)).collect())
}

/// The nonces of devices at a block; `None` for those that are not enrolled.
pub async fn device_nonces(
	chain: &Chain,
	devices: &[DeviceId],
	at: Hash,
) -> Result<Vec<Option<DeviceNonce>>> {
	use pallet_device_registry::{DeviceRecord, Devices};
	let keys: Vec<_> = devices.iter().map(Devices::<Runtime>::hashed_key_for).collect();
	let found: Vec<Option<DeviceRecord<Runtime>>> = chain.ask.storages(&keys, at).await?;
	Ok(found.into_iter().map(|record| record.map(|record| record.nonce)).collect())
}
