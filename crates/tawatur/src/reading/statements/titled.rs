//! Whose title a description is: "الوزير اليمني" of "وزير الإدارة المحلية، سامي خوري", "الأمين العام لمنظمة الأنهار" of
//! "سلمى حداد، الأمينة العامة للمنظمة".

use super::forms;
use super::named_person;
use super::scene::Scene;
use super::source::{self, Bound};
use crate::lexicon::cues::Classes;
use crate::lexicon::names::Names;
use crate::reading::{EntityKind, Mention};
use crate::text::clitics;
use std::ops::Range;

/// A title beside a comma has at most so many words.
const MAX_TITLE: usize = 10;

/// The titles that a report gives its people: at the name, and set off from it by a comma.
pub(super) struct Titles(Vec<Told>);

/// A title that the report gives someone.
struct Told {
    title: Range<usize>,
    /// The nation, where the title is another's: "التقى الوزير الإيراني نظيره الروسي سامي خوري".
    nation: Option<&'static str>,
    /// Index of an entity.
    bearer: usize,
}

impl Titles {
    pub(super) fn of(scene: &Scene<'_>, names: &Names) -> Self {
        let tokens = &scene.reading.tokens;
        let people = scene.reading.mentions.iter();
        let people = people.filter(|m| m.kind == EntityKind::Person && !m.inferred);
        let apposed = people.flat_map(|mention| {
            let name = tokens.within(mention.span);
            let found = [
                before(scene, mention, name.start, names),
                behind(scene, name.end, names),
                beside_counterpart(scene, name.start, names),
            ];
            found.into_iter().flatten().map(|title| (title, mention.entity))
        });
        let entities = scene.reading.entities.iter().enumerate();
        let own = entities.filter(|(_, entity)| entity.kind == EntityKind::Person);
        let own = own.filter_map(|(index, _)| Some((named_person::title(scene, index)?, index)));
        // "متحدثة باسم الرئيس، سامي خوري".
        let own = own.filter(|(title, index)| {
            !(title.end..=title.end + 1).any(|name| {
                let beside = scene.mention(name).filter(|m| m.entity == *index);
                beside.is_some_and(|m| named_person::principal(scene, title.start, name, m))
            })
        });
        let told = own.chain(apposed);
        Self(
            told.filter_map(|(title, bearer)| Told::of(scene, title, bearer, names))
                .collect(),
        )
    }

    /// Whether a person has a title that the noun of the description at `range` heads, and that tells of no
    /// other office.
    pub(super) fn fits(&self, scene: &Scene<'_>, range: &Range<usize>, person: usize, names: &Names) -> bool {
        let own = Said::of(scene, range, names);
        // "رئيس البنك المركزي" is not who is called "الرئيس".
        let leads = names.cues(clitics::stem(scene.fold(range.start))).head;
        let state = scene
            .mention(range.start + 1)
            .is_some_and(|m| m.kind == EntityKind::Place);
        let construct = !scene.fold(range.start).starts_with("ال");
        let of_something = leads && construct && !state && !own.words.is_empty();
        let office = scene.is(range.start, Classes::OFFICE);
        let mut titles = self.headed(scene, range).filter(|told| told.bearer == person);
        titles.any(|told| {
            let said = told.said(scene, names);
            let one_nation = !office || own.of_one_nation(&said);
            !own.differs(&said) && one_nation && !(of_something && said.words.is_empty())
        })
    }

    /// The one person of whom a title tells that the noun of the description at `range` heads, if one of
    /// the two says all that the other does.
    pub(super) fn bearer(&self, scene: &Scene<'_>, range: &Range<usize>, names: &Names) -> Option<usize> {
        let own = Said::of(scene, range, names);
        let headed = || {
            let titles = self.headed(scene, range);
            titles.map(|told| (told.said(scene, names), told.bearer))
        };
        // "الوزير النرويجي" is the one whose title tells this nation, or tells none, and no other minister.
        let native = sole(headed().filter(|(said, _)| own.shares_nation(said)));
        let plain = || {
            let others = headed().filter(|(said, _)| said.nations.is_empty());
            let bare = |(said, _): &(Vec<Said<'_>>, usize)| said.iter().all(|said| said.words.is_empty());
            sole(others).filter(bare).filter(|_| !own.nations.is_empty())
        };
        let (_, bearer) = native.or_else(plain).or_else(|| sole(headed()))?;
        headed()
            .any(|(said, other)| other == bearer && own.agrees(&said))
            .then_some(bearer)
    }

    /// The titles that the noun of the description at `range` heads.
    fn headed<'t>(&'t self, scene: &'t Scene<'_>, range: &Range<usize>) -> impl Iterator<Item = &'t Told> {
        let noun = clitics::stem(scene.fold(range.start));
        // "متحدث آخر".
        let another = range.clone().any(|i| scene.is(i, Classes::ANOTHER));
        let heads = move |title: &Range<usize>| clitics::stem(scene.fold(title.start)) == noun;
        self.0.iter().filter(move |told| !another && heads(&told.title))
    }
}

