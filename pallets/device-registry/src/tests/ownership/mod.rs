// SPDX-License-Identifier: Apache-2.0

mod accept_transfer;
mod cancel_transfer;
mod claim;
mod offer_transfer;

use super::support::*;
use crate::{mock::*, *};
use frame_support::assert_ok;
use muster_primitives::{payload, KeyKind};
use sp_core::H256;
use sp_runtime::TokenError;

const ED: KeyKind = KeyKind::Ed25519;

fn transfer_price() -> Balance {
	price(Transfer::<Test>::max_encoded_len())
}
