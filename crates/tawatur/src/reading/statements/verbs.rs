//! Reporting verbs and participles: where their source stands and where their
//! content opens.

use super::relays;
use super::scene::Scene;
use super::source::{self, Bound, MAX_INSERT};
use crate::lexicon::cues::{Classes, Cue, CueKind, Form, Opens, Subject};
use crate::reading::{EntityKind, Stance};
use crate::text::TokenKind;
use std::ops::Range;

/// The content of a verb opens within so many tokens.
const MAX_REACH: usize = 48;

/// The content of a weak verb opens within so many tokens.
const MAX_WEAK_REACH: usize = 16;

/// A subject is tried from so many of the nearest boundaries before its verb.
const MAX_EDGES: usize = 3;

/// A subject before its verb begins within so many tokens.
const MAX_BACK: usize = 40;

/// A quotation without "that" of fewer tokens is a name or a word set apart.
pub(super) const MIN_WORDS: usize = 3;

/// "مسؤولية" follows a verb of blame within so many tokens.
const MAX_BLAME: usize = 40;

/// A verbal noun opens content at most so many tokens behind the source.
const MAX_GAP: usize = 10;

/// A reporting verb with its source and the place where its content opens.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// The tokens of the cue.
    pub(super) cue: Range<usize>,
    /// The tokens of the source; none where it is elided.
    pub(super) source: Option<Range<usize>>,
    /// The tokens of the relays, the nearest to the report last.
    pub(super) relays: Vec<Range<usize>>,
    /// The first token of the content.
    pub(super) content: usize,
    /// Bytes of the first content token that belong to a preposition written onto it.
    pub(super) clitic: usize,
    /// The stance of the cue.
    pub(super) stance: Stance,
    /// How the cue's form shares its subject.
    pub(super) form: Form,
    /// Whether the content is a noun phrase and no clause.
    pub(super) noun: bool,
    /// Whether it counts only with "that" or a quotation.
    pub(super) weak: bool,
    /// Whether a pronoun that may stand for the speaker opens the content.
    pub(super) pronoun: bool,
    /// Whether a quotation opens it without "that".
    pub(super) bare_quote: bool,
    /// The first token of the clause: the subject's, if it stands before the verb.
    pub(super) clause: usize,
    /// Whether the subject stands before a relative pronoun ("التقارير التي تفيد").
    pub(super) relative: bool,
}

