//! The fullest name of who speaks, where a source names him short: "المصدر",
//! "الراوي", "الشركة", "متحدث باسم المصنع".

use super::anaphora;
use super::bearers::Bearers;
use super::clause::Draft;
use super::forms;
use super::pairs;
use super::referents::{self, Holder};
use super::scene::Scene;
use super::source::{self, Bound};
use super::speakers::{self, Known, describe, is_person};
use crate::lexicon::cues::{Classes, Subject};
use crate::lexicon::names::Names;
use crate::reading::{EntityKind, Mention, Speaker};
use crate::report::Language;
use crate::text::{clitics, fold};
use std::collections::BTreeMap;
use std::ops::Range;

/// "المسؤول" alone is one of so many last speakers.
const MAX_SPEAKERS: usize = 4;

/// How far back, in tokens, the full name of a body is looked for.
const MAX_BACK: usize = 300;

/// Between a title and the name of who bears it stand at most so many words.
const MAX_BETWEEN: usize = 6;

/// A body named without a word for its kind is the one told of most in so many mentions before.
const MAX_MENTIONS: usize = 80;

/// Where none is told of most, it is the last of so many mentions.
const MAX_NEAR: usize = 12;

/// What of the report is near a source.
pub(super) struct Near<'k, 'a> {
    /// The speakers and relays named last.
    pub(super) known: &'k [Known],
    /// Those around it, later ones too.
    pub(super) all: &'k [Known],
    /// The drafts before it.
    pub(super) before: &'k [Draft],
    /// Who says them.
    pub(super) speakers: &'k [Speaker],
    /// Short names that the report has in full; none in English.
    pub(super) bearers: Option<&'k Bearers<'a>>,
    pub(super) names: &'k Names,
    /// Where the content begins, behind which no name belongs to the source.
    pub(super) content: usize,
}

/// The speaker that the words of `range` name, by the fullest name near it.
pub(super) fn named(scene: &Scene<'_>, range: &Range<usize>, near: &Near<'_, '_>) -> Known {
    if scene.reading.report.language == Language::English {
        let mut this = lead(scene, range, near);
        if let Some(before) = anaphora::antecedent(scene, range, near.before, near.speakers) {
            this.speaker = before;
        }
        return this;
    }
    if let Some(name) = referents::kin_of_named(scene, range) {
        let mut this = describe(scene, range);
        this.speaker = Speaker {
            name,
            entity: None,
            anonymous: false,
        };
        return this;
    }
    if let Some(speaker) = pairs::named(scene, range) {
        let mut this = describe(scene, range);
        this.speaker = speaker;
        this.subject = Subject::They;
        return this;
    }
    // "هذه الجمعيات"; "سلمى، رئيسة النادي": the words that name.
    let first = range.start + usize::from(range.len() > 1 && scene.is(range.start, Classes::DEMONSTRATIVE));
    let comma = (first + 1..range.end).find(|i| scene.is_comma(*i) && scene.named(first));
    let mut this = lead(scene, &(first..comma.unwrap_or(range.end)), near);
    // The name beside a title goes before others who bear it.
    if is_person(scene, &describe(scene, range)) != Some(true)
        && let Some(found) = apposed_behind(scene, range, near.content)
    {
        this.speaker = found;
        return this;
    }
    // "متحدث باسم الشركة", "قريب من أسرته": the last word stands for a name.
    let last = range.end - 1..range.end;
    // No adjective: "الهيئة المنظمة".
    let genitive = last.start > range.start && !scene.fold(last.start - 1).starts_with("ال");
    let short = scene.is(last.start, Classes::BODY) && genitive || referents::is_kin(scene, last.start);
    if range.len() > 1 && comma.is_none() && short && !scene.named(last.start) && is_person(scene, &this) != Some(true)
    {
        let tail = lead(scene, &last, near).speaker.name;
        let whole = speakers::plain(scene, range);
        let head = |name: &str| clitics::stem(&fold(name.split(' ').next().unwrap_or_default())).to_owned();
        let noun = clitics::stem(scene.fold(last.start));
        let leads = referents::is_kin(scene, last.start) || head(&tail) == noun || !fold(&tail).contains(noun);
        if this.speaker.name == whole && tail.contains(' ') && leads {
            this.speaker.name = [speakers::plain(scene, &(range.start..last.start)), tail].join(" ");
        }
    }
    this
}

