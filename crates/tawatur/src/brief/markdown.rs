//! The brief as Markdown, for pasting into a document.
//!
//! No tables: few programs lay out a table that mixes directions as it is
//! meant. Headings, lists and quotations survive everywhere.

use super::fill::quoted;
use super::lines::Lines;
use super::plain::Direction;
use super::refs::{Reports, Wording, by_weight, events, names, sides, wordings};
use super::terms;
use crate::contract::Worded;
use crate::contract::brief::{Brief, Claim, Conflict, Story};
use crate::lexicon::Lexicon;
use crate::reading::Quote;

/// Draws a brief as Markdown. Nothing from a report can act as Markdown or HTML.
#[must_use]
pub fn markdown(brief: &Brief, lexicon: &Lexicon) -> String {
    let reports = Reports::new(brief);
    let mut drawing = Drawing {
        out: String::new(),
        direction: Direction::of(brief.language),
        lines: Lines {
            words: lexicon.wording.of(brief.language),
            reports: &reports,
        },
    };
    drawing.brief(brief);
    drawing.out
}

/// A brief being drawn.
struct Drawing<'b> {
    out: String,
    direction: Direction,
    lines: Lines<'b>,
}

impl Drawing<'_> {
    fn brief(&mut self, brief: &Brief) {
        let words = self.lines.words;
        self.block("# ", &Worded::own(words.labels.brief.as_str()));
        if brief.stories.is_empty() {
            self.block("", &Worded::own(words.labels.empty.as_str()));
        }
        for story in &brief.stories {
            self.story(story);
        }
        let notes: Vec<_> = brief.notes.iter().map(|note| self.lines.note(note)).collect();
        self.list("## ", &words.labels.notes, &notes);
        let reading = &words.reading;
        let lines = [
            &reading.reports,
            &reading.outlets,
            &reading.relays,
            &reading.origins,
            &reading.dates,
            &self.lines.legend(),
        ];
        self.list("## ", &reading.title, &lines.map(|line| Worded::own(line.as_str())));
    }

    fn story(&mut self, story: &Story) {
        let words = self.lines.words;
        let labels = &words.labels;
        self.block("## ", &Worded::cited(story.title.as_str()));
        self.block("", &self.lines.head(story));
        let lead: Vec<_> = story.lead.iter().map(|line| line.text.clone()).collect();
        self.list("### ", &labels.lead, &lead);
        if !story.conflicts.is_empty() {
            self.block("### ", &Worded::own(labels.conflicts.as_str()));
        }
        for conflict in &story.conflicts {
            self.conflict(conflict, story);
        }
        let (weighty, once) = by_weight(story);
        if !weighty.is_empty() {
            self.block("### ", &Worded::own(labels.claims.as_str()));
        }
        for (n, claim) in weighty {
            self.claim(n, claim);
        }
        let once: Vec<_> = once
            .into_iter()
            .map(|(n, claim)| {
                let mut line = Worded::own(format!("{n}. "));
                line.push(Worded::cited(claim.text.as_str()));
                line.push(Worded::own(" — "));
                line.push(self.lines.once(claim));
                line
            })
            .collect();
        self.list("### ", &labels.single_claims, &once);
        if !story.figures.is_empty() {
            self.block("### ", &Worded::own(labels.figures.as_str()));
        }
        for figure in &story.figures {
            self.block("", &self.lines.figure(figure));
            let points: Vec<_> = figure.points.iter().map(|p| self.lines.figure_point(p)).collect();
            self.items(&points);
        }
        let (happened, expected) = events(story);
        for (heading, events) in [(&labels.timeline, happened), (&labels.expected_events, expected)] {
            let lines: Vec<_> = events.into_iter().map(|event| self.lines.event(event)).collect();
            self.list("### ", heading, &lines);
        }
        let copies: Vec<_> = story.copies.iter().map(|copy| self.lines.copy(copy)).collect();
        self.list("### ", &labels.copies, &copies);
        let names: Vec<_> = names(story)
            .into_iter()
            .map(|(kind, entities)| {
                let mut line = Worded::own(format!("{}{}", terms::entity(kind, words), words.marks.colon));
                line.push(
                    self.lines
                        .fields(entities.iter().map(|entity| self.lines.entity(entity))),
                );
                line
            })
            .collect();
        self.list("### ", &labels.entities, &names);
        let reports: Vec<_> = story
            .reports
            .iter()
            .map(|report| {
                let mut line = Worded::own(format!("{} ", self.lines.number(&report.id).trim_start()));
                line.push(self.lines.report(report));
                line
            })
            .collect();
        self.list("### ", &labels.reports, &reports);
    }

    fn claim(&mut self, n: usize, claim: &Claim) {
        let labels = &self.lines.words.labels;
        let mut title = Worded::own(format!("{n}. "));
        title.push(Worded::cited(claim.text.as_str()));
        self.block("#### ", &title);
        self.block("", &self.lines.numbers(claim));
        for wording in wordings(claim) {
            self.wording(&wording);
        }
        if !claim.why.is_empty() {
            self.block(
                "",
                &Worded::own(format!("{}{}", labels.why, self.lines.words.marks.colon.trim_end())),
            );
            self.items(&claim.why);
        }
    }

    /// The exact words as a quotation, then every chain they came through.
    fn wording(&mut self, wording: &Wording<'_>) {
        let Some(first) = wording.first() else { return };
        let text = match first.quote {
            Some(Quote::Direct) => quoted(first.said.as_str(), self.lines.words),
            _ => Worded::cited(first.said.as_str()),
        };
        self.block("> ", &text);
        let chains: Vec<_> = wording
            .statements
            .iter()
            .map(|statement| self.lines.chain(statement))
            .collect();
        self.items(&chains);
    }

    fn conflict(&mut self, conflict: &Conflict, story: &Story) {
        let sides = sides(conflict, story);
        self.block("", &self.lines.conflict(conflict, &sides));
        for side in &sides {
            self.block("> ", &quoted(self.lines.said_in(side), self.lines.words));
            // Of the same quotation, on a line of its own.
            let source = self.text(&self.lines.side(side));
            self.out.push_str(&format!(">\n> — {source}\n"));
        }
    }

    /// A heading and a list under it; nothing where there is nothing to list.
    fn list(&mut self, level: &str, heading: &str, lines: &[Worded]) {
        if !lines.is_empty() {
            self.block(level, &Worded::own(heading));
            self.items(lines);
        }
    }

    fn items(&mut self, lines: &[Worded]) {
        for (i, line) in lines.iter().enumerate() {
            if i == 0 {
                self.block("- ", line);
            } else {
                let text = self.text(line);
                self.out.push_str(&format!("- {text}\n"));
            }
        }
    }

    /// A block of its own, after an empty line.
    fn block(&mut self, marker: &str, line: &Worded) {
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        let text = self.text(line);
        self.out.push_str(&format!("{marker}{text}\n"));
    }

    fn text(&self, line: &Worded) -> String {
        escape(&self.direction.worded(line))
    }
}

/// A line whose marks mean themselves.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for (i, c) in text.chars().enumerate() {
        // These open a block, but only at the start of a line.
        let opens = i == 0 && matches!(c, '-' | '+' | '=');
        if opens
            || matches!(
                c,
                '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '#' | '&' | '$'
            )
        {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    // "1. text" would become a list.
    let digits = escaped.chars().take_while(char::is_ascii_digit).count();
    if digits > 0 && escaped.get(digits..).is_some_and(|rest| rest.starts_with(['.', ')'])) {
        escaped.insert(digits, '\\');
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_mean_themselves() {
        assert_eq!(escape("a*b [c](d) <e>"), "a\\*b \\[c\\](d) \\<e\\>");
        assert_eq!(escape("- a"), "\\- a");
        assert_eq!(escape("12. a"), "12\\. a");
        assert_eq!(escape("a - b 1. c"), "a - b 1. c");
    }
}
