//! The page is well formed, asks for nothing, and lets nothing from a report act.

use super::html;
use crate::brief::{compose, fixture};
use crate::contract::Brief;
use crate::lexicon::Lexicon;
use crate::reading::Reading;
use crate::report::Language;
use crate::text::Span;
use proptest::prelude::*;
use std::collections::BTreeSet;

fn brief(language: Language) -> Brief {
    let (readings, stories, notes) = fixture::input();
    compose(&readings, &stories, notes, language, Lexicon::builtin())
}

fn page(language: Language) -> String {
    html(&brief(language), Lexicon::builtin())
}

#[test]
fn the_page_is_well_formed() {
    for language in [Language::Arabic, Language::English] {
        let page = page(language);
        check(&page);
    }
}

#[test]
fn the_page_runs_in_its_language() {
    assert!(page(Language::Arabic).contains("<html lang=\"ar\" dir=\"rtl\">"));
    assert!(page(Language::English).contains("<html lang=\"en\" dir=\"ltr\">"));
}

#[test]
fn the_page_asks_for_nothing() {
    let page = page(Language::Arabic);
    for tag in ["<script", "<img", "<link", "<iframe", "<object", "@import", "src="] {
        assert!(!page.contains(tag), "{tag}");
    }
    assert!(!page.replace("url(#head)", "").contains("url("));
    // The one address is a report's own, and only to be followed.
    assert_eq!(page.matches("http").count() - page.matches("http-equiv").count(), 1);
    assert!(page.contains("<a href=\"https://post.example/bridge\" rel=\"noopener noreferrer nofollow\">"));
}

#[test]
fn every_link_has_its_target_and_every_id_is_one() {
    let page = page(Language::Arabic);
    let ids: Vec<&str> = values(&page, " id=\"");
    let unique: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), unique.len());
    let links: Vec<&str> = values(&page, "href=\"#");
    assert!(links.len() > 20);
    for link in links {
        assert!(unique.contains(link), "#{link}");
    }
}

#[test]
fn every_statement_opens_its_words() {
    let brief = brief(Language::Arabic);
    let page = html(&brief, Lexicon::builtin());
    for statement in brief.stories.iter().flat_map(|s| &s.claims).flat_map(|c| &c.statements) {
        let words = statement.span.text.replace('"', "&quot;");
        // Figures are marked inside of statements.
        let opens = |(at, _): (usize, &str)| untagged(&page[at..]).starts_with(words.as_str());
        assert!(page.match_indices("<mark id=").any(opens), "{words}");
    }
}

#[test]
fn hostile_text_is_only_text() {
    let (mut readings, mut stories, mut notes) = fixture::input();
    let evil = "</style></title><script>alert(1)</script>\"' onload=x <!-- \u{202E}\u{1b}[0m & &lt;";
    for reading in &mut readings {
        reading.report.outlet = Some(evil.to_owned());
        reading.report.title = Some(evil.to_owned());
        reading.report.url = Some("javascript:alert(1)".to_owned());
        reading.report.id = format!("{evil}{}", reading.report.id);
        reading.report.agencies = vec![evil.to_owned()];
        reading.report.text.push_str(evil);
        if let Some(part) = reading.report.parts.last_mut() {
            part.span.end = reading.report.text.len();
        }
        for statement in &mut reading.statements {
            statement.speaker.name = evil.to_owned();
        }
    }
    for story in &mut stories {
        story.title = evil.to_owned();
        story
            .entities
            .iter_mut()
            .for_each(|entity| entity.name = evil.to_owned());
        story
            .conflicts
            .iter_mut()
            .for_each(|conflict| conflict.a_value = evil.to_owned());
        for claim in &mut story.claims {
            claim.text = evil.to_owned();
            claim
                .origins
                .iter_mut()
                .for_each(|origin| origin.voice = Some(evil.to_owned()));
            claim
                .evidence
                .iter_mut()
                .flat_map(|e| &mut e.chain)
                .for_each(|link| link.name = evil.to_owned());
        }
    }
    notes.iter_mut().for_each(|note| note.message = evil.to_owned());
    for language in [Language::Arabic, Language::English] {
        let brief = compose(&readings, &stories, notes.clone(), language, Lexicon::builtin());
        let page = html(&brief, Lexicon::builtin());
        check(&page);
        assert!(!page.contains("<script") && !page.contains("<!--") && !page.contains("javascript:alert(1)\""));
        assert!(!page.contains('\u{202E}') && !page.contains('\u{1b}'));
    }
}

