//! Arabic titles: a noun and what it is of, in construct, by adjectives or behind "باسم".

use super::{CABINET, HEAD, MAX_WORDS, Title};
use crate::lexicon::Lexicon;
use crate::lexicon::names::Strength;
use crate::reading::mentions::words::{Word, ways};
use crate::text::clitics;

/// The title whose first word is an Arabic word `i`.
pub(super) fn arabic(words: &[Word<'_>], i: usize, lexicon: &Lexicon) -> Option<Title> {
    let names = &lexicon.names;
    let first = words.get(i)?;
    let way = ways(first).find(|way| first.may.title && names.cues(&way.rest).any_title())?;
    let cues = names.cues(&way.rest);
    // "زوجة الرئيس السوري": the office is another's.
    if cues.kin && words.get(i + 1).is_some_and(|next| names.cues(next.fold).any_title()) {
        return None;
    }
    let noun = stem(&way.rest);
    let mut begun = Begun {
        words,
        first: i,
        lexicon,
        key: vec![if cues.head { HEAD.to_owned() } else { noun.clone() }],
        national: false,
        local: false,
        definite: way.rest.starts_with("ال"),
        ranked: false,
    };
    let end = begun.run();
    let mut key = begun.key;
    key.sort();
    key.dedup();
    Some(Title {
        first: i,
        clitics: way.clitics,
        end,
        key: key.join(" "),
        national: begun.national,
        noun,
        post: cues.post,
        leader: cues.leader,
        local: begun.local,
        definite: begun.definite,
        one_of_many: cues.many && !way.rest.starts_with("ال"),
    })
}

/// A title of which the first word was read, and what it says so far.
struct Begun<'a> {
    words: &'a [Word<'a>],
    /// Index of its first word.
    first: usize,
    lexicon: &'a Lexicon,
    /// What tells it from others.
    key: Vec<String>,
    /// Whether it names a nation.
    national: bool,
    /// Whether it names another place.
    local: bool,
    /// Whether it is definite, so that an indefinite word does not go on with it.
    definite: bool,
    /// "ولي العهد السعودي الأمير": whether a rank stands behind the nation, which is a title of its own.
    ranked: bool,
}

impl<'a> Begun<'a> {
    /// Reads on; gives the index after the last word.
    fn run(&mut self) -> usize {
        let mut j = self.first + 1;
        while let Some(word) = self.arabic(j).filter(|_| j < self.first + MAX_WORDS) {
            if self.is_at_name(j, word) {
                break;
            }
            let used = self
                .unlisted_place(j, word)
                .or_else(|| self.take_nation(j, word))
                .or_else(|| self.take_body(j, word))
                .or_else(|| self.take_place(j, word))
                .or_else(|| self.take_word(word));
            match used {
                Some(used) => j += used,
                None => break,
            }
        }
        // A title does not end in a preposition.
        let is_link = |j: usize| {
            let word = self.words.get(j);
            word.is_some_and(|w| self.lexicon.names.cues(w.fold).link)
        };
        while j > self.first + 1 && is_link(j - 1) {
            j -= 1;
        }
        j
    }

    fn arabic(&self, j: usize) -> Option<&'a Word<'a>> {
        self.words.get(j).filter(|w| w.is_arabic())
    }

    /// The words from word `j` on, as lists ask for them.
    fn ahead(&self, j: usize) -> impl Fn(usize) -> Option<&'a str> + Copy + use<'a> {
        let words = self.words;
        move |n: usize| words.get(j + n).filter(|w| w.is_arabic()).map(|w| w.fold)
    }

