// SPDX-License-Identifier: Apache-2.0

//! Random sequences of calls, against a plain model of what they should do.
//!
//! The model knows nothing of storage, deposits or signatures: accounts, keys and devices are
//! numbers, and every rule is written as the documentation tells it. Each call is predicted to pass
//! or fail, and afterwards everything that can be read must be what the model says.

use super::common::*;
use crate::{mock::*, *};
use frame_support::assert_ok;
use muster_primitives::{
	merkle, payload, Action, DeviceControl, DeviceInspect, DeviceStanding, FleetStanding, KeyKind,
	Resource, VendorInspect, VendorRight,
};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use DeviceStatus::*;

/// Keys 0 to 4 are those that devices enrol with; the others come later.
const DEVICES: usize = 5;
const KEYS: usize = 14;
const WHO: [AccountId; 5] = [VENDOR, OPERATOR, OWNER, BUYER, STRANGER];
const VENDOR_KEY: u32 = 1_000;

#[derive(Clone, Debug)]
struct MVendor {
	account: usize,
	status: VendorStatus,
	operators: BTreeMap<usize, u8>,
	voucher: bool,
}

#[derive(Clone, Debug)]
struct MModel {
	vendor: usize,
	voucher: bool,
	retired: bool,
}

#[derive(Clone, Debug)]
struct MLot {
	model: usize,
	payer: usize,
	keys: Vec<usize>,
	budget: Balance,
}

#[derive(Clone, Debug)]
struct MFleet {
	owner: usize,
	parent: Option<usize>,
	suspended: bool,
	sponsor: Option<usize>,
}

#[derive(Clone, Debug)]
struct MSponsorship {
	budget: Balance,
	owed: Balance,
	allowance: Balance,
	period: u64,
	floor: Balance,
}

#[derive(Clone, Debug)]
struct MAttribute {
	source: AttributeSource,
	until: Option<u64>,
	generation: u32,
	value: u8,
}

#[derive(Clone, Debug)]
struct MRecovery {
	key: usize,
	by: RecoveryParty,
	ripe: Option<u64>,
}

#[derive(Clone, Debug)]
struct MOffer {
	from: usize,
	to: usize,
	expires: u64,
	generation: u32,
}

#[derive(Clone, Debug)]
struct MDevice {
	model: usize,
	lot: Option<usize>,
	owner: Option<usize>,
	life: DeviceStatus,
	quarantined: bool,
	/// In quarantine by its verdict.
	condemned: bool,
	generation: u32,
	nonce: u64,
	identity: usize,
	operational: Option<usize>,
	agreement: Option<u8>,
	fleet: Option<usize>,
	offer: Option<MOffer>,
	recovery: Option<MRecovery>,
	attributes: BTreeMap<u8, MAttribute>,
	endpoints: usize,
	spent: (u64, Balance),
}

impl MDevice {
	fn living(&self) -> bool {
		self.life != Decommissioned
	}

	fn status(&self) -> DeviceStatus {
		if self.held() {
			Quarantined
		} else {
			self.life
		}
	}

	fn held(&self) -> bool {
		self.quarantined || self.condemned
	}

	fn signing(&self) -> usize {
		self.operational.unwrap_or(self.identity)
	}

	fn next_generation(&mut self) {
		self.generation += 1;
	}
}

/// What somebody may be permitted to do something to.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Target {
	Device(usize),
	Fleet(usize),
}

impl Target {
	fn resource(self) -> Resource<AccountId> {
		match self {
			Self::Device(device) => Resource::Device(id(device)),
			Self::Fleet(fleet) => Resource::Fleet(fleet as u32),
		}
	}
}

/// What may be permitted here.
const ACTIONS: [Action; 7] = [
	action::CONFIGURE,
	action::MANAGE_FLEET,
	action::SUSPEND,
	action::MANAGE_KEYS,
	action::TRANSFER,
	action::DECOMMISSION,
	action::SPONSOR,
];

#[derive(Clone, Default, Debug)]
struct World {
	now: u64,
	vendors: Vec<Option<MVendor>>,
	models: Vec<Option<MModel>>,
	lots: Vec<Option<MLot>>,
	fleets: Vec<Option<MFleet>>,
	sponsorships: BTreeMap<(usize, usize), MSponsorship>,
	/// By the key they enrolled with.
	devices: BTreeMap<usize, MDevice>,
	/// Every key that ever was an identity key.
	identities: BTreeSet<usize>,
	/// How often somebody may still do something.
	permits: BTreeMap<(usize, Action, Target), u32>,
	/// Permissions that the call now under way takes a use of, if it passes.
	asked: Vec<(usize, Action, Target)>,
	/// Whom the call now under way takes out of a fleet.
	left: Option<usize>,
	/// Actions that somebody took by permission.
	permitted: BTreeSet<Action>,
	/// What was done, to be told when something goes wrong.
	log: Vec<String>,
}

/// An entry of a list by number, if it is there still.
fn at<T>(list: &[Option<T>], index: usize) -> Option<&T> {
	list.get(index)?.as_ref()
}

fn at_mut<T>(list: &mut [Option<T>], index: usize) -> &mut T {
	list[index].as_mut().expect("looked at before; qed")
}

fn signer(key: usize) -> Signer {
	Signer::new(KINDS[key % 4], key as u32 + 1)
}

fn id(key: usize) -> DeviceId {
	DeviceId::from_key(&signer(key).key())
}

fn voucher_signer() -> Signer {
	Signer::new(KeyKind::P256, VENDOR_KEY)
}

fn attribute_name(number: u8) -> AttributeName {
	name(&format!("attribute {number}"))
}

/// The rules.
impl World {
	fn speaks(&self, vendor: usize, who: usize, right: Rights) -> bool {
		at(&self.vendors, vendor).is_some_and(|v| {
			v.account == who
				|| v.operators.get(&who).is_some_and(|rights| rights & right.0 == right.0)
		})
	}

	fn stands(&self, vendor: usize) -> bool {
		at(&self.vendors, vendor)
			.is_some_and(|v| matches!(v.status, VendorStatus::Unverified | VendorStatus::Verified))
	}

	fn may(&self, vendor: usize, who: usize, right: Rights) -> bool {
		self.speaks(vendor, who, right) && self.stands(vendor)
	}

	fn vendor_of(&self, device: &MDevice) -> usize {
		at(&self.models, device.model).expect("models of devices stay").vendor
	}

	fn key_is_free(&self, key: usize) -> bool {
		!self.identities.contains(&key)
			&& !self.devices.values().any(|d| d.living() && d.operational == Some(key))
	}

	fn fleets_up(&self, mut fleet: Option<usize>) -> Vec<usize> {
		let mut up = vec![];
		while let Some(id) = fleet {
			up.push(id);
			fleet = at(&self.fleets, id).and_then(|f| f.parent);
		}
		up
	}

	fn status(&self, device: &MDevice) -> DeviceStatus {
		let stopped = self
			.fleets_up(device.fleet)
			.into_iter()
			.any(|id| at(&self.fleets, id).is_some_and(|f| f.suspended));
		match device.status() {
			Active if stopped => Suspended,
			status => status,
		}
	}

	fn fresh(&self, until: u64) -> bool {
		(self.now..=self.now + 100).contains(&until)
	}

	fn seconds(&self) -> u64 {
		self.now * 6
	}

	fn present(&self, device: &MDevice, attribute: &MAttribute) -> bool {
		attribute.generation == device.generation
			&& attribute.until.is_none_or(|until| until >= self.seconds())
	}

	fn owner(&self, device: usize) -> Option<usize> {
		self.devices.get(&device).filter(|d| d.living()).and_then(|d| d.owner)
	}

	/// Whether an account may do this for the owner, as the owner or by permission.
	fn acts(&mut self, who: usize, owner: usize, action: Action, target: Target) -> bool {
		if who == owner {
			return true;
		}
		let permit = (who, action, target);
		let permitted = self.permits.contains_key(&permit);
		if permitted {
			self.asked.push(permit);
		}
		permitted
	}

