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
mod tests {
    use super::*;
    use flate2::Compression;
    use flate2::write::GzEncoder;
    use std::io::Write;

    fn packed(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    fn zstd(bytes: &[u8]) -> Vec<u8> {
        super::super::zstd::tests::packed(bytes)
    }

    fn stream(bytes: Vec<u8>) -> Stream {
        Stream::new(bytes, Box::new(io::empty()))
    }

    #[test]
    fn members_are_read_one_after_the_other_with_their_places() {
        let (one, two) = (packed(b"one\n"), packed(b"two\n"));
        let second = one.len() as u64;
        let mut stream = stream([one, two].concat());
        let mut line = String::new();
        stream.read_line(&mut line).unwrap();
        assert_eq!((line.as_str(), stream.offset()), ("one\n", 0));
        stream.fill_buf().unwrap();
        assert_eq!(stream.offset(), second);
        stream.read_line(&mut line).unwrap();
        assert_eq!(line, "one\ntwo\n");
        assert!(stream.fill_buf().unwrap().is_empty());
    }

    #[test]
    fn frames_of_zstd_are_members_too() {
        let (one, two) = (zstd(b"one\n"), zstd(b"two\n"));
        let second = one.len() as u64;
        // In front of the last, a frame that holds no content.
        let index = b"\x50\x2a\x4d\x18\x02\0\0\0xx".to_vec();
        let mut stream = stream([one.clone(), two, index, one].concat());
        let mut line = String::new();
        stream.read_line(&mut line).unwrap();
        assert_eq!((line.as_str(), stream.offset()), ("one\n", 0));
        stream.fill_buf().unwrap();
        assert_eq!(stream.offset(), second);
        stream.read_to_string(&mut line).unwrap();
        assert_eq!(line, "one\ntwo\none\n");
    }

    #[test]
    fn damage_in_a_frame_is_passed() {
        let mut broken = zstd(&b"a line of text\n".repeat(40));
        let last = broken.len() - 1;
        broken.truncate(last);
        let mut stream = stream([broken, zstd(b"two\n"), zstd(b"three\n")].concat());
        let mut out = Vec::new();
        assert!(stream.read_to_end(&mut out).is_err());
        assert!(stream.pass_damage().unwrap());
        out.clear();
        stream.read_to_end(&mut out).unwrap();
        assert!(out.ends_with(b"three\n"));
    }

    #[test]
    fn the_beginning_of_a_large_frame_is_known() {
        let packed = zstd(&(0..100_000).flat_map(|n: u32| n.to_be_bytes()).collect::<Vec<_>>());
        let head = packed.get(..super::super::sniff::FRAME_HEAD_BYTES).unwrap_or(&packed);
        assert_eq!(unpacked_head(head, 8), [0, 0, 0, 0, 0, 0, 0, 1]);
    }

    #[test]
    fn damage_is_passed() {
        let mut broken = packed(&b"x".repeat(1000));
        broken.truncate(15);
        // What is broken is found out some bytes into the next member.
        let more = packed(b"two\n").repeat(50);
        let mut stream = stream([broken, more].concat());
        let mut out = Vec::new();
        assert!(stream.read_to_end(&mut out).is_err());
        assert!(stream.pass_damage().unwrap());
        out.clear();
        stream.read_to_end(&mut out).unwrap();
        assert!(out.ends_with(b"two\ntwo\n") && out.len() > 100, "{}", out.len());
        assert!(!stream.pass_damage().unwrap());
    }

    #[test]
    fn what_grows_without_end_is_stopped() {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        let zeros = vec![0; 1024 * 1024];
        for _ in 0..80 {
            encoder.write_all(&zeros).unwrap();
        }
        let mut stream = stream(encoder.finish().unwrap());
        let mut len = 0;
        let error = loop {
            match stream.fill_buf() {
                Ok(bytes) => {
                    let read = bytes.len();
                    assert!(read > 0, "the end was reached");
                    len += read as u64;
                    stream.consume(read);
                }
                Err(error) => break error,
            }
        };
        assert!(len <= FREE_GROWTH + 64 * 1024);
        assert!(error.to_string().contains("200 times"));
    }
}
