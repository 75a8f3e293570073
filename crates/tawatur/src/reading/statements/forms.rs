//! What the form of a word tells: a pronoun written onto a noun, an adjective, a verb in the imperfect, a noun that
//! another completes.

use super::scene::Scene;
use crate::lexicon::cues::{Classes, Form, Subject};
use crate::text::TokenKind;

/// Pronouns written onto a noun, the longest first.
pub(super) const PRONOUNS: &[&str] = &["هما", "ها", "هم", "ه"];

/// Whether the folded word ends in a pronoun that is no ending of its own, as ه may be.
pub(super) fn of_hers(word: &str) -> bool {
    PRONOUNS
        .iter()
        .any(|pronoun| *pronoun != "ه" && word.ends_with(pronoun))
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
        && of_hers(word)
}

/// Whether the word at `i` is a noun with a pronoun and nothing more ("قلقها").
pub(super) fn possessed_noun(scene: &Scene<'_>, i: usize) -> bool {
    !scene.named(i)
        && !scene.is(i, Classes::ROOTED)
        && PRONOUNS.iter().any(|pronoun| scene.fold(i).ends_with(pronoun))
        && !scene.feminine(i)
}

/// Whether the word at `i` is a verbal noun in the accusative that may be an object ("أعلنت الشركة تخفيضا
/// كبيرا"), and no reason or time ("احتجاجا على", "اعتبارا من").
pub(super) fn accusative(scene: &Scene<'_>, i: usize) -> bool {
    const MIN_LETTERS: usize = 5;
    let word = scene.fold(i);
    let next = scene.fold(i + 1);
    let reason = scene.is(i + 1, Classes::GOVERNED) || next.starts_with(['ل', 'ب']);
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

/// Whether the word at `i` is a head that a verbal noun completes ("وزير تطوير …").
pub(super) fn construct(scene: &Scene<'_>, i: usize) -> bool {
    // "وزير #التجارة".
    let i = if scene.fold(i) == "#" { i.saturating_sub(1) } else { i };
    let word = scene.word(i);
    led(scene, i)
        || word.classes.any(Classes::ROLE.or(Classes::MEDIA))
            && !scene.fold(i).starts_with("ال")
            && word.clitic.is_none()
        || word.classes.has(Classes::LINKER)
}

/// Whether the word at `i` is an indefinite noun behind ل or ب, which a noun behind it completes ("لشؤون", "بإمكانية").
fn led(scene: &Scene<'_>, i: usize) -> bool {
    const MIN_LETTERS: usize = 3;
    let word = scene.fold(i);
    let Some(noun) = word.strip_prefix(['ل', 'ب']) else {
        return false;
    };
    scene.kind(i) == Some(TokenKind::Arabic)
        && !scene.named(i)
        && scene.word(i).verb.is_none()
        && !scene.is(i, Classes::MANNER.or(Classes::TIME).or(Classes::ADJUNCT))
        && noun.chars().count() >= MIN_LETTERS
        && !noun.starts_with("ال")
        && !word.starts_with("لل")
        && !relation(noun)
        && !PRONOUNS
            .iter()
            .any(|pronoun| *pronoun != "ه" && noun.ends_with(pronoun))
        && scene.stem(i) == noun
        && scene.is_common(noun)
}

/// Whether the folded word has the article, alone or behind ل or ب.
pub(super) fn with_article(word: &str) -> bool {
    ["ال", "لل", "بال"].iter().any(|article| word.starts_with(article))
}

/// Whether the word at `i` is written with the ending of the indefinite accusative ("قرارًا"), which no subject has.
pub(super) fn marked_accusative(scene: &Scene<'_>, i: usize) -> bool {
    let written = scene.token(i).map_or("", |token| token.span.of(scene.text()));
    !scene.named(i) && (written.ends_with("اً") || written.ends_with("ًا"))
}

/// Whether the word at `i` is a sound plural that lost its ن before a genitive ("أحد مؤسسي الشركة").
pub(super) fn plural_in_construct(scene: &Scene<'_>, i: usize) -> bool {
    let plural = scene.fold(i).ends_with('ي') && !scene.named(i) && !scene.fold(i).starts_with("ال");
    plural
        && i.checked_sub(1)
            .is_some_and(|before| scene.is(before, Classes::PARTITIVE))
}

/// Whether the word at `i` is an elative ("أوسع"), behind which stands what it is told of ("أوسع دراسة").
pub(super) fn elative(scene: &Scene<'_>, i: usize) -> bool {
    const LETTERS: usize = 4;
    let written = scene.token(i).map_or("", |token| token.span.of(scene.text()));
    written.starts_with('أ')
        && scene.fold(i).chars().count() == LETTERS
        && scene.word(i).classes == Classes::default()
        && scene.word(i).verb.is_none()
        && !scene.named(i)
}

/// Whether the word at `i` is an adjective, by its ending or as the data says.
pub(super) fn adjective(scene: &Scene<'_>, i: usize) -> bool {
    scene.is(i, Classes::ADJECTIVE) || relation(scene.fold(i))
}

/// Whether the word at `i` is an indefinite adjective of relation ("صحفي", "تلفزيونية").
pub(super) fn indefinite_adjective(scene: &Scene<'_>, i: usize) -> bool {
    const MIN_LETTERS: usize = 4;
    let word = scene.fold(i);
    let plain = scene.word(i).clitic.is_none() && !scene.word(i).conjunction && !scene.named(i);
    plain && !word.starts_with("ال") && relation(word) && word.chars().count() >= MIN_LETTERS
}

/// Whether the definite word at `i` is an adjective of relation that goes with the definite noun before it ("المؤتمر
/// الصحفي").
pub(super) fn definite_adjective(scene: &Scene<'_>, i: usize) -> bool {
    let definite = |i: usize| scene.fold(i).starts_with("ال");
    let apart = scene.named(i) || scene.is(i, Classes::RELATIVE);
    i > 0 && definite(i) && definite(i - 1) && !apart && relation(scene.fold(i))
}

/// Whether the folded word has the ending of an adjective of relation ("كوري", "كورية", "كوريون").
pub(super) fn relation(word: &str) -> bool {
    ["ي", "يه", "يون", "يين"].iter().any(|end| word.ends_with(end))
}

/// Whether the word at `i` has the shape of a verb in the imperfect, also behind "and" ("يتعرض", "ويتعرض"), and of no
/// adjective ("يومية") and no noun in the accusative ("يسارا").
pub(super) fn imperfect(scene: &Scene<'_>, i: usize) -> bool {
    const MIN_LETTERS: usize = 4;
    let word = scene.fold(i);
    // "ويمبلدون" is one word.
    let joined = |rest: &&str| rest.starts_with('ي') && scene.is_common(rest);
    let bare = word.strip_prefix('و').filter(joined).unwrap_or(word);
    let plain = scene.kind(i) == Some(TokenKind::Arabic) && !scene.named(i) && !scene.is(i, Classes::TIME);
    plain
        && bare.starts_with('ي')
        && bare.chars().count() >= MIN_LETTERS
        && !relation(bare)
        && !["يات", "ا"].iter().any(|end| bare.ends_with(end))
}

/// Whether the word at `i` has the ending of a verb in the perfect that tells of a woman or a thing ("شملت", "بدأت"),
/// and of no plural ("منشآت", "سنوات").
pub(super) fn perfect_of_hers(scene: &Scene<'_>, i: usize) -> bool {
    const MIN_LETTERS: usize = 4;
    let written = scene.token(i).map_or("", |token| token.span.of(scene.text()));
    let plural = ["ات", "آت"].iter().any(|end| written.ends_with(end));
    written.ends_with('ت') && !plural && scene.fold(i).chars().count() >= MIN_LETTERS
}

/// Whether the reporting verb at `i` is in the imperfect ("يقول", "تقول", "تقولان", but not "تعهد" and "تعهدت").
pub(super) fn imperfect_verb(scene: &Scene<'_>, i: usize) -> bool {
    let word = scene.fold(i);
    let bare = word.strip_prefix('و').unwrap_or(word);
    let she = |form| matches!(form, Form::Finite(Subject::She) | Form::WithObject(Subject::She));
    let hers = || !bare.ends_with('ت') && scene.verb(i).is_some_and(|(_, form)| she(form));
    bare.starts_with('ي') || bare.starts_with('ت') && (bare.ends_with("ان") || hers())
}
