//! Tests of reading the lines above the body.

use crate::lexicon::Lexicon;
use crate::report::{Format, PartKind, Report, parse};

const BODY: &str =
    "غرقت سفينة شحن كبيرة في ميناء المدينة مساء الثلاثاء بعد عاصفة شديدة استمرت ساعات طويلة، ونجا كل من عليها.";
const ENGLISH: &str =
    "A large cargo ship sank in the harbour on Tuesday evening after a storm that lasted for hours, police said.";

fn report(text: &str) -> Report {
    let (reports, _) = parse("r", text.as_bytes(), Format::Text, Lexicon::builtin());
    reports.into_iter().next().expect("a report")
}

/// The words of the parts of one kind.
fn words(report: &Report, kind: PartKind) -> Vec<&str> {
    let parts = report.parts.iter().filter(|part| part.kind == kind);
    parts.map(|part| part.span.of(&report.text)).collect()
}

fn published(report: &Report) -> Option<String> {
    report.published.map(|published| published.to_string())
}

#[test]
fn the_lines_under_a_headline() {
    for (head, outlet, day, byline) in [
        (
            "غرق سفينة في الميناء\nصحيفة الوادي\nالثلاثاء 3 أيار/مايو 2022 - 14:05",
            Some("صحيفة الوادي"),
            Some("2022-05-03T14:05:00"),
            None,
        ),
        (
            "غرق سفينة في الميناء\nشؤون الأنهار\nكتب: سالم الحداد\nالثلاثاء 3 مايو 2022 02:05 م",
            Some("شؤون الأنهار"),
            Some("2022-05-03T14:05:00"),
            Some("سالم الحداد"),
        ),
        (
            "غرق سفينة في الميناء\nالعاصفة أغلقت الطرق وقطعت الكهرباء عن أحياء كثيرة\nيومية الوادي\nالثلاثاء 3 ماي 2022",
            Some("يومية الوادي"),
            Some("2022-05-03"),
            None,
        ),
        (
            "راديو الوادي — خاص — 3 مايو 2022\nغرق سفينة في الميناء",
            Some("راديو الوادي"),
            Some("2022-05-03"),
            None,
        ),
        (
            "غرق سفينة في الميناء\nآخر تحديث: 4 مايو 2022\n3 مايو 2022",
            None,
            Some("2022-05-03"),
            None,
        ),
        (
            "غرق سفينة في الميناء\nآخر تحديث: 4 مايو 2022",
            None,
            Some("2022-05-04"),
            None,
        ),
        (
            "غرق سفينة في الميناء\nآخر تحديث: 4 مايو 2022 | نشر في: 3 مايو 2022",
            None,
            Some("2022-05-03"),
            None,
        ),
    ] {
        let report = report(&format!("{head}\n{BODY}"));
        assert_eq!(words(&report, PartKind::Body), [BODY], "{head}");
        assert_eq!(report.title.as_deref(), Some("غرق سفينة في الميناء"), "{head}");
        assert_eq!(report.outlet.as_deref(), outlet, "{head}");
        assert_eq!(published(&report).as_deref(), day, "{head}");
        assert_eq!(report.byline.as_deref(), byline, "{head}");
    }
}

#[test]
fn the_same_in_english() {
    for (head, outlet, day, byline) in [
        (
            "Ship sinks in harbour\nThe Valley Courier\nTuesday, May 3, 2022, 2:05 p.m.",
            Some("The Valley Courier"),
            Some("2022-05-03T14:05:00"),
            None,
        ),
        (
            "Ship sinks in harbour\nNorway Today | 3 May 2022",
            Some("Norway Today"),
            Some("2022-05-03"),
            None,
        ),
        (
            "Ship sinks in harbour\nRiver Docket, 3 May 2022\nBy Huda Salem",
            Some("River Docket"),
            Some("2022-05-03"),
            Some("Huda Salem"),
        ),
        (
            "Ship sinks in harbour\nBy Huda Salem, Valley Ledger",
            Some("Valley Ledger"),
            None,
            Some("Huda Salem"),
        ),
        (
            "Radio Harbour — news desk — Tuesday 3 May 2022, 19:30\nShip sinks in harbour",
            Some("Radio Harbour"),
            Some("2022-05-03T19:30:00"),
            None,
        ),
        (
            "VALLEY OBSERVER\nPublished: 3 May 2022, 18:05\nShip sinks in harbour",
            Some("VALLEY OBSERVER"),
            Some("2022-05-03T18:05:00"),
            None,
        ),
    ] {
        let report = report(&format!("{head}\n{ENGLISH}"));
        assert_eq!(words(&report, PartKind::Body), [ENGLISH], "{head}");
        assert_eq!(report.title.as_deref(), Some("Ship sinks in harbour"), "{head}");
        assert_eq!(report.outlet.as_deref(), outlet, "{head}");
        assert_eq!(published(&report).as_deref(), day, "{head}");
        assert_eq!(report.byline.as_deref(), byline, "{head}");
    }
}

