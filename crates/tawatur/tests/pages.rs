//! The project's own pages, `corpus/pages`: all that a reader is to find in
//! each is written down beside it.

#![cfg(test)]

use std::path::PathBuf;
use tawatur::lexicon::Lexicon;
use tawatur::report::{self, Format, Published, Report};

/// What a page is to give.
#[derive(Debug, PartialEq, serde::Deserialize)]
struct Page {
    title: Option<String>,
    outlet: Option<String>,
    byline: Option<String>,
    published: Option<String>,
    updated: Option<String>,
    language: String,
    agencies: Vec<String>,
    url: Option<String>,
    /// Kind and words of each.
    parts: Vec<(String, String)>,
}

impl Page {
    fn of(report: &Report) -> Self {
        let shown = |date: Option<Published>| date.map(|date| date.to_string());
        let kind = |kind| serde_json::to_value(kind).unwrap().as_str().unwrap().to_owned();
        Self {
            title: report.title.clone(),
            outlet: report.outlet.clone(),
            byline: report.byline.clone(),
            published: shown(report.published),
            updated: shown(report.updated),
            language: report.language.tag().to_owned(),
            agencies: report.agencies.clone(),
            url: report.url.clone(),
            parts: report
                .parts
                .iter()
                .map(|part| (kind(part.kind), part.span.of(&report.text).to_owned()))
                .collect(),
        }
    }
}

#[test]
fn every_page_gives_what_is_written_beside_it() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../corpus/pages");
    let mut pages: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "html"))
        .collect();
    pages.sort();
    assert!(pages.len() >= 16, "{pages:?}");
    let mut wrong = String::new();
    for path in pages {
        let expected: Page =
            serde_json::from_str(&std::fs::read_to_string(path.with_extension("json")).unwrap()).unwrap();
        let (reports, notes) = report::parse("page", &std::fs::read(&path).unwrap(), Format::Html, Lexicon::builtin());
        let name = path.file_name().unwrap().to_string_lossy();
        let [report] = reports.as_slice() else {
            wrong.push_str(&format!("{name}: {} reports, {notes:?}\n", reports.len()));
            continue;
        };
        let found = Page::of(report);
        if found != expected {
            wrong.push_str(&format!("{name}: found {found:#?}\nexpected {expected:#?}\n"));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
