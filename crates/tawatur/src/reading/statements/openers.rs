//! Where the content of a reporting verb opens.

use super::agreeing;
use super::inserts::MAX_INSERT;
use super::lead;
use super::quotes::Quotation;
use super::scene::Scene;
use super::unspoken::qualifies;
use crate::lexicon::cues::{Classes, Cue, CueKind, Form, Opens};
use crate::reading::EntityKind;
use crate::text::TokenKind;

/// A quotation without "that" of fewer tokens is a name or a word set apart.
pub(super) const MIN_WORDS: usize = 3;

/// "مسؤولية" follows a verb of blame within so many tokens.
pub(super) const MAX_BLAME: usize = 40;

/// A verbal noun opens content at most so many tokens behind the source.
pub(super) const MAX_GAP: usize = 10;

/// A relative clause between commas has at most so many tokens.
pub(super) const MAX_RELATIVE: usize = 20;

pub(super) struct Opener {
    /// Where the zone of the subject ends.
    pub(super) at: usize,
    pub(super) content: usize,
    pub(super) clitic: usize,
    pub(super) pronoun: bool,
    pub(super) bare_quote: bool,
    /// Where the source ends at the latest, if before `at`.
    pub(super) source_end: Option<usize>,
    /// Whether a noun phrase follows and no clause.
    pub(super) noun: bool,
}

impl Opener {
    pub(super) fn new(at: usize, content: usize) -> Self {
        Self {
            at,
            content,
            clitic: 0,
            pronoun: false,
            bare_quote: false,
            source_end: None,
            noun: false,
        }
    }

    /// As it is, with the zone of the subject ending at `at`.
    fn behind(self, at: usize) -> Self {
        Self { at, ..self }
    }
}

