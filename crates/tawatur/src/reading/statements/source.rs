//! Noun phrases that name a source, and what stands around them.

use super::forms;
use super::inserts;
use super::lead;
use super::scene::Scene;
use crate::lexicon::cues::{Classes, Form};
use crate::reading::EntityKind;
use crate::text::TokenKind;
use std::ops::Range;

/// Between a document and what describes it stand at most so many words.
const MAX_ADJECTIVES: usize = 2;

/// A source is never longer than this many tokens.
pub(super) const MAX_PHRASE: usize = 40;

/// Where a phrase is looked for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Bound {
    /// The content opens right behind the range: what stands in it is source and adjuncts.
    Opener,
    /// Nothing is known of the end: a verbal noun begins the content.
    Content,
    /// The phrase ends at a comma or the end.
    Comma,
}

/// Whether the definite noun at `i`, behind the whole name of a medium that begins at `start`,
/// is no adjective of it, by its gender: "نشرت وكالة الوادي الخبر".
fn beside_medium(scene: &Scene<'_>, start: usize, i: usize) -> bool {
    let medium = scene.mention(start).filter(|m| m.kind == EntityKind::Media);
    medium.is_some_and(|m| scene.reading.tokens.within(m.span).end == i)
        && scene.feminine(start)
        && scene.fold(i).starts_with("ال")
        && !scene.feminine(i)
}

/// "بيانات رسمية وارتفاع أسعار": a verbal noun joined to what was counted, behind its adjective, is no part of it.
fn beside_finding(scene: &Scene<'_>, start: usize, i: usize) -> bool {
    let joined = scene.fold(i).strip_prefix('و').filter(|_| !scene.named(i));
    scene.is(start, Classes::FINDING)
        && joined.is_some_and(|noun| scene.cues.verbal_noun(noun) && scene.is_common(noun))
        && forms::indefinite_adjective(scene, i - 1)
}

