//! Reports dated from their story.

use super::*;
use crate::lexicon::Lexicon;
use crate::report::{Language, Part, PartKind, Report};
use crate::text::Span;

fn report(text: &str, published: Option<&str>, post: Option<&str>) -> Reading {
    let mut parts = vec![Part {
        kind: PartKind::Body,
        span: Span::new(0, text.len()),
    }];
    let mut whole = text.to_owned();
    if let Some(post) = post {
        whole = format!("{text}\n{post}");
        parts.push(Part {
            kind: PartKind::EmbeddedPost,
            span: Span::new(text.len() + 1, whole.len()),
        });
    }
    let published = published.map(|date| Published {
        at: date.parse::<Date>().unwrap().at(0, 0, 0, 0),
        offset: None,
        day_only: true,
        basis: Basis::Stated,
    });
    crate::reading::read(
        Report {
            published,
            text: whole,
            parts,
            ..Report::plain("", "", Language::Arabic)
        },
        Lexicon::builtin(),
    )
}

fn dates(readings: &[Reading]) -> Vec<(usize, String)> {
    let members: Vec<usize> = (0..readings.len()).collect();
    infer(readings, &members)
        .iter()
        .map(|(i, p)| (*i, p.to_string()))
        .collect()
}

#[test]
fn weekdays_against_a_dated_neighbour() {
    let readings = [
        report("يعقد الوزراء اجتماعا اليوم الأربعاء.", Some("2023-09-13"), None),
        report(
            "قالت الوزارة، اليوم الخميس، إن الاجتماع انتهى. وكانت أعلنت عنه أمس الأربعاء.",
            None,
            None,
        ),
        report(
            "غادر الوزير يوم الأحد إلى جدة، حسبما أعلنت الوزارة يوم الثلاثاء، ثم عاد الاثنين.",
            None,
            None,
        ),
        report(
            "توجه الوزير الإثنين إلى جدة، ومن المرجح أن يصل في وقت مبكر من غد الثلاثاء.",
            None,
            None,
        ),
        report("لا شيء هنا يقول متى كتب هذا.", None, None),
    ];
    let expected = [(1, "2023-09-14"), (2, "2023-09-12"), (3, "2023-09-11")];
    assert_eq!(dates(&readings), expected.map(|(i, d)| (i, d.to_owned())));
}

#[test]
fn nothing_anchors_nothing() {
    assert_eq!(dates(&[report("وصل الوزير اليوم الخميس.", None, None)]), []);
    assert_eq!(
        dates(&[report("وصل اليوم الخميس. ووقعت الهجمات في 11 سبتمبر 2001.", None, None)]),
        []
    );
}

#[test]
fn an_embedded_post_anchors_its_report() {
    let post = "وصل الوفد — قناة (@qanat) September 12, 2023";
    assert_eq!(
        dates(&[report("قالت الوزارة اليوم الخميس.", None, Some(post))]),
        [(0, "2023-09-14".to_owned())]
    );
}

#[test]
fn full_dates_anchor_a_story_without_dated_reports() {
    let readings = [
        report("أعلنت الوزارة اليوم الخميس 14 سبتمبر 2023 أن الوفد عاد.", None, None),
        report("عاد الوفد أمس الخميس.", None, None),
    ];
    assert_eq!(
        dates(&readings),
        [(0, "2023-09-14".to_owned()), (1, "2023-09-15".to_owned())]
    );
}

#[test]
fn dates_of_the_text_choose_the_week() {
    let anchor = || report("خبر.", Some("2023-09-13"), None);
    // The nearest Sunday is the 10th, but the 12th is told as past.
    let later = report("وقال اليوم الأحد إنه وصل في 12 سبتمبر.", None, None);
    assert_eq!(dates(&[anchor(), later]), [(1, "2023-09-17".to_owned())]);
}

#[test]
fn a_far_neighbour_does_not_tell_the_week() {
    let anchor = || report("خبر.", Some("2023-09-13"), None);
    // Sunday is the 10th or the 17th: nothing tells which.
    let sunday = report("وقال الوزير اليوم الأحد إن الوفد وصل.", None, None);
    assert_eq!(dates(&[anchor(), sunday]), []);
    // Between two dated reports there is but one.
    let sunday = report("وقال الوزير اليوم الأحد إن الوفد وصل.", None, None);
    let after = report("خبر.", Some("2023-09-20"), None);
    assert_eq!(dates(&[anchor(), sunday, after]), [(1, "2023-09-17".to_owned())]);
}

#[test]
fn the_order_of_members_does_not_matter() {
    let mut readings = vec![
        report("قال اليوم الأحد.", None, None),
        report("قال اليوم الأربعاء.", None, None),
        report("خبر.", Some("2023-09-16"), None),
        report("قال أمس الخميس.", None, None),
    ];
    let forward: BTreeSet<_> = dates(&readings).into_iter().map(|(_, d)| d).collect();
    readings.reverse();
    let backward: BTreeSet<_> = dates(&readings).into_iter().map(|(_, d)| d).collect();
    assert_eq!(forward, backward);
}
