//! The words that an English cue behind them attributes: a quotation, or a clause that a comma ends.

use super::super::quotes::Quotation;
use super::super::scene::Scene;
use super::Sentence;
use super::content::{self, Content, Opening};
use super::grammar::has_finite;

/// The words before a cue: a quotation, or a clause that a comma ends.
pub(super) struct Words {
    /// The comma or closing mark that ends them.
    mark: usize,
    pub(super) quote: Option<Quotation>,
    /// "…,” he said answering a question": whether a comma within the marks tells that a cue follows.
    pub(super) sure: bool,
    /// "“If” that is so, he said, “then …”": whether they go on behind the cue.
    pub(super) split: bool,
}

impl Words {
    /// The words that end before the clause at `clause`.
    pub(super) fn before(scene: &Scene<'_>, clause: usize, sentence: &Sentence) -> Option<Self> {
        let mark = clause.checked_sub(1)?;
        let quote = content::closing_mark(scene, mark)
            .or_else(|| content::closing_mark(scene, mark.checked_sub(1).filter(|_| scene.is_comma(mark))?));
        if quote.is_none() && !(scene.is_comma(mark) && mark > sentence.range.start) {
            return None;
        }
        let begun = || scene.fold(sentence.clause) == "if" || (sentence.clause..mark).any(|j| scene.opens(j).is_some());
        Some(Self {
            mark,
            quote,
            sure: quote.is_some_and(|q| ends_with_comma(scene, q)),
            split: quote.is_none() && begun(),
        })
    }

    pub(super) fn end(&self) -> usize {
        self.quote.map_or(self.mark, |quotation| quotation.close + 1)
    }

    /// Whether the cue with its subject has content `after` it, and the words are not its own.
    pub(super) fn belong_elsewhere(&self, scene: &Scene<'_>, after: Option<Content>, sentence: &Sentence) -> bool {
        let Some(after) = after else { return false };
        let inside = self.quote.is_some() && self.mark >= sentence.range.start;
        let opens = match after.opening {
            Opening::Bare => false,
            Opening::Noun => !self.sure,
            Opening::Clause | Opening::Mark => true,
        };
        if opens && !inside && !self.split {
            return true;
        }
        // "Holm called it “a joke,” one diver said the chain was worn".
        let clause = || {
            matches!(after.opening, Opening::Bare | Opening::Clause)
                && has_finite(scene, after.start, sentence.range.end)
        };
        self.quote.is_some_and(|quotation| {
            quotation.open > sentence.clause
                && clause()
                && content::opening_mark(scene, sentence.clause) != Some(quotation)
        })
    }
}

/// Whether a quotation whose words end with a comma closes right before `i`.
pub(super) fn closing(scene: &Scene<'_>, i: usize) -> bool {
    i.checked_sub(1)
        .and_then(|mark| content::closing_mark(scene, mark))
        .is_some_and(|q| ends_with_comma(scene, q))
}

/// Whether the words in the quotation end with a comma, or a mark that stands for one.
fn ends_with_comma(scene: &Scene<'_>, quotation: Quotation) -> bool {
    quotation.close > 0 && matches!(scene.fold(quotation.close - 1), "," | "?" | "!")
}