/// Reads the reporting verb at `i` within `sentence`.
pub(super) fn at(scene: &Scene<'_>, i: usize, sentence: &Range<usize>) -> Option<Found> {
    let (cue, form) = scene.verb(i)?;
    if cue.kind != CueKind::Verb || negated(scene, i, sentence) {
        return None;
    }
    let word = scene.word(i);
    if matches!(form, Form::WithObject(_)) && !cue.opens.has(Opens::OBJECT) {
        return None;
    }
    let reach = if cue.opens.has(Opens::WEAK) {
        MAX_WEAK_REACH
    } else {
        MAX_REACH
    };
    let end = sentence.end.min(i + 1 + reach);
    // "مختبر تابع لوزارة الدفاع": an adjective.
    if cue.opens.has(Opens::MORE)
        && !word.conjunction
        && scene.fold(i + 1).starts_with('ل')
        && scene.word(i + 1).clitic.is_some()
    {
        return None;
    }
    if cue.opens.has(Opens::CARRY)
        && let Some(found) = carried(scene, i, end, sentence)
    {
        return Some(found);
    }
    let opener = opener(scene, cue, form, i, end);
    let by_noun = noun_opener(scene, cue, i, end, opener.as_ref().map(|o| o.at));
    let opener = by_noun.or(opener)?;
    let zone = i + 1..opener.at;
    let mut found = Found {
        cue: i..i + 1,
        source: None,
        relays: Vec::new(),
        content: opener.content,
        clitic: opener.clitic,
        stance: cue.stance,
        form,
        noun: opener.noun,
        weak: cue.opens.has(Opens::WEAK) || cue.stance == Stance::Expects,
        pronoun: opener.pronoun,
        bare_quote: opener.bare_quote,
        clause: i,
        relative: false,
    };
    if opener.content >= sentence.end && !opener.bare_quote {
        return None;
    }
    if form == Form::Participle {
        // "مؤكدا" shares the subject of the clause; what stands between is adjunct.
        let close = zone.len() <= 8 && (i > sentence.start || zone.len() <= 1);
        found.relays = relays::inside(scene, zone, None);
        return close.then_some(found);
    }
    let lead = source::skip_lead(scene, zone.clone());
    // "قال لصحيفة …": whom it was told is no subject.
    let told = scene.word(lead).clitic == Some('ل')
        && scene.is(lead, Classes::MEDIA.or(Classes::OUTLET).or(Classes::AUDIENCE));
    let participle = matches!(scene.verb(lead), Some((_, Form::Participle)))
        && !scene.is(lead, Classes::ROLE.or(Classes::MEDIA).or(Classes::ANONYMOUS));
    let told = told || participle;
    let mut after = lead..if told {
        lead
    } else {
        source::phrase(scene, lead..zone.end, Bound::Opener)
    };
    // Before its subject an Arabic verb stands in the singular; behind "إنه" the
    // pronoun is the subject.
    let pronoun_before = i > sentence.start && scene.is(i - 1, Classes::SELF);
    if matches!(form, Form::Finite(Subject::They)) || pronoun_before {
        after.end = after.start;
    }
    if let Some(at) = opener.source_end {
        after.end = after.end.min(at.max(after.start));
    }
    let subject_first = if word.conjunction || !cue.opens.has(Opens::OBJECT) {
        None
    } else {
        subject_before(scene, i, sentence.start)
    };
    if cue.opens.has(Opens::OBJECT) && matches!(form, Form::Finite(_)) {
        let whole = after.end;
        after.end = without_object(scene, after.clone());
        // "ووصف الاتفاق بأنه": what follows alone is the object.
        let alone = cue.opens.has(Opens::ALWAYS_OBJECT) && after.end == whole && whole == zone.end;
        if alone || subject_first.is_some() {
            after.end = after.start;
        }
    }
    if cue.opens.has(Opens::DOCUMENT) {
        return document(scene, found, zone);
    }
    // "لكن التحالف يعتبر الميناء ممرا": the subject stands before.
    if opener.noun
        && opener.clitic == 0
        && cue.opens.has(Opens::ANY_NOUN)
        && !word.conjunction
        && !pronoun_before
        && let Some((before, _)) = subject_before(scene, i, sentence.start)
    {
        found.clause = before.start;
        found.source = Some(before);
        found.content = source::skip_lead(scene, i + 1..opener.content.max(i + 1));
        return Some(found);
    }
    if !after.is_empty() && is_head(scene, after.start) {
        found.source = Some(after.clone());
        found.relays = relays::inside(scene, zone.clone(), Some(after.clone()));
        if let Some(origin) = relays::taken_from(scene, after.end..zone.end) {
            found.relays = vec![after];
            found.source = Some(origin);
        }
        return Some(found);
    }
    found.relays = relays::inside(scene, zone.clone(), None);
    // "المستشفى الذي قالت إنه": the noun is what is spoken of.
    let spoken_of = opener.pronoun && i > sentence.start && scene.is(i - 1, Classes::RELATIVE);
    if !word.conjunction
        && !spoken_of
        && !pronoun_before
        && let Some((before, relative)) = subject_before(scene, i, sentence.start)
    {
        found.clause = before.start;
        found.source = Some(before);
        found.relative = relative;
        return Some(found);
    }
    // A noun right behind a finite verb is its object only if its subject is known.
    let object = opener.at == opener.content && opener.clitic == 0 && !opener.bare_quote;
    if object && !word.conjunction {
        return None;
    }
    // "يذكر أن", "يشار إلى أن": nobody's words.
    let impersonal = word.classes.has(Classes::IMPERSONAL);
    if impersonal || (zone.len() > 12) {
        return None;
    }
    Some(found)
}

