//! Where a noun phrase ends at a word that is no name: because a clause, a verb, a preposition or the object begins.

use super::super::forms;
use super::super::scene::Scene;
use super::described::{beside_finding, beside_medium, describes, ends_name, how_often};
use super::links::{linked, person_before, told_to};
use super::{Bound, Phrase};
use crate::lexicon::cues::{Classes, Form};

/// What may be the occasion of words and is a speaker all the same.
const HEADS: Classes = Classes::ROLE.or(Classes::MEDIA);

impl Phrase<'_, '_> {
    /// Whether the phrase ends before the word at `i`.
    pub(super) fn ends(&self, i: usize, documents: bool) -> bool {
        let scene = self.scene;
        let told = || i > self.start && !documents && told_to(scene, i);
        self.another_clause(i)
            || self.verb(i)
            || self.preposition(i)
            || told()
            || i > self.start && (self.beside_head(i) || self.object(i))
    }

    /// Whether a clause of its own, a time or a pronoun begins at `i`.
    fn another_clause(&self, i: usize) -> bool {
        let scene = self.scene;
        let word = scene.word(i);
        let inside = i > self.start;
        if word.classes.has(Classes::MANNER) || inside && scene.bridges(i) && scene.is(i + 1, Classes::THAT) {
            return true;
        }
        // "بحسب الحكومة يجب أن".
        let duty = word.classes.any(Classes::DUTY.or(Classes::MODAL)) && !scene.fold(i).starts_with("ال");
        let clause = Classes::THAT
            .or(Classes::TIME)
            .or(Classes::SAYING)
            .or(Classes::CLAUSE)
            .or(Classes::NEGATOR);
        let role =
            word.classes.has(Classes::ROLE) && (!inside || scene.is(i - 1, Classes::ANONYMOUS.or(Classes::ROLE)));
        // "المفرج عنهم": a participle with what it takes.
        let taken =
            || inside && scene.fold(i - 1).starts_with("الم") && scene.word(i - 1).classes == Classes::default();
        inside && duty
            || word.classes.any(clause) && !role
            || word.classes.any(Classes::BE.or(Classes::RELATIVE).or(Classes::VEIL))
            || word.classes.has(Classes::PRONOUN) && !taken()
    }

    /// Whether a verb stands at `i`.
    fn verb(&self, i: usize) -> bool {
        let scene = self.scene;
        let word = scene.word(i);
        let inside = i > self.start;
        let finite = match word.verb {
            // "عن ناديه": behind a preposition a noun, though it reads as a verb too.
            Some((_, Form::WithObject(_))) => {
                let governed = i.checked_sub(1).is_some_and(|before| scene.is(before, Classes::LINKER));
                inside && self.bound != Bound::Opener || !inside && !governed
            }
            Some((_, Form::Finite(_))) => inside && (self.bound != Bound::Opener || scene.fold(i).starts_with('ي')),
            Some((_, Form::Participle)) => {
                let goes_on = self.bound != Bound::Comma && scene.bridges(i);
                return inside
                    && (scene.fold(i).ends_with('ا') || goes_on || self.imperfect(i) && !word.classes.any(HEADS));
            }
            None => self.imperfect(i),
        };
        finite && !word.classes.any(HEADS)
    }

    /// Whether an unknown word at `i` has the form of a verb in the imperfect.
    fn imperfect(&self, i: usize) -> bool {
        i > self.start && self.scene.word(i).classes == Classes::default() && forms::imperfect(self.scene, i)
    }

    /// Whether a preposition at `i`, alone or written onto a word, leads on from the phrase.
    fn preposition(&self, i: usize) -> bool {
        let scene = self.scene;
        let inside = i > self.start;
        // "لدى" stays inside behind a head or before a name.
        let at = scene.fold(i) == "لدي" && (self.role || inside && scene.named(i + 1));
        // "تمكنت القوات بحسب المرصد من السيطرة": what the verb before takes.
        let taken = || inside && scene.fold(i) == "من" && scene.is_any_event(i + 1);
        scene.is(i, Classes::ADJUNCT) && !at
            || taken()
            || scene.is(i, Classes::LINKER) && !linked(self, i)
            || inside && scene.word(i).clitic == Some('ل') && person_before(scene, i)
    }

