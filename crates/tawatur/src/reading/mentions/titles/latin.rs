//! English titles.

use super::{HEAD, MAX_WORDS, Title};
use crate::lexicon::Lexicon;
use crate::reading::mentions::words::Word;

/// An English title: "Russian President", "Kremlin spokesman", "Foreign Minister".
pub(super) fn latin(words: &[Word<'_>], i: usize, lexicon: &Lexicon) -> Option<Title> {
    let names = &lexicon.names;
    let mut j = i;
    let mut key = Vec::new();
    let mut national = false;
    let mut titled = false;
    while let Some(word) = words
        .get(j)
        .filter(|w| !w.is_mark() && !w.is_arabic() && j < i + MAX_WORDS)
    {
        let next = words.get(j + 1).map(|w| w.fold);
        let cues = names.cues(word.fold);
        if cues.any_title() {
            titled = true;
            key.push(if cues.head {
                HEAD.to_owned()
            } else {
                word.fold.to_owned()
            });
            j += 1;
        } else if cues.now {
            j += 1;
        } else if cues.past {
            key.push(word.fold.to_owned());
            j += 1;
        } else if !titled
            && word.capital
            && let Some((used, nation)) = names.nations.adjective(word.fold, next)
        {
            key.push(nation.code.to_owned());
            national = true;
            j += used;
        } else if titled && cues.link && next.is_some_and(|n| names.cues(n).portfolio) {
            // "Secretary of State".
            key.extend(next.map(str::to_owned));
            j += 2;
        } else if !titled
            && word.capital
            && let Some((used, nation)) = names.nations.name(word.fold, |k| words.get(j + k).map(|w| w.fold))
        {
            // "U.S. Secretary of State".
            key.push(nation.code.to_owned());
            national = true;
            j += used;
            if words.get(j).is_some_and(|w| w.fold == ".") {
                j += 1;
            }
        } else if titled
            && cues.link
            && let Some((used, nation)) =
                next.and_then(|n| names.nations.name(n, |k| words.get(j + 1 + k).map(|w| w.fold)))
        {
            key.push(nation.code.to_owned());
            national = true;
            j += 1 + used;
        } else if !titled && cues.portfolio {
            key.push(word.fold.to_owned());
            j += 1;
        } else {
            break;
        }
    }
    if !titled {
        return None;
    }
    key.sort();
    key.dedup();
    Some(Title {
        first: i,
        clitics: 0,
        end: j,
        key: key.join(" "),
        national,
        noun: String::new(),
        post: false,
        leader: false,
        local: false,
        definite: false,
        one_of_many: false,
    })
}
