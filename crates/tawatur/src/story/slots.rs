//! Slots: who, how many, when and whether, as a unit's own words give them.
//!
//! Vectors do not see contradiction (a flipped negation, number or day leaves
//! them almost alike), so conflicts come from comparing slots.

use super::ages::Age;
use super::amounts::Figure;
use super::lives::Life;
use super::offices::Office;
use crate::reading::Interval;
use crate::text::Span;

/// Hours of the day further apart than this, in minutes, are two.
const OTHER_HOUR: i32 = 45;

/// Minutes of a day.
pub(super) const DAY: i32 = 24 * 60;

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
    /// Of whom it says that they died, or live still.
    pub(super) lives: Vec<Life>,
    /// Offices that it says someone to hold, or to have held.
    pub(super) offices: Vec<Office>,
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
    /// Of a contrary: what it says that there is none of ("لا توجد أزمة", "لم تتلق أي إشعار"), hashed so.
    pub(super) none: Vec<u32>,
    /// Whether anything in it negates, be it the whole or a part.
    pub(super) negates: bool,
    /// Of a contrary: the content words that are denied, hashed as in wordings.
    pub(super) denied: Vec<u32>,
    /// Of what is negated without a verb of denying: its first content words, up to where and when.
    pub(super) refuted: Vec<u32>,
    /// Content words that a negation sets aside ("a seal, not a drone"), hashed so.
    pub(super) excluded: Vec<u32>,
    /// Of a contrary: the content words of the frame within which alone it is denied ("ضمن المنتدى").
    pub(super) frame: Vec<u32>,
    /// The kinds of event that are denied, as bits.
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

    /// Two figures that cannot both hold.
    pub(super) fn disputed_figure<'a>(&'a self, other: &'a Self) -> Option<(&'a Figure, &'a Figure)> {
        self.other_figure(other)?;
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
        self.at_other_places(other) || self.on_other_days(other)
    }

    /// Whether both name places, and none that is one.
    pub(super) fn at_other_places(&self, other: &Self) -> bool {
        let placed = !self.places.is_empty() && !other.places.is_empty();
        placed && !self.places.iter().any(|p| other.places.binary_search(p).is_ok())
    }

    /// Whether both name days, and none that meet.
    pub(super) fn on_other_days(&self, other: &Self) -> bool {
        let dated = !self.days.is_empty() && !other.days.is_empty();
        let mut days = self.days.iter();
        dated && !days.any(|(a, ..)| other.days.iter().any(|(b, ..)| meet(a, b)))
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

    /// Two hours of the day for an event of one kind, where each gives it one hour only.
    pub(super) fn other_hour(&self, other: &Self) -> Option<(Span, Span)> {
        let found = told_apart(&self.hours, &other.hours, |_, a, b| are_other_hours(a, b));
        found.map(|((_, at), (_, there))| (at, there))
    }

    /// Two hours of the day, where each tells of one hour only.
    pub(super) fn only_hours(&self, other: &Self) -> Option<(Span, Span)> {
        let ([(a, at, _)], [(b, there, _)]) = (self.hours.as_slice(), other.hours.as_slice()) else {
            return None;
        };
        are_other_hours(*a, *b).then_some((*at, *there))
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

/// Whether two times of day, in minutes, are two, in whichever half of the night.
fn are_other_hours(a: i32, b: i32) -> bool {
    let apart = (a - b).rem_euclid(DAY);
    apart.min(DAY - apart) > OTHER_HOUR
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
