//! "بحسب", "وفقا لـ", "كما أفاد": expressions whose source follows, before or
//! behind the content.

use super::forms;
use super::lead;
use super::media;
use super::relays;
use super::scene::Scene;
use super::source::{self, Bound};
use crate::lexicon::cues::{Classes, Cue, CueKind, Form, Opens};
use crate::reading::Stance;
use crate::text::TokenKind;
use std::ops::Range;

/// The source of a leading expression ends within so many tokens.
const MAX_LEAD: usize = 40;

/// An attributed clause behind "إذ" has at least so many tokens.
const MIN_CLAUSE: usize = 4;

/// Such an expression with its source.
#[derive(Clone, Debug)]
pub(super) struct According {
    pub(super) cue: Range<usize>,
    pub(super) source: Range<usize>,
    pub(super) relays: Vec<Range<usize>>,
    /// The medium whose own report the source is ("وفقا لتقرير نشرته وكالة"): it carries the words of another.
    pub(super) giver: Option<Range<usize>>,
    pub(super) stance: Stance,
    /// Whether it says that its source told just this ("وفقا لما قاله المدير").
    pub(super) tells: bool,
    /// The first token of the content, where it follows; none where it stands before.
    pub(super) content: Option<usize>,
    /// Where to read on.
    pub(super) next: usize,
}

