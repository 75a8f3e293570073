//! Web archives → records: WARC 0.17 to 1.1, and ARC 1 and 2. An own reader,
//! since a broken record must cost no more than itself, and a note must name
//! its place.

use super::stream::Stream;
use std::io::{self, BufRead, Read};

/// The longest block of a record that is kept. What is beyond is skipped.
pub(super) const MAX_RECORD: u64 = 32 * 1024 * 1024;

/// The type of what was taken for a record and is none that can be read.
pub(super) const NO_RECORD: &str = "none";

/// The longest line of a record's head, and how many lines it has at most.
const MAX_LINE: u64 = 64 * 1024;
const MAX_FIELDS: usize = 256;

/// A record.
#[derive(Debug, Default)]
pub(super) struct Record {
    /// Its number in the file, from 1.
    pub(super) number: usize,
    /// Where it begins: in the file, or the packed member it stands in.
    pub(super) offset: u64,
    /// Its type, in lower case: "response" for all records of ARC.
    pub(super) kind: String,
    /// The fields of its head; names in lower case.
    pub(super) fields: Vec<(String, String)>,
    pub(super) block: Vec<u8>,
    /// What is wrong with it.
    pub(super) problem: Option<String>,
}

impl Record {
    /// The value of a field of its head.
    pub(super) fn field(&self, name: &str) -> Option<&str> {
        let (_, value) = self.fields.iter().find(|(key, _)| key == name)?;
        Some(value.as_str()).filter(|value| !value.is_empty())
    }

    /// How notes call its place.
    pub(super) fn place(&self) -> String {
        format!("record {} (byte {})", self.number, self.offset)
    }
}

/// Whether an archive begins with these bytes.
pub(super) fn is_archive(head: &[u8]) -> bool {
    let head = head.trim_ascii_start();
    head.starts_with(b"WARC/") || head.starts_with(b"filedesc://")
}

/// The records of an archive.
pub(super) struct Records {
    stream: Stream,
    number: usize,
}

impl Records {
    pub(super) fn new(stream: Stream) -> Self {
        Self { stream, number: 0 }
    }

    /// The next record; none at the end. The blocks that `wanted` does not ask
    /// for by type and head are skipped. Damage is told in the record.
    pub(super) fn next(&mut self, wanted: fn(&Record) -> bool) -> io::Result<Option<Record>> {
        let mut record = Record::default();
        match self.read(&mut record, wanted) {
            Ok(false) => return Ok(None),
            Ok(true) => {}
            Err(error) => {
                if record.number == 0 {
                    // Nothing of it could be read: it is where the damage is.
                    record.offset = self.stream.offset();
                }
                if !self.stream.pass_damage()? && record.number == 0 {
                    return Err(error);
                }
                let problem = if error.kind() == io::ErrorKind::UnexpectedEof {
                    let end = self.stream.end();
                    format!("is cut short: the file ends at byte {end}, within it; what is there of it was read")
                } else {
                    format!("cannot be unpacked ({error}); what was read of it is kept")
                };
                record.problem.get_or_insert(problem);
            }
        }
        if record.number == 0 {
            self.number += 1;
            record.number = self.number;
        }
        Ok(Some(record))
    }

