// SPDX-License-Identifier: Apache-2.0

//! Disks of a node's own, which can be filled and broken. They take root's rights.

use anyhow::{anyhow, bail, Context, Result};
use std::{
	fs::{self, File},
	io::Write,
	path::{Path, PathBuf},
	process::Command,
};

pub struct Disk {
	folder: PathBuf,
	/// The file that stands for the device. Without one, the disk is in memory.
	image: Option<PathBuf>,
}

impl Disk {
	/// A disk in memory, mounted at `folder`. An error says why that cannot be.
	pub fn in_memory(folder: &Path, megabytes: u32) -> Result<Self> {
		fs::create_dir_all(folder)?;
		let size = format!("size={megabytes}m");
		run("mount", &["-t", "tmpfs", "-o", &size, "muster-test", text(folder)])?;
		Ok(Self { folder: folder.into(), image: None })
	}

	/// A disk in a file beside `folder`, which turns read-only at the first error as disks do.
	pub fn in_file(folder: &Path, megabytes: u64) -> Result<Self> {
		fs::create_dir_all(folder)?;
		let image = folder.with_extension("img");
		File::create(&image)?.set_len(megabytes << 20)?;
		run("mkfs.ext4", &["-q", text(&image)])?;
		let disk = Self { folder: folder.into(), image: Some(image) };
		disk.mount()?;
		disk.trigger()?;
		Ok(disk)
	}

	fn mount(&self) -> Result<()> {
		let image = self.image.as_deref().context("a disk in memory")?;
		run("mount", &["-o", "loop,errors=remount-ro", text(image), text(&self.folder)])
	}

	/// The kernel's file by which an error of the disk is feigned.
	fn trigger(&self) -> Result<PathBuf> {
		let mounts = fs::read_to_string("/proc/mounts")?;
		let device = mounts
			.lines()
			.find(|line| line.split(' ').nth(1) == Some(text(&self.folder)))
			.and_then(|line| line.split(' ').next()?.strip_prefix("/dev/"))
			.context("it is not mounted")?;
		let path = Path::new("/sys/fs/ext4").join(device).join("trigger_fs_error");
		if !path.exists() {
			bail!("the kernel does not feign errors of ext4");
		}
		Ok(path)
	}

	/// Writes until not a byte more fits.
	pub fn fill(&self) -> Result<()> {
		let mut file = File::create(self.folder.join("filler"))?;
		let mut chunk = vec![1; 1 << 20];
		while !chunk.is_empty() {
			if file.write_all(&chunk).is_err() {
				chunk.truncate(chunk.len() / 2);
			}
		}
		Ok(())
	}

	/// Makes the room that [`Disk::fill`] took.
	pub fn clear(&self) -> Result<()> {
		Ok(fs::remove_file(self.folder.join("filler"))?)
	}

	/// Has the disk fail, so that the kernel lets nobody write to it any more.
	///
	/// What was written up to now is on the disk, as it is half a minute later anyway: ParityDB does
	/// not wait for that when it makes a database, and one that is new could not be opened again.
	pub fn fail(&self) -> Result<()> {
		run("sync", &["-f", text(&self.folder)])?;
		fs::write(self.trigger()?, "test")?;
		let written = fs::write(self.folder.join("probe"), "");
		written.err().map(drop).context("the disk can still be written to")
	}

	/// Repairs the disk as an operator would. Nobody may use it meanwhile.
	pub fn repair(&self) -> Result<()> {
		let image = self.image.as_deref().context("a disk in memory")?;
		run("umount", &[text(&self.folder)])?;
		// It says by 1 that there was something to repair.
		let status = Command::new("e2fsck").args(["-fy", text(image)]).output()?.status;
		if !matches!(status.code(), Some(0 | 1)) {
			bail!("the disk cannot be repaired: {status}");
		}
		self.mount()
	}
}

impl Drop for Disk {
	fn drop(&mut self) {
		// A process that still uses it keeps it until it ends.
		let _ = run("umount", &["-l", text(&self.folder)]);
	}
}

fn text(path: &Path) -> &str {
	path.to_str().expect("it was made of UTF-8")
}

fn run(program: &str, args: &[&str]) -> Result<()> {
	let output = Command::new(program).args(args).output().with_context(|| program.to_owned())?;
	let said = String::from_utf8_lossy(&output.stderr);
	output.status.success().then_some(()).ok_or_else(|| anyhow!("{program}: {}", said.trim()))
}
