//! Texts with all their parts, and articles glued onto them.

use super::*;
use crate::report::{Format, parse};

fn read(text: &str) -> Vec<Report> {
    parse("r", text.as_bytes(), Format::Text, Lexicon::builtin()).0
}

/// The parts of a text, each with its words.
fn parts(report: &Report) -> Vec<(PartKind, &str)> {
    report
        .parts
        .iter()
        .map(|part| (part.kind, part.span.of(&report.text)))
        .collect()
}

const BODY: &str =
    "غرقت سفينة شحن كبيرة في ميناء المدينة مساء الثلاثاء بعد عاصفة شديدة استمرت ساعات طويلة، ونجا كل من عليها.";
const MORE: &str = "وقال حارس الميناء إن السفينة كانت قديمة، وإن صاحبها لم يصلحها منذ أعوام رغم طلب البلدية.";

#[test]
fn a_report_with_all_its_parts() {
    let text = format!(
        "غرق سفينة في الميناء\nالعاصفة أغلقت الطرق وقطعت الكهرباء عن أحياء كثيرة\n\nتاريخ النشر: 3rd, May 2022 GMT\n\
         كتبت: هدى سالم\nأوسلو (أ ف ب) - {BODY}\nاقرأ أيضا: حريق في المرفأ\n{MORE}\nلا سفر اليوم #أوسلو\n\
         — ميناء أوسلو (@oslo) May 3, 2022\n{BODY}\nالمصدر: صحيفة الوادي\nكلمات دلالية: سفينة ميناء"
    );
    let reports = read(&text);
    let [report] = reports.as_slice() else {
        panic!("{reports:?}")
    };
    assert_eq!(
        parts(report),
        [
            (PartKind::Title, "غرق سفينة في الميناء"),
            (PartKind::Title, "العاصفة أغلقت الطرق وقطعت الكهرباء عن أحياء كثيرة"),
            (PartKind::Byline, "تاريخ النشر: 3rd, May 2022 GMT"),
            (PartKind::Byline, "كتبت: هدى سالم"),
            (PartKind::Dateline, "أوسلو (أ ف ب) -"),
            (PartKind::Body, BODY),
            (PartKind::RelatedLink, "اقرأ أيضا: حريق في المرفأ"),
            (PartKind::Body, MORE),
            (
                PartKind::EmbeddedPost,
                "لا سفر اليوم #أوسلو\n— ميناء أوسلو (@oslo) May 3, 2022"
            ),
            (PartKind::Body, BODY),
            (PartKind::Credit, "المصدر: صحيفة الوادي"),
            (PartKind::Keywords, "كلمات دلالية: سفينة ميناء"),
        ]
    );
    assert_eq!(report.title.as_deref(), Some("غرق سفينة في الميناء"));
    assert_eq!(report.byline.as_deref(), Some("هدى سالم"));
    assert_eq!(report.outlet.as_deref(), Some("صحيفة الوادي"));
    assert_eq!(report.published.map(|p| p.to_string()).as_deref(), Some("2022-05-03"));
    assert_eq!(report.agencies, ["AFP"]);
    assert_eq!(report.language, Language::Arabic);
}

#[test]
fn the_same_in_english() {
    let text = "Ship sinks in harbour\nBy Huda Salem\nPublished: May 3, 2022\n\
        OSLO, Norway (AP) — A large cargo ship sank in the harbour on Tuesday after a storm, police said.\n\
        READ MORE: Fire in the port\n\
        \"She was old,\" the harbour master told reporters on the quay late in the evening.\n\
        (Reporting by Huda Salem; Editing by Adam Hill)";
    let reports = read(text);
    let [report] = reports.as_slice() else {
        panic!("{reports:?}")
    };
    let kinds: Vec<_> = report.parts.iter().map(|part| part.kind).collect();
    assert_eq!(
        kinds,
        [
            PartKind::Title,
            PartKind::Byline,
            PartKind::Byline,
            PartKind::Dateline,
            PartKind::Body,
            PartKind::RelatedLink,
            PartKind::Body,
            PartKind::Credit
        ]
    );
    assert_eq!(report.byline.as_deref(), Some("Huda Salem"));
    assert_eq!(report.agencies, ["AP"]);
    assert_eq!(report.language, Language::English);
}

#[test]
fn a_glued_article_is_a_report_of_its_own() {
    let other = format!("حريق في المرفأ القديم\n{BODY}\n{MORE}");
    let text = format!("غرق سفينة\n{MORE}\nالمصدر: الوادي\nإقرأ أيضاً:\n{other}\nالمصدر: رويترز\nإقرأ أيضاً:\n{other}");
    let reports = read(&text);
    let [parent, second, third] = reports.as_slice() else {
        panic!("{reports:?}")
    };
    let kinds: Vec<_> = parent.parts.iter().map(|part| part.kind).collect();
    assert_eq!(
        kinds,
        [
            PartKind::Title,
            PartKind::Body,
            PartKind::Credit,
            PartKind::RelatedLink,
            PartKind::RelatedArticle,
            PartKind::RelatedLink,
            PartKind::RelatedArticle
        ]
    );
    assert_eq!((second.id.as_str(), third.id.as_str()), ("r#2", "r#3"));
    assert_eq!(second.within.as_deref(), Some("r"));
    assert_eq!(second.title.as_deref(), Some("حريق في المرفأ القديم"));
    assert_eq!(second.text, format!("{other}\nالمصدر: رويترز"));
    assert_eq!(second.agencies, ["Reuters"]);
    assert_eq!((third.text.as_str(), third.published), (other.as_str(), None));
    assert!(parent.agencies.is_empty());
}

