//! A story invented for the tests, told by five reports, and a report alone.
//!
//! Built by hand, so that the tests here do not hang on what the steps before
//! find in a text.

mod days;

use crate::reading::{
    Entity, EntityKind, Mention, Quote, Reading, Relay, Speaker, Stance, Statement, TimeExpression, times,
};
use crate::report::{Basis, Language, Note, Part, PartKind, Published, Report};
use crate::story::{
    Claim, Conflict, ConflictKind, Copy, CopyKind, Counts, Event, Evidence, Link, LinkBasis, Origin, Point, Reason,
    Series, Story, StoryEntity,
};
use crate::text::Span;
use days::{day, inferred, interval, moment, sunday};
use jiff::civil::date;

const HARBOUR: &str = "انهيار جسر وادي الزعفران ومقتل سبعة أشخاص
قالت وكالة أنباء الوادي نقلا عن الناطق باسم الدفاع المدني سامر قطان إن سبعة أشخاص قتلوا في انهيار جسر وادي الزعفران مساء الأحد.
وأضاف قطان: «لم نتلق أي تحذير قبل الانهيار».";

const GRAIN: &str = "سبعة قتلى في انهيار جسر
قالت وكالة أنباء الوادي نقلا عن الناطق باسم الدفاع المدني سامر قطان إن سبعة أشخاص قتلوا في انهيار جسر وادي الزعفران مساء الأحد.
وأضاف قطان: «لم نتلق أي تحذير قبل الانهيار».";

const BEACON: &str = "تسعة قتلى والوزيرة تنفي
قال مصدر طبي طلب عدم ذكر اسمه لوكالة أنباء الوادي إن عدد القتلى ارتفع إلى تسعة.
ونفت وزيرة النقل ليان الحداد أن تكون الوزارة قد تلقت تحذيرا من المهندسين. وتبدأ لجنة التحقيق عملها يوم الأربعاء.
إقرأ أيضا: مهرجان الزهور في تل السمر";

const POST: &str = "Engineers warned of bridge months ago
Nabil Qasim, who led an inspection in March, told The Harbour Post that his team \"warned the ministry twice\" about the Saffron Valley bridge.
Nine people died, according to a medical source quoted by Valley News Agency.";

const PULSE: &str = "مأساة الجسر
قتل سبعة أشخاص مساء الأحد حين هوى جسر وادي الزعفران بسيارتين وحافلة.";

const FLOWERS: &str = "مهرجان الزهور في تل السمر
قالت رئيسة البلدية هدى النجار إن المهرجان يبدأ يوم الجمعة.";

/// The readings, the stories, and a note.
pub(crate) fn input() -> (Vec<Reading>, Vec<Story>, Vec<Note>) {
    let readings = vec![
        harbour("harbour.txt", "صحيفة المرفأ", HARBOUR, day(6)),
        harbour("grain.txt", "موقع السنبلة", GRAIN, day(6)),
        beacon(),
        post(),
        reading(report("pulse.txt", Some("نبض الجبل"), PULSE, inferred(7))),
        flowers(),
    ];
    let story = bridge(&readings);
    let alone = festival(&readings);
    let notes = vec![Note {
        input: "photos.zip".to_owned(),
        place: None,
        message: "binary data, not read".to_owned(),
    }];
    (readings, vec![alone, story], notes)
}

