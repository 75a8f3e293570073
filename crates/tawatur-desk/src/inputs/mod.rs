//! Arguments → sources → pieces of bytes with a known format.

mod archive;
#[cfg(feature = "parquet")]
mod columns;
mod expand;
mod http;
mod lines;
mod pieces;
mod records;
mod rows;
mod sniff;
mod stream;
mod values;
mod whole;
mod zstd;

pub use expand::{Inputs, Source, expand};
pub(crate) use pieces::{Piece, Pieces};

use std::io;
use tawatur::report;

/// The most that is read of one text file. No encoding takes more than two
/// bytes for one of the text, so this is always more than the core keeps: it
/// cuts the text, and tells.
const MAX_TEXT_BYTES: usize = 2 * report::MAX_TEXT + 8;

/// The most that is read of one page: more than the core keeps, so that it
/// cuts the page, and tells.
const MAX_PAGE_BYTES: usize = report::MAX_PAGE + 1;

/// The most that is read of one XML document: more than the core keeps.
const MAX_DOCUMENT_BYTES: usize = report::MAX_DOCUMENT + 1;

/// The longest line of JSONL: the longest text with every letter written as
/// `\u0643`, six bytes for two. A longer line is left out, and a note says so.
const MAX_LINE_BYTES: usize = 3 * report::MAX_TEXT;

/// The most that is read of a JSONL file in UTF-16, 64 MiB: it cannot be cut
/// into lines before it is decoded, so it is held whole.
const MAX_UTF16_LINES_BYTES: usize = 64 * 1024 * 1024;

/// Why a source, or a line of it, gives no report.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Refusal {
    #[error("there is no such file or folder")]
    Missing,
    #[error("permission denied")]
    Denied,
    #[error("cannot be read: {}", why(_0))]
    Io(io::Error),
    #[error("cannot be read on behind {place} ({}); what is before was read", why(error))]
    Broken { place: String, error: io::Error },
    #[error("is empty")]
    Empty,
    #[error("there is no file in this folder")]
    EmptyFolder,
    #[error("is neither a file nor a folder; left out")]
    Special,
    #[error("is {0}, not text; convert it to text, HTML or JSONL first")]
    Binary(&'static str),
    #[error("is longer than {} MiB; left out", MAX_LINE_BYTES / (1024 * 1024))]
    LongLine,
    #[error("holds no JSON object; nothing to read")]
    NoObjects,
    #[error("holds no row below its first; nothing to read")]
    NoRows,
    #[cfg(not(feature = "parquet"))]
    #[error(
        "is Parquet, which this build does not read; `cargo install --path crates/tawatur-cli --features parquet` \
         builds one that does, and `duckdb -c \"COPY (FROM 'news.parquet') TO 'news.csv'\"` makes a table of it"
    )]
    ParquetNotBuilt,
    #[cfg(feature = "parquet")]
    #[error("is Parquet, which is read from its end; give it as a file, and not packed")]
    ParquetStream,
    #[cfg(feature = "parquet")]
    #[error("is Parquet that cannot be read: {0}")]
    Parquet(String),
    #[cfg(feature = "parquet")]
    #[error("is Parquet without rows; nothing to read")]
    NoParquetRows,
    #[error("holds no page and no feed; nothing to read")]
    NoPages,
}

impl Refusal {
    /// That a source cannot be read on, of which so many lines or objects were read.
    pub(crate) fn behind(count: &str, number: usize, refusal: Self) -> Self {
        match refusal {
            Self::Io(error) if number > 0 => Self::Broken {
                place: format!("{count} {number}"),
                error,
            },
            other => other,
        }
    }
}

/// Why bytes cannot be read, without the words of the unpacker where a file ends early.
fn why(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::UnexpectedEof => "the file is cut short".to_owned(),
        _ => error.to_string(),
    }
}

impl From<io::Error> for Refusal {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::Missing,
            io::ErrorKind::PermissionDenied => Self::Denied,
            _ => Self::Io(error),
        }
    }
}
