//! What must hold of the numbers of a claim, whichever reports tell the story:
//! tried on the project's own stories with reports taken away, copied and shuffled.

#![cfg(test)]

mod corpus;

use proptest::prelude::*;
use std::sync::LazyLock;
use tawatur::brief;
use tawatur::lexicon::Lexicon;
use tawatur::reading::{self, Reading};
use tawatur::report::{self, Format, Language};
use tawatur::story::{self, Claim, Story};

/// The readings of the project's stories, each story's apart.
static STORIES: LazyLock<Vec<Vec<Reading>>> =
    LazyLock::new(|| corpus::STORIES.map(corpus::readings).into_iter().collect());

fn one(readings: &[Reading]) -> Story {
    story::one(readings, (0..readings.len()).collect(), Lexicon::builtin())
}

fn json(readings: Vec<Reading>) -> String {
    let lexicon = Lexicon::builtin();
    let (readings, stories) = story::tell(readings, lexicon);
    let brief = brief::compose(&readings, &stories, Vec::new(), Language::Arabic, lexicon);
    serde_json::to_string(&brief).unwrap()
}

/// Where a claim is made: report and place.
fn places<'r>(claim: &Claim, readings: &'r [Reading]) -> Vec<(&'r str, usize, usize)> {
    let place = |e: &story::Evidence| (readings[e.reading].report.id.as_str(), e.span.start, e.span.end);
    claim.evidence.iter().map(place).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn another_copy_adds_no_origin(story in 0usize..4, which in 0usize..8, named in any::<bool>()) {
        let base = &STORIES[story];
        let before = one(base);
        let mut copy = base[which % base.len()].report.clone();
        "copy".clone_into(&mut copy.id);
        copy.outlet = named.then(|| "Another outlet".to_owned());
        copy.agencies.clear();
        let mut more = base.clone();
        more.push(reading::read(copy, Lexicon::builtin()));
        let after = one(&more);
        for claim in &before.claims {
            let known = places(claim, base);
            // Wordings are weighed against all others of the story, so a copy can
            // move a claim's bounds; where it did not, it may add nothing.
            let same = after.claims.iter().find(|c| {
                let mut now = places(c, &more);
                now.retain(|(id, ..)| *id != "copy");
                now == known
            });
            if let Some(same) = same {
                prop_assert!(same.counts.low <= claim.counts.low, "{}", claim.text);
            }
        }
    }

    #[test]
    fn a_report_less_raises_no_count(story in 0usize..4, which in 0usize..8) {
        let base = &STORIES[story];
        let before = one(base);
        let mut fewer = base.clone();
        let gone = fewer.remove(which % base.len()).report.id;
        let after = one(&fewer);
        for claim in &after.claims {
            let known = places(claim, &fewer);
            let same = before.claims.iter().find(|c| {
                let mut then = places(c, base);
                then.retain(|(id, ..)| *id != gone);
                then == known
            });
            if let Some(same) = same {
                let (now, then) = (&claim.counts, &same.counts);
                prop_assert!(now.reports <= then.reports, "reports: {}", claim.text);
                prop_assert!(now.outlets <= then.outlets, "outlets: {}", claim.text);
                prop_assert!(now.relays <= then.relays, "relays: {}", claim.text);
                prop_assert!(now.low <= then.low, "low: {}", claim.text);
                prop_assert!(now.high <= then.high, "high: {}", claim.text);
            }
        }
    }

    #[test]
    fn no_order_changes_anything(story in 0usize..4, keys in proptest::collection::vec(any::<u32>(), 16)) {
        let base = &STORIES[story];
        let mut order: Vec<usize> = (0..base.len()).collect();
        order.sort_by_key(|i| keys[i % keys.len()]);
        let shuffled = order.into_iter().map(|i| base[i].clone()).collect();
        prop_assert!(json(base.clone()) == json(shuffled));
    }
}