/// Reads the expression at `i`.
pub(super) fn at(scene: &Scene<'_>, i: usize, sentence: &Range<usize>) -> Option<According> {
    let (cue, _, mut start) = expression(scene, i)?;
    let mut cue_end = start;
    let mut source_of_verb = false;
    let mut carries = false;
    let mut what = false;
    let mut tells = false;
    match cue.kind {
        CueKind::According => {}
        CueKind::AccordingVerb => {
            while scene.is(start, Classes::BE) {
                start += 1;
            }
            let (verb, form) = scene.verb(start)?;
            let told = verb.opens.has(Opens::THAT) || verb.opens.has(Opens::CARRY);
            if form == Form::Participle || !told || verb.stance != Stance::Asserts && verb.stance != Stance::Expects {
                return None;
            }
            // "وبحسب ما ذكرت الصحيفة، يؤكد الاتفاق أن": the clause behind the comma is another.
            let own = leads(scene, i, sentence.start) && !matches!(scene.fold(i), "كما" | "مثلما");
            let comma = (start + 1..sentence.end.min(start + MAX_LEAD)).find(|j| scene.is_comma(*j));
            let within = sentence.start..comma.filter(|_| own).unwrap_or(sentence.end);
            // "بحسب ما أظهرت دراسة": what it shows stands before, and only "that" opens anything behind it.
            what = scene.fold(start - 1).ends_with("ما") && !matches!(scene.fold(i), "كما" | "مثلما");
            let opens = |found: &super::verbs::Found| !(what && found.noun);
            // "وفقا لما نقلته", "على ما يرونه": it carries words, or holds a view, and tells nothing itself.
            tells = what && !verb.opens.any(Opens::CARRY.or(Opens::WEAK).or(Opens::VIEW));
            if super::verbs::at(scene, start, &within).filter(opens).is_some() {
                return None;
            }
            start += 1;
            cue_end = start;
            source_of_verb = true;
            carries = verb.opens.has(Opens::CARRY);
            if let Some(found) = elided(
                scene,
                i..cue_end,
                sentence,
                cue,
                verb.opens.has(Opens::DOCUMENT) || carries,
            ) {
                return Some(found);
            }
            while scene.is(start, Classes::TIME) {
                start += 1;
            }
            // "حسب ما جاء في بيان", "لما نشر على الموقع".
            if scene.is(start, Classes::VIA) {
                start += 1;
            }
            // "كما ينص على ذلك القانون".
            if scene.is(start, Classes::DEMONSTRATIVE) && scene.is(start - 1, Classes::LINKER) {
                start += 1;
            }
            // "نقلت عنه", "نقلت على لسانه": of whom speaks before; "ما أشارت إليه": what was said.
            if scene.is(start, Classes::PRONOUN) {
                start += 1;
            } else if scene.fold(start) == "علي" && scene.is(start + 1, Classes::TONGUE) {
                start += 2;
            }
        }
        CueKind::Verb | CueKind::Noun => {}
    }
    let end = sentence.end.min(start + MAX_LEAD);
    let first = lead::skip_lead(scene, start..end);
    // "حسبما نقلت وكالة عن متحدث": the medium ends before "عن".
    let end = if source_of_verb && carries {
        (first + 1..end).find(|j| scene.fold(*j) == "عن").unwrap_or(end)
    } else {
        end
    };
    // "أغلق الطريق، وبحسب الشرطة فإن …": a clause of its own.
    let joined = i > sentence.start
        && scene.is_comma(i - 1)
        && scene.fold(i).starts_with('و')
        && !scene.fold(i).starts_with("وف")
        && (first..end).any(|j| scene.is(j, Classes::THAT) && scene.fold(j).starts_with('ف'));
    let leads = joined || leads(scene, i, sentence.start);
    // "وبحسب فلان، رئيس كذا، فإن …": the content is marked.
    let marked = leads
        .then(|| {
            let then = |j: &usize| scene.is(*j, Classes::THAT) && scene.fold(*j).starts_with('ف');
            (first..end).find(|j| then(j) && scene.quotation(*j).is_none())
        })
        .flatten();
    // "وبحسب أجهزة الطوارئ في العاصمة فقد أغلق الطريق".
    let has = leads.then(|| (first..end).find(|j| scene.fold(*j) == "فقد")).flatten();
    let mut source = match marked.or(has) {
        Some(at) => first..source::phrase(scene, first..at, Bound::Opener),
        None => first..source::phrase(scene, first..end, Bound::Comma),
    };
    let mut carrier = None;
    let mut giver = None;
    // "حسب الأرقام التي أكدها المرصد", "وفق بيان نشرته وكالة".
    let marked_clause = scene.is(source.end, Classes::RELATIVE);
    let teller = source.end + usize::from(marked_clause);
    if let Some((verb, form)) = scene.verb(teller)
        && (matches!(form, Form::WithObject(_))
            || marked_clause && verb.opens.has(Opens::THAT) && form != Form::Participle)
    {
        let from = teller + 1;
        let to = source::phrase(scene, from..end, Bound::Comma);
        // "الاستطلاع الذي أوردته الوكالة": she carries it.
        let carried = verb.opens.any(Opens::CARRY.or(Opens::WEAK)) && media::medium_at(scene, from);
        let head = scene.fold(source.start);
        let bare = head.strip_prefix('ل').unwrap_or(head);
        let report = [head, bare]
            .iter()
            .any(|word| scene.cues.classes(word).has(Classes::FINDING));
        if to > from && carried && !marked_clause && report {
            source.end = to;
            giver = Some(from..to);
        } else if to > from && carried {
            carrier = Some(from..to);
        } else if to > from && marked_clause {
            cue_end = from;
            source = from..to;
        }
    }
    let heads = scene.is_word(source.start)
        || scene.opens(source.start).is_some()
        || source::quantity(scene, source.start).is_some();
    if source.is_empty() || !heads {
        return None;
    }
    let set_apart = leads || scene.is_mark(i - 1);
    if keeps_to(scene, source.start, set_apart) || follows(scene, i, &source, leads) {
        return None;
    }
    // "بحسب مصادر أمنية قتل شخصان": no comma.
    if leads
        && marked.or(has).is_none()
        && !source_of_verb
        && let Some(verb) = (source.start + 1..source.end).find(|j| {
            (scene.is(*j, Classes::NARRATES) || scene.future(*j) || forms::imperfect(scene, *j)) && !scene.named(*j)
        })
    {
        source.end = verb;
    }
    // "ويضم التشكيل بحسب مراقبين نحو 100 ألف جندي": how many there are is the verb's object.
    if !leads
        && !source_of_verb
        && let Some(many) = (source.start + 1..source.end).find(|j| how_many(scene, *j))
    {
        source.end = many;
    }
    // "وفق ما أعلن رئيس البلدية، اللبناني سامي خوري": the name stands in apposition.
    let behind = source.end + 1 + usize::from(scene.native(source.end + 1));
    if scene.is_comma(source.end)
        && let Some(mention) = scene.mention(behind)
        && mention.kind == crate::reading::EntityKind::Person
        && scene.is(source.start, Classes::ROLE)
    {
        let stop = scene.reading.tokens.within(mention.span).end;
        if stop >= sentence.end || scene.is_mark(stop) {
            source.end = stop.max(source.end);
        }
    }
    let mut next = carrier
        .as_ref()
        .map_or(source.end, |carrier: &Range<usize>| carrier.end);
    let mut found_relays: Vec<Range<usize>> = carrier.into_iter().collect();
    if let Some(origin) = relays::taken_from(scene, source.end..end) {
        next = origin.end;
        found_relays.push(source);
        source = origin;
    }
    // "وفق ما نقلت وكالة عن المتحدث": of whom it tells.
    if source_of_verb && scene.fold(next) == "عن" {
        let end = sentence.end.min(start + MAX_LEAD);
        let to = source::phrase(scene, next + 1..end, Bound::Comma);
        if to > next + 1 {
            found_relays.push(source);
            source = next + 1..to;
            next = to;
        }
    }
    // "وبحسب ما نقلت وكالة عن المتحدث فإن".
    let marked = marked.or_else(|| {
        let that = scene.is(next, Classes::THAT) && scene.fold(next).starts_with('ف');
        Some(next).filter(|_| leads && that)
    });
    let content = match marked.map(|at| at + 1).or(has) {
        Some(at) => Some(at),
        None if leads && (!source_of_verb || scene.is_comma(next)) => {
            let mut content = next;
            while content < sentence.end
                && (scene.is_comma(content) || scene.fold(content) == ":" || scene.is(content, Classes::TIME))
            {
                content += 1;
            }
            if scene.is(content, Classes::THAT) {
                content += 1;
            }
            let verbal = scene.is(next, Classes::NEGATOR.or(Classes::BE).or(Classes::NARRATES))
                || scene.future(next)
                || forms::imperfect(scene, next);
            Some(content).filter(|c| *c + 1 < sentence.end && (*c > next || verbal))
        }
        None => None,
    };
    // "وبحسب مرسوم نشر على الموقع، من المفترض أن": more is told of the source up to the comma.
    let content = content.or_else(|| {
        let comma = (next..end)
            .find(|j| scene.is_comma(*j))
            .filter(|_| leads && !source_of_verb)?;
        let told = (next..comma).any(|j| scene.verb(j).is_some() || scene.is(j, Classes::THAT) || scene.fold(j) == ":");
        (!told && comma + 2 < sentence.end).then_some(comma + 1)
    });
    if leads && content.is_none() {
        return None;
    }
    // "كما اعتبرت الغرب منحازا": a clause of its own.
    let ends = next >= sentence.end
        || scene.is_mark(next)
        || scene.is(
            next,
            Classes::ADJUNCT
                .or(Classes::TIME)
                .or(Classes::LINKER)
                .or(Classes::TURN)
                .or(Classes::RELATIVE),
        )
        || scene.word(next).clitic.is_some()
        || scene.word(next).conjunction;
    if source_of_verb && !ends && !what {
        return None;
    }
    found_relays.extend(relays::inside(scene, next..end.min(next + 8), None));
    Some(According {
        cue: i..cue_end,
        next: content.unwrap_or(next),
        source,
        relays: found_relays,
        giver,
        stance: cue.stance,
        tells,
        content,
    })
}

