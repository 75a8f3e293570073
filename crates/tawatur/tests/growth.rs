//! Time grows in proportion to the length of a text, also of one that nobody
//! would write: without a sentence end, or one phrase over and over.

#![cfg(test)]

use std::time::Instant;
use tawatur::lexicon::Lexicon;
use tawatur::report::{self, Format};
use tawatur::{reading, story};

/// Seconds to read so many times `piece` and to tell the story of it.
fn seconds(piece: &str, times: usize) -> f64 {
    let lexicon = Lexicon::builtin();
    let start = Instant::now();
    let (reports, _) = report::parse("long", piece.repeat(times).as_bytes(), Format::Text, lexicon);
    let readings = reports
        .into_iter()
        .map(|report| reading::read(report, lexicon))
        .collect();
    let (_, stories) = story::tell(readings, lexicon);
    assert!(!stories.is_empty());
    start.elapsed().as_secs_f64()
}

#[test]
fn ten_times_the_text_takes_about_ten_times_as_long() {
    for piece in [
        "قال الوزير أن ",
        "قال الشاهد إن المطر نزل على الوادي ",
        "بحسب ما ذكرت وكالة ",
        "نقلت عن ",
        "أن ، ",
        "\" قال ",
        "« ( ",
        "نفى الرئيس الوزير ",
        "اتهم الوزير الشركة بالتهريب. ونفت الشركة هذه الاتهامات، لكن الوزير ينفي. ",
        "الذي قال التي ",
        "he said that ",
        "سالم رائد ",
        "ثلاثة وعشرون ألفا و",
        "قبل ثلاثة أيام من يوم الأحد الماضي ",
        "إقرأ أيضا:\nنزل المطر.\n",
        "المطر نزل على الوادي\n",
    ] {
        let short = seconds(piece, 1_000);
        let long = seconds(piece, 10_000);
        // Were it quadratic, it would be a hundred times; the rest is what else the machine does.
        assert!(
            long < short.max(0.02) * 40.0,
            "{piece:?}: {short:.3} s, ten times as much {long:.3} s"
        );
    }
}
