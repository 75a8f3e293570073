//! Which of the reports that were parsed are wanted.

use jiff::civil::Date;
use tawatur::lexicon::Lexicon;
use tawatur::report::{Note, Report};
use tawatur::text::fold;

/// What a report must be like to be read.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Published on this day or after it, on the publisher's own clock.
    pub since: Option<Date>,
    /// Published on this day or before it.
    pub until: Option<Date>,
    /// Published by one of these, by name in any writing that the registry
    /// knows, or by the host of their pages; by anyone, if empty.
    pub outlets: Vec<String>,
}

/// What a filter has done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Filtered {
    /// Reports left out.
    pub left_out: usize,
    /// Reports kept though they have no date to go by.
    pub undated: usize,
}

impl Filter {
    /// Keeps the wanted reports, and with each what is glued to it. A report
    /// without a date may be of any day: it is kept, and a note says so.
    pub(crate) fn keep(&self, reports: &mut Vec<Report>, input: &str, lexicon: &Lexicon) -> Filtered {
        let mut done = Filtered::default();
        if self.since.is_none() && self.until.is_none() && self.outlets.is_empty() {
            return done;
        }
        // Glued reports follow the one that they were found in.
        let mut keeping = false;
        reports.retain_mut(|report| {
            if report.within.is_none() {
                keeping = self.is_of(report, lexicon) && self.is_within(report);
                if keeping && report.published.is_none() && (self.since.is_some() || self.until.is_some()) {
                    done.undated += 1;
                    report.notes.push(Note {
                        input: input.to_owned(),
                        place: None,
                        message: "states no date; kept, though --since or --until was given".to_owned(),
                    });
                }
            }
            done.left_out += usize::from(!keeping);
            keeping
        });
        done
    }

    fn is_within(&self, report: &Report) -> bool {
        report.published.is_none_or(|published| {
            let day = published.at.date();
            self.since.is_none_or(|since| day >= since) && self.until.is_none_or(|until| day <= until)
        })
    }

    fn is_of(&self, report: &Report, lexicon: &Lexicon) -> bool {
        if self.outlets.is_empty() {
            return true;
        }
        let id = |name: &str| lexicon.registry.lookup(name).map(|outlet| outlet.id.to_owned());
        let outlet = report.outlet.as_deref();
        let known = outlet.and_then(|outlet| id(outlet).or_else(|| labels(outlet).find_map(id)));
        self.outlets.iter().any(|wanted| {
            let same = outlet.is_some_and(|outlet| fold(outlet.trim()) == fold(wanted.trim()));
            let host = outlet.is_some_and(|outlet| is_host(&format!("//{outlet}"), wanted));
            let host = host || report.url.as_deref().is_some_and(|url| is_host(url, wanted));
            same || host || (known.is_some() && known == id(wanted))
        })
    }
}

/// The names in a host that may be an outlet's, the likeliest first: "aljazeera"
/// in "www.aljazeera.net". None in what is no host.
fn labels(outlet: &str) -> impl Iterator<Item = &str> {
    let outlet = outlet.trim();
    let is_host = outlet.contains('.')
        && outlet
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-'));
    // The last one is that of a country or a kind.
    outlet
        .rsplit('.')
        .skip(1)
        .filter(move |label| is_host && *label != "www")
}

/// Whether a page is on a host or below it.
fn is_host(url: &str, host: &str) -> bool {
    let of = |rest: &str| {
        rest.split(['/', '?', '#', ':'])
            .next()
            .unwrap_or_default()
            .to_ascii_lowercase()
    };
    let Some(is) = url.split_once("//").map(|(_, rest)| of(rest)) else {
        return false;
    };
    let host = host.to_ascii_lowercase();
    is == host || is.strip_suffix(&host).is_some_and(|rest| rest.ends_with('.'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use tawatur::report::{self, Format};

    fn reports() -> Vec<Report> {
        let lines = concat!(
            r#"{"id":"a","text":"x y","outlet":"الجزيرة","published":"2022-05-03T23:30:00+03:00"}"#,
            "\n",
            r#"{"id":"b","text":"x y","outlet":"المرصاد","published":"2022-05-04","url":"https://www.marsad.example/1"}"#,
            "\n",
            r#"{"id":"c","text":"x y","outlet":"المرصاد"}"#,
        );
        report::parse("in", lines.as_bytes(), Format::JsonLines, Lexicon::builtin()).0
    }

    fn kept(filter: &Filter) -> (Vec<String>, Filtered) {
        let mut reports = reports();
        let done = filter.keep(&mut reports, "in", Lexicon::builtin());
        (reports.into_iter().map(|report| report.id).collect(), done)
    }

    #[test]
    fn days_are_inclusive_and_undated_reports_are_kept() {
        let day = |day| Some(jiff::civil::date(2022, 5, day));
        let (ids, done) = kept(&Filter {
            since: day(4),
            ..Filter::default()
        });
        assert_eq!(ids, ["b", "c"]);
        assert_eq!((done.left_out, done.undated), (1, 1));
        let (ids, _) = kept(&Filter {
            since: day(3),
            until: day(3),
            ..Filter::default()
        });
        assert_eq!(ids, ["a", "c"]);
    }

    #[test]
    fn an_outlet_that_is_given_as_a_host_is_found_by_its_name() {
        let kept = |outlet: &str, wanted: &str| {
            let line = format!(r#"{{"id":"a","text":"x y","outlet":"{outlet}"}}"#);
            let (mut reports, _) = report::parse("in", line.as_bytes(), Format::JsonLines, Lexicon::builtin());
            let filter = Filter {
                outlets: vec![wanted.to_owned()],
                ..Filter::default()
            };
            filter.keep(&mut reports, "in", Lexicon::builtin());
            reports.len() == 1
        };
        assert!(kept("aljazeera.net", "Al Jazeera"));
        assert!(kept("www.aljazeera.net", "الجزيرة"));
        assert!(kept("www.aljazeera.net", "aljazeera.net"));
        assert!(!kept("aljazeera.example.org", "Reuters"));
        assert!(!kept("marsad.example", "Al Jazeera"));
    }

    #[test]
    fn outlets_by_any_name_or_host() {
        for (name, ids) in [
            ("Al Jazeera", &["a"][..]),
            ("المِرصاد", &["b", "c"]),
            ("marsad.example", &["b"]),
            ("arsad.example", &[]),
        ] {
            let filter = Filter {
                outlets: vec![name.to_owned()],
                ..Filter::default()
            };
            assert_eq!(kept(&filter).0, ids, "{name}");
        }
    }
}
