//! Copies in reports written for these tests.

use super::{Boilerplate, Copy, CopyKind};
use crate::reading::Reading;
use crate::report::{Basis, Language, Part, PartKind, Published, Report};
use crate::text::Span;

const DISPATCH: &str = "أعلنت سلطات ميناء ساروفا صباح اليوم إغلاق الممر الشرقي أمام السفن الكبيرة بعد جنوح ناقلة محملة \
    بالقمح قرب المدخل الضيق. وذكر قبطان الميناء أن قاطرتين وصلتا من الجزيرة المجاورة لسحب الناقلة قبل حلول المد، \
    وأن طاقمها المؤلف من تسعة عشر بحارا لم يصب بأذى.";
const OWN: &str = "وفي السوق القديمة روى صيادون لمراسلنا أنهم سمعوا صوت ارتطام قوي قبيل الفجر ثم رأوا أضواء السفينة \
    ثابتة على غير عادتها، فاتصلوا بخفر السواحل الذي حضر بعد نصف ساعة.";
const SPEECH: &str = "لن نترك أحدا من أهلنا في العراء ولن يغلق باب هذا الميناء ما دام فينا من يعمل ويصبر";

#[test]
fn a_dispatch_in_a_longer_report_is_a_partial_copy_with_exact_spans() {
    let longer = format!("{OWN}\n{}", DISPATCH.replace("أعلنت", "أَعلنت"));
    let readings = [reading("a", DISPATCH, 1), reading("b", &longer, 2)];
    let copies = find(&readings, &[0, 1]);
    let [copy] = copies.as_slice() else {
        panic!("{copies:?}")
    };
    assert_eq!((copy.from, copy.to, copy.kind), (0, 1, CopyKind::Partial));
    assert!((0.5..0.7).contains(&copy.share), "{}", copy.share);
    let [(from, to)] = copy.passages.as_slice() else {
        panic!("{copies:?}")
    };
    assert_eq!(from.of(&readings[0].report.text), DISPATCH.trim_end_matches('.'));
    assert!(to.of(&readings[1].report.text).starts_with("أَعلنت سلطات"));
}

#[test]
fn the_earlier_is_the_source_unless_the_later_is_signed() {
    let mut readings = [reading("a", DISPATCH, 1), reading("b", DISPATCH, 2)];
    assert_eq!(links(&find(&readings, &[0, 1])), [(0, 1)]);
    assert_eq!(links(&find(&readings, &[1, 0])), [(0, 1)]);
    assert_eq!(find(&readings, &[0, 1])[0].kind, CopyKind::Whole);
    readings[1].report.agencies.push("agency".to_owned());
    assert_eq!(links(&find(&readings, &[0, 1])), [(1, 0)]);
}

#[test]
fn a_copy_is_linked_to_the_text_it_agrees_with_most() {
    let edited = format!("{} {OWN}", DISPATCH.replace("تسعة عشر", "عشرين"));
    let readings = [
        reading("a", DISPATCH, 1),
        reading("b", &edited, 2),
        reading("c", &edited, 3),
    ];
    assert_eq!(links(&find(&readings, &[0, 1, 2])), [(0, 1), (1, 2)]);
}

#[test]
fn a_report_glued_from_two_sources_is_linked_to_both() {
    let both = format!("{DISPATCH} {OWN}");
    let readings = [reading("a", DISPATCH, 1), reading("b", OWN, 2), reading("c", &both, 3)];
    assert_eq!(links(&find(&readings, &[0, 1, 2])), [(0, 2), (1, 2)]);
}

#[test]
fn the_same_speech_quoted_twice_is_no_copy() {
    let one = format!("في جلسة مسائية قال العمدة: \"{SPEECH}\". {OWN}");
    let other = format!("وخاطب العمدة الحاضرين قائلا “{SPEECH}” وسط تصفيق. {DISPATCH}");
    let unmarked = format!("وخاطب العمدة الحاضرين فقال {SPEECH} وسط تصفيق. {DISPATCH}");
    let kinds = |one: &str, other: &str| -> Vec<CopyKind> {
        let copies = find(&[reading("a", one, 1), reading("b", other, 2)], &[0, 1]);
        copies.iter().map(|copy| copy.kind).collect()
    };
    assert_eq!(kinds(&one, &other), [CopyKind::Quoted]);
    // Who leaves the marks out may have the words from the hall.
    assert_eq!(kinds(&one, &unmarked), [CopyKind::Quoted]);
    assert_eq!(kinds(&unmarked, &unmarked), [CopyKind::Whole]);
    // Beside a copied dispatch a shared quotation was copied along.
    let carried = format!("{DISPATCH} وقال العمدة: \"{SPEECH}\".");
    assert_eq!(kinds(&carried, &format!("{carried} {OWN}")), [CopyKind::Partial]);
}

