//! Feeds of all dialects, written for these tests.

use super::*;
use crate::report::{Format, parse};
use base64::Engine;

const LONG: &str = "غرقت سفينة شحن كبيرة في ميناء المدينة مساء الثلاثاء بعد عاصفة شديدة استمرت ساعات، ونجا كل من عليها، بحسب ما قالت الشرطة.";

fn read(feed: &str) -> (Vec<Report>, Vec<Note>) {
    parse("feed.xml", feed.as_bytes(), Format::Xml, Lexicon::builtin())
}

fn entries(feed: &str) -> Vec<Entry> {
    links(feed.as_bytes(), None, Lexicon::builtin()).unwrap_or_default()
}

#[test]
fn rss_with_all_that_matters() {
    let (reports, notes) = read(&format!(
        "<?xml version=\"1.0\"?>\n<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel><title>المرصاد | الأخبار</title><link>https://marsad.example</link>\n\
         <item><title>غرق &amp;laquo;سفينة&amp;raquo;</title><link>/a/1</link><guid isPermaLink=\"false\">m-1</guid>\
         <pubDate>Tue, 03 May 2022 14:05:00 +0300</pubDate><dc:creator>هدى سالم</dc:creator><category>محلي</category>\
         <category>بحر</category><source url=\"https://wire.example\">رويترز</source><description>{LONG}</description>\
         <content:encoded><![CDATA[<p>{LONG}</p><p>{LONG}</p>]]></content:encoded></item></channel></rss>"
    ));
    assert!(notes.is_empty(), "{notes:?}");
    let report = reports.first().expect("a report");
    assert_eq!(report.id, "m-1");
    assert_eq!(report.title.as_deref(), Some("غرق «سفينة»"));
    assert_eq!(report.outlet.as_deref(), Some("المرصاد | الأخبار"));
    assert_eq!(report.agencies, ["Reuters"]);
    assert_eq!(report.url.as_deref(), Some("https://marsad.example/a/1"));
    assert_eq!(report.byline.as_deref(), Some("هدى سالم"));
    assert_eq!(report.categories, ["محلي", "بحر"]);
    assert_eq!(report.text, format!("{LONG}\n{LONG}"));
    assert_eq!(
        report.published.map(|p| p.to_string()).as_deref(),
        Some("2022-05-03T14:05:00+03:00")
    );
    assert!(report.notes.is_empty(), "{:?}", report.notes);
}

#[test]
fn what_atom_packs_into_letters_is_read() {
    // "<p>غرقت سفينة.</p><p>ونجا الركاب.</p>", with and without markup, and a picture.
    let feed = |kind: &str, letters: &str| {
        read(&format!(
            "<feed version='0.3' xmlns='http://purl.org/atom/ns#'><entry><title>غرق</title><id>1</id>\
             <content mode='base64' type='{kind}'>{letters}</content></entry></feed>"
        ))
        .0
        .first()
        .map(|report| report.text.clone())
    };
    let packed = |text: &[u8]| {
        base64::engine::general_purpose::STANDARD
            .encode(text)
            .replace("A", "A\n")
    };
    let html = packed("<p>غرقت سفينة.</p><p>ونجا الركاب.</p>".as_bytes());
    assert_eq!(feed("text/html", &html).as_deref(), Some("غرقت سفينة.\nونجا الركاب."));
    let plain = packed("غرقت سفينة & نجا الركاب.".as_bytes());
    assert_eq!(feed("text/plain", &plain).as_deref(), Some("غرقت سفينة & نجا الركاب."));
    assert_eq!(feed("image/png", &packed(b"\x89PNG")).as_deref(), Some("غرق"));
    assert_eq!(feed("text/html", "not base64!").as_deref(), Some("غرق"));
}

