// SPDX-License-Identifier: Apache-2.0

//! What each step does to the chain and to the model.

use super::*;

/// What is chosen among.
impl World {
	/// An account: mostly the right one.
	fn account(&self, right: Option<usize>, choice: Choice) -> usize {
		right.filter(|_| choice < 210).unwrap_or(choice as usize % ACCOUNTS.len())
	}

	/// One of those who own most.
	pub fn lord(&self, choice: Choice) -> usize {
		match choice {
			0..160 => 0,
			160..230 => 5,
			_ => choice as usize % ACCOUNTS.len(),
		}
	}

	fn anybody(&self, choice: Choice) -> Who {
		match choice % 10 {
			n @ 0..6 => Who::Account(n as usize),
			_ => Who::Device(choice as usize / 10 % DEVICES),
		}
	}

	/// Somebody other than who owns most.
	pub fn asker(&self, choice: Choice) -> Who {
		match choice % 8 {
			n @ 1..6 => Who::Account(n as usize),
			_ => Who::Device(choice as usize / 8 % DEVICES),
		}
	}

	/// A device, fleet, stream or domain; mostly the first device, for something to come together.
	pub fn thing(&self, choice: Choice) -> Thing {
		match choice {
			0..80 => Thing::Device(0),
			80..130 => Thing::Device(choice as usize % DEVICES),
			130..180 => Thing::Fleet([1, 2, 3, 4, 10][choice as usize % 5]),
			180..210 => Thing::Stream(u32::from(choice) % 5 + 1),
			210..240 => Thing::Domain(0),
			_ => Thing::Domain(choice as usize % ACCOUNTS.len()),
		}
	}

	/// A thing of an owner's, mostly.
	pub fn thing_of(&self, owner: usize, choice: Choice) -> Thing {
		let thing = self.thing(choice);
		match self.owner_of(thing) {
			Some(there) if there == owner => thing,
			_ if choice.is_multiple_of(16) => thing,
			_ => {
				let own = |d: &usize| self.devices[*d].owner == Some(owner);
				let device = (0..DEVICES).filter(own).nth(choice as usize % 2);
				device.map_or(Thing::Domain(owner), Thing::Device)
			},
		}
	}

	/// Everything that lies in something, itself included.
	pub fn inside(&self, thing: Thing) -> Vec<Thing> {
		let domains = self.realms.keys().copied().map(Thing::Domain);
		let all = self.things().into_iter().chain(domains);
		all.filter(|other| self.around(*other).contains(&thing)).collect()
	}

	pub fn some_role(&self, choice: Choice) -> RoleId {
		match self.roles.len() {
			0 => u32::from(choice) % 2,
			_ if choice == 255 => self.roles_made,
			n => self.roles[choice as usize % n].id,
		}
	}

	pub fn role_owner(&self, role: RoleId) -> Option<usize> {
		self.role(role).map(|role| role.owner)
	}

	/// Actions of a policy: some of six, one of which a domain cannot do without.
	fn actions(&self, owner: usize, choice: u8) -> u64 {
		if choice == 255 {
			return 0;
		}
		let mask = |action: &Action| 1u64 << action;
		let wanted = ASKED[..6].iter().enumerate().filter(|(i, _)| choice >> i & 1 == 1);
		let known = |a: &Action| choice > 240 || self.meaning(owner, *a).is_some();
		wanted.map(|(_, action)| action).filter(|a| known(a)).map(mask).fold(0, |a, b| a | b)
	}

	fn until(&self, offset: Option<i16>) -> Option<u64> {
		offset.map(|offset| self.now.saturating_add_signed(offset.into()))
	}
}

