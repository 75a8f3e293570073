//! Prepositions written onto a word that open content: "ندد بالقرار", "دعا للحذر".

use super::super::scene::Scene;
use super::that::said;
use super::{Opener, Search};
use crate::lexicon::cues::{Classes, Cue, CueKind, Form, Opens};
use crate::reading::EntityKind;
use crate::text::TokenKind;

impl Search<'_, '_> {
    /// Content that a preposition of the cue opens which is written onto the word at `i`.
    pub(super) fn clitic(&self, i: usize) -> Option<Opener> {
        let scene = self.scene;
        if self.of_name(i) {
            let mut opener = Opener::of_noun(i, i);
            opener.clitic = 'ب'.len_utf8();
            return Some(opener);
        }
        let token = scene.token(i)?;
        let rest = ['ب', 'ل'].into_iter().find_map(|letter| {
            let rest = token.fold.strip_prefix(letter)?;
            let mut word = [0; 4];
            let allowed = self.cue.opens.preposition(letter.encode_utf8(&mut word));
            (allowed && opens_by_clitic(scene, self.cue, i, rest, letter)).then_some(rest)
        });
        let rest = rest.filter(|_| self.free(i))?;
        // "اكتفى بالقول إن", "بالإشارة إلى أن".
        if scene.cues.classes(rest).has(Classes::SAYING)
            && let Some(said) = said(scene, i + 1, self.end)
        {
            return Some(said.behind(i));
        }
        if rest.is_empty() {
            return Some(Opener::of_noun(i, i + 1));
        }
        let mut opener = Opener::of_noun(i, i);
        // "للضغط": ل and article are one.
        if !token.fold.starts_with("لل") {
            opener.clitic = token.span.of(scene.text()).chars().next().map_or(0, char::len_utf8);
        }
        Some(opener)
    }

    /// "أشاد بتركيا", but "رحب ببوتين", whom he received.
    fn of_name(&self, i: usize) -> bool {
        let (scene, cue) = (self.scene, self.cue);
        let person = || scene.mention(i).is_some_and(|m| m.kind == EntityKind::Person);
        scene.named(i)
            && !person()
            && scene.word(i).clitic == Some('ب')
            && cue.kind == CueKind::Verb
            && !cue.opens.any(Opens::THAT.or(Opens::OBJECT))
            && !scene.is(i - 1, Classes::ROLE.or(Classes::ANONYMOUS))
            && cue.opens.preposition("ب")
    }

    /// Whether the preposition written onto the word at `i` may be one that opens content.
    fn free(&self, i: usize) -> bool {
        let scene = self.scene;
        // "وصفت المديرة باكل بأنه": before another no ب opens.
        let again = scene.is(i + 1, Classes::THAT) && scene.fold(i + 1).starts_with('ب');
        // "أمر مسؤولون بالاتحاد الشركة بـ": whom it addresses stands before what it is asked.
        let of_head = self.cue.opens.has(Opens::ALWAYS_OBJECT)
            && i == self.verb + 2
            && scene.is(i - 1, Classes::ANONYMOUS)
            && !scene.fold(i - 1).starts_with("ال")
            && matches!(self.form, Form::Finite(_));
        // "من بلدة": behind a preposition no other.
        !scene.named(i) && !scene.is(i - 1, Classes::LINKER) && !again && !of_head
    }
}

/// Whether `letter`, ب or ل, written onto the word `rest` at `i` opens the content.
pub(in super::super) fn opens_by_clitic(scene: &Scene<'_>, cue: &Cue, i: usize, rest: &str, letter: char) -> bool {
    let ba = letter == 'ب';
    // "بلدية" is a word of its own, and so is "بريطانية".
    if scene.cues.classes(scene.fold(i)).has(Classes::ROLE) || scene.native(i) {
        return false;
    }
    if cue.opens.has(Opens::AMOUNT) {
        return ba && amount(scene, i, rest);
    }
    // "قضت المحكمة برد الدعوى".
    if rest.is_empty() || ba && cue.opens.has(Opens::COURT) && !scene.is(i, Classes::TIME) {
        return true;
    }
    let known = scene.cues.classes(rest);
    if ba && occasion(scene, cue, i, rest) || scene.is(i, Classes::TIME) || known.has(Classes::ADVERBIAL) {
        return false;
    }
    // "أشاد بأداء الفريق", "ندد بما حدث": what it takes is a noun of any kind.
    if ba && (rest == "ما" || !cue.opens.has(Opens::THAT) && scene.stem(i) == rest) {
        return true;
    }
    // "بأعلام" is a plural, "بإعلان" a verbal noun.
    if written(scene, i).chars().nth(1) == Some('أ') && !known.has(Classes::EVENT) {
        return false;
    }
    let bare = rest.strip_prefix('ل').filter(|_| !ba).unwrap_or(rest);
    let governed = if ba {
        by_ba(scene, cue, i, rest)
    } else {
        by_lam(scene, cue, i, rest, bare)
    };
    governed
        || scene.cues.classes(bare).has(Classes::EVENT)
        || known.any(Classes::EVENT.or(Classes::OCCASION))
        || scene.cues.verbal_noun(rest)
        || !of_occasion(scene, i, rest) && scene.cues.event_of_someone(rest)
}

