//! Dates, clock times and offsets from UTC as they are written at a token.

use super::{REACH, YEARS};
use crate::lexicon::Lexicon;
use crate::lexicon::parts::DateWord;
use crate::text::{Token, TokenKind, Tokens};
use jiff::civil::{Date, Time};

/// Looks for dates, clock times and offsets at tokens.
pub(super) struct Scan<'a> {
    pub(super) tokens: &'a Tokens,
    /// The first token that is out of reach.
    pub(super) end: usize,
    pub(super) lexicon: &'a Lexicon,
}

impl Scan<'_> {
    fn get(&self, i: usize) -> Option<Token<'_>> {
        (i < self.end).then(|| self.tokens.get(i)).flatten()
    }

    fn number(&self, i: usize) -> Option<i16> {
        self.get(i)
            .filter(|t| t.kind == TokenKind::Number)
            .and_then(|t| t.fold.parse().ok())
    }

    fn is_mark(&self, i: usize, marks: &[&str]) -> bool {
        self.get(i)
            .is_some_and(|t| t.kind == TokenKind::Mark && marks.contains(&t.fold))
    }

    /// Whether a word stands beside dates.
    pub(super) fn is_beside(&self, word: &str) -> bool {
        self.lexicon.parts.is_beside_date(word)
    }

    /// A date that begins at token `i`, and the token after it.
    pub(super) fn date_at(&self, i: usize) -> Option<(Date, usize)> {
        self.get(i)?;
        self.day_month_year(i)
            .or_else(|| self.month_day_year(i))
            .or_else(|| self.numbers(i))
            .or_else(|| self.dotted(i))
    }

    /// "13 سبتمبر 2023", "13 أيلول/سبتمبر 2023", "13th, September 2023".
    fn day_month_year(&self, i: usize) -> Option<(Date, usize)> {
        let day = self.number(i)?;
        let (month, mut at) = self.month_at(self.skip(i + 1))?;
        // The same month by its other name.
        if self.is_mark(at, &["/", "-", "("])
            && let Some((other, end)) = self.month_at(at + 1)
            && other == month
        {
            at = end + usize::from(self.is_mark(end, &[")"]));
        }
        let year_at = self.skip(at);
        Some((date(self.number(year_at)?, month, day)?, year_at + 1))
    }

    /// "September 13, 2023", "سبتمبر 13، 2023".
    fn month_day_year(&self, i: usize) -> Option<(Date, usize)> {
        let (month, at) = self.month_at(i)?;
        let day_at = self.skip(at);
        let year_at = self.skip(day_at + 1);
        Some((date(self.number(year_at)?, month, self.number(day_at)?)?, year_at + 1))
    }

    /// "2023-09-13", "13/09/2023". Which of two small numbers is the day cannot
    /// be told in English; elsewhere the day comes first.
    fn numbers(&self, i: usize) -> Option<(Date, usize)> {
        const BETWEEN: &[&str] = &["-", "/", "‐", "–", "\\"];
        let after = i
            .checked_sub(1)
            .is_some_and(|b| self.is_mark(b, BETWEEN) && self.touches(b));
        if after || !self.is_mark(i + 1, BETWEEN) || !self.is_mark(i + 3, BETWEEN) {
            return None;
        }
        let (a, b, c) = (self.number(i)?, self.number(i + 2)?, self.number(i + 4)?);
        Some((self.ordered(a, b, c)?, i + 5))
    }

    /// "13.09.2023", which is one token.
    fn dotted(&self, i: usize) -> Option<(Date, usize)> {
        let token = self.get(i).filter(|t| t.kind == TokenKind::Number)?;
        let mut fields = token.fold.split('.').map(|f| f.parse::<i16>().ok());
        let (a, b, c) = (fields.next()??, fields.next()??, fields.next()??);
        if fields.next().is_some() {
            return None;
        }
        // Points are written where the day comes first.
        let ordered = if a > 31 { date(a, b, c) } else { date(c, b, a) };
        Some((ordered?, i + 1))
    }

    fn ordered(&self, a: i16, b: i16, c: i16) -> Option<Date> {
        if a > 31 {
            return date(a, b, c);
        }
        if a > 12 || a == b {
            return date(c, b, a);
        }
        if b > 12 {
            return date(c, a, b);
        }
        let arabic = self.tokens.iter().take(200).any(|t| t.kind == TokenKind::Arabic);
        arabic.then(|| date(c, b, a)).flatten()
    }

    /// Whether the token `i` and the one before it touch.
    fn touches(&self, i: usize) -> bool {
        let before = i.checked_sub(1).and_then(|b| self.tokens.get(b));
        self.get(i)
            .zip(before)
            .is_some_and(|(here, before)| before.span.end == here.span.start && before.kind == TokenKind::Number)
    }

    /// The month named at token `i`, in one word or two, and the token after it.
    fn month_at(&self, i: usize) -> Option<(i8, usize)> {
        let token = self.get(i).filter(Token::is_word)?;
        let two = self
            .get(i + 1)
            .filter(Token::is_word)
            .map(|next| format!("{} {}", token.fold, next.fold));
        if let Some(month) = two.and_then(|name| self.lexicon.parts.month(&name)) {
            return Some((month, i + 2));
        }
        let month = self.lexicon.parts.month(token.fold)?;
        Some((month, i + 1 + usize::from(self.is_mark(i + 1, &["."]))))
    }

    /// Over commas and small words between the fields of a date ("13th, September").
    fn skip(&self, mut i: usize) -> usize {
        for _ in 0..REACH {
            let small =
                self.is_mark(i, &[",", "،"]) || self.get(i).is_some_and(|t| t.is_word() && self.is_beside(t.fold));
            if !small {
                break;
            }
            i += 1;
        }
        i
    }

    /// "14:05", "2:05 pm", "9 مساء", and the token after it.
    pub(super) fn clock_at(&self, i: usize) -> Option<(Time, usize)> {
        let hour = self.number(i)?;
        if self.touches_number_before(i) {
            return None;
        }
        let (minute, mut end) = if self.is_mark(i + 1, &[":"]) {
            (self.number(i + 2)?, i + 3)
        } else {
            (0, i + 1)
        };
        if self.is_mark(end, &[":"]) && self.number(end + 1).is_some() {
            end += 2;
        }
        let (half, after_half) = self.half_of_day(end);
        let (am, pm) = (half == Some(DateWord::Am), half == Some(DateWord::Pm));
        if end == i + 1 && !(am || pm) {
            return None;
        }
        let hour = match hour {
            12 if am => 0,
            1..=11 if pm => hour + 12,
            0..=23 => hour,
            _ => return None,
        };
        let time = Time::new(i8::try_from(hour).ok()?, i8::try_from(minute).ok()?, 0, 0).ok()?;
        Some((time, after_half))
    }

    /// Whether the words at token `i` are of before or after noon ("م", "pm",
    /// "p.m."), and the token after them.
    fn half_of_day(&self, i: usize) -> (Option<DateWord>, usize) {
        let parts = &self.lexicon.parts;
        let role = |word: &str| {
            [DateWord::Am, DateWord::Pm]
                .into_iter()
                .find(|role| parts.is_date_word(word, *role))
        };
        let first = self.get(i).map_or("", |t| t.fold);
        if let Some(second) = self.get(i + 2).filter(|t| t.is_word() && self.is_mark(i + 1, &["."]))
            && let Some(found) =
                role(&format!("{first}.{}", second.fold)).or_else(|| role(&format!("{first}{}", second.fold)))
        {
            return (Some(found), i + 3 + usize::from(self.is_mark(i + 3, &["."])));
        }
        let found = role(first);
        (found, i + usize::from(found.is_some()))
    }

    fn touches_number_before(&self, i: usize) -> bool {
        i.checked_sub(1)
            .is_some_and(|b| self.is_mark(b, &[":", "/", "-"]) && self.touches(b))
    }

    /// "GMT", "GMT+3", "+03:00", and the token after it.
    pub(super) fn offset_at(&self, i: usize) -> Option<(i16, usize)> {
        let token = self.get(i)?;
        let utc = self.lexicon.parts.is_date_word(token.fold, DateWord::Utc)
            || token
                .fold
                .strip_prefix('ب')
                .is_some_and(|w| self.lexicon.parts.is_date_word(w, DateWord::Utc));
        let sign_at = if utc { i + 1 } else { i };
        let sign = match self.get(sign_at).map(|t| t.fold) {
            Some("+") => 1,
            Some("-" | "−") => -1,
            _ => return utc.then_some((0, i + 1)),
        };
        // A bare "-3" is a dash before a number more often than an offset.
        let hours = self.number(sign_at + 1)?;
        let glued = self
            .get(sign_at)
            .zip(self.get(sign_at + 1))
            .is_some_and(|(s, n)| s.span.end == n.span.start);
        let minutes = if self.is_mark(sign_at + 2, &[":"]) {
            self.number(sign_at + 3)
        } else {
            None
        };
        if !glued || !(utc || minutes.is_some() && self.touches(sign_at)) {
            return utc.then_some((0, i + 1));
        }
        let end = sign_at + if minutes.is_some() { 4 } else { 2 };
        let minutes = minutes.unwrap_or(0);
        (hours <= 14 && minutes < 60).then_some((sign * (hours * 60 + minutes), end))
    }
}

fn date(year: i16, month: impl TryInto<i8>, day: i16) -> Option<Date> {
    if !YEARS.contains(&year) {
        return None;
    }
    Date::new(year, month.try_into().ok()?, i8::try_from(day).ok()?).ok()
}