/// The end of the noun phrase that begins at `range.start`; its start where none does.
pub(super) fn phrase(scene: &Scene<'_>, range: Range<usize>, bound: Bound) -> usize {
    let start = range.start;
    let end = range.end.min(start + MAX_PHRASE);
    let mut i = start;
    // Whether what follows by a preposition belongs to the head.
    let mut role = false;
    let mut definite = false;
    while i < end {
        let Some(token) = scene.token(i) else { break };
        match token.kind {
            TokenKind::Break => break,
            TokenKind::Number => {
                let about = i == start + 1 && scene.is(start, Classes::ABOUT);
                if i == start || about {
                    let Some(next) = quantity(scene, i).filter(|next| *next <= end) else {
                        return start;
                    };
                    role = true;
                    i = next;
                    continue;
                }
                if bound == Bound::Opener && !role {
                    break;
                }
                i += 1;
                continue;
            }
            TokenKind::Mark => {
                let Some(next) = inserts::insert_end(scene, i, end, bound) else {
                    break;
                };
                i = next;
                continue;
            }
            TokenKind::Arabic | TokenKind::Foreign => {}
        }
        let word = scene.word(i);
        let named = scene.named(i);
        // "أكد كيم لبوتين": whom he tells.
        let medium = word.classes.any(Classes::MEDIA.or(Classes::OUTLET));
        // "تقرير لصحيفة كذا": whose the document is.
        let documents = medium
            && i > start
            && scene.is(start, Classes::DOCUMENT)
            && (start + 1..i).all(|j| forms::adjective(scene, j) || recent(scene, j));
        // "المدير العام لبي بي سي، سامي خوري": whom he serves.
        let documents = documents || medium && i > start && names_its_head(scene, start, i, end);
        if named && word.clitic == Some('ل') && i > start && !documents && (medium || person_before(scene, i)) {
            break;
        }
        // "تحدث الوزير إلى صحيفة كذا": whom he tells.
        if i > start && token.fold == "الي" && scene.is(i + 1, Classes::MEDIA.or(Classes::OUTLET)) {
            break;
        }
        // "البعض" has nothing behind it but "من".
        if i == start + 1 && scene.is(start, Classes::QUANTIFIER) && !word.classes.has(Classes::LINKER) {
            break;
        }
        // "المضيف لمشاهديه", "الهيئة في تعميمها": beside one's own thing stands no part of one's name.
        let led = token.fold.starts_with('ل') || i > start && matches!(scene.fold(i - 1), "في" | "لدي");
        if i > start && led && !named && forms::possessed_noun(scene, i) && !word.classes.any(Classes::SELF) {
            break;
        }
        if !named {
            // "تقرير غير مؤكد".
            if i > start && excepts(scene, i) && i + 1 < end {
                i += 2;
                continue;
            }
            if i > start && beside_medium(scene, start, i) {
                break;
            }
            // "أكد الوزير مرة أخرى", "مرات عدة": how often he did.
            if i > start && how_often(scene, i) {
                break;
            }
            if word.classes.has(Classes::MANNER) || i > start && scene.bridges(i) && scene.is(i + 1, Classes::THAT) {
                break;
            }
            // "بحسب الحكومة يجب أن".
            if i > start && word.classes.any(Classes::DUTY.or(Classes::MODAL)) && !token.fold.starts_with("ال") {
                break;
            }
            if word.classes.any(
                Classes::THAT
                    .or(Classes::TIME)
                    .or(Classes::SAYING)
                    .or(Classes::CLAUSE)
                    .or(Classes::NEGATOR),
            ) && !(word.classes.has(Classes::ROLE)
                && (i == start || scene.is(i - 1, Classes::ANONYMOUS.or(Classes::ROLE))))
            {
                break;
            }
            let spoken = match word.verb {
                // "عن ناديه": behind a preposition a noun, though it reads as a verb too.
                Some((_, Form::WithObject(_))) => {
                    i == start && !i.checked_sub(1).is_some_and(|before| scene.is(before, Classes::LINKER))
                }
                Some((_, Form::Finite(_))) => i > start && token.fold.starts_with('ي'),
                _ => i > start && word.classes == Classes::default() && forms::imperfect(scene, i),
            };
            if word.classes.has(Classes::BE) || spoken && !word.classes.any(Classes::ROLE.or(Classes::MEDIA)) {
                break;
            }
            // "المفرج عنهم": a participle with what it takes.
            let taken =
                i > start && scene.fold(i - 1).starts_with("الم") && scene.word(i - 1).classes == Classes::default();
            if word.classes.any(Classes::RELATIVE.or(Classes::VEIL)) || word.classes.has(Classes::PRONOUN) && !taken {
                break;
            }
            if bound == Bound::Content
                && i > start
                && word
                    .classes
                    .any(Classes::DETERMINER.or(Classes::CHARGE).or(Classes::DEMONSTRATIVE))
                && !word.conjunction
                && !scene.is(i - 1, Classes::LINKER)
            {
                break;
            }
            if word.classes.has(Classes::ADJUNCT) && !(token.fold == "لدي" && (role || i > start && scene.named(i + 1)))
            {
                break;
            }
            if let Some((_, Form::Finite(_) | Form::WithObject(_))) = word.verb
                && i > start
                && bound != Bound::Opener
                && !word.classes.any(Classes::ROLE.or(Classes::MEDIA))
            {
                break;
            }
            if let Some((_, Form::Participle)) = word.verb
                && i > start
                && (token.fold.ends_with('ا') || bound != Bound::Comma && scene.bridges(i))
            {
                break;
            }
            // "تمكنت القوات بحسب المرصد من السيطرة": what the verb before takes.
            if i > start && token.fold == "من" && scene.is_any_event(i + 1) {
                break;
            }
            if word.classes.has(Classes::LINKER) && !linked(scene, i, start, end, role, definite) {
                break;
            }
            if word.clitic == Some('ل') && i > start && person_before(scene, i) {
                break;
            }
            if i > start + 1 && beside_finding(scene, start, i) {
                break;
            }
            if i > start && !documents && told_to(scene, i) {
                break;
            }
            // "بتغريدة", "كتب الرئيس تغريدة": what it says it in.
            if word.classes.has(Classes::OCCASION)
                && !word.classes.has(Classes::SAME)
                && !describes(scene, i)
                && !word.classes.any(Classes::ROLE.or(Classes::MEDIA))
                && i > start
                && !token.fold.starts_with("ال")
                && !forms::construct(scene, i - 1)
                && !(i == start + 1 && forms::elative(scene, start))
            {
                break;
            }
            if bound != Bound::Comma && i > start && object_begins(scene, i) {
                break;
            }
            let event = match bound {
                Bound::Content => definite || i > start && ends_name(scene, i - 1),
                // Behind a whole noun phrase: its object ("برر الرئيس استمرار … بأن").
                Bound::Opener => definite,
                Bound::Comma => false,
            };
            let opens = scene.is_event(i)
                || bound == Bound::Content
                    && (forms::possessed(scene, i) || forms::accusative(scene, i) && (definite || scene.named(i - 1)));
            if event && i > start && opens && !forms::construct(scene, i - 1) {
                break;
            }
        }
        role |= word
            .classes
            .any(Classes::ROLE.or(Classes::ANONYMOUS).or(Classes::MEDIA));
        definite = token.fold.starts_with("ال") || token.fold.starts_with("لل");
        i += 1;
    }
    if bound != Bound::Comma {
        i = without_remark(scene, &(start..i));
    }
    // A preposition or comma left at the end belongs to what follows.
    let loose =
        |i: usize| scene.is(i, Classes::LINKER) && (!scene.named(i) || scene.fold(i) == "ل") || scene.fold(i) == "#";
    while i > start && (loose(i - 1) || scene.is_comma(i - 1) || matches!(scene.fold(i - 1), "او" | "لدي")) {
        i -= 1;
    }
    i
}

