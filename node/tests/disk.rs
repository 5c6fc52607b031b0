// SPDX-License-Identifier: Apache-2.0

//! What a node does when its disk is full, or breaks: it ends, says why, and goes on from its final
//! chain once the disk is well again.
//!
//! Most of this needs a file system of its own, so it runs as root only, on Linux, with `mount` and
//! `mkfs.ext4`. Elsewhere it says that it does not run, and does not.

mod common;

use common::{fail, has_panicked, Node};
use std::{
	ffi::OsStr,
	fs::{self, File},
	io::Write,
	path::{Path, PathBuf},
	process::Command,
};

/// Runs a command of the system; what it says if it fails.
fn system(program: &str, args: &[&OsStr]) -> Result<(), String> {
	let output = Command::new(program)
		.args(args)
		.output()
		.map_err(|error| format!("{program} cannot be run: {error}"))?;
	match output.status.success() {
		true => Ok(()),
		false => Err(format!("{program}: {}", String::from_utf8_lossy(&output.stderr).trim())),
	}
}

/// A file system of its own, unmounted when dropped.
struct Disk {
	dir: tempfile::TempDir,
}

impl Disk {
	/// In memory, of so many MiB.
	fn memory(mib: u32) -> Result<Self, String> {
		let disk = Self { dir: tempfile::tempdir().expect("a folder") };
		fs::create_dir(disk.path()).expect("a folder");
		let options = format!("size={mib}m");
		let args = ["-t", "tmpfs", "-o", &options, "tmpfs"].map(OsStr::new);
		system("mount", &[&args[..], &[disk.path().as_os_str()]].concat())?;
		Ok(disk)
	}

	/// ext4 in a file, of so many MiB.
	fn ext4(mib: u64) -> Result<Self, String> {
		let disk = Self { dir: tempfile::tempdir().expect("a folder") };
		fs::create_dir(disk.path()).expect("a folder");
		let image = File::create(disk.image()).expect("a file");
		image.set_len(mib * 1024 * 1024).expect("a file without content");
		system("mkfs.ext4", &[OsStr::new("-q"), disk.image().as_os_str()])?;
		disk.mount()?;
		Ok(disk)
	}

	fn path(&self) -> PathBuf {
		self.dir.path().join("disk")
	}

	fn image(&self) -> PathBuf {
		self.dir.path().join("image")
	}

	fn mount(&self) -> Result<(), String> {
		let (image, path) = (self.image(), self.path());
		let options = "loop,errors=remount-ro".as_ref();
		system("mount", &["-o".as_ref(), options, image.as_os_str(), path.as_os_str()])
	}

	fn unmount(&self) -> Result<(), String> {
		system("umount", &[self.path().as_os_str()])
	}

	/// As after an error of the disk: what was written last is lost, and nothing can be written.
	fn abort(&self) {
		system("sync", &["-f".as_ref(), self.path().as_os_str()]).expect("it is mounted");
		system("mount", &["-o".as_ref(), "remount,abort".as_ref(), self.path().as_os_str()])
			.expect("it is mounted");
	}

	/// Repairs it, and mounts it again.
	fn repair(&self) {
		self.unmount().expect("nobody uses it any more");
		// Which fails, in a way, if there was something to repair.
		let _ = system("e2fsck", &["-fy".as_ref(), self.image().as_os_str()]);
		self.mount().expect("it is repaired");
	}

	/// Takes all the room but so many bytes.
	fn fill(&self, but: u64) {
		let path = self.path().join("filling");
		let mut file = File::create(&path).expect("there is room");
		let mut length = 0u64;
		for chunk in [1 << 20, 1 << 12] {
			// Until there is none left.
			while file.write_all(&vec![1; chunk]).and_then(|()| file.flush()).is_ok() {
				length += chunk as u64;
			}
		}
		file.set_len(length.saturating_sub(but)).expect("it becomes shorter");
		file.sync_all().expect("it can be written");
	}

	fn empty(&self) {
		fs::remove_file(self.path().join("filling")).expect("it is there");
	}
}

impl Drop for Disk {
	fn drop(&mut self) {
		// Lazily: a failed test may leave a node that is about to end.
		let _ = system("umount", &["-l".as_ref(), self.path().as_os_str()]);
	}
}

