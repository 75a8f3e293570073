//! Names of people: where one starts and how far it runs.

mod latin;
mod part;

use super::words::{Word, ways};
use crate::lexicon::Lexicon;
use crate::lexicon::names::{PersonName, Strength};
use latin::latin;
use part::{Part, closes_name, first_part, further_part, is_surname_like};

/// The most words of a name; "الأمير محمد بن سلمان بن عبد العزيز آل سعود" has eight.
const MAX_WORDS: usize = 9;

/// A name of a person in a sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct PersonSpan {
    /// Bytes of clitics on its first word.
    pub(super) clitics: usize,
    /// Index after its last word.
    pub(super) end: usize,
    /// Words that count as evidence: listed names that are hardly anything else.
    pub(super) sure: usize,
    /// Words of it, particles not counted.
    pub(super) parts: usize,
}

/// The name of a person that starts at word `i`. After a title (`titled`) less
/// evidence is needed. Nothing is found where a place, a nation's adjective or
/// a common word stands.
pub(super) fn at(words: &[Word<'_>], i: usize, titled: bool, lexicon: &Lexicon) -> Option<PersonSpan> {
    let first = words.get(i)?;
    if first.is_mark() {
        return None;
    }
    if !first.is_arabic() {
        return latin(words, i, titled, lexicon);
    }
    if !first.may.open_person {
        return None;
    }
    let (clitics, part) = first_part(words, i, lexicon)?;
    let known = ways(first)
        .find(|way| way.clitics == clitics)
        .and_then(|way| lexicon.names.person(&way.rest));
    let begun = Begun {
        words,
        first: i,
        part,
        known,
        titled,
        lexicon,
    };
    begun.name(clitics)
}

/// A name of a person of which the first word was read.
struct Begun<'a> {
    words: &'a [Word<'a>],
    /// Index of its first word.
    first: usize,
    /// What that word can be.
    part: Part,
    /// How it serves in names.
    known: Option<PersonName>,
    /// Whether a title stands before it.
    titled: bool,
    lexicon: &'a Lexicon,
}

