//! Which names are found in texts of all kinds, and which of them name the same.

use super::*;
use crate::report::Language;
use proptest::prelude::*;

mod conjoined;
mod elsewhere;
mod offices;

fn report(text: &str) -> Report {
    Report::plain("", text, Language::Arabic)
}

/// "kind words" of each mention, with the entity's name where it differs.
fn mentions(text: &str) -> Vec<String> {
    let reading = crate::reading::read(report(text), Lexicon::builtin());
    let show = |m: &Mention| {
        let entity = &reading.entities[m.entity];
        let words = m.span.of(text);
        let arrow = if entity.name == words {
            String::new()
        } else {
            format!(" = {}", entity.name)
        };
        format!("{:?} {words}{arrow}", m.kind)
    };
    reading.mentions.iter().map(show).collect()
}

/// Persons alone, without what they are joined to.
fn people(text: &str) -> Vec<String> {
    let person = |mention: &String| Some(mention.strip_prefix("Person ")?.split(" = ").next()?.to_owned());
    mentions(text).iter().filter_map(person).collect()
}

#[test]
fn names_of_all_kinds_in_arabic() {
    for (text, names) in [
        (
            "وقال المتحدث باسم الكرملين ديمتري بيسكوف لرويترز إن موسكو مستعدة.",
            &[
                "Organisation الكرملين",
                "Person ديمتري بيسكوف",
                "Media رويترز",
                "Place موسكو",
            ] as &[_],
        ),
        (
            "استقبل الأمير محمد بن سلمان وفدا من وزارة الخارجية الأمريكية في جدة.",
            &[
                "Person محمد بن سلمان",
                "Organisation وزارة الخارجية الأمريكية",
                "Place جدة",
            ],
        ),
        (
            "رحبت هيئة الأركان المشتركة في كوريا الجنوبية بقرار مجلس الأمن الدولي.",
            &[
                "Organisation هيئة الأركان المشتركة في كوريا الجنوبية",
                "Organisation مجلس الأمن الدولي",
            ],
        ),
        (
            "درس في جامعة كوكمين ثم عمل في معهد سيجونغ بمدينة كراماتورسك.",
            &[
                "Organisation جامعة كوكمين",
                "Organisation معهد سيجونغ",
                "Place كراماتورسك",
            ],
        ),
        (
            "زار عبد الرحمن الراشد البلدة. وقال أبو مازن ذلك.",
            &["Person عبد الرحمن الراشد", "Person أبو مازن"],
        ),
        (
            "سافر كل من هاني ووفد من #كوريا_الشمالية.",
            &["Person هاني", "Place كوريا_الشمالية = كوريا الشمالية"],
        ),
    ] {
        assert_eq!(mentions(text), names, "{text}");
    }
}

#[test]
fn a_noun_for_the_kind_is_no_part_of_a_known_bodys_name() {
    for (text, names) in [
        ("قالت حركة حماس إن الوفد عاد.", &["Organisation حماس"] as &[_]),
        ("ردا على حركة طالبان الأفغانية.", &["Organisation طالبان"]),
        ("أعلنت شركة مايكروسوفت أرباحها.", &["Organisation مايكروسوفت"]),
        // The noun belongs to the name, or the rest by itself is not known as that body.
        ("رحب حزب الله بالقرار.", &["Organisation حزب الله"]),
        ("وقعت شركة شل العقد.", &["Organisation شركة شل"]),
    ] {
        assert_eq!(mentions(text), names, "{text}");
    }
}

#[test]
fn a_name_with_a_number_on_it_is_a_thing() {
    let none: [&str; 0] = [];
    assert_eq!(mentions("عرض الجيش صاروخه العابر للقارات هواسونغ-20 أمس."), none);
    assert_eq!(mentions("قال سامي خوري - 20 عاما - ذلك."), ["Person سامي خوري"]);
}

#[test]
fn an_adjective_is_no_part_of_the_name_behind_it() {
    assert_eq!(
        mentions("التقى الرئيس التورغاني جانغير نوغاييف ضيوفه أمس."),
        ["Person جانغير نوغاييف"]
    );
    // Nor is it a name where it tells of whom no name is given.
    let none: [&str; 0] = [];
    assert_eq!(mentions("قال مسؤول هلفاري كبير ذلك أمس."), none);
    // A surname closes a name, and a given name with the article opens one.
    assert_eq!(mentions("قال الوزير سامي الحديدي ذلك أمس."), ["Person سامي الحديدي"]);
}

#[test]
fn a_town_is_no_body_behind_a_clitic() {
    assert_eq!(mentions("وقع الانفجار في كابل أمس."), ["Place كابل"]);
    assert_eq!(mentions("اتصل الوزير بحماس أمس."), ["Organisation حماس"]);
}

#[test]
fn the_object_after_a_name_is_no_surname() {
    assert_eq!(mentions("ووجه كيم الشكر إلى مضيفه."), ["Person كيم"]);
}

#[test]
fn words_that_look_like_names_are_none() {
    for text in [
        "وبالنسبة إلى القمة فإن الأمل كبير.",
        "درس الكيمياء في عام سعيد ونال وسام الشرف.",
        "هذا نور جديد وعادل وكريم.",
        "وصوله مبكرا أدى إلى قلق واسع.",
        "Who said that? Us.",
    ] {
        assert_eq!(mentions(text), [""; 0], "{text}");
    }
}

