//! The members of a packed file, unpacked one after the other.

use super::{Counted, Packing};
use crate::inputs::zstd::Frame;
use flate2::bufread::GzDecoder;
use std::io::{self, BufRead, Read};

/// How many bytes one byte of a packed file may become. News shrinks to a fifth
/// or a tenth; a file beyond this was made to fill a memory.
const MAX_GROWTH: u64 = 200;

/// Packed files may grow to this size in any case.
pub(super) const FREE_GROWTH: u64 = 64 * 1024 * 1024;

/// The members of a packed file, one after the other. An archive packs each
/// record by itself, so that one can be read alone; most files have one member.
pub(in crate::inputs) struct Members {
    packing: Packing,
    state: State,
    buffer: Vec<u8>,
    /// How much of the buffer was consumed.
    used: usize,
    /// Where the member begins that the buffer's bytes are from.
    pub(super) start: u64,
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
    pub(super) fn new(packing: Packing, counted: Counted) -> Self {
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
    pub(super) fn end(&self) -> u64 {
        match &self.state {
            State::Within(member) => member.source().offset,
            State::Between(counted) => counted.offset,
            State::Over(end) => *end,
        }
    }

    /// Looks for the next member behind damage.
    pub(super) fn pass_damage(&mut self) -> io::Result<bool> {
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

    /// The bytes that are unpacked; none at the end of the file.
    pub(super) fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.used >= self.buffer.len() {
            self.fill()?;
        }
        Ok(self.buffer.get(self.used..).unwrap_or_default())
    }

    /// Passes so many of them.
    pub(super) fn consume(&mut self, amount: usize) {
        self.used = (self.used + amount).min(self.buffer.len());
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
