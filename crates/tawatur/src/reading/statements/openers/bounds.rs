//! What ends the search for the content of a verb, or lies before it: a clause of the report's own, a relative clause
//! between commas, another verb.

use super::super::scene::Scene;
use super::super::unspoken::qualifies;
use super::{MAX_RELATIVE, Search, Step};
use crate::lexicon::cues::{Classes, Cue, Form, Opens};

/// A participle breaks the search for what another one opens if it stands more tokens behind it.
const MAX_NEAR: usize = 3;

impl Search<'_, '_> {
    /// A clause that begins at `i` behind a comma: one in which another speaks ends the search, a relative one is
    /// passed.
    pub(super) fn clause(&mut self, i: usize) -> Option<Step> {
        let scene = self.scene;
        if !scene.is_comma(i - 1) {
            return None;
        }
        if scene.is(i, Classes::TURN) && !speaks_at_last(scene, self.cue, i, self.end) {
            return Some(Step::Ends);
        }
        // "دعا الحزب، الذي …، الحكومة إلى".
        if !scene.is(i, Classes::RELATIVE) || self.form == Form::Participle {
            return None;
        }
        let close = (i + 1..self.end.min(i + MAX_RELATIVE)).find(|k| scene.is_comma(*k))?;
        let told = (i + 1..close).any(|k| {
            scene.is(k, Classes::THAT)
                || scene.fold(k) == ":"
                || scene.opens(k).is_some_and(|quotation| !scene.is_name(quotation))
        });
        if told {
            return None;
        }
        self.clear = close + 1;
        Some(Step::On(close + 1))
    }

    /// Another reporting verb at `i`: a participle may tell how it was said, others end the search.
    pub(super) fn another_verb(&self, i: usize) -> Option<Step> {
        let scene = self.scene;
        let (other, form) = scene.verb(i)?;
        // "قائلا", "مخاطبا مستقبليه", "موجها خطابه": how it was said.
        let bridge = form == Form::Participle && other.opens.any(Opens::BRIDGE.or(Opens::LIGHT).or(Opens::WEAK));
        if bridge && self.form != Form::Participle {
            return Some(Step::On(i + 1));
        }
        // "نشر الجيش صورا قال إنها لزورق": of that other verb.
        if self.cue.opens.has(Opens::WEAK) && form != Form::Participle && scene.is(i + 1, Classes::SELF) {
            return Some(Step::Ends);
        }
        if self.told_of(i) {
            return Some(Step::Ends);
        }
        // "وصف قانونا مقترحا في المجلس بأنه".
        let adjective = form == Form::Participle && qualifies(scene, other, i);
        let far = self.form != Form::Participle || i > self.verb + MAX_NEAR;
        (self.breaks(i, form) && !adjective && far).then_some(Step::Ends)
    }

    /// Whether the other verb at `i` tells of one named before ("نقل عنه"), and not within what is told ("بحسب ما نقل
    /// عنه").
    fn told_of(&self, i: usize) -> bool {
        let scene = self.scene;
        let within =
            scene.fold(i - 1) == "ما" || scene.is(i - 1, Classes::ADJUNCT.or(Classes::TURN).or(Classes::OCCASION));
        scene.is(i + 1, Classes::PRONOUN)
            && !titles(scene, i)
            && self.form != Form::Participle
            && !scene.is(i - 1, Classes::RELATIVE)
            && !within
    }

    /// Whether the other verb at `i` begins a clause of its own.
    fn breaks(&self, i: usize, form: Form) -> bool {
        let scene = self.scene;
        let comma = scene.is_comma(i - 1);
        let title = titles(scene, i);
        if form == Form::Participle {
            return (scene.fold(i).ends_with('ا') || comma) && !title;
        }
        // "سامي الخوري، طالب في الجامعة، إنه": what he is.
        let person = title && scene.is(i + 1, Classes::LINKER);
        let behind = comma && !scene.is(i - 2, Classes::OCCASION);
        scene.word(i).conjunction && !title || behind && !person
    }
}

/// Whether the word at `i` is also what someone is ("طالب", "متحدث").
fn titles(scene: &Scene<'_>, i: usize) -> bool {
    scene.is(i, Classes::ROLE.or(Classes::MEDIA).or(Classes::ANONYMOUS))
}

/// Whether a clause that begins at `from` is set between the verb and its words: "قال الشرطي من الميدان، حيث وقع
/// الحادث: «…»".
fn speaks_at_last(scene: &Scene<'_>, cue: &Cue, from: usize, end: usize) -> bool {
    const MAX_WORDS: usize = 10;
    let strong = cue.opens.has(Opens::THAT) && !cue.opens.has(Opens::WEAK);
    let colon = (from..end.min(from + MAX_WORDS))
        .take_while(|j| scene.verb(*j).is_none() && !scene.is(*j, Classes::THAT) && !scene.is_comma(*j))
        .find(|j| scene.fold(*j) == ":");
    strong && colon.is_some_and(|colon| scene.opens(colon + 1).is_some())
}
