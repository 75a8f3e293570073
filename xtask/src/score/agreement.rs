//! Agreement of two headlines, on the development part of ANS: the product
//! weighs each pair, and its weights were learnt from the training part.
//!
//! F1 of "agree" and "disagree" is told while classifying among three, where a
//! pair can be called "other", and among the two alone.

use super::Row;
use super::claims::Relation;
use anyhow::{Context as _, Result, anyhow};
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::path::Path;
use tawatur::lexicon::Lexicon;
use tawatur::lexicon::agreement::{Agreement, CLASSES};
use tawatur::reading;
use tawatur::report::{Language, Report};
use tawatur::story::agreement;

/// A labelled pair.
pub(crate) struct Pair {
    pub(crate) first: String,
    second: String,
    /// Index into [`CLASSES`].
    pub(crate) class: usize,
    /// What the product observes of it.
    pub(crate) features: BTreeSet<String>,
}

/// A pair, and how the classes fit it.
pub(crate) struct Told<'p> {
    pair: &'p Pair,
    sums: [i32; CLASSES.len()],
}

impl Told<'_> {
    /// The likeliest of the first `classes`.
    fn class(&self, classes: usize) -> usize {
        let sums = self.sums.iter().take(classes).enumerate();
        sums.max_by_key(|(class, sum)| (**sum, std::cmp::Reverse(*class)))
            .map_or(0, |(class, _)| class)
    }
}

/// Scores the development part.
pub(crate) fn run(data: &Path) -> Result<Vec<Row>> {
    let pairs = load(data, "ans-dev.csv")?;
    let all: Vec<&Pair> = pairs.iter().collect();
    let model = Agreement::load().map_err(|errors| anyhow!("{errors:?}"))?;
    let mut rows = rows(&tell(&all, &model), false);
    rows.extend(claims(data, &model)?);
    Ok(rows)
}

/// What the weights say of the labelled evidence of claims.
fn claims(data: &Path, model: &Agreement) -> Result<Vec<Row>> {
    if !data.join("statements-ar/gold.json").exists() {
        return Ok(Vec::new());
    }
    let lexicon = Lexicon::builtin();
    let read = |text: &str| reading::read(Report::plain("", text, Language::Arabic), lexicon);
    let weighed: Vec<_> = super::claims::pairs(data)?
        .into_par_iter()
        .map(|(a, b, relation)| (agreement::weigh(&read(&a), &read(&b), model, lexicon), relation))
        .collect();
    let count = |is: fn(&Relation) -> bool, test: &dyn Fn(&[i32; CLASSES.len()]) -> bool| {
        let of: Vec<_> = weighed.iter().filter(|(_, relation)| is(relation)).collect();
        format!("{} of {}", of.iter().filter(|(sums, _)| test(sums)).count(), of.len())
    };
    let mut rows = Vec::new();
    for (kind, is) in [
        (
            "one claim",
            (|r| matches!(r, Relation::OneClaim)) as fn(&Relation) -> bool,
        ),
        ("a conflict", |r| matches!(r, Relation::Conflict)),
        ("two claims", |r| matches!(r, Relation::Neither)),
    ] {
        rows.push(Row {
            figure: format!("claims, pairs of {kind}, told to agree"),
            value: count(is, &|sums| sums[1] > sums[0].max(sums[2])),
        });
        for sure in [100, 200] {
            rows.push(Row {
                figure: format!("claims, pairs of {kind}, contrary by {sure}"),
                value: count(is, &|sums| sums[0] - sums[1].max(sums[2]) >= sure),
            });
        }
    }
    Ok(rows)
}

/// The pairs of a file, observed.
pub(crate) fn load(data: &Path, file: &str) -> Result<Vec<Pair>> {
    let path = data.join("agreement-ar").join(file);
    let mut reader = csv::Reader::from_path(&path).with_context(|| path.display().to_string())?;
    let rows: Vec<(String, String, String)> = reader.deserialize().collect::<Result<_, _>>()?;
    let lexicon = Lexicon::builtin();
    let read = |text: &str| reading::read(Report::plain("", text, Language::Arabic), lexicon);
    let pair = |(first, second, stance): (String, String, String)| {
        let class = CLASSES.iter().position(|class| *class == stance).context(stance)?;
        let features = agreement::observe(&read(&first), &read(&second), lexicon);
        Ok(Pair {
            first,
            second,
            class,
            features,
        })
    };
    rows.into_par_iter().map(pair).collect()
}

