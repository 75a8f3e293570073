//! The bytes of a source as they are read on: plain or packed by gzip, always
//! with the place in the file, never with more memory than a buffer.

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
    if !head.starts_with(GZIP) {
        return head.get(..length).unwrap_or(head).to_vec();
    }
    let mut out = Vec::new();
    // The packed head is cut somewhere, which is no damage.
    let _ = flate2::read::MultiGzDecoder::new(head)
        .take(length as u64)
        .read_to_end(&mut out);
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
        let packed = head.starts_with(GZIP);
        let counted = Counted {
            inner: BufReader::with_capacity(64 * 1024, Box::new(io::Cursor::new(head).chain(rest))),
            offset: 0,
        };
        if packed {
            Self::Packed(Box::new(Members::new(counted)))
        } else {
            Self::Plain(counted)
        }
    }

    /// Where in the file the next byte lies, or the packed member that holds it.
    pub(super) fn offset(&self) -> u64 {
        match self {
            Self::Plain(counted) => counted.offset,
            Self::Packed(members) => members.start,
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

/// The members of a file packed by gzip, one after the other. An archive packs
/// each record by itself, so that one can be read alone; most files have one member.
pub(super) struct Members {
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
    Within(GzDecoder<Counted>),
    Over,
}

impl Members {
    fn new(counted: Counted) -> Self {
        Self {
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
            match std::mem::replace(&mut self.state, State::Over) {
                State::Over => self.buffer.clear(),
                State::Between(mut counted) => {
                    if counted.fill_buf()?.is_empty() {
                        self.buffer.clear();
                        return Ok(());
                    }
                    self.start = counted.offset;
                    self.state = State::Within(GzDecoder::new(counted));
                    continue;
                }
                State::Within(mut decoder) => {
                    let read = decoder.read(&mut self.buffer);
                    self.buffer.truncate(*read.as_ref().unwrap_or(&0));
                    if matches!(read, Ok(0)) {
                        self.state = State::Between(decoder.into_inner());
                        continue;
                    }
                    self.unpacked += self.buffer.len() as u64;
                    let packed = decoder.get_ref().offset;
                    self.state = State::Within(decoder);
                    read?;
                    if self.unpacked > FREE_GROWTH.max(packed.saturating_mul(MAX_GROWTH)) {
                        self.buffer.clear();
                        self.state = State::Over;
                        return Err(io::Error::other(format!(
                            "its packed bytes grow more than {MAX_GROWTH} times; the rest was left out"
                        )));
                    }
                }
            }
            return Ok(());
        }
    }

    /// Looks for the next member behind damage.
    fn pass_damage(&mut self) -> io::Result<bool> {
        self.buffer.clear();
        self.used = 0;
        let mut counted = match std::mem::replace(&mut self.state, State::Over) {
            State::Within(decoder) => decoder.into_inner(),
            State::Between(counted) => counted,
            State::Over => return Ok(false),
        };
        // The beginning of a member with the one method there is.
        const BEGINS: &[u8] = b"\x1f\x8b\x08";
        loop {
            let have = counted.fill_buf()?;
            if have.is_empty() {
                return Ok(false);
            }
            let found = have.windows(BEGINS.len()).position(|bytes| bytes == BEGINS);
            let skip = found.unwrap_or_else(|| have.len().saturating_sub(BEGINS.len() - 1).max(1));
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
