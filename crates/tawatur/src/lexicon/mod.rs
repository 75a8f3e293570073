//! The lexicon: words, rules and registries, as text data compiled in.
//!
//! Every file under `data/` names its source and licence in its head. A line
//! that cannot be read is an error that names file and line; a test loads all.

pub mod agreement;
pub mod bodies;
pub mod clusters;
pub mod cues;
pub mod elements;
pub mod evidence;
pub mod frequency;
pub mod gathering;
pub mod likeness;
mod lines;
pub mod lives;
pub mod name_model;
pub mod names;
pub mod namesakes;
pub mod nations;
pub mod parts;
pub mod phrases;
pub mod registry;
pub mod slots;
pub mod stops;
pub mod times;
pub mod weights;
pub mod wording;

pub use lines::{DataError, Line, lines};

use crate::reading::mentions::known::Memos;
use std::sync::LazyLock;

/// All data that reading and telling need, checked and indexed.
#[derive(Debug, Default)]
pub struct Lexicon {
    /// Agencies, outlets, and bodies: who they are, how they are written, for whom they speak.
    pub registry: registry::Registry,
    /// What opens and closes the parts of a report ("إقرأ أيضاً", "المصدر:").
    pub parts: parts::Parts,
    /// What the elements of a page are, by the words of their attributes.
    pub elements: elements::Elements,
    /// Words that show an agency at work.
    pub gathering: gathering::Gathering,
    /// Words beside a full stop that does not end a sentence.
    pub stops: stops::Stops,
    /// Gazetteers, titles and name cues.
    pub names: names::Names,
    /// Names that sound alike and are different names.
    pub namesakes: namesakes::Namesakes,
    /// Lists that are evidence for the tagger of Arabic names alone.
    pub evidence: evidence::Evidence,
    /// Classes of Arabic words that stand among the same words.
    pub clusters: clusters::Clusters,
    /// Weights of the tagger of Arabic names.
    pub name_model: name_model::NameModel,
    /// Bodies that speak, and the voice behind a speaker.
    pub bodies: bodies::Bodies,
    /// Months, weekdays, units, relative days, number words.
    pub times: times::Times,
    /// Reporting expressions and what they take.
    pub cues: cues::Cues,
    /// Words that decide what a claim says: negation, contrast, kinds of event.
    pub slots: slots::Slots,
    /// Words that tell of someone's death or life.
    pub lives: lives::Lives,
    /// Weights that tell how likely two units are to say the same.
    pub likeness: likeness::Likeness,
    /// How common words are, for weighing shared words.
    pub frequency: frequency::Frequency,
    /// The words the brief is written in.
    pub wording: wording::Wording,
    /// What was found out of words while reading, for the reports to come.
    pub(crate) memos: Memos,
    /// What of the data could not be read; then all else is empty, and every
    /// reading says so.
    pub faults: Vec<DataError>,
}

impl Lexicon {
    /// Reads all data.
    ///
    /// # Errors
    /// Every line that cannot be read, by file and line.
    pub fn load() -> Result<Self, Vec<DataError>> {
        let mut errors = Vec::new();
        let registry = registry::Registry::load().unwrap_or_else(|e| keep(e, &mut errors));
        let gathering = gathering::Gathering::load().unwrap_or_else(|e| keep(e, &mut errors));
        let stops = stops::Stops::load().unwrap_or_else(|e| keep(e, &mut errors));
        let parts = parts::Parts::load().unwrap_or_else(|e| keep(e, &mut errors));
        let elements = elements::Elements::load().unwrap_or_else(|e| keep(e, &mut errors));
        let names = names::Names::load().unwrap_or_else(|e| keep(e, &mut errors));
        let namesakes = namesakes::Namesakes::load().unwrap_or_else(|e| keep(e, &mut errors));
        let evidence = evidence::Evidence::load().unwrap_or_else(|e| keep(e, &mut errors));
        let clusters = clusters::Clusters::load().unwrap_or_else(|e| keep(e, &mut errors));
        let name_model = name_model::NameModel::load().unwrap_or_else(|e| keep(e, &mut errors));
        let bodies = bodies::Bodies::load().unwrap_or_else(|e| keep(e, &mut errors));
        let times = times::Times::load().unwrap_or_else(|e| keep(e, &mut errors));
        let cues = cues::Cues::load().unwrap_or_else(|e| keep(e, &mut errors));
        let slots = slots::Slots::load().unwrap_or_else(|e| keep(e, &mut errors));
        let lives = lives::Lives::load().unwrap_or_else(|e| keep(e, &mut errors));
        let likeness = likeness::Likeness::load().unwrap_or_else(|e| keep(e, &mut errors));
        let frequency = frequency::Frequency::load().unwrap_or_else(|e| keep(e, &mut errors));
        let wording = wording::Wording::load().unwrap_or_else(|e| keep(e, &mut errors));
        if errors.is_empty() {
            Ok(Self {
                registry,
                gathering,
                stops,
                parts,
                elements,
                names,
                namesakes,
                evidence,
                clusters,
                name_model,
                bodies,
                times,
                cues,
                slots,
                lives,
                likeness,
                frequency,
                wording,
                memos: Memos::default(),
                faults: Vec::new(),
            })
        } else {
            Err(errors)
        }
    }

    /// The same data with other weights for the tagger of names.
    #[must_use]
    pub fn with_name_model(self, name_model: name_model::NameModel) -> Self {
        Self {
            name_model,
            // What was added up by the old weights is no longer so.
            memos: Memos::default(),
            ..self
        }
    }

    /// The data compiled into this build, loaded once. A test makes sure that
    /// it loads; should it not, nothing is found, and a note on each report
    /// says why.
    #[must_use]
    pub fn builtin() -> &'static Self {
        static BUILTIN: LazyLock<Lexicon> = LazyLock::new(|| {
            Lexicon::load().unwrap_or_else(|faults| Lexicon {
                faults,
                ..Lexicon::default()
            })
        });
        &BUILTIN
    }
}

/// Keeps the errors of one part and goes on without it, so that all are told at once.
fn keep<T: Default>(found: Vec<DataError>, errors: &mut Vec<DataError>) -> T {
    errors.extend(found);
    T::default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_data_loads() {
        if let Err(errors) = Lexicon::load() {
            let list: Vec<_> = errors.iter().map(ToString::to_string).collect();
            panic!("{}", list.join("\n"));
        }
    }
}
