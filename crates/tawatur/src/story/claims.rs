//! Claims: what statements and unattributed sentences say, merged over wordings.

use crate::reading::Interval;
use crate::text::Span;

/// What one or more statements say.
#[derive(Clone, Debug)]
pub struct Claim {
    /// A sentence or content from the reports that says it most clearly.
    pub text: String,
    /// Where it is said, oldest report first.
    pub evidence: Vec<Evidence>,
    /// Its four numbers.
    pub counts: Counts,
    /// The speakers at the heads of its chains, merged by voice.
    pub origins: Vec<Origin>,
    /// Why the counts are what they are.
    pub why: Vec<Reason>,
    /// Times that the claim itself is about, reckoned.
    pub interval: Option<Interval>,
}

/// A reason for the low or the high number of origins, to be put into words.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// Several speakers speak for one body: one voice.
    SameVoice {
        /// The body.
        voice: String,
        /// Its speakers, at least two.
        speakers: Vec<String>,
    },
    /// One origin came through several relays, which add nothing.
    Relayed {
        /// The origin.
        origin: String,
        /// The relays, at least one.
        relays: Vec<String>,
    },
    /// Reports share the wording, so they count as one.
    Copied {
        /// Outlet or agency that had it first, or the report's id.
        from: String,
        /// Those that share it.
        copies: Vec<String>,
    },
    /// Unnamed speakers who may be one person, or one with a named speaker:
    /// the low number leaves them out or counts them once.
    Anonymous {
        /// How the reports describe them.
        speakers: Vec<String>,
    },
    /// Outlets that say it in their own words and name no source: they count in
    /// the high number only.
    Unattributed {
        /// The outlets, or the reports' ids.
        outlets: Vec<String>,
    },
}

/// One place where a claim is made.
#[derive(Clone, Debug)]
pub struct Evidence {
    /// Index of the reading.
    pub reading: usize,
    /// Index of the statement in it; none for an unattributed sentence.
    pub statement: Option<usize>,
    /// The words.
    pub span: Span,
    /// From the speaker over relays to the outlet.
    pub chain: Vec<Link>,
}

/// One station of a chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Who.
    pub name: String,
    /// How it is known that the words passed here.
    pub basis: LinkBasis,
}

/// How a link of a chain is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum LinkBasis {
    /// The text says so.
    Stated,
    /// Shared text shows it.
    Inferred,
    /// Nobody is named.
    Unknown,
}

/// The speaker at the head of one or more chains.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The speaker's name.
    pub name: String,
    /// Whom the speaker speaks for, if a body or state.
    pub voice: Option<String>,
}

/// How widely and how independently a claim is reported.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Counts {
    /// Reports that make it.
    pub reports: usize,
    /// Outlets that make it.
    pub outlets: usize,
    /// Agencies and outlets it came through.
    pub relays: usize,
    /// The least number of independent origins.
    pub low: usize,
    /// The greatest.
    pub high: usize,
}
