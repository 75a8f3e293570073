//! Sources cut into pieces, and sources that cannot be.

use super::*;
use crate::inputs::{MAX_LINE_BYTES, expand};
use std::fs;
use tawatur::report;

/// The pieces of a file that holds `bytes`.
fn pieces(name: &str, bytes: &[u8]) -> Vec<Result<Piece, Note>> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, bytes).unwrap();
    let inputs = expand(&[path]);
    Pieces::new(&inputs.sources[0]).collect()
}

#[test]
fn lines_are_cut_into_pieces_that_hold_them_all() {
    let line = format!("{{\"id\":\"{}\"}}\n", "x".repeat(1000));
    let all = line.repeat(100) + "\n\nlast";
    let pieces: Vec<_> = pieces("a.jsonl", all.as_bytes())
        .into_iter()
        .map(Result::unwrap)
        .collect();
    assert!(pieces.len() > 2);
    let joined: Vec<u8> = pieces.iter().flat_map(|p| p.bytes.clone()).collect();
    assert_eq!(joined, all.as_bytes());
    assert_eq!(pieces.iter().filter_map(|p| p.expected).sum::<usize>(), 101);
    let mut before = 0;
    for piece in &pieces {
        assert_eq!(piece.lines_before, before);
        before += piece.bytes.iter().filter(|b| **b == b'\n').count();
    }
}

#[test]
fn a_line_over_the_limit_is_left_out_and_the_next_is_kept() {
    let mut all = b"{\"id\":\"1\"}\n".to_vec();
    all.extend(std::iter::repeat_n(b'x', MAX_LINE_BYTES + 5));
    all.extend(b"\n{\"id\":\"3\"}\n");
    let pieces: Vec<_> = pieces("a.jsonl", &all).into_iter().map(Result::unwrap).collect();
    assert_eq!(pieces.len(), 1);
    assert_eq!(pieces[0].bytes, b"{\"id\":\"1\"}\n\n{\"id\":\"3\"}\n");
    assert_eq!(pieces[0].refused, 1);
    assert_eq!(pieces[0].notes[0].place.as_deref(), Some("line 2"));
}

#[test]
fn more_is_read_than_the_core_keeps_but_not_all() {
    for (name, kept) in [("a.txt", report::MAX_TEXT), ("a.html", report::MAX_PAGE)] {
        let pieces = pieces(name, &vec![b'x'; 3 * kept]);
        let piece = pieces[0].as_ref().unwrap();
        assert!((kept + 1..3 * kept).contains(&piece.bytes.len()), "{name}");
    }
}

#[test]
fn what_zstd_needs_a_dictionary_for_says_so() {
    let pieces = pieces("a.warc.zst", b"\x28\xb5\x2f\xfd\x01\x38\x07\x01\x00\x00");
    let note = pieces[0].as_ref().unwrap_err();
    assert!(note.message.contains("zstd -d"), "{note:?}");
}

#[test]
fn blank_lines_alone_are_nothing() {
    let pieces = pieces("a.jsonl", b"\n \n\t\n");
    assert_eq!(pieces[0].as_ref().unwrap().expected, Some(0));
    assert_eq!(pieces[1].as_ref().unwrap_err().message, Refusal::Empty.to_string());
    assert_eq!(pieces.len(), 2);
}

#[test]
fn what_cannot_be_read_is_a_note() {
    let inputs = expand(&["no/such/file.txt".into()]);
    let pieces: Vec<_> = Pieces::new(&inputs.sources[0]).collect();
    assert_eq!(pieces.len(), 1);
    let note = pieces[0].as_ref().unwrap_err();
    assert_eq!(note.input, "no/such/file.txt");
    assert!(note.message.contains("no such file"));
}
