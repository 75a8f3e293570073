//! What zstd has packed: frame after frame, within bounds.

use ruzstd::decoding::errors::{FrameDecoderError, ReadFrameHeaderError};
use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};
use std::io::{self, BufRead, Read};

/// How a frame begins.
pub(super) const ZSTD: &[u8] = b"\x28\xb5\x2f\xfd";

/// How far back a frame may refer, and so the memory it takes. A frame of one
/// record refers back over all of it.
const MAX_WINDOW: u64 = 32 * 1024 * 1024;

/// The longest block of a frame.
const MAX_BLOCK: usize = 128 * 1024;

/// Whether bytes begin with a frame, or with one that holds no content: such
/// frames carry a dictionary, or an index.
pub(super) fn is_frame(head: &[u8]) -> bool {
    head.starts_with(ZSTD) || matches!(head, [0x50..=0x5f, b'\x2a', b'\x4d', b'\x18', ..])
}

/// A frame, unpacked as it is read.
pub(super) struct Frame<R> {
    decoder: FrameDecoder,
    source: R,
    /// A fault, to be told behind what was unpacked before it.
    fault: Option<io::Error>,
}

impl<R: BufRead> Frame<R> {
    /// Begins the next frame of a source, over those without content; none at
    /// its end.
    ///
    /// # Errors
    /// What is no frame, with the source.
    pub(super) fn begin(mut source: R) -> Result<Option<Self>, (R, io::Error)> {
        let mut decoder = FrameDecoder::new();
        decoder.set_max_window_size(MAX_WINDOW);
        loop {
            match source.fill_buf().map(<[u8]>::is_empty) {
                Ok(false) => {}
                Ok(true) => return Ok(None),
                Err(error) => return Err((source, error)),
            }
            let length = match decoder.init(&mut source) {
                Ok(()) => {
                    return Ok(Some(Self {
                        decoder,
                        source,
                        fault: None,
                    }));
                }
                Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame { length, .. })) => length,
                Err(FrameDecoderError::DictNotProvided { .. }) => {
                    let error = "zstd with a dictionary, which is not read; unpack it with `zstd -d`";
                    return Err((source, io::Error::other(error)));
                }
                Err(error) => return Err((source, io::Error::other(error))),
            };
            let skipped = io::copy(&mut (&mut source).take(u64::from(length)), &mut io::sink());
            if let Err(error) = skipped {
                return Err((source, error));
            }
        }
    }

    /// What it is read from.
    pub(super) fn get_ref(&self) -> &R {
        &self.source
    }

    /// What it was read from.
    pub(super) fn into_inner(self) -> R {
        self.source
    }
}

impl<R: BufRead> Read for Frame<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        /// A last block without content, and a checksum. The decoder holds back
        /// what later blocks may refer to; behind a fault there are none.
        const LAST: &[u8] = b"\x01\0\0\0\0\0\0";
        let one = || BlockDecodingStrategy::UptoBlocks(1);
        while self.fault.is_none() && self.decoder.can_collect() == 0 && !self.decoder.is_finished() {
            let block = match block(&mut self.source) {
                Ok(block) => block,
                Err(error) => {
                    self.fault = Some(error);
                    let _ = self.decoder.decode_blocks(LAST, one());
                    break;
                }
            };
            let done = self.decoder.decode_blocks(block.chain(&mut self.source), one());
            self.fault = done.err().map(io::Error::other);
        }
        match self.decoder.read(out)? {
            0 if !out.is_empty() => self.fault.take().map_or(Ok(0), Err),
            length => Ok(length),
        }
    }
}

/// The next block with its head: 3 bytes, which tell how long it is. The
/// decoder is not to see one that is cut off.
fn block(source: &mut impl Read) -> io::Result<io::Cursor<Vec<u8>>> {
    let mut block = vec![0; 3];
    source.read_exact(&mut block).map_err(early)?;
    let head = block.iter().rev().fold(0, |head, byte| head << 8 | usize::from(*byte));
    let repeats = (head >> 1) & 3 == 1;
    let length = if repeats { 1 } else { head >> 3 };
    if length > MAX_BLOCK {
        return Err(io::Error::other("a block is longer than zstd permits"));
    }
    block.resize(3 + length, 0);
    source
        .read_exact(block.get_mut(3..).unwrap_or_default())
        .map_err(early)?;
    Ok(io::Cursor::new(block))
}

