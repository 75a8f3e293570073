//! WARC 1.1: each exchange as records that are packed one by one.
//!
//! What is kept is what was sent, with two exceptions: a body that came in
//! chunks is kept without them, and names of headers are in small letters. The
//! header that spoke of the chunks is renamed `x-archive-orig-transfer-encoding`.

use crate::client::{Cut, Response};
use flate2::Compression;
use flate2::write::GzEncoder;
use jiff::Timestamp;
use sha2::{Digest, Sha256};
use std::io::{self, Write};
use tawatur::report::Told;

const SERVER_NOT_MODIFIED: &str = "http://netpreserve.org/warc/1.1/revisit/server-not-modified";
const IDENTICAL_PAYLOAD: &str = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest";

/// An exchange, as it is to be kept.
pub(crate) struct Kept<'e> {
    pub(crate) url: &'e str,
    pub(crate) at: Timestamp,
    pub(crate) request: &'e [u8],
    pub(crate) response: &'e Response,
    /// Where the address was found: the feed, or the page that led on to it.
    pub(crate) via: Option<&'e str>,
    /// What the feed that names the page tells of it.
    pub(crate) told: Option<&'e Told>,
    /// The version kept before, if this is the same.
    pub(crate) same_as: Option<Before<'e>>,
}

/// A response that was kept before.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Before<'e> {
    pub(crate) record: &'e str,
    pub(crate) at: Timestamp,
    pub(crate) digest: &'e str,
}

/// The first record of a file: who wrote it, and how.
pub(crate) fn opening(name: &str, at: Timestamp, user_agent: &str) -> io::Result<Vec<u8>> {
    let fields = format!(
        "software: tawatur/{}\r\nformat: WARC File Format 1.1\r\n\
         conformsTo: http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r\n\
         robots: obey\r\nhttp-header-user-agent: {user_agent}\r\n",
        env!("CARGO_PKG_VERSION")
    );
    let mut record = Record::new("warcinfo", &id(&[name.as_bytes(), at.to_string().as_bytes()]), at);
    record.field("WARC-Filename", name);
    record.field("Content-Type", "application/warc-fields");
    record.packed(fields.as_bytes())
}

/// The records of an exchange, and the id of the one that holds the response.
pub(crate) fn records(kept: &Kept) -> io::Result<(Vec<u8>, String)> {
    let response = kept.response;
    let at = kept.at.to_string();
    let digest = digest(&response.body);
    let seed = [kept.url.as_bytes(), at.as_bytes(), digest.as_bytes()];
    let [response_id, request_id, metadata_id] =
        ["response", "request", "metadata"].map(|kind| id(&[seed.as_slice(), &[kind.as_bytes()]].concat()));

    let from = response.from.map(|address| address.to_string());
    let kind = if kept.same_as.is_some() { "revisit" } else { "response" };
    let mut record = Record::new(kind, &response_id, kept.at);
    record.field("WARC-Target-URI", kept.url);
    if let Some(address) = &from {
        record.field("WARC-IP-Address", address);
    }
    record.field("Content-Type", "application/http;msgtype=response");
    let exchange = match kept.same_as {
        Some(before) => {
            let not_modified = response.status == 304;
            record.field(
                "WARC-Profile",
                if not_modified {
                    SERVER_NOT_MODIFIED
                } else {
                    IDENTICAL_PAYLOAD
                },
            );
            record.field("WARC-Refers-To", before.record);
            record.field("WARC-Refers-To-Target-URI", kept.url);
            record.field("WARC-Refers-To-Date", &before.at.to_string());
            record.field("WARC-Payload-Digest", before.digest);
            record.packed(&response.head)?
        }
        None => {
            record.field("WARC-Payload-Digest", &digest);
            match response.cut {
                Some(Cut::Length) => record.field("WARC-Truncated", "length"),
                Some(Cut::Time) => record.field("WARC-Truncated", "time"),
                Some(Cut::Disconnect) => record.field("WARC-Truncated", "disconnect"),
                None => {}
            }
            record.packed(&[response.head.as_slice(), &response.body].concat())?
        }
    };

    // Where it is from stands first, so that who reads the response knows it.
    let mut packed = Vec::new();
    let told = kept.told.map(Told::fields).unwrap_or_default();
    if kept.via.is_some() || !told.is_empty() {
        let mut record = Record::new("metadata", &metadata_id, kept.at);
        record.field("WARC-Target-URI", kept.url);
        record.field("WARC-Concurrent-To", &response_id);
        record.field("Content-Type", "application/warc-fields");
        let via = kept.via.map(|via| ("via", via.to_owned()));
        let fields: String = via
            .into_iter()
            .chain(told)
            .map(|(name, value)| format!("{name}: {value}\r\n"))
            .collect();
        packed.extend(record.packed(fields.as_bytes())?);
    }
    packed.extend(exchange);

    let mut record = Record::new("request", &request_id, kept.at);
    record.field("WARC-Target-URI", kept.url);
    record.field("WARC-Concurrent-To", &response_id);
    if let Some(address) = &from {
        record.field("WARC-IP-Address", address);
    }
    record.field("Content-Type", "application/http;msgtype=request");
    packed.extend(record.packed(kept.request)?);
    Ok((packed, response_id))
}

