//! HTML → reports: the article of a page, without what is around it.

use super::plain::{self, Source};
use super::{Note, Published, Report, dates, encoding};
use crate::lexicon::Lexicon;
use std::panic::{AssertUnwindSafe, catch_unwind};
use trafilatura::dom::Document;
use trafilatura::{ExtractResult, Options, extract_document};

/// The longest page, in bytes. What is beyond is left out.
pub const MAX_PAGE: usize = 8 * 1024 * 1024;

/// A page with elements nested deeper than this is not read: the extractor
/// walks down by recursion.
const MAX_DEPTH: usize = 400;

/// A page with more tags than this, or with more that are open at one place,
/// is not read: news pages have a few thousand, and dozens.
const MAX_TAGS: usize = 100_000;
const MAX_OPEN: usize = 2_000;

/// How far into a page its encoding is declared.
const DECLARED_WITHIN: usize = 2048;

/// Reads the article of a page.
pub(super) fn read(name: &str, bytes: &[u8], lexicon: &Lexicon) -> (Vec<Report>, Vec<Note>) {
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
    if is_too_wild(&html) {
        return fail("the page has too many tags, or too many unclosed: nothing was read");
    }
    let mut notes: Vec<Note> = decoded.note.as_deref().map(note).into_iter().collect();
    if whole.len() < bytes.len() {
        notes.push(note(
            "the page is too long; what is beyond the first 8 MiB was left out",
        ));
    }
    let options = Options::default().with_fallback(true).with_exclude_comments(true);
    // A page must not end the run, whatever the extractor meets in it.
    let result = match catch_unwind(AssertUnwindSafe(|| {
        let page = Document::parse(&html);
        (!is_too_deep(&page)).then(|| extract_document(page, &options))
    })) {
        Ok(Some(Ok(result))) => result,
        Ok(None) => return fail("the page's elements are nested too deep: nothing was read"),
        Ok(Some(Err(error))) => return fail(&format!("no article was found in the page ({error})")),
        Err(_) => return fail("the extractor failed on the page: nothing was read"),
    };
    let text = lines_of(&result.content_html);
    if text.is_empty() {
        return fail("no article was found in the page");
    }
    let published = published(&html, &result);
    let metadata = result.metadata;
    let source = Source {
        id: name.to_owned(),
        text,
        outlet: filled(metadata.sitename).or_else(|| filled(metadata.hostname)),
        url: filled(metadata.url),
        title: Some(metadata.title),
        published,
        byline: filled(metadata.author),
        // A page's declared language is of its frame as often as of its article.
        language: None,
        agencies: Vec::new(),
        notes,
        ..Source::default()
    };
    (plain::read(source, lexicon), Vec::new())
}

/// The text of the extracted article, each paragraph on a line of its own and
/// a quotation apart from what is around it. The extractor's own text joins
/// all paragraphs; its HTML is clean: tags are closed, and of the entities only
/// those that the standard's serialiser writes are left.
fn lines_of(html: &str) -> String {
    const APART: &[&str] = &["blockquote", "table"];
    const LINES: &[&str] = &[
        "p",
        "br",
        "div",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "ul",
        "ol",
        "tr",
        "pre",
        "section",
        "article",
        "figure",
        "figcaption",
        "dl",
        "dt",
        "dd",
        "hr",
        "body",
        "html",
        "main",
        "header",
        "footer",
    ];
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(open) = rest.find('<') {
        push_words(rest.get(..open).unwrap_or_default(), &mut text);
        rest = rest.get(open + 1..).unwrap_or_default();
        let end = tag_end(rest);
        let tag = rest.get(..end).unwrap_or_default().trim_start_matches('/');
        let name = tag
            .split(|c: char| !c.is_ascii_alphanumeric())
            .next()
            .unwrap_or_default();
        let breaks = if APART.contains(&name) {
            2
        } else {
            usize::from(LINES.contains(&name))
        };
        break_line(&mut text, breaks);
        if matches!(name, "td" | "th") {
            push_words(" ", &mut text);
        }
        rest = rest.get(end + 1..).unwrap_or_default();
    }
    push_words(rest, &mut text);
    text.truncate(text.trim_end().len());
    text
}

/// Where a tag ends: at the next `>` outside of an attribute's value.
fn tag_end(tag: &str) -> usize {
    let mut quote = None;
    for (at, c) in tag.char_indices() {
        match quote {
            None if c == '>' => return at,
            None if c == '"' => quote = Some(c),
            Some(open) if c == open => quote = None,
            _ => {}
        }
    }
    tag.len()
}