/// The first place behind the cue where content may open.
pub(super) fn opener(scene: &Scene<'_>, cue: &Cue, form: Form, i: usize, end: usize) -> Option<Opener> {
    let mut j = i + 1;
    // Behind the last relative clause between commas.
    let mut clear = i + 2;
    while j < end {
        let token = scene.token(j)?;
        let word = scene.word(j);
        match token.kind {
            TokenKind::Break => return None,
            TokenKind::Mark => {
                let clock = token.fold == ":"
                    && scene.kind(j + 1) == Some(TokenKind::Number)
                    && scene.kind(j - 1) == Some(TokenKind::Number);
                if token.fold == ":" && !clock {
                    // "رد على سؤال: …": the question.
                    if scene.stem_is(j - 1, Classes::QUERY) {
                        j += 1;
                        continue;
                    }
                    // "قال: إن …".
                    let that = usize::from(scene.is(j + 1, Classes::THAT));
                    return Some(quoted_or(scene, Opener::new(j, j + 1 + that)));
                }
                if let Some(quotation) = scene.opens(j) {
                    // "«حركة كذا» و«جماعة كذا»".
                    let listed = scene.fold(j - 1) == "و";
                    let short = quotation.len() < MIN_WORDS || scene.is_name(quotation) || listed;
                    if calls(scene, cue, i, quotation) {
                        let mut opener = Opener::new(j, j);
                        opener.noun = true;
                        return Some(opener);
                    }
                    // "قال الوزير "كلا".": all that is said.
                    let reply = cue.opens.has(Opens::BRIDGE)
                        && form != Form::Participle
                        && !listed
                        && !scene.is_name(quotation)
                        && !scene.is(j - 1, Classes::NAMER.or(Classes::MEDIA).or(Classes::ROLE))
                        && (quotation.close + 1..end).all(|k| !scene.is_word(k));
                    if reply {
                        return Some(quoted_or(scene, Opener::new(j, j)));
                    }
                    // "وقال «لن نقبل هذا» معبرا عن «الأسف»", "مضيفة «أعشق بلادي»": no name of a speaker.
                    let whole = !short && !cue.opens.any(Opens::WEAK.or(Opens::OBJECT));
                    let brief = form == Form::Participle && !listed && !scene.is_name(quotation);
                    if j == i + 1
                        && cue.opens.has(Opens::THAT)
                        && (whole || brief)
                        && !announced(scene, quotation.close + 1, end)
                    {
                        return Some(quoted_or(scene, Opener::new(j, j)));
                    }
                    if short || quotation.len() <= MAX_INSERT && is_name(scene, cue, quotation.close + 1, end) {
                        j = quotation.close + 1;
                        continue;
                    }
                    // "ندد "بالجريمة"".
                    let inside = ["ب", "ل"]
                        .iter()
                        .any(|p| cue.opens.preposition(p) && scene.fold(j + 1).starts_with(p));
                    if !cue.opens.has(Opens::THAT) && !inside {
                        j = quotation.close + 1;
                        continue;
                    }
                    return Some(quoted_or(scene, Opener::new(j, j)));
                }
                if matches!(token.fold, "." | "؟" | "!")
                    && !scene.is_initial(j)
                    && scene.token(j + 1).is_none_or(|n| n.span.start > token.span.end)
                {
                    return None;
                }
            }
            TokenKind::Number | TokenKind::Foreign if !word.classes.has(Classes::THAT) => {}
            _ if scene.named(j) && word.clitic.is_none() => {}
            _ => {
                if word.classes.has(Classes::THAT) {
                    let before = j.checked_sub(1).filter(|b| *b > i);
                    // "فيما بعد إن", but "بعد أن".
                    let clause = token.span.of(scene.text()).starts_with('إ');
                    let bound = before.is_some_and(|b| {
                        // "تمثال يُعتقد أنه": what is held, and not what the cue opens.
                        let held = scene.is(b, Classes::IMPERSONAL) && word.classes.has(Classes::SELF);
                        // "التي جاءت وحاولت أن": of a verb of its own.
                        let joined = scene.fold(b).starts_with('و') && !scene.named(b);
                        let other = !clause && joined && agreeing::inflected(scene, b);
                        // "زعيم الحزب، المعروف بأنه": of a participle that tells more of the subject.
                        let described = scene.fold(b).starts_with("الم")
                            && scene.is_comma(b - 1)
                            && token.fold.starts_with('ب')
                            && !scene.named(b);
                        scene.is(b, Classes::ADJUNCT) && !clause
                            || scene.is(b, Classes::MODAL)
                            || held
                            || other
                            || described
                    });
                    let preposition = before.filter(|b| scene.is(*b, Classes::LINKER));
                    let near = !(cue.opens.has(Opens::MORE) && cue.opens.has(Opens::WEAK)) || j <= i + 4;
                    // "رد على الشائعات التي تقول إن": another's words.
                    let others = cue.opens.has(Opens::WEAK) && (clear..j).any(|k| scene.is(k, Classes::RELATIVE));
                    let takes = cue.opens.has(Opens::THAT) && near && !others
                        || preposition.is_some_and(|p| cue.opens.preposition(scene.fold(p)))
                        || token.fold.starts_with('ب') && cue.opens.preposition("ب");
                    if !bound && !word.conjunction && takes {
                        // "ألا يعود": its negation is content.
                        let negated = matches!(token.fold, "الا" | "بالا");
                        let mut opener = Opener::new(preposition.unwrap_or(j), j + usize::from(!negated));
                        if token.fold == "بالا" {
                            opener.clitic = 'ب'.len_utf8();
                        }
                        opener.pronoun = word.classes.has(Classes::SELF);
                        return Some(skip_comma(scene, opener));
                    }
                }
                let asks = word.classes.has(Classes::QUESTION) || token.fold == "اذا" && j == i + 1;
                if cue.opens.has(Opens::WH) && asks && !scene.is_comma(j - 1) {
                    // "روى كيف …", but "تساءل هل …".
                    let how = usize::from(token.fold == "كيف");
                    let before = usize::from(j > i + 1 && scene.is(j - 1, Classes::LINKER));
                    return Some(Opener::new(j - before, j + how));
                }
                let preposition = word.classes.any(Classes::LINKER.or(Classes::ADJUNCT));
                if preposition && cue.opens.preposition(token.fold) && opens_by(scene, j, i) {
                    let mut content = j + 1;
                    let mut pronoun = false;
                    // "خلص إلى القول إن", "شدد على القول: «…»".
                    if scene.is(content, Classes::SAYING)
                        && let Some(said) = said(scene, content + 1, end)
                    {
                        return Some(said.behind(j));
                    }
                    // "مشيرا إلى كون الطريق مغلقا".
                    let clause = scene.is(content, Classes::THAT.or(Classes::BEING));
                    if clause {
                        pronoun = scene.is(content, Classes::SELF);
                        content += 1;
                    }
                    if !clause && let Some(that) = that_behind_comma(scene, content, end) {
                        // "كشف تقرير صدر عن مركز، أن …".
                        let mut opener = Opener::new(that, that + 1);
                        opener.pronoun = scene.is(that, Classes::SELF);
                        return Some(opener);
                    }
                    let mut opener = Opener::new(j, content);
                    opener.noun = !clause;
                    opener.pronoun = pronoun;
                    return Some(opener);
                }
                let clitic = ['ب', 'ل'].into_iter().find_map(|letter| {
                    let rest = token.fold.strip_prefix(letter)?;
                    let mut word = [0; 4];
                    let allowed = cue.opens.preposition(letter.encode_utf8(&mut word));
                    (allowed && opens_by_clitic(scene, cue, j, rest, letter)).then_some(rest)
                });
                // "من بلدة": behind a preposition no other.
                // "وصفت المديرة باكل بأنه": before another no ب opens.
                let again = scene.is(j + 1, Classes::THAT) && scene.fold(j + 1).starts_with('ب');
                // "أمر مسؤولون بالاتحاد الشركة بـ": whom it addresses stands before what it is asked.
                let of_head = cue.opens.has(Opens::ALWAYS_OBJECT)
                    && j == i + 2
                    && scene.is(j - 1, Classes::ANONYMOUS)
                    && !scene.fold(j - 1).starts_with("ال")
                    && matches!(form, Form::Finite(_));
                // "أشاد بتركيا", but "رحب ببوتين", whom he received.
                let person = scene.mention(j).is_some_and(|m| m.kind == EntityKind::Person);
                let of_name = scene.named(j)
                    && !person
                    && word.clitic == Some('ب')
                    && cue.kind == CueKind::Verb
                    && !cue.opens.any(Opens::THAT.or(Opens::OBJECT))
                    && !scene.is(j - 1, Classes::ROLE.or(Classes::ANONYMOUS))
                    && cue.opens.preposition("ب");
                if of_name {
                    let mut opener = Opener::new(j, j);
                    opener.noun = true;
                    opener.clitic = 'ب'.len_utf8();
                    return Some(opener);
                }
                let free = !scene.named(j) && !scene.is(j - 1, Classes::LINKER) && !again && !of_head;
                if let Some(rest) = clitic.filter(|_| free) {
                    let mut opener = Opener::new(j, j);
                    opener.noun = true;
                    // "للضغط": ل and article are one.
                    if !token.fold.starts_with("لل") {
                        opener.clitic = token.span.of(scene.text()).chars().next().map_or(0, char::len_utf8);
                    }
                    if rest.is_empty() {
                        opener.content = j + 1;
                        opener.clitic = 0;
                    }
                    // "اكتفى بالقول إن", "بالإشارة إلى أن".
                    if scene.cues.classes(rest).has(Classes::SAYING)
                        && let Some(said) = said(scene, j + 1, end)
                    {
                        return Some(said.behind(j));
                    }
                    return Some(opener);
                }
                if word.classes.has(Classes::TURN) && scene.is_comma(j - 1) && !speaks_at_last(scene, cue, j, end) {
                    return None;
                }
                // "دعا الحزب، الذي …، الحكومة إلى".
                if word.classes.has(Classes::RELATIVE)
                    && scene.is_comma(j - 1)
                    && form != Form::Participle
                    && let Some(close) = (j + 1..end.min(j + MAX_RELATIVE)).find(|k| scene.is_comma(*k))
                    && (j + 1..close).all(|k| {
                        !scene.is(k, Classes::THAT)
                            && scene.fold(k) != ":"
                            && scene.opens(k).is_none_or(|q| scene.is_name(q))
                    })
                {
                    j = close + 1;
                    clear = j;
                    continue;
                }
                // "قائلا", "مخاطبا مستقبليه", "موجها خطابه": how it was said.
                if let Some((other_cue, Form::Participle)) = scene.verb(j)
                    && other_cue.opens.any(Opens::BRIDGE.or(Opens::LIGHT).or(Opens::WEAK))
                    && form != Form::Participle
                {
                    j += 1;
                    continue;
                }
                if let Some((other_cue, other)) = scene.verb(j) {
                    // "نشر الجيش صورا قال إنها لزورق": of that other verb.
                    if cue.opens.has(Opens::WEAK) && other != Form::Participle && scene.is(j + 1, Classes::SELF) {
                        return None;
                    }
                    let relative = scene.is(j - 1, Classes::RELATIVE);
                    let clear = !word
                        .classes
                        .any(Classes::ROLE.or(Classes::MEDIA).or(Classes::ANONYMOUS));
                    let breaks = match other {
                        Form::Participle => (token.fold.ends_with('ا') || scene.is_comma(j - 1)) && clear,
                        _ => {
                            // "سامي الخوري، طالب في الجامعة، إنه": what he is.
                            let person = !clear && scene.is(j + 1, Classes::LINKER);
                            let behind = scene.is_comma(j - 1) && !relative && !scene.is(j - 2, Classes::OCCASION);
                            word.conjunction && clear || behind && !person
                        }
                    };
                    // "بحسب ما نقل عنه".
                    let told = scene.fold(j - 1) == "ما"
                        || scene.is(j - 1, Classes::ADJUNCT.or(Classes::TURN).or(Classes::OCCASION));
                    if scene.is(j + 1, Classes::PRONOUN) && clear && form != Form::Participle && !relative && !told {
                        return None;
                    }
                    // "وصف قانونا مقترحا في المجلس بأنه".
                    let adjective = other == Form::Participle && qualifies(scene, other_cue, j);
                    if breaks && !adjective && (form != Form::Participle || j > i + 3) {
                        return None;
                    }
                }
            }
        }
        j += 1;
    }
    None
}