/// "لم تذكر", "على أمل": what is not said is no content, and a noun is no verb.
fn negated(scene: &Scene<'_>, i: usize, sentence: &Range<usize>) -> bool {
    if i == sentence.start {
        return false;
    }
    // "على أمل", "في رد": behind a preposition stands a noun.
    if scene.is(i - 1, Classes::LINKER.or(Classes::ADJUNCT)) && !scene.named(i - 1) {
        return true;
    }
    if scene.is(i - 1, Classes::NEGATOR) {
        return true;
    }
    // "أن يقول" is a wish, "بعد أن قال" is not.
    scene.fold(i - 1) == "ان" && scene.fold(i).starts_with(['ي', 'ت', 'ن'])
}

struct Opener {
    /// Where the zone of the subject ends.
    at: usize,
    content: usize,
    clitic: usize,
    pronoun: bool,
    bare_quote: bool,
    /// Where the source ends at the latest, if before `at`.
    source_end: Option<usize>,
    /// Whether a noun phrase follows and no clause.
    noun: bool,
}

impl Opener {
    fn new(at: usize, content: usize) -> Self {
        Self {
            at,
            content,
            clitic: 0,
            pronoun: false,
            bare_quote: false,
            source_end: None,
            noun: false,
        }
    }
}

/// The first place behind the cue where content may open.
fn opener(scene: &Scene<'_>, cue: &Cue, form: Form, i: usize, end: usize) -> Option<Opener> {
    let mut j = i + 1;
    while j < end {
        let token = scene.token(j)?;
        let word = scene.word(j);
        match token.kind {
            TokenKind::Break => return None,
            TokenKind::Mark => {
                let clock = token.fold == ":"
                    && scene.kind(j + 1) == Some(TokenKind::Number)
                    && scene.kind(j - 1) == Some(TokenKind::Number);
                if token.fold == ":" && !clock {
                    // "قال: إن …".
                    let that = usize::from(scene.is(j + 1, Classes::THAT));
                    return Some(quoted_or(scene, Opener::new(j, j + 1 + that)));
                }
                if let Some(quotation) = scene.opens(j) {
                    // "«حركة كذا» و«جماعة كذا»".
                    let listed = scene.fold(j - 1) == "و";
                    let short = quotation.len() < MIN_WORDS || scene.is_name(quotation) || listed;
                    if short || quotation.len() <= MAX_INSERT && is_name(scene, cue, quotation.close + 1, end) {
                        j = quotation.close + 1;
                        continue;
                    }
                    if !cue.opens.has(Opens::THAT) {
                        j = quotation.close + 1;
                        continue;
                    }
                    return Some(quoted_or(scene, Opener::new(j, j)));
                }
                if matches!(token.fold, "." | "؟" | "!")
                    && scene.token(j + 1).is_none_or(|n| n.span.start > token.span.end)
                {
                    return None;
                }
            }
            TokenKind::Number | TokenKind::Foreign if !word.classes.has(Classes::THAT) => {}
            _ if scene.named(j) && word.clitic.is_none() => {}
            _ => {
                if word.classes.has(Classes::THAT) {
                    let before = j.checked_sub(1).filter(|b| *b > i);
                    let bound = before.is_some_and(|b| scene.is(b, Classes::ADJUNCT.or(Classes::MODAL)));
                    let preposition = before.filter(|b| scene.is(*b, Classes::LINKER));
                    let near = !(cue.opens.has(Opens::MORE) && cue.opens.has(Opens::WEAK)) || j <= i + 4;
                    let takes = cue.opens.has(Opens::THAT) && near
                        || preposition.is_some_and(|p| cue.opens.preposition(scene.fold(p)))
                        || token.fold.starts_with('ب') && cue.opens.preposition("ب");
                    if !bound && !word.conjunction && takes {
                        let mut opener = Opener::new(preposition.unwrap_or(j), j + 1);
                        opener.pronoun = word.classes.has(Classes::SELF);
                        return Some(skip_comma(scene, opener));
                    }
                }
                if word.classes.has(Classes::LINKER) && cue.opens.preposition(token.fold) && opens_by(scene, j, i) {
                    let mut content = j + 1;
                    let mut pronoun = false;
                    let clause = scene.is(content, Classes::THAT);
                    if clause {
                        pronoun = scene.is(content, Classes::SELF);
                        content += 1;
                    }
                    if !clause && let Some(that) = that_behind_comma(scene, content, end) {
                        // "كشف تقرير صدر عن مركز، أن …".
                        let mut opener = Opener::new(that, that + 1);
                        opener.pronoun = scene.is(that, Classes::SELF);
                        return Some(opener);
                    }
                    let mut opener = Opener::new(j, content);
                    opener.noun = !clause;
                    opener.pronoun = pronoun;
                    return Some(opener);
                }
                let clitic = ['ب', 'ل'].into_iter().find_map(|letter| {
                    let rest = token.fold.strip_prefix(letter)?;
                    let mut word = [0; 4];
                    let allowed = cue.opens.preposition(letter.encode_utf8(&mut word));
                    (allowed && opens_by_clitic(scene, cue, j, rest, letter)).then_some(rest)
                });
                if let Some(rest) = clitic.filter(|_| !scene.named(j)) {
                    let mut opener = Opener::new(j, j);
                    opener.noun = true;
                    opener.clitic = token.span.of(scene.text()).chars().next().map_or(0, char::len_utf8);
                    if rest.is_empty() {
                        opener.content = j + 1;
                        opener.clitic = 0;
                    }
                    // "اكتفى بالقول إن", "بالإشارة إلى أن".
                    if scene.cues.classes(rest).has(Classes::SAYING)
                        && let Some(that) = (j + 1..end.min(j + 4)).find(|k| scene.is(*k, Classes::THAT))
                    {
                        opener.content = that + 1;
                        opener.clitic = 0;
                        opener.noun = false;
                        opener.pronoun = scene.is(that, Classes::SELF);
                    }
                    return Some(opener);
                }
                if word.classes.has(Classes::TURN) && scene.is_comma(j - 1) {
                    return None;
                }
                if let Some((other_cue, Form::Participle)) = scene.verb(j)
                    && other_cue.opens.has(Opens::BRIDGE)
                    && form != Form::Participle
                {
                    j += 1;
                    continue;
                }
                if let Some((_, other)) = scene.verb(j) {
                    let relative = scene.is(j - 1, Classes::RELATIVE);
                    let clear = !word
                        .classes
                        .any(Classes::ROLE.or(Classes::MEDIA).or(Classes::ANONYMOUS));
                    let breaks = match other {
                        Form::Participle => token.fold.ends_with('ا') && clear,
                        _ => word.conjunction && clear || scene.is_comma(j - 1) && !relative,
                    };
                    let told = scene.is(j - 1, Classes::ADJUNCT.or(Classes::TURN).or(Classes::OCCASION));
                    if scene.is(j + 1, Classes::PRONOUN) && clear && form != Form::Participle && !relative && !told {
                        return None;
                    }
                    if breaks && (form != Form::Participle || j > i + 3) {
                        return None;
                    }
                }
            }
        }
        j += 1;
    }
    None
}

