//! The features of a word, and the hash under which each stands.

use crate::lexicon::weights::mix;
use std::fmt;

/// One value of a feature.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Value<'t> {
    /// No value: beyond the sentence's ends, or not needed.
    #[default]
    None,
    /// A folded word or a piece of one, with its hash.
    Text(u64, &'t str),
    /// Properties of a word as bits or a class.
    Code(u32),
}

impl<'t> Value<'t> {
    /// The value of a word or a piece of one.
    #[must_use]
    pub fn text(text: &'t str) -> Self {
        let (chunks, rest) = text.as_bytes().as_chunks();
        let mut hash = chunks
            .iter()
            .fold(0, |hash, chunk| mix(hash ^ u64::from_le_bytes(*chunk)));
        if !rest.is_empty() {
            let last = rest.iter().rev().fold(0, |last, byte| last << 8 | u64::from(*byte));
            hash = mix(hash ^ last);
        }
        Self::Text(hash, text)
    }

    fn hash(self) -> u64 {
        match self {
            Self::None => 0x51,
            Self::Text(hash, _) => hash,
            Self::Code(code) => u64::from(code) | 1 << 40,
        }
    }

    /// Reads what [`fmt::Display`] has written.
    pub(super) fn parse(written: &'t str) -> Option<Self> {
        if written == "-" {
            return Some(Self::None);
        }
        match written.strip_prefix('~') {
            Some(code) if !code.is_empty() => u32::from_str_radix(code, 16).ok().map(Self::Code),
            _ => Some(Self::text(written)),
        }
    }
}

impl fmt::Display for Value<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::None => f.write_str("-"),
            Self::Text(_, text) => f.write_str(text),
            Self::Code(code) => write!(f, "~{code:x}"),
        }
    }
}

/// A feature: the number of its template, and its values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Feature<'t> {
    /// Which property of which word it tells.
    pub template: u8,
    /// The first value.
    pub first: Value<'t>,
    /// The second, for a conjunction.
    pub second: Value<'t>,
}

impl Feature<'_> {
    /// The hash under which its weights stand; it is odd for a feature with letters of a word in it.
    #[must_use]
    pub fn key(self) -> u64 {
        let values = [self.first, self.second];
        let lexical = values.iter().any(|value| matches!(value, Value::Text(..)));
        mix(mix(u64::from(self.template) << 48 ^ self.first.hash()) ^ self.second.hash()) & !1 | u64::from(lexical)
    }
}

/// Whether the feature of this hash has letters of a word in it.
pub(super) fn is_lexical(key: u64) -> bool {
    key & 1 == 1
}
