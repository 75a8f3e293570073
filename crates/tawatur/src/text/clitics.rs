//! Clitics: the letters that Arabic writes onto a word (و ف ب ل ك س ال).
//!
//! A word may be read with or without them (وزير is no "and"), so the ways to
//! read it are listed and the caller's lexicon decides.

/// The ways to read a folded Arabic word: itself first, then with one to three
/// clitics taken off its front, the fewest first. Each way is (clitics, rest).
/// `لل` is read as `ل` + `ال`: the rest comes without the article.
pub fn readings(word: &str) -> impl Iterator<Item = (&str, &str)> {
    let ways = cuts(word)
        .iter()
        .filter_map(|cut| word.split_at_checked(usize::from(*cut)));
    ways.filter(|(clitics, rest)| clitics.is_empty() || has_two_letters(rest))
}

/// A letter as UTF-8 writes it: all that clitics are written with have two bytes.
type Letter = u16;

const ALEF: Letter = letter('ا');
const BA: Letter = letter('ب');
const FA: Letter = letter('ف');
const KAF: Letter = letter('ك');
const LAM: Letter = letter('ل');
const SEEN: Letter = letter('س');
const WAW: Letter = letter('و');

const fn letter(c: char) -> Letter {
    let mut bytes = [0; 2];
    c.encode_utf8(&mut bytes);
    Letter::from_ne_bytes(bytes)
}

/// The letters with which a word begins, as many as clitics have, if all have two bytes; 0 past its end.
fn beginning(word: &str) -> [Letter; 4] {
    let mut letters = [0; 4];
    let written = word.as_bytes().as_chunks().0;
    for (letter, bytes) in letters.iter_mut().zip(written) {
        *letter = Letter::from_ne_bytes(*bytes);
    }
    letters
}

/// Where the clitics with which a word may begin end, in bytes, short before long.
/// Letters are compared as they are written, since every word is read often.
fn cuts(word: &str) -> &'static [u8] {
    match beginning(word) {
        [WAW | FA, BA, ALEF, LAM] | [WAW, KAF, ALEF, LAM] => &[0, 2, 4, 8],
        [WAW | FA, LAM, LAM, _] => &[0, 2, 4, 6],
        [WAW | FA, BA | LAM | SEEN, ..] | [WAW, KAF, ..] | [LAM, LAM, ..] => &[0, 2, 4],
        [WAW | FA | BA | KAF, ALEF, LAM, _] => &[0, 2, 6],
        [WAW | FA | BA | LAM | KAF | SEEN, ..] => &[0, 2],
        [ALEF, LAM, ..] => &[0, 4],
        _ => &[0],
    }
}

fn has_two_letters(word: &str) -> bool {
    word.chars().nth(1).is_some()
}

/// The word without its conjunction (و or ف), if it has one that can be taken off.
#[must_use]
pub fn without_conjunction(word: &str) -> Option<&str> {
    let rest = word.strip_prefix(['و', 'ف'])?;
    has_two_letters(rest).then_some(rest)
}

/// The word without the pronoun that is written onto its end ("اتهمته"), if it has one that can be taken off.
#[must_use]
pub fn without_pronoun(word: &str) -> Option<&str> {
    const PRONOUNS: &[&str] = &["هما", "ها", "هم", "هن", "نا", "ني", "ه"];
    let rest = PRONOUNS.iter().find_map(|pronoun| word.strip_suffix(pronoun))?;
    has_two_letters(rest).then_some(rest)
}

/// The word without article and the clitics before it.
#[must_use]
pub fn stem(word: &str) -> &str {
    let cut = match beginning(word) {
        [WAW | FA, BA, ALEF, LAM] | [WAW, KAF, ALEF, LAM] => 8,
        [WAW | FA | BA | KAF, ALEF, LAM, _] | [WAW | FA, LAM, LAM, _] => 6,
        [ALEF | LAM, LAM, ..] => 4,
        _ => 0,
    };
    word.get(cut..)
        .filter(|rest| cut > 0 && has_two_letters(rest))
        .unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_readings_fewest_clitics_first() {
        let all: Vec<_> = readings("وبالقطار").collect();
        assert_eq!(all.first(), Some(&("", "وبالقطار")));
        assert!(all.contains(&("و", "بالقطار")));
        assert!(all.contains(&("وبال", "قطار")));
    }

    #[test]
    fn all_combinations_of_clitics_are_read() {
        let written = [
            "و", "وب", "ول", "وك", "وس", "وال", "ولل", "وبال", "وكال", "ف", "فب", "فل", "فس", "فال", "فلل", "فبال",
            "ب", "بال", "ل", "لل", "ك", "كال", "س", "ال",
        ];
        for clitics in written {
            let word = format!("{clitics}نهر");
            let expected = written.iter().filter(|other| clitics.starts_with(*other));
            let mut read: Vec<_> = readings(&word).map(|(clitics, _)| clitics).collect();
            assert_eq!(read.remove(0), "");
            assert!(read.iter().eq(expected), "{word}: {read:?}");
            let article = clitics.ends_with("ال") || clitics.ends_with("لل");
            assert_eq!(stem(&word), if article { "نهر" } else { &word });
        }
        assert_eq!(readings("فكالنهر").map(|(_, rest)| rest).last(), Some("كالنهر"));
    }

    #[test]
    fn never_leaves_less_than_two_letters() {
        assert_eq!(readings("وب").count(), 1);
        assert_eq!(without_conjunction("وهو"), Some("هو"));
        assert_eq!(stem("للانباء"), "انباء");
        assert_eq!(stem("ال"), "ال");
    }
}