/// "أن" behind a comma, before anything else is said.
fn that_behind_comma(scene: &Scene<'_>, from: usize, end: usize) -> Option<usize> {
    (from..end.min(from + MAX_GAP))
        .take_while(|j| scene.verb(*j).is_none() && scene.fold(*j) != ".")
        .find(|j| scene.is(*j, Classes::THAT) && *j > from && scene.is_comma(*j - 1))
}

/// Whether a short quotation before `next` is a name: content opens behind it.
fn is_name(scene: &Scene<'_>, cue: &Cue, next: usize, end: usize) -> bool {
    let mut j = next;
    let long = scene
        .quotation(next.saturating_sub(1))
        .is_some_and(|q| q.len() > MIN_WORDS && !scene.is_name(q));
    while j < end.min(next + 24) {
        if long && scene.is_comma(j) {
            return false;
        }
        let words = scene.opens(j).is_some_and(|q| !scene.is_name(q));
        if scene.is(j, Classes::THAT) && !scene.word(j).conjunction || scene.fold(j) == ":" || words {
            return true;
        }
        if cue.opens.preposition(scene.fold(j)) || cue.opens.has(Opens::NOUN) && scene.is_event(j) {
            return true;
        }
        if scene.fold(j) == "." || scene.is(j, Classes::TURN) || scene.kind(j) == Some(TokenKind::Break) {
            return false;
        }
        j += 1;
    }
    false
}

