//! What a denial denies, where it names the charge or report and whose that is: "نفت إيران اتهامات المغرب لها
//! بتسليح الجبهة", "مزاعم روسيا بأن الهجوم مختلق غير صحيحة".

use super::clause::{Draft, Reader};
use super::denying::{is_what, with_determiner};
use super::first_phrase::without_object;
use super::openers::opens_by_clitic;
use super::scene::Scene;
use super::source::{self, Bound};
use super::subjects::is_head;
use crate::lexicon::cues::{Classes, Opens};
use crate::reading::Stance;
use std::ops::Range;

/// Before the charge stand at most so many words ("كل هذه").
const MAX_LEAD: usize = 3;

/// What it is about follows within so many tokens.
const MAX_REACH: usize = 10;

/// What is denied has at least so many tokens.
const MIN_MATTER: usize = 2;

impl Reader<'_, '_> {
    /// Takes in what is denied by the drafts from `first` on, as words of whose charge or report it is.
    pub(super) fn denied(&mut self, first: usize) {
        for outer in first..self.drafts.len() {
            let draft = self.drafts.get(outer).filter(|draft| !draft.direct);
            if let Some(matter) = draft.and_then(|draft| matter(self.scene, draft)) {
                if let Some(draft) = self.drafts.get_mut(outer) {
                    draft.stance = Stance::Denies;
                }
                let matter = Draft {
                    outer: Some(outer),
                    ..matter
                };
                // "رفض ادعاء سلمى بأن": the noun may have been read already.
                let read = self.drafts.iter().skip(first).position(|draft| draft.cue == matter.cue);
                match read.and_then(|at| self.drafts.get_mut(first + at)) {
                    Some(draft) => *draft = matter,
                    None => self.drafts.push(matter),
                }
            }
        }
    }
}

/// What the charge or report says that a draft denies.
fn matter(scene: &Scene<'_>, draft: &Draft) -> Option<Draft> {
    let content = draft.content.clone();
    let noun = named(scene, &content).or_else(|| before(scene, draft))?;
    let link = link(scene, noun, content.end.min(noun + 1 + MAX_REACH))?;
    let end = if draft.stance == Stance::Denies {
        content.end
    } else {
        predicate(scene, link.opens + MIN_MATTER..content.end)?
    };
    if end < link.opens + MIN_MATTER {
        return None;
    }
    let (source, cue) = whose(scene, noun, link.at)?;
    Some(Draft {
        source: Some(source),
        relays: draft.relays.clone(),
        stance: if scene.is(noun, Classes::CHARGE) {
            Stance::Accuses
        } else {
            Stance::Asserts
        },
        clitic: link.clitic,
        noun: !link.clause,
        denied: true,
        ..Draft::new(scene.span(&cue)?, link.opens..end)
    })
}

/// The word for a charge or report that a content begins with, or the verb of "ما قاله الوزير".
fn named(scene: &Scene<'_>, content: &Range<usize>) -> Option<usize> {
    if is_what(scene, content.start) {
        return Some(content.start + 1);
    }
    let talk = Classes::CHARGE.or(Classes::TALK);
    let noun = content.clone().take(MAX_LEAD).find(|i| scene.is(*i, talk))?;
    (with_determiner(scene, content.start, noun) == content.start).then_some(noun)
}

/// The charge that stands between a denial and what it says: "رافضا اتهامات واشنطن بأن".
fn before(scene: &Scene<'_>, draft: &Draft) -> Option<usize> {
    let cue = scene.reading.tokens.within(draft.cue).end;
    let charge = (cue..draft.content.start).find(|i| scene.is(*i, Classes::CHARGE));
    charge.filter(|_| draft.stance == Stance::Denies)
}

/// What leads from the charge to what it says.
struct Link {
    at: usize,
    /// Where that begins.
    opens: usize,
    /// Bytes of its first token that are a preposition.
    clitic: usize,
    /// Whether it is a clause.
    clause: bool,
}

