//! Sets right what the tagger took for a person where the grammar of what stands before tells
//! a place: names that no list knows look alike.

use super::tagger::Tagged;
use super::words::{Word, ways};
use crate::lexicon::Lexicon;
use crate::lexicon::name_model::NameKind;
use crate::lexicon::names::Cues;
use std::collections::BTreeSet;

/// The names of a report, each sentence's beside its words.
pub(super) fn settle(sentences: &[Vec<Word<'_>>], names: &mut [Vec<Tagged>], lexicon: &Lexicon) {
    let mut places: BTreeSet<Vec<&str>> = BTreeSet::new();
    for (words, names) in sentences.iter().zip(names.iter_mut()) {
        let mut settled = Vec::with_capacity(names.len());
        for name in names.drain(..) {
            if name.kind != NameKind::Person {
                settled.push(name);
            } else if is_behind_kind_of_place(words, name.first, lexicon) {
                if name.end - name.first > 1 {
                    places.insert(folds(words, &name));
                }
                settled.push(Tagged {
                    kind: NameKind::Place,
                    ..name
                });
            } else if is_state_and_head(words, &name, lexicon) {
                settled.push(Tagged {
                    kind: NameKind::Place,
                    end: name.first + 1,
                    ..name
                });
                settled.push(Tagged {
                    first: name.first + 1,
                    ..name
                });
            } else {
                settled.push(name);
            }
        }
        *names = settled;
    }
    if places.is_empty() {
        return;
    }
    // What was told to be a place once is one wherever the report has it.
    for (words, names) in sentences.iter().zip(names.iter_mut()) {
        for name in names.iter_mut().filter(|name| name.kind == NameKind::Person) {
            if places.contains(&folds(words, name)) {
                name.kind = NameKind::Place;
            }
        }
    }
}

fn folds<'t>(words: &[Word<'t>], name: &Tagged) -> Vec<&'t str> {
    let words = words.get(name.first..name.end).unwrap_or_default();
    words.iter().map(|word| word.fold).collect()
}

