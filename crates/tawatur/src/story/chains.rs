//! Chains: from the speaker over relays to the outlet, link by link.

use super::claims::{Link, LinkBasis};
use super::copies::{Copy, CopyKind};
use super::heads;
use super::origins::Context;
use super::units::Unit;
use crate::lexicon::Lexicon;
use crate::reading::Reading;
use crate::text::{Span, fold};

/// The chain of one unit. The speaker and the relays that the sentence names
/// come first, then the agencies that the report says it is taken from (not
/// those that only gathered for themselves in some of its sentences), then the
/// report whose text it shares, then the outlet, to which the step is inferred
/// where only shared text shows it. An outlet that
/// nobody names is shown by its report's id, as unknown; so is the outlet that
/// names no source for what it says.
pub(super) fn chain(unit: &Unit, context: &Context) -> Vec<Link> {
    let Context { readings, lexicon, .. } = *context;
    let Some(reading) = readings.get(unit.reading) else {
        return Vec::new();
    };
    let mut chain = Chain {
        links: Vec::new(),
        keys: Vec::new(),
        lexicon,
    };
    if let Some(statement) = unit.statement.and_then(|s| reading.statements.get(s)) {
        chain.push(&statement.speaker.name, LinkBasis::Stated);
        for relay in &statement.relays {
            chain.push(&relay.name, LinkBasis::Stated);
        }
    }
    let attributed = !chain.links.is_empty();
    for agency in &reading.report.agencies {
        chain.push(&agency_name(agency, reading, lexicon), LinkBasis::Stated);
    }
    // What the report took from another came to it over shared text: that is the step to the outlet.
    let mut last = LinkBasis::Stated;
    if let Some(source) = source_of(unit, context).and_then(|from| readings.get(from)) {
        let before = chain.links.len();
        for agency in &source.report.agencies {
            chain.push(&agency_name(agency, reading, lexicon), LinkBasis::Stated);
        }
        // Both took a wire's text from the wire; without one, from each other.
        let from = source.report.outlet.as_ref().unwrap_or(&source.report.id);
        let own = reading.report.outlet.as_ref() == Some(from);
        if source.report.agencies.is_empty() && !own {
            chain.push(from, LinkBasis::Stated);
        }
        if chain.links.len() > before || own {
            last = LinkBasis::Inferred;
        }
    }
    match &reading.report.outlet {
        Some(outlet) if attributed || !chain.links.is_empty() || last == LinkBasis::Inferred => {
            chain.push(outlet, last)
        }
        Some(outlet) => chain.push(outlet, LinkBasis::Unknown),
        None => chain.push(&reading.report.id, LinkBasis::Unknown),
    }
    chain.links
}

/// The reading that a unit's words were taken from, if a copied passage covers
/// most of them and does not put them in somebody else's mouth.
pub(super) fn source_of(unit: &Unit, context: &Context) -> Option<usize> {
    let shared = |copy: &&Copy| {
        let lengths = passages(unit, copy).map(|(_, to)| to.end.min(unit.span.end) - to.start.max(unit.span.start));
        lengths.sum::<usize>() * 2 > unit.span.len()
    };
    let derived = |copy: &&Copy| copy.to == unit.reading && copy.kind != CopyKind::Quoted;
    let mut copies = context.copies.iter().filter(derived);
    let copy = copies.find(shared)?;
    says_the_same(unit, copy, context).then_some(copy.from)
}

/// The passages of a copy that hold words of a unit: where they come from, and where they are.
fn passages<'c>(unit: &'c Unit, copy: &'c Copy) -> impl Iterator<Item = (Span, Span)> + 'c {
    copy.passages.iter().copied().filter(|(_, to)| to.overlaps(unit.span))
}

/// Whether the source lets the same speaker say a unit's words, or names nobody for them.
fn says_the_same(unit: &Unit, copy: &Copy, context: &Context) -> bool {
    let Some(own) = heads::head(unit, context) else {
        return true;
    };
    let Some(source) = context.readings.get(copy.from) else {
        return false;
    };
    let holds = |content: Span| passages(unit, copy).any(|(from, _)| from.overlaps(content));
    let mut heads = (0..)
        .zip(&source.statements)
        .filter(|(_, statement)| holds(statement.content))
        .filter_map(|(index, statement)| {
            let there = Unit {
                reading: copy.from,
                statement: Some(index),
                span: statement.content,
                sentence: 0,
                whole: statement.content,
                of: Some(index),
            };
            heads::head(&there, context)
        })
        .peekable();
    heads.peek().is_none() || heads.any(|head| head.name == own.name)
}

/// What tells two stations apart: the registry's id, or the folded name. The
/// registry knows "صحيفة الجارديان البريطانية" without its nationality.
pub(super) fn station(name: &str, lexicon: &Lexicon) -> String {
    let folded = fold(name);
    let plain = folded
        .rsplit_once(' ')
        .filter(|(_, last)| lexicon.bodies.is_national(last))
        .map(|(plain, _)| plain);
    let known = lexicon
        .registry
        .lookup(&folded)
        .or_else(|| lexicon.registry.lookup(plain?));
    match known {
        Some(outlet) => outlet.id.to_owned(),
        None => folded,
    }
}

/// An agency's name in the language of the report.
pub(super) fn agency_name(id: &str, reading: &Reading, lexicon: &Lexicon) -> String {
    outlet_name(id, reading, lexicon).unwrap_or_else(|| id.to_owned())
}

/// The name that the registry has for an outlet or agency, in the language of the report.
pub(super) fn outlet_name(id: &str, reading: &Reading, lexicon: &Lexicon) -> Option<String> {
    let outlet = lexicon.registry.by_id(id)?;
    Some(outlet.name(reading.report.language).to_owned())
}

struct Chain<'a> {
    links: Vec<Link>,
    keys: Vec<String>,
    lexicon: &'a Lexicon,
}

impl Chain<'_> {
    /// Adds a station, unless the chain already passes it.
    fn push(&mut self, name: &str, basis: LinkBasis) {
        let key = station(name, self.lexicon);
        if !self.keys.contains(&key) {
            self.keys.push(key);
            self.links.push(Link {
                name: name.to_owned(),
                basis,
            });
        }
    }
}
