//! Which shingles may stand in two places: of most there is one, and they need not
//! be kept.

use super::words::Body;

/// Bits of the filter for each shingle: at 16, about one in sixteen of those that stand
/// in one place is kept for nothing.
const BITS: usize = 16;

/// A filter that holds every shingle that was seen twice, and few others (after Bloom).
pub(super) struct Repeated {
    twice: Vec<u64>,
    /// From a shingle's upper bits to its place.
    shift: u32,
}

impl Repeated {
    pub(super) fn of(bodies: &[Body]) -> Self {
        let all: usize = bodies.iter().map(|body| body.shingles.len()).sum();
        let size = (all * BITS).next_power_of_two().max(64);
        let mut filter = Self {
            twice: vec![0; size / 64],
            shift: 64 - size.trailing_zeros(),
        };
        let mut once = vec![0_u64; size / 64];
        for shingle in bodies.iter().flat_map(|body| &body.shingles) {
            let (word, bit) = filter.place(*shingle);
            if let Some((once, twice)) = once.get_mut(word).zip(filter.twice.get_mut(word)) {
                *twice |= *once & bit;
                *once |= bit;
            }
        }
        filter
    }

    /// The shingles of a body that were seen twice, with their places.
    pub(super) fn within<'b>(&self, body: &'b Body) -> impl Iterator<Item = (usize, u64)> + use<'_, 'b> {
        let shingles = body.shingles.iter().copied().enumerate();
        shingles.filter(|(_, shingle)| {
            let (word, bit) = self.place(*shingle);
            self.twice.get(word).is_some_and(|twice| twice & bit != 0)
        })
    }

    fn place(&self, shingle: u64) -> (usize, u64) {
        // Upper bits of a product depend on all bits of the shingle.
        let at = shingle.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> self.shift;
        (usize::try_from(at / 64).unwrap_or(usize::MAX), 1 << (at % 64))
    }
}