/// "وصف الخطاب "بالسيرك"", "اتهم البلدية "بعدم الالتزام"": of a verb with an object its ب stands in the marks that
/// of the `quotation`, and the object before them.
fn calls(scene: &Scene<'_>, cue: &Cue, cue_at: usize, quotation: Quotation) -> bool {
    let first = quotation.open + 1;
    let rest = scene.fold(first).strip_prefix('ب').filter(|_| !scene.named(first));
    // "تتهم البلدية "بالإهمال" الشركة": the object follows; "ما وصفه "بالإهمال"": of another verb.
    let next = quotation.close + 1;
    let clitic = scene.fold(next).starts_with(['و', 'ف', 'ل', 'ب']) && scene.stem(next) != scene.fold(next);
    let joined = scene.word(next).conjunction || clitic;
    let bounds = Classes::LINKER
        .or(Classes::ADJUNCT)
        .or(Classes::THAT)
        .or(Classes::TIME)
        .or(Classes::RELATIVE)
        .or(Classes::TURN);
    let behind = scene.is_word(next) && !joined && !scene.is(next, bounds) && scene.verb(next).is_none();
    let other = matches!(scene.word(quotation.open - 1).verb, Some((_, Form::WithObject(_))));
    if behind || other && quotation.open - 1 > cue_at {
        return false;
    }
    cue.opens.has(Opens::ALWAYS_OBJECT)
        && !cue.opens.has(Opens::THAT)
        && cue.opens.preposition("ب")
        && rest.is_some_and(|rest| {
            rest.starts_with("ال")
                || rest.chars().count() > 2 && (scene.stem(first) == rest || scene.cues.verbal_noun(rest))
        })
}

