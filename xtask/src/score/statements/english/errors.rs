//! What is not as PolNeAR has it, for those who write rules.

use super::{Attribution, Place, RIGHT, Scored, touch};
use std::collections::BTreeMap;
use tawatur::lexicon::Lexicon;
use tawatur::text::fold;

/// Prints what fails in a report, a line each: kind, PolNeAR's words, ours.
#[expect(clippy::print_stdout, reason = "the errors are the output")]
pub(super) fn print_errors(article: &str, scored: &Scored, counts: &mut BTreeMap<String, usize>) {
    let known = |cue: &Place| {
        scored
            .words(*cue)
            .split(|c: char| !c.is_alphanumeric())
            .any(|word| Lexicon::builtin().cues.verb(&fold(word)).is_some())
    };
    let say = |attribution: Option<&Attribution>| {
        let words = |places: &[Place]| places.iter().map(|p| scored.words(*p)).collect::<Vec<_>>().join(" + ");
        attribution.map_or_else(String::new, |a| {
            format!(
                "[{}] {{{}}} <{}>",
                words(&a.sources),
                words(&a.cues),
                scored.words(a.content)
            )
        })
    };
    let mut tell = |kind: &str, gold: Option<&Attribution>, ours: Option<&Attribution>| {
        if kind != RIGHT {
            *counts.entry(kind.to_owned()).or_default() += 1;
        }
        let at = gold.or(ours).map_or((0, 0), |a| a.content);
        let around = (at.0.saturating_sub(160), (at.1 + 160).min(scored.letters.len()));
        println!(
            "{kind}\t{}\t{}\t{article}\t{}",
            say(gold),
            say(ours),
            scored.words(around)
        );
    };
    let mut told = vec![false; scored.ours.len()];
    for (mine, right) in &scored.pairs {
        if let Some(slot) = told.get_mut(*mine) {
            *slot = true;
        }
        let (ours, gold) = (scored.ours.get(*mine), scored.gold.get(*right));
        if let (Some(a), Some(b)) = (ours, gold)
            && !touch(&a.sources, &b.sources)
        {
            let kind = if a.sources.is_empty() {
                "source: missing"
            } else {
                "source: wrong"
            };
            tell(kind, gold, ours);
        } else {
            tell(RIGHT, gold, ours);
        }
    }
    for (at, right) in scored.gold.iter().enumerate() {
        if scored.pairs.iter().any(|(_, gold)| *gold == at) {
            continue;
        }
        let fired = scored.ours.iter().position(|a| touch(&a.cues, &right.cues));
        match fired.filter(|mine| told.get(*mine) == Some(&false)) {
            Some(mine) => {
                if let Some(slot) = told.get_mut(mine) {
                    *slot = true;
                }
                let ours = scored.ours.get(mine);
                let (a, b) = (ours.map_or((0, 0), |a| a.content), right.content);
                let kind = match (a.0 <= b.0 && b.1 <= a.1, b.0 <= a.0 && a.1 <= b.1) {
                    (true, _) => "extent: too long",
                    (_, true) => "extent: too short",
                    _ => "extent: elsewhere",
                };
                tell(kind, Some(right), ours);
            }
            None if right.cues.iter().any(known) => tell("missed: cue known", Some(right), None),
            None => tell("missed: no cue known", Some(right), None),
        }
    }
    for (at, mine) in scored.ours.iter().enumerate() {
        if told.get(at) == Some(&false) {
            let nobody = scored.nobody.iter().any(|a| touch(&a.cues, &mine.cues));
            let twice = scored.gold.iter().any(|a| touch(&a.cues, &mine.cues));
            let kind = match (nobody, twice) {
                (true, _) => "spurious: no source there",
                (_, true) => "spurious: one cue twice",
                _ => "spurious: no attribution",
            };
            tell(kind, None, Some(mine));
        }
    }
}
