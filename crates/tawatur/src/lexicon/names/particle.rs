//! Words inside names of people that are no names by themselves.

/// What a word is to the name of a person that it stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Particle {
    /// The name of his father follows: "بن".
    Son,
    /// The same, or the beginning of a surname: "Ben".
    PerhapsSon,
    /// The name of her father follows: "بنت".
    Daughter,
    /// But half of a name: "عبد" in "عبد الله".
    Servant,
    /// What some writings leave out: "von".
    Of,
    /// The article, written apart: "al".
    Article,
}

impl Particle {
    /// Whether the father's name follows, and nothing else can.
    #[must_use]
    pub fn precedes_father(self) -> bool {
        matches!(self, Self::Son | Self::Daughter)
    }

    /// What the data calls `role`.
    pub(super) fn of(role: &str) -> Option<Self> {
        Some(match role {
            "son" => Self::Son,
            "perhaps-son" => Self::PerhapsSon,
            "daughter" => Self::Daughter,
            "servant" => Self::Servant,
            "of" => Self::Of,
            "article" => Self::Article,
            _ => return None,
        })
    }
}
