//! Bodies that speak, and the voice behind a speaker: a minister and the
//! ministry, a spokesman and the presidency, a capital and the government.

mod load;

use super::nations::{Nation, Nations};
use super::phrases::{Phrases, is_joiner};
use crate::text::{TokenKind, Tokens, clitics};
use rustc_hash::FxHashSet;
use std::collections::BTreeMap;

/// Bodies by name, and what every state has.
#[derive(Debug, Default)]
pub struct Bodies {
    named: BTreeMap<&'static str, (&'static str, &'static str)>,
    names: Phrases<&'static str>,
    institutions: Vec<Institution>,
    /// Forms of institutions, without nationality.
    forms: Phrases<usize>,
    /// Titles of who leads them, without nationality.
    titles: Phrases<usize>,
    /// Words before the body in a speaker's description: "المتحدث باسم".
    openings: FxHashSet<String>,
    nations: Nations,
}

/// What every state has: a ministry, a parliament.
#[derive(Debug)]
struct Institution {
    id: &'static str,
    feminine: bool,
    ar: &'static str,
    en: &'static str,
}

/// Whom a speaker speaks for. Two speakers with one id are one voice.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Voice {
    /// "presidency:RU", "nato".
    pub id: String,
    /// In Arabic.
    pub ar: String,
    /// In English.
    pub en: String,
}

