//! Joins the names of one report that name the same.

use super::finder::{Found, TitleFound};
use super::index::NameIndex;
use super::spelling::Spelling;
use super::{Entity, EntityKind, Mention, Office};
use crate::lexicon::Lexicon;
use crate::text::Span;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// The skeleton of a place that no gazetteer knows must have this many
/// consonants to meet another spelling; shorter ones meet by chance.
const MIN_PLACE_SKELETON: usize = 4;

/// Mentions in order without overlap, the entities in order of first mention,
/// and the offices in order.
pub(super) fn join(text: &str, found: Vec<Found>, lexicon: &Lexicon) -> (Vec<Mention>, Vec<Entity>, Vec<Office>) {
    let people = People::of(text, &found, lexicon);
    let keys: Vec<Option<Key>> = found.iter().map(|f| people.key(f)).collect();
    let others = Others::of(&found, lexicon);
    let mut entities: Vec<Entity> = Vec::new();
    let mut forms: Vec<BTreeMap<(usize, String), usize>> = Vec::new();
    let mut by_key: HashMap<Key, usize> = HashMap::new();
    let mut mentions: Vec<Mention> = Vec::new();
    let mut offices: Vec<Office> = Vec::new();
    for (name, key) in found.iter().zip(keys) {
        let overlaps = mentions.last().is_some_and(|m: &Mention| m.span.end > name.span.start);
        let Some(key) = key.or_else(|| others.key(name, lexicon)) else {
            let placed = name.title.as_ref().filter(|t| !overlaps && t.title.is_placed());
            offices.extend(placed.map(|t| t.office(None)));
            continue;
        };
        // An office before its bearer's name is his title, and no mention by itself.
        if overlaps || name.title_only && people.apposed.contains(&name.span) {
            continue;
        }
        let entity = *by_key.entry(key).or_insert_with(|| {
            entities.push(Entity {
                kind: name.kind,
                name: String::new(),
                registry: None,
                title: None,
            });
            forms.push(BTreeMap::new());
            entities.len() - 1
        });
        if let (Some(entity), Some(forms)) = (entities.get_mut(entity), forms.get_mut(entity)) {
            if !name.title_only {
                *forms.entry((name.words.len(), form(name.span, text))).or_default() += 1;
                let title = people.fuller_title(name);
                entity.title = entity.title.or(title.map(|t| t.span));
            }
            if entity.registry.is_none() {
                entity.registry.clone_from(&name.id);
            }
        }
        if !name.title_only {
            offices.extend(people.titles(name).map(|t| t.office(Some(entity))));
        }
        mentions.push(Mention {
            span: name.span,
            kind: name.kind,
            entity,
            inferred: name.title_only,
        });
    }
    for (entity, forms) in entities.iter_mut().zip(forms) {
        // The fullest, then the most frequent, then the first in the alphabet.
        let fullest = forms
            .into_iter()
            .max_by(|((a_words, a), a_count), ((b_words, b), b_count)| {
                (a_words, a_count).cmp(&(b_words, b_count)).then_with(|| b.cmp(a))
            });
        if let Some(((_, form), _)) = fullest {
            entity.name = form;
        }
    }
    (mentions, entities, offices)
}

/// The words of a name as it is shown, with the article that a preposition hides:
/// "للولايات المتحدة" gives "الولايات المتحدة".
pub(crate) fn form(name: Span, text: &str) -> String {
    let written = name.of(text).replace('_', " ");
    let hidden = text.get(..name.start).is_some_and(|before| before.ends_with("لل"));
    if hidden { format!("ال{written}") } else { written }
}

/// What one entity's mentions have in common.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Key {
    Id(String),
    Person(usize),
    /// A lone name, and the nation that its titles tell where lone names of two
    /// nations are spelled alike.
    Lone(String, Option<String>),
    Place(String),
    Organisation(String),
}

