// SPDX-License-Identifier: Apache-2.0

//! A chain whose devices are there from its first block on, as many as wished.
//!
//! What is measured on a chain of a million devices wants a million devices that are no different
//! from others. So nothing is put together by hand here: the runtime itself, natively and on the
//! storage of the chain specification that is given, registers a vendor and a model, enrols the
//! devices in batches with the proofs that they sign, has them claimed, and puts them into sponsored
//! fleets. Each deposit is held and each count kept as on a chain that has grown to that size.
//!
//! Two marks of genesis stay. All devices are of block 0; and what they signed, they signed for the
//! hash that stands in the place of the genesis hash until there is one.

use crate::{
	keys::{DeviceSecret, Seed},
	setup::Device,
	Result,
};
use frame_support::traits::Get;
use muster_primitives::{payload, DeviceId, DeviceSignature, FleetId, KeyKind, ModelId};
use muster_runtime::{
	constants::currency::UNIT, AccountId, Balance, BlockNumber, Hash, Runtime, RuntimeCall,
	RuntimeOrigin, System,
};
use pallet_device_registry::{
	Call, Enrolment, NextFleetId, NextModelId, NextVendorId, UpdatePolicy, MAX_BATCH,
};
use rayon::prelude::*;
use serde::Deserialize;
use serde_json::{Map, Value};
use sp_core::{sr25519, storage::Storage, Pair};
use sp_runtime::{
	traits::{Dispatchable, IdentifyAccount},
	BoundedVec, MultiSigner,
};
use sp_state_machine::BasicExternalities;
use std::{
	collections::BTreeMap,
	fs::{self, File},
	io::{BufWriter, Write},
	path::PathBuf,
	sync::mpsc,
	thread,
	time::Instant,
};

/// Write a raw chain specification with many devices in its genesis.
///
/// Each is claimed by //Bob, active, and in a fleet of a thousand that //Bob sponsors; the vendor is
/// //Alice. Both accounts must have the means: a million devices hold about 3,300 units of the
/// vendor's, and their thousand fleets 100,000 of the owner's.
#[derive(Debug, clap::Args)]
pub struct Args {
	/// How many devices.
	#[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=100_000_000))]
	pub devices: u32,

	/// The chain to put them into: a specification written by `muster-node export-chain-spec --raw`.
	#[arg(long, value_name = "FILE")]
	pub base: PathBuf,

	/// Where to write the specification with the devices.
	#[arg(long, value_name = "FILE")]
	pub out: PathBuf,
}

/// Registers the vendor and enrols the devices.
pub const VENDOR: &str = "//Alice";
/// Owns the devices and their fleets, and sponsors them.
pub const OWNER: &str = "//Bob";
/// Devices of a fleet.
pub const FLEET_SIZE: u32 = 1_000;
/// What a fleet's devices can spend, each of them in a period and all of them together: enough for
/// some 100,000 calls.
pub const BUDGET: Balance = 100 * UNIT;
/// Devices that are signed for at a time, by another thread than the one that enrols them.
const CHUNK: u32 = 10_000;

/// What the device with this number signs with.
pub fn secret(index: u32) -> DeviceSecret {
	Seed(0).device("state", KeyKind::Ed25519, index.into())
}

/// So many devices of those that a genesis has, as far from each other as may be; all of them if it
/// has no more. Another `start` yields others, unless they are many.
pub fn spread(count: u32, among: u32, start: u64) -> Vec<Device> {
	let count = count.min(among);
	let (all, start) = (u64::from(among), start % u64::from(among));
	let place = |n| ((u64::from(n) * all / u64::from(count) + start) % all) as u32;
	let device = |index| {
		let secret = secret(index);
		Device { id: DeviceId::from_key(&secret.public()), secret, nonce: 0 }
	};
	(0..count).into_par_iter().map(place).map(device).collect()
}

/// The account of a development key.
fn account(uri: &str) -> Result<AccountId> {
	let pair = sr25519::Pair::from_string(uri, None)?;
	Ok(MultiSigner::from(pair.public()).into_account())
}

