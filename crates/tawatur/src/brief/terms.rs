//! The brief's words for the terms of the output.

use super::fill::{fill, fill_own};
use crate::contract::Worded;
use crate::contract::brief::Range;
use crate::lexicon::wording::Words;
use crate::reading::{EntityKind, Quote, Stance};
use crate::report::{Basis, PartKind};
use crate::story::{ConflictKind, CopyKind, LinkBasis, Series};

/// The number of independent origins, worded.
pub(super) fn origins(Range { low, high }: Range, words: &Words) -> String {
    let counts = &words.counts;
    let plural = if low >= high {
        &counts.origins
    } else if low == 0 {
        &counts.origins_at_most
    } else {
        &counts.origins_range
    };
    let values = [("n", high.max(low).to_string()), ("low", low.to_string())];
    fill_own(
        plural.form(high.max(low)),
        &values.each_ref().map(|(n, v)| (*n, v.as_str())),
    )
}

/// What two claims differ in.
pub(super) fn conflict(kind: ConflictKind, words: &Words) -> &str {
    match kind {
        ConflictKind::Denial => &words.conflicts.denial,
        ConflictKind::Number => &words.conflicts.number,
        ConflictKind::Time => &words.conflicts.time,
        ConflictKind::Place => &words.conflicts.place,
        ConflictKind::Identity => &words.conflicts.identity,
    }
}

/// What the numbers of a series count: the brief's word for a toll, else the noun.
pub(super) fn counted(series: &Series, words: &Words) -> Worded {
    let figures = &words.figures;
    let toll = match series.counted.as_str() {
        "dead" => Some(&figures.dead),
        "injured" => Some(&figures.injured),
        "missing" => Some(&figures.missing),
        "survivors" => Some(&figures.survivors),
        "arrested" => Some(&figures.arrested),
        "displaced" => Some(&figures.displaced),
        "people" => Some(&figures.people),
        "%" => Some(&figures.percent),
        _ => None,
    };
    let label = toll.map_or_else(
        || Worded::cited(series.noun.as_str()),
        |word| Worded::own(word.as_str()),
    );
    if series.sum {
        fill(&figures.sum, &[("counted", label)])
    } else {
        label
    }
}

/// How a speaker stands to what is said.
pub(super) fn stance(stance: Stance, words: &Words) -> &str {
    match stance {
        Stance::Asserts => &words.stances.asserts,
        Stance::Denies => &words.stances.denies,
        Stance::Accuses => &words.stances.accuses,
        Stance::Expects => &words.stances.expects,
        Stance::Threatens => &words.stances.threatens,
        Stance::Promises => &words.stances.promises,
        Stance::Asks => &words.stances.asks,
        Stance::Doubts => &words.stances.doubts,
    }
}

/// How words are quoted; none for words without a source.
pub(super) fn quote(quote: Option<Quote>, words: &Words) -> &str {
    match quote {
        Some(Quote::Direct) => &words.quotes.direct,
        Some(Quote::Indirect) => &words.quotes.indirect,
        Some(Quote::Mixed) => &words.quotes.mixed,
        None => &words.quotes.unattributed,
    }
}

/// How a time is known.
pub(super) fn basis(basis: Basis, words: &Words) -> &str {
    match basis {
        Basis::Stated => &words.bases.stated,
        Basis::Anchored => &words.bases.anchored,
        Basis::Inferred => &words.bases.inferred,
        Basis::Unknown => &words.bases.unknown,
    }
}

/// The arrow to a station of a chain.
pub(super) fn arrow(link: LinkBasis, words: &Words) -> &str {
    match link {
        LinkBasis::Stated => &words.marks.stated,
        LinkBasis::Inferred => &words.marks.inferred,
        LinkBasis::Unknown => &words.marks.unknown,
    }
}

/// What a name names, as a heading.
pub(super) fn entity(kind: EntityKind, words: &Words) -> &str {
    match kind {
        EntityKind::Person => &words.kinds.person,
        EntityKind::Place => &words.kinds.place,
        EntityKind::Organisation => &words.kinds.organisation,
        EntityKind::Media => &words.kinds.media,
    }
}

/// How much of a report is copied.
pub(super) fn copy(kind: CopyKind, words: &Words) -> &str {
    match kind {
        CopyKind::Whole => &words.copies.whole,
        CopyKind::Partial => &words.copies.partial,
        CopyKind::Quoted => &words.copies.quoted,
    }
}

/// What a stretch of a report is.
pub(super) fn part(kind: PartKind, words: &Words) -> &str {
    match kind {
        PartKind::Title => &words.parts.title,
        PartKind::Dateline => &words.parts.dateline,
        PartKind::Byline => &words.parts.byline,
        PartKind::Body => &words.parts.body,
        PartKind::EmbeddedPost => &words.parts.embedded_post,
        PartKind::RelatedLink => &words.parts.related_link,
        PartKind::RelatedArticle => &words.parts.related_article,
        PartKind::Keywords => &words.parts.keywords,
        PartKind::Credit => &words.parts.credit,
    }
}
