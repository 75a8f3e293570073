//! Words that tell what a number counts: victims, years of age, a part, a sum.

use super::{Slots, any_reading};
use crate::text::clitics;

impl Slots {
    /// Whether `noun` measures rather than counts ("كلم").
    #[must_use]
    pub fn measures(&self, noun: &str) -> bool {
        any_reading(noun, |w| self.lists.measures.contains(w))
    }

    /// Whether `noun`, as a figure has it, is a currency, the sign of a share, or what a contest
    /// adds to: what the sum is of stands elsewhere.
    #[must_use]
    pub fn is_sum(&self, noun: &str) -> bool {
        let sums = |w: &str| self.lists.money.contains(w) || self.lists.tallies.contains(w);
        noun == "%" || any_reading(noun, sums)
    }

    /// Whether `word` behind a counted noun tells that it comes on top of others ("أخرى").
    #[must_use]
    pub fn adds(&self, word: &str) -> bool {
        self.lists.adding.contains(word)
    }

    /// Whether `word` tells that a number grew ("ارتفعت الحصيلة إلى").
    #[must_use]
    pub fn rises(&self, word: &str) -> bool {
        any_reading(word, |w| self.lists.rising.contains(w))
    }

    /// Whether `word` tells that something rose or fell ("ارتفع").
    #[must_use]
    pub fn moves(&self, word: &str) -> bool {
        any_reading(word, |w| self.lists.moving.contains(w))
    }

    /// What `noun` counts among victims: "dead", "injured"; for plain people,
    /// what the kind of `event` does to them. None for other nouns, and for
    /// people where no event tells.
    #[must_use]
    pub fn victims(&self, noun: &str, event: Option<usize>) -> Option<&str> {
        let toll = clitics::readings(noun).find_map(|(_, rest)| self.tolls.get(rest))?;
        if toll == PEOPLE {
            // Passengers of whom nothing is told are no victims.
            return event.and_then(|event| self.befalls.get(&event)).map(String::as_str);
        }
        Some(toll)
    }

    /// What befell those whom an event's word speaks of: "أصيب" injured them.
    #[must_use]
    pub fn befallen(&self, word: &str) -> Option<&str> {
        self.befalls.get(&self.event(word)?).map(String::as_str)
    }

    /// Whether a kind of event has victims.
    #[must_use]
    pub fn befalls(&self, event: usize) -> bool {
        self.befalls.contains_key(&event)
    }

    /// Whether `counted`, as [`Self::victims`] gives it, is what an unfolding event adds to.
    #[must_use]
    pub fn is_toll(&self, counted: &str) -> bool {
        counted != PEOPLE && self.tolls.values().any(|toll| toll == counted)
    }

    /// Whether `word` says that there is none of what follows ("دون").
    #[must_use]
    pub fn lacks(&self, word: &str) -> bool {
        self.lists.lacking.contains(word)
    }

    /// Whether `word` may stand between such a word and the victims ("سقوط").
    #[must_use]
    pub fn occurs(&self, word: &str) -> bool {
        self.lists.occurring.contains(word)
    }

    /// Whether `noun` counts the years of an age ("عام").
    #[must_use]
    pub fn is_year(&self, noun: &str) -> bool {
        self.lists.years.contains(noun)
    }

    /// Whether `word`, or mark, may stand between a name and an age ("البالغ من العمر").
    #[must_use]
    pub fn tells_age(&self, word: &str) -> bool {
        self.lists.aging.contains(word)
    }

    /// Whether `word` makes the number after it a part of another ("بينهم").
    #[must_use]
    pub fn takes_part(&self, word: &str) -> bool {
        any_reading(word, |w| self.lists.partitive.contains(w))
    }

    /// Whether `word` makes a number the sum of a longer time ("منذ").
    #[must_use]
    pub fn sums_up(&self, word: &str) -> bool {
        any_reading(word, |w| self.lists.cumulative.contains(w))
    }

    /// Whether `word` makes the number after it the most that there may be ("مرخص").
    #[must_use]
    pub fn limits(&self, word: &str) -> bool {
        any_reading(word, |w| self.lists.capacity.contains(w))
    }

    /// Whether the number after `word` names one of many by its place ("الجولة 29").
    #[must_use]
    pub fn ranks(&self, word: &str) -> bool {
        any_reading(word, |w| self.lists.ranking.contains(w))
    }

    /// Whether `word` behind a number leads on to something that it does not count ("في").
    #[must_use]
    pub fn leads_on(&self, word: &str) -> bool {
        self.lists.leading_on.contains(word)
    }

    /// Whether `word` makes the time after it an end or a beginning ("حتى").
    #[must_use]
    pub fn bounds(&self, word: &str) -> bool {
        self.lists.bounds.contains(word)
    }
}

/// The toll that says nothing of what befell them.
const PEOPLE: &str = "people";