/// A chain specification in raw form. What is not genesis goes through as it is.
#[derive(Deserialize)]
struct Spec {
	genesis: Genesis,
	#[serde(flatten)]
	rest: Map<String, Value>,
}

#[derive(Deserialize)]
struct Genesis {
	raw: Raw,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Raw {
	top: BTreeMap<String, String>,
	children_default: Map<String, Value>,
}

impl Spec {
	fn read(file: &PathBuf) -> Result<Self> {
		let json = fs::read(file).map_err(|error| format!("{}: {error}", file.display()))?;
		serde_json::from_slice(&json).map_err(|error| {
			let file = file.display();
			format!(
				"{file} is no raw chain specification ({error}); export-chain-spec --raw writes one"
			)
			.into()
		})
	}

	fn storage(&self) -> Result<Storage> {
		let bytes = |text: &String| {
			hex::decode(text.strip_prefix("0x").unwrap_or(text))
				.map_err(|error| format!("{text}: {error}"))
		};
		let mut storage = Storage::default();
		for (key, value) in &self.genesis.raw.top {
			storage.top.insert(bytes(key)?, bytes(value)?);
		}
		Ok(storage)
	}
}

pub fn run(args: Args) -> Result<()> {
	let spec = Spec::read(&args.base)?;
	let storage = spec.storage()?;
	// Storage written by one runtime and read by another may mean something else there.
	let code = storage.top.get(sp_core::storage::well_known_keys::CODE);
	if code.map(Vec::as_slice) != muster_runtime::WASM_BINARY {
		let base = args.base.display();
		let reason = "has another runtime than this program was built with";
		return Err(format!("{base} {reason}; make both in one build").into());
	}
	let began = Instant::now();
	let file = File::create(&args.out)?;
	let (entries, bytes) = BasicExternalities::new(storage).execute_with(|| {
		enrol(args.devices, &mut |done| {
			if done % (10 * CHUNK) == 0 || done == args.devices {
				let seconds = began.elapsed().as_secs_f64();
				eprintln!("muster-load: {done} of {} devices in {seconds:.0} s", args.devices);
			}
		})?;
		write(&spec, BufWriter::with_capacity(1 << 20, file))
	})?;
	let summary = serde_json::json!({
		"devices": args.devices,
		"entries": entries,
		"bytes": bytes,
		"seconds": began.elapsed().as_secs_f64(),
	});
	println!("{summary:#}");
	Ok(())
}

/// What a device says before it works: that it has its key, and that its owner may have it.
struct Signed {
	id: DeviceId,
	enrolment: Enrolment<BlockNumber>,
	consent: DeviceSignature,
}

/// For what and for whom devices sign.
struct Terms {
	genesis: Hash,
	valid_until: BlockNumber,
	vendor: AccountId,
	owner: AccountId,
	model: ModelId,
}

impl Terms {
	fn sign(&self, index: u32) -> Signed {
		let Self { genesis, valid_until, vendor, owner, model } = self;
		let secret = secret(index);
		let key = secret.public();
		let id = DeviceId::from_key(&key);
		let signature = secret.sign(&payload::enrol(genesis, &id, vendor, *model, valid_until));
		let consent = secret.sign(&payload::claim(genesis, &id, owner, 0, valid_until));
		let enrolment = Enrolment { key, valid_until: *valid_until, signature };
		Signed { id, enrolment, consent }
	}
}

/// Makes a call, as a transaction of `who` would.
fn call(who: &AccountId, call: impl Into<RuntimeCall>) -> Result<()> {
	let call = call.into();
	match call.dispatch(RuntimeOrigin::signed(who.clone())) {
		Ok(_) => Ok(()),
		Err(refused) => {
			let error: &str = refused.error.into();
			Err(format!("the runtime refuses a call: {error} ({:?})", refused.error).into())
		},
	}
}

fn text<S: Get<u32>>(text: &str) -> Result<BoundedVec<u8, S>> {
	text.as_bytes().to_vec().try_into().map_err(|_| format!("{text} is too long").into())
}

/// Has so many devices enrolled, claimed and put into fleets, in the storage at hand. `progress`
/// hears how many there are, now and then.
pub fn enrol(devices: u32, progress: &mut dyn FnMut(u32)) -> Result<()> {
	if System::block_number() != 0 {
		return Err("the chain has begun: devices are put into a genesis only".into());
	}
	let (vendor, owner) = (account(VENDOR)?, account(OWNER)?);
	let (vendor_id, model) = (NextVendorId::<Runtime>::get(), NextModelId::<Runtime>::get());
	call(&vendor, Call::register_vendor { name: text("Vendor")? })?;
	call(
		&vendor,
		Call::register_model {
			vendor: vendor_id,
			product: text("Sensor")?,
			hardware_revision: text("A1")?,
			support_until: None,
			mud_digest: None,
			update_policy: UpdatePolicy::Manual,
			voucher_required: false,
		},
	)?;

	let terms = &Terms {
		genesis: System::block_hash(0),
		valid_until: 1,
		vendor: vendor.clone(),
		owner: owner.clone(),
		model,
	};
	let chunks = (0..devices)
		.step_by(CHUNK as usize)
		.map(|start| start..start.saturating_add(CHUNK).min(devices));
	thread::scope(|scope| {
		// One chunk is signed for while the one before is enrolled.
		let (sender, signed) = mpsc::sync_channel(1);
		scope.spawn(move || {
			for chunk in chunks {
				let signed = chunk.clone().into_par_iter().map(|index| terms.sign(index));
				let signed: Vec<_> = signed.collect();
				// Nobody listens any more once a call was refused.
				if sender.send((chunk, signed)).is_err() {
					break;
				}
			}
		});
		let mut fleet = 0;
		for (chunk, signed) in signed {
			for batch in signed.chunks(MAX_BATCH as usize) {
				let devices = batch.iter().map(|device| device.enrolment.clone()).collect();
				let devices = BoundedVec::truncate_from(devices);
				call(&vendor, Call::enrol_batch { model, devices })?;
			}
			for (index, device) in chunk.clone().zip(signed) {
				let Signed { id, enrolment, consent } = device;
				let valid_until = enrolment.valid_until;
				call(&owner, Call::claim { device: id, valid_until, consent, voucher: None })?;
				if index % FLEET_SIZE == 0 {
					fleet = sponsored_fleet(&owner)?;
				}
				call(&owner, Call::assign_fleet { device: id, fleet: Some(fleet) })?;
			}
			progress(chunk.end);
		}
		Ok(())
	})
}

/// A fleet of the owner's, which the owner sponsors.
fn sponsored_fleet(owner: &AccountId) -> Result<FleetId> {
	let fleet = NextFleetId::<Runtime>::get();
	call(owner, Call::create_fleet { name: text(&format!("Fleet {fleet}"))?, parent: None })?;
	call(
		owner,
		Call::open_sponsorship { fleet, budget: BUDGET, allowance: BUDGET, period: 100, floor: 0 },
	)?;
	Ok(fleet)
}

/// Writes a specification with the storage at hand as its genesis, entry by entry: as one JSON value
/// it would take several times the memory. Returns how many entries there are, and of how many bytes
/// with their keys.
fn write(spec: &Spec, mut out: impl Write) -> Result<(u64, u64)> {
	write!(out, "{{")?;
	for (name, value) in &spec.rest {
		write!(out, "{}:{value},", Value::from(name.as_str()))?;
	}
	let children = serde_json::to_string(&spec.genesis.raw.children_default)?;
	write!(out, "\"genesis\":{{\"raw\":{{\"childrenDefault\":{children},\"top\":{{")?;
	let (mut entries, mut bytes) = (0, 0);
	let mut last = Vec::new();
	while let Some(key) = sp_io::storage::next_key(&last) {
		let value = sp_io::storage::get(&key).unwrap_or_default();
		let comma = if entries == 0 { "" } else { "," };
		write!(out, "{comma}\n\"0x{}\":\"0x{}\"", hex::encode(&key), hex::encode(&value))?;
		entries += 1;
		bytes += (key.len() + value.len()) as u64;
		last = key;
	}
	write!(out, "}}}}}}}}")?;
	out.flush()?;
	Ok((entries, bytes))
}

#[cfg(test)]
mod tests {
	use super::*;
	use frame_support::traits::fungible::InspectHold;
	use muster_primitives::DeviceStatus;
	use muster_runtime::{
		genesis_config_presets::{endowed_accounts, ENDOWMENT},
		Balances, BalancesConfig, DeviceRegistry, RuntimeGenesisConfig, RuntimeHoldReason,
		SessionConfig, SessionKeys, ValidatorSelectionConfig,
	};
	use pallet_device_registry::HoldReason;
	use sp_core::ed25519;
	use sp_runtime::BuildStorage;
	use std::collections::BTreeSet;