	fn acts_on_device(&mut self, who: usize, action: Action, device: usize) -> bool {
		self.owner(device)
			.is_some_and(|owner| self.acts(who, owner, action, Target::Device(device)))
	}

	fn acts_on_fleet(&mut self, who: usize, action: Action, fleet: usize) -> bool {
		let owner = at(&self.fleets, fleet).map(|f| f.owner);
		owner.is_some_and(|owner| self.acts(who, owner, action, Target::Fleet(fleet)))
	}

	/// Whether this party, account or device, may say something about a device.
	fn speaks_about(&mut self, by: Party, device: usize) -> bool {
		match by {
			Party::Account(who) => self.acts_on_device(who, action::CONFIGURE, device),
			Party::Device(by) => by == device && self.owner(device).is_some(),
		}
	}

	fn enrolled(&mut self, key: usize, model: usize, lot: Option<usize>) {
		self.identities.insert(key);
		self.devices.insert(
			key,
			MDevice {
				model,
				lot,
				owner: None,
				life: Enrolled,
				quarantined: false,
				condemned: false,
				generation: 0,
				nonce: 0,
				identity: key,
				operational: None,
				agreement: None,
				fleet: None,
				offer: None,
				recovery: None,
				attributes: BTreeMap::new(),
				endpoints: 0,
				spent: (0, 0),
			},
		);
	}

	/// What a device has spent in the present period of this sponsorship.
	fn spent(&self, device: &MDevice, period: u64) -> Balance {
		if device.spent.0 == self.now / period {
			device.spent.1
		} else {
			0
		}
	}

	// ------------------------------------------------------------ calls that devices make too

	fn set_attribute(
		&mut self,
		by: Party,
		device: usize,
		number: u8,
		value: u8,
		until: Option<u64>,
	) -> bool {
		if !self.speaks_about(by, device) {
			return false;
		}
		let source = match by {
			Party::Account(_) => AttributeSource::Owner,
			Party::Device(_) => AttributeSource::Device,
		};
		if until.is_some_and(|until| until < self.seconds()) {
			return false;
		}
		let record = &self.devices[&device];
		let generation = record.generation;
		match record.attributes.get(&number) {
			Some(old) if old.generation == generation => {
				if old.source != source && self.present(record, old) {
					return false;
				}
			},
			_ => {
				let count =
					record.attributes.values().filter(|a| a.generation == generation).count();
				if count >= 4 {
					return false;
				}
			},
		}
		let attribute = MAttribute { source, until, generation, value };
		self.devices.get_mut(&device).unwrap().attributes.insert(number, attribute);
		true
	}

	fn remove_attribute(&mut self, by: Party, device: usize, number: u8) -> bool {
		if matches!(by, Party::Device(by) if by != device) {
			return false;
		}
		let Some(record) = self.devices.get(&device) else { return false };
		let Some(attribute) = record.attributes.get(&number) else { return false };
		let by_device = attribute.source == AttributeSource::Device;
		let present = self.present(record, attribute);
		let may = !present
			|| match by {
				Party::Account(who) => self.acts_on_device(who, action::CONFIGURE, device),
				Party::Device(_) => by_device,
			};
		if may {
			self.devices.get_mut(&device).unwrap().attributes.remove(&number);
		}
		may
	}

	fn set_endpoints(&mut self, by: Party, device: usize, count: usize, twice: bool) -> bool {
		let ok = self.speaks_about(by, device) && !(twice && count > 1);
		if ok {
			self.devices.get_mut(&device).unwrap().endpoints = count;
		}
		ok
	}

	fn cancel_recovery(&mut self, by: Party, device: usize) -> bool {
		let Some(record) = self.devices.get(&device).filter(|d| d.living()) else { return false };
		let vendor = self.vendor_of(record);
		let under_way = record.recovery.is_some();
		let ok = under_way
			&& match by {
				Party::Account(who) => {
					self.owner(device) != Some(who) && self.may(vendor, who, Rights::RECOVER)
						|| self.acts_on_device(who, action::MANAGE_KEYS, device)
				},
				Party::Device(by) => by == device,
			};
		if ok {
			self.devices.get_mut(&device).unwrap().recovery = None;
		}
		ok
	}
}

#[derive(Clone, Copy, Debug)]
enum Party {
	Account(usize),
	Device(usize),
}

impl Party {
	fn origin(self) -> RuntimeOrigin {
		match self {
			Self::Account(who) => signed(WHO[who].clone()),
			Self::Device(device) => as_device(id(device)),
		}
	}
}

/// What a random step is made of: a kind, and numbers that are read as its arguments.
type Step = (u8, [u8; 6]);

/// Kinds of steps there are.
const KINDS_OF_STEPS: u8 = 53;

/// One random number as one of so many.
fn pick(number: u8, of: usize) -> usize {
	usize::from(number) % of.max(1)
}

/// Mostly true.
fn mostly(number: u8) -> bool {
	number >= 26
}

/// Taking steps.
impl World {
	/// Mostly who should do it, else anybody.
	fn who(&self, right: Option<usize>, number: u8) -> usize {
		match right {
			Some(right) if number >= 64 => right,
			_ => pick(number, WHO.len()),
		}
	}

	/// Does it on the chain, and compares with what the model predicts.
	fn expect(&mut self, origin: RuntimeOrigin, call: Call<Test>, predicted: bool) {
		let call = RuntimeCall::from(call);
		self.log.push(format!("block {}: {call:?}", self.now));
		Questions::set(0);
		let result = error(call.dispatch(origin));
		assert_eq!(result.is_ok(), predicted, "{result:?} of the last of {:#?}", self.log);
		let asked = std::mem::take(&mut self.asked);
		// Those who follow fleets hear of who left, and where it is now.
		let left = self.left.take().map(|device| (id(device), self.devices[&device].fleet));
		let left: Vec<_> =
			left.map(|(id, fleet)| (id, fleet.map(|f| f as u32))).into_iter().collect();
		assert_eq!(Left::mutate(std::mem::take), left, "after {:#?}", self.log);
		if predicted {
			// Who needs no permission is not asked about.
			assert_eq!(Questions::get() as usize, asked.len(), "after {:#?}", self.log);
			for permit in asked {
				self.permitted.insert(permit.1);
				let uses = self.permits.remove(&permit).expect("it was there") - 1;
				self.permit(permit, uses);
			}
		}
	}

	/// Permits something so often; none removes it.
	fn permit(&mut self, permit: (usize, Action, Target), uses: u32) {
		match uses {
			0 => self.permits.remove(&permit),
			_ => self.permits.insert(permit, uses),
		};
	}

	/// A call that an account, or a device by its own signature, may make.
	fn inner(&mut self, by: Party, device: usize, a: [u8; 6]) -> (Call<Test>, bool) {
		let target = id(device);
		match a[0] % 4 {
			0 | 1 => {
				let number = a[1] % 5;
				let now = self.seconds();
				let until = match a[2] % 4 {
					0 => Some((now + 30).saturating_sub(u64::from(a[3] % 40))),
					1 => Some(now + u64::from(a[3])),
					_ => None,
				};
				let call = Call::set_attribute {
					device: target,
					name: attribute_name(number),
					value: vec![a[4]].try_into().unwrap(),
					valid_until: until,
				};
				(call, self.set_attribute(by, device, number, a[4], until))
			},
			2 => {
				let number = a[1] % 5;
				let call = Call::remove_attribute { device: target, name: attribute_name(number) };
				(call, self.remove_attribute(by, device, number))
			},
			_ if a[1].is_multiple_of(3) => {
				(Call::cancel_recovery { device: target }, self.cancel_recovery(by, device))
			},
			_ => {
				let count = pick(a[2], 4);
				let twice = !mostly(a[3]);
				let mut list = endpoints(count, false).into_inner();
				if twice && count > 1 {
					list[1] = list[0].clone();
				}
				let call =
					Call::set_endpoints { device: target, endpoints: list.try_into().unwrap() };
				(call, self.set_endpoints(by, device, count, twice))
			},
		}
	}

