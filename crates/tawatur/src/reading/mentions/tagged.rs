//! Joins what the tagger found in a sentence with what registries, titles and
//! the rules for Latin letters know of it.

use super::EntityKind;
use super::finder::{Finder, Found, TitleFound};
use super::tagger::Tagged;
use super::words::{Word, ways};
use crate::lexicon::cues::Classes;
use crate::lexicon::name_model::NameKind;
use crate::lexicon::names::Strength;
use crate::text::Span;

impl Finder<'_> {
    /// The names of the sentence: the registries' and those in Latin letters
    /// as `found` has them, the others as the tagger has them.
    pub(super) fn with_tagged(&self, found: Vec<Found>, tagged: &[Tagged]) -> Vec<Found> {
        let mut kept: Vec<Found> = Vec::with_capacity(found.len());
        let mut replaced: Vec<Found> = Vec::new();
        for name in found {
            let latin = self.word_at(name.span.start).is_some_and(|(_, word)| !word.is_arabic());
            let registered =
                name.kind == EntityKind::Media || name.kind == EntityKind::Organisation && name.id.is_some();
            if latin || registered || name.title_only {
                kept.push(name);
            } else {
                replaced.push(name);
            }
        }
        kept.sort_by_key(|name| name.span.start);
        replaced.sort_by_key(|name| name.span.start);
        let mut names = Vec::with_capacity(tagged.len());
        for name in tagged.iter().flat_map(|name| self.apart(name, &replaced)) {
            let kind = match name.kind {
                NameKind::Person => EntityKind::Person,
                NameKind::Place => EntityKind::Place,
                NameKind::Organisation | NameKind::Government => EntityKind::Organisation,
                NameKind::Facility | NameKind::Other => continue,
            };
            let Some(first) = self.words.get(name.first).filter(|word| word.is_arabic()) else {
                continue;
            };
            let like = near(&replaced, first.span)
                .iter()
                .find(|f| f.kind == kind && f.span.start >= first.span.start && f.span.start < first.span.end);
            let clitics = like
                .and_then(|f| ways(first).find(|way| first.without(self.text, way.clitics).start == f.span.start))
                .map_or_else(|| self.clitics(first, kind), |way| way.clitics);
            let span = first.without(self.text, clitics).cover(first.span);
            let end = self
                .words
                .get(name.end.saturating_sub(1))
                .map_or(span.end, |last| last.span.end);
            let span = Span::new(span.start, end);
            if near(&kept, span).iter().any(|f| !f.title_only && f.span.overlaps(span)) {
                continue;
            }
            self.push(&mut names, name.first, name.end, clitics, kind, None);
            let Some(new) = names.last_mut() else { continue };
            match like.and_then(|like| like.title.clone()) {
                Some(title) => new.title = Some(title),
                None if kind == EntityKind::Person && clitics == 0 => {
                    new.title = self.title_before(&name, &mut kept);
                }
                None => {}
            }
            if kind == EntityKind::Place {
                new.id = self.place_id(name.first, name.end);
            }
        }
        // "شكر الوزير ضيوفه": what the rules took for the bearer's name is none.
        for lost in replaced.iter().filter(|name| name.kind == EntityKind::Person) {
            let taken = names
                .iter()
                .any(|name| name.kind == EntityKind::Person && name.span.overlaps(lost.span));
            kept.extend(
                lost.title
                    .clone()
                    .filter(|_| !taken)
                    .and_then(|title| self.alone(title)),
            );
        }
        // "علي الأمين": what is part of a name is no office.
        let is_in_name = |title: &Found| {
            names
                .iter()
                .any(|name| name.kind == EntityKind::Person && name.span.overlaps(title.span))
        };
        let bare = |found: &Found| {
            found
                .title
                .as_ref()
                .is_some_and(|t| found.title_only && !t.title.is_placed())
        };
        kept.retain(|found| !(bare(found) && is_in_name(found)));
        kept.extend(names);
        kept
    }

    /// A person's name, cut where the rules know better: two names are two
    /// people ("كيم لبوتين"), a title ends before the name, and a common word
    /// behind a clitic is no part of it ("سلمان بخير").
    fn apart(&self, name: &Tagged, ruled: &[Found]) -> Vec<Tagged> {
        if name.kind != NameKind::Person {
            return vec![*name];
        }
        // "صاروخ البرق", "فيروس كاما": the name of a thing. What is a given name too
        // ("وسام") is one only before a common noun with the article.
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
        if thing(name.first) || name.first.checked_sub(1).is_some_and(thing) {
            return Vec::new();
        }
        if self.describes_someone(name) || self.is_a_model(name) {
            return Vec::new();
        }
        let name = &self.without_adjective(&self.without_initial(name));
        let whole = vec![*name];
        let mut inside: Vec<(usize, usize, &Found)> = Vec::new();
        let last = name.end.saturating_sub(1);
        let Some(span) = self
            .words
            .get(name.first)
            .zip(self.words.get(last))
            .map(|(first, last)| first.span.cover(last.span))
        else {
            return whole;
        };
        for found in near(ruled, span)
            .iter()
            .filter(|found| found.kind == EntityKind::Person)
        {
            let first = self.words.partition_point(|word| word.span.end <= found.span.start);
            let end = self.words.partition_point(|word| word.span.start < found.span.end);
            if first < name.end && end > name.first {
                inside.push((first, end, found));
            }
        }
        let (Some((first, _, found)), Some((_, end, _))) = (inside.first(), inside.last()) else {
            return whole;
        };
        let phrase = |word: &Word<'_>| {
            word.common
                && names.person(word.fold).is_none()
                && ways(word).skip(1).any(|way| names.is_common_whole(&way.rest))
        };
        let mut first_word = name.first;
        if *first > name.first && found.title.is_some() {
            first_word = *first;
        }
        let cut = *end < name.end && self.words.get(*end).is_some_and(phrase);
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

    /// The title that stands alone for the rules, and right before a name that they did not know:
    /// "الرئيس", a bracket between, or a comma and a name in full.
    fn title_before(&self, name: &Tagged, kept: &mut Vec<Found>) -> Option<TitleFound> {
        let last = |back: usize| name.first.checked_sub(back).and_then(|at| self.words.get(at));
        let behind = match last(1)? {
            word if !word.is_mark() => word,
            mark if matches!(mark.fold, "(" | "#") => last(2)?,
            mark if matches!(mark.fold, "،" | ",") && name.end - name.first > 1 => last(2)?,
            _ => return None,
        };
        let of_kin = |office: &Found| {
            let title = office.title.as_ref().map(|t| &t.title);
            title.is_some_and(|title| self.is_behind(title.first, |word| self.lexicon.names.cues(word).kin))
        };
        let at = kept
            .iter()
            .position(|found| found.title_only && found.span.end == behind.span.end && !of_kin(found))?;
        kept.remove(at).title
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

    /// Bytes of clitics before a name: those without which it is known.
    fn clitics(&self, first: &Word<'_>, kind: EntityKind) -> usize {
        let names = &self.lexicon.names;
        // Many names begin with ك and ف, which are hardly ever written onto one: "كايلي", "فلورنس".
        let own = first.fold.starts_with(['ك', 'ف']);
        let known = |rest: &str| match kind {
            EntityKind::Person => names.person(rest).is_some_and(|_| !own || rest == first.fold),
            EntityKind::Place => {
                names.place(rest, |_| None).is_some() || names.cues(rest).place || names.cues(rest).site
            }
            _ => names.cues(rest).organisation || names.is_common_whole(rest),
        };
        ways(first)
            .find(|way| known(&way.rest))
            .or_else(|| ways(first).find(|way| way.rest.starts_with("ال")))
            .map_or(0, |way| way.clitics)
    }

    /// The gazetteer's id of the place that these words name.
    fn place_id(&self, first: usize, end: usize) -> Option<String> {
        let word = self.words.get(first)?;
        let ahead = |n: usize| self.words.get(first + n).filter(|_| first + n < end).map(|w| w.fold);
        ways(word).find_map(|way| {
            let (count, id) = self.lexicon.names.place(&way.rest, ahead)?;
            (first + count == end).then(|| id.to_owned())
        })
    }

    fn word_at(&self, offset: usize) -> Option<(usize, &Word<'_>)> {
        let at = self.words.partition_point(|word| word.span.end <= offset);
        self.words.get(at).map(|word| (at, word))
    }
}

/// Those of the names, sorted by where they start, that may touch `span`: each
/// overlaps at most so many that start before it.
fn near(names: &[Found], span: Span) -> &[Found] {
    const MAX_BEFORE: usize = 8;
    let first = names.partition_point(|name| name.span.start < span.start);
    let end = names.partition_point(|name| name.span.start < span.end);
    names.get(first.saturating_sub(MAX_BEFORE)..end).unwrap_or_default()
}