/// "المدير العام للمصرف، سامي خوري، إن": the name between commas behind the source and what completes it.
fn apposed_behind(scene: &Scene<'_>, range: &Range<usize>, content: usize) -> Option<Speaker> {
    const MAX_COMPLEMENT: usize = 7;
    const MAX_TITLE: usize = 3;
    if !scene.is(range.start, Classes::ROLE.or(Classes::PERSON).or(Classes::OFFICE)) {
        return None;
    }
    let stop = content.min(range.end + MAX_COMPLEMENT);
    let plain = |i: usize| scene.is_word(i) && scene.verb(i).is_none() && !scene.is(i, Classes::THAT.or(Classes::TIME));
    let comma = (range.end..stop).find(|i| !plain(*i)).filter(|i| scene.is_comma(*i))?;
    // Nothing but a complement may stand between: "للمصرف", "في المصرف".
    let first = range.end;
    let completes = first == comma || scene.is(first, Classes::LINKER) || scene.fold(first).starts_with('ل');
    let name = (comma + 1..content.min(comma + 1 + MAX_TITLE))
        .take_while(|i| plain(*i))
        .find_map(|i| scene.mention(i).filter(|m| m.kind == EntityKind::Person && !m.inferred))?;
    let at = scene.reading.tokens.within(name.span).start;
    let titled =
        (comma + 1..at).all(|i| scene.is(i, Classes::ROLE.or(Classes::PERSON)) || scene.fold(i).starts_with("ال"));
    let own = scene.word(at).clitic.is_none() && !scene.word(at).conjunction;
    (completes && titled && own)
        .then(|| referents::speaker(scene, name.entity))
        .flatten()
}

fn lead(scene: &Scene<'_>, range: &Range<usize>, near: &Near<'_, '_>) -> Known {
    let mut this = describe(scene, range);
    let arabic = near.bearers.is_some();
    let named = this
        .speaker
        .entity
        .and_then(|e| scene.reading.entities.get(e))
        .is_some_and(|e| e.kind == EntityKind::Person && e.name.contains(' '));
    let holder = match this.speaker.entity {
        None if arabic => referents::person(scene, range, near.names),
        _ => None,
    };
    let holder = holder.or_else(|| {
        titled_speaker(scene, range, &this, near)
            .filter(|_| arabic)
            .or_else(|| titled(scene, range, &this, near))
            .map(Holder::Titled)
    });
    let full = fuller(scene, range, &this, near).filter(|_| !named);
    if let Some(full) = &full {
        this.speaker.name.clone_from(&full.speaker.name);
        this.speaker.entity = this.speaker.entity.or(full.speaker.entity);
        this.speaker.anonymous = full.speaker.anonymous;
    }
    if let Some(found) = referents::kin(scene, range).filter(|_| arabic && full.is_none()) {
        this.speaker = found;
    }
    let person = scene.is(range.start, Classes::PERSON) && range.len() == 1;
    // Who bears the title goes before the words that tell of it; who stands
    // nearest is taken only where nothing else tells.
    let held = match holder {
        Some(Holder::Titled(entity)) if is_person(scene, &this) != Some(true) => Some(entity),
        Some(Holder::Nearest(entity))
            if full
                .as_ref()
                .is_none_or(|f| person && is_person(scene, f) != Some(true)) =>
        {
            Some(entity)
        }
        _ => None,
    };
    if let Some(found) = held.and_then(|entity| referents::speaker(scene, entity)) {
        this.speaker = found;
    }
    let of_bearer = |bearers: &Bearers<'_>| bearers.fullest(scene, range, &this.words, near.before, near.speakers);
    if let Some(found) = near.bearers.and_then(of_bearer) {
        this.speaker = found;
    }
    this
}

/// Who bears the title that a description is, as the report tells anywhere.
fn titled(scene: &Scene<'_>, range: &Range<usize>, this: &Known, near: &Near<'_, '_>) -> Option<usize> {
    let titles = &near.bearers?.titles;
    let definite = scene.fold(range.start).starts_with("ال") || range.len() > 1;
    (this.speaker.entity.is_none() && definite)
        .then(|| titles.bearer(scene, range, near.names))
        .flatten()
}

