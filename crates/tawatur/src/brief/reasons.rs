//! The reasons for a claim's numbers, in words.

use super::fill::{fill, list, named};
use crate::contract::Worded;
use crate::lexicon::registry::Registry;
use crate::lexicon::wording::Words;
use crate::report::Language;
use crate::story::Reason;

/// The names of agencies and outlets in the brief's language.
pub(super) struct Names<'a> {
    pub(super) registry: &'a Registry,
    pub(super) language: Language,
}

impl Names<'_> {
    /// The name of what may be an id of the registry; else what it is.
    pub(super) fn name<'n>(&'n self, id: &'n str) -> &'n str {
        self.registry.by_id(id).map_or(id, |outlet| outlet.name(self.language))
    }
}

/// Puts a reason into words.
pub(super) fn word(reason: &Reason, known: &Names<'_>, words: &Words) -> Worded {
    let reasons = &words.reasons;
    let name = |text: &String| named(text, words);
    let names = |texts: &[String]| list(texts, words);
    let known_name = |text: &String| Worded::cited(known.name(text));
    let known_names = |texts: &[String]| list(&texts.iter().map(|text| known.name(text)).collect::<Vec<_>>(), words);
    match reason {
        Reason::SameVoice { voice, speakers } => fill(
            &reasons.same_voice,
            &[("voice", name(voice)), ("speakers", names(speakers))],
        ),
        Reason::Relayed { origin, relays } => {
            fill(&reasons.relayed, &[("origin", name(origin)), ("relays", names(relays))])
        }
        Reason::Copied { from, copies } => fill(
            &reasons.copied,
            &[("from", known_name(from)), ("copies", known_names(copies))],
        ),
        Reason::OneUtterance { speaker, others } => fill(
            &reasons.one_utterance,
            &[("speaker", name(speaker)), ("others", known_names(others))],
        ),
        Reason::NamedBeside { speaker, others } => fill(
            &reasons.named_beside,
            &[("speaker", name(speaker)), ("others", names(others))],
        ),
        Reason::Anonymous { speakers } => fill(&reasons.anonymous, &[("speakers", names(speakers))]),
        Reason::OneState { state, speakers } => fill(
            &reasons.one_state,
            &[("state", name(state)), ("speakers", names(speakers))],
        ),
        Reason::OneBearer { office, people } => fill(
            &reasons.one_bearer,
            &[("office", name(office)), ("people", names(people))],
        ),
        Reason::Circular { speakers } => fill(&reasons.circular, &[("speakers", names(speakers))]),
        Reason::Unattributed { outlets } => fill(&reasons.unattributed, &[("outlets", known_names(outlets))]),
    }
}
