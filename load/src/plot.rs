// SPDX-License-Identifier: Apache-2.0

//! A report as a picture: how many of each kind in a second.

use crate::{
	report::{KindReport, Report},
	Result,
};
use plotters::{
	prelude::*,
	style::text_anchor::{HPos, Pos, VPos},
};
use std::{fs, path::Path};

const WIDTH: u32 = 1_000;
/// Height of a kind's two bars, with the space around them.
const ROW: i32 = 52;
const TOP: i32 = 74;
const BOTTOM: i32 = 60;
/// Where the bars begin, and the most that they are long.
const LEFT: i32 = 180;
const LENGTH: i32 = 600;

const INK: RGBColor = RGBColor(34, 34, 34);
const GREY: RGBColor = RGBColor(221, 221, 221);
const INCLUSION: RGBColor = RGBColor(31, 119, 180);
const FINALITY: RGBColor = RGBColor(255, 155, 60);

/// Writes the picture of a report.
pub fn write(report: &Report, path: &Path) -> Result<()> {
	fs::write(path, svg(report)?).map_err(|error| format!("{}: {error}", path.display()).into())
}

fn style(size: i32, horizontal: HPos) -> TextStyle<'static> {
	("sans-serif", size).into_font().color(&INK).pos(Pos::new(horizontal, VPos::Center))
}

/// The picture as SVG.
pub fn svg(report: &Report) -> Result<String> {
	let mut text = String::new();
	{
		let height = TOP + BOTTOM + ROW * report.kinds.len().max(1) as i32;
		let root = SVGBackend::with_string(&mut text, (WIDTH, height as u32)).into_drawing_area();
		draw(report, &root, height).map_err(|error| format!("drawing: {error}"))?;
		root.present().map_err(|error| format!("drawing: {error}"))?;
	}
	Ok(text)
}

type Area<'a> = DrawingArea<SVGBackend<'a>, plotters::coord::Shift>;
type Drawn = std::result::Result<(), Box<dyn std::error::Error>>;

fn draw(report: &Report, root: &Area<'_>, height: i32) -> Drawn {
	root.fill(&WHITE)?;
	let chain = &report.chain;
	let title = match report.title.as_str() {
		"" => chain.name.clone(),
		title => title.into(),
	};
	let title = format!("{title}: actions a second, and their ratio to transfers");
	root.draw(&Text::new(title, (20, 22), style(20, HPos::Left)))?;
	let about = format!(
		"{} validators, {} s slots, {} processors for nodes and sender",
		chain.validators,
		chain.slot_ms as f64 / 1_000.0,
		chain.cores
	);
	root.draw(&Text::new(about, (20, 48), style(14, HPos::Left)))?;

	let most = report.kinds.iter().flat_map(paces).flatten().fold(0.0, f64::max);
	let step = step(most);
	let top = (most / step).ceil().max(1.0) * step;
	let along = |value: f64| LEFT + (value / top * f64::from(LENGTH)).round() as i32;
	let base = height - BOTTOM;
	for tick in 0..=(top / step).round() as u32 {
		let (value, x) = (f64::from(tick) * step, along(f64::from(tick) * step));
		root.draw(&PathElement::new([(x, TOP), (x, base)], GREY))?;
		let label = Text::new(format!("{value:.0}"), (x, base + 14), style(13, HPos::Center));
		root.draw(&label)?;
	}
	for (row, kind) in (0..).zip(&report.kinds) {
		let y = TOP + row * ROW;
		root.draw(&Text::new(kind.kind.clone(), (LEFT - 10, y + ROW / 2), style(15, HPos::Right)))?;
		let [inclusion, finality] = paces(kind);
		let ratios = [kind.ratio, kind.ratio_final];
		for (i, (value, color)) in [(inclusion, INCLUSION), (finality, FINALITY)].iter().enumerate()
		{
			let y = y + 6 + 20 * i as i32;
			let (x, label) = match value {
				Some(value) => {
					let ratio = ratios[i].map_or(String::new(), |ratio| format!(" ({ratio:.2})"));
					(along(*value), format!("{value:.0}{ratio}"))
				},
				None => (LEFT, "not measured".into()),
			};
			root.draw(&Rectangle::new([(LEFT, y), (x, y + 18)], color.filled()))?;
			root.draw(&Text::new(label, (x + 6, y + 9), style(13, HPos::Left)))?;
		}
	}
	for (x, color, label) in [
		(LEFT, INCLUSION, "in blocks, by the blocks' times"),
		(LEFT + 280, FINALITY, "final, when the node told so"),
	] {
		let y = height - 24;
		root.draw(&Rectangle::new([(x, y - 7), (x + 14, y + 7)], color.filled()))?;
		root.draw(&Text::new(label, (x + 22, y), style(14, HPos::Left)))?;
	}
	Ok(())
}

