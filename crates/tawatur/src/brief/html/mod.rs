//! The brief as one HTML page that needs nothing else: no script, no font, no
//! image, no request. Every word from a report is escaped, cleaned and set in
//! a direction of its own.

mod chains;
mod claims;
mod figures;
mod report_text;
mod timeline;

use super::fill::count;
use super::lines::Lines;
use super::plain::{Direction, clean};
use super::refs::{Reports, by_weight, names};
use super::terms;
use crate::contract::brief::{Brief, Report, Story};
use crate::contract::{Piece, Worded};
use crate::lexicon::Lexicon;
use crate::lexicon::wording::Words;
use crate::report::Language;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use report_text::Anchors;

const STYLE: &str = include_str!("style.css");

/// Lets the page style itself and nothing more.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// Draws a brief as a page.
#[must_use]
pub fn html(brief: &Brief, lexicon: &Lexicon) -> String {
    let reports = Reports::new(brief);
    let page = Page {
        lines: Lines {
            words: lexicon.wording.of(brief.language),
            reports: &reports,
        },
        anchors: Anchors::new(brief, &reports),
        direction: Direction::of(brief.language),
    };
    page.document(brief).into_string()
}

/// What the parts of the page share.
struct Page<'b> {
    lines: Lines<'b>,
    anchors: Anchors<'b>,
    direction: Direction,
}

