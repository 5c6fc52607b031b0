// SPDX-License-Identifier: Apache-2.0

//! Seeded sequences of transactions over the whole runtime. After each: it never weighed more, nor
//! read more, than it declared; nothing moved that should not have; and every pallet's invariants
//! hold (with the feature `try-runtime`).
//!
//! `MUSTER_SEED=7 MUSTER_STEPS=5000 cargo test ... --test call_sequences` repeats one, or goes on
//! for longer.

mod common;

use codec::Encode;
use common::*;
use frame_support::{dispatch::GetDispatchInfo, traits::fungible::Inspect, weights::Weight};
use muster_primitives::{access::action, merkle, payload, Actions, DeviceKey, Resource, Subject};
use muster_runtime::{
	AccountId, Balance, Balances, DataAnchor, Runtime, RuntimeCall, RuntimeEvent, System,
	UncheckedExtrinsic,
};
use pallet_access_policy::{
	AttributeTest, Call as Access, Comparison, Conditions, Effect, Homes, Hours, InStatus,
	LastChange, NextRoleId, Party, Principal, Target, Window,
};
use pallet_data_anchor::{
	Call as Data, Event as Told, Expected, Mode, NextStreamId, Submission, Submissions,
};
use pallet_device_registry::{
	Call, DeviceInfos, Devices, Endpoint, Enrolment, NextFleetId, NextLotId, NextModelId,
	NextVendorId, Rights, UpdatePolicy, VendorStatus,
};
use sp_keyring::Sr25519Keyring as Account;

/// Xorshift: small, and the same everywhere.
struct Random(u64);

impl Random {
	fn next(&mut self) -> u64 {
		self.0 ^= self.0 << 13;
		self.0 ^= self.0 >> 7;
		self.0 ^= self.0 << 17;
		self.0
	}
	fn below(&mut self, n: u64) -> u64 {
		self.next() % n
	}
	fn chance(&mut self, percent: u64) -> bool {
		self.below(100) < percent
	}
	fn pick<'a, T>(&mut self, of: &'a [T]) -> &'a T {
		&of[self.below(of.len() as u64) as usize]
	}
	fn id(&mut self, next: u32) -> u32 {
		// Now and then one that does not exist.
		self.below(u64::from(next) + 1) as u32
	}
	fn amount(&mut self) -> Balance {
		*self.pick(&[0, 1, UNIT / 1_000, UNIT / 10, UNIT, 10 * UNIT, 100_000 * UNIT])
	}
	fn option<T>(&mut self, value: T) -> Option<T> {
		self.chance(50).then_some(value)
	}
}

const ACCOUNTS: [Account; 4] = [VENDOR, OWNER, GATEWAY, STRANGER];
const DEVICES: u8 = 12;

/// The devices, each with the keys it has had; the last is its identity key unless the chain says
/// otherwise.
struct World {
	random: Random,
	devices: Vec<Device>,
	spare: u8,
	tree: merkle::Tree,
}

