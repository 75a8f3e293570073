//! `cargo xtask warc`: a large web archive from the saved pages, again and again,
//! to measure what reading one takes.

use anyhow::{Context, Result, ensure};
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use std::fs::{self, File};
use std::io::{BufWriter, Read, Write};
use std::path::Path;

/// Writes an archive of at least `megabytes`; records are packed one by one
/// where the file's name ends in `.gz`.
#[expect(clippy::print_stdout, reason = "the figures are the output")]
pub(crate) fn run(data: &Path, out: &Path, megabytes: u64) -> Result<()> {
    let folder = data.join("pages/html");
    let list = fs::read_dir(&folder).with_context(|| folder.display().to_string())?;
    let mut paths = list.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    paths.sort();
    let mut pages = Vec::new();
    for path in &paths {
        let mut page = Vec::new();
        GzDecoder::new(File::open(path)?).read_to_end(&mut page)?;
        pages.push(page);
    }
    ensure!(!pages.is_empty(), "{} holds no pages", folder.display());
    let packed = out.extension().is_some_and(|extension| extension == "gz");
    let mut file = BufWriter::new(File::create(out).with_context(|| out.display().to_string())?);
    let (mut written, mut records) = (0, 0_usize);
    for page in pages.iter().cycle() {
        if written >= megabytes * 1_000_000 {
            break;
        }
        let bytes = record(records, page);
        written += bytes.len() as u64;
        records += 1;
        if packed {
            let mut encoder = GzEncoder::new(&mut file, Compression::fast());
            encoder.write_all(&bytes)?;
            encoder.finish()?;
        } else {
            file.write_all(&bytes)?;
        }
    }
    file.flush()?;
    println!("{records} records, {written} bytes unpacked, in {}", out.display());
    Ok(())
}

fn record(number: usize, page: &[u8]) -> Vec<u8> {
    let http = format!(
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {}\r\n\r\n",
        page.len()
    );
    let head = format!(
        "WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012}>\r\n\
         WARC-Target-URI: https://pages.example/{number}\r\nWARC-Date: 2023-10-05T06:00:00Z\r\n\
         Content-Type: application/http; msgtype=response\r\nContent-Length: {}\r\n\r\n",
        http.len() + page.len()
    );
    [head.as_bytes(), http.as_bytes(), page, b"\r\n\r\n"].concat()
}