/// Behind "إن": a comma belongs to no content.
fn skip_comma(scene: &Scene<'_>, mut opener: Opener) -> Opener {
    while scene.is_comma(opener.content) || scene.fold(opener.content) == ":" {
        opener.content += 1;
    }
    opener
}

/// Marks an opener whose content is a quotation without "that".
fn quoted_or(scene: &Scene<'_>, mut opener: Opener) -> Opener {
    opener.bare_quote = scene.opens(opener.content).is_some();
    opener
}

/// Whether a preposition of the cue at `j` opens its content and is no part of the subject.
fn opens_by(scene: &Scene<'_>, j: usize, cue: usize) -> bool {
    let next = scene.word(j + 1);
    if next.classes.any(Classes::ASIDE.or(Classes::TIME)) {
        return false;
    }
    match scene.fold(j) {
        "الي" => true,
        "في" => !source::starts_occasion(scene, j),
        "من" => !(j > cue + 1 && scene.is(j - 1, Classes::ROLE.or(Classes::ANONYMOUS))),
        "عن" => scene.fold(j - 1) != "نقلا",
        "علي" => !next.classes.any(Classes::OCCASION.or(Classes::SITE)) && !scene.is(j - 1, Classes::ROLE),
        _ => true,
    }
}

/// Whether "ب" written onto a word opens the content.
fn opens_by_clitic(scene: &Scene<'_>, cue: &Cue, j: usize, rest: &str, letter: char) -> bool {
    if rest.is_empty() {
        return true;
    }
    // "ندد بتصريحات", but "صرح ببيان".
    let occasion = scene.is(j, Classes::OCCASION) && cue.opens.has(Opens::THAT);
    if occasion || scene.is(j, Classes::TIME) || scene.cues.classes(rest).has(Classes::ADVERBIAL) {
        return false;
    }
    letter == 'ب' && rest.starts_with("ال")
        || scene.cues.classes(rest).any(Classes::EVENT.or(Classes::OCCASION))
        || scene.cues.verbal_noun(rest)
}

/// Content that a verbal noun or, for some verbs, any noun opens behind an explicit subject.
fn noun_opener(scene: &Scene<'_>, cue: &Cue, i: usize, end: usize, before: Option<usize>) -> Option<Opener> {
    if !cue.opens.has(Opens::NOUN) {
        return None;
    }
    let end = before.unwrap_or(end).min(end);
    let lead = source::skip_lead(scene, i + 1..end);
    let participle = matches!(scene.word(i).verb, Some((_, Form::Participle)));
    let set_off = scene.fold(i).ends_with('ا') || i > 0 && scene.is_comma(i - 1);
    if participle
        && set_off
        && before.is_none()
        && i + 1 < end
        && scene.is_word(i + 1)
        && !scene.is(i + 1, Classes::LINKER.or(Classes::ADJUNCT))
    {
        let mut opener = Opener::new(i + 1, i + 1);
        opener.noun = true;
        return Some(opener);
    }
    // "لكن البيت الأبيض قرر إعادة النظر": no subject behind the verb.
    let mut stop = if scene.is_event(lead) {
        lead
    } else {
        source::phrase(scene, lead..end, Bound::Content)
    };
    let mut content = source::skip_lead(scene, stop..end);
    if cue.opens.has(Opens::BLAME) {
        let blame = (content..end.min(content + MAX_BLAME)).any(|j| scene.fold(j).contains("مسووليه"));
        if !blame || stop == lead || content >= end {
            return None;
        }
        let stop = without_object(scene, lead..stop).max(lead + 1);
        let mut opener = Opener::new(stop, stop);
        opener.source_end = Some(stop);
        opener.noun = true;
        return Some(opener);
    }
    // Where or when it spoke may follow the source.
    if !scene.is_event(content) {
        let gap = (content..end.min(content + MAX_GAP)).take_while(|j| scene.is_word(*j) || scene.is_comma(*j));
        let adjunct = scene.is(content, Classes::ADJUNCT.or(Classes::LINKER));
        if let Some(event) = gap.skip(2).filter(|_| adjunct).find(|j| {
            (scene.is_event(*j) || cue.opens.has(Opens::ANY_NOUN) && scene.is_any_event(*j))
                && !scene.is(*j - 1, Classes::LINKER.or(Classes::ADJUNCT))
                && !source::construct(scene, *j - 1)
        }) {
            content = event;
        }
    }
    if content >= end {
        return None;
    }
    let event = scene.is_event(content) || stop > lead && source::possessed(scene, content);
    let any = cue.opens.has(Opens::ANY_NOUN) && before.is_none();
    if any && !event && content == stop && stop > lead {
        // "نفى المتحدث القيام بأي …", "انتقدت الرسالة سخرية الفيلم".
        let event = (lead + 1..stop).find(|j| {
            scene.is_any_event(*j) && !source::construct(scene, *j - 1) && !scene.is(*j - 1, Classes::LINKER)
        });
        let split = event.unwrap_or_else(|| without_object(scene, lead..stop));
        let part = scene.is(split, Classes::LINKER) || scene.fold(split).starts_with('ب');
        if split > lead && split < stop && (event.is_some() || !part) {
            content = split;
            stop = split;
        }
    }
    if cue.opens.has(Opens::CHARGE) && !(content..end.min(content + 2)).any(|j| scene.is(j, Classes::CHARGE)) {
        return None;
    }
    let points = Classes::DETERMINER.or(Classes::CHARGE).or(Classes::DEMONSTRATIVE);
    let event = event || scene.is(content, points) && stop > lead;
    if content >= end || !(event || any && content > lead && scene.is_word(content)) {
        return None;
    }
    let mut opener = Opener::new(content, content);
    opener.source_end = Some(stop);
    opener.noun = true;
    Some(opener)
}

