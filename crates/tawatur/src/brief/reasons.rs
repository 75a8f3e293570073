//! The reasons for a claim's numbers, in words.

use super::fill::{fill, list};
use crate::contract::Worded;
use crate::lexicon::wording::Words;
use crate::story::Reason;

/// Puts a reason into words.
pub(super) fn word(reason: &Reason, words: &Words) -> Worded {
    let reasons = &words.reasons;
    let name = |text: &String| Worded::cited(text.as_str());
    let names = |texts: &[String]| list(texts, words);
    match reason {
        Reason::SameVoice { voice, speakers } => fill(
            &reasons.same_voice,
            &[("voice", name(voice)), ("speakers", names(speakers))],
        ),
        Reason::Relayed { origin, relays } => {
            fill(&reasons.relayed, &[("origin", name(origin)), ("relays", names(relays))])
        }
        Reason::Copied { from, copies } => fill(&reasons.copied, &[("from", name(from)), ("copies", names(copies))]),
        Reason::Anonymous { speakers } => fill(&reasons.anonymous, &[("speakers", names(speakers))]),
        Reason::Unattributed { outlets } => fill(&reasons.unattributed, &[("outlets", names(outlets))]),
    }
}
