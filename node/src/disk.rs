// SPDX-License-Identifier: Apache-2.0

//! What happens when the disk is full, read-only or broken: the node ends, and says why.
//!
//! The storage monitor ends it while there is still room (`--db-storage-threshold`, 1 GiB unless
//! told otherwise), and does not let it start below that. Where it is turned off, or fails by
//! something else than room, ParityDB's threads end one after the other; only the next write of
//! the chain hears of that. A validator ends with GRANDPA's next vote. A node that only follows
//! the chain would stay, and refuse one block after the other. So every few seconds one file is
//! written through to the disk, and one entry to the database: the first that fails ends the node.
//!
//! ParityDB also writes through mapped memory, to files whose room is not taken yet. When there is
//! none left, the system ends the process by `SIGBUS`, without a word. Here it says one first.
//!
//! Whichever it is, what was final and on the disk stays. With room again, the node goes on from
//! there.

use crate::preflight;
use futures::{future::BoxFuture, FutureExt};
use futures_timer::Delay;
use sc_client_api::AuxStore;
use sc_service::{Configuration, Error, SpawnEssentialTaskHandle, TaskManager};
use sc_storage_monitor::{StorageMonitorParams, StorageMonitorService};
use sp_core::traits::SpawnEssentialNamed;
use std::{
	ffi::c_int,
	fs::{self, File},
	io::{self, Write},
	os::unix::ffi::OsStrExt,
	path::{Path, PathBuf},
	sync::{Arc, OnceLock},
	time::Duration,
};

/// Where the database lies, once it is watched.
static DATABASE: OnceLock<PathBuf> = OnceLock::new();
/// Why the node ends, if that is the disk.
static FAILURE: OnceLock<String> = OnceLock::new();

/// The database's entry that is written to see whether it can be.
const PROBE: &[u8] = b"muster_disk_probe";

/// Writes a file through to the disk, and removes it.
pub fn write_through(folder: &Path) -> io::Result<()> {
	let path = folder.join(".writable");
	let mut file = File::create(&path)?;
	file.write_all(&[0; 4096])?;
	file.sync_all()?;
	fs::remove_file(path)
}

fn cannot_write(path: &Path, error: &dyn std::fmt::Display) -> String {
	format!(
		"the disk of {path:?} cannot be written to any more ({error}); make room on it or repair it, \
		 and start the node again: it goes on from the last final block that is stored"
	)
}

fn too_full(path: &Path, threshold: u64) -> String {
	format!(
		"less than {threshold} MiB are free on the disk of {path:?}, or it does not say how much is; \
		 make room and start the node again, or lower --db-storage-threshold"
	)
}

/// Spawns the storage monitor, whose task ends when there is too little room: notes that this is why.
#[derive(Clone)]
struct NoteWhy {
	handle: SpawnEssentialTaskHandle,
	why: String,
}

impl SpawnEssentialNamed for NoteWhy {
	fn spawn_essential_blocking(
		&self,
		name: &'static str,
		group: Option<&'static str>,
		future: BoxFuture<'static, ()>,
	) {
		let why = self.why.clone();
		let future = future.map(|()| drop(FAILURE.set(why)));
		self.handle.spawn_blocking(name, group, future);
	}

	fn spawn_essential(
		&self,
		name: &'static str,
		group: Option<&'static str>,
		future: BoxFuture<'static, ()>,
	) {
		let why = self.why.clone();
		self.handle.spawn(name, group, future.map(|()| drop(FAILURE.set(why))));
	}
}

/// Runs nothing: of the storage monitor, only the check that it makes first is wanted.
#[derive(Clone)]
struct CheckOnly;

impl SpawnEssentialNamed for CheckOnly {
	fn spawn_essential_blocking(
		&self,
		_: &'static str,
		_: Option<&'static str>,
		_: BoxFuture<'static, ()>,
	) {
	}
	fn spawn_essential(&self, _: &'static str, _: Option<&'static str>, _: BoxFuture<'static, ()>) {
	}
}