/// "…، حسبما قالت.", "حسبما قالت الأحد في بيان.": whose words they are was said before; "حسبما ورد في بيان" names
/// the document.
fn elided(
    scene: &Scene<'_>,
    cue: Range<usize>,
    sentence: &Range<usize>,
    of: &Cue,
    document: bool,
) -> Option<According> {
    let time = |j: usize| scene.token(j).is_some_and(|token| scene.reading.in_time(token.span));
    let at = (cue.end..sentence.end).find(|j| !time(*j)).unwrap_or(sentence.end);
    let occasion = !document && scene.fold(at) == "في" && scene.is(at + 1, Classes::OCCASION);
    let ends = at >= sentence.end || scene.is_comma(at) || scene.fold(at) == "." || occasion;
    (ends && !leads(scene, cue.start, sentence.start)).then(|| According {
        source: at..at,
        relays: Vec::new(),
        giver: None,
        stance: of.stance,
        tells: false,
        content: None,
        next: at,
        cue,
    })
}

/// Whether a number of things begins at `i`: "نحو 100 ألف", "أكثر من 20 سيارة", "100 شخص".
pub(super) fn how_many(scene: &Scene<'_>, i: usize) -> bool {
    let number = i + 1 + usize::from(scene.fold(i + 1) == "من");
    let rounded = || scene.is(i, Classes::ABOUT) && scene.kind(number) == Some(TokenKind::Number);
    // A share of a hundred may go on from the noun before ("نسبة 15 بالمئة").
    let people = || source::quantity(scene, i) == Some(i + 1);
    !scene.named(i) && (rounded() || people())
}

/// "وتبعا لذلك", "تبعا للظروف": what follows from something, where no one is named who says it.
fn follows(scene: &Scene<'_>, i: usize, source: &Range<usize>, leads: bool) -> bool {
    let tells = Classes::FINDING.or(Classes::DOCUMENT).or(Classes::BODY);
    let says = || super::verbs::subject::speaks(scene, source) || scene.is(source.start, tells);
    scene.fold(i).ends_with("تبعا") && !(leads && says())
}