#[test]
fn what_outlets_set_under_many_stories_is_no_copy_anywhere() {
    const STYLE: &str = "سمو الأمير مازن بن راشد آل سليم نائب رئيس مجلس الوزراء وزير الموانئ والممرات البحرية في الإمارة \
        حفظه الله";
    let heads = [
        DISPATCH,
        OWN,
        SPEECH,
        "خبر عن معرض للخط",
        "خبر عن سباق للقوارب",
        "خبر عن حفل",
    ];
    let mut readings = Vec::new();
    for outlet in ["جريدة المرفأ", "راديو الساحل"] {
        for (i, head) in heads.iter().enumerate() {
            let mut one = reading(
                &format!("{outlet} {i}"),
                &format!("{head}. وحضر {STYLE}. {i} {outlet}"),
                1,
            );
            one.report.outlet = Some(outlet.to_owned());
            readings.push(one);
        }
    }
    // A story of two reports that share the style alone, and four others of each outlet.
    let stories: Vec<Vec<usize>> = vec![vec![4, 11], vec![0], vec![1], vec![2], vec![6], vec![7], vec![8]];
    let boilerplate = Boilerplate::of(&readings, stories.iter().map(Vec::as_slice));
    assert_eq!(find(&readings, &[4, 11]).len(), 1);
    assert!(super::find(&readings, &[4, 11], &boilerplate).is_empty());
}

#[test]
fn what_an_outlet_sets_under_every_report_is_no_copy() {
    const FOOT: &str = "للاشتراك في نشرتنا اليومية وتلقي أهم الأخبار على هاتفك اضغط على الرابط أسفل هذه الصفحة واتبع \
        الخطوات المبينة هناك";
    let heads = [
        DISPATCH,
        OWN,
        SPEECH,
        "خبر رابع قصير عن افتتاح معرض للخط في قاعة البلدية الجديدة",
    ];
    let readings: Vec<Reading> = heads
        .iter()
        .enumerate()
        .map(|(i, head)| reading(&format!("r{i}"), &format!("{head}\n{FOOT}"), 1 + i as i8))
        .collect();
    assert!(!find(&readings, &[0, 1]).is_empty(), "twice may be a copy");
    assert!(find(&readings, &[0, 1, 2, 3]).is_empty());
}

#[test]
fn nothing_copies_itself_or_an_empty_text() {
    let readings = [reading("a", DISPATCH, 1), reading("b", "", 2), reading("c", "", 2)];
    assert!(find(&readings, &[0, 0, 1, 2, 7]).is_empty());
    assert!(find(&readings, &[]).is_empty());
    assert!(find(&[], &[0]).is_empty());
}

#[test]
fn thousands_of_near_copies_give_a_link_each() {
    let readings: Vec<Reading> = (0..5_000)
        .map(|i| reading(&format!("r{i:04}"), &format!("{DISPATCH} رقم {i}"), 1))
        .collect();
    let all: Vec<usize> = (0..readings.len()).collect();
    let copies = find(&readings, &all);
    assert_eq!(copies.len(), 4_999);
    assert!(copies.iter().all(|copy| copy.from == 0 && copy.kind == CopyKind::Whole));
}

#[test]
fn one_word_repeated_without_end_is_read_in_bounded_time() {
    let endless = "كلمة ".repeat(30_000);
    let readings = [reading("a", &endless, 1), reading("b", &endless, 2)];
    assert_eq!(find(&readings, &[0, 1]).len(), 1);
}

fn find(readings: &[Reading], members: &[usize]) -> Vec<Copy> {
    super::find(readings, members, &Boilerplate::default())
}

fn links(copies: &[Copy]) -> Vec<(usize, usize)> {
    copies.iter().map(|copy| (copy.from, copy.to)).collect()
}

fn reading(id: &str, text: &str, day: i8) -> Reading {
    let report = Report {
        updated: None,
        id: id.to_owned(),
        within: None,
        outlet: Some("جريدة المرفأ".to_owned()),
        url: None,
        title: None,
        published: Some(Published {
            at: jiff::civil::date(2024, 3, day).at(12, 0, 0, 0),
            offset: Some(0),
            day_only: false,
            basis: Basis::Stated,
        }),
        language: Language::Arabic,
        byline: None,
        agencies: Vec::new(),
        gathered: Vec::new(),
        parts: vec![Part {
            kind: PartKind::Body,
            span: Span::new(0, text.len()),
        }],
        text: text.to_owned(),
        notes: Vec::new(),
        ..Report::plain("", "", Language::Arabic)
    };
    Reading::bare(report)
}
