//! Stories that nobody would want: a thousand of one text, a report that repeats
//! itself, outlets that quote each other in a circle, dates to come, and one
//! report without end. The work is bounded, and what comes out is still true.

#![cfg(test)]

use std::fmt::Write;
use std::time::{Duration, Instant};
use tawatur::lexicon::Lexicon;
use tawatur::reading::{self, Reading};
use tawatur::report::{self, Format};
use tawatur::story::{self, Story};

/// Far above what any of these takes, also on a busy machine.
const MOST: Duration = Duration::from_secs(600);

const FERRY: &str = "قال قبطان الميناء نبيل الحموري إن العبارة لؤلؤة الخليج غرقت فجر الخميس قبالة ساروفا وعلى متنها 120 راكبا، \
    وإن خفر السواحل انتشل 86 ناجيا قبل أن تشتد الأمواج وتتوقف الزوارق عن البحث.";

fn read(id: &str, outlet: &str, published: &str, text: &str) -> Reading {
    let line = format!(
        r#"{{"id":{},"outlet":{},"published":{},"text":{}}}"#,
        quoted(id),
        quoted(outlet),
        quoted(published),
        quoted(text)
    );
    let (mut reports, _) = report::parse("hostile", line.as_bytes(), Format::JsonLines, Lexicon::builtin());
    reading::read(reports.remove(0), Lexicon::builtin())
}

fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap()
}

fn tell(readings: Vec<Reading>) -> (Vec<Reading>, Vec<Story>) {
    let started = Instant::now();
    let told = story::tell(readings, Lexicon::builtin());
    assert!(started.elapsed() < MOST, "{:?}", started.elapsed());
    told
}

#[test]
fn a_thousand_outlets_with_one_text_are_one_story_and_one_origin() {
    let readings = (0..1_000)
        .map(|i| {
            let outlet = format!("صحيفة {i}");
            read(
                &format!("r{i:04}"),
                &outlet,
                "2024-03-07T10:00:00Z",
                &format!("{FERRY} ({i})"),
            )
        })
        .collect();
    let (_, stories) = tell(readings);
    let [story] = stories.as_slice() else {
        panic!("{} stories", stories.len())
    };
    assert_eq!(story.copies.len(), 999);
    assert_eq!(story.ties.len(), 999);
    let most = story.claims.iter().max_by_key(|claim| claim.counts.reports);
    assert!(most.is_some_and(|claim| claim.counts.reports == 1_000 && claim.counts.low == 1));
}

#[test]
fn a_report_that_repeats_itself_copies_nobody() {
    let itself = [FERRY; 40].join("\n\n");
    let (_, stories) = tell(vec![read("a", "صحيفة الوادي", "2024-03-07T10:00:00Z", &itself)]);
    assert!(stories.iter().all(|story| story.copies.is_empty()));
    assert!(
        stories[0]
            .claims
            .iter()
            .all(|claim| claim.counts.reports == 1 && claim.counts.low <= 1)
    );
}

#[test]
fn outlets_that_quote_each_other_in_a_circle_make_no_endless_chain() {
    let outlets = ["صحيفة الوادي", "بوابة الساحل", "موقع السنبلة"];
    let readings = (0..3)
        .map(|i| {
            let text = format!(
                "نقلت {} عن قبطان الميناء نبيل الحموري قوله إن العبارة لؤلؤة الخليج غرقت قبالة ساروفا.",
                outlets[(i + 1) % 3]
            );
            read(&format!("r{i}"), outlets[i], "2024-03-07T10:00:00Z", &text)
        })
        .collect();
    let (_, stories) = tell(readings);
    for claim in stories.iter().flat_map(|story| &story.claims) {
        assert!(claim.counts.low <= 1, "{claim:?}");
        for evidence in &claim.evidence {
            let mut names: Vec<&str> = evidence.chain.iter().map(|link| link.name.as_str()).collect();
            let all = names.len();
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), all, "a station twice: {evidence:?}");
        }
    }
}

#[test]
fn dates_to_come_are_kept_and_draw_no_story_to_them() {
    let readings = vec![
        read("now", "صحيفة الوادي", "2024-03-07T10:00:00Z", FERRY),
        read("soon", "بوابة الساحل", "2024-03-08T10:00:00Z", FERRY),
        read("far", "موقع السنبلة", "2031-12-31T10:00:00Z", FERRY),
    ];
    let (readings, stories) = tell(readings);
    let ids = |story: &Story| -> Vec<String> {
        let ids = story.members.iter().map(|i| readings[*i].report.id.clone());
        ids.collect()
    };
    let mut all: Vec<Vec<String>> = stories.iter().map(ids).collect();
    all.sort();
    assert_eq!(all, [vec!["far"], vec!["now", "soon"]]);
}

#[test]
fn one_report_of_ten_thousand_sentences() {
    let mut text = String::new();
    for i in 0..10_000 {
        let _ = write!(
            text,
            "قال الشاهد رقم {i} إن المطر نزل على وادي الزعتر عند الساعة {}. ",
            i % 24
        );
    }
    let (_, stories) = tell(vec![read("a", "صحيفة الوادي", "2024-03-07T10:00:00Z", &text)]);
    assert_eq!(stories.len(), 1);
}