/// The end of the subject where whom it addresses follows ("اتهمت الولايات المتحدة كوريا الشمالية").
fn without_object(scene: &Scene<'_>, phrase: Range<usize>) -> usize {
    let definite = |i: usize| scene.fold(i).starts_with("ال");
    let mut i = phrase.start;
    if i >= phrase.end {
        return i;
    }
    if let Some(quotation) = scene.opens(i) {
        return (quotation.close + 1).min(phrase.end);
    }
    if scene.named(i)
        && let Some(mention) = scene.mention(i)
    {
        return scene.reading.tokens.within(mention.span).end.clamp(i + 1, phrase.end);
    }
    if !definite(i) {
        let second = i + 1 < phrase.end && (definite(i + 1) || scene.is(i, Classes::ROLE.or(Classes::MEDIA)));
        let plural = i + 1 < phrase.end
            && scene.fold(i).chars().count() > 4
            && scene
                .fold(i)
                .chars()
                .rev()
                .take(2)
                .eq(scene.fold(i + 1).chars().rev().take(2));
        i += 1 + usize::from(second || plural);
    }
    // A title goes before the name: "الرئيس الروسي فلاديمير بوتين".
    if let Some(name) =
        (i..phrase.end.min(i + 6)).find(|j| scene.mention(*j).is_some_and(|m| m.kind == EntityKind::Person))
        && let Some(mention) = scene.mention(name)
        && scene.word(name).clitic.is_none()
        && (i..name).all(|j| {
            definite(j) || scene.is(j, Classes::ROLE.or(Classes::LINKER).or(Classes::ADJUNCT)) || scene.named(j)
        })
    {
        return scene.reading.tokens.within(mention.span).end.clamp(i + 1, phrase.end);
    }
    let mut run = 0;
    while i < phrase.end && definite(i) && run < 2 {
        i += 1;
        run += 1;
    }
    // "الأمين العام للأمم المتحدة".
    if run > 0 && i < phrase.end && scene.fold(i).starts_with("لل") {
        i += 1;
        while i < phrase.end && definite(i) && run < 3 {
            i += 1;
            run += 1;
        }
    }
    i
}

/// Whether the token may begin the name of a source.
fn is_head(scene: &Scene<'_>, i: usize) -> bool {
    scene.is_word(i) || scene.opens(i).is_some() || matches!(scene.fold(i), "#" | "@")
}

