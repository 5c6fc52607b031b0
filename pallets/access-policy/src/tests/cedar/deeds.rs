// SPDX-License-Identifier: Apache-2.0

//! What happens in a [`World`]: calls, each written down if the pallet accepts it, and things that
//! are not the pallet's.

use super::{
	oracle::{Asked, Translated},
	world::*,
};
use crate::{mock::*, *};
use frame_support::storage::with_storage_layer;
use muster_primitives::{access::action, DeviceStatus};
use sp_runtime::ModuleError;
use std::collections::BTreeSet;

impl World {
	/// Something happens.
	pub fn step(&mut self) {
		if !self.locked.is_empty() && self.dice.percent(10) {
			// Or all would be locked down before long.
			self.set_lockdown();
		}
		match self.dice.below(100) {
			0..7 => self.create_role(),
			7..10 => self.set_role_enabled(),
			10..12 => self.set_role_parent(),
			12..13 => self.remove_role(),
			13..23 => self.assign_role(),
			23..24 => self.unassign_role(),
			24..35 => self.set_subject_attribute(),
			35..36 => self.remove_subject_attribute(),
			36..40 => {
				let (owner, number) = (self.owner(), self.dice.pick(&self.actions[4..]));
				self.name_action(owner, number);
			},
			40..70 => self.add_policy(),
			70..80 => self.delegate(),
			80..83 => self.revoke(),
			83..84 => self.set_rescuers(),
			84..85 => self.set_lockdown(),
			85..88 => {
				let (subject, action, resource) = self.question();
				let result = self.consume(&subject, action, &resource);
				self.count("consume", result.is_ok());
			},
			88..89 => self.sweep_subject(),
			_ => self.move_things(),
		}
	}

	fn count(&mut self, call: &'static str, accepted: bool) -> bool {
		let (tried, done) = self.calls.entry(call).or_default();
		*tried += 1;
		*done += u64::from(accepted);
		accepted
	}

	/// Whether the pallet accepted a call.
	fn call(&mut self, name: &'static str, call: impl FnOnce() -> DispatchResult) -> bool {
		System::reset_events();
		let result = with_storage_layer(call);
		let broken = [Error::<Test>::Unexpected.into(), Error::<Test>::Exhausted.into()];
		if let Err(error) = result {
			assert!(!broken.contains(&error), "{name}: {error:?}");
			if let DispatchError::Module(ModuleError { message: Some(message), .. }) = error {
				*self.refused.entry(message).or_default() += 1;
			}
		}
		self.count(name, result.is_ok())
	}

	/// Lets a subject do something, and minds the use that was taken.
	pub fn consume(
		&mut self,
		subject: &Subject<AccountId>,
		action: Action,
		resource: &Resource<AccountId>,
	) -> DispatchResult {
		let origin = match subject {
			Subject::Account(who) => signed(who.clone()),
			Subject::Device(id) => as_device(*id),
		};
		with_storage_layer(|| {
			AccessPolicy::consume(origin, resource.clone(), action)
				.map(|_| ())
				.map_err(|error| error.error)
		})?;
		let Some(Event::Accessed { policies, policy, uses_left, .. }) = events().pop() else {
			panic!("no event tells of the access");
		};
		// Rather one that counts no uses, then the oldest.
		let uncounted = |id: &&PolicyId| self.policies[id].uses.is_none();
		let choice = policies.iter().find(uncounted).or(policies.first());
		assert_eq!(policy.as_ref(), choice, "of {policies:?}");
		if let Some(there) = policy.and_then(|id| self.policies.get_mut(&id)) {
			there.uses = there.uses.map(|uses| uses - 1);
			assert_eq!(there.uses, uses_left);
		}
		Ok(())
	}

	fn create_role(&mut self) {
		let owner = self.owner();
		let parent = match self.dice.below(10) {
			0..5 => {
				// Deep trees come of choosing the youngest.
				let own = self.roles.iter().rev().find(|(_, role)| role.owner == owner);
				own.map(|(id, _)| *id)
			},
			5..8 => self.role_of(&owner),
			_ => None,
		};
		let call = || AccessPolicy::create_role(signed(owner.clone()), text("role"), parent);
		if self.call("create_role", call) {
			let Some(Event::RoleCreated { role, .. }) = events().pop() else {
				panic!("no event tells of the role");
			};
			self.roles.insert(role, Role { owner, parent, enabled: true });
		}
	}

	/// A role, with its owner.
	fn any_role(&mut self) -> Option<(RoleId, AccountId)> {
		let all: Vec<_> = self.roles.iter().map(|(id, role)| (*id, role.owner.clone())).collect();
		(!all.is_empty()).then(|| self.dice.pick(&all))
	}