/// Reports of one line each, from (id, outlet, published, text).
fn lines(reports: &[(&str, &str, &str, &str)]) -> Vec<Reading> {
    let line = |(id, outlet, published, text): &(&str, &str, &str, &str)| {
        serde_json::json!({"id": id, "outlet": outlet, "published": published, "text": text}).to_string()
    };
    let text = reports.iter().map(line).collect::<Vec<_>>().join("\n");
    let (reports, _) = report::parse("lines", text.as_bytes(), Format::JsonLines, Lexicon::builtin());
    reports
        .into_iter()
        .map(|report| reading::read(report, Lexicon::builtin()))
        .collect()
}

#[test]
fn outlets_that_quote_each_other_are_no_two_origins() {
    let told = one(&lines(&[
        (
            "a",
            "صحيفة الوادي",
            "2024-05-07",
            "قالت بوابة الساحل إن سفينة شحن كبيرة غرقت قبالة ميناء المرجان فجرا.",
        ),
        (
            "b",
            "بوابة الساحل",
            "2024-05-07",
            "قالت صحيفة الوادي إن سفينة شحن كبيرة غرقت قبالة ميناء المرجان فجرا.",
        ),
    ]));
    let claim = told.claims.iter().find(|c| c.evidence.len() == 2).expect("one claim");
    assert!(claim.counts.low <= 1, "{:?}", claim.counts);
}

#[test]
fn offices_without_a_name_add_no_sure_origin_and_a_report_less_none() {
    // So few words are no one's own: the speakers stay apart.
    let of = |speakers: &[&str]| {
        let texts: Vec<String> = speakers
            .iter()
            .map(|speaker| format!("قال {speaker} إن سفينة شحن غرقت فجرا."))
            .collect();
        let ids = ["a", "b", "c", "d"];
        let outlets = ["صحيفة الوادي", "بوابة الساحل", "راديو الموج", "شرق المضيق"];
        let reports: Vec<_> = texts
            .iter()
            .zip(ids.iter().zip(outlets))
            .map(|(text, (id, outlet))| (*id, outlet, "2024-05-07", text.as_str()))
            .collect();
        let told = one(&lines(&reports));
        let claim = told.claims.iter().find(|c| c.evidence.len() == speakers.len());
        claim.expect("one claim").counts.low
    };
    let offices = ["قائد حرس الجزر", "مدير الميناء القديم"];
    assert_eq!(of(&offices), 1);
    assert_eq!(of(&[offices[0], offices[1], "سالم النجار"]), 1);
    assert_eq!(of(&[offices[0], "سالم النجار", "كمال الهادي"]), 2);
}

#[test]
fn reports_of_the_future_are_told_as_they_stand() {
    let told = one(&lines(&[
        (
            "a",
            "صحيفة الوادي",
            "2999-12-31",
            "قال الحارس سالم النجار إن سفينة شحن كبيرة غرقت أمس.",
        ),
        (
            "b",
            "بوابة الساحل",
            "9999-12-31",
            "قال الحارس سالم النجار إن سفينة شحن كبيرة ستغرق غدا.",
        ),
    ]));
    assert!(!told.claims.is_empty());
}

/// Five thousand outlets that carry nearly one text: the claim is one, and the
/// work stays bounded. The texts differ in a number, so that none is a mere copy.
#[test]
fn many_nearly_equal_reports_make_one_claim() {
    let texts: Vec<(String, String)> = (0..400)
        .map(|i| {
            let text =
                format!("قال الحارس سالم النجار إن سفينة شحن كبيرة غرقت قبالة ميناء المرجان فجرا. رقم النشرة {i}.");
            (format!("r{i}"), text)
        })
        .collect();
    let reports: Vec<(&str, &str, &str, &str)> = texts
        .iter()
        .map(|(id, text)| (id.as_str(), id.as_str(), "2024-05-07", text.as_str()))
        .collect();
    let told = one(&lines(&reports));
    let widest = told.claims.iter().max_by_key(|c| c.counts.reports).expect("a claim");
    assert_eq!(
        (widest.counts.reports, widest.counts.low, widest.counts.high),
        (400, 1, 1)
    );
}
