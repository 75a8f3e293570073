//! Slots: who, how many, when and whether, as a unit's own words give them.
//!
//! Vectors do not see contradiction (a flipped negation, number or day leaves
//! them almost alike), so conflicts come from comparing slots.

use super::ages::{self, Age};
use super::amounts::{self, Figure};
use super::similarity;
use super::units::Unit;
use crate::lexicon::Lexicon;
use crate::lexicon::cues::Classes;
use crate::reading::times::{Meaning, Within};
use crate::reading::{EntityKind, Interval, Mention, Reading, Stance};
use crate::text::numbers;
use crate::text::{Span, TokenKind};

/// How many words into its content a negation still turns the whole.
const NEGATION_REACH: usize = 6;

/// How many words into its content a word like "خدعة" calls the whole untrue.
const REJECTION_REACH: usize = 10;

/// A word by which speakers assure stands at most this many words before the
/// clause that they assure.
const ASSURING: usize = 4;

/// What a negation denies stands in this many content words after it.
const FOCUS: usize = 4;

/// Where an event goes is told within this many words after it.
const GOAL_REACH: usize = 10;

/// Hours of the day further apart than this, in minutes, are two.
const OTHER_HOUR: i32 = 45;

/// Minutes of a day.
const DAY: i32 = 24 * 60;

/// A day is a day up to this many hours long; a longer stretch is no time slot.
const DAY_HOURS: i64 = 36;

/// What a unit says, by slot.
#[derive(Clone, Debug, Default)]
pub(super) struct Slots {
    /// Story entities, sorted.
    pub(super) entities: Vec<usize>,
    /// Figures in order.
    pub(super) figures: Vec<Figure>,
    /// How old it says that people are.
    pub(super) ages: Vec<Age>,
    /// Victims that it says there were none of, as figures of nought.
    pub(super) absent: Vec<Figure>,
    /// Days and times of day with their words and the kind of event named
    /// nearest before them, in order.
    pub(super) days: Vec<Told<Interval>>,
    /// Hours of the day in minutes, with their words and the kind of event, as for `days`.
    pub(super) hours: Vec<Told<i32>>,
    /// Those of the entities that are places, sorted.
    pub(super) places: Vec<usize>,
    /// Where it is, if it names one place after a word like "في".
    pub(super) place: Option<(usize, Span)>,
    /// Places of which it names a side ("شرق سوريا"): place, side, and both as written.
    pub(super) sides: Vec<(usize, String, Span)>,
    /// Who it is about, if it names one person only.
    pub(super) person: Option<(usize, Span)>,
    /// Whom a word like "يدعى" names in it.
    pub(super) named: Option<(usize, Span)>,
    /// Kinds of event, as bits.
    pub(super) events: u64,
    /// Whether it says that something is *not* so: its content negates ("لا توجد
    /// خطط") or its speaker denies it ("نفى أن …").
    pub(super) contrary: bool,
    /// Whether it negates without reserve ("لم … قط").
    pub(super) utterly: bool,
    /// Whether anything in it negates, be it the whole or a part.
    pub(super) negates: bool,
    /// Of a contrary: the content words that are denied, hashed as in wordings.
    pub(super) denied: Vec<u32>,
    /// Content words that a negation sets aside ("a seal, not a drone"), hashed so.
    pub(super) excluded: Vec<u32>,
    /// The kinds of event among them, as bits.
    pub(super) denied_events: u64,
    /// Whether it tells of a denial, be it of its own.
    pub(super) tells_denial: bool,
    /// Whether it tells of an accusation or suspicion.
    pub(super) accuses: bool,
    /// Whether it tells of what has not yet happened.
    pub(super) expected: bool,
    /// Whether it tells of what may be.
    pub(super) possible: bool,
    /// Of each kind of event with a goal ("وصل إلى القاعدة"): kind and goal.
    pub(super) goals: Vec<(usize, u32)>,
}

impl Slots {
    /// Whether one says that it is not so and the other negates nothing.
    pub(super) fn against(&self, other: &Self) -> bool {
        self.contrary && !other.negates || other.contrary && !self.negates
    }