/// Whether a noun that only a place can follow is right before this word and in construct with it:
/// "قرية غلاط", "قبالة مرسى غلاط".
fn is_behind_kind_of_place(words: &[Word<'_>], at: usize, lexicon: &Lexicon) -> bool {
    let before = at.checked_sub(1).and_then(|at| words.get(at));
    before.is_some_and(|word| in_construct(word, lexicon, |cues| cues.placing))
}

/// Whether the tagger has read a state that no list knows and the name of who leads it or serves in
/// its government as one name: "رئيس هلفاريا إيستين هالفغارد", "وزير خارجية هلفاريا إيستين هالفغارد".
/// A title without the article needs a complement, and a person is none.
fn is_state_and_head(words: &[Word<'_>], name: &Tagged, lexicon: &Lexicon) -> bool {
    let (Some(first), Some(second)) = (words.get(name.first), words.get(name.first + 1)) else {
        return false;
    };
    let names = &lexicon.names;
    let in_people = ways(first).any(|way| names.person(&way.rest).is_some());
    if name.end - name.first < 2 || second.is_mark() || !first.is_arabic() || in_people {
        return false;
    }
    let before = |back: usize| name.first.checked_sub(back).and_then(|at| words.get(at));
    let is = |back: usize, of: fn(Cues) -> bool| before(back).is_some_and(|word| in_construct(word, lexicon, of));
    // "وزير خارجية", and not "وزير سابق", "وزير إسرائيلي".
    let field = before(1).is_some_and(|word| {
        let describes = names.cues(word.fold).past || names.nations.adjective(word.fold, None).is_some();
        is_free(word) && word.common && !word.fold.starts_with("ال") && !describes
    });
    is(1, |cues| cues.head && !cues.leader)
        || is(1, |cues| cues.cabinet) && is(2, |cues| cues.head)
        || field && is(2, |cues| cues.minister)
}

/// Whether the word, without its clitics, is such a noun with neither article nor possessive ("رئيسه").
fn in_construct(word: &Word<'_>, lexicon: &Lexicon, is: impl Fn(Cues) -> bool) -> bool {
    let cues = |rest: &str| !rest.starts_with("ال") && is(lexicon.names.cues(rest));
    is_free(word) && ways(word).any(|way| cues(&way.rest))
}

/// Whether no possessive ends the word; folding makes one of the feminine ending.
fn is_free(word: &Word<'_>) -> bool {
    let feminine = word.raw_end == Some('ة');
    word.is_arabic() && (feminine || !POSSESSIVES.iter().any(|end| word.fold.ends_with(end)))
}

/// The possessives that a noun may end with.
const POSSESSIVES: [&str; 5] = ["ه", "ها", "هم", "هما", "نا"];

#[cfg(test)]
mod tests {
    use super::super::known::Memo;
    use super::super::words::of_sentence;
    use super::*;
    use crate::text::{Span, Tokens};

    /// What is made of the words in brackets, each taken for a person: the names with P or L.
    fn settled(sentences: &[&str]) -> Vec<String> {
        let lexicon = Lexicon::builtin();
        let plain: Vec<String> = sentences.iter().map(|text| text.replace(['[', ']'], "")).collect();
        let tokens: Vec<Tokens> = plain.iter().map(|text| Tokens::new(text)).collect();
        let mut memo = Memo::default();
        let words: Vec<Vec<Word<'_>>> = plain
            .iter()
            .zip(&tokens)
            .map(|(text, tokens)| of_sentence(text, tokens, Span::new(0, text.len()), &mut memo, lexicon))
            .collect();
        let mut names: Vec<Vec<Tagged>> = Vec::new();
        for sentence in sentences {
            let count = |text: &str| text.split_whitespace().count();
            let pieces: Vec<&str> = sentence.split(['[', ']']).collect();
            let mut at = 0;
            let mut found = Vec::new();
            for (number, piece) in pieces.iter().enumerate() {
                if number % 2 == 1 {
                    found.push(Tagged {
                        first: at,
                        end: at + count(piece),
                        kind: NameKind::Person,
                    });
                }
                at += count(piece);
            }
            names.push(found);
        }
        settle(&words, &mut names, lexicon);
        let written =
            |(words, name): (&Vec<Word<'_>>, &Tagged)| format!("{:?} {}", name.kind, folds(words, name).join(" "));
        let all = words
            .iter()
            .zip(&names)
            .flat_map(|(words, names)| names.iter().map(move |name| (words, name)));
        all.map(written).collect()
    }

    #[test]
    fn what_a_noun_for_a_place_is_in_construct_with_is_one_all_through_the_report() {
        assert_eq!(
            settled(&[
                "غرقت قبالة [مرسى غلاط] فجرا",
                "غادرت [مرسى غلاط] قبل ساعة",
                "قال [سامر غلاط] ذلك"
            ]),
            ["Place مرسي غلاط", "Place مرسي غلاط", "Person سامر غلاط"]
        );
        assert_eq!(
            settled(&["في قرية [عبد الله] ومشارف [بانو]", "وعاد [بانو]"]),
            ["Place عبد الله", "Place بانو", "Person بانو"]
        );
        // With the article, and behind another noun, a person may stand.
        assert_eq!(
            settled(&["زار القرية [سامر غلاط]", "في بلدته [سامر غلاط]", "في ولاية [سامر غلاط]"]),
            ["Person سامر غلاط", "Person سامر غلاط", "Person سامر غلاط"]
        );
    }

    #[test]
    fn a_state_is_parted_from_who_leads_it() {
        assert_eq!(
            settled(&[
                "ندد رئيس [هلفاريا إيستين هالفغارد]",
                "قال وزير خارجية [هلفاريا إيستين هالفغارد]"
            ]),
            [
                "Place هلفاريا",
                "Person ايستين هالفغارد",
                "Place هلفاريا",
                "Person ايستين هالفغارد"
            ]
        );
        assert_eq!(
            settled(&["ورئيس وزراء [بلدونيا نيكولا ستراند]"]),
            ["Place بلدونيا", "Person نيكولا ستراند"]
        );
        // The title needs nothing more, a name of people begins it, or an adjective stands between.
        for whole in [
            "قال الرئيس [إيستين هالفغارد]",
            "قال للرئيس [إيستين هالفغارد]",
            "كان رئيس [محمد هالفغارد]",
            "قال وزير سابق [إيستين هالفغارد]",
            "قال رئيسه [إيستين هالفغارد]",
            "قال وزير نفطه [إيستين هالفغارد]",
            "قال وزير خارجيتها [إيستين هالفغارد]",
            // Parties have leaders, too.
            "قال زعيم [هلفار إيستين هالفغارد]",
        ] {
            assert_eq!(settled(&[whole]).len(), 1, "{whole}");
        }
    }
}
