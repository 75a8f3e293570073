//! What a feed tells of a page, put where the page tells nothing: before the
//! text is read, since the reading looks for headline and outlet.

use super::super::told::Aside;
use super::super::{Known, address, agencies};
use super::metadata::{Metadata, is_host};
use crate::lexicon::Lexicon;

/// Completes what a page says of its article; what is left is for the reading
/// of the text, which may tell more.
pub(super) fn apply(metadata: &mut Metadata, known: &Known, lexicon: &Lexicon) -> Aside {
    let mut aside = Aside::new(known.told.clone());
    metadata.title = aside.fill("title", metadata.title.take(), |told| &told.title);
    let own_host = metadata.outlet.take_if(|outlet| is_host(outlet));
    let host = own_host
        .clone()
        .or_else(|| known.url.as_deref().and_then(address::host));
    // A host that the registry knows is a better name than a feed's title that it does not.
    let is_known = |name: &Option<String>| {
        name.as_deref()
            .is_some_and(|name| agencies::publisher(name, lexicon).is_some())
    };
    if !is_known(&host) || is_known(&aside.told.outlet) {
        metadata.outlet = aside.fill("outlet", metadata.outlet.take(), |told| &told.outlet);
    }
    metadata.outlet = metadata.outlet.take().or(own_host);
    if metadata.sources.is_empty() {
        metadata.sources.extend(aside.fill("agency", None, |told| &told.agency));
    }
    aside
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Format, Report, Told, parse_known};

    const PARAGRAPH: &str = "غرقت سفينة شحن كبيرة في ميناء المدينة مساء الثلاثاء بعد عاصفة شديدة استمرت ساعات، ونجا كل من عليها، بحسب ما قالت الشرطة.";

    /// The report of a page under a feed's facts.
    fn report(head: &str, above: &str, outlet: &str) -> Report {
        let told = Told {
            feed: Some("https://marsad.example/feed".to_owned()),
            outlet: Some(outlet.to_owned()),
            agency: Some("رويترز".to_owned()),
            title: Some("غرق سفينة في الميناء".to_owned()),
            byline: Some("هدى سالم".to_owned()),
            published: Some("2022-05-03T14:05:00+03:00".to_owned()),
            updated: Some("2022-05-03T15:00:00+03:00".to_owned()),
            categories: vec!["بحر".to_owned()],
        };
        let known = Known {
            url: Some("https://www.marsad.example/a".to_owned()),
            told: Some(told),
            ..Known::default()
        };
        let html =
            format!("<html><head>{head}</head><body><article>{above}<p>{PARAGRAPH}</p><p>{PARAGRAPH}</p></article>");
        let (mut reports, notes) = parse_known("p", html.as_bytes(), Format::Html, &known, Lexicon::builtin());
        assert!(notes.is_empty(), "{notes:?}");
        reports.remove(0)
    }

    fn published(report: &Report) -> String {
        report.published.map(|time| time.to_string()).unwrap_or_default()
    }

    fn notes(report: &Report) -> Vec<&str> {
        report.notes.iter().map(|note| note.message.as_str()).collect()
    }

    #[test]
    fn where_the_page_tells_nothing_the_feed_stands() {
        let report = report("", "", "المرصاد");
        assert_eq!(report.outlet.as_deref(), Some("المرصاد"));
        assert_eq!(report.title.as_deref(), Some("غرق سفينة في الميناء"));
        assert_eq!(report.byline.as_deref(), Some("هدى سالم"));
        assert_eq!(report.agencies, ["Reuters"]);
        assert_eq!(report.categories, ["بحر"]);
        assert_eq!(published(&report), "2022-05-03T14:05:00+03:00");
        assert!(report.updated.is_some());
        assert_eq!(
            notes(&report),
            [
                "not told by the page, taken from the feed https://marsad.example/feed: \
              title, outlet, agency, byline, date, time of the last change, categories"
            ]
        );
    }

    #[test]
    fn what_the_page_tells_goes_before() {
        let head = "<meta property=\"og:site_name\" content=\"الوادي\"><meta property=\"og:title\" content=\"عنوان\">\
                    <meta name=\"author\" content=\"سالم\">\
                    <meta property=\"article:published_time\" content=\"2022-05-04T08:00:00Z\">";
        let report = report(head, "<h1>عنوان</h1>", "المرصاد");
        assert_eq!(report.outlet.as_deref(), Some("الوادي"));
        assert_eq!(report.title.as_deref(), Some("عنوان"));
        assert_eq!(report.byline.as_deref(), Some("سالم"));
        assert_eq!(published(&report), "2022-05-04T08:00:00Z");
        assert!(
            notes(&report)[0].ends_with(": agency, categories"),
            "{:?}",
            notes(&report)
        );
    }

    #[test]
    fn the_text_of_the_page_goes_before_too() {
        let report = report("", "<h1>عنوان</h1><p>4 مايو 2022</p>", "المرصاد");
        assert_eq!(published(&report), "2022-05-04");
        // The change that the feed tells of was before that.
        assert_eq!(report.updated, None);
    }

    #[test]
    fn of_the_day_of_the_page_the_feed_knows_the_time() {
        let report = report("<meta name=\"date\" content=\"2022-05-03\">", "", "المرصاد");
        assert_eq!(published(&report), "2022-05-03T14:05:00+03:00");
        assert!(notes(&report)[0].contains("time of day"));
    }

    #[test]
    fn a_host_that_the_registry_knows_is_better_than_a_title_that_it_does_not() {
        let canonical = "<link rel=canonical href=\"https://www.reuters.com/a/b\">";
        assert_eq!(
            report(canonical, "", "Top news of today").outlet.as_deref(),
            Some("reuters.com")
        );
        assert_eq!(
            report(canonical, "", "وكالة رويترز").outlet.as_deref(),
            Some("وكالة رويترز")
        );
    }
}
