//! The people of a report: who is named in full, and for whom a lone name or an
//! office stands.

use super::super::finder::{Found, TitleFound};
use super::super::index::NameIndex;
use super::super::spelling::Spelling;
use super::super::{EntityKind, Office};
use super::{Key, ends_in_patronymic};
use crate::lexicon::Lexicon;
use crate::text::Span;
use std::collections::{BTreeSet, HashMap, HashSet};

/// The people of a report: full names, and who a lone name or a title stands for.
pub(super) struct People {
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
    pub(super) apposed: HashSet<Span>,
}

impl People {
    pub(super) fn of(text: &str, found: &[Found], lexicon: &Lexicon) -> Self {
        let stated: Vec<(Spelling, usize, &Found)> = found
            .iter()
            .enumerate()
            .filter(|(_, f)| f.names_person())
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
        people.take_full(&stated, lexicon);
        people.take_lone(&stated);
        people.take_offices(text, found);
        people
    }

    /// Full names, the longest first.
    fn take_full(&mut self, stated: &[(Spelling, usize, &Found)], lexicon: &Lexicon) {
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
                self.patronymic.push(ends_in_patronymic(&name.words, lexicon));
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
    pub(super) fn titles<'t>(&'t self, name: &'t Found) -> impl Iterator<Item = &'t TitleFound> {
        self.before_title.get(&name.span.start).into_iter().chain(&name.title)
    }

    /// The title that tells most: one with a nation in it.
    pub(super) fn fuller_title<'t>(&'t self, name: &'t Found) -> Option<&'t TitleFound> {
        self.titles(name).next()
    }

    pub(super) fn key(&self, name: &Found) -> Option<Key> {
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
