//! Noun phrases that name a source, and what stands around them.

mod counted;
mod described;
mod ends;
mod links;

pub(super) use self::counted::{name_end, quantity};
pub(super) use self::ends::object_begins;
pub(super) use self::links::{broadcasts, excepts, person_before, seat, told_to};

use super::forms;
use super::inserts;
use super::scene::Scene;
use crate::lexicon::cues::Classes;
use crate::text::TokenKind;
use std::ops::Range;

/// A source is never longer than this many tokens.
pub(super) const MAX_PHRASE: usize = 40;

/// Where a phrase is looked for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Bound {
    /// The content opens right behind the range: what stands in it is source and adjuncts.
    Opener,
    /// Nothing is known of the end: a verbal noun begins the content.
    Content,
    /// The phrase ends at a comma or the end.
    Comma,
}

/// The end of the noun phrase that begins at `range.start`; its start where none does.
pub(super) fn phrase(scene: &Scene<'_>, range: Range<usize>, bound: Bound) -> usize {
    let start = range.start;
    let mut phrase = Phrase {
        scene,
        start,
        end: range.end.min(start + MAX_PHRASE),
        bound,
        role: false,
        definite: false,
    };
    let mut i = start;
    while i < phrase.end {
        match phrase.at(i) {
            Step::On(next) => i = next,
            Step::Ends => break,
            Step::Nobody => return start,
        }
    }
    if bound != Bound::Comma {
        i = without_remark(scene, &(start..i));
    }
    // A preposition or comma left at the end belongs to what follows.
    let loose =
        |i: usize| scene.is(i, Classes::LINKER) && (!scene.named(i) || scene.fold(i) == "ل") || scene.fold(i) == "#";
    while i > start && (loose(i - 1) || scene.is_comma(i - 1) || matches!(scene.fold(i - 1), "او" | "لدي")) {
        i -= 1;
    }
    i
}

/// The end of the phrase in `range` without a remark between dashes that nothing of it follows: "قالت المنظمة - وهي
/// دولية - إن".
pub(super) fn without_remark(scene: &Scene<'_>, range: &Range<usize>) -> usize {
    let Some(last) = range.end.checked_sub(1).filter(|last| inserts::is_dash(scene, *last)) else {
        return range.end;
    };
    (range.start + 1..last)
        .rev()
        .find(|i| inserts::is_dash(scene, *i))
        .unwrap_or(range.end)
}

/// What the token looked at gives.
enum Step {
    /// The phrase goes on: the next token to look at.
    On(usize),
    /// The phrase ends before it.
    Ends,
    /// What stands here names nobody.
    Nobody,
}

/// A noun phrase while it is read.
struct Phrase<'s, 'a> {
    scene: &'s Scene<'a>,
    start: usize,
    end: usize,
    bound: Bound,
    /// Whether what follows by a preposition belongs to the head.
    role: bool,
    /// Whether the word before is definite.
    definite: bool,
}

impl Phrase<'_, '_> {
    /// Looks at the token at `i`.
    fn at(&mut self, i: usize) -> Step {
        match self.scene.kind(i) {
            None | Some(TokenKind::Break) => Step::Ends,
            Some(TokenKind::Number) => self.number(i),
            Some(TokenKind::Mark) => {
                inserts::insert_end(self.scene, i, self.end, self.bound).map_or(Step::Ends, Step::On)
            }
            Some(TokenKind::Arabic | TokenKind::Foreign) => self.word(i),
        }
    }

    /// Looks at the number at `i`, which counts people at the head of a phrase.
    fn number(&mut self, i: usize) -> Step {
        let about = i == self.start + 1 && self.scene.is(self.start, Classes::ABOUT);
        if i == self.start || about {
            let counted = quantity(self.scene, i).filter(|next| *next <= self.end);
            self.role |= counted.is_some();
            return counted.map_or(Step::Nobody, Step::On);
        }
        if self.bound == Bound::Opener && !self.role {
            Step::Ends
        } else {
            Step::On(i + 1)
        }
    }

    /// Looks at the word at `i`.
    fn word(&mut self, i: usize) -> Step {
        let scene = self.scene;
        let documents = self.documents(i);
        if i > self.start && (self.addressed(i, documents) || self.beside_quantifier(i)) || self.of_its_own(i) {
            return Step::Ends;
        }
        if !scene.named(i) {
            // "تقرير غير مؤكد".
            if i > self.start && excepts(scene, i) && i + 1 < self.end {
                return Step::On(i + 2);
            }
            if self.ends(i, documents) {
                return Step::Ends;
            }
        }
        self.role |= scene.is(i, Classes::ROLE.or(Classes::ANONYMOUS).or(Classes::MEDIA));
        self.definite = scene.fold(i).starts_with("ال") || scene.fold(i).starts_with("لل");
        Step::On(i + 1)
    }

    /// Whether the medium at `i` is part of the source though ل stands before it: whose the document is ("تقرير لصحيفة
    /// كذا"), or whom someone serves ("المدير العام لبي بي سي، سامي خوري").
    fn documents(&self, i: usize) -> bool {
        let scene = self.scene;
        let medium = scene.is(i, Classes::MEDIA.or(Classes::OUTLET));
        let document = || {
            scene.is(self.start, Classes::DOCUMENT)
                && (self.start + 1..i).all(|j| forms::adjective(scene, j) || described::recent(scene, j))
        };
        medium && i > self.start && (document() || described::names_its_head(scene, self.start, i, self.end))
    }

    /// Whether whom the source tells is named at `i`: "أكد كيم لبوتين", "تحدث الوزير إلى صحيفة كذا".
    fn addressed(&self, i: usize, documents: bool) -> bool {
        let scene = self.scene;
        let medium = Classes::MEDIA.or(Classes::OUTLET);
        let bound = scene.named(i) && scene.word(i).clitic == Some('ل') && !documents;
        bound && (scene.is(i, medium) || person_before(scene, i)) || scene.fold(i) == "الي" && scene.is(i + 1, medium)
    }

    /// "البعض" has nothing behind it but "من".
    fn beside_quantifier(&self, i: usize) -> bool {
        let scene = self.scene;
        i == self.start + 1 && scene.is(self.start, Classes::QUANTIFIER) && !scene.is(i, Classes::LINKER)
    }

    /// "المضيف لمشاهديه", "الهيئة في تعميمها": one's own thing is no part of one's name.
    fn of_its_own(&self, i: usize) -> bool {
        let scene = self.scene;
        let led = || scene.fold(i).starts_with('ل') || matches!(scene.fold(i - 1), "في" | "لدي");
        i > self.start && led() && forms::possessed_noun(scene, i) && !scene.is(i, Classes::SELF)
    }
}