/// Whether a clause that begins at `from` is set between the verb and its words: "قال الشرطي من الميدان، حيث وقع
/// الحادث: «…»".
fn speaks_at_last(scene: &Scene<'_>, cue: &Cue, from: usize, end: usize) -> bool {
    const MAX_WORDS: usize = 10;
    let strong = cue.opens.has(Opens::THAT) && !cue.opens.has(Opens::WEAK);
    let colon = (from..end.min(from + MAX_WORDS))
        .take_while(|j| scene.verb(*j).is_none() && !scene.is(*j, Classes::THAT) && !scene.is_comma(*j))
        .find(|j| scene.fold(*j) == ":");
    strong && colon.is_some_and(|colon| scene.opens(colon + 1).is_some())
}

/// What "القول" opens: "that", a colon or a quotation within a few words.
fn said(scene: &Scene<'_>, from: usize, end: usize) -> Option<Opener> {
    const MAX_WORDS: usize = 4;
    for j in from..end.min(from + MAX_WORDS) {
        if scene.is(j, Classes::THAT) || scene.fold(j) == ":" {
            let that = usize::from(scene.fold(j) == ":" && scene.is(j + 1, Classes::THAT));
            let mut opener = skip_comma(scene, Opener::new(j, j + 1 + that));
            opener.pronoun = scene.is(j + that, Classes::SELF);
            return Some(quoted_or(scene, opener));
        }
        if scene.opens(j).is_some_and(|q| !scene.is_name(q)) {
            return Some(quoted_or(scene, Opener::new(j, j)));
        }
    }
    None
}

