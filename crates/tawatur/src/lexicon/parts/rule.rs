//! A rule that tells what a line is by its first words.

use crate::lexicon::Line;
use crate::text::{TokenKind, Tokens};

/// A rule: what a line is that begins with certain words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// What the line is.
    pub opens: Opens,
    /// Where it may stand.
    pub place: Place,
    /// What must follow its first words.
    pub follows: Follows,
    /// The first words, folded.
    pub words: Vec<String>,
    /// The file that it is written in, and its line.
    pub(super) file: &'static str,
    pub(super) line: usize,
    /// A line that it matches, and one that it does not.
    pub(super) matches: &'static str,
    pub(super) matches_not: &'static str,
}

/// What a line is that a rule matches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opens {
    /// Gives the date of publication.
    Published,
    /// Gives the date of the last change.
    Updated,
    /// Names who wrote it.
    Byline,
    /// Names who published it ("المصدر: …").
    Source,
    /// Names whom it is taken from ("نقلا عن …").
    Taken,
    /// Names who made it or who owns it.
    Credit,
    /// Describes a picture, or names who took it.
    Caption,
    /// Gives search words.
    Keywords,
    /// Points at another article.
    Related,
    /// Ends a post of another author.
    Post,
    /// Invites to follow or subscribe.
    Follow,
}

/// Where in a report a rule holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// On every line.
    Any,
    /// Before the body.
    Head,
    /// On the last lines.
    Tail,
}

/// What must follow a rule's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Follows {
    /// A mark, or the end of the line.
    Mark,
    /// Anything, in a short line without a full stop.
    Short,
    /// The name of an agency or outlet.
    Outlet,
    /// Anything.
    Any,
}

impl Rule {
    /// Reads a line of `parts.tsv`.
    pub(super) fn read(file: &'static str, line: &Line<'static>) -> Result<Self, String> {
        let &[opens, place, follows, words, matches, matches_not] = line.fields.as_slice() else {
            return Err(
                "six fields are needed: kind, place, what follows, words, a line that matches, one that does not"
                    .to_owned(),
            );
        };
        let words = Tokens::new(words);
        let words = words.iter().filter(|t| t.kind != TokenKind::Mark);
        Ok(Self {
            opens: opens_named(opens).ok_or_else(|| format!("no kind of line is called \"{opens}\""))?,
            place: place_named(place).ok_or_else(|| format!("no place is called \"{place}\""))?,
            follows: follows_named(follows)
                .ok_or_else(|| format!("nothing is called \"{follows}\" that may follow"))?,
            words: words.map(|t| t.fold.to_owned()).collect(),
            file,
            line: line.number,
            matches,
            matches_not,
        })
    }

    /// Whether it asks for the same words in the same place as another.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        self.words == other.words && self.place == other.place && self.follows == other.follows
    }
}

fn opens_named(name: &str) -> Option<Opens> {
    Some(match name {
        "published" => Opens::Published,
        "updated" => Opens::Updated,
        "byline" => Opens::Byline,
        "source" => Opens::Source,
        "taken" => Opens::Taken,
        "credit" => Opens::Credit,
        "caption" => Opens::Caption,
        "keywords" => Opens::Keywords,
        "related" => Opens::Related,
        "post" => Opens::Post,
        "follow" => Opens::Follow,
        _ => return None,
    })
}

fn place_named(name: &str) -> Option<Place> {
    Some(match name {
        "any" => Place::Any,
        "head" => Place::Head,
        "tail" => Place::Tail,
        _ => return None,
    })
}

fn follows_named(name: &str) -> Option<Follows> {
    Some(match name {
        "mark" => Follows::Mark,
        "short" => Follows::Short,
        "outlet" => Follows::Outlet,
        "any" => Follows::Any,
        _ => return None,
    })
}
