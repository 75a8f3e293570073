//! Conflicts: claims that cannot both hold, found by comparing slots.

/// Two claims that cannot both hold, or one that denies the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// What they differ in.
    pub kind: ConflictKind,
    /// Index of the one claim.
    pub a: usize,
    /// Index of the other; for a denial, the denying one.
    pub b: usize,
    /// Index into claim `a`'s evidence of the place that shows it best.
    pub a_evidence: usize,
    /// The same in claim `b`.
    pub b_evidence: usize,
    /// What `a` gives for the slot ("16 قتيلا", "يوم الأحد"); the words of the
    /// assertion, for a denial.
    pub a_value: String,
    /// What `b` gives; the denying words, for a denial.
    pub b_value: String,
}

/// What two claims differ in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ConflictKind {
    /// One says that it is so, the other that it is not.
    Denial,
    /// How many.
    Number,
    /// When.
    Time,
    /// Where.
    Place,
    /// Who.
    Identity,
}
