//! Tests of reading lines as imprints.

use super::*;
use crate::lexicon::Lexicon;

/// What a line says: grade, outlet, writer, day.
fn imprint(line: &str) -> Option<(Grade, String, String, String)> {
    // Shifted by a line, so that absolute offsets fail.
    let text = format!("سطر\n{line}\nغرقت سفينة كبيرة في تلال الحوت أمس.");
    let layout = Layout::new(&text, Lexicon::builtin());
    let publishers = Publishers::new(["صدى الوادي"]);
    let found = read(&layout, layout.lines.get(1)?, &publishers)?;
    let words = |span: Option<Span>| span.map_or(String::new(), |span| span.of(&text).to_owned());
    let day = found.published.map_or(String::new(), |published| published.to_string());
    Some((found.grade, words(found.outlet), words(found.byline), day))
}

#[test]
fn outlets_alone_and_beside_dates_desks_and_places() {
    use Grade::{Bare, Beside, Sure};
    for (line, grade, outlet, writer, day) in [
        ("صحيفة الوادي", Sure, "صحيفة الوادي", "", ""),
        (
            "راديو النهر | الثلاثاء ٣ أيار ٢٠٢٢، ٢٠:٠٥",
            Sure,
            "راديو النهر",
            "",
            "2022-05-03T20:05:00",
        ),
        (
            "صحيفة الوادي الثلاثاء 3 مايو 2022",
            Sure,
            "صحيفة الوادي",
            "",
            "2022-05-03",
        ),
        (
            "النرويج اليوم - ٣ مايو ٢٠٢٢ الساعة ١٤:٠٥",
            Beside,
            "النرويج اليوم",
            "",
            "2022-05-03T14:05:00",
        ),
        ("أخبار الوادي الغربي - خاص", Beside, "أخبار الوادي الغربي", "", ""),
        ("شؤون الأنهار", Bare, "شؤون الأنهار", "", ""),
        ("أوسلو - صدى الوادي", Sure, "صدى الوادي", "", ""),
        ("صدى الوادي – أوسلو", Sure, "صدى الوادي", "", ""),
        ("أوسلو - سالم الحداد", Beside, "", "سالم الحداد", ""),
        ("أوسلو: سالم الحداد", Beside, "", "سالم الحداد", ""),
        ("القاهرة ـ سالم الحداد", Beside, "", "سالم الحداد", ""),
        ("The Valley Courier", Sure, "The Valley Courier", "", ""),
        ("VALLEY OBSERVER", Sure, "VALLEY OBSERVER", "", ""),
        ("Norway Today | 3 May 2022", Beside, "Norway Today", "", "2022-05-03"),
        (
            "River Docket, May 3, 2022, 2:05 p.m.",
            Beside,
            "River Docket",
            "",
            "2022-05-03T14:05:00",
        ),
        (
            "Radio Harbour — news desk — Tuesday 3 May 2022, 19:30",
            Sure,
            "Radio Harbour",
            "",
            "2022-05-03T19:30:00",
        ),
        (
            "By Huda Salem | Valley Gazette | 3 May 2022",
            Sure,
            "Valley Gazette",
            "Huda Salem",
            "2022-05-03",
        ),
    ] {
        let expected = (grade, outlet.to_owned(), writer.to_owned(), day.to_owned());
        assert_eq!(imprint(line), Some(expected), "{line}");
    }
}

#[test]
fn what_is_no_imprint() {
    for line in [
        "غرقت السفينة",
        "يغادر الوزير",
        "العاصفة مستمرة",
        "صحيفة الوادي: السفينة قديمة",
        "صحيفة تركية",
        "قناة الوادي قالت إن السفينة غرقت.",
        "تلال الحوت - متابعات",
        "مرسى الحوت - رويترز",
        "أخبار محلية",
        "الشرق الأوسط",
        "رويترز",
        "خاص",
        "أوسلو",
        "غرقت سفينة في الميناء - 3 مايو 2022",
        "السفينة غرقت في 3 مايو 2022",
        "Ship sinks",
        "World News",
        "He read The Valley Courier",
        "Police: ship sank",
        "All were saved.",
        "Reuters",
        "2022",
    ] {
        assert_eq!(imprint(line), None, "{line}");
    }
}

#[test]
fn writers_with_their_paper() {
    for (rest, name, paper) in [
        ("Huda Salem, Valley Gazette", "Huda Salem", Some("Valley Gazette")),
        ("Huda Salem, political editor", "Huda Salem, political editor", None),
        ("Huda Salem", "Huda Salem", None),
        ("هدى سالم - صحيفة الوادي", "هدى سالم", Some("صحيفة الوادي")),
    ] {
        let layout = Layout::new(rest, Lexicon::builtin());
        let (found, outlet) = writer(&layout, 0..layout.tokens.len(), &Publishers::default());
        let words = |span: Option<Span>| span.map(|span| span.of(rest));
        assert_eq!((words(found), words(outlet)), (Some(name), paper));
    }
}
