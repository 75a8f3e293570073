//! The brief as lines for a terminal.

mod page;

use super::fill::quoted;
use super::lines::Lines;
use super::plain::Direction;
use super::refs::{Reports, Wording, by_weight, events, names, sides, wordings};
use super::terms;
use crate::contract::Worded;
use crate::contract::brief::{Brief, Claim, Conflict, Story};
use crate::lexicon::Lexicon;
use crate::reading::Quote;
use page::{Page, Style};

/// How many claims of a report that stands alone are shown.
const SINGLE_CLAIMS: usize = 3;
/// How many names of one kind are shown.
const NAMES: usize = 8;

/// How the terminal is to be written to.
#[derive(Clone, Copy, Debug)]
pub struct TerminalOptions {
    /// Whether to colour by ANSI sequences.
    pub color: bool,
    /// Columns of a line.
    pub width: usize,
}

/// Draws a brief for a terminal. Nothing from a report can act on the terminal.
#[must_use]
pub fn terminal(brief: &Brief, options: &TerminalOptions, lexicon: &Lexicon) -> String {
    let direction = Direction::of(brief.language);
    let reports = Reports::new(brief);
    let mut drawing = Drawing {
        page: Page::new(options.width, options.color, direction),
        direction,
        lines: Lines {
            words: lexicon.wording.of(brief.language),
            reports: &reports,
        },
    };
    drawing.brief(brief);
    drawing.page.finish()
}

/// A brief being drawn.
struct Drawing<'b> {
    page: Page,
    direction: Direction,
    lines: Lines<'b>,
}

impl<'b> Drawing<'b> {
    fn brief(&mut self, brief: &Brief) {
        let words = self.lines.words;
        let (single, told): (Vec<&Story>, Vec<&Story>) = brief.stories.iter().partition(|s| s.reports.len() < 2);
        // A report alone is told in full where there is nothing else to tell.
        let (single, told) = if told.is_empty() && single.len() == 1 {
            (told, single)
        } else {
            (single, told)
        };
        if brief.stories.is_empty() {
            self.own(0, &words.labels.empty, Style::Plain);
        }
        for story in told {
            self.story(story);
        }
        if !single.is_empty() {
            self.heading(&words.labels.singles);
            for story in single {
                self.single(story);
            }
        }
        if !brief.notes.is_empty() {
            self.heading(&words.labels.notes);
            for note in &brief.notes {
                self.line(0, "• ", &self.lines.note(note), Style::Alert);
            }
        }
        if brief.stories.iter().any(|story| !story.claims.is_empty()) {
            self.page.gap();
            self.own(0, &self.lines.legend(), Style::Faint);
            self.own(0, &words.reading.origins, Style::Faint);
        }
    }

    fn story(&mut self, story: &Story) {
        let labels = &self.lines.words.labels;
        self.line(0, "", &Worded::cited(story.title.as_str()), Style::Title);
        self.line(0, "", &self.lines.head(story), Style::Faint);
        self.section(&labels.lead, &story.lead, |drawing, line| {
            drawing.line(0, "• ", &line.text, Style::Alert);
        });
        self.section(&labels.conflicts, &story.conflicts, |drawing, conflict| {
            drawing.conflict(conflict, story);
        });
        let (weighty, once) = by_weight(story);
        self.section(&labels.claims, &weighty, |drawing, (n, claim)| {
            drawing.claim(*n, claim);
        });
        self.section(&labels.single_claims, &once, |drawing, (n, claim)| {
            drawing.line(0, &format!("{n}. "), &Worded::cited(claim.text.as_str()), Style::Plain);
            drawing.line(3, "", &drawing.lines.once(claim), Style::Faint);
        });
        self.section(&labels.figures, &story.figures, |drawing, figure| {
            drawing.line(0, "• ", &drawing.lines.figure(figure), Style::Plain);
            for point in &figure.points {
                drawing.line(3, "– ", &drawing.lines.figure_point(point), Style::Faint);
            }
        });
        let (happened, expected) = events(story);
        self.section(&labels.timeline, &happened, |drawing, event| {
            drawing.line(0, "● ", &drawing.lines.event(event), Style::Plain);
        });
        self.section(&labels.expected_events, &expected, |drawing, event| {
            drawing.line(0, "○ ", &drawing.lines.event(event), Style::Plain);
        });
        self.section(&labels.copies, &story.copies, |drawing, copy| {
            drawing.line(0, "• ", &drawing.lines.copy(copy), Style::Plain);
        });
        self.section(&labels.entities, &names(story), |drawing, (kind, names)| {
            let mut line = Worded::own(terms::entity(*kind, drawing.lines.words));
            line.push(Worded::own(drawing.lines.words.marks.colon.as_str()));
            line.push(
                drawing
                    .lines
                    .fields(names.iter().take(NAMES).map(|entity| drawing.lines.entity(entity))),
            );
            drawing.line(0, "• ", &line, Style::Plain);
        });
        self.section(&labels.reports, &story.reports, |drawing, report| {
            let marker = format!("{} ", drawing.lines.number(&report.id).trim_start());
            drawing.line(0, &marker, &drawing.lines.report(report), Style::Plain);
        });
        self.page.gap();
    }

