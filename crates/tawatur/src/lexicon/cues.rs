//! Reporting expressions and what they take.

mod arabic;
mod english;

use super::{DataError, lines};
use crate::reading::Stance;
use crate::text::fold;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Reporting expressions and what they take, and the words that bound what
/// they take.
#[derive(Debug, Default)]
pub struct Cues {
    cues: Vec<Cue>,
    /// Folded word → cue and form.
    verbs: HashMap<String, (usize, Form)>,
    /// Folded noun → its cue.
    nouns: HashMap<String, usize>,
    /// Folded verb forms that count only with their doubled letter marked.
    marked: BTreeSet<String>,
    /// Folded first word → the expressions that begin with it, the longest first.
    phrases: BTreeMap<String, Vec<Phrase>>,
    /// Folded word → its classes.
    words: HashMap<String, Classes>,
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

/// A set of what may open the content of a cue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Opens(u64);

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
    const PREPOSITIONS: &'static [&'static str] = &[
        "الي", "من", "ب", "علي", "عن", "في", "ل", "to", "of", "for", "about", "against", "on", "out", "بشان", "حول",
        "ازاء", "حيال",
    ];
    const FIRST_PREPOSITION: u32 = 16;

    /// Whether all of `other` are among these.
    #[must_use]
    pub fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Whether the folded preposition may open the content.
    #[must_use]
    pub fn preposition(self, word: &str) -> bool {
        Self::PREPOSITIONS
            .iter()
            .position(|p| *p == word)
            .is_some_and(|at| self.0 & 1 << (at as u32 + Self::FIRST_PREPOSITION) != 0)
    }

    fn parse(field: &str) -> Result<Self, String> {
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
                "bridge" => Self::BRIDGE.0,
                "charge" => Self::NOUN.0 | Self::CHARGE.0,
                "object" => Self::OBJECT.0,
                "brand" => Self::BRAND.0,
                "whom" => Self::OBJECT.0 | Self::WHOM.0,
                "court" => Self::COURT.0,
                "light" => Self::LIGHT.0,
                "plan" => Self::PLAN.0,
                "view" => Self::VIEW.0,
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
pub struct Classes(u64);

macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident = $word:literal, $bit:literal;)*) => {
        impl Classes {
            $($(#[$doc])* pub const $name: Self = Self(1 << $bit);)*

            fn named(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$name),)* _ => None }
            }
        }
    };
}

classes! {
    /// Opens reported content ("أن").
    THAT = "that", 0;
    /// As [`Self::THAT`], with a pronoun that may stand for the speaker.
    SELF = "self", 1;
    /// "قوله".
    SAYING = "saying", 2;
    /// Belongs to a time expression.
    TIME = "time", 3;
    /// "جانبه" of "من جانبه".
    ASIDE = "aside", 4;
    /// A relative pronoun.
    RELATIVE = "relative", 5;
    /// Begins a clause.
    CLAUSE = "clause", 6;
    /// After it another one speaks.
    TURN = "turn", 7;
    /// An auxiliary.
    BE = "be", 8;
    /// A preposition or adverb after which no source goes on.
    ADJUNCT = "adjunct", 9;
    /// A preposition that may stand inside a source.
    LINKER = "linker", 10;
    /// The occasion of the words.
    OCCASION = "occasion", 11;
    /// A head that keeps what follows it by a preposition.
    ROLE = "role", 12;
    /// An unnamed source.
    ANONYMOUS = "anonymous", 13;
    /// A head noun of an agency, outlet or broadcaster.
    MEDIA = "media", 14;
    /// The name of an outlet.
    OUTLET = "outlet", 15;
    /// Those spoken to.
    AUDIENCE = "audience", 16;
    /// A negation.
    NEGATOR = "negator", 17;
    /// Before a colon it is no one's name ("المصدر:").
    LABEL = "label", 19;
    /// A preposition with a pronoun.
    PRONOUN = "pronoun", 20;
    /// What stands in quotation marks behind it is a name.
    NAMER = "namer", 21;
    /// In content it tells that something should be done.
    DUTY = "duty", 22;
    /// In content it tells of doubt or fear.
    DOUBT = "doubt", 23;
    /// In content it tells what is to be expected.
    OUTLOOK = "outlook", 24;
    /// In content it lays blame.
    BLAME = "blame", 25;
    /// A verb form that without subject is nobody's words.
    IMPERSONAL = "impersonal", 26;
    /// "ذلك".
    DEMONSTRATIVE = "demonstrative", 27;
    /// Begins a noun phrase.
    DETERMINER = "determiner", 28;
    /// An accusation.
    CHARGE = "charge", 29;
    /// A verb of telling, negated.
    TELL = "tell", 30;
    /// Behind a negation it denies.
    VOID = "void", 31;
    /// Behind ب it makes an adverb.
    ADVERBIAL = "adverbial", 32;
    /// An أن behind it opens no reported content.
    MODAL = "modal", 33;
    /// A site or place where one writes.
    SITE = "site", 34;
    /// A form of "be": a participle behind it is passive.
    COPULA = "copula", 42;
    /// Asks in content ("whether").
    QUESTION = "question", 43;
    /// A verbal noun that opens content.
    EVENT = "event", 18;
    /// "طلب" of "طلب عدم ذكر اسمه", which tells nothing.
    WITHHOLD = "withhold", 35;
    /// What something is done by; it names no source.
    MEASURE = "measure", 36;
    /// A verb that goes on by itself behind a source without a comma.
    NARRATES = "narrates", 37;
    /// A noun feminine in form only.
    MASCULINE = "masculine", 38;
    /// An adjective that no ending shows.
    ADJECTIVE = "adjective", 40;
    /// In content it tells that something is not so.
    REFUTE = "refute", 41;
    /// Behind "وصف" it blames.
    INSULT = "insult", 39;
    /// In content it tells what the speaker means to do.
    INTENT = "intent", 50;
    /// What a verb of blame lays on someone ("مسؤولية", "لوم").
    BURDEN = "burden", 44;
    /// Behind a comma it tells what came of it ("ليصبح").
    SEQUEL = "sequel", 46;
    /// Behind a comma and و the report itself tells of it ("وقام").
    DEED = "deed", 47;
    /// A court, or a head of what decides as one.
    COURT = "court", 45;
    /// What is the speaker's own ("بلاده").
    OWN = "own", 51;
    /// A future of what comes of something ("سيؤدي").
    EFFECT = "effect", 52;
    /// A future of what is arranged ("سيتم").
    ARRANGED = "arranged", 53;
    /// In content it says that something must be done ("ضرورة").
    NEED = "need", 54;
    /// An imperative.
    ORDER = "order", 55;
    /// The head of a body, or of who speaks for one, that can arrange things.
    OFFICE = "office", 56;
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
            let (cue, form) = self.verbs.get(stem)?;
            let Form::Finite(subject) = form else { return None };
            Some((*cue, Form::WithObject(*subject)))
        })
    }

    /// The cue of a folded noun that reports words.
    #[must_use]
    pub fn noun(&self, word: &str) -> Option<&Cue> {
        self.cues.get(*self.nouns.get(word)?)
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
                let forms: Vec<String> = forms.split(' ').map(fold).collect();
                if inflect {
                    let [perfect, imperfect, participle] = &forms[..] else {
                        fail("a verb needs perfect, imperfect, participle".to_owned());
                        continue;
                    };
                    for (word, form) in arabic::inflect(perfect, imperfect, participle) {
                        self.verbs.entry(word).or_insert((index, form));
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
