//! Names of people: where one starts and how far it runs.

use super::words::{Word, ways};
use crate::lexicon::Lexicon;
use crate::lexicon::names::Strength;

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

/// What a word can be in a name of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// A name that is hardly anything else.
    Sure,
    /// A name that is also another word.
    Perhaps,
    /// A word that mostly is another word, listed as a name.
    Hardly,
    /// A word that no list knows.
    Unknown,
    /// "بن", "آل", "van".
    Particle,
    /// Anything else.
    No,
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
    // "بوتين كيم" is two people.
    let surname_alone = known.is_some_and(|p| p.foreign && p.surname && !p.given && !p.syllable);
    let mut span = PersonSpan {
        clitics,
        end: i + 1,
        sure: usize::from(part == Part::Sure),
        parts: usize::from(part != Part::Particle),
    };
    let mut unknown = usize::from(part == Part::Unknown);
    let mut after_particle = part == Part::Particle;
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
        // "عبد الله الثاني عمر الحداد": a king's number closes his name, but for "بن".
        let numbered = words.get(j - 1).is_some_and(|w| lexicon.names.is_regnal(w.fold));
        if j == span.end && span.parts >= 2 && numbered && !lexicon.names.cues(word.fold).particle {
            break;
        }
        // "ديمتري لافروف سفيتلانا": behind a surname a given name is another's.
        if j > i + 1 && j == span.end && closes_with_surname(words, j - 1, lexicon) && is_given_only(word, lexicon) {
            break;
        }
        let part = further_part(word, words.get(j + 1), lexicon);
        let tail = lexicon.names.cues(word.fold).tail && !after_particle;
        // "طارق الصراف": a given name takes a surname with the article, be it a word of its own.
        let surname = (part == Part::No && span.parts == 1 || part == Part::Hardly && span.parts <= 2)
            && known.is_some_and(|p| p.given && (p.strength == Strength::Strong || titled))
            && (known.is_some_and(|p| !p.syllable) && is_surname_like(word, words.get(j + 1), lexicon)
                || known.is_some_and(|p| p.foreign) && closes_name(word, words.get(j + 1), lexicon));
        let goes_on = tail
            || surname
            || match part {
                Part::Particle => true,
                Part::Sure => {
                    // "لقاء بوتين", "حرب كيم": a surname alone makes no name of the word before.
                    let given = lexicon
                        .names
                        .person(word.fold)
                        .is_some_and(|p| p.given || p.syllable || !p.foreign);
                    span.sure += usize::from(given);
                    true
                }
                Part::Perhaps => true,
                Part::Hardly => {
                    let given = lexicon.names.person(word.fold).is_some_and(|p| p.given);
                    after_particle
                        || given && span.sure >= 1
                        || words.get(j + 1).is_some_and(|n| {
                            !n.is_mark() && matches!(further_part(n, words.get(j + 2), lexicon), Part::Sure)
                        })
                }
                Part::Unknown => {
                    unknown += 1;
                    true
                }
                Part::No => {
                    after_particle && word.is_arabic() && word.fold.starts_with("ال") || is_initial_letter(words, j)
                }
            };
        if !goes_on {
            break;
        }
        after_particle = part == Part::Particle;
        j += 1;
        if !after_particle {
            span.end = j;
            span.parts += 1;
        }
    }
    let enough = match part {
        Part::Sure => titled || span.parts >= 2 || known.is_some_and(|p| p.foreign),
        Part::Particle => span.parts >= 1,
        Part::Perhaps => span.sure >= 1 || titled || unknown >= 1 && span.parts >= 2,
        // "الملك سلمان": one such name needs the title at its side.
        Part::Hardly => {
            let beside = i
                .checked_sub(1)
                .and_then(|p| words.get(p))
                .is_some_and(|w| lexicon.names.cues(w.fold).any_title());
            titled && (span.parts >= 2 || beside && known.is_some_and(|p| p.given))
        }
        Part::Unknown => titled || span.sure >= 1,
        Part::No => false,
    };
    (enough && span.parts >= 1).then_some(span)
}

