//! One voice in many words, and what is none.

use super::*;

fn id(speaker: &str) -> Option<String> {
    let bodies = Bodies::load().unwrap_or_else(|e| panic!("{e:?}"));
    bodies.voice(speaker, "").map(|v| v.id)
}

#[test]
fn one_voice_in_many_words_and_two_languages() {
    for (voice, speakers) in [
        (
            "presidency:RU",
            &[
                "المتحدث باسم الكرملين ديمتري بيسكوف",
                "الكرملين",
                "الناطق الرسمي باسم الكرملين",
                "الرئاسة الروسية",
                "Kremlin spokesman Dmitry Peskov",
                "الرئيس الروسي فلاديمير بوتين",
                "Russian President Vladimir Putin",
            ] as &[_],
        ),
        (
            "foreign:US",
            &[
                "وزارة الخارجية الأمريكية",
                "وزارة الخارجية الأميركية",
                "المتحدث باسم الخارجية الأمريكية",
                "وزير الخارجية الأميركي أنتوني بلينكن",
                "State Department spokesperson Matthew Miller",
            ],
        ),
        (
            "presidency:US",
            &["البيت الأبيض", "المتحدثة باسم البيت الأبيض", "White House"],
        ),
        (
            "army:IL",
            &[
                "الجيش الإسرائيلي",
                "المتحدث باسم الجيش الإسرائيلي",
                "the Israeli military",
            ],
        ),
        ("government:RU", &["موسكو", "روسيا", "الحكومة الروسية", "Moscow"]),
        (
            "government:KP",
            &["بيونغ يانغ", "بيونغيانغ", "كوريا الشمالية", "North Korea"],
        ),
        (
            "foreign:KR",
            &[
                "المتحدث باسم وزارة الخارجية الكورية الجنوبية",
                "South Korea's Foreign Ministry",
            ],
        ),
        (
            "unification:KR",
            &["وزارة التوحيد في كوريا الجنوبية", "لوزارة التوحيد في كوريا الجنوبية"],
        ),
        ("un", &["الأمم المتحدة", "للأمم المتحدة", "U.N"]),
    ] {
        for speaker in speakers {
            assert_eq!(id(speaker).as_deref(), Some(voice), "{speaker}");
        }
    }
}

#[test]
fn bodies_and_their_spokespeople_are_one_voice() {
    for (voice, speakers) in [
        ("central-bank:LB", &["مصرف لبنان", "Banque du Liban"] as &[_]),
        (
            "houthis",
            &["المتحدث باسم الحوثيين", "أنصار الله", "المجلس السياسي الأعلى"],
        ),
        (
            "stc-ye",
            &["المتحدث باسم المجلس الانتقالي الجنوبي", "Southern Transitional Council"],
        ),
        (
            "presidency:JO",
            &["الديوان الملكي الهاشمي", "الديوان الملكي الأردني", "العاهل الأردني"],
        ),
        ("snhr", &["الشبكة السورية لحقوق الإنسان"]),
        (
            "football-association:EG",
            &["الاتحاد المصري لكرة القدم", "رئيس الاتحاد المصري لكرة القدم"],
        ),
        (
            "undp",
            &[
                "برنامج الأمم المتحدة الإنمائي",
                "المتحدثة باسم برنامج الأمم المتحدة الإنمائي",
            ],
        ),
    ] {
        for speaker in speakers {
            assert_eq!(id(speaker).as_deref(), Some(voice), "{speaker}");
        }
    }
}

#[test]
fn there_are_many_bodies_and_every_arab_state_has_its_own() {
    let bodies = Bodies::load().unwrap_or_else(|e| panic!("{e:?}"));
    assert!(bodies.named.len() >= 300);
    for state in [
        "SA", "AE", "QA", "KW", "BH", "OM", "YE", "IQ", "SY", "LB", "JO", "PS", "EG", "SD", "LY", "TN", "DZ", "MA",
        "MR", "SO", "DJ", "KM",
    ] {
        for institution in [
            "presidency",
            "government",
            "foreign",
            "defence",
            "interior",
            "health",
            "army",
            "central-bank",
            "parliament",
        ] {
            let id = format!("{institution}:{state}");
            assert!(bodies.get(&id).is_some(), "{id}");
        }
    }
}

#[test]
fn a_place_or_a_post_abroad_is_no_voice() {
    for speaker in [
        "أندريه لانكوف، خبير شؤون كوريا الشمالية في جامعة كوكمين",
        "سفير روسيا لدى الولايات المتحدة",
        "محللون",
        "فلاديمير بوتين",
        "وزارة الخارجية",
        "مسؤول أمريكي",
        "سكان موسكو",
        "",
    ] {
        let found = id(speaker);
        assert!(
            found.is_none() || speaker.starts_with("سفير") && found.as_deref() == Some("embassy:RU"),
            "{speaker}: {found:?}"
        );
    }
}

#[test]
fn composed_names_agree_in_gender() {
    let bodies = Bodies::load().unwrap();
    let voice = bodies.voice("وزير الدفاع الكوري الجنوبي", "").unwrap();
    assert_eq!(voice.ar, "وزارة الدفاع الكورية الجنوبية");
    assert_eq!(voice.en, "South Korean defense ministry");
    assert_eq!(bodies.get("army:RU").unwrap().ar, "الجيش الروسي");
}

#[test]
fn a_title_tells_where_the_name_does_not() {
    let bodies = Bodies::load().unwrap();
    let voice = bodies.voice("ديمتري بيسكوف", "المتحدث باسم الكرملين").unwrap();
    assert_eq!(voice.ar, "الكرملين");
}