fn paces(kind: &KindReport) -> [Option<f64>; 2] {
	let throughput = &kind.throughput;
	[throughput.inclusion, throughput.finality.or(throughput.whole_final)]
}

/// The distance of two lines, of which there are four to ten below `most`.
fn step(most: f64) -> f64 {
	if most <= 0.0 {
		return 1.0;
	}
	let tenth = 10f64.powf(most.log10().floor() - 1.0);
	let steps = [1.0, 2.0, 5.0, 10.0, 20.0];
	steps.map(|step| step * tenth).into_iter().find(|step| most / step <= 10.0).unwrap_or(most)
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::report::tests::{kind, report};

	/// Opens and closes tags in pairs, each text and attribute without a bare `<` or `&`.
	fn assert_well_formed(xml: &str) {
		let mut open = Vec::new();
		let mut rest = xml;
		while let Some(start) = rest.find('<') {
			assert!(is_escaped(&rest[..start]), "text {:?}", &rest[..start]);
			let end = start + rest[start..].find('>').expect("a tag ends");
			let tag = &rest[start + 1..end];
			assert!(!tag.contains('<') && is_escaped(tag), "tag {tag:?}");
			if let Some(name) = tag.strip_prefix('/') {
				assert_eq!(open.pop(), Some(name));
			} else if !tag.ends_with('/') && !tag.starts_with(['?', '!']) {
				open.push(tag.split_whitespace().next().expect("a tag has a name"));
			}
			rest = &rest[end + 1..];
		}
		assert!(open.is_empty(), "{open:?} are not closed");
	}

	fn is_escaped(text: &str) -> bool {
		text.match_indices('&').all(|(at, _)| {
			["&amp;", "&lt;", "&gt;", "&quot;", "&apos;", "&#"]
				.iter()
				.any(|entity| text[at..].starts_with(entity))
		})
	}

	#[test]
	fn the_picture_is_well_formed_and_has_every_kind() {
		let mut report = report(vec![
			kind("transfer", Some(1_050.4), Some(998.0)),
			kind("anchor", Some(700.0), None),
			kind("enrol", None, None),
		]);
		report.title = String::new();
		report.compare();
		let svg = svg(&report).unwrap();
		assert_well_formed(&svg);
		assert!(svg.contains("Muster &lt;Test&gt; &amp; more"), "{svg}");
		for text in ["transfer", "anchor", "enrol", "1050 (1.00)", "700 (0.67)", "not measured"] {
			assert!(svg.contains(text), "no {text} in {svg}");
		}
	}

	#[test]
	fn a_report_without_kinds_is_drawn_too() {
		assert_well_formed(&svg(&report(Vec::new())).unwrap());
	}

	#[test]
	fn what_is_not_well_formed_is_seen() {
		for xml in ["<a>", "<a></b>", "<a>&</a>", "<a b=\"&x\"/>"] {
			assert!(std::panic::catch_unwind(|| assert_well_formed(xml)).is_err(), "{xml}");
		}
	}

	#[test]
	fn there_are_some_lines_and_not_too_many() {
		for most in [0.3, 1.0, 7.0, 99.0, 100.0, 101.0, 1_234.0, 5_000.0, 9_999.0] {
			let lines = most / step(most);
			assert!((4.0..=10.0).contains(&lines), "{most}: {lines}");
		}
	}
}
