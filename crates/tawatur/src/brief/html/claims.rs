//! Claims as cards, and conflicts face to face.

use super::Page;
use super::elements::{lang, worded};
use crate::brief::fill::count;
use crate::brief::plain::clean;
use crate::brief::refs::{Side, Wording, sides, wordings};
use crate::brief::terms;
use crate::contract::brief::{Claim, Conflict, Range, Statement, Story};
use crate::reading::Quote;
use crate::story::ConflictKind;
use maud::{Markup, html};

impl Page<'_> {
    /// A claim: what it says, its numbers, why they are so, how it came, and
    /// the exact words.
    pub(super) fn claim(&self, n: usize, claim: &Claim, story: &Story) -> Markup {
        let labels = &self.words().labels;
        let wordings = wordings(claim);
        let own = wordings
            .iter()
            .find(|wording| wording.is_claim)
            .and_then(Wording::first);
        let against = story.conflicts.iter().filter(|c| c.a == claim.id || c.b == claim.id);
        html! {
            article.claim id=(claim.id) aria-labelledby={ (claim.id) "-text" } {
                header {
                    span.number aria-hidden="true" { (n) }
                    (self.heading(claim, own))
                }
                (self.numbers(claim))
                p.origins {
                    span.label { (labels.origins) (self.words().marks.colon) }
                    (self.voices(claim))
                    @for conflict in against {
                        @let other = if conflict.a == claim.id { &conflict.b } else { &conflict.a };
                        " " span.tag.alert {
                            (terms::conflict(conflict.kind, self.words())) " " (self.claim_link(story, other))
                        }
                    }
                }
                div.body {
                    div.words {
                        @for wording in &wordings { (self.wording(wording)) }
                    }
                    (super::chains::draw(claim, self.words(), self.is_mirrored()))
                }
                @if !claim.why.is_empty() {
                    div.why {
                        h4 { (labels.why) }
                        ul { @for why in &claim.why { li { (worded(why)) } } }
                    }
                }
            }
        }
    }

    /// A claim made once: what it says, how it came, and the numbers that may
    /// not be one.
    pub(super) fn claim_made_once(&self, n: usize, claim: &Claim) -> Markup {
        let counts = &self.words().counts;
        let separator = &self.words().marks.separator;
        html! {
            article.claim.once id=(claim.id) aria-labelledby={ (claim.id) "-text" } {
                header {
                    span.number aria-hidden="true" { (n) }
                    (self.heading(claim, claim.statements.first()))
                }
                p.meta {
                    @for statement in &claim.statements { (self.chain(statement)) (separator) }
                    (count(&counts.relays, claim.counts.relays)) (separator)
                    (terms::origins(claim.counts.origins, self.words()))
                }
            }
        }
    }

    /// What a claim says, a link to where it is said in these words.
    fn heading(&self, claim: &Claim, own: Option<&Statement>) -> Markup {
        html! {
            @match own {
                Some(statement) => {
                    h3 id={ (claim.id) "-text" } dir="auto" lang=[self.lang(&statement.report)] {
                        (self.linked(statement))
                    }
                }
                None => { h3 id={ (claim.id) "-text" } dir="auto" { (clean(&claim.text)) } }
            }
        }
    }

    /// The four numbers, that of the origins set off by how much it bears.
    fn numbers(&self, claim: &Claim) -> Markup {
        let labels = &self.words().labels;
        let counts = &claim.counts;
        let Range { low, high } = counts.origins;
        let strength = match low {
            0 => "none",
            1 => "one",
            _ => "several",
        };
        html! {
            dl.numbers aria-label=(labels.counts_of) {
                div { dt { (labels.number_reports) } dd { (counts.reports) } }
                div { dt { (labels.number_outlets) } dd { (counts.outlets) } }
                div { dt { (labels.number_relays) } dd { (counts.relays) } }
                div.(strength) {
                    dt { (labels.number_origins) }
                    dd title=(terms::origins(counts.origins, self.words())) { (self.range(low, high)) }
                }
            }
        }
    }

    fn range(&self, low: usize, high: usize) -> String {
        if low >= high {
            return low.to_string();
        }
        let values = [("low", low.to_string()), ("high", high.to_string())];
        let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
        crate::brief::fill::fill_own(&self.words().labels.number_range, &values)
    }

    /// The origins, each with the body it speaks for.
    fn voices(&self, claim: &Claim) -> Markup {
        let words = self.words();
        html! {
            @if claim.origins.is_empty() { (words.quotes.unattributed) }
            @for (i, origin) in claim.origins.iter().enumerate() {
                @if i > 0 { (words.marks.comma) }
                (worded(&self.lines.station(&origin.name)))
                @if let Some(voice) = origin.voice.as_deref().filter(|voice| *voice != origin.name) {
                    " (" bdi { (clean(voice)) } ")"
                }
            }
        }
    }

    /// Words, unless the heading has just shown them, and every chain through which they came, each a link to its place.
    fn wording(&self, wording: &Wording<'_>) -> Markup {
        let Some(first) = wording.first() else { return html! {} };
        html! {
            figure.wording {
                @if !wording.is_claim {
                    blockquote dir="auto" lang=[self.lang(&first.report)] { (self.linked(first)) }
                }
                figcaption {
                    ul { @for statement in &wording.statements { li { (self.chain(statement)) } } }
                }
            }
        }
    }

    /// The words of a statement, a link to their place.
    fn linked(&self, statement: &Statement) -> Markup {
        let marks = &self.words().marks;
        let direct = statement.quote == Some(Quote::Direct);
        html! {
            a.quiet href=(self.anchors.place(&statement.report, &statement.span)) {
                @if direct { (marks.quote_open) }
                (clean(statement.said.as_str()))
                @if direct { (marks.quote_close) }
            }
        }
    }

    /// The language of a report, as far as it is known.
    fn lang(&self, report: &str) -> Option<&'static str> {
        self.lines.reports.get(report).and_then(|report| lang(report.language))
    }

    /// A chain in one line, ending in a link to the words in their report.
    fn chain(&self, statement: &Statement) -> Markup {
        let words = self.words();
        html! {
            span.chain {
                @for (i, link) in statement.chain.iter().enumerate() {
                    @if i > 0 { " " span.arrow { (terms::arrow(link.link, words)) } " " }
                    (worded(&self.lines.station(&link.name)))
                }
            }
            a.ref href=(self.anchors.place(&statement.report, &statement.span)) title=(words.labels.to_report) {
                (self.lines.number(&statement.report))
            }
            " " span.tag { (self.lines.manner(statement)) }
        }
    }

    /// Two claims side by side.
    pub(super) fn conflict(&self, conflict: &Conflict, story: &Story) -> Markup {
        let sides = sides(conflict, story);
        html! {
            article.conflict {
                h3 { (terms::conflict(conflict.kind, self.words())) }
                div.sides {
                    @for side in &sides { (self.side(side, conflict.kind, story)) }
                }
            }
        }
    }

    fn side(&self, side: &Side<'_>, kind: ConflictKind, story: &Story) -> Markup {
        let report = self.lines.reports.get(&side.place.report);
        let claim = story.claims.get(side.number.wrapping_sub(1));
        html! {
            section.side {
                p.value {
                    // A denial sets one voice against another; the rest, two values.
                    @match (kind, side.statement) {
                        (ConflictKind::Denial, Some(statement)) => { (worded(&self.lines.who(statement))) }
                        _ => { bdi { (clean(side.value)) } }
                    }
                }
                blockquote dir="auto" lang=[self.lang(&side.place.report)] {
                    a.quiet href=(self.anchors.place(&side.place.report, &side.place.span)) {
                        (clean(self.lines.said_in(side)))
                    }
                }
                @if let Some(statement) = side.statement { p { (self.chain(statement)) } }
                p.meta {
                    @if let Some(report) = report { (self.lines.published(report)) }
                    @if let Some(claim) = claim { " " (self.claim_link(story, &claim.id)) }
                }
            }
        }
    }

    /// A link to a claim, by its number in the story.
    pub(super) fn claim_link(&self, story: &Story, id: &str) -> Markup {
        let n = story
            .claims
            .iter()
            .position(|claim| claim.id == id)
            .map_or(0, |i| i + 1);
        html! { a.ref href={ "#" (id) } { "#" (n) } }
    }
}
