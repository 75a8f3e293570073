//! Amounts: numbers in a unit with what they count, and of what part and time.

mod rounding;
mod scope;

use super::content_words::{self, FUNCTION_WORD};
use super::units::Unit;
use crate::lexicon::Lexicon;
use crate::reading::Reading;
use crate::text::numbers::{self, Number, NumberKind, Qualifier};
use crate::text::{Span, clitics};
use rounding::rounds_to;
use scope::{is_allowed, is_part, is_sum};

/// A number and what it counts.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Figure {
    /// The number.
    pub(super) value: f64,
    /// The values that its words allow ("نحو", "ما لا يقل عن").
    pub(super) bounds: (f64, f64),
    /// The stem of the counted noun, folded; for victims, what befell them.
    pub(super) noun: String,
    /// The figure with its noun, as written.
    pub(super) span: Span,
    /// The noun alone, or the sign that stands for it.
    pub(super) counted: Span,
    /// Whether it gives an order of magnitude alone ("عشرات").
    pub(super) vague: bool,
    /// Whether it counts a part of another number ("بينهم 3 أطفال").
    pub(super) part: bool,
    /// Whether it tells how many there may be ("مرخص لها بنقل 140").
    pub(super) allowed: bool,
    /// Whether it is the sum of a longer time ("منذ بدء الحرب").
    pub(super) sum: bool,
}

impl Figure {
    /// Whether both count the same thing and can be the same number.
    pub(super) fn agrees(&self, other: &Self) -> bool {
        self.counts_like(other) && !self.apart(other)
    }

    /// Whether both count the same thing and cannot be the same number.
    pub(super) fn differs(&self, other: &Self) -> bool {
        self.counts_like(other) && self.apart(other)
    }

    /// Whether the two cannot both hold, as far as they tell: of one kind, both
    /// the whole or both a part, both of the event or both of a longer time.
    pub(super) fn disputes(&self, other: &Self) -> bool {
        self.differs(other) && self.part == other.part && self.sum == other.sum
    }

    /// Counted nouns in all their numbers begin alike or are of one root: قتيل,
    /// قتيلا; راكب, ركاب; victim, victims. What may be is no count of what is.
    pub(super) fn counts_like(&self, other: &Self) -> bool {
        if self.allowed != other.allowed {
            return false;
        }
        let common = self
            .noun
            .chars()
            .zip(other.noun.chars())
            .take_while(|(a, b)| a == b)
            .count();
        let shorter = self.noun.chars().count().min(other.noun.chars().count());
        self.noun == other.noun
            || content_words::root(&self.noun) == content_words::root(&other.noun)
            || common >= 3 && common + 1 >= shorter
    }

    fn apart(&self, other: &Self) -> bool {
        let (low, high) = (self.value.min(other.value), self.value.max(other.value));
        let within = self.bounds.1 >= other.bounds.0 && other.bounds.1 >= self.bounds.0;
        !within && !rounds_to(low, high) && !rounds_to(high, low)
    }
}

/// The figure that a number makes with the noun after it; a bare number is none.
/// `event` is the kind of event with victims that is named nearest before it:
/// "35 people" are as many dead after "killed", or before it.
pub(super) fn figure(
    unit: &Unit,
    reading: &Reading,
    number: &Number,
    event: Option<usize>,
    lexicon: &Lexicon,
) -> Option<Figure> {
    let counting = Counting {
        unit,
        reading,
        number,
        event,
        lexicon,
    };
    counting.figure()
}

/// A number where it stands, and what happened there.
struct Counting<'a> {
    unit: &'a Unit,
    reading: &'a Reading,
    number: &'a Number,
    event: Option<usize>,
    lexicon: &'a Lexicon,
}

impl<'a> Counting<'a> {
    fn figure(&self) -> Option<Figure> {
        let (number, slots) = (self.number, &self.lexicon.slots);
        let first = number.tokens.start;
        let last = number.tokens.end.saturating_sub(1);
        let before = first.checked_sub(1).map(|before| self.reading.tokens.fold(before));
        let names_one = before.is_some_and(|word| slots.ranks(word));
        if number.kind != NumberKind::Cardinal || names_one && !number.percent {
            return None;
        }
        if number.percent {
            return self.build(first, last, last, "%");
        }
        if slots
            .victims(self.reading.tokens.fold(number.tokens.end), self.event)
            .is_none()
        {
            if let Some((at, victims)) = self.victims_before() {
                return self.build(at, last, at, victims);
            }
            // "أصيب تسعة آخرون": the number of those whom it befell.
            if let Some(befallen) = before.and_then(|word| slots.befallen(word)) {
                return self.build(first, last, last, befallen);
            }
        }
        self.with_noun_behind()
    }

    /// The figure of the words from `first` to `last`, that counts what stands at `at`.
    fn build(&self, first: usize, last: usize, at: usize, noun: &str) -> Option<Figure> {
        let Self {
            unit,
            reading,
            number,
            lexicon,
            ..
        } = self;
        let span = without_preposition(reading.tokens.cover(first, last)?, reading, lexicon);
        Some(Figure {
            value: number.value,
            bounds: number.bounds(),
            noun: noun.to_owned(),
            span,
            counted: reading.tokens.cover(at, at)?,
            vague: number.qualifier == Qualifier::Order,
            part: is_part(reading, number, lexicon),
            allowed: is_allowed(reading, number, lexicon),
            sum: is_sum(unit, reading, number, lexicon),
        })
    }