/// "الوزير النرويجي": who spoke last, if he bears a title of this noun.
fn titled_speaker(scene: &Scene<'_>, range: &Range<usize>, this: &Known, near: &Near<'_, '_>) -> Option<usize> {
    let noun = this.words.first()?;
    let cues = near.names.cues(noun);
    let definite = scene.fold(range.start).starts_with("ال") || range.len() > 1;
    if this.speaker.entity.is_some() || !cues.any_title() || !definite {
        return None;
    }
    let last = near.known.iter().rev().find(|k| k.spoke)?.speaker.entity?;
    let titles = &near.bearers?.titles;
    titles.fits(scene, range, last, near.names).then_some(last)
}

/// The fuller form of a source that names it short ("المصدر", "نيكس").
fn fuller(scene: &Scene<'_>, range: &Range<usize>, this: &Known, near: &Near<'_, '_>) -> Option<Known> {
    let (known, all) = (near.known, near.all);
    let first = this.words.first()?;
    let definite = scene.fold(range.start).starts_with("ال");
    if definite
        && this.media
        && let Some(medium) = medium(scene, range, first, known)
    {
        return Some(medium);
    }
    let short = this.words.len() <= 2;
    if !short {
        return None;
    }
    let longer = |k: &&Known| k.words.len() > this.words.len();
    // "المصدر نفسه", "المتحدث": the last one of that kind.
    if definite && scene.is(range.start, Classes::ANONYMOUS) {
        let same_head = known
            .iter()
            .rev()
            .filter(longer)
            .find(|k| k.words.first() == Some(first))
            .or_else(|| {
                let source = first == "مصدر";
                let spoke = |k: &&Known| k.spoke && k.words.first() == Some(first);
                source.then(|| known.iter().rev().find(spoke)).flatten()
            });
        let person = |k: &&Known| k.spoke && is_person(scene, k) == Some(true);
        return same_head
            .or_else(|| match first.as_str() {
                "مصدر" => known.last(),
                // "المسؤول الأمريكي", named before.
                "مسؤول" | "مسءول" | "مسوول" => known.iter().rev().take(MAX_SPEAKERS).find(person),
                _ => None,
            })
            .cloned();
    }
    if definite {
        // "البيان المشترك" is "بيان الوزارة".
        let document = scene.is(range.start, Classes::DOCUMENT) && this.words.len() <= 2;
        let same_head =
            known.iter().rev().filter(longer).find(|k| {
                k.words.first() == Some(first) && (document || this.words.iter().all(|w| k.words.contains(w)))
            });
        if same_head.is_some() {
            return same_head.cloned();
        }
        let singular = this.words.len() == 1;
        // "الشركة النرويجية", but not "الشرطة النرويجية".
        let described = scene.is(range.start, Classes::BODY);
        if scene.named(range.start) || !singular && !described {
            return None;
        }
        let told = || body(scene, range, known).filter(|_| singular || related(scene, range));
        return construct(scene, range, first).or_else(told);
    }
    // A name's last word: the form that ends in it or holds it.
    let last = this.words.last()?;
    all.iter()
        .filter(longer)
        .filter(|k| !k.apposed || k.speaker.entity.is_some())
        .filter(|k| !of_place(scene, k, this.words.first().unwrap_or(last)))
        .filter(|k| !of_place(scene, k, last))
        .filter(|k| is_person(scene, this) != Some(false) || is_person(scene, k) != Some(true))
        .filter(|k| !beside_person(scene, range, k, last))
        // "إسرائيل" is no "إذاعة إسرائيل".
        .filter(|k| !(k.media && is_place(scene, range.start)))
        .filter(|k| k.words.contains(last) && (this.words.len() == 1 || this.words.iter().all(|w| k.words.contains(w))))
        .max_by_key(|k| (k.words.last() == Some(last), std::cmp::Reverse(k.words.len())))
        .cloned()
}

