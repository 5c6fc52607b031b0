// SPDX-License-Identifier: Apache-2.0

//! What nodes tell Prometheus of their blocks.

use crate::Result;
use std::{collections::BTreeMap, time::Duration};
use tokio::{
	io::{AsyncReadExt, AsyncWriteExt},
	net::TcpStream,
	time::timeout,
};

const PATIENCE: Duration = Duration::from_secs(10);

/// Figures by their names and labels, summed over nodes. The label `chain`, which all have, is left
/// out.
#[derive(Clone, Debug, Default)]
pub struct Figures(BTreeMap<String, f64>);

impl Figures {
	/// The figures of these nodes now.
	pub async fn of(urls: &[String]) -> Result<Self> {
		let mut sum = BTreeMap::new();
		for url in urls {
			let text = timeout(PATIENCE, get(url))
				.await
				.map_err(|_| format!("{url}: no answer"))?
				.map_err(|error| {
					format!("{url}: {error}. Does the node serve its figures there (--prometheus-port)?")
				})?;
			for (name, value) in parse(&text) {
				*sum.entry(name).or_default() += value;
			}
		}
		Ok(Self(sum))
	}

	/// By how much a figure grew since `before`; 0 if there is none.
	pub fn since(&self, before: &Self, name: &str) -> f64 {
		let of = |figures: &Self| figures.0.get(name).copied().unwrap_or(0.0);
		of(self) - of(before)
	}

	/// The mean of what was observed since `before`, and how often; `None` if it was not.
	pub fn mean(&self, before: &Self, histogram: &str) -> Option<(f64, u32)> {
		let count = self.since(before, &format!("{histogram}_count"));
		let sum = self.since(before, &format!("{histogram}_sum"));
		(count > 0.0).then(|| (sum / count, count as u32))
	}

	/// By how much the figures of one name grew since `before`, by the value of their only label.
	pub fn by_label(&self, before: &Self, name: &str, label: &str) -> BTreeMap<String, u32> {
		let begin = format!("{name}{{{label}=\"");
		let labels = self.0.keys().filter_map(|key| {
			let value = key.strip_prefix(&begin)?.strip_suffix("\"}")?;
			Some((value.to_string(), self.since(before, key) as u32))
		});
		labels.filter(|(_, count)| *count > 0).collect()
	}
}

async fn get(url: &str) -> std::io::Result<String> {
	let (address, path) = url
		.strip_prefix("http://")
		.and_then(|rest| rest.split_once('/'))
		.ok_or_else(|| std::io::Error::other("expected http://HOST:PORT/metrics"))?;
	let mut stream = TcpStream::connect(address).await?;
	let request = format!("GET /{path} HTTP/1.0\r\nHost: {address}\r\nConnection: close\r\n\r\n");
	stream.write_all(request.as_bytes()).await?;
	let mut answer = Vec::new();
	stream.read_to_end(&mut answer).await?;
	Ok(String::from_utf8_lossy(&answer).into_owned())
}

/// Names with labels, and values.
fn parse(text: &str) -> impl Iterator<Item = (String, f64)> + '_ {
	text.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
		let (name, value) = line.rsplit_once(' ')?;
		let name = match name.split_once('{') {
			Some((name, labels)) => {
				let labels = labels.trim_end_matches('}').split(',');
				let labels: Vec<_> = labels.filter(|label| !label.starts_with("chain=")).collect();
				match labels.is_empty() {
					true => name.to_string(),
					false => format!("{name}{{{}}}", labels.join(",")),
				}
			},
			None => name.to_string(),
		};
		Some((name, value.parse().ok()?))
	})
}

#[cfg(test)]
mod tests {
	use super::*;

	fn figures(text: &str) -> Figures {
		Figures(parse(text).collect())
	}

	#[test]
	fn growth_means_and_labels_are_read() {
		let before =
			figures("# TYPE x histogram\nx_sum{chain=\"dev\"} 1.5\nx_count{chain=\"dev\"} 3\n");
		let after = figures(
			"x_sum{chain=\"dev\"} 3.5\nx_count{chain=\"dev\"} 7\nend{chain=\"dev\",reason=\"full\"} 2\n\
			 end{chain=\"dev\",reason=\"never\"} 0\n",
		);
		assert_eq!(after.since(&before, "x_count"), 4.0);
		assert_eq!(after.mean(&before, "x"), Some((0.5, 4)));
		assert_eq!(after.mean(&before, "y"), None);
		assert_eq!(after.by_label(&before, "end", "reason"), [("full".to_string(), 2)].into());
	}
}