	fn set_role_enabled(&mut self) {
		let Some((role, owner)) = self.any_role() else { return };
		// Rather the one that changes something, and rather on than off.
		let enabled = match self.roles[&role].enabled {
			true => self.dice.percent(40),
			false => self.dice.percent(95),
		};
		let call = || AccessPolicy::set_role_enabled(signed(owner), role, enabled);
		if self.call("set_role_enabled", call) {
			self.roles.get_mut(&role).expect("chosen of these").enabled = enabled;
		}
	}

	fn set_role_parent(&mut self) {
		let Some((role, owner)) = self.any_role() else { return };
		let top = self.dice.percent(20);
		let parent = if top { None } else { self.role_of(&owner) };
		let call = || AccessPolicy::set_role_parent(signed(owner), role, parent);
		if self.call("set_role_parent", call) {
			self.roles.get_mut(&role).expect("chosen of these").parent = parent;
		}
	}

	fn remove_role(&mut self) {
		let Some((role, owner)) = self.any_role() else { return };
		if self.call("remove_role", || AccessPolicy::remove_role(signed(owner), role)) {
			self.roles.remove(&role);
		}
	}

	fn assign_role(&mut self) {
		let Some((role, owner)) = self.any_role() else { return };
		let subject = self.subject();
		let until = self.until(40);
		let call = || AccessPolicy::assign_role(signed(owner), role, subject.clone(), until);
		if self.call("assign_role", call) {
			let who = self.who(&subject);
			self.members.insert((role, who), until);
		}
	}

	fn unassign_role(&mut self) {
		let all: Vec<_> = self.members.keys().cloned().collect();
		if all.is_empty() {
			return;
		}
		let (role, who) = self.dice.pick(&all);
		let owner = self.roles[&role].owner.clone();
		let call = || AccessPolicy::unassign_role(signed(owner), role, who.0.clone());
		// Of an earlier generation nothing can be unassigned, only swept.
		if self.call("unassign_role", call) {
			let now = self.who(&who.0);
			self.members.remove(&(role, now));
		}
	}

	pub fn set_subject_attribute(&mut self) {
		let (owner, subject) = (self.owner(), self.subject());
		// At times any, so that there are more than have room.
		let any = self.dice.percent(40);
		let name = self.dice.pick(if any { &NAMES } else { &NAMES[..2] });
		let name = AttributeName::truncate_from(name.to_vec());
		let value = self.dice.rather(3, &VALUES).to_vec();
		let until = self.until(40);
		let bounded = value.clone().try_into().expect("short enough");
		let call = || {
			let (subject, name) = (subject.clone(), name.clone());
			let origin = signed(owner.clone());
			AccessPolicy::set_subject_attribute(origin, subject, name, bounded, until)
		};
		if self.call("set_subject_attribute", call) {
			let key = (owner, self.who(&subject), name.into_inner());
			self.given.insert(key, Given { value, until });
		}
	}

	fn remove_subject_attribute(&mut self) {
		let all: Vec<_> = self.given.keys().cloned().collect();
		if all.is_empty() {
			return;
		}
		let (owner, who, name) = self.dice.pick(&all);
		let call = || {
			let bounded = name.clone().try_into().expect("it was bounded");
			let origin = signed(owner.clone());
			AccessPolicy::remove_subject_attribute(origin, owner.clone(), who.0.clone(), bounded)
		};
		if self.call("remove_subject_attribute", call) {
			let now = self.who(&who.0);
			self.given.remove(&(owner, now, name));
		}
	}

	pub fn name_action(&mut self, owner: AccountId, number: Action) {
		let name = self.dice.maybe(85, |dice| dice.pick(&["open", "close", "drain", "flush"]));
		let bounded = name.map(text);
		let call = || AccessPolicy::name_action(signed(owner.clone()), number, bounded);
		if self.call("name_action", call) {
			self.namings += 1;
			match name {
				Some(_) => self.names.insert((owner, number), self.namings),
				None => self.names.remove(&(owner, number)),
			};
		}
	}

	fn add_policy(&mut self) {
		let owner = self.owner();
		let effect = if self.dice.percent(25) { Effect::Forbid } else { Effect::Permit };
		let principal = if self.dice.percent(self.crowding) {
			self.favourite.clone()
		} else {
			match self.dice.below(10) {
				0 => Principal::Anyone,
				1..5 => self.role_of(&owner).map_or(Principal::Anyone, Principal::Role),
				_ => self.subject().into(),
			}
		};
		let target = self.target_of(&owner);
		let mut actions = self.some_actions(&owner);
		if self.dice.percent(40) {
			// So that it can be delegated.
			actions.0 |= 1 << action::GRANT;
		}
		let conditions = self.conditions(effect);
		let call = || {
			let (origin, principal) = (signed(owner.clone()), principal.clone());
			AccessPolicy::add_policy(origin, effect, principal, target, actions, conditions.clone())
		};
		if self.call("add_policy", call) {
			self.remember(owner, effect, principal, target, actions, conditions, None);
		}
	}

