//! The weights of the name tagger: a linear-chain CRF as text, one feature a
//! line, made by `cargo xtask train names`.
//!
//! A feature is a template and one or two values. It is looked up by a hash of
//! both, which the tagger reckons without writing the feature out.

mod adding;
mod feature;

pub use adding::Adding;
pub use feature::{Feature, Value};

use super::DataError;
use super::lines::each_long;
use super::weights::{LANES, Lanes};
use adding::Weighted;
use rustc_hash::{FxBuildHasher, FxHashMap};

/// What a tagged stretch is. The first three are names as the product counts them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NameKind {
    /// A human being.
    Person,
    /// A place on the map.
    Place,
    /// An organisation: party, club, company, league, medium.
    Organisation,
    /// A ministry, court, parliament or force of a state.
    Government,
    /// A building, road or site.
    Facility,
    /// A people, book, film, product: no name that counts, told apart because it looks like one.
    Other,
}

/// The kinds with their abbreviations in the model's labels.
pub const KINDS: [(NameKind, &str); 6] = [
    (NameKind::Person, "PER"),
    (NameKind::Place, "LOC"),
    (NameKind::Organisation, "ORG"),
    (NameKind::Government, "GOV"),
    (NameKind::Facility, "FAC"),
    (NameKind::Other, "OTH"),
];

/// How many labels there are: outside, and each kind's first and further word.
pub const LABELS: usize = 2 * KINDS.len() + 1;

/// Outside any name.
pub const OUTSIDE: usize = 0;

/// The score of what cannot be. It leaves room for weights to be added and taken away.
pub const NEVER: i32 = i32::MIN / 4;

/// One weight for each label.
type Weights = [i16; LABELS];

/// What each label adds to the score of the one after it.
type Transitions = [[i32; LANES]; LABELS];

/// The label of the first (`begins`) or a further word of a name.
#[must_use]
pub fn label(kind: NameKind, begins: bool) -> usize {
    let place = KINDS.iter().position(|(k, _)| *k == kind).unwrap_or_default();
    1 + 2 * place + usize::from(!begins)
}

/// What a label says: the kind, and whether it begins a name; nothing outside.
#[must_use]
pub fn meaning(label: usize) -> Option<(NameKind, bool)> {
    let index = label.checked_sub(1)?;
    KINDS.get(index / 2).map(|(kind, _)| (*kind, index % 2 == 0))
}

/// Whether a label may follow another: a further word follows its own kind.
#[must_use]
pub fn may_follow(before: usize, after: usize) -> bool {
    match meaning(after) {
        Some((kind, false)) => meaning(before).is_some_and(|(k, _)| k == kind),
        _ => true,
    }
}

/// A label as the model's file writes it: `O`, `B-PER`, `I-PER`.
#[must_use]
pub fn written(label: usize) -> String {
    match meaning(label) {
        None => "O".to_owned(),
        Some((kind, begins)) => {
            let name = KINDS.iter().find(|(k, _)| *k == kind).map_or("", |(_, name)| *name);
            format!("{}-{name}", if begins { 'B' } else { 'I' })
        }
    }
}

/// The weights, by feature and by transition.
#[derive(Clone, Debug)]
pub struct NameModel {
    weights: Weighted,
    transitions: Transitions,
}

impl Default for NameModel {
    fn default() -> Self {
        let mut transitions = [[NEVER; LANES]; LABELS];
        for (before, row) in transitions.iter_mut().enumerate() {
            let may = (0..LABELS).map(|after| may_follow(before, after));
            row.iter_mut()
                .zip(may)
                .filter(|(_, may)| *may)
                .for_each(|(weight, _)| *weight = 0);
        }
        Self {
            weights: Weighted::default(),
            transitions,
        }
    }
}

impl NameModel {
    /// Reads the data.
    pub(super) fn load() -> Result<Self, Vec<DataError>> {
        Self::read("ar/names-model.tsv", include_str!("../../data/ar/names-model.tsv"))
    }

    /// Reads a model's text.
    ///
    /// # Errors
    /// Every line that cannot be read.
    pub fn read(file: &str, data: &str) -> Result<Self, Vec<DataError>> {
        let mut model = Self::default();
        let mut rows = FxHashMap::with_capacity_and_hasher(data.lines().count(), FxBuildHasher);
        let mut errors = Vec::new();
        each_long(file, data, &mut errors, |line| model.read_line(line, &mut rows));
        if !errors.is_empty() {
            return Err(errors);
        }
        model.weights =
            Weighted::new(rows.into_iter().collect()).map_err(|reason| vec![DataError::new(file, 1, reason)])?;
        Ok(model)
    }

