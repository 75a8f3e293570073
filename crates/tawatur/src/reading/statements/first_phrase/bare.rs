//! A noun phrase as short as it may be: a head with its genitives and adjectives, a title with its name.

use super::super::forms;
use super::super::scene::Scene;
use super::super::source;
use crate::lexicon::cues::Classes;
use crate::reading::EntityKind;
use crate::text::TokenKind;
use std::ops::Range;

/// The end of the first noun phrase in `phrase`, without what is set into it.
pub(super) fn bare_noun_phrase(scene: &Scene<'_>, phrase: Range<usize>) -> usize {
    let definite = |i: usize| {
        let word = scene.fold(i);
        word.starts_with("ال") || i == phrase.start && word.starts_with("وال")
    };
    let mut i = phrase.start;
    if i >= phrase.end {
        return i;
    }
    // "كل من الفلبين وفيتنام".
    if scene.fold(i) == "كل" && scene.fold(i + 1) == "من" && i + 2 < phrase.end {
        return bare_noun_phrase(scene, i + 2..phrase.end);
    }
    // "أحد أعضاء الوفد": of whom he is one; but "لم يتوقع أحد فوز الفريق".
    let one_of = matches!(scene.fold(i), "احد" | "احدي") && !scene.is_event(i + 1);
    if one_of && scene.is_word(i + 1) && i + 1 < phrase.end {
        return bare_noun_phrase(scene, i + 1..phrase.end);
    }
    if let Some(quotation) = scene.opens(i) {
        return (quotation.close + 1).min(phrase.end);
    }
    if matches!(scene.fold(i), "#" | "@") {
        return tag_end(scene, i).min(phrase.end);
    }
    if scene.named(i)
        && let Some(mention) = scene.mention(i)
    {
        let mut end = scene.reading.tokens.within(mention.span).end.clamp(i + 1, phrase.end);
        // "النيابة العامة", where the name was found without its adjective.
        while end < phrase.end && scene.is(end, Classes::ADJECTIVE) && scene.fold(end).starts_with("ال") {
            end += 1;
        }
        return end;
    }
    let mut several = false;
    if !definite(i) {
        // "ناشطون": in no construct state, which drops the ending.
        let free =
            scene.fold(i).ends_with("ون") && scene.is(i, Classes::ROLE.or(Classes::ANONYMOUS).or(Classes::PERSON));
        let second = !free
            && !scene.is(i + 1, Classes::OUTLET.or(Classes::BEHALF))
            && i + 1 < phrase.end
            && (definite(i + 1)
                || scene.is(i, Classes::ROLE.or(Classes::MEDIA).or(Classes::KIN)) && scene.opens(i + 1).is_none());
        let plural = i + 1 < phrase.end
            && scene.fold(i).chars().count() > 4
            && scene
                .fold(i)
                .chars()
                .rev()
                .take(2)
                .eq(scene.fold(i + 1).chars().rev().take(2));
        several = plural || free;
        let genitive = if plural || free || definite(i + 1) {
            None
        } else {
            genitive(scene, i, phrase.end)
        };
        i = genitive.unwrap_or(i + 1 + usize::from(second || plural));
        if second && i < phrase.end && forms::plural_in_construct(scene, i - 1) {
            return bare_noun_phrase(scene, i..phrase.end);
        }
    }
    // A title goes before the name: "الرئيس الروسي فلاديمير بوتين".
    if let Some(name) =
        (i..phrase.end.min(i + 6)).find(|j| scene.mention(*j).is_some_and(|m| m.kind == EntityKind::Person))
        && let Some(mention) = scene.mention(name)
        && scene.word(name).clitic.is_none()
        && !several
        && (i..name).all(|j| {
            definite(j) || scene.is(j, Classes::ROLE.or(Classes::LINKER).or(Classes::ADJUNCT)) || scene.named(j)
        })
    {
        let end = scene.reading.tokens.within(mention.span).end.clamp(i + 1, phrase.end);
        return end + usize::from(end < phrase.end && goes_on(scene, end));
    }
    let head = i == phrase.start && definite(i);
    i += usize::from(head);
    while i < phrase.end && definite(i) && forms::adjective(scene, i) && agrees(scene, i) {
        i += 1;
    }
    // "المنظمة غير الحكومية".
    if i > phrase.start && i + 1 < phrase.end && source::excepts(scene, i) {
        i += 2;
    }
    // "الأمين العام للأمم المتحدة".
    // "المتحدث باسم الشرطة".
    if i > phrase.start && i + 1 < phrase.end && scene.is(i, Classes::BEHALF) {
        let body = bare_noun_phrase(scene, i + 1..phrase.end);
        let name = scene.mention(body).filter(|m| {
            m.kind == EntityKind::Person && scene.word(body).clitic.is_none() && !scene.word(body).conjunction
        });
        return name.map_or(body, |m| {
            scene.reading.tokens.within(m.span).end.clamp(body, phrase.end)
        });
    }
    let behind = i > phrase.start && i < phrase.end && scene.fold(i - 1).starts_with("ال");
    let body = Classes::ROLE.or(Classes::BODY).or(Classes::MEDIA).or(Classes::COURT);
    if behind && scene.word(i).clitic == Some('ل') && scene.is(i, body) && !scene.fold(i).starts_with("لل") {
        // "المدير العام لشركة النهر".
        i = genitive(scene, i, phrase.end).unwrap_or(i + 1);
        while i < phrase.end && definite(i) && forms::adjective(scene, i) {
            i += 1;
        }
    } else if behind && scene.fold(i).starts_with("لل") {
        i += 1;
        while i < phrase.end && definite(i) && forms::adjective(scene, i) {
            i += 1;
        }
    }
    i
}