/// Whether the word at `i`, behind a definite noun, begins the object of the verb: no adjective of it is indefinite and
/// in the accusative ("أعلنت الحركة وقفًا"), nor a verbal noun ("قررت البلدية التأجيل").
pub(super) fn object_begins(scene: &Scene<'_>, i: usize) -> bool {
    if !scene.fold(i - 1).starts_with("ال") {
        return false;
    }
    // "الأوفر حظا", "الخمسين درهما", "المنتخب حديثا": what an elative, a number or a participle is told of.
    let written = scene.token(i - 1).map_or("", |token| token.span.of(scene.text()));
    let elative = written.starts_with("الأ") && !scene.is(i - 1, Classes::ROLE);
    let number = ["ون", "ين"].iter().any(|end| scene.fold(i - 1).ends_with(end));
    let participle = scene.fold(i - 1).starts_with("الم") && scene.is_comma(i + 1);
    // "الصحيفة الواسعة الانتشار": in what respect.
    let respect = scene.is(i - 1, Classes::SCOPE);
    forms::marked_accusative(scene, i) && !elative && !number && !participle || definite_event(scene, i) && !respect
}

/// Whether a definite verbal noun stands at `i` that is no adjective: "التأجيل", but not "المفاجئة".
fn definite_event(scene: &Scene<'_>, i: usize) -> bool {
    let Some(noun) = scene.fold(i).strip_prefix("ال") else {
        return false;
    };
    scene.is_any_event(i) && (!noun.starts_with('م') || scene.cues.classes(noun).has(Classes::EVENT))
}

/// Whether the medium at `i` belongs to a title that begins at `start`, as the name of its bearer stands behind it:
/// "المدير السابق لوكالة الوادي، سامي خوري".
fn names_its_head(scene: &Scene<'_>, start: usize, i: usize, end: usize) -> bool {
    let titled = scene.word(i).clitic == Some('ل')
        && scene.fold(start).starts_with("ال")
        && (start..i).all(|j| !scene.named(j))
        && (start + 1..i).all(|j| scene.fold(j).starts_with("ال"));
    if !titled {
        return false;
    }
    let whole = scene
        .mention(i)
        .map_or(i + 1, |m| scene.reading.tokens.within(m.span).end);
    let next = whole + usize::from(scene.is_comma(whole));
    next < end && scene.mention(next).is_some_and(|m| m.kind == EntityKind::Person)
}