    /// Two figures that cannot both hold, of one place and time as far as both tell.
    pub(super) fn disputed_figure<'a>(&'a self, other: &'a Self) -> Option<(&'a Figure, &'a Figure)> {
        if self.elsewhere(other) || self.other_figure(other).is_none() {
            return None;
        }
        self.figures
            .iter()
            .find_map(|f| other.figures.iter().find(|g| f.disputes(g)).map(|g| (f, g)))
    }

    /// Two ages of one person.
    pub(super) fn other_age(&self, other: &Self) -> Option<(Span, Span)> {
        let theirs = |own: &Age| {
            other
                .ages
                .iter()
                .find(|age| own.differs(age))
                .map(|age| (own.span, age.span))
        };
        self.ages.iter().find_map(theirs)
    }

    /// Victims that one says there were none of, and their number in the other.
    pub(super) fn disputed_absence<'a>(&'a self, other: &'a Self) -> Option<(&'a Figure, &'a Figure)> {
        let whole = |f: &&'a Figure| !f.part && !f.sum && f.value > 0.0;
        let counted =
            |none: &'a Figure, figures: &'a [Figure]| figures.iter().filter(whole).find(|f| f.counts_like(none));
        if self.elsewhere(other) {
            return None;
        }
        let own = self.absent.iter().find_map(|f| Some((f, counted(f, &other.figures)?)));
        own.or_else(|| other.absent.iter().find_map(|g| Some((counted(g, &self.figures)?, g))))
    }

    /// Whether both name places and none that is one, or both days that do not meet.
    pub(super) fn elsewhere(&self, other: &Self) -> bool {
        let placed = !self.places.is_empty() && !other.places.is_empty();
        let place = placed && !self.places.iter().any(|p| other.places.binary_search(p).is_ok());
        let dated = !self.days.is_empty() && !other.days.is_empty();
        let mut days = self.days.iter();
        place || dated && !days.any(|(a, ..)| other.days.iter().any(|(b, ..)| meet(a, b)))
    }

    /// The first pair of figures that count the same and differ.
    pub(super) fn other_figure<'a>(&'a self, other: &'a Self) -> Option<(&'a Figure, &'a Figure)> {
        if self.figures.iter().any(|f| other.figures.iter().any(|g| f.agrees(g))) {
            return None;
        }
        self.figures
            .iter()
            .find_map(|f| other.figures.iter().find(|g| f.differs(g)).map(|g| (f, g)))
    }

    /// Two days that cannot be one for an event of one kind, where each gives
    /// that kind one day only.
    pub(super) fn other_day(&self, other: &Self) -> Option<((Interval, Span), (Interval, Span))> {
        told_apart(&self.days, &other.days, |kind, a, b| {
            !meet(&a, &b) && !self.other_goal(other, kind)
        })
    }

    /// Two days that cannot be one, where each side tells one time only.
    pub(super) fn only_day(&self, other: &Self) -> Option<((Interval, Span), (Interval, Span))> {
        let ([(a, at, _)], [(b, there, _)]) = (self.days.as_slice(), other.days.as_slice()) else {
            return None;
        };
        (!meet(a, b)).then_some(((*a, *at), (*b, *there)))
    }

    /// Two hours of the day for an event of one kind, where each gives it one hour only.
    pub(super) fn other_hour(&self, other: &Self) -> Option<(Span, Span)> {
        let found = told_apart(&self.hours, &other.hours, |_, a, b| {
            let apart = (a - b).rem_euclid(DAY);
            apart.min(DAY - apart) > OTHER_HOUR
        });
        found.map(|((_, at), (_, there))| (at, there))
    }

    /// Two sides of one place for events of one kind.
    pub(super) fn other_side(&self, other: &Self) -> Option<(Span, Span)> {
        let one_event = self.events & other.events != 0;
        let mut own = self.sides.iter().filter(|_| one_event);
        own.find_map(|(place, side, at)| {
            let mut theirs = other.sides.iter().filter(|(p, ..)| p == place);
            let (_, that, there) = theirs.next()?;
            (side != that).then_some((*at, *there))
        })
    }

    /// Whether both tell where to an event of one kind goes, and no goal is one.
    fn other_goal(&self, other: &Self, kind: usize) -> bool {
        let of = |slots: &'_ Self| -> Vec<u32> {
            let goals = slots.goals.iter().filter(|(event, _)| *event == kind);
            goals.map(|(_, goal)| *goal).collect()
        };
        let (own, theirs) = (of(self), of(other));
        !own.is_empty() && !theirs.is_empty() && !own.iter().any(|goal| theirs.contains(goal))
    }

    /// Two places for events of one kind, where each is at one place only.
    pub(super) fn other_place(&self, other: &Self) -> Option<(Span, Span)> {
        let ((a, at), (b, there)) = self.place.zip(other.place)?;
        let apart = a != b && !self.entities.contains(&b) && !other.entities.contains(&a);
        (apart && self.events & other.events != 0).then_some((at, there))
    }

    /// Two people in events of one kind, where each names one person only.
    pub(super) fn other_person(&self, other: &Self) -> Option<(Span, Span)> {
        let ((a, at), (b, there)) = self.person.zip(other.person)?;
        (a != b && self.events & other.events != 0).then_some((at, there))
    }

    /// Two people whom words like "يدعى" name for events of one kind.
    pub(super) fn other_name(&self, other: &Self) -> Option<((usize, Span), (usize, Span))> {
        let (own, theirs) = self.named.zip(other.named)?;
        (own.0 != theirs.0 && self.events & other.events != 0).then_some((own, theirs))
    }

    /// Entities that both name.
    pub(super) fn shared_entities(&self, other: &Self) -> usize {
        self.entities
            .iter()
            .filter(|e| other.entities.binary_search(e).is_ok())
            .count()
    }
}

