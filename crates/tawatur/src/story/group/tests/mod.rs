//! Grouping on reports written for these tests.

mod like;
mod order;

use super::{Group, Settings};
use crate::lexicon::Lexicon;
use crate::reading::Reading;
use crate::report::{Basis, Language, Part, PartKind, Published, Report};
use crate::text::Span;

/// A quake in a harbour town, told by three outlets.
const QUAKE: [(&str, &str); 3] = [
    (
        "زلزال بقوة 6.2 يضرب مدينة ساروفا الساحلية ويقتل 14 شخصا",
        "ضرب زلزال بلغت قوته 6.2 درجات مدينة ساروفا الساحلية فجر الأحد، وأدى إلى مقتل 14 شخصا وإصابة العشرات، \
         وفق ما أعلنت هيئة الدفاع المدني. وقال مدير الهيئة كمال درويش إن فرق الإنقاذ تبحث عن ناجين تحت أنقاض \
         ثلاثة مبان انهارت قرب الميناء القديم. وحدد مركز الرصد عمق الزلزال بعشرة كيلومترات.",
    ),
    (
        "ارتفاع ضحايا زلزال ساروفا وفرق الإنقاذ تواصل البحث",
        "تواصل فرق الإنقاذ البحث عن ناجين في ساروفا بعد الزلزال الذي هز المدينة الساحلية فجر الأحد وبلغت قوته \
         6.2 درجات. وأكد كمال درويش مدير الدفاع المدني انهيار ثلاثة مبان قرب الميناء القديم، وأن 14 شخصا لقوا \
         حتفهم. وأمضى آلاف السكان ليلتهم في الحدائق خوفا من الهزات الارتدادية.",
    ),
    (
        "سكان ساروفا في العراء بعد الزلزال",
        "أمضى سكان مدينة ساروفا ليلتهم في العراء بعد زلزال فجر الأحد الذي أسقط مباني قرب الميناء القديم. \
         وقالت هيئة الدفاع المدني إن الهزات الارتدادية لم تتوقف وإن عدد القتلى بلغ 14 شخصا.",
    ),
];

/// Another quake, elsewhere.
const OTHER_QUAKE: [(&str, &str); 2] = [
    (
        "هزة أرضية عنيفة في جزر ميلاندي ولا أنباء عن ضحايا",
        "سجلت جزر ميلاندي هزة أرضية بلغت قوتها 7.1 درجات مساء السبت، من دون أنباء عن قتلى. وأصدر مركز التحذير \
         من أمواج المد العاتية تنبيها لسكان الشواطئ الشمالية ثم رفعه بعد ساعتين، بحسب الحاكمة روزا تامين.",
    ),
    (
        "رفع التحذير من أمواج المد في ميلاندي",
        "رفعت سلطات جزر ميلاندي التحذير من أمواج المد العاتية بعد ساعتين من هزة بلغت قوتها 7.1 درجات مساء \
         السبت. وقالت الحاكمة روزا تامين إن سكان الشواطئ الشمالية عادوا إلى بيوتهم.",
    ),
];

#[test]
fn two_like_events_stay_two_in_any_order() {
    let mut readings: Vec<Reading> = Vec::new();
    for (i, (title, body)) in QUAKE.iter().chain(&OTHER_QUAKE).enumerate() {
        readings.push(reading(&format!("r{i}"), title, body, None));
    }
    for _ in 0..readings.len() {
        for reversed in [false, true] {
            let stories = names(&readings);
            assert_eq!(stories, ["r0 r1 r2", "r3 r4"], "reversed: {reversed}");
            readings.reverse();
        }
        readings.rotate_left(1);
    }
}

#[test]
fn a_story_told_over_weeks_stays_one() {
    let readings: Vec<Reading> = (0..8)
        .map(|i| {
            let (title, body) = QUAKE[i % 3];
            reading(&format!("r{i}"), title, body, Some(1 + 4 * i as i8 % 28))
        })
        .collect();
    assert_eq!(names(&readings).len(), 1);
}

#[test]
fn an_article_glued_on_for_its_topic_stays_apart() {
    let mut readings: Vec<Reading> = VISIT
        .iter()
        .enumerate()
        .map(|(i, (title, body))| reading(&format!("r{i}"), title, body, None))
        .collect();
    let (title, body) = PARADE;
    let mut report = report("r0-glued", title, body, None);
    report.within = Some("r0".to_owned());
    readings.push(Reading::bare(report));
    assert_eq!(names(&readings), ["r0 r1 r2", "r0-glued"]);
}