	/// The storage of a genesis without devices.
	fn base() -> Storage {
		let validator = account("//Alice").unwrap();
		let aura = sr25519::Pair::from_string("//Alice", None).unwrap().public();
		let grandpa = ed25519::Pair::from_string("//Alice", None).unwrap().public();
		let keys = SessionKeys { aura: aura.into(), grandpa: grandpa.into() };
		let genesis = RuntimeGenesisConfig {
			balances: BalancesConfig {
				balances: endowed_accounts().into_iter().map(|who| (who, ENDOWMENT)).collect(),
				..Default::default()
			},
			validator_selection: ValidatorSelectionConfig {
				invulnerables: vec![validator.clone()],
				..Default::default()
			},
			session: SessionConfig {
				keys: vec![(validator.clone(), validator, keys)],
				..Default::default()
			},
			..Default::default()
		};
		genesis.build_storage().unwrap()
	}

	/// More than one chunk, more than one fleet, and a last one of each that is not full.
	const DEVICES: u32 = CHUNK + FLEET_SIZE + 234;

	fn with_devices<R>(check: impl FnOnce() -> R) -> R {
		let mut heard = vec![];
		let mut ext = BasicExternalities::new(base());
		ext.execute_with(|| {
			enrol(DEVICES, &mut |done| heard.push(done)).unwrap();
			assert_eq!(heard, [CHUNK, DEVICES]);
			check()
		})
	}

