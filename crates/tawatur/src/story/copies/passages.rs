//! Aligned passages: the longest runs of words that two bodies share.

use super::words::{Body, SHINGLE};
use rustc_hash::FxHashMap;

/// A run of words that two bodies share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Passage {
    /// Its first word in the source.
    pub(super) from: usize,
    /// Its first word in the copy.
    pub(super) to: usize,
    /// Its number of words.
    pub(super) len: usize,
    /// Whether nearly all of it stands in quotation marks, in both bodies or one.
    pub(super) quoted: bool,
}

/// Places of one shingle in one source that are tried.
const MAX_TRIED: usize = 4;
/// Words outside quotation marks that tell of copying: two reports that quote
/// the same speech did not copy each other, and "وقال إن" around the quotation
/// makes no difference.
const MIN_UNQUOTED: usize = 4;

/// The passages of `to` that stand in `from`, in order of `to`, without
/// overlap, over words not yet explained.
pub(super) fn align(from: &Body, to: &Body, explained: &[bool]) -> Vec<Passage> {
    // Of each shingle the first place, and of each place the next of the same.
    let mut first: FxHashMap<u64, usize> = FxHashMap::default();
    first.reserve(from.shingles.len());
    let mut next = vec![None; from.shingles.len()];
    for (at, (shingle, next)) in from.shingles.iter().zip(&mut next).enumerate().rev() {
        *next = first.insert(*shingle, at);
    }
    let mut passages = Vec::new();
    let mut at = 0;
    while let Some(shingle) = to.shingles.get(at) {
        let Some(first) = first.get(shingle) else {
            at += 1;
            continue;
        };
        let starts = std::iter::successors(Some(*first), |at| next.get(*at).copied().flatten());
        let free = explained.iter().skip(at).take_while(|explained| !**explained).count();
        let longest = starts
            .take(MAX_TRIED)
            .map(|start| (common_run(from, start, to, at, free), start))
            .max_by(|(n, a), (m, b)| n.cmp(m).then(b.cmp(a)));
        match longest {
            Some((len, start)) if len >= SHINGLE => {
                let told = to.unquoted(at, len).min(from.unquoted(start, len));
                passages.push(Passage {
                    from: start,
                    to: at,
                    len,
                    quoted: told < MIN_UNQUOTED,
                });
                at += len;
            }
            _ => at += 1,
        }
    }
    passages
}

/// How many words agree, from `a` on in one body and from `b` on in the other, `most` at most.
fn common_run(one: &Body, a: usize, other: &Body, b: usize, most: usize) -> usize {
    let pairs = one.words.iter().skip(a).zip(other.words.iter().skip(b));
    pairs.take(most).take_while(|(x, y)| x == y).count()
}