/// Whether the noun at `i` tells by what something is done, and no one's words: "وفقا لجنسية المشترين", "حسب
/// رغباتهم", and "أغلق وفقا للقانون", which is not `set_apart`.
fn keeps_to(scene: &Scene<'_>, i: usize, set_apart: bool) -> bool {
    let word = scene.fold(i);
    let definite = word.strip_prefix("لل").map(|rest| ["ال", rest].concat());
    let indefinite = || word.strip_prefix("لل").or_else(|| word.strip_prefix('ل'));
    let bare = indefinite().unwrap_or(word);
    let pronouns = if forms::possessed_noun(scene, i) {
        forms::PRONOUNS
    } else {
        &[]
    };
    let of_someone = || pronouns.iter().filter_map(|pronoun| bare.strip_suffix(pronoun));
    let classes = [word, bare, definite.as_deref().unwrap_or(bare)]
        .into_iter()
        .chain(of_someone())
        .fold(Classes::default(), |all, word| all.or(scene.cues.classes(word)));
    classes.has(Classes::MEASURE) || classes.has(Classes::NORM) && !set_apart
}

/// Where "حسب وصفه" at `i` ends: it names the speaker of before again.
pub(super) fn own(scene: &Scene<'_>, i: usize) -> Option<usize> {
    let (cue, _, next) = expression(scene, i)?;
    (cue.kind == CueKind::According && scene.is(next, Classes::SAYING)).then_some(next + 1)
}

/// The expression at `i`: its cue, its words, and the token behind them.
pub(super) fn expression<'a>(scene: &Scene<'a>, i: usize) -> Option<(&'a Cue, Range<usize>, usize)> {
    if scene.named(i) {
        return None;
    }
    let word = scene.fold(i);
    let mut phrases = scene.cues.phrases(word);
    if phrases.is_empty()
        && let Some(rest) = word.strip_prefix('و')
    {
        phrases = scene.cues.phrases(rest);
    }
    let (phrase, next) = phrases.iter().find_map(|phrase| {
        let mut next = i + 1;
        for word in &phrase.rest {
            if word.chars().count() == 1 && word != "و" {
                // A clitic on the next word, or standing alone before a mark.
                let fold = scene.fold(next);
                if fold == word {
                    next += 1;
                } else if !fold.starts_with(word.as_str()) {
                    return None;
                }
            } else if scene.fold(next) == word {
                next += 1;
            } else {
                return None;
            }
        }
        Some((phrase, next))
    })?;
    let cue = scene.cues.get(phrase.cue)?;
    matches!(cue.kind, CueKind::According | CueKind::AccordingVerb).then_some((cue, i..next, next))
}

/// Whether nothing that could be content stands before `i` in its sentence.
fn leads(scene: &Scene<'_>, i: usize, start: usize) -> bool {
    let mut at = i;
    while at > start {
        let before = at - 1;
        // "قالت إنه وفقا للتقارير، فإن الطريق مغلق": within another's words.
        if before > start && scene.is(before, Classes::THAT) {
            return true;
        }
        let light = scene.is(before, Classes::TURN.or(Classes::TIME).or(Classes::CLAUSE))
            || scene.is_mark(before) && scene.quotation(before).is_none();
        if !light {
            return false;
        }
        at = before;
    }
    true
}

/// Where the last clause before `cut` begins that a comma opens ("…، وهو ما يمثل، بحسب الخبراء، خرقا").
pub(super) fn last_clause(scene: &Scene<'_>, from: usize, cut: usize) -> usize {
    (from..cut)
        .rev()
        .find(|i| scene.is_comma(*i) && *i + 1 < cut && scene.quotation(*i).is_none())
        .filter(|comma| scene.is(comma + 1, Classes::CLAUSE.or(Classes::RELATIVE).or(Classes::TURN)))
        .map_or(from, |comma| comma + 1)
}

/// Where the clause begins that an expression behind it attributes: behind the
/// last "إذ" if enough follows, and behind conjunctions and stops.
pub(super) fn clause_start(scene: &Scene<'_>, from: usize, end: usize) -> usize {
    let mut start = from;
    for i in from..end.saturating_sub(MIN_CLAUSE) {
        if i > from && scene.is_comma(i - 1) && scene.fold(i) == "اذ" {
            start = i + 1;
        }
    }
    while start < end
        && (scene.is_comma(start)
            || scene.is(start, Classes::TURN)
            || scene.is_mark(start) && scene.quotation(start).is_none())
    {
        start += 1;
    }
    start
}
