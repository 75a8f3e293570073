//! Each rule on a sentence of its own.

use crate::lexicon::Lexicon;
use crate::reading::{Quote, Reading, Stance, read};
use crate::report::{Language, Report};

fn reading(text: &str) -> Reading {
    let report = Report::plain("r", text, Language::English);
    read(report, Lexicon::builtin())
}

/// "source | cue | content" of each statement.
fn found(text: &str) -> Vec<String> {
    reading(text)
        .statements
        .iter()
        .map(|s| {
            let source = s.source.map_or("-", |span| span.of(text));
            format!("{source} | {} | {}", s.cue.of(text), s.content.of(text))
        })
        .collect()
}

#[test]
fn each_example_of_the_data_reads_as_it_says() {
    const FILE: &str = "en/cues-examples.tsv";
    let data = include_str!("../../../../data/en/cues-examples.tsv");
    let examples = crate::lexicon::lines(FILE, data).unwrap();
    assert!(
        examples.iter().any(|line| line.fields.len() == 1),
        "none must not match"
    );
    for line in examples {
        let (text, wanted) = line.fields.split_first().unwrap();
        assert_eq!(found(text), wanted, "{FILE}:{}: {text}", line.number);
    }
}

#[test]
fn two_verbs_share_a_subject_with_its_apposition() {
    assert_eq!(
        found("Tarvix, the firm that owns the mill, confirmed the closure but said it was too early to name a buyer."),
        [
            "Tarvix, the firm that owns the mill | confirmed | the closure",
            "Tarvix, the firm that owns the mill | said | it was too early to name a buyer",
        ]
    );
}

#[test]
fn a_semicolon_ends_the_content() {
    assert_eq!(
        found("The mill denied selling any such land; a spokeswoman, Ada Birk, called the story \"a joke\"."),
        [
            "The mill | denied | selling any such land",
            "a spokeswoman, Ada Birk | called | the story \"a joke\"",
        ]
    );
}

#[test]
fn auxiliaries_and_adverbs_are_no_subject() {
    assert_eq!(
        found("Divers had twice asked for the lock to be closed."),
        ["Divers | asked | the lock to be closed"]
    );
    assert_eq!(
        found("The harbour board has also repeatedly warned that the quay is sinking."),
        ["The harbour board | warned | the quay is sinking"]
    );
}

#[test]
fn nobody_and_nouns_say_nothing() {
    for text in [
        "No party claimed the votes of the islanders.",
        "The report on the floods and their claims for damage went to the mayor.",
        "The ship was called the Grey Lady by its crew.",
        "One diver, who asked not to be named, went home.",
        "The mayor did not say that the bridge was safe.",
    ] {
        assert_eq!(found(text), [""; 0], "{text}");
    }
}

#[test]
fn quotations_before_behind_and_around_the_cue() {
    assert_eq!(
        found("“This was neglect, and it was cheap,” he told reporters at the gates of the mill."),
        ["he | told | This was neglect, and it was cheap"]
    );
    assert_eq!(
        found("“The water came in,” she said, “and then the lamps went out.”"),
        [
            "she | said | The water came in",
            "- | said | and then the lamps went out",
        ]
    );
    assert_eq!(
        found("\"The wall held. Nobody was hurt,\" said Mayor Ida Rook. \"We were lucky this time.\""),
        [
            "Mayor Ida Rook | said | The wall held",
            "Mayor Ida Rook | said | Nobody was hurt",
            "- | said | We were lucky this time",
        ]
    );
    assert_eq!(
        found("''The wall held well,'' the mayor said."),
        ["the mayor | said | The wall held well"]
    );
}

#[test]
fn words_around_the_cue_without_marks() {
    assert_eq!(
        found("The new quay at Sorrel, she said, would cost the town a year of taxes."),
        [
            "she | said | The new quay at Sorrel",
            "- | said | would cost the town a year of taxes",
        ]
    );
}

#[test]
fn a_participle_goes_on_with_the_subject() {
    assert_eq!(
        found("The warden said the path was closed, adding that two trees had fallen."),
        [
            "The warden | said | the path was closed",
            "The warden | adding | two trees had fallen",
        ]
    );
}