/// Whether "مرة أخرى" or "مرات عدة" stands at `i`.
fn how_often(scene: &Scene<'_>, i: usize) -> bool {
    let again = Classes::ANOTHER.or(Classes::REPEATED);
    scene.is(i, Classes::OCCURRENCE) && scene.is(i + 1, again)
        || (scene.is(i, Classes::REPEATED) || scene.fold(i) == "ذات") && scene.is(i + 1, Classes::OCCURRENCE)
}

/// Whether the word at `i`, which may also be the occasion of words, describes the noun before it: "مستخدم آخر", "دراسة
/// حديثة".
fn describes(scene: &Scene<'_>, i: usize) -> bool {
    scene.is(i, Classes::ANOTHER) || recent(scene, i)
}

/// Whether the word at `i` says that the document before it is recent: "تقرير حديث", "دراسة علمية حديثة".
fn recent(scene: &Scene<'_>, i: usize) -> bool {
    // "حديثه" is his talk.
    let word = scene.is(i, Classes::RECENT) && (scene.feminine(i) || !scene.fold(i).ends_with('ه'));
    let told = Classes::DOCUMENT.or(Classes::FINDING);
    word && (i.saturating_sub(MAX_ADJECTIVES)..i).any(|j| scene.is(j, told))
}

/// The end of the name in a source: without what tells nothing of who it is ("دراسة حديثة", "55 في المئة منهم").
pub(super) fn name_end(scene: &Scene<'_>, range: &Range<usize>) -> usize {
    let last = range.end.saturating_sub(1);
    let bare = last > range.start && (recent(scene, last) || scene.is(last, Classes::AMONG));
    range.end - usize::from(bare)
}

/// The end of the phrase in `range` without a remark between dashes that nothing of it follows: "قالت المنظمة - وهي
/// دولية - إن".
pub(super) fn without_remark(scene: &Scene<'_>, range: &Range<usize>) -> usize {
    let Some(last) = range.end.checked_sub(1).filter(|last| inserts::is_dash(scene, *last)) else {
        return range.end;
    };
    (range.start + 1..last)
        .rev()
        .find(|i| inserts::is_dash(scene, *i))
        .unwrap_or(range.end)
}

/// Behind a number at `i` that counts people: "55 في المئة", "12 خبيرا".
pub(super) fn quantity(scene: &Scene<'_>, i: usize) -> Option<usize> {
    if scene.kind(i) != Some(TokenKind::Number) {
        return None;
    }
    let next = scene.fold(i + 1);
    let share = |word: &str| scene.cues.classes(word).has(Classes::PERCENT);
    let of_them = |end: usize| Some(end + usize::from(scene.is(end, Classes::AMONG)));
    if next == "في" && share(scene.fold(i + 2)) {
        return of_them(i + 3);
    }
    if next.strip_prefix('ب').is_some_and(share) || matches!(next, "%" | "٪") {
        return of_them(i + 2);
    }
    let people = Classes::ROLE.or(Classes::ANONYMOUS).or(Classes::PERSON);
    (scene.is(i + 1, people) && scene.word(i + 1).clitic.is_none()).then_some(i + 1)
}

/// Whether the words at `i` tell whom it was said to: "للصحفيين", "لهيئة الإذاعة".
pub(super) fn told_to(scene: &Scene<'_>, i: usize) -> bool {
    let whom = Classes::MEDIA.or(Classes::OUTLET).or(Classes::AUDIENCE);
    let broadcaster = || scene.is(i, Classes::BODY) && broadcasts(scene, i + 1);
    scene.word(i).clitic == Some('ل') && (scene.is(i, whom) || broadcaster())
}

/// Whether the definite word at `i` tells that the body before it is a broadcaster ("هيئة الإذاعة").
pub(super) fn broadcasts(scene: &Scene<'_>, i: usize) -> bool {
    scene.is(i, Classes::MEDIA) && scene.fold(i).starts_with("ال") && scene.word(i).clitic.is_none()
}

