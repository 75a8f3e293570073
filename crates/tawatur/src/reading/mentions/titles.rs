//! Titles: the words before or after a name that say who bears it.

use super::words::{Word, ways};
use crate::lexicon::Lexicon;
use crate::lexicon::names::Strength;
use crate::text::clitics;

/// The most words a title runs over; "رئيس لجنة علوم وتكنولوجيا الفضاء في كوريا
/// الشمالية" has nine.
const MAX_WORDS: usize = 10;

/// A title found in a sentence.
#[derive(Clone, Debug)]
pub(super) struct Title {
    /// Index of its first word.
    pub(super) first: usize,
    /// Bytes of clitics on its first word.
    pub(super) clitics: usize,
    /// Index after its last word.
    pub(super) end: usize,
    /// What tells it from other titles, in any gender and word order:
    /// "الزعيم الكوري الشمالي" and "زعيم كوريا الشمالية" have one.
    pub(super) key: String,
    /// Whether it names a nation.
    pub(super) national: bool,
    /// Its first word, which says what office it is, without the article.
    pub(super) noun: String,
    /// Whether few have such an office at a time.
    post: bool,
    /// Whether its noun tells only that somebody leads.
    leader: bool,
    /// Whether it names a place that is no nation.
    local: bool,
    /// Whether it is definite: "الرئيس", and not "رئيس".
    definite: bool,
    /// Whether it is one of several who bear it: "متحدث باسم الكرملين".
    one_of_many: bool,
}

impl Title {
    /// Whether it may stand for its bearer without a name.
    pub(super) fn stands_alone(&self) -> bool {
        !self.one_of_many && (self.national || self.post && (self.local || self.definite))
    }

    /// Whether it tells its bearer from all others, over reports too: it says of which nation or
    /// place the office is.
    pub(super) fn is_placed(&self) -> bool {
        !self.one_of_many && (self.national || self.post && self.local)
    }

    /// Whether this title, standing alone, can be that of `full`, which says more: "الرئيس" beside
    /// "الرئيس الروسي", "الوزير" and "الوزير الروسي" beside "وزير الخارجية الروسي". The head of a
    /// state is not meant by the noun of another office ("رئيس الوزراء"), but a leader may be.
    pub(super) fn shortens(&self, full: &Title) -> bool {
        let (own, words) = self.parts();
        let (other, other_words) = full.parts();
        if !self.post || !self.definite || !own.is_empty() && own != other {
            return false;
        }
        if self.leader {
            return words.len() == 1 && other_words.contains(&HEAD);
        }
        self.noun == full.noun && (words == other_words || words == [self.noun.as_str()])
    }

    /// The words of its key: the nation, place or body that the office is of, and the rest.
    fn parts(&self) -> (Vec<&str>, Vec<&str>) {
        let domain =
            |word: &&str| word.contains(':') || word.len() == 2 && word.chars().all(|c| c.is_ascii_uppercase());
        self.key.split(' ').partition(domain)
    }
}

/// What the nouns of heads of states share in a key.
const HEAD: &str = "head";

/// What "رئيس الوزراء" and "رئيس الحكومة" share in a key besides.
const CABINET: &str = "cabinet";