    /// Reads one record; false at the end.
    fn read(&mut self, record: &mut Record, wanted: fn(&Record) -> bool) -> io::Result<bool> {
        let mut line = Vec::new();
        let mut lost = 0;
        loop {
            // What is behind blank lines may be in the next packed member.
            while self
                .stream
                .fill_buf()?
                .first()
                .is_some_and(|b| matches!(b, b'\r' | b'\n'))
            {
                self.stream.consume(1);
            }
            record.offset = self.stream.offset();
            if !self.line(&mut line)? {
                if lost == 0 {
                    return Ok(false);
                }
                break;
            }
            if line.starts_with(b"WARC/") || arc_head(&line).is_some() {
                break;
            }
            lost += line.len();
        }
        self.number += 1;
        record.number = self.number;
        if lost > 0 {
            record.problem = Some(format!("{lost} bytes before it are of no record; passed over"));
        }
        let length = if line.starts_with(b"WARC/") {
            self.fields(record)?;
            record.kind = record.field("warc-type").unwrap_or_default().to_ascii_lowercase();
            record.field("content-length").map(|length| length.parse::<u64>())
        } else if let Some(head) = arc_head(&line) {
            record.kind = if head.url.starts_with("filedesc:") {
                "warcinfo"
            } else {
                "response"
            }
            .to_owned();
            record.fields = vec![
                ("warc-target-uri".to_owned(), head.url),
                ("warc-date".to_owned(), head.date),
                ("content-type".to_owned(), head.kind),
            ];
            Some(head.length.parse::<u64>())
        } else {
            // Only bytes of no record were left.
            record.kind = NO_RECORD.to_owned();
            return Ok(true);
        };
        let Some(Ok(length)) = length else {
            record.problem = Some("its head does not say how long it is; left out".to_owned());
            record.kind = NO_RECORD.to_owned();
            return Ok(true);
        };
        let kept = if wanted(record) { length.min(MAX_RECORD) } else { 0 };
        let read = (&mut self.stream).take(kept).read_to_end(&mut record.block)? as u64;
        let skipped = io::copy(&mut (&mut self.stream).take(length - kept), &mut io::sink())?;
        if read + skipped < length {
            record.problem = Some(format!("ends early: {} of {length} bytes are there", read + skipped));
        } else if kept > 0 && length > MAX_RECORD {
            let mib = MAX_RECORD / (1024 * 1024);
            record.problem = Some(format!("is longer than {mib} MiB; what is beyond was left out"));
        }
        Ok(true)
    }

    /// Reads a line without its end; false at the end of the file. Of a line
    /// that is too long, the rest comes as the next.
    fn line(&mut self, line: &mut Vec<u8>) -> io::Result<bool> {
        line.clear();
        let read = (&mut self.stream).take(MAX_LINE).read_until(b'\n', line)?;
        line.truncate(line.trim_ascii_end().len());
        Ok(read > 0)
    }

    /// Reads the fields of a head, up to the blank line behind it.
    fn fields(&mut self, record: &mut Record) -> io::Result<()> {
        let mut line = Vec::new();
        while self.line(&mut line)? && !line.is_empty() {
            let text = String::from_utf8_lossy(&line);
            if text.starts_with([' ', '\t']) {
                if let Some((_, value)) = record.fields.last_mut() {
                    value.push(' ');
                    value.push_str(text.trim());
                }
            } else if let Some((name, value)) = text.split_once(':').filter(|_| record.fields.len() < MAX_FIELDS) {
                let value = value.trim();
                // Some writers put addresses in angle brackets.
                let bare = value.strip_prefix('<').and_then(|rest| rest.strip_suffix('>'));
                let address = name.eq_ignore_ascii_case("WARC-Target-URI");
                let value = bare.filter(|_| address).unwrap_or(value);
                record.fields.push((name.trim().to_ascii_lowercase(), value.to_owned()));
            }
        }
        Ok(())
    }
}

/// The head of a record of ARC: one line.
struct ArcHead {
    url: String,
    date: String,
    kind: String,
    length: String,
}

/// Reads "URL address date type length"; version 2 has more fields between type
/// and length. Addresses of the web may hold spaces, so it is read from behind.
fn arc_head(line: &[u8]) -> Option<ArcHead> {
    const FIELDS: [usize; 2] = [5, 10];
    let text = std::str::from_utf8(line).ok()?;
    let scheme = text.split_once(':')?.0;
    if !matches!(scheme, "filedesc" | "http" | "https" | "ftp" | "dns" | "warcinfo") {
        return None;
    }
    FIELDS.iter().find_map(|count| {
        let mut fields: Vec<&str> = text.rsplitn(*count, ' ').collect();
        fields.reverse();
        let [url, _, date, kind, .., length] = fields.as_slice() else {
            return None;
        };
        let dated = date.len() >= 12 && date.bytes().all(|b| b.is_ascii_digit());
        dated.then(|| ArcHead {
            url: (*url).to_owned(),
            date: rfc3339(date),
            kind: (*kind).to_owned(),
            length: (*length).to_owned(),
        })
    })
}

/// "20140216050221" as RFC 3339.
fn rfc3339(digits: &str) -> String {
    let part = |from: usize, to: usize| digits.get(from..to).unwrap_or("00");
    format!(
        "{}-{}-{}T{}:{}:{}Z",
        part(0, 4),
        part(4, 6),
        part(6, 8),
        part(8, 10),
        part(10, 12),
        part(12, 14)
    )
}

#[cfg(test)]
mod tests;