fn harbour(id: &str, outlet: &str, text: &str, published: Option<Published>) -> Reading {
    let mut reading = reading(report(id, Some(outlet), text, published));
    let agency = "وكالة أنباء الوادي";
    let spokesman = "الناطق باسم الدفاع المدني سامر قطان";
    let content = "سبعة أشخاص قتلوا في انهيار جسر وادي الزعفران مساء الأحد";
    reading.entities = vec![
        entity(EntityKind::Media, agency),
        entity(EntityKind::Person, "سامر قطان"),
    ];
    reading.mentions = vec![
        mention(text, agency, EntityKind::Media, 0),
        mention(text, "سامر قطان", EntityKind::Person, 1),
    ];
    reading.times = vec![TimeExpression {
        span: span(text, "مساء الأحد"),
        meaning: times::Meaning::Day {
            day: times::DayRef::Weekday {
                weekday: jiff::civil::Weekday::Sunday,
                tense: times::Tense::Past,
            },
            within: Some(times::Within::Part(times::DayPart::Evening)),
        },
        interval: Some(sunday()),
        basis: Basis::Anchored,
    }];
    reading.statements = vec![
        Statement {
            source: Some(span(text, spokesman)),
            speaker: speaker("سامر قطان", Some(1), false),
            relays: vec![Relay {
                span: span(text, agency),
                name: agency.to_owned(),
            }],
            cue: span(text, "نقلا عن"),
            content: span(text, content),
            quote: Quote::Indirect,
            stance: Stance::Asserts,
            outer: None,
            denied: false,
        },
        Statement {
            source: Some(span(text, "قطان")),
            speaker: speaker("سامر قطان", Some(1), false),
            relays: Vec::new(),
            cue: span(text, "وأضاف"),
            content: span(text, "لم نتلق أي تحذير قبل الانهيار"),
            quote: Quote::Direct,
            stance: Stance::Denies,
            outer: None,
            denied: false,
        },
    ];
    reading
}

fn beacon() -> Reading {
    let mut reading = reading(report("beacon.txt", Some("قناة المنارة"), BEACON, moment()));
    let link = span(BEACON, "إقرأ أيضا: مهرجان الزهور في تل السمر");
    if let Some(body) = reading.report.parts.last_mut() {
        body.span.end = link.start;
    }
    reading.report.parts.push(Part {
        kind: PartKind::RelatedLink,
        span: link,
    });
    reading.statements = vec![
        Statement {
            source: Some(span(BEACON, "مصدر طبي")),
            speaker: speaker("مصدر طبي", None, true),
            relays: vec![Relay {
                span: span(BEACON, "وكالة أنباء الوادي"),
                name: "وكالة أنباء الوادي".to_owned(),
            }],
            cue: span(BEACON, "قال"),
            content: span(BEACON, "عدد القتلى ارتفع إلى تسعة"),
            quote: Quote::Indirect,
            stance: Stance::Asserts,
            outer: None,
            denied: false,
        },
        Statement {
            source: Some(span(BEACON, "وزيرة النقل ليان الحداد")),
            speaker: speaker("ليان الحداد", None, false),
            relays: Vec::new(),
            cue: span(BEACON, "ونفت"),
            content: span(BEACON, "تكون الوزارة قد تلقت تحذيرا من المهندسين"),
            quote: Quote::Indirect,
            stance: Stance::Denies,
            outer: None,
            denied: false,
        },
    ];
    reading
}

fn post() -> Reading {
    let mut reading = reading(report("post.txt", Some("The Harbour Post"), POST, day(7)));
    reading.report.url = Some("https://post.example/bridge".to_owned());
    reading.statements = vec![
        Statement {
            source: Some(span(POST, "Nabil Qasim")),
            speaker: speaker("Nabil Qasim", None, false),
            relays: Vec::new(),
            cue: span(POST, "told"),
            content: span(
                POST,
                "his team \"warned the ministry twice\" about the Saffron Valley bridge",
            ),
            quote: Quote::Mixed,
            stance: Stance::Accuses,
            outer: None,
            denied: false,
        },
        Statement {
            source: Some(span(POST, "a medical source")),
            speaker: speaker("a medical source", None, true),
            relays: vec![Relay {
                span: span(POST, "Valley News Agency"),
                name: "Valley News Agency".to_owned(),
            }],
            cue: span(POST, "according to"),
            content: span(POST, "Nine people died"),
            quote: Quote::Indirect,
            stance: Stance::Asserts,
            outer: None,
            denied: false,
        },
    ];
    reading
}

