//! The full text of a report, its statements marked and linked.
//!
//! Marks may nest and may cross. Nested ones are nested elements; one that
//! crosses the end of another is closed there and goes on in a second element,
//! so that the page stays well formed.

use super::Page;
use super::elements::lang;
use crate::brief::plain::is_hidden;
use crate::brief::refs::Reports;
use crate::brief::terms;
use crate::contract::Words;
use crate::contract::brief::{Brief, Report};
use crate::report::PartKind;
use crate::text::Span;
use maud::{Escaper, Markup, PreEscaped, html};
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt::Write;

/// How many marks may be open at one place. One more has its anchor, but no
/// element of its own: text marked over and over costs no more than text.
const DEPTH: usize = 8;

/// The places in reports that the page links to.
pub(super) struct Anchors<'b> {
    reports: BTreeMap<&'b str, Places<'b>>,
}

/// The marked places of one report, in the order of the text, outer before inner.
struct Places<'b> {
    number: usize,
    marks: BTreeMap<(usize, Reverse<usize>), Mark<'b>>,
}

/// A marked place.
struct Mark<'b> {
    number: usize,
    /// The claims that it makes: number in the story, id.
    claims: Vec<(usize, &'b str)>,
}

impl<'b> Anchors<'b> {
    /// Gathers the places of all statements, figures and events.
    pub(super) fn new(brief: &'b Brief, reports: &Reports<'b>) -> Self {
        let mut anchors = Self {
            reports: BTreeMap::new(),
        };
        for report in brief.stories.iter().flat_map(|story| &story.reports) {
            let number = reports.number(&report.id);
            let marks = BTreeMap::new();
            anchors.reports.insert(&report.id, Places { number, marks });
        }
        for story in &brief.stories {
            for (n, claim) in (1..).zip(&story.claims) {
                for statement in &claim.statements {
                    if let Some(mark) = anchors.mark(&statement.report, statement.span.bytes)
                        && !mark.claims.contains(&(n, claim.id.as_str()))
                    {
                        mark.claims.push((n, &claim.id));
                    }
                }
            }
            for point in story.figures.iter().flat_map(|figure| &figure.points) {
                anchors.mark(&point.place.report, point.place.span.bytes);
            }
            for event in &story.timeline {
                anchors.mark(&event.place.report, event.place.span.bytes);
            }
        }
        for places in anchors.reports.values_mut() {
            for (number, mark) in (1..).zip(places.marks.values_mut()) {
                mark.number = number;
            }
        }
        anchors
    }

    fn mark(&mut self, report: &str, span: Span) -> Option<&mut Mark<'b>> {
        let places = self.reports.get_mut(report)?;
        let mark = places.marks.entry((span.start, Reverse(span.end)));
        Some(mark.or_insert(Mark {
            number: 0,
            claims: Vec::new(),
        }))
    }

    /// A link to a report.
    pub(super) fn report(&self, id: &str) -> String {
        self.reports
            .get(id)
            .map_or_else(String::new, |places| format!("#r{}", places.number))
    }

    /// A link to words in a report.
    pub(super) fn place(&self, report: &str, words: &Words) -> String {
        let places = self.reports.get(report);
        let mark = places.and_then(|p| p.marks.get(&(words.bytes.start, Reverse(words.bytes.end))));
        match (places, mark) {
            (Some(places), Some(mark)) => format!("#r{}-s{}", places.number, mark.number),
            _ => self.report(report),
        }
    }

    /// Rules that light up the second element of a mark that crosses another
    /// when its first is the target.
    pub(super) fn style(&self) -> String {
        let mut style = String::new();
        for places in self.reports.values() {
            let spans: Vec<(usize, usize, usize)> = places
                .marks
                .iter()
                .map(|(&(start, Reverse(end)), mark)| (start, end, mark.number))
                .collect();
            let mut reach = 0;
            for (start, end, number) in spans {
                if start < reach && end > reach {
                    let id = format!("r{}-s{number}", places.number);
                    let _ = write!(style, ":root:has(#{id}:target) .{id}{{background:var(--target)}}");
                }
                reach = reach.max(end);
            }
        }
        style
    }
}

