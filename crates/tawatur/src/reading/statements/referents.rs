//! Whom a source names that is no name: "الوزيرة", "الأخير", "اللاعب البالغ من
//! العمر 30 عاما". English has its own ways, see [`super::anaphora`].

use super::bearers;
use super::forms;
use super::named_person;
use super::scene::Scene;
use super::titled;
use crate::lexicon::cues::{Classes, Subject};
use crate::lexicon::names::Names;
use crate::reading::{EntityKind, Mention, Speaker};
use crate::text::clitics;
use std::ops::Range;

/// A person is looked for in so many sentences before.
const MAX_SENTENCES: usize = 4;

/// Who someone's kin is stands within so many tokens.
pub(super) const MAX_REACH: usize = 400;

/// A title is compared with the titles of so many of the nearest mentions.
const MAX_MENTIONS: usize = 60;

/// How the holder of a title is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holder {
    /// The report gives the person this title.
    Titled(usize),
    /// The person that the sentences before tell of.
    Nearest(usize),
}

/// The person, as index of an entity, that a definite title stands for; none
/// for any other words, and for a title with a complement of its own ("الرئيس
/// التنفيذي للشركة"), which tells who is meant by itself.
pub(super) fn person(scene: &Scene<'_>, range: &Range<usize>, names: &Names) -> Option<Holder> {
    let word = scene.fold(range.start);
    if scene.named(range.start) {
        return None;
    }
    let Some(noun) = word.strip_prefix("ال").or(word.strip_prefix("لل")) else {
        return office(scene, range, names).or_else(|| epithet(scene, range).map(Holder::Nearest));
    };
    if matches!(noun, "اخير" | "اخيره") && range.len() == 1 {
        return last_named(scene, range.start, noun.ends_with('ه')).map(Holder::Titled);
    }
    let article = ["ال", noun].concat();
    // "النرويجية البالغة 30 عاما": one of a nation, and no plural.
    let native = names.nations.adjective(word, None).is_some() && word.ends_with(['ي', 'ه']);
    let person = scene.cues.classes(noun).has(Classes::PERSON) || native;
    if !person && !names.cues(noun).any_title() && !names.cues(&article).any_title() {
        return None;
    }
    // "الفنان المصري" is who was told of, "الوزير المصري" may be another.
    let behind =
        (range.start + 1..range.end).find(|i| !(scene.fold(*i).starts_with("ال") && forms::adjective(scene, *i)));
    let epithet = person && behind.is_none_or(|i| scene.is(i, Classes::LINKER));
    let alone = epithet
        || range.len() == 1
        || scene.is(range.start + 1, Classes::RELATIVE)
        || scene.is(range.start + 1, Classes::SAME);
    let words: Vec<&str> = if alone && !epithet {
        vec![noun]
    } else {
        range.clone().map(|i| clitics::stem(scene.fold(i))).collect()
    };
    let head = names.cues(noun).head || names.cues(&article).head;
    let sole = || (!head).then(|| sole_bearer(scene, range, noun, names)).flatten();
    let holder = holder(scene, range, noun, &words).or_else(sole).map(Holder::Titled);
    let feminine = scene.feminine(range.start);
    let nearest = || {
        let entity = topic(scene, range.start)?;
        let clash = match bearers::of_title(scene, entity) {
            Subject::He => feminine,
            Subject::She => !feminine,
            _ => false,
        };
        (!clash && !other_office(scene, entity, noun)).then_some(Holder::Nearest(entity))
    };
    let another = scene.is(range.start, Classes::BODY) || scene.cues.classes(noun).has(Classes::THIRD);
    holder.or_else(|| (alone && !another).then(nearest).flatten())
}

/// "المحافظ" is not "الوزير سامي خوري": the title of the one has another office at its head.
fn other_office(scene: &Scene<'_>, entity: usize, noun: &str) -> bool {
    let office = |noun: &str| scene.cues.classes(noun).has(Classes::OFFICE);
    named_person::title(scene, entity).is_some_and(|title| {
        let head = clitics::stem(scene.fold(title.start));
        head != noun && office(head) && office(noun)
    })
}