/// The people of a report: full names, and who a lone name or a title stands for.
struct People {
    index: NameIndex,
    /// Where each person is named in full first.
    first: Vec<usize>,
    /// Whether a patronymic ends the name ("محمد بن سلمان").
    patronymic: Vec<bool>,
    /// The nations that each person's titles tell.
    nations: Vec<BTreeSet<String>>,
    /// Person of each full name, by its position.
    of_found: HashMap<usize, usize>,
    /// Whom each lone name, by its position, stands for.
    lone: HashMap<usize, Key>,
    /// Who bears each office; none where two do.
    offices: HashMap<String, Option<Key>>,
    /// Titles with their bearers, in the order of the text.
    borne: Vec<(TitleFound, Key)>,
    /// Titles that stand alone, and whose bearer the report does not name.
    unborne: Vec<TitleFound>,
    /// By the position of a name with a title, the office before that title.
    before_title: HashMap<usize, TitleFound>,
    /// Those offices.
    apposed: HashSet<Span>,
}

impl People {
    fn of(text: &str, found: &[Found], lexicon: &Lexicon) -> Self {
        let stated: Vec<(Spelling, usize, &Found)> = found
            .iter()
            .enumerate()
            .filter(|(_, f)| f.kind == EntityKind::Person && !f.title_only)
            .map(|(at, f)| (f.spelling(lexicon), at, f))
            .collect();
        let mut people = Self {
            index: NameIndex::default(),
            first: Vec::new(),
            patronymic: Vec::new(),
            nations: Vec::new(),
            of_found: HashMap::new(),
            lone: HashMap::new(),
            offices: HashMap::new(),
            borne: Vec::new(),
            unborne: Vec::new(),
            before_title: HashMap::new(),
            apposed: HashSet::new(),
        };
        people.take_full(&stated);
        people.take_lone(&stated);
        people.take_offices(text, found);
        people
    }