#[test]
fn a_report_joins_surnames_and_titles_to_full_names() {
    let text = "التقى الزعيم الكوري الشمالي كيم جونغ أون الرئيس الروسي فلاديمير بوتين. وقال كيم لبوتين إنه ممتن. \
                وشكر الرئيس الروسي ضيفه، وغاب كيم جونغ إيل عن الصورة. وأشاد زعيم كوريا الشمالية بالمحادثات.";
    assert_eq!(
        mentions(text),
        [
            "Person كيم جونغ أون",
            "Person فلاديمير بوتين",
            "Person كيم = كيم جونغ أون",
            "Person بوتين = فلاديمير بوتين",
            "Person الرئيس الروسي = فلاديمير بوتين",
            "Person كيم جونغ إيل",
            "Person زعيم كوريا الشمالية = كيم جونغ أون",
        ]
    );
    let reading = crate::reading::read(report(text), Lexicon::builtin());
    let inferred: Vec<_> = reading.mentions.iter().map(|m| m.inferred).collect();
    assert_eq!(inferred, [false, false, false, false, true, false, true]);
    let title = reading.entities[0].title.map(|t| t.of(text));
    assert_eq!(title, Some("الزعيم الكوري الشمالي"));
}

#[test]
fn a_father_is_not_his_son() {
    let found = mentions("قال ولي العهد محمد بن سلمان إن والده الملك سلمان بخير.");
    assert_eq!(found, ["Person محمد بن سلمان", "Person سلمان"]);
}

#[test]
fn relatives_and_namesakes_stay_apart() {
    let entities = |text: &str| {
        let reading = crate::reading::read(report(text), Lexicon::builtin());
        let of = |m: &Mention| (m.span.of(text).to_owned(), m.entity);
        let people = reading.mentions.iter().filter(|m| m.kind == EntityKind::Person);
        people.map(of).collect::<Vec<_>>()
    };
    let alike = |text: &str| {
        let all = entities(text);
        let last = all.last().map(|(_, entity)| *entity);
        let same = all.iter().filter(|(_, entity)| Some(*entity) == last);
        same.map(|(words, _)| words.clone()).collect::<Vec<_>>()
    };
    // Two kings of one name, told apart by their nations.
    let kings = "التقى العاهل الأردني الملك عبد الله العاهل السعودي الملك عبد الله. وقال العاهل الأردني شيئا.";
    assert_eq!(alike(kings), ["عبد الله", "العاهل الأردني"]);
    // Two bearers of a surname leave it open; the one it stood for before keeps it.
    let both = "تحدث سالم الحريري مع كريستينا الحريري. وقال الحريري إنه سعيد.";
    assert_eq!(alike(both), ["الحريري"]);
    let settled = "تحدث سالم الحريري. وقال الحريري إنه سعيد. ووصلت كريستينا الحريري. وقال الحريري لها شيئا.";
    assert_eq!(alike(settled), ["سالم الحريري", "الحريري", "الحريري"]);
    // A given name behind a surname is another's.
    let both = "قابل ديمتري لافروف سفيتلانا هناك. وقال لافروف شيئا.";
    assert_eq!(alike(both), ["ديمتري لافروف", "لافروف"]);
}

#[test]
fn names_in_english() {
    assert_eq!(
        mentions(
            "Russian President Vladimir Putin met Kim Jong-un in Pyongyang. U.S. Secretary of State Antony Blinken \
             told the U.N. Security Council that Putin’s visit worries Seoul, according to the Sejong Institute."
        ),
        [
            "Person Vladimir Putin",
            "Person Kim Jong-un",
            "Place Pyongyang",
            "Place U.S",
            "Person Antony Blinken",
            "Organisation U.N. Security Council",
            "Person Putin = Vladimir Putin",
            "Place Seoul",
            "Organisation Sejong Institute",
        ]
    );
}

#[test]
fn a_particle_closes_no_name() {
    for (text, name) in [
        (
            "وانضم النجم الهولندي سالم آل غمرة إلى قائمة مشجعي الفريق.",
            "سالم آل غمرة",
        ),
        ("وقال رجل الأمن السابق سهيل آل عمرة الذي ظهر أمس.", "سهيل آل عمرة"),
        // This one does.
        (
            "وتحدث الموقع عن الناشط الكوري الشمالي كيم سونغ إل، الذي غادر بلاده.",
            "كيم سونغ إل",
        ),
    ] {
        assert_eq!(people(text), [name], "{text}");
    }
}

proptest! {
    #[test]
    fn mentions_are_ordered_and_on_boundaries(
        text in proptest::collection::vec(prop_oneof![
            Just("الرئيس"), Just("الروسي"), Just("بوتين"), Just("وكيم"), Just("جونغ"), Just("-"), Just("أون"), Just("،"), Just("#كوريا_الشمالية"),
            Just("وزارة"), Just("الخارجية"), Just("للولايات"), Just("المتحدة"), Just("مدينة"), Just("قال"), Just("President"),
            Just("Putin’s"), Just("U.S."), Just("محمد"), Just("بن"), Just("."), Just("\n"), Just("لـ"), Just("وَلِ"), Just("رويترز"), Just("م."),
        ], 0..40),
        noise in "\\PC{0,20}",
        glue in prop_oneof![Just(" "), Just("")],
    ) {
        let text = format!("{}{noise}", text.join(glue));
        let reading = crate::reading::read(report(&text), Lexicon::builtin());
        let mut end = 0;
        for mention in &reading.mentions {
            prop_assert!(mention.span.start >= end);
            prop_assert!(!mention.span.is_empty());
            prop_assert!(text.get(mention.span.start..mention.span.end).is_some());
            prop_assert!(!reading.entities[mention.entity].name.is_empty());
            end = mention.span.end;
        }
    }
}
