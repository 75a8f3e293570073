//! The fullest name of who speaks, where a source names him short: "المصدر",
//! "الراوي", "الشركة", "متحدث باسم المصنع".

use super::anaphora;
use super::bearers::Bearers;
use super::bodies::{body, construct, medium, related};
use super::clause::Draft;
use super::kin;
use super::other_names::{beside_person, is_place, of_place};
use super::pairs;
use super::referents::{self, Holder};
use super::scene::Scene;
use super::shown;
use super::speakers::{Known, describe, is_person};
use crate::lexicon::cues::{Classes, Subject};
use crate::lexicon::names::Names;
use crate::reading::{EntityKind, Speaker};
use crate::report::Language;
use crate::text::{clitics, fold};
use std::ops::Range;

/// "المسؤول" alone is one of so many last speakers.
pub(super) const MAX_SPEAKERS: usize = 4;

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
    if let Some(name) = kin::kin_of_named(scene, range) {
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
    let short = scene.is(last.start, Classes::BODY) && genitive || kin::is_kin(scene, last.start);
    if range.len() > 1 && comma.is_none() && short && !scene.named(last.start) && is_person(scene, &this) != Some(true)
    {
        let tail = lead(scene, &last, near).speaker.name;
        let whole = shown::plain(scene, range);
        let head = |name: &str| clitics::stem(&fold(name.split(' ').next().unwrap_or_default())).to_owned();
        let noun = clitics::stem(scene.fold(last.start));
        let leads = kin::is_kin(scene, last.start) || head(&tail) == noun || !fold(&tail).contains(noun);
        if this.speaker.name == whole && tail.contains(' ') && leads {
            this.speaker.name = [shown::plain(scene, &(range.start..last.start)), tail].join(" ");
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
    if let Some(found) = kin::kin(scene, range).filter(|_| arabic && full.is_none()) {
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
