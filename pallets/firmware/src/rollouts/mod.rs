// SPDX-License-Identifier: Apache-2.0

//! Bringing a release to fleets, wave by wave.
//!
//! A rollout is for one release of one component of one model, and for fleets of one owner. It opens
//! one [`Wave`] after another; in each, so many devices have places. It goes on by itself when enough
//! of them succeeded, and stops by itself when too many failed or kept silent. Nothing here is
//! proportional to the number of devices: a device that reports changes its own record and one value
//! of the rollout, and everything else is found out when somebody asks.
//!
//! ## Places
//!
//! - A wave over a share of a fleet has `share` of the model's devices in that fleet and below it,
//!   as many as they are when it opens, rounded up, less those that hold places in earlier waves of
//!   the same fleet. Shares of one fleet are cumulative: 10 %, then 50 %, then all.
//! - Places are taken by devices, first come first served, by any [`report`](crate::Pallet::report) and by
//!   evidence that shows the release running. Whoever has one keeps it.
//! - A device that leaves the wave's fleet (for another fleet, another owner, or for good) leaves the
//!   wave with its place and with what it counted for. A device that joins finds a place if one is
//!   free; as long as the wave gathers, which it does until it passed or its deadline did, places
//!   grow with the fleet: the share is exact at every moment until then.
//! - Free places for which there is no device count for nothing. So the `size` of a wave is the
//!   devices admitted and the free places that members without a place could take.
//! - When the next wave is of the same fleet, free places pass on to it, and the earlier wave admits
//!   nobody any more; its size stays. Waves of other fleets stay open beside each other: fleets do
//!   not overlap, so a device belongs to the waves of one.
//!
//! ## Going on and halting
//!
//! - A wave *passed* when at least `success` of its size succeeded, rounded up. When that has lasted
//!   for `soak` seconds the next wave opens, or the rollout is completed: by the report or evidence
//!   that finds it so, or by [`advance_rollout`](crate::Pallet::advance_rollout), which anyone may call
//!   unless the rollout is manual. A wave that is opened without places passes at once (evidence opens
//!   one wave at most, and leaves those after it to the next call). One that had
//!   places needs at least one success: if its only device is taken out of the fleet, another one
//!   has to succeed in its place.
//! - A rollout *halts* when in any wave that was opened more than `failure` of its size, rounded
//!   down, failed or are silent. After the deadline everybody is silent who has a place and has not
//!   said how it went, and every free place that a member could take.
//! - `success` and `failure` together are at most the whole, so a wave whose deadline is over has
//!   passed or halts: it cannot hang. Where all its devices left, that is a halt as well.
//! - The halt follows from counts, fleet and time. It holds for every query and call from the moment
//!   at which it is so, and is written down by the next call that counts something, or by
//!   `advance_rollout`. Until it is written down, removing the silent devices from the fleet undoes
//!   it. A late word does not: it is written down first, and then the word is counted.
//! - A device that failed may succeed later, and one that succeeded may fail (it *relapsed*), as long
//!   as the rollout is under way, in all waves. After a failure, evidence is enough for a success;
//!   after a relapse it is not, since the release did run before, and the device has to say so.
//! - [`pause_rollout`](crate::Pallet::pause_rollout): no places, no waves, and deadlines stand still; what
//!   was seen still counts. [`resume_rollout`](crate::Pallet::resume_rollout) lets a paused one go on as it
//!   was. A halted one begins a new *era*: what failed so far is forgiven, and left out of the wave's
//!   size as well, so that the others still can pass; deadlines begin anew, so the silent have
//!   another while. Whoever was forgiven and succeeds, or fails again, counts again.
//! - [`abort_rollout`](crate::Pallet::abort_rollout) is final. Nothing said or proven later counts.
//! - A completed rollout counts nothing any more. Its release is offered on: to all devices of a
//!   fleet whose last share was the whole, otherwise to those with a place.
//! - If the release is revoked the rollout stands still: no places, no waves. It cannot be resumed
//!   from that; abort it.
//!
//! ## What counts as success
//!
//! With [`Proof::Attested`] evidence alone, of a verdict that is not contraindicated, that shows this
//! release or a later one of the component. With [`Proof::Reported`] that, or the device's word.
//! Without a place, the word `Installed` takes one and fulfils it at once.
//!
//! ## Which rollout decides
//!
//! For each component the one that was started last over the device's fleet or one above it, whatever
//! became of it: the owner's last word counts. It can be started only where no other one of the
//! component is under way, over the same fleet or above. One that is under way over a fleet *below*
//! is not known at that time: its devices follow the new one, leave it as they report there, and it
//! will halt for silence. Abort it before.
//!
//! ## What a device is told
//!
//! [`next_update`](crate::Pallet::next_update) answers for each component, in this order: is the device at
//! work (or held because of its verdict, which only an update mends); does a rollout decide, or is the
//! model one that takes what its vendor released; is that aborted, revoked, below the floor; does
//! the device run it already; is the rollout halted or paused, has it a place; does hardware fit, and
//! what must run before; is it to be installed by hand; is it the hour for it.
//!
//! A place is taken at the device's word: whoever takes one without looking at `next_update` before,
//! and then finds that hardware or prerequisites do not fit, has failed.
//!
//! ## Costs
//!
//! A report reads the device's standing, its record, the rollout, and for a first one the fleets'
//! lists and the release; where the answer depends on it, also how many members the fleet has, which
//! is one number. It writes the rollout and the device's record. Starting, advancing and aborting
//! cost by waves, of which there are 8 at most.

mod advice;
mod manage;
mod report;
#[cfg(any(test, feature = "try-runtime"))]
mod try_state;
mod types;
mod views;
mod waves;

pub(crate) use manage::steering;
pub(crate) use report::report_weight;
pub use types::*;