/// Whether `known` is a person who is told of by the name of another: "النهر" is not "سامي خوري مدير شركة النهر".
fn beside_person(scene: &Scene<'_>, range: &Range<usize>, known: &Known, word: &str) -> bool {
    let described = scene.is(range.start, Classes::ROLE.or(Classes::PERSON).or(Classes::ANONYMOUS));
    if described || is_person(scene, known) != Some(true) {
        return false;
    }
    let name = fold(&known.speaker.name);
    let parts = name.split(|c: char| !c.is_alphanumeric() && c != '_');
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).map(clitics::stem).collect();
    // "سامي خوري (ميمو) مدير الشركة": what he is called stands right behind his name.
    let called = known
        .words
        .windows(2)
        .any(|two| matches!(two, [last, called] if called == word && parts.last() == Some(&last.as_str())));
    // "سلمى الراوي الشهيرة باسم سلوى".
    let named = || {
        known.words.last().is_some_and(|last| last == word)
            && on_behalf(scene, &known.words)
            && !is_spokesman(scene, known)
    };
    !parts.contains(&word) && !called && !named()
}

/// "الصحيفة", "المجلة الفنية الشهيرة": the last medium that was named, of this kind if it is told more of.
fn medium(scene: &Scene<'_>, range: &Range<usize>, noun: &str, known: &[Known]) -> Option<Known> {
    const MAX_ADJECTIVES: usize = 3;
    let described = range.len() > 1;
    let adjectives = range.len() <= MAX_ADJECTIVES + 1
        && (range.start + 1..range.end).all(|i| scene.fold(i).starts_with("ال") && !scene.named(i));
    if !scene.is(range.start, Classes::NAMER) || !adjectives {
        return None;
    }
    let kind = |noun: &str| if noun == "جريده" { "صحيفه" } else { noun }.to_owned();
    let plain = |k: &&Known| k.media && !k.speaker.name.starts_with("ال");
    let same = |k: &&Known| k.words.first().is_some_and(|word| kind(word) == kind(noun));
    let named = || known.iter().rev().filter(plain);
    named()
        .find(same)
        .or_else(|| named().next().filter(|_| !described))
        .cloned()
}

/// Whether a place is named at `i`.
fn is_place(scene: &Scene<'_>, i: usize) -> bool {
    scene.mention(i).is_some_and(|m| m.kind == EntityKind::Place)
}

/// Whether the name ends in `last` as the genitive of an office ("رئيس وزراء أستراليا"):
/// then the word alone names another.
fn of_place(scene: &Scene<'_>, known: &Known, last: &String) -> bool {
    let Some(at) = known.words.iter().position(|w| w == last) else {
        return true;
    };
    let office = Classes::ROLE
        .or(Classes::LINKER)
        .or(Classes::ADJUNCT)
        .or(Classes::NAMER)
        .or(Classes::ANONYMOUS);
    // "البيت الأبيض" is no "المتحدثة باسم البيت الأبيض".
    let before = known.words.get(..at).unwrap_or_default();
    let spoken_for = is_spokesman(scene, known) && on_behalf(scene, before);
    spoken_for
        || before.last().is_some_and(|word| {
            scene.cues.classes(word).any(office) && !scene.cues.classes(word).any(Classes::NAMER.or(Classes::MEDIA))
        })
}

/// Whether the word for a spokesman heads the name.
fn is_spokesman(scene: &Scene<'_>, known: &Known) -> bool {
    let head = known.words.first();
    head.is_some_and(|head| scene.cues.classes(head).has(Classes::SPOKESMAN))
}

/// Whether "باسم" is among the words.
fn on_behalf(scene: &Scene<'_>, words: &[String]) -> bool {
    words.iter().any(|word| scene.cues.classes(word).has(Classes::BEHALF))
}