impl Told {
    /// None for a counterpart of nobody who has a title.
    fn of(scene: &Scene<'_>, title: Range<usize>, bearer: usize, names: &Names) -> Option<Self> {
        if !is_counterpart(scene, title.start, names) {
            return Some(Self {
                title,
                nation: None,
                bearer,
            });
        }
        let second = (title.start + 2 < title.end).then(|| scene.fold(title.start + 2));
        let nation = names.nations.adjective(scene.fold(title.start + 1), second)?.1.code;
        let reading = scene.reading;
        let sentence = reading.sentence_at(scene.token(title.start)?.span.start)?;
        let first = reading.tokens.within(*reading.sentences.get(sentence)?).start;
        let base = (first..title.start).rev().find(|i| is_title(scene, *i, names))?;
        let ends = |i: &usize| scene.is_mark(*i) || scene.named(*i) && scene.mention(*i).is_some();
        let end = (base + 1..title.start).find(ends).unwrap_or(title.start);
        Some(Self {
            title: base..end,
            nation: Some(nation),
            bearer,
        })
    }

    fn said<'a>(&self, scene: &Scene<'a>, names: &Names) -> Said<'a> {
        let mut said = Said::of(scene, &self.title, names);
        if let Some(nation) = self.nation {
            said.nations = vec![nation];
        }
        said
    }
}

/// What the titles say and whose they are, if they are all of one person: of two ministers either may be meant.
fn sole<'a>(titles: impl Iterator<Item = (Said<'a>, usize)>) -> Option<(Vec<Said<'a>>, usize)> {
    let (said, bearers): (Vec<_>, Vec<_>) = titles.unzip();
    let bearer = *bearers.first()?;
    bearers.iter().all(|other| *other == bearer).then_some((said, bearer))
}

/// The title that ends in the comma before a name: "المدير الفني للفريق، سامي خوري".
fn before(scene: &Scene<'_>, mention: &Mention, name: usize, names: &Names) -> Option<Range<usize>> {
    // "أمين عام الأمم المتحدة، #سلمى_حداد".
    let name = name - usize::from(name > 0 && scene.fold(name - 1) == "#");
    let comma = name.checked_sub(1).filter(|i| scene.is_comma(*i))?;
    let words = (comma.saturating_sub(MAX_TITLE)..comma).rev();
    let words = words.take_while(|i| scene.is_word(*i) && scene.verb(*i).is_none());
    // "دعا الوزير منسقة الشؤون الإنسانية، سلمى حداد", "دعا وزير خارجيتها رئيسة الوزراء، سلمى حداد": two people.
    let another = |i: usize| {
        let word = scene.fold(i);
        (scene.fold(i - 1).starts_with("ال") || forms::possessed_noun(scene, i - 1))
            && !(word.starts_with("ال") || word.starts_with(['ل', 'ب', 'و']) || scene.is(i, Classes::LINKER))
            && !scene.named(i)
    };
    let opens = |first: &usize| {
        let whole = source::phrase(scene, *first..comma, Bound::Comma) == comma;
        let own = !named_person::principal(scene, *first, name, mention);
        own && is_title(scene, *first, names) && whole && !(first + 1..comma).any(another)
    };
    Some(words.filter(opens).last()?..comma)
}

/// "بنظيره الروسي، سامي خوري": the word for who bears the same office, and its nation.
fn beside_counterpart(scene: &Scene<'_>, name: usize, names: &Names) -> Option<Range<usize>> {
    const MAX_NATION: usize = 2;
    let end = (name.saturating_sub(2)..name)
        .find(|i| scene.is_comma(*i) || scene.fold(*i) == "#")
        .unwrap_or(name);
    let mut reach = (end.saturating_sub(MAX_NATION + 1)..end).rev();
    let first = reach.find(|i| is_counterpart(scene, *i, names))?;
    let nation = (first + 1..end).all(|i| scene.fold(i).starts_with("ال"));
    (nation && first + 1 < end).then_some(first..end)
}