fn flowers() -> Reading {
    let mut reading = reading(report("beacon.txt#2", None, FLOWERS, None));
    reading.report.within = Some("beacon.txt".to_owned());
    reading.statements = vec![Statement {
        source: Some(span(FLOWERS, "رئيسة البلدية هدى النجار")),
        speaker: speaker("هدى النجار", None, false),
        relays: Vec::new(),
        cue: span(FLOWERS, "قالت"),
        content: span(FLOWERS, "المهرجان يبدأ يوم الجمعة"),
        quote: Quote::Indirect,
        stance: Stance::Asserts,
        outer: None,
        denied: false,
    }];
    reading
}

fn bridge(readings: &[Reading]) -> Story {
    let agency = "وكالة أنباء الوادي";
    let spokesman = || chain(&[("سامر قطان", Stated), (agency, Stated), ("صحيفة المرفأ", Stated)]);
    use LinkBasis::{Inferred, Stated, Unknown};
    let seven = Claim {
        text: shown(&readings[0].statements[0]).of(HARBOUR).to_owned(),
        evidence: vec![
            said(readings, 0, 0, spokesman()),
            said(
                readings,
                1,
                0,
                chain(&[("سامر قطان", Stated), (agency, Stated), ("موقع السنبلة", Inferred)]),
            ),
            Evidence {
                reading: 4,
                statement: None,
                span: span(PULSE, "قتل سبعة أشخاص مساء الأحد"),
                said: span(PULSE, "قتل سبعة أشخاص مساء الأحد"),
                chain: chain(&[("", Unknown), ("نبض الجبل", Unknown)]),
            },
        ],
        counts: counts(3, 3, 1, 1, 2),
        origins: vec![origin("سامر قطان", Some("الدفاع المدني"))],
        why: vec![
            Reason::Relayed {
                origin: "سامر قطان".to_owned(),
                relays: vec![agency.to_owned()],
            },
            Reason::Copied {
                from: "صحيفة المرفأ".to_owned(),
                copies: vec!["موقع السنبلة".to_owned()],
            },
            Reason::Unattributed {
                outlets: vec!["نبض الجبل".to_owned()],
            },
        ],
        interval: Some(sunday()),
    };
    let nine = Claim {
        text: shown(&readings[2].statements[0]).of(BEACON).to_owned(),
        evidence: vec![
            said(
                readings,
                2,
                0,
                chain(&[("مصدر طبي", Unknown), (agency, Stated), ("قناة المنارة", Stated)]),
            ),
            said(
                readings,
                3,
                1,
                chain(&[
                    ("a medical source", Unknown),
                    ("Valley News Agency", Stated),
                    ("The Harbour Post", Stated),
                ]),
            ),
        ],
        counts: counts(2, 2, 1, 0, 1),
        origins: vec![origin("مصدر طبي", None)],
        why: vec![Reason::Anonymous {
            speakers: vec!["مصدر طبي".to_owned(), "a medical source".to_owned()],
        }],
        interval: None,
    };
    let unwarned = Claim {
        text: shown(&readings[0].statements[1]).of(HARBOUR).to_owned(),
        evidence: vec![
            said(
                readings,
                0,
                1,
                chain(&[("سامر قطان", Stated), ("صحيفة المرفأ", Stated)]),
            ),
            said(
                readings,
                1,
                1,
                chain(&[("سامر قطان", Stated), ("موقع السنبلة", Inferred)]),
            ),
            said(
                readings,
                2,
                1,
                chain(&[("ليان الحداد", Stated), ("قناة المنارة", Stated)]),
            ),
        ],
        counts: counts(3, 3, 0, 2, 2),
        origins: vec![
            origin("سامر قطان", Some("الدفاع المدني")),
            origin("ليان الحداد", Some("وزارة النقل")),
        ],
        why: Vec::new(),
        interval: None,
    };
    let warned = Claim {
        text: shown(&readings[3].statements[0]).of(POST).to_owned(),
        evidence: vec![said(
            readings,
            3,
            0,
            chain(&[("Nabil Qasim", Stated), ("The Harbour Post", Stated)]),
        )],
        counts: counts(1, 1, 0, 1, 1),
        origins: vec![origin("Nabil Qasim", None)],
        why: Vec::new(),
        interval: None,
    };
    let begins = span(BEACON, "وتبدأ لجنة التحقيق عملها يوم الأربعاء");
    let inquiry = Claim {
        text: begins.of(BEACON).to_owned(),
        evidence: vec![Evidence {
            reading: 2,
            statement: None,
            span: begins,
            said: begins,
            chain: chain(&[("قناة المنارة", Unknown)]),
        }],
        counts: counts(1, 1, 0, 0, 1),
        origins: Vec::new(),
        why: vec![Reason::Unattributed {
            outlets: vec!["قناة المنارة".to_owned()],
        }],
        interval: None,
    };
    Story {
        id: "s-harbour".to_owned(),
        title: "انهيار جسر وادي الزعفران ومقتل سبعة أشخاص".to_owned(),
        interval: Some(interval(date(2024, 5, 5), date(2024, 5, 8))),
        members: vec![0, 1, 2, 3, 4],
        entities: vec![
            named(EntityKind::Place, "جسر وادي الزعفران", &["Saffron Valley bridge"]),
            named(EntityKind::Person, "سامر قطان", &["قطان"]),
            named(EntityKind::Person, "ليان الحداد", &[]),
            named(EntityKind::Media, agency, &["Valley News Agency"]),
        ],
        ties: Vec::new(),
        copies: vec![Copy {
            from: 0,
            to: 1,
            share: 0.921_4,
            kind: CopyKind::Whole,
            passages: Vec::new(),
        }],
        claims: vec![seven, nine, unwarned, warned, inquiry],
        conflicts: vec![
            Conflict {
                kind: ConflictKind::Number,
                a: 0,
                b: 1,
                a_evidence: 0,
                b_evidence: 0,
                a_value: "سبعة أشخاص".to_owned(),
                b_value: "تسعة".to_owned(),
            },
            Conflict {
                kind: ConflictKind::Denial,
                a: 3,
                b: 2,
                a_evidence: 0,
                b_evidence: 2,
                a_value: "warned the ministry twice".to_owned(),
                b_value: "ونفت".to_owned(),
            },
        ],
        figures: vec![Series {
            counted: "dead".to_owned(),
            noun: "أشخاص".to_owned(),
            sum: false,
            points: vec![
                point(7.0, 4, span(PULSE, "سبعة أشخاص"), None, 0),
                point(9.0, 2, span(BEACON, "تسعة قتلى"), Some("مصدر طبي"), 1),
            ],
        }],
        timeline: vec![
            Event {
                interval: sunday(),
                basis: Basis::Anchored,
                expected: false,
                reading: 4,
                span: span(
                    PULSE,
                    "قتل سبعة أشخاص مساء الأحد حين هوى جسر وادي الزعفران بسيارتين وحافلة.",
                ),
                claims: vec![0],
            },
            Event {
                interval: interval(date(2024, 5, 8), date(2024, 5, 8)),
                basis: Basis::Anchored,
                expected: true,
                reading: 2,
                span: span(BEACON, "وتبدأ لجنة التحقيق عملها يوم الأربعاء."),
                claims: Vec::new(),
            },
        ],
    }
}

