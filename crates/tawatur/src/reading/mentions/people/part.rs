//! What a word can be in a name of a person.

use crate::lexicon::Lexicon;
use crate::lexicon::names::{Cues, Strength};
use crate::reading::mentions::words::{Word, ways};

/// What a word can be in a name of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
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

/// What the first word can be, and how many bytes of clitics it carries.
pub(super) fn first_part(words: &[Word<'_>], i: usize, lexicon: &Lexicon) -> Option<(usize, Part)> {
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

/// What a word after the first can be. It carries no clitics: "وبوتين" starts another name.
pub(super) fn further_part(word: &Word<'_>, next: Option<&Word<'_>>, lexicon: &Lexicon) -> Part {
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
pub(super) fn is_surname_like(word: &Word<'_>, next: Option<&Word<'_>>, lexicon: &Lexicon) -> bool {
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
pub(super) fn closes_name(word: &Word<'_>, next: Option<&Word<'_>>, lexicon: &Lexicon) -> bool {
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
        && cues == Cues::default()
        && names.nations.adjective(word.fold, None).is_none()
        && names.place(word.fold, |_| None).is_none()
}
