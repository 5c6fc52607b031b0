// SPDX-License-Identifier: Apache-2.0

use super::*;
use frame_support::{assert_noop, assert_ok};
use muster_primitives::UpdatePolicy;
use sp_runtime::TokenError;

fn binding(byte: u8) -> SuitBinding {
	SuitBinding {
		vendor_id: [byte; 16],
		class_id: [byte; 16],
		component_id: vec![0x81, 0x41, byte].try_into().unwrap(),
	}
}

fn bound(signatures: SignatureTerms) -> ComponentTerms {
	ComponentTerms { binding: Some(binding(1)), signatures }
}

fn signatures(manifest: bool, classical: bool, post_quantum: bool) -> SignatureTerms {
	SignatureTerms { manifest, classical, post_quantum }
}

fn view(id: ComponentId) -> ComponentView {
	Firmware::component(MODEL, id).expect("there is such a component; qed")
}

/// [`MODEL`] and an authority.
fn model() -> AuthorityId {
	Book::model(0, MODEL, UpdatePolicy::Automatic);
	authority()
}

mod register_component {
	use super::*;

	fn register(id: ComponentId, authority: AuthorityId, terms: ComponentTerms) -> DispatchResult {
		Firmware::register_component(signed(VENDOR), MODEL, id, text("main"), authority, terms)
	}

	#[test]
	fn a_component_begins_without_releases_and_floor() {
		build_and_execute(|| {
			let authority = model();
			let terms = bound(signatures(true, true, false));
			events();
			assert_ok!(register(7, authority, terms.clone()));
			let registered = Event::ComponentRegistered {
				model: MODEL,
				component: 7,
				name: text("main"),
				authority,
				terms: terms.clone(),
			};
			assert_eq!(events(), [registered]);
			let expected = ComponentView {
				id: 7,
				name: b"main".to_vec(),
				authority,
				terms,
				floor: 0,
				last: None,
				newest: None,
				in_force: None,
			};
			assert_eq!(view(7), expected);
			assert_eq!(Firmware::authority(authority).unwrap().components, 1);
			let bytes = Component::<Test>::max_encoded_len() + ComponentState::max_encoded_len();
			assert_eq!(held(&VENDOR, HoldReason::Component), 100 + bytes as Balance);
		});
	}

	#[test]
	fn a_model_has_eight_in_order_under_one_authority_or_several() {
		build_and_execute(|| {
			let authority = model();
			for id in [5, 0, 7, 1, 6, 2, 4, 3] {
				assert_ok!(register(id, authority, ComponentTerms::default()));
				let again = register(id, authority, ComponentTerms::default());
				assert_noop!(again, Error::<Test>::ComponentExists);
			}
			let ids = Firmware::components(MODEL).into_iter().map(|component| component.id);
			assert_eq!(ids.collect::<Vec<_>>(), [0, 1, 2, 3, 4, 5, 6, 7]);
			assert_eq!(Firmware::authority(authority).unwrap().components, 8);
			for id in [8, 9, u8::MAX] {
				let ninth = register(id, authority, ComponentTerms::default());
				assert_noop!(ninth, Error::<Test>::BadComponent);
			}
		});
	}

	#[test]
	fn it_takes_the_right_of_the_models_vendor() {
		build_and_execute(|| {
			let authority = model();
			let call = |model| Call::register_component {
				model,
				component: 0,
				name: text("x"),
				authority,
				terms: ComponentTerms::default(),
			};
			needs_the_vendor(&call(MODEL));
			assert_noop!(dispatch(signed(VENDOR), &call(9)), Error::<Test>::ModelNotFound);
			assert_ok!(dispatch(signed(BOB), &call(MODEL)));
		});
	}