/// A time that a unit tells, its words, and the kind of event named nearest before them.
pub(super) type Told<T> = (T, Span, Option<usize>);

/// The first two times for an event of one kind that `are_two`, where each side tells
/// that kind one time only.
fn told_apart<T: Copy>(
    own: &[Told<T>],
    theirs: &[Told<T>],
    are_two: impl Fn(usize, T, T) -> bool,
) -> Option<((T, Span), (T, Span))> {
    let only = |times: &[Told<T>], kind: usize| {
        let mut of_kind = times.iter().filter(|(.., event)| *event == Some(kind));
        let (time, at, _) = of_kind.next()?;
        of_kind.next().is_none().then_some((*time, *at))
    };
    own.iter().find_map(|(.., event)| {
        let (a, b) = (only(own, (*event)?)?, only(theirs, (*event)?)?);
        are_two((*event)?, a.0, b.0).then_some((a, b))
    })
}

/// Fills the slots of one unit. `entity_of` gives the story entity of a
/// reading's entity; `bearers` are those whose offices stand in the unit.
pub(super) fn fill(
    unit: &Unit,
    reading: &Reading,
    lexicon: &Lexicon,
    entity_of: impl Fn(usize, usize) -> Option<usize>,
    bearers: impl Iterator<Item = usize>,
) -> Slots {
    let mut entities: Vec<usize> = reading
        .mentions_in(unit.span)
        .iter()
        .filter_map(|m| entity_of(unit.reading, m.entity))
        .chain(bearers)
        .collect();
    entities.sort_unstable();
    entities.dedup();
    let mut places: Vec<usize> = reading
        .mentions_in(unit.span)
        .iter()
        .filter(|m| m.kind == EntityKind::Place)
        .filter_map(|m| entity_of(unit.reading, m.entity))
        .collect();
    places.sort_unstable();
    places.dedup();
    let located = |m: &Mention| m.kind == EntityKind::Place && located(reading, m.span, lexicon);
    let mut slots = Slots {
        entities,
        places,
        place: only(unit, reading, &entity_of, located),
        named: only(unit, reading, &entity_of, |m| {
            let before = reading.tokens.at(m.span.start).checked_sub(1);
            let word = before.map_or("", |before| reading.tokens.fold(before));
            m.kind == EntityKind::Person && lexicon.slots.names(word)
        }),
        person: only(unit, reading, &entity_of, |m| m.kind == EntityKind::Person),
        ..Slots::default()
    };
    slots.sides = sides(unit, reading, lexicon, &entity_of);
    slots.absent = amounts::absent(unit, reading, lexicon);
    let times = reading.times_in(unit.span);
    let range = reading.tokens.within(unit.span);
    let (mut words, mut i) = (0, range.start);
    let (mut latest, mut befallen, mut denied_from) = (None, None, None);
    let mut times = times.iter().peekable();
    while i < range.end {
        let Some(token) = reading.tokens.get(i) else { break };
        while let Some(time) = times.next_if(|time| time.span.start <= token.span.start) {
            // "Until 13 September" ends something; nothing is said to happen then.
            let before = i.checked_sub(1).map_or("", |before| reading.tokens.fold(before));
            if !lexicon.slots.bounds(before) && !lexicon.slots.bounds(token.fold) {
                let day = time.interval.filter(is_day);
                slots.days.extend(day.map(|day| (day, time.span, latest)));
                slots
                    .hours
                    .extend(hour(&time.meaning).map(|hour| (hour, time.span, latest)));
            }
        }
        let in_time = reading.in_time(token.span);
        if !in_time
            && let Some(number) = numbers::at(&reading.tokens, i, lexicon)
            && number.tokens.end <= range.end
        {
            let end = number.tokens.end.max(i + 1);
            slots
                .figures
                .extend(amounts::figure(unit, reading, &number, befallen, lexicon));
            i = end;
            words += 1;
            continue;
        }
        if token.is_word() {
            if lexicon.slots.negates(token.fold, reading.tokens.fold(i + 1)) {
                slots.negates = true;
                // "A seal, not a drone, did it" denies the drone alone.
                let before = i.checked_sub(1).map_or("", |before| reading.tokens.fold(before));
                let aside = i > range.start && matches!(before, "،" | "," | "-" | "–" | "—");
                if aside {
                    slots.excluded.extend(excluded(reading, i + 1..range.end, lexicon));
                }
                if words < NEGATION_REACH && !aside {
                    slots.contrary = true;
                    denied_from = denied_from.or(Some(i + 1));
                }
            }
            if words < REJECTION_REACH
                && !slots.contrary
                && unit.statement.is_some()
                && lexicon.slots.rejects(token.fold)
            {
                (slots.negates, slots.contrary) = (true, true);
                denied_from = Some(range.start);
            }
            if !slots.contrary
                && lexicon.slots.opens_clause(token.fold)
                && (i.saturating_sub(ASSURING)..i).any(|before| lexicon.slots.assures(reading.tokens.fold(before)))
            {
                // "I want to say with all certainty that" says nothing of its own.
                words = 0;
            }
            let asked = matches!(token.fold, "عما" | "ما" | "فيما") && reading.tokens.fold(i + 1) == "اذا";
            slots.utterly |= slots.negates && lexicon.slots.is_utter(token.fold);
            slots.possible |= asked || token.fold == "whether" || lexicon.slots.allows(token.fold);
            slots.tells_denial |= lexicon.slots.denies(token.fold);
            slots.accuses |= lexicon.slots.accuses(token.fold);
            if let Some(kind) = lexicon.slots.event(token.fold) {
                slots.events |= 1 << kind.min(63);
                latest = Some(kind);
                slots
                    .goals
                    .extend(goal(reading, i, range.end, lexicon).map(|goal| (kind, goal)));
                befallen = befallen
                    .filter(|_| !lexicon.slots.befalls(kind))
                    .or(Some(kind).filter(|k| lexicon.slots.befalls(*k)));
            }
            if lexicon.slots.corrects(token.fold) {
                // "Not A but B" says B.
                slots.contrary = false;
                denied_from = None;
            }
            slots.expected |= tells_of_future(reading, token.span, token.fold, lexicon);
            words += 1;
        }
        i += 1;
    }
    slots.ages = ages::of(unit, &slots.figures, reading, lexicon, |m| {
        entity_of(unit.reading, m.entity)
    });
    let statement = unit.statement.filter(|_| unit.opens());
    if let Some(statement) = statement.and_then(|s| reading.statements.get(s)) {
        // "رفض التعليق" denies nothing that was said, "رفض الاتهامات" does.
        let fold = |span: Span| reading.tokens.within(span).map(|i| reading.tokens.fold(i));
        let refused = fold(statement.cue).any(|word| lexicon.slots.refuses(word));
        let said = |word: &str| {
            let slots = &lexicon.slots;
            slots.points_back(word) || slots.accuses(word) || slots.rejects(word)
        };
        let answers = !refused || fold(unit.span).any(said);
        if statement.stance == Stance::Denies && !slots.contrary && answers {
            slots.contrary = true;
            denied_from = Some(range.start);
        }
        slots.accuses |= statement.stance == Stance::Accuses;
        slots.negates |= slots.contrary;
        slots.expected |= matches!(statement.stance, Stance::Expects | Stance::Promises);
    }
    if let Some(from) = denied_from.filter(|_| slots.contrary) {
        let named = |span: Span| reading.mentions_in(unit.span).iter().any(|m| m.span.overlaps(span));
        let words = (from..range.end).filter_map(|i| reading.tokens.get(i));
        let terms = words
            .take_while(|token| token.kind != TokenKind::Mark || matches!(token.fold, "\"" | "“" | "«"))
            .take_while(|token| !lexicon.slots.ends_denial(token.fold))
            .filter(|token| !named(token.span))
            .filter(|token| !lexicon.slots.strengthens(token.fold) && !lexicon.slots.rejects(token.fold))
            .filter_map(|token| Some((similarity::term(token.fold, lexicon)?, lexicon.slots.event(token.fold))));
        for (term, event) in terms.take(FOCUS) {
            slots.denied.push(term.key);
            slots.denied_events |= event.map_or(0, |kind| 1 << kind.min(63));
        }
    }
    slots
}

