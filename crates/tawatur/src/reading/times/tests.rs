//! Time expressions in reports written for these tests, and what holds for any text.

mod examples;

use super::*;
use crate::lexicon::times::Means;
use crate::report::{Language, Part};
use proptest::prelude::*;

/// Thursday 2023-09-14 12:00, from which the examples of the rules are told.
fn anchor() -> Published {
    Published {
        at: jiff::civil::date(2023, 9, 14).at(12, 0, 0, 0),
        offset: Some(0),
        day_only: false,
        basis: Basis::Stated,
    }
}

/// A report of the anchor's moment, all of it body.
fn report_of(text: &str) -> Report {
    Report {
        published: Some(anchor()),
        ..Report::plain("r", text, Language::Arabic)
    }
}

fn read(text: &str) -> Vec<TimeExpression> {
    read_as(Register::Report, text)
}

fn read_as(register: Register, text: &str) -> Vec<TimeExpression> {
    let mut times = expressions(text, &Tokens::new(text), register, Lexicon::builtin());
    for time in &mut times {
        time.resolve(Some(&anchor()));
    }
    times
}

/// "2023-09-14", "2023-09-14T06".
fn moment(text: &str) -> DateTime {
    let (date, hour) = text.split_once('T').unwrap_or((text, "0"));
    let date: jiff::civil::Date = date.parse().unwrap();
    date.at(hour.parse().unwrap(), 0, 0, 0)
}

#[test]
fn the_basis_tells_how_a_time_is_known() {
    let text = "قال أمس في 14 سبتمبر 2023 إنه عاد يوم الأحد بعد يومين";
    let mut times = expressions(text, &Tokens::new(text), Register::Report, Lexicon::builtin());
    let bases = |times: &[TimeExpression]| times.iter().map(|t| t.basis).collect::<Vec<_>>();
    for time in &mut times {
        time.resolve(None);
    }
    assert_eq!(
        bases(&times),
        [Basis::Unknown, Basis::Stated, Basis::Unknown, Basis::Unknown]
    );
    for time in &mut times {
        time.resolve(Some(&Published {
            basis: Basis::Inferred,
            ..anchor()
        }));
    }
    assert_eq!(
        bases(&times),
        [Basis::Inferred, Basis::Stated, Basis::Inferred, Basis::Unknown]
    );
    for time in &mut times {
        time.resolve(Some(&anchor()));
    }
    assert_eq!(
        bases(&times),
        [Basis::Anchored, Basis::Stated, Basis::Anchored, Basis::Unknown]
    );
}

#[test]
fn an_embedded_post_goes_by_its_own_date() {
    let text = "خبر أمس.\nوصلت أمس pic.example — كاتب (@x) September 10, 2023\nانتهى أمس.\nخبر آخر اليوم.";
    let at = |s: &str| text.find(s).unwrap();
    let (post, rest, glued) = (at("وصلت"), at("انتهى"), at("خبر آخر"));
    let part = |kind, start, end| Part {
        kind,
        span: Span::new(start, end),
    };
    let report = Report {
        parts: vec![
            part(PartKind::Body, 0, post - 1),
            part(PartKind::EmbeddedPost, post, rest - 1),
            part(PartKind::Body, rest, glued - 1),
            part(PartKind::RelatedArticle, glued, text.len()),
        ],
        ..report_of(text)
    };
    let times = find(&report, &Tokens::new(text), Lexicon::builtin());
    let days: Vec<_> = times.iter().map(|t| t.interval.unwrap().from.date().day()).collect();
    assert_eq!(days, [13, 9, 10, 13]);
}