#[test]
fn a_stub_says_so() {
    let feed = format!(
        "<rss><channel><item><link>https://x.example/1</link><description>{LONG}</description></item></channel></rss>"
    );
    let (reports, _) = read(&feed);
    let report = reports.first().expect("a report");
    assert!(
        report
            .notes
            .iter()
            .any(|note| note.message.contains("only the beginning"))
    );
    assert_eq!(report.outlet.as_deref(), Some("x.example"));
    assert!(entries(&feed).iter().all(|entry| !entry.full));
    assert!(
        entries(&feed.replace(LONG, &LONG.repeat(8)))
            .iter()
            .all(|entry| entry.full)
    );
    assert!(
        entries(&feed.replace(LONG, &(LONG.repeat(8) + " […]")))
            .iter()
            .all(|entry| !entry.full)
    );
}

#[test]
fn an_item_of_a_gathering_feed_is_of_its_source() {
    let found = entries(
        "<rss><channel><title>All news</title><item><title>Ship sinks - Norway Today</title>\
         <source url=\"https://norwaytoday.example\">Norway Today</source></item></channel></rss>",
    );
    let entry = found.first().expect("an entry");
    assert_eq!(entry.title.as_deref(), Some("Ship sinks"));
    assert_eq!(entry.outlet.as_deref(), Some("Norway Today"));
}

#[test]
fn atom_with_a_deletion() {
    let (reports, notes) = read(&format!(
        "<feed xmlns=\"http://www.w3.org/2005/Atom\" xmlns:at=\"http://purl.org/atompub/tombstones/1.0\" xml:base=\"https://a.example/x/\">\
         <title type=\"text\">وكالة &lt;الساحل&gt;</title><at:deleted-entry ref=\"tag:2\" when=\"2022-05-04T00:00:00Z\"><at:comment>خطأ</at:comment></at:deleted-entry>\
         <entry><id>tag:1</id><title>غرق سفينة</title><link rel=\"self\" href=\"s\"/><link href=\"1.html\"/><updated>2022-05-03T15:00:00Z</updated>\
         <published>2022-05-03T14:05:00Z</published><author><name>هدى سالم</name><email>h@a.example</email></author>\
         <content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\"><p>{LONG}</p><p>5 &lt; 6</p></div></content></entry></feed>"
    ));
    assert_eq!(notes.len(), 1);
    assert!(
        notes
            .iter()
            .all(|note| note.message.contains("\"tag:2\" was deleted: خطأ"))
    );
    let report = reports.first().expect("a report");
    assert_eq!(report.text, format!("{LONG}\n5 < 6"));
    assert_eq!(report.url.as_deref(), Some("https://a.example/x/1.html"));
    assert_eq!(report.outlet.as_deref(), Some("وكالة <الساحل>"));
    assert_eq!(
        report.updated.map(|p| p.to_string()).as_deref(),
        Some("2022-05-03T15:00:00Z")
    );
}

#[test]
fn older_dialects() {
    for feed in [
        "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http://my.netscape.com/rdf/simple/0.9/\"><channel><title>F</title></channel><item><title>T</title><link>http://x.example/</link></item></rdf:RDF>",
        "<RSS version=\"0.91\"><CHANNEL><TITLE>F</TITLE><ITEM><TITLE>T</TITLE><LINK>http://x.example/</LINK></ITEM></CHANNEL></RSS>",
        "<feed version=\"0.3\" xmlns=\"http://purl.org/atom/ns#\"><title>F</title><entry><title>T</title><link rel=\"alternate\" href=\"http://x.example/\"/></entry></feed>",
        "<CHANNEL><TITLE>F</TITLE><ITEM HREF=\"http://x.example/\"><TITLE>T</TITLE></ITEM></CHANNEL>",
        "{\"version\":\"https://jsonfeed.org/version/1\",\"title\":\"F\",\"items\":[{\"id\":1,\"title\":\"T\",\"url\":\"http://x.example/\"}]}",
    ] {
        let found = entries(feed);
        let entry = found.first().expect(feed);
        assert_eq!(
            (entry.title.as_deref(), entry.url.as_deref()),
            (Some("T"), Some("http://x.example/")),
            "{feed}"
        );
        assert_eq!(entry.outlet.as_deref(), Some("F"), "{feed}");
    }
}

