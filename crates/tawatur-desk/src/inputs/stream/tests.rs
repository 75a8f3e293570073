//! Packed files: their members, damage in them, and growth without end.

use super::members::FREE_GROWTH;
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
