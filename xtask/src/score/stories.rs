//! Grouping into stories, by B³: for each report, how much of its group
//! belongs with it (precision), and how much of what belongs with it is there (recall).

mod draws;
mod gold;
mod load;

pub(crate) use load::{load_bare, load_some};

use self::draws::small_draws;
use self::gold::{Gold, b_cubed};
use super::Row;
use anyhow::Result;
use std::collections::BTreeSet;
use std::path::Path;
use tawatur::lexicon::Lexicon;
use tawatur::reading::{Reading, read};
use tawatur::report::{Format, parse};
use tawatur::story::group::{Settings, group};

/// The labelled day: alone, in small draws, and within all 26,048 reports; and
/// two other days, labelled for this project before the program had grouped them.
pub(crate) fn arabic(data: &Path) -> Result<Vec<Row>> {
    let gold = Gold::arabic(&data.join("news-ar/stories-2018-03-20.json"))?;
    let own = Gold::arabic(Path::new(OWN))?;
    let all = load_bare(&data.join("news-ar/reports.jsonl.gz"))?;
    let day: Vec<Reading> = all.iter().filter(|reading| gold.labels(reading)).cloned().collect();
    let mut rows = b_cubed(&day, &members(&day), &gold).rows("the day alone");
    rows.extend(halves(&day, &gold));
    rows.extend(small_draws(&day, &gold).rows("300 draws of 5 to 12"));

    let groups = members(&all);
    rows.push(Row::count("stories in all reports", groups.len()));
    rows.push(Row::count(
        "reports of the largest story",
        groups.iter().map(Vec::len).max().unwrap_or(0),
    ));
    rows.extend(b_cubed(&all, &groups, &gold).rows("the day within all reports"));
    rows.extend(b_cubed(&all, &groups, &own).rows("two other days within all reports"));
    errors(&all, &groups, &gold);
    Ok(rows)
}

/// The labels of the other days, from the root of the repository.
const OWN: &str = "corpus/gold/stories-ar.json";

/// 250 English reports labelled with their event.
pub(crate) fn english(data: &Path) -> Result<Vec<Row>> {
    let path = data.join("stories-en/giveme5w.jsonl.gz");
    let gold = Gold::english(&path)?;
    let readings = load_bare(&path)?;
    let mut rows = b_cubed(&readings, &members(&readings), &gold).rows("all");
    rows.extend(halves(&readings, &gold));
    rows.extend(small_draws(&readings, &gold).rows("300 draws of 5 to 12"));
    Ok(rows)
}

/// Gives one of the settings, to vary it.
type Setting = fn(&mut Settings) -> &mut f32;

/// How much the figures depend on the settings: each varied by a fifth, down
/// and up, the others as they are; the least and the greatest F1.
pub(crate) fn spread(data: &Path) -> Result<Vec<Row>> {
    let all = load_bare(&data.join("news-ar/reports.jsonl.gz"))?;
    let english = data.join("stories-en/giveme5w.jsonl.gz");
    let sets = [
        around(&all, Gold::arabic(&data.join("news-ar/stories-2018-03-20.json"))?),
        around(&all, Gold::arabic(Path::new(OWN))?),
        (load_bare(&english)?, Gold::english(&english)?),
    ];
    let f1 = |settings: &Settings| {
        sets.each_ref()
            .map(|(readings, gold)| b_cubed(readings, &grouped(readings, settings), gold).f1())
    };
    let base = f1(&Settings::default());
    let row = |what: &str, of: [String; 3]| Row {
        figure: what.to_owned(),
        value: of.join("  "),
    };
    let mut rows = vec![row(
        "B³ F1: the day, two other days, giveme5w",
        base.map(|f| format!("{f:.3}")),
    )];
    let settings: [(&str, Setting); 10] = [
        ("title", |s| &mut s.title),
        ("lead", |s| &mut s.lead),
        ("few", |s| &mut s.few),
        ("most_trust", |s| &mut s.most_trust),
        ("fading", |s| &mut s.fading),
        ("told", |s| &mut s.told),
        ("clash", |s| &mut s.clash),
        ("enough", |s| &mut s.enough),
        ("cohesion", |s| &mut s.cohesion),
        ("cohesion_cap", |s| &mut s.cohesion_cap),
    ];
    for (name, of) in settings {
        let varied = [0.8, 1.2].map(|times| {
            let mut settings = Settings::default();
            *of(&mut settings) *= times;
            f1(&settings)
        });
        let [down, up] = varied;
        let mut found = Vec::new();
        for (i, base) in base.iter().enumerate() {
            found.push(format!(
                "{:.3}-{:.3}",
                base.min(down[i]).min(up[i]),
                base.max(down[i]).max(up[i])
            ));
        }
        rows.push(row(
            &format!("{name}, a fifth less and more"),
            [found.remove(0), found.remove(0), found.remove(0)],
        ));
    }
    Ok(rows)
}

