//! Feeds against feedparser's conformance files: how many load, and whether
//! titles, addresses, names and dates are what the files' comments expect.

use super::Row;
use anyhow::{Context, Result};
use flate2::read::GzDecoder;
use regex::Regex;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read;
use std::path::Path;
use tawatur::lexicon::Lexicon;
use tawatur::report::feed::{self, Entry};
use tawatur::report::{self, Format};

/// A name of feedparser, and the value that it means here.
type Field = (&'static str, fn(&Entry) -> Option<String>);

/// What feedparser calls a field, and what it is here.
const FIELDS: &[Field] = &[
    ("title", |entry| entry.title.clone()),
    ("link", |entry| entry.url.clone()),
    ("id", |entry| Some(entry.id.clone())),
    ("guid", |entry| Some(entry.id.clone())),
    ("author", |entry| entry.byline.clone()),
    ("published_parsed", |entry| entry.published.map(|p| utc(p.minutes()))),
    ("created_parsed", |entry| entry.published.map(|p| utc(p.minutes()))),
    ("updated_parsed", |entry| entry.updated.map(|p| utc(p.minutes()))),
];

/// Files, and how many of them are as wanted.
#[derive(Default)]
struct Count {
    all: usize,
    right: usize,
}

/// Scores all files; `TAWATUR_ERRORS=1` names those that differ.
#[expect(clippy::print_stderr, reason = "asked for")]
pub(super) fn run(data: &Path) -> Result<Vec<Row>> {
    let path = data.join("feeds/feedparser-tests.tar.gz");
    let file = File::open(&path).with_context(|| path.display().to_string())?;
    let expected = Regex::new(
        r#"entries\[(\d+)\](?:\['(\w+)'\]|\.(\w+)) == (u?'(?:[^'\\]|\\.)*'|u?"(?:[^"\\]|\\.)*"|\([\d, ]+\))"#,
    )?;
    let items = Regex::new(r"(?i)<(?:[a-z0-9]+:)?(?:item|entry)[\s/>]")?;
    let comment = Regex::new(r"(?s)<!--.*?-->|<!\[CDATA\[.*?\]\]>")?;
    let location = Regex::new(r"Content-Location:\s*(http\S+)")?;
    let tell = std::env::var_os("TAWATUR_ERRORS").is_some();
    let lexicon = Lexicon::builtin();
    let (mut well, mut ill) = (Count::default(), Count::default());
    let mut fields: BTreeMap<&str, Count> = BTreeMap::new();
    for entry in tar::Archive::new(GzDecoder::new(file)).entries()? {
        let mut entry = entry?;
        let name = entry.path()?.display().to_string();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes)?;
        if bytes.is_empty() {
            continue;
        }
        let text = String::from_utf8_lossy(&bytes);
        let home = location.captures(&text).map_or_else(
            || format!("http://127.0.0.1:8097/{name}"),
            |capture| capture[1].to_owned(),
        );
        let found = feed::links(&bytes, Some(&home), lexicon);
        let (reports, notes) = report::parse(&name, &bytes, Format::Xml, lexicon);
        if name.contains("illformed") {
            ill.all += 1;
            let told = !notes.is_empty() || reports.iter().any(|report| !report.notes.is_empty());
            ill.right += usize::from(told);
            if tell && !told {
                eprintln!("{name}: nothing is told");
            }
            continue;
        }
        if !name.contains("wellformed") {
            continue;
        }
        well.all += 1;
        let bare = comment.replace_all(&text, "");
        let wanted = items.find_iter(&bare).count();
        let broken = notes.iter().any(|note| note.message.contains("broken"));
        let loads = !broken && found.as_ref().is_some_and(|found| found.len() == wanted);
        well.right += usize::from(loads);
        if tell && !loads {
            eprintln!(
                "{name}: {:?} of {wanted} items; {notes:?}",
                found.as_ref().map(Vec::len)
            );
        }
        for capture in expected.captures_iter(&text) {
            let key = capture.get(2).or(capture.get(3)).map_or("", |key| key.as_str());
            let Some((key, value)) = FIELDS.iter().find(|(name, _)| *name == key) else {
                continue;
            };
            let index: usize = capture[1].parse()?;
            let want = without_markup(&plain(&capture[4]));
            let is = found.as_ref().and_then(|found| found.get(index)).and_then(value);
            let right = is.as_deref().unwrap_or_default() == want;
            let count = fields.entry(key).or_default();
            count.all += 1;
            count.right += usize::from(right);
            if tell && !right {
                eprintln!("{name}: {key} is {is:?}, wanted {want:?}");
            }
        }
    }
    let row = |what: &str, count: &Count| Row {
        figure: what.to_owned(),
        value: format!("{} of {}", count.right, count.all),
    };
    let mut rows = vec![
        row("well-formed files that load with all items", &well),
        row("ill-formed files of which something is told", &ill),
    ];
    rows.extend(
        fields
            .iter()
            .map(|(key, count)| row(&format!("{key} as expected"), count)),
    );
    Ok(rows)
}

/// A value of Python as text: a string without its quotes, markup and entities
/// as they are; a time as its first five numbers.
fn plain(value: &str) -> String {
    if let Some(numbers) = value.strip_prefix('(') {
        let numbers: Vec<&str> = numbers.split(',').map(str::trim).take(5).collect();
        return numbers.join("-");
    }
    let inner = value.trim_start_matches('u');
    let inner = inner.get(1..inner.len().saturating_sub(1)).unwrap_or_default();
    let mut out = String::new();
    let mut rest = inner.chars();
    while let Some(c) = rest.next() {
        if c != '\\' {
            out.push(c);
            continue;
        }
        let digits = match rest.next() {
            Some('x') => 2,
            Some('u') => 4,
            Some('n') => {
                out.push('\n');
                continue;
            }
            Some(other) => {
                out.push(other);
                continue;
            }
            None => break,
        };
        let code: String = rest.by_ref().take(digits).collect();
        out.extend(u32::from_str_radix(&code, 16).ok().and_then(char::from_u32));
    }
    out
}

/// The text of a value that feedparser keeps as HTML.
fn without_markup(value: &str) -> String {
    let mut out = String::new();
    let mut rest = value;
    while let Some((before, tag)) = rest.split_once('<') {
        out.push_str(before);
        rest = tag.split_once('>').map_or("", |(_, after)| after);
    }
    out.push_str(rest);
    let text = out.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Minutes since 1970 as the numbers of a date and time.
fn utc(minutes: i64) -> String {
    let days = minutes.div_euclid(24 * 60);
    let rest = minutes.rem_euclid(24 * 60);
    let start = jiff::civil::date(1970, 1, 1);
    let date = start
        .checked_add(jiff::Span::new().try_days(days).unwrap_or_default())
        .unwrap_or(start);
    format!(
        "{}-{}-{}-{}-{}",
        date.year(),
        date.month(),
        date.day(),
        rest / 60,
        rest % 60
    )
}
