// SPDX-License-Identifier: Apache-2.0

//! Transactions: signed by an account, or direct, signed by a device inside.

use codec::Encode;
use muster_primitives::{payload, DeviceId, DeviceNonce};
use muster_runtime::{
	tx_extension, AccountId, BlockNumber, Hash, Nonce, RuntimeCall, Signature, SignedPayload,
	TxExtension, UncheckedExtrinsic, VERSION,
};
use sp_core::{sr25519, Pair};
use sp_io::hashing::blake2_256;
use sp_runtime::{
	generic::Era,
	traits::{IdentifyAccount, Verify},
};

use crate::keys::DeviceSecret;

/// An account that signs, and the nonce of its next transaction.
#[derive(Clone)]
pub struct Signer {
	pub pair: sr25519::Pair,
	pub nonce: Nonce,
}

impl Signer {
	pub fn new(pair: sr25519::Pair) -> Self {
		Self { pair, nonce: 0 }
	}

	/// The account.
	pub fn account(&self) -> AccountId {
		<Signature as Verify>::Signer::from(self.pair.public()).into_account()
	}

	/// The next transaction.
	pub fn sign(&mut self, genesis: Hash, call: RuntimeCall) -> Prepared {
		let nonce = self.nonce;
		self.nonce += 1;
		Prepared::new(&signed(genesis, &self.pair, nonce, call))
	}
}

/// A transaction ready to be sent.
#[derive(Clone, Debug)]
pub struct Prepared {
	/// As `author_submitExtrinsic` takes it.
	pub hex: String,
	/// As the chain names it.
	pub hash: Hash,
	/// How many bytes it takes of a block.
	pub len: u32,
}

impl Prepared {
	pub fn new(extrinsic: &UncheckedExtrinsic) -> Self {
		let bytes = extrinsic.encode();
		Self {
			hex: format!("0x{}", hex::encode(&bytes)),
			hash: hash_of(&bytes),
			len: bytes.len() as u32,
		}
	}
}

/// The hash of an extrinsic of these bytes.
pub fn hash_of(bytes: &[u8]) -> Hash {
	blake2_256(bytes).into()
}

/// Valid for ever: what is prepared is sent within minutes, and the chain's age is nothing that a
/// measurement should depend on.
fn extension(nonce: Nonce) -> TxExtension {
	tx_extension(Era::Immortal, nonce)
}

fn signed(
	genesis: Hash,
	pair: &sr25519::Pair,
	nonce: Nonce,
	call: RuntimeCall,
) -> UncheckedExtrinsic {
	let checked = (
		(),
		(),
		VERSION.spec_version,
		VERSION.transaction_version,
		genesis,
		genesis,
		(),
		(),
		(),
		None,
	);
	let payload = SignedPayload::from_raw(call, extension(nonce), (checked, ()));
	let signature = payload.using_encoded(|bytes| pair.sign(bytes));
	let (call, extension, _) = payload.deconstruct();
	let account = <Signature as Verify>::Signer::from(pair.public()).into_account();
	UncheckedExtrinsic::new_signed(call, account.into(), Signature::Sr25519(signature), extension)
}

/// A transaction without an account: its call says by itself why it is to be taken.
pub fn direct(call: RuntimeCall) -> Prepared {
	Prepared::new(&UncheckedExtrinsic::new_transaction(call, extension(0)))
}