    /// Victims named shortly before their number: "حصيلة القتلى ارتفعت إلى 31".
    fn victims_before(&self) -> Option<(usize, &'a str)> {
        const REACH: usize = 4;
        let (reading, lexicon) = (self.reading, self.lexicon);
        // "132 راكبا و9" counts passengers once.
        let counted = |i: usize| {
            i.checked_sub(1)
                .is_some_and(|before| numbers::at(&reading.tokens, before, lexicon).is_some())
        };
        let is_joined = |i: usize| matches!(reading.tokens.fold(i), "and" | "&");
        let first = self.number.tokens.start;
        (first.saturating_sub(REACH)..first)
            .rev()
            .take_while(|i| reading.tokens.get(*i).is_some_and(|t| t.is_word()) && !is_joined(*i) && !counted(*i))
            .find_map(|i| Some((i, lexicon.slots.victims(reading.tokens.fold(i), self.event)?)))
    }

    /// The figure that the number makes with the first word behind it that carries content.
    fn with_noun_behind(&self) -> Option<Figure> {
        const REACH: usize = 3;
        let (tokens, lexicon) = (&self.reading.tokens, self.lexicon);
        let (first, behind) = (self.number.tokens.start, self.number.tokens.end);
        let end = tokens.within(self.unit.span).end;
        for at in behind..end.min(behind + REACH) {
            let token = tokens.get(at)?;
            if !token.is_word() || leads_on(token.fold, lexicon) {
                return None;
            }
            // "من", "of the" and the like stand between number and noun.
            if token.fold.chars().count() <= 2 || lexicon.frequency.zipf(token.fold) >= FUNCTION_WORD {
                continue;
            }
            // What follows "و" befell others: "قتل ثلاثة عمال وأصيب تسعة".
            let word = tokens.fold(at + 1);
            let after = Some(word)
                .filter(|word| !word.starts_with('و'))
                .and_then(|word| lexicon.slots.event(word))
                .filter(|kind| lexicon.slots.befalls(*kind));
            if let Some(victims) = lexicon.slots.victims(token.fold, after.or(self.event)) {
                return self.build(first, at, at, victims);
            }
            let sense = lexicon.slots.sense(token.fold);
            let counted = sense.unwrap_or_else(|| noun(lexicon.frequency.stem(token.fold)));
            let mut figure = self.build(first, at, at, counted)?;
            figure.part |= lexicon.slots.adds(word);
            return Some(figure);
        }
        None
    }
}

/// Whether a word behind a number or noun leads on to something else: "16 في تاريخه", "الثمانية لبطولة".
pub(super) fn leads_on(word: &str, lexicon: &Lexicon) -> bool {
    let stem = lexicon.frequency.stem(word);
    let clitic = word.strip_suffix(stem).unwrap_or_default();
    lexicon.slots.leads_on(word) || clitic.starts_with(['ب', 'ل'])
}

/// The victims that a unit says there were none of, as figures of nought: "دون سقوط قتلى أو جرحى".
pub(super) fn absent(unit: &Unit, reading: &Reading, lexicon: &Lexicon) -> Vec<Figure> {
    let tokens = reading.tokens.within(unit.span);
    let fold = |i: usize| reading.tokens.fold(i);
    let mut found = Vec::new();
    for first in tokens.clone().filter(|i| lexicon.slots.lacks(fold(*i))) {
        let victims = |i: &usize| lexicon.slots.victims(fold(*i), None);
        let told = (first + 1..tokens.end).take_while(|i| lexicon.slots.occurs(fold(*i)) || victims(i).is_some());
        for at in told {
            let (Some(noun), Some(span), Some(counted)) = (
                victims(&at),
                reading.tokens.cover(first, at),
                reading.tokens.cover(at, at),
            ) else {
                continue;
            };
            found.push(Figure {
                value: 0.0,
                bounds: (0.0, 0.0),
                noun: noun.to_owned(),
                span,
                counted,
                vague: false,
                part: false,
                allowed: false,
                sum: false,
            });
        }
    }
    found
}

/// The span without the conjunction or preposition that is written onto the number it begins
/// with: "بثلاثين مليون دولار".
fn without_preposition(span: Span, reading: &Reading, lexicon: &Lexicon) -> Span {
    let fold = reading.tokens.fold(reading.tokens.at(span.start));
    let numbers = &lexicon.times.numbers;
    let clitic = clitics::readings(fold)
        .find(|(_, rest)| !numbers.get(rest).is_empty())
        .map_or("", |(clitic, _)| clitic.strip_suffix("ال").unwrap_or(clitic));
    let cut = span.of(&reading.report.text).starts_with(clitic) && !clitic.ends_with("لل");
    Span::new(span.start + if cut { clitic.len() } else { 0 }, span.end)
}

/// A counted noun without its case ending: قتيلا is قتيل.
fn noun(stem: &str) -> &str {
    stem.strip_suffix('ا')
        .filter(|s| s.chars().count() >= 3)
        .unwrap_or(stem)
}
