//! Duckling's corpora.

use super::{READERS, Shares, clock, moment, moment_of, read};
use crate::score::Row;
use anyhow::Result;
use std::path::Path;
use tawatur::reading::times::{Meaning, TimeExpression, Unit};
use tawatur::report::Published;

/// Duckling's Arabic time corpus, told from Tuesday 2013-02-12 04:30: of each
/// group the values `datetime (y, m, d, h, min, s) grain` and intervals.
pub(super) fn times(data: &Path, rows: &mut Vec<Row>) -> Result<()> {
    let text = read(data, "duckling-Time.hs")?;
    // Its context is two hours behind UTC.
    let reference = Published {
        offset: Some(-120),
        ..moment_of("2013-02-12T04:30")
    };
    let (mut dates, mut clocks) = (Shares::default(), Shares::default());
    let mut index = 0;
    for (value, examples) in groups(&text).into_iter().filter(|(v, _)| v.starts_with("datetime")) {
        let numbers: Vec<i64> = value
            .split(|c: char| !c.is_ascii_digit())
            .filter_map(|n| n.parse().ok())
            .collect();
        let by_clock = ["Hour", "Minute", "Second"].iter().any(|g| value.contains(g));
        for example in examples {
            for reader in READERS {
                let found = reader.find(example, Some(reference));
                let is_meant = |t: &TimeExpression| {
                    let expected = moment(numbers.get(..6));
                    // Read as news, an hour without a day has no interval.
                    let at_clock = matches!(t.meaning, Meaning::Clock(_))
                        .then(|| clock(t).map(|c| reference.at.date().to_datetime(c)))
                        .flatten();
                    expected.is_some_and(|e| t.interval.map(|i| i.from).or(at_clock) == Some(e))
                        && (numbers.len() < 12 || t.interval.map(|i| i.to) == moment(numbers.get(6..12)))
                };
                let shares = if by_clock { &mut clocks } else { &mut dates };
                shares.check(*reader, index, found.iter().any(is_meant), (example, value), &found);
            }
            index += 1;
        }
    }
    dates.rows("duckling dates: right", rows);
    clocks.rows("duckling clock times: right", rows);
    Ok(())
}

/// Duckling's lengths of time, numbers and ordinals. An ordinal is compared by
/// its value: "العشرون" is both "the twenty" and "the twentieth".
pub(super) fn values(data: &Path, rows: &mut Vec<Row>) -> Result<()> {
    const UNITS: [Unit; 7] = [
        Unit::Second,
        Unit::Minute,
        Unit::Hour,
        Unit::Day,
        Unit::Week,
        Unit::Month,
        Unit::Year,
    ];
    let text = read(data, "duckling-Duration.hs")?;
    let mut shares = Shares::default();
    let mut index = 0;
    for (value, examples) in groups(&text) {
        let mut words = value.trim_start_matches("DurationData ").split([' ', ')']);
        let (Some(count), Some(grain)) = (words.next().and_then(|w| w.parse::<f64>().ok()), words.next()) else {
            continue;
        };
        for example in examples {
            for reader in READERS {
                let found = reader.find(example, None);
                let right = found.iter().any(|t| {
                    // "نصف ساعة" is 30 minutes: the length counts, not its unit.
                    matches!(&t.meaning, Meaning::Length(amounts) if UNITS.iter().any(|unit| {
                        let own: f64 = amounts.iter().map(|a| a.count * a.unit.seconds()).sum();
                        format!("{unit:?}") == grain && (own - count * unit.seconds()).abs() < 1e-6
                    }))
                });
                shares.check(*reader, index, right, (example, value), &found);
            }
            index += 1;
        }
    }
    shares.rows("duckling durations: right", rows);
    for (file, name, head) in [
        ("duckling-Numeral.hs", "duckling numbers: right", "NumeralValue "),
        ("duckling-Ordinal.hs", "duckling ordinals: right", "OrdinalData "),
    ] {
        let text = read(data, file)?;
        let mut shares = Shares::default();
        let mut index = 0;
        for (value, examples) in groups(&text) {
            let value = value.trim_start_matches(head).trim().trim_matches(['(', ')']);
            let Ok(expected) = value.parse::<f64>() else { continue };
            for example in examples {
                for reader in READERS {
                    let found = reader.numbers(example);
                    let right = matches!(found.as_slice(), [n] if (n.value - expected).abs() < 1e-9);
                    shares.check(*reader, index, right, (example, value), &found);
                }
                index += 1;
            }
        }
        shares.rows(name, rows);
    }
    Ok(())
}

/// A group of Duckling's corpora: what is expected, and the texts.
fn groups(text: &str) -> Vec<(&str, Vec<&str>)> {
    text.split("examples (")
        .skip(1)
        .filter_map(|group| {
            let (value, rest) = group.split_once('[')?;
            let examples = rest.split(']').next()?.split('"').skip(1).step_by(2).collect();
            Some((value, examples))
        })
        .collect()
}
