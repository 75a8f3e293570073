//! Names of agencies and outlets in texts, and what only looks like one.

use super::*;
use crate::lexicon::Line;

fn found(text: &str) -> Vec<(&'static str, String)> {
    let registry = Registry::load().expect("the data loads");
    let tokens = Tokens::new(text);
    registry
        .find(&tokens)
        .into_iter()
        .map(|(range, outlet)| {
            let span = tokens.cover(range.start, range.end - 1).expect("a range of tokens");
            (outlet.id, span.of(text).to_owned())
        })
        .collect()
}

fn ids(text: &str) -> Vec<&'static str> {
    found(text).into_iter().map(|(id, _)| id).collect()
}

#[test]
fn finds_names_with_clitics_and_kinds() {
    assert_eq!(found("قال الوزير لرويترز"), [("Reuters", "لرويترز".to_owned())]);
    assert_eq!(
        found("ونقلت وكالة الأنباء المركزية الكورية الشمالية عن كيم"),
        [("KCNA", "وكالة الأنباء المركزية الكورية الشمالية".to_owned())]
    );
    assert_eq!(
        found("وقالت وكالة يونهاب للأنباء إن"),
        [("Yonhap", "وكالة يونهاب للأنباء".to_owned())]
    );
    assert_eq!(
        ids("(أ ف ب)، و(د.ب.أ) وسانا و«ريا نوفوستي»"),
        ["AFP", "DPA", "SANA", "RIA"]
    );
    assert_eq!(
        ids("said Al-Ahram Online, citing the Associated Press"),
        ["AlAhram", "AP"]
    );
    assert_eq!(ids("وقال للأسوشيتد برس وللجزيرة نت"), ["AP", "AlJazeera"]);
}

#[test]
fn common_words_need_a_cue() {
    for text in [
        "الدول العربية في شبه الجزيرة",
        "وصل إلى الجزيرة قرب الأهرام",
        "عادت الحياة إلى الوطن والشرق الأوسط",
        "تمثال برونزي عند مدخل المدينة",
        "هذه الرياض اليوم",
        "بنا بيتا في قنا",
        "قال كل أم وأم في بلومبرغ",
        "فازت روسيا 1 - 3 على فرنسا 24 مرة",
        "قناة \"كيه.آر.تي\" في وكالات الأمم المتحدة",
        "قوات سوات في المحطة الإخبارية",
    ] {
        assert_eq!(ids(text), [""; 0], "{text}");
    }
    assert_eq!(ids("ذكرت صحيفة الحياة"), ["AlHayat"]);
    assert_eq!(ids("ذكرت صحيفة \"الشرق الأوسط\" أن"), ["AsharqAlAwsat"]);
    assert_eq!(ids("قالت «الأهرام»"), ["AlAhram"]);
    assert_eq!(ids("نقلت الجزيرة عن مصدر"), ["AlJazeera"]);
    assert_eq!(ids("فيلم «الحياة» جديد"), [""; 0]);
    assert_eq!(
        ids("قالت صحيفة العرب القطرية وصحيفة العرب"),
        ["AlArabQatar", "AlArabLondon"]
    );
    assert_eq!(
        ids("بحسب بلومبرغ و(وام) ووكالة بلومبرغ"),
        ["Bloomberg", "WAM", "Bloomberg"]
    );
    assert_eq!(ids("the Dawn newspaper and the dawn of day"), ["Dawn"]);
}

#[test]
fn looks_up_whole_names() {
    let registry = Registry::load().expect("the data loads");
    let id = |name: &str| registry.lookup(name).map(|o| o.id);
    assert_eq!(id("وكالة رويترز للأنباء"), Some("Reuters"));
    assert_eq!(id("قناه الجزيره"), Some("AlJazeera"));
    assert_eq!(id("the guardian"), Some("Guardian"));
    assert_eq!(id("صحيفة الحياة"), Some("AlHayat"));
    assert_eq!(id("العربية"), Some("AlArabiya"));
    assert_eq!(id("محمد الأحمد"), None);
    assert_eq!(id("الرياض"), None);
    assert_eq!(id("جريدة الرياض"), Some("AlRiyadh"));
    assert_eq!(id(""), None);
    assert_eq!(registry.by_id("KCNA").and_then(|o| o.voice), Some("KP"));
}

#[test]
fn every_id_looks_up_its_own_names() {
    let registry = Registry::load().expect("the data loads");
    assert!(registry.outlets().len() >= 400);
    for outlet in registry.outlets() {
        assert_eq!(registry.by_id(outlet.id), Some(outlet));
        for name in [outlet.arabic, outlet.english] {
            let found = registry
                .lookup(name)
                .or_else(|| registry.lookup(&format!("صحيفة {name}")));
            assert_eq!(found.map(|o| o.id), Some(outlet.id), "{name}");
        }
    }
}

#[test]
fn every_voice_and_owner_is_known() {
    let registry = Registry::load().expect("the data loads");
    let bodies = &crate::lexicon::Lexicon::builtin().bodies;
    for outlet in registry.outlets() {
        if let Some(voice) = outlet.voice {
            assert!(bodies.speaks_as(voice).is_some(), "{}: {voice}", outlet.id);
        }
        let state = outlet.owner.filter(|owner| owner.len() == 2);
        assert!(
            state.is_none_or(|code| bodies.speaks_as(code).is_some()),
            "{}",
            outlet.id
        );
    }
}

#[test]
fn bad_lines_are_told() {
    let mut registry = Registry::default();
    let line = |fields: &'static str| Line {
        number: 7,
        fields: fields.split('\t').collect(),
    };
    registry
        .add(&line("A\tagency\tFR\t-\t-\tألف\tAlpha"))
        .expect("a good line");
    for (fields, reason) in [
        ("A\tagency\tFR\t-\t-\tباء\tBeta", "the id \"A\" is given twice"),
        ("B\tpaper\tFR\t-\t-\tباء\tBeta", "no kind of outlet is called \"paper\""),
        ("C\tsite", "seven fields are needed, and an eighth for further names"),
        (
            "D\tsite\tFR\t-\t-\tدال\tAlpha",
            "the name \"Alpha\" is given twice, also for A",
        ),
        (
            "E\tsite\tFR\t-\t-\tهاء\tEcho\tهاء",
            "the name \"هاء\" is given twice, also for E",
        ),
    ] {
        assert_eq!(registry.add(&line(fields)).expect_err(fields), reason);
    }
}