/// The hour that a time names, in minutes of the day.
fn hour(meaning: &Meaning) -> Option<i32> {
    let (Meaning::Clock(clock)
    | Meaning::Day {
        within: Some(Within::Clock(clock)),
        ..
    }) = meaning
    else {
        return None;
    };
    Some((i32::from(clock.hour) * 60 + i32::from(clock.minute.unwrap_or(0))) % DAY)
}

/// The sides of places that the unit names.
fn sides(
    unit: &Unit,
    reading: &Reading,
    lexicon: &Lexicon,
    entity_of: impl Fn(usize, usize) -> Option<usize>,
) -> Vec<(usize, String, Span)> {
    let mentions = reading.mentions_in(unit.span).iter();
    let places = mentions.filter(|m| m.kind == EntityKind::Place);
    let side = |m: &Mention| {
        let before = reading.tokens.at(m.span.start).checked_sub(1)?;
        let side = lexicon.slots.direction(reading.tokens.fold(before))?;
        // "جنوب غرب سوريا" is as well in the south as in the west.
        let first = before.checked_sub(1).map_or("", |first| reading.tokens.fold(first));
        if lexicon.slots.direction(first).is_some() {
            return None;
        }
        let at = reading.tokens.get(before)?.span.cover(m.span);
        Some((entity_of(unit.reading, m.entity)?, side.to_owned(), at))
    };
    places.filter_map(side).collect()
}

