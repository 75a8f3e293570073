//! Takes apart what the tagger took for one person's name, where rules and grammar know better.

use super::near;
use crate::lexicon::cues::Classes;
use crate::lexicon::name_model::NameKind;
use crate::lexicon::names::Strength;
use crate::reading::mentions::EntityKind;
use crate::reading::mentions::finder::{Finder, Found};
use crate::reading::mentions::tagger::Tagged;
use crate::reading::mentions::words::{Word, ways};

impl Finder<'_> {
    /// A person's name, cut where the rules know better: two names are two
    /// people ("كيم لبوتين"), a title ends before the name, and a common word
    /// behind a clitic is no part of it ("سلمان بخير").
    pub(super) fn apart(&self, name: &Tagged, ruled: &[Found]) -> Vec<Tagged> {
        if name.kind != NameKind::Person {
            return vec![*name];
        }
        if self.names_a_thing(name) || self.describes_someone(name) || self.is_a_model(name) {
            return Vec::new();
        }
        let name = &self.without_adjective(&self.without_initial(name));
        let inside = self.people_inside(name, ruled);
        let (Some((first, _, found)), Some((_, end, _))) = (inside.first(), inside.last()) else {
            return vec![*name];
        };
        let mut first_word = name.first;
        if *first > name.first && found.title.is_some() {
            first_word = *first;
        }
        let cut = *end < name.end && self.words.get(*end).is_some_and(|word| self.is_phrase(word));
        let last_word = if cut { *end } else { name.end };
        let mut starts: Vec<usize> = inside.iter().skip(1).map(|(first, _, _)| *first).collect();
        starts.push(last_word);
        let mut people = Vec::with_capacity(starts.len());
        for end in starts.into_iter().filter(|end| *end > name.first) {
            if end > first_word {
                people.push(Tagged {
                    first: first_word,
                    end,
                    kind: name.kind,
                });
                first_word = end;
            }
        }
        people
    }

    /// The people that the rules find in the words of a name, each with its first word and the
    /// index after its last.
    fn people_inside<'f>(&self, name: &Tagged, ruled: &'f [Found]) -> Vec<(usize, usize, &'f Found)> {
        let last = self.words.get(name.end.saturating_sub(1));
        let Some((first, last)) = self.words.get(name.first).zip(last) else {
            return Vec::new();
        };
        let people = near(ruled, first.span.cover(last.span)).iter();
        people
            .filter(|found| found.kind == EntityKind::Person)
            .map(|found| {
                let first = self.words.partition_point(|word| word.span.end <= found.span.start);
                let end = self.words.partition_point(|word| word.span.start < found.span.end);
                (first, end, found)
            })
            .filter(|(first, end, _)| *first < name.end && *end > name.first)
            .collect()
    }

    /// Whether a word is a common one behind a clitic: "بخير".
    fn is_phrase(&self, word: &Word<'_>) -> bool {
        let names = &self.lexicon.names;
        word.common
            && names.person(word.fold).is_none()
            && ways(word).skip(1).any(|way| names.is_common_whole(&way.rest))
    }

    /// "صاروخ البرق", "فيروس كاما": whether it is the name of a thing. What is a given name too
    /// ("وسام") is a noun for a thing only before a common noun with the article.
    fn names_a_thing(&self, name: &Tagged) -> bool {
        let names = &self.lexicon.names;
        let common = |word: &Word<'_>| word.fold.starts_with("ال") && word.common && names.person(word.fold).is_none();
        let thing = |at: usize| {
            let named = |word: &Word<'_>| {
                names
                    .person(word.fold)
                    .is_some_and(|name| name.strength > Strength::Rare)
                    && !self.words.get(at + 1).is_some_and(common)
            };
            let cues = |word: &Word<'_>| ways(word).any(|way| names.cues(&way.rest).thing) && !named(word);
            self.words.get(at).is_some_and(cues)
        };
        thing(name.first) || name.first.checked_sub(1).is_some_and(thing)
    }

    /// A person's name without the letter that stands for a middle name before a
    /// stop ("سلمى م. حداد" is read in two sentences).
    fn without_initial(&self, name: &Tagged) -> Tagged {
        let last = name.end.saturating_sub(1);
        let letter = self
            .words
            .get(last)
            .is_some_and(|word| word.is_arabic() && word.fold.chars().count() == 1);
        Tagged {
            end: if letter && last > name.first { last } else { name.end },
            ..*name
        }
    }

    /// Whether a lone word is the adjective of a nation or movement that no list knows, behind a
    /// word for someone unnamed: "مسؤول هلفاري كبير" is no Halfari.
    fn describes_someone(&self, name: &Tagged) -> bool {
        let unnamed = |word: &Word<'_>| self.lexicon.cues.classes(word.fold).has(Classes::ANONYMOUS);
        let before = name.first.checked_sub(1).and_then(|at| self.words.get(at));
        let adjective = |word: &Word<'_>| {
            ["ي", "يه", "يون", "يين"].iter().any(|end| word.fold.ends_with(end))
                && self.lexicon.names.person(word.fold).is_none()
        };
        name.end == name.first + 1
            && before.is_some_and(|word| unnamed(word) && !word.fold.starts_with("ال"))
            && self.words.get(name.first).is_some_and(adjective)
    }

    /// Whether a number hangs on the name as on that of a weapon, a craft or a disease:
    /// "هواسونغ-20", "أبولو-11".
    fn is_a_model(&self, name: &Tagged) -> bool {
        let last = name.end.checked_sub(1).and_then(|at| self.words.get(at));
        let behind = last.and_then(|word| self.text.get(word.span.end..));
        let number = behind.and_then(|text| text.strip_prefix(['-', '–']));
        number.is_some_and(|text| text.starts_with(char::is_numeric))
    }

    /// A person's name without the adjective of a nation or movement before it, which no list
    /// knows ("الرئيس التورغاني جانغير نوغاييف"): with the article, behind a title or a noun with
    /// the article, and before a name without.
    fn without_adjective(&self, name: &Tagged) -> Tagged {
        let names = &self.lexicon.names;
        let adjective = |word: &Word<'_>| {
            word.fold.starts_with("ال")
                && (word.fold.ends_with('ي') || word.fold.ends_with("يه"))
                && names.person(word.fold).is_none()
        };
        let described = self.is_behind(name.first, |word| {
            word.starts_with("ال") || names.cues(word).any_title()
        });
        let goes_on = self.words.get(name.first + 1..name.end).and_then(<[Word<'_>]>::first);
        let cut = described
            && goes_on.is_some_and(|next| !next.is_mark() && !next.fold.starts_with("ال"))
            && self.words.get(name.first).is_some_and(adjective);
        Tagged {
            first: name.first + usize::from(cut),
            ..*name
        }
    }
}
