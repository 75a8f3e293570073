//! From what a rule has caught to what it means.

mod caught;
mod codes;
mod day;

pub(super) use caught::{Caught, small8};
pub(super) use codes::CODES;

use self::caught::small16;
use super::clock::part_minutes;
use super::matcher::Slot;
use super::meaning::{Amount, Edge, Meaning, NthKind, Tense, Unit};
use crate::lexicon::Lexicon;
use crate::lexicon::times::{Means, NumberAtom};

/// The meaning of a match; none where its parts make no sense together (day
/// 31 of February, quarter 7), so that the match does not count.
pub(super) fn meaning(means: Means, slots: &[Slot], lexicon: &Lexicon) -> Option<Meaning> {
    let caught = Caught { slots, lexicon };
    match means {
        Means::None => None,
        Means::Day => caught.day(),
        Means::Month => caught.month_meaning(),
        Means::Year => caught.year().map(|year| Meaning::Years {
            from: year,
            to: year,
            edge: caught.edge(),
        }),
        Means::YearRange => {
            let mut years = caught.numbers(NumberAtom::DigitYear);
            let (from, to) = (small16(years.next()?)?, small16(years.next()?)?);
            // Written from the right, the later year may come first: "2016/2015".
            let (from, to) = (from.min(to), from.max(to));
            (from < to && to - from <= 200).then_some(Meaning::Years { from, to, edge: None })
        }
        Means::Period => {
            let unit = caught.unit()?;
            let shift = caught.word(CODES.which).or(caught.word(CODES.this))?;
            (unit >= Unit::Day).then_some(Meaning::Period {
                unit,
                shift,
                edge: caught.edge(),
            })
        }
        Means::Span => {
            let dual = caught.word(CODES.dual).is_some();
            let count = if dual {
                Some(2.0)
            } else {
                caught.number(NumberAtom::Count)
            };
            let ahead = match caught.word(CODES.which)? {
                -1 => false,
                1 => true,
                _ => return None,
            };
            Some(Meaning::Span {
                count,
                unit: caught.unit()?,
                ahead,
            })
        }
        Means::Decade => {
            let from = match caught.word(CODES.decade) {
                Some(year) => i16::try_from(year).ok()?,
                None => caught.year().filter(|y| y % 10 == 0)?,
            };
            Some(Meaning::Years {
                from,
                to: from.checked_add(9)?,
                edge: caught.edge(),
            })
        }
        Means::Century => {
            let century = small16(caught.number(NumberAtom::Ordinal)?).filter(|c| (1..=30).contains(c))?;
            Some(Meaning::Years {
                from: (century - 1) * 100 + 1,
                to: century * 100,
                edge: caught.edge(),
            })
        }
        Means::Clock => caught.clock().map(Meaning::Clock),
        Means::Length => caught.amounts().map(Meaning::Length),
        Means::Since => caught.amounts().map(Meaning::Since),
        Means::Ago => caught.amounts().map(Meaning::Ago),
        Means::DayRange => caught.day_range(),
        Means::Hijri => caught.hijri(),
        Means::Holiday => caught.holiday(caught.number(NumberAtom::Ordinal).and_then(small8)),
        Means::Nth => caught.nth(),
        Means::Season => Some(Meaning::Season {
            month: i8::try_from(caught.word(CODES.season)?).ok()?,
            year: caught.year_or_told(),
            tense: if caught.word(CODES.unit).is_some() {
                Tense::Open
            } else {
                caught.tense()
            },
        }),
        Means::Weekend => Some(Meaning::Weekend(caught.tense())),
        Means::Ahead => caught.amounts().map(Meaning::Ahead),
        Means::Within => {
            let amounts = caught.amounts().filter(|a| !a.is_empty())?;
            Some(Meaning::Range(
                Box::new(Meaning::Now),
                Box::new(Meaning::Ahead(amounts)),
            ))
        }
        Means::Now => Some(Meaning::Now),
    }
}

