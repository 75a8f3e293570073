//! PolNeAR's labels, in the stand-off format of brat.

use super::{Attribution, Place};
use std::collections::BTreeMap;

/// Content, cue and source of each attribution, from brat's stand-off lines.
/// Offsets count code points; those past `length` are left out.
pub(super) fn brat(marks: &str, length: usize) -> Vec<Attribution> {
    let span = |field: &str| -> Option<Place> {
        // "Content 115 290;300 310": the cover of its pieces.
        let numbers: Vec<usize> = field.split([' ', ';']).skip(1).filter_map(|n| n.parse().ok()).collect();
        let (start, end) = (*numbers.iter().min()?, *numbers.iter().max()?);
        (end <= length).then_some((start, end))
    };
    let mut spans = BTreeMap::new();
    for line in marks.lines().filter(|l| l.starts_with('T')) {
        let mut fields = line.split('\t');
        if let (Some(id), Some(place)) = (fields.next(), fields.next())
            && let Some(span) = span(place)
        {
            spans.insert(id.to_owned(), span);
        }
    }
    let mut found = Vec::new();
    for line in marks.lines().filter(|l| l.starts_with('E')) {
        let roles = |name: &str| -> Vec<Place> {
            line.split_whitespace()
                .filter_map(|role| role.split_once(':'))
                .filter(|(role, _)| role.trim_end_matches(|c: char| c.is_ascii_digit()) == name)
                .filter_map(|(_, id)| spans.get(id).copied())
                .collect()
        };
        let contents = roles("Content");
        let (start, end) = (contents.iter().map(|c| c.0).min(), contents.iter().map(|c| c.1).max());
        if let (Some(start), Some(end)) = (start, end) {
            found.push(Attribution {
                content: (start, end),
                cues: roles("Cue"),
                sources: roles("Source"),
            });
        }
    }
    found
}