#[test]
fn what_names_no_outlet() {
    for head in [
        "غرق سفينة في الميناء",
        "غرق سفينة في الميناء\nالعاصفة مستمرة",
        "غرق سفينة في الميناء\nالعاصفة مستمرة\n3 مايو 2022",
        "غرق سفينة في الميناء\nالميناء الغربي",
        "خطاب الوزير، 3 مايو 2022",
        "غرق سفينة في الميناء\nغرقت السفينة.",
        "غرق سفينة في الميناء\nسالم الحداد\n3 مايو 2022",
        "غرق سفينة في الميناء\nأوسلو - رويترز",
    ] {
        let report = report(&format!("{head}\n{BODY}"));
        assert_eq!(report.outlet, None, "{head}");
        assert_eq!(report.title.as_deref(), head.lines().next(), "{head}");
    }
    for head in [
        "Ship sinks",
        "Ship sinks\nStorm goes on",
        "Speech of the Minister, 3 May 2022",
        "Ship sinks\nAll saved.",
    ] {
        assert_eq!(report(&format!("{head}\n{ENGLISH}")).outlet, None, "{head}");
    }
}

#[test]
fn a_name_that_the_source_repeats_is_the_outlet() {
    let text = format!("غرق سفينة في الميناء\nالضفة\n{BODY}\n{BODY}\nالمصدر: صحيفة الضفة النرويجية + وكالات");
    let report = report(&text);
    assert_eq!(words(&report, PartKind::Byline), ["الضفة"]);
    assert_eq!(report.outlet.as_deref(), Some("صحيفة الضفة النرويجية"));
    assert_eq!(report.agencies, ["agencies"]);
}

#[test]
fn agencies_by_the_form_of_dateline_and_signature() {
    for (text, dateline, credit, agency) in [
        (
            format!("مرسى الحوت (الضفة) (ضفا) – {BODY}\n(ضفا)"),
            "مرسى الحوت (الضفة) (ضفا) –",
            Some("(ضفا)"),
            Some("ضفا"),
        ),
        (
            format!("كاردم (الضفة) (ضفا) - {BODY}\n(ضفا) س.ح/م.د"),
            "كاردم (الضفة) (ضفا) -",
            Some("(ضفا) س.ح/م.د"),
            Some("ضفا"),
        ),
        (
            format!("WHALEHAVEN, Drovia (DPA1) — {ENGLISH}").replace("DPA1", "DRPA") + "\n(Drovian Press Agency)",
            "WHALEHAVEN, Drovia (DRPA) —",
            Some("(Drovian Press Agency)"),
            Some("DRPA"),
        ),
        (
            format!("UST-WHALE, Drovia, May 3 (Drovinform) - {ENGLISH}\nDrovinform"),
            "UST-WHALE, Drovia, May 3 (Drovinform) -",
            Some("Drovinform"),
            Some("Drovinform"),
        ),
        (format!("LEEDS (UK) — {ENGLISH}"), "LEEDS (UK) —", None, None),
        (
            format!("أوسلو (النرويج) - {BODY}\n(انتهى)"),
            "أوسلو (النرويج) -",
            None,
            None,
        ),
    ] {
        let report = report(&text);
        assert_eq!(words(&report, PartKind::Dateline), [dateline], "{text}");
        assert_eq!(
            words(&report, PartKind::Credit),
            credit.into_iter().collect::<Vec<_>>(),
            "{text}"
        );
        assert_eq!(report.agencies, agency.into_iter().collect::<Vec<_>>(), "{text}");
    }
}

#[test]
fn brackets_that_are_no_agency() {
    for text in [
        format!("وقال سالم الحداد (الوزير) - وهو نرويجي - {BODY}"),
        format!("Salem (Sam) Hill - {ENGLISH}"),
        format!("{BODY}\n(عشرون شخصا)"),
        format!("{ENGLISH}\n(The ship was old.)"),
    ] {
        let report = report(&text);
        assert!(report.agencies.is_empty(), "{text}");
        assert_eq!(words(&report, PartKind::Body), [text.as_str()]);
    }
}