/// Ends the line, and leaves a blank one where two breaks are wanted.
fn break_line(text: &mut String, breaks: usize) {
    if breaks == 0 || text.is_empty() {
        return;
    }
    text.truncate(text.trim_end_matches(' ').len());
    let have = text.len() - text.trim_end_matches('\n').len();
    for _ in have..breaks {
        text.push('\n');
    }
}

/// Appends the words of a text node, with one space where any white space was.
fn push_words(raw: &str, text: &mut String) {
    let plain = raw
        .replace("&nbsp;", " ")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&");
    for c in plain.chars() {
        if !c.is_whitespace() {
            text.push(c);
        } else if !text.is_empty() && !text.ends_with([' ', '\n']) {
            text.push(' ');
        }
    }
}

fn filled(value: String) -> Option<String> {
    Some(value.trim().to_owned()).filter(|value| !value.is_empty())
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

/// When the page says it was published: with the time of day where one of its
/// machine-readable dates has it, for the extractor keeps the day only.
fn published(html: &str, result: &ExtractResult) -> Option<Published> {
    const KEYS: &[&str] = &["article:published_time", "datePublished", "DC.date.issued", "pubdate"];
    /// How far behind its key a date stands.
    const REACH: usize = 120;
    let day = result.metadata.date.and_then(|date| dates::metadata(&date.to_string()));
    for key in KEYS {
        for at in memchr::memmem::find_iter(html.as_bytes(), key.as_bytes()).take(4) {
            let end = html.floor_char_boundary(html.len().min(at + key.len() + REACH));
            let found = html
                .get(at + key.len()..end)
                .unwrap_or_default()
                .split(['"', '\''])
                .filter(|value| value.len() >= 10)
                .find_map(dates::metadata);
            if let Some(found) = found.filter(|found| day.is_none_or(|day| day.at.date() == found.at.date())) {
                return Some(found);
            }
        }
    }
    day
}

/// Whether a page would take the parser too long: it walks up the open
/// elements at every tag. Depth is reckoned by tags, so that unclosed ones count.
fn is_too_wild(html: &str) -> bool {
    const UNCOUNTED: &[&str] = &[
        "p", "li", "dt", "dd", "tr", "td", "th", "tbody", "thead", "tfoot", "option", "area", "base", "br", "col",
        "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "html", "head", "body",
    ];
    let (mut depth, mut tags) = (0_usize, 0_usize);
    for at in memchr::memchr_iter(b'<', html.as_bytes()) {
        let rest = html.get(at + 1..).unwrap_or_default();
        let closing = rest.starts_with('/');
        let name: String = rest
            .chars()
            .skip(usize::from(closing))
            .take(12)
            .take_while(char::is_ascii_alphanumeric)
            .map(|c| c.to_ascii_lowercase())
            .collect();
        if name.is_empty() {
            continue;
        }
        tags += 1;
        if !UNCOUNTED.contains(&name.as_str()) {
            depth = if closing { depth.saturating_sub(1) } else { depth + 1 };
        }
        if depth > MAX_OPEN || tags > MAX_TAGS {
            return true;
        }
    }
    false
}

/// Whether elements are nested deeper than [`MAX_DEPTH`].
fn is_too_deep(page: &Document) -> bool {
    let mut open = vec![(page.root(), 0)];
    while let Some((node, depth)) = open.pop() {
        if depth > MAX_DEPTH {
            return true;
        }
        open.extend(page.child_nodes(node).into_iter().map(|child| (child, depth + 1)));
    }
    false
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
    fn deep_pages_neither_hang_nor_overflow() {
        for (depth, read) in [(MAX_DEPTH - 10, true), (MAX_OPEN - 10, false), (100_000, false)] {
            let html = format!("<article>{}<p>{PARAGRAPH}</p>", "<div>".repeat(depth));
            let (reports, notes) = reports(html.as_bytes());
            assert_eq!(
                (reports.len(), notes.len()),
                if read { (1, 0) } else { (0, 1) },
                "{depth}"
            );
        }
    }

    #[test]
    fn paragraphs_become_lines() {
        assert_eq!(
            lines_of(
                "<p title=\"a>b\">one\n two<br>three</p><blockquote><p>four</p></blockquote>five &lt;six&gt; <b>se</b>ven"
            ),
            "one two\nthree\n\nfour\n\nfive <six> seven"
        );
    }
}
