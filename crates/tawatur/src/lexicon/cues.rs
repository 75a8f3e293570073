//! Reporting expressions and what they take.

mod arabic;
mod classes;
mod english;
mod future;
mod load;
mod opens;
mod set;

pub use classes::Classes;
pub use opens::Opens;

use crate::reading::Stance;
use rustc_hash::{FxHashMap, FxHashSet};

/// Reporting expressions and what they take, and the words that bound what
/// they take.
#[derive(Debug, Default)]
pub struct Cues {
    cues: Vec<Cue>,
    /// Folded word → cue and form.
    verbs: FxHashMap<String, (usize, Form)>,
    /// Folded noun → its cue.
    nouns: FxHashMap<String, usize>,
    /// Folded verb forms that count only with their doubled letter marked.
    marked: FxHashSet<String>,
    /// Folded perfects that are written without hamza.
    bare_alef: FxHashSet<String>,
    /// Folded first word → the expressions that begin with it, the longest first.
    phrases: FxHashMap<String, Vec<Phrase>>,
    /// Folded word → its classes.
    words: FxHashMap<String, Classes>,
    /// Folded beginnings of words that are no verbs in the future.
    unfuture: FxHashSet<String>,
    /// Shapes of verbal nouns; `.` stands for any letter.
    shapes: Vec<Vec<char>>,
}

/// The mark of a doubled letter.
pub const DOUBLING: char = '\u{0651}';

/// One reporting expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cue {
    /// How it names its source.
    pub kind: CueKind,
    /// How the speaker stands to the content.
    pub stance: Stance,
    /// What may open the content.
    pub opens: Opens,
}

/// How a reporting expression names its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CueKind {
    /// A verb: its subject is the source.
    Verb,
    /// "بحسب", "according to": what follows is the source.
    According,
    /// A noun: whose words it reports follows it ("إعلان الشركة أن").
    Noun,
    /// "كما", "حسبما": a reporting verb follows.
    AccordingVerb,
}

/// The form of a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Finite, the gender and number of the subject as far as the form tells.
    Finite(Subject),
    /// Finite with an object pronoun on it ("طالبه", "أكدته").
    WithObject(Subject),
    /// A participle that shares the subject of the clause before ("مضيفا").
    Participle,
}

/// What a verb's form tells of its subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// He or it; before a following subject also they.
    He,
    /// She, it, or a thing in the plural.
    She,
    /// They.
    They,
    /// The form does not tell.
    Any,
}

/// An expression of one or more words.
#[derive(Clone, Debug)]
pub struct Phrase {
    /// The folded words after the first. A last word of one letter is a clitic
    /// of the word after the expression ("وفقا ل").
    pub rest: Vec<String>,
    /// Index of its cue.
    pub cue: usize,
}

impl Cues {
    /// The cue at `index`.
    #[must_use]
    pub fn get(&self, index: usize) -> Option<&Cue> {
        self.cues.get(index)
    }

    /// The verb that the folded word is a form of, conjunction and future
    /// marker already off.
    #[must_use]
    pub fn verb(&self, word: &str) -> Option<(usize, Form)> {
        if let Some(found) = self.verbs.get(word) {
            return Some(*found);
        }
        // "بينها" is no "بيّنها".
        let unmarked = |stem: &&str| !self.needs_doubling(stem);
        arabic::without_object(word).filter(unmarked).find_map(|stem| {
            // "نفاه" of "نفى".
            let weak = || self.verbs.get(&format!("{}ي", stem.strip_suffix('ا')?));
            let (cue, form) = self.verbs.get(stem).or_else(weak)?;
            let Form::Finite(subject) = form else { return None };
            Some((*cue, Form::WithObject(*subject)))
        })
    }

    /// The cue of a folded noun that reports words.
    #[must_use]
    pub fn noun(&self, word: &str) -> Option<&Cue> {
        self.cues.get(*self.nouns.get(word)?)
    }

    /// Whether the folded perfect is written without hamza: "اعتقد" is he believed, "أعتقد" I believe.
    #[must_use]
    pub fn bare_alef(&self, word: &str) -> bool {
        self.bare_alef.contains(word)
    }

    /// Whether the folded form is a verb only with its doubled letter marked
    /// in the text ("بيّن", not "بين").
    #[must_use]
    pub fn needs_doubling(&self, word: &str) -> bool {
        self.marked.contains(word)
    }

    /// The expressions that begin with the folded word, the longest first.
    #[must_use]
    pub fn phrases(&self, first: &str) -> &[Phrase] {
        self.phrases.get(first).map_or(&[], Vec::as_slice)
    }

    /// The classes of a folded word, without looking under clitics.
    #[must_use]
    pub fn classes(&self, word: &str) -> Classes {
        self.words.get(word).copied().unwrap_or_default()
    }

    /// Whether the folded word has the shape of a verbal noun.
    #[must_use]
    pub fn verbal_noun(&self, word: &str) -> bool {
        std::iter::once(word)
            .chain(arabic::without_object(word))
            .any(|word| self.has_shape(word))
    }

    /// Whether the folded word is a noun that opens content, with a pronoun ("حظرها").
    #[must_use]
    pub fn event_of_someone(&self, word: &str) -> bool {
        arabic::without_object(word).any(|noun| self.classes(noun).has(Classes::EVENT))
    }

    fn has_shape(&self, word: &str) -> bool {
        self.shapes.iter().any(|shape| {
            let mut letters = word.chars();
            shape
                .iter()
                .all(|want| letters.next().is_some_and(|c| *want == '.' || *want == c))
                && letters.next().is_none()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_the_persons_of_a_verb() {
        let cues = Cues::load().unwrap();
        for word in [
            "قالت",
            "يقول",
            "تقول",
            "قالوا",
            "يقولون",
            "نفت",
            "موكده",
            "مشيرا",
            "نافيا",
            "اكدته",
        ] {
            assert!(cues.verb(word).is_some(), "{word}");
        }
        for word in ["مقال", "قول", "مصر", "التقي"] {
            assert!(cues.verb(word).is_none(), "{word}");
        }
    }

    #[test]
    fn a_form_that_is_another_word_needs_its_mark() {
        let cues = Cues::load().unwrap();
        assert!(cues.needs_doubling("بين") && !cues.needs_doubling("قال"));
    }

    #[test]
    fn knows_verbal_nouns_by_shape() {
        let cues = Cues::load().unwrap();
        for word in ["توقيف", "استخدام", "ارتكابها", "اطلاق"] {
            assert!(cues.verbal_noun(word), "{word}");
        }
        assert!(!cues.verbal_noun("بوتين"));
    }
}
