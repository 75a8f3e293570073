//! Voices: which of a claim's speakers are one speaker or speak for one body, told by the
//! names that the others have.

use super::heads::Head;
use super::origins::STATE;
use crate::lexicon::Lexicon;
use crate::reading::mentions::spelling::skeleton;
use crate::text::fold;
use std::collections::{BTreeMap, BTreeSet};

/// The heads, one speaker with one voice also where a report describes the
/// speaker so that the voice does not show.
pub(super) fn one_voice(mut heads: Vec<Option<Head>>, lexicon: &Lexicon) -> Vec<Option<Head>> {
    settle(&mut heads, lexicon);
    let mut voices: BTreeMap<&str, &Head> = BTreeMap::new();
    for head in heads.iter().flatten().filter(|head| head.voice.is_some()) {
        voices.entry(&head.speaker).or_insert(head);
    }
    // The first head of each name: thousands of reports name few speakers.
    let mut seen = BTreeSet::new();
    let mut named: Vec<(String, &Head)> = Vec::new();
    for head in heads.iter().flatten().filter(|head| !head.anonymous) {
        if seen.insert(&head.name) {
            named.push((spelled(&fold(&head.name)), head));
        }
    }
    // "سانت ماري" beside "مدرسة سانت ماري" is the same speaker, "المتحدث باسم التحالف" beside
    // "المتحدث باسم التحالف العربي"; not where it could be short for two.
    let longer = |head: &Head| {
        let short = spelled(&fold(&head.name));
        let is_name = !head.anonymous && head.voice.is_none();
        let longer = named.iter().filter(|(name, other)| {
            let alike = short.contains(' ') && short == *name && head.key > other.key;
            let defined = short.contains(' ') || head.name.starts_with("ال");
            let apart = head.person.is_none() && (defined && leaves_out(&short, name) || alike);
            let ends = name.ends_with(&short) || other.person.is_none();
            is_name && (is_within(&short, name) && ends || apart)
        });
        let mut longer = longer.map(|(_, head)| *head);
        let first = longer.next()?;
        longer.all(|other| other.key == first.key).then_some(first)
    };
    // "موقع وزارة الخارجية المصرية" has the ministry's voice.
    let shorter = |head: &Head| {
        let long = spelled(&fold(&head.name));
        let is_name = !head.anonymous && head.voice.is_none() && head.person.is_none();
        let within = |(name, other): &&(String, &Head)| {
            is_name && other.voice.is_some() && other.person.is_none() && (is_within(name, &long) || *name == long)
        };
        named.iter().find(within).map(|(_, head)| *head)
    };
    let voiced = |head: &Head| {
        let head = shorter(head).or_else(|| longer(head)).unwrap_or(head);
        let known = voices.get(head.speaker.as_str());
        Head {
            key: known.map_or(&head.key, |known| &known.key).clone(),
            voice: known.map_or(&head.voice, |known| &known.voice).clone(),
            ..head.clone()
        }
    };
    heads.iter().map(|head| head.as_ref().map(voiced)).collect()
}

/// Gives speakers who name an institution without its nation ("وزارة الدفاع") the voice
/// of the only one of its kind that speaks beside them.
fn settle(heads: &mut [Option<Head>], lexicon: &Lexicon) {
    let mut kinds: BTreeMap<String, BTreeSet<(String, Option<String>)>> = BTreeMap::new();
    for head in heads.iter().flatten() {
        // "السلطات" beside Moscow may be another's.
        let id = head.key.strip_prefix("voice ").filter(|_| !head.key.starts_with(STATE));
        if let Some((kind, _)) = id.and_then(|id| id.split_once(':')) {
            let voices = kinds.entry(kind.to_owned()).or_default();
            voices.insert((head.key.clone(), head.voice.clone()));
        }
    }
    let unsettled = heads.iter_mut().flatten();
    for head in unsettled.filter(|head| head.voice.is_none() && !head.anonymous) {
        let voices = lexicon.bodies.kind(&fold(&head.name)).and_then(|kind| kinds.get(kind));
        if let Some(voices) = voices
            && let (Some((key, voice)), 1) = (voices.first(), voices.len())
        {
            head.key.clone_from(key);
            head.speaker.clone_from(key);
            head.voice.clone_from(voice);
        }
    }
}

/// Whether several words stand together in a longer name: "سانت ماري", "بيان سانت ماري".
fn is_within(short: &str, long: &str) -> bool {
    let words = |text: &str| format!(" {text} ");
    short.contains(' ') && short.len() < long.len() && words(long).contains(&words(short))
}

/// Whether a name is a longer one without words behind the first, in whatever order:
/// "شركة ديليك الإسرائيلية", "شركة الطاقة الإسرائيلية ديليك".
fn leaves_out(short: &str, long: &str) -> bool {
    let (mut own, mut words) = (short.split(' '), long.split(' '));
    short.len() < long.len() && own.next() == words.next() && own.all(|word| words.clone().any(|other| other == word))
}

/// A name's words by their sounds, without article: "الإنجليزي" and "الإنكليزي" are one.
fn spelled(name: &str) -> String {
    let words = name.split(' ');
    let words = words.map(|word| skeleton(word.strip_prefix("ال").unwrap_or(word)));
    words.collect::<Vec<_>>().join(" ")
}
