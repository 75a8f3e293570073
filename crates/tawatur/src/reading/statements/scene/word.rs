//! What is known of one token before any rule looks at it: its classes, and the verb that it may be.

use super::super::forms::PRONOUNS;
use super::NOUNS;
use crate::lexicon::cues::{Classes, Cues, DOUBLING, Form, Subject};
use crate::text::{Token, TokenKind, Tokens, clitics};

/// The short vowel u.
const DAMMA: char = '\u{064F}';

/// The name is withheld within so many words ("طلب عدم الكشف عن اسمه").
const MAX_WITHHELD: usize = 7;

/// What is known of one token.
#[derive(Clone, Copy, Debug, Default)]
pub(in super::super) struct Word {
    /// Its classes, under the conjunction and, for nouns, under article and preposition.
    pub(in super::super) classes: Classes,
    /// Whether و or ف was taken off to find them.
    pub(in super::super) conjunction: bool,
    /// The preposition written onto it (ل or ب), if a noun class was found under it.
    pub(in super::super) clitic: Option<char>,
    /// The reporting verb that it may be.
    pub(in super::super) verb: Option<(usize, Form)>,
}

/// "جاي-ان": a part of a name behind a hyphen is no word of its own.
pub(super) fn unjoin(tokens: &Tokens, words: &mut [Word]) {
    for i in 1..words.len() {
        // "#حساب_الطريق".
        let tagged = matches!(tokens.fold(i - 1), "#" | "@");
        if tagged && let Some(word) = words.get_mut(i) {
            *word = Word::default();
        }
        if i < 2 {
            continue;
        }
        let (Some(before), Some(hyphen), Some(token)) = (tokens.get(i - 2), tokens.get(i - 1), tokens.get(i)) else {
            continue;
        };
        let joined = matches!(hyphen.fold, "-" | "‑" | "_" | ".")
            && before.span.end == hyphen.span.start
            && hyphen.span.end == token.span.start;
        // "(إن.بي.سي)".
        let dotted = tokens.fold(i + 1) == "."
            && hyphen.fold == "("
            && tokens
                .get(i + 2)
                .is_some_and(|next| next.is_word() && next.span.start <= token.span.end + 1);
        let joined = joined || dotted;
        if joined && let Some(word) = words.get_mut(i) {
            *word = Word::default();
        }
    }
}

/// "وبين التقرير أن": at the head of a sentence, with "that" near, a verb though nothing marks its
/// doubled letter.
pub(super) fn undoubled(tokens: &Tokens, cues: &Cues, words: &mut [Word], i: usize) {
    const MAX_SUBJECT: usize = 8;
    let Some(bare) = clitics::without_conjunction(tokens.fold(i)).filter(|bare| cues.needs_doubling(bare)) else {
        return;
    };
    let ends = |t: Token<'_>| t.kind == TokenKind::Break || t.fold == ".";
    let subject = words.get(i + 2..).unwrap_or_default();
    let that = subject
        .iter()
        .take(MAX_SUBJECT)
        .position(|w| w.classes.has(Classes::THAT) && !w.conjunction);
    let alone = that.is_some_and(|that| {
        (i + 1..i + 2 + that)
            .all(|j| words.get(j).is_some_and(|w| w.verb.is_none()) && !tokens.fold(j).starts_with('و'))
    });
    if alone
        && i.checked_sub(1).and_then(|before| tokens.get(before)).is_none_or(ends)
        && let Some(word) = words.get_mut(i)
    {
        word.verb = cues.verb(bare);
        word.conjunction = true;
    }
}

/// "طلب عدم ذكر اسمه": no verb in it reports anything, and no source goes on with it.
pub(super) fn withhold(tokens: &Tokens, words: &mut [Word], i: usize) {
    if !words.get(i).is_some_and(|w| w.classes.has(Classes::WITHHOLD)) {
        return;
    }
    // "اسمه", "أسمائهم", but not "أسماء" and "إسماعيل".
    let whose = |rest: &str| rest.is_empty() || PRONOUNS.iter().any(|pronoun| rest.ends_with(pronoun));
    let withheld = |word: &str| word.starts_with("هويت") || word.strip_prefix("اسم").is_some_and(whose);
    let Some(name) = (i + 1..i + MAX_WITHHELD).find(|j| withheld(tokens.fold(*j))) else {
        return;
    };
    for word in words.iter_mut().take(name).skip(i) {
        word.verb = None;
    }
    if let Some(word) = words.get_mut(i) {
        word.classes = word.classes.or(Classes::RELATIVE);
    }
}

/// Whether an imperfect with a damma behind its first letter is passive: the active has one too in
/// the forms of four letters ("يُعلن", "يُحذر") and in the third ("يُطالب").
fn passive(word: &str) -> bool {
    word.chars().count() > 4 && word.chars().nth(2) != Some('ا')
}

/// Whether a damma behind one of its first letters shows that the word as it is written is a perfect in
/// the passive ("كُشف", "وصُنف", "اتُهم").
pub(in super::super) fn passive_perfect(written: &str) -> bool {
    const MAX_LETTERS: usize = 4;
    let written = written.strip_prefix('و').unwrap_or(written);
    let imperfect = written.starts_with(['ي', 'ت', 'ن']);
    !imperfect && written.chars().take(MAX_LETTERS).skip(1).any(|c| c == DAMMA)
}