fn is_counterpart(scene: &Scene<'_>, i: usize, names: &Names) -> bool {
    clitics::readings(scene.fold(i)).any(|(_, rest)| names.cues(rest).counterpart)
}

/// The title behind a name and a comma: "سامي خوري، مدير الفريق".
fn behind(scene: &Scene<'_>, name: usize, names: &Names) -> Option<Range<usize>> {
    let first = name + 1;
    if !scene.is_comma(name) || !is_title(scene, first, names) {
        return None;
    }
    let end = source::phrase(scene, first..first + MAX_TITLE, Bound::Comma);
    (end > first).then_some(first..end)
}

fn is_title(scene: &Scene<'_>, i: usize, names: &Names) -> bool {
    let word = scene.fold(i);
    let bare = word.strip_prefix("ال").unwrap_or(word);
    let titled = names.cues(word).any_title() || names.cues(bare).any_title();
    titled && !scene.named(i) && scene.word(i).clitic.is_none()
}

/// Whether two titles tell of two nations: "وزير الخارجية الروسي" and "وزير الخارجية الإيراني".
pub(super) fn abroad(scene: &Scene<'_>, title: &Range<usize>, other: &Range<usize>, names: &Names) -> bool {
    let said = |title| Said::of(scene, title, names);
    scene.is(title.start, Classes::OFFICE) && !said(title).of_one_nation(&said(other))
}

/// What a title says beside the noun that heads it.
struct Said<'a> {
    /// Stems of its words, but for prepositions and nations.
    words: Vec<&'a str>,
    /// The codes of the nations whose it is by an adjective ("اليمني").
    nations: Vec<&'static str>,
}

impl<'a> Said<'a> {
    fn of(scene: &Scene<'a>, title: &Range<usize>, names: &Names) -> Self {
        // "المدرب البرتغالي (55 عاما)".
        let words = title.clone().skip(1).take_while(|i| scene.fold(*i) != "(");
        let words = words.filter(|i| scene.is_word(*i) && !scene.is(*i, Classes::LINKER.or(Classes::BEHALF)));
        // "الوزير المستقيل" is the minister.
        let office = scene.is(title.start, Classes::OFFICE);
        let words = words.filter(|i| !(office && names.cues(scene.fold(*i)).past));
        let mut said = Self {
            words: Vec::new(),
            nations: Vec::new(),
        };
        let mut words = words.map(|i| scene.fold(i)).peekable();
        while let Some(word) = words.next() {
            match names.nations.adjective(word, words.peek().copied()) {
                Some((count, nation)) => {
                    said.nations.push(nation.code);
                    for _ in 1..count {
                        words.next();
                    }
                }
                None => said.words.push(bare(clitics::stem(word))),
            }
        }
        said
    }

    /// Whether each says something, and both nothing in common.
    fn differs(&self, other: &Self) -> bool {
        let says = !self.words.is_empty() && !other.words.is_empty();
        says && !self.words.iter().any(|word| other.words.contains(word))
    }

    /// Whether both tell of a nation, and the other of each that this one does.
    fn shares_nation(&self, other: &Self) -> bool {
        !self.nations.is_empty() && within(&self.nations, &other.nations)
    }

    /// Whether one says all that the other does, no nation is another's, and a noun alone
    /// is not taken for an office of many words.
    fn agrees(&self, other: &Self) -> bool {
        let fuller = !other.words.is_empty() && within(&other.words, &self.words);
        self.of_one_nation(other) && (within(&self.words, &other.words) || fuller)
    }

    /// Whether the nations that one tells of are told of by the other, if that tells of any.
    fn of_one_nation(&self, other: &Self) -> bool {
        self.nations.is_empty()
            || other.nations.is_empty()
            || within(&self.nations, &other.nations)
            || within(&other.nations, &self.nations)
    }
}

/// "لمنظمة الأنهار" and "للمنظمة".
fn bare(word: &str) -> &str {
    word.strip_prefix('ل')
        .filter(|rest| rest.chars().count() > 2)
        .unwrap_or(word)
}

fn within(few: &[&str], many: &[&str]) -> bool {
    few.iter().all(|word| many.contains(word))
}
