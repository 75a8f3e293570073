//! The bytes of a source as they are read on: plain or packed by gzip or zstd,
//! always with the place in the file, never with more memory than a buffer.

mod members;

use self::members::Members;
use super::zstd::{Frames, ZSTD, is_frame};
use std::io::{self, BufRead, BufReader, Read};

/// How the packed bytes of gzip begin.
pub(super) const GZIP: &[u8] = b"\x1f\x8b";

/// The beginning of a source, unpacked if it is packed.
pub(super) fn unpacked_head(head: &[u8], length: usize) -> Vec<u8> {
    let reader: Box<dyn Read> = match Packing::of(head) {
        None => return head.get(..length).unwrap_or(head).to_vec(),
        Some(Packing::Gzip) => Box::new(flate2::read::MultiGzDecoder::new(head)),
        Some(Packing::Zstd) => Box::new(Frames::new(head)),
    };
    let mut out = Vec::new();
    // The packed head is cut somewhere, which is no damage.
    let _ = reader.take(length as u64).read_to_end(&mut out);
    out
}

/// The bytes of a source.
pub(super) enum Stream {
    Plain(Counted),
    Packed(Box<Members>),
}

impl Stream {
    /// The stream of `head` and what `rest` gives behind it, unpacked if it is packed.
    pub(super) fn new(head: Vec<u8>, rest: Box<dyn Read>) -> Self {
        let packing = Packing::of(&head);
        let counted = Counted {
            inner: BufReader::with_capacity(64 * 1024, Box::new(io::Cursor::new(head).chain(rest))),
            offset: 0,
        };
        match packing {
            Some(packing) => Self::Packed(Box::new(Members::new(packing, counted))),
            None => Self::Plain(counted),
        }
    }

    /// Where in the file the next byte lies, or the packed member that holds it.
    pub(super) fn offset(&self) -> u64 {
        match self {
            Self::Plain(counted) => counted.offset,
            Self::Packed(members) => members.start,
        }
    }

    /// How far the file was read, which is its end if nothing more is there.
    pub(super) fn end(&self) -> u64 {
        match self {
            Self::Plain(counted) => counted.offset,
            Self::Packed(members) => members.end(),
        }
    }

    /// Goes on behind a place that cannot be unpacked; whether there is more.
    pub(super) fn pass_damage(&mut self) -> io::Result<bool> {
        match self {
            Self::Plain(_) => Ok(false),
            Self::Packed(members) => members.pass_damage(),
        }
    }
}

impl Read for Stream {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let len = self.fill_buf()?.read(out)?;
        self.consume(len);
        Ok(len)
    }
}

impl BufRead for Stream {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        match self {
            Self::Plain(counted) => counted.fill_buf(),
            Self::Packed(members) => members.fill_buf(),
        }
    }

    fn consume(&mut self, amount: usize) {
        match self {
            Self::Plain(counted) => counted.consume(amount),
            Self::Packed(members) => members.consume(amount),
        }
    }
}

/// A reader that knows how far it is.
pub(super) struct Counted {
    inner: BufReader<Box<dyn Read>>,
    offset: u64,
}

impl Read for Counted {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let len = self.inner.read(out)?;
        self.offset += len as u64;
        Ok(len)
    }
}

impl BufRead for Counted {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.inner.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        self.inner.consume(amount);
        self.offset += amount as u64;
    }
}

/// What has packed a file.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Packing {
    Gzip,
    Zstd,
}

impl Packing {
    /// What has packed a source that begins so; none if nothing has.
    pub(super) fn of(head: &[u8]) -> Option<Self> {
        if head.starts_with(GZIP) {
            return Some(Self::Gzip);
        }
        is_frame(head).then_some(Self::Zstd)
    }

    /// How a member begins; for gzip, with the one method there is.
    fn begins(self) -> &'static [u8] {
        match self {
            Self::Gzip => b"\x1f\x8b\x08",
            Self::Zstd => ZSTD,
        }
    }
}

#[cfg(test)]
mod tests;
