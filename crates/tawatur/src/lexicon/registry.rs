//! Agencies and outlets: who they are, how they are written, for whom they speak.

mod beside;
mod load;

use self::beside::Beside;
use super::phrases::Phrases;
use crate::report::Language;
use crate::text::{TokenKind, Tokens, clitics};
use std::collections::BTreeMap;
use std::ops::Range;

/// The shortest name of one word, in letters, that may stand behind clitics: two
/// letters behind "و" or "ل" are another word more often than a name.
const MIN_BEHIND_CLITICS: usize = 3;

/// Agencies and outlets, by id and by name.
#[derive(Debug, Default)]
pub struct Registry {
    outlets: Vec<Outlet>,
    by_id: BTreeMap<&'static str, usize>,
    names: Phrases<Name>,
    /// Words beside a name that say what it is.
    beside: Beside,
}

/// An agency or an outlet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outlet {
    /// Short, as the trade says: `AFP`.
    pub id: &'static str,
    /// What it is.
    pub kind: OutletKind,
    /// ISO 3166 code of the country it works from.
    pub country: Option<&'static str>,
    /// The state (ISO 3166) or body whose official word it carries.
    pub voice: Option<&'static str>,
    /// The state (ISO 3166) or company that owns it, where that is known.
    pub owner: Option<&'static str>,
    /// Its name in Arabic, for display.
    pub arabic: &'static str,
    /// Its name in English, for display.
    pub english: &'static str,
}

impl Outlet {
    /// Its name for readers of `language`.
    #[must_use]
    pub fn name(&self, language: Language) -> &'static str {
        if language == Language::Arabic {
            self.arabic
        } else {
            self.english
        }
    }
}

/// What an outlet is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OutletKind {
    /// Supplies other outlets.
    Agency,
    /// A paper or magazine, printed or not.
    Newspaper,
    /// Radio or television.
    Broadcaster,
    /// Published on the web alone.
    Site,
}

impl Registry {
    /// All agencies and outlets, in the order of the data.
    #[must_use]
    pub fn outlets(&self) -> &[Outlet] {
        &self.outlets
    }

    /// The outlet with this id.
    #[must_use]
    pub fn by_id(&self, id: &str) -> Option<&Outlet> {
        self.by_id.get(id).and_then(|index| self.outlets.get(*index))
    }

    /// The outlet that a whole name names, with or without a word for its kind
    /// before it ("وكالة", "صحيفة", "the") and "للأنباء" after it. The caller
    /// knows that it is an outlet's name, so names with other meanings count,
    /// but for those of cities ("الرياض"), which stand beside outlets' names.
    #[must_use]
    pub fn lookup(&self, name: &str) -> Option<&Outlet> {
        let all = words_of(name);
        let mut words = all.as_slice();
        let mut kind = false;
        loop {
            if let Some(found) = self.names.get(&words.join(" "))
                && (kind || found.sense != Sense::City)
            {
                return self.outlets.get(found.outlet);
            }
            let (first, rest) = words.split_first()?;
            let cue = self.beside.exactly(first);
            if cue.kind || cue.article {
                kind |= cue.kind;
                words = rest;
                continue;
            }
            let (last, rest) = words.split_last()?;
            if !self.beside.is_suffix(last) {
                return None;
            }
            words = rest;
        }
    }

    /// The agencies and outlets named in a text: ranges of tokens, in order,
    /// the longest name first where several begin. A range holds the word for
    /// the kind ("وكالة رويترز"), and its first word may carry clitics
    /// ("لرويترز"). A name that also means something else ("الحياة") counts
    /// only beside such a word or in quotes, as its line in the data says.
    #[must_use]
    pub fn find(&self, tokens: &Tokens) -> Vec<(Range<usize>, &Outlet)> {
        let mut found: Vec<(Range<usize>, &Outlet)> = Vec::new();
        let mut i = 0;
        while i < tokens.len() {
            let free = found.last().map_or(0, |(range, _)| range.end);
            if let Some((range, outlet)) = self.named_at(tokens, i, free) {
                i = range.end;
                found.push((range, outlet));
            } else {
                i += 1;
            }
        }
        found
    }

    /// The name that begins at token `i`, with the kind's word before it if
    /// that is not before token `free`.
    fn named_at(&self, tokens: &Tokens, i: usize, free: usize) -> Option<(Range<usize>, &Outlet)> {
        let token = tokens.get(i)?;
        if !token.is_word() && token.kind != TokenKind::Number || is_inside_initials(tokens, i) {
            return None;
        }
        let named = self.name_at(tokens, i)?;
        // "صحيفة العرب القطرية" is a paper in Qatar, though "صحيفة العرب" is one in London.
        let (end, outlet) = self
            .kind_word(tokens, i)
            .then(|| self.name_at(tokens, i + 1))
            .flatten()
            .filter(|after_kind| after_kind.0 > named.0)
            .unwrap_or(named);
        let end = if self.beside.is_suffix(tokens.fold(end)) {
            end + 1
        } else {
            end
        };
        let kind_before = i > free && self.kind_word(tokens, i - 1);
        Some((if kind_before { i - 1 } else { i }..end, outlet))
    }

