//! The timeline: a line down the page, a dot for what happened, a ring for
//! what is expected.

use super::Page;
use super::elements::lang;
use crate::brief::{dates, plain::clean, refs::events, terms};
use crate::contract::brief::{Event, Story};
use crate::report::Basis;
use maud::{Markup, html};

impl Page<'_> {
    /// What has happened, then, under a heading of its own, what is expected.
    pub(super) fn timeline(&self, story: &Story) -> Markup {
        let (happened, expected) = events(story);
        html! {
            @if !happened.is_empty() {
                ol { @for event in happened { (self.event(event, story)) } }
            }
            @if !expected.is_empty() {
                h3 { (self.words().labels.expected_events) }
                ol { @for event in expected { (self.event(event, story)) } }
            }
        }
    }

    fn event(&self, event: &Event, story: &Story) -> Markup {
        let words = self.words();
        let language = self
            .lines
            .reports
            .get(&event.place.report)
            .and_then(|r| lang(r.language));
        html! {
            li.expected[event.expected] {
                p.when {
                    time datetime=(event.from) { (dates::interval(event.interval, words)) }
                    @if event.expected { " " span.tag { (words.labels.expected) } }
                    @if event.basis != Basis::Stated {
                        " " span.tag { (terms::basis(event.basis, words)) }
                    }
                }
                p dir="auto" lang=[language] {
                    a.quiet href=(self.anchors.place(&event.place.report, &event.place.span)) {
                        (clean(&event.text))
                    }
                }
                p.meta {
                    (super::worded(&self.lines.name(&event.place.report)))
                    @for claim in &event.claims { " " (self.claim_link(story, claim)) }
                }
            }
        }
    }
}
