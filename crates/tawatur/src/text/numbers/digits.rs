//! Numbers in digits, with the separators of all regions.

use super::MAX_DIGITS;
use super::grammar::{Piece, Reader};
use crate::text::TokenKind;

impl<'a> Reader<'a> {
    /// The value of a digit string, and of groups of three behind spaces ("1 250 000").
    pub(super) fn digits(&self, piece: &Piece<'a>) -> Option<(f64, usize)> {
        let value = parse_digits(piece.token.fold)?;
        let mut end = piece.end;
        let plain = |fold: &str| fold.bytes().all(|b| b.is_ascii_digit());
        let first = piece.token.fold;
        if !plain(first) || first.len() > 3 || first.starts_with('0') {
            return Some((value, end));
        }
        if let Some(joined) = self.arabic_commas(first, piece) {
            return Some(joined);
        }
        let mut value = value;
        let mut last = piece.token;
        while let Some(next) = self.tokens.get(end)
            && next.kind == TokenKind::Number
            && end < self.limit
            // One space, plain or not: at most three bytes.
            && next.span.start - last.span.end <= 3
            && next.fold.len() == 3
            && plain(next.fold)
        {
            value = value * 1000.0 + parse_digits(next.fold)?;
            end += 1;
            last = next;
        }
        Some((value, end))
    }

    /// "12،450": the Arabic comma between digits, which parts thousands where
    /// three digits follow without a space.
    fn arabic_commas(&self, first: &str, piece: &Piece<'a>) -> Option<(f64, usize)> {
        let mut digits = first.to_owned();
        let mut end = piece.end;
        let mut last = piece.token;
        while let Some(comma) = self.tokens.get(end).filter(|t| t.fold == "،")
            && let Some(next) = self.tokens.get(end + 1).filter(|t| t.kind == TokenKind::Number)
            && comma.span.start == last.span.end
            && comma.span.end == next.span.start
            && end < self.limit
        {
            let (whole, decimals) = next.fold.split_once(['.', ',']).unwrap_or((next.fold, ""));
            if whole.len() != 3 || !whole.bytes().chain(decimals.bytes()).all(|b| b.is_ascii_digit()) {
                break;
            }
            digits.push_str(whole);
            end += 2;
            last = next;
            if !decimals.is_empty() {
                digits.push('.');
                digits.push_str(decimals);
                break;
            }
        }
        (end > piece.end).then_some((parse_digits(&digits)?, end))
    }
}

/// The value of digits with separators: a comma before exactly three digits
/// parts thousands, any other one mark is the decimal point, and what has
/// several marks otherwise (an address, a version) is no number.
pub(super) fn parse_digits(folded: &str) -> Option<f64> {
    let digits = folded.bytes().filter(u8::is_ascii_digit).count();
    if digits > MAX_DIGITS {
        return None;
    }
    let groups_of_three = |mark: char| {
        let mut parts = folded.split(mark);
        let first = parts.next().unwrap_or_default();
        (1..=3).contains(&first.len()) && !first.starts_with('0') && parts.all(|p| p.len() == 3)
    };
    let commas = folded.matches(',').count();
    let dots = folded.matches('.').count();
    match (commas, dots) {
        (0, 0 | 1) => folded.parse().ok(),
        (0, _) if groups_of_three('.') => folded.replace('.', "").parse().ok(),
        (1.., 0) if groups_of_three(',') => folded.replace(',', "").parse().ok(),
        (1, 0) => folded.replace(',', ".").parse().ok(),
        (1.., 1) => {
            let (whole, part) = folded.split_once('.')?;
            if part.contains(',') {
                return None;
            }
            let whole_value = parse_digits(whole).filter(|v| v.fract() == 0.0)?;
            format!("{whole_value}.{part}").parse().ok()
        }
        _ => None,
    }
}
