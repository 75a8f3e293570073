//! The labelled stories: those of the data folder, this project's own on real
//! reports, and the invented ones under corpus/stories.

mod made_up;
mod real;

pub(crate) use made_up::invented;
pub(crate) use real::{Relation, given, own, pairs};

use anyhow::{Context as _, Result};
use tawatur::reading::Reading;
use tawatur::text::Span;

/// The repository's root.
pub(super) const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

/// A story with what a careful reader found in it.
pub(crate) struct Labelled {
    pub(crate) readings: Vec<Reading>,
    pub(crate) claims: Vec<Claim>,
    pub(crate) conflicts: Vec<Sides>,
    /// What may be called a conflict, and counts neither way.
    pub(crate) possible: Vec<Sides>,
}

/// The two sides of a conflict, each by the places that tell it.
pub(crate) type Sides = (Vec<Place>, Vec<Place>);

/// A claim, and how many origins it has.
pub(crate) struct Claim {
    pub(crate) evidence: Vec<Place>,
    pub(crate) low: usize,
    pub(crate) high: usize,
}

/// Words of a report, the reading by its index.
#[derive(Clone, Copy)]
pub(crate) struct Place {
    pub(crate) reading: usize,
    pub(crate) span: Span,
}

impl Place {
    /// The place of code points of a reading's text.
    pub(super) fn at(readings: &[Reading], reading: usize, start: usize, end: usize) -> Result<Self> {
        let text = &readings.get(reading).context("no such report")?.report.text;
        let byte = |point| text.char_indices().map(|(at, _)| at).chain([text.len()]).nth(point);
        let span = byte(start).zip(byte(end)).context("beyond the text")?;
        Ok(Self {
            reading,
            span: Span::new(span.0, span.1),
        })
    }

    /// Whether words of a reading share half of the shorter with these.
    pub(crate) fn is_held_by(&self, reading: usize, span: Span) -> bool {
        let shared = span
            .end
            .min(self.span.end)
            .saturating_sub(span.start.max(self.span.start));
        reading == self.reading && shared > 0 && 2 * shared >= span.len().min(self.span.len())
    }
}

/// A story from its labels, in which `place` finds each piece of evidence: claims as
/// evidence, low and high, and pairs that are, or may be called, conflicts.
pub(super) fn labelled<'l, W: 'l>(
    readings: Vec<Reading>,
    claims: impl Iterator<Item = (&'l [W], usize, usize)>,
    conflicts: impl Iterator<Item = (&'l [W], &'l [W])>,
    possible: impl Iterator<Item = (&'l [W], &'l [W])>,
    place: impl Fn(&[Reading], &W) -> Result<Place>,
) -> Result<Labelled> {
    let place = |words: &W| place(&readings, words);
    let claims: Result<Vec<Claim>> = claims
        .map(|(evidence, low, high)| {
            let evidence = evidence.iter().map(place).collect::<Result<_>>()?;
            Ok(Claim { evidence, low, high })
        })
        .collect();
    let places = |words: &[W]| words.iter().map(place).collect::<Result<Vec<Place>>>();
    let conflicts: Result<_> = conflicts.map(|(a, b)| Ok((places(a)?, places(b)?))).collect();
    let possible: Result<_> = possible.map(|(a, b)| Ok((places(a)?, places(b)?))).collect();
    Ok(Labelled {
        claims: claims?,
        conflicts: conflicts?,
        possible: possible?,
        readings,
    })
}

/// Where the labelled words stand.
pub(super) fn place(readings: &[Reading], id: &str, words: &str) -> Result<Place> {
    let is = |reading: &Reading| reading.report.id == id && reading.report.within.is_none();
    let reading = readings
        .iter()
        .position(is)
        .with_context(|| format!("no report {id}"))?;
    let text = readings.get(reading).map_or("", |reading| reading.report.text.as_str());
    let start = text
        .find(words)
        .with_context(|| format!("{id} does not have {words:?}"))?;
    Ok(Place {
        reading,
        span: Span::new(start, start + words.len()),
    })
}
