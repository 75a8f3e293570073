//! Runs the specifications under `specs/`: stories written for them, and what
//! must come out.
//!
//! A section (`## …`) is one story. Its blocks are ```` ```report ```` for what
//! goes in, and one a kind for what comes out: `claims`, `conflicts`, `copies`,
//! `figures`, `timeline`, `stories`. A block of claims may name words
//! (```` ```claims "35 قتيلا" ````): it then holds the claims that are made with them.
//! `TAWATUR_UPDATE_SPECS=1` writes what comes out into the files.

#![cfg(test)]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use tawatur::brief;
use tawatur::contract::brief::{Claim, Story};
use tawatur::lexicon::Lexicon;
use tawatur::reading::{self, Reading};
use tawatur::report::{self, Format, Language};
use tawatur::story;

#[test]
fn the_specifications_hold() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("specs");
    let update = std::env::var_os("TAWATUR_UPDATE_SPECS").is_some();
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "md"))
        .collect();
    files.sort();
    assert!(!files.is_empty());
    let mut faults = String::new();
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        let run = run(&file, &text);
        if update && run.text != text {
            std::fs::write(&file, &run.text).unwrap();
        }
        faults += &run.faults;
    }
    assert!(update || faults.is_empty(), "{faults}");
}

/// A specification with what came out in the place of what was expected.
struct Run {
    text: String,
    faults: String,
}

fn run(file: &Path, text: &str) -> Run {
    let name = file.file_name().unwrap().to_string_lossy();
    let mut run = Run {
        text: String::new(),
        faults: String::new(),
    };
    let (mut section, mut reports): (&str, Vec<Reading>) = ("", Vec::new());
    let mut told: Option<Told> = None;
    let mut lines = text.lines().enumerate();
    while let Some((number, line)) = lines.next() {
        let _ = writeln!(run.text, "{line}");
        if let Some(title) = line.strip_prefix("## ") {
            (section, reports, told) = (title, Vec::new(), None);
        }
        let Some(block) = line.strip_prefix("```").filter(|info| !info.is_empty()) else {
            continue;
        };
        let at = || format!("{name}:{}", number + 1);
        let inner: Vec<&str> = lines
            .by_ref()
            .map(|(_, line)| line)
            .take_while(|line| *line != "```")
            .collect();
        if block == "report" {
            assert!(told.is_none(), "{}: a report after what comes out", at());
            reports.push(read(&inner, &at()));
            let _ = writeln!(run.text, "{}\n```", inner.join("\n"));
            continue;
        }
        let told = told.get_or_insert_with(|| Told::new(reports.clone()));
        let (kind, words) = block.split_once(' ').unwrap_or((block, ""));
        let words = words.trim_matches('"');
        let found = match kind {
            "claims" => told.claims(words),
            "conflicts" => told.conflicts(),
            "copies" => told.copies(),
            "figures" => told.figures(),
            "timeline" => told.timeline(),
            "stories" => told.stories(),
            _ => panic!("{}: no kind of block is called {kind:?}", at()),
        };
        let expected = inner.iter().fold(String::new(), |all, line| all + line + "\n");
        if found != expected {
            let _ = writeln!(
                run.faults,
                "{}: {section}: {block}\nexpected:\n{expected}found:\n{found}",
                at()
            );
        }
        let _ = writeln!(run.text, "{found}```");
    }
    run
}

/// A report from its fields, one a line; a line `text: "…"` is a paragraph.
fn read(fields: &[&str], at: &str) -> Reading {
    let mut record = serde_json::Map::new();
    let mut text: Vec<&str> = Vec::new();
    for field in fields {
        let (name, value) = field
            .split_once(": ")
            .unwrap_or_else(|| panic!("{at}: a field is \"name: value\", not {field:?}"));
        let value = value
            .strip_prefix('"')
            .and_then(|v| v.strip_suffix('"'))
            .unwrap_or(value);
        match name {
            "text" => text.push(value),
            "agencies" => {
                record.insert(name.to_owned(), value.split(", ").collect());
            }
            "id" | "outlet" | "published" | "title" | "byline" | "language" => {
                record.insert(name.to_owned(), value.into());
            }
            _ => panic!("{at}: no field of a report is called {name:?}"),
        }
    }
    record.insert("text".to_owned(), text.join("\n\n").into());
    let line = serde_json::to_vec(&record).unwrap();
    let (mut reports, notes) = report::parse("spec", &line, Format::JsonLines, Lexicon::builtin());
    assert!(notes.is_empty() && reports.len() == 1, "{at}: {notes:?}");
    reading::read(reports.remove(0), Lexicon::builtin())
}

