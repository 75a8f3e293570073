//! Text → reports: the text's own, and one for every article glued onto it.

use super::agencies::{self, Named};
use super::gathered;
use super::glued::{self, Glued};
use super::head::{self, Headline};
use super::imprint::letters;
use super::layout::Layout;
use super::parts::{self, Marked};
use super::told::Aside;
use super::{Language, Note, Part, PartKind, Published, Report, language};
use crate::lexicon::Lexicon;
use crate::lexicon::registry::OutletKind;
use crate::text::Span;

/// The longest text of one report, in bytes. What is beyond is left out: no
/// report is as long as a thousand are, and one broken file must not take all
/// time and memory.
pub const MAX_TEXT: usize = 8 * 1024 * 1024;

/// A report before its text is read: what the metadata gives.
#[derive(Clone, Debug, Default)]
pub(super) struct Source {
    pub(super) id: String,
    pub(super) text: String,
    pub(super) outlet: Option<String>,
    pub(super) url: Option<String>,
    pub(super) title: Option<String>,
    pub(super) published: Option<Published>,
    pub(super) updated: Option<Published>,
    pub(super) fetched: Option<Published>,
    pub(super) categories: Vec<String>,
    pub(super) byline: Option<String>,
    /// The tag of a language (BCP 47).
    pub(super) language: Option<String>,
    pub(super) agencies: Vec<String>,
    /// What stands where neither the metadata nor the text tells anything.
    pub(super) aside: Aside,
    /// What is known of the text beforehand, in order: headlines and posts.
    pub(super) parts: Vec<Part>,
    pub(super) notes: Vec<Note>,
}

/// Reads one text into its report and those of the articles glued onto it.
pub(super) fn read(mut source: Source, lexicon: &Lexicon) -> Vec<Report> {
    if cut(&mut source.text) {
        source.notes.push(Note {
            input: source.id.clone(),
            place: None,
            message: format!(
                "the text is longer than {} MiB; what is beyond was left out: split it into reports",
                MAX_TEXT / (1024 * 1024)
            ),
        });
    }
    let layout = Layout::new(&source.text, lexicon);
    let glued = glued::find(&layout);
    let Some(first) = glued.first() else {
        let marked = mark(&layout, &source);
        let language = language::detect(&source.text, &layout.tokens, lexicon);
        drop(layout);
        return vec![finish(source, marked, Vec::new(), language, lexicon)];
    };
    // The report itself ends above the first glued article.
    let own = source.text.get(..first.opener.start).unwrap_or_default();
    let own_layout = Layout::new(own, lexicon);
    let marked = mark(&own_layout, &source);
    let language = language::detect(own, &own_layout.tokens, lexicon);
    let others: Vec<Source> = glued
        .iter()
        .enumerate()
        .map(|(n, glued)| Source {
            id: format!("{}#{}", source.id, n + 2),
            text: glued.article.of(&source.text).to_owned(),
            ..Source::default()
        })
        .collect();
    let parent = source.id.clone();
    let mut reports = vec![finish(source, marked, glued, language, lexicon)];
    for other in others {
        let layout = Layout::new(&other.text, lexicon);
        let marked = mark(&layout, &other);
        let language = language::detect(&other.text, &layout.tokens, lexicon);
        drop(layout);
        let mut report = finish(other, marked, Vec::new(), language, lexicon);
        report.within = Some(parent.clone());
        reports.push(report);
    }
    reports
}

/// Cuts a text that is too long; whether it was.
fn cut(text: &mut String) -> bool {
    let long = text.len() > MAX_TEXT;
    if long {
        text.truncate(text.floor_char_boundary(MAX_TEXT));
    }
    long
}

fn mark(layout: &Layout<'_>, source: &Source) -> Marked {
    let headline = source.title.as_deref().map_or(Headline::InText, Headline::Known);
    let mut marked = parts::mark(layout, headline, source.outlet.as_deref(), &source.parts);
    let outlet = source
        .outlet
        .as_deref()
        .or(marked.outlet.map(|span| span.of(layout.text)));
    let own = outlet.and_then(|outlet| agencies::publisher(outlet, layout.lexicon));
    // A text that credits its own writers or names itself as the source quotes agencies.
    let credited = marked.byline.is_some()
        || marked
            .parts
            .iter()
            .any(|part| part.kind == PartKind::Credit && marked.captions.binary_search(&part.span).is_err());
    if !credited {
        marked.gathered = gathered::find(layout, &marked.parts, own);
    }
    marked
}