	fn step(&mut self, (kind, a): Step) {
		let kind = kind % KINDS_OF_STEPS;
		// What takes several steps is gone on with where it was begun.
		let begun = |what: fn(&MDevice) -> bool| {
			let one = self.devices.iter().find(|(_, d)| d.living() && what(d));
			one.filter(|_| mostly(a[4])).map(|(device, _)| *device)
		};
		let device = match kind {
			23..=25 => begun(|d| d.offer.is_some()),
			37 => begun(|d| d.recovery.as_ref().is_some_and(|r| r.ripe.is_none())),
			38 => begun(|d| d.recovery.as_ref().is_some_and(|r| r.ripe.is_some())),
			_ => None,
		};
		let device = device.unwrap_or_else(|| pick(a[0], DEVICES));
		let target = id(device);
		let record = self.devices.get(&device).cloned();
		let alive = record.clone().filter(|d| d.living());
		let owner = self.owner(device);
		let vendor_account = alive
			.as_ref()
			.and_then(|d| at(&self.vendors, self.vendor_of(d)))
			.map(|vendor| vendor.account);
		let until = match a[5] {
			0..=5 => self.now.saturating_sub(1),
			6..=10 => self.now + 101,
			11..=100 => self.now,
			_ => self.now + 100,
		};
		let fresh = self.fresh(until);
		match kind {
			0 => {
				let who = pick(a[0], 2);
				self.vendors.push(Some(MVendor {
					account: who,
					status: VendorStatus::Unverified,
					operators: BTreeMap::new(),
					voucher: false,
				}));
				let call = Call::register_vendor { name: name("v") };
				self.expect(signed(WHO[who].clone()), call, true);
			},
			1 => {
				let vendor = pick(a[0], self.vendors.len() + 1);
				let right = at(&self.vendors, vendor).map(|v| v.account);
				let who = self.who(right, a[1]);
				let ok = right == Some(who) && self.stands(vendor);
				let key = (a[2] % 3 > 0).then_some((a[2] % 3 > 1).then(|| voucher_signer().key()));
				if let (true, Some(key)) = (ok, key) {
					at_mut(&mut self.vendors, vendor).voucher = key.is_some();
				}
				let call =
					Call::update_vendor { vendor: vendor as u32, name: None, voucher_key: key };
				self.expect(signed(WHO[who].clone()), call, ok);
			},
			2 => {
				let vendor = pick(a[0], self.vendors.len() + 1);
				let root = mostly(a[1]);
				// Seldom final.
				let status = match a[2] {
					0..=99 => VendorStatus::Verified,
					100..=179 => VendorStatus::Unverified,
					180..=245 => VendorStatus::Suspended,
					_ => VendorStatus::Revoked,
				};
				let ok = root
					&& at(&self.vendors, vendor)
						.is_some_and(|v| v.status != VendorStatus::Revoked && v.status != status);
				if ok {
					at_mut(&mut self.vendors, vendor).status = status;
				}
				let origin = if root { RuntimeOrigin::root() } else { signed(VENDOR) };
				let call = Call::set_vendor_status { vendor: vendor as u32, status };
				self.expect(origin, call, ok);
			},
			3 => {
				let vendor = pick(a[0], self.vendors.len() + 1);
				let right = at(&self.vendors, vendor).map(|v| v.account);
				let who = self.who(right, a[1]);
				let operator = pick(a[2], WHO.len());
				let rights = a[3] % 130;
				let ok = right == Some(who)
					&& match rights {
						0 => at(&self.vendors, vendor).unwrap().operators.contains_key(&operator),
						1..=127 => self.stands(vendor),
						_ => false,
					};
				if ok {
					let operators = &mut at_mut(&mut self.vendors, vendor).operators;
					match rights {
						0 => operators.remove(&operator),
						_ => operators.insert(operator, rights),
					};
				}
				let call = Call::set_operator {
					vendor: vendor as u32,
					operator: WHO[operator].clone(),
					rights: Rights(rights),
				};
				self.expect(signed(WHO[who].clone()), call, ok);
			},
			4 => {
				let vendor = pick(a[0], self.vendors.len() + 1);
				let right = at(&self.vendors, vendor).map(|v| v.account);
				let who = self.who(right, a[1]);
				let ok = right == Some(who)
					&& self.stands(vendor)
					&& at(&self.vendors, vendor).unwrap().operators.is_empty()
					&& !self.models.iter().flatten().any(|m| m.vendor == vendor);
				if ok {
					self.vendors[vendor] = None;
				}
				let call = Call::remove_vendor { vendor: vendor as u32 };
				self.expect(signed(WHO[who].clone()), call, ok);
			},
			5 => {
				let vendor = pick(a[0], self.vendors.len() + 1);
				let who = self.who(at(&self.vendors, vendor).map(|v| v.account), a[1]);
				let ok = self.may(vendor, who, Rights::MODELS);
				let voucher = a[2] % 4 == 0;
				if ok {
					self.models.push(Some(MModel { vendor, voucher, retired: false }));
				}
				let call = Call::register_model {
					vendor: vendor as u32,
					product: name("p"),
					hardware_revision: name("r"),
					support_until: None,
					mud_digest: None,
					update_policy: UpdatePolicy::Manual,
					voucher_required: voucher,
				};
				self.expect(signed(WHO[who].clone()), call, ok);
			},
			6 => {
				let model = pick(a[0], self.models.len() + 1);
				let vendor = at(&self.models, model).map(|m| m.vendor);
				let account = vendor.and_then(|v| at(&self.vendors, v)).map(|v| v.account);
				let who = self.who(account, a[1]);
				let ok = vendor.is_some_and(|v| self.may(v, who, Rights::MODELS));
				let flag = |n: u8| (!n.is_multiple_of(3)).then_some(n % 3 > 1);
				let (voucher, retired) = (flag(a[2]), flag(a[3]));
				if ok {
					let record = at_mut(&mut self.models, model);
					record.voucher = voucher.unwrap_or(record.voucher);
					record.retired = retired.unwrap_or(record.retired);
				}
				let call = Call::update_model {
					model: model as u32,
					support_until: None,
					mud_digest: None,
					update_policy: None,
					voucher_required: voucher,
					retired,
				};
				self.expect(signed(WHO[who].clone()), call, ok);
			},
			7 => {
				let model = pick(a[0], self.models.len() + 1);
				let vendor = at(&self.models, model).map(|m| m.vendor);
				let account = vendor.and_then(|v| at(&self.vendors, v)).map(|v| v.account);
				let who = self.who(account, a[1]);
				let ok = vendor.is_some_and(|v| self.may(v, who, Rights::MODELS))
					&& !self.devices.values().any(|d| d.living() && d.model == model)
					&& !self.lots.iter().flatten().any(|l| l.model == model);
				if ok {
					self.models[model] = None;
				}
				self.expect(
					signed(WHO[who].clone()),
					Call::remove_model { model: model as u32 },
					ok,
				);
			},
			8 | 9 => {
				let model = pick(a[0], self.models.len() + 1);
				let found = at(&self.models, model).cloned();
				let account =
					found.as_ref().and_then(|m| at(&self.vendors, m.vendor)).map(|v| v.account);
				let who = self.who(account, a[1]);
				let keys: Vec<_> =
					(0..1 + pick(a[2], 3)).map(|i| (pick(a[3], DEVICES) + i) % DEVICES).collect();
				let ok = found.is_some_and(|m| !m.retired && self.may(m.vendor, who, Rights::LOTS));
				let tree = merkle::Tree::new(
					keys.iter().map(|k| merkle::lot_leaf(&signer(*k).key())).collect(),
				);
				let budget = Balance::from(a[4]) * 10_000;
				let size = keys.len() as u64;
				if ok {
					self.lots.push(Some(MLot { model, payer: who, keys, budget }));
				}
				let call =
					Call::register_lot { model: model as u32, root: tree.root(), size, budget };
				self.expect(signed(WHO[who].clone()), call, ok);
			},
			10 => {
				let lot = pick(a[0], self.lots.len() + 1);
				let payer = at(&self.lots, lot).map(|l| l.payer);
				let who = self.who(payer, a[1]);
				let amount = Balance::from(a[2]);
				let ok = payer == Some(who);
				if ok {
					at_mut(&mut self.lots, lot).budget += amount;
				}
				let call = Call::fund_lot { lot: lot as u32, amount };
				self.expect(signed(WHO[who].clone()), call, ok);
			},
			11 => {
				let lot = pick(a[0], self.lots.len() + 1);
				let found = at(&self.lots, lot).cloned();
				let who = self.who(found.as_ref().map(|l| l.payer), a[1]);
				let ok = found.is_some_and(|l| {
					let vendor = at(&self.models, l.model).unwrap().vendor;
					l.payer == who || at(&self.vendors, vendor).unwrap().account == who
				});
				if ok {
					self.lots[lot] = None;
				}
				self.expect(signed(WHO[who].clone()), Call::close_lot { lot: lot as u32 }, ok);
			},
			12..=14 => {
				let model = pick(a[1], self.models.len() + 1);
				let found = at(&self.models, model).cloned();
				let account =
					found.as_ref().and_then(|m| at(&self.vendors, m.vendor)).map(|v| v.account);
				let who = self.who(account, a[2]);
				let batch = kind == 14;
				let count = if batch { 1 + pick(a[3], 3) } else { 1 };
				let keys: Vec<_> = (0..count).map(|i| (device + i) % DEVICES).collect();
				let good = mostly(a[4]);
				let ok = found
					.is_some_and(|m| !m.retired && self.may(m.vendor, who, Rights::ENROL))
					&& keys.iter().all(|key| self.key_is_free(*key))
					&& fresh && good;
				if ok {
					for key in &keys {
						self.enrolled(*key, model, None);
					}
				}
				let enrolment = |key: &usize| {
					let named = if good { model as u32 } else { 77 };
					let who = &WHO[who];
					let message = payload::enrol(&GENESIS, &id(*key), who, named, &until);
					let signer = signer(*key);
					Enrolment {
						key: signer.key(),
						valid_until: until,
						signature: signer.sign(&message),
					}
				};
				let model = model as u32;
				let call = if batch {
					let devices: Vec<_> = keys.iter().map(enrolment).collect();
					Call::enrol_batch { model, devices: devices.try_into().unwrap() }
				} else {
					let Enrolment { key, valid_until, signature } = enrolment(&keys[0]);
					Call::enrol { model, key, valid_until, signature }
				};
				self.expect(signed(WHO[who].clone()), call, ok);
			},
			15 | 16 => {
				let lot = pick(a[1], self.lots.len() + 1);
				let found = at(&self.lots, lot).cloned();
				let keys = found.as_ref().map_or(vec![device], |l| l.keys.clone());
				let place = pick(a[2], keys.len());
				// Mostly a device that stands there.
				let key = if mostly(a[3]) { keys[place] } else { device };
				let tree = merkle::Tree::new(
					keys.iter().map(|k| merkle::lot_leaf(&signer(*k).key())).collect(),
				);
				let good = mostly(a[4]);
				let proper = found.as_ref().is_some_and(|l| {
					let model = at(&self.models, l.model).unwrap();
					!model.retired && self.stands(model.vendor) && l.keys[place] == key
				}) && self.key_is_free(key)
					&& fresh && good;
				let named = if good { lot as u32 } else { 77 };
				let message =
					payload::enrol_from_lot(&GENESIS, &id(key), named, place as u64, &until);
				let call = Call::enrol_from_lot {
					lot: lot as u32,
					key: signer(key).key(),
					index: place as u64,
					path: tree.prove(place as u64).unwrap().try_into().unwrap(),
					valid_until: until,
					signature: signer(key).sign(&message),
				};
				if kind.is_multiple_of(2) {
					if proper {
						self.enrolled(key, found.unwrap().model, Some(lot));
					}
					self.expect(signed(STRANGER), call, proper);
				} else {
					// By itself: the lot pays fee and deposit.
					let price = DeviceRegistry::device_deposit();
					let ok = proper && found.as_ref().unwrap().budget >= fee_of(&call) + price;
					self.log.push(format!("block {}: direct {call:?}", self.now));
					events();
					let result = direct(call);
					assert_eq!(result.is_ok(), ok, "{result:?} of the last of {:#?}", self.log);
					if ok {
						assert_ok!(error(result.unwrap()));
						let paid = fees_paid(&events())[0];
						at_mut(&mut self.lots, lot).budget -= price + paid;
						self.enrolled(key, found.unwrap().model, Some(lot));
					}
				}
			},
			17..=19 => {
				let who = pick(a[1], WHO.len());
				let good = mostly(a[2]);
				let generation = record.as_ref().map_or(0, |d| d.generation);
				let identity = alive.as_ref().map_or(device, |d| d.identity);
				let given = a[3] % 3;
				let vendor = alive.as_ref().map_or(0, |d| self.vendor_of(d));
				let ok = alive.as_ref().is_some_and(|d| {
					let asked = at(&self.models, d.model).unwrap().voucher;
					let voucher = match given {
						0 => !asked,
						1 => self.stands(vendor) && at(&self.vendors, vendor).unwrap().voucher,
						_ => false,
					};
					d.owner.is_none() && d.status() == Enrolled && voucher
				}) && fresh && good;
				let claimant = if good { &WHO[who] } else { &GATEWAY };
				let message = payload::claim(&GENESIS, &target, claimant, generation, &until);
				// The third kind of voucher is for somebody else.
				let holder = if given == 1 { &WHO[who] } else { &GATEWAY };
				let voucher =
					payload::voucher(&GENESIS, &target, vendor as u32, holder, generation, &until);
				let voucher = (given > 0).then(|| Voucher {
					valid_until: until,
					signature: voucher_signer().sign(&voucher),
				});
				if ok {
					let record = self.devices.get_mut(&device).unwrap();
					record.owner = Some(who);
					record.life = Active;
				}
				let consent = signer(identity).sign(&message);
				let call = Call::claim { device: target, valid_until: until, consent, voucher };
				self.expect(signed(WHO[who].clone()), call, ok);
			},
			20 | 21 => {
				let who = self.who(owner, a[1]);
				let to = pick(a[2], WHO.len());
				let ok = self.acts_on_device(who, action::TRANSFER, device)
					&& !alive.as_ref().unwrap().held()
					&& fresh;
				if ok {
					let record = self.devices.get_mut(&device).unwrap();
					let generation = record.generation;
					record.offer = Some(MOffer { from: who, to, expires: until, generation });
				}
				let call =
					Call::offer_transfer { device: target, to: WHO[to].clone(), expires: until };
				self.expect(signed(WHO[who].clone()), call, ok);
			},
			22 => {
				let who = self.who(owner, a[1]);
				let ok = alive.as_ref().is_some_and(|d| {
					d.offer.as_ref().is_some_and(|offer| {
						let open = offer.expires >= self.now && offer.generation == d.generation;
						!open
							|| offer.from == who || self.acts_on_device(who, action::TRANSFER, device)
					})
				});
				if ok {
					self.devices.get_mut(&device).unwrap().offer = None;
				}
				self.expect(signed(WHO[who].clone()), Call::cancel_transfer { device: target }, ok);
			},
			23..=25 => {
				let offer = alive.as_ref().and_then(|d| d.offer.clone());
				let who = self.who(offer.as_ref().map(|o| o.to), a[1]);
				let ok = offer.is_some_and(|offer| {
					let d = alive.as_ref().unwrap();
					offer.to == who
						&& offer.generation == d.generation
						&& offer.expires >= self.now
						&& !d.held()
				});
				if ok {
					let record = self.devices.get_mut(&device).unwrap();
					self.left = record.fleet.map(|_| device);
					record.next_generation();
					record.owner = Some(who);
					record.fleet = None;
					record.endpoints = 0;
					record.recovery = None;
					record.offer = None;
				}
				self.expect(signed(WHO[who].clone()), Call::accept_transfer { device: target }, ok);
			},
			26 | 27 => {
				let who = self.who(owner, a[1]);
				let resume = kind % 2 == 1;
				let (old, new) = if resume { (Suspended, Active) } else { (Active, Suspended) };
				let ok = self.acts_on_device(who, action::SUSPEND, device)
					&& alive.unwrap().status() == old;
				if ok {
					self.devices.get_mut(&device).unwrap().life = new;
				}
				let call = if resume {
					Call::resume { device: target }
				} else {
					Call::suspend { device: target }
				};
				self.expect(signed(WHO[who].clone()), call, ok);
			},
			28 | 29 => {
				let quarantine = kind.is_multiple_of(2);
				let root = a[2] % 2 == 0;
				let who = self.who(vendor_account, a[1]);
				let ok = alive.is_some_and(|d| {
					d.quarantined != quarantine
						&& (root || self.may(self.vendor_of(&d), who, Rights::QUARANTINE))
				});
				if ok {
					self.devices.get_mut(&device).unwrap().quarantined = quarantine;
				}
				let call = if quarantine {
					Call::quarantine { device: target }
				} else {
					Call::release { device: target }
				};
				let origin = if root { RuntimeOrigin::root() } else { signed(WHO[who].clone()) };
				self.expect(origin, call, ok);
			},
			30 => {
				let who = self.who(owner.or(vendor_account), a[1]);
				let ok = alive.is_some_and(|d| match d.owner {
					Some(_) => self.acts_on_device(who, action::DECOMMISSION, device),
					None => self.may(self.vendor_of(&d), who, Rights::ENROL),
				});
				if ok {
					let record = self.devices.get_mut(&device).unwrap();
					self.left = record.fleet.map(|_| device);
					record.next_generation();
					record.life = Decommissioned;
					record.quarantined = false;
					record.condemned = false;
					record.operational = None;
					record.fleet = None;
					record.offer = None;
					record.recovery = None;
					record.endpoints = 0;
				}
				self.expect(signed(WHO[who].clone()), Call::decommission { device: target }, ok);
			},
			31..=33 => {
				// A new operational key, or a new identity key.
				let rotate = kind == 33;
				let key = pick(a[1], KEYS);
				let (good, proven) = (mostly(a[2]), mostly(a[3]));
				let keyable =
					alive.as_ref().is_some_and(|d| matches!(self.status(d), Enrolled | Active));
				let ok = keyable && fresh && self.key_is_free(key) && good && proven;
				let nonce = record.as_ref().map_or(0, |d| d.nonce);
				let identity = signer(record.as_ref().map_or(device, |d| d.identity));
				let new = signer(key);
				let message = if rotate {
					payload::rotate(&GENESIS, &target, &new.key(), nonce, &until)
				} else {
					payload::operational_key(&GENESIS, &target, &new.key(), nonce, &until)
				};
				// One too late, or one that somebody else proves.
				let by_identity = if good { message } else { [0; 32] };
				let by_key =
					if proven { new.sign(&message) } else { voucher_signer().sign(&message) };
				if ok {
					let record = self.devices.get_mut(&device).unwrap();
					record.nonce += 1;
					if rotate {
						record.identity = key;
						record.recovery = None;
						self.identities.insert(key);
					} else {
						record.operational = Some(key);
					}
				}
				let (device, key, valid_until) = (target, new.key(), until);
				let call = if rotate {
					Call::rotate_identity_key {
						device,
						key,
						valid_until,
						old_signature: identity.sign(&by_identity),
						new_signature: by_key,
					}
				} else {
					Call::set_operational_key {
						device,
						key,
						valid_until,
						identity_signature: identity.sign(&by_identity),
						key_signature: by_key,
					}
				};
				self.expect(signed(GATEWAY), call, ok);
			},
			34 => {
				let who = self.who(owner, a[1]);
				let ok = self.acts_on_device(who, action::MANAGE_KEYS, device)
					&& alive.unwrap().operational.is_some();
				if ok {
					self.devices.get_mut(&device).unwrap().operational = None;
				}
				let call = Call::revoke_operational_key { device: target };
				self.expect(signed(WHO[who].clone()), call, ok);
			},
			35 => {
				let key = (a[1] % 3 > 0).then(|| AgreementKey([9 + a[1] % 7; 32]));
				let good = mostly(a[2]);
				let keyable =
					alive.as_ref().is_some_and(|d| matches!(self.status(d), Enrolled | Active));
				let ok = keyable && fresh && good;
				let nonce = record.as_ref().map_or(0, |d| d.nonce) + u64::from(!good);
				let identity = signer(record.as_ref().map_or(device, |d| d.identity));
				let message = payload::agreement_key(&GENESIS, &target, &key, nonce, &until);
				if ok {
					let record = self.devices.get_mut(&device).unwrap();
					record.nonce += 1;
					record.agreement = key.map(|key| key.0[0]);
				}
				let call = Call::set_agreement_key {
					device: target,
					key,
					valid_until: until,
					identity_signature: identity.sign(&message),
				};
				self.expect(signed(GATEWAY), call, ok);
			},
			36 => {
				let key = pick(a[1], KEYS);
				let good = mostly(a[3]);
				let right = if a[4] % 2 == 0 { owner } else { vendor_account };
				let who = self.who(right, a[2]);
				let by = alive.as_ref().and_then(|d| {
					if d.owner != Some(who) && self.may(self.vendor_of(d), who, Rights::RECOVER) {
						Some(RecoveryParty::Vendor)
					} else {
						self.acts_on_device(who, action::MANAGE_KEYS, device)
							.then_some(RecoveryParty::Owner)
					}
				});
				let ok = by.is_some()
					&& owner.is_some()
					&& alive.as_ref().is_some_and(|d| d.recovery.is_none())
					&& fresh && self.key_is_free(key)
					&& good;
				let generation = record.as_ref().map_or(0, |d| d.generation) + u32::from(!good);
				let new = signer(key);
				let message = payload::recover(&GENESIS, &target, &new.key(), generation, &until);
				if ok {
					self.devices.get_mut(&device).unwrap().recovery =
						Some(MRecovery { key, by: by.unwrap(), ripe: None });
				}
				let call = Call::propose_recovery {
					device: target,
					key: new.key(),
					valid_until: until,
					key_signature: new.sign(&message),
				};
				self.expect(signed(WHO[who].clone()), call, ok);
			},
			37 => {
				let recovery = alive.as_ref().and_then(|d| d.recovery.clone());
				let right = match recovery.as_ref().map(|r| r.by) {
					Some(RecoveryParty::Owner) => vendor_account,
					Some(RecoveryParty::Vendor) => owner,
					None => None,
				};
				let who = self.who(right, a[1]);
				let ok = recovery.is_some_and(|recovery| {
					let d = alive.as_ref().unwrap();
					recovery.ripe.is_none()
						&& match recovery.by {
							RecoveryParty::Owner => {
								self.may(self.vendor_of(d), who, Rights::RECOVER)
							},
							RecoveryParty::Vendor => {
								self.acts_on_device(who, action::MANAGE_KEYS, device)
							},
						}
				});
				if ok {
					let record = self.devices.get_mut(&device).unwrap();
					record.recovery.as_mut().unwrap().ripe = Some(self.now + 50);
				}
				let call = Call::approve_recovery { device: target };
				self.expect(signed(WHO[who].clone()), call, ok);
			},
			38 => {
				let recovery = alive.as_ref().and_then(|d| d.recovery.clone());
				if let Some(ripe) = recovery.as_ref().and_then(|r| r.ripe).filter(|_| a[1] > 99) {
					// Often in time, sometimes a block too early.
					self.now = self.now.max(ripe - u64::from(a[1] > 199));
					run_to(self.now);
				}
				let ok = recovery.as_ref().is_some_and(|r| {
					r.ripe.is_some_and(|ripe| ripe <= self.now)
						&& self.key_is_free(r.key)
						&& self.stands(self.vendor_of(alive.as_ref().unwrap()))
				});
				if ok {
					let key = recovery.unwrap().key;
					self.identities.insert(key);
					let record = self.devices.get_mut(&device).unwrap();
					record.identity = key;
					record.operational = None;
					record.agreement = None;
					record.recovery = None;
					record.next_generation();
				}
				self.expect(signed(STRANGER), Call::finish_recovery { device: target }, ok);
			},
			39 => {
				let parent = (a[1] % 2 == 0).then(|| pick(a[2], self.fleets.len() + 1));
				let right = parent.and_then(|p| at(&self.fleets, p)).map(|f| f.owner);
				let who = self.who(right.or(owner), a[3]);
				let ok = parent.is_none_or(|parent| {
					self.acts_on_fleet(who, action::MANAGE_FLEET, parent)
						&& self.fleets_up(Some(parent)).len() < 4
				});
				if ok {
					let owner = right.unwrap_or(who);
					let fleet = MFleet { owner, parent, suspended: false, sponsor: None };
					self.fleets.push(Some(fleet));
				}
				let call = Call::create_fleet { name: name("f"), parent: parent.map(|p| p as u32) };
				self.expect(signed(WHO[who].clone()), call, ok);
			},
			40 | 41 => {
				let fleet = pick(a[0], self.fleets.len() + 1);
				let right = at(&self.fleets, fleet).map(|f| f.owner);
				let who = self.who(right, a[1]);
				let number = fleet as u32;
				let (call, ok) = match a[2] % 6 {
					0 => {
						let ok = self.acts_on_fleet(who, action::MANAGE_FLEET, fleet);
						(Call::rename_fleet { fleet: number, name: name("n") }, ok)
					},
					1 => {
						let ok = self.acts_on_fleet(who, action::MANAGE_FLEET, fleet)
							&& !self.devices.values().any(|d| d.fleet == Some(fleet))
							&& !self.fleets.iter().flatten().any(|f| f.parent == Some(fleet));
						if ok {
							self.fleets[fleet] = None;
						}
						(Call::remove_fleet { fleet: number }, ok)
					},
					n => {
						let suspend = n < 4;
						let ok = self.acts_on_fleet(who, action::SUSPEND, fleet)
							&& at(&self.fleets, fleet).unwrap().suspended != suspend;
						if ok {
							at_mut(&mut self.fleets, fleet).suspended = suspend;
						}
						let call = match suspend {
							true => Call::suspend_fleet { fleet: number },
							false => Call::resume_fleet { fleet: number },
						};
						(call, ok)
					},
				};
				self.expect(signed(WHO[who].clone()), call, ok);
			},
			42 => {
				let who = self.who(owner, a[1]);
				let fleet = mostly(a[2]).then(|| pick(a[3], self.fleets.len() + 1));
				let ok = self.acts_on_device(who, action::MANAGE_FLEET, device)
					&& record.as_ref().unwrap().fleet != fleet
					&& fleet.is_none_or(|f| {
						at(&self.fleets, f).map(|f| f.owner) == owner
							&& self.acts_on_fleet(who, action::MANAGE_FLEET, f)
					});
				if ok {
					let record = self.devices.get_mut(&device).unwrap();
					self.left = record.fleet.map(|_| device);
					record.fleet = fleet;
				}
				let call = Call::assign_fleet { device: target, fleet: fleet.map(|f| f as u32) };
				self.expect(signed(WHO[who].clone()), call, ok);
			},
			43 => {
				let fleet = pick(a[0], self.fleets.len() + 1);
				let who = self.who(at(&self.fleets, fleet).map(|f| f.owner), a[1]);
				let terms = MSponsorship {
					budget: Balance::from(a[2]) * 100_000,
					owed: 0,
					allowance: Balance::from(a[3]) * 100_000,
					period: u64::from(a[4] % 5) * 5,
					floor: Balance::from(a[5]),
				};
				let ok = at(&self.fleets, fleet).is_some()
					&& !self.sponsorships.contains_key(&(fleet, who))
					&& terms.period > 0;
				let call = Call::open_sponsorship {
					fleet: fleet as u32,
					budget: terms.budget,
					allowance: terms.allowance,
					period: terms.period,
					floor: terms.floor,
				};
				if ok {
					self.sponsorships.insert((fleet, who), terms);
					let record = at_mut(&mut self.fleets, fleet);
					if record.owner == who && record.sponsor.is_none() {
						record.sponsor = Some(who);
					}
				}
				self.expect(signed(WHO[who].clone()), call, ok);
			},
			44 => {
				let fleet = pick(a[0], self.fleets.len() + 1);
				let someone =
					self.sponsorships.keys().find(|(f, _)| *f == fleet).map(|(_, who)| *who);
				let who = self.who(someone, a[1]);
				let ok = self.sponsorships.contains_key(&(fleet, who));
				let number = fleet as u32;
				let (call, ok) = match a[2] % 4 {
					0 => {
						let amount = Balance::from(a[3]);
						if let Some(terms) = self.sponsorships.get_mut(&(fleet, who)) {
							terms.budget += amount;
							terms.owed = 0;
						}
						(Call::fund_sponsorship { fleet: number, amount }, ok)
					},
					1 => {
						let allowance = (a[3] % 2 == 0).then_some(Balance::from(a[4]) * 10_000);
						let period = (a[3] % 3 == 0).then_some(u64::from(a[4] % 4));
						let floor = (a[3] % 5 == 0).then_some(Balance::from(a[4]));
						let ok = ok && period != Some(0);
						if ok {
							let terms = self.sponsorships.get_mut(&(fleet, who)).unwrap();
							terms.allowance = allowance.unwrap_or(terms.allowance);
							terms.period = period.unwrap_or(terms.period);
							terms.floor = floor.unwrap_or(terms.floor);
						}
						(Call::update_sponsorship { fleet: number, allowance, period, floor }, ok)
					},
					2 => {
						let sponsor = WHO[who].clone();
						let owed = self
							.sponsorships
							.get_mut(&(fleet, who))
							.map_or(0, |terms| std::mem::take(&mut terms.owed));
						(Call::collect_fees { fleet: number, sponsor }, owed > 0)
					},
					_ => {
						self.sponsorships.remove(&(fleet, who));
						if let Some(Some(record)) = self.fleets.get_mut(fleet) {
							if record.sponsor == Some(who) {
								record.sponsor = None;
							}
						}
						(Call::close_sponsorship { fleet: number }, ok)
					},
				};
				self.expect(signed(WHO[who].clone()), call, ok);
			},
			45 => {
				let fleet = pick(a[0], self.fleets.len() + 1);
				let right = at(&self.fleets, fleet).map(|f| f.owner);
				let who = self.who(right, a[1]);
				let someone =
					self.sponsorships.keys().find(|(f, _)| *f == fleet).map(|(_, who)| *who);
				let sponsor = mostly(a[2]).then(|| self.who(someone, a[3]));
				let ok = self.acts_on_fleet(who, action::SPONSOR, fleet)
					&& sponsor.is_none_or(|s| self.sponsorships.contains_key(&(fleet, s)));
				if ok {
					at_mut(&mut self.fleets, fleet).sponsor = sponsor;
				}
				let call = Call::choose_sponsor {
					fleet: fleet as u32,
					sponsor: sponsor.map(|s| WHO[s].clone()),
				};
				self.expect(signed(WHO[who].clone()), call, ok);
			},
			46 => {
				let by = match a[1] % 4 {
					0 => Party::Device(pick(a[2], DEVICES)),
					_ => Party::Account(self.who(owner, a[1])),
				};
				let (call, ok) = self.inner(by, device, [a[2], a[3], a[4], a[5], a[1], a[0]]);
				self.expect(by.origin(), call, ok);
			},
			47 | 48 => self.submit(device, a, until, kind.is_multiple_of(2)),
			52 => {
				// No call: what the firmware pallet does with a verdict.
				let condemned = a[1] % 2 == 0;
				self.log.push(format!("verdict on {device}: {condemned}"));
				DeviceRegistry::set_verdict_quarantine(&target, condemned);
				if let Some(record) = self.devices.get_mut(&device).filter(|d| d.living()) {
					record.condemned = condemned;
				}
			},
			50 | 51 => {
				// Some actions at once: seldom does just the right one come up.
				let who = pick(a[1], WHO.len());
				let target = match a[2] % 2 {
					0 => Target::Device(device),
					_ => Target::Fleet(pick(a[0], self.fleets.len() + 1)),
				};
				let uses = u32::from(a[3] % 4);
				for (_, action) in
					ACTIONS.into_iter().enumerate().filter(|(i, _)| a[4] >> i & 1 == 1)
				{
					self.log.push(format!("permit {who} {action} {target:?} {uses} times"));
					self.permit((who, action, target), uses);
					permit(WHO[who].clone(), action, target.resource(), uses);
				}
			},
			_ => {
				self.now += 1 + u64::from(a[0] % 40);
				run_to(self.now);
			},
		}
	}