/// "رئيس الحكومة", "متحدث باسم الجيش": who bears all of this title somewhere in the report.
fn office(scene: &Scene<'_>, range: &Range<usize>, names: &Names) -> Option<Holder> {
    const MAX_TITLE: usize = 7;
    let noun = clitics::stem(scene.fold(range.start));
    let article = ["ال", noun].concat();
    let title = names.cues(noun).any_title() || names.cues(&article).any_title();
    let named = range.clone().any(|i| {
        scene
            .mention(i)
            .is_some_and(|m| m.kind == EntityKind::Person && !m.inferred)
    });
    if !title || named || range.len() < 2 || range.len() > MAX_TITLE {
        return None;
    }
    let words: Vec<&str> = range.clone().map(|i| clitics::stem(scene.fold(i))).collect();
    // "متحدث باسم الجيش" and later "المتحدث فلان".
    let spokesman = || {
        let speaks = scene.cues.classes(noun).has(Classes::SPOKESMAN);
        speaks.then(|| spokesman(scene, noun)).flatten()
    };
    let head = names.cues(noun).head || names.cues(&article).head;
    let sole = || (!head).then(|| sole_bearer(scene, range, noun, names)).flatten();
    holder(scene, range, noun, &words)
        .or_else(spokesman)
        .or_else(sole)
        .map(Holder::Titled)
}

/// "لاعب النادي السابق", "نجم المسلسل": what someone is, told of the one whom the sentences before tell of.
fn epithet(scene: &Scene<'_>, range: &Range<usize>) -> Option<usize> {
    let head = range.start;
    let definite = scene.fold(head + 1).starts_with("ال") || scene.named(head + 1) || scene.opens(head + 1).is_some();
    // "ممثل الشركة", "مؤسس المنظمة" is seldom who was told of.
    let another = scene.is(head, Classes::THIRD.or(Classes::DELEGATE));
    if !scene.is(head, Classes::PERSON) || another || range.len() < 2 || !definite {
        return None;
    }
    let entity = topic(scene, head)?;
    let feminine = scene.feminine(head);
    let clash = match bearers::of_title(scene, entity) {
        Subject::He => feminine,
        Subject::She => !feminine,
        _ => false,
    };
    (!clash).then_some(entity)
}

/// "جنرال كبير" where one person of the report is a general: the only one whose title this noun heads, if
/// nothing tells the two apart.
fn sole_bearer(scene: &Scene<'_>, range: &Range<usize>, noun: &str, names: &Names) -> Option<usize> {
    let mut found = scene.reading.entities.iter().enumerate().filter_map(|(index, entity)| {
        let title = named_person::title(scene, index)?;
        let heads = entity.kind == EntityKind::Person && clitics::stem(scene.fold(title.start)) == noun;
        heads.then_some((index, title))
    });
    let Some((bearer, title)) = found.next() else {
        return apart(scene, range, noun);
    };
    let shared = || {
        // "باسم" is in every spokesman's.
        let says = |i: &usize| !scene.is(*i, Classes::LINKER.or(Classes::BEHALF));
        let stems = |range: Range<usize>| range.skip(1).filter(says).map(|i| clitics::stem(scene.fold(i)));
        stems(title.clone()).any(|word| stems(range.clone()).any(|other| other == word))
    };
    let one = found.next().is_none();
    let alike = title.len() == 1 || range.len() == 1 || shared();
    (one && alike && !titled::abroad(scene, range, &title, names)).then_some(bearer)
}

/// "نائب معارض" and somewhere near it "النائب، سالم الراوي،": the one whom the noun with its article and a comma names.
fn apart(scene: &Scene<'_>, range: &Range<usize>, noun: &str) -> Option<usize> {
    let at = range.start;
    let reach = at.saturating_sub(MAX_REACH)..scene.reading.tokens.len().min(at + MAX_REACH);
    let mut found = reach.filter_map(|i| {
        let same = scene.is_comma(i + 1)
            && scene
                .fold(i)
                .strip_suffix(noun)
                .is_some_and(|head| head.ends_with("ال"));
        let mention = scene.mention(i + 2).filter(|_| same)?;
        (mention.kind == EntityKind::Person && !mention.inferred).then_some(mention.entity)
    });
    let bearer = found.next()?;
    found.all(|other| other == bearer).then_some(bearer)
}

/// Whether two nouns head the same title: one word, or two for who speaks for a body ("ناطق", "متحدث").
fn same_office(scene: &Scene<'_>, head: &str, noun: &str) -> bool {
    let speaks = |noun: &str| scene.cues.classes(noun).has(Classes::SPOKESMAN);
    head == noun || speaks(head) && speaks(noun) && head.ends_with('ه') == noun.ends_with('ه')
}

