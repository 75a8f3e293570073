//! From what a rule has caught to what it means.

use super::matcher::Slot;
use super::meaning::{Amount, Clock, DayPart, DayRef, Edge, Meaning, Tense, Unit, Within, YearRef};
use crate::lexicon::times::{Class, Means, NumberAtom, class};
use jiff::civil::Weekday;
use std::sync::LazyLock;

/// The meaning of a match; none where its parts make no sense together (day
/// 31 of February, quarter 7), so that the match does not count.
pub(super) fn meaning(means: Means, slots: &[Slot]) -> Option<Meaning> {
    let caught = Caught { slots };
    match means {
        Means::None => None,
        Means::Day => caught.day(),
        Means::Month => Some(Meaning::Month {
            month: caught.month()?,
            year: caught.year_ref(),
            tense: caught.tense(),
            edge: caught.edge(),
        }),
        Means::Year => caught.year().map(|year| Meaning::Years {
            from: year,
            to: year,
            edge: caught.edge(),
        }),
        Means::YearRange => {
            let mut years = caught.numbers(NumberAtom::DigitYear);
            let (from, to) = (small16(years.next()?)?, small16(years.next()?)?);
            (from < to).then_some(Meaning::Years { from, to, edge: None })
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
        Means::Quarter => {
            let quarter = small8(caught.number(NumberAtom::Ordinal)?).filter(|q| (1..=4).contains(q))?;
            let year = match caught.word(CODES.which) {
                Some(shift) => YearRef::FromNow(shift),
                None => caught.year_ref(),
            };
            Some(Meaning::Quarter { quarter, year })
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
        Means::Length => caught.amounts().filter(|a| !a.is_empty()).map(Meaning::Length),
        Means::Since => caught.amounts().map(Meaning::Since),
        Means::Ago => caught.amounts().map(Meaning::Ago),
        Means::DayRange => caught.day_range(),
        Means::Hijri => Some(Meaning::Hijri {
            year: caught.year(),
            month: i8::try_from(caught.word(CODES.hijri)?).ok()?,
            day: caught.number(NumberAtom::Day).and_then(small8),
        }),
    }
}

/// The classes that meanings are built from.
struct Codes {
    weekday: Class,
    month: Class,
    hijri: Class,
    shift: Class,
    today: Class,
    tonight: Class,
    which: Class,
    this: Class,
    unit: Class,
    units: Class,
    dual: Class,
    half: Class,
    part: Class,
    adverb: Class,
    edge: Class,
    decade: Class,
    few: Class,
    article: Class,
}

static CODES: LazyLock<Codes> = LazyLock::new(|| {
    // A name that is missing becomes a class that no word has.
    let code = |name: &str| class(name).unwrap_or(Class::MAX);
    Codes {
        weekday: code("weekday"),
        month: code("month"),
        hijri: code("hijri"),
        shift: code("shift"),
        today: code("today"),
        tonight: code("tonight"),
        which: code("which"),
        this: code("this"),
        unit: code("unit"),
        units: code("units"),
        dual: code("dual"),
        half: code("half"),
        part: code("part"),
        adverb: code("adverb"),
        edge: code("edge"),
        decade: code("decade"),
        few: code("few"),
        article: code("article"),
    }
});

struct Caught<'a> {
    slots: &'a [Slot],
}

impl Caught<'_> {
    fn words(&self, class: Class) -> impl Iterator<Item = i32> {
        self.slots.iter().filter_map(move |slot| match slot {
            Slot::Word(c, value) if *c == class => Some(*value),
            _ => None,
        })
    }

    fn word(&self, class: Class) -> Option<i32> {
        self.words(class).next()
    }

    fn numbers(&self, atom: NumberAtom) -> impl Iterator<Item = f64> {
        self.slots.iter().filter_map(move |slot| match slot {
            Slot::Number(a, value) if *a == atom => Some(*value),
            _ => None,
        })
    }

    fn number(&self, atom: NumberAtom) -> Option<f64> {
        self.numbers(atom).next()
    }

    fn weekday(&self) -> Option<Weekday> {
        Weekday::from_monday_one_offset(i8::try_from(self.word(CODES.weekday)?).ok()?).ok()
    }

    /// The month; "أيلول/سبتمبر" must name one month twice.
    fn month(&self) -> Option<i8> {
        let mut months = self.words(CODES.month);
        let month = months.next()?;
        months.all(|m| m == month).then_some(i8::try_from(month).ok()?)
    }

    fn year(&self) -> Option<i16> {
        small16(self.number(NumberAtom::Year).or(self.number(NumberAtom::DigitYear))?)
    }

    fn year_ref(&self) -> YearRef {
        self.year().map_or(YearRef::Unnamed, YearRef::Named)
    }

    fn tense(&self) -> Tense {
        match self.word(CODES.which) {
            Some(-1) => Tense::Last,
            Some(0) => Tense::This,
            Some(1) => Tense::Next,
            _ => Tense::Open,
        }
    }

    /// Days from the day of publication.
    fn shift(&self) -> Option<i8> {
        i8::try_from(self.word(CODES.shift).or(self.word(CODES.today))?).ok()
    }

    fn edge(&self) -> Option<Edge> {
        Some(match self.word(CODES.edge)? {
            1 => Edge::Start,
            2 => Edge::Middle,
            _ => Edge::End,
        })
    }

    fn unit(&self) -> Option<Unit> {
        Unit::from_code(
            self.word(CODES.unit)
                .or(self.word(CODES.units))
                .or(self.word(CODES.dual))?,
        )
    }

    fn part(&self) -> Option<DayPart> {
        Some(match self.word(CODES.part).or(self.word(CODES.adverb))? {
            1 => DayPart::Dawn,
            2 => DayPart::Morning,
            3 => DayPart::Noon,
            4 => DayPart::Afternoon,
            5 => DayPart::Evening,
            _ => DayPart::Night,
        })
    }

    fn day(&self) -> Option<Meaning> {
        let within = self.part().map(Within::Part);
        let day = |day| Some(Meaning::Day { day, within });
        if let Some(Slot::Date(year, month, date)) = self.slots.iter().find(|s| matches!(s, Slot::Date(..))) {
            return day(DayRef::Date {
                year: YearRef::Named(*year),
                month: *month,
                day: *date,
                weekday: None,
                tense: Tense::Open,
                shift: None,
            });
        }
        let date = self.number(NumberAtom::Day).and_then(small8);
        if let (Some(date), Some(month)) = (date, self.month()) {
            let year = self.year();
            // A leap year stands for all years, that 29 February counts.
            jiff::civil::Date::new(year.unwrap_or(2024), month, date).ok()?;
            return day(DayRef::Date {
                year: self.year_ref(),
                month,
                day: date,
                weekday: self.weekday(),
                tense: self.tense(),
                shift: self.shift(),
            });
        }
        if let Some(night) = self.word(CODES.tonight) {
            let days = i8::try_from(night).ok()?;
            return Some(Meaning::Day {
                day: DayRef::Shift { days, weekday: None },
                within: Some(Within::Night),
            });
        }
        if let Some(days) = self.shift() {
            return day(DayRef::Shift {
                days,
                weekday: self.weekday(),
            });
        }
        if let Some(date) = date {
            return day(DayRef::OfMonth {
                shift: self.word(CODES.which).unwrap_or(0),
                day: date,
            });
        }
        if let Some(weekday) = self.weekday() {
            return day(DayRef::Weekday {
                weekday,
                tense: self.tense(),
            });
        }
        within.and(day(DayRef::Shift { days: 0, weekday: None }))
    }

    fn day_range(&self) -> Option<Meaning> {
        let mut days = self.numbers(NumberAtom::Day);
        let (first, last) = (small8(days.next()?)?, small8(days.next()?)?);
        let (month, year, tense) = (self.month()?, self.year_ref(), self.tense());
        jiff::civil::Date::new(self.year().unwrap_or(2024), month, last).ok()?;
        let day = |day| {
            Box::new(Meaning::Day {
                day: DayRef::Date {
                    year,
                    month,
                    day,
                    weekday: None,
                    tense,
                    shift: None,
                },
                within: None,
            })
        };
        (first < last).then_some(Meaning::Range(day(first), day(last)))
    }

    /// Counts and units in their order: "عاما وثلاثة أشهر", "شهرين", "ساعة ونصف".
    fn amounts(&self) -> Option<Vec<Amount>> {
        let mut amounts: Vec<Amount> = Vec::new();
        let mut count: Option<f64> = None;
        let mut half = false;
        for slot in self.slots {
            match *slot {
                Slot::Number(NumberAtom::Count, value) if value > 0.0 => count = Some(value),
                Slot::Number(NumberAtom::Count, _) => return None,
                Slot::Word(c, _) if c == CODES.article => count = Some(1.0),
                Slot::Word(c, _) if c == CODES.few => return Some(Vec::new()),
                Slot::Word(c, code) if c == CODES.unit || c == CODES.units || c == CODES.dual => {
                    let unit = Unit::from_code(code)?;
                    // "عام ونصف العام" names its unit again.
                    if half && count.is_none() && amounts.last().is_some_and(|a| a.unit == unit) {
                        continue;
                    }
                    let one = if c == CODES.dual { 2.0 } else { 1.0 };
                    let one = if half && amounts.is_empty() { 0.5 } else { one };
                    amounts.push(Amount {
                        count: count.take().unwrap_or(one),
                        unit,
                    });
                }
                Slot::Word(c, code) if c == CODES.half => {
                    half = true;
                    if let Some(last) = amounts.last_mut() {
                        last.count += if code == 1 { 0.25 } else { 0.5 };
                    }
                }
                _ => {}
            }
        }
        Some(amounts)
    }

    fn clock(&self) -> Option<Clock> {
        let (hour, mut minute, second) = match self.slots.iter().find(|s| matches!(s, Slot::Clock(..))) {
            Some(Slot::Clock(hour, minute, second)) => (*hour, Some(*minute), *second),
            _ => (
                small8(self.number(NumberAtom::Hour).or(self.number(NumberAtom::Ordinal))?)?,
                None,
                None,
            ),
        };
        if let Some(half) = self.word(CODES.half) {
            minute = Some(if half == 1 { 15 } else { 30 });
        }
        if let Some(minutes) = self.number(NumberAtom::Minute) {
            minute = Some(small8(minutes)?);
        }
        if hour > 24 {
            return None;
        }
        let hour = match self.part() {
            _ if hour > 12 => hour % 24,
            Some(DayPart::Dawn | DayPart::Morning) => hour % 12,
            Some(DayPart::Noon) if hour >= 10 => hour,
            Some(DayPart::Noon | DayPart::Afternoon | DayPart::Evening) => hour % 12 + 12,
            // "12 ليلا" is midnight, "الثانية ليلا" is before dawn.
            Some(DayPart::Night) => {
                if (6..12).contains(&hour) {
                    hour + 12
                } else {
                    hour % 12
                }
            }
            None => hour,
        };
        Some(Clock { hour, minute, second })
    }
}

#[expect(clippy::cast_possible_truncation, reason = "checked to fit")]
fn small16(value: f64) -> Option<i16> {
    (value.fract() == 0.0 && (0.0..=9999.0).contains(&value)).then_some(value as i16)
}

fn small8(value: f64) -> Option<i8> {
    small16(value).and_then(|v| i8::try_from(v).ok())
}