	/// A device signs a call, and hands it to a gateway or sends it itself.
	fn submit(&mut self, device: usize, a: [u8; 6], until: u64, by_itself: bool) {
		let before = self.clone();
		let record = self.devices.get(&device).cloned();
		let subject = if mostly(a[1]) { device } else { pick(a[1], DEVICES) };
		let allowed = a[2] > 10;
		let (inner, inner_ok) = if allowed {
			self.inner(Party::Device(device), subject, [a[3], a[4], a[2], a[1], a[4], a[5]])
		} else {
			(Call::revoke_operational_key { device: id(subject) }, false)
		};
		let wanted = std::mem::replace(self, before);
		let ahead = u64::from(a[4].is_multiple_of(8));
		let good = mostly(a[5]);
		let next = record.as_ref().map_or(0, |d| d.nonce);
		let nonce = if a[4].is_multiple_of(9) && next > 0 { next - 1 } else { next + ahead };
		let key = signer(record.as_ref().map_or(device, |d| d.signing()));
		let inner = RuntimeCall::from(inner);
		let signed_nonce = if good { nonce } else { nonce + 1 };
		let message = payload::submit(&GENESIS, &id(device), signed_nonce, &until, &inner);
		let call = Call::submit {
			device: id(device),
			nonce,
			valid_until: until,
			call: Box::new(inner),
			signature: key.sign(&message),
		};
		let mut ok = allowed
			&& good && nonce == next
			&& self.fresh(until)
			&& record.as_ref().is_some_and(|d| self.status(d) == Active);
		let payer = record
			.as_ref()
			.and_then(|d| d.fleet)
			.and_then(|fleet| Some((fleet, at(&self.fleets, fleet)?.sponsor?)));
		if by_itself {
			let fee = fee_of(&call);
			ok &= payer.is_some_and(|payer| {
				let terms = &self.sponsorships[&payer];
				let spent = self.spent(record.as_ref().unwrap(), terms.period);
				terms.budget >= fee + terms.floor && spent + fee <= terms.allowance
			});
		}
		self.log.push(format!("block {}: by itself {by_itself} {call:?}", self.now));
		events();
		let passed = if by_itself {
			direct(call)
				.map_err(|e| format!("{e:?}"))
				.and_then(|result| error(result).map_err(|e| format!("{e:?}")))
		} else {
			error(relay(call)).map_err(|e| format!("{e:?}"))
		};
		assert_eq!(passed.is_ok(), ok, "{passed:?} of the last of {:#?}", self.log);
		if !ok {
			return;
		}
		let events = events();
		let result = events.iter().find_map(|event| match event {
			Event::DeviceCallDispatched { result, .. } => Some(*result),
			_ => None,
		});
		assert_eq!(result.unwrap().is_ok(), inner_ok, "{result:?} within {:#?}", self.log);
		let log = std::mem::take(&mut self.log);
		if inner_ok {
			*self = wanted;
		}
		self.log = log;
		self.devices.get_mut(&device).unwrap().nonce += 1;
		if by_itself {
			let paid = fees_paid(&events)[0];
			let payer = payer.unwrap();
			let terms = self.sponsorships.get_mut(&payer).unwrap();
			terms.budget -= paid;
			terms.owed += paid;
			let period = terms.period;
			let spent = self.spent(&self.devices[&device], period) + paid;
			self.devices.get_mut(&device).unwrap().spent = (self.now / period, spent);
		}
	}