fn festival(readings: &[Reading]) -> Story {
    Story {
        id: "s-beacon-2".to_owned(),
        title: "مهرجان الزهور في تل السمر".to_owned(),
        interval: None,
        members: vec![5],
        entities: Vec::new(),
        ties: Vec::new(),
        copies: Vec::new(),
        claims: vec![Claim {
            text: shown(&readings[5].statements[0]).of(FLOWERS).to_owned(),
            evidence: vec![said(readings, 5, 0, chain(&[("هدى النجار", LinkBasis::Stated)]))],
            counts: counts(1, 0, 0, 1, 1),
            origins: vec![origin("هدى النجار", None)],
            why: Vec::new(),
            interval: None,
        }],
        conflicts: Vec::new(),
        figures: Vec::new(),
        timeline: Vec::new(),
    }
}

/// A report whose first line is its title.
pub(crate) fn report(id: &str, outlet: Option<&str>, text: &str, published: Option<Published>) -> Report {
    let title = text.lines().next().unwrap_or_default();
    let language = if text.is_ascii() {
        Language::English
    } else {
        Language::Arabic
    };
    Report {
        updated: None,
        id: id.to_owned(),
        within: None,
        outlet: outlet.map(str::to_owned),
        url: None,
        title: Some(title.to_owned()),
        published,
        language,
        byline: None,
        agencies: Vec::new(),
        gathered: Vec::new(),
        text: text.to_owned(),
        parts: vec![
            Part {
                kind: PartKind::Title,
                span: Span::new(0, title.len()),
            },
            Part {
                kind: PartKind::Body,
                span: Span::new((title.len() + 1).min(text.len()), text.len()),
            },
        ],
        notes: Vec::new(),
        ..Report::plain("", "", Language::Arabic)
    }
}