	#[test]
	fn all_devices_are_active_owned_and_sponsored() {
		with_devices(|| {
			let owner = account(OWNER).unwrap();
			for index in 0..DEVICES {
				let id = DeviceRegistry::device_by_key(secret(index).public()).unwrap();
				let device = DeviceRegistry::device(id).unwrap();
				assert_eq!(device.status, DeviceStatus::Active);
				assert_eq!(device.nonce, 0);
				assert_eq!(device.fleet, Some(index / FLEET_SIZE));
				assert_eq!(device.details.unwrap().owner.as_ref(), Some(&owner));
			}
			assert_eq!(DeviceRegistry::model(0).unwrap().devices, DEVICES);
			let fleets = DEVICES.div_ceil(FLEET_SIZE);
			let mut sizes = (0..fleets).map(|fleet| DeviceRegistry::fleet(fleet).unwrap().devices);
			assert_eq!(sizes.clone().sum::<u32>(), DEVICES);
			assert_eq!(sizes.next_back(), Some(DEVICES % FLEET_SIZE));
			for fleet in 0..fleets {
				assert_eq!(DeviceRegistry::sponsorship(fleet).unwrap().budget, BUDGET);
			}
			let budgets = RuntimeHoldReason::DeviceRegistry(HoldReason::SponsorshipBudget);
			assert_eq!(Balances::balance_on_hold(&budgets, &owner), BUDGET * Balance::from(fleets));
		});
	}

	#[test]
	fn devices_are_spread_over_all_that_there_are() {
		let ids = |indices: &[u32]| -> Vec<_> {
			indices.iter().map(|index| DeviceId::from_key(&secret(*index).public())).collect()
		};
		let spread = |count, among, start| -> Vec<_> {
			spread(count, among, start).into_iter().map(|device| device.id).collect()
		};
		assert_eq!(spread(4, 10, 0), ids(&[0, 2, 5, 7]));
		assert_eq!(spread(4, 10, 14), ids(&[4, 6, 9, 1]));
		assert_eq!(spread(3, 3, 1), ids(&[1, 2, 0]));
		assert_eq!(spread(5, 2, 0), ids(&[0, 1]));
		assert_eq!(spread(2, 100_000_000, u64::MAX), ids(&[9_551_615, 59_551_615]));
	}