/// "أن" behind a comma, before anything else is said.
pub(super) fn that_behind_comma(scene: &Scene<'_>, from: usize, end: usize) -> Option<usize> {
    (from..end.min(from + MAX_GAP))
        .take_while(|j| scene.verb(*j).is_none() && scene.fold(*j) != ".")
        .find(|j| scene.is(*j, Classes::THAT) && *j > from && scene.is_comma(*j - 1))
}

/// Whether a short quotation before `next` is a name: content opens behind it.
pub(super) fn is_name(scene: &Scene<'_>, cue: &Cue, next: usize, end: usize) -> bool {
    let mut j = next;
    let quoted = scene
        .quotation(next.saturating_sub(1))
        .filter(|q| !scene.is_name(*q))
        .map_or(0, Quotation::len);
    while j < end.min(next + 24) {
        if quoted > MIN_WORDS && scene.is_comma(j) {
            return false;
        }
        let words = scene.opens(j).is_some_and(|q| !scene.is_name(q));
        // "«سنغلق الجسر»، و«لن نفتحه»": more of the same words.
        if words && scene.fold(j - 1) == "و" && quoted >= MIN_WORDS {
            return false;
        }
        if scene.is(j, Classes::THAT) && !scene.word(j).conjunction || scene.fold(j) == ":" || words {
            return true;
        }
        if cue.opens.preposition(scene.fold(j)) || cue.opens.has(Opens::NOUN) && scene.is_event(j) {
            return true;
        }
        // "«لن نغلق الجسر» وقالت الوزيرة «سنغلقه»".
        let another = scene.word(j).conjunction && matches!(scene.verb(j), Some((_, Form::Finite(_))));
        let goes_on = matches!(scene.verb(j), Some((_, Form::Participle))) && scene.fold(j).ends_with('ا');
        if another
            || goes_on
            || scene.fold(j) == "."
            || scene.is(j, Classes::TURN)
            || scene.kind(j) == Some(TokenKind::Break)
        {
            return false;
        }
        j += 1;
    }
    false
}

