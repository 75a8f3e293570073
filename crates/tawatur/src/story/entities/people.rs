//! The people of a story by full name, and for whom their lone names stand.

use super::{JoinRule, Local, words};
use crate::lexicon::Lexicon;
use crate::reading::EntityKind;
use crate::reading::mentions::index::NameIndex;
use crate::reading::mentions::spelling::Spelling;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What the entities of one group have in common.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Key {
    Id(String),
    Person(usize),
    /// A lone name, and its nation where bearers of two nations are spelled alike.
    Lone(String, Option<String>),
    Other(EntityKind, String),
}

/// The people of a story by full name.
pub(super) struct People {
    index: NameIndex,
    /// Mentions of each person named in full.
    weight: Vec<usize>,
    patronymic: Vec<bool>,
    /// The nations whose offices each person bears.
    nations: Vec<BTreeSet<String>>,
    /// Person of each full spelling.
    of_spelling: HashMap<Spelling, usize>,
    /// For whom a lone name stands in the reports that name its bearer in full.
    settled: HashMap<String, BTreeSet<usize>>,
    /// The nations whose offices bearers of a lone name have, where no full name is.
    nations_of_lone: HashMap<String, BTreeSet<String>>,
}

impl People {
    pub(super) fn of(locals: &[Local<'_>], lexicon: &Lexicon) -> Self {
        let full = |l: &&Local<'_>| l.kind == EntityKind::Person && l.spelling.len() > 1;
        let mut weights: BTreeMap<&Spelling, (usize, bool)> = BTreeMap::new();
        for local in locals.iter().filter(full) {
            let entry = weights.entry(&local.spelling).or_default();
            entry.0 += local.mentions;
            entry.1 |= local.patronymic;
        }
        // Longer names first, then the more frequent: the order of reports plays no part.
        let mut order: Vec<(&Spelling, usize, bool)> = weights.into_iter().map(|(s, (n, p))| (s, n, p)).collect();
        order.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then(b.1.cmp(&a.1)).then(a.0.cmp(b.0)));
        let mut people = Self {
            index: NameIndex::default(),
            weight: Vec::new(),
            patronymic: Vec::new(),
            nations: Vec::new(),
            of_spelling: HashMap::new(),
            settled: HashMap::new(),
            nations_of_lone: HashMap::new(),
        };
        for (spelling, mentions, patronymic) in order {
            let person = people.index.person(spelling);
            if person == people.weight.len() {
                people.weight.push(0);
                people.patronymic.push(patronymic);
                people.nations.push(BTreeSet::new());
            }
            if let Some(weight) = people.weight.get_mut(person) {
                *weight += mentions;
            }
            people.of_spelling.insert(spelling.clone(), person);
        }
        for local in locals.iter().filter(|l| l.kind == EntityKind::Person) {
            people.learn(local, lexicon);
        }
        people
    }

    /// What a report's person tells of the lone names of the others.
    fn learn(&mut self, local: &Local<'_>, lexicon: &Lexicon) {
        let Some(person) = self.of_spelling.get(&local.spelling).copied() else {
            if let (Some(skeleton), Some(nation)) = (local.spelling.words().first(), &local.nation) {
                let nations = self.nations_of_lone.entry(skeleton.clone()).or_default();
                nations.insert(nation.clone());
            }
            return;
        };
        if let (Some(nations), Some(nation)) = (self.nations.get_mut(person), &local.nation) {
            nations.insert(nation.clone());
        }
        for form in local.forms.keys() {
            let words = words(form);
            let lone = Spelling::new(words.iter().map(String::as_str), lexicon);
            if let [skeleton] = lone.words() {
                self.settled.entry(skeleton.clone()).or_default().insert(person);
            }
        }
    }

    /// The person whom a report names, in full or by a lone name, and what tells so.
    pub(super) fn key(&self, local: &Local<'_>) -> Option<(Key, JoinRule)> {
        if local.kind != EntityKind::Person {
            return None;
        }
        if let Some(person) = self.of_spelling.get(&local.spelling) {
            let rule = if local.renamed {
                JoinRule::UsualForm
            } else {
                JoinRule::FullName
            };
            return Some((Key::Person(*person), rule));
        }
        let Some(skeleton) = local.spelling.words().first() else {
            return Some((Key::Lone(local.name.to_owned(), None), JoinRule::Words));
        };
        let lone = || {
            let several = self.nations_of_lone.get(skeleton).is_some_and(|all| all.len() > 1);
            Key::Lone(skeleton.clone(), local.nation.clone().filter(|_| several))
        };
        let bearer = self.bearer(local).map(|(person, rule)| (Key::Person(person), rule));
        Some(bearer.unwrap_or_else(|| (lone(), JoinRule::Spelling)))
    }

    /// The person of the story that a lone name stands for: the only one who
    /// ends or opens with it; of several the only one for whom it stands in
    /// other reports, or one named ten times as often as any other.
    fn bearer(&self, local: &Local<'_>) -> Option<(usize, JoinRule)> {
        const FAR_MORE: usize = 10;
        let weight = |p: usize| self.weight.get(p).copied().unwrap_or(0);
        let nation_fits = |p: &usize| {
            let known = self.nations.get(*p);
            local
                .nation
                .as_ref()
                .is_none_or(|own| known.is_none_or(|known| known.is_empty() || known.contains(own)))
        };
        let last_is_father = |p: &usize| {
            self.patronymic.get(*p).copied().unwrap_or(false)
                && self.index.name(*p).and_then(|name| name.words().last()) == local.spelling.words().first()
        };
        let mut bearers: Vec<usize> = self
            .index
            .bearers(&local.spelling)
            .filter(|p| !last_is_father(p))
            .filter(nation_fits)
            .collect();
        bearers.sort_by_key(|p| (std::cmp::Reverse(weight(*p)), *p));
        let settled = local
            .spelling
            .words()
            .first()
            .and_then(|skeleton| self.settled.get(skeleton));
        match (bearers.first(), bearers.get(1)) {
            (Some(one), None) => Some((*one, JoinRule::OnlyBearer)),
            (Some(one), Some(next)) => {
                let mut known = bearers.iter().filter(|p| settled.is_some_and(|all| all.contains(p)));
                match (known.next(), known.next()) {
                    (Some(only), None) => Some((*only, JoinRule::SettledElsewhere)),
                    (None, _) if weight(*one) >= FAR_MORE * weight(*next) => Some((*one, JoinRule::FarMoreOften)),
                    _ => None,
                }
            }
            _ => None,
        }
    }
}