/// A reading without mentions, times and statements, its lines for sentences.
pub(crate) fn reading(report: Report) -> Reading {
    let text = report.text.as_str();
    let mut at = 0;
    let mut sentences = Vec::new();
    for line in text.split_inclusive('\n') {
        sentences.push(Span::new(at, at + line.len()).trim(text));
        at += line.len();
    }
    Reading {
        sentences,
        ..Reading::bare(report)
    }
}

/// Where `words` first stand in `text`.
pub(crate) fn span(text: &str, words: &str) -> Span {
    let start = text.find(words).expect("the words stand in the text");
    Span::new(start, start + words.len())
}

fn entity(kind: EntityKind, name: &str) -> Entity {
    Entity {
        kind,
        name: name.to_owned(),
        registry: None,
        title: None,
    }
}

fn mention(text: &str, name: &str, kind: EntityKind, entity: usize) -> Mention {
    Mention {
        span: span(text, name),
        kind,
        entity,
        inferred: false,
    }
}

fn point(value: f64, reading: usize, span: Span, speaker: Option<&str>, claim: usize) -> Point {
    Point {
        value,
        bounds: (value, value),
        reading,
        span,
        speaker: speaker.map(str::to_owned),
        claim,
    }
}

fn speaker(name: &str, entity: Option<usize>, anonymous: bool) -> Speaker {
    Speaker {
        name: name.to_owned(),
        entity,
        anonymous,
    }
}

/// What is denied is shown with the denying words.
fn shown(statement: &Statement) -> Span {
    match (statement.stance, statement.quote) {
        (Stance::Denies, Quote::Indirect | Quote::Mixed) => statement.cue.cover(statement.content),
        _ => statement.content,
    }
}

fn said(readings: &[Reading], reading: usize, statement: usize, chain: Vec<Link>) -> Evidence {
    Evidence {
        reading,
        statement: Some(statement),
        span: readings[reading].statements[statement].content,
        said: shown(&readings[reading].statements[statement]),
        chain,
    }
}

fn chain(links: &[(&str, LinkBasis)]) -> Vec<Link> {
    links
        .iter()
        .map(|(name, basis)| Link {
            name: (*name).to_owned(),
            basis: *basis,
        })
        .collect()
}

fn counts(reports: usize, outlets: usize, relays: usize, low: usize, high: usize) -> Counts {
    Counts {
        reports,
        outlets,
        relays,
        low,
        high,
    }
}

fn origin(name: &str, voice: Option<&str>) -> Origin {
    Origin {
        name: name.to_owned(),
        voice: voice.map(str::to_owned),
    }
}

fn named(kind: EntityKind, name: &str, others: &[&str]) -> StoryEntity {
    StoryEntity {
        kind,
        name: name.to_owned(),
        forms: std::iter::once(&name)
            .chain(others)
            .map(|form| (*form).to_owned())
            .collect(),
        registry: None,
        members: Vec::new(),
        joined: Vec::new(),
    }
}