#[test]
fn ranges_and_hours_are_joined() {
    for (text, words, from, to) in [
        (
            "عقد من الأحد إلى الثلاثاء في",
            "الأحد إلى الثلاثاء",
            "2023-09-10",
            "2023-09-13",
        ),
        (
            "بين 10 سبتمبر و14 سبتمبر وقع",
            "10 سبتمبر و14 سبتمبر",
            "2023-09-10",
            "2023-09-15",
        ),
        (
            "بدأ الساعة الثالثة عصرا من يوم الثلاثاء",
            "الساعة الثالثة عصرا من يوم الثلاثاء",
            "2023-09-12T15",
            "2023-09-12T16",
        ),
        (
            "من 28 فبراير إلى 3 مارس 2018",
            "28 فبراير إلى 3 مارس 2018",
            "2018-02-28",
            "2018-03-04",
        ),
        (
            "يوم الثلاثاء من الساعة التاسعة حتى الساعة الحادية عشرة صباحا",
            "يوم الثلاثاء من الساعة التاسعة حتى الساعة الحادية عشرة صباحا",
            "2023-09-12T9",
            "2023-09-12T12",
        ),
        (
            "بدأ أمس من الساعة الثالثة إلى الرابعة عصرا",
            "أمس من الساعة الثالثة إلى الرابعة عصرا",
            "2023-09-13T15",
            "2023-09-13T17",
        ),
        (
            "وصل مساء الأحد الساعة الثامنة",
            "مساء الأحد الساعة الثامنة",
            "2023-09-10T20",
            "2023-09-10T21",
        ),
        (
            "في 14 رمضان 1444 هـ الموافق 5 أبريل 2023 م",
            "14 رمضان 1444 هـ الموافق 5 أبريل 2023 م",
            "2023-04-05",
            "2023-04-06",
        ),
        (
            "met from Sunday to Tuesday in",
            "Sunday to Tuesday",
            "2023-09-10",
            "2023-09-13",
        ),
    ] {
        let times = read(text);
        assert_eq!(times.len(), 1, "{text}: {times:?}");
        let time = times.first().unwrap();
        assert_eq!(time.span.of(text), words);
        assert_eq!(
            time.interval,
            Some(Interval {
                from: moment(from),
                to: moment(to)
            }),
            "{text}"
        );
    }
}

#[test]
fn dates_of_two_calendars_must_agree() {
    let text = "في 14 رمضان 1444 هـ الموافق 5 أبريل 2021 م";
    let report = report_of(text);
    let tokens = Tokens::new(text);
    let times = find(&report, &tokens, Lexicon::builtin());
    assert_eq!(times.len(), 2, "{times:?}");
    let notes = notes(&report, &times, &tokens, Lexicon::builtin());
    assert!(
        notes.first().is_some_and(|n| n.message.contains("5 أبريل 2021")),
        "{notes:?}"
    );
    // A sighted moon may be a day off.
    assert_eq!(read("14 رمضان 1444 هـ الموافق 6 أبريل 2023").len(), 1);
}

#[test]
fn without_an_anchor_what_needs_one_stays_unknown() {
    for text in [
        "أمس الأربعاء",
        "رمضان المقبل",
        "عيد الفطر الماضي",
        "آخر يوم من الشهر الماضي",
        "الصيف الماضي",
        "قبل ثلاثة أيام",
        "last weekend",
        "the first Monday of next month",
    ] {
        let mut times = expressions(text, &Tokens::new(text), Register::Report, Lexicon::builtin());
        assert!(!times.is_empty(), "{text}");
        for time in &mut times {
            time.resolve(None);
            assert_eq!((time.interval, time.basis), (None, Basis::Unknown), "{text}");
        }
    }
}

#[test]
fn a_message_is_read_by_its_own_rules() {
    let text = "سأرجع في 15";
    let tokens = Tokens::new(text);
    let found = find_in_message(text, &tokens, Some(&anchor()), Lexicon::builtin());
    let days: Vec<_> = found.iter().filter_map(|t| t.interval).map(|i| i.from).collect();
    assert_eq!(days, [moment("2023-09-15")]);
    assert!(read(text).is_empty());
}

#[test]
fn what_the_calendar_does_not_reach_stays_unknown() {
    for text in ["منذ 99999999999 عام", "قبل 999999999 سنة", "قبل 99999999999999 يوم"] {
        for time in read(text) {
            assert_eq!(time.interval, None, "{text}: {time:?}");
        }
    }
    // No such day: only the month is read.
    for text in ["31 فبراير 2023", "29 فبراير 2023"] {
        assert!(
            read(text).iter().all(|t| matches!(t.meaning, Meaning::Month { .. })),
            "{text}"
        );
    }
}

#[test]
fn hostile_repetition_is_read_through() {
    for unit in [
        "من ",
        "1 إلى ",
        "14 و",
        "يوم ",
        "مليون ",
        "منذ أكثر من ",
        "الأحد - ",
        "[",
        "1/",
        "12:",
        "عام 2019 و",
    ] {
        let text = unit.repeat(5_000);
        let times = read(&text);
        assert!(times.iter().all(|t| t.span.end <= text.len()), "{unit}");
    }
}

proptest! {
    #[test]
    fn any_text_gives_ordered_spans(text in "(الأربعاء|أمس|من|إلى|و|في|سبتمبر|[0-9]{1,3}|:|/|-|2023|عام|الماضي|منذ|شهر|مليون|الساعة|والنصف|May|last|,|،| |\n|\\PC){0,40}") {
        let mut last = 0;
        for time in read(&text) {
            prop_assert!(time.span.start >= last);
            prop_assert!(!time.span.of(&text).is_empty());
            if let Some(interval) = time.interval {
                prop_assert!(interval.from < interval.to);
            }
            last = time.span.end;
        }
    }
}