impl World {
	fn new(seed: u64) -> Self {
		let devices: Vec<_> = (0..DEVICES).map(|n| Device::new(n + 1)).collect();
		let leaves = devices.iter().map(|d| merkle::lot_leaf(&d.key())).collect();
		// A seed of zero would stay zero for ever.
		let random = Random(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
		Self { random, devices, spare: 100, tree: merkle::Tree::new(leaves) }
	}

	/// Mostly those who have something to say here.
	fn account(&mut self) -> Account {
		*self.random.pick(&[VENDOR, VENDOR, VENDOR, OWNER, OWNER, OWNER, GATEWAY, STRANGER])
	}

	fn fresh(&mut self) -> Device {
		self.spare = self.spare.checked_add(1).unwrap_or(100);
		Device::new(self.spare)
	}

	/// A pair that signs for a key of the chain's, among all that were ever made.
	fn pair_of(&self, key: &DeviceKey) -> Device {
		(1..=255).map(Device::new).find(|d| d.key() == *key).expect("all keys are ours; qed")
	}

	fn device_call(&mut self, device: &Device) -> RuntimeCall {
		let id = device.id;
		match self.random.below(12) {
			8..=10 => {
				let submissions = self.submissions(&Subject::Device(id));
				Data::anchor { submissions }.into()
			},
			11 => {
				let submissions = self.submissions(&Subject::Device(id));
				Data::anchor_permitted { submissions }.into()
			},
			6 => Access::consume { resource: self.resource(), action: self.action() }.into(),
			7 => self.session_request(),
			0 => Call::remove_attribute { device: id, name: text("state") }.into(),
			1 => Call::cancel_recovery { device: id }.into(),
			2 => Call::set_endpoints { device: id, endpoints: self.endpoints() }.into(),
			3 => pallet_balances::Call::burn { value: 1, keep_alive: true }.into(),
			_ => self.attribute(device),
		}
	}

	fn endpoints(&mut self) -> pallet_device_registry::Endpoints {
		(0..self.random.below(3))
			.map(|n| Endpoint {
				id: text(&format!("e{n}")),
				kind: text("CoAP"),
				uri: text("coaps://device.example"),
			})
			.collect::<Vec<_>>()
			.try_into()
			.unwrap()
	}

	fn attribute(&mut self, device: &Device) -> RuntimeCall {
		let value = vec![7; self.random.below(257) as usize];
		let name = *self.random.pick(&["state", "zone", "site"]);
		Call::set_attribute {
			device: device.id,
			name: text(name),
			value: value.try_into().unwrap(),
			valid_until: self.random.option(u64::from(System::block_number()) * 6 + 30),
		}
		.into()
	}

	/// A device-signed call, mostly right.
	fn submit(&mut self) -> Call<Runtime> {
		let device = self.random.pick(&self.devices).clone();
		let inner = self.device_call(&device);
		let Some(record) = Devices::<Runtime>::get(device.id) else {
			return Call::submit {
				device: device.id,
				nonce: 0,
				valid_until: 1,
				call: Box::new(inner),
				signature: device.sign(b"nothing"),
			};
		};
		let ahead = if self.random.chance(5) { 1 } else { 0 };
		let (nonce, valid_until) = (record.nonce + ahead, System::block_number() + 5);
		let message = payload::submit(&GENESIS, &device.id, nonce, &valid_until, &inner);
		let mut signer = self.pair_of(&record.key);
		if self.random.chance(3) {
			signer = Device::new(255);
		}
		let signature = signer.sign(&message);
		Call::submit { device: device.id, nonce, valid_until, call: Box::new(inner), signature }
	}

	/// A call of the registry that changes keys, with the signatures it takes.
	fn key_call(&mut self) -> Call<Runtime> {
		let device = self.random.pick(&self.devices).clone().id;
		let new = self.fresh();
		let valid_until = System::block_number() + 5;
		let nonce = Devices::<Runtime>::get(device).map_or(0, |d| d.nonce);
		let generation = Devices::<Runtime>::get(device).map_or(0, |d| d.generation);
		let identity = match DeviceInfos::<Runtime>::get(device) {
			Some(info) => self.pair_of(&info.identity_key),
			None => new.clone(),
		};
		let key = new.key();
		match self.random.below(4) {
			0 => {
				let message =
					payload::operational_key(&GENESIS, &device, &key, nonce, &valid_until);
				Call::set_operational_key {
					device,
					key,
					valid_until,
					identity_signature: identity.sign(&message),
					key_signature: new.sign(&message),
				}
			},
			1 => {
				let message = payload::rotate(&GENESIS, &device, &key, nonce, &valid_until);
				Call::rotate_identity_key {
					device,
					key,
					valid_until,
					old_signature: identity.sign(&message),
					new_signature: new.sign(&message),
				}
			},
			2 => {
				let key = self.random.option(muster_primitives::AgreementKey([9; 32]));
				let message = payload::agreement_key(&GENESIS, &device, &key, nonce, &valid_until);
				Call::set_agreement_key {
					device,
					key,
					valid_until,
					identity_signature: identity.sign(&message),
				}
			},
			_ => {
				let message = payload::recover(&GENESIS, &device, &key, generation, &valid_until);
				Call::propose_recovery {
					device,
					key,
					valid_until,
					key_signature: new.sign(&message),
				}
			},
		}
	}

	fn enrolment(&mut self, who: Account) -> Enrolment<u32> {
		let device = self.random.pick(&self.devices).clone();
		let valid_until = System::block_number() + 5;
		let enroller = who.to_account_id();
		let message = payload::enrol(&GENESIS, &device.id, &enroller, 0, &valid_until);
		Enrolment { key: device.key(), valid_until, signature: device.sign(&message) }
	}

	/// Any call of the registry.
	fn registry_call(&mut self, who: Account) -> Call<Runtime> {
		let device = self.random.pick(&self.devices).clone();
		let id = device.id;
		let vendor = self.random.id(NextVendorId::<Runtime>::get());
		let model = self.random.id(NextModelId::<Runtime>::get());
		let lot = self.random.id(NextLotId::<Runtime>::get());
		let fleet = self.random.id(NextFleetId::<Runtime>::get());
		let other = self.account().to_account_id();
		let amount = self.random.amount();
		let soon = System::block_number() + 5;
		match self.random.below(48) {
			0 => Call::register_vendor { name: text("V") },
			1 => Call::update_vendor {
				vendor,
				name: self.random.option(text("W")),
				voucher_key: None,
			},
			2 => Call::set_operator {
				vendor,
				operator: other,
				rights: Rights(self.random.below(33) as u8),
			},
			3 => Call::register_model {
				vendor,
				product: text("P"),
				hardware_revision: text("R"),
				support_until: None,
				mud_digest: None,
				update_policy: UpdatePolicy::Manual,
				voucher_required: false,
			},
			4 => Call::update_model {
				model,
				support_until: None,
				mud_digest: None,
				update_policy: None,
				voucher_required: None,
				retired: self.random.option(false),
			},
			5 => Call::register_lot {
				model: 0,
				root: self.tree.root(),
				size: u64::from(DEVICES),
				budget: amount,
			},
			6 => Call::fund_lot { lot, amount },
			7 => Call::close_lot { lot },
			8..=9 => {
				let Enrolment { key, valid_until, signature } = self.enrolment(who);
				Call::enrol { model: 0, key, valid_until, signature }
			},
			10 => {
				let devices = vec![self.enrolment(who), self.enrolment(who)];
				Call::enrol_batch { model: 0, devices: devices.try_into().unwrap() }
			},
			11 => {
				let index = self.random.below(DEVICES.into());
				self.devices[index as usize].enrols_from(lot, index, &self.tree)
			},
			12 => Call::remove_vendor { vendor },
			13 => Call::remove_model { model },
			14..=18 => {
				let generation = Devices::<Runtime>::get(id).map_or(0, |d| d.generation);
				let signer = match DeviceInfos::<Runtime>::get(id) {
					Some(info) => self.pair_of(&info.identity_key),
					None => device,
				};
				let claimant = who.to_account_id();
				let message = payload::claim(&GENESIS, &id, &claimant, generation, &soon);
				let consent = signer.sign(&message);
				Call::claim { device: id, valid_until: soon, consent, voucher: None }
			},
			19 => Call::offer_transfer { device: id, to: other, expires: soon },
			20 => Call::cancel_transfer { device: id },
			21 => Call::accept_transfer { device: id },
			22 => Call::suspend { device: id },
			23..=24 => Call::resume { device: id },
			25 => Call::quarantine { device: id },
			26..=27 => Call::release { device: id },
			28 if self.random.chance(20) => Call::decommission { device: id },
			29..=30 => self.key_call(),
			31 => Call::revoke_operational_key { device: id },
			32 => Call::approve_recovery { device: id },
			33 => Call::cancel_recovery { device: id },
			34 => Call::finish_recovery { device: id },
			35 => Call::create_fleet { name: text("F"), parent: self.random.option(fleet) },
			36 => Call::rename_fleet { fleet, name: text("G") },
			37 => Call::remove_fleet { fleet },
			38 => Call::suspend_fleet { fleet },
			39 => Call::resume_fleet { fleet },
			40 => Call::assign_fleet { device: id, fleet: self.random.option(fleet) },
			41 => Call::set_endpoints { device: id, endpoints: self.endpoints() },
			42 => Call::remove_attribute { device: id, name: text("state") },
			43 => Call::open_sponsorship {
				fleet,
				budget: amount,
				allowance: UNIT,
				period: 10,
				floor: 0,
			},
			44 => Call::fund_sponsorship { fleet, amount },
			45 => Call::close_sponsorship { fleet },
			46 => Call::choose_sponsor { fleet, sponsor: self.random.option(other) },
			_ => self.submit(),
		}
	}

	fn action(&mut self) -> u8 {
		*self.random.pick(&[action::CONTROL, action::SUSPEND, action::CONFIGURE, 16, 17, 64])
	}

	fn target(&mut self) -> Target {
		match self.random.below(4) {
			0 => Target::Domain,
			1 => Target::Fleet(self.random.id(NextFleetId::<Runtime>::get())),
			_ => Target::Device(self.random.pick(&self.devices).id),
		}
	}

	fn resource(&mut self) -> Resource<AccountId> {
		match self.target() {
			Target::Device(device) => Resource::Device(device),
			Target::Fleet(fleet) => Resource::Fleet(fleet),
			_ => Resource::Domain(OWNER.to_account_id()),
		}
	}

	fn subject(&mut self) -> Subject<AccountId> {
		if self.random.chance(30) {
			return Subject::Device(self.random.pick(&self.devices).id);
		}
		Subject::Account(self.account().to_account_id())
	}

	fn session_request(&mut self) -> RuntimeCall {
		let (resource, action) = (self.resource(), self.action());
		Access::request_access { resource, action, duration: self.random.below(600) }.into()
	}

	fn conditions(&mut self) -> Conditions {
		let now = u64::from(System::block_number()) * 6;
		let window = Window { from: None, until: Some(now + self.random.below(300)) };
		let hours = Hours { days: 127, from: 0, until: 1440, offset: 60 };
		let status = InStatus { of: Party::Resource, statuses: 0b110 };
		let name = *self.random.pick(&["state", "zone", "site"]);
		let test = AttributeTest {
			of: Party::Resource,
			name: text(name),
			comparison: Comparison::Differs(text("x")),
		};
		Conditions {
			window: self.random.chance(30).then_some(window),
			hours: self.random.chance(20).then_some(hours),
			uses: self.random.chance(30).then_some(3),
			attested: None,
			firmware: None,
			status: self.random.chance(20).then_some(status),
			attributes: vec![test; self.random.below(2) as usize].try_into().unwrap(),
		}
	}

	/// Any call of the access policy.
	fn policy_call(&mut self) -> RuntimeCall {
		let role = self.random.id(NextRoleId::<Runtime>::get());
		let newest = LastChange::<Runtime>::get();
		let policy = newest.saturating_sub(self.random.below(30));
		let policy = if Homes::<Runtime>::contains_key(policy) { policy } else { newest };
		let subject = self.subject();
		let actions = Actions::of([self.action(), self.action(), action::GRANT]);
		match self.random.below(24) {
			0 => {
				let name = self.random.option(text("open"));
				Access::name_action { action: 16 + self.random.below(2) as u8, name }
			},
			1 => Access::create_role { name: text("r"), parent: self.random.option(role) },
			2 => Access::set_role_parent { role, parent: self.random.option(0) },
			3 => Access::set_role_enabled { role, enabled: self.random.chance(60) },
			4 => Access::remove_role { role },
			5..=6 => {
				let until = u64::from(System::block_number()) * 6 + 60;
				let valid_until = self.random.option(until);
				Access::assign_role { role, subject, valid_until }
			},
			7 => Access::unassign_role { role, subject },
			8 => Access::set_subject_attribute {
				subject,
				name: text("site"),
				value: text("north"),
				valid_until: None,
			},
			9 => Access::remove_subject_attribute {
				owner: OWNER.to_account_id(),
				subject,
				name: text("site"),
			},
			10..=13 => {
				let effect = if self.random.chance(80) { Effect::Permit } else { Effect::Forbid };
				let principal = match self.random.below(4) {
					0 => Principal::Anyone,
					1 => Principal::Role(role),
					_ => subject.into(),
				};
				let (target, conditions) = (self.target(), self.conditions());
				Access::add_policy { effect, principal, target, actions, conditions }
			},
			14 => {
				let (target, conditions) = (self.target(), self.conditions());
				Access::delegate { parent: policy, to: subject, target, actions, conditions }
			},
			15 => Access::revoke { policy },
			16 => {
				let rescuers = vec![self.account().to_account_id()].try_into().unwrap();
				Access::set_rescuers { rescuers }
			},
			17 => Access::set_lockdown {
				owner: OWNER.to_account_id(),
				locked: self.random.chance(30),
			},
			18 => {
				let device = self.random.pick(&self.devices).id;
				let generation = self.random.below(3) as u32;
				Access::sweep_subject { owner: OWNER.to_account_id(), device, generation }
			},
			19..=20 => Access::consume { resource: self.resource(), action: self.action() },
			21 => {
				let (resource, action) = (self.resource(), self.action());
				Access::end_session { resource, subject, action }
			},
			22 if self.random.chance(20) => Access::remove_domain {},
			_ => return self.session_request(),
		}
		.into()
	}

	/// The next anchor of a stream, mostly. All trees here begin alike, so that logs grow.
	fn submission(&mut self, writer: &Subject<AccountId>) -> Submission {
		let streams = NextStreamId::<Runtime>::get();
		let own: Vec<_> =
			(0..streams).filter(|id| DataAnchor::is_writer(*id, writer.clone())).collect();
		let stream = if own.is_empty() || self.random.chance(10) {
			self.random.id(streams)
		} else {
			*self.random.pick(&own)
		};
		let Expected { mut number, previous, from, grows_from, attested, .. } =
			DataAnchor::expected(stream).unwrap_or(Expected {
				number: 0,
				previous: [0; 32],
				from: 0,
				until_at_most: 0,
				grows_from: None,
				attested: false,
				slots_left: 0,
				closed: false,
			});
		let before = grows_from.map_or(0, |(size, _)| size);
		let size = before + 1 + self.random.below(3);
		let tree: merkle::Tree =
			(0..size).map(|index| merkle::leaf_hash(&index.to_le_bytes())).collect();
		let consistency = tree.prove_consistency(before).unwrap_or_default();
		let corrects = self.random.chance(15).then(|| self.random.below(6) as u32);
		if self.random.chance(5) {
			number += 1;
		}
		Submission {
			stream,
			number,
			previous,
			root: tree.root(),
			size,
			from,
			until: from + 1 + self.random.below(10),
			corrects,
			attested,
			consistency: consistency.try_into().unwrap(),
		}
	}

	fn submissions(&mut self, writer: &Subject<AccountId>) -> Submissions {
		let count = if self.random.chance(80) { 1 } else { self.random.below(4) };
		(0..count).map(|_| self.submission(writer)).collect::<Vec<_>>().try_into().unwrap()
	}

	/// Any call of the data anchor.
	fn data_call(&mut self, who: Account) -> RuntimeCall {
		let me = Subject::Account(who.to_account_id());
		let stream = self.random.id(NextStreamId::<Runtime>::get());
		let anchor = self.random.below(6) as u32;
		let device = self.random.pick(&self.devices).id;
		let retention = *self.random.pick(&[None, Some(0), Some(0), Some(60)]);
		let now = u64::from(System::block_number()) * 6;
		match self.random.below(24) {
			0..=2 => Data::create_stream {
				device: self.random.option(device),
				name: text("power"),
				mode: *self.random.pick(&[Mode::Batches, Mode::Log]),
				schema: self.random.option([7; 32]),
				attested: self.random.chance(10),
				retention,
				slots: self.random.below(9) as u32,
			},
			3 => Data::update_stream {
				stream,
				name: self.random.option(text("heat")),
				schema: None,
				attested: self.random.option(false),
				retention: self.random.option(retention),
			},
			4 if self.random.chance(30) => Data::close_stream { stream },
			5 => Data::remove_stream { stream },
			6 => Data::set_slots { stream, slots: self.random.below(20) as u32 },
			7 => Data::add_writer { stream, writer: self.subject() },
			8 => Data::remove_writer { stream, writer: self.subject() },
			9 => Data::anchor_permitted { submissions: self.submissions(&me) },
			10..=11 => Data::prune { stream, limit: self.random.below(10) as u32 },
			12..=13 => Data::keep { stream, anchor },
			14 => Data::release { stream, anchor },
			15 => {
				let key = muster_primitives::AgreementKey([9; 32]);
				Data::set_agreement_key { key: self.random.option(key) }
			},
			16..=17 => Data::share {
				stream,
				grantee: self.subject(),
				key: muster_primitives::AgreementKey([9; 32]),
				first: anchor,
				last: self.random.option(anchor + 1),
				until: self.random.option(now + u64::from(anchor) * 20),
				envelope: vec![1; 1 + self.random.below(512) as usize].try_into().unwrap(),
			},
			18 => Data::revoke_share { stream, share: self.random.below(4) as u32 },
			19 => Data::remove_shares { stream, limit: self.random.below(5) as u32 },
			_ => Data::anchor { submissions: self.submissions(&me) },
		}
		.into()
	}

	/// Any call of the runtime.
	fn call(&mut self, who: Account) -> RuntimeCall {
		let dest = self.account().to_account_id();
		match self.random.below(26) {
			0 => pallet_balances::Call::transfer_allow_death {
				dest: dest.into(),
				value: self.random.amount(),
			}
			.into(),
			1 => {
				let calls = (0..self.random.below(4)).map(|_| self.registry_call(who).into());
				pallet_utility::Call::force_batch { calls: calls.collect() }.into()
			},
			2 => pallet_multisig::Call::as_multi_threshold_1 {
				other_signatories: vec![STRANGER.to_account_id()],
				call: Box::new(self.registry_call(who).into()),
			}
			.into(),
			3 => pallet_proxy::Call::add_proxy {
				delegate: dest.into(),
				proxy_type: Default::default(),
				delay: 0,
			}
			.into(),
			4 => pallet_proxy::Call::proxy {
				real: dest.into(),
				force_proxy_type: None,
				call: Box::new(self.registry_call(who).into()),
			}
			.into(),
			5 if NextVendorId::<Runtime>::get() > 1 => pallet_sudo::Call::sudo {
				call: Box::new(
					Call::set_vendor_status {
						vendor: 1,
						status: *self
							.random
							.pick(&[VendorStatus::Verified, VendorStatus::Suspended]),
					}
					.into(),
				),
			}
			.into(),
			6..=10 => self.policy_call(),
			11..=17 => self.data_call(who),
			_ => self.registry_call(who).into(),
		}
	}
}

/// The weight of the last transaction, less the base that every one has.
fn spent(kind: &UncheckedExtrinsic) -> Weight {
	let class = kind.function.get_dispatch_info().class;
	let base = muster_runtime::configs::RuntimeBlockWeights::get().get(class).base_extrinsic;
	System::events()
		.into_iter()
		.rev()
		.find_map(|record| match record.event {
			RuntimeEvent::System(
				frame_system::Event::ExtrinsicSuccess { dispatch_info }
				| frame_system::Event::ExtrinsicFailed { dispatch_info, .. },
			) => Some(dispatch_info.weight.saturating_sub(base)),
			_ => None,
		})
		.expect("every transaction ends in one of the two")
}

/// How many transactions succeeded and how many there were, and how many anchors came of them.
fn run(seed: u64, steps: u32) -> (u32, u32, usize) {
	let mut ext = new_chain();
	let mut world = World::new(seed);
	let (mut done, mut applied, mut anchored) = (0, 0, 0);
	ext.execute_with(|| {
		// Something to begin with: devices 1 to 5, the first in a sponsored fleet.
		sponsored(UNIT, UNIT, 0);
		for seed in 2..=5 {
			claimed(seed);
		}
		// A stream for each of them, and a log.
		for seed in [None, Some(1), Some(2), Some(3), Some(4), Some(5)] {
			let device = seed.map(|seed| Device::new(seed).id);
			let mode = if device.is_some() { Mode::Batches } else { Mode::Log };
			let (owner, name) = (signed(OWNER), text("power"));
			DataAnchor::create_stream(owner, device, name, mode, None, false, Some(0), 20)
				.expect("the devices are the owner's");
		}
		pallet_sudo::Key::<Runtime>::put(VENDOR.to_account_id());
	});
	for step in 0..steps {
		ext.commit_all().expect("there is nothing open");
		let mut declared = None;
		let (succeeded, proof) = ext.execute_and_prove(|| {
			if world.random.chance(20) {
				// Only time passes: more than a recovery takes, now and then.
				let blocks = if world.random.chance(10) { 43_201 } else { 1 };
				begin_block(System::block_number() + blocks);
				return None;
			}
			System::reset_events();
			let who = world.account();
			let direct = world.random.chance(15);
			let call = if direct { world.submit().into() } else { world.call(who) };
			let issuance = Balances::total_issuance();
			let xt = if direct { general(call.clone()) } else { transaction(who, call.clone()) };
			let info = xt.function.get_dispatch_info();
			let weight = info.call_weight.saturating_add(xt.extension_weight());
			declared = Some(weight);
			let outcome = apply(xt.clone()).ok()?;
			let actual = spent(&xt);
			assert!(
				actual.all_lte(weight),
				"seed {seed}, step {step}: {call:?} took {actual:?} and declared {weight:?}"
			);
			assert!(Balances::total_issuance() <= issuance, "fees are burned, nothing makes money");
			let sum: Balance =
				ACCOUNTS.iter().map(|a| Balances::total_balance(&a.to_account_id())).sum();
			assert!(sum <= Balances::total_issuance());
			let told: Vec<Told<Runtime>> = System::read_events_for_pallet();
			anchored += told.iter().filter(|event| matches!(event, Told::Anchored { .. })).count();
			Some(outcome.is_ok())
		});
		if let (Some(outcome), Some(declared)) = (succeeded, declared) {
			let read = proof.encoded_size() as u64;
			// What every block and transaction reads is accounted for with the block.
			const EVERY_BLOCK: u64 = 16 * 1024;
			assert!(
				read <= declared.proof_size() + EVERY_BLOCK,
				"seed {seed}, step {step}: read {read} bytes of proof, declared {declared:?}"
			);
			applied += 1;
			done += u32::from(outcome);
		}
		ext.execute_with(try_state);
		#[cfg(feature = "try-runtime")]
		if step % 50 == 0 {
			use frame_support::traits::{TryState, TryStateSelect};
			ext.execute_with(|| {
				muster_runtime::AllPalletsWithSystem::try_state(
					System::block_number(),
					TryStateSelect::All,
				)
				.expect("the invariants of all pallets hold")
			});
		}
	}
	(done, applied, anchored)
}

fn number(variable: &str) -> Option<u64> {
	let value = std::env::var(variable).ok()?;
	Some(value.parse().unwrap_or_else(|_| panic!("{variable} is a number, not '{value}'")))
}

#[test]
fn random_transactions_keep_every_invariant_and_their_declared_weight() {
	let seeds = number("MUSTER_SEED").map_or(1..=8, |seed| seed..=seed);
	let steps = number("MUSTER_STEPS").unwrap_or(500) as u32;
	let mut anchors = 0;
	for seed in seeds {
		let (done, applied, anchored) = run(seed, steps);
		anchors += anchored;
		println!("seed {seed}: {done} of {applied} transactions succeeded, {anchored} anchors");
		// A sequence in which nothing works, or nothing fails, tries nothing.
		assert!(done * 6 > applied && done < applied, "seed {seed}: {done} of {applied}");
	}
	assert!(anchors >= steps as usize / 100, "only {anchors} anchors");
}
