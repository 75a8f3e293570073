//! Noun phrases that name a source, and what stands around them.

use super::scene::Scene;
use crate::lexicon::cues::{Classes, Form};
use crate::reading::EntityKind;
use crate::text::TokenKind;
use std::ops::Range;

/// A source is never longer than this many tokens.
const MAX_PHRASE: usize = 40;

/// A name in quotation marks ("شركة «فيسبوك»") or a bracket inside a source is
/// never longer than this many tokens.
pub(super) const MAX_INSERT: usize = 6;

/// An apposition between commas is never longer than this many tokens.
pub(super) const MAX_APPOSITION: usize = 22;

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

/// The first token at or after `start` that may begin a source: behind "من
/// جانبه", time expressions, adverbs and commas.
pub(super) fn skip_lead(scene: &Scene<'_>, range: Range<usize>) -> usize {
    let mut i = range.start;
    let range = range.start..range.end.min(range.start + MAX_PHRASE);
    while i < range.end {
        let aside = aside(scene, i);
        let occasion = if scene.fold(i) == "في" && starts_occasion(scene, i) {
            occasion_end(scene, i, range.end) - i
        } else {
            0
        };
        // "العام الماضي".
        let past = i + 1 < range.end
            && scene.is(i + 1, Classes::TIME)
            && matches!(scene.fold(i), "العام" | "السنه" | "شهر" | "عام");
        // "بشكل مفاجئ", "هذا العام".
        let manner = scene.is(i, Classes::MANNER)
            || scene.is(i, Classes::DEMONSTRATIVE)
                && (scene.is(i + 1, Classes::TIME) || matches!(scene.fold(i + 1), "العام" | "السنه"));
        // "في يناير/كانون الثاني".
        let in_time = |i: &usize| scene.token(*i).is_some_and(|t| scene.reading.in_time(t.span));
        let dated = if scene.fold(i) == "في" && in_time(&(i + 1)) {
            1 + (i + 1..range.end).take_while(in_time).count()
        } else {
            0
        };
        let single = usize::from(
            past || scene.kind(i) == Some(TokenKind::Number) && quantity(scene, i).is_none()
                || scene.is(i, Classes::TIME.or(Classes::ASIDE).or(Classes::BE))
                || scene.is(i, Classes::PRONOUN) && !scene.named(i)
                || to_me(scene, i)
                || scene.is_comma(i)
                // "سبتمبر/أيلول".
                || scene.fold(i) == "/" && scene.is(i + 1, Classes::TIME)
                || scene.bridges(i),
        );
        let step = aside.max(occasion).max(dated).max(single).max(usize::from(manner) * 2);
        if step == 0 {
            break;
        }
        i += step;
    }
    i.min(range.end)
}

/// "قال لي أحدهم", but "قال لي إن" and "قال لي كه كوان": لي is a name too.
fn to_me(scene: &Scene<'_>, i: usize) -> bool {
    let who = Classes::ROLE.or(Classes::QUANTIFIER).or(Classes::PERSON);
    let definite = scene.fold(i + 1).starts_with("ال");
    let someone = || scene.is(i + 1, who) && !definite && !scene.named(i + 1);
    let named = || scene.named(i + 1) || definite && !scene.is(i + 1, Classes::TIME.or(Classes::RELATIVE));
    scene.fold(i) == "لي" && (someone() || !scene.named(i) && named())
}