    /// Whether the name of the bearer begins here.
    fn is_at_name(&self, j: usize, word: &Word<'_>) -> bool {
        let article = word.fold.starts_with("ال");
        let next = self.arabic(j + 1).map(|w| w.fold);
        // "الأمير الحسين بن طلال": a given name may have the article.
        if article && next.is_some_and(|n| self.lexicon.names.precedes_father(n)) {
            return true;
        }
        // "الأدميرال البحري كيم": an adjective that is a surname elsewhere.
        let adjective = || self.definite && article && next.is_some_and(|n| is_name(n, self.lexicon));
        is_name(word.fold, self.lexicon) && !adjective()
    }

    /// "حاكم منطقة بريمورسكي أوليغ": the place that no list knows, before a name.
    fn unlisted_place(&self, j: usize, word: &Word<'_>) -> Option<usize> {
        let (names, ahead) = (&self.lexicon.names, self.ahead(j));
        let is_place = names.cues(word.fold).place
            && ahead(1).is_some_and(|n| !names.is_common(n))
            && ahead(2).is_some_and(|n| is_name(n, self.lexicon));
        is_place.then_some(2)
    }

    /// The adjective of a nation.
    fn take_nation(&mut self, j: usize, word: &Word<'_>) -> Option<usize> {
        if self.national || !word.fold.starts_with("ال") && self.definite {
            return None;
        }
        let next = self.arabic(j + 1).map(|w| w.fold);
        let (used, nation) = self.lexicon.names.nations.adjective(word.fold, next)?;
        self.take_complement(nation.code, true);
        Some(used)
    }

    /// A body that the lists know, but for the cabinet: "رئيس الحكومة اللبنانية" is "رئيس الوزراء
    /// اللبناني", whatever list has the body.
    fn take_body(&mut self, j: usize, word: &Word<'_>) -> Option<usize> {
        if self.national || self.lexicon.names.cues(word.fold).cabinet {
            return None;
        }
        let (used, id) = self.lexicon.bodies.name(word.fold, self.ahead(j))?;
        self.take_complement(id, true);
        Some(used)
    }

    /// A place or nation.
    fn take_place(&mut self, j: usize, word: &Word<'_>) -> Option<usize> {
        if self.national {
            return None;
        }
        let (names, ahead) = (&self.lexicon.names, self.ahead(j));
        let (used, id, nation) = ways(word).find_map(|way| {
            let (used, id) = names.place(&way.rest, ahead)?;
            let nation = names.nations.name(&way.rest, ahead);
            Some((used, id, nation.map(|(_, nation)| nation.code)))
        })?;
        self.take_complement(nation.unwrap_or(id), nation.is_some());
        self.local |= nation.is_none();
        Some(used)
    }

    /// Takes that of which the office is.
    fn take_complement(&mut self, id: &str, national: bool) {
        self.key.push(id.to_owned());
        self.national |= national;
        self.definite = true;
    }

    /// Any other word that belongs to a title.
    fn take_word(&mut self, word: &Word<'_>) -> Option<usize> {
        let cues = self.lexicon.names.cues(word.fold);
        if cues.says || !word.common && !cues.any_title() {
            return None;
        }
        let definite = ["ال", "لل", "وال"].iter().any(|article| word.fold.starts_with(article));
        // After a definite word only definite ones go on; an indefinite title goes on with its complement.
        if !cues.link && (cues.stop || self.definite && !definite) {
            return None;
        }
        self.ranked |= self.national && cues.any_title() && word.fold.starts_with("ال");
        if !cues.link && !cues.now && !self.ranked {
            self.key.push(if cues.cabinet {
                CABINET.to_owned()
            } else {
                stem(word.fold)
            });
        }
        self.definite = !cues.link && (definite || self.definite);
        Some(1)
    }
}

/// Whether a word is hardly anything but a name of a person.
fn is_name(word: &str, lexicon: &Lexicon) -> bool {
    lexicon
        .names
        .person(word)
        .is_some_and(|p| p.strength == Strength::Strong)
}

/// The word without article and feminine ending.
fn stem(word: &str) -> String {
    let stem = clitics::stem(word);
    stem.strip_suffix('ه').unwrap_or(stem).to_owned()
}
