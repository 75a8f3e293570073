//! A story's part of the page.

use super::Page;
use super::elements::{section, worded};
use crate::brief::plain::clean;
use crate::brief::refs::{by_weight, names};
use crate::brief::terms;
use crate::contract::brief::{Brief, Copy, Story};
use maud::{Markup, html};

impl Page<'_> {
    pub(super) fn story(&self, brief: &Brief, story: &Story) -> Markup {
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

    fn copy(&self, copy: &Copy) -> Markup {
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
    pub(super) fn single(&self, brief: &Brief, story: &Story) -> Markup {
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
}

/// A story's place in the brief, from 1.
fn number_of(brief: &Brief, story: &Story) -> usize {
    brief
        .stories
        .iter()
        .position(|other| std::ptr::eq(other, story))
        .map_or(0, |i| i + 1)
}
