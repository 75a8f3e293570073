//! From byte offsets to code point offsets, which the output counts in.

use super::Span;

/// How far apart the remembered places lie, in bytes.
const STEP: usize = 128;

/// An index over one text that turns byte offsets into code point offsets.
#[derive(Clone, Debug)]
pub struct CodePoints<'t> {
    text: &'t str,
    /// Code points before byte `i * STEP`.
    before: Vec<usize>,
}

impl<'t> CodePoints<'t> {
    /// Indexes `text` in one pass.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        let mut before = Vec::with_capacity(text.len() / STEP + 1);
        let mut count = 0;
        for (i, byte) in text.bytes().enumerate() {
            if i % STEP == 0 {
                before.push(count);
            }
            count += usize::from(is_start(byte));
        }
        Self { text, before }
    }

    /// Code points before byte `offset`; offsets past the end count as the end.
    #[must_use]
    pub fn at(&self, offset: usize) -> usize {
        let offset = offset.min(self.text.len());
        let block = (offset / STEP).min(self.before.len().saturating_sub(1));
        let known = self.before.get(block).copied().unwrap_or(0);
        let rest = &self.text.as_bytes()[block * STEP..offset];
        known + rest.iter().filter(|b| is_start(**b)).count()
    }

    /// The span's start and end in code points.
    #[must_use]
    pub fn span(&self, span: Span) -> (usize, usize) {
        (self.at(span.start), self.at(span.end))
    }
}

/// Whether a byte of UTF-8 begins a code point.
fn is_start(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn agrees_with_counting(text in ".{0,400}") {
            let index = CodePoints::new(&text);
            for (count, (offset, _)) in text.char_indices().enumerate() {
                prop_assert_eq!(index.at(offset), count);
            }
            prop_assert_eq!(index.at(text.len() + 7), text.chars().count());
        }
    }
}