    fn claim(&mut self, n: usize, claim: &Claim) {
        self.line(0, &format!("{n}. "), &Worded::cited(claim.text.as_str()), Style::Strong);
        self.line(3, "", &self.lines.numbers(claim), Style::Heading);
        for wording in wordings(claim) {
            self.wording(&wording);
        }
        for why in &claim.why {
            self.line(3, "· ", why, Style::Faint);
        }
        self.page.gap();
    }

    /// Words, unless the claim's text has just shown them, and every chain
    /// through which they came.
    fn wording(&mut self, wording: &Wording<'_>) {
        let Some(first) = wording.first() else { return };
        if !wording.is_claim {
            let text = match first.quote {
                Some(Quote::Direct) => quoted(first.said.as_str(), self.lines.words),
                _ => Worded::cited(first.said.as_str()),
            };
            self.line(3, "– ", &text, Style::Quote);
        }
        for statement in &wording.statements {
            self.line(5, "", &self.lines.chain(statement), Style::Plain);
        }
    }

    fn conflict(&mut self, conflict: &Conflict, story: &Story) {
        let sides = sides(conflict, story);
        self.line(0, "• ", &self.lines.conflict(conflict, &sides), Style::Alert);
        for side in &sides {
            self.line(
                3,
                "– ",
                &quoted(self.lines.said_in(side), self.lines.words),
                Style::Quote,
            );
            self.line(5, "", &self.lines.side(side), Style::Plain);
        }
    }

    /// A report that stands alone, with what is said in it first.
    fn single(&mut self, story: &Story) {
        for report in &story.reports {
            let marker = format!("{} ", self.lines.number(&report.id).trim_start());
            self.line(0, &marker, &self.lines.report(report), Style::Plain);
        }
        for claim in story.claims.iter().take(SINGLE_CLAIMS) {
            let mut line = self.lines.origins(claim);
            line.push(Worded::own(self.lines.words.marks.colon.as_str()));
            line.push(Worded::cited(claim.text.as_str()));
            self.line(4, "– ", &line, Style::Plain);
        }
    }

    /// A heading and its items; nothing where there are none.
    fn section<T>(&mut self, heading: &str, items: &[T], draw: impl Fn(&mut Self, &T)) {
        if !items.is_empty() {
            self.heading(heading);
            for item in items {
                draw(self, item);
            }
        }
    }

    fn heading(&mut self, text: &str) {
        self.page.gap();
        self.own(0, text, Style::Heading);
    }

    fn own(&mut self, indent: usize, text: &str, style: Style) {
        self.page.paragraph(indent, "", text, style);
    }

    fn line(&mut self, indent: usize, marker: &str, line: &Worded, style: Style) {
        let text = self.direction.worded(line);
        self.page.paragraph(indent, marker, &text, style);
    }
}
