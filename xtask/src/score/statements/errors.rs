//! What is not right of a report, for those who write rules
//! (`TAWATUR_ERRORS=development` or `training`; never the evaluation part).

use super::{GoldReport, GoldStatement, same_name};
use tawatur::reading::{Reading, Statement};
use tawatur::text::{CodePoints, Span};

/// Prints one line a fault: what kind, gold against found.
#[expect(clippy::print_stdout, reason = "asked for")]
pub(super) fn print(report: &GoldReport, reading: &Reading, codes: &CodePoints, pairs: &[(usize, usize)]) {
    let letters: Vec<char> = report.text.chars().collect();
    let words = |span: (usize, usize)| -> String { letters.get(span.0..span.1).unwrap_or_default().iter().collect() };
    let ours = |span: Span| words(codes.span(span));
    let gold = |g: &GoldStatement| {
        let relays: Vec<_> = g.relays.iter().map(|r| words(*r)).collect();
        format!(
            "[{} | {} | {:?}] «{}» | {}",
            g.source.map_or_else(|| format!("({})", g.source_name), words),
            words(g.cue),
            relays,
            words(g.content),
            around(&letters, g.content)
        )
    };
    let found = |s: &Statement| {
        let relays: Vec<_> = s.relays.iter().map(|r| ours(r.span)).collect();
        format!(
            "[{} | {} | {:?}] «{}»",
            s.source.map_or_else(|| format!("({})", s.speaker.name), ours),
            ours(s.cue),
            relays,
            ours(s.content)
        )
    };
    println!("== {}", report.id);
    for (right, statement) in report.statements.iter().enumerate() {
        if !pairs.iter().any(|(_, g)| *g == right) {
            println!("missed   {}", gold(statement));
        }
    }
    for (mine, statement) in reading.statements.iter().enumerate() {
        if !pairs.iter().any(|(m, _)| *m == mine) {
            println!("spurious {}", found(statement));
        }
    }
    for (mine, right) in pairs {
        let (Some(m), Some(g)) = (reading.statements.get(*mine), report.statements.get(*right)) else {
            continue;
        };
        if !same_name(&m.speaker.name, &g.source_name) {
            println!(
                "speaker  {:?} for {:?}: {} / {}",
                m.speaker.name,
                g.source_name,
                found(m),
                gold(g)
            );
        }
        if m.source.is_some() != g.source.is_some() {
            println!("source   {} / {}", found(m), gold(g));
        }
        if m.relays.len() != g.relays.len() {
            println!("relays   {} / {}", found(m), gold(g));
        }
        if m.stance != g.stance {
            println!("stance   {:?} for {:?}: {} / {}", m.stance, g.stance, found(m), gold(g));
        }
        if m.quote != g.quote {
            println!("quote    {:?} for {:?}: {} / {}", m.quote, g.quote, found(m), gold(g));
        }
    }
}

/// The text before a content, which shows why it was missed.
fn around(letters: &[char], content: (usize, usize)) -> String {
    const BEFORE: usize = 80;
    let start = content.0.saturating_sub(BEFORE);
    let before: String = letters.get(start..content.0).unwrap_or_default().iter().collect();
    format!("…{}", before.replace('\n', " ⏎ "))
}
