//! The journal of a folder: what was asked for, what came of it, and what is still to be fetched.
//!
//! One JSON object a line, only ever added to. A database would bring a
//! library and a file that no other tool reads, for what is read once at the
//! start and then known. A line that a crash tore is dropped, and what it told
//! is done again.

mod known;
mod line;

pub(crate) use known::{Known, Page, Version};
pub(crate) use line::Line;

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, BufRead, BufReader, Seek, SeekFrom, Write};
use std::path::Path;

/// An open journal, which no other program has open.
#[derive(Debug)]
pub(crate) struct Journal {
    file: File,
}

impl Journal {
    /// Opens or begins a journal, and reads it. Gives the numbers of lines
    /// that could not be read, too.
    pub(crate) fn open(path: &Path) -> io::Result<(Self, Known, Vec<usize>)> {
        let mut file = OpenOptions::new().read(true).append(true).create(true).open(path)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                let message = "another `tawatur fetch` or `watch` is at work in this folder";
                return Err(io::Error::new(io::ErrorKind::ResourceBusy, message));
            }
            Err(TryLockError::Error(error)) => return Err(error),
        }
        let mut known = Known::default();
        let mut unread = Vec::new();
        let mut whole = 0;
        let mut reader = BufReader::new(&file);
        let mut bytes = Vec::new();
        for number in 1.. {
            bytes.clear();
            let length = reader.read_until(b'\n', &mut bytes)?;
            if bytes.last() != Some(&b'\n') {
                break;
            }
            whole += length as u64;
            match serde_json::from_slice(&bytes) {
                Ok(line) => known.apply(line),
                Err(_) if bytes.trim_ascii().is_empty() => {}
                Err(_) => unread.push(number),
            }
        }
        // What a crash left of a line must not run into the next one.
        file.set_len(whole)?;
        file.seek(SeekFrom::End(0))?;
        Ok((Self { file }, known, unread))
    }

    /// Adds lines, all in one write.
    pub(crate) fn add(&mut self, lines: &[Line]) -> io::Result<()> {
        let mut bytes = Vec::new();
        for line in lines {
            serde_json::to_writer(&mut bytes, line)?;
            bytes.push(b'\n');
        }
        self.file.write_all(&bytes)
    }
}

#[cfg(test)]
mod tests;