impl<'b> Page<'b> {
    fn words(&self) -> &'b Words {
        self.lines.words
    }

    fn document(&self, brief: &Brief) -> Markup {
        let labels = &self.words().labels;
        let language = match brief.language {
            Language::Arabic => "ar",
            Language::English | Language::Other => "en",
        };
        let direction = if self.is_mirrored() { "rtl" } else { "ltr" };
        let title = match brief.stories.first() {
            Some(story) => format!("{} — {}", clean(&story.title), labels.brief),
            None => labels.brief.clone(),
        };
        let (single, told): (Vec<&Story>, Vec<&Story>) = brief.stories.iter().partition(|s| s.reports.len() < 2);
        html! {
            (DOCTYPE)
            html lang=(language) dir=(direction) {
                head {
                    meta charset="utf-8";
                    meta http-equiv="Content-Security-Policy" content=(POLICY);
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="referrer" content="no-referrer";
                    meta name="color-scheme" content="light dark";
                    title { (title) }
                    style { (PreEscaped(STYLE)) (PreEscaped(self.anchors.style())) }
                }
                body {
                    a.skip href="#main" { (labels.skip) }
                    (chains::definitions())
                    header.page id="top" {
                        p.name { (labels.brief) }
                        (self.contents(brief))
                    }
                    main id="main" {
                        @if brief.stories.is_empty() { p { (labels.empty) } }
                        @for story in &told { (self.story(brief, story)) }
                        @if !single.is_empty() {
                            (section("singles", "singles", &labels.singles, html! {
                            @for story in &single { (self.single(brief, story)) }
                            }))
                        }
                        @if !brief.notes.is_empty() {
                            (section("notes", "notes", &labels.notes, html! {
                            ul { @for note in &brief.notes { li { (worded(&self.lines.note(note))) } } }
                            }))
                        }
                        @if !brief.stories.is_empty() {
                            (section("texts", "texts", &labels.texts, html! {
                            @for story in &brief.stories {
                                @for report in &story.reports { (self.report(report)) }
                            }
                            }))
                        }
                    }
                    footer.page { (self.how_to_read()) }
                }
            }
        }
    }

    /// The counts of the whole brief, and its stories, where there are several.
    fn contents(&self, brief: &Brief) -> Markup {
        let counts = &self.words().counts;
        let reports: usize = brief.stories.iter().map(|story| story.reports.len()).sum();
        let several = brief.stories.iter().filter(|story| story.reports.len() > 1).count() > 1;
        html! {
            p.meta {
                (count(&counts.stories, brief.stories.len())) (self.words().marks.separator)
                (count(&counts.reports, reports))
            }
            @if several {
                nav aria-label=(self.words().labels.contents) {
                    ol {
                        @for (n, story) in (1..).zip(&brief.stories).filter(|(_, story)| story.reports.len() > 1) {
                            li {
                                a href={ "#story-" (n) } { bdi { (clean(&story.title)) } }
                                " " span.meta { (count(&counts.reports, story.reports.len())) }
                            }
                        }
                    }
                }
            }
        }
    }

    fn story(&self, brief: &Brief, story: &Story) -> Markup {
        let labels = &self.words().labels;
        let n = number_of(brief, story);
        let id = |part: &str| format!("story-{n}-{part}");
        html! {
            article.story id={ "story-" (n) } aria-labelledby=(id("title")) {
                header {
                    h1 id=(id("title")) dir="auto" { (clean(&story.title)) }
                    p.meta { (worded(&self.lines.head(story))) }
                }
                @if !story.lead.is_empty() {
                    (section("lead", &id("lead"), &labels.lead, html! {
                        ul {
                            @for line in &story.lead {
                                li {
                                    (worded(&line.text))
                                    @for claim in &line.claims { " " (self.claim_link(story, claim)) }
                                }
                            }
                        }
                    }))
                }
                @if !story.conflicts.is_empty() {
                    (section("conflicts", &id("conflicts"), &labels.conflicts, html! {
                        @for conflict in &story.conflicts { (self.conflict(conflict, story)) }
                    }))
                }
                @let (weighty, once) = by_weight(story);
                @if !weighty.is_empty() {
                    (section("claims", &id("claims"), &labels.claims, html! {
                        @for (n, claim) in weighty { (self.claim(n, claim, story)) }
                    }))
                }
                @if !once.is_empty() {
                    (section("claims", &id("once"), &labels.single_claims, html! {
                        @for (n, claim) in once { (self.claim_made_once(n, claim)) }
                    }))
                }
                @if !story.figures.is_empty() {
                    (section("figures", &id("figures"), &labels.figures, self.figures(story)))
                }
                @if !story.timeline.is_empty() {
                    (section("timeline", &id("timeline"), &labels.timeline, self.timeline(story)))
                }
                @if !story.copies.is_empty() {
                    (section("copies", &id("copies"), &labels.copies, html! {
                        ul { @for copy in &story.copies { (self.copy(copy)) } }
                    }))
                }
                @if !story.entities.is_empty() {
                    (section("names", &id("names"), &labels.entities, html! {
                        dl {
                            @for (kind, entities) in names(story) {
                                dt { (terms::entity(kind, self.words())) }
                                dd { ul { @for entity in entities { li { (worded(&self.lines.entity(entity))) } } } }
                            }
                        }
                    }))
                }
                (self.report_list(story))
            }
        }
    }

    fn copy(&self, copy: &crate::contract::brief::Copy) -> Markup {
        let share = (copy.share * 100.0).round();
        html! {
            li {
                (worded(&self.lines.copy(copy)))
                // A bar that says the same; the words already say it to a reader who hears.
                span.share aria-hidden="true" { span style={ "inline-size:" (share) "%" } {} }
            }
        }
    }

    /// The story's reports, each a link to its text.
    fn report_list(&self, story: &Story) -> Markup {
        html! {
            nav.reports aria-label=(self.words().labels.reports) {
                h2 { (self.words().labels.reports) }
                ol {
                    @for report in &story.reports {
                        li {
                            a href=(self.anchors.report(&report.id)) {
                                (worded(&self.lines.name(&report.id)))
                            }
                            @if let Some(title) = &report.title { " " bdi { (clean(title)) } }
                            " " span.meta { (self.lines.published(report)) }
                            @for line in self.lines.lineage(report) { " " span.tag { (worded(&line)) } }
                        }
                    }
                }
            }
        }
    }

    /// A report that stands alone, with what is said in it.
    fn single(&self, brief: &Brief, story: &Story) -> Markup {
        html! {
            article.single id={ "story-" (number_of(brief, story)) } {
                h3 dir="auto" { (clean(&story.title)) }
                @for report in &story.reports {
                    p.meta {
                        a href=(self.anchors.report(&report.id)) { (worded(&self.lines.name(&report.id))) }
                        (self.words().marks.separator) (self.lines.published(report))
                        @for line in self.lines.lineage(report) { " " span.tag { (worded(&line)) } }
                    }
                }
                @if !story.claims.is_empty() {
                    ul {
                        @for claim in &story.claims {
                            li id=(claim.id) {
                                (worded(&self.lines.origins(claim))) (self.words().marks.colon)
                                @match claim.statements.first() {
                                    Some(statement) => {
                                        a.quiet href=(self.anchors.place(&statement.report, &statement.span)) {
                                            bdi { (clean(claim.text.as_str())) }
                                        }
                                    }
                                    None => { bdi { (clean(claim.text.as_str())) } }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    /// A report's text, with its statements marked.
    fn report(&self, report: &Report) -> Markup {
        let labels = &self.words().labels;
        let outlet = super::refs::outlet(report, self.words());
        let anchor = self.anchors.report(&report.id);
        let id = anchor.trim_start_matches('#');
        html! {
            section.report id=(id) aria-labelledby={ (id) "-head" } {
                header {
                    h3 id={ (id) "-head" } {
                        span.number { "[" (self.lines.reports.number(&report.id)) "]" } " "
                        bdi { (clean(outlet)) }
                    }
                    p.meta {
                        (self.lines.published(report)) (self.words().marks.separator)
                        bdi { (clean(&report.id)) }
                        @for line in self.lines.lineage(report) { " " span.tag { (worded(&line)) } }
                        @if let Some(url) = report.url.as_deref().and_then(safe_url) {
                            (self.words().marks.separator)
                            a href=(url) rel="noopener noreferrer nofollow" { (labels.original) }
                        }
                    }
                }
                (self.report_text(report))
                p.top { a href="#top" { (labels.to_top) } }
            }
        }
    }

    fn how_to_read(&self) -> Markup {
        let reading = &self.words().reading;
        html! {
            section aria-labelledby="reading" {
                h2 id="reading" { (reading.title) }
                ul {
                    @for line in [&reading.reports, &reading.outlets, &reading.relays, &reading.origins, &reading.dates] {
                        li { (line) }
                    }
                }
                (chains::legend(reading, self.is_mirrored()))
            }
        }
    }

    /// A link to a claim, by its number in the story.
    fn claim_link(&self, story: &Story, id: &str) -> Markup {
        let n = story
            .claims
            .iter()
            .position(|claim| claim.id == id)
            .map_or(0, |i| i + 1);
        html! { a.ref href={ "#" (id) } { "#" (n) } }
    }

    /// Whether the page runs from right to left.
    fn is_mirrored(&self) -> bool {
        self.direction == Direction::RightToLeft
    }
}

/// A part of a page under its heading, by which a reader who hears knows it.
fn section(class: &str, id: &str, heading: &str, content: Markup) -> Markup {
    html! {
        section class=(class) aria-labelledby=(id) {
            h2 id=(id) { (heading) }
            (content)
        }
    }
}

/// A story's place in the brief, from 1.
fn number_of(brief: &Brief, story: &Story) -> usize {
    brief
        .stories
        .iter()
        .position(|other| std::ptr::eq(other, story))
        .map_or(0, |i| i + 1)
}

/// A line whose cited pieces are isolated.
fn worded(line: &Worded) -> Markup {
    html! {
        @for piece in &line.0 {
            @match piece {
                Piece::Own(text) => (text),
                Piece::Cited(text) => bdi { (clean(text)) },
            }
        }
    }
}

/// The language of a report's words as an attribute; none where it is unknown.
fn lang(language: Language) -> Option<&'static str> {
    match language {
        Language::Arabic | Language::English => Some(language.tag()),
        Language::Other => None,
    }
}

/// An address that may stand in a link: over HTTP, without odd characters.
fn safe_url(url: &str) -> Option<&str> {
    let scheme = |s: &str| url.get(..s.len()).is_some_and(|start| start.eq_ignore_ascii_case(s));
    let plain = !url.chars().any(|c| c.is_whitespace() || super::plain::is_hidden(c));
    ((scheme("https://") || scheme("http://")) && plain).then_some(url)
}

#[cfg(test)]
mod tests;
