//! The brief as one HTML page that needs nothing else: no script, no font, no
//! image, no request. Every word from a report is escaped, cleaned and set in
//! a direction of its own.

mod chains;
mod claims;
mod elements;
mod figures;
mod report_text;
mod story;
mod timeline;

use super::fill::count;
use super::lines::Lines;
use super::plain::{Direction, clean};
use super::refs::Reports;
use crate::contract::brief::{Brief, Report, Story};
use crate::lexicon::Lexicon;
use crate::lexicon::wording::Words;
use crate::report::Language;
use elements::{safe_url, section, worded};
use maud::{DOCTYPE, Markup, PreEscaped, html};
use report_text::Anchors;

const STYLE: &str = include_str!("style.css");

/// Lets the page style itself and nothing more.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// What a page says it was written by.
const GENERATOR: &str = "Tawatur";

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

/// Whether bytes begin as a page of [`html()`] does: it tells reports and is none.
#[must_use]
pub fn is_page(bytes: &[u8]) -> bool {
    const HEAD: usize = 256;
    let head = String::from_utf8_lossy(bytes.get(..HEAD).unwrap_or(bytes));
    head.contains(&format!("<meta name=\"generator\" content=\"{GENERATOR}\">"))
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
                    meta name="generator" content=(GENERATOR);
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

    /// Whether the page runs from right to left.
    fn is_mirrored(&self) -> bool {
        self.direction == Direction::RightToLeft
    }
}

#[cfg(test)]
mod tests;