/// The content words up to the next mark, which a negation before them sets aside.
fn excluded(reading: &Reading, tokens: std::ops::Range<usize>, lexicon: &Lexicon) -> Vec<u32> {
    let words = tokens
        .filter_map(|i| reading.tokens.get(i))
        .take_while(|token| token.is_word());
    let terms = words.filter_map(|token| similarity::term(token.fold, lexicon));
    terms.take(FOCUS).map(|term| term.key).collect()
}

/// The first content word after "إلى", shortly after the word of an event.
fn goal(reading: &Reading, event: usize, end: usize, lexicon: &Lexicon) -> Option<u32> {
    let end = end.min(event + GOAL_REACH);
    let towards = (event + 1..end).find(|i| lexicon.slots.leads(reading.tokens.fold(*i)))?;
    (towards + 1..end)
        .find_map(|i| similarity::term(reading.tokens.fold(i), lexicon))
        .map(|term| term.key)
}

/// Whether a word tells of the future, and is no name or noun that begins like such a verb:
/// "سيرغي", "سيناريو".
pub(super) fn tells_of_future(reading: &Reading, word: Span, fold: &str, lexicon: &Lexicon) -> bool {
    let named = || {
        let first = reading.mentions.partition_point(|m| m.span.end <= word.start);
        reading.mentions.get(first).is_some_and(|m| m.span.overlaps(word))
    };
    lexicon.slots.expects(fold) && !lexicon.cues.classes(fold).has(Classes::UNFUTURE) && !named()
}

/// The one entity of the unit whose mentions pass the test, if there is exactly one.
fn only(
    unit: &Unit,
    reading: &Reading,
    entity_of: impl Fn(usize, usize) -> Option<usize>,
    test: impl Fn(&Mention) -> bool,
) -> Option<(usize, Span)> {
    let mut found = reading
        .mentions_in(unit.span)
        .iter()
        .filter(|m| test(m))
        .filter_map(|m| Some((entity_of(unit.reading, m.entity)?, m.span)));
    let first = found.next()?;
    found.all(|(entity, _)| entity == first.0).then_some(first)
}

/// Whether a word like "في" stands right before a place's name or its head noun.
fn located(reading: &Reading, name: Span, lexicon: &Lexicon) -> bool {
    let first = reading.tokens.at(name.start);
    (first.saturating_sub(2)..=first).any(|i| lexicon.slots.locates(reading.tokens.fold(i)))
}

/// Whether two intervals have a moment in common.
pub(super) fn meet(a: &Interval, b: &Interval) -> bool {
    a.from < b.to && b.from < a.to
}

/// Whether an interval is at most about a day long.
pub(super) fn is_day(interval: &Interval) -> bool {
    let hours = interval.to.duration_since(interval.from).as_hours();
    (0..=DAY_HOURS).contains(&hours)
}
