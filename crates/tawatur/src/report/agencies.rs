//! Which agencies and outlets a report says it is taken from.

use super::{Part, PartKind};
use crate::lexicon::Lexicon;
use crate::lexicon::parts::DateWord;
use crate::lexicon::registry::{Outlet, OutletKind};
use crate::text::{Span, TokenKind, Tokens, clitics};

/// Where a report names its sources.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Named<'a> {
    /// The text and its parts: datelines, signatures and credits are read.
    pub(super) text: &'a str,
    /// Its parts.
    pub(super) parts: &'a [Part],
    /// Those credits that are of pictures, in order; they are not read.
    pub(super) captions: &'a [Span],
    /// The headline ("الجارديان: …").
    pub(super) title: Option<&'a str>,
    /// The byline ("القاهرة - رويترز").
    pub(super) byline: Option<&'a str>,
    /// Names the metadata gives.
    pub(super) given: &'a [String],
    /// Names that the text states as sources, where the registry may not know them.
    pub(super) unknown: &'a [&'a str],
    /// Who published it: no source of itself.
    pub(super) outlet: Option<&'a str>,
}

/// The ids of the agencies and outlets, each once, in the order: metadata,
/// byline, headline, text. Last come names that the registry does not know, as
/// they are written.
pub(super) fn find(named: Named<'_>, lexicon: &Lexicon) -> Vec<String> {
    let mut ids: Vec<&str> = Vec::new();
    let mut add = |found: Vec<&'static str>| {
        for id in found {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
    };
    for name in named.given {
        match lexicon.registry.by_id(name) {
            Some(outlet) => add(vec![outlet.id]),
            None => add(sources(name, lexicon)),
        }
    }
    if let Some(byline) = named.byline {
        add(sources(byline, lexicon));
    }
    if let Some((prefix, _)) = named.title.and_then(|title| title.split_once(':')) {
        // The whole prefix, and no common word: "الشرق الأوسط: …" opens many a headline.
        let tokens = Tokens::new(prefix);
        let found = lexicon.registry.find(&tokens);
        let whole = found.iter().find(|(range, _)| range.len() == tokens.len());
        add(whole.map(|(_, outlet)| outlet.id).into_iter().collect());
    }
    for part in named.parts {
        let names_sources = matches!(part.kind, PartKind::Dateline | PartKind::Credit | PartKind::Byline);
        if names_sources && named.captions.binary_search(&part.span).is_err() {
            add(sources(part.span.of(named.text), lexicon));
        }
    }
    if let Some(own) = named.outlet.and_then(|outlet| publisher(outlet, lexicon)) {
        ids.retain(|id| {
            lexicon
                .registry
                .by_id(id)
                .is_none_or(|other| !is_same_house(own, other))
        });
    }
    let given = named
        .given
        .iter()
        .map(String::as_str)
        .filter(|name| !name.trim().is_empty());
    let known = |name: &str| lexicon.registry.by_id(name).is_some() || !sources(name, lexicon).is_empty();
    let mut names: Vec<&str> = given.filter(|name| !known(name)).collect();
    names.extend(named.unknown);
    for name in names {
        let id = lexicon.registry.lookup(name).map_or(name, |outlet| outlet.id);
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    ids.into_iter().map(str::to_owned).collect()
}

/// The outlet with this name or under this domain ("www.npr.org").
pub(super) fn publisher<'l>(outlet: &str, lexicon: &'l Lexicon) -> Option<&'l Outlet> {
    lexicon.registry.lookup(outlet).or_else(|| {
        let (rest, _) = outlet.trim().rsplit_once('.').filter(|_| outlet.is_ascii())?;
        let name = rest.rsplit(['.', '/']).next()?;
        lexicon.registry.lookup(name)
    })
}

