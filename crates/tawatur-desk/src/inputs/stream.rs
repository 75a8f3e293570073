//! The bytes of a source as they are read on: plain or packed by gzip or zstd,
//! always with the place in the file, never with more memory than a buffer.

use super::zstd::{Frame, Frames, ZSTD, is_frame};
use flate2::bufread::GzDecoder;
use std::io::{self, BufRead, BufReader, Read};

/// How many bytes one byte of a packed file may become. News shrinks to a fifth
/// or a tenth; a file beyond this was made to fill a memory.
const MAX_GROWTH: u64 = 200;

/// Packed files may grow to this size in any case.
const FREE_GROWTH: u64 = 64 * 1024 * 1024;

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

/// A member that is being unpacked.
enum Member {
    Gzip(Box<GzDecoder<Counted>>),
    Zstd(Box<Frame<Counted>>),
}

impl Member {
    fn source(&self) -> &Counted {
        match self {
            Self::Gzip(decoder) => decoder.get_ref(),
            Self::Zstd(frame) => frame.get_ref(),
        }
    }

    fn into_source(self) -> Counted {
        match self {
            Self::Gzip(decoder) => decoder.into_inner(),
            Self::Zstd(frame) => frame.into_inner(),
        }
    }
}

impl Read for Member {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Gzip(decoder) => decoder.read(out),
            Self::Zstd(frame) => frame.read(out),
        }
    }
}

/// The members of a packed file, one after the other. An archive packs each
/// record by itself, so that one can be read alone; most files have one member.
pub(super) struct Members {
    packing: Packing,
    state: State,
    buffer: Vec<u8>,
    /// How much of the buffer was consumed.
    used: usize,
    /// Where the member begins that the buffer's bytes are from.
    start: u64,
    /// Bytes unpacked so far.
    unpacked: u64,
}

enum State {
    Between(Counted),
    Within(Member),
    /// Nothing is read any more behind this byte of the file.
    Over(u64),
}

impl Members {
    fn new(packing: Packing, counted: Counted) -> Self {
        Self {
            packing,
            state: State::Between(counted),
            buffer: Vec::new(),
            used: 0,
            start: 0,
            unpacked: 0,
        }
    }

    /// Fills the empty buffer; leaves it empty at the end of the file.
    fn fill(&mut self) -> io::Result<()> {
        self.used = 0;
        loop {
            self.buffer.resize(32 * 1024, 0);
            match std::mem::replace(&mut self.state, State::Over(0)) {
                State::Over(end) => {
                    self.state = State::Over(end);
                    self.buffer.clear();
                }
                State::Between(mut counted) => {
                    if counted.fill_buf()?.is_empty() {
                        self.state = State::Over(counted.offset);
                        self.buffer.clear();
                        return Ok(());
                    }
                    self.start = counted.offset;
                    self.state = State::Within(match self.packing {
                        Packing::Gzip => Member::Gzip(Box::new(GzDecoder::new(counted))),
                        Packing::Zstd => match Frame::begin(counted) {
                            Ok(Some(frame)) => Member::Zstd(Box::new(frame)),
                            Ok(None) => {
                                self.buffer.clear();
                                return Ok(());
                            }
                            Err((counted, error)) => {
                                self.buffer.clear();
                                self.state = State::Between(counted);
                                return Err(error);
                            }
                        },
                    });
                    continue;
                }
                State::Within(mut member) => {
                    let read = member.read(&mut self.buffer);
                    self.buffer.truncate(*read.as_ref().unwrap_or(&0));
                    if matches!(read, Ok(0)) {
                        self.state = State::Between(member.into_source());
                        continue;
                    }
                    self.unpacked += self.buffer.len() as u64;
                    let packed = member.source().offset;
                    self.state = State::Within(member);
                    read?;
                    if self.unpacked > FREE_GROWTH.max(packed.saturating_mul(MAX_GROWTH)) {
                        self.buffer.clear();
                        self.state = State::Over(packed);
                        return Err(io::Error::other(format!(
                            "its packed bytes grow more than {MAX_GROWTH} times; the rest was left out"
                        )));
                    }
                }
            }
            return Ok(());
        }
    }

    /// How far the packed bytes were read.
    fn end(&self) -> u64 {
        match &self.state {
            State::Within(member) => member.source().offset,
            State::Between(counted) => counted.offset,
            State::Over(end) => *end,
        }
    }

    /// Looks for the next member behind damage.
    fn pass_damage(&mut self) -> io::Result<bool> {
        self.buffer.clear();
        self.used = 0;
        let mut counted = match std::mem::replace(&mut self.state, State::Over(0)) {
            State::Within(member) => member.into_source(),
            State::Between(counted) => counted,
            State::Over(end) => {
                self.state = State::Over(end);
                return Ok(false);
            }
        };
        let begins = self.packing.begins();
        loop {
            let have = counted.fill_buf()?;
            if have.is_empty() {
                self.state = State::Over(counted.offset);
                return Ok(false);
            }
            let found = have.windows(begins.len()).position(|bytes| bytes == begins);
            let skip = found.unwrap_or_else(|| have.len().saturating_sub(begins.len() - 1).max(1));
            counted.consume(skip);
            if found.is_some() {
                self.state = State::Between(counted);
                return Ok(true);
            }
        }
    }
}

impl Read for Members {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let len = self.fill_buf()?.read(out)?;
        self.consume(len);
        Ok(len)
    }
}

impl BufRead for Members {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.used >= self.buffer.len() {
            self.fill()?;
        }
        Ok(self.buffer.get(self.used..).unwrap_or_default())
    }

    fn consume(&mut self, amount: usize) {
        self.used = (self.used + amount).min(self.buffer.len());
    }
}

#[cfg(test)]
mod tests;