/// "بأن", "من أن", "عن", "بشأن", or ب on a noun, behind the charge at `noun`.
fn link(scene: &Scene<'_>, noun: usize, end: usize) -> Option<Link> {
    let word = scene.fold(noun);
    let cue = scene.cues.noun(word.strip_prefix("ال").unwrap_or(word));
    let by_clitic = |i: usize| {
        let rest = scene.fold(i).strip_prefix('ب').filter(|_| !scene.named(i))?;
        // "بريطانية" is one word.
        let noun = scene.cues.verbal_noun(rest) || scene.cues.event_of_someone(rest) || scene.is_common(rest);
        if !noun {
            return None;
        }
        cue.filter(|cue| cue.opens.preposition("ب") && opens_by_clitic(scene, cue, i, rest, 'ب'))
    };
    // "المعلومات تظهر أن", "مزاعم وصفوها بأنها": what it does or is called, and not what it says.
    let acts = |i: &usize| {
        let made = scene.is(*i, Classes::MADE) || scene.is(*i + 1, Classes::MADE);
        !made && (scene.verb(*i).is_some() || scene.is(*i, Classes::RELATIVE))
    };
    let words = (noun + 1..end).take_while(|i| scene.is_word(*i) && !acts(i) || scene.quotation(*i).is_some());
    let mut links = words.filter_map(|i| {
        let link = |opens, clitic, clause| {
            Some(Link {
                at: i,
                opens,
                clitic,
                clause,
            })
        };
        match scene.fold(i) {
            _ if scene.is(i, Classes::THAT) => link(i + 1, 0, true),
            "من" if scene.is(i + 1, Classes::THAT) => link(i + 2, 0, true),
            _ if scene.is(i, Classes::TOPIC) => link(i + 1, 0, false),
            _ if by_clitic(i).is_some() => link(i, 'ب'.len_utf8(), false),
            _ => None,
        }
    });
    links.next()
}

/// Whose the charge at `noun` is, and the words that tell that it was made: "اتهامات المغرب", "اتهامات وجهها
/// المغرب", "الاتهامات الموجهة إليه", "تقارير".
fn whose(scene: &Scene<'_>, noun: usize, link: usize) -> Option<(Range<usize>, Range<usize>)> {
    let phrase = |from: usize| from..without_object(scene, from..source::phrase(scene, from..link, Bound::Opener));
    let told = scene.is(noun, Classes::RUMOUR);
    let verb = noun + usize::from(!told) + usize::from(scene.is(noun + 1, Classes::RELATIVE));
    if told || scene.is(verb, Classes::MADE) && verb + 1 < link {
        let source = phrase(verb + 1);
        let known = !source.is_empty() && is_head(scene, source.start);
        return known.then_some((source, verb..verb + 1));
    }
    let source = phrase(noun + 1);
    let made = (noun + 1..link).find(|i| scene.is(*i, Classes::ADDRESSED));
    // "اتهامات هلفاريا لها": between the charge and whom it is made against stands its maker.
    let against = source.end < link && scene.fold(source.end).starts_with('ل');
    let heads = Classes::ROLE.or(Classes::MEDIA).or(Classes::OUTLET).or(Classes::BODY);
    // "اتهام هلفاريا ب", "الاتهامات لهلفاريا ب": it is accused.
    let accused =
        scene.word(source.start).clitic.is_some() || !scene.fold(noun).ends_with("ات") && accuses(scene, noun);
    let known = against || !accused && (scene.named(source.start) || scene.is(source.start, heads));
    match made {
        None if !source.is_empty() && known => Some((source, noun..noun + 1)),
        Some(made) => Some((noun..noun + 1, made..made + 1)),
        None if !scene.fold(link).starts_with('ب') || scene.is(link, Classes::THAT) => {
            Some((noun..noun + 1, link..link + 1))
        }
        None => None,
    }
}

/// Whether the noun has whom it accuses as its object ("اتهام", but not "مزاعم").
fn accuses(scene: &Scene<'_>, noun: usize) -> bool {
    let word = scene.fold(noun);
    let cue = scene.cues.noun(word.strip_prefix("ال").unwrap_or(word));
    cue.is_some_and(|cue| cue.opens.has(Opens::OBJECT))
}

/// Where the words begin that call it untrue, which end the content: "غير صحيحة", "لا أساس لها", "كاذبة".
fn predicate(scene: &Scene<'_>, range: Range<usize>) -> Option<usize> {
    let void =
        |i: usize| scene.is(i, Classes::NEGATOR) && (scene.is(i + 1, Classes::VOID) || scene.is(i + 2, Classes::VOID));
    let words = range.clone().filter(|i| scene.is_word(*i));
    let last = words.clone().next_back()?;
    let first = words
        .rev()
        .find(|i| void(*i) || *i == last && scene.is(*i, Classes::REFUTE))?;
    // "حديثهم عن هجوم «غير صحيح»".
    Some(first - usize::from(scene.opens(first - 1).is_some()))
}
