// SPDX-License-Identifier: Apache-2.0

//! Any bytes as the claims of a PSA token, and as the COSE_Sign1 around them.

use muster_formats::{
	cose::Sign1,
	psa::{Token, MAX_COMPONENTS, PROFILE},
	Error,
};

/// Returns whether claims were read.
pub fn run(bytes: &[u8]) -> bool {
	let payload = Sign1::parse(bytes).ok().and_then(|message| message.payload);
	check(bytes) | payload.is_some_and(check)
}

fn check(claims: &[u8]) -> bool {
	let Ok(token) = Token::parse(claims) else { return false };
	let is_hash = |bytes: &[u8]| matches!(bytes.len(), 32 | 48 | 64);
	assert!(is_hash(token.nonce));
	assert_eq!(token.instance_id[0], 1);
	assert_eq!(token.profile, PROFILE);
	assert_ne!(token.client_id, 0);
	assert!(token.boot_seed.is_none_or(|seed| (8..=32).contains(&seed.len())));
	assert!(token.certification_reference.is_none_or(|reference| reference.len() == 19));
	assert!((1..=MAX_COMPONENTS).contains(&token.components.len()));
	for component in &token.components {
		assert!(is_hash(component.measurement) && is_hash(component.signer_id));
	}
	assert_eq!(Token::parse(&[claims, &[0]].concat()), Err(Error::Trailing));
	assert!(Token::parse(&claims[..claims.len() - 1]).is_err());
	true
}