/// Whether "غير" at `i` negates the adjective behind it ("غير مؤكد", "غير الحكومية").
pub(super) fn excepts(scene: &Scene<'_>, i: usize) -> bool {
    scene.fold(i) == "غير"
        && scene.kind(i + 1) == Some(TokenKind::Arabic)
        && !scene.named(i + 1)
        && !scene.is(i + 1, Classes::THAT.or(Classes::LINKER).or(Classes::DEMONSTRATIVE))
}

/// Whether a body that may have a seat stands before `i`: a definite noun and no person.
fn bodied(scene: &Scene<'_>, i: usize) -> bool {
    i.checked_sub(1)
        .is_some_and(|before| scene.fold(before).contains("ال") && !scene.is(before, Classes::OUTLET))
        && !person_before(scene, i)
}

/// Whether a place is named at `i`: "لاهاي", "مدينة الإسكندرية".
pub(super) fn seat(scene: &Scene<'_>, i: usize) -> bool {
    scene.is(i, Classes::SEAT) || scene.mention(i).is_some_and(|m| m.kind == EntityKind::Place)
}

/// Whether a person's name ends right before `i`.
pub(super) fn person_before(scene: &Scene<'_>, i: usize) -> bool {
    scene.token(i).is_some_and(|token| {
        let mentions = &scene.reading.mentions;
        let at = mentions.partition_point(|m| m.span.end <= token.span.start);
        at.checked_sub(1)
            .and_then(|before| mentions.get(before))
            .is_some_and(|m| m.kind == EntityKind::Person && scene.reading.tokens.at(m.span.end) == i)
    })
}

/// Whether the preposition at `i` goes on with the phrase.
fn linked(scene: &Scene<'_>, i: usize, start: usize, end: usize, role: bool, definite: bool) -> bool {
    if i == start || i + 1 >= end {
        return false;
    }
    let next = scene.word(i + 1);
    match scene.fold(i) {
        "في" if next.classes.has(Classes::PROGRAMME) => false,
        "في" => !lead::starts_occasion(scene, i) && (role || bodied(scene, i) && seat(scene, i + 1)),
        "من" => {
            !next.classes.any(Classes::ASIDE) && !next.classes.any(Classes::COMPOUND) && scene.fold(i + 1) != "ان"
        }
        "علي" if scene.is(i - 1, Classes::BINDS) => !next.classes.has(Classes::THAT),
        // "حكمت محكمة على المتهم": whom it judges.
        "علي" if scene.is(start, Classes::COURT) => false,
        "علي" => role && !definite && !scene.named(i + 1) && !next.classes.any(Classes::OCCASION.or(Classes::THAT)),
        // "بيان صادر عن الوزارة".
        "عن" => (role || scene.stem_is(i - 1, Classes::BINDS)) && !next.classes.has(Classes::THAT),
        "الي" => role && !next.classes.has(Classes::THAT),
        _ => false,
    }
}

/// Whether a phrase may end at `i`, so that a verbal noun behind it is no
/// genitive: a name, an adjective ("عسكرية") or a mark ends one, "وحدة" of
/// "وحدة مكافحة …" does not.
fn ends_name(scene: &Scene<'_>, i: usize) -> bool {
    // "دراسة حديثة": what was found or who is unnamed, with an adjective of its gender.
    let heads = Classes::FINDING.or(Classes::ANONYMOUS).or(Classes::DOCUMENT);
    let adjective = i > 0 && scene.is(i - 1, heads) && scene.feminine(i - 1) && scene.feminine(i);
    let definite = |i: usize| scene.fold(i).starts_with("ال");
    scene.named(i)
        || scene.is_mark(i)
        || recent(scene, i)
        || adjective && !definite(i - 1) && !definite(i)
        || !forms::plural_in_construct(scene, i)
            && (!scene.fold(i).ends_with('ه') || scene.fold(i).ends_with("يه"))
            && !scene.is(i, Classes::ROLE.or(Classes::NAMER))
}
