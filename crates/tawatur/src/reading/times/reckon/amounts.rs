//! Times told by how long before or after another they lie.

use super::super::Interval;
use super::super::meaning::{Amount, Unit};
use super::parts::unit_around;
use super::{days, interval};
use crate::report::{Basis, Published};
use jiff::civil::DateTime;

/// Most of any unit that is reckoned with: 10,000 years in seconds has twelve digits.
const MAX_COUNT: f64 = 1e12;

/// So long ago or ahead, as exact as the unit: hours ago is that hour, days and
/// weeks ago that day, months ago that month, years ago that year.
pub(super) fn from_now(amounts: &[Amount], ahead: bool, anchor: Option<&Published>) -> Option<Interval> {
    /// Years beyond which a round count names no one year.
    const ROUND: f64 = 1_000.0;
    let anchor = anchor?;
    if amounts
        .iter()
        .any(|a| a.unit >= Unit::Year && a.count * a.unit.seconds() >= ROUND * Unit::Year.seconds())
    {
        return None;
    }
    let finest = amounts.iter().map(|a| a.unit).min()?;
    if finest < Unit::Day {
        let at = shifted(Some(anchor).filter(|a| !a.day_only)?.at, amounts, ahead)?;
        let (from, length) = match finest {
            Unit::Hour => (at.date().at(at.hour(), 0, 0, 0), 3_600),
            _ => (at.date().at(at.hour(), at.minute(), 0, 0), 60),
        };
        return interval(
            from,
            from.checked_add(jiff::Span::new().try_seconds(length).ok()?).ok()?,
        );
    }
    let day = shifted(anchor.at.date().at(0, 0, 0, 0), amounts, ahead)?.date();
    match finest {
        Unit::Day | Unit::Week => days(day, day),
        other => unit_around(if other > Unit::Year { Unit::Year } else { other }, 0, day),
    }
}

/// So long before the beginning or after the end of a time that is named.
pub(super) fn from_named(amounts: &[Amount], ahead: bool, named: Interval) -> Option<Interval> {
    let last = named.to.checked_sub(jiff::Span::new().seconds(1)).ok()?;
    let day_only = named.from.date() != last.date() || named.from.time() == jiff::civil::Time::midnight();
    let at = match (ahead, day_only) {
        (true, true) => last.date().at(0, 0, 0, 0),
        _ => named.from,
    };
    let from = Published {
        at,
        offset: None,
        day_only,
        basis: Basis::Stated,
    };
    from_now(amounts, ahead, Some(&from))
}

/// The amounts, if the words say how many.
pub(super) fn some(amounts: &[Amount]) -> Option<&[Amount]> {
    (!amounts.is_empty()).then_some(amounts)
}

/// A moment moved by all amounts; halves of a month or year count in months and days.
#[expect(clippy::cast_possible_truncation, reason = "bounded by MAX_COUNT")]
pub(super) fn shifted(at: DateTime, amounts: &[Amount], ahead: bool) -> Option<DateTime> {
    let mut at = at;
    for amount in amounts {
        let sign = if ahead { 1.0 } else { -1.0 };
        let count = amount.count * sign;
        let span = jiff::Span::new();
        if !count.is_finite() || count.abs() > MAX_COUNT {
            return None;
        }
        let span = if let Some(months) = amount.unit.months() {
            let months = count * months;
            let whole = months.trunc();
            span.try_months(whole as i64)
                .ok()?
                .try_days(((months - whole) * 30.0).round() as i64)
                .ok()?
        } else if amount.unit >= Unit::Day && count.fract() == 0.0 {
            span.try_days((count * amount.unit.seconds() / 86_400.0) as i64).ok()?
        } else {
            span.try_seconds((count * amount.unit.seconds()).round() as i64).ok()?
        };
        at = at.checked_add(span).ok()?;
    }
    Some(at)
}
