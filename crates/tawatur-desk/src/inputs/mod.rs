//! Arguments → sources → pieces of bytes with a known format.

mod expand;
mod pieces;
mod sniff;

pub use expand::{Inputs, Source, expand};
pub(crate) use pieces::{Piece, Pieces};

use std::io;

/// The most that is read of one text file, 2 MiB: some 200,000 Arabic words,
/// which no report has. A longer file is cut here, and a note says so.
pub const MAX_TEXT_BYTES: usize = 2 * 1024 * 1024;

/// The most that is read of one page, 8 MiB: markup and scripts weigh far more
/// than the text between them.
pub const MAX_PAGE_BYTES: usize = 8 * 1024 * 1024;

/// The longest line of JSONL, 8 MiB: a text of [`MAX_TEXT_BYTES`] with every
/// letter written as `\u0643`. A longer line is left out, and a note says so.
pub const MAX_LINE_BYTES: usize = 8 * 1024 * 1024;

/// The most that is read of a JSONL file in UTF-16, 64 MiB: it cannot be cut
/// into lines before it is decoded, so it is held whole.
pub const MAX_UTF16_LINES_BYTES: usize = 64 * 1024 * 1024;

/// Why a source, or a line of it, gives no report.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Refusal {
    #[error("there is no such file or folder")]
    Missing,
    #[error("permission denied")]
    Denied,
    #[error("cannot be read: {0}")]
    Io(io::Error),
    #[error("is empty")]
    Empty,
    #[error("there is no file in this folder")]
    EmptyFolder,
    #[error("is neither a file nor a folder; left out")]
    Special,
    #[error("is {0}, not text; convert it to text, HTML or JSONL first")]
    Binary(&'static str),
    #[error(
        "is JSON, but not one object a line; convert it with `jq -c '.[]' FILE` (a list) or `jq -c . FILE` (an object)"
    )]
    WholeJson,
    #[error("the line is longer than {} MiB; left out", MAX_LINE_BYTES / (1024 * 1024))]
    LongLine,
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
