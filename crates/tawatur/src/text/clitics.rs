//! Clitics: the letters that Arabic writes onto a word (و ف ب ل ك س ال).
//!
//! A word may be read with or without them (وزير is no "and"), so the ways to
//! read it are listed and the caller's lexicon decides.

/// The ways to read a folded Arabic word: itself first, then with one to three
/// clitics taken off its front, the fewest first. Each way is (clitics, rest).
/// `لل` is read as `ل` + `ال`: the rest comes without the article.
pub fn readings(word: &str) -> impl Iterator<Item = (&str, &str)> {
    std::iter::once(0)
        .chain(prefixes(word).iter().filter_map(|prefix| {
            let rest = word.strip_prefix(prefix)?;
            rest.chars().nth(1).is_some().then_some(prefix.len())
        }))
        .map(|cut| word.split_at(cut))
}

/// Combinations that occur and begin as the word does, short before long: most
/// words begin with none of these letters, and every word is read often.
fn prefixes(word: &str) -> &'static [&'static str] {
    match word.chars().next() {
        Some('و') => &["و", "وب", "ول", "وك", "وس", "وال", "ولل", "وبال", "وكال"],
        Some('ف') => &["ف", "فب", "فل", "فس", "فال", "فلل", "فبال"],
        Some('ب') => &["ب", "بال"],
        Some('ل') => &["ل", "لل"],
        Some('ك') => &["ك", "كال"],
        Some('س') => &["س"],
        Some('ا') => &["ال"],
        _ => &[],
    }
}

/// The word without its conjunction (و or ف), if it has one that can be taken off.
#[must_use]
pub fn without_conjunction(word: &str) -> Option<&str> {
    let rest = word.strip_prefix('و').or_else(|| word.strip_prefix('ف'))?;
    (rest.chars().count() >= 2).then_some(rest)
}

/// The word without article and the clitics before it.
#[must_use]
pub fn stem(word: &str) -> &str {
    const ARTICLES: &[&str] = &[
        "وبال", "وكال", "فبال", "وال", "فال", "بال", "كال", "ولل", "فلل", "ال", "لل",
    ];
    for article in ARTICLES {
        if let Some(rest) = word.strip_prefix(article)
            && rest.chars().count() >= 2
        {
            return rest;
        }
    }
    word
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
    fn never_leaves_less_than_two_letters() {
        assert_eq!(readings("وب").count(), 1);
        assert_eq!(without_conjunction("وهو"), Some("هو"));
        assert_eq!(stem("للانباء"), "انباء");
        assert_eq!(stem("ال"), "ال");
    }
}
