//! What must hold of every story, whatever it tells: shown on the project's own.

#![cfg(test)]

mod corpus;

use corpus::{STORIES, readings};
use tawatur::brief;
use tawatur::lexicon::Lexicon;
use tawatur::reading::{self, Reading};
use tawatur::report::{self, Format, Language};
use tawatur::story::{self, Claim, Story};

fn json(readings: Vec<Reading>) -> String {
    let lexicon = Lexicon::builtin();
    let (readings, stories) = story::tell(readings, lexicon);
    let brief = brief::compose(&readings, &stories, Vec::new(), Language::Arabic, lexicon);
    serde_json::to_string_pretty(&brief).unwrap()
}

/// Compares line by line: a whole brief in a message helps nobody.
fn assert_same(a: &str, b: &str, name: &str) {
    let differing = a.lines().zip(b.lines()).find(|(x, y)| x != y);
    assert_eq!(differing, None, "{name}");
    assert_eq!(a.len(), b.len(), "{name}");
}

#[test]
fn the_order_of_the_input_changes_nothing() {
    for name in STORIES {
        let told = json(readings(name));
        let mut shuffled = readings(name);
        shuffled.reverse();
        assert_same(&told, &json(shuffled.clone()), name);
        let third = shuffled.len() / 3;
        shuffled.rotate_left(third);
        assert_same(&told, &json(shuffled), name);
    }
}

/// The brief of each story as it stands reviewed under corpus/expected.
#[test]
fn the_briefs_are_as_reviewed() {
    for name in STORIES {
        let lexicon = Lexicon::builtin();
        let (readings, stories) = story::tell(readings(name), lexicon);
        let language = if name == "refinery" {
            Language::English
        } else {
            Language::Arabic
        };
        let brief = brief::compose(&readings, &stories, Vec::new(), language, lexicon);
        insta::with_settings!({
            snapshot_path => "../../../corpus/expected",
            prepend_module_to_snapshot => false,
            omit_expression => true,
        }, {
            insta::assert_snapshot!(name, brief::markdown(&brief, lexicon));
        });
    }
}

#[test]
fn every_report_is_in_one_story() {
    let all: Vec<Reading> = STORIES.iter().flat_map(|name| readings(name)).collect();
    let count = all.len();
    let (_, stories) = story::tell(all, Lexicon::builtin());
    let mut members: Vec<usize> = stories.iter().flat_map(|story| story.members.clone()).collect();
    members.sort_unstable();
    assert_eq!(members, (0..count).collect::<Vec<_>>());
}

#[test]
fn the_low_number_never_exceeds_the_high_one_nor_the_evidence() {
    for name in STORIES {
        let (_, stories) = story::tell(readings(name), Lexicon::builtin());
        for claim in stories.iter().flat_map(|story| &story.claims) {
            let counts = &claim.counts;
            assert!(counts.low <= counts.high, "{name}: {}", claim.text);
            assert!(counts.high <= claim.evidence.len(), "{name}: {}", claim.text);
            assert!(counts.reports <= claim.evidence.len(), "{name}: {}", claim.text);
            assert!(
                claim.evidence.iter().all(|e| !e.chain.is_empty()),
                "{name}: {}",
                claim.text
            );
        }
    }
}

#[test]
fn a_further_copy_adds_no_origin() {
    for name in STORIES {
        let base = readings(name);
        let story = |all: Vec<Reading>| story::one(&all, (0..all.len()).collect(), Lexicon::builtin());
        let before = story(base.clone());
        let mut copy = base.first().unwrap().report.clone();
        copy.id = "copy".to_owned();
        copy.outlet = Some("Another outlet".to_owned());
        copy.agencies.clear();
        let mut more = base.clone();
        more.push(reading::read(copy, Lexicon::builtin()));
        let after = story(more);
        for claim in &before.claims {
            let same = holding(&after, claim);
            assert!(
                same.counts.low <= claim.counts.low,
                "{name}: {} origins rose to {} for {}",
                claim.counts.low,
                same.counts.low,
                claim.text
            );
        }
    }
}

#[test]
fn an_agency_that_was_told_something_relays_that_alone() {
    let text = "غرق سفينة قبالة ميناء الوادي\n\nغرقت سفينة شحن كبيرة قبالة ميناء الوادي فجر اليوم.\n\n\
        وقال حارس الميناء سالم النجار لوكالة فرانس برس إن السفينة كانت قديمة ومتهالكة.\n\n\
        وقال وزير النقل هاني الأشقر إن تحقيقا واسعا في أسباب الغرق بدأ صباح اليوم.";
    let relays = |text: &str| {
        let (reports, _) = report::parse("a", text.as_bytes(), Format::Text, Lexicon::builtin());
        let readings = reports.into_iter().map(|r| reading::read(r, Lexicon::builtin()));
        let (_, stories) = story::tell(readings.collect(), Lexicon::builtin());
        let of = |speaker: &str| {
            let all = stories.iter().flat_map(|story| &story.claims).flat_map(|c| &c.evidence);
            let mut chains = all.map(|e| &e.chain).filter(|chain| chain[0].name.ends_with(speaker));
            let chain = chains.next().expect("the speaker heads a chain");
            chain[1..chain.len() - 1]
                .iter()
                .map(|link| link.name.clone())
                .collect::<Vec<_>>()
        };
        (of("النجار"), of("الأشقر"))
    };
    assert_eq!(relays(text), (vec!["وكالة فرانس برس".to_owned()], vec![]));
    // Its signature speaks for the whole report.
    let (told, said) = relays(&format!("{text}\n\n(أ ف ب)"));
    assert_eq!((told.len(), said.len()), (1, 1));
}

/// The claim of `story` that holds the first evidence of `claim`.
fn holding<'s>(story: &'s Story, claim: &Claim) -> &'s Claim {
    let first = claim.evidence.first().unwrap();
    let holds = |c: &&Claim| {
        c.evidence
            .iter()
            .any(|e| (e.reading, e.span) == (first.reading, first.span))
    };
    story.claims.iter().find(holds).unwrap()
}