/// The title that starts at word `i`, if a word for a title stands there.
pub(super) fn at(words: &[Word<'_>], i: usize, lexicon: &Lexicon) -> Option<Title> {
    let names = &lexicon.names;
    let first = words.get(i)?;
    if first.is_mark() {
        return None;
    }
    if !first.is_arabic() {
        return latin(words, i, lexicon);
    }
    let way = ways(first).find(|way| first.may.title && names.cues(&way.rest).any_title())?;
    let cues = names.cues(&way.rest);
    // "زوجة الرئيس السوري": the office is another's.
    if cues.kin && words.get(i + 1).is_some_and(|next| names.cues(next.fold).any_title()) {
        return None;
    }
    let noun = stem(&way.rest);
    let mut key = vec![if cues.head { HEAD.to_owned() } else { noun.clone() }];
    let (post, leader) = (cues.post, cues.leader);
    let mut definite = way.rest.starts_with("ال");
    let mut national = false;
    let mut local = false;
    // "ولي العهد السعودي الأمير": the rank behind the nation is a title of its own.
    let mut ranked = false;
    let mut j = i + 1;
    while let Some(word) = words.get(j).filter(|w| w.is_arabic() && j < i + MAX_WORDS) {
        let next = words.get(j + 1).filter(|w| w.is_arabic()).map(|w| w.fold);
        // "الأمير الحسين بن طلال": a given name may have the article.
        if word.fold.starts_with("ال") && next.is_some_and(|n| names.precedes_father(n)) {
            break;
        }
        let ahead = |n: usize| words.get(j + n).filter(|w| w.is_arabic()).map(|w| w.fold);
        if is_name(word.fold, lexicon) {
            // "الأدميرال البحري كيم": an adjective that is a surname elsewhere.
            let adjective = definite && word.fold.starts_with("ال") && next.is_some_and(|n| is_name(n, lexicon));
            if !adjective {
                break;
            }
        }
        let cues = names.cues(word.fold);
        // "حاكم منطقة بريمورسكي أوليغ": the place that no list knows, before a name.
        if cues.place
            && j > i
            && next.is_some_and(|n| !names.is_common(n))
            && ahead(2).is_some_and(|n| is_name(n, lexicon))
        {
            j += 2;
            continue;
        }
        if let Some((used, nation)) = names.nations.adjective(word.fold, next)
            && !national
            && (word.fold.starts_with("ال") || !definite)
        {
            key.push(nation.code.to_owned());
            national = true;
            definite = true;
            j += used;
            continue;
        }
        // "رئيس الحكومة اللبنانية" is "رئيس الوزراء اللبناني", whatever list has the body.
        let body = lexicon
            .bodies
            .name(word.fold, ahead)
            .filter(|_| !national && !cues.cabinet);
        if let Some((used, id)) = body {
            key.push(id.to_owned());
            national = true;
            definite = true;
            j += used;
            continue;
        }
        let place = ways(word).filter(|_| !national).find_map(|way| {
            let place = names.place(&way.rest, ahead)?;
            let nation = names.nations.name(&way.rest, ahead);
            Some((place, nation.map(|(_, nation)| nation.code)))
        });
        if let Some(((used, id), nation)) = place {
            key.push(nation.unwrap_or(id).to_owned());
            national |= nation.is_some();
            local |= nation.is_none();
            definite = true;
            j += used;
            continue;
        }
        if cues.says || !word.common && !cues.any_title() {
            break;
        }
        let word_definite = word.fold.starts_with("ال") || word.fold.starts_with("لل") || word.fold.starts_with("وال");
        // After a definite word only definite ones go on; an indefinite title goes on with its complement.
        if !cues.link && (cues.stop || definite && !word_definite) {
            break;
        }
        ranked |= national && cues.any_title() && word.fold.starts_with("ال");
        if !cues.link && !cues.now && !ranked {
            key.push(if cues.cabinet {
                CABINET.to_owned()
            } else {
                stem(word.fold)
            });
        }
        definite = !cues.link && (word_definite || definite);
        j += 1;
    }
    // A title does not end in a preposition.
    while j > i + 1 && words.get(j - 1).is_some_and(|w| names.cues(w.fold).link) {
        j -= 1;
    }
    key.sort();
    key.dedup();
    Some(Title {
        first: i,
        clitics: way.clitics,
        end: j,
        key: key.join(" "),
        national,
        noun,
        post,
        leader,
        local,
        definite,
        one_of_many: cues.many && !way.rest.starts_with("ال"),
    })
}

/// An English title: "Russian President", "Kremlin spokesman", "Foreign Minister".
fn latin(words: &[Word<'_>], i: usize, lexicon: &Lexicon) -> Option<Title> {
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

#[cfg(test)]
mod tests {
    use super::super::known::Memo;
    use super::super::words::of_sentence;
    use super::*;
    use crate::text::{Span, Tokens};

    fn title(text: &str) -> Option<(String, String)> {
        let tokens = Tokens::new(text);
        let words = of_sentence(
            text,
            &tokens,
            Span::new(0, text.len()),
            &mut Memo::default(),
            Lexicon::builtin(),
        );
        let title = at(&words, 0, Lexicon::builtin())?;
        let end = words.get(title.end).map_or("", |w| w.span.of(text));
        Some((title.key, end.to_owned()))
    }

    #[test]
    fn titles_end_where_names_begin() {
        for (text, next) in [
            ("الرئيس الروسي فلاديمير بوتين", "فلاديمير"),
            ("زعيم كوريا الشمالية كيم جونغ أون", "كيم"),
            ("المتحدث باسم الكرملين ديمتري بيسكوف", "ديمتري"),
            ("وزير الموارد الطبيعية ألكسندر كوزلوف", "ألكسندر"),
            ("ووزيرة الخارجية اليابانية يوكو كاميكاوا", "يوكو"),
            ("رئيس جامعة الدراسات الكورية الشمالية في سيول", ""),
            ("الرئيس إن بلاده", "إن"),
            ("حاكم المنطقة أوليغ كوزيمياكو", "أوليغ"),
            ("Russian President Vladimir Putin", "Vladimir"),
        ] {
            assert_eq!(title(text).map(|t| t.1).as_deref(), Some(next), "{text}");
        }
    }

    #[test]
    fn one_office_in_other_words_has_one_key() {
        let key = |text| title(text).unwrap().0;
        assert_eq!(key("الزعيم الكوري الشمالي كيم"), key("زعيم كوريا الشمالية كيم"));
        assert_eq!(key("وزيرة الخارجية اليابانية يوكو"), key("وزير خارجية اليابان يوكو"));
        assert_ne!(key("الرئيس الروسي فلاديمير"), key("رئيس الوزراء الروسي ميخائيل"));
        assert_ne!(key("نائب وزير الخارجية أندريه"), key("وزير الخارجية سيرغي"));
    }
}