    /// Adds up the weights of features, from nothing.
    #[must_use]
    pub fn adding(&self) -> Adding<'_> {
        Adding::new(&self.weights)
    }

    /// What each label adds to the score of each that follows it: [`NEVER`] where it may not.
    #[must_use]
    pub fn transitions(&self) -> &Transitions {
        &self.transitions
    }

    /// A line: a template's number, two values, and weights by label ("B-LOC 41 O -12");
    /// or `>`, a label, `-` and the weights of what follows it.
    fn read_line(&mut self, line: &str, rows: &mut FxHashMap<u64, Lanes>) -> Result<(), String> {
        let mut fields = line.split('\t');
        let (Some(template), Some(first), Some(second), Some(list), None) = (
            fields.next(),
            fields.next(),
            fields.next(),
            fields.next(),
            fields.next(),
        ) else {
            return Err("a template, two values and the weights are needed".to_owned());
        };
        let weights = weights(list)?;
        if template == ">" {
            let before = label_of(first).ok_or_else(|| format!("{first:?} is no label"))?;
            let row = self.transitions.get_mut(before).into_iter().flatten();
            for (after, (slot, weight)) in row.zip(weights).enumerate() {
                if may_follow(before, after) {
                    *slot = i32::from(weight);
                }
            }
            return Ok(());
        }
        let template: u8 = template.parse().map_err(|_| format!("{template:?} is no template"))?;
        let value = |text| Value::parse(text).ok_or_else(|| format!("{text:?} is no value"));
        let feature = Feature {
            template,
            first: value(first)?,
            second: value(second)?,
        };
        let mut row: Lanes = [0; LANES];
        for (slot, weight) in row.iter_mut().zip(weights) {
            *slot = i8::try_from(weight).map_err(|_| format!("the weight {weight} is not between -128 and 127"))?;
        }
        match rows.insert(feature.key(), row) {
            Some(_) => Err("this feature has weights already".to_owned()),
            None => Ok(()),
        }
    }
}

fn weights(list: &str) -> Result<Weights, String> {
    let mut weights = [0; LABELS];
    let mut parts = list.split(' ');
    while let Some(name) = parts.next() {
        let slot = label_of(name).and_then(|label| weights.get_mut(label));
        let slot = slot.ok_or_else(|| format!("{name:?} is no label"))?;
        let weight = parts.next().and_then(|weight| weight.parse().ok());
        *slot = weight.ok_or_else(|| format!("the weight of {name} is no small integer"))?;
    }
    Ok(weights)
}

fn label_of(name: &str) -> Option<usize> {
    if name == "O" {
        return Some(OUTSIDE);
    }
    let (mark, kind) = name.split_once('-')?;
    let (kind, _) = KINDS.iter().find(|(_, k)| *k == kind)?;
    matches!(mark, "B" | "I").then(|| label(*kind, mark == "B"))
}

#[cfg(test)]
mod tests {
    use super::super::weights::Sums;
    use super::*;

    const HEAD: &str = "# source: x\n# licence: x\n";

    fn errors(line: &str) -> Vec<String> {
        let read = NameModel::read("m.tsv", &format!("{HEAD}{line}\n"));
        read.err().into_iter().flatten().map(|e| e.to_string()).collect()
    }

    #[test]
    fn what_is_written_is_found() {
        let model = NameModel::read(
            "m.tsv",
            &format!("{HEAD}>\tB-PER\t-\tI-PER 9\n3\tبغداد\t~1f\tB-LOC 41 O -12\n"),
        )
        .unwrap();
        let feature = Feature {
            template: 3,
            first: Value::text("بغداد"),
            second: Value::Code(0x1f),
        };
        let sums = |feature| {
            let mut adding = model.adding();
            adding.add(feature);
            adding.total()
        };
        let found = sums(feature).0;
        assert_eq!(found[label(NameKind::Place, true)], 41);
        assert_eq!(found[OUTSIDE], -12);
        assert_eq!(sums(Feature { template: 4, ..feature }), Sums::default());
        let after = model.transitions()[label(NameKind::Person, true)];
        assert_eq!(after[label(NameKind::Person, false)], 9);
        assert_eq!(after[label(NameKind::Person, true)], 0);
        assert_eq!(after[label(NameKind::Place, false)], NEVER);
    }

    #[test]
    fn a_bad_line_is_told_with_its_place() {
        for line in [
            "1\tx\t-",
            "1\tx\t-\tB-LOC",
            "1\tx\t-\tB-LOC 1.5",
            "1\tx\t-\tB-LOC 128",
            "1\tx\t-\tB-TOWN 1",
            "300\tx\t-\tO 1",
            "1\t~zz\t-\tO 1",
            ">\tB-X\t-\tO 1",
            "1\tx\t-\tO 1\n1\tx\t-\tO 2",
        ] {
            let told = errors(line);
            assert!(told.len() == 1 && told[0].starts_with("m.tsv:"), "{line}: {told:?}");
        }
        assert!(NameModel::read("m.tsv", "1\tx\t-\tO 1\n").is_err());
    }

    #[test]
    fn labels_go_both_ways() {
        for index in 0..LABELS {
            assert_eq!(label_of(&written(index)), Some(index));
        }
        assert!(may_follow(label(NameKind::Place, true), label(NameKind::Place, false)));
        assert!(!may_follow(OUTSIDE, label(NameKind::Place, false)));
        assert!(!may_follow(
            label(NameKind::Person, true),
            label(NameKind::Place, false)
        ));
    }
}