/// How many words of "من جانبه" or "من جهة أخرى" stand at `i`.
pub(super) fn aside(scene: &Scene<'_>, i: usize) -> usize {
    if !scene.is(i + 1, Classes::ASIDE) || !scene.is(i, Classes::LINKER) {
        return 0;
    }
    2 + usize::from(scene.is(i + 2, Classes::ANOTHER))
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
        && indefinite_adjective(scene, i - 1)
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
                let Some(next) = insert_end(scene, i, end, bound) else {
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
        let documents =
            medium && i > start && scene.is(start, Classes::DOCUMENT) && (start + 1..i).all(|j| adjective(scene, j));
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
        if i > start && led && !named && possessed_noun(scene, i) && !word.classes.any(Classes::SELF) {
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
                _ => i > start && imperfect(scene, i),
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
                && !matches!(token.fold, "نفسه" | "نفسها" | "نفسهم")
                && !word.classes.any(Classes::ROLE.or(Classes::MEDIA))
                && i > start
                && !token.fold.starts_with("ال")
                && !construct(scene, i - 1)
                && !(i == start + 1 && elative(scene, start))
            {
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
                    && (possessed(scene, i) || accusative(scene, i) && (definite || scene.named(i - 1)));
            if event && i > start && opens && !construct(scene, i - 1) {
                break;
            }
        }
        role |= word
            .classes
            .any(Classes::ROLE.or(Classes::ANONYMOUS).or(Classes::MEDIA));
        definite = token.fold.starts_with("ال") || token.fold.starts_with("لل");
        i += 1;
    }
    // A preposition or comma left at the end belongs to what follows.
    let loose = |i: usize| scene.is(i, Classes::LINKER) && (!scene.named(i) || scene.fold(i) == "ل");
    while i > start && (loose(i - 1) || scene.is_comma(i - 1) || matches!(scene.fold(i - 1), "او" | "لدي")) {
        i -= 1;
    }
    i
}

/// Behind a number at `i` that counts people: "55 في المئة", "12 خبيرا".
pub(super) fn quantity(scene: &Scene<'_>, i: usize) -> Option<usize> {
    if scene.kind(i) != Some(TokenKind::Number) {
        return None;
    }
    let next = scene.fold(i + 1);
    let share = |word: &str| scene.cues.classes(word).has(Classes::PERCENT);
    if next == "في" && share(scene.fold(i + 2)) {
        return Some(i + 3);
    }
    if next.strip_prefix('ب').is_some_and(share) || matches!(next, "%" | "٪") {
        return Some(i + 2);
    }
    let people = Classes::ROLE.or(Classes::ANONYMOUS).or(Classes::PERSON);
    (scene.is(i + 1, people) && scene.word(i + 1).clitic.is_none()).then_some(i + 1)
}

/// Whether the words at `i` tell whom it was said to: "للصحفيين", "لهيئة الإذاعة".
fn told_to(scene: &Scene<'_>, i: usize) -> bool {
    let whom = Classes::MEDIA.or(Classes::OUTLET).or(Classes::AUDIENCE);
    let broadcaster = || scene.is(i, Classes::BODY) && broadcasts(scene, i + 1);
    scene.word(i).clitic == Some('ل') && (scene.is(i, whom) || broadcaster())
}

/// Whether the definite word at `i` tells that the body before it is a broadcaster ("هيئة الإذاعة").
pub(super) fn broadcasts(scene: &Scene<'_>, i: usize) -> bool {
    scene.is(i, Classes::MEDIA) && scene.fold(i).starts_with("ال") && scene.word(i).clitic.is_none()
}

/// Whether the word at `i` has the form of a verb in the imperfect ("يتعرض") and of no adjective ("يومية").
fn imperfect(scene: &Scene<'_>, i: usize) -> bool {
    const MIN_LETTERS: usize = 4;
    let word = scene.fold(i);
    word.starts_with('ي')
        && word.chars().count() >= MIN_LETTERS
        && scene.word(i).classes == Classes::default()
        && !["ي", "يه", "يون", "يين", "يات", "ا"]
            .iter()
            .any(|end| word.ends_with(end))
}

/// Whether the word at `i` is an adjective by its ending.
fn adjective(scene: &Scene<'_>, i: usize) -> bool {
    scene.is(i, Classes::ADJECTIVE) || ["ي", "يه"].iter().any(|end| scene.fold(i).ends_with(end))
}

/// Whether the word at `i` is an indefinite adjective of relation ("صحفي", "تلفزيونية").
fn indefinite_adjective(scene: &Scene<'_>, i: usize) -> bool {
    let word = scene.fold(i);
    let plain = scene.word(i).clitic.is_none() && !scene.word(i).conjunction && !scene.named(i);
    plain && !word.starts_with("ال") && ["ي", "يه"].iter().any(|end| word.ends_with(end)) && word.chars().count() > 3
}

/// Whether the definite word at `i` is an adjective of relation that goes with the definite noun before it ("المؤتمر
/// الصحفي").
fn definite_adjective(scene: &Scene<'_>, i: usize) -> bool {
    let definite = |i: usize| scene.fold(i).starts_with("ال");
    definite(i)
        && !scene.is(i, Classes::RELATIVE)
        && i > 0
        && definite(i - 1)
        && !scene.named(i)
        && ["ي", "يه"].iter().any(|end| scene.fold(i).ends_with(end))
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
fn person_before(scene: &Scene<'_>, i: usize) -> bool {
    scene.token(i).is_some_and(|token| {
        let mentions = &scene.reading.mentions;
        let at = mentions.partition_point(|m| m.span.end <= token.span.start);
        at.checked_sub(1)
            .and_then(|before| mentions.get(before))
            .is_some_and(|m| m.kind == EntityKind::Person && scene.reading.tokens.at(m.span.end) == i)
    })
}

/// Whether "في" at `i` opens the occasion of the words ("في مؤتمر صحفي") or a time.
pub(super) fn starts_occasion(scene: &Scene<'_>, i: usize) -> bool {
    // "في العام 2014".
    let year = matches!(scene.fold(i + 1), "العام" | "عام" | "السنه" | "سنه")
        && (scene.kind(i + 2) == Some(TokenKind::Number) || scene.is(i + 2, Classes::TIME));
    year || scene.is(i + 1, Classes::OCCASION.or(Classes::TIME)) || scene.kind(i + 1) == Some(TokenKind::Number)
}

/// Where an occasion that opens at `i` ends.
fn occasion_end(scene: &Scene<'_>, i: usize, end: usize) -> usize {
    let mut j = i + 2;
    let end = end.min(i + MAX_APPOSITION);
    // "في وقت سابق", "في الوقت نفسه", "في العام 2014", "في الماضي": whole.
    let time = matches!(scene.fold(i + 1), "وقت" | "الوقت") && !scene.is(j, Classes::RELATIVE);
    let year = matches!(scene.fold(i + 1), "العام" | "عام" | "السنه" | "سنه");
    if time || year {
        j += 1;
        // "في وقت سابق من الشهر الجاري".
        if scene.fold(j) == "من" && scene.is(j + 1, Classes::TIME) {
            j += 2;
            while scene.is(j, Classes::TIME) {
                j += 1;
            }
        }
        return j.min(end);
    }
    if scene.fold(i + 1) == "الماضي" {
        return j.min(end);
    }
    while j < end {
        if let Some(quotation) = scene.opens(j).filter(|q| scene.is_name(*q)) {
            j = quotation.close + 1;
            continue;
        }
        // "في مؤتمر صحفي": an adjective of the occasion, and no one who speaks.
        if scene.is(j - 1, Classes::OCCASION) && (indefinite_adjective(scene, j) || definite_adjective(scene, j)) {
            j += 1;
            continue;
        }
        let goes_on = scene.is_word(j)
            && !scene.is(
                j,
                Classes::THAT
                    .or(Classes::ROLE)
                    .or(Classes::CLAUSE)
                    .or(Classes::RELATIVE),
            )
            && scene.word(j).verb.is_none();
        // "قناة «إن تي في»", "في حديث نشر الأحد".
        let told = scene.named(j) && scene.is(j - 1, Classes::MEDIA)
            || matches!(scene.word(j).verb, Some((_, Form::Finite(_)))) && scene.is(j + 1, Classes::TIME);
        if !goes_on && !told {
            break;
        }
        j += 1;
    }
    j.min(end)
}

/// Whether the preposition at `i` goes on with the phrase.
fn linked(scene: &Scene<'_>, i: usize, start: usize, end: usize, role: bool, definite: bool) -> bool {
    if i == start || i + 1 >= end {
        return false;
    }
    let next = scene.word(i + 1);
    match scene.fold(i) {
        "في" => !starts_occasion(scene, i) && (role || bodied(scene, i) && seat(scene, i + 1)),
        "من" => !next.classes.any(Classes::ASIDE) && !matches!(scene.fold(i + 1), "خلال" | "اجل" | "ان"),
        "علي" if scene.is(i - 1, Classes::BINDS) => !next.classes.has(Classes::THAT),
        // "حكمت محكمة على المتهم": whom it judges.
        "علي" if scene.is(start, Classes::COURT) => false,
        "علي" => role && !definite && !scene.named(i + 1) && !next.classes.any(Classes::OCCASION.or(Classes::THAT)),
        // "بيان صادر عن الوزارة".
        "عن" => {
            (role || scene.is(i - 1, Classes::BINDS) || scene.fold(i - 1).ends_with("دفاع"))
                && !next.classes.has(Classes::THAT)
        }
        "الي" => role && !next.classes.has(Classes::THAT),
        _ => false,
    }
}

/// Whether the word at `i` is a noun with a pronoun that may stand for the
/// subject before it ("نفت روسيا وقوفها وراء …").
pub(super) fn possessed(scene: &Scene<'_>, i: usize) -> bool {
    const MIN_LETTERS: usize = 5;
    let word = scene.fold(i);
    !scene.named(i)
        && !word.starts_with("ال")
        && scene.word(i).verb.is_none()
        && scene.word(i).classes == Classes::default()
        && word.chars().count() >= MIN_LETTERS
        && ["ها", "هم", "هما"].iter().any(|pronoun| word.ends_with(pronoun))
}

/// Whether the word at `i` is a verbal noun in the accusative that may be an object ("أعلنت الشركة تخفيضا
/// كبيرا"), and no reason or time ("احتجاجا على", "اعتبارا من").
pub(super) fn accusative(scene: &Scene<'_>, i: usize) -> bool {
    const MIN_LETTERS: usize = 5;
    let word = scene.fold(i);
    let next = scene.fold(i + 1);
    let reason = matches!(next, "علي" | "الي" | "عن" | "من") || next.starts_with(['ل', 'ب']);
    let noun = |noun: &str| scene.cues.classes(noun).has(Classes::EVENT) || scene.cues.verbal_noun(noun);
    !reason
        && !scene.named(i)
        && scene.word(i).verb.is_none()
        && scene.word(i).classes == Classes::default()
        && word.chars().count() >= MIN_LETTERS
        && !word.starts_with("ال")
        && word
            .strip_suffix('ا')
            .is_some_and(|stem| !stem.ends_with('ه') && noun(stem))
}

/// Whether the word at `i` is a noun with a pronoun and nothing more ("قلقها").
pub(super) fn possessed_noun(scene: &Scene<'_>, i: usize) -> bool {
    !scene.named(i)
        && !scene.is(i, Classes::ROOTED)
        && ["ه", "ها", "هم", "هما"]
            .iter()
            .any(|pronoun| scene.fold(i).ends_with(pronoun))
        && !scene.feminine(i)
}

/// Whether a phrase may end at `i`, so that a verbal noun behind it is no
/// genitive: a name, an adjective ("عسكرية") or a mark ends one, "وحدة" of
/// "وحدة مكافحة …" does not.
fn ends_name(scene: &Scene<'_>, i: usize) -> bool {
    scene.named(i)
        || scene.is_mark(i)
        || !plural_in_construct(scene, i)
            && (!scene.fold(i).ends_with('ه') || scene.fold(i).ends_with("يه"))
            && !scene.is(i, Classes::ROLE.or(Classes::NAMER))
}

/// Whether the word at `i` is a sound plural that lost its ن before a genitive ("أحد مؤسسي الشركة").
pub(super) fn plural_in_construct(scene: &Scene<'_>, i: usize) -> bool {
    let plural = scene.fold(i).ends_with('ي') && !scene.named(i) && !scene.fold(i).starts_with("ال");
    plural
        && i.checked_sub(1)
            .is_some_and(|before| matches!(scene.fold(before), "احد" | "احدي" | "بعض" | "كبار" | "جميع" | "ابرز"))
}

/// Whether the word at `i` is an elative ("أوسع"), behind which stands what it is told of ("أوسع دراسة").
fn elative(scene: &Scene<'_>, i: usize) -> bool {
    const LETTERS: usize = 4;
    let written = scene.token(i).map_or("", |token| token.span.of(scene.text()));
    written.starts_with('أ')
        && scene.fold(i).chars().count() == LETTERS
        && scene.word(i).classes == Classes::default()
        && scene.word(i).verb.is_none()
        && !scene.named(i)
}

/// Whether the word at `i` is a head that a verbal noun completes ("وزير تطوير …").
pub(super) fn construct(scene: &Scene<'_>, i: usize) -> bool {
    let word = scene.word(i);
    word.classes.any(Classes::ROLE.or(Classes::MEDIA)) && !scene.fold(i).starts_with("ال") && word.clitic.is_none()
        || word.classes.has(Classes::LINKER)
}

/// The end of a bracket, quoted name, hyphen or apposition at `i` that goes on with the phrase.
fn insert_end(scene: &Scene<'_>, i: usize, end: usize, bound: Bound) -> Option<usize> {
    let mark = scene.fold(i);
    if let Some(quotation) = scene.opens(i) {
        // "أعلنت الفصائل «فشل المفاوضات»": what she announces.
        let event = bound == Bound::Content && scene.is_event(i + 1) && i > 0 && !scene.is(i - 1, Classes::NAMER);
        let fits = quotation.len() <= MAX_INSERT && quotation.close < end && !event;
        return fits.then_some(quotation.close + 1);
    }
    match mark {
        "(" | "[" => {
            let close = (i + 1..end.min(i + MAX_INSERT + 2)).find(|j| matches!(scene.fold(*j), ")" | "]"))?;
            Some(close + 1)
        }
        "-" | "_" | "/" | "‑" | "–" | "#" | "@" | "." | "'" | "’" | "&" => {
            let glued = |a: usize, b: usize| Some(scene.token(a)?.span.end == scene.token(b)?.span.start);
            let before = i.checked_sub(1).and_then(|p| glued(p, i)).unwrap_or(false);
            let after = glued(i, i + 1).unwrap_or(false) && scene.is_word(i + 1);
            (after && (before || matches!(mark, "#" | "@"))).then_some(i + 1)
        }
        "،" | "," => {
            // "رئيس البلدية، سامي خوري، إغلاق الطريق": what it announces.
            let event = bound == Bound::Content && (scene.is_event(i + 1) || possessed(scene, i + 1));
            if bound == Bound::Comma || event {
                return None;
            }
            let next = scene.word(i + 1);
            let breaks = next.classes.any(
                Classes::TIME
                    .or(Classes::RELATIVE)
                    .or(Classes::ADJUNCT)
                    .or(Classes::CLAUSE)
                    .or(Classes::THAT)
                    .or(Classes::LINKER)
                    .or(Classes::BE),
            );
            let finite = next.verb.is_some() && !next.classes.any(Classes::ROLE.or(Classes::MEDIA));
            if told_to(scene, i + 1)
                || breaks && !scene.named(i + 1)
                || finite
                || !scene.is_word(i + 1) && scene.opens(i + 1).is_none()
            {
                return None;
            }
            // An apposition ends at another comma, or the content opens behind it.
            let limit = end.min(i + MAX_APPOSITION);
            let close = (i + 1..limit).find(|j| scene.is_comma(*j));
            match close {
                Some(close) => Some(if phrase_is_whole(scene, i + 1, close) || apposed(scene, i, close) {
                    close
                } else {
                    return None;
                }),
                None if bound == Bound::Opener && limit == end => Some(i + 1),
                None => None,
            }
        }
        _ => None,
    }
}

/// Whether what stands between the commas at `comma` and `close` says who is named before: "سالم
/// الراوي، رئيس لجنة العلاقات مع الجوار،". It holds no verb and no content.
pub(super) fn apposed(scene: &Scene<'_>, comma: usize, close: usize) -> bool {
    let first = comma + 1;
    let classes = scene.word(first).classes;
    let plain = classes == Classes::default() || classes == Classes::BINDS;
    let title = scene.is(first, Classes::ROLE.or(Classes::MEDIA))
        || person_before(scene, comma) && plain && !scene.is_event(first);
    let before = comma.checked_sub(1).is_some_and(|before| scene.named(before));
    before
        && title
        && scene.is_word(first)
        && !scene.named(first)
        && scene.word(first).clitic.is_none()
        && !scene.word(first).conjunction
        && first + 1 < close
        && (first..close).all(|i| {
            let verb = matches!(scene.word(i).verb, Some((_, Form::Finite(_) | Form::WithObject(_))));
            let noun = scene.named(i) || scene.is(i, Classes::ROLE.or(Classes::MEDIA));
            !scene.is(i, Classes::THAT.or(Classes::NARRATES))
                && (noun || !verb)
                && scene.kind(i) != Some(TokenKind::Break)
        })
}

fn phrase_is_whole(scene: &Scene<'_>, start: usize, close: usize) -> bool {
    phrase(scene, start..close, Bound::Comma) == close
}