	/// Everything that can be read is what the model says.
	fn compare(&self) {
		for (i, vendor) in self.vendors.iter().enumerate() {
			let expected = vendor.as_ref().map(|v| {
				let models = self.models.iter().flatten().filter(|m| m.vendor == i).count();
				(WHO[v.account].clone(), v.status, v.voucher, models as u32)
			});
			let view = DeviceRegistry::vendor(i as u32)
				.map(|v| (v.account, v.status, v.voucher_key.is_some(), v.models));
			assert_eq!(view, expected, "vendor {i} after {:#?}", self.log);
			for (who, account) in WHO.into_iter().enumerate() {
				let rights = vendor.as_ref().and_then(|v| v.operators.get(&who)).copied();
				let view = DeviceRegistry::operator(i as u32, account);
				assert_eq!(view, Rights(rights.unwrap_or(0)), "{:#?}", self.log);
				for (right, bit) in [
					(VendorRight::Firmware, Rights::FIRMWARE),
					(VendorRight::Endorse, Rights::ENDORSE),
				] {
					let permits = DeviceRegistry::vendor_permits(i as u32, &WHO[who], right);
					assert_eq!(permits, self.may(i, who, bit), "{:#?}", self.log);
				}
			}
		}
		for (i, model) in self.models.iter().enumerate() {
			let expected = model.as_ref().map(|m| {
				let devices = self.devices.values().filter(|d| d.living() && d.model == i).count();
				(m.vendor as u32, m.voucher, m.retired, devices as u32)
			});
			let view = DeviceRegistry::model(i as u32)
				.map(|m| (m.vendor, m.voucher_required, m.retired, m.devices));
			assert_eq!(view, expected, "model {i} after {:#?}", self.log);
		}
		for (i, lot) in self.lots.iter().enumerate() {
			let expected = lot
				.as_ref()
				.map(|l| (l.model as u32, l.keys.len() as u64, l.budget, WHO[l.payer].clone()));
			let view = DeviceRegistry::lot(i as u32).map(|l| (l.model, l.size, l.budget, l.payer));
			assert_eq!(view, expected, "lot {i} after {:#?}", self.log);
		}
		for (i, fleet) in self.fleets.iter().enumerate() {
			let expected = fleet.as_ref().map(|f| FleetView {
				owner: WHO[f.owner].clone(),
				name: DeviceRegistry::fleet(i as u32).map(|f| f.name).unwrap_or_default(),
				parent: f.parent.map(|p| p as u32),
				suspended: self
					.fleets_up(Some(i))
					.into_iter()
					.any(|id| at(&self.fleets, id).unwrap().suspended),
				sponsor: f.sponsor.map(|s| WHO[s].clone()),
				children: self.fleets.iter().flatten().filter(|f| f.parent == Some(i)).count()
					as u32,
				devices: self.devices.values().filter(|d| d.fleet == Some(i)).count() as u32,
			});
			assert_eq!(DeviceRegistry::fleet(i as u32), expected, "after {:#?}", self.log);
			let terms = fleet.as_ref().and_then(|f| f.sponsor).map(|sponsor| {
				let terms = &self.sponsorships[&(i, sponsor)];
				SponsorshipView {
					sponsor: WHO[sponsor].clone(),
					budget: terms.budget,
					owed: terms.owed,
					allowance: terms.allowance,
					period: terms.period,
					floor: terms.floor,
				}
			});
			assert_eq!(DeviceRegistry::sponsorship(i as u32), terms, "after {:#?}", self.log);
		}
		for key in 0..KEYS {
			let owner = self
				.devices
				.iter()
				.find(|(_, d)| d.living() && (d.identity == key || d.operational == Some(key)));
			assert_eq!(
				DeviceRegistry::device_by_key(signer(key).key()),
				owner.map(|(device, _)| id(*device)),
				"key {key} after {:#?}",
				self.log
			);
		}
		for device in 0..DEVICES {
			self.compare_device(device);
		}
		for (i, fleet) in self.fleets.iter().enumerate() {
			let expected = fleet.as_ref().map(|f| FleetStanding {
				owner: WHO[f.owner].clone(),
				fleets: self.fleets_up(Some(i)).into_iter().map(|f| f as u32).collect(),
			});
			let standing = DeviceRegistry::fleet_standing(i as u32);
			assert_eq!(standing, expected, "after {:#?}", self.log);
			for model in 0..self.models.len() {
				let within =
					|d: &&MDevice| d.model == model && self.fleets_up(d.fleet).contains(&i);
				let expected = self.devices.values().filter(within).count() as u32;
				let members = DeviceRegistry::members(i as u32, model as u32);
				assert_eq!(members, expected, "after {:#?}", self.log);
			}
		}
		for ((who, action, target), left) in &self.permits {
			let now = uses(WHO[*who].clone(), *action, target.resource());
			assert_eq!(now, *left, "{who} {action} {target:?} after {:#?}", self.log);
		}
		assert_eq!(Permits::iter().count(), self.permits.len(), "after {:#?}", self.log);
	}