    /// Full names, the longest first.
    fn take_full(&mut self, stated: &[(Spelling, usize, &Found)]) {
        let mut full: Vec<&(Spelling, usize, &Found)> = stated.iter().filter(|(s, ..)| s.len() > 1).collect();
        full.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then(a.1.cmp(&b.1)));
        let known: HashSet<&[String]> = full.iter().map(|(spelling, ..)| spelling.words()).collect();
        // Two names that were read as one stand for the first, and join nothing.
        let (glued, single): (Vec<_>, Vec<_>) = full.into_iter().partition(|(s, ..)| first_of_two(s, &known).is_some());
        for (spelling, at, name) in single.into_iter().chain(glued) {
            let first = first_of_two(spelling, &known);
            let person = self.index.person(first.as_ref().unwrap_or(spelling));
            if person == self.first.len() {
                self.first.push(*at);
                self.patronymic.push(ends_in_patronymic(&name.words));
                self.nations.push(BTreeSet::new());
            }
            if let Some(first) = self.first.get_mut(person) {
                *first = (*first).min(*at);
            }
            if let Some(nations) = self.nations.get_mut(person) {
                nations.extend(nations_of(name));
            }
            self.of_found.insert(name.span.start, person);
        }
    }

    /// Lone names, in the order of the text.
    fn take_lone(&mut self, stated: &[(Spelling, usize, &Found)]) {
        // Whom a lone name stood for when there was one bearer only.
        let mut settled: HashMap<&str, usize> = HashMap::new();
        let mut nations: HashMap<&str, BTreeSet<String>> = HashMap::new();
        let lone = || stated.iter().filter(|(s, ..)| s.len() <= 1);
        for (spelling, _, name) in lone() {
            if let Some(skeleton) = spelling.words().first() {
                nations.entry(skeleton).or_default().extend(nations_of(name));
            }
        }
        for (spelling, at, name) in lone() {
            let Some(skeleton) = spelling.words().first() else {
                self.lone.insert(name.span.start, Key::Lone(name.words.join(" "), None));
                continue;
            };
            let key = match self.bearer(spelling, *at, name, settled.get(skeleton.as_str()).copied()) {
                Some((person, only)) => {
                    if only {
                        settled.insert(skeleton, person);
                    }
                    Key::Person(person)
                }
                None => {
                    let several = nations.get(skeleton.as_str()).is_some_and(|all| all.len() > 1);
                    let own = nations_of(name).next().filter(|_| several);
                    Key::Lone(skeleton.clone(), own)
                }
            };
            self.lone.insert(name.span.start, key);
        }
    }

    /// Whom a lone name stands for, and whether no other bearer of it was named
    /// before: the only bearer so far; of several the one for whom it stood when
    /// he was the only one, or who has the title beside it. A name before any of
    /// its bearers needs that the report has but one.
    fn bearer(&self, spelling: &Spelling, at: usize, name: &Found, settled: Option<usize>) -> Option<(usize, bool)> {
        let nations: BTreeSet<String> = nations_of(name).collect();
        let last_is_father = |p: usize| {
            self.patronymic.get(p).copied().unwrap_or(false)
                && self.index.name(p).and_then(|n| n.words().last()) == spelling.words().first()
        };
        let other_nation = |p: usize| {
            let known = self.nations.get(p);
            !nations.is_empty() && known.is_some_and(|known| !known.is_empty() && known.is_disjoint(&nations))
        };
        let all: Vec<usize> = self
            .index
            .bearers(spelling)
            .filter(|p| !last_is_father(*p) && !other_nation(*p))
            .collect();
        let before: Vec<usize> = all
            .iter()
            .copied()
            .filter(|p| self.first.get(*p).is_some_and(|first| *first < at))
            .collect();
        match (before.as_slice(), all.as_slice()) {
            ([one], _) | ([], [one]) => Some((*one, true)),
            ([], _) => None,
            (several, _) => {
                let titled = nations.iter().next().and_then(|_| {
                    let mut alike = several
                        .iter()
                        .filter(|p| self.nations.get(**p).is_some_and(|known| !known.is_disjoint(&nations)));
                    alike.next().filter(|_| alike.next().is_none())
                });
                let person = titled.copied().or(settled.filter(|p| several.contains(p)));
                person.map(|person| (person, false))
            }
        }
    }

    /// Who bears which office: by a title at the name's side, or one before that
    /// title ("العاهل السعودي، الملك سلمان").
    fn take_offices(&mut self, text: &str, found: &[Found]) {
        let mut earlier: Option<&Found> = None;
        for name in found.iter().filter(|f| f.kind == EntityKind::Person) {
            let Some(title) = &name.title else { continue };
            if name.title_only {
                earlier = Some(name);
                continue;
            }
            let Some(key) = self.key(name) else { continue };
            if let Some(before) = earlier
                .take()
                .filter(|e| is_apposed(text, e.span, title.span))
                .and_then(|e| e.title.clone())
            {
                self.apposed.insert(before.span);
                self.before_title.insert(name.span.start, before);
            }
            for title in self.titles(name).cloned().collect::<Vec<_>>() {
                let holder = self
                    .offices
                    .entry(title.title.key.clone())
                    .or_insert_with(|| Some(key.clone()));
                if holder.as_ref() != Some(&key) {
                    *holder = None;
                }
                self.borne.push((title, key.clone()));
            }
        }
        let alone = found.iter().filter(|f| f.title_only).filter_map(|f| f.title.as_ref());
        let open = alone.filter(|office| {
            let title = &office.title;
            let known = self.offices.contains_key(&title.key)
                || self.borne.iter().any(|(borne, _)| title.shortens(&borne.title));
            title.is_placed() && !known
        });
        self.unborne = open.cloned().collect();
    }

    /// Who bears an office that stands alone: whom the report gives that very title, or the one
    /// named before of whose title it is the short form. Nobody, if another may be meant.
    fn office_holder(&self, office: &TitleFound) -> Option<Key> {
        if let Some(holder) = self.offices.get(&office.title.key).filter(|_| office.title.is_placed()) {
            return holder.clone();
        }
        let rival = |other: &TitleFound| other.span != office.span && office.title.shortens(&other.title);
        if self.unborne.iter().any(rival) {
            return None;
        }
        let fitting = || {
            self.borne
                .iter()
                .filter(|(title, _)| office.title.shortens(&title.title))
        };
        let (first, holder) = fitting().next()?;
        (first.span.start < office.span.start && fitting().all(|(_, other)| other == holder)).then(|| holder.clone())
    }

    /// The titles beside a name: the office before the title, and the title.
    fn titles<'t>(&'t self, name: &'t Found) -> impl Iterator<Item = &'t TitleFound> {
        self.before_title.get(&name.span.start).into_iter().chain(&name.title)
    }

    /// The title that tells most: one with a nation in it.
    fn fuller_title<'t>(&'t self, name: &'t Found) -> Option<&'t TitleFound> {
        self.titles(name).next()
    }

    fn key(&self, name: &Found) -> Option<Key> {
        if name.kind != EntityKind::Person {
            return None;
        }
        if name.title_only {
            return self.office_holder(name.title.as_ref()?);
        }
        if let Some(person) = self.of_found.get(&name.span.start) {
            return Some(Key::Person(*person));
        }
        self.lone.get(&name.span.start).cloned()
    }
}

