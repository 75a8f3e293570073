//! Reads `cues.tsv` and `cue-words.tsv`.

use super::{Classes, Cue, CueKind, Cues, DOUBLING, Form, Opens, Phrase, Subject, arabic, english};
use crate::lexicon::lines::each_line;
use crate::lexicon::{DataError, Line};
use crate::reading::Stance;
use crate::text::fold;
use std::cmp::Reverse;

impl Cues {
    /// Reads the data.
    pub(in crate::lexicon) fn load() -> Result<Self, Vec<DataError>> {
        let mut cues = Self::default();
        let mut errors = Vec::new();
        for (file, data, inflect) in [
            (
                "ar/cues.tsv",
                include_str!("../../../data/ar/cues.tsv"),
                inflect_arabic as Inflect,
            ),
            (
                "en/cues.tsv",
                include_str!("../../../data/en/cues.tsv"),
                inflect_english,
            ),
        ] {
            let add = |line: &Line<'_>| cues.add_cue(line, inflect);
            each_line(file, data, &mut errors, add);
        }
        for (file, data) in [
            ("ar/cue-words.tsv", include_str!("../../../data/ar/cue-words.tsv")),
            ("en/cue-words.tsv", include_str!("../../../data/en/cue-words.tsv")),
        ] {
            each_line(file, data, &mut errors, |line| cues.add_words(line));
        }
        let letters = |phrase: &Phrase| phrase.rest.iter().map(String::len).sum::<usize>();
        let longest_first =
            |phrases: &mut Vec<Phrase>| phrases.sort_by_key(|phrase| Reverse((phrase.rest.len(), letters(phrase))));
        cues.phrases.values_mut().for_each(longest_first);
        if errors.is_empty() { Ok(cues) } else { Err(errors) }
    }

    /// Adds an expression: kind, forms, stance, and what opens its content.
    fn add_cue(&mut self, line: &Line<'_>, inflect: Inflect) -> Result<(), String> {
        let [kind, forms, stance, opens] = line.fields[..] else {
            return Err("expected kind, forms, stance, opens".to_owned());
        };
        let cue = Cue {
            kind: match kind {
                "verb" | "participle" => CueKind::Verb,
                "noun" => CueKind::Noun,
                "according" if opens.contains("+verb") => CueKind::AccordingVerb,
                "according" => CueKind::According,
                other => return Err(format!("unknown kind \"{other}\"")),
            },
            stance: stance_named(stance).ok_or_else(|| format!("unknown stance \"{stance}\""))?,
            opens: Opens::parse(opens)?,
        };
        let index = self.cues.len();
        self.cues.push(cue);
        match (cue.kind, kind) {
            (_, "participle") => {
                let words = forms.split('|').map(fold);
                self.verbs.extend(words.map(|word| (word, (index, Form::Participle))));
            }
            (CueKind::Verb, _) => {
                let written = || forms.split(' ');
                self.marked
                    .extend(written().filter(|form| form.contains(DOUBLING)).map(fold));
                self.bare_alef
                    .extend(written().filter(|form| form.starts_with('ا')).map(fold));
                // A form that two verbs share is of the one that stands first.
                for (word, form) in inflect(&written().map(fold).collect::<Vec<_>>())? {
                    // "تأسف": she regrets, or he regretted.
                    let either = |known: &mut (usize, Form)| match (known.1, form) {
                        (Form::Finite(one), Form::Finite(other)) if known.0 != index && one != other => {
                            known.1 = Form::Finite(Subject::Any);
                        }
                        _ => {}
                    };
                    self.verbs.entry(word).and_modify(either).or_insert((index, form));
                }
            }
            (CueKind::Noun, _) => self.nouns.extend(forms.split('|').map(|word| (fold(word), index))),
            (CueKind::According | CueKind::AccordingVerb, _) => {
                for phrase in forms.split('|') {
                    let mut words = phrase.split(' ').map(fold);
                    let first = words.next().unwrap_or_default();
                    let rest = words.collect();
                    self.phrases.entry(first).or_default().push(Phrase { rest, cue: index });
                }
            }
        }
        Ok(())
    }

    /// Adds the dual of a perfect, where it is not told by the form ("قالا").
    fn add_dual(&mut self, dual: String) -> Result<(), String> {
        let perfect = dual.strip_suffix('ا').and_then(|perfect| self.verbs.get(perfect));
        let (cue, _) = *perfect.ok_or_else(|| format!("\"{dual}\" is the dual of no verb"))?;
        self.verbs.insert(dual, (cue, Form::Finite(Subject::They)));
        Ok(())
    }

    /// Adds words to a class, shapes and beginnings of words, or forms of verbs.
    fn add_words(&mut self, line: &Line<'_>) -> Result<(), String> {
        let [class, words] = line.fields[..] else {
            return Err("expected class, words".to_owned());
        };
        let each = || words.split(' ').filter(|w| !w.is_empty()).map(fold);
        match class {
            "shape" => {
                self.shapes.extend(each().map(|w| w.chars().collect()));
                return Ok(());
            }
            "unfuture-start" => {
                self.unfuture.extend(each());
                return Ok(());
            }
            "dual" => return each().try_for_each(|dual| self.add_dual(dual)),
            "unverb" => {
                return each().try_for_each(|word| match self.verbs.remove(&word) {
                    Some(_) => Ok(()),
                    None => Err(format!("\"{word}\" is built like no form of a verb")),
                });
            }
            _ => {}
        }
        let class = Classes::named(class).ok_or_else(|| format!("unknown class \"{class}\""))?;
        for word in each() {
            let classes = self.words.entry(word).or_default();
            *classes = classes.or(class);
        }
        Ok(())
    }
}

/// The forms of a verb from those that the data gives, folded.
type Inflect = fn(&[String]) -> Result<Vec<(String, Form)>, String>;

fn inflect_arabic(forms: &[String]) -> Result<Vec<(String, Form)>, String> {
    let [perfect, imperfect, participle] = forms else {
        return Err("a verb needs perfect, imperfect, participle".to_owned());
    };
    Ok(arabic::inflect(perfect, imperfect, participle))
}

fn inflect_english(forms: &[String]) -> Result<Vec<(String, Form)>, String> {
    Ok(english::inflect(forms))
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
