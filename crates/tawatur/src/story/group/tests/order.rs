//! What does not depend on the order of the input, and what stays when reports come in.

use super::{QUAKE, group, like, reading};
use crate::lexicon::Lexicon;
use crate::reading::Reading;
use crate::story::{Story, tell};

#[test]
fn any_order_gives_the_same_stories_ids_and_ties() {
    let readings = all();
    let (_, first) = tell(readings.clone(), Lexicon::builtin());
    let first = format!("{first:?}");
    let mut shuffled = readings;
    let mut state = 7_u64;
    for _ in 0..8 {
        for i in (1..shuffled.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            shuffled.swap(i, (state >> 33) as usize % (i + 1));
        }
        let (_, stories) = tell(shuffled.clone(), Lexicon::builtin());
        assert_eq!(format!("{stories:?}"), first);
    }
}

#[test]
fn later_and_unrelated_reports_keep_the_ids() {
    let before = ids(&tell(all(), Lexicon::builtin()).1);
    let mut more = all();
    let (title, body) = QUAKE[0];
    more.push(reading("unrelated", title, body, Some(20)));
    let (_, title, body) = like::FERRY[4];
    more.push(reading(
        "ferry, later",
        title,
        &format!("{body} وأنكر المالك التهم."),
        Some(26),
    ));
    let after = ids(&tell(more, Lexicon::builtin()).1);
    for id in &before {
        assert!(after.contains(id), "{id} is gone: {before:?} {after:?}");
    }
    assert_eq!(after.len(), before.len() + 1);
}

#[test]
fn stories_that_turn_out_to_be_one_keep_the_older_id() {
    let readings = quake();
    let id_of = |readings: &[Reading]| ids(&tell(readings.to_vec(), Lexicon::builtin()).1);
    let (old, new, both) = (id_of(&readings[..1]), id_of(&readings[2..]), id_of(&readings));
    assert_eq!(both, old);
    assert_ne!(both, new);
}

#[test]
fn a_story_says_what_holds_it_together() {
    let groups = group(&quake());
    let [story] = groups.as_slice() else {
        panic!("{groups:?}")
    };
    assert_eq!(story.ties.len(), 2);
    for tie in &story.ties {
        assert!(tie.a < tie.b && tie.likeness > 0.0 && tie.days == Some((tie.b - tie.a) as i64));
        assert!(tie.shared.iter().any(|word| word.contains("ساروفا")), "{tie:?}");
    }
}

fn quake() -> Vec<Reading> {
    let reports = QUAKE.iter().enumerate();
    let reports = reports.map(|(i, (title, body))| reading(&format!("r{i}"), title, body, Some(3 + i as i8)));
    reports.collect()
}

/// Every like event and the ferry.
fn all() -> Vec<Reading> {
    like::readings(&like::all()).0
}

fn ids(stories: &[Story]) -> Vec<String> {
    stories.iter().map(|story| story.id.clone()).collect()
}
