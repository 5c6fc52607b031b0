// SPDX-License-Identifier: Apache-2.0

//! What the benchmarks of releases start from. Everything comes about by the pallet's own calls.

use super::*;
use crate::*;
use alloc::vec;
use frame_benchmarking::v2::{account, whitelisted_caller};
use frame_support::{
	storage::{storage_prefix, unhashed},
	traits::fungible::Mutate,
};
use frame_system::RawOrigin;
use sp_runtime::traits::Bounded;

fn plenty<T: Config>() -> BalanceOf<T> {
	BalanceOf::<T>::max_value() / (1u32 << 20).into()
}

/// An account that can pay for everything, and of which nothing is in memory.
pub fn funded<T: Config>(name: &'static str, number: u32) -> T::AccountId {
	let who = account(name, number, 0);
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

/// When benchmarks begin, in seconds since 1970.
pub const NOW: u64 = 1_782_907_200;

/// Sets the time where `pallet-timestamp` tells it.
pub fn set_clock(seconds: u64) {
	unhashed::put(&storage_prefix(b"Timestamp", b"Now"), &(seconds * 1_000));
}

/// A text as long as may be.
pub fn text<S: Get<u32>>(letter: u8) -> BoundedVec<u8, S> {
	vec![letter; S::get() as usize].try_into().expect("as long as may be; qed")
}

/// A digest of the longest kind, another one for each number.
pub fn digest(number: u64) -> Digest {
	let mut bytes = [0; 64];
	bytes[..8].copy_from_slice(&number.to_le_bytes());
	Digest::Sha512(bytes)
}

/// As many approvers and revokers as can be, of whom so many must approve.
pub fn terms<T: Config>(
	threshold: u32,
	time_lock: u64,
	revoker: &'static str,
) -> AuthorityTerms<T::AccountId> {
	AuthorityTerms {
		approvers: approvers::<T>().try_into().expect("MAX_APPROVERS; qed"),
		threshold: threshold as u8,
		revokers: (0..MAX_REVOKERS)
			.map(|number| account(revoker, number, 0))
			.collect::<Vec<_>>()
			.try_into()
			.expect("MAX_REVOKERS; qed"),
		time_lock,
	}
}

/// The last of them sends measured calls.
pub fn approvers<T: Config>() -> Vec<T::AccountId> {
	let others = (1..MAX_APPROVERS).map(|number| account("approver", number, 0));
	others.chain([whitelisted_caller()]).collect()
}

/// A binding as long as can be.
pub fn binding(letter: u8) -> SuitBinding {
	SuitBinding { vendor_id: [letter; 16], class_id: [letter; 16], component_id: text(letter) }
}

/// A component's terms, as long as can be.
pub fn component_terms() -> ComponentTerms {
	ComponentTerms { binding: Some(binding(b'b')), signatures: SignatureTerms::default() }
}

/// A release of component 0, as long as can be, with so many images.
pub fn details(sequence: Sequence, images: u32) -> ReleaseDetails {
	let image = |number: u64| Image {
		digest: digest(sequence << 8 | number),
		size: Some(u64::MAX),
		slot: Some(u64::MAX),
	};
	ReleaseDetails {
		version: text(b'v'),
		images: (0..u64::from(images))
			.map(image)
			.collect::<Vec<_>>()
			.try_into()
			.expect("MAX_IMAGES; qed"),
		floor: sequence,
		hardware: Some((0, u32::MAX)),
		requires: Some(sequence - 1),
		dependencies: (1..MAX_COMPONENTS as ComponentId)
			.map(|id| (id, u64::MAX))
			.collect::<Vec<_>>()
			.try_into()
			.expect("MAX_DEPENDENCIES; qed"),
		uris: vec![text(b'u'); MAX_URIS as usize].try_into().expect("MAX_URIS; qed"),
		sbom: Some(digest(u64::MAX)),
		provenance: Some(digest(u64::MAX)),
	}
}

/// A vendor, an operator of his, and a model with as many components as can be.
pub struct Stage<T: Config> {
	/// Pays for what is there.
	pub account: T::AccountId,
	pub vendor: VendorId,
	pub model: ModelId,
	/// May release for the vendor, and sends measured calls.
	pub operator: T::AccountId,
	/// Decides about component 0.
	pub authority: AuthorityId,
}

impl<T: Config> Stage<T> {
	/// With components from this one up.
	pub fn with_components_from(
		first: ComponentId,
		threshold: u32,
		time_lock: u64,
	) -> Result<Self, DispatchError> {
		set_clock(NOW);
		let account = funded::<T>("vendor", 0);
		let (vendor, model) = T::BenchmarkHelper::model(&account);
		let operator = caller::<T>();
		T::BenchmarkHelper::operator(&account, vendor, &operator);
		let authority = NextAuthorityId::<T>::get();
		let terms = terms::<T>(threshold, time_lock, "revoker");
		Pallet::<T>::create_authority(signed::<T>(&account), vendor, terms)?;
		for id in first..MAX_COMPONENTS as ComponentId {
			Pallet::<T>::register_component(
				signed::<T>(&account),
				model,
				id,
				text(b'c'),
				authority,
				component_terms(),
			)?;
		}
		Ok(Self { account, vendor, model, operator, authority })
	}

	pub fn new(threshold: u32, time_lock: u64) -> Result<Self, DispatchError> {
		Self::with_components_from(0, threshold, time_lock)
	}

	/// The vendor proposes a release of component 0.
	pub fn propose(&self, sequence: Sequence) -> DispatchResult {
		let origin = signed::<T>(&self.account);
		Pallet::<T>::propose_release(origin, self.model, 0, sequence, details(sequence, MAX_IMAGES))
	}

	/// The first so many approvers vote for it.
	pub fn approve(&self, sequence: Sequence, votes: u32) -> DispatchResult {
		for approver in approvers::<T>().iter().take(votes as usize) {
			Pallet::<T>::approve_release(signed::<T>(approver), self.model, 0, sequence)?;
		}
		Ok(())
	}

	/// A release of component 0 that one vote approves.
	pub fn release(&self, sequence: Sequence) -> DispatchResult {
		self.propose(sequence)?;
		self.approve(sequence, 1)
	}

	/// The vendor's advisory about the first so many releases.
	pub fn advisory(&self, severity: Severity, releases: u32) -> Result<AdvisoryId, DispatchError> {
		let id = NextAdvisoryId::<T>::get();
		let origin = signed::<T>(&self.account);
		let details = advisory_details(severity, releases, None);
		Pallet::<T>::publish_advisory(origin, self.model, 0, details)?;
		Ok(id)
	}
}

/// An advisory as long as can be about releases 1 to `releases`.
pub fn advisory_details(
	severity: Severity,
	releases: u32,
	fixed_in: Option<Sequence>,
) -> AdvisoryDetails {
	let affected: Vec<_> = (1..=Sequence::from(releases)).collect();
	AdvisoryDetails {
		name: text(b'a'),
		severity,
		affected: affected.try_into().expect("MAX_AFFECTED; qed"),
		fixed_in,
		uri: Some(text(b'u')),
		digest: Some(digest(0)),
	}
}
