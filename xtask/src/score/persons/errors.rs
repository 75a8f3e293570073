//! The errors, printed for those who develop on them.

use super::{GoldStory, Seen};
use std::collections::BTreeMap;
use tawatur::reading::Reading;
use tawatur::story::entities;

/// The program's entities of a story with the labels they hold, where the two differ.
#[expect(clippy::print_stdout, reason = "asked for")]
pub(super) fn print(story: &GoldStory, seen: &[Seen<'_>]) {
    let mut by_entity: BTreeMap<usize, BTreeMap<&str, Vec<&str>>> = BTreeMap::new();
    let mut by_label: BTreeMap<&str, BTreeMap<usize, usize>> = BTreeMap::new();
    for one in seen.iter().filter(|s| !s.inferred) {
        match one.entity {
            Some(entity) => {
                let forms = by_entity.entry(entity).or_default().entry(one.label).or_default();
                forms.push(&one.words);
                *by_label.entry(one.label).or_default().entry(entity).or_default() += 1;
            }
            None => println!("{}: not found: {} ({})", story.story, one.words, one.label),
        }
    }
    for (entity, labels) in by_entity.iter().filter(|(_, labels)| labels.len() > 1) {
        println!("{}: merged in {entity}: {labels:?}", story.story);
    }
    for (label, entities) in by_label.iter().filter(|(_, entities)| entities.len() > 1) {
        let parts: Vec<_> = entities
            .keys()
            .filter_map(|entity| by_entity.get(entity)?.get(label))
            .collect();
        println!("{}: split {label}: {parts:?}", story.story);
    }
}

#[expect(clippy::print_stdout, reason = "asked for")]
pub(super) fn print_offices<'g>(
    story: &GoldStory,
    told: &[Reading],
    offices: &[entities::Inferred],
    seen: &[Seen<'g>],
    label_of: &dyn Fn(usize) -> Option<&'g str>,
) {
    for one in seen.iter().filter(|s| s.inferred) {
        let ours = one.entity.and_then(label_of);
        if ours != Some(one.label) {
            println!("{}: office {} is {}, ours {ours:?}", story.story, one.words, one.label);
        }
    }
    for (reading, gold) in told.iter().zip(&story.reports) {
        for mention in reading.mentions.iter().filter(|m| m.inferred) {
            let words = mention.span.of(&reading.report.text);
            let name = reading.entities.get(mention.entity).map_or("", |e| e.name.as_str());
            println!("{}: in {} we take {words} for {name}", story.story, gold.id);
        }
    }
    for office in offices {
        let text = &told[office.reading].report.text;
        println!(
            "{}: over reports we take {} for {:?}",
            story.story,
            office.span.of(text),
            label_of(office.entity)
        );
    }
}
