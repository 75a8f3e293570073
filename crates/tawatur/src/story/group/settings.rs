//! The settings of grouping.

/// What decides which reports tell one story. [`Settings::default`] is what
/// Tawatur uses; other values are for measuring how much depends on them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Settings {
    /// What a term weighs for standing in the title, beside one for every e-fold of its number.
    pub title: f32,
    /// What it weighs for standing in the lead.
    pub lead: f32,
    /// Reports at which the collection's own counts are trusted half as much as
    /// they can be: in a few reports, what many share is their story.
    pub few: f32,
    /// The most that the collection's counts are trusted beside the background:
    /// a thousand copies of one text still have something to say.
    pub most_trust: f32,
    /// Days that leave 1/e of the likeness of two reports.
    pub fading: f32,
    /// What is left of the likeness where a date is missing.
    pub undated: f32,
    /// What is left of the likeness of an article glued onto another: it is
    /// there for its like topic, so a like topic says less.
    pub glued: f32,
    /// The likeness in plain words, without names and numbers, below which two
    /// reports share too little of what happened: the root of the share of it
    /// that they have is left of their likeness.
    pub told: f32,
    /// What each number leaves of the likeness of two reports that share none,
    /// days apart, if both count the same thing.
    pub clash: f32,
    /// Mean likeness from which on two clusters may join.
    pub enough: f32,
    /// The share of the likeness inside a cluster that is needed to join it.
    pub cohesion: f32,
    /// Likeness inside a cluster above which no more is asked: copies of one
    /// text are closer than any other report of their event can be.
    pub cohesion_cap: f32,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            title: 2.0,
            lead: 1.0,
            few: 60.0,
            most_trust: 0.8,
            fading: 14.0,
            undated: 0.9,
            glued: 0.65,
            told: 0.2,
            clash: 0.5,
            enough: 0.14,
            cohesion: 0.5,
            cohesion_cap: 0.4,
        }
    }
}