/// The digest of bytes, as WARC and the journal write it.
pub(crate) fn digest(bytes: &[u8]) -> String {
    format!("sha256:{}", hex(&Sha256::digest(bytes)))
}

/// A record that is being written.
struct Record {
    head: String,
}

impl Record {
    fn new(kind: &str, id: &str, at: Timestamp) -> Self {
        Self {
            head: format!("WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Record-ID: {id}\r\nWARC-Date: {at}\r\n"),
        }
    }

    fn field(&mut self, name: &str, value: &str) {
        // A line break would begin a field of its own.
        let value = value.replace(['\r', '\n'], " ");
        self.head.push_str(&format!("{name}: {value}\r\n"));
    }

    /// The whole record, packed by itself.
    fn packed(mut self, block: &[u8]) -> io::Result<Vec<u8>> {
        self.field("WARC-Block-Digest", &digest(block));
        self.field("Content-Length", &block.len().to_string());
        let mut packer = GzEncoder::new(Vec::new(), Compression::default());
        packer.write_all(self.head.as_bytes())?;
        packer.write_all(b"\r\n")?;
        packer.write_all(block)?;
        packer.write_all(b"\r\n\r\n")?;
        packer.finish()
    }
}

/// A record's id: a UUID made from what the record is of (version 8, RFC
/// 9562), which no other record has.
fn id(parts: &[&[u8]]) -> String {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update((part.len() as u64).to_le_bytes());
        hasher.update(part);
    }
    let hex = hex(&hasher.finalize());
    let part = |from: usize, to: usize| hex.get(from..to).unwrap_or_default();
    format!(
        "<urn:uuid:{}-{}-8{}-8{}-{}>",
        part(0, 8),
        part(8, 12),
        part(12, 15),
        part(15, 18),
        part(18, 30)
    )
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_uuids_and_differ() {
        let first = id(&[b"a", b"bc"]);
        assert_eq!(first.len(), "<urn:uuid:>".len() + 36);
        assert_ne!(first, id(&[b"ab", b"c"]));
    }

    #[test]
    fn a_field_stays_on_its_line() {
        let mut record = Record::new("metadata", "<a>", Timestamp::UNIX_EPOCH);
        record.field("WARC-Target-URI", "http://a/\r\nWARC-Type: response");
        assert!(!record.head.contains("\nWARC-Type: response"));
        assert!(record.head.contains("WARC-Date: 1970-01-01T00:00:00Z\r\n"));
    }

    #[test]
    fn digests_are_those_of_sha_256() {
        assert_eq!(
            digest(b"abc"),
            "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }
}
