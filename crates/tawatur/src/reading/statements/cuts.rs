//! Where a content ends because another clause begins, one of a second speaker or the report's own; and
//! where it goes on behind a quotation.

use super::answered;
use super::lead;
use super::quotes::Quotation;
use super::scene::Scene;
use super::verbs::Found;
use crate::lexicon::cues::{Classes, Form, Opens};
use crate::text::TokenKind;
use std::ops::Range;

/// The end of what stands before a clause that begins at `start`: without the
/// comma and the words that join the clauses.
pub(super) fn cut_before(scene: &Scene<'_>, start: usize, lower: usize) -> usize {
    let mut end = start;
    while end > lower {
        let at = end - 1;
        let joins = scene.is_comma(at)
            || scene.is(at, Classes::TURN.or(Classes::BE))
            || scene.is(at, Classes::THAT) && at > lower && scene.is(at - 1, Classes::TURN)
            || scene.is(at, Classes::ASIDE)
                && at > lower
                && scene.is(at - 1, Classes::LINKER)
                && scene.fold(at - 1) == "من"
            || scene.fold(at) == "وذلك"
            || scene.fold(at) == "في" && scene.is(end, Classes::MEANWHILE)
            || scene.fold(at) == "من" && (scene.is(end, Classes::ASIDE) || scene.fold(end) == "دون")
            || scene.kind(at) == Some(TokenKind::Mark) && matches!(scene.fold(at), "-" | "–" | "—");
        if !joins {
            break;
        }
        end = at;
    }
    end
}

/// Whether the verb begins a clause beside the ones before and does not stand in their content.
pub(super) fn coordinate(scene: &Scene<'_>, found: &Found, start: usize, lower: usize) -> bool {
    if found.relative {
        return false;
    }
    // "، بعد ساعات من تحذير الخبراء": the report's own clause.
    let adjunct = scene.is(start, Classes::ADJUNCT) && start < found.cue.start;
    let after_comma = start > lower && (start == found.cue.start && scene.is_comma(start - 1) || adjunct);
    if scene.word(found.cue.start).conjunction || after_comma {
        return true;
    }
    let mut i = start;
    while i > lower {
        let at = i - 1;
        // "، وكانوا قد قالوا إن".
        let joined = scene.is(at, Classes::BE) && scene.word(at).conjunction;
        if scene.is(at, Classes::TURN) || joined || scene.fold(at) == "ولو" {
            return true;
        }
        // "إلا أن المحافظ نفى", "غير أنه قال", but "رغم التحذير إلا أن" goes on.
        let against =
            at > lower && scene.is(at - 1, Classes::EXCEPTION.or(Classes::HOWEVER)) && !concedes(scene, lower..at);
        let that = scene.is(at, Classes::SELF) && at > lower && !scene.is_mark(at - 1)
            || scene.is(at, Classes::THAT) && against;
        if !(that && (scene.is(at - 1, Classes::TURN) || scene.fold(at - 1) == "ولو")
            || scene.is(at, Classes::ASIDE.or(Classes::BE).or(Classes::TIME))
            || scene.is(at + 1, Classes::ASIDE) && scene.is(at, Classes::LINKER))
        {
            break;
        }
        i = at;
    }
    false
}

/// Whether a concession ("رغم", "على الرغم من") stands near the end of `range`, which "إلا أن" answers.
fn concedes(scene: &Scene<'_>, range: Range<usize>) -> bool {
    const MAX_BACK: usize = 30;
    let from = range.start.max(range.end.saturating_sub(MAX_BACK));
    (from..range.end).any(|i| scene.is(i, Classes::CONCESSION) || scene.stem_is(i, Classes::CONCESSION))
}

/// Whether a reporting verb at `i` begins a clause of its own beside the open
/// contents, though it has none itself ("وندد الوزير بشدة"): with a conjunction
/// and a subject that is named or definite.
pub(super) fn speaks_beside(scene: &Scene<'_>, i: usize, lower: usize) -> bool {
    let Some((cue, Form::Finite(_))) = scene.verb(i) else {
        return false;
    };
    let joined = scene.word(i).conjunction || i > lower && scene.is(i - 1, Classes::TURN);
    let subject = scene.named(i + 1) || scene.fold(i + 1).starts_with("ال") && !scene.is(i + 1, Classes::LINKER);
    joined && subject && !cue.opens.has(Opens::WEAK)
}

