//! Finds names sentence by sentence: registries and gazetteers first, then
//! titles, head nouns and the shape of names of people.

use super::people::{self, PersonSpan};
use super::spelling::Spelling;
use super::titles::{self, Title};
use super::words::{Word, ways};
use super::{EntityKind, Office};
use crate::lexicon::Lexicon;
use crate::lexicon::names::Strength;
use crate::text::Span;
use std::collections::BTreeMap;

/// The most words of an organisation's name after its head noun.
const MAX_ORGANISATION: usize = 6;

/// A name found, before names are joined to entities.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// The name without title and clitics.
    pub(super) span: Span,
    /// What it names.
    pub(super) kind: EntityKind,
    /// The registry's or gazetteer's id.
    pub(super) id: Option<String>,
    /// Folded words of the name, clitics taken off.
    pub(super) words: Vec<String>,
    /// The title beside it, or the title that stands alone.
    pub(super) title: Option<TitleFound>,
    /// A title without a name: it stands for its bearer if the report names one.
    pub(super) title_only: bool,
}

impl Found {
    /// The key under which spellings of one name meet.
    pub(super) fn spelling(&self, lexicon: &Lexicon) -> Spelling {
        Spelling::new(self.words.iter().map(String::as_str), &lexicon.namesakes)
    }
}

/// A title with its place in the text.
#[derive(Clone, Debug)]
pub(super) struct TitleFound {
    /// Its words.
    pub(super) span: Span,
    /// What it says.
    pub(super) title: Title,
}

impl TitleFound {
    /// The office, with its bearer among the report's entities.
    pub(super) fn office(&self, entity: Option<usize>) -> Office {
        Office {
            span: self.span,
            key: self.title.key.clone(),
            entity,
        }
    }
}

/// Names of agencies and outlets, by first token: the token after the last, and the id.
pub(super) type Media = BTreeMap<usize, (usize, String)>;

/// One sentence, and what is needed to find names in it.
pub(super) struct Finder<'f> {
    /// The report's text.
    pub(super) text: &'f str,
    /// The sentence's words.
    pub(super) words: &'f [Word<'f>],
    /// Agencies and outlets in the report.
    pub(super) media: &'f Media,
    /// Gazetteers and cues.
    pub(super) lexicon: &'f Lexicon,
}