	#[test]
	fn the_authority_is_the_same_vendors() {
		build_and_execute(|| {
			let own = model();
			let unknown = register(0, own + 1, ComponentTerms::default());
			assert_noop!(unknown, Error::<Test>::AuthorityNotFound);
			Book::vendor(&STRANGER, 1);
			let theirs = terms(&[STRANGER], 1);
			assert_ok!(Firmware::create_authority(signed(STRANGER), 1, theirs));
			let others = register(0, own + 1, ComponentTerms::default());
			assert_noop!(others, Error::<Test>::AuthorityNotFound);
		});
	}

	#[test]
	fn texts_and_terms_make_sense() {
		build_and_execute(|| {
			let authority = model();
			for name in [&b""[..], &[0xff]] {
				let name = name.to_vec().try_into().unwrap();
				let terms = ComponentTerms::default();
				let by = signed(VENDOR);
				let call = Firmware::register_component(by, MODEL, 0, name, authority, terms);
				assert_noop!(call, Error::<Test>::BadText);
			}
			// Manifests are asked for, and none could be for it.
			for asked in [
				signatures(true, false, false),
				signatures(false, true, false),
				signatures(false, false, true),
			] {
				let terms = ComponentTerms { binding: None, signatures: asked };
				assert_noop!(register(0, authority, terms), Error::<Test>::BadBinding);
			}
			let mut terms = bound(SignatureTerms::default());
			terms.binding.as_mut().unwrap().component_id = BoundedVec::new();
			assert_noop!(register(0, authority, terms), Error::<Test>::BadBinding);
		});
	}

	#[test]
	fn without_the_deposit_nothing_is_there() {
		build_and_execute(|| {
			let authority = model();
			assert_ok!(Balances::force_set_balance(RuntimeOrigin::root(), VENDOR, 10));
			let call = register(0, authority, ComponentTerms::default());
			assert_noop!(call, TokenError::FundsUnavailable);
		});
	}
}

mod update_component {
	use super::*;

	fn update(
		name: Option<&str>,
		binding: Option<SuitBinding>,
		signatures: Option<SignatureTerms>,
	) -> DispatchResult {
		let name = name.map(text);
		Firmware::update_component(signed(VENDOR), MODEL, 0, name, binding, signatures)
	}

	#[test]
	fn what_is_left_out_stays() {
		build_and_execute(|| {
			component(0);
			let all = signatures(true, true, true);
			assert_ok!(update(None, Some(binding(1)), None));
			assert_ok!(update(None, None, Some(all)));
			events();
			assert_ok!(update(Some("boot"), None, None));
			let updated = Event::ComponentUpdated {
				model: MODEL,
				component: 0,
				old_name: text("main"),
				new_name: text("boot"),
				old_terms: bound(all),
				new_terms: bound(all),
			};
			assert_eq!(events(), [updated]);
			assert_eq!((view(0).name, view(0).terms), (b"boot".to_vec(), bound(all)));
		});
	}

	#[test]
	fn it_takes_the_right_of_the_models_vendor_and_a_change() {
		build_and_execute(|| {
			component(0);
			let call = |model, component, name: Option<Text>| Call::update_component {
				model,
				component,
				name,
				binding: None,
				signatures: None,
			};
			let other = Some(text("x"));
			needs_the_vendor(&call(MODEL, 0, other.clone()));
			let by_vendor = |call| dispatch(signed(VENDOR), &call);
			assert_noop!(by_vendor(call(9, 0, other.clone())), Error::<Test>::ModelNotFound);
			assert_noop!(by_vendor(call(MODEL, 1, other)), Error::<Test>::ComponentNotFound);
			assert_noop!(by_vendor(call(MODEL, 0, None)), Error::<Test>::NoChange);
			let same = Some(text("main"));
			assert_noop!(by_vendor(call(MODEL, 0, same)), Error::<Test>::NoChange);
			assert_noop!(update(Some(""), None, None), Error::<Test>::BadText);
		});
	}

	#[test]
	fn manifests_are_asked_for_where_they_can_be_for_it() {
		build_and_execute(|| {
			component(0);
			let asked = Some(signatures(true, false, false));
			assert_noop!(update(None, None, asked), Error::<Test>::BadBinding);
			assert_ok!(update(None, Some(binding(1)), asked));
		});
	}