/// Steps.
impl World {
	/// Makes a call and has the model's word for it.
	pub fn call(
		&mut self,
		who: Who,
		call: Call<Test>,
		passes: bool,
		tally: &mut Tally,
		kind: &str,
	) {
		self.log.push(format!("{who:?}: {call:?}"));
		let result = RuntimeCall::from(call).dispatch_bypass_filter(origin(who));
		assert_eq!(result.is_ok(), passes, "{result:?} of the last of {:#?}", self.log);
		let map = if passes { &mut tally.passed } else { &mut tally.failed };
		*map.entry(kind.to_string()).or_default() += 1;
		let revision = self.realms.values().map(|realm| realm.revision).max().unwrap_or(0);
		assert!(revision <= self.changes);
	}

	/// There is a change to a domain.
	fn change(&mut self, owner: usize) -> u64 {
		self.changes += 1;
		let new = !self.realms.contains_key(&owner);
		self.realms.entry(owner).or_default().revision = self.changes;
		if new {
			self.stricter(owner, None);
		}
		self.changes
	}

	fn items(&self, owner: usize) -> usize {
		let roles = || self.roles.iter().filter(|role| role.owner == owner);
		let members = self.members.iter().filter(|m| roles().any(|role| role.id == m.role)).count();
		self.realms.get(&owner).map_or(0, |realm| realm.names.len())
			+ roles().count()
			+ members + self.sayings.iter().filter(|saying| saying.owner == owner).count()
			+ self.standing_rules(owner).count()
	}

	/// Names of devices' attributes that a domain asks about.
	fn asked(&self, owner: usize) -> BTreeSet<Vec<u8>> {
		self.standing_rules(owner)
			.flat_map(|rule| tests(&rule.conditions.iter().collect::<Vec<_>>()))
			.filter(|test| test.of == Party::Resource)
			.map(|test| test.name.to_vec())
			.collect()
	}

	/// Whether there is room for one more like this.
	fn room(&self, new: &Rule) -> bool {
		let beside = || {
			self.standing_rules(new.owner).filter(|rule| match (rule.whom, new.whom) {
				(Whom::Named(a), Whom::Named(b)) => a == b,
				(Whom::Named(_), _) | (_, Whom::Named(_)) => false,
				_ => (rule.target, rule.generation) == (new.target, new.generation),
			})
		};
		let most = match (new.whom, new.target) {
			(Whom::Named(_), _) => MAX_NAMED,
			(_, Thing::Domain(_)) => MAX_AT_DOMAIN,
			_ => MAX_AT_TARGET,
		};
		let delegated = beside().filter(|rule| !rule.parents.is_empty()).count();
		let mut asked = self.asked(new.owner);
		let tests = tests(&new.conditions.iter().collect::<Vec<_>>());
		let of_resource = tests.into_iter().filter(|test| test.of == Party::Resource);
		asked.extend(of_resource.map(|test| test.name.to_vec()));
		(beside().count() as u32) < most
			&& (new.parents.is_empty() || (delegated as u32) < MAX_DELEGATED)
			&& asked.len() as u32 <= MAX_ATTRIBUTE_NAMES
	}

	fn add_rule(&mut self, mut rule: Rule) {
		rule.id = self.change(rule.owner);
		if rule.effect == Effect::Forbid {
			let about = match rule.whom {
				Whom::Named(who) => Some(who),
				_ => None,
			};
			self.stricter(rule.owner, about);
		}
		self.rules.push(rule);
	}