fn early(error: io::Error) -> io::Error {
    match error.kind() {
        io::ErrorKind::UnexpectedEof => io::Error::new(error.kind(), "its packed bytes end early"),
        _ => error,
    }
}

/// All frames, one after the other.
pub(super) struct Frames<R> {
    state: State<R>,
}

enum State<R> {
    Between(R),
    Within(Box<Frame<R>>),
    Over,
}

impl<R: BufRead> Frames<R> {
    pub(super) fn new(source: R) -> Self {
        Self {
            state: State::Between(source),
        }
    }
}

impl<R: BufRead> Read for Frames<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        loop {
            match std::mem::replace(&mut self.state, State::Over) {
                State::Over => return Ok(0),
                State::Between(source) => match Frame::begin(source).map_err(|(_, error)| error)? {
                    Some(frame) => self.state = State::Within(Box::new(frame)),
                    None => return Ok(0),
                },
                State::Within(mut frame) => {
                    let length = frame.read(out)?;
                    if length == 0 && !out.is_empty() {
                        self.state = State::Between(frame.into_inner());
                    } else {
                        self.state = State::Within(frame);
                        return Ok(length);
                    }
                }
            }
        }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use ruzstd::encoding::{CompressionLevel, compress_to_vec};

    pub(in crate::inputs) fn packed(bytes: &[u8]) -> Vec<u8> {
        compress_to_vec(bytes, CompressionLevel::Fastest)
    }

    /// A frame that holds no content.
    fn skipped(length: u8) -> Vec<u8> {
        let mut frame = vec![0x5d, 0x2a, 0x4d, 0x18, length, 0, 0, 0];
        frame.extend(std::iter::repeat_n(b'x', usize::from(length)));
        frame
    }

    fn unpacked(bytes: &[u8]) -> io::Result<Vec<u8>> {
        let mut out = Vec::new();
        Frames::new(bytes).read_to_end(&mut out).map(|_| out)
    }

    #[test]
    fn frames_one_after_the_other_and_those_without_content() {
        let all = [
            skipped(3),
            packed(b"one "),
            packed(b""),
            skipped(0),
            packed(b"two"),
            skipped(9),
        ]
        .concat();
        assert!(is_frame(&all) && is_frame(&packed(b"")) && !is_frame(b"Zebra"));
        assert_eq!(unpacked(&all).unwrap(), b"one two");
        assert_eq!(unpacked(b"").unwrap(), b"");
    }

    #[test]
    fn what_was_unpacked_before_a_fault_is_kept() {
        let text: Vec<u8> = (0..60_000).flat_map(|n: u32| format!("{n}\n").into_bytes()).collect();
        let mut bytes = packed(&text);
        bytes.truncate(bytes.len() - 100);
        let mut out = Vec::new();
        assert!(Frames::new(&bytes[..]).read_to_end(&mut out).is_err());
        assert!(out.len() >= 128 * 1024 && text.starts_with(&out), "{}", out.len());
    }

    #[test]
    fn what_is_broken_is_an_error() {
        let good = packed("خبر عن الميناء. ".repeat(50).as_bytes());
        for length in 1..good.len() {
            assert!(unpacked(&good[..length]).is_err(), "{length}");
        }
        for at in 0..good.len() {
            let mut bytes = good.clone();
            bytes[at] ^= 0x55;
            let _ = unpacked(&bytes);
        }
    }

    #[test]
    fn the_memory_that_a_frame_asks_for_is_bounded() {
        // A window of 2 GiB.
        let error = unpacked(b"\x28\xb5\x2f\xfd\x00\xa8\x01\x00\x00").unwrap_err();
        assert!(error.to_string().contains("window"), "{error}");
        // A dictionary that is not there.
        let error = unpacked(b"\x28\xb5\x2f\xfd\x01\x38\x07\x01\x00\x00").unwrap_err();
        assert!(error.to_string().contains("dictionary"), "{error}");
    }
}