    /// Whether the word at `i` does not belong to the head before it: how often it was done, or in what.
    fn beside_head(&self, i: usize) -> bool {
        let (scene, start) = (self.scene, self.start);
        let word = scene.word(i);
        // "بتغريدة", "كتب الرئيس تغريدة": what it says it in.
        let occasion = || {
            word.classes.has(Classes::OCCASION)
                && !word.classes.has(Classes::SAME)
                && !describes(scene, i)
                && !word.classes.any(HEADS)
                && !scene.fold(i).starts_with("ال")
                && !forms::construct(scene, i - 1)
                && !(i == start + 1 && forms::elative(scene, start))
        };
        beside_medium(scene, start, i)
            // "أكد الوزير مرة أخرى", "مرات عدة": how often he did.
            || how_often(scene, i)
            || i > start + 1 && beside_finding(scene, start, i)
            || occasion()
    }

    /// Whether the object of the verb begins at `i`.
    fn object(&self, i: usize) -> bool {
        let scene = self.scene;
        let word = scene.word(i);
        let content = self.bound == Bound::Content;
        let points = Classes::DETERMINER.or(Classes::CHARGE).or(Classes::DEMONSTRATIVE);
        if content && word.classes.any(points) && !word.conjunction && !scene.is(i - 1, Classes::LINKER) {
            return true;
        }
        if self.bound != Bound::Comma && object_begins(scene, i) {
            return true;
        }
        let event = match self.bound {
            Bound::Content => self.definite || ends_name(scene, i - 1),
            // Behind a whole noun phrase: its object ("برر الرئيس استمرار … بأن").
            Bound::Opener => self.definite,
            Bound::Comma => false,
        };
        let opens = || {
            let accusative = || forms::accusative(scene, i) && (self.definite || scene.named(i - 1));
            scene.is_event(i) || content && (forms::possessed(scene, i) || accusative())
        };
        event && opens() && !forms::construct(scene, i - 1)
    }
}

/// Whether the word at `i`, behind a definite noun, begins the object of the verb: no adjective of it is indefinite and
/// in the accusative ("أعلنت الحركة وقفًا"), nor a verbal noun ("قررت البلدية التأجيل").
pub(in super::super) fn object_begins(scene: &Scene<'_>, i: usize) -> bool {
    if !scene.fold(i - 1).starts_with("ال") {
        return false;
    }
    // "الأوفر حظا", "الخمسين درهما", "المنتخب حديثا": what an elative, a number or a participle is told of.
    let written = scene.token(i - 1).map_or("", |token| token.span.of(scene.text()));
    let elative = written.starts_with("الأ") && !scene.is(i - 1, Classes::ROLE);
    let number = ["ون", "ين"].iter().any(|end| scene.fold(i - 1).ends_with(end));
    let participle = scene.fold(i - 1).starts_with("الم") && scene.is_comma(i + 1);
    // "الصحيفة الواسعة الانتشار": in what respect.
    let respect = scene.is(i - 1, Classes::SCOPE);
    forms::marked_accusative(scene, i) && !elative && !number && !participle || definite_event(scene, i) && !respect
}

/// Whether a definite verbal noun stands at `i` that is no adjective: "التأجيل", but not "المفاجئة".
fn definite_event(scene: &Scene<'_>, i: usize) -> bool {
    let Some(noun) = scene.fold(i).strip_prefix("ال") else {
        return false;
    };
    scene.is_any_event(i) && (!noun.starts_with('م') || scene.cues.classes(noun).has(Classes::EVENT))
}
