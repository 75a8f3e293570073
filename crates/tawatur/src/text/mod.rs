//! Text without meaning: spans, folding for matching, tokens, clitics.

pub mod clitics;
mod codepoints;
mod fold;
pub(crate) mod hashes;
pub mod numbers;
mod span;
mod tokens;

pub use codepoints::CodePoints;
pub use fold::{Folded, fold, fold_char};
pub use span::Span;
pub use tokens::{Token, TokenKind, Tokens};
