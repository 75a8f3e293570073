//! The form of `slots.toml`, and its plain lists of words.

use crate::text::fold;
use rustc_hash::FxHashSet;
use std::collections::BTreeMap;

/// Defines the plain lists, each under the name that it has in the file.
macro_rules! lists {
    ($($name:ident),+ $(,)?) => {
        /// One language's file.
        #[derive(serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        pub(super) struct File {
            pub(super) not_negated: Vec<String>,
            pub(super) adversatives: Vec<String>,
            pub(super) directions: BTreeMap<String, Vec<String>>,
            pub(super) senses: BTreeMap<String, Vec<String>>,
            pub(super) tolls: BTreeMap<String, Vec<String>>,
            pub(super) befalls: BTreeMap<String, String>,
            pub(super) events: BTreeMap<String, Vec<String>>,
            $($name: Vec<String>,)+
        }

        /// The plain lists of all languages together, folded.
        #[derive(Debug, Default)]
        pub(super) struct Lists {
            $(pub(super) $name: FxHashSet<String>,)+
        }

        impl Lists {
            /// Adds those of one language.
            pub(super) fn add(&mut self, file: &File) {
                $(self.$name.extend(file.$name.iter().map(|word| fold(word)));)+
            }
        }
    };
}

lists!(
    abstaining,
    accusing,
    adding,
    again,
    aging,
    anaphora,
    any,
    anything,
    assurances,
    attributions,
    bounds,
    capacity,
    clauses,
    conditions,
    corrections,
    cumulative,
    dangling,
    demonstratives,
    denying,
    during,
    elided,
    equating,
    excepting,
    existing,
    expected,
    framing,
    goals,
    hearsay,
    joiners,
    lacking,
    leading_on,
    locators,
    lying,
    measures,
    money,
    moving,
    naming,
    negating_nouns,
    negators,
    occurring,
    own_state,
    partitive,
    possible,
    ranking,
    reasons,
    refusing,
    rejections,
    relatives,
    rising,
    speech,
    strengtheners,
    supposing,
    tallies,
    utter,
    void,
    years,
);
