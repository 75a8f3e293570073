//! Leftovers of reports written for these tests.

use super::*;
use crate::report::{Format, parse};

fn leftovers(body: &str) -> Vec<String> {
    let lexicon = Lexicon::builtin();
    let record = serde_json::json!({ "id": "a", "title": "الوادي", "text": body });
    let (reports, _) = parse("a.json", record.to_string().as_bytes(), Format::JsonLines, lexicon);
    let reading = crate::reading::read(reports.into_iter().next().unwrap(), lexicon);
    let units = collect(0, &reading, lexicon);
    units
        .iter()
        .map(|unit| unit.span.of(&reading.report.text).to_owned())
        .collect()
}

const NONE: [&str; 0] = [];

#[test]
fn a_sentence_without_a_speaker_is_kept_whole() {
    let text = "أغلقت البلدية الجسر القديم أمام السيارات منذ الأسبوع الماضي، وفتحت طريقا مؤقتا.";
    assert_eq!(leftovers(text), [text.trim_end_matches('.')]);
}

#[test]
fn what_only_tells_the_occasion_of_words_says_nothing() {
    let said = "قال الوزير سامي خوري إن الجسر سيفتح قريبا.";
    for occasion in [
        "وردا على سؤال عن موعد فتح الجسر القديم",
        "وفي مؤتمر صحفي عقده في مبنى البلدية،",
        "وفي حفل أقيم في مدينة الوادي وحضره المئات، الأحد،",
    ] {
        assert_eq!(leftovers(&format!("{occasion} {said}")), NONE, "{occasion}");
    }
    // A clause of its own, to which the speaker's is joined.
    let text = format!("وبعد المؤتمر الصحفي زار الوفد مبنى البلدية القديم و{said}");
    assert_eq!(leftovers(&text), ["وبعد المؤتمر الصحفي زار الوفد مبنى البلدية القديم"]);
    let text = format!("ومن المقرر أن يفتح الجسر الجديد في الوادي غدا، {said}");
    assert_eq!(leftovers(&text).len(), 1);
}

#[test]
fn what_follows_a_source_is_a_part_of_it() {
    let text = "سيغلق الجسر القديم ثلاثة أيام، وفق ما أعلنت الشركة القائمة على تشغيل الجسر والطرق المؤدية إليه.";
    assert_eq!(leftovers(text), NONE);
    let text = "سيغلق الجسر القديم ثلاثة أيام، بحسب بلدية الوادي، وكان الجسر قد أغلق مرتين في العام الماضي.";
    assert_eq!(leftovers(text), ["وكان الجسر قد أغلق مرتين في العام الماضي"]);
}

#[test]
fn nothing_ends_in_what_leads_to_words() {
    let said = "ذكرت الشركة أن الجسر آمن.";
    let fact = "توقفت أعمال الصيانة في الجسر القديم";
    for opener in ["، عندما", " بعدما", "، لكن", "، في وقت"] {
        assert_eq!(leftovers(&format!("{fact}{opener} {said}")), [fact], "{opener}");
    }
    // Without words behind it nothing was cut off.
    let text = "ولم يتضح إن كان الجسر القديم آمنا أم لا.";
    assert_eq!(leftovers(text), [text.trim_end_matches('.')]);
}