/// Whether "that" or a colon announces content from `from` on.
fn announced(scene: &Scene<'_>, from: usize, end: usize) -> bool {
    const MAX_WORDS: usize = 16;
    (from..end.min(from + MAX_WORDS))
        .take_while(|j| scene.fold(*j) != "." && !scene.is(*j, Classes::TURN) && scene.verb(*j).is_none())
        .any(|j| scene.is(j, Classes::THAT) && !scene.word(j).conjunction || scene.fold(j) == ":")
}

/// Behind "إن": a comma belongs to no content.
pub(super) fn skip_comma(scene: &Scene<'_>, mut opener: Opener) -> Opener {
    while scene.is_comma(opener.content) || scene.fold(opener.content) == ":" {
        opener.content += 1;
    }
    opener
}

/// Marks an opener whose content is a quotation without "that".
pub(super) fn quoted_or(scene: &Scene<'_>, mut opener: Opener) -> Opener {
    opener.bare_quote = scene.opens(opener.content).is_some();
    opener
}

/// Whether a preposition of the cue at `j` opens its content and is no part of the subject.
pub(super) fn opens_by(scene: &Scene<'_>, j: usize, cue: usize) -> bool {
    let next = scene.word(j + 1);
    // "كشف عن أول طائرة", but "عن أول أمس".
    let time = next.classes.has(Classes::TIME) && (!next.classes.has(Classes::FIRST) || scene.is(j + 2, Classes::TIME));
    if next.classes.has(Classes::ASIDE) || time {
        return false;
    }
    match scene.fold(j) {
        "الي" => true,
        "في" => !lead::starts_occasion(scene, j),
        "من" => !(j > cue + 1 && scene.is(j - 1, Classes::ROLE.or(Classes::ANONYMOUS))) || scene.is_any_event(j + 1),
        // "كشف بيان صادر عن الوزارة أن", but "كشف المسؤول عن تفاصيل".
        "عن" => !scene.is(j - 1, Classes::CITES) && !bound_before(scene, j, cue),
        "علي" => {
            // "احتج على التصريحات", but "على بيان".
            let occasion = next.classes.has(Classes::OCCASION) && !scene.fold(j + 1).starts_with("ال");
            !occasion
                && !bound_before(scene, j, cue)
                && !next.classes.has(Classes::SITE)
                && (!scene.is(j - 1, Classes::ROLE) || scene.fold(j - 1).starts_with("ال"))
        }
        _ => true,
    }
}

/// Whether the word before the preposition at `j` takes it to itself: "كشف بيان صادر عن الوزارة أن", "أكد القائمون على
/// الموقع أن", but "كشف المسؤول عن تفاصيل".
fn bound_before(scene: &Scene<'_>, j: usize, cue: usize) -> bool {
    const MAX_WORDS: usize = 10;
    let that = || {
        (j + 1..j + MAX_WORDS)
            .take_while(|k| scene.is_word(*k))
            .any(|k| scene.is(k, Classes::THAT))
    };
    scene.is(j - 1, Classes::BINDS) && (j > cue + 2 || that())
}

/// Whether a number stands behind ب at `j`, or a word that rounds one: "بنحو 40", "بأكثر من مليون".
fn amount(scene: &Scene<'_>, j: usize, rest: &str) -> bool {
    const MAX_WORDS: usize = 3;
    rest.starts_with(|c: char| c.is_ascii_digit())
        || (rest.is_empty() || scene.cues.classes(rest).has(Classes::ABOUT))
            && (j + 1..j + 1 + MAX_WORDS).any(|k| scene.kind(k) == Some(TokenKind::Number))
        || scene.cues.classes(rest).has(Classes::MAGNITUDE)
}

