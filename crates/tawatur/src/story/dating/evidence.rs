//! What an undated report tells about its own date.

use crate::reading::Reading;
use crate::reading::times::{DayRef, Meaning, Tense, TimeExpression, YearRef, add_days, distance, stated_day};
use crate::report::PartKind;
use jiff::civil::{Date, Weekday};
use std::collections::BTreeSet;

/// Days that may lie between a report and the nearest dated one that anchors it.
const REACH: i64 = 10;

/// Days from a dated neighbour within which a weekday needs nothing else to name
/// its week: further off, the same weekday of the next week is as likely.
const BESIDE: i64 = 1;

/// Days before its publication on which what a report tells as past by its date
/// speaks for a week. The day itself is not told so: it is "today" or a weekday.
const RECENT: i64 = 6;

/// Bytes of a report's body in which its day is told, if anywhere: of the
/// weekdays first named further down, fewer than half are the day of publication.
const LEAD: usize = 600;

/// Days that named weekdays may span and still tell the latest one: with more,
/// their circle of seven has no clear end.
const SPREAD: i32 = 2;

/// What an undated report tells about its date.
#[derive(Debug, Default)]
pub(super) struct Evidence {
    /// The date itself ("اليوم الخميس 14 سبتمبر 2023").
    date: Option<Date>,
    /// The weekday it was published on.
    weekday: Option<Weekday>,
    /// The newest post set into it.
    not_before: Option<Date>,
    /// Full dates told with their weekday, or not: for a story without any dated report.
    pub(super) full: Vec<(Date, bool)>,
    /// Months and days without a year, told as past.
    past: Vec<(i8, i8)>,
    /// The same, told as to come.
    future: Vec<(i8, i8)>,
}

impl Evidence {
    pub(super) fn of(reading: &Reading) -> Self {
        let mut evidence = Self::default();
        let mut deictic: Vec<Weekday> = Vec::new();
        let mut bare: Vec<Weekday> = Vec::new();
        let body = reading
            .report
            .parts
            .iter()
            .find(|p| p.kind == PartKind::Body)
            .map_or(0, |p| p.span.start);
        for time in &reading.times {
            let in_lead = time.span.start < body.saturating_add(LEAD);
            let part = reading.report.part_at(time.span.start).map(|p| p.kind);
            match part {
                Some(PartKind::EmbeddedPost) => {
                    let day = stated_day(time).map(|p| p.at.date());
                    evidence.not_before = evidence.not_before.max(day);
                }
                Some(PartKind::Title | PartKind::Dateline | PartKind::Body) => {
                    evidence.add(time, in_lead, &mut deictic, &mut bare);
                }
                _ => {}
            }
        }
        // A glued article may be of any year: its weekday says nothing beside its neighbours' dates.
        if reading.report.within.is_some() {
            return evidence;
        }
        evidence.weekday = most(&deictic).or_else(|| latest(&bare));
        evidence
    }

    fn add(&mut self, time: &TimeExpression, in_lead: bool, deictic: &mut Vec<Weekday>, bare: &mut Vec<Weekday>) {
        let Meaning::Day { day, .. } = &time.meaning else {
            return;
        };
        match *day {
            DayRef::Shift {
                days,
                weekday: Some(weekday),
            } => {
                deictic.push(weekday.wrapping_sub(days));
            }
            DayRef::Weekday {
                weekday,
                tense: Tense::Open | Tense::Past,
            } if in_lead => bare.push(weekday),
            DayRef::Date {
                year: YearRef::Named(year),
                month,
                day,
                weekday,
                tense,
                shift,
            } => {
                let Ok(date) = Date::new(year, month, day) else { return };
                if let Some(days) = shift {
                    self.date = self.date.max(add_days(date, -i32::from(days)));
                } else if !matches!(tense, Tense::Future | Tense::Next) {
                    self.full.push((date, weekday == Some(date.weekday())));
                }
            }
            DayRef::Date {
                year: YearRef::Unnamed,
                month,
                day,
                tense,
                weekday,
                shift,
            } => {
                if let (Some(days), Some(weekday)) = (shift, weekday) {
                    deictic.push(weekday.wrapping_sub(days));
                }
                match tense {
                    Tense::Past | Tense::Last | Tense::BeforeLast => self.past.push((month, day)),
                    Tense::Future | Tense::Next | Tense::AfterNext => self.future.push((month, day)),
                    Tense::Open | Tense::Present | Tense::This => {}
                }
            }
            _ => {}
        }
    }

