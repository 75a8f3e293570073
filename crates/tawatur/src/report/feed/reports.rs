//! The reports that a feed's items are.

use super::{Feed, Item, MAX_ITEMS, outlet};
use crate::lexicon::Lexicon;
use crate::report::ids::Ids;
use crate::report::plain::{self, Source};
use crate::report::{Note, Published, Report};

/// When an item was published, and when it was last changed.
type Times = [Option<Published>; 2];

/// The reports of a feed, and what is to be known of it. What is to be known of one report is
/// told there.
pub(super) fn reports(name: &str, mut feed: Feed, lexicon: &Lexicon) -> (Vec<Report>, Vec<Note>) {
    let mut notes = of_feed(name, &mut feed);
    let mut given = Ids::default();
    let mut reports = Vec::new();
    for item in &feed.items {
        let (text, full) = item.text();
        let Some(text) = text.or(item.title.as_deref()) else {
            let message = "the item has neither text nor title; left out";
            notes.push(note(name, Some(item.line), message.to_owned()));
            continue;
        };
        let id = given.unique(&item.id());
        let times = item.times(lexicon);
        let own = of_item(item, &id, full, times, &feed);
        let notes = own.into_iter().map(|message| note(name, Some(item.line), message));
        let source = Source {
            notes: notes.collect(),
            ..source(item, id, text, times, &feed, lexicon)
        };
        let mut found = plain::read(source, lexicon);
        for report in found.iter_mut().skip(1) {
            report.id = given.unique(&report.id);
        }
        reports.append(&mut found);
    }
    (reports, notes)
}

fn note(name: &str, line: Option<usize>, message: String) -> Note {
    Note {
        input: name.to_owned(),
        place: line.filter(|line| *line > 0).map(|line| format!("line {line}")),
        message,
    }
}

/// What is to be known of a feed, which is cut to the items that are read.
fn of_feed(name: &str, feed: &mut Feed) -> Vec<Note> {
    let mut notes: Vec<Note> = std::mem::take(&mut feed.notes)
        .into_iter()
        .map(|(line, message)| note(name, line, message))
        .collect();
    if feed.items.len() > MAX_ITEMS {
        feed.items.truncate(MAX_ITEMS);
        let message = format!("the feed has more than {MAX_ITEMS} items; what is beyond was left out");
        notes.push(note(name, None, message));
    }
    if feed.items.is_empty() {
        let message = "the feed has no items; nothing to read";
        notes.push(note(name, None, message.to_owned()));
    }
    for (line, id, why) in &feed.gone {
        let why = why.as_deref().map_or(String::new(), |why| format!(": {why}"));
        let message = format!("the feed says that the item \"{id}\" was deleted{why}");
        notes.push(note(name, Some(*line), message));
    }
    notes
}

/// What is to be known of an item whose report is called `id`.
fn of_item(item: &Item, id: &str, full: bool, [published, _]: Times, feed: &Feed) -> Vec<String> {
    let mut notes = Vec::new();
    let own_id = item.id();
    if id != own_id {
        notes.push(format!("the id \"{own_id}\" was given before; called \"{id}\" here"));
    }
    if !full {
        let beginning = match (item.breaks_off(), item.url.is_some()) {
            (true, true) => "the feed has only the beginning of the text; the rest is on the item's page",
            (true, false) => "the feed has only the beginning of the text",
            (false, true) => "may be only the beginning of the text; the item's page tells",
            (false, false) => "may be only the beginning of the text",
        };
        notes.push(beginning.to_owned());
    }
    if feed.gone.iter().any(|(_, gone, _)| *gone == own_id) {
        notes.push("the feed says that this item was deleted".to_owned());
    }
    if published.is_none()
        && let Some(written) = &item.published
    {
        notes.push(format!("published \"{written}\" is no date; taken as unknown"));
    }
    notes
}

/// The item as what is read.
fn source(item: &Item, id: String, text: &str, [published, updated]: Times, feed: &Feed, lexicon: &Lexicon) -> Source {
    let from = outlet::of(feed, item, lexicon);
    Source {
        id,
        text: text.to_owned(),
        outlet: from.outlet,
        url: item.url.clone(),
        title: Some(item.title.clone().unwrap_or_default()),
        published: published.or(updated),
        updated,
        categories: item.categories.clone(),
        byline: item.byline(),
        // A feed's declared language is of its program as often as of its items.
        language: None,
        agencies: from.agency.into_iter().collect(),
        parts: Vec::new(),
        ..Source::default()
    }
}