/// The disk, or `None` and why not.
fn available(disk: Result<Disk, String>) -> Option<Disk> {
	disk.map_err(|why| eprintln!("skipped, for there is no disk to try it on: {why}")).ok()
}

fn start(path: &Path, threshold: &str) -> Node {
	let args = ["--dev", "--db-storage-polling-period", "1", "--db-storage-threshold", threshold];
	let path = [OsStr::new("--base-path"), path.as_os_str()];
	Node::start(args.map(OsStr::new).into_iter().chain(path))
}

/// Waits for final blocks; returns the last one.
fn some_final_block(node: &mut Node) -> (u64, String) {
	let last = node.finalized() + 4;
	node.wait_until_final(last);
	let hash = node.hash(last).expect("it is final");
	(last, hash)
}

/// Asserts that the node ended by itself, and how it said so.
fn assert_ended(node: Node, error: &str) {
	let (status, log) = node.wait_until_ended();
	assert_eq!(status.code(), Some(1), "{log}");
	assert!(!has_panicked(&log), "{log}");
	let (_, last) = log.rsplit_once("Error: ").unwrap_or_else(|| panic!("no error in: {log}"));
	assert!(last.contains(error), "{log}");
}

/// Asserts that a node starts again, knows the block, and goes on.
fn assert_goes_on(path: &Path, (number, hash): (u64, String)) {
	let mut node = start(path, "0");
	assert_eq!(node.hash(number), Some(hash), "final block {number} is lost");
	assert!(node.finalized() >= number, "finality went back");
	let next = node.finalized() + 3;
	node.wait_until_final(next);
}

#[test]
fn a_node_does_not_start_with_too_little_room() {
	let dir = tempfile::tempdir().unwrap();
	let error = fail([
		"--dev",
		"--rpc-port=0",
		"--listen-addr=/ip4/127.0.0.1/tcp/0",
		"--no-prometheus",
		"--db-storage-threshold=1000000000",
		"--base-path",
		dir.path().to_str().unwrap(),
	]);
	assert!(error.starts_with("less than 1000000000 MiB are free on the disk of "), "{error}");
	assert!(error.ends_with("or lower --db-storage-threshold"), "{error}");
}

#[test]
fn a_node_ends_before_its_disk_is_full() {
	let Some(disk) = available(Disk::memory(96)) else { return };
	let mut node = start(&disk.path(), "32");
	let block = some_final_block(&mut node);
	disk.fill(16 * 1024 * 1024);
	assert_ended(node, "less than 32 MiB are free on the disk of ");
	disk.empty();
	assert_goes_on(&disk.path(), block);
}

#[test]
fn a_node_ends_when_its_disk_is_full() {
	let Some(disk) = available(Disk::memory(96)) else { return };
	let mut node = start(&disk.path(), "0");
	let block = some_final_block(&mut node);
	disk.fill(0);
	assert_ended(node, "cannot be written to any more (");

	// Nor does it start on such a disk.
	let path = disk.path();
	let args = ["--dev", "--db-storage-threshold=0", "--rpc-port=0", "--no-prometheus"];
	let path = ["--listen-addr=/ip4/127.0.0.1/tcp/0", "--base-path", path.to_str().unwrap()];
	let error = fail(args.iter().chain(&path));
	assert!(error.contains("cannot be written to (No space left on device"), "{error}");

	disk.empty();
	assert_goes_on(&disk.path(), block);
}

#[test]
fn a_node_ends_when_its_disk_becomes_read_only() {
	let Some(disk) = available(Disk::ext4(256)) else { return };
	let mut node = start(&disk.path(), "0");
	let block = some_final_block(&mut node);
	disk.abort();
	assert_ended(node, "cannot be written to any more (");
	disk.repair();
	assert_goes_on(&disk.path(), block);
}

#[test]
fn a_failed_write_to_mapped_memory_is_told() {
	let dir = tempfile::tempdir().unwrap();
	let mut node = start(dir.path(), "0");
	let block = some_final_block(&mut node);
	// What the system sends when it has no room for a page of a mapped file.
	system("kill", &["-BUS".as_ref(), node.id().to_string().as_ref()]).expect("it runs");
	assert_ended(node, "cannot be written to any more (SIGBUS)");
	assert_goes_on(dir.path(), block);
}
