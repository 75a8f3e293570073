//! Reporting expressions and what they take.

mod arabic;
mod classes;
mod english;
mod opens;

pub use classes::Classes;
pub use opens::Opens;

use super::{DataError, lines};
use crate::reading::Stance;
use crate::text::fold;
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};

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
    marked: BTreeSet<String>,
    /// Folded perfects that are written without hamza.
    bare_alef: BTreeSet<String>,
    /// Folded first word → the expressions that begin with it, the longest first.
    phrases: BTreeMap<String, Vec<Phrase>>,
    /// Folded word → its classes.
    words: FxHashMap<String, Classes>,
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
    /// Reads the data.
    pub(super) fn load() -> Result<Self, Vec<DataError>> {
        let mut cues = Self::default();
        let mut errors = Vec::new();
        cues.load_cues("ar/cues.tsv", include_str!("../../data/ar/cues.tsv"), true, &mut errors);
        cues.load_words(
            "ar/cue-words.tsv",
            include_str!("../../data/ar/cue-words.tsv"),
            &mut errors,
        );
        cues.load_cues(
            "en/cues.tsv",
            include_str!("../../data/en/cues.tsv"),
            false,
            &mut errors,
        );
        cues.load_words(
            "en/cue-words.tsv",
            include_str!("../../data/en/cue-words.tsv"),
            &mut errors,
        );
        if errors.is_empty() { Ok(cues) } else { Err(errors) }
    }

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
        arabic::without_object(word).find_map(|stem| {
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

    fn load_cues(&mut self, file: &str, data: &str, inflect: bool, errors: &mut Vec<DataError>) {
        let lines = match lines(file, data) {
            Ok(lines) => lines,
            Err(error) => return errors.push(error),
        };
        for line in lines {
            let mut fail = |reason: String| errors.push(DataError::new(file, line.number, reason));
            let [kind, forms, stance, opens] = line.fields[..] else {
                fail("expected kind, forms, stance, opens".to_owned());
                continue;
            };
            let (stance, set) = match (stance_named(stance), Opens::parse(opens)) {
                (Some(stance), Ok(set)) => (stance, set),
                (None, _) => {
                    fail(format!("unknown stance \"{stance}\""));
                    continue;
                }
                (_, Err(reason)) => {
                    fail(reason);
                    continue;
                }
            };
            let fixed = kind == "participle";
            let kind = match kind {
                "verb" | "participle" => CueKind::Verb,
                "noun" => CueKind::Noun,
                "according" if opens.contains("+verb") => CueKind::AccordingVerb,
                "according" => CueKind::According,
                other => {
                    fail(format!("unknown kind \"{other}\""));
                    continue;
                }
            };
            let index = self.cues.len();
            self.cues.push(Cue {
                kind,
                stance,
                opens: set,
            });
            if fixed {
                for word in forms.split('|') {
                    self.verbs.insert(fold(word), (index, Form::Participle));
                }
            } else if kind == CueKind::Verb {
                self.marked
                    .extend(forms.split(' ').filter(|form| form.contains(DOUBLING)).map(fold));
                self.bare_alef
                    .extend(forms.split(' ').filter(|form| form.starts_with('ا')).map(fold));
                let forms: Vec<String> = forms.split(' ').map(fold).collect();
                if inflect {
                    let [perfect, imperfect, participle] = &forms[..] else {
                        fail("a verb needs perfect, imperfect, participle".to_owned());
                        continue;
                    };
                    for (word, form) in arabic::inflect(perfect, imperfect, participle) {
                        // "تأسف": she regrets, or he regretted.
                        let either = |known: &mut (usize, Form)| match (known.1, form) {
                            (Form::Finite(one), Form::Finite(other)) if known.0 != index && one != other => {
                                known.1 = Form::Finite(Subject::Any);
                            }
                            _ => {}
                        };
                        self.verbs.entry(word).and_modify(either).or_insert((index, form));
                    }
                } else {
                    for (word, form) in english::inflect(&forms) {
                        self.verbs.entry(word).or_insert((index, form));
                    }
                }
            } else if kind == CueKind::Noun {
                for word in forms.split('|') {
                    self.nouns.insert(fold(word), index);
                }
            } else {
                for phrase in forms.split('|') {
                    let mut words = phrase.split(' ').map(fold);
                    let first = words.next().unwrap_or_default();
                    let rest = words.collect();
                    self.phrases.entry(first).or_default().push(Phrase { rest, cue: index });
                }
            }
        }
        for phrases in self.phrases.values_mut() {
            phrases.sort_by_key(|p| std::cmp::Reverse((p.rest.len(), p.rest.iter().map(String::len).sum::<usize>())));
        }
    }

    fn load_words(&mut self, file: &str, data: &str, errors: &mut Vec<DataError>) {
        let lines = match lines(file, data) {
            Ok(lines) => lines,
            Err(error) => return errors.push(error),
        };
        for line in lines {
            let [class, words] = line.fields[..] else {
                errors.push(DataError::new(file, line.number, "expected class, words"));
                continue;
            };
            if class == "shape" {
                self.shapes.extend(words.split(' ').map(|w| fold(w).chars().collect()));
                continue;
            }
            let Some(class) = Classes::named(class) else {
                errors.push(DataError::new(file, line.number, format!("unknown class \"{class}\"")));
                continue;
            };
            for word in words.split(' ').filter(|w| !w.is_empty()) {
                let classes = self.words.entry(fold(word)).or_default();
                *classes = classes.or(class);
            }
        }
    }
}

fn stance_named(name: &str) -> Option<Stance> {
    Some(match name {
        "asserts" => Stance::Asserts,
        "denies" => Stance::Denies,
        "accuses" => Stance::Accuses,
        "expects" => Stance::Expects,
        "threatens" => Stance::Threatens,
        "promises" => Stance::Promises,
        "asks" => Stance::Asks,
        "doubts" => Stance::Doubts,
        _ => return None,
    })
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