/// All reports of a section, told as one story.
struct Told {
    readings: Vec<Reading>,
    story: Story,
}

impl Told {
    fn new(readings: Vec<Reading>) -> Self {
        let lexicon = Lexicon::builtin();
        let one = story::one(&readings, (0..readings.len()).collect(), lexicon);
        let arabic = readings.iter().any(|r| r.report.language == Language::Arabic);
        let language = if arabic { Language::Arabic } else { Language::English };
        let mut brief = brief::compose(&readings, &[one], Vec::new(), language, lexicon);
        Self {
            readings,
            story: brief.stories.remove(0),
        }
    }

    fn claims(&self, words: &str) -> String {
        let made_with = |claim: &&Claim| claim.statements.iter().any(|s| s.span.text.contains(words));
        let claims = self.story.claims.iter().filter(made_with);
        claims.fold(String::new(), |mut out, claim| {
            let counts = &claim.counts;
            let _ = writeln!(out, "claim: \"{}\"", claim.text);
            for statement in &claim.statements {
                let stations = statement
                    .chain
                    .iter()
                    .map(|link| format!("{} ({})", link.name, word(&link.link)));
                let _ = writeln!(out, "chain: {}", stations.collect::<Vec<_>>().join(" → "));
            }
            let _ = writeln!(
                out,
                "counts: {} reports, {} outlets, {} relays, {}–{} origins",
                counts.reports, counts.outlets, counts.relays, counts.origins.low, counts.origins.high
            );
            for reason in &claim.why {
                let _ = writeln!(out, "why: {reason}");
            }
            out
        })
    }

    fn conflicts(&self) -> String {
        let text = |id: &str| {
            self.story
                .claims
                .iter()
                .find(|c| c.id == id)
                .map_or("", |c| c.text.as_str())
        };
        self.story.conflicts.iter().fold(String::new(), |mut out, c| {
            let _ = writeln!(out, "kind: {}", word(&c.kind));
            for (claim, value) in [(&c.a, &c.a_value), (&c.b, &c.b_value)] {
                let _ = writeln!(out, "value: \"{value}\"\nof: \"{}\"", text(claim));
            }
            out
        })
    }

    fn copies(&self) -> String {
        self.story.copies.iter().fold(String::new(), |mut out, copy| {
            let _ = writeln!(
                out,
                "{} from {}: {}, share {}",
                copy.to,
                copy.from,
                word(&copy.kind),
                copy.share
            );
            out
        })
    }

    fn figures(&self) -> String {
        self.story.figures.iter().fold(String::new(), |mut out, figure| {
            let sum = if figure.sum { ", of a longer time" } else { "" };
            let (latest, low, high) = (figure.latest, figure.low, figure.high);
            let _ = writeln!(
                out,
                "counted: {}{sum}, latest {latest}, from {low} to {high}",
                figure.counted
            );
            for point in &figure.points {
                let speaker = point.speaker.as_deref().unwrap_or("nobody");
                let place = &point.place;
                let _ = writeln!(out, "{}: \"{}\" by {speaker}", place.report, place.span.text);
            }
            out
        })
    }

    fn timeline(&self) -> String {
        self.story.timeline.iter().fold(String::new(), |mut out, event| {
            let to = if event.to == event.from {
                String::new()
            } else {
                format!(" to {}", event.to)
            };
            let kind = if event.expected { "expected" } else { "happened" };
            let _ = writeln!(
                out,
                "{}{to}, {}, {kind}: \"{}\"",
                event.from,
                word(&event.basis),
                event.text
            );
            out
        })
    }

    /// Which reports are told together, when nothing says that they are one story.
    fn stories(&self) -> String {
        let (readings, stories) = story::tell(self.readings.clone(), Lexicon::builtin());
        let mut lines: Vec<String> = stories
            .iter()
            .map(|story| {
                let mut ids: Vec<&str> = story.members.iter().map(|m| readings[*m].report.id.as_str()).collect();
                ids.sort_unstable();
                ids.join(", ")
            })
            .collect();
        lines.sort_unstable();
        lines.into_iter().fold(String::new(), |out, line| out + &line + "\n")
    }
}

/// A word of the output for one of a few values.
fn word(value: &impl serde::Serialize) -> String {
    serde_json::to_value(value).unwrap().as_str().unwrap().to_owned()
}