impl Page<'_> {
    /// A report's text, part by part.
    pub(super) fn report_text(&self, report: &Report) -> Markup {
        let whole = [crate::report::Part {
            kind: PartKind::Body,
            span: Span::new(0, report.text.len()),
        }];
        let parts = if report.parts.is_empty() {
            &whole[..]
        } else {
            &report.parts
        };
        html! {
            div.text lang=[lang(report.language)] {
                @for part in parts {
                    div class=(class(part.kind)) dir="auto" {
                        @if !matches!(part.kind, PartKind::Title | PartKind::Body | PartKind::Dateline) {
                            span.label { (terms::part(part.kind, self.words())) (self.words().marks.colon) }
                        }
                        (PreEscaped(self.anchors.marked(report, part.span)))
                    }
                }
            }
        }
    }
}

impl Anchors<'_> {
    /// The text of one part with its marks, as HTML.
    fn marked(&self, report: &Report, part: Span) -> String {
        let mut writer = Writer {
            text: &report.text,
            out: String::new(),
            at: part.start,
            open: Vec::new(),
        };
        if let Some(places) = self.reports.get(report.id.as_str()) {
            // Marks that begin in this part; one cut short by its end stays in it.
            let within = places
                .marks
                .range((part.start, Reverse(usize::MAX))..(part.end, Reverse(usize::MAX)));
            for (&(start, Reverse(end)), mark) in within {
                writer.go_to(start);
                writer.enter(places.number, mark, end.min(part.end));
            }
        }
        writer.go_to(part.end);
        writer.out
    }
}

/// Writes a text and the marks in it.
struct Writer<'t, 'b> {
    text: &'t str,
    out: String,
    at: usize,
    /// The marks that are open, the innermost last.
    open: Vec<Open<'b>>,
}

/// An open mark.
struct Open<'b> {
    end: usize,
    id: String,
    claims: &'b [(usize, &'b str)],
}

impl<'b> Writer<'_, 'b> {
    /// Writes the text up to `offset`, closing the marks that end before.
    fn go_to(&mut self, offset: usize) {
        while let Some(end) = self.open.iter().map(|open| open.end).min().filter(|end| *end <= offset) {
            self.write_to(end);
            self.close(end);
        }
        self.write_to(offset);
    }

    fn enter(&mut self, report: usize, mark: &'b Mark<'b>, end: usize) {
        let id = format!("r{report}-s{}", mark.number);
        if self.open.len() < DEPTH && end > self.at {
            let _ = write!(self.out, "<mark id=\"{id}\" class=\"{id}\">");
            let claims = &mark.claims;
            self.open.push(Open { end, id, claims });
        } else {
            let _ = write!(self.out, "<span id=\"{id}\"></span>");
        }
    }

    /// Closes the marks that end at `end`, and those inside them for as long
    /// as that takes.
    fn close(&mut self, end: usize) {
        let Some(outermost) = self.open.iter().position(|open| open.end <= end) else {
            return;
        };
        let inner = self.open.split_off(outermost);
        for open in inner.iter().rev() {
            if open.end <= end {
                for (n, claim) in open.claims {
                    let _ = write!(self.out, "<a class=\"ref\" href=\"#{claim}\">#{n}</a>");
                }
            }
            self.out.push_str("</mark>");
        }
        for open in inner.into_iter().filter(|open| open.end > end) {
            let _ = write!(self.out, "<mark class=\"{}\">", open.id);
            self.open.push(open);
        }
    }

    fn write_to(&mut self, offset: usize) {
        // A span that does not fit the text costs a mark its place, never the text its letters.
        let offset = self.text.floor_char_boundary(offset).max(self.at);
        let text = self.text.get(self.at..offset).unwrap_or_default();
        let shown: String = text
            .chars()
            .filter(|c| *c == '\n' || *c == '\t' || !is_hidden(*c))
            .collect();
        let _ = Escaper::new(&mut self.out).write_str(&shown);
        self.at = offset;
    }
}

fn class(kind: PartKind) -> &'static str {
    match kind {
        PartKind::Title => "part title",
        PartKind::Dateline => "part dateline",
        PartKind::Byline => "part byline",
        PartKind::Body => "part body",
        PartKind::EmbeddedPost => "part post",
        PartKind::RelatedLink | PartKind::RelatedArticle => "part related",
        PartKind::Keywords | PartKind::Credit => "part credit",
    }
}