impl Caught<'_> {
    fn month_meaning(&self) -> Option<Meaning> {
        Some(Meaning::Month {
            month: self.month()?,
            year: self.year_or_told(),
            tense: self.tense(),
            // "نصف شهر مارس" is its middle.
            edge: match self.word(CODES.half) {
                Some(0) => Some(Edge::Middle),
                Some(_) => return None,
                None => self.edge(),
            },
        })
    }

    /// "الأحد الأول من مارس", "آخر يوم في العام الماضي".
    fn nth(&self) -> Option<Meaning> {
        let holiday = self.holiday(None);
        let of = match (self.weekday(), self.unit()) {
            (Some(weekday), _) if holiday.is_some() => NthKind::WeekdayAfter(weekday),
            (Some(weekday), _) => NthKind::Weekday(weekday),
            (None, Some(Unit::Day)) => NthKind::Day,
            (None, Some(Unit::Week)) => NthKind::Week,
            _ => return None,
        };
        let nth = match self.word(CODES.last) {
            Some(_) => -1,
            None => small8(self.number(NumberAtom::Ordinal)?).filter(|n| *n <= 5)?,
        };
        // The longer time is what stands behind: a month, a year, or a unit told from now.
        let within = if let Some(holiday) = holiday {
            holiday
        } else if self.word(CODES.hijri).is_some() {
            self.hijri()?
        } else if self.month().is_some() {
            self.month_meaning()?
        } else if let Some(year) = self.year() {
            Meaning::Years {
                from: year,
                to: year,
                edge: None,
            }
        } else {
            let unit = self
                .words(CODES.unit)
                .filter_map(Unit::from_code)
                .filter(|u| *u > Unit::Week)
                .last();
            Meaning::Period {
                unit: unit.unwrap_or(Unit::Month),
                shift: self.word(CODES.which).or(self.word(CODES.this)).unwrap_or(0),
                edge: None,
            }
        };
        Some(Meaning::Nth {
            nth,
            of,
            within: Box::new(within),
        })
    }

    /// A holiday, or one day of it.
    fn holiday(&self, day: Option<i8>) -> Option<Meaning> {
        Some(Meaning::Holiday {
            holiday: self.lexicon.times.holidays.get(self.word(CODES.holiday)?)?,
            day,
            year: self.year_ref(),
            tense: self.tense(),
        })
    }

    /// Counts and units in their order: "عاما وثلاثة أشهر", "شهرين", "ساعة ونصف".
    fn amounts(&self) -> Option<Vec<Amount>> {
        let mut amounts: Vec<Amount> = Vec::new();
        let mut count: Option<f64> = None;
        let mut part: Option<f64> = None;
        for slot in self.slots {
            match *slot {
                Slot::Number(NumberAtom::Count, value) if value > 0.0 => count = Some(value),
                Slot::Number(NumberAtom::Count, _) => return None,
                // "قبل أيام", "منذ سنوات" do not say how many.
                Slot::Word(c, _) if c == CODES.units && count.is_none() && amounts.is_empty() => {
                    return Some(Vec::new());
                }
                Slot::Word(c, _) if c == CODES.article => count = Some(1.0),
                Slot::Word(c, _) if c == CODES.few => return Some(Vec::new()),
                Slot::Word(c, code) if [CODES.unit, CODES.units, CODES.dual, CODES.moment].contains(&c) => {
                    let unit = Unit::from_code(code)?;
                    // "عام ونصف العام" names its unit again.
                    if part.is_some() && count.is_none() && amounts.last().is_some_and(|a| a.unit == unit) {
                        continue;
                    }
                    let one = if c == CODES.dual { 2.0 } else { 1.0 };
                    let one = part.filter(|_| amounts.is_empty()).unwrap_or(one);
                    amounts.push(Amount {
                        count: count.take().unwrap_or(one),
                        unit,
                    });
                }
                Slot::Word(c, code) if c == CODES.half => {
                    let share = f64::from(part_minutes(code)) / 60.0;
                    part = Some(share);
                    if let Some(last) = amounts.last_mut() {
                        last.count += share;
                    }
                }
                _ => {}
            }
        }
        Some(amounts)
    }
}
