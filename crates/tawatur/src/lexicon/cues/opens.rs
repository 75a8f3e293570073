//! What may open the content behind a cue, as a set.

use super::set::named_set;
use crate::text::fold;

named_set! {
    /// A set of what may open the content of a cue.
    pub struct Opens {
        /// إن/أن, "that".
        THAT = "that";
        /// A noun phrase headed by a verbal noun.
        NOUN = "np";
        /// Any noun phrase.
        ANY_NOUN = "np+" with NOUN;
        /// Goes on with what the speaker of before said.
        MORE = "more";
        /// Its subject brings the words of another.
        CARRY = "carry";
        /// Not without "that" or a quotation.
        WEAK = "weak";
        /// A finite clause without "that".
        BARE = "bare";
        /// A question ("whether", "how").
        WH = "wh";
        /// An adjective, behind a form of "be" ("is convinced that").
        AFTER_BE = "after-be";
        /// Its subject is a document named with في ("جاء في البيان أن").
        DOCUMENT = "document";
        /// Whom it addresses follows the subject.
        OBJECT = "object";
        /// As [`Self::OBJECT`], and one always follows.
        ALWAYS_OBJECT = "objects" with OBJECT;
        /// As [`Self::ANY_NOUN`], where "مسؤولية" follows.
        BLAME = "blame" with NOUN;
        /// Its ب opens only before a number ("قدر الخسائر بنحو 40 مليونا").
        AMOUNT = "amount";
        /// A noun phrase only if its subject is what was counted or studied ("أظهرت بيانات …").
        FINDS = "finds" with NOUN;
        /// It reports also where it is negated ("لم يستبعد").
        NOT = "not";
        /// Its participle may stand between another verb and the content.
        BRIDGE = "bridge";
        /// As [`Self::ANY_NOUN`], where it names a charge.
        CHARGE = "charge" with NOUN;
        /// Whom or what it is about follows the subject and begins the content.
        WHOM = "whom" with OBJECT;
        /// Its subject is a court.
        COURT = "court";
        /// A noun that reports words follows it and opens the content ("أثار مخاوف بشأن").
        LIGHT = "light";
        /// What it calls someone may blame.
        BRAND = "brand";
        /// What it says will be done is promised.
        PLAN = "plan";
        /// What it says will be is expected.
        VIEW = "view";
        /// Any noun phrase that "as" follows ("sees it as").
        AS = "as";
        /// A belief, wish or attitude and no words.
        MIND = "mind";
    }
}

impl Opens {
    /// The prepositions that may open content, folded; a bit for each, above those of the words.
    const PREPOSITIONS: &'static [&'static str] = &[
        "الي", "من", "ب", "علي", "عن", "في", "ل", "بشان", "حول", "ازاء", "حيال", "to", "of", "for", "about", "against",
        "on", "out", "with", "at", "over", "from", "by", "in", "toward",
    ];
    const FIRST_PREPOSITION: usize = 128;

    /// Whether the folded preposition may open the content.
    #[must_use]
    pub fn preposition(self, word: &str) -> bool {
        Self::of_preposition(word).is_some_and(|preposition| self.has(preposition))
    }

    fn of_preposition(folded: &str) -> Option<Self> {
        let at = Self::PREPOSITIONS.iter().position(|known| *known == folded)?;
        Some(Self::of_bit(Self::FIRST_PREPOSITION + at))
    }

    /// The openers that a field of the data names: words of this set and prepositions.
    pub(super) fn parse(field: &str) -> Result<Self, String> {
        let words = field.split(' ').filter(|word| !matches!(*word, "" | "-" | "+verb"));
        words.into_iter().try_fold(Self::default(), |set, word| {
            Self::named(word)
                .or_else(|| Self::of_preposition(&fold(word)))
                .map(|opener| set.or(opener))
                .ok_or_else(|| format!("unknown opener \"{word}\""))
        })
    }
}