/// Whether "ب" written onto a word opens the content.
pub(super) fn opens_by_clitic(scene: &Scene<'_>, cue: &Cue, j: usize, rest: &str, letter: char) -> bool {
    // "بلدية" is a word of its own, and so is "بريطانية".
    if scene.cues.classes(scene.fold(j)).has(Classes::ROLE) || scene.native(j) {
        return false;
    }
    if cue.opens.has(Opens::AMOUNT) {
        return letter == 'ب' && amount(scene, j, rest);
    }
    // "قضت المحكمة برد الدعوى".
    if rest.is_empty() || letter == 'ب' && cue.opens.has(Opens::COURT) && !scene.is(j, Classes::TIME) {
        return true;
    }
    // "ندد بتصريحات", but "صرح ببيان".
    // "بكتابة" is no form of "كتاب".
    let written = scene.token(j).map_or("", |t| t.span.of(scene.text()));
    let feminine = written.ends_with('ة')
        && rest
            .strip_suffix('ه')
            .is_some_and(|stem| scene.cues.classes(stem).has(Classes::OCCASION));
    // "أفاد المرصد بتسجيل 70 حالة", but "بتسجيل مصور".
    let deed = scene.cues.verbal_noun(rest)
        && (scene.kind(j + 1) == Some(TokenKind::Number) || scene.named(j + 1) || scene.fold(j + 1).starts_with("ال"));
    // "هدد بالرد": an occasion has no article behind ب.
    let indefinite = !rest.starts_with("ال");
    let occasion = letter == 'ب'
        && indefinite
        && !feminine
        && !deed
        && scene.is(j, Classes::OCCASION)
        && cue.opens.has(Opens::THAT);
    if occasion || scene.is(j, Classes::TIME) || scene.cues.classes(rest).has(Classes::ADVERBIAL) {
        return false;
    }
    let bare = rest.strip_prefix('ل').filter(|_| letter == 'ل').unwrap_or(rest);
    // "أشاد بأداء الفريق", "ندد بما حدث": what it takes is a noun of any kind.
    if letter == 'ب' && !cue.opens.has(Opens::THAT) && scene.stem(j) == rest || letter == 'ب' && rest == "ما" {
        return true;
    }
    // "بأعلام" is a plural, "بإعلان" a verbal noun.
    if written.chars().nth(1) == Some('أ') && !scene.cues.classes(rest).has(Classes::EVENT) {
        return false;
    }
    // "أشاد بقرار الحكومة": what it takes is a noun of any kind.
    let any = !scene.is(j, Classes::OCCASION) || !cue.opens.has(Opens::THAT);
    if any && scene.stem(j) == rest && rest.chars().count() > 2 && letter == 'ب' {
        return true;
    }
    // "بسيطة" is a word of its own, "بقرصنة" is none.
    let whole = scene.is_common(scene.fold(j)) && !scene.is_common(rest);
    // "دعا لاعبي فريقه للحذر".
    let other = Classes::AUDIENCE
        .or(Classes::MEDIA)
        .or(Classes::OUTLET)
        .or(Classes::ROLE);
    let end = cue.opens.has(Opens::WHOM) && !scene.is(j, other) && bare.chars().count() > 2 && scene.stem(j) == bare;
    letter == 'ل' && (!cue.opens.any(Opens::THAT.or(Opens::WHOM)) && scene.stem(j) == rest || end)
        || letter == 'ل' && rest == "كي"
        || letter == 'ب' && (rest.starts_with("ال") || written.ends_with('ة') && !whole)
        || scene.cues.classes(bare).has(Classes::EVENT)
        || scene.cues.classes(rest).any(Classes::EVENT.or(Classes::OCCASION))
        || scene.cues.verbal_noun(rest)
        || !feminine && scene.cues.event_of_someone(rest)
}