/// Whether at `i` the report goes on by itself, to tell what was not said: "لكنه لم يحدد",
/// "دون أن تذكر".
pub(super) fn untold(scene: &Scene<'_>, i: usize) -> bool {
    let but = scene.is(i, Classes::ADVERSATIVE)
        && !scene.word(i).conjunction
        && (i + 1..i + 3).any(|j| scene.fold(j) == "لم");
    // "ولكنها أصدرت بيانا": what one did.
    if scene.is(i, Classes::ADVERSATIVE) && scene.is(i + 1, Classes::ISSUES) {
        return true;
    }
    let without = scene.fold(i) == "دون" && scene.is(i + 1, Classes::THAT);
    // "وهو ما نفته موسكو".
    let which = scene.is(i + 1, Classes::RELATIVE) || scene.fold(i + 1) == "ما";
    let answered = answered::takes_up(scene, i) && which;
    if answered && (i + 2..i + 4).any(|j| scene.verb(j).is_some()) {
        return true;
    }
    // "، وهو الرأي الذي", "، ما يعني", " ومن المقرر أن", "يذكر أن".
    let comma = i.checked_sub(1).is_some_and(|before| scene.is_comma(before));
    let resumes = scene.is(i, Classes::HE_IS)
        && scene.fold(i + 1).starts_with("ال")
        && (i + 2..i + 4).any(|j| scene.is(j, Classes::RELATIVE));
    let means = scene.fold(i) == "ما" && scene.is(i + 1, Classes::MEANS);
    let scheduled = scene.fold(i) == "ومن" && scene.is(i + 1, Classes::MODAL);
    // "، في الوقت الذي يبحث فيه".
    let meanwhile = scene.fold(i) == "في"
        && scene.is(i + 1, Classes::MOMENT)
        // "، في وقت تحدثت فيه النقابة عن …".
        && (scene.is(i + 2, Classes::RELATIVE) || matches!(scene.verb(i + 2), Some((_, Form::Finite(_)))));
    // "«…» في إشارة إلى": what is meant, glossed by the report.
    let closed = i
        .checked_sub(1)
        .is_some_and(|before| scene.quotation(before).is_some_and(|q| q.close == before));
    let glossed = scene.fold(i) == "في" && scene.is(i + 1, Classes::ALLUSION) && scene.fold(i + 2) == "الي";
    if (comma || closed) && glossed || comma && (resumes || means || meanwhile) || scheduled {
        return true;
    }
    // "، غير أن السكان يشكون": against what was said.
    let however = comma && scene.is(i, Classes::HOWEVER) && scene.is(i + 1, Classes::THAT);
    if however {
        return true;
    }
    // "، ولم يتسن التأكد من ذلك".
    if comma && scene.fold(i) == "ولم" && scene.is(i + 1, Classes::TELL) {
        return true;
    }
    // "، ويأتي ذلك بعد …", "، جاء ذلك في …".
    let comes = scene.is(i, Classes::COMES)
        && scene.is(i + 1, Classes::DEMONSTRATIVE)
        && i.checked_sub(1).is_some_and(|before| scene.is_comma(before));
    if comes {
        return true;
    }
    (but || without) && (i + 1..i + 4).any(|j| scene.is(j, Classes::TELL))
}

/// "قال: «لا شك في المسؤولية» عن الحادث": behind the closing mark the sentence goes on with a preposition,
/// and not with the occasion of the words.
pub(super) fn runs_past(scene: &Scene<'_>, quotation: Quotation, range: &Range<usize>) -> bool {
    let next = quotation.close + 1;
    if next >= range.end || !scene.is_word(next) || scene.named(next) || scene.is(next, Classes::TIME) {
        return false;
    }
    let word = scene.fold(next);
    let medium = Classes::MEDIA.or(Classes::OUTLET);
    let occasion = lead::starts_occasion(scene, next)
        || scene.is(
            next + 1,
            medium.or(Classes::ASIDE).or(Classes::OCCASION).or(Classes::SITE),
        );
    // "«…» من دون تفاصيل".
    let linked = !scene.word(next).conjunction
        && (word == "في" || scene.is(next, Classes::GOVERNED))
        && !occasion
        && scene.fold(next + 1) != "دون";
    let told = medium.or(Classes::AUDIENCE).or(Classes::TURN).or(Classes::CLAUSE);
    let bound = word.starts_with('ل') && !scene.is(next, told);
    linked || bound || word.starts_with("بالنسب") || scene.is(next, Classes::BECAUSE)
}