/// The first of two names, each of two words or more and known by itself, that
/// were read as one: "عبد الله الثاني عمر الحداد".
fn first_of_two(spelling: &Spelling, known: &HashSet<&[String]>) -> Option<Spelling> {
    let words = spelling.words();
    let at = (2..words.len().saturating_sub(1)).find(|at| {
        let (first, second) = words.split_at(*at);
        known.contains(first) && known.contains(second)
    })?;
    Some(spelling.beginning(at))
}

/// Whether an office stands right before a title, a comma between them or not.
fn is_apposed(text: &str, office: Span, title: Span) -> bool {
    text.get(office.end..title.start).is_some_and(|between| {
        between
            .chars()
            .all(|c| c.is_whitespace() || matches!(c, '،' | ',' | '#'))
    })
}

/// The codes of the nations that a name's title tells.
fn nations_of(name: &Found) -> impl Iterator<Item = String> {
    let key = name.title.as_ref().map_or("", |t| t.title.key.as_str());
    Office::nations(key).map(str::to_owned)
}

/// "محمد بن سلمان", "حسين بن عبد الله": what ends the name names the father, not him.
pub(crate) fn ends_in_patronymic<W: AsRef<str>>(words: &[W]) -> bool {
    let is = |back: usize, among: &[&str]| {
        words
            .iter()
            .rev()
            .nth(back)
            .is_some_and(|word| among.contains(&word.as_ref()))
    };
    const SON: &[&str] = &["بن", "ابن", "bin", "ibn"];
    is(1, SON) || is(2, SON) && is(1, &["عبد", "ابو", "ابي", "abd", "abdul", "abdel", "abu"])
}

/// Places and organisations.
struct Others {
    /// Joined skeleton of a place that has an id → that id.
    places: HashMap<String, String>,
    /// Organisations without an id by their words: the stems, in order.
    organisations: BTreeMap<String, Option<String>>,
}

impl Others {
    fn of(found: &[Found], lexicon: &Lexicon) -> Self {
        let mut others = Self {
            places: HashMap::new(),
            organisations: BTreeMap::new(),
        };
        for name in found {
            match (name.kind, &name.id) {
                (EntityKind::Place, Some(id)) => {
                    let joined = name.spelling(lexicon).joined();
                    if joined.len() >= MIN_PLACE_SKELETON {
                        others.places.entry(joined).or_insert_with(|| id.clone());
                    }
                }
                (EntityKind::Organisation, id) => {
                    others
                        .organisations
                        .entry(name.words.join(" "))
                        .or_insert_with(|| id.clone());
                }
                _ => {}
            }
        }
        others
    }

    fn key(&self, name: &Found, lexicon: &Lexicon) -> Option<Key> {
        if let Some(id) = &name.id {
            return Some(Key::Id(id.clone()));
        }
        let words = name.words.join(" ");
        match name.kind {
            EntityKind::Person => None,
            EntityKind::Place => {
                let joined = name.spelling(lexicon).joined();
                if joined.len() < MIN_PLACE_SKELETON {
                    return Some(Key::Place(words));
                }
                Some(
                    self.places
                        .get(&joined)
                        .map_or_else(|| Key::Place(joined.clone()), |id| Key::Id(id.clone())),
                )
            }
            EntityKind::Organisation | EntityKind::Media => Some(self.fuller(&words)),
        }
    }

    /// "وزارة الدفاع" is "وزارة الدفاع الروسية" where the report has one such ministry.
    fn fuller(&self, words: &str) -> Key {
        let prefix = format!("{words} ");
        let mut longer = self
            .organisations
            .range(prefix.clone()..)
            .take_while(|(name, _)| name.starts_with(&prefix));
        match (longer.next(), longer.next()) {
            (Some((_, Some(id))), None) => Key::Id(id.clone()),
            (Some((name, None)), None) => Key::Organisation(name.clone()),
            _ => Key::Organisation(words.to_owned()),
        }
    }
}
