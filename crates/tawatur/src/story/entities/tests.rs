//! Joining on reports written for these tests.

use super::*;
use crate::reading;
use crate::report::{Language, Report};

fn read(id: usize, text: &str) -> Reading {
    let report = Report::plain(&id.to_string(), text, Language::Arabic);
    reading::read(report, Lexicon::builtin())
}

fn names_and_forms(texts: &[&str]) -> Vec<(String, Vec<String>)> {
    let readings: Vec<Reading> = texts.iter().enumerate().map(|(i, t)| read(i, t)).collect();
    let members: Vec<usize> = (0..readings.len()).collect();
    let joined = join(&readings, &members, Lexicon::builtin());
    joined.into_iter().map(|e| (e.name, e.forms)).collect()
}

const TEXTS: &[&str] = &[
    "التقى الزعيم الكوري الشمالي كيم جونغ أون وزير الدفاع الروسي سيرغي شويغو في بيونغ يانغ. وقال كيم إن اللقاء ناجح.",
    "وصل سيرجي شويجو إلى بيونج يانج، حيث استقبله كيم جونج أون.",
    "كان كيم جونغ إيل والد الزعيم الحالي. وحضر العرض في بيونغيانغ الأدميرال كيم ميونج سيك.",
    "Russian Defense Minister Sergei Shoigu met Kim Jong Un in Pyongyang.",
    "وأضاف شويغو أن موسكو راضية.",
];

#[test]
fn a_form_has_the_article_that_a_preposition_hides() {
    let all =
        names_and_forms(&["قال متحدث إن الدعم للولايات المتحدة ضروري. ووصل الوفد إلى الولايات المتحدة، وشكر لبنان."]);
    let forms = |name: &str| all.iter().find(|(n, _)| n == name).map(|(_, forms)| forms.clone());
    assert_eq!(
        forms("الولايات المتحدة"),
        Some(vec!["الولايات المتحدة".to_owned()]),
        "{all:?}"
    );
    assert_eq!(forms("لبنان"), Some(vec!["لبنان".to_owned()]), "{all:?}");
}

#[test]
fn one_entity_over_spellings_and_languages() {
    let all = names_and_forms(TEXTS);
    let find = |form: &str| {
        all.iter()
            .filter(|(_, forms)| forms.iter().any(|f| f == form))
            .map(|(_, forms)| forms.clone())
            .collect::<Vec<_>>()
    };
    for group in [
        &["كيم جونغ أون", "كيم جونج أون", "Kim Jong Un", "كيم"] as &[_],
        &["سيرغي شويغو", "سيرجي شويجو", "Sergei Shoigu", "شويغو"],
        &["بيونغ يانغ", "بيونج يانج", "بيونغيانغ", "Pyongyang"],
    ] {
        let found = find(group[0]);
        assert_eq!(found.len(), 1, "{}: {all:?}", group[0]);
        for form in group {
            assert!(found[0].iter().any(|f| f == form), "{form} is not in {found:?}");
        }
    }
    for other in ["كيم جونغ إيل", "كيم ميونج سيك"] {
        let found = find(other);
        assert_eq!(found.len(), 1);
        assert!(!found[0].iter().any(|f| f == "كيم جونغ أون"), "{other}: {found:?}");
    }
}

#[test]
fn what_one_report_leaves_open_another_tells() {
    let texts = [
        "تحدثت كريستينا الحريري مع سالم الحريري. وقال الحريري إنه سعيد.",
        "وصل الرئيس الروسي سالم الحريري. وقال الحريري إنه سعيد.",
        "أعلن الرئيس الروسي ذلك. وغاب الرئيس الفرنسي.",
    ];
    let readings: Vec<Reading> = texts.iter().enumerate().map(|(i, t)| read(i, t)).collect();
    let members = [0, 1, 2];
    let joined = join(&readings, &members, Lexicon::builtin());
    let salem = joined.iter().position(|e| e.name == "سالم الحريري");
    let forms = salem.map(|salem| joined[salem].forms.clone()).unwrap_or_default();
    assert!(forms.iter().any(|form| form == "الحريري"), "{joined:?}");
    let inferred = offices(&readings, &members, &joined);
    let found: Vec<_> = inferred
        .iter()
        .map(|i| (i.span.of(texts[i.reading]), Some(i.entity)))
        .collect();
    assert_eq!(found, [("الرئيس الروسي", salem)]);
}

#[test]
fn the_order_of_reports_plays_no_part() {
    let mut reversed: Vec<&str> = TEXTS.to_vec();
    reversed.reverse();
    assert_eq!(names_and_forms(TEXTS), names_and_forms(&reversed));
}