/// `call` as a device orders it, for whoever carries it to the chain.
pub fn submit(
	genesis: Hash,
	device: DeviceId,
	secret: &DeviceSecret,
	nonce: DeviceNonce,
	valid_until: BlockNumber,
	call: RuntimeCall,
) -> RuntimeCall {
	let message = payload::submit(&genesis, &device, nonce, &valid_until, &call);
	let signature = secret.sign(&message);
	RuntimeCall::DeviceRegistry(pallet_device_registry::Call::submit {
		device,
		nonce,
		valid_until,
		call: Box::new(call),
		signature,
	})
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::keys::Seed;
	use codec::Decode;
	use muster_primitives::KeyKind;
	use muster_runtime::{
		constants::currency::UNIT, BalancesCall, Executive, RuntimeGenesisConfig, SessionKeys,
	};
	use sp_core::ed25519;
	use sp_runtime::{
		generic::Preamble,
		traits::Header as _,
		transaction_validity::{InvalidTransaction, TransactionSource, TransactionValidity},
		BuildStorage, Digest,
	};

	const GENESIS: Hash = Hash::repeat_byte(0x47);

	/// What the pool says of a transaction, on a chain on which `rich` has a unit.
	fn validate(rich: &AccountId, prepared: &Prepared) -> TransactionValidity {
		let validator = sr25519::Pair::from_seed(&[1; 32]).public();
		let keys = SessionKeys {
			aura: validator.into(),
			grandpa: ed25519::Pair::from_seed(&[1; 32]).public().into(),
		};
		let validator = AccountId::from(validator);
		let genesis = RuntimeGenesisConfig {
			balances: muster_runtime::BalancesConfig {
				balances: vec![(rich.clone(), UNIT), (validator.clone(), UNIT)],
				..Default::default()
			},
			validator_selection: muster_runtime::ValidatorSelectionConfig {
				invulnerables: vec![validator.clone()],
				..Default::default()
			},
			session: muster_runtime::SessionConfig {
				keys: vec![(validator.clone(), validator, keys)],
				..Default::default()
			},
			..Default::default()
		};
		let bytes = hex::decode(&prepared.hex[2..]).unwrap();
		assert_eq!((prepared.len as usize, prepared.hash), (bytes.len(), hash_of(&bytes)));
		let extrinsic = UncheckedExtrinsic::decode(&mut &bytes[..]).unwrap();
		sp_io::TestExternalities::from(genesis.build_storage().unwrap()).execute_with(|| {
			let (root, digest) = (Default::default(), Digest::default());
			let header = muster_runtime::Header::new(1, root, root, GENESIS, digest);
			Executive::initialize_block(&header);
			Executive::validate_transaction(TransactionSource::External, extrinsic, GENESIS)
		})
	}

	#[test]
	fn the_chain_takes_what_an_account_signed() {
		let mut signer = Signer::new(Seed(1).account("test", 0));
		let account = signer.account();
		let call: RuntimeCall =
			BalancesCall::transfer_keep_alive { dest: account.clone().into(), value: 1 }.into();
		let first = signer.sign(GENESIS, call.clone());
		let second = signer.sign(GENESIS, call.clone());
		let (first, second) = (validate(&account, &first), validate(&account, &second));
		assert_eq!(second.unwrap().requires, first.unwrap().provides);

		let elsewhere = signer.sign(Hash::zero(), call);
		let refusal = validate(&account, &elsewhere).unwrap_err();
		assert_eq!(refusal, InvalidTransaction::BadProof.into());
	}

	#[test]
	fn a_direct_call_is_read_as_the_device_signed_it() {
		for kind in KeyKind::ALL {
			let secret = Seed(1).device("test", kind, 0);
			let id = DeviceId::from_key(&secret.public());
			let endpoints = Default::default();
			let inner = RuntimeCall::DeviceRegistry(pallet_device_registry::Call::set_endpoints {
				device: id,
				endpoints,
			});
			let sent = direct(submit(GENESIS, id, &secret, 7, 100, inner.clone()));
			let bytes = hex::decode(&sent.hex[2..]).unwrap();
			let read = UncheckedExtrinsic::decode(&mut &bytes[..]).unwrap();
			assert!(matches!(read.preamble, Preamble::General(..)));
			let RuntimeCall::DeviceRegistry(pallet_device_registry::Call::submit {
				device,
				nonce,
				valid_until,
				call,
				signature,
			}) = read.function
			else {
				panic!("another call")
			};
			assert_eq!((device, nonce, valid_until, &*call), (id, 7, 100, &inner));
			let message = payload::submit(&GENESIS, &id, 7, &100u32, &inner);
			assert!(signature.verify(&message, &secret.public()), "{kind:?}");
			// The chain looks for the device first, and has none.
			let refusal = validate(&AccountId::new([0; 32]), &sent).unwrap_err();
			assert_eq!(refusal, InvalidTransaction::Custom(1).into(), "{kind:?}");
		}
	}
}
