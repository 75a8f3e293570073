//! Who speaks: the subject of a reporting verb behind it, before it, or left out.

mod before;
mod behind;
mod holders;

pub(in crate::reading::statements) use self::before::before;
pub(in crate::reading::statements) use self::behind::behind;
pub(in crate::reading::statements) use self::holders::speaks;

use self::before::{before_noun, noun_before, pluperfect};
use self::behind::behind_relative;
use self::holders::{holds, is_held};
use super::super::forms;
use super::super::forms::imperfect_verb;
use super::super::lead;
use super::super::media;
use super::super::openers::Opener;
use super::super::relays;
use super::super::scene::Scene;
use super::super::source::{self, Bound};
use super::super::subjects::{self, is_head};
use super::{Found, special};
use crate::lexicon::cues::{Classes, Cue, Form, Opens, Subject};
use crate::reading::Stance;
use std::ops::Range;

/// A subject behind its verb has at most so many tokens.
const MAX_FOLLOWING: usize = 12;

/// Gives a finite verb its source; none where nobody speaks.
pub(super) fn with_speaker(
    scene: &Scene<'_>,
    mut found: Found,
    opener: &Opener,
    sentence: &Range<usize>,
) -> Option<Found> {
    let i = found.cue.start;
    let (cue, form) = scene.verb(i)?;
    let zone = i + 1..opener.at;
    let after = behind(scene, i, opener, sentence);
    // "الأمر الذي ينفي وجود خطر": the matter speaks no more than what shows it.
    let matter = i > sentence.start + 1 && scene.is(i - 1, Classes::RELATIVE) && scene.is(i - 2, Classes::MATTER);
    if passive(scene, cue, form, opener, &zone)
        || accused(scene, cue, &after, opener.at)
        || reckons_nobody(scene, cue, form, opener, &after)
        || matter && after.is_empty()
    {
        return None;
    }
    if cue.opens.has(Opens::COURT) {
        return special::court(scene, found, after, sentence.start);
    }
    if cue.opens.has(Opens::DOCUMENT) {
        return special::document(scene, found, zone);
    }
    if opener.noun {
        found = match of_noun(scene, cue, found, &after, opener, sentence) {
            OfNoun::Told(found) => return Some(found),
            OfNoun::Nobody => return None,
            OfNoun::Unknown(found) => found,
        };
    }
    if !after.is_empty() && is_head(scene, after.start) && !pluperfect(scene, i, sentence) {
        return Some(from_behind(scene, found, cue, after, zone));
    }
    found.relays = relays::inside(scene, zone.clone(), None);
    if let Some((before, relative)) = before(scene, i, opener, sentence) {
        return from_before(scene, found, before, relative, opener);
    }
    if let Some(noun) = noun_before(scene, i, cue, sentence) {
        found.source = Some(noun);
        found.relative = true;
        return Some(found);
    }
    if !left_out(scene, i, form, opener, sentence) {
        return None;
    }
    // "وأضافت، نقلا عن مصادر، أن": the medium of before only brings it.
    if let Some(origin) = relays::taken_from(scene, zone) {
        found.relays.retain(|relay| *relay != origin);
        found.source = Some(origin);
    }
    Some(found)
}

/// "اتهم هناك بالتجسس": a verb that names whom it accuses or describes is passive without.
fn passive(scene: &Scene<'_>, cue: &Cue, form: Form, opener: &Opener, zone: &Range<usize>) -> bool {
    let whom = cue.opens.has(Opens::ALWAYS_OBJECT.or(Opens::WHOM)) && cue.stance != Stance::Asks;
    let named = |j: usize| scene.is_word(j) && !scene.is(j, Classes::TIME.or(Classes::BE));
    whom && matches!(form, Form::Finite(_)) && opener.clitic > 0 && !zone.clone().any(named)
}

/// "اتهم المعتقلون بأنهم": who stands alone in the nominative behind a verb that names whom it accuses is accused.
fn accused(scene: &Scene<'_>, cue: &Cue, after: &Range<usize>, opens: usize) -> bool {
    cue.stance == Stance::Accuses
        && cue.opens.has(Opens::ALWAYS_OBJECT)
        && after.len() == 1
        && after.end == opens
        && scene.fold(after.start).ends_with("ون")
        && scene.is(opens, Classes::SELF)
}

/// "يقدر عدد السكان بنحو مليون", "صفقة تقدر قيمتها بمليون": nobody is told to reckon.
fn reckons_nobody(scene: &Scene<'_>, cue: &Cue, form: Form, opener: &Opener, subject: &Range<usize>) -> bool {
    let reckons = cue.opens.has(Opens::AMOUNT) && (opener.noun || matches!(form, Form::WithObject(_)));
    let someone = !subject.is_empty()
        && !scene.is(subject.start, Classes::TALLY)
        && (speaks(scene, subject) || holds(scene, subject));
    reckons && !someone
}

/// Who tells of a noun phrase, as far as what only such a content shows tells it.
enum OfNoun {
    /// The subject is known.
    Told(Found),
    /// It is nobody's words.
    Nobody,
    /// The subject is where that of any verb is.
    Unknown(Found),
}