/// A president's visit, and an article about a parade in the same land.
const VISIT: [(&str, &str); 3] = [
    (
        "رئيس تورسانيا يصل إلى كاليندا بالقطار للقاء نظيره",
        "وصل رئيس تورسانيا الشرقية باو لينغ شان إلى مدينة كاليندا بقطاره المدرع للقاء الرئيس أورلان ديميروف، \
         وفق ما ذكرت وكالة أنباء تورسانيا الشرقية. ومن المتوقع أن يبحث الزعيمان صفقة حبوب وتعاونا في الفضاء. \
         وقال المتحدث باسم ديميروف إن القمة ستعقد في مرصد كاليندا.",
    ),
    (
        "قمة نادرة بين ديميروف وباو لينغ شان في كاليندا",
        "يعقد الرئيس أورلان ديميروف وزعيم تورسانيا الشرقية باو لينغ شان قمة نادرة في مرصد كاليندا اليوم. وغادر \
         باو العاصمة بقطار مدرع قبل يومين. وتتوقع العواصم الغربية أن يتفق الزعيمان على صفقة حبوب مقابل تقنيات الفضاء.",
    ),
    (
        "مخاوف غربية من صفقة حبوب بعد زيارة باو لكاليندا",
        "أثارت زيارة زعيم تورسانيا الشرقية باو لينغ شان إلى كاليندا مخاوف غربية من صفقة حبوب تخالف العقوبات. \
         وكان باو قد وصل بقطاره المدرع والتقى أورلان ديميروف في مرصد المدينة، حيث استمرت القمة أربع ساعات.",
    ),
];
const PARADE: (&str, &str) = (
    "تورسانيا الشرقية تستعرض دباباتها الجديدة في ذكرى الاستقلال",
    "ذكرت وكالة أنباء تورسانيا الشرقية أن الجيش استعرض دبابات جديدة في عرض عسكري بمناسبة الذكرى الخمسين \
     للاستقلال، بحضور الزعيم باو لينغ شان وضيوف من دول عدة. وظهرت في الساحة راجمات ومسيرات صنعت محليا، \
     وهتف آلاف المتفرجين حين مرت الكتيبة النسائية.",
);

#[test]
fn common_words_alone_join_nothing() {
    let texts = [
        "قال إنه سوف يكون هناك من كل ما كان في هذا الذي لم يكن بعد ذلك",
        "كان هذا كل ما قال إنه لم يكن هناك بعد ذلك الذي في سوف يكون من",
    ];
    let readings: Vec<Reading> = [
        format!("{} حديقة النمور الصغيرة", texts[0]),
        format!("{} مصنع الزجاج الملون", texts[1]),
    ]
    .iter()
    .enumerate()
    .map(|(i, body)| reading(&format!("r{i}"), "", body, None))
    .collect();
    assert_eq!(names(&readings), ["r0", "r1"]);
}

#[test]
fn empty_input_and_empty_texts() {
    assert!(group(&[]).is_empty());
    let readings: Vec<Reading> = (0..3).map(|i| reading(&format!("r{i}"), "", "", None)).collect();
    let members: Vec<Vec<usize>> = group(&readings).into_iter().map(|group| group.members).collect();
    assert_eq!(members, [[0], [1], [2]]);
    assert_eq!(group(&readings[..1]).len(), 1);
}

#[test]
fn thousands_of_near_copies_become_one_story() {
    let (title, body) = QUAKE[0];
    let readings: Vec<Reading> = (0..5_000)
        .map(|i| reading(&format!("r{i}"), title, &format!("{body} رقم {i}"), None))
        .collect();
    assert_eq!(group(&readings).len(), 1);
}

fn group(readings: &[Reading]) -> Vec<Group> {
    super::group(readings, Lexicon::builtin(), &Settings::default())
}

fn names(readings: &[Reading]) -> Vec<String> {
    let mut stories: Vec<String> = group(readings)
        .iter()
        .map(|group| {
            let mut ids: Vec<&str> = group.members.iter().map(|i| readings[*i].report.id.as_str()).collect();
            ids.sort_unstable();
            ids.join(" ")
        })
        .collect();
    stories.sort_unstable();
    stories
}

fn reading(id: &str, title: &str, body: &str, day: Option<i8>) -> Reading {
    Reading::bare(report(id, title, body, day))
}

fn report(id: &str, title: &str, body: &str, day: Option<i8>) -> Report {
    let text = format!("{title}\n{body}");
    Report {
        id: id.to_owned(),
        updated: None,
        within: None,
        outlet: None,
        url: None,
        title: Some(title.to_owned()),
        published: day.map(|day| Published {
            at: jiff::civil::date(2024, 3, day).at(12, 0, 0, 0),
            offset: Some(0),
            day_only: false,
            basis: Basis::Stated,
        }),
        language: Language::Arabic,
        byline: None,
        agencies: Vec::new(),
        gathered: Vec::new(),
        parts: vec![
            Part {
                kind: PartKind::Title,
                span: Span::new(0, title.len()),
            },
            Part {
                kind: PartKind::Body,
                span: Span::new(title.len() + 1, text.len()),
            },
        ],
        text,
        notes: Vec::new(),
        ..Report::plain("", "", Language::Arabic)
    }
}