	fn delegate(&mut self) {
		let grants: Vec<_> = self
			.standing()
			.filter(|(_, there)| there.effect == Effect::Permit && there.actions.has(action::GRANT))
			.filter_map(|(id, there)| match &there.principal {
				Principal::Account(who) => Some((id, who.clone(), self.parents(there).count())),
				_ => None,
			})
			.collect();
		// Every other time of one that is itself delegated; rarely of one that is so twice.
		let depth = self.dice.pick(&[0, 0, 0, 0, 1, 1, 1, 1, 2]);
		let wanted: Vec<_> = grants.iter().filter(|(.., parents)| *parents == depth).collect();
		let grants = if wanted.is_empty() { grants.iter().collect() } else { wanted };
		if grants.is_empty() {
			return;
		}
		let (parent, who, _) = self.dice.pick(&grants).clone();
		let from = &self.policies[&parent];
		let (owner, over, all, left) = (from.owner.clone(), from.target, from.actions, from.uses);
		let target = match self.dice.below(10) {
			0 => self.target_of(&owner),
			1..6 => self.target_inside(&owner, over),
			_ => over,
		};
		let actions = match self.dice.below(10) {
			0 => self.some_actions(&owner),
			1..6 => all,
			_ => Actions(all.0 & (self.dice.bits(u64::MAX) | 1 << action::GRANT)),
		};
		let further = self.dice.percent(40);
		let mut conditions =
			if further { self.conditions(Effect::Permit) } else { Conditions::default() };
		if let Some(left) = left {
			// Some of what is left; at times one more.
			let most = if self.dice.percent(90) { left } else { left.saturating_add(1) };
			conditions.uses = Some(1 + self.dice.below(most.max(1).into()) as u32);
		}
		let to = match self.subject() {
			Subject::Account(to) if to == who && self.dice.percent(90) => self.subject(),
			to => to,
		};
		let call = || {
			let (origin, to) = (signed(who), to.clone());
			AccessPolicy::delegate(origin, parent, to, target, actions, conditions.clone())
		};
		if self.call("delegate", call) {
			if let Some(left) = &mut self.policies.get_mut(&parent).expect("chosen of these").uses {
				*left -= conditions.uses.expect("the parent counts them");
			}
			let permit = Effect::Permit;
			self.remember(owner, permit, to.into(), target, actions, conditions, Some(parent));
		}
	}

	/// Writes down a policy that was accepted just now, in Cedar's language.
	fn remember(
		&mut self,
		owner: AccountId,
		effect: Effect,
		principal: Principal<AccountId>,
		target: Target,
		actions: Actions,
		conditions: Conditions,
		parent: Option<PolicyId>,
	) {
		let Some(Event::PolicyAdded { policy: id, .. }) = events().pop() else {
			panic!("no event tells of the policy");
		};
		let asked = Asked {
			id,
			owner: &owner,
			effect,
			principal: &principal,
			target,
			actions,
			conditions: &conditions,
			parent: parent.map(|parent| &self.policies[&parent].cedar),
		};
		let cedar = Translated::new(self, asked);
		let uses = conditions.uses;
		let there = Kept { owner, effect, principal, target, actions, parent, uses, cedar };
		self.policies.insert(id, there);
	}

	fn revoke(&mut self) {
		let mut all: Vec<_> = self.policies.keys().copied().collect();
		// Rather those that others were delegated from.
		let parents: Vec<_> = self.policies.values().filter_map(|there| there.parent).collect();
		if self.dice.percent(30) {
			all.retain(|id| parents.contains(id));
		}
		if all.is_empty() {
			return;
		}
		let id = self.dice.pick(&all);
		let by = match self.dice.below(10) {
			0 => self.account(),
			_ => self.policies[&id].owner.clone(),
		};
		if self.call("revoke", || AccessPolicy::revoke(signed(by), id)) {
			self.policies.remove(&id);
		}
	}

	fn set_rescuers(&mut self) {
		let owner = self.owner();
		let rescuers: BTreeSet<_> = (0..self.dice.below(4)).map(|_| self.account()).collect();
		let rescuers: Vec<_> = rescuers.into_iter().collect();
		let bounded = rescuers.clone().try_into().expect("few enough");
		let call = || AccessPolicy::set_rescuers(signed(owner.clone()), bounded);
		if self.call("set_rescuers", call) {
			self.rescuers.insert(owner, rescuers);
		}
	}