/// Refuse to open a database for which there is too little room.
pub fn check_room(config: &Configuration, params: &StorageMonitorParams) -> Result<(), Error> {
	preflight::check_base_path(config)?;
	if params.threshold == 0 {
		return Ok(());
	}
	// The database's own folder may be yet to be made.
	let path = config.database.path().filter(|path| path.exists()).unwrap_or(&config.data_path);
	StorageMonitorService::try_spawn(params.clone(), path.into(), &CheckOnly)
		.map_err(|_| Error::Application(too_full(path, params.threshold).into()))
}

/// Watches the disk for as long as the node runs.
pub fn watch(
	config: &Configuration,
	params: &StorageMonitorParams,
	backend: Arc<impl AuxStore + Send + Sync + 'static>,
	tasks: &TaskManager,
) -> Result<(), Error> {
	let Some(path) = config.database.path().map(Path::to_path_buf) else { return Ok(()) };
	if DATABASE.set(path.clone()).is_ok() {
		say_why_of_sigbus();
	}
	let handle = tasks.spawn_essential_handle();
	let monitor = NoteWhy { handle: handle.clone(), why: too_full(&path, params.threshold) };
	StorageMonitorService::try_spawn(params.clone(), path.clone(), &monitor)
		.map_err(|_| Error::Application(monitor.why.clone().into()))?;

	let period = Duration::from_secs(params.polling_period.into());
	handle.spawn_blocking("disk-watch", None, async move {
		// Goes before the database does.
		let _last = LastWrite(path.clone());
		for count in 0u64.. {
			Delay::new(period).await;
			let stored = backend.insert_aux(&[(PROBE, &count.to_le_bytes()[..])], &[]);
			let written = write_through(&path);
			let why = match (written, stored) {
				(Err(error), _) => cannot_write(&path, &error),
				(_, Err(error)) => cannot_write(&path, &error),
				(Ok(()), Ok(())) => continue,
			};
			log::error!("{why}");
			let _ = FAILURE.set(why);
			return;
		}
	});
	Ok(())
}

/// Looks at the disk once more when the node ends: another part of it may have failed by the disk
/// before the watch did. It looks before ParityDB is closed, which can make some room.
struct LastWrite(PathBuf);

impl Drop for LastWrite {
	fn drop(&mut self) {
		if let Err(error) = write_through(&self.0) {
			let _ = FAILURE.set(cannot_write(&self.0, &error));
		}
	}
}

/// Why the node ended, in words, if that is the disk.
pub fn why_ended() -> Option<String> {
	FAILURE.get().cloned()
}

/// Has the process say why it ends before it ends by a failed write to mapped memory.
fn say_why_of_sigbus() {
	extern "C" fn handler(_: c_int) {
		let say = |bytes: &[u8]| {
			// SAFETY: the pointer and the length are those of a slice, and `write` may be called in
			// a signal handler. There is nobody to tell if it fails.
			unsafe { libc::write(libc::STDERR_FILENO, bytes.as_ptr().cast(), bytes.len()) };
		};
		say(b"\nError: the disk of ");
		say(DATABASE.get().map_or(&b"the database"[..], |path| path.as_os_str().as_bytes()));
		say(b" cannot be written to any more (SIGBUS); make room on it or repair it, and start the \
			node again: it goes on from the last final block that is stored\n");
		// SAFETY: ends the process without running anything of it, as a signal handler has to.
		unsafe { libc::_exit(1) };
	}
	// SAFETY: an all-zero `sigaction` is valid, with no signal masked; the handler calls nothing that
	// a signal handler may not. Nobody else in the process wants `SIGBUS` but Rust's own message
	// for overflowing stacks, which Linux reports by `SIGSEGV`.
	unsafe {
		let mut action: libc::sigaction = std::mem::zeroed();
		action.sa_sigaction = handler as extern "C" fn(c_int) as usize;
		libc::sigaction(libc::SIGBUS, &action, std::ptr::null_mut());
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn writing_through_leaves_nothing_behind() {
		let dir = tempfile::tempdir().unwrap();
		write_through(dir.path()).unwrap();
		assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 0);
		assert_eq!(
			write_through(&dir.path().join("none")).unwrap_err().kind(),
			io::ErrorKind::NotFound
		);
	}
}