    /// The day of this weekday that fits the anchors best.
    pub(super) fn date(&self, anchors: &BTreeSet<Date>) -> Option<Date> {
        if self.date.is_some() {
            return self.date;
        }
        let weekday = self.weekday?;
        let Some(newest) = self.not_before else {
            return anchors
                .iter()
                .flat_map(|anchor| (-REACH..=REACH).filter_map(|d| add_days(*anchor, i32::try_from(d).ok()?)))
                .filter(|date| date.weekday() == weekday)
                .min_by_key(|date| {
                    let votes = (self.against(*date), std::cmp::Reverse(self.recent(*date)));
                    (votes, !self.is_sure(*date, anchors), nearest(anchors, *date), *date)
                })
                .filter(|date| self.is_sure(*date, anchors));
        };
        // A post is set into a report within days of being posted.
        (0..7)
            .filter_map(|d| add_days(newest, d))
            .find(|date| date.weekday() == weekday)
    }

    /// Whether the week of a date is told: by a dated neighbour of the same days,
    /// by neighbours on both sides, or by a date of the text itself.
    fn is_sure(&self, date: Date, anchors: &BTreeSet<Date>) -> bool {
        let between = anchors.first() < Some(&date) && Some(&date) < anchors.last();
        nearest(anchors, date) <= BESIDE || between || self.recent(date) > 0
    }

    /// How many dates of the text are told as past and lie in the days before a date of publication.
    fn recent(&self, published: Date) -> usize {
        let in_year = |(month, day): &&(i8, i8)| {
            (-1..=0)
                .filter_map(|d| Date::new(published.year().checked_add(d)?, *month, *day).ok())
                .any(|date| (1..=RECENT).contains(&distance(date, published)))
        };
        self.past.iter().filter(in_year).count()
    }

    /// How many dates of the text speak against a date of publication.
    fn against(&self, published: Date) -> usize {
        let wrong = |side: i64| {
            move |(month, day): &&(i8, i8)| {
                let near = (-1..=1)
                    .filter_map(|d| Date::new(published.year().checked_add(d)?, *month, *day).ok())
                    .map(|date| distance(published, date))
                    .min_by_key(|days| days.abs());
                near.is_some_and(|days| days * side > 0 && days.abs() <= REACH)
            }
        };
        self.past.iter().filter(wrong(1)).count() + self.future.iter().filter(wrong(-1)).count()
    }
}

/// Days from a date to the nearest anchor.
fn nearest(anchors: &BTreeSet<Date>, date: Date) -> i64 {
    let before = anchors.range(..=date).next_back();
    let after = anchors.range(date..).next();
    before
        .into_iter()
        .chain(after)
        .map(|a| distance(*a, date).abs())
        .min()
        .unwrap_or(i64::MAX)
}

/// The weekday told most often; of those told as often, the one told first.
fn most(weekdays: &[Weekday]) -> Option<Weekday> {
    let count = |w: Weekday| weekdays.iter().filter(|o| **o == w).count();
    let top = weekdays.iter().map(|w| count(*w)).max()?;
    weekdays.iter().copied().find(|w| count(*w) == top)
}

/// The weekday that all others named lie closest before. Where they span too
/// many days, the one named first: it stands in the lead.
fn latest(weekdays: &[Weekday]) -> Option<Weekday> {
    let span = |w: Weekday| weekdays.iter().map(|o| i32::from(w.since(*o))).max().unwrap_or(0);
    let best = weekdays.iter().copied().min_by_key(|w| span(*w))?;
    if span(best) <= SPREAD {
        Some(best)
    } else {
        weekdays.first().copied()
    }
}