    /// The name that is written from token `i` on, clitics before it or not,
    /// if what is beside it allows to read it so: the token after it, and whose.
    fn name_at(&self, tokens: &Tokens, i: usize) -> Option<(usize, &Outlet)> {
        clitics::readings(tokens.fold(i)).find_map(|(taken, rest)| {
            // "س" stands before verbs only.
            if taken.ends_with('س') {
                return None;
            }
            let (end, name) = self.starting(tokens, i, rest).or_else(|| {
                // "للجزيرة" is "ل" + "الجزيرة".
                taken
                    .ends_with("لل")
                    .then(|| self.starting(tokens, i, &format!("ال{rest}")))
                    .flatten()
            })?;
            // "لبي بي سي": three words together are no accident.
            if !taken.is_empty() && rest.chars().count() < MIN_BEHIND_CLITICS && end < i + 3 {
                return None;
            }
            let told = || taken.ends_with('ل') && self.beside.is_told(tokens, i..end, name.sense);
            (name.sense == Sense::Only || self.beside.is_cued(tokens, i..end, name.sense) || told())
                .then(|| self.outlets.get(name.outlet).map(|outlet| (end, outlet)))
                .flatten()
        })
    }

    /// The longest name whose first word is `first`, written at token `i`, and
    /// the token after it.
    fn starting(&self, tokens: &Tokens, i: usize, first: &str) -> Option<(usize, Name)> {
        let word = |n: usize| (0..n).try_fold(i, |at, _| next_word(tokens, at));
        let (count, name) = self.names.longest(first, |n| word(n).map(|at| tokens.fold(at)))?;
        Some((word(count - 1)? + 1, *name))
    }

    /// Whether a folded word, clitics before it or not, is one for a kind of outlet.
    #[must_use]
    pub fn is_kind(&self, word: &str) -> bool {
        self.beside.is_kind(word)
    }

    /// Whether a word for a kind of outlet stands at token `i`.
    fn kind_word(&self, tokens: &Tokens, i: usize) -> bool {
        self.is_kind(tokens.fold(i))
    }
}

/// A name's outlet, and how sure it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Name {
    outlet: usize,
    sense: Sense,
}

/// What else a name means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sense {
    /// Nothing.
    Only,
    /// Something else too (`?`): quotes or a reporting verb tell.
    Doubtful,
    /// A common word or place (`??`): only a word for the kind tells.
    Common,
    /// A city (`???`), which stands where sources do: even a whole name needs
    /// a word for the kind.
    City,
}

/// The folded words and numbers of a name.
fn words_of(name: &str) -> Vec<String> {
    Tokens::new(name)
        .iter()
        .filter(|t| t.is_word() || t.kind == TokenKind::Number)
        .map(|t| t.fold.to_owned())
        .collect()
}

/// The word after token `at`, over a mark that is written into names: the stop
/// of "أ.ف.ب" and "العربية.نت", the hyphen of "Al-Ahram".
fn next_word(tokens: &Tokens, at: usize) -> Option<usize> {
    let here = tokens.get(at)?;
    let next = tokens.get(at + 1)?;
    if next.kind != TokenKind::Mark {
        return (next.kind != TokenKind::Break).then_some(at + 1);
    }
    let after = tokens.get(at + 2)?;
    let close = here.span.end == next.span.start && next.span.end == after.span.start;
    let initial = next.fold == "." && here.fold.chars().count() == 1;
    let joins = initial || close && matches!(next.fold, "." | "-" | "_" | "/" | "‐");
    (joins && (after.is_word() || after.kind == TokenKind::Number)).then_some(at + 2)
}

/// Whether token `i` goes on with initials: the "آر.تي" of "كيه.آر.تي".
fn is_inside_initials(tokens: &Tokens, i: usize) -> bool {
    let before = |back: usize| i.checked_sub(back).and_then(|at| tokens.get(at));
    match (before(2), before(1), tokens.get(i)) {
        (Some(word), Some(stop), Some(here)) => {
            stop.fold == "." && word.is_word() && word.span.end == stop.span.start && stop.span.end == here.span.start
                // Arabic often leaves out the space after a full stop.
                && word.fold.chars().count() <= 4
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests;