/// The reports of a labelled day and of the week before and after it.
fn around(all: &[Reading], gold: Gold) -> (Vec<Reading>, Gold) {
    const WEEK: i64 = 7 * 24 * 60;
    let at = |reading: &Reading| reading.report.published.map(|p| p.minutes());
    let labelled: Vec<i64> = all.iter().filter(|r| gold.labels(r)).filter_map(at).collect();
    let near = |reading: &&Reading| at(reading).is_some_and(|at| labelled.iter().any(|l| (l - at).abs() <= WEEK));
    (all.iter().filter(near).cloned().collect(), gold)
}

/// The members of each story.
pub(crate) fn members(readings: &[Reading]) -> Vec<Vec<usize>> {
    grouped(readings, &Settings::default())
}

fn grouped(readings: &[Reading], settings: &Settings) -> Vec<Vec<usize>> {
    let groups = group(readings, Lexicon::builtin(), settings);
    groups.into_iter().map(|group| group.members).collect()
}

/// The five seeds tell one story; the article glued onto one of them is not of it.
pub(crate) fn seeds(data: &Path) -> Result<Vec<Row>> {
    let lexicon = Lexicon::builtin();
    let mut readings = Vec::new();
    for entry in std::fs::read_dir(data.join("../seeds"))? {
        let path = entry?.path();
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let (reports, _) = parse(&name, &std::fs::read(&path)?, Format::Text, lexicon);
        readings.extend(reports.into_iter().map(|report| read(report, lexicon)));
    }
    let glued = |i: &usize| readings.get(*i).is_some_and(|reading| reading.report.within.is_some());
    let groups = members(&readings);
    let story = groups.iter().max_by_key(|members| members.len());
    let story = story.map(Vec::as_slice).unwrap_or_default();
    let inside = story.iter().filter(|i| glued(i)).count();
    let all = (0..readings.len()).filter(|i| glued(i)).count();
    Ok(vec![
        Row::count("seeds in the story, of 5", story.len() - inside),
        Row::count(&format!("glued articles in the story, of {all}"), inside),
    ])
}

/// F1 on either half of the stories, grouped apart.
fn halves(readings: &[Reading], gold: &Gold) -> Vec<Row> {
    let score = |half| {
        let gold = gold.half(half);
        let readings: Vec<Reading> = readings
            .iter()
            .filter(|reading| gold.labels(reading))
            .cloned()
            .collect();
        b_cubed(&readings, &members(&readings), &gold).f1()
    };
    vec![
        Row::ratio("B³ F1, every other story alone", score(0)),
        Row::ratio("B³ F1, the other stories alone", score(1)),
    ]
}

/// Writes the stories that are not as the gold has them, for those who develop
/// (`TAWATUR_ERRORS=FILE`).
fn errors(readings: &[Reading], groups: &[Vec<usize>], gold: &Gold) {
    let Some(file) = std::env::var_os("TAWATUR_ERRORS") else {
        return;
    };
    let label = |i: &usize| gold.story.get(&readings[*i].report.id).copied();
    let mut out = String::new();
    for group in groups {
        let stories: BTreeSet<usize> = group.iter().filter_map(label).collect();
        let inside = group.iter().filter_map(label).count();
        let all = gold.story.values().filter(|story| stories.contains(story)).count();
        if stories.is_empty() || (stories.len() == 1 && all == inside) {
            continue;
        }
        out.push_str(&format!("one of {} reports, gold {stories:?}\n", group.len()));
        for i in group.iter().filter(|i| label(i).is_some()) {
            let report = &readings[*i].report;
            out.push_str(&format!("    {:?} {} {:?}\n", label(i), report.id, report.title));
        }
    }
    if let Err(error) = std::fs::write(&file, out) {
        eprintln!("{}: {error}", file.display());
    }
}
