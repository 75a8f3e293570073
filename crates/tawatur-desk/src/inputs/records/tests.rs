//! Records of WARC and ARC, whole and damaged.

use super::*;

fn records(bytes: &[u8]) -> Vec<Record> {
    let stream = Stream::new(bytes.to_vec(), Box::new(io::empty()));
    let mut records = Records::new(stream);
    let mut found = Vec::new();
    while let Some(record) = records.next(|record| record.kind == "response").unwrap() {
        found.push(record);
        assert!(found.len() < 100, "no end");
    }
    found
}

const ONE: &str = "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: <http://a.example/>\r\nX: 1\r\n  2\r\nContent-Length: 5\r\n\r\nhello\r\n\r\n";

#[test]
fn heads_and_blocks() {
    let found = records(ONE.repeat(2).as_bytes());
    assert_eq!(found.len(), 2);
    assert_eq!(found[1].place(), format!("record 2 (byte {})", ONE.len()));
    assert_eq!(found[1].block, b"hello");
    assert_eq!(found[1].field("warc-target-uri"), Some("http://a.example/"));
    assert_eq!(found[1].field("x"), Some("1 2"));
}

#[test]
fn a_broken_record_costs_only_itself() {
    let wrong_length = ONE.replace("Content-Length: 5", "Content-Length: 3");
    let none = ONE.replace("Content-Length: 5\r\n", "");
    let found = records(
        [
            &wrong_length,
            ONE,
            &none,
            ONE,
            "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99\r\n\r\nend",
        ]
        .concat()
        .as_bytes(),
    );
    let good = found.iter().filter(|record| record.block == b"hello").count();
    assert_eq!(good, 2, "{found:?}");
    let last = found.last().unwrap();
    assert_eq!(last.block, b"end");
    assert!(last.problem.as_ref().unwrap().contains("3 of 99 bytes"));
    assert!(
        found
            .iter()
            .any(|r| r.problem.as_ref().is_some_and(|p| p.contains("how long")))
    );
    assert!(
        found
            .iter()
            .any(|r| r.problem.as_ref().is_some_and(|p| p.contains("no record")))
    );
}

#[test]
fn arc_heads_with_spaces_in_the_address() {
    let found = records(
        b"filedesc://x.arc 0.0.0.0 20140216050221 text/plain 4\n1 0\n\nhttp://a.example/q?a b 1.2.3.4 20140216050221 text/html 5\nhello\n\
          http://a.example/ 1.2.3.4 20140216050221 text/html x\nhttp://b.example/ 1.2.3.4 20140216050221 text/html 2\nok\n",
    );
    let blocks: Vec<_> = found.iter().map(|r| String::from_utf8_lossy(&r.block)).collect();
    assert_eq!(blocks, ["", "hello", "", "ok"]);
    assert_eq!(found[1].field("warc-target-uri"), Some("http://a.example/q?a b"));
    assert_eq!(found[1].field("warc-date"), Some("2014-02-16T05:02:21Z"));
}

#[test]
fn a_record_that_cannot_be_unpacked_is_where_its_member_is() {
    let packed = |text: &str| {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        io::Write::write_all(&mut encoder, text.as_bytes()).unwrap();
        encoder.finish().unwrap()
    };
    let (one, mut two) = (packed(ONE), packed(ONE));
    two[15..40].fill(b'X');
    let at = one.len();
    let found = records(&[one.clone(), two, one].concat());
    assert_eq!(found.len(), 3, "{found:?}");
    assert_eq!(found[1].place(), format!("record 2 (byte {at})"));
    assert!(found[1].problem.as_ref().unwrap().contains("cannot be unpacked"));
    assert_eq!(found[2].block, b"hello");
}

#[test]
fn a_record_that_the_file_ends_within_is_cut_short() {
    let text = ONE
        .replace("hello", &"hello, harbour ".repeat(99))
        .replace(": 5", ": 1485");
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    io::Write::write_all(&mut encoder, text.as_bytes()).unwrap();
    let mut packed = encoder.finish().unwrap();
    packed.truncate(packed.len() - 12);
    let found = records(&packed);
    assert_eq!(found.len(), 1, "{found:?}");
    let problem = found[0].problem.as_ref().unwrap();
    assert!(
        problem.contains(&format!("cut short: the file ends at byte {}", packed.len())),
        "{problem}"
    );
}

#[test]
fn a_record_over_the_limit_is_cut() {
    let long = format!(
        "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: {}\r\n\r\n",
        MAX_RECORD + 10
    );
    let mut bytes = long.into_bytes();
    bytes.extend(std::iter::repeat_n(b'x', usize::try_from(MAX_RECORD).unwrap() + 10));
    bytes.extend(ONE.as_bytes());
    let found = records(&bytes);
    assert_eq!(found.len(), 2);
    assert_eq!(found[0].block.len() as u64, MAX_RECORD);
    assert!(found[0].problem.as_ref().unwrap().contains("32 MiB"));
}
