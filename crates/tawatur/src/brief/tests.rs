//! The forms of the brief over the invented story, as reviewed snapshots.

use super::*;
use crate::lexicon::Lexicon;
use crate::report::Language;

fn brief(language: Language) -> Brief {
    let (readings, stories, notes) = fixture::input();
    compose(&readings, &stories, notes, language, Lexicon::builtin())
}

#[test]
fn terminal_in_arabic() {
    let options = TerminalOptions {
        color: false,
        width: 90,
    };
    let shown = terminal(&brief(Language::Arabic), &options, Lexicon::builtin());
    insta::assert_snapshot!(visible(&shown));
}

#[test]
fn terminal_in_english() {
    let options = TerminalOptions {
        color: false,
        width: 90,
    };
    let shown = terminal(&brief(Language::English), &options, Lexicon::builtin());
    insta::assert_snapshot!(visible(&shown));
}

#[test]
fn markdown_in_arabic() {
    insta::assert_snapshot!(visible(&markdown(&brief(Language::Arabic), Lexicon::builtin())));
}

#[test]
fn markdown_in_english() {
    insta::assert_snapshot!(visible(&markdown(&brief(Language::English), Lexicon::builtin())));
}

#[test]
fn stories_come_by_their_number_of_reports() {
    let brief = brief(Language::Arabic);
    let sizes: Vec<usize> = brief.stories.iter().map(|story| story.reports.len()).collect();
    assert_eq!(sizes, [5, 1]);
    let ids: Vec<&str> = brief
        .stories
        .iter()
        .flat_map(|s| &s.claims)
        .map(|c| c.id.as_str())
        .collect();
    assert_eq!(ids, ["c1", "c2", "c3", "c4", "c5", "c6"]);
}

#[test]
fn indices_that_point_nowhere_are_passed_over() {
    let (readings, mut stories, notes) = fixture::input();
    for story in &mut stories {
        story.members.push(99);
        story.conflicts.iter_mut().for_each(|conflict| conflict.a = 99);
        story.timeline.iter_mut().for_each(|event| event.reading = 99);
        story
            .claims
            .iter_mut()
            .flat_map(|claim| &mut claim.evidence)
            .for_each(|e| e.statement = Some(99));
    }
    let brief = compose(&readings, &stories, notes, Language::Arabic, Lexicon::builtin());
    assert!(
        brief
            .stories
            .iter()
            .all(|story| story.conflicts.is_empty() && story.timeline.is_empty())
    );
}

#[test]
fn a_report_cannot_act_on_the_terminal() {
    let (mut readings, mut stories, notes) = fixture::input();
    let evil = "\u{1b}]0;owned\u{7}\u{202E}\u{2067}نص\r\u{9b}31m";
    for reading in &mut readings {
        reading.report.outlet = Some(evil.to_owned());
        reading.report.title = Some(evil.to_owned());
    }
    for story in &mut stories {
        story.title = evil.to_owned();
        story.claims.iter_mut().for_each(|claim| claim.text = evil.to_owned());
    }
    let brief = compose(&readings, &stories, notes, Language::English, Lexicon::builtin());
    let options = TerminalOptions {
        color: false,
        width: 60,
    };
    for shown in [
        terminal(&brief, &options, Lexicon::builtin()),
        markdown(&brief, Lexicon::builtin()),
    ] {
        assert!(shown.chars().all(|c| c == '\n' || !c.is_control()), "{shown:?}");
        assert!(!shown.contains('\u{202E}'));
        for line in shown.lines() {
            let opened = line.matches(['\u{2066}', '\u{2067}', '\u{2068}']).count();
            assert_eq!(opened, line.matches('\u{2069}').count(), "{line:?}");
        }
    }
}

/// A text whose marks of direction can be seen in a snapshot.
fn visible(text: &str) -> String {
    let mut shown = text.replace('\u{200F}', "");
    for (mark, name) in [('\u{2066}', "‹ltr:"), ('\u{2067}', "‹rtl:"), ('\u{2069}', "›")] {
        shown = shown.replace(mark, name);
    }
    shown
}