impl Finder<'_> {
    /// The names of the sentence, in order, without overlap. Titles without a
    /// name come, too, and the names inside such a title after it.
    pub(super) fn run(&self) -> Vec<Found> {
        let mut found = Vec::new();
        let mut i = 0;
        while i < self.words.len() {
            i = self.step(i, self.words.len(), true, &mut found).max(i + 1);
        }
        found
    }

    /// Adds the name at word `i`, which ends before `limit`, and gives the word after it.
    fn step(&self, i: usize, limit: usize, with_people: bool, found: &mut Vec<Found>) -> usize {
        let Some(word) = self.words.get(i) else { return i + 1 };
        if word.is_mark() {
            return i + 1;
        }
        let before = found.len();
        let end = self
            .medium(i, found)
            .or_else(|| self.body(i, found))
            .or_else(|| self.listed_organisation(i, found))
            .or_else(|| self.capitals_with_kind(i, found))
            .or_else(|| with_people.then(|| self.titled(i, found)).flatten())
            .or_else(|| self.place(i, with_people, found))
            .or_else(|| self.organisation(i, limit, found))
            .or_else(|| self.headed_place(i, found))
            .or_else(|| with_people.then(|| self.person(i, found)).flatten())
            .or_else(|| self.acronym(i, found))
            .or_else(|| with_people.then(|| self.unlisted(i, found)).flatten());
        match end {
            Some(end) if end <= limit => end,
            Some(_) => {
                found.truncate(before);
                i + 1
            }
            None => i + 1,
        }
    }

    fn medium(&self, i: usize, found: &mut Vec<Found>) -> Option<usize> {
        let word = self.words.get(i)?;
        let (end_token, id) = self.media.get(&word.token)?;
        let end = i + self.words.get(i..)?.iter().take_while(|w| w.token < *end_token).count();
        // "صحيفة الغارديان" is the Guardian, a newspaper; "وكالة الأنباء الكورية" is the whole name.
        let noun = ways(word).any(|way| self.lexicon.names.cues(&way.rest).medium);
        if noun
            && let Some(next) = self.words.get(i + 1).filter(|_| i + 1 < end)
            && !self.lexicon.names.cues(next.fold).medium_of
            && self.outlet_named(i + 1, end, 0, id)
        {
            self.push(found, i + 1, end, 0, EntityKind::Media, Some(id.clone()));
            return Some(end);
        }
        // The clitics that are no letters of the name: before the article or the word for the kind.
        let clitics = ways(word)
            .find(|way| way.rest.starts_with("ال") || self.lexicon.names.cues(&way.rest).medium)
            .map_or_else(|| self.outlet_clitics(i, end, id), |way| way.clitics);
        self.push(found, i, end, clitics, EntityKind::Media, Some(id.clone()));
        Some(end)
    }

    /// Bytes of clitics on an outlet's name that has no article: those without
    /// which the registry knows the name by itself.
    fn outlet_clitics(&self, i: usize, end: usize, id: &str) -> usize {
        let Some(word) = self.words.get(i) else { return 0 };
        ways(word)
            .map(|way| way.clitics)
            .find(|clitics| self.outlet_named(i, end, *clitics, id))
            .unwrap_or(0)
    }

    /// Whether the registry knows these words, without clitics, as the outlet's name.
    fn outlet_named(&self, i: usize, end: usize, clitics: usize, id: &str) -> bool {
        let (Some(word), Some(last)) = (self.words.get(i), self.words.get(end.saturating_sub(1))) else {
            return false;
        };
        let span = Span::new(word.without(self.text, clitics).start, last.span.end);
        let outlet = self.lexicon.registry.lookup(span.of(self.text));
        outlet.is_some_and(|outlet| outlet.id == id)
    }

    fn body(&self, i: usize, found: &mut Vec<Found>) -> Option<usize> {
        let word = self.words.get(i).filter(|word| word.may.open_body)?;
        let bodies = &self.lexicon.bodies;
        let ahead = self.ahead(i);
        ways(word).find_map(|way| {
            let named = bodies.name(&way.rest, ahead).map(|(count, id)| (count, id.to_owned()));
            // "وزير الدفاع الروسي" names the minister's field, not the ministry.
            let field = i
                .checked_sub(1)
                .and_then(|p| self.words.get(p))
                .is_some_and(|w| w.may.minister);
            let composed = bodies.institution(&way.rest, ahead).filter(|_| !field);
            let (count, id) = match (named, composed) {
                (Some(a), Some(b)) => Some(if b.0 > a.0 { b } else { a }),
                (a, b) => a.or(b),
            }?;
            // "كابل" is Kabul, and no "ك" before the firm "ابل".
            let place = count == 1 && way.clitics > 0 && self.lexicon.names.place(word.fold, |_| None).is_some();
            (!place && self.written_as_name(i, count)).then(|| {
                let (first, clitics) = match self.is_noun_before(&way.rest, i, count, &id) {
                    true => (i + 1, 0),
                    false => (i, way.clitics),
                };
                self.push(found, first, i + count, clitics, EntityKind::Organisation, Some(id));
                i + count
            })
        })
    }

    /// Whether the first of a body's words is the noun for its kind, and no part of its name:
    /// "حركة حماس" is Hamas, a movement, since the registry knows the words behind it as the same body.
    fn is_noun_before(&self, noun: &str, i: usize, count: usize, id: &str) -> bool {
        let named = |next: &Word<'_>| self.lexicon.bodies.name(next.fold, self.ahead(i + 1));
        self.lexicon.names.cues(noun).bare
            && self.words.get(i + 1).and_then(named) == Some((count.saturating_sub(1), id))
    }

    /// A title with the name of its bearer; or the title alone, if it tells a nation.
    fn titled(&self, i: usize, found: &mut Vec<Found>) -> Option<usize> {
        let title = titles::at(self.words, i, self.lexicon)?;
        let mut start = title.end;
        // "خبير في جامعة كوكمين": what follows is the organisation's name, not his.
        let complement = start
            .checked_sub(1)
            .filter(|last| *last > i)
            .and_then(|last| self.words.get(last))
            .is_some_and(|w| {
                let cues = self.lexicon.names.cues(w.fold);
                w.is_arabic() && (cues.organisation || cues.place || cues.site)
            });
        if complement {
            return None;
        }
        // "زوجة الرئيس السوري": a name behind it may be hers as well as his.
        let of_kin = title.is_placed() && self.is_behind(i, |word| self.lexicon.names.cues(word).kin);
        let mut person = self.person_at(start, true).filter(|_| !of_kin);
        if person.is_none() && !of_kin && self.words.get(start).is_some_and(|w| matches!(w.fold, "،" | ",")) {
            // "مستشار الأمن القومي الأمريكي، جيك سوليفان،": the name must be sure.
            person = self
                .person_at(start + 1, false)
                .filter(|p| p.parts >= 2 && self.words.get(p.end).is_none_or(Word::is_mark));
            start += 1;
        }
        let span = self.title_span(&title)?;
        // The Arabic title opens with its noun, the English one with the nation.
        let first_inside = title.first + usize::from(self.words.get(i)?.is_arabic());
        match person {
            Some(person) => {
                self.inside(first_inside, title.end, found);
                self.push(found, start, person.end, person.clitics, EntityKind::Person, None);
                if let Some(last) = found.last_mut() {
                    last.title = Some(TitleFound { span, title });
                }
                Some(person.end)
            }
            None => {
                let end = title.end;
                found.extend(self.alone(TitleFound { span, title }));
                self.inside(i + 1, end, found);
                (end > i + 1).then_some(end)
            }
        }
    }

    /// A title that stands for its bearer without a name.
    pub(super) fn alone(&self, found: TitleFound) -> Option<Found> {
        let title = &found.title;
        let stands = title.is_placed() || title.stands_alone() && !self.is_vacant(title);
        stands.then(|| Found {
            span: found.span,
            kind: EntityKind::Person,
            id: None,
            words: Vec::new(),
            title: Some(found),
            title_only: true,
        })
    }

    /// Whether the word before word `i` is such a word, in some reading of its clitics.
    pub(super) fn is_behind(&self, i: usize, such: impl Fn(&str) -> bool) -> bool {
        let before = i.checked_sub(1).and_then(|p| self.words.get(p));
        before.is_some_and(|word| ways(word).any(|way| such(&way.rest)))
    }

    /// Whether a title stands for nobody: "منصب الوزير", "كأس الملك", "كوزير للخارجية",
    /// "مدينة الملك"; is a surname: "سعد الأمير"; or goes on: "المدير السابق لوكالة الأمن".
    fn is_vacant(&self, title: &Title) -> bool {
        let names = &self.lexicon.names;
        let clitics = self
            .words
            .get(title.first)
            .and_then(|word| word.fold.get(..title.clitics));
        let goes_on = self.words.get(title.end).is_some_and(|word| {
            word.fold.starts_with('ل') && ways(word).skip(1).any(|way| names.cues(&way.rest).organisation)
        });
        clitics.is_some_and(|clitics| clitics.ends_with('ك'))
            || goes_on
            || self.is_behind(title.first, |word| {
                let cues = names.cues(word);
                let given = names
                    .person(word)
                    .is_some_and(|p| p.given && p.strength > Strength::Rare);
                given || cues.place || cues.site || names.is_vacant(word)
            })
    }

    /// The bodies and places inside a title.
    fn inside(&self, from: usize, to: usize, found: &mut Vec<Found>) {
        let mut i = from;
        while i < to {
            i = self.step(i, to, false, found).max(i + 1);
        }
    }

    fn title_span(&self, title: &Title) -> Option<Span> {
        let first = self.words.get(title.first)?.without(self.text, title.clitics);
        Some(first.cover(self.words.get(title.end.checked_sub(1)?)?.span))
    }

    fn place(&self, i: usize, with_people: bool, found: &mut Vec<Found>) -> Option<usize> {
        let word = self.words.get(i).filter(|word| word.may.open_place)?;
        let names = &self.lexicon.names;
        let ahead = self.ahead(i);
        let (clitics, count, id) = ways(word).find_map(|way| {
            let (count, id) = names.place(&way.rest, ahead)?;
            // A given name that is also a town: "جورجيا ميلوني".
            let listed = names.person(&way.rest).is_some_and(|p| p.given);
            let person = listed && with_people && self.person_at(i, false).is_some_and(|p| p.parts > count);
            // A short word behind clitics is another word more often.
            let doubtful = count == 1
                && way.clitics > 0
                && (way.rest.chars().count() <= 3
                    || word.common && !names.is_common(&way.rest) && word.fold.chars().count() <= 5);
            (!person && !doubtful).then_some((way.clitics, count, id))
        })?;
        if count == 1 && self.is_ambiguous_place(i, clitics) || !self.written_as_name(i, count) {
            return None;
        }
        self.push(found, i, i + count, clitics, EntityKind::Place, Some(id.to_owned()));
        Some(i + count)
    }

    /// Whether the word is a state's name and an everyday adjective, too
    /// ("مالي"), with nothing before it that calls for a place.
    fn is_ambiguous_place(&self, i: usize, clitics: usize) -> bool {
        let Some(word) = self.words.get(i) else { return false };
        let rest = word.fold.get(clitics..).unwrap_or_default();
        let names = &self.lexicon.names;
        let adjective = names.nations.adjective(rest, None).is_some() && !rest.starts_with("ال");
        let before = i.checked_sub(1).and_then(|p| self.words.get(p));
        adjective && !before.is_some_and(|w| names.cues(w.fold).link || names.cues(w.fold).place)
    }

    /// "وزارة الدفاع", "جامعة كوكمين", "المحكمة العليا".
    fn organisation(&self, i: usize, limit: usize, found: &mut Vec<Found>) -> Option<usize> {
        let names = &self.lexicon.names;
        let word = self.words.get(i)?;
        if !word.is_arabic() || !word.may.organisation {
            return None;
        }
        let way = ways(word).find(|way| {
            let cues = names.cues(&way.rest);
            cues.organisation || cues.definite
        })?;
        let definite_head = names.cues(&way.rest).definite;
        // "التدريبات البحرية الثلاثية": an adjective of the word before.
        let adjective = definite_head
            && way.clitics == 0
            && i.checked_sub(1)
                .and_then(|p| self.words.get(p))
                .is_some_and(|w| w.fold.starts_with("ال"));
        if adjective {
            return None;
        }
        let mut j = i + 1;
        let mut definite = definite_head;
        let mut named = false;
        while let Some(next) = self
            .words
            .get(j)
            .filter(|w| w.is_arabic() && j < limit && j <= i + MAX_ORGANISATION)
        {
            let cues = names.cues(next.fold);
            let has_article = next.fold.starts_with("ال");
            let title = cues.any_title() && (!has_article || self.person_at(j + 1, true).is_some());
            if cues.stop || title || cues.says && !has_article {
                break;
            }
            let adjective = names.nations.adjective(next.fold, self.ahead(j)(1));
            if let Some((used, _)) = adjective.filter(|_| has_article) {
                j += used;
                named = true;
                definite = true;
                continue;
            }
            if !definite && let Some((used, _)) = names.place(next.fold, self.ahead(j)) {
                j += used;
                named = true;
                break;
            }
            let joined =
                next.fold.starts_with("وال") && j > i + 1 && named && !names.cues(&next.fold["و".len()..]).definite;
            if has_article {
                j += 1;
                named = true;
                definite = true;
            } else if joined
                && self
                    .words
                    .get(j + 1)
                    .is_none_or(|n| n.is_mark() || !n.fold.starts_with("ال") || !named)
                && !definite_head
            {
                j += 1;
            } else if !definite && !next.common {
                // "معهد سيجونغ", "كتائب عز الدين".
                j += 1;
                named = true;
                if !self.words.get(j).is_some_and(|w| w.is_arabic() && !w.common) {
                    break;
                }
            } else if !definite
                && self.words.get(j + 1).is_some_and(|n| n.fold.starts_with("ال"))
                && !names.cues(next.fold).place
            {
                // "لجنة حقوق الإنسان".
                j += 1;
            } else {
                break;
            }
        }
        if !named || definite_head && j == i + 1 {
            return None;
        }
        let (from, clitics) = if names.cues(&way.rest).bare && !definite {
            (i + 1, 0)
        } else {
            (i, way.clitics)
        };
        self.push(found, from, j, clitics, EntityKind::Organisation, None);
        Some(j)
    }

    /// "مدينة كراماتورسك", "مطار القاهرة", "ساحة كيم إيل-سونغ".
    fn headed_place(&self, i: usize, found: &mut Vec<Found>) -> Option<usize> {
        let names = &self.lexicon.names;
        let word = self.words.get(i)?;
        if !word.is_arabic() || !word.may.site {
            return None;
        }
        let way = ways(word).find(|way| {
            let cues = names.cues(&way.rest);
            cues.place || cues.site
        })?;
        let site = names.cues(&way.rest).site;
        let next = self.words.get(i + 1).filter(|w| w.is_arabic())?;
        let mut j = i + 1;
        if site && let Some((used, _)) = names.place(next.fold, self.ahead(j)) {
            self.push(found, i, j + used, way.clitics, EntityKind::Place, None);
            return Some(j + used);
        }
        let is_name = |w: &Word<'_>| {
            let cues = names.cues(w.fold);
            let listed = names.person(w.fold).is_some_and(|p| p.strength == Strength::Strong);
            w.is_arabic()
                && !cues.stop
                && !cues.says
                && w.fold.chars().count() >= 3
                && (listed || !w.common && names.nations.adjective(w.fold, None).is_none())
        };
        if site && let Some(person) = self.person_at(j, true).filter(|p| p.clitics == 0) {
            self.push(found, i, person.end, way.clitics, EntityKind::Place, None);
            return Some(person.end);
        }
        if !is_name(next) {
            return None;
        }
        j += 1;
        if self
            .words
            .get(j)
            .is_some_and(|w| is_name(w) && !w.fold.starts_with('و'))
        {
            j += 1;
        }
        let (from, clitics) = if site { (i, way.clitics) } else { (i + 1, 0) };
        self.push(found, from, j, clitics, EntityKind::Place, None);
        Some(j)
    }

    fn person(&self, i: usize, found: &mut Vec<Found>) -> Option<usize> {
        let before = i.checked_sub(1).and_then(|p| self.words.get(p));
        let after_verb = before.is_some_and(|w| w.may.says);
        let person = self.person_at(i, after_verb)?;
        let single = person.end == i + 1;
        // One unknown word alone is a name only beside a verb of saying, and not before more of a clause.
        if single && person.sure == 0 && !after_verb {
            return None;
        }
        self.push(found, i, person.end, person.clitics, EntityKind::Person, None);
        // "ليم سو سوك، المتحدث باسم وزارة الخارجية": the title follows.
        if self.words.get(person.end).is_some_and(|w| matches!(w.fold, "،" | ","))
            && let Some(title) = titles::at(self.words, person.end + 1, self.lexicon)
            && let Some(span) = self.title_span(&title)
            && self.person_at(title.end, true).is_none()
            && let Some(last) = found.last_mut()
        {
            let end = title.end;
            last.title = Some(TitleFound { span, title });
            self.inside(person.end + 2, end, found);
            return Some(end);
        }
        Some(person.end)
    }

    /// The name of a person that starts at word `i`; it ends before an outlet's name.
    pub(super) fn person_at(&self, i: usize, titled: bool) -> Option<PersonSpan> {
        let rest = self.words.get(i..)?;
        // No name of a person is so long that an outlet behind it matters.
        const MAX_NAME: usize = 16;
        let outlet = rest
            .iter()
            .take(MAX_NAME)
            .position(|w| self.media.contains_key(&w.token));
        let words = outlet.map_or(self.words, |n| self.words.get(..i + n).unwrap_or_default());
        people::at(words, i, titled, self.lexicon)
    }

    /// The words after word `i`, for matching phrases; a phrase crosses no mark
    /// but the stops of an abbreviation ("U.S.").
    pub(super) fn ahead<'s>(&'s self, i: usize) -> impl Fn(usize) -> Option<&'s str> + Copy {
        move |n| {
            self.words
                .get(i + n)
                .filter(|w| !w.is_mark() || w.fold == ".")
                .map(|w| w.fold)
        }
    }

    /// Whether a name in Latin letters is written like one: "Us" and "who" are none.
    fn written_as_name(&self, i: usize, count: usize) -> bool {
        let Some(words) = self.words.get(i..i + count) else {
            return false;
        };
        words.iter().take(1).all(|w| {
            w.kind != crate::text::TokenKind::Foreign
                || if w.fold.len() <= 3 && count == 1 {
                    w.all_capitals
                } else {
                    w.capital || i + count > i + 1 && self.words.get(i + 1).is_some_and(|n| n.capital)
                }
        })
    }

    pub(super) fn push(
        &self,
        found: &mut Vec<Found>,
        first: usize,
        end: usize,
        clitics: usize,
        kind: EntityKind,
        id: Option<String>,
    ) {
        let (Some(words), true) = (self.words.get(first..end), end > first) else {
            return;
        };
        let (Some(head), Some(last)) = (words.first(), words.last()) else {
            return;
        };
        let mut folds: Vec<String> = words
            .iter()
            .filter(|w| !w.is_mark())
            .map(|w| w.fold.to_owned())
            .collect();
        if let (Some(fold), Some(way)) = (folds.first_mut(), ways(head).find(|way| way.clitics == clitics)) {
            *fold = way.rest.into_owned();
        }
        found.push(Found {
            span: Span::new(head.without(self.text, clitics).start, last.span.end),
            kind,
            id,
            words: folds,
            title: None,
            title_only: false,
        });
    }
}
