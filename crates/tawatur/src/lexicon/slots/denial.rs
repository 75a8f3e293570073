//! Words that deny, refuse or accuse, and what bounds what they deny.

use super::{Slots, any_reading};
use crate::text::clitics;

impl Slots {
    /// Whether `word`, which `next` follows, negates.
    #[must_use]
    pub fn negates(&self, word: &str, next: &str) -> bool {
        // "كلا" is no "لا" with a particle before it, and "بعدم الاستقرار" turns no clause.
        let bare = clitics::without_conjunction(word).unwrap_or(word);
        let negator = [word, bare].into_iter().find(|w| self.lists.negators.contains(*w));
        let turns = |w: &str| !self.not_negated.contains(&(w.to_owned(), next.to_owned()));
        let void = next == "من" && self.lists.void.contains(bare);
        negator.is_some_and(turns) || void || self.denies(word)
    }

    /// Whether `word` tells of a denial ("نفى").
    #[must_use]
    pub fn denies(&self, word: &str) -> bool {
        any_reading(word, |w| self.lists.denying.contains(w))
    }

    /// Whether `word` refuses an act, or rejects what was said ("رفض").
    #[must_use]
    pub fn refuses(&self, word: &str) -> bool {
        any_reading(word, |w| self.lists.refusing.contains(w))
    }

    /// Whether `word` is a negation and a noun, which can stand anywhere in a clause ("عدم").
    #[must_use]
    pub fn negates_as_noun(&self, word: &str) -> bool {
        self.lists.negating_nouns.contains(word)
    }

    /// Whether behind `word` stands during what something was ("خلال").
    #[must_use]
    pub fn is_during(&self, word: &str) -> bool {
        self.lists.during.contains(word)
    }

    /// Whether `word` names an act by whose refusal nothing is denied ("رفض التعليق").
    #[must_use]
    pub fn abstains(&self, word: &str) -> bool {
        any_reading(word, |w| self.lists.abstaining.contains(w))
    }

    /// Whether speakers name their own state by `word` ("بلاده").
    #[must_use]
    pub fn is_own_state(&self, word: &str) -> bool {
        any_reading(word, |w| self.lists.own_state.contains(w))
    }

    /// Whether `word` opens a condition ("إذا").
    #[must_use]
    pub fn conditions(&self, word: &str) -> bool {
        any_reading(word, |w| self.lists.conditions.contains(w))
    }

    /// Whether `word` calls untrue what stands before it or what it points at ("خدعة").
    #[must_use]
    pub fn rejects(&self, word: &str) -> bool {
        any_reading(word, |w| self.lists.rejections.contains(w))
    }

    /// Whether `word` says of someone that they lied: what they negated is so ("كذبت").
    #[must_use]
    pub fn lies(&self, word: &str) -> bool {
        any_reading(word, |w| self.lists.lying.contains(w))
    }

    /// Whether the words from here on open a contrast.
    #[must_use]
    pub fn contrasts(&self, words: &[&str]) -> bool {
        let Some(first) = words.first() else { return false };
        any_reading(first, |w| {
            (1..=words.len().min(3)).any(|n| {
                let phrase: Vec<String> = std::iter::once(w)
                    .chain(words.iter().take(n).skip(1).copied())
                    .map(str::to_owned)
                    .collect();
                self.adversatives.contains(&phrase)
            })
        })
    }

    /// Whether `word` puts something in the place of what was negated ("بل").
    #[must_use]
    pub fn corrects(&self, word: &str) -> bool {
        self.lists.corrections.contains(word)
    }

    /// Whether what a negation denies ends before `word`.
    #[must_use]
    pub fn ends_denial(&self, word: &str) -> bool {
        self.lists.reasons.contains(word)
    }

    /// Whether `word` opens a frame, within which alone something is denied ("ضمن").
    #[must_use]
    pub fn frames(&self, word: &str) -> bool {
        any_reading(word, |w| self.lists.framing.contains(w))
    }

    /// Whether `word` only strengthens or carries what is denied ("قط", "عقد").
    #[must_use]
    pub fn strengthens(&self, word: &str) -> bool {
        any_reading(word, |w| self.lists.strengtheners.contains(w))
    }

    /// Whether `word` negates without reserve, where anything is negated ("قط").
    #[must_use]
    pub fn is_utter(&self, word: &str) -> bool {
        any_reading(word, |w| self.lists.utter.contains(w))
    }

    /// Whether a negation says by `word`, or by the word before it, that there is none of what
    /// follows ("لا يوجد", "no drone").
    #[must_use]
    pub fn exists(&self, word: &str) -> bool {
        any_reading(word, |w| self.lists.existing.contains(w))
    }

    /// Whether a negation leaves none by `word` ("أي").
    #[must_use]
    pub fn is_any(&self, word: &str) -> bool {
        self.lists.any.contains(word)
    }

    /// Whether `word` is for anybody or anything ("لا يوجد شيء").
    #[must_use]
    pub fn is_anything(&self, word: &str) -> bool {
        self.lists.anything.contains(word)
    }

    /// Whether `word` excepts something from a negation ("إلا").
    #[must_use]
    pub fn excepts(&self, word: &str) -> bool {
        self.lists.excepting.contains(word)
    }

    /// Whether `word` tells of an accusation or suspicion, be it with a pronoun ("اتهمته", "ادعاءاتها").
    #[must_use]
    pub fn accuses(&self, word: &str) -> bool {
        let accuses = |word: &str| any_reading(word, |w| self.lists.accusing.contains(w));
        let stem = clitics::stem(word);
        accuses(stem) || clitics::without_pronoun(stem).is_some_and(accuses)
    }

    /// Whether `word` names what someone said ("تصريحات", "ما أعلنه").
    #[must_use]
    pub fn is_speech(&self, word: &str) -> bool {
        any_reading(clitics::stem(word), |w| self.lists.speech.contains(w))
    }

    /// Whether `word` supposes what is not so ("لو").
    #[must_use]
    pub fn supposes(&self, word: &str) -> bool {
        any_reading(word, |w| self.lists.supposing.contains(w))
    }

    /// Whether `word` opens what speakers deny of themselves without their name.
    #[must_use]
    pub fn elides(&self, word: &str) -> bool {
        any_reading(word, |w| self.lists.elided.contains(w))
    }
}