	#[test]
	fn nothing_else_is_in_genesis() {
		let before: BTreeSet<_> = base().top.into_keys().collect();
		let added = with_devices(|| {
			let mut added = BTreeMap::<String, u32>::new();
			let mut last = vec![];
			while let Some(key) = sp_io::storage::next_key(&last) {
				if !before.contains(&key) {
					*added.entry(hex::encode(&key[..32.min(key.len())])).or_default() += 1;
				}
				last = key;
			}
			added
		});
		let fleets = DEVICES.div_ceil(FLEET_SIZE);
		let entries = [
			("DeviceRegistry", "Vendors", 1),
			("DeviceRegistry", "NextVendorId", 1),
			("DeviceRegistry", "Models", 1),
			("DeviceRegistry", "NextModelId", 1),
			("DeviceRegistry", "ModelUse", 1),
			("DeviceRegistry", "Devices", DEVICES),
			("DeviceRegistry", "DeviceInfos", DEVICES),
			("DeviceRegistry", "Fleets", fleets),
			("DeviceRegistry", "FleetNames", fleets),
			("DeviceRegistry", "FleetMembers", fleets),
			("DeviceRegistry", "NextFleetId", 1),
			("DeviceRegistry", "Sponsorships", fleets),
			// The vendor's and the owner's.
			("Balances", "Holds", 2),
		];
		let expected = entries.map(|(pallet, name, count)| {
			let prefix = frame_support::storage::storage_prefix(pallet.as_bytes(), name.as_bytes());
			(hex::encode(prefix), count)
		});
		assert_eq!(added, BTreeMap::from(expected));
	}

	#[test]
	fn a_specification_comes_out_as_it_went_in_but_for_the_devices() {
		let raw = |storage: &Storage| -> Map<String, Value> {
			let entry = |(key, value): (&Vec<u8>, &Vec<u8>)| {
				let value = format!("0x{}", hex::encode(value));
				(format!("0x{}", hex::encode(key)), value.into())
			};
			storage.top.iter().map(entry).collect()
		};
		let spec = |top: Map<String, Value>| {
			serde_json::json!({
				"name": "A \"chain\"", "id": "chain", "chainType": "Live", "bootNodes": [],
				"properties": { "tokenDecimals": 12 }, "codeSubstitutes": {},
				"genesis": { "raw": { "top": top, "childrenDefault": {} } },
			})
		};
		let base = base();
		let parsed: Spec = serde_json::from_value(spec(raw(&base))).unwrap();
		let mut written = vec![];
		let mut ext = BasicExternalities::new(parsed.storage().unwrap());
		let (entries, bytes) = ext.execute_with(|| {
			enrol(10, &mut |_| ()).unwrap();
			write(&parsed, &mut written).unwrap()
		});
		let storage = ext.into_storages();
		assert_eq!(entries as usize, storage.top.len());
		let lengths = storage.top.iter().map(|(key, value)| key.len() + value.len());
		assert_eq!(bytes as usize, lengths.sum::<usize>());
		let written: Value = serde_json::from_slice(&written).unwrap();
		assert_eq!(written, spec(raw(&storage)));
		assert!(storage.top.len() > base.top.len() + 20);
	}

	#[test]
	fn what_the_runtime_refuses_is_told() {
		let mut ext = BasicExternalities::new(base());
		ext.execute_with(|| {
			let (owner, vendor) = (account(OWNER).unwrap(), account(VENDOR).unwrap());
			let all = Balances::free_balance(&owner) - UNIT;
			let dest = vendor.into();
			call(&owner, pallet_balances::Call::transfer_keep_alive { dest, value: all }).unwrap();
			let error = enrol(FLEET_SIZE, &mut |_| ()).unwrap_err().to_string();
			assert!(error.starts_with("the runtime refuses a call"), "{error}");
			// On a chain that runs, the block's own storage would be part of the genesis.
			System::set_block_number(7);
			assert!(enrol(1, &mut |_| ()).unwrap_err().to_string().contains("has begun"));
		});
	}
}