	fn compare_device(&self, device: usize) {
		let target = id(device);
		let Some(d) = self.devices.get(&device) else {
			assert_eq!(DeviceRegistry::device(target), None);
			assert_eq!(DeviceRegistry::did_document(target), None);
			return;
		};
		let view = DeviceRegistry::device(target).expect("it is enrolled");
		let details = d.living().then(|| DeviceDetails {
			owner: d.owner.map(|who| WHO[who].clone()),
			vendor: self.vendor_of(d) as u32,
			model: d.model as u32,
			identity_key: signer(d.identity).key(),
			operational_key: d.operational.map(|key| signer(key).key()),
			agreement_key: d.agreement.map(|byte| AgreementKey([byte; 32])),
			enrolled_at: view.details.as_ref().map_or(0, |details| details.enrolled_at),
			lot: d.lot.map(|lot| lot as u32),
			transfer: d
				.offer
				.as_ref()
				.filter(|o| o.generation == d.generation && o.expires >= self.now)
				.map(|o| TransferView { to: WHO[o.to].clone(), expires: o.expires }),
			recovery: d.recovery.as_ref().map(|r| RecoveryView {
				key: signer(r.key).key(),
				proposed_by: r.by,
				matures_at: r.ripe,
			}),
		});
		let expected = DeviceView {
			id: target,
			status: self.status(d),
			quarantine: Quarantine(u8::from(d.quarantined) + 2 * u8::from(d.condemned)),
			generation: d.generation,
			nonce: d.nonce,
			signing_key: signer(d.signing()).key(),
			fleet: d.fleet.map(|fleet| fleet as u32),
			details,
		};
		assert_eq!(view, expected, "device {device} after {:#?}", self.log);

		let standing = DeviceRegistry::standing(&target);
		let expected = DeviceStanding {
			owner: self.owner(device).map(|who| WHO[who].clone()),
			status: self.status(d),
			generation: d.generation,
			fleets: self.fleets_up(d.fleet).into_iter().map(|f| f as u32).collect(),
		};
		assert_eq!(standing, Some(expected), "device {device} after {:#?}", self.log);

		let document = DeviceRegistry::did_document(target).expect("it is enrolled");
		assert_eq!(document.deactivated, !d.living());
		assert_eq!(document.endpoints, endpoints(d.endpoints, false).into_inner());
		assert_eq!(document.controller, self.owner(device).map(|who| WHO[who].clone()));

		let mut attributes: Vec<_> = d
			.attributes
			.iter()
			.filter(|(_, attribute)| self.present(d, attribute))
			.map(|(number, attribute)| AttributeView {
				name: attribute_name(*number).into_inner(),
				value: vec![attribute.value],
				valid_until: attribute.until,
				source: attribute.source,
			})
			.collect();
		let mut views = DeviceRegistry::attributes(target);
		attributes.sort_by(|a, b| a.name.cmp(&b.name));
		views.sort_by(|a, b| a.name.cmp(&b.name));
		assert_eq!(views, attributes, "device {device} after {:#?}", self.log);
		for number in 0..5 {
			let expected = attributes.iter().find(|a| a.name == attribute_name(number)[..]);
			let view = DeviceRegistry::attribute(target, attribute_name(number));
			assert_eq!(view.as_ref(), expected);
			let value = <DeviceRegistry as DeviceInspect<AccountId>>::attribute(
				&target,
				&attribute_name(number),
			);
			assert_eq!(value, expected.map(|attribute| attribute.value.clone()));
		}
	}

