// SPDX-License-Identifier: Apache-2.0

//! Reports as Markdown.

use crate::{
	report::{self, KindReport, Report},
	Result,
};
use std::{fmt::Write, path::PathBuf};

/// Prints each report as a table.
pub fn print(paths: &[PathBuf]) -> Result<()> {
	for path in paths {
		println!("{}", markdown(&report::read(path)?));
	}
	Ok(())
}

fn number(value: Option<f64>, digits: usize) -> String {
	match value {
		Some(value) if value >= 1_000.0 && digits == 0 => {
			let whole = value.round() as u64;
			format!("{},{:03}", whole / 1_000, whole % 1_000)
		},
		Some(value) => format!("{value:.digits$}"),
		None => "-".into(),
	}
}

fn seconds(milliseconds: Option<f64>) -> String {
	number(milliseconds.map(|value| value / 1_000.0), 1)
}

fn percent(part: f64) -> String {
	format!("{:.0} %", part * 100.0)
}

fn row(kind: &KindReport) -> String {
	let refused: u32 = kind.refused.values().sum();
	let failed: u32 = kind.failed.values().sum();
	let (latency, last) = (kind.latency.as_ref(), kind.latency_final.as_ref());
	[
		kind.kind.clone(),
		number(kind.throughput.inclusion, 0),
		number(kind.ratio, 2),
		number(kind.throughput.finality, 0),
		number(kind.throughput.whole_final, 0),
		seconds(latency.map(|latency| latency.p50)),
		seconds(latency.map(|latency| latency.p99)),
		seconds(last.map(|latency| latency.p50)),
		seconds(last.map(|latency| latency.p99)),
		percent(kind.blocks.weight),
		percent(kind.blocks.length),
		number(kind.blocks.weight_per_action_ms, 3),
		number(kind.blocks.build_ms, 0),
		format!("{}", kind.executed),
		format!("{failed} / {refused} / {}", kind.lost),
	]
	.join(" | ")
}

/// A table of a report's kinds, with a line about the chain above it.
pub fn markdown(report: &Report) -> String {
	let chain = &report.chain;
	let mut text = String::new();
	let title = match report.title.as_str() {
		"" => &chain.name,
		title => title,
	};
	let _ = writeln!(
		text,
		"**{title}**: {} validator{}, {} s slots, {} s of weight and {:.2} MB for ordinary \
		 transactions of a block; {} processors for all nodes and the sender.\n",
		chain.validators,
		if chain.validators == 1 { "" } else { "s" },
		chain.slot_ms as f64 / 1_000.0,
		chain.block_weight_ms / 1_000.0,
		f64::from(chain.block_length) / 1e6,
		chain.cores,
	);
	let head = [
		"kind",
		"included a second",
		"to transfers",
		"final a second",
		"all, with ramps",
		"in a block after, p50 s",
		"p99 s",
		"final after, p50 s",
		"p99 s",
		"of weight",
		"of length",
		"weighs ms",
		"block built in ms",
		"executed",
		"failed / refused / lost",
	];
	let _ = writeln!(text, "| {} |", head.join(" | "));
	let _ = writeln!(text, "|---|{}", "---:|".repeat(head.len() - 1));
	for kind in &report.kinds {
		let _ = writeln!(text, "| {} |", row(kind));
	}
	for lot in report.kinds.iter().filter_map(|kind| kind.lot.as_ref()) {
		let _ = writeln!(
			text,
			"\nA lot of {} devices: {} transaction of {} bytes and {:.4} MSTR, {} bytes of state; \
			 its keys were made in {:.1} s, its tree in {:.1} s.",
			lot.devices,
			lot.extrinsics,
			lot.bytes,
			lot.fee,
			lot.stored_bytes,
			lot.keys_seconds,
			lot.tree_seconds
		);
	}
	text
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::report::tests::{kind, report};

	#[test]
	fn each_kind_has_a_row_with_as_many_cells_as_the_head() {
		let mut report =
			report(vec![kind("transfer", Some(1_234.6), None), kind("anchor", None, None)]);
		report.compare();
		let text = markdown(&report);
		let lines: Vec<_> = text.lines().filter(|line| line.starts_with('|')).collect();
		assert_eq!(lines.len(), 4);
		let cells = |line: &str| line.matches('|').count();
		assert!(lines.iter().all(|line| cells(line) == cells(lines[0])), "{text}");
		assert!(lines[2].starts_with("| transfer | 1,235 | 1.00 | - |"), "{text}");
		assert!(lines[3].starts_with("| anchor | - | - |"), "{text}");
	}
}
