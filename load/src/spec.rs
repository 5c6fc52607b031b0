// SPDX-License-Identifier: Apache-2.0

//! Chain specs changed for a measurement.

use crate::{args::SpecArgs, Result};
use serde_json::{json, Value};
use std::fs;

/// Prints the spec of `args` with what is to change in it.
pub fn print(args: &SpecArgs) -> Result<()> {
	let path = args.spec.display();
	let text = fs::read_to_string(&args.spec).map_err(|error| format!("{path}: {error}"))?;
	let spec = changed(&text, args).map_err(|error| format!("{path}: {error}"))?;
	println!("{spec:#}");
	Ok(())
}

fn changed(text: &str, args: &SpecArgs) -> Result<Value> {
	let mut spec: Value = serde_json::from_str(text)?;
	let runtime = spec.pointer_mut("/genesis/runtimeGenesis").ok_or(
		"no chain spec with a genesis in words: write one with muster-node export-chain-spec, \
		 without --raw",
	)?;
	let genesis = ["patch", "config"].into_iter().find(|form| runtime.get(form).is_some());
	let genesis = &mut runtime[genesis.ok_or("no genesis in the chain spec")?];
	if !genesis.is_object() {
		return Err("the genesis in the chain spec is not an object".into());
	}
	if let Some(duration) = args.slot_duration {
		genesis["slotTime"]["slotDuration"] = json!(duration);
	}
	if let Some(length) = args.session_length {
		genesis["slotTime"]["sessionLength"] = json!(length);
	}
	Ok(spec)
}

#[cfg(test)]
mod tests {
	use super::*;

	fn args(slot_duration: Option<u64>, session_length: Option<u32>) -> SpecArgs {
		SpecArgs { spec: "spec.json".into(), slot_duration, session_length }
	}

	#[test]
	fn what_is_named_changes_and_nothing_else() {
		let text = r#"{"name":"x","genesis":{"runtimeGenesis":{"code":"0x","patch":
			{"sudo":1,"slotTime":{"slotDuration":500,"sessionLength":100}}}}}"#;
		let before: Value = serde_json::from_str(text).unwrap();
		assert_eq!(changed(text, &args(None, None)).unwrap(), before);
		let mut expected = before;
		let slots = expected.pointer_mut("/genesis/runtimeGenesis/patch/slotTime").unwrap();
		*slots = json!({ "slotDuration": 6000, "sessionLength": 600 });
		assert_eq!(changed(text, &args(Some(6_000), Some(600))).unwrap(), expected);
	}

	#[test]
	fn what_is_no_spec_in_words_is_refused() {
		for text in ["[]", r#"{"genesis":{"raw":{}}}"#, r#"{"genesis":{"runtimeGenesis":{}}}"#] {
			assert!(changed(text, &args(Some(1), None)).is_err(), "{text}");
		}
	}
}