impl Begun<'_> {
    /// The name as far as it goes, if that is evidence enough.
    fn name(&self, clitics: usize) -> Option<PersonSpan> {
        let (words, i) = (self.words, self.first);
        let mut span = PersonSpan {
            clitics,
            end: i + 1,
            sure: usize::from(self.part == Part::Sure),
            parts: usize::from(self.part != Part::Particle),
        };
        let mut unknown = usize::from(self.part == Part::Unknown);
        let mut after_particle = self.part == Part::Particle;
        // "بوتين كيم" is two people.
        let surname_alone = self.known.is_some_and(PersonName::is_foreign_surname);
        let mut j = i + 1;
        while let Some(word) = words
            .get(j)
            .filter(|w| !surname_alone && j < i + MAX_WORDS && (!w.is_mark() || is_initial(words, j, w)))
        {
            // "م." in "إديث م. ليدرير".
            if word.is_mark() {
                j += 1;
                continue;
            }
            if j == span.end && self.is_closed(j, &span) {
                break;
            }
            let part = further_part(word, words.get(j + 1), self.lexicon);
            let tail = self.lexicon.names.cues(word.fold).tail && !after_particle;
            // What only ends the name is no evidence for it.
            if !tail && !self.takes_surname(j, part, &span) {
                if !self.goes_on(j, part, &span, after_particle) {
                    break;
                }
                span.sure += usize::from(part == Part::Sure && self.is_given(word));
                unknown += usize::from(part == Part::Unknown);
            }
            after_particle = part == Part::Particle;
            j += 1;
            if !after_particle {
                span.end = j;
                span.parts += 1;
            }
        }
        (span.parts >= 1 && self.is_enough(&span, unknown)).then_some(span)
    }

    /// "لقاء بوتين", "حرب كيم": a surname alone makes no name of the word before.
    fn is_given(&self, word: &Word<'_>) -> bool {
        let person = self.lexicon.names.person(word.fold);
        person.is_some_and(|p| p.given || p.syllable || !p.foreign)
    }

    /// Whether another's name begins at word `j`, right behind this one.
    fn is_closed(&self, j: usize, span: &PersonSpan) -> bool {
        let (words, names) = (self.words, &self.lexicon.names);
        let Some(word) = words.get(j) else { return true };
        // "عبد الله الثاني عمر الحداد": a king's number closes his name, but for "بن".
        let numbered = || words.get(j - 1).is_some_and(|w| names.is_regnal(w.fold));
        if span.parts >= 2 && numbered() && !names.cues(word.fold).particle {
            return true;
        }
        // "ديمتري لافروف سفيتلانا": behind a surname a given name is another's.
        j > self.first + 1 && closes_with_surname(words, j - 1, self.lexicon) && is_given_only(word, self.lexicon)
    }

    /// Whether word `j`, which can be such a part, belongs to the name.
    fn goes_on(&self, j: usize, part: Part, span: &PersonSpan, after_particle: bool) -> bool {
        let (words, lexicon) = (self.words, self.lexicon);
        let Some(word) = words.get(j) else { return false };
        match part {
            Part::Particle | Part::Sure | Part::Perhaps | Part::Unknown => true,
            Part::Hardly => {
                let given = lexicon.names.person(word.fold).is_some_and(|p| p.given);
                let sure = |next: &Word<'_>| {
                    !next.is_mark() && matches!(further_part(next, words.get(j + 2), lexicon), Part::Sure)
                };
                after_particle || given && span.sure >= 1 || words.get(j + 1).is_some_and(sure)
            }
            Part::No => {
                after_particle && word.is_arabic() && word.fold.starts_with("ال") || is_initial_letter(words, j)
            }
        }
    }

    /// "طارق الصراف": whether the name is a given name so far, and takes word `j` as its surname,
    /// be it a word of its own.
    fn takes_surname(&self, j: usize, part: Part, span: &PersonSpan) -> bool {
        let (Some(known), Some(word)) = (self.known, self.words.get(j)) else {
            return false;
        };
        let next = self.words.get(j + 1);
        (part == Part::No && span.parts == 1 || part == Part::Hardly && span.parts <= 2)
            && known.given
            && (known.strength == Strength::Strong || self.titled)
            && (!known.syllable && is_surname_like(word, next, self.lexicon)
                || known.foreign && closes_name(word, next, self.lexicon))
    }

    /// Whether there is evidence enough for a name; `unknown` words of it stand in no list.
    fn is_enough(&self, span: &PersonSpan, unknown: usize) -> bool {
        match self.part {
            Part::Sure => self.titled || span.parts >= 2 || self.known.is_some_and(|p| p.foreign),
            Part::Particle => span.parts >= 1,
            Part::Perhaps => span.sure >= 1 || self.titled || unknown >= 1 && span.parts >= 2,
            // "الملك سلمان": one such name needs the title at its side.
            Part::Hardly => {
                let before = self.first.checked_sub(1).and_then(|p| self.words.get(p));
                let beside = before.is_some_and(|w| self.lexicon.names.cues(w.fold).any_title());
                self.titled && (span.parts >= 2 || beside && self.known.is_some_and(|p| p.given))
            }
            Part::Unknown => self.titled || span.sure >= 1,
            Part::No => false,
        }
    }
}

/// Whether word `j` is a foreign surname and no given name.
fn closes_with_surname(words: &[Word<'_>], j: usize, lexicon: &Lexicon) -> bool {
    let person = words.get(j).and_then(|word| lexicon.names.person(word.fold));
    person.is_some_and(PersonName::is_foreign_surname)
}

/// Whether a word is a given name and no surname.
fn is_given_only(word: &Word<'_>, lexicon: &Lexicon) -> bool {
    let person = lexicon.names.person(word.fold);
    person.is_some_and(|p| p.given && !p.surname && !p.syllable)
}

/// Whether an Arabic word may open the name of a person, whatever stands beside it.
pub(super) fn may_open(word: &Word<'_>, lexicon: &Lexicon) -> bool {
    let names = &lexicon.names;
    let by_next = |rest: &str| {
        let cues = names.cues(rest);
        let bare = rest.strip_prefix("ال").unwrap_or(rest);
        cues.particle || cues.any_title() || !names.seconds(rest).is_empty() || names.person(bare).is_some()
    };
    // At the beginning of a sentence most is possible.
    ways(word).any(|way| by_next(&way.rest)) || first_part(std::slice::from_ref(word), 0, lexicon).is_some()
}

/// Whether word `j` is the stop after an initial inside a name.
fn is_initial(words: &[Word<'_>], j: usize, word: &Word<'_>) -> bool {
    word.fold == "."
        && j.checked_sub(1)
            .and_then(|p| words.get(p))
            .is_some_and(|p| p.fold.chars().count() == 1 && p.span.end == word.span.start)
        && words.get(j + 1).is_some_and(|n| !n.is_mark())
}

/// Whether word `j` is a single letter with a stop.
fn is_initial_letter(words: &[Word<'_>], j: usize) -> bool {
    words.get(j).is_some_and(|w| w.fold.chars().count() == 1)
        && words.get(j + 1).is_some_and(|stop| is_initial(words, j + 1, stop))
}
