//! Datelines, lines of sources and signatures, and what is none.

use super::*;
use crate::lexicon::Lexicon;

fn dateline(text: &str) -> Option<String> {
    // Shifted by a line, so that absolute offsets fail.
    let shifted = format!("سطر\n{text}");
    let layout = Layout::new(&shifted, Lexicon::builtin());
    let range = prefix(&layout, layout.lines.get(1)?)?;
    let span = layout.tokens.cover(range.start, range.end - 1)?;
    Some(span.of(&shifted).to_owned())
}

#[test]
fn datelines() {
    for (text, expected) in [
        ("أوسلو، النرويج (AP) – غرقت سفينة في الميناء", "أوسلو، النرويج (AP) –"),
        ("(أوسلو) – غرقت سفينة في الميناء", "(أوسلو) –"),
        ("(CNN)-- غرقت سفينة في الميناء", "(CNN)--"),
        ("أوسلو (رويترز) - غرقت سفينة", "أوسلو (رويترز) -"),
        ("أوسلو 3 مايو (رويترز) - غرقت سفينة", "أوسلو 3 مايو (رويترز) -"),
        ("أوسلو - رويترز - غرقت سفينة", "أوسلو - رويترز -"),
        ("أوسلو/ أ ف ب: غرقت سفينة", "أوسلو/ أ ف ب:"),
        ("أوسلو - «الشرق الأوسط»: غرقت سفينة", "أوسلو - «الشرق الأوسط»:"),
        ("رويترز – غرقت سفينة", "رويترز –"),
        (
            "أوسلو – غرقت سفينة شحن كبيرة في الميناء ليلة أمس ونجا كل من عليها",
            "أوسلو –",
        ),
        ("OSLO, Norway (AP) — A ship sank", "OSLO, Norway (AP) —"),
        ("OSLO, Sept. 3 (Reuters) - A ship sank", "OSLO, Sept. 3 (Reuters) -"),
        (
            "OSLO — A large ship sank in the harbour last night and all were saved, police said.",
            "OSLO —",
        ),
    ] {
        assert_eq!(dateline(text).as_deref(), Some(expected), "{text}");
    }
}

#[test]
fn no_datelines() {
    for text in [
        "قالت رويترز: غرقت سفينة",
        "غرقت سفينة (رويترز) في الميناء",
        "النرويج – التي تملك أكبر أسطول في الشمال – قالت إن السفينة غرقت في الميناء أمس",
        "كرة القدم - نتائج",
        "أوسلو (رويترز) غرقت سفينة في الميناء - وهي قديمة",
        "تشهد العلاقات النرويجية – السويدية تطورا كبيرا منذ زيارة الوزير الأخيرة إلى العاصمة أوسلو في مايو",
        "قال الوزير: غرقت السفينة - وهي قديمة",
        "A ship — the third this year — sank in the harbour last night, the police said.",
        "السفينة - الميناء",
    ] {
        assert_eq!(dateline(text), None, "{text}");
    }
}

#[test]
fn lines_of_sources() {
    let is = |text: &str, place: bool| {
        let layout = Layout::new(text, Lexicon::builtin());
        is_source_line(&layout, &layout.lines[0], place)
    };
    assert!(is("المناطق_ متابعات", true));
    assert!(is("أوسلو - رويترز", true));
    assert!(is("فرانس24/ أ ف ب", false));
    assert!(is("(أ ف ب، رويترز)", false));
    assert!(!is("أوسلو - رويترز", false));
    assert!(!is("رويترز: غرق سفينة", true));
    assert!(!is("غرق سفينة في ميناء أوسلو", true));
}

#[test]
fn signatures() {
    let found = |text: &str| {
        let layout = Layout::new(text, Lexicon::builtin());
        signature(&layout, &layout.lines[0]).map(|span| span.of(text).to_owned())
    };
    assert_eq!(found("ونجا كل من عليها. (أ ف ب)").as_deref(), Some("(أ ف ب)"));
    assert_eq!(
        found("ونجا كل من عليها (أ ف ب، رويترز)").as_deref(),
        Some("(أ ف ب، رويترز)")
    );
    assert_eq!(found("بحسب وكالة الأنباء السعودية (واس)."), None);
    assert_eq!(found("بحسب وكالة الأنباء السعودية (واس)"), None);
    assert_eq!(found("ونجا كل من عليها (عشرون)"), None);
    assert_eq!(found("الهجوم: سالم حداد (الاتحاد)"), None);
}