/// Puts together what the metadata gives and what the text says; the metadata
/// comes first.
fn finish(
    source: Source,
    marked: Marked,
    glued: Vec<Glued>,
    (detected, looks_like): (Language, Option<&'static str>),
    lexicon: &Lexicon,
) -> Report {
    let text = source.text;
    let mut parts = marked.parts;
    for Glued { opener, article } in glued {
        for (kind, span) in [(PartKind::RelatedLink, opener), (PartKind::RelatedArticle, article)] {
            parts.push(Part { kind, span });
        }
    }
    let title = source
        .title
        .filter(|title| !title.is_empty())
        .or_else(|| marked.title.map(|span: Span| span.of(&text).to_owned()));
    let mut aside = source.aside;
    let byline = aside.fill("byline", source.byline.or(marked.byline), |told| &told.byline);
    let published = aside.published(source.published.or(marked.published));
    let by_form = marked.agency.map(|span| span.of(&text));
    let (outlet, taken) = publisher(
        source.outlet,
        marked.outlet.map(|span| span.of(&text)),
        marked.source.as_deref(),
        by_form,
        lexicon,
    );
    let agencies = agencies::find(
        Named {
            text: &text,
            parts: &parts,
            captions: &marked.captions,
            title: title.as_deref(),
            byline: byline.as_deref(),
            given: &source.agencies,
            unknown: &by_form
                .into_iter()
                .chain(taken.iter().map(String::as_str))
                .collect::<Vec<_>>(),
            outlet: outlet.as_deref(),
        },
        lexicon,
    );
    // What the text states of itself goes before what it shows.
    let gathered = marked.gathered.into_iter().filter(|_| agencies.is_empty());
    let gathered = gathered.map(str::to_owned).collect();
    let language = match source
        .language
        .as_deref()
        .map(|tag| tag.split(['-', '_']).next().unwrap_or_default())
    {
        Some("ar") => Language::Arabic,
        Some("en") => Language::English,
        _ => detected,
    };
    let updated = aside.updated(source.updated, published);
    let categories = aside.categories(source.categories);
    let mut notes = source.notes;
    notes.extend(aside.note(&source.id));
    if language == Language::Other {
        let like = looks_like.map_or(String::new(), |tag| format!(", it looks like \"{tag}\""));
        notes.push(Note {
            input: source.id.clone(),
            place: None,
            message: format!("the text is neither Arabic nor English{like}: kept, not read"),
        });
    }
    Report {
        id: source.id,
        within: None,
        outlet,
        url: source.url,
        title,
        published,
        updated,
        fetched: source.fetched,
        categories,
        language,
        byline,
        agencies,
        gathered,
        text,
        parts,
        notes,
    }
}

/// Who published a text, and from whom else it is taken by its own word.
///
/// The metadata comes first, then the lines above the body, then the line that
/// names the source ("المصدر: الوادي + وكالات"). In that line, agencies are
/// sources, and so is another outlet than the one already known.
fn publisher(
    given: Option<String>,
    head: Option<&str>,
    credit: Option<&str>,
    by_form: Option<&str>,
    lexicon: &Lexicon,
) -> (Option<String>, Vec<String>) {
    /// A longer name is a remark ("المصدر: مراسل الجريدة في …").
    const WORDS: usize = 5;
    let mut outlet = given.as_deref().or(head);
    let mut taken = Vec::new();
    for name in credit.into_iter().flat_map(head::source_names) {
        let known = lexicon.registry.lookup(name);
        if known.is_some_and(|known| known.kind == OutletKind::Agency) || by_form.is_some_and(|own| is_same(own, name))
        {
            continue;
        }
        match outlet {
            None => outlet = Some(name),
            // The longer name of the same house: "المناطق", "صحيفة المناطق السعودية".
            Some(own) if is_same(own, name) => {
                if given.is_none() && name.len() > own.len() {
                    outlet = Some(name);
                }
            }
            Some(_) if known.is_none() && name.split_whitespace().count() <= WORDS => taken.push(name.to_owned()),
            Some(_) => {}
        }
    }
    (outlet.map(str::to_owned), taken)
}

/// Whether one name holds the other.
fn is_same(a: &str, b: &str) -> bool {
    let (a, b) = (letters(a), letters(b));
    !a.is_empty() && !b.is_empty() && (a.contains(&b) || b.contains(&a))
}

#[cfg(test)]
mod tests {
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
        let text =
            format!("غرق سفينة\n{MORE}\nالمصدر: الوادي\nإقرأ أيضاً:\n{other}\nالمصدر: رويترز\nإقرأ أيضاً:\n{other}");
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
        let text =
            format!("{BODY}\n{MORE} (رويترز)\n*نقلاً عن الأهرام المصرية\nصحفيا وكالة فرانس برس سالم وهدى في أوسلو.");
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
}
