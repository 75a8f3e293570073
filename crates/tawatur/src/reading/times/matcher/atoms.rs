//! How an element of a pattern matches at a token.

use super::super::digits::Digits;
use super::super::senses::Here;
use super::{Scan, Slot, Way};
use crate::lexicon::times::{Atom, Lang, NumberAtom, NumberClass, WordId};
use crate::text::TokenKind;
use crate::text::numbers::{NumberKind, Qualifier};

impl Scan<'_> {
    /// The nth way in which an atom matches at a token; only words of a class have several.
    pub(super) fn atom(&self, atom: &Atom, lang: Lang, at: usize, first: bool, nth: usize) -> Option<Way> {
        match atom {
            Atom::Word(word) if nth == 0 => self.asked_for(*word, at, first),
            Atom::Class {
                class,
                definite,
                clitic,
            } => {
                let asked = |s: &Here<'_>| s.class == *class && s.lang == lang && s.definite == *definite;
                self.of_class(asked, clitic, at, first, nth)
            }
            Atom::Number { number, clitic } if nth == 0 => self.number_or_date(*number, clitic, lang, at, first),
            _ => None,
        }
    }

    /// A word that rules ask for, as it is written; the first may have a conjunction.
    fn asked_for(&self, word: WordId, at: usize, first: bool) -> Option<Way> {
        let (whole, bare) = self.word(at);
        if word == whole {
            return Some((1, None, 0));
        }
        let conjunction = || self.tokens.fold(at).chars().next().map_or(0, char::len_utf8);
        (first && word == bare).then(|| (1, None, conjunction()))
    }

    /// The nth sense of a word that is `asked` for and has this clitic; the first may have any.
    fn of_class(
        &self,
        asked: impl Fn(&Here<'_>) -> bool,
        clitic: &str,
        at: usize,
        first: bool,
        nth: usize,
    ) -> Option<Way> {
        let mut fitting = self
            .senses
            .at(at)
            .iter()
            .filter(|s| asked(s))
            .filter(|s| s.clitic == clitic || (first && clitic.is_empty()))
            .filter(|s| !s.capital || self.has_capital(at));
        let Some(sense) = fitting.nth(nth) else {
            // A conjunction may stand alone: "السابعة و النصف".
            let apart = nth == 0 && !first && !clitic.is_empty() && self.tokens.fold(at) == clitic;
            let mut behind = self.senses.at(at + 1).iter().filter(|_| apart);
            let sense = behind.find(|s| asked(s) && s.clitic.is_empty())?;
            return Some((sense.len + 1, Some(Slot::Word(sense.class, sense.value)), 0));
        };
        // The article hides in لل: the word cannot be cut there.
        let cut = if sense.clitic.ends_with("لل") {
            0
        } else {
            sense.clitic.len()
        };
        Some((sense.len, Some(Slot::Word(sense.class, sense.value)), cut))
    }

    /// A number, date or time in digits or words.
    fn number_or_date(&self, number: NumberAtom, clitic: &str, lang: Lang, at: usize, first: bool) -> Option<Way> {
        let digits = Digits {
            tokens: self.tokens,
            lang,
        };
        let caught = match number {
            NumberAtom::Clock => digits.clock(at),
            NumberAtom::PointClock => digits.point_clock(at),
            NumberAtom::RunClock => digits.run_clock(at),
            NumberAtom::NumDate => digits.date(at),
            NumberAtom::ShortDate => digits.short_date(at),
            NumberAtom::DayMonth => digits.day_month(at),
            NumberAtom::MonthDayYear => digits.month_day_year(at),
            _ if clitic.is_empty() || self.tokens.fold(at) != clitic => {
                // The first word may have any, if none is asked for.
                let any = first && clitic.is_empty();
                return self.number(number, at, if any { None } else { Some(clitic) });
            }
            // A clitic before digits stands alone: "و 20".
            _ => {
                let (len, slot, cut) = self.number(number, at + 1, Some(""))?;
                return Some((len + 1, slot, cut));
            }
        };
        caught.map(|(len, slot)| (len, Some(slot), 0))
    }

    /// A number with this clitic; with any, if none is asked for.
    fn number(&self, wanted: NumberAtom, at: usize, clitic: Option<&str>) -> Option<Way> {
        let token = self.tokens.get(at)?;
        let digits = token.kind == TokenKind::Number;
        let (number, with_article) = self.numbers.get(at)?.as_ref()?;
        let written = with_article.strip_suffix("ال").unwrap_or(with_article);
        if clitic.is_some_and(|c| c != written) {
            return None;
        }
        let mut number = number.clone();
        let hour = matches!(wanted, NumberAtom::Hour | NumberAtom::HourOrdinal);
        if hour && digits && number.value.fract() != 0.0 {
            // "8 والنصف"
            number.value = token.fold.parse().ok()?;
            number.tokens.end = at + 1;
        }
        if hour && !digits && (number.value > 12.0 || number.value.fract() != 0.0) {
            // "الرابعة وعشرين دقيقة" is twenty past four, "خمسة وثلاثين" half past five.
            let rest = token.fold.get(with_article.len()..).unwrap_or_default();
            let single = |(c, _): &&(NumberClass, f64)| matches!(c, NumberClass::Ordinal | NumberClass::Unit);
            let (_, hour) = self.lexicon.times.numbers.get(rest).iter().find(single)?;
            // "ثلاثة عشر" is one hour, not three and ten.
            if number.value > 20.0 || number.value.fract() != 0.0 || number.kind == NumberKind::Ordinal {
                number.value = *hour;
                number.tokens.end = at + 1;
            }
        }
        let whole = number
            .whole()
            .filter(|_| !number.percent && number.qualifier != Qualifier::Order);
        let cardinal = number.kind == NumberKind::Cardinal;
        let fits = match wanted {
            NumberAtom::Count => {
                number.kind != NumberKind::Ordinal && !number.percent && number.qualifier != Qualifier::Order
            }
            NumberAtom::Day => whole.is_some_and(|v| (1..=31).contains(&v)) && (!digits || token.fold.len() <= 2),
            NumberAtom::Year => {
                cardinal && whole.is_some_and(|v| (1000..=2999).contains(&v)) && (!digits || token.fold.len() == 4)
            }
            NumberAtom::DigitYear => {
                digits && token.fold.len() == 4 && whole.is_some_and(|v| (1900..=2100).contains(&v) && v % 100 != 0)
            }
            NumberAtom::Hour => whole.is_some_and(|v| (0..=24).contains(&v)) && (!digits || token.fold.len() <= 2),
            NumberAtom::Minute => cardinal && whole.is_some_and(|v| (0..=59).contains(&v)),
            NumberAtom::Ordinal => number.kind == NumberKind::Ordinal && whole.is_some(),
            // Hours are feminine: "الثالثة" is an hour, "الثالث" a day.
            NumberAtom::HourOrdinal => {
                number.kind == NumberKind::Ordinal
                    && whole.is_some_and(|v| (1..=12).contains(&v))
                    && (token.fold.ends_with('ه') || token.fold.ends_with("ولي"))
            }
            NumberAtom::Month => whole.is_some_and(|v| (1..=12).contains(&v)) && (!digits || token.fold.len() <= 2),
            NumberAtom::Clock
            | NumberAtom::PointClock
            | NumberAtom::RunClock
            | NumberAtom::NumDate
            | NumberAtom::ShortDate
            | NumberAtom::DayMonth
            | NumberAtom::MonthDayYear => false,
        };
        fits.then(|| {
            (
                number.tokens.len(),
                Some(Slot::Number(wanted, number.value)),
                // The article hides in لل: the word cannot be cut there.
                if written.ends_with("لل") { 0 } else { written.len() },
            )
        })
    }

    fn has_capital(&self, at: usize) -> bool {
        self.tokens
            .get(at)
            .is_some_and(|t| t.span.of(self.text).starts_with(char::is_uppercase))
    }
}