#[test]
fn ids_do_not_change_from_run_to_run() {
    let feed = "<rss><channel><item><title>a</title></item><item><title>b</title></item><item><title>a</title></item></channel></rss>";
    let (reports, _) = read(feed);
    let ids: Vec<_> = reports.iter().map(|report| report.id.as_str()).collect();
    assert_eq!(ids.len(), 3);
    assert_eq!(ids.last(), ids.first().map(|id| format!("{id}~2")).as_deref().as_ref());
    assert!(read(feed).0.iter().zip(&reports).all(|(a, b)| a.id == b.id));
}

#[test]
fn a_broken_feed_keeps_what_it_can() {
    let (reports, notes) = read(
        "<rss><channel>\n<item><title>غرق سفينة</title></item>\n<item><title>حريق <b>في المرفأ</title></item><item",
    );
    assert_eq!(reports.len(), 2);
    assert!(
        notes
            .iter()
            .any(|note| note.place.as_deref() == Some("line 3") && note.message.contains("broken")),
        "{notes:?}"
    );
}

#[test]
fn too_many_items_are_told() {
    let feed = format!(
        "<rss><channel>{}</channel></rss>",
        "<item><title>x</title></item>".repeat(MAX_ITEMS + 1)
    );
    let (reports, notes) = read(&feed);
    assert_eq!(reports.len(), MAX_ITEMS);
    assert!(notes.iter().any(|note| note.message.contains("more than 20000 items")));
}

#[test]
fn a_list_of_feeds_is_no_feed() {
    let list = "<?xml version=\"1.0\"?><opml version=\"2.0\"><body><outline text=\"أخبار\"><outline type=\"rss\" text=\"المرصاد\" xmlUrl=\"https://marsad.example/rss\"/>\
                <outline title=\"B\" xmlUrl=\"https://b.example/feed\"/><outline xmlUrl=\"https://b.example/feed\"/></outline></body></opml>";
    let found = subscriptions(list.as_bytes());
    assert_eq!(found.len(), 2);
    assert_eq!(found.first().and_then(|s| s.title.as_deref()), Some("المرصاد"));
    let (reports, notes) = read(list);
    assert!(reports.is_empty());
    assert!(
        notes.iter().any(|note| note.message.contains("tawatur fetch")),
        "{notes:?}"
    );
    assert!(entries(list).is_empty());
}

#[test]
fn a_feed_that_gathers_from_others_does_not_name_their_outlet() {
    let feed = |link: &str, source: &str| {
        format!(
            "<rss><channel><title>المرصاد</title><link>https://marsad.example/</link><item><title>خبر</title>\
             <link>{link}</link><category>محلي</category><pubDate>Tue, 03 May 2022 14:05:00 +0300</pubDate>{source}</item></channel></rss>"
        )
    };
    let told = |link: &str, source: &str| {
        let found = links(
            feed(link, source).as_bytes(),
            Some("https://feeds.example/1"),
            Lexicon::builtin(),
        );
        found.unwrap().remove(0).told
    };
    let own = told("https://www.marsad.example/1", "");
    assert_eq!(own.outlet.as_deref(), Some("المرصاد"));
    assert_eq!(own.published.as_deref(), Some("2022-05-03T14:05:00+03:00"));
    assert_eq!(
        (own.categories, own.title.as_deref()),
        (vec!["محلي".to_owned()], Some("خبر"))
    );
    assert_eq!(own.feed.as_deref(), Some("https://feeds.example/1"));
    assert_eq!(told("https://wadi.example/1", "").outlet, None);
    let other = told(
        "https://wadi.example/1",
        "<source url=\"https://wadi.example\">الوادي</source>",
    );
    assert_eq!(other.outlet.as_deref(), Some("الوادي"));
}
