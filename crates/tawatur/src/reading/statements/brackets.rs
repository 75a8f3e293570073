//! Brackets around a statement: what is said in one ends with it ("(أكد أنه يعود) في حديثه").

use super::scene::Scene;
use crate::text::TokenKind;
use std::ops::Range;

/// A bracket opens at most so many tokens before the content.
const MAX_BACK: usize = 40;

/// Where the content ends: before the mark that closes a bracket which opened before it, else at its end.
pub(super) fn content_end(scene: &Scene<'_>, content: &Range<usize>) -> usize {
    let mut open = 0_usize;
    for i in content.clone() {
        match scene.fold(i) {
            "(" => open += 1,
            ")" if open > 0 => open -= 1,
            ")" if is_inside(scene, content.start) => return i,
            ")" => break,
            _ => {}
        }
    }
    content.end
}

/// Whether a bracket is open before the token at `i` in its line.
fn is_inside(scene: &Scene<'_>, i: usize) -> bool {
    let mut closed = 0_usize;
    for at in (i.saturating_sub(MAX_BACK)..i).rev() {
        match scene.fold(at) {
            ")" => closed += 1,
            "(" if closed > 0 => closed -= 1,
            "(" => return true,
            _ if scene.kind(at) == Some(TokenKind::Break) => return false,
            _ => {}
        }
    }
    false
}