/// "المكتب" behind "مكتب مفوض الإعلام": the last phrase before that the noun heads.
fn construct(scene: &Scene<'_>, range: &Range<usize>, noun: &str) -> Option<Known> {
    let lower = range.start.saturating_sub(MAX_BACK);
    (lower..range.start).rev().find_map(|i| {
        let word = scene.fold(i);
        let same = word == noun
            || word.ends_with(noun)
                && clitics::readings(word)
                    .any(|(clitic, rest)| rest == noun && !clitic.ends_with("ال") && !clitic.ends_with("لل"));
        if !same {
            return None;
        }
        let end = source::phrase(scene, i..range.start.min(i + 12), Bound::Comma);
        // "بيان وصل", "محكمة التمييز إعادة", "نادي النهر لاعبه": what follows the noun phrase is no part of it.
        let strays = |j: &usize| {
            scene.verb(*j).is_some()
                || forms::possessed_noun(scene, *j) && !scene.fold(*j).starts_with("ال")
                || scene.is(*j, Classes::NARRATES.or(Classes::DEED))
                || scene.fold(*j - 1).starts_with("ال") && (scene.is_event(*j) || scene.fold(*j) == "في")
                // "منظمة الشرطة الدولية (إنتربول) بحملة".
                || scene.fold(*j - 1) == ")" && scene.fold(*j).starts_with('ب')
        };
        let end = (i + 1..end).find(strays).unwrap_or(end);
        let named = || {
            let after = end..range.start.min(end + MAX_BETWEEN);
            let plain = |j: &usize| !scene.is_mark(*j) && scene.verb(*j).is_none();
            after.take_while(plain).find_map(|j| {
                scene
                    .mention(j)
                    .filter(|m| m.kind == EntityKind::Person && !m.inferred)?;
                Some(j + 1)
            })
        };
        // "وزيرة الدولة للشؤون البحرية سلمى": the name is a part of it.
        let end = if scene.is(i, Classes::ROLE) {
            named().unwrap_or(end)
        } else {
            end
        };
        // "جمعية خيرية" names none.
        let tells = |j: usize| scene.named(j) || scene.fold(j).contains("ال") || scene.opens(j).is_some();
        (end > i + 1 && (i + 1..end).any(tells)).then(|| describe(scene, &(i..end)))
    })
}

/// Whether the noun has nothing but adjectives of relation behind it ("الشركة الكورية الجنوبية").
fn related(scene: &Scene<'_>, range: &Range<usize>) -> bool {
    (range.start + 1..range.end).all(|i| {
        let word = scene.fold(i);
        word.starts_with("ال") && forms::relation(word)
    })
}

/// "النادي": the body that spoke last, or that is named last before, where its name has no word for its kind.
fn body(scene: &Scene<'_>, range: &Range<usize>, known: &[Known]) -> Option<Known> {
    if !scene.is(range.start, Classes::BODY) {
        return None;
    }
    let sites = |name: &str| scene.cues.classes(name).has(Classes::SITE);
    let kinds = Classes::BODY.or(Classes::OFFICE).or(Classes::COURT);
    let noun = clitics::stem(scene.fold(range.start));
    // "الحزب" is no "وزارة الدفاع": a name that has a word for its kind is of that kind.
    let other = |name: &str| {
        let kind = clitics::stem(name.split(' ').next().unwrap_or_default());
        kind != noun && scene.cues.classes(kind).any(kinds)
    };
    let organisation = |entity: usize| {
        let entity = scene.reading.entities.get(entity);
        entity.filter(|e| e.kind == EntityKind::Organisation).is_some_and(|e| {
            let name = fold(&e.name);
            !sites(&name) && !other(&name)
        })
    };
    let mentions = &scene.reading.mentions;
    let here = scene.token(range.start)?.span.start;
    let at = mentions.partition_point(|m| m.span.end <= here);
    let told: Vec<&Mention> = mentions
        .get(at.saturating_sub(MAX_MENTIONS)..at)?
        .iter()
        .filter(|m| organisation(m.entity))
        .collect();
    // None where a preposition is written onto the name ("بالنادي").
    let name = |mention: &Mention| {
        let known = describe(scene, &scene.reading.tokens.within(mention.span));
        Some(known).filter(|k| !k.speaker.name.is_empty())
    };
    let spoke = || {
        let mut recent = known.iter().rev().take(MAX_SPEAKERS);
        recent
            .find(|k| !k.media && k.speaker.entity.is_some_and(organisation))
            .cloned()
    };
    let nearest = || {
        let far = mentions.get(at.saturating_sub(MAX_NEAR))?.span.start;
        name(told.last().filter(|m| m.span.start >= far)?)
    };
    most_told(&told).and_then(name).or_else(spoke).or_else(nearest)
}

/// A mention of the one that is told of most, and more than once.
fn most_told<'r>(told: &[&'r Mention]) -> Option<&'r Mention> {
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    for mention in told {
        *counts.entry(mention.entity).or_default() += 1;
    }
    let most = counts.values().copied().max().filter(|most| *most > 1)?;
    let mut first = counts.iter().filter(|(_, count)| **count == most);
    let (entity, _) = first.next()?;
    let alone = first.next().is_none();
    told.iter().find(|m| alone && m.entity == *entity).copied()
}
