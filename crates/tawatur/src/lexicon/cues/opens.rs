//! What may open the content behind a cue, as a set.

use crate::text::fold;

/// A set of what may open the content of a cue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Opens(u128);

impl Opens {
    /// إن/أن, "that".
    pub const THAT: Self = Self(1);
    /// A noun phrase headed by a verbal noun.
    pub const NOUN: Self = Self(1 << 1);
    /// Any noun phrase.
    pub const ANY_NOUN: Self = Self(1 << 2);
    /// Goes on with what the speaker of before said.
    pub const MORE: Self = Self(1 << 3);
    /// Its subject brings the words of another.
    pub const CARRY: Self = Self(1 << 4);
    /// Not without "that" or a quotation.
    pub const WEAK: Self = Self(1 << 5);
    /// A finite clause without "that".
    pub const BARE: Self = Self(1 << 6);
    /// A question ("whether", "how").
    pub const WH: Self = Self(1 << 8);
    /// An adjective, behind a form of "be" ("is convinced that").
    pub const AFTER_BE: Self = Self(1 << 9);
    /// Its subject is a document named with في ("جاء في البيان أن").
    pub const DOCUMENT: Self = Self(1 << 7);
    /// Whom it addresses follows the subject.
    pub const OBJECT: Self = Self(1 << 14);
    /// As [`Self::ANY_NOUN`], where "مسؤولية" follows.
    pub const BLAME: Self = Self(1 << 13);
    /// As [`Self::OBJECT`], and one always follows.
    pub const ALWAYS_OBJECT: Self = Self(1 << 12);
    /// Its ب opens only before a number ("قدر الخسائر بنحو 40 مليونا").
    pub const AMOUNT: Self = Self(1 << 50);
    /// A noun phrase only if its subject is what was counted or studied ("أظهرت بيانات …").
    pub const FINDS: Self = Self(1 << 49);
    /// It reports also where it is negated ("لم يستبعد").
    pub const NOT: Self = Self(1 << 48);
    /// Its participle may stand between another verb and the content.
    pub const BRIDGE: Self = Self(1 << 11);
    /// As [`Self::ANY_NOUN`], where it names a charge.
    pub const CHARGE: Self = Self(1 << 10);
    /// Whom or what it is about follows the subject and begins the content.
    pub const WHOM: Self = Self(1 << 43);
    /// Its subject is a court.
    pub const COURT: Self = Self(1 << 44);
    /// A noun that reports words follows it and opens the content ("أثار مخاوف بشأن").
    pub const LIGHT: Self = Self(1 << 45);
    /// What it calls someone may blame.
    pub const BRAND: Self = Self(1 << 40);
    /// What it says will be done is promised.
    pub const PLAN: Self = Self(1 << 41);
    /// What it says will be is expected.
    pub const VIEW: Self = Self(1 << 42);
    /// Any noun phrase that "as" follows ("sees it as").
    pub const AS: Self = Self(1 << 46);
    /// A belief, wish or attitude and no words.
    pub const MIND: Self = Self(1 << 47);
    const PREPOSITIONS: &'static [&'static str] = &[
        "الي", "من", "ب", "علي", "عن", "في", "ل", "بشان", "حول", "ازاء", "حيال", "to", "of", "for", "about", "against",
        "on", "out", "with", "at", "over", "from", "by", "in", "toward",
    ];
    /// The bits above those of the openers.
    const FIRST_PREPOSITION: u32 = 64;

    /// Whether all of `other` are among these.
    #[must_use]
    pub fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Whether any of `other` are among these.
    #[must_use]
    pub fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Both sets together.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether the folded preposition may open the content.
    #[must_use]
    pub fn preposition(self, word: &str) -> bool {
        Self::PREPOSITIONS
            .iter()
            .position(|p| *p == word)
            .is_some_and(|at| self.0 & 1 << (at as u32 + Self::FIRST_PREPOSITION) != 0)
    }

    /// The openers that a field of the data names.
    pub(super) fn parse(field: &str) -> Result<Self, String> {
        let mut set = 0;
        for word in field.split(' ').filter(|w| !w.is_empty() && *w != "-" && *w != "+verb") {
            set |= match word {
                "that" => Self::THAT.0,
                "np" => Self::NOUN.0,
                "np+" => Self::NOUN.0 | Self::ANY_NOUN.0,
                "more" => Self::MORE.0,
                "carry" => Self::CARRY.0,
                "weak" => Self::WEAK.0,
                "bare" => Self::BARE.0,
                "wh" => Self::WH.0,
                "after-be" => Self::AFTER_BE.0,
                "document" => Self::DOCUMENT.0,
                "blame" => Self::NOUN.0 | Self::BLAME.0,
                "objects" => Self::OBJECT.0 | Self::ALWAYS_OBJECT.0,
                "not" => Self::NOT.0,
                "finds" => Self::NOUN.0 | Self::FINDS.0,
                "amount" => Self::AMOUNT.0,
                "bridge" => Self::BRIDGE.0,
                "charge" => Self::NOUN.0 | Self::CHARGE.0,
                "object" => Self::OBJECT.0,
                "brand" => Self::BRAND.0,
                "whom" => Self::OBJECT.0 | Self::WHOM.0,
                "court" => Self::COURT.0,
                "light" => Self::LIGHT.0,
                "plan" => Self::PLAN.0,
                "view" => Self::VIEW.0,
                "as" => Self::AS.0,
                "mind" => Self::MIND.0,
                other => {
                    let folded = fold(other);
                    let at = Self::PREPOSITIONS.iter().position(|p| *p == folded);
                    1 << (at.ok_or_else(|| format!("unknown opener \"{other}\""))? as u32 + Self::FIRST_PREPOSITION)
                }
            };
        }
        Ok(Self(set))
    }
}
