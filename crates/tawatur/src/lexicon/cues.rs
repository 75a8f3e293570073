//! Reporting expressions and what they take.

mod arabic;
mod english;
mod opens;

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

/// The classes of a word, as a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Classes(u128);

macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident = $word:literal;)*) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms, reason = "named as the classes, whose bits they number")]
        #[repr(u32)]
        enum Bit { $($name,)* }

        impl Classes {
            $($(#[$doc])* pub const $name: Self = Self(1 << Bit::$name as u32);)*

            fn named(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$name),)* _ => None }
            }
        }
    };
}

classes! {
    /// Opens reported content ("أن").
    THAT = "that";
    /// As [`Self::THAT`], with a pronoun that may stand for the speaker.
    SELF = "self";
    /// "قوله".
    SAYING = "saying";
    /// Belongs to a time expression.
    TIME = "time";
    /// "جانبه" of "من جانبه".
    ASIDE = "aside";
    /// A relative pronoun.
    RELATIVE = "relative";
    /// Begins a clause.
    CLAUSE = "clause";
    /// After it another one speaks.
    TURN = "turn";
    /// An auxiliary.
    BE = "be";
    /// A preposition or adverb after which no source goes on.
    ADJUNCT = "adjunct";
    /// A preposition that may stand inside a source.
    LINKER = "linker";
    /// The occasion of the words.
    OCCASION = "occasion";
    /// A head that keeps what follows it by a preposition.
    ROLE = "role";
    /// An unnamed source.
    ANONYMOUS = "anonymous";
    /// A head noun of an agency, outlet or broadcaster.
    MEDIA = "media";
    /// The name of an outlet.
    OUTLET = "outlet";
    /// Those spoken to.
    AUDIENCE = "audience";
    /// A negation.
    NEGATOR = "negator";
    /// Before a colon it is no one's name ("المصدر:").
    LABEL = "label";
    /// A preposition with a pronoun.
    PRONOUN = "pronoun";
    /// What stands in quotation marks behind it is a name.
    NAMER = "namer";
    /// In content it tells that something should be done.
    DUTY = "duty";
    /// In content it tells of doubt or fear.
    DOUBT = "doubt";
    /// In content it tells what is to be expected.
    OUTLOOK = "outlook";
    /// In content it lays blame.
    BLAME = "blame";
    /// A verb form that without subject is nobody's words.
    IMPERSONAL = "impersonal";
    /// "ذلك".
    DEMONSTRATIVE = "demonstrative";
    /// Begins a noun phrase.
    DETERMINER = "determiner";
    /// An accusation.
    CHARGE = "charge";
    /// What is told, true or not: "تقارير", "شائعات".
    TALK = "talk";
    /// Behind "ما" it tells that something is said: "ما تردد".
    RUMOUR = "rumour";
    /// The verb of a clause that tells who made a charge or report: "اتهامات وجهها المغرب".
    MADE = "made";
    /// Tells whom a charge is made against, and not by whom: "الاتهامات الموجهة إليه".
    ADDRESSED = "addressed";
    /// A verb of telling, negated.
    TELL = "tell";
    /// Behind a negation it denies.
    VOID = "void";
    /// Behind ب it makes an adverb.
    ADVERBIAL = "adverbial";
    /// An أن behind it opens no reported content.
    MODAL = "modal";
    /// A site or place where one writes.
    SITE = "site";
    /// A form of "be": a participle behind it is passive.
    COPULA = "copula";
    /// Asks in content ("whether").
    QUESTION = "question";
    /// A verbal noun that opens content.
    EVENT = "event";
    /// "طلب" of "طلب عدم ذكر اسمه", which tells nothing.
    WITHHOLD = "withhold";
    /// What something is done by; it names no source.
    MEASURE = "measure";
    /// A verb that goes on by itself behind a source without a comma.
    NARRATES = "narrates";
    /// A noun feminine in form only.
    MASCULINE = "masculine";
    /// An adjective that no ending shows.
    ADJECTIVE = "adjective";
    /// In content it tells that something is not so.
    REFUTE = "refute";
    /// Behind "وصف" it blames.
    INSULT = "insult";
    /// A common finite verb that reports nothing ("made").
    FINITE = "finite";
    /// A verb whose object may be a noun that reports ("made a claim").
    LIGHT = "light";
    /// A plural that no ending shows ("people").
    PLURAL = "plural";
    /// Before a base form ("will", "to").
    AUXILIARY = "auxiliary";
    /// Belongs to the verb before it ("lashed out").
    PARTICLE = "particle";
    /// A form of a reporting verb that is a noun too ("claims").
    NOUNLIKE = "noun-too";
    /// An infinitive behind it has its subject ("continued to insist").
    CHAIN = "chain";
    /// Whom it makes do something stands before a base form ("let them know").
    CAUSATIVE = "causative";
    /// A poll or study: what stands in it is its finding.
    SURVEY = "survey";
    /// In content it tells what the speaker means to do.
    INTENT = "intent";
    /// What a verb of blame lays on someone ("مسؤولية", "لوم").
    BURDEN = "burden";
    /// Behind a comma it tells what came of it ("ليصبح").
    SEQUEL = "sequel";
    /// Behind a comma and و the report itself tells of it ("وقام").
    DEED = "deed";
    /// A court, or a head of what decides as one.
    COURT = "court";
    /// What was counted or studied ("بيانات", "دراسة").
    FINDING = "finding";
    /// What is the speaker's own ("بلاده").
    OWN = "own";
    /// A future of what comes of something ("سيؤدي").
    EFFECT = "effect";
    /// A future of what is arranged ("سيتم").
    ARRANGED = "arranged";
    /// In content it says that something must be done ("ضرورة").
    NEED = "need";
    /// An imperative.
    ORDER = "order";
    /// The head of a body, or of who speaks for one, that can arrange things.
    OFFICE = "office";
    /// A person by what he is, and no office.
    PERSON = "person";
    /// Someone by whose he is ("عائلته").
    KIN = "kin";
    /// What someone gives out and what then speaks for him ("البيان").
    DOCUMENT = "document";
    /// What a ministry is called by for short ("الخارجية").
    FIELD = "field";
    /// Opens a phrase of manner ("بشكل مفاجئ").
    MANNER = "manner";
    /// A quantifier that is whole by itself ("البعض").
    QUANTIFIER = "quantifier";
    /// A kind of place, where a body sits ("مدينة الإسكندرية").
    SEAT = "seat";
    /// No verb in the future, though it begins like one ("سياسة", "سنغافورة").
    UNFUTURE = "unfuture";
    /// What one does to a document that one answers for.
    ISSUES = "issues";
    /// Alone it is no subject.
    IDLE = "idle";
    /// Its last ه is of its root and no pronoun.
    ROOTED = "rooted";
    /// Behind "من" and before "أن" it asks for something ("من المهم أن").
    MATTERS = "matters";
    /// A kind of body that is named in full once and by its kind later ("الشركة").
    BODY = "body";
    /// Before a word for a charge or report, and part of its noun phrase ("عدة اتهامات", "صحة الأنباء").
    SEVERAL = "several";
    /// Leads from a charge or report to what it says ("تقارير عن").
    TOPIC = "topic";
    /// Strengthens a denial at its end ("وهو ما نفته نفيا قاطعا").
    OUTRIGHT = "outright";
    /// Tells that someone replies ("ردا على").
    REPLY = "reply";
    /// Rounds a number ("نحو").
    ABOUT = "about";
    /// An adjective that is written like a reporting verb ("إجراءات مشددة").
    HOMOGRAPH = "homograph";
    /// A share of a hundred, behind "في" ("55 في المئة").
    PERCENT = "percent";
    /// Between a document and who gave it out ("بيان صادر عن").
    GIVEN = "given";
    /// Tells that it is another one ("متحدث آخر", "من جهة أخرى").
    ANOTHER = "another";
    /// Joins a spokesman to whom he speaks for ("باسم").
    BEHALF = "behalf";
    /// What one keeps to ("قانون").
    NORM = "norm";
    /// Takes the "عن" behind it to itself ("صادر عن").
    BINDS = "binds";
    /// Opens a clause of time or condition ("عندما").
    WHEN = "when";
    /// In the plural what is no person ("مصادر").
    THINGS = "things";
    /// Several people ("عشرات", "أهالي").
    CROWD = "crowd";
    /// What is lifted from a thing that is shown ("النقاب").
    VEIL = "veil";
}

impl Classes {
    /// Whether it has all of `other`.
    #[must_use]
    pub fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Whether it has any of `other`.
    #[must_use]
    pub fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Those that are among `other`.
    #[must_use]
    pub const fn only(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Both sets together.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
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