/// Whether two outlets are one, one the other's service in a language or region
/// ("Sky News" and "Sky News Arabia"), or two stations of one company.
pub(super) fn is_same_house(a: &Outlet, b: &Outlet) -> bool {
    let begins = |long: &Outlet, short: &Outlet| {
        long.english
            .strip_prefix(short.english)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    let company = |outlet: &Outlet| outlet.owner.filter(|owner| owner.len() > 2);
    let stations = [a, b].iter().all(|outlet| outlet.kind == OutletKind::Broadcaster);
    begins(a, b) || begins(b, a) || stations && company(a).is_some() && company(a) == company(b)
}

/// The outlets named in a line of sources. What stands between its marks is a
/// whole name where it can be ("بيروت - الحياة"), and is searched elsewhere.
fn sources(line: &str, lexicon: &Lexicon) -> Vec<&'static str> {
    let tokens = Tokens::new(line);
    let found = lexicon.registry.find(&tokens);
    let mut ids = Vec::new();
    let mut start = 0;
    for i in 0..=tokens.len() {
        let ends = tokens.get(i).is_none_or(|t| {
            t.kind == TokenKind::Break || t.kind == TokenKind::Mark && !matches!(t.fold, "." | "\"" | "'" | "“" | "”")
        });
        if !ends {
            continue;
        }
        let whole = i
            .checked_sub(1)
            .filter(|last| *last >= start)
            .and_then(|last| tokens.cover(start, last))
            .and_then(|span| lexicon.registry.lookup(span.of(line)));
        match whole {
            Some(outlet) => ids.push(outlet.id),
            None => {
                let inside = found.iter().filter(|(range, _)| start <= range.start && range.end <= i);
                ids.extend(inside.map(|(_, outlet)| outlet.id));
                // "رويترز ووكالات": the word for sources is joined by "and".
                let last = i.checked_sub(1).map_or("", |last| tokens.fold(last));
                let joined = clitics::without_conjunction(last)
                    .filter(|word| lexicon.parts.is_date_word(word, DateWord::Desk))
                    .and_then(|word| lexicon.registry.lookup(word));
                ids.extend(joined.map(|outlet| outlet.id));
            }
        }
        start = i + 1;
    }
    ids
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn from_every_place_each_once() {
        let text = "أوسلو (AP) – غرقت سفينة. (رويترز)";
        let dateline = text.find("غرقت").unwrap();
        let signature = text.find("(رويترز)").unwrap();
        let part = |kind, start, end| Part {
            kind,
            span: Span::new(start, end),
        };
        let parts = [
            part(PartKind::Dateline, 0, dateline),
            part(PartKind::Body, dateline, signature),
            part(PartKind::Credit, signature, text.len()),
        ];
        let ids = find(
            Named {
                text,
                parts: &parts,
                captions: &[],
                title: Some("الجارديان: غرق سفينة"),
                byline: Some("العربية.نت، فرانس برس ووكالات"),
                given: &["واس".to_owned(), "AP".to_owned(), "مجهولة".to_owned()],
                outlet: Some("العربية"),
                ..Named::default()
            },
            Lexicon::builtin(),
        );
        assert_eq!(ids, ["SPA", "AP", "AFP", "agencies", "Guardian", "Reuters", "مجهولة"]);
    }

    #[test]
    fn a_house_is_no_source_of_its_own() {
        let ids = |outlet, byline| {
            let named = Named {
                outlet: Some(outlet),
                byline: Some(byline),
                ..Named::default()
            };
            find(named, Lexicon::builtin())
        };
        assert!(ids("سكاي نيوز", "أبوظبي - سكاي نيوز عربية").is_empty());
        assert!(ids("CNN Arabic", "CNN").is_empty());
        assert!(ids("العربية", "دبي - قناة الحدث").is_empty());
        assert!(ids("www.npr.org", "NPR").is_empty());
        assert_eq!(ids("الشرق الأوسط", "بيروت - الحياة"), ["AlHayat"]);
    }

    #[test]
    fn whole_names_between_marks_may_be_ambiguous() {
        assert_eq!(sources("بيروت - الحياة", Lexicon::builtin()), ["AlHayat"]);
        assert_eq!(sources("سالم الحياة", Lexicon::builtin()), [""; 0]);
    }
}