	/// A vendor, a model and some devices, so that the random steps find something to work on.
	fn begin() -> Self {
		let mut world = Self { now: 1, ..Default::default() };
		for step in [
			(0, [0; 6]),
			(1, [0, 255, 2, 0, 0, 0]),
			(5, [0, 255, 1, 0, 0, 0]),
			(14, [0, 0, 255, 2, 255, 255]),
			(17, [0, 2, 255, 0, 0, 255]),
			(17, [1, 2, 255, 0, 0, 255]),
			(17, [2, 3, 255, 0, 0, 255]),
			(39, [0, 1, 0, 255, 0, 0]),
			(43, [0, 255, 255, 255, 4, 0]),
			(42, [0, 255, 255, 0, 0, 0]),
			(8, [0, 255, 2, 3, 255, 0]),
			// Some who may do everything, for a while, to the first devices and the fleet.
			(50, [0, 1, 0, 3, 127, 0]),
			(50, [0, 4, 0, 3, 127, 0]),
			(50, [1, 4, 0, 3, 127, 0]),
			(50, [2, 4, 0, 3, 127, 0]),
			(50, [0, 3, 1, 3, 127, 0]),
			(50, [0, 4, 1, 3, 127, 0]),
		] {
			world.step(step);
		}
		assert_eq!(world.owner(0), Some(2));
		assert_eq!(world.devices[&0].fleet, Some(0));
		assert_eq!(world.fleets[0].as_ref().unwrap().sponsor, Some(2));
		assert_eq!(world.lots.len(), 1);
		world
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(250))]

	#[test]
	fn the_chain_does_what_the_model_says(
		steps in prop::collection::vec(any::<Step>(), 40..60),
	) {
		build_and_execute(|| {
			let mut world = World::begin();
			world.compare();
			for step in steps {
				world.step(step);
				world.compare();
				let state = DeviceRegistry::do_try_state();
				assert!(state.is_ok(), "{state:?} after {:#?}", world.log);
			}
		});
	}
}

