//! The article of a page, and what is around it.

use super::*;
use crate::report::{Format, Language, PartKind, parse};

const PARAGRAPH: &str = "غرقت سفينة شحن كبيرة في ميناء المدينة مساء الثلاثاء بعد عاصفة شديدة استمرت ساعات، ونجا كل من عليها، بحسب ما قالت الشرطة.";

fn page(head: &str, body: &str) -> String {
    format!(
        "<!doctype html><html lang=\"ar\"><head>{head}</head><body><nav><a href=/>الرئيسية</a></nav>\
         <article>{body}</article><footer>اتصل بنا</footer></body></html>"
    )
}

fn reports(html: &[u8]) -> (Vec<Report>, Vec<Note>) {
    parse("page", html, Format::Html, Lexicon::builtin())
}

#[test]
fn article_and_metadata() {
    let html = page(
        "<title>غرق سفينة | الوادي</title><meta property=\"og:title\" content=\"غرق سفينة\">\
         <meta property=\"og:site_name\" content=\"الوادي\">\
         <meta property=\"article:published_time\" content=\"2022-05-03T14:05:00+03:00\">\
         <meta name=\"author\" content=\"هدى سالم\">",
        &format!(
            "<h1>غرق سفينة</h1><p>أوسلو (رويترز) - {PARAGRAPH}</p><p>{PARAGRAPH}</p>\
             <blockquote class=\"twitter-tweet\"><p>أغلق الميناء &amp; الطريق <a href=x>pic.twitter.com/aB3</a></p>\
             &mdash; شرطة أوسلو (@oslopolice) <a href=y>May 3, 2022</a></blockquote><p>{PARAGRAPH}</p>"
        ),
    );
    let (reports, notes) = reports(html.as_bytes());
    assert!(notes.is_empty(), "{notes:?}");
    let report = reports.first().expect("a report");
    assert_eq!(report.title.as_deref(), Some("غرق سفينة"));
    assert_eq!(report.outlet.as_deref(), Some("الوادي"));
    assert_eq!(report.byline.as_deref(), Some("هدى سالم"));
    assert_eq!(
        report.published.map(|p| p.to_string()).as_deref(),
        Some("2022-05-03T14:05:00+03:00")
    );
    assert_eq!(report.language, Language::Arabic);
    assert_eq!(report.agencies, ["Reuters"]);
    let parts: Vec<_> = report
        .parts
        .iter()
        .filter(|part| part.kind != PartKind::Title)
        .map(|part| (part.kind, part.span.of(&report.text)))
        .collect();
    let two = format!("{PARAGRAPH}\n{PARAGRAPH}");
    assert_eq!(
        parts,
        [
            (PartKind::Dateline, "أوسلو (رويترز) -"),
            (PartKind::Body, two.as_str()),
            (
                PartKind::EmbeddedPost,
                "أغلق الميناء & الطريق pic.twitter.com/aB3\n— شرطة أوسلو (@oslopolice) May 3, 2022"
            ),
            (PartKind::Body, PARAGRAPH),
        ]
    );
}

#[test]
fn encoding_is_declared_by_the_page() {
    let html = page(
        "<meta charset=\"windows-1256\">",
        &format!("<p>{PARAGRAPH}</p>").repeat(3),
    );
    let (bytes, _, _) = encoding_rs::WINDOWS_1256.encode(&html);
    let (reports, _) = reports(&bytes);
    assert!(reports.first().is_some_and(|report| report.text.contains("سفينة شحن")));
}

#[test]
fn no_day_is_made_up_from_a_year_or_a_month() {
    for less in [
        "<meta name=\"date\" content=\"2026\">",
        "<meta name=\"date\" content=\"2026-01\">",
        "<meta name=\"date\" content=\"202601\">",
        "<meta name=\"date\" content=\"January 2026\">",
        "<meta name=\"date\" content=\"1767225600\">",
        "<link rel=\"canonical\" href=\"https://wadi.example/2026/01/0112345\">",
        "<link rel=\"canonical\" href=\"https://wadi.example/2026/01/ferry\">",
        "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"headline\":\"غرق\",\"datePublished\":\"2026\"}</script>",
        "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"headline\":\"غرق\",\"datePublished\":2026}</script>",
        "<time datetime=\"2026\">2026</time>",
        "<time datetime=\"2026-01\">يناير 2026</time>",
        "<p class=\"date\">© 2026 الوادي</p>",
        "<p class=\"date\">كانون الثاني/يناير 2026</p>",
        "<p class=\"date\">Copyright 2025-2026</p>",
        "<p class=\"date\">1 يناير</p>",
        "<p class=\"date\">الأول من عام 2026</p>",
        "<p class=\"date\">01/2026</p>",
        "<p>© 2026</p>",
        "<footer>© 2026</footer>",
    ] {
        let (head, above) = if less.starts_with("<meta") || less.starts_with("<link") || less.starts_with("<script") {
            (less, "")
        } else {
            ("", less)
        };
        let body = format!("<h1>غرق</h1>{above}<p>{PARAGRAPH}</p><p>{PARAGRAPH}</p><p>© 2026 الوادي</p>");
        let (reports, _) = reports(page(head, &body).as_bytes());
        assert_eq!(reports.first().and_then(|report| report.published), None, "{less}");
    }
}