/// The subject of a verb whose content is a noun phrase, which another noun may be taken for; `after` is what may be the
/// subject behind it.
fn of_noun(
    scene: &Scene<'_>,
    cue: &Cue,
    mut found: Found,
    after: &Range<usize>,
    opener: &Opener,
    sentence: &Range<usize>,
) -> OfNoun {
    let i = found.cue.start;
    if let Some(source) = behind_relative(scene, i, sentence) {
        found.content = lead::skip_lead(scene, source.end..sentence.end);
        found.source = Some(source);
        return OfNoun::Told(found);
    }
    let views = cue.opens.has(Opens::VIEW) && opener.clitic == 0;
    if let Some(before) = before_noun(scene, i, opener, sentence) {
        // "وهي تعتبر معقل الحزب": it is held to be so.
        if views && imperfect_verb(scene, i) && !speaks(scene, &before) {
            return OfNoun::Nobody;
        }
        found.clause = before.start;
        found.source = Some(before);
        let end = opener.content.max(i + 1);
        found.content = lead::past_told(scene, lead::skip_lead(scene, i + 1..end), end);
        return OfNoun::Told(found);
    }
    if views && is_held(scene, i, after) {
        return OfNoun::Nobody;
    }
    OfNoun::Unknown(found)
}

/// The verb with the subject behind it, and who brings its words.
fn from_behind(scene: &Scene<'_>, mut found: Found, cue: &Cue, subject: Range<usize>, zone: Range<usize>) -> Found {
    found.source = Some(subject.clone());
    found.relays = relays::inside(scene, zone.clone(), Some(subject.clone()));
    // "أبلغت الهيئة وكالة كذا أن": whom it tells carries the words.
    let tells = cue.opens.has(Opens::ALWAYS_OBJECT) && cue.opens.has(Opens::THAT) && !cue.opens.has(Opens::WHOM);
    if tells && media::is_medium(scene, subject.end) {
        let end = source::phrase(scene, subject.end..zone.end, Bound::Opener);
        found.relays.insert(0, subject.end..end.max(subject.end + 1));
    }
    let behind = subject.end..zone.end;
    let cites = media::medium_at(scene, subject.start);
    let cited = cites.then(|| relays::cited(scene, behind.clone())).flatten();
    if let Some(origin) = relays::taken_from(scene, behind).or(cited) {
        found.relays = vec![subject];
        found.source = Some(origin);
    }
    found
}

/// The verb with the subject before it; none where it is nobody's view.
fn from_before(
    scene: &Scene<'_>,
    mut found: Found,
    before: Range<usize>,
    relative: bool,
    opener: &Opener,
) -> Option<Found> {
    // "معسكرات يشتبه بأنها", "التطبيق الذي يعتقد أن": nobody's suspicion.
    // "موقع هجوم يعتقد أنه كيميائي": what it is held to be.
    let indefinite = !scene.named(before.start) && !scene.fold(before.start).starts_with("ال");
    if scene.is(found.cue.start, Classes::IMPERSONAL) && (opener.pronoun && indefinite || !holds(scene, &before)) {
        return None;
    }
    found.clause = before.start;
    found.source = Some(before);
    found.relative = relative;
    // "وكانت وكالات قالت نقلا عن الوزارة إن".
    if let Some(origin) = relays::taken_from(scene, found.cue.end..opener.at) {
        found.relays = found.source.replace(origin).into_iter().collect();
    }
    Some(found)
}

/// Whether the verb at `i` may leave its subject out.
fn left_out(scene: &Scene<'_>, i: usize, form: Form, opener: &Opener, sentence: &Range<usize>) -> bool {
    let Some((cue, _)) = scene.verb(i) else { return false };
    // A noun right behind a finite verb is its object only if its subject is known, or its form shows
    // that none follows: "الذين اعتبروا الخدمة", "كما نفى ارتكابه".
    let marked = scene.opens(opener.content).is_some() && scene.fold(opener.content + 1).starts_with('ب');
    let object = opener.noun && opener.at == opener.content && opener.clitic == 0 && !opener.bare_quote && !marked;
    let shown = || {
        scene.is_event(opener.content)
            || scene.opens(opener.content).is_some() && scene.is_event(opener.content + 1)
            || forms::possessed(scene, opener.content)
            || !subjects::may_be_subject(scene, opener.content, form)
    };
    let joined = scene.word(i).conjunction
        || subjects::resumes(scene, i + 1)
        || matches!(form, Form::Finite(Subject::They))
        || i > sentence.start && scene.is(i - 1, Classes::BE.or(Classes::TURN).or(Classes::CLAUSE)) && shown()
        // "بعد أن أعلن إغلاق الجسر", "بعد أسبوع أعلنت شفاءها".
        || i > sentence.start + 1 && scene.fold(i - 1) == "ان" && scene.is(i - 2, Classes::ADJUNCT) && shown()
        || forms::possessed_noun(scene, opener.content) && scene.is_event(opener.content);
    if object && !joined {
        return false;
    }
    // "وأضافت خلال المقابلة التي أجريت في منزلها: …": a verb that goes on needs no subject.
    let goes_on = cue.opens.has(Opens::MORE) && !cue.opens.has(Opens::WEAK) && !opener.noun;
    // "وحذر في بيان أرسله إلى الصحف، بعد بث المقطع، من أن": at the head of a sentence.
    let leads = scene.word(i).conjunction && i == sentence.start && !opener.noun && !cue.opens.has(Opens::WEAK);
    // "يذكر أن", "يشار إلى أن": nobody's words.
    !scene.is(i, Classes::IMPERSONAL) && (opener.at <= i + 1 + MAX_FOLLOWING || goes_on || leads)
}