/// The one person of the report whose title is this word alone.
fn spokesman(scene: &Scene<'_>, noun: &str) -> Option<usize> {
    let mut found = scene.reading.entities.iter().enumerate().filter(|(index, entity)| {
        let title = named_person::title(scene, *index);
        entity.kind == EntityKind::Person
            && title.is_some_and(|t| t.len() == 1 && same_office(scene, clitics::stem(scene.fold(t.start)), noun))
    });
    let (first, _) = found.next()?;
    found.next().is_none().then_some(first)
}

/// A speaker who is this entity.
pub(super) fn speaker(scene: &Scene<'_>, entity: usize) -> Option<Speaker> {
    let found = scene.reading.entities.get(entity)?;
    Some(Speaker {
        name: found.name.clone(),
        entity: Some(entity),
        anonymous: false,
    })
}

/// The nearest person whose title `noun` heads and that holds all `words`; one
/// named before goes before one named behind.
pub(super) fn holder(scene: &Scene<'_>, range: &Range<usize>, noun: &str, words: &[&str]) -> Option<usize> {
    let reading = scene.reading;
    let here = scene.token(range.start)?.span.start;
    let at = reading.mentions.partition_point(|m| m.span.start < here);
    let before = reading
        .mentions
        .get(at.saturating_sub(MAX_MENTIONS)..at)
        .unwrap_or_default();
    let after = reading.mentions.get(at..).unwrap_or_default().iter().take(MAX_MENTIONS);
    before
        .iter()
        .rev()
        .chain(after)
        .filter(|m| m.kind == EntityKind::Person && !m.inferred)
        .map(|m| m.entity)
        .find(|entity| {
            let Some(tokens) = named_person::title(scene, *entity) else {
                return false;
            };
            let stems = || tokens.clone().map(|i| clitics::stem(scene.fold(i)));
            stems().next().is_some_and(|head| same_office(scene, head, noun))
                && words.iter().skip(1).all(|w| stems().any(|s| s == *w))
        })
}

/// The person or body named last before token `at`, outside quotations, in its sentence or the one before: "التقى سامي
/// مدير نادي النهر، وأعلن الأخير".
fn last_named(scene: &Scene<'_>, at: usize, feminine: bool) -> Option<usize> {
    let tokens = &scene.reading.tokens;
    // A body is known to be of this gender by the word for its kind.
    let of_kind = |m: &Mention| {
        let first = tokens.at(m.span.start);
        m.kind == EntityKind::Organisation && scene.is(first, Classes::BODY) && scene.feminine(first) == feminine
    };
    let last = mention_before(
        scene,
        at,
        2,
        |m| m.kind == EntityKind::Person || of_kind(m),
        |named| named.filter(|m| !m.inferred).last(),
    );
    last.map(|m| m.entity)
}

/// The person that the nearest sentence before `at` that names any names first.
pub(super) fn topic(scene: &Scene<'_>, at: usize) -> Option<usize> {
    named_before(scene, at, MAX_SENTENCES, |mut named| {
        Iterator::find(&mut named, |m| !m.inferred)
    })
    .map(|m| m.entity)
}

/// The person that the sentence of token `at` names first before it.
pub(super) fn subject(scene: &Scene<'_>, at: usize) -> Option<usize> {
    named_before(scene, at, 1, |mut named| Iterator::find(&mut named, |m| !m.inferred)).map(|m| m.entity)
}

/// The mention of a person that `pick` takes from the nearest of so many sentences up to token `at`
/// that has one for it; quotations are left out.
pub(super) fn named_before<'a>(
    scene: &Scene<'a>,
    at: usize,
    sentences: usize,
    pick: impl Fn(&mut dyn Iterator<Item = &'a Mention>) -> Option<&'a Mention>,
) -> Option<&'a Mention> {
    mention_before(scene, at, sentences, |m| m.kind == EntityKind::Person, pick)
}

/// As [`named_before`], of the mentions that are `meant`.
fn mention_before<'a>(
    scene: &Scene<'a>,
    at: usize,
    sentences: usize,
    meant: impl Fn(&Mention) -> bool,
    pick: impl Fn(&mut dyn Iterator<Item = &'a Mention>) -> Option<&'a Mention>,
) -> Option<&'a Mention> {
    let reading = scene.reading;
    let here = scene.token(at)?.span.start;
    let sentence = reading.sentence_at(here)?;
    let lower = (sentence + 1).saturating_sub(sentences);
    (lower..=sentence).rev().find_map(|index| {
        let mentions = reading.mentions_in(*reading.sentences.get(index)?);
        let mut named = mentions
            .iter()
            .filter(|m| meant(m) && m.span.end <= here)
            .filter(|m| scene.quotation(reading.tokens.at(m.span.start)).is_none());
        pick(&mut named)
    })
}