#[test]
fn marks_may_nest_cross_and_pile_up() {
    let (mut readings, stories, notes) = fixture::input();
    let mut story = stories[1].clone();
    let evidence = story.claims[0].evidence[0].clone();
    let text = readings[0].report.text.clone();
    let at: Vec<usize> = text.char_indices().map(|(i, _)| i).collect();
    let spans = [(50, 90), (60, 70), (60, 100), (80, 120), (50, 60), (5, 60), (95, 95)];
    for (start, end) in spans.into_iter().chain((0..40).map(|i| (50 + i, 150))) {
        story.claims[0].evidence.push(crate::story::Evidence {
            statement: None,
            span: Span::new(at[start], at[end]),
            ..evidence.clone()
        });
    }
    // Spans that do not fit the text, as a fault elsewhere could leave them.
    for span in [Span::new(51, 52), Span::new(9_000, 9_999)] {
        story.claims[0].evidence.push(crate::story::Evidence {
            span,
            ..evidence.clone()
        });
    }
    readings[0].report.outlet = None;
    let brief = compose(&readings, &[story], notes, Language::Arabic, Lexicon::builtin());
    let page = html(&brief, Lexicon::builtin());
    check(&page);
    let shown = untagged(&page);
    assert!(shown.contains("لم نتلق أي تحذير قبل الانهيار"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_marks_leave_the_page_well_formed_and_the_text_whole(
        spans in proptest::collection::vec((0usize..420, 0usize..420), 0..24),
    ) {
        let (readings, stories, _) = fixture::input();
        let mut story = stories[1].clone();
        let evidence = story.claims[0].evidence[0].clone();
        story.claims[0].evidence.extend(spans.into_iter().map(|(a, b)| crate::story::Evidence {
            statement: None,
            span: Span::new(a.min(b), a.max(b)),
            ..evidence.clone()
        }));
        let brief = compose(&readings, &[story], Vec::new(), Language::Arabic, Lexicon::builtin());
        let page = html(&brief, Lexicon::builtin());
        check(&page);
        let shown = untagged(&page);
        for line in readings[0].report.text.lines() {
            prop_assert!(shown.contains(line), "{}", line);
        }
    }
}

#[test]
fn marked_text_is_the_text() {
    let (readings, ..) = fixture::input();
    let shown = untagged(&page(Language::Arabic));
    for Reading { report, .. } in &readings {
        for line in report.text.lines() {
            assert!(shown.contains(&line.replace('"', "&quot;")), "{line}");
        }
    }
}

/// The page's text: no tags, no links into it.
fn untagged(page: &str) -> String {
    let mut shown = String::new();
    let mut rest = page;
    while let Some(open) = rest.find('<') {
        shown.push_str(&rest[..open]);
        let close = rest[open..].find('>').unwrap() + open;
        if rest[open..].starts_with("<a class=\"ref\"") {
            rest = rest[close..].split_once("</a>").unwrap().1;
        } else {
            rest = &rest[close + 1..];
        }
    }
    shown
}

/// Everything that follows `before` up to the next quotation mark.
fn values<'p>(page: &'p str, before: &str) -> Vec<&'p str> {
    page.split(before)
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap())
        .collect()
}

/// Fails where an element is not closed in its place, or an attribute not quoted.
fn check(page: &str) {
    const VOID: &[&str] = &["meta", "br", "hr"];
    let body = page.strip_prefix("<!DOCTYPE html>").expect("a doctype");
    let mut open: Vec<&str> = Vec::new();
    let mut rest = body;
    while let Some(start) = rest.find('<') {
        assert!(!rest[..start].contains('>'), "a bare > in {:?}", &rest[..start]);
        let end = start + rest[start..].find('>').expect("a tag ends");
        let tag = &rest[start + 1..end];
        rest = &rest[end + 1..];
        assert_eq!(tag.matches('"').count() % 2, 0, "{tag}");
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name));
            continue;
        }
        let name = tag.split([' ', '\n']).next().unwrap();
        assert!(
            !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric()),
            "{tag}"
        );
        if name == "style" {
            // Raw text: ends at its own closing tag.
            rest = rest.split_once("</style>").expect("the style ends").1;
        } else if !VOID.contains(&name) {
            open.push(name);
        }
    }
    assert!(open.is_empty(), "{open:?}");
}