#[test]
fn an_article_without_spaces_between_its_words_is_found() {
    let line =
        "北の港では火曜日の夜、嵐のあとに大きな貨物船が沈みましたが、乗っていた人は全員助かったと警察が話しています。";
    let html = page(
        "<title>船</title>",
        &format!("<h1>船が沈む</h1><p>{line}</p><p>{line}</p>"),
    );
    let (reports, notes) = reports(html.as_bytes());
    assert!(notes.is_empty(), "{notes:?}");
    assert!(reports.first().is_some_and(|report| report.text.contains(line)));
    assert_eq!(reports.first().map(|report| report.language), Some(Language::Other));
}

#[test]
fn pages_without_article_are_noted() {
    for html in [
        "",
        " \n ",
        "<html></html>",
        "<div",
        "<html><body><script>x</script></body></html>",
        "\0\0\0\0\0",
    ] {
        let (reports, notes) = reports(html.as_bytes());
        assert!(reports.is_empty() && notes.len() == 1, "{html}: {notes:?}");
    }
}

#[test]
fn a_page_filled_by_scripts_gives_its_text_for_machines() {
    let html = page(
        &format!(
            "<script type=\"application/ld+json\">{{\"@type\":\"NewsArticle\",\"headline\":\"غرق سفينة\",\
             \"articleBody\":\"<p>{PARAGRAPH}</p><p>{PARAGRAPH}</p>\"}}</script>"
        ),
        "<p>جار التحميل</p>",
    );
    let (reports, _) = reports(html.as_bytes());
    let report = reports.first().expect("a report");
    assert_eq!(report.text, format!("{PARAGRAPH}\n{PARAGRAPH}"));
    assert_eq!(report.title.as_deref(), Some("غرق سفينة"));
}

proptest::proptest! {
    /// Whatever is nested in whatever: a report or a note.
    #[test]
    fn any_elements(parts in proptest::collection::vec((0..ELEMENTS.len(), proptest::bool::ANY), 0..60)) {
        let body: String = parts
            .into_iter()
            .map(|(element, text)| format!("{}{}", ELEMENTS[element], if text { PARAGRAPH } else { "كلمة" }))
            .collect();
        let (reports, notes) = reports(page("", &body).as_bytes());
        proptest::prop_assert!(!reports.is_empty() || !notes.is_empty());
        for report in reports {
            proptest::prop_assert!(report.parts.iter().all(|part| !part.span.of(&report.text).is_empty()));
        }
    }
}

/// Beginnings and ends that the search for the article looks at.
const ELEMENTS: [&str; 24] = [
    "<p>",
    "</p>",
    "<div class=article-body>",
    "</div>",
    "<div class=related>",
    "<h1>",
    "</h1>",
    "<h2><a href=/>",
    "</a></h2>",
    "<article>",
    "</article>",
    "<ul><li>",
    "</ul>",
    "<a href=/x>",
    "</a>",
    "<br>",
    "<header>",
    "</header>",
    "<blockquote class=twitter-tweet>",
    "</blockquote>",
    "<table><tr><td>",
    "</table>",
    "<time datetime=2022-05-03>",
    "<script>",
];

#[test]
fn deep_pages_neither_hang_nor_overflow() {
    for (depth, read) in [(tree::MAX_DEPTH - 10, true), (2_000, false), (100_000, false)] {
        let html = format!("<article>{}<p>{PARAGRAPH}</p>", "<div>".repeat(depth));
        let (reports, notes) = reports(html.as_bytes());
        assert_eq!(
            (reports.len(), notes.len()),
            if read { (1, 0) } else { (0, 1) },
            "{depth}"
        );
    }
}