/// Whether an unknown word at `i` goes on with the name before it: the object is definite or stands
/// in the genitive.
fn goes_on(scene: &Scene<'_>, i: usize) -> bool {
    let word = scene.word(i);
    let unknown = word.classes == Classes::default() && word.verb.is_none() && word.clitic.is_none();
    let plain = unknown && !word.conjunction && !scene.named(i) && scene.kind(i) == Some(TokenKind::Arabic);
    let head = ["ب", "ل", "و", "ال"].iter().any(|p| scene.fold(i).starts_with(p));
    let event = scene.is_event(i) || forms::PRONOUNS.iter().any(|end| scene.fold(i).ends_with(end));
    plain && !head && !event && scene.fold(i + 1).starts_with("ال")
}

/// Behind "#" or "@": the end of the words joined by "_".
fn tag_end(scene: &Scene<'_>, tag: usize) -> usize {
    let mut end = tag + 2;
    while scene.fold(end) == "_" && scene.is_word(end + 1) {
        end += 2;
    }
    end
}

/// The end of a chain of genitives that begins at `i` and ends in a definite noun or a name:
/// "تقرير بنك التسويات", "محامي بينيت".
fn genitive(scene: &Scene<'_>, i: usize, limit: usize) -> Option<usize> {
    const MAX_LINKS: usize = 3;
    if scene.is(i, Classes::ANONYMOUS) && !scene.is(i, Classes::MEDIA) {
        return None;
    }
    for at in i + 1..limit.min(i + 1 + MAX_LINKS) {
        if scene.fold(at).starts_with("ال") {
            return Some(at + 1);
        }
        if let Some(mention) = scene.mention(at).filter(|_| scene.named(at)) {
            let whole = scene.reading.tokens.within(mention.span).end;
            return Some(whole.clamp(at + 1, limit));
        }
        let plain = scene.kind(at) == Some(TokenKind::Arabic)
            && scene.word(at).verb.is_none()
            && scene.word(at).clitic.is_none()
            && !scene.word(at).conjunction
            && !scene.is(at, Classes::LINKER.or(Classes::ADJUNCT).or(Classes::TIME));
        if !plain {
            return None;
        }
    }
    None
}

/// Whether the adjective at `i` may go with the noun before: none in the plural of persons goes with
/// a feminine singular ("الحكومة المدنيين"), none in the feminine with people ("الأهالي البلدية").
fn agrees(scene: &Scene<'_>, i: usize) -> bool {
    let Some(before) = i.checked_sub(1) else { return true };
    let plural = ["ين", "ون"].iter().any(|end| scene.fold(i).ends_with(end));
    let people = Classes::ROLE.or(Classes::ANONYMOUS).or(Classes::CROWD);
    let men = scene.is(before, people)
        && !scene.is(before, Classes::THINGS.or(Classes::MEDIA))
        && !scene.feminine(before)
        && !scene.fold(before).ends_with("ات");
    !(plural && scene.feminine(before) || men && scene.feminine(i) && scene.fold(i).ends_with("يه"))
}