#[test]
fn links_are_no_articles() {
    let links = "إقرأ أيضاً:\nحريق في المرفأ\nفيضان في الوادي";
    let text = format!("غرق سفينة\n{BODY}\n{links}\n\n{MORE}\n{BODY}");
    let reports = read(&text);
    let [report] = reports.as_slice() else {
        panic!("{reports:?}")
    };
    let body = format!("{MORE}\n{BODY}");
    assert_eq!(
        parts(report).get(2..),
        Some(
            &[
                (PartKind::RelatedLink, "إقرأ أيضاً:"),
                (PartKind::RelatedLink, "حريق في المرفأ"),
                (PartKind::RelatedLink, "فيضان في الوادي"),
                (PartKind::Body, body.as_str()),
            ][..]
        )
    );
}

#[test]
fn too_many_glued_articles_stay_in_the_last() {
    let text =
        format!("غرق سفينة\n{MORE}\n") + &format!("المصدر: الوادي\nإقرأ أيضاً:\nحريق\n{BODY}\n{MORE}\n").repeat(20);
    assert_eq!(read(&text).len(), 1 + glued::MOST);
}

#[test]
fn signatures_and_credits_close_a_report() {
    let text = format!("{BODY}\n{MORE} (رويترز)\n*نقلاً عن الأهرام المصرية\nصحفيا وكالة فرانس برس سالم وهدى في أوسلو.");
    let reports = read(&text);
    let [report] = reports.as_slice() else {
        panic!("{reports:?}")
    };
    assert_eq!(
        parts(report).get(1..),
        Some(
            &[
                (PartKind::Credit, "(رويترز)"),
                (PartKind::Credit, "*نقلاً عن الأهرام المصرية"),
                (PartKind::Credit, "صحفيا وكالة فرانس برس سالم وهدى في أوسلو."),
            ][..]
        )
    );
    assert_eq!(report.agencies, ["Reuters", "AlAhram", "AFP"]);
}

#[test]
fn an_outlet_may_open_the_headline() {
    let reports = read(&format!("الجارديان: غرق سفينة في الميناء\n{BODY}"));
    let report = reports.first().expect("a report");
    assert_eq!(report.parts.first().map(|part| part.kind), Some(PartKind::Title));
    assert_eq!(report.agencies, ["Guardian"]);
}

#[test]
fn whom_a_picture_is_from_says_nothing_of_the_text() {
    let reports = read(&format!(
        "غرق سفينة\n{BODY}\nمصدر الصورة: رويترز\n{MORE}\nFILE - The ship in Oslo (Huda Salem/AP)"
    ));
    let report = reports.first().expect("a report");
    assert_eq!(
        report.parts.iter().filter(|part| part.kind == PartKind::Credit).count(),
        2
    );
    assert!(report.agencies.is_empty());
}

#[test]
fn an_agency_at_work_in_a_text_without_credits_is_told_apart_from_its_source() {
    let told = format!("غرق سفينة\n{BODY}\nوقال حارس الميناء لوكالة فرانس برس إن السفينة قديمة.\n{MORE}");
    let of = |text: &str| {
        let reports = read(text);
        let report = reports.first().expect("a report");
        (report.agencies.clone(), report.gathered.clone())
    };
    assert_eq!(of(&told), (vec![], vec!["AFP".to_owned()]));
    assert_eq!(of(&format!("{told}\nالمصدر: صحيفة الوادي")).1, [""; 0]);
    let signed = of(&format!("{told}\n(رويترز)"));
    assert_eq!(signed, (vec!["Reuters".to_owned()], vec![]));
}

#[test]
fn a_dateline_shows_what_is_above_it() {
    let reports = read("Ship sinks in harbour.\n\nOSLO, May 3 (UPI) — A large cargo ship sank in the harbour.");
    let report = reports.first().expect("a report");
    assert_eq!(report.title.as_deref(), Some("Ship sinks in harbour."));
    assert_eq!(report.parts.get(1).map(|part| part.kind), Some(PartKind::Dateline));
}

#[test]
fn a_text_without_headline_is_body() {
    for text in [BODY, "غرق سفينة", "رويترز", "3 مايو 2022", "غرق سفينة\nحريق في المرفأ"]
    {
        let reports = read(text);
        let report = reports.first().expect("a report");
        assert_eq!(parts(report), [(PartKind::Body, text)]);
        assert_eq!(report.title, None);
    }
}

#[test]
fn sources_are_outlets_or_agencies() {
    for (source, outlet, agencies) in [
        ("الجزيرة + وكالات", Some("الجزيرة"), &["agencies"][..]),
        ("رويترز", None, &["Reuters"]),
        ("رويترز، الوادي", Some("الوادي"), &["Reuters"]),
    ] {
        let reports = read(&format!("غرق سفينة\n{BODY}\nالمصدر: {source}"));
        let report = reports.first().expect("a report");
        assert_eq!(
            (report.outlet.as_deref(), report.agencies.as_slice()),
            (
                outlet,
                &agencies.iter().map(|a| (*a).to_owned()).collect::<Vec<_>>()[..]
            )
        );
    }
}

#[test]
fn another_language_is_kept_and_noted() {
    let reports = read("Le navire a coulé dans le port après une violente tempête, selon les autorités locales.");
    let report = reports.first().expect("a report");
    assert_eq!((report.language, report.notes.len()), (Language::Other, 1));
}
