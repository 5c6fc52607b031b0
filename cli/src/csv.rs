// SPDX-License-Identifier: Apache-2.0

//! Fields of a CSV record. Records themselves are found in `cut`.

use memchr::memchr2_iter;
use std::borrow::Cow;

/// The place of the column of this name, from 0.
pub fn column(header: &[u8], name: &str) -> Result<usize, String> {
	let names: Vec<_> = fields(header).collect();
	let mut found = names.iter().enumerate().filter(|(_, field)| field.as_ref() == name.as_bytes());
	match (found.next(), found.next()) {
		(Some((place, _)), None) => Ok(place),
		(Some(_), Some(_)) => Err(format!("two columns are named {name:?}")),
		(None, _) => {
			const SHOWN: usize = 20;
			let mut list: Vec<_> = names
				.iter()
				.take(SHOWN)
				.map(|name| String::from_utf8_lossy(name).into_owned())
				.collect();
			if names.len() > SHOWN {
				list.push("...".into());
			}
			Err(format!("no column is named {name:?}; there are: {}", list.join(", ")))
		},
	}
}

/// The fields of a record, without the quotes around them.
pub fn fields(record: &[u8]) -> impl Iterator<Item = Cow<'_, [u8]>> {
	let mut marks = memchr2_iter(b'"', b',', record);
	let mut start = Some(0);
	std::iter::from_fn(move || {
		let begin = start?;
		let mut quoted = false;
		let end = loop {
			match marks.next() {
				Some(at) if record[at] == b'"' => quoted = !quoted,
				Some(at) if !quoted => break Some(at),
				Some(_) => {},
				None => break None,
			}
		};
		start = end.map(|at| at + 1);
		Some(unquote(&record[begin..end.unwrap_or(record.len())]))
	})
}

fn unquote(field: &[u8]) -> Cow<'_, [u8]> {
	let Some(inner) = field.strip_prefix(b"\"").and_then(|rest| rest.strip_suffix(b"\"")) else {
		return Cow::Borrowed(field);
	};
	if !inner.contains(&b'"') {
		return Cow::Borrowed(inner);
	}
	let mut plain = Vec::with_capacity(inner.len());
	let mut bytes = inner.iter().peekable();
	while let Some(byte) = bytes.next() {
		plain.push(*byte);
		if *byte == b'"' {
			bytes.next_if_eq(&&b'"');
		}
	}
	Cow::Owned(plain)
}

#[cfg(test)]
mod tests {
	use super::*;

	fn split(record: &str) -> Vec<String> {
		fields(record.as_bytes()).map(|f| String::from_utf8(f.into_owned()).unwrap()).collect()
	}

	#[test]
	fn fields_lose_their_quotes_and_keep_their_commas() {
		assert_eq!(split("a,b,c"), ["a", "b", "c"]);
		assert_eq!(split(""), [""]);
		assert_eq!(split(","), ["", ""]);
		assert_eq!(split("\"a,b\",\"say \"\"hi\"\"\",\"\""), ["a,b", "say \"hi\"", ""]);
		assert_eq!(split("\"two\nlines\",x"), ["two\nlines", "x"]);
		assert_eq!(split("a\"b,c\"d"), ["a\"b,c\"d"]);
		assert_eq!(split("\""), ["\""]);
	}

	#[test]
	fn column_is_found_by_its_whole_name_once() {
		assert_eq!(column(b"id,\"time\",value", "time"), Ok(1));
		assert!(column(b"id,time", "tim").unwrap_err().contains("there are: id, time"));
		assert!(column(b"t,t", "t").unwrap_err().contains("two columns"));
		assert!(column(&b"c,".repeat(100), "t").unwrap_err().ends_with("c, ..."));
	}
}