#[test]
fn speech_in_speech_keeps_its_order() {
    let text = "Divers believe a worn chain, not the storm, freed the barge, Tidewater Wire reported, quoting a person close to the inquiry.";
    let reading = reading(text);
    let outer = reading
        .statements
        .iter()
        .find(|s| s.cue.of(text) == "reported")
        .unwrap();
    assert_eq!(outer.source.map(|s| s.of(text)), Some("a person close to the inquiry"));
    assert!(outer.speaker.anonymous);
    assert_eq!(
        outer.relays.iter().map(|r| r.span.of(text)).collect::<Vec<_>>(),
        ["Tidewater Wire"]
    );
    assert_eq!(
        outer.content.of(text),
        "Divers believe a worn chain, not the storm, freed the barge"
    );
    let inner = reading.statements.iter().find(|s| s.cue.of(text) == "believe").unwrap();
    assert_eq!(inner.source.map(|s| s.of(text)), Some("Divers"));
    assert_eq!(inner.outer.and_then(|o| reading.statements.get(o)), Some(outer));
}

#[test]
fn relays_in_an_apposition_and_as_addressee() {
    let text = "A person close to the inquiry, cited by Tidewater Wire, blames a worn chain.";
    let reading_of = reading(text);
    let statement = reading_of.statements.first().unwrap();
    assert_eq!(
        statement.source.map(|s| s.of(text)),
        Some("A person close to the inquiry")
    );
    assert_eq!(
        statement.relays.first().map(|r| r.span.of(text)),
        Some("Tidewater Wire")
    );
    assert_eq!(statement.content.of(text), "a worn chain");
    let text = "A worn chain freed the barge, a person close to the inquiry has told the Tidewater news agency.";
    let reading_of = reading(text);
    let statement = reading_of.statements.first().unwrap();
    assert_eq!(
        statement.source.map(|s| s.of(text)),
        Some("a person close to the inquiry")
    );
    assert_eq!(
        statement.relays.first().map(|r| r.span.of(text)),
        Some("the Tidewater news agency")
    );
    assert_eq!(statement.content.of(text), "A worn chain freed the barge");
}

#[test]
fn short_names_refer_back() {
    let text = "A diver close to the inquiry said the chain was worn. The same diver said the barge \"had no lamp\". The fisheries ministry denied the story. The ministry said the lamp was lit.";
    let names: Vec<String> = reading(text)
        .statements
        .iter()
        .map(|s| s.speaker.name.clone())
        .collect();
    assert_eq!(
        names,
        [
            "A diver close to the inquiry",
            "A diver close to the inquiry",
            "The fisheries ministry",
            "The fisheries ministry",
        ]
    );
    let text = "Governor Andrei Holm said the dam was safe. “It will stand for a hundred years,” he said.";
    let reading = reading(text);
    let last = reading.statements.last().unwrap();
    assert_eq!(last.source.map(|s| s.of(text)), Some("he"));
    assert_eq!(last.speaker.name, "Andrei Holm");
}

#[test]
fn beliefs_and_wishes_have_holders() {
    let stance = |text: &str| {
        reading(text)
            .statements
            .first()
            .map(|s| (s.content.of(text).to_owned(), s.stance))
    };
    assert_eq!(
        stance("The islanders hope that the ferry returns."),
        Some(("the ferry returns".to_owned(), Stance::Expects))
    );
    assert_eq!(
        stance("Farmers are worried that the well is dry."),
        Some(("the well is dry".to_owned(), Stance::Doubts))
    );
    assert_eq!(
        stance("The council vowed to rebuild the pier."),
        Some(("to rebuild the pier".to_owned(), Stance::Promises))
    );
    assert_eq!(
        stance("The union criticized the sale of the mill."),
        Some(("the sale of the mill".to_owned(), Stance::Accuses))
    );
}

#[test]
fn a_dateline_is_no_content() {
    assert_eq!(
        found("PORT SOREL (AP) — A barge sank off the pier, the coast guard said."),
        ["the coast guard | said | A barge sank off the pier"]
    );
}

#[test]
fn the_way_it_is_quoted_shows() {
    let quote = |text: &str| reading(text).statements.first().map(|s| s.quote);
    assert_eq!(quote("\"It is over now,\" the judge said."), Some(Quote::Direct));
    assert_eq!(quote("The judge said it was \"over now\" for him."), Some(Quote::Mixed));
    assert_eq!(quote("The judge said it was over."), Some(Quote::Indirect));
}