	pub fn step(&mut self, step: Step, tally: &mut Tally) {
		let kind = step.kind();
		let kind = &kind[..];
		match step {
			Step::NameAction { by, action, name } => {
				let by = self.lord(by);
				let action = match action {
					0..200 => ASKED[3 + action as usize % 3],
					_ => ASKED[action as usize % ASKED.len()],
				};
				let name = name.map(|name| pick(&NAMES, name).to_vec());
				let names = self.realms.get(&by).map(|realm| realm.names.clone());
				let old = names.unwrap_or_default().get(&action).map(|(name, _)| name.clone());
				let ok =
					(16..64).contains(&action) && name.as_deref().is_none_or(good) && name != old;
				if ok {
					let change = self.change(by);
					let names = &mut self.realms.get_mut(&by).unwrap().names;
					match name.clone() {
						Some(name) => names.insert(action, (name, change)),
						None => names.remove(&action),
					};
					if old.is_some() {
						self.stricter(by, None);
					}
				}
				let call = Call::name_action { action, name: name.map(|name| text(&name)) };
				self.call(Who::Account(by), call, ok, tally, kind);
			},
			Step::CreateRoles { by, name, parent, count } => {
				let mut parent = parent.map(|parent| self.some_role(parent));
				let owner = parent.and_then(|parent| self.role_owner(parent));
				let by = owner.filter(|_| by < 240).unwrap_or(self.lord(by));
				let name = pick(&NAMES, name).to_vec();
				for _ in 0..count {
					let ok = good(&name)
						&& parent.is_none_or(|p| {
							self.own_role(p, by) && self.levels(p) < MAX_ROLE_DEPTH
						}) && (self.roles.iter().filter(|role| role.owner == by).count()
						as u32) < MAX_ROLES;
					if ok {
						self.change(by);
						let (id, name) = (self.roles_made, name.clone());
						self.roles.push(Role { id, owner: by, name, parent, enabled: true });
						self.roles_made += 1;
					}
					let call = Call::create_role { name: text(&name), parent };
					self.call(Who::Account(by), call, ok, tally, kind);
					parent = self.roles.last().map(|role| role.id);
				}
			},
			Step::RenameRole { by, role, name } => {
				let role = self.some_role(role);
				let by = self.account(self.role_owner(role), by);
				let name = pick(&NAMES, name).to_vec();
				let ok = self.own_role(role, by) && good(&name);
				if ok {
					let there = self.roles.iter_mut().find(|there| there.id == role);
					there.unwrap().name = name.clone();
				}
				let call = Call::rename_role { role, name: text(&name) };
				self.call(Who::Account(by), call, ok, tally, kind);
			},
			Step::MoveRole { by, role, parent } => {
				let role = self.some_role(role);
				let by = self.account(self.role_owner(role), by);
				let parent = parent.map(|parent| self.some_role(parent));
				let below = |p: RoleId| self.up(p).iter().any(|above| above.id == role);
				let ok = self.own_role(role, by)
					&& self.role(role).unwrap().parent != parent
					&& parent.is_none_or(|p| {
						self.own_role(p, by)
							&& !below(p) && self.levels(p) + self.height(role) <= MAX_ROLE_DEPTH
					});
				if ok {
					self.change(by);
					self.stricter(by, None);
					let there = self.roles.iter_mut().find(|there| there.id == role);
					there.unwrap().parent = parent;
				}
				let call = Call::set_role_parent { role, parent };
				self.call(Who::Account(by), call, ok, tally, kind);
			},
			Step::SwitchRole { by, role, enabled } => {
				let role = self.some_role(role);
				let by = self.account(self.role_owner(role), by);
				let ok = self.own_role(role, by) && self.role(role).unwrap().enabled != enabled;
				if ok {
					self.change(by);
					self.stricter(by, None);
					let there = self.roles.iter_mut().find(|there| there.id == role);
					there.unwrap().enabled = enabled;
				}
				let call = Call::set_role_enabled { role, enabled };
				self.call(Who::Account(by), call, ok, tally, kind);
			},
			Step::RemoveRole { by, role } => {
				let role = self.some_role(role);
				let by = self.account(self.role_owner(role), by);
				let about = |rule: &Rule| !rule.revoked && rule.whom == Whom::Role(role);
				let ok = self.own_role(role, by)
					&& !self.members.iter().any(|member| member.role == role)
					&& !self.rules.iter().any(about)
					&& !self.roles.iter().any(|other| other.parent == Some(role));
				if ok {
					self.change(by);
					self.roles.retain(|other| other.id != role);
				}
				self.call(Who::Account(by), Call::remove_role { role }, ok, tally, kind);
			},
			Step::Assign { by, role, to, until } => {
				let (role, to) = (self.some_role(role), self.anybody(to));
				let by = self.account(self.role_owner(role), by);
				let until = self.until(until);
				let marked = self.marked(to);
				let mine =
					|m: &&Holder| Some(m.who) == marked && self.role_owner(m.role) == Some(by);
				let has = self.members.iter().filter(mine).any(|m| m.role == role);
				let ok = self.own_role(role, by)
					&& until.is_none_or(|until| until >= self.now)
					&& marked.is_some()
					&& (has || (self.members.iter().filter(mine).count() as u32) < MAX_MEMBERSHIPS);
				if ok {
					let who = marked.unwrap();
					self.change(by);
					self.stricter(by, Some(who));
					self.members.retain(|m| (m.role, m.who) != (role, who));
					self.members.push(Holder { role, who, until });
				}
				let call = Call::assign_role { role, subject: subject(to), valid_until: until };
				self.call(Who::Account(by), call, ok, tally, kind);
			},
			Step::Unassign { by, role, from } => {
				// Mostly one that there is.
				let there = match self.members.len() {
					0 => None,
					_ if from > 220 => None,
					n => Some((
						self.members[from as usize % n].role,
						self.members[from as usize % n].who.0,
					)),
				};
				let (role, from) = there.unwrap_or((self.some_role(role), self.anybody(from)));
				let owner = self.role_owner(role);
				let by = self.account(owner, by);
				let marked = self.marked(from);
				let member = self
					.members
					.iter()
					.find(|member| member.role == role && Some(member.who) == marked);
				let lapsed = |member: &Holder| member.until.is_some_and(|until| until < self.now);
				let ok = member.is_some_and(|member| owner == Some(by) || lapsed(member));
				if ok {
					let (owner, who) = (owner.unwrap(), marked.unwrap());
					self.change(owner);
					self.stricter(owner, Some(who));
					self.members.retain(|member| (member.role, member.who) != (role, who));
				}
				let call = Call::unassign_role { role, subject: subject(from) };
				self.call(Who::Account(by), call, ok, tally, kind);
			},
			Step::Say { by, about, name, value, until } => {
				let (by, about) = (self.lord(by), self.anybody(about));
				let (name, value) =
					(pick(&ATTRIBUTES, name).to_vec(), pick(&VALUES, value).to_vec());
				let until = self.until(until);
				let marked = self.marked(about);
				let said = |s: &&Saying| s.owner == by && Some(s.about) == marked;
				let again = self.sayings.iter().filter(said).any(|s| s.name == name);
				let ok = good(&name)
					&& until.is_none_or(|until| until >= self.now)
					&& marked.is_some()
					&& (again
						|| (self.sayings.iter().filter(said).count() as u32)
							< MAX_SUBJECT_ATTRIBUTES);
				if ok {
					let about = marked.unwrap();
					self.change(by);
					if again {
						self.stricter(by, Some(about));
					}
					self.sayings.retain(|s| !(s.owner == by && s.about == about && s.name == name));
					let (name, value) = (name.clone(), value.clone());
					self.sayings.push(Saying { owner: by, about, name, value, until });
				}
				let call = Call::set_subject_attribute {
					subject: subject(about),
					name: text(&name),
					value: text(&value),
					valid_until: until,
				};
				self.call(Who::Account(by), call, ok, tally, kind);
			},
			Step::Unsay { by, owner, about, name } => {
				let there = match self.sayings.len() {
					0 => None,
					_ if about > 220 => None,
					n => self.sayings.get(about as usize % n).cloned(),
				};
				let there = there.map(|there| (there.owner, there.about.0, there.name));
				let (owner, about, name) = there.unwrap_or((
					self.lord(owner),
					self.anybody(about),
					pick(&ATTRIBUTES, name).to_vec(),
				));
				let by = self.account(Some(owner), by);
				let marked = self.marked(about);
				let same =
					|s: &Saying| s.owner == owner && Some(s.about) == marked && s.name == name;
				let ok = self.sayings.iter().find(|s| same(s)).is_some_and(|saying| {
					by == owner || saying.until.is_some_and(|until| until < self.now)
				});
				if ok {
					self.sayings.retain(|s| !same(s));
					self.change(owner);
					self.stricter(owner, marked);
				}
				let call = Call::remove_subject_attribute {
					owner: ACCOUNTS[owner].clone(),
					subject: subject(about),
					name: text(&name),
				};
				self.call(Who::Account(by), call, ok, tally, kind);
			},
			Step::AddPolicies {
				by,
				effect,
				principal: sort,
				whom,
				target: thing,
				actions,
				conditions,
				count,
			} => {
				let by = self.lord(by);
				let thing = match self.thing_of(by, thing) {
					// The call knows no other's domain.
					Thing::Domain(_) => Thing::Domain(by),
					thing => thing,
				};
				let (whom, whom_there) = match sort % 8 {
					0 => (Whom::Anyone, true),
					1..4 => {
						let role = self.some_role(whom);
						(Whom::Role(role), self.own_role(role, by))
					},
					_ => {
						let who = self.asker(whom);
						let marked = self.marked(who);
						(Whom::Named(marked.unwrap_or((who, 0))), marked.is_some())
					},
				};
				let actions = self.actions(by, actions);
				for _ in 0..count {
					let rule = Rule {
						id: 0,
						owner: by,
						effect,
						whom,
						target: thing,
						generation: self.generation_of(thing),
						actions,
						conditions: vec![conditions.clone()],
						uses: conditions.uses,
						parents: vec![],
						payer: by,
						revoked: false,
					};
					let known = (0..64)
						.filter(|action| actions >> action & 1 == 1)
						.all(|action| self.meaning(by, action).is_some());
					let ok = whom_there
						&& self.owner_of(thing) == Some(by)
						&& actions != 0 && known
						&& sound(&[&conditions], self.now)
						&& (effect == Effect::Permit || conditions.uses.is_none())
						&& self.room(&rule);
					if ok {
						self.add_rule(rule);
						self.settle();
					}
					let call = Call::add_policy {
						effect,
						principal: principal(whom),
						target: target(thing),
						actions: Actions(actions),
						conditions: conditions.clone(),
					};
					self.call(Who::Account(by), call, ok, tally, kind);
				}
			},
			Step::Delegate { by, parent, to, target: thing, actions, conditions } => {
				// Mostly of one that can be delegated.
				let can = |rule: &&Rule| {
					!rule.revoked && (0..ACCOUNTS.len()).any(|who| grants(rule, who))
				};
				let good: Vec<_> = self.rules.iter().filter(can).map(|rule| rule.id).collect();
				let id = match (good.len(), self.rules.len()) {
					(_, 0) => u64::from(parent),
					(0, n) => self.rules[parent as usize % n].id,
					(_, n) if parent > 230 => self.rules[parent as usize % n].id,
					(n, _) => good[parent as usize % n],
				};
				let from = self.rule(id).cloned();
				let right = from.as_ref().and_then(|rule| match rule.whom {
					Whom::Named((Who::Account(who), _)) => Some(who),
					_ => None,
				});
				let (by, to) = (self.account(right, by), self.asker(to));
				let owner = from.as_ref().map_or(0, |rule| rule.owner);
				let inside = from.as_ref().map_or(vec![], |rule| self.inside(rule.target));
				let thing = match inside.get(thing as usize % (inside.len() + 1)) {
					Some(thing) => *thing,
					None => match self.thing_of(owner, thing) {
						// The call knows no other's domain.
						Thing::Domain(_) => Thing::Domain(owner),
						thing => thing,
					},
				};
				let actions = match (&from, actions % 4) {
					(Some(from), 0) => from.actions,
					(Some(from), 1 | 2) => from.actions & self.actions(owner, actions / 4 * 5),
					_ => self.actions(owner, actions),
				};
				let rule = from.as_ref().filter(|rule| !rule.revoked).map(|from| {
					let mut all = from.conditions.clone();
					all.push(conditions.clone());
					let mut parents = from.parents.clone();
					parents.push(from.id);
					Rule {
						id: 0,
						owner,
						effect: Effect::Permit,
						whom: Whom::Named(self.marked(to).unwrap_or((to, 0))),
						target: thing,
						generation: self.generation_of(thing),
						actions,
						conditions: all,
						uses: conditions.uses,
						parents,
						payer: by,
						revoked: false,
					}
				});
				let ok = rule.as_ref().is_some_and(|rule| {
					let from = from.as_ref().unwrap();
					let covered = rule.parents.iter().all(|parent| {
						self.standing(*parent).is_some_and(|parent| self.covers(parent, thing))
					});
					let meant = (0..64).filter(|action| actions >> action & 1 == 1).all(|action| {
						from.actions >> action & 1 == 1
							&& self.meaning(owner, action).is_some_and(|since| since <= from.id)
					});
					let uses = match (from.uses, conditions.uses) {
						(Some(left), Some(taken)) => taken <= left,
						(Some(_), None) => false,
						(None, _) => true,
					};
					let caller = Who::Account(by);
					let may = || self.decide(caller, action::GRANT, thing).reason.permits();
					grants(from, by)
						&& to != caller && self.marked(to).is_some()
						&& actions != 0 && meant
						&& covered && rule.parents.len() as u32 <= MAX_DELEGATION_DEPTH
						&& uses && sound(&rule.conditions.iter().collect::<Vec<_>>(), self.now)
						&& self.room(rule) && may()
				});
				if ok {
					let from = self.rules.iter_mut().find(|rule| rule.id == id).unwrap();
					if let (Some(left), Some(taken)) = (&mut from.uses, conditions.uses) {
						*left -= taken;
					}
					self.add_rule(rule.unwrap());
				}
				let call = Call::delegate {
					parent: id,
					to: subject(to),
					target: target(thing),
					actions: Actions(actions),
					conditions,
				};
				self.call(Who::Account(by), call, ok, tally, kind);
			},
			Step::Revoke { by, policy } => {
				let id = match self.rules.len() {
					0 => u64::from(policy),
					n => self.rules[policy as usize % n].id,
				};
				let rule = self.standing(id).cloned();
				let right = rule.as_ref().map(|rule| match (by % 3, rule.whom) {
					(0, Whom::Named((Who::Account(who), _))) => who,
					(1, _) => rule.payer,
					_ => rule.owner,
				});
				let by = self.account(right, by);
				let ok = rule.as_ref().is_some_and(|rule| {
					let named = rule.whom == Whom::Named((Who::Account(by), 0));
					by == rule.owner
						|| by == rule.payer
						|| (named && rule.effect == Effect::Permit)
						|| self.dead(rule)
				});
				if ok {
					self.change(rule.unwrap().owner);
					self.rules.iter_mut().find(|rule| rule.id == id).unwrap().revoked = true;
				}
				self.call(Who::Account(by), Call::revoke { policy: id }, ok, tally, kind);
			},
			Step::SetRescuers { by, rescuers } => {
				// Sometimes by one who has nothing but that, and so can remove the domain.
				let by = if by < 180 { self.lord(by) } else { by as usize % ACCOUNTS.len() };
				let rescuers: Vec<_> =
					rescuers.into_iter().map(|r| r as usize % ACCOUNTS.len()).collect();
				let ok = rescuers.iter().collect::<BTreeSet<_>>().len() == rescuers.len();
				let accounts: Vec<_> = rescuers.iter().map(|r| ACCOUNTS[*r].clone()).collect();
				if ok {
					self.change(by);
					let realm = self.realms.get_mut(&by).unwrap();
					realm.rescuers = rescuers;
					if realm.locked {
						self.stricter(by, None);
					}
				}
				let rescuers = accounts.try_into().expect("three at most");
				self.call(Who::Account(by), Call::set_rescuers { rescuers }, ok, tally, kind);
			},
			Step::SetLockdown { by, owner, locked } => {
				let owner = self.lord(owner);
				let rescuer = self.realms.get(&owner).and_then(|r| r.rescuers.first().copied());
				let right = if by % 2 == 0 { Some(owner) } else { rescuer };
				let by = self.account(right, by);
				let ok = self.realms.get(&owner).is_some_and(|realm| {
					(by == owner || realm.rescuers.contains(&by)) && realm.locked != locked
				});
				if ok {
					self.change(owner);
					self.realms.get_mut(&owner).unwrap().locked = locked;
					if locked {
						self.stricter(owner, None);
					}
				}
				let call = Call::set_lockdown { owner: ACCOUNTS[owner].clone(), locked };
				self.call(Who::Account(by), call, ok, tally, kind);
			},
			Step::RemoveDomain { by } => {
				let empty = self.realms.keys().copied().find(|owner| self.items(*owner) == 0);
				let by = self.account(empty, by);
				let ok = self.realms.contains_key(&by) && self.items(by) == 0;
				if ok {
					self.realms.remove(&by);
					self.stricter.retain(|it| it.owner != by);
				}
				self.call(Who::Account(by), Call::remove_domain {}, ok, tally, kind);
			},
			Step::Sweep { by, owner, device, back } => {
				// Mostly of something that there is.
				let stale: Vec<_> = self
					.records
					.iter()
					.filter(|(_, who)| self.marked(who.0) != Some(*who))
					.collect();
				let (owner, device, generation) =
					match stale.get(device as usize % (stale.len() + 1)) {
						Some((owner, (Who::Device(device), generation))) => {
							(*owner, *device, *generation)
						},
						_ => {
							let device = device as usize % DEVICES;
							let generation = self.devices[device].generation;
							(self.lord(owner), device, generation.saturating_sub(back.into()))
						},
					};
				let by = by as usize % ACCOUNTS.len();
				let who = (Who::Device(device), generation);
				let ok = self.marked(who.0) != Some(who) && self.records.contains(&(owner, who));
				if ok {
					self.change(owner);
					let own: BTreeSet<_> = self
						.roles
						.iter()
						.filter(|role| role.owner == owner)
						.map(|role| role.id)
						.collect();
					self.members.retain(|m| m.who != who || !own.contains(&m.role));
					self.sayings.retain(|s| s.about != who || s.owner != owner);
					let named =
						|rule: &&mut Rule| rule.owner == owner && rule.whom == Whom::Named(who);
					self.rules.iter_mut().filter(named).for_each(|rule| rule.revoked = true);
				}
				let (owner, device) = (ACCOUNTS[owner].clone(), device_id(device));
				let call = Call::sweep_subject { owner, device, generation };
				self.call(Who::Account(by), call, ok, tally, kind);
			},
			Step::Consume(question) => {
				let (who, action, thing) = self.asked_about(question);
				let answer = self.decide(who, action, thing);
				let ok = self.take(&answer);
				let call = Call::consume { resource: resource(thing), action };
				self.call(who, call, ok, tally, kind);
			},
			Step::RequestAccess { question, duration } => {
				let (who, action, thing) = self.asked_about(question);
				let duration = if duration % 20 == 0 { 0 } else { u64::from(duration) };
				let answer = self.decide(who, action, thing);
				let ok = (1..=86_400).contains(&duration) && self.take(&answer);
				let call = Call::request_access { resource: resource(thing), action, duration };
				self.call(who, call, ok, tally, kind);
				if ok {
					let (owner, about) = (self.owner_of(thing).unwrap(), self.marked(who).unwrap());
					let rests_on = answer.choice.map_or(vec![], |(id, _)| {
						let mut all = self.rule(id).unwrap().parents.clone();
						all.push(id);
						all
					});
					let view = AccessPolicy::session(resource(thing), subject(who), action);
					let session = Leave {
						resource: thing,
						who,
						action,
						owner,
						generations: (about.1, self.generation_below(thing)),
						opened: self.realms.get(&owner).map_or(0, |_| self.changes),
						from: self.now,
						until: view.expect("it is open").until,
						rests_on,
						recorded: answer.reason == Reason::Permitted
							&& self.records.contains(&(owner, about)),
						payer: match who {
							Who::Account(who) => who,
							Who::Device(device) => self.devices[device].owner.unwrap(),
						},
					};
					let longest = self.now + duration;
					let end = answer.choice.and_then(|(_, until)| until);
					let longest = end.map_or(longest, |end| end.min(longest));
					let rightly = self.lasts_rightly(&session, longest);
					assert!(rightly, "not {longest}: {session:?} after {:#?}", self.log);
					tally.cut_short += u32::from(session.until < longest);
					self.sessions.retain(|s| (s.resource, s.who, s.action) != (thing, who, action));
					self.sessions.push(session);
				}
			},
			Step::EndSession { by, session } => {
				let there = match self.sessions.len() {
					0 => None,
					n => self.sessions.get(session as usize % n).cloned(),
				};
				let by = match (&there, by % 8) {
					(Some(there), 0) => there.who,
					(Some(there), 1) => Who::Account(there.owner),
					(Some(there), 2) => Who::Account(there.payer),
					_ => self.anybody(by),
				};
				let (thing, who, action) = there
					.as_ref()
					.map_or((Thing::Device(0), by, 0), |s| (s.resource, s.who, s.action));
				let ok = there.is_some_and(|there| {
					by == there.who
						|| by == Who::Account(there.owner)
						|| by == Who::Account(there.payer)
						|| !self.ends(&there).is_empty()
				});
				if ok {
					self.sessions.retain(|s| (s.resource, s.who, s.action) != (thing, who, action));
				}
				let (resource, subject) = (resource(thing), subject(who));
				self.call(by, Call::end_session { resource, subject, action }, ok, tally, kind);
			},
			step => self.outside(step, tally),
		}
		self.settle();
	}