impl Word {
    pub(super) fn read(token: &Token<'_>, text: &str, cues: &Cues) -> Self {
        let mut word = Self::under_clitics(token, cues);
        // "مجددا": an adverb, no participle.
        if word.classes.has(Classes::TIME) {
            word.verb = None;
        }
        let bare = if word.conjunction {
            clitics::without_conjunction(token.fold).unwrap_or(token.fold)
        } else {
            token.fold
        };
        if cues.needs_doubling(bare) && !token.span.of(text).contains(DOUBLING) {
            word.verb = None;
        }
        // "اعتقد": he believed; "أعتقد": I believe.
        let first = || token.span.of(text).trim_start_matches(['و', 'ف']).starts_with('أ');
        if word.verb.is_some() && first() && cues.bare_alef(bare) {
            word.verb = None;
        }
        // "يُعتبر", "تُتهم": nobody speaks.
        let mut letters = token.span.of(text).chars().skip(usize::from(word.conjunction));
        if matches!(letters.next(), Some('ي' | 'ت')) && letters.next() == Some(DAMMA) && passive(bare) {
            word.verb = None;
        }
        // "كُشف", "اتُهم": nobody is told to.
        if matches!(word.verb, Some((_, Form::Finite(_)))) && passive_perfect(token.span.of(text)) {
            word.verb = None;
        }
        // "ألا" is "أن لا", "إلا" is "except".
        if matches!(bare, "الا" | "بالا") && token.span.of(text).contains('أ') {
            word.classes = Classes::THAT;
        }
        // "أب" is a father, "آب" is August.
        if matches!(bare, "اب" | "الاب") && token.span.of(text).contains('أ') {
            word.classes = Classes::KIN;
        }
        // "إمام" is a name or a preacher, "أمام" is before.
        if bare == "امام" && token.span.of(text).contains('إ') {
            word.classes = Classes::default();
        }
        // "إما" is either; "أما" turns to another.
        if bare == "اما" && token.span.of(text).contains('إ') {
            word.classes = Classes::default();
        }
        // "طالبة" is a student, "طالبه" he asked him; "أمله" is his hope, and no "آملة".
        let feminine = token.span.of(text).ends_with('ة');
        let participle = |word: &str| matches!(cues.verb(word), Some((_, Form::Participle)));
        let pronoun = !feminine && bare.strip_suffix('ه').is_some_and(participle);
        if matches!(word.verb, Some((_, Form::WithObject(_)))) && feminine
            || matches!(word.verb, Some((_, Form::Participle))) && pronoun
        {
            word.verb = None;
        }
        // "أمله": no active participle begins so, "آملة" is one.
        if matches!(word.verb, Some((_, Form::Participle))) && first() {
            word.verb = None;
        }
        // يدعي claims, يدعى is called.
        if matches!(bare, "يدعي" | "تدعي") && token.span.of(text).ends_with('ى') {
            word.verb = None;
        }
        // نفى is a verb and نفي a noun, رأى and رأي: folded they are one.
        if let Some((_, Form::Finite(Subject::He))) = word.verb
            && token.fold.ends_with('ي')
            && !token.fold.trim_start_matches(['و', 'ف', 'س']).starts_with('ي')
            && token.span.of(text).ends_with('ي')
        {
            word.verb = None;
        }
        word
    }

    fn under_clitics(token: &Token<'_>, cues: &Cues) -> Self {
        if !token.is_word() {
            return Self::default();
        }
        let whole = Self::look_up(token.fold, cues);
        if whole.verb.is_some() || whole.classes != Classes::default() {
            return whole;
        }
        if token.kind == TokenKind::Arabic
            && let Some(rest) = clitics::without_conjunction(token.fold)
        {
            let mut word = Self::look_up(rest, cues);
            word.conjunction = word.verb.is_some() || word.classes != Classes::default();
            return word;
        }
        whole
    }

    pub(super) fn look_up(body: &str, cues: &Cues) -> Self {
        let mut word = Self {
            classes: cues.classes(body),
            verb: cues.verb(body),
            ..Self::default()
        };
        // "في تصريحه", "بيانها".
        for pronoun in PRONOUNS {
            if let Some(rest) = body.strip_suffix(pronoun) {
                word.classes = word.classes.or(cues.classes(rest).only(Classes::OCCASION));
            }
        }
        // "مسؤولا في الوزارة".
        if word.verb.is_none()
            && word.classes == Classes::default()
            && let Some(classes) = body.strip_suffix('ا').map(|rest| cues.classes(rest))
            && classes.has(Classes::ROLE)
        {
            word.classes = classes.only(Classes::ROLE.or(Classes::ANONYMOUS));
        }
        if word.verb.is_none() && !word.classes.any(NOUNS) {
            // "الخاصة بالحزب": an adjective, and no "خاصة".
            let adjective = word.classes.has(Classes::ADJECTIVE);
            for (prefix, clitic) in [
                ("ال", None),
                ("لل", Some('ل')),
                ("بال", Some('ب')),
                ("ل", Some('ل')),
                ("ب", Some('ب')),
            ] {
                if let Some(rest) = body.strip_prefix(prefix) {
                    let classes = cues.classes(rest);
                    if classes.any(NOUNS) && !(adjective && classes.has(Classes::TIME)) {
                        word.classes = word.classes.or(classes.only(NOUNS));
                        word.clitic = clitic;
                        break;
                    }
                }
            }
        }
        word
    }
}