#[test]
fn two_ministers_of_one_surname_stay_apart() {
    let all = names_and_forms(&[
        "قال وزير الدفاع اللبناني يعقوب الصراف إن الجيش جاهز.",
        "قال وزير البيئة اللبناني طارق الصراف إن الحريق انتهى.",
        "وأكد الصراف ذلك.",
    ]);
    let named = |name: &str| all.iter().filter(|(n, _)| n == name).count();
    assert_eq!((named("يعقوب الصراف"), named("طارق الصراف")), (1, 1), "{all:?}");
    assert!(!all.iter().any(|(_, forms)| forms.len() > 1), "{all:?}");
}

#[test]
fn a_king_and_his_son_stay_apart() {
    let all = names_and_forms(&[
        "وصل الأمير الحسين بن عبد الله الثاني، ولي العهد، إلى المدينة.",
        "قال الملك عبد الله الثاني بن الحسين إنه سعيد.",
        "وصل الملك عبد الله الثاني إلى البلدة. وغاب الملك عبد الله عن القمة.",
    ]);
    let forms = |form: &str| {
        all.iter()
            .find(|(_, forms)| forms.iter().any(|f| f == form))
            .map(|(_, f)| f.clone())
    };
    assert_eq!(forms("الحسين بن عبد الله الثاني").map(|f| f.len()), Some(1), "{all:?}");
    let king = forms("عبد الله الثاني بن الحسين").unwrap_or_default();
    assert!(
        king.iter().any(|f| f == "عبد الله الثاني") && king.iter().any(|f| f == "عبد الله"),
        "{all:?}"
    );
}

#[test]
fn arabic_and_english_reports_of_one_story_name_one_person() {
    // Invented people whose names no list has, in two scripts and several spellings.
    let texts = [
        "قال الرئيس أورلان ديميروف إن القمة نجحت. والتقى ديميروف الوزيرة مارينا كوستيفا في كاليندا.",
        "President Orlan Demirov said the summit had succeeded. Demirov met Minister Marina Kosteva.",
        "President Orlan Dimirov left on Monday. “We agreed,” Dimirov said.",
        "وأكد الرئيس أورلان ديميروف ذلك في بيان.",
    ];
    let all = names_and_forms(&texts);
    let holds = |form: &str| all.iter().filter(|(_, forms)| forms.iter().any(|f| f == form)).count();
    let one = all.iter().find(|(_, forms)| forms.iter().any(|f| f == "أورلان ديميروف"));
    let forms = one.map(|(_, forms)| forms.clone()).unwrap_or_default();
    for form in ["Orlan Demirov", "Orlan Dimirov", "ديميروف", "Demirov"] {
        assert!(forms.iter().any(|f| f == form), "{form}: {all:?}");
        assert_eq!(holds(form), 1, "{form}: {all:?}");
    }
    let minister = all
        .iter()
        .find(|(_, forms)| forms.iter().any(|f| f == "مارينا كوستيفا"));
    let minister = minister.map(|(_, forms)| forms.clone()).unwrap_or_default();
    assert!(minister.iter().any(|f| f == "Marina Kosteva"), "{all:?}");
}

#[test]
fn each_join_names_its_rule_and_its_reports() {
    let readings: Vec<Reading> = TEXTS.iter().enumerate().map(|(i, t)| read(i, t)).collect();
    let joined = join(&readings, &[0, 1, 2, 3, 4], Lexicon::builtin());
    let rules = |form: &str| {
        let entity = joined.iter().find(|e| e.forms.iter().any(|f| f == form));
        entity.map(|e| e.joined.clone()).unwrap_or_default()
    };
    let minister = rules("سيرغي شويغو");
    let of = |rule: JoinRule| -> Vec<usize> {
        let matching = minister.iter().filter(|j| j.rule == rule);
        matching.flat_map(|j| j.readings.iter().copied()).collect()
    };
    let mut full = of(JoinRule::FullName);
    full.sort_unstable();
    assert_eq!(full, [0, 1, 3], "{minister:?}");
    assert_eq!(of(JoinRule::OnlyBearer), [4], "{minister:?}");
    let city = rules("Pyongyang");
    assert!(city.iter().any(|j| j.rule == JoinRule::Listed), "{city:?}");
    for entity in &joined {
        let mut told: Vec<usize> = entity.joined.iter().flat_map(|j| j.readings.clone()).collect();
        told.sort_unstable();
        told.dedup();
        let mut members: Vec<usize> = entity.members.iter().map(|(reading, _)| *reading).collect();
        members.dedup();
        assert_eq!(told, members, "{entity:?}");
    }
}
