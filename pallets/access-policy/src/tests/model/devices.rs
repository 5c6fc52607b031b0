// SPDX-License-Identifier: Apache-2.0

//! What happens outside the pallet, in the book of devices and in the model.

use super::{calls::pick, *};

impl World {
	pub fn outside(&mut self, step: Step, tally: &mut Tally) {
		let kind = step.kind();
		self.log.push(format!("{step:?}"));
		let living = |world: &Self, device: Choice| {
			let device = device as usize % DEVICES;
			let there = &world.devices[device];
			(there.owner.is_some() && world.lives(device)).then_some(device)
		};
		let changed = match step {
			Step::Pass { seconds } => {
				self.now += u64::from(seconds);
				at(self.now);
				None
			},
			Step::MoveDevice { device, fleet } => living(self, device).inspect(|device| {
				let owner = self.devices[*device].owner;
				let own = self.fleets.iter().filter(|(_, (o, _))| Some(*o) == owner);
				let own: Vec<_> = own.map(|(id, _)| *id).collect();
				let fleet = fleet.and_then(|fleet| own.get(fleet as usize % own.len().max(1)));
				self.devices[*device].fleet = fleet.copied();
			}),
			Step::Transfer { device, to } => living(self, device).inspect(|device| {
				let there = &mut self.devices[*device];
				let to = if to < 150 { 0 } else { to as usize % ACCOUNTS.len() };
				there.owner = Some(to);
				there.generation += 1;
				there.fleet = None;
			}),
			Step::Recover { device } => {
				living(self, device).inspect(|device| self.devices[*device].generation += 1)
			},
			Step::SetStatus { device, status } => {
				living(self, device).inspect(|device| self.devices[*device].status = status)
			},
			// The first stays, for something to come together.
			Step::Decommission { device } => {
				living(self, device).filter(|device| *device > 0).inspect(|device| {
					let there = &mut self.devices[*device];
					there.status = DeviceStatus::Decommissioned;
					there.generation += 1;
					(there.owner, there.fleet) = (None, None);
				})
			},
			Step::SetAttribute { device, name, value } => living(self, device).inspect(|device| {
				let name = pick(&ATTRIBUTES[1..], name).to_vec();
				let attributes = &mut self.devices[*device].attributes;
				match value {
					Some(value) => attributes.insert(name, pick(&VALUES, value).to_vec()),
					None => attributes.remove(&name),
				};
			}),
			Step::Attest { device, attestation } => living(self, device).inspect(|device| {
				let found = attestation.map(|(tier, age, firmware)| {
					// Seldom of the future, as clocks may have it.
					let at = if age % 16 == 0 { self.now + 5 } else { self.now - u64::from(age) };
					(tier, at, firmware)
				});
				self.devices[*device].attestation = found;
			}),
			Step::RemoveFleet { fleet } => {
				let id = [4, 3, 2, 1, 10][fleet as usize % 5];
				let used = self.devices.iter().any(|device| device.fleet == Some(id))
					|| self.fleets.values().any(|(_, parent)| *parent == Some(id));
				if !used && self.fleets.remove(&id).is_some() {
					FleetEntries::remove(id);
				}
				None
			},
			Step::RemoveStream { stream } => {
				let id = u32::from(stream) % 5 + 1;
				self.streams.remove(&id);
				StreamEntries::remove(id);
				None
			},
			call => unreachable!("{call:?} is a call"),
		};
		if let Some(device) = changed {
			self.write(device);
			*tally.passed.entry(kind).or_default() += 1;
		}
	}

	/// Writes a device into the book.
	pub fn write(&self, device: usize) {
		let there = self.devices[device].clone();
		let entry = Entry {
			owner: there.owner.map(|owner| ACCOUNTS[owner].clone()),
			status: there.status,
			generation: there.generation,
			fleet: there.fleet,
			attributes: there.attributes.into_iter().collect(),
			attestation: there.attestation,
		};
		Entries::insert(device_id(device), entry);
	}
}
