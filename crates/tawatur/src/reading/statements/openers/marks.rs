//! Marks that open content: a colon, or a quotation that is no name.

use super::super::inserts::MAX_INSERT;
use super::super::quotes::Quotation;
use super::super::scene::Scene;
use super::{MIN_WORDS, Opener, Search, Step};
use crate::lexicon::cues::{Classes, Cue, Form, Opens};
use crate::text::TokenKind;

/// A name in quotation marks stands at most so many tokens before the content.
const MAX_BEHIND_NAME: usize = 24;

impl Search<'_, '_> {
    /// Looks at the mark at `i`.
    pub(super) fn mark(&self, i: usize) -> Step {
        let scene = self.scene;
        let mark = scene.fold(i);
        let clock = || scene.kind(i + 1) == Some(TokenKind::Number) && scene.kind(i - 1) == Some(TokenKind::Number);
        if mark == ":" && !clock() {
            // "رد على سؤال: …": the question.
            if scene.stem_is(i - 1, Classes::QUERY) {
                return Step::On(i + 1);
            }
            // "قال: إن …".
            let that = usize::from(scene.is(i + 1, Classes::THAT));
            return Step::Opens(Opener::new(i, i + 1 + that).of_words(scene));
        }
        if let Some(quotation) = scene.opens(i) {
            return self.quotation(i, quotation);
        }
        let apart = |end: usize| scene.token(i + 1).is_none_or(|next| next.span.start > end);
        let stop = matches!(mark, "." | "؟" | "!")
            && !scene.is_initial(i)
            && scene.token(i).is_some_and(|token| apart(token.span.end));
        if stop { Step::Ends } else { Step::On(i + 1) }
    }

    /// Looks at the quotation that opens at `i`: words, or a name of which the search goes on behind it.
    fn quotation(&self, i: usize, quotation: Quotation) -> Step {
        let (scene, cue) = (self.scene, self.cue);
        let name = scene.is_name(quotation);
        // "«حركة كذا» و«جماعة كذا»".
        let listed = scene.fold(i - 1) == "و";
        let short = quotation.len() < MIN_WORDS || name || listed;
        if self.calls(quotation) {
            return Step::Opens(Opener::of_noun(i, i));
        }
        let words = Step::Opens(Opener::new(i, i).of_words(scene));
        let participle = self.form == Form::Participle;
        // "قال الوزير "كلا".": all that is said.
        let reply = cue.opens.has(Opens::BRIDGE)
            && !participle
            && !listed
            && !name
            && !scene.is(i - 1, Classes::NAMER.or(Classes::MEDIA).or(Classes::ROLE))
            && (quotation.close + 1..self.end).all(|k| !scene.is_word(k));
        if reply {
            return words;
        }
        // "وقال «لن نقبل هذا» معبرا عن «الأسف»", "مضيفة «أعشق بلادي»": no name of a speaker.
        let whole = !short && !cue.opens.any(Opens::WEAK.or(Opens::OBJECT));
        let brief = participle && !listed && !name;
        if i == self.verb + 1
            && cue.opens.has(Opens::THAT)
            && (whole || brief)
            && !announced(scene, quotation.close + 1, self.end)
        {
            return words;
        }
        if short || quotation.len() <= MAX_INSERT && is_name(scene, cue, quotation, self.end) {
            return Step::On(quotation.close + 1);
        }
        // "ندد "بالجريمة"".
        let inside = ["ب", "ل"]
            .iter()
            .any(|p| cue.opens.preposition(p) && scene.fold(i + 1).starts_with(p));
        if cue.opens.has(Opens::THAT) || inside {
            words
        } else {
            Step::On(quotation.close + 1)
        }
    }

    /// "وصف الخطاب "بالسيرك"", "اتهم البلدية "بعدم الالتزام"": of a verb with an object its ب stands in the marks
    /// of the `quotation`, and the object before them.
    fn calls(&self, quotation: Quotation) -> bool {
        let (scene, cue) = (self.scene, self.cue);
        let first = quotation.open + 1;
        let rest = scene.fold(first).strip_prefix('ب').filter(|_| !scene.named(first));
        // "تتهم البلدية "بالإهمال" الشركة": the object follows; "ما وصفه "بالإهمال"": of another verb.
        let next = quotation.close + 1;
        let clitic = scene.fold(next).starts_with(['و', 'ف', 'ل', 'ب']) && scene.stem(next) != scene.fold(next);
        let joined = scene.word(next).conjunction || clitic;
        let bounds = Classes::LINKER
            .or(Classes::ADJUNCT)
            .or(Classes::THAT)
            .or(Classes::TIME)
            .or(Classes::RELATIVE)
            .or(Classes::TURN);
        let behind = scene.is_word(next) && !joined && !scene.is(next, bounds) && scene.verb(next).is_none();
        let other = matches!(scene.word(quotation.open - 1).verb, Some((_, Form::WithObject(_))));
        if behind || other && quotation.open - 1 > self.verb {
            return false;
        }
        cue.opens.has(Opens::ALWAYS_OBJECT)
            && !cue.opens.has(Opens::THAT)
            && cue.opens.preposition("ب")
            && rest.is_some_and(|rest| {
                rest.starts_with("ال")
                    || rest.chars().count() > 2 && (scene.stem(first) == rest || scene.cues.verbal_noun(rest))
            })
    }
}

/// Whether the short `quotation` is a name: content opens behind it.
fn is_name(scene: &Scene<'_>, cue: &Cue, quotation: Quotation, end: usize) -> bool {
    let quoted = quotation.len();
    let next = quotation.close + 1;
    for i in next..end.min(next + MAX_BEHIND_NAME) {
        if quoted > MIN_WORDS && scene.is_comma(i) {
            return false;
        }
        let words = scene.opens(i).is_some_and(|q| !scene.is_name(q));
        // "«سنغلق الجسر»، و«لن نفتحه»": more of the same words.
        if words && scene.fold(i - 1) == "و" && quoted >= MIN_WORDS {
            return false;
        }
        if scene.is(i, Classes::THAT) && !scene.word(i).conjunction || scene.fold(i) == ":" || words {
            return true;
        }
        if cue.opens.preposition(scene.fold(i)) || cue.opens.has(Opens::NOUN) && scene.is_event(i) {
            return true;
        }
        // "«لن نغلق الجسر» وقالت الوزيرة «سنغلقه»".
        let another = scene.word(i).conjunction && matches!(scene.verb(i), Some((_, Form::Finite(_))));
        let goes_on = matches!(scene.verb(i), Some((_, Form::Participle))) && scene.fold(i).ends_with('ا');
        if another
            || goes_on
            || scene.fold(i) == "."
            || scene.is(i, Classes::TURN)
            || scene.kind(i) == Some(TokenKind::Break)
        {
            return false;
        }
    }
    false
}

/// Whether "that" or a colon announces content from `from` on.
fn announced(scene: &Scene<'_>, from: usize, end: usize) -> bool {
    const MAX_WORDS: usize = 16;
    (from..end.min(from + MAX_WORDS))
        .take_while(|j| scene.fold(*j) != "." && !scene.is(*j, Classes::TURN) && scene.verb(*j).is_none())
        .any(|j| scene.is(j, Classes::THAT) && !scene.word(j).conjunction || scene.fold(j) == ":")
}
