//! The annotated texts that the name tagger learns from, with their names
//! mapped onto the product's kinds, and without what is kept for measuring.

use anyhow::{Context, Result};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use tawatur::lexicon::name_model::NameKind;
use tawatur::text::{Tokens, clitics, fold};

/// Words in a run that a sentence must not share with the measuring part.
const SHARED_RUN: usize = 5;

/// A word, and the name it belongs to: its kind, and whether it begins one.
pub(super) type Labelled = (String, Option<(NameKind, bool)>);

/// The sentences of NewsFANE, with the clitics that it splits off written onto their words again.
pub(super) fn newsfane(data: &Path) -> Result<Vec<Vec<Labelled>>> {
    let file = "names-ar/newsfane-train.txt";
    Ok(sentences(&read(data, file)?)
        .map(|sentence| {
            let words = sentence.filter_map(|line| line.trim().split_once(' '));
            joined(words.map(|(word, tag)| (word.to_owned(), newsfane_name(tag))).collect())
        })
        .filter(|sentence| !sentence.is_empty())
        .collect())
}

/// Takes out the sentences that share a run of [`SHARED_RUN`] words with the
/// measuring part (or all words, if they have fewer), and tells how many.
pub(super) fn without_shared(sentences: &mut Vec<Vec<Labelled>>, measured: &[Vec<String>]) -> usize {
    let mut runs: BTreeSet<Vec<String>> = BTreeSet::new();
    for sentence in measured {
        let bare = bare(sentence.iter().map(String::as_str));
        runs.extend(bare.windows(SHARED_RUN.min(bare.len().max(1))).map(<[String]>::to_vec));
    }
    let before = sentences.len();
    sentences.retain(|sentence| {
        let bare = bare(sentence.iter().map(|(word, _)| word.as_str()));
        let run = SHARED_RUN.min(bare.len().max(1));
        !bare.windows(run).any(|window| runs.contains(window))
    });
    before - sentences.len()
}

/// The words without marks, folded, clitics and article taken off, so that no
/// way of writing hides a shared run.
fn bare<'w>(words: impl Iterator<Item = &'w str>) -> Vec<String> {
    let mut bare = Vec::new();
    for word in words {
        let tokens = Tokens::new(word);
        for token in tokens.iter().filter(tawatur::text::Token::is_word) {
            let rest = clitics::without_conjunction(token.fold).unwrap_or(token.fold);
            bare.push(fold(clitics::stem(rest)));
        }
    }
    bare
}

fn read(data: &Path, file: &str) -> Result<String> {
    fs::read_to_string(data.join(file)).with_context(|| format!("{file} is missing in {}", data.display()))
}

fn sentences(text: &str) -> impl Iterator<Item = std::str::Lines<'_>> {
    text.split("\n\n").map(str::lines)
}

/// Writes the single letters و ف ب ل ك س onto the word behind them.
fn joined(words: Vec<Labelled>) -> Vec<Labelled> {
    let mut all: Vec<Labelled> = Vec::with_capacity(words.len());
    let mut clitic: Option<Labelled> = None;
    for (word, name) in words {
        let long = word.chars().count() > 1 && word.chars().all(char::is_alphabetic);
        let (word, name) = match clitic.take() {
            Some((letter, of_letter)) if long => {
                let word = match word.strip_prefix("ال").filter(|_| letter == "ل") {
                    Some(rest) => format!("لل{rest}"),
                    None => format!("{letter}{word}"),
                };
                (word, of_letter.filter(|_| name.is_some()).or(name))
            }
            Some(alone) => {
                all.push(alone);
                (word, name)
            }
            None => (word, name),
        };
        if matches!(word.as_str(), "و" | "ف" | "ب" | "ل" | "ك" | "س") {
            clitic = Some((word, name));
            continue;
        }
        let word = match word.strip_prefix("لال").filter(|rest| rest.chars().count() >= 3) {
            Some(rest) => format!("لل{rest}"),
            None => word,
        };
        all.push((word, name));
    }
    all.extend(clitic);
    without_kinds(&mut all);
    // A name goes on only behind a word of its kind.
    let mut before = None;
    for (_, name) in &mut all {
        if let Some((kind, begins)) = name {
            *begins |= before != Some(*kind);
            before = Some(*kind);
        } else {
            before = None;
        }
    }
    all
}