	#[test]
	fn before_the_first_release_all_may_change() {
		build_and_execute(|| {
			component(0);
			assert_ok!(update(None, Some(binding(1)), Some(signatures(true, true, true))));
			assert_ok!(update(None, Some(binding(2)), Some(SignatureTerms::default())));
			assert_eq!(view(0).terms.binding, Some(binding(2)));
		});
	}

	#[test]
	fn after_it_terms_only_get_stricter() {
		build_and_execute(|| {
			component(0);
			propose(0, 1, details(0, 1));
			assert_ok!(update(None, Some(binding(1)), Some(signatures(true, false, false))));
			let before = view(0).terms;
			for fewer in [
				signatures(false, false, false),
				signatures(false, true, true),
				SignatureTerms::default(),
			] {
				assert_noop!(update(None, None, Some(fewer)), Error::<Test>::TermsWeaker);
			}
			assert_noop!(update(None, Some(binding(2)), None), Error::<Test>::TermsWeaker);
			assert_eq!(view(0).terms, before);
			assert_ok!(update(None, None, Some(signatures(true, true, false))));
			assert_ok!(update(None, None, Some(signatures(true, true, true))));
			for fewer in [signatures(true, false, true), signatures(true, true, false)] {
				assert_noop!(update(None, None, Some(fewer)), Error::<Test>::TermsWeaker);
			}
			// That no release is left does not matter.
			assert_ok!(Firmware::withdraw_release(signed(VENDOR), MODEL, 0, 1));
			assert_ok!(Firmware::remove_release(signed(VENDOR), MODEL, 0, 1));
			let none = Some(SignatureTerms::default());
			assert_noop!(update(None, None, none), Error::<Test>::TermsWeaker);
			assert_ok!(update(Some("boot"), None, None));
		});
	}
}

mod remove_component {
	use super::*;

	#[test]
	fn an_unused_one_goes_without_a_trace() {
		build_and_execute(|| {
			let authority = model();
			events();
			let before = root();
			let terms = ComponentTerms::default();
			let by = signed(VENDOR);
			let name = text("x");
			assert_ok!(Firmware::register_component(by, MODEL, 3, name, authority, terms));
			events();
			assert_ok!(Firmware::remove_component(signed(VENDOR), MODEL, 3));
			assert_eq!(events(), [Event::ComponentRemoved { model: MODEL, component: 3 }]);
			assert_eq!(root(), before);
		});
	}

	#[test]
	fn the_others_stay() {
		build_and_execute(|| {
			for id in [0, 1, 2] {
				component(id);
			}
			assert_ok!(Firmware::remove_component(signed(VENDOR), MODEL, 1));
			let ids = Firmware::components(MODEL).into_iter().map(|component| component.id);
			assert_eq!(ids.collect::<Vec<_>>(), [0, 2]);
		});
	}

	#[test]
	fn once_a_release_was_proposed_it_stays() {
		build_and_execute(|| {
			component(0);
			let remove = || Firmware::remove_component(signed(VENDOR), MODEL, 0);
			propose(0, 5, details(0, 5));
			assert_noop!(remove(), Error::<Test>::ComponentInUse);
			// Its sequences must not begin anew.
			assert_ok!(Firmware::withdraw_release(signed(VENDOR), MODEL, 0, 5));
			assert_ok!(Firmware::remove_release(signed(VENDOR), MODEL, 0, 5));
			assert_noop!(remove(), Error::<Test>::ComponentInUse);
		});
	}

	#[test]
	fn it_takes_the_right_of_the_models_vendor() {
		build_and_execute(|| {
			component(0);
			needs_the_vendor(&Call::remove_component { model: MODEL, component: 0 });
			let remove = |model, id| Firmware::remove_component(signed(VENDOR), model, id);
			assert_noop!(remove(MODEL, 1), Error::<Test>::ComponentNotFound);
			assert_noop!(remove(9, 0), Error::<Test>::ModelNotFound);
		});
	}
}