/// Whether word `j` is a foreign surname and no given name.
fn closes_with_surname(words: &[Word<'_>], j: usize, lexicon: &Lexicon) -> bool {
    let person = words.get(j).and_then(|word| lexicon.names.person(word.fold));
    person.is_some_and(|p| p.foreign && p.surname && !p.given && !p.syllable)
}

/// Whether a word is a given name and no surname.
fn is_given_only(word: &Word<'_>, lexicon: &Lexicon) -> bool {
    let person = lexicon.names.person(word.fold);
    person.is_some_and(|p| p.given && !p.surname && !p.syllable)
}

/// What the first word can be, and how many bytes of clitics it carries.
fn first_part(words: &[Word<'_>], i: usize, lexicon: &Lexicon) -> Option<(usize, Part)> {
    let word = words.get(i)?;
    let names = &lexicon.names;
    // "وأكد": a verb behind "and".
    if word.may.says && !names.person(word.fold).is_some_and(|p| p.foreign) {
        return None;
    }
    let after_mark = i.checked_sub(1).and_then(|p| words.get(p)).is_none_or(Word::is_mark);
    let mut best: Option<(usize, Part)> = None;
    for way in ways(word) {
        let part = part_of(&way.rest, word.raw_end, words.get(i + 1), lexicon);
        // "وصوله" is "arrival", not "and" with a name.
        let doubtful =
            way.clitics > 0 && names.is_common_whole(word.fold) && !names.person(&way.rest).is_some_and(|p| p.foreign);
        if doubtful {
            continue;
        }
        match part {
            Part::Sure | Part::Particle => return Some((way.clitics, part)),
            Part::Perhaps | Part::Hardly if best.is_none_or(|(_, p)| p == Part::Unknown) => {
                best = Some((way.clitics, part));
            }
            // "وبوتين" is unknown as it stands; so is what is left, and shorter.
            // After a mark "وداكي" opens with "and".
            Part::Unknown
                if way.clitics == 2
                    && word.fold.starts_with('و')
                    && after_mark
                    && best.is_none_or(|(_, p)| p == Part::Unknown) =>
            {
                best = Some((way.clitics, part));
            }
            Part::Unknown if best.is_none() && !way.rest.starts_with("ال") => best = Some((way.clitics, part)),
            _ => {}
        }
    }
    best.filter(|(_, part)| *part != Part::Unknown || !word.common)
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

/// What a word after the first can be. It carries no clitics: "وبوتين" starts another name.
fn further_part(word: &Word<'_>, next: Option<&Word<'_>>, lexicon: &Lexicon) -> Part {
    if !word.is_arabic() {
        return Part::No;
    }
    let part = part_of(word.fold, word.raw_end, next, lexicon);
    if part == Part::Unknown {
        let listed = |rest: &str| {
            lexicon
                .names
                .person(rest)
                .is_some_and(|p| p.strength == Strength::Strong)
        };
        let joined = ways(word).skip(1).any(|way| {
            listed(&way.rest) || lexicon.names.place(&way.rest, |_| None).is_some() || word.fold.starts_with('و')
        });
        if joined {
            return Part::No;
        }
    }
    part
}

fn part_of(word: &str, last: Option<char>, next: Option<&Word<'_>>, lexicon: &Lexicon) -> Part {
    let names = &lexicon.names;
    let cues = names.cues(word);
    let second = next.filter(|n| !n.is_mark()).map(|n| n.fold);
    if cues.particle && second.is_some() {
        return Part::Particle;
    }
    // "كيم جونغ أون بيونغ يانغ": a place of two words that opens like a name.
    let town = |n: usize| (n == 1).then_some(second).flatten();
    if names.place(word, town).is_some_and(|(count, _)| count > 1) {
        return Part::No;
    }
    // "سمير عوض مساعد وزير الداخلية": a name that is a title, before a title.
    if cues.any_title() && second.is_some_and(|n| names.cues(n).any_title()) {
        return Part::No;
    }
    // "الحسين بن طلال": a given name may have the article.
    let articled = word.strip_prefix("ال").is_some_and(|rest| {
        second.is_some_and(|n| names.precedes_father(n)) && names.person(rest).is_some_and(|p| p.given)
    });
    if articled && !cues.any_title() {
        return Part::Sure;
    }
    if let Some(person) = names.person(word) {
        if cues.stop || cues.says && person.strength != Strength::Strong {
            return Part::No;
        }
        return match person.strength {
            Strength::Strong => Part::Sure,
            Strength::Weak => Part::Perhaps,
            Strength::Rare => Part::Hardly,
        };
    }
    let other = cues.stop
        || cues.says
        || cues.any_title()
        || cues.organisation
        || cues.definite
        || cues.place
        || cues.site
        || word.chars().count() < 2
        || names.nations.adjective(word, second).is_some()
        || names.place(word, town).is_some()
        || last == Some('ة') && !word.starts_with("ال")
        || names.is_common(word);
    if other { Part::No } else { Part::Unknown }
}

/// Whether a word with the article can be a surname: no nationality, title or cue.
fn is_surname_like(word: &Word<'_>, next: Option<&Word<'_>>, lexicon: &Lexicon) -> bool {
    let names = &lexicon.names;
    let cues = names.cues(word.fold);
    // "جون بولتون": a town's name may be a surname; a state's or capital's is a place.
    let town = names
        .place(word.fold, |_| None)
        .is_some_and(|(_, id)| id.trim_start_matches("geo:").starts_with(|c: char| c.is_ascii_digit()))
        && names.nations.capital(word.fold, |_| None).is_none();
    if town && ways(word).skip(1).all(|way| names.place(&way.rest, |_| None).is_none()) {
        return true;
    }
    word.is_arabic()
        && word.fold.starts_with("ال")
        && word.fold.chars().count() >= 5
        && !(cues.stop || cues.says || cues.any_title() || cues.now || cues.past || cues.definite)
        && names.nations.adjective(word.fold, next.map(|n| n.fold)).is_none()
        && names.place(word.fold, |_| None).is_none()
}

/// Whether a word that the dictionary thinks it can take apart closes a foreign
/// name ("كوفي أنان"): it is no verb or cue, and the clause goes on after it.
fn closes_name(word: &Word<'_>, next: Option<&Word<'_>>, lexicon: &Lexicon) -> bool {
    let names = &lexicon.names;
    let cues = names.cues(word.fold);
    let verb = word.fold.starts_with(['ي', 'ت', 'ن', 'س', 'و', 'ل', 'ف'])
        || word.fold.starts_with("ال")
        || word.fold.starts_with("با");
    let ends = next.is_none_or(|n| {
        let cues = names.cues(n.fold);
        n.is_mark() || cues.stop || cues.says || cues.link
    });
    word.is_arabic()
        && ends
        && !verb
        && word.fold.chars().count() >= 3
        && word.raw_end != Some('ة')
        && cues == crate::lexicon::names::Cues::default()
        && names.nations.adjective(word.fold, None).is_none()
        && names.place(word.fold, |_| None).is_none()
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

/// A name in Latin letters: words with capitals, from a listed given name or after a title.
fn latin(words: &[Word<'_>], i: usize, titled: bool, lexicon: &Lexicon) -> Option<PersonSpan> {
    let names = &lexicon.names;
    let first = words.get(i).filter(|w| w.capital)?;
    let cues = names.cues(first.fold);
    if cues.stop || cues.any_title() || cues.portfolio || cues.organisation {
        return None;
    }
    let listed = names.person(first.fold).is_some();
    let mut span = PersonSpan {
        clitics: 0,
        end: i + 1,
        sure: usize::from(listed),
        parts: 1,
    };
    let mut j = i + 1;
    while let Some(word) = words
        .get(j)
        .filter(|w| j < i + MAX_WORDS && (!w.is_mark() || is_initial(words, j, w)))
    {
        let cues = names.cues(word.fold);
        if word.is_mark() || cues.particle && words.get(j + 1).is_some_and(|n| n.capital) {
            j += 1;
            continue;
        }
        if !word.capital && !word.joined || cues.stop || cues.organisation || word.is_arabic() {
            break;
        }
        j += 1;
        span.end = j;
        span.parts += 1;
    }
    (listed && span.parts >= 2 || titled).then_some(span)
}
