//! The entities of each report, and the name that each is known by.

use crate::lexicon::Lexicon;
use crate::reading::mentions::spelling::Spelling;
use crate::reading::mentions::{ends_in_patronymic, form};
use crate::reading::{EntityKind, Office, Reading};
use crate::text::{TokenKind, Tokens};
use std::collections::{BTreeMap, HashMap};

/// A full name that a story uses so many times as often as a report's fullest
/// one is the person's name.
const FAR_MORE_USUAL: usize = 3;

/// An entity of one reading, with its forms counted.
pub(super) struct Local<'r> {
    /// Its reading, and its place among the entities there.
    pub(super) at: (usize, usize),
    pub(super) kind: EntityKind,
    pub(super) name: &'r str,
    pub(super) id: Option<&'r str>,
    pub(super) spelling: Spelling,
    pub(super) patronymic: bool,
    /// The nation whose office it bears.
    pub(super) nation: Option<String>,
    /// Stated mentions by the words that name it.
    pub(super) forms: BTreeMap<String, usize>,
    pub(super) mentions: usize,
    /// Whether it is known by the story's usual form instead of its own name.
    pub(super) renamed: bool,
}

/// The entities of all members, in an order that their names alone decide.
pub(super) fn locals<'r>(readings: &'r [Reading], members: &[usize], lexicon: &Lexicon) -> Vec<Local<'r>> {
    let mut locals = Vec::new();
    for index in members {
        let Some(reading) = readings.get(*index) else { continue };
        let from = locals.len();
        for (number, entity) in reading.entities.iter().enumerate() {
            let words = words(&entity.name);
            locals.push(Local {
                at: (*index, number),
                kind: entity.kind,
                name: &entity.name,
                id: entity.registry.as_deref(),
                spelling: Spelling::new(words.iter().map(String::as_str), lexicon),
                patronymic: ends_in_patronymic(&words, lexicon),
                nation: None,
                forms: BTreeMap::new(),
                mentions: 0,
                renamed: false,
            });
        }
        for office in &reading.offices {
            let nation = Office::nations(&office.key).next();
            if let (Some(local), Some(nation)) = (office.entity.and_then(|e| locals.get_mut(from + e)), nation) {
                local.nation.get_or_insert_with(|| nation.to_owned());
            }
        }
        for mention in &reading.mentions {
            let Some(local) = locals.get_mut(from + mention.entity) else {
                continue;
            };
            local.mentions += 1;
            if !mention.inferred {
                let form = form(mention.span, &reading.report.text);
                *local.forms.entry(form).or_default() += 1;
            }
        }
    }
    locals
}

/// A report's person is known by that of its full names which the story uses
/// most: a word too many in one place ("سالم الحداد صباح") is left out.
pub(super) fn name_by_usual_forms(locals: &mut [Local<'_>], lexicon: &Lexicon) {
    let spell = |form: &str| Spelling::new(words(form).iter().map(String::as_str), lexicon);
    let mut usual: HashMap<Spelling, usize> = HashMap::new();
    let people = |l: &&mut Local<'_>| l.kind == EntityKind::Person && l.spelling.len() > 1;
    for local in locals.iter().filter(|l| l.kind == EntityKind::Person) {
        for (form, count) in &local.forms {
            *usual.entry(spell(form)).or_default() += count;
        }
    }
    for local in locals.iter_mut().filter(people) {
        let own = usual.get(&local.spelling).copied().unwrap_or(0);
        let forms = local.forms.keys().filter_map(|form| {
            let spelling = spell(form);
            let count = usual.get(&spelling).copied().unwrap_or(0);
            (spelling.len() > 1 && count > FAR_MORE_USUAL * own).then_some((count, form, spelling))
        });
        if let Some((_, form, spelling)) = forms.max_by(|a, b| a.0.cmp(&b.0).then_with(|| b.1.cmp(a.1))) {
            local.patronymic = ends_in_patronymic(&words(form), lexicon);
            local.spelling = spelling;
            local.renamed = true;
        }
    }
}

pub(super) fn words(name: &str) -> Vec<String> {
    let tokens = Tokens::new(name);
    tokens
        .iter()
        .filter(|token| token.kind != TokenKind::Mark)
        .map(|token| token.fold.to_owned())
        .collect()
}