/// Whether ب written onto `rest` governs it, though it has not the form of a verbal noun.
fn by_ba(scene: &Scene<'_>, cue: &Cue, i: usize, rest: &str) -> bool {
    // "أشاد بقرار الحكومة": what it takes is a noun of any kind.
    let any = !scene.is(i, Classes::OCCASION) || !cue.opens.has(Opens::THAT);
    let noun = any && scene.stem(i) == rest && rest.chars().count() > 2;
    // "بسيطة" is a word of its own, "بقرصنة" is none.
    let whole = scene.is_common(scene.fold(i)) && !scene.is_common(rest);
    noun || rest.starts_with("ال") || written(scene, i).ends_with('ة') && !whole
}

/// Whether ل written onto `rest` governs it; `bare` is `rest` without the article.
fn by_lam(scene: &Scene<'_>, cue: &Cue, i: usize, rest: &str, bare: &str) -> bool {
    let noun = !cue.opens.any(Opens::THAT.or(Opens::WHOM)) && scene.stem(i) == rest;
    // "دعا لاعبي فريقه للحذر".
    let other = Classes::AUDIENCE
        .or(Classes::MEDIA)
        .or(Classes::OUTLET)
        .or(Classes::ROLE);
    let end = cue.opens.has(Opens::WHOM) && !scene.is(i, other) && bare.chars().count() > 2 && scene.stem(i) == bare;
    noun || end || rest == "كي"
}

/// Whether ب at `i` leads to the occasion of the words: "صرح ببيان", but "ندد بتصريحات".
fn occasion(scene: &Scene<'_>, cue: &Cue, i: usize, rest: &str) -> bool {
    // "أفاد المرصد بتسجيل 70 حالة", but "بتسجيل مصور".
    let deed = scene.cues.verbal_noun(rest)
        && (scene.kind(i + 1) == Some(TokenKind::Number) || scene.named(i + 1) || scene.fold(i + 1).starts_with("ال"));
    // "هدد بالرد": an occasion has no article behind ب.
    let indefinite = !rest.starts_with("ال");
    indefinite && !of_occasion(scene, i, rest) && !deed && scene.is(i, Classes::OCCASION) && cue.opens.has(Opens::THAT)
}

/// "بكتابة" is no form of "كتاب".
fn of_occasion(scene: &Scene<'_>, i: usize, rest: &str) -> bool {
    let stem = rest.strip_suffix('ه').filter(|_| written(scene, i).ends_with('ة'));
    stem.is_some_and(|stem| scene.cues.classes(stem).has(Classes::OCCASION))
}

/// The word at `i` as it is written.
fn written<'a>(scene: &Scene<'a>, i: usize) -> &'a str {
    scene.token(i).map_or("", |token| token.span.of(scene.text()))
}
/// Whether a number stands behind ب at `j`, or a word that rounds one: "بنحو 40", "بأكثر من مليون".
fn amount(scene: &Scene<'_>, j: usize, rest: &str) -> bool {
    const MAX_WORDS: usize = 3;
    rest.starts_with(|c: char| c.is_ascii_digit())
        || (rest.is_empty() || scene.cues.classes(rest).has(Classes::ABOUT))
            && (j + 1..j + 1 + MAX_WORDS).any(|k| scene.kind(k) == Some(TokenKind::Number))
        || scene.cues.classes(rest).has(Classes::MAGNITUDE)
}