	fn set_lockdown(&mut self) {
		// Rather lifted than begun.
		let locked = self.locked.first().filter(|_| self.dice.percent(80)).cloned();
		let owner = locked.unwrap_or_else(|| self.owner());
		let locked = !self.locked.contains(&owner);
		let rescuers = self.rescuers.get(&owner).cloned().unwrap_or_default();
		let by = if rescuers.is_empty() || self.dice.percent(50) {
			owner.clone()
		} else {
			self.dice.pick(&rescuers)
		};
		let call = || AccessPolicy::set_lockdown(signed(by), owner.clone(), locked);
		if self.call("set_lockdown", call) {
			if locked {
				self.locked.insert(owner);
			} else {
				self.locked.remove(&owner);
			}
		}
	}

	fn sweep_subject(&mut self) {
		let device = self.dice.pick(&self.devices);
		let (subject, generation) = self.who(&Subject::Device(device));
		let owner = self.owner();
		let Some(earlier) = generation.checked_sub(1) else { return };
		let call = || {
			AccessPolicy::sweep_subject(signed(STRANGER), owner.clone(), device, earlier)
				.map(|_| ())
				.map_err(|error| error.error)
		};
		if self.call("sweep_subject", call) {
			let gone = (subject, earlier);
			let roles = &self.roles;
			self.members.retain(|(role, who), _| *who != gone || roles[role].owner != owner);
			self.given.retain(|(by, who, _), _| *who != gone || *by != owner);
		}
	}

	// What is not the pallet's.

	/// Status, verdict and attributes of a device become others.
	pub fn change_device(&mut self, id: DeviceId) {
		let status = match self.dice.below(12) {
			0..2 => DeviceStatus::Suspended,
			2 => DeviceStatus::Quarantined,
			_ => DeviceStatus::Active,
		};
		let now = self.now;
		let at = match self.dice.below(12) {
			0 => now,
			1 => now + 60,
			2 => 0,
			_ => now - self.dice.below(2 * DAY),
		};
		let attestation = self.dice.percent(75).then(|| {
			let firmware = self.dice.percent(75).then(|| self.sequence());
			(self.tier(), at, firmware)
		});
		let mut attributes = Vec::new();
		for name in &NAMES[..NAMES.len() - 1] {
			if self.dice.percent(65) {
				let mut value = self.dice.rather(3, &VALUES).to_vec();
				if self.dice.percent(5) {
					// Longer than what it can be compared with, yet a number.
					value = vec![b'0'; 60];
					value.push(b'5');
				}
				attributes.push((name.to_vec(), value));
			}
		}
		Book::change(id, |entry| {
			entry.attestation = attestation;
			entry.attributes = attributes;
			// Whoever has no owner stays as it is.
			if entry.owner.is_some() {
				entry.status = status;
			}
		});
	}

	/// As the registry lets things happen.
	fn move_things(&mut self) {
		let id = self.dice.pick(&self.devices);
		let entry = Entries::get(id).expect("chosen of these");
		let Some(owner) = entry.owner.filter(|_| !self.dice.percent(30)) else {
			return self.move_fleet();
		};
		match self.dice.below(20) {
			0..8 => self.change_device(id),
			8..14 => {
				let fleet = self.fleet_or_none(&owner);
				Book::change(id, |entry| entry.fleet = fleet);
			},
			14..16 => {
				let to = self.owner();
				Book::transfer(id, &to);
			},
			// A recovery.
			16..19 => Book::change(id, |entry| entry.generation += 1),
			_ if self.dice.percent(30) => Book::change(id, |entry| {
				entry.status = DeviceStatus::Decommissioned;
				entry.generation += 1;
				entry.owner = None;
				entry.fleet = None;
			}),
			_ => {},
		}
	}

	fn move_fleet(&mut self) {
		let id = self.dice.pick(&self.fleets);
		let (owner, _) = FleetEntries::get(id).expect("chosen of these");
		let parent = self.fleet_or_none(&owner);
		let levels = self.fleets.iter().filter_map(|other| {
			let above = fleets_above(*other);
			above.iter().position(|above| *above == id)
		});
		let height = levels.max().map_or(0, |lowest| lowest + 1);
		let above = parent.map_or_else(Vec::new, fleets_above);
		if !above.contains(&id) && above.len() + height <= 4 {
			FleetEntries::insert(id, (owner, parent));
		}
	}
}