/// "جاء في البيان أن": the document is the source.
fn document(scene: &Scene<'_>, mut found: Found, zone: Range<usize>) -> Option<Found> {
    let at = zone
        .clone()
        .find(|j| scene.fold(*j) == "في" && scene.is(*j + 1, Classes::OCCASION))?;
    if at > zone.start + 1 {
        return None;
    }
    found.source = Some(at + 1..source::phrase(scene, at + 1..zone.end, Bound::Opener).max(at + 2));
    Some(found)
}

/// "نقلت وكالة X عن Y قوله إن": source Y, relay X.
fn carried(scene: &Scene<'_>, i: usize, end: usize, sentence: &Range<usize>) -> Option<Found> {
    if scene.fold(i + 1).starts_with("عن") && scene.is(i + 1, Classes::PRONOUN) {
        return carried_of_him(scene, i, end);
    }
    let about = (i + 1..end)
        .find(|j| scene.fold(*j) == "عن" || scene.kind(*j) == Some(TokenKind::Break) || scene.fold(*j) == ".")?;
    if scene.fold(about) != "عن" {
        return None;
    }
    let (cue, form) = scene.verb(i)?;
    // "عن فلان، الذي …، قوله إن".
    let saying = (about + 1..end).find(|j| scene.is(*j, Classes::SAYING));
    let opener = opener(scene, cue, form, saying.unwrap_or(about), end)?;
    let lead = source::skip_lead(scene, about + 1..opener.at);
    let source = lead..source::phrase(scene, lead..opener.at, Bound::Opener);
    if source.is_empty() || !is_head(scene, source.start) {
        return None;
    }
    let first = source::skip_lead(scene, i + 1..about);
    let medium = first..source::phrase(scene, first..about, Bound::Opener);
    let mut found = Found {
        cue: i..i + 1,
        source: Some(source),
        relays: Vec::new(),
        content: opener.content,
        clitic: opener.clitic,
        stance: cue.stance,
        form,
        noun: opener.noun,
        weak: cue.opens.has(Opens::WEAK) || cue.stance == Stance::Expects,
        pronoun: opener.pronoun,
        bare_quote: opener.bare_quote,
        clause: i,
        relative: false,
    };
    if medium.is_empty() {
        if let Some((before, _)) = subject_before(scene, i, sentence.start).filter(|_| !scene.word(i).conjunction) {
            found.clause = before.start;
            found.relays.push(before);
        }
    } else {
        found.relays.push(medium);
    }
    Some(found)
}

/// "ونقلت عنه وكالة X قوله إن": the speaker of before, relay X.
fn carried_of_him(scene: &Scene<'_>, i: usize, end: usize) -> Option<Found> {
    let (cue, _) = scene.verb(i)?;
    let saying = (i + 2..end).find(|j| {
        scene.is(*j, Classes::SAYING.or(Classes::THAT)) || scene.opens(*j).is_some_and(|q| !scene.is_name(q))
    })?;
    let opener = opener(
        scene,
        cue,
        Form::Finite(Subject::Any),
        saying.saturating_sub(1).max(i + 1),
        end,
    )?;
    let first = source::skip_lead(scene, i + 2..saying);
    let medium = first..source::phrase(scene, first..saying, Bound::Opener);
    Some(Found {
        cue: i..i + 1,
        source: None,
        relays: Some(medium).filter(|m| !m.is_empty()).into_iter().collect(),
        content: opener.content,
        clitic: opener.clitic,
        stance: cue.stance,
        form: Form::Finite(Subject::Any),
        noun: opener.noun,
        weak: false,
        pronoun: opener.pronoun,
        bare_quote: opener.bare_quote,
        clause: i,
        relative: false,
    })
}

/// The subject of the sentence's first verb, for a cue that leaves its own out:
/// "استقبل الوزير السفير وقال", "غرد الرئيس قائلا".
pub(super) fn subject_of_sentence(scene: &Scene<'_>, sentence: &Range<usize>, cue: usize) -> Option<Range<usize>> {
    let mut verb = sentence.start;
    while verb < cue && (scene.is(verb, Classes::TURN.or(Classes::TIME)) || scene.is_comma(verb)) {
        verb += 1;
    }
    let plain = scene.kind(verb) == Some(TokenKind::Arabic)
        && !scene.named(verb)
        && !scene.fold(verb).starts_with("ال")
        && (scene.word(verb).verb.is_some()
            || scene.is(verb, Classes::BE)
            || scene.word(verb).classes == Classes::default());
    if !plain {
        return None;
    }
    let first = source::skip_lead(scene, verb + 1..cue);
    let end = source::phrase(scene, first..cue, Bound::Content);
    let range = first..without_object(scene, first..end);
    let speaks = !scene.is_event(first) && !scene.is(first, Classes::DEMONSTRATIVE);
    (!range.is_empty() && is_head(scene, first) && speaks).then_some(range)
}

