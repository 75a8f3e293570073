//! HTML → reports: the article of a page, without what is around it.
//!
//! A page is parsed once, into a tree. One look over the tree tells how much
//! text each element holds, how much of it in links, and what its class says it
//! is; from that comes the element that holds the article.

mod article;
mod counts;
mod lines;
mod metadata;
mod scan;
mod survey;
mod tags;
mod told;
mod tree;
mod visible;

use super::plain::{self, Source};
use super::{Known, Note, Part, PartKind, Report, encoding, letters};
use crate::lexicon::Lexicon;
use crate::lexicon::elements::Element;
use crate::text::Span;
use lines::Lines;
use metadata::{Given, Metadata};
use survey::Survey;
use tree::{TooWild, Tree};

/// The longest page, in bytes. What is beyond is left out.
pub const MAX_PAGE: usize = 8 * 1024 * 1024;

/// How far into a page its encoding is declared.
const DECLARED_WITHIN: usize = 2048;

/// Reads the article of a page.
pub(super) fn read(name: &str, bytes: &[u8], known: &Known, lexicon: &Lexicon) -> (Vec<Report>, Vec<Note>) {
    let note = |message: &str| Note {
        input: name.to_owned(),
        place: None,
        message: message.to_owned(),
    };
    let fail = |message: &str| (Vec::new(), vec![note(message)]);
    let whole = bytes.get(..MAX_PAGE).unwrap_or(bytes);
    let Some(decoded) = encoding::decode(whole, declared_encoding(whole).as_deref()) else {
        return fail("not a page: nothing was read");
    };
    let html = decoded.text;
    if html.trim().is_empty() {
        return fail("the page is empty: nothing to read");
    }
    let mut notes: Vec<Note> = decoded.note.as_deref().map(note).into_iter().collect();
    if whole.len() < bytes.len() {
        notes.push(note(
            "the page is too long; what is beyond the first 8 MiB was left out",
        ));
    }
    let tree = match Tree::parse(&html) {
        Ok(tree) => tree,
        Err(TooWild::ManyTags) => {
            return fail("the page has too many tags: nothing was read; save its text as a .txt file to read it");
        }
        Err(TooWild::Deep) => {
            return fail(
                "the page's elements are nested too deep: nothing was read; save its text as a .txt file to read it",
            );
        }
    };
    let given = Given::of(&tree);
    let survey = Survey::of(&tree, &given.addresses(), &lexicon.elements);
    let root = article::root(&tree, &survey);
    let shown = root.map_or_else(Lines::default, |root| lines::of(&tree, &survey, root));
    let first = shown.text.lines().next().unwrap_or_default();
    let mut metadata = metadata::read(&tree, &survey, &given, (root, first), lexicon);
    let article = with_given(shown, metadata.body.take());
    if article.text.is_empty() {
        return fail("no article was found in the page; save its text as a .txt file to read it");
    }
    let aside = told::apply(&mut metadata, known, lexicon);
    let (text, parts) = headed(&tree, &survey, root, &metadata, article);
    let source = Source {
        id: name.to_owned(),
        text,
        outlet: metadata.outlet,
        aside,
        url: metadata.url,
        title: metadata.title.or(Some(String::new())),
        published: metadata.published,
        updated: metadata.updated,
        byline: metadata.byline,
        // A page's declared language is of its frame as often as of its article.
        language: None,
        agencies: metadata.sources,
        parts,
        notes,
        ..Source::default()
    };
    (plain::read(source, lexicon), Vec::new())
}

/// The article as the page shows it, or as it gives it to machines where it
/// shows far less: scripts fill some pages.
fn with_given(shown: Lines, given: Option<String>) -> Lines {
    match given {
        Some(given) if given.len() > 2 * shown.text.len() => Lines {
            text: given,
            ..Lines::default()
        },
        _ => shown,
    }
}

/// The text of a report: the headline and the lines under it, as far as the
/// page shows them, above the article.
fn headed(
    tree: &Tree<'_>,
    survey: &Survey,
    root: Option<usize>,
    metadata: &Metadata,
    article: Lines,
) -> (String, Vec<Part>) {
    let mut text = String::new();
    let mut parts = Vec::new();
    let first = article.text.lines().next().unwrap_or_default();
    let headline = metadata.headline.map(|index| visible::text_of(tree, index));
    let lead = lead(tree, survey, metadata.headline, root).map(|index| visible::text_of(tree, index));
    let heads = headline.into_iter().chain(lead);
    for line in heads.filter(|line| !line.is_empty() && !letters::are_same(line, first)) {
        parts.push(Part {
            kind: PartKind::Title,
            span: Span::new(text.len(), text.len() + line.len()),
        });
        text.push_str(&line);
        text.push('\n');
    }
    let start = text.len();
    text.push_str(&article.text);
    parts.extend(article.posts.iter().map(|span| Part {
        kind: PartKind::EmbeddedPost,
        span: Span::new(start + span.start, start + span.end),
    }));
    (text, parts)
}

/// The element that holds the lines under the headline.
fn lead(tree: &Tree<'_>, survey: &Survey, headline: Option<usize>, root: Option<usize>) -> Option<usize> {
    /// They have this many letters.
    const LETTERS: std::ops::Range<u32> = 20..600;
    let (headline, root) = headline.zip(root)?;
    (tree.end(headline)..tree.end(root)).find(|index| {
        survey.kinds(*index).has(Element::Lead) && LETTERS.contains(&survey.letters_in(*index, tree.end(*index)))
    })
}

/// The encoding that a page declares for itself.
fn declared_encoding(bytes: &[u8]) -> Option<String> {
    let head = bytes.get(..DECLARED_WITHIN).unwrap_or(bytes).to_ascii_lowercase();
    let at = memchr::memmem::find(&head, b"charset=")? + b"charset=".len();
    let label: Vec<u8> = head
        .get(at..)?
        .iter()
        .copied()
        .skip_while(|b| matches!(b, b'"' | b'\'' | b' '))
        .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
        .collect();
    String::from_utf8(label).ok().filter(|label| !label.is_empty())
}

#[cfg(test)]
mod tests {
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
            let (head, above) = if less.starts_with("<meta") || less.starts_with("<link") || less.starts_with("<script")
            {
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
        let line = "北の港では火曜日の夜、嵐のあとに大きな貨物船が沈みましたが、乗っていた人は全員助かったと警察が話しています。";
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
}