/// Takes the noun for the kind of a town or club off its name, as the product
/// and ANERcorp do: "مدينة", "نادي".
fn without_kinds(words: &mut [Labelled]) {
    for (word, name) in words {
        let folded = fold(word);
        let kinds = match name {
            Some((NameKind::Place, true)) => KINDS_OF_PLACES,
            Some((NameKind::Organisation, true)) => KINDS_OF_ORGANISATIONS,
            _ => continue,
        };
        if clitics::readings(&folded).any(|(_, rest)| kinds.contains(&rest)) {
            *name = None;
        }
    }
}

/// Nouns that are no part of the name they stand before, folded.
const KINDS_OF_PLACES: &[&str] = &[
    "قطاع",
    "اقليم",
    "حي",
    "منطقه",
    "مدينه",
    "بلده",
    "قريه",
    "محافظه",
    "ولايه",
    "جمهوريه",
];
const KINDS_OF_ORGANISATIONS: &[&str] = &["حركه", "صحيفه", "مجله", "نادي", "فريق", "شركه", "منتخب"];

fn newsfane_name(tag: &str) -> Option<(NameKind, bool)> {
    let (mark, class) = tag.split_once('-')?;
    let kind = match class {
        "Politician" | "Athlete" | "Artist" | "Other_PER" | "Religious_PER" | "Scientist" | "Businessperson"
        | "Lawyer" | "Engineer" | "Police" => NameKind::Person,
        "Nation"
        | "Population-Center"
        | "State-or-Province"
        | "County-or-District"
        | "GPE-Cluster"
        | "Continent"
        | "Water-Body"
        | "Land-Region-Natural" => NameKind::Place,
        "Non-Governmental" | "Sports" | "Media" | "Commercial" | "Educational" | "Medical-Science"
        | "Entertainment" | "Religious_ORG" => NameKind::Organisation,
        "Government" => NameKind::Government,
        "Building-Grounds" | "Airport" | "Path" | "Subarea-Facility" | "Plant" => NameKind::Facility,
        _ => NameKind::Other,
    };
    Some((kind, mark == "B"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(words: &str) -> Vec<Labelled> {
        words.split(' ').map(|word| (word.to_owned(), None)).collect()
    }

    #[test]
    fn clitics_are_written_onto_their_words() {
        let place = Some((NameKind::Place, true));
        let words = [
            ("و", None),
            ("ل", None),
            ("ب", None),
            ("المنصورة", place),
            ("د", None),
            ("ب", None),
            ("ا", None),
        ];
        let words = words.map(|(word, name)| (word.to_owned(), name)).to_vec();
        let joined: Vec<_> = joined(words)
            .into_iter()
            .map(|(word, name)| (word, name.is_some()))
            .collect();
        let expected = [
            ("و", false),
            ("ل", false),
            ("بالمنصورة", true),
            ("د", false),
            ("ب", false),
            ("ا", false),
        ];
        assert_eq!(joined, expected.map(|(word, named)| (word.to_owned(), named)));
    }

    #[test]
    fn a_shared_run_is_found_in_any_writing() {
        let measured = [vec![
            "وقال".to_owned(),
            "للوزير".to_owned(),
            "إن".to_owned(),
            "السفن".to_owned(),
            "عادت".to_owned(),
        ]];
        let mut sentences = vec![
            plain("قال الوزير ان سفن عادت امس"),
            plain("قال الوزير ان سفن غابت امس"),
            plain("نعم"),
        ];
        assert_eq!(without_shared(&mut sentences, &measured), 1);
        assert_eq!(sentences.len(), 2);
    }
}
