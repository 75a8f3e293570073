//! Which language a text is written in.

use crate::lexicon::Lexicon;
use crate::text::{TokenKind, Tokens};
use whatlang::Lang;

/// A language that Tawatur reads, or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, schemars::JsonSchema)]
pub enum Language {
    /// Arabic.
    #[serde(rename = "ar")]
    Arabic,
    /// English.
    #[serde(rename = "en")]
    English,
    /// Another language, or none that can be told: kept, not read.
    #[serde(rename = "und")]
    Other,
}

impl Language {
    /// The tag of BCP 47.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::Arabic => "ar",
            Self::English => "en",
            Self::Other => "und",
        }
    }
}

/// How many tokens are looked at.
const LOOK: usize = 2000;

/// A text whose words are function words of a language this often, in parts
/// of a hundred, is in that language. Arabic sticks many of them to other
/// words, so it has fewer.
const ARABIC_SHARE: usize = 4;
const ENGLISH_SHARE: usize = 10;

/// How sure the statistics must be to say that Arabic letters are not Arabic.
const SURE: f64 = 0.8;

/// The language of a text by its script and its most frequent words; for a
/// text too short or too odd for that, by the statistics of its letters. The
/// second value is the tag (ISO 639-3) of a language that is not read.
pub(super) fn detect(text: &str, tokens: &Tokens, lexicon: &Lexicon) -> (Language, Option<&'static str>) {
    let (mut arabic, mut foreign, mut arabic_function, mut english_function) = (0, 0, 0, 0);
    for token in tokens.iter().take(LOOK) {
        match token.kind {
            TokenKind::Arabic => {
                arabic += 1;
                arabic_function += usize::from(lexicon.parts.is_function_word("ar", token.fold));
            }
            TokenKind::Foreign => {
                foreign += 1;
                english_function += usize::from(lexicon.parts.is_function_word("en", token.fold));
            }
            _ => {}
        }
    }
    if arabic + foreign == 0 {
        return (Language::Other, None);
    }
    if arabic >= foreign && arabic_function * 100 >= arabic * ARABIC_SHARE {
        return (Language::Arabic, None);
    }
    if foreign > arabic && english_function * 100 >= foreign * ENGLISH_SHARE {
        return (Language::English, None);
    }
    let end = tokens.get(LOOK).map_or(text.len(), |token| token.span.start);
    let guess = whatlang::detect(text.get(..end).unwrap_or(text));
    match guess {
        Some(info) if arabic >= foreign => {
            if info.lang() == Lang::Ara || info.script() != whatlang::Script::Arabic || info.confidence() < SURE {
                (Language::Arabic, None)
            } else {
                (Language::Other, Some(info.lang().code()))
            }
        }
        Some(info) if info.lang() == Lang::Eng => (Language::English, None),
        Some(info) => (Language::Other, Some(info.lang().code())),
        None => (Language::Other, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn language(text: &str) -> (Language, Option<&'static str>) {
        detect(text, &Tokens::new(text), Lexicon::builtin())
    }

    #[test]
    fn arabic_and_english() {
        for text in [
            "قال الوزير إن السفينة غرقت في الميناء بعد العاصفة",
            "غرق سفينة",
            "وقال ترامب في تغريدة: Make America great again",
            // As outlets in Iran and Pakistan type Arabic.
            "قال الوزیر إن السفینة غرقت فی المیناء التی وصلت إلیها أمس",
        ] {
            assert_eq!(language(text), (Language::Arabic, None), "{text}");
        }
        assert_eq!(
            language("The ship sank in the harbour of Beirut (بيروت) on Monday, officials said."),
            (Language::English, None)
        );
    }

    #[test]
    fn others_are_told() {
        assert_eq!(
            language("Le navire a coulé dans le port après une violente tempête, selon les autorités locales du pays.")
                .0,
            Language::Other
        );
        assert_eq!(
            language("وزیر امور خارجه گفت که این کشتی پس از طوفان در بندر غرق شده است و خدمه آن نجات یافتند").0,
            Language::Other
        );
        assert_eq!(
            language("وزیر خارجہ نے کہا ہے کہ جہاز طوفان کے بعد بندرگاہ میں ڈوب گیا اور عملے کو بچا لیا گیا ہے").0,
            Language::Other
        );
        assert_eq!(language("12 % …"), (Language::Other, None));
    }
}
