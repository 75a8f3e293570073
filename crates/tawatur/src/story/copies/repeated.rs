//! Which shingles may stand in two places: of most there is one, and they need not
//! be kept.

use super::words::Body;

/// Pairs of bits of the filter for each shingle: at 16, about one in sixteen of those that stand
/// in one place is kept for nothing.
const PAIRS: usize = 16;

/// A filter that holds every shingle that was seen twice, and few others (after Bloom). What was
/// seen once and what twice stand side by side, since to look them up is to wait for memory.
pub(super) struct Repeated {
    /// Pairs of bits: seen, and seen again.
    seen: Vec<u64>,
    /// From a shingle's upper bits to its place.
    shift: u32,
}

impl Repeated {
    pub(super) fn of(bodies: &[Body]) -> Self {
        let all: usize = bodies.iter().map(|body| body.shingles.len()).sum();
        let size = (all * PAIRS).next_power_of_two().max(64);
        let mut filter = Self {
            seen: vec![0; size / 32],
            shift: 64 - size.trailing_zeros(),
        };
        for shingle in bodies.iter().flat_map(|body| &body.shingles) {
            let (word, bit) = filter.place(*shingle);
            if let Some(seen) = filter.seen.get_mut(word) {
                *seen |= bit | (*seen & bit) << 1;
            }
        }
        filter
    }

    /// The shingles of a body that were seen twice, with their places.
    pub(super) fn within(&self, body: &Body) -> Vec<(usize, u64)> {
        // First all are looked up, then the few are taken: so that no look-up waits for another.
        let twice = body.shingles.iter().map(|shingle| {
            let (word, bit) = self.place(*shingle);
            self.seen.get(word).is_some_and(|seen| seen & (bit << 1) != 0)
        });
        let twice: Vec<bool> = twice.collect();
        let shingles = body.shingles.iter().copied().enumerate().zip(twice);
        shingles
            .filter_map(|(shingle, twice)| twice.then_some(shingle))
            .collect()
    }

    /// The word of the filter and the first bit of the pair in it.
    fn place(&self, shingle: u64) -> (usize, u64) {
        // Upper bits of a product depend on all bits of the shingle.
        let at = shingle.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> self.shift;
        (usize::try_from(at / 32).unwrap_or(usize::MAX), 1 << (2 * (at % 32)))
    }
}
