//! Titles: the words before or after a name that say who bears it.

mod arabic;
mod latin;

use super::words::Word;
use crate::lexicon::Lexicon;
use arabic::arabic;
use latin::latin;

/// The most words a title runs over; "رئيس لجنة علوم وتكنولوجيا الفضاء في كوريا
/// الشمالية" has nine.
const MAX_WORDS: usize = 10;

/// A title found in a sentence.
#[derive(Clone, Debug)]
pub(super) struct Title {
    /// Index of its first word.
    pub(super) first: usize,
    /// Bytes of clitics on its first word.
    pub(super) clitics: usize,
    /// Index after its last word.
    pub(super) end: usize,
    /// What tells it from other titles, in any gender and word order:
    /// "الزعيم الكوري الشمالي" and "زعيم كوريا الشمالية" have one.
    pub(super) key: String,
    /// Whether it names a nation.
    pub(super) national: bool,
    /// Its first word, which says what office it is, without the article.
    pub(super) noun: String,
    /// Whether few have such an office at a time.
    post: bool,
    /// Whether its noun tells only that somebody leads.
    leader: bool,
    /// Whether it names a place that is no nation.
    local: bool,
    /// Whether it is definite: "الرئيس", and not "رئيس".
    definite: bool,
    /// Whether it is one of several who bear it: "متحدث باسم الكرملين".
    one_of_many: bool,
}

impl Title {
    /// Whether it may stand for its bearer without a name.
    pub(super) fn stands_alone(&self) -> bool {
        !self.one_of_many && (self.national || self.post && (self.local || self.definite))
    }

    /// Whether it tells its bearer from all others, over reports too: it says of which nation or
    /// place the office is.
    pub(super) fn is_placed(&self) -> bool {
        !self.one_of_many && (self.national || self.post && self.local)
    }

    /// Whether this title, standing alone, can be that of `full`, which says more: "الرئيس" beside
    /// "الرئيس الروسي", "الوزير" and "الوزير الروسي" beside "وزير الخارجية الروسي". The head of a
    /// state is not meant by the noun of another office ("رئيس الوزراء"), but a leader may be.
    pub(super) fn shortens(&self, full: &Title) -> bool {
        let (own, words) = self.parts();
        let (other, other_words) = full.parts();
        if !self.post || !self.definite || !own.is_empty() && own != other {
            return false;
        }
        if self.leader {
            return words.len() == 1 && other_words.contains(&HEAD);
        }
        self.noun == full.noun && (words == other_words || words == [self.noun.as_str()])
    }

    /// The words of its key: the nation, place or body that the office is of, and the rest.
    fn parts(&self) -> (Vec<&str>, Vec<&str>) {
        let domain =
            |word: &&str| word.contains(':') || word.len() == 2 && word.chars().all(|c| c.is_ascii_uppercase());
        self.key.split(' ').partition(domain)
    }
}

/// What the nouns of heads of states share in a key.
const HEAD: &str = "head";

/// What "رئيس الوزراء" and "رئيس الحكومة" share in a key besides.
const CABINET: &str = "cabinet";

/// The title that starts at word `i`, if a word for a title stands there.
pub(super) fn at(words: &[Word<'_>], i: usize, lexicon: &Lexicon) -> Option<Title> {
    match words.get(i)? {
        first if first.is_mark() => None,
        first if first.is_arabic() => arabic(words, i, lexicon),
        _ => latin(words, i, lexicon),
    }
}

#[cfg(test)]
mod tests {
    use super::super::known::Memo;
    use super::super::words::of_sentence;
    use super::*;
    use crate::text::{Span, Tokens};

    fn title(text: &str) -> Option<(String, String)> {
        let tokens = Tokens::new(text);
        let words = of_sentence(
            text,
            &tokens,
            Span::new(0, text.len()),
            &mut Memo::default(),
            Lexicon::builtin(),
        );
        let title = at(&words, 0, Lexicon::builtin())?;
        let end = words.get(title.end).map_or("", |w| w.span.of(text));
        Some((title.key, end.to_owned()))
    }

    #[test]
    fn titles_end_where_names_begin() {
        for (text, next) in [
            ("الرئيس الروسي فلاديمير بوتين", "فلاديمير"),
            ("زعيم كوريا الشمالية كيم جونغ أون", "كيم"),
            ("المتحدث باسم الكرملين ديمتري بيسكوف", "ديمتري"),
            ("وزير الموارد الطبيعية ألكسندر كوزلوف", "ألكسندر"),
            ("ووزيرة الخارجية اليابانية يوكو كاميكاوا", "يوكو"),
            ("رئيس جامعة الدراسات الكورية الشمالية في سيول", ""),
            ("الرئيس إن بلاده", "إن"),
            ("حاكم المنطقة أوليغ كوزيمياكو", "أوليغ"),
            ("Russian President Vladimir Putin", "Vladimir"),
        ] {
            assert_eq!(title(text).map(|t| t.1).as_deref(), Some(next), "{text}");
        }
    }

    #[test]
    fn one_office_in_other_words_has_one_key() {
        let key = |text| title(text).unwrap().0;
        assert_eq!(key("الزعيم الكوري الشمالي كيم"), key("زعيم كوريا الشمالية كيم"));
        assert_eq!(key("وزيرة الخارجية اليابانية يوكو"), key("وزير خارجية اليابان يوكو"));
        assert_ne!(key("الرئيس الروسي فلاديمير"), key("رئيس الوزراء الروسي ميخائيل"));
        assert_ne!(key("نائب وزير الخارجية أندريه"), key("وزير الخارجية سيرغي"));
    }
}