/// Weighs pairs by a model.
pub(crate) fn tell<'p>(pairs: &[&'p Pair], model: &Agreement) -> Vec<Told<'p>> {
    let sums = |pair: &Pair| model.sums(pair.features.iter().map(String::as_str));
    pairs.iter().map(|pair| Told { pair, sums: sums(pair) }).collect()
}

/// The figures of weighed pairs; the wrong ones on standard error, if `show`.
pub(crate) fn rows(told: &[Told], show: bool) -> Vec<Row> {
    let f1 = |class: usize, classes: usize| {
        let of = |t: &&Told| t.pair.class < classes;
        let right = told
            .iter()
            .filter(of)
            .filter(|t| t.class(classes) == class && t.pair.class == class)
            .count();
        let called = told.iter().filter(of).filter(|t| t.class(classes) == class).count();
        let are = told.iter().filter(|t| t.pair.class == class).count();
        2.0 * right as f64 / (called + are).max(1) as f64
    };
    let mut rows = vec![
        Row::count("pairs", told.len()),
        Row::ratio(
            "macro-F1 of agree and disagree, among three",
            (f1(0, 3) + f1(1, 3)) / 2.0,
        ),
        Row::ratio("macro-F1 of agree and disagree, among two", (f1(0, 2) + f1(1, 2)) / 2.0),
        Row::ratio("macro-F1 of all three", (f1(0, 3) + f1(1, 3) + f1(2, 3)) / 3.0),
    ];
    for (class, name) in CLASSES.iter().enumerate() {
        rows.push(Row::ratio(&format!("F1 of {name}, among three"), f1(class, 3)));
    }
    let wrong: Vec<&Told> = told.iter().filter(|t| t.class(3) != t.pair.class).collect();
    for (gold, name) in CLASSES.iter().enumerate() {
        for (ours, taken) in CLASSES.iter().enumerate().filter(|(ours, _)| *ours != gold) {
            let count = wrong
                .iter()
                .filter(|t| (t.pair.class, t.class(3)) == (gold, ours))
                .count();
            rows.push(Row::count(&format!("wrong: {name} taken for {taken}"), count));
        }
    }
    for kind in KINDS {
        let count = wrong.iter().filter(|t| kind_of(t.pair) == kind).count();
        let all = told.iter().filter(|t| kind_of(t.pair) == kind).count();
        rows.push(Row {
            figure: format!("wrong, {kind}"),
            value: format!("{count} of {all}"),
        });
    }
    for sure in [100, 200, 300] {
        let surely = |t: &&Told| t.sums[0] - t.sums[1].max(t.sums[2]) >= sure;
        let called = told.iter().filter(surely).count();
        let right = told.iter().filter(surely).filter(|t| t.pair.class == 0).count();
        rows.push(Row {
            figure: format!("disagreement told by a margin of {sure}, right"),
            value: format!("{right} of {called}"),
        });
    }
    for t in wrong.iter().filter(|_| show) {
        #[expect(clippy::print_stderr, reason = "asked for")]
        {
            let (gold, ours) = (CLASSES[t.pair.class], CLASSES[t.class(3)]);
            eprintln!(
                "{gold} {ours} {}\n  {}\n  {}",
                kind_of(t.pair),
                t.pair.first,
                t.pair.second
            );
        }
    }
    rows
}

/// Kinds of pairs, by what could tell them.
const KINDS: [&str; 5] = [
    "where one negates",
    "where numbers differ",
    "without a common word",
    "with few common words",
    "where other words must tell",
];

fn kind_of(pair: &Pair) -> &'static str {
    let has = |feature: &str| pair.features.contains(feature);
    let kinds = [
        has("negates 1"),
        has("numbers 2") || has("figures differ 1"),
        has("shared of all 0") && has("shared of shorter 0"),
        has("shared of all 0") || has("shared of all 1"),
    ];
    let at = kinds.iter().position(|is| *is).unwrap_or(KINDS.len() - 1);
    KINDS.get(at).copied().unwrap_or_default()
}