impl Bodies {
    /// The body whose name opens with `first`: how many words it has, and its id.
    pub fn name<'w>(&self, first: &str, word: impl Fn(usize) -> Option<&'w str>) -> Option<(usize, &'static str)> {
        self.names.longest(first, word).map(|(count, id)| (count, *id))
    }

    /// An institution with its nationality, opening with `first`: how many
    /// words both have, and the body's id ("foreign:US").
    pub fn institution<'w>(
        &self,
        first: &str,
        word: impl Fn(usize) -> Option<&'w str> + Copy,
    ) -> Option<(usize, String)> {
        // "South Korean military", "Iraq's foreign ministry": English sets the nation first.
        if first.is_ascii()
            && let Some((used, nation)) = self.nation(first, word)
        {
            let next = word(used)?;
            let (count, index) = self.forms.longest(next, |i| word(used + i))?;
            return Some((used + count, self.id(*index, nation)?));
        }
        let (count, index) = self.forms.longest(first, word)?;
        let (used, nation) = self.nation_after(count, word)?;
        Some((count + used, self.id(*index, nation)?))
    }

    /// Whether a body's or institution's name may open with `first`.
    pub(crate) fn opens(&self, first: &str) -> bool {
        // In English the nation stands first.
        first.is_ascii() || self.names.opens(first) || self.forms.opens(first)
    }

    /// Whether a word tells of a state ("الروسي", "Russian").
    #[must_use]
    pub fn is_national(&self, word: &str) -> bool {
        self.nations.adjective(word, None).is_some()
    }

    /// The code of the state that an adjective tells of ("الروسي", "الكوري" before "الشمالي").
    #[must_use]
    pub fn state_of(&self, word: &str, next: &str) -> Option<&'static str> {
        self.nations.adjective(word, Some(next)).map(|(_, nation)| nation.code)
    }

    /// The voice with this id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<Voice> {
        if let Some((ar, en)) = self.named.get(id) {
            return Some(Voice {
                id: id.to_owned(),
                ar: (*ar).to_owned(),
                en: (*en).to_owned(),
            });
        }
        let (institution, code) = id.split_once(':')?;
        let institution = self.institutions.iter().find(|i| i.id == institution)?;
        Some(self.compose(id, institution, self.nations.get(code)?))
    }

    /// The voice that the registry of outlets gives: a body's id, or the code of
    /// a state, for which its government speaks.
    #[must_use]
    pub fn speaks_as(&self, voice: &str) -> Option<Voice> {
        self.get(voice).or_else(|| self.get(&format!("government:{voice}")))
    }

    /// For whom a speaker speaks, told by the words that name the speaker and
    /// by the title that the report gives; nothing where they do not tell. What
    /// is known of the world beyond the words is no ground: offices change hands.
    #[must_use]
    pub fn voice(&self, speaker: &str, title: &str) -> Option<Voice> {
        let id = self.voice_of(speaker).or_else(|| self.voice_of(title))?;
        self.get(&id)
    }

    /// The institution that a folded description names without a nation, after words like
    /// "بيان": "وزارة الدفاع", "وزير الدفاع". The voice's id begins with it.
    #[must_use]
    pub fn kind(&self, description: &str) -> Option<&'static str> {
        let words: Vec<&str> = description.split(' ').collect();
        let opens = |word: &str| clitics::readings(word).any(|(_, rest)| self.openings.contains(rest));
        let mut rest = words.as_slice();
        while let Some((first, more)) = rest.split_first() {
            let word = |i: usize| rest.get(i).copied();
            let found = clitics::readings(first).find_map(|(_, first)| {
                let phrases = [&self.forms, &self.titles];
                let mut found = phrases.iter().filter_map(|phrases| phrases.longest(first, word));
                found.find(|(count, _)| *count == rest.len()).map(|(_, index)| *index)
            });
            if let Some(index) = found {
                return self.institutions.get(index).map(|institution| institution.id);
            }
            if !opens(first) {
                return None;
            }
            rest = more;
        }
        None
    }

    /// The noun with its article that is all by which a folded description names a body:
    /// "الوزارة" in "المتحدث باسم الوزارة".
    pub(crate) fn bare(&self, description: &str) -> Option<String> {
        let opens = |word: &&str| clitics::readings(word).any(|(_, rest)| self.openings.contains(rest));
        let mut words = description.split(' ').skip_while(opens);
        let noun = words.next()?;
        let noun = noun
            .strip_prefix("لل")
            .map_or_else(|| noun.to_owned(), |rest| format!("ال{rest}"));
        noun.starts_with("ال").then_some(noun)
    }

    /// The id of the voice that a description opens with, after words like "المتحدث باسم".
    fn voice_of(&self, description: &str) -> Option<String> {
        let tokens = Tokens::new(description);
        let words: Vec<&str> = tokens
            .iter()
            .filter(|t| t.kind != TokenKind::Mark || !is_joiner(t.fold))
            .map(|t| t.fold.strip_suffix("'s").unwrap_or(t.fold))
            .collect();
        let mut at = 0;
        while let Some(first) = words.get(at) {
            for (clitic, rest) in clitics::readings(first) {
                let restored;
                let rest = if clitic.ends_with("لل") {
                    restored = format!("ال{rest}");
                    restored.as_str()
                } else {
                    rest
                };
                if let Some(id) = self.voice_at(rest, |i| words.get(at + i).copied(), words.len() - at) {
                    return Some(id);
                }
            }
            if !clitics::readings(first).any(|(_, rest)| self.openings.contains(rest)) {
                return None;
            }
            at += 1;
        }
        None
    }

    /// The voice whose name or chief's title starts here; `left` words are left.
    fn voice_at<'w>(&self, first: &str, word: impl Fn(usize) -> Option<&'w str> + Copy, left: usize) -> Option<String> {
        if let Some((count, id)) = self.names.longest(first, word) {
            // "مجلس الأمن القومي" alone is known; "الجيش" with another nation's adjective is another's.
            let other = self
                .institution(first, word)
                .filter(|(longer, other)| *longer > count && other != id);
            return Some(other.map_or_else(|| (*id).to_owned(), |(_, other)| other));
        }
        if let Some((_, id)) = self.institution(first, word) {
            return Some(id);
        }
        // "وزير الخارجية الأمريكي", "رئيس وزراء بريطانيا".
        if let Some((count, index)) = self.titles.longest(first, word)
            && let Some((_, nation)) = self.nation_after(count, word)
        {
            return self.id(*index, nation);
        }
        // "Russian President", "US Secretary".
        if let Some((used, nation)) = self.nation(first, word)
            && let Some(next) = word(used)
            && let Some((_, index)) = self.titles.longest(next, |i| word(used + i))
        {
            return self.id(*index, nation);
        }
        // A state or capital alone stands for its government.
        let whole = |found: Option<(usize, &Nation)>| found.filter(|(count, _)| *count == left).map(|f| f.1.code);
        let code = whole(self.nations.name(first, word)).or_else(|| whole(self.nations.capital(first, word)))?;
        Some(format!("government:{code}"))
    }

    /// The nation told by a name or an adjective that opens with `first`.
    fn nation<'w>(&self, first: &str, word: impl Fn(usize) -> Option<&'w str>) -> Option<(usize, &Nation)> {
        let first = first.strip_suffix("'s").unwrap_or(first);
        // "us" may be the pronoun, but no institution follows a pronoun.
        let name = self.nations.name(first, &word);
        let adjective = self.nations.adjective(first, word(1));
        match (name, adjective) {
            (Some(a), Some(b)) => Some(if b.0 > a.0 { b } else { a }),
            (a, b) => a.or(b),
        }
    }

    /// The nation told after an institution of `count` words, at once or after
    /// a preposition or "الاتحادية".
    fn nation_after<'w>(
        &self,
        count: usize,
        word: impl Fn(usize) -> Option<&'w str> + Copy,
    ) -> Option<(usize, &Nation)> {
        let next = word(count)?;
        if let Some((used, nation)) = self.nation(next, |i| word(count + i)) {
            return Some((used, nation));
        }
        if matches!(next, "في" | "of" | "in") {
            let after = word(count + 1)?;
            let (used, nation) = self.nations.name(after, |i| word(count + 1 + i))?;
            return Some((used + 1, nation));
        }
        let rest = next.strip_prefix('ب')?;
        self.nations.name(rest, |i| word(count + i))
    }

    fn id(&self, index: usize, nation: &Nation) -> Option<String> {
        Some(format!("{}:{}", self.institutions.get(index)?.id, nation.code))
    }

    fn compose(&self, id: &str, institution: &Institution, nation: &Nation) -> Voice {
        let ending = if institution.feminine { "ة" } else { "" };
        let definite = |word: &str| {
            let article = if word.starts_with("ال") { "" } else { "ال" };
            let bends = word.ends_with('ي');
            format!("{article}{word}{}", if bends { ending } else { "" })
        };
        let ar = if nation.adjective_ar.is_empty() {
            format!("{} في {}", institution.ar, nation.ar)
        } else if nation.adjective_ar.starts_with("جنوب ") {
            format!("{} {}{ending}", institution.ar, nation.adjective_ar)
        } else {
            let adjective: Vec<_> = nation.adjective_ar.split(' ').map(definite).collect();
            format!("{} {}", institution.ar, adjective.join(" "))
        };
        let nationality = if nation.adjective_en.is_empty() {
            nation.en
        } else {
            nation.adjective_en
        };
        Voice {
            id: id.to_owned(),
            ar,
            en: format!("{nationality} {}", institution.en),
        }
    }
}

#[cfg(test)]
mod tests;