#[test]
fn every_kind_of_step_passes_and_fails_somewhere() {
	use proptest::{strategy::ValueTree, test_runner::TestRunner};
	// Without this the property could hold because nothing ever happens.
	let mut passed = BTreeMap::<u8, (u32, u32)>::new();
	let mut permitted = BTreeSet::new();
	let mut runner = TestRunner::deterministic();
	let steps = prop::collection::vec(any::<Step>(), 60);
	for _ in 0..200 {
		let steps = steps.new_tree(&mut runner).unwrap().current();
		build_and_execute(|| {
			let mut world = World::begin();
			for step in steps {
				let before = root();
				world.step(step);
				let changed = root() != before;
				let entry = passed.entry(step.0 % KINDS_OF_STEPS).or_default();
				if changed {
					entry.0 += 1
				} else {
					entry.1 += 1
				}
			}
			permitted.append(&mut world.permitted);
		});
	}
	assert_eq!(permitted, BTreeSet::from(ACTIONS), "actions taken by permission");
	for (kind, (changed, refused)) in &passed {
		assert!(*changed > 0, "step {kind} never passes");
		// Registering a vendor and passing time cannot fail.
		assert!(*refused > 0 || [0, 49].contains(kind), "step {kind} never fails");
	}
	assert_eq!(passed.len(), usize::from(KINDS_OF_STEPS));
}
