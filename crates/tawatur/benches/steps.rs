//! What each step costs on the project's own stories.
//!
//! `cargo bench -p tawatur`

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use std::fs;
use std::path::{Path, PathBuf};
use tawatur::brief::{self, TerminalOptions};
use tawatur::lexicon::Lexicon;
use tawatur::reading::{self, Reading, mentions, statements, times};
use tawatur::report::{self, Format, Language, Report};
use tawatur::story;
use tawatur::text::Tokens;

/// Stories in Arabic, in JSONL, in English, and in both languages.
const STORIES: &[&str] = &["ferry", "dam", "refinery", "summit"];

criterion_group!(benches, lexicon, parse, read, tell, compose);
criterion_main!(benches);

/// The bytes of each input of a story, with their format.
fn inputs(story: &str) -> Vec<(Vec<u8>, Format)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../corpus/stories")
        .join(story);
    let entries = fs::read_dir(&folder).expect("the story's folder");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    let format = |path: &Path| match path.extension().and_then(|extension| extension.to_str()) {
        Some("jsonl") => Format::JsonLines,
        Some("html") => Format::Html,
        _ => Format::Text,
    };
    let input = |path: &PathBuf| (fs::read(path).expect("a report"), format(path));
    paths.iter().map(input).collect()
}

/// The reports of a story.
fn reports(story: &str) -> Vec<Report> {
    let inputs = inputs(story).into_iter().enumerate();
    inputs
        .flat_map(|(number, (bytes, format))| {
            let name = format!("{story}{number}");
            report::parse(&name, &bytes, format, Lexicon::builtin()).0
        })
        .collect()
}

/// The readings of a story.
fn readings(story: &str) -> Vec<Reading> {
    let read = |report| reading::read(report, Lexicon::builtin());
    reports(story).into_iter().map(read).collect()
}

fn lexicon(c: &mut Criterion) {
    c.bench_function("load the lexicon", |b| b.iter(Lexicon::load));
}

fn parse(c: &mut Criterion) {
    let mut group = c.benchmark_group("parse");
    for story in STORIES {
        let inputs = inputs(story);
        let bytes: usize = inputs.iter().map(|(bytes, _)| bytes.len()).sum();
        group.throughput(Throughput::Bytes(bytes as u64));
        group.bench_function(*story, |b| {
            b.iter(|| -> usize {
                let parse = |(bytes, format): &(Vec<u8>, Format)| {
                    report::parse("r", bytes, *format, Lexicon::builtin()).0.len()
                };
                inputs.iter().map(parse).sum()
            });
        });
    }
    group.finish();
}

fn read(c: &mut Criterion) {
    let lexicon = Lexicon::builtin();
    let mut group = c.benchmark_group("read");
    for story in STORIES {
        let reports = reports(story);
        let readings = readings(story);
        let bytes: usize = reports.iter().map(|report| report.text.len()).sum();
        group.throughput(Throughput::Bytes(bytes as u64));
        group.bench_function(format!("{story}, whole"), |b| {
            b.iter_batched(
                || reports.clone(),
                |reports| -> Vec<Reading> { reports.into_iter().map(|r| reading::read(r, lexicon)).collect() },
                BatchSize::SmallInput,
            );
        });
        group.bench_function(format!("{story}, tokens"), |b| {
            b.iter(|| -> usize { reports.iter().map(|r| Tokens::new(&r.text).len()).sum() });
        });
        group.bench_function(format!("{story}, mentions"), |b| {
            b.iter(|| -> usize {
                let find = |r: &Reading| mentions::find(&r.report, &r.tokens, &r.sentences, lexicon).0.len();
                readings.iter().map(find).sum()
            });
        });
        group.bench_function(format!("{story}, times"), |b| {
            b.iter(|| -> usize {
                let find = |r: &Reading| times::find(&r.report, &r.tokens, lexicon).len();
                readings.iter().map(find).sum()
            });
        });
        group.bench_function(format!("{story}, statements"), |b| {
            b.iter(|| -> usize { readings.iter().map(|r| statements::find(r, lexicon).len()).sum() });
        });
    }
    group.finish();
}

fn tell(c: &mut Criterion) {
    let mut group = c.benchmark_group("tell");
    for story in STORIES {
        let readings = readings(story);
        group.throughput(Throughput::Elements(readings.len() as u64));
        group.bench_function(*story, |b| {
            b.iter_batched(
                || readings.clone(),
                |readings| story::tell(readings, Lexicon::builtin()),
                BatchSize::SmallInput,
            );
        });
    }
    group.finish();
}

fn compose(c: &mut Criterion) {
    let lexicon = Lexicon::builtin();
    let options = TerminalOptions {
        color: true,
        width: 100,
    };
    let mut group = c.benchmark_group("brief");
    for story in STORIES {
        let (readings, stories) = story::tell(readings(story), lexicon);
        let compose = || brief::compose(&readings, &stories, Vec::new(), Language::Arabic, lexicon);
        let brief = compose();
        group.bench_function(format!("{story}, compose"), |b| b.iter(compose));
        group.bench_function(format!("{story}, terminal"), |b| {
            b.iter(|| brief::terminal(&brief, &options, lexicon));
        });
        group.bench_function(format!("{story}, markdown"), |b| {
            b.iter(|| brief::markdown(&brief, lexicon))
        });
        group.bench_function(format!("{story}, html"), |b| b.iter(|| brief::html(&brief, lexicon)));
    }
    group.finish();
}
