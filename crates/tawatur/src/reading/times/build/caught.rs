//! What a rule has caught, by what it can say: a weekday, a month, a number.

use super::super::matcher::Slot;
use super::super::meaning::{DayPart, Edge, Tense, Unit, YearRef};
use super::CODES;
use crate::lexicon::Lexicon;
use crate::lexicon::times::{Class, NumberAtom};
use jiff::civil::Weekday;

/// What a rule has caught.
pub(in crate::reading::times) struct Caught<'a> {
    pub(in crate::reading::times) slots: &'a [Slot],
    pub(super) lexicon: &'a Lexicon,
}

impl Caught<'_> {
    /// What the words of a class stand for, in order.
    pub(super) fn words(&self, class: Class) -> impl Iterator<Item = i32> {
        self.slots.iter().filter_map(move |slot| match slot {
            Slot::Word(c, value) if *c == class => Some(*value),
            _ => None,
        })
    }

    /// The first of them.
    pub(in crate::reading::times) fn word(&self, class: Class) -> Option<i32> {
        self.words(class).next()
    }

    /// The numbers caught by an atom, in order.
    pub(super) fn numbers(&self, atom: NumberAtom) -> impl Iterator<Item = f64> {
        self.slots.iter().filter_map(move |slot| match slot {
            Slot::Number(a, value) if *a == atom => Some(*value),
            _ => None,
        })
    }

    /// The first of them.
    pub(in crate::reading::times) fn number(&self, atom: NumberAtom) -> Option<f64> {
        self.numbers(atom).next()
    }

    /// The weekday named.
    pub(super) fn weekday(&self) -> Option<Weekday> {
        let code = self.word(CODES.weekday).or(self.word(CODES.bare_weekday))?;
        Weekday::from_monday_one_offset(i8::try_from(code).ok()?).ok()
    }

    /// The month; "أيلول/سبتمبر" must name one month twice.
    pub(super) fn month(&self) -> Option<i8> {
        let mut months = self.words(CODES.month);
        let Some(month) = months.next() else {
            return self.number(NumberAtom::Month).and_then(small8);
        };
        months.all(|m| m == month).then_some(i8::try_from(month).ok()?)
    }

    /// The year in a number.
    pub(super) fn year(&self) -> Option<i16> {
        small16(self.number(NumberAtom::Year).or(self.number(NumberAtom::DigitYear))?)
    }

    /// The same, where none is named as well.
    pub(super) fn year_ref(&self) -> YearRef {
        self.year().map_or(YearRef::Unnamed, YearRef::Named)
    }

    /// The year named, or told from now ("من العام الماضي").
    pub(super) fn year_or_told(&self) -> YearRef {
        let told = self.word(CODES.which).or(self.word(CODES.this));
        match (self.year_ref(), told) {
            (YearRef::Unnamed, Some(shift)) if self.unit() == Some(Unit::Year) => YearRef::FromNow(shift),
            (year, _) => year,
        }
    }

    /// On which side of now, by "الماضي", "المقبل" and the like.
    pub(super) fn tense(&self) -> Tense {
        match self.word(CODES.which).or(self.word(CODES.this)) {
            Some(-2) => Tense::BeforeLast,
            Some(-1) => Tense::Last,
            Some(0) => Tense::This,
            Some(1) => Tense::Next,
            Some(2) => Tense::AfterNext,
            _ => Tense::Open,
        }
    }

    /// The day of the month: in a number, or by its name ("الفاتح من نوفمبر").
    pub(super) fn date(&self) -> Option<i8> {
        let number = self.number(NumberAtom::Day).and_then(small8);
        number.or_else(|| i8::try_from(self.word(CODES.day_name)?).ok())
    }

    /// Days from the day of publication.
    pub(super) fn shift(&self) -> Option<i8> {
        let told = self.word(CODES.shift).or(self.word(CODES.today));
        i8::try_from(told.or(self.word(CODES.spoken_day))?).ok()
    }

    /// Which part of a longer time.
    pub(super) fn edge(&self) -> Option<Edge> {
        Some(match self.word(CODES.edge)? {
            1 => Edge::Start,
            2 => Edge::Middle,
            3 => Edge::End,
            half @ (4 | 5) => Edge::Half(i8::try_from(half - 3).ok()?),
            quarter => Edge::Quarter(i8::try_from(quarter - 5).ok()?),
        })
    }

    /// The first unit named.
    pub(in crate::reading::times) fn unit(&self) -> Option<Unit> {
        Unit::from_code(
            self.word(CODES.unit)
                .or(self.word(CODES.units))
                .or(self.word(CODES.dual))?,
        )
    }

    /// The part of the day.
    pub(in crate::reading::times) fn part(&self) -> Option<DayPart> {
        let word = |class| self.word(class);
        let code = word(CODES.part).or(word(CODES.adverb)).or(word(CODES.half_day))?;
        Some(match code {
            1 => DayPart::Dawn,
            2 => DayPart::Morning,
            3 => DayPart::Noon,
            4 => DayPart::Afternoon,
            5 => DayPart::Evening,
            _ => DayPart::Night,
        })
    }
}

/// A whole number of at most four digits, as those of years are.
#[expect(clippy::cast_possible_truncation, reason = "checked to fit")]
pub(super) fn small16(value: f64) -> Option<i16> {
    (value.fract() == 0.0 && (0.0..=9999.0).contains(&value)).then_some(value as i16)
}

/// A whole number that fits a day or a month.
pub(in crate::reading::times) fn small8(value: f64) -> Option<i8> {
    small16(value).and_then(|v| i8::try_from(v).ok())
}
