//! Whom or what a verb is about, where that begins the content: "طالب الأهالي البلدية
//! بإصلاح الطريق", "وصف الوزير التقرير بأنه ملفق".

use super::forms;
use super::lead;
use super::scene::Scene;
use super::source;
use super::verbs::Found;
use crate::lexicon::cues::{Classes, Cue, Form, Opens};
use crate::reading::EntityKind;
use std::ops::Range;

/// The object begins at most so many tokens before what opens the rest of the content.
const MAX_OBJECT: usize = 30;

/// Lets the content begin with the object, if the cue takes one.
pub(super) fn take(scene: &Scene<'_>, cue: &Cue, found: &mut Found) {
    let plain = cue.opens.has(Opens::WHOM) && !matches!(found.form, Form::WithObject(_));
    // "دعا الأطراف إلى «ضبط النفس»", but "حذر المدينة: «…»".
    let led = scene.is(found.opened, Classes::LINKER) && found.opened < found.content;
    if !plain || found.bare_quote && !led && !cue.opens.has(Opens::BRAND) {
        return;
    }
    let from = match &found.source {
        // "حذر وزير المالية، سامي خوري، من": the name between commas is the subject's.
        Some(source) if source.start >= found.cue.end => named_between(scene, source.end).unwrap_or(source.end),
        _ => found.cue.end,
    };
    let Some(first) = object(scene, cue, from..found.opened) else {
        return;
    };
    found.content = first;
    found.clitic = 0;
    found.pronoun = false;
    found.bare_quote = false;
}

/// Where the name of a person ends that stands between the comma at `comma` and another.
fn named_between(scene: &Scene<'_>, comma: usize) -> Option<usize> {
    let name = scene.mention(comma + 1).filter(|m| m.kind == EntityKind::Person)?;
    let end = scene.reading.tokens.within(name.span).end;
    let own = scene.word(comma + 1).clitic.is_none() && !scene.word(comma + 1).conjunction;
    (own && scene.is_comma(comma) && scene.is_comma(end)).then_some(end)
}

/// The first token of the object in `zone`.
fn object(scene: &Scene<'_>, cue: &Cue, zone: Range<usize>) -> Option<usize> {
    let mut first = lead::skip_lead(scene, zone.clone());
    // "واصفا إياه بأنه كاذب": a pronoun stays with the cue.
    if scene.fold(first).starts_with("ايا") && forms::possessed_noun(scene, first) {
        return None;
    }
    // "عبر حسابه".
    let apart = Classes::ADJUNCT
        .or(Classes::TIME)
        .or(Classes::PRONOUN)
        .or(Classes::RELATIVE);
    if scene.is(first, apart.or(Classes::LINKER)) && !scene.named(first) && !asked(scene, cue, first) {
        let comma = (first..zone.end).find(|i| scene.is_comma(*i))?;
        first = lead::skip_lead(scene, comma..zone.end);
    }
    // "اتهمت الوزارة 12 ضابطا بالتجسس".
    let counted = source::quantity(scene, first).is_some();
    let noun =
        scene.is_word(first) || counted || scene.opens(first).is_some() || matches!(scene.fold(first), "#" | "@");
    // "وصف ما حدث بأنه جريمة".
    let what = scene.fold(first) == "ما" && first > 0 && !scene.is(first - 1, Classes::LINKER);
    let other = scene.is(first, apart.or(Classes::THAT).or(Classes::CLAUSE).or(Classes::NEGATOR))
        || scene.is(first, Classes::LINKER) && !asked(scene, cue, first)
        || scene.word(first).verb.is_some() && !scene.is(first, Classes::ROLE);
    let near = zone.end.saturating_sub(first) <= MAX_OBJECT;
    (first < zone.end && near && noun && (!other || what || scene.named(first))).then_some(first)
}

/// "طلب من الأهالي أن": whom it asks follows "من".
fn asked(scene: &Scene<'_>, cue: &Cue, i: usize) -> bool {
    cue.opens.has(Opens::ANY_NOUN) && scene.fold(i) == "من"
}
