//! "And" written onto names.

use super::mentions;

/// The people of a text.
fn people(text: &str) -> Vec<String> {
    let person = |mention: &String| Some(mention.strip_prefix("Person ")?.split(" = ").next()?.to_owned());
    mentions(text).iter().filter_map(person).collect()
}

#[test]
fn two_people_whom_and_joins_are_two() {
    for (text, names) in [
        (
            "قال الوزير إن محادثات شافيز ولوكاشنكو نجحت. وعاد لوكاشنكو إلى بلاده.",
            &["شافيز", "لوكاشنكو", "لوكاشنكو"] as &[_],
        ),
        (
            "سجل الهدفين كريم بنزيمة وجاريث بيل في الشوط الأول.",
            &["كريم بنزيمة", "جاريث بيل"],
        ),
        ("التقى مودريتش وإريكسن في الملعب.", &["مودريتش", "إريكسن"]),
        // The rest is no name.
        ("كان يعمل عليها كوكس وزملاؤه في المنصة.", &["كوكس"]),
    ] {
        assert_eq!(people(text), names, "{text}");
    }
}

#[test]
fn and_is_no_letter_of_a_name_beside_another() {
    for (text, names) in [
        (
            "شارك في اللقاء سامي حداد، وتشيستر بلومفيلد، وسلمى خوري.",
            &["سامي حداد", "تشيستر بلومفيلد", "سلمى خوري"] as &[_],
        ),
        ("حضر الحفل جون سينا وسنوب دوغ وشير.", &["جون سينا", "سنوب دوغ"]),
    ] {
        let found = people(text);
        for name in names {
            assert!(found.iter().any(|found| found == name), "{text} {found:?}");
        }
    }
}

#[test]
fn names_that_begin_so_stay_whole() {
    for (text, names) in [
        (
            "قال وزير الدفاع البريطاني غافن ويليامسون إن الخطة نجحت.",
            &["غافن ويليامسون"] as &[_],
        ),
        ("قال المخرج سعد الله ونوس إن المسرحية نجحت.", &["سعد الله ونوس"]),
        ("قالت السيدة وسيلة بورقيبة إن الخطة نجحت.", &["وسيلة بورقيبة"]),
        ("قال السناتور مارك وارنر إن الخطة نجحت.", &["مارك وارنر"]),
        (
            "غنت هيفاء وهبي في الحفل، ومعها وائل كفوري.",
            &["هيفاء وهبي", "وائل كفوري"],
        ),
        ("تحدث الشيخ سعد بن أبي وقاص الراوي أمس.", &["سعد بن أبي وقاص الراوي"]),
    ] {
        assert_eq!(people(text), names, "{text}");
    }
}