/// The subject that stands before the verb at `i`, and whether a relative
/// pronoun stands between them.
fn subject_before(scene: &Scene<'_>, i: usize, start: usize) -> Option<(Range<usize>, bool)> {
    let lower = start.max(i.saturating_sub(MAX_BACK));
    let mut verb = i;
    while verb > lower && (scene.is(verb - 1, Classes::BE) || scene.fold(verb - 1) == "ان") {
        verb -= 1;
    }
    if verb > lower && scene.is(verb - 1, Classes::RELATIVE) {
        return before_relative(scene, verb - 1, lower).map(|range| (range, true));
    }
    let mut edge = verb;
    let mut edges = Vec::new();
    while edge > lower {
        let at = edge - 1;
        let hard = scene.is(at, Classes::THAT) || scene.fold(at) == ":" || scene.kind(at) == Some(TokenKind::Break);
        let soft = scene.is(at, Classes::CLAUSE.or(Classes::BE).or(Classes::ADJUNCT))
            || matches!(scene.fold(at), "عن" | "الي");
        if !scene.named(at) && (hard || soft) || scene.is_comma(at) {
            edges.push(edge);
        }
        if hard && !scene.named(at) {
            break;
        }
        edge -= 1;
    }
    if edge == start {
        edges.push(edge);
    }
    // The nearest and the farthest.
    let far = edges.len().saturating_sub(1).max(MAX_EDGES);
    let edges = edges
        .iter()
        .enumerate()
        .filter(|(at, _)| *at < MAX_EDGES || *at >= far)
        .map(|(_, edge)| *edge);
    for edge in edges.rev() {
        let first = source::skip_lead(scene, edge..verb);
        if first >= verb {
            continue;
        }
        // "ولتفجيرات تبنى معظمها": behind a preposition stands no subject.
        if scene.fold(first).starts_with("ول") && !scene.named(first) {
            continue;
        }
        let end = source::phrase(scene, first..verb, Bound::Comma);
        if end == first || !is_head(scene, first) || scene.word(first).verb.is_some() && !scene.is(first, Classes::ROLE)
        {
            continue;
        }
        // "إن التحقيقات التي جرت أثبتت": a relative clause without commas.
        if scene.is(end, Classes::RELATIVE)
            && scene.is(edge.saturating_sub(1), Classes::THAT)
            && !(end..verb).any(|j| scene.is_comma(j))
        {
            return Some((first..verb, false));
        }
        // Time words, or an insertion between commas, may stand before the verb.
        let rest = source::skip_lead(scene, end..verb);
        let inserted = rest < verb && scene.is_comma(end) && scene.is_comma(verb - 1);
        let auxiliary = verb < i || scene.is(edge.saturating_sub(1), Classes::BE);
        if rest == verb && (auxiliary || !scene.is_comma(end)) || inserted {
            let apposition = end + 1..verb - 1;
            let relative = scene.is(end + 1, Classes::RELATIVE);
            if inserted && !relative && source::phrase(scene, apposition.clone(), Bound::Comma) == apposition.end {
                return Some((first..apposition.end, false));
            }
            return Some((first..end, false));
        }
    }
    None
}

/// "بعد نشر التقارير الإعلامية التي تفيد": the noun and its adjectives before the pronoun.
fn before_relative(scene: &Scene<'_>, relative: usize, lower: usize) -> Option<Range<usize>> {
    let mut first = relative;
    while first > lower
        && scene.is_word(first - 1)
        && scene.fold(first - 1).starts_with("ال")
        && !scene.is(first - 1, Classes::RELATIVE.or(Classes::TIME))
    {
        first -= 1;
    }
    (first < relative).then_some(first..relative)
}