	/// Who asks for what, mostly among what there is.
	pub fn asked_about(&self, question: Question) -> (Who, Action, Thing) {
		let Question { who, action, resource } = question;
		let rules: Vec<_> = self.rules.iter().filter(|rule| !rule.revoked).collect();
		if resource % 4 == 0 || rules.is_empty() {
			let action = match action {
				0..230 => ASKED[action as usize % 5],
				_ => ASKED[action as usize % ASKED.len()],
			};
			let who = if who < 230 { self.asker(who) } else { self.anybody(who) };
			return (who, action, self.thing(resource));
		}
		// Whom a policy is about, what it lets do, something that it covers.
		let rule = rules[action as usize % rules.len()];
		let asker = match rule.whom {
			Whom::Named((named, _)) => named,
			Whom::Role(_) if !self.members.is_empty() => {
				self.members[who as usize % self.members.len()].who.0
			},
			_ => self.asker(who),
		};
		let actions: Vec<_> = (0..64).filter(|a| rule.actions >> a & 1 == 1).collect();
		let things = self.inside(rule.target);
		let thing = things.get(resource as usize / 4 % things.len().max(1));
		(asker, actions[who as usize % actions.len()], *thing.unwrap_or(&rule.target))
	}

	/// Takes a use, if the answer is yes, of what it is to be taken of.
	fn take(&mut self, answer: &Answer) -> bool {
		if let Some((id, _)) = answer.choice {
			let rule = self.rules.iter_mut().find(|rule| rule.id == id).unwrap();
			rule.uses = rule.uses.map(|uses| uses - 1);
		}
		answer.reason.permits()
	}
}

/// Mostly a good one: not the first.
pub fn pick<'a>(all: &[&'a [u8]], choice: Choice) -> &'a [u8] {
	let index = choice as usize % all.len();
	if index == 0 && choice < 200 {
		all[all.len() - 1]
	} else {
		all[index]
	}
}
