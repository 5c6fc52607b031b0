// SPDX-License-Identifier: Apache-2.0

//! A run: each kind in its turn, and the report.

use crate::{
	args::RunArgs,
	drive::{plain_key, Chain},
	follow::Follower,
	keys::Seed,
	kinds::Kind,
	metrics::Figures,
	plot,
	report::{self, ChainFacts, KindReport, Report, Settings, FORMAT},
	rpc::Node,
	send::Pace,
	setup::World,
	table, tally, Result,
};
use muster_runtime::{constants::time::SLOT_DURATION, AccountId, VERSION};
use std::{
	sync::Arc,
	thread,
	time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};

/// Blocks become final a few after they come; a chain whose finality stands still cannot be
/// measured.
const FIRST_FINAL: Duration = Duration::from_secs(120);

/// Does a run.
pub fn run(args: RunArgs) -> Result<()> {
	tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(all(args))
}

/// Tells a person what is going on.
fn say(text: impl std::fmt::Display) {
	eprintln!("muster-load: {text}");
}

async fn all(args: RunArgs) -> Result<()> {
	let chain = connect(&args).await?;
	let seed = args.seed.unwrap_or_else(|| {
		SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_nanos() as u64)
	});
	let facts = chain_facts(&chain, &args).await?;
	say(format_args!(
		"{} ({} validators, {} s slots): setting up",
		facts.name,
		facts.validators,
		facts.slot_ms as f64 / 1_000.0
	));
	let begun = Instant::now();
	let mut world = World::make(&chain, &args, Seed(seed)).await?;
	say(format_args!("set up in {:.0} s", begun.elapsed().as_secs_f64()));

	let mut report = Report {
		format: FORMAT,
		title: args.title.clone(),
		chain: facts,
		settings: settings(&args, seed),
		kinds: Vec::new(),
	};
	for kind in &args.kinds {
		let done = measure(&chain, &mut world, &args, *kind)
			.await
			.map_err(|error| format!("{kind}: {error}"))?;
		say(in_short(&done));
		report.kinds.push(done);
		report.compare();
		// After each kind, so that what is measured is not lost with what is not.
		if let Some(path) = &args.json {
			report::write(&report, path)?;
		}
	}
	if let Some(path) = &args.plot {
		plot::write(&report, path)?;
	}
	println!("{}", table::markdown(&report));
	let wrong: Vec<_> =
		report.kinds.iter().filter(|kind| !kind.state.agrees).map(|kind| &*kind.kind).collect();
	match wrong.is_empty() {
		true => Ok(()),
		false => Err(format!(
			"events and state do not tell the same of {}: see \"state\" in the report",
			wrong.join(", ")
		)
		.into()),
	}
}

async fn connect(args: &RunArgs) -> Result<Chain> {
	let first = args.urls.first().ok_or("no --url")?;
	let ask = Arc::new(Node::connect(first, 256).await?);
	let genesis = ask.genesis().await?;
	for url in &args.urls {
		let node = Node::connect(url, 16).await?;
		node.ensure_same_runtime().await?;
		if node.genesis().await? != genesis {
			return Err(format!("{url}: another chain than {first}").into());
		}
		node.ensure_unlimited().await?;
	}
	let follower = Follower::start(Node::connect(first, 16).await?, ask.clone()).await?;
	let mut senders = Vec::new();
	for url in args.urls.iter().cycle().take(args.connections as usize) {
		senders.push(Arc::new(Node::connect(url, args.window).await?));
	}
	let begun = Instant::now();
	while follower.final_height() == 0 {
		follower.tick().await?;
		if begun.elapsed() > FIRST_FINAL {
			return Err(format!(
				"{first}: no block became final for {} s: do all validators run?",
				FIRST_FINAL.as_secs()
			)
			.into());
		}
	}
	let pace = Pace {
		window: args.window,
		pool: args.pool,
		rate: args.rate,
		time: args.seconds.map(Duration::from_secs),
	};
	let patience = Duration::from_secs(args.patience);
	Ok(Chain { genesis, ask, senders, follower, pace, patience })
}

async fn chain_facts(chain: &Chain, args: &RunArgs) -> Result<ChainFacts> {
	let at = chain.final_hash().await?;
	let validators: Option<Vec<AccountId>> =
		chain.ask.storage(plain_key("Session", "Validators"), at).await?;
	let slot: Option<u64> = chain.ask.storage(plain_key("SlotTime", "SlotDuration"), at).await?;
	let (weight, length) = tally::limits();
	Ok(ChainFacts {
		name: chain.ask.chain().await?,
		genesis: format!("{:?}", chain.genesis),
		node_version: chain.ask.version().await?,
		spec_version: VERSION.spec_version,
		nodes: args.urls.len(),
		validators: validators.unwrap_or_default().len(),
		slot_ms: slot.unwrap_or(SLOT_DURATION),
		block_weight_ms: weight / 1e9,
		block_length: length,
		cores: thread::available_parallelism().map_or(1, usize::from),
	})
}

fn settings(args: &RunArgs, seed: u64) -> Settings {
	Settings {
		count: args.count,
		seconds: args.seconds,
		rate: args.rate,
		pool: args.pool,
		ahead: args.ahead,
		accounts: args.accounts,
		devices: args.devices,
		gateways: args.gateways,
		batch: args.batch,
		connections: args.connections,
		window: args.window,
		device_call: args.device_call.name().into(),
		seed,
	}
}

async fn measure(
	chain: &Chain,
	world: &mut World,
	args: &RunArgs,
	kind: Kind,
) -> Result<KindReport> {
	world.refresh(chain).await?;
	let begun = Instant::now();
	let workload = kind.prepare(chain, world, args).await?;
	let preparing = begun.elapsed().as_secs_f64();
	say(format_args!(
		"{kind}: {} transactions made in {preparing:.0} s, sending",
		workload.txs.len()
	));
	let before = Figures::of(&args.metrics_urls).await?;
	let outcome = chain.drive(workload, &chain.pace).await?;
	let after = Figures::of(&args.metrics_urls).await?;
	let figures = (!args.metrics_urls.is_empty()).then_some((before, after));
	let report = tally::tally(chain, kind, &outcome, figures).await?;
	Ok(KindReport { preparing_seconds: preparing, ..report })
}

fn in_short(kind: &KindReport) -> String {
	let pace = |value: Option<f64>| value.map_or("-".into(), |value| format!("{value:.0}"));
	let mut text = format!(
		"{}: {} of {} executed, {} a second in blocks, {} final, blocks {:.0} % full of weight",
		kind.kind,
		kind.executed,
		kind.actions,
		pace(kind.throughput.inclusion),
		pace(kind.throughput.finality),
		kind.blocks.weight * 100.0
	);
	if kind.lost > 0 {
		text += &format!("; {} lost", kind.lost);
	}
	for (word, reasons) in
		[("failed", &kind.failed), ("refused", &kind.refused), ("put off", &kind.put_off)]
	{
		for (reason, count) in reasons {
			text += &format!("; {count} {word}: {reason}");
		}
	}
	text
}
