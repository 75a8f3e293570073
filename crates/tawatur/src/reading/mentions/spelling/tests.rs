//! Writings that are one name, and those that are two.

use super::*;
use crate::lexicon::Lexicon;
use crate::lexicon::phrases::phrase_key;
use proptest::prelude::*;

fn spelling(name: &str) -> Spelling {
    Spelling::new(phrase_key(name).split(' '), Lexicon::builtin())
}

#[test]
fn one_name_in_many_spellings() {
    for forms in [
        &[
            "كيم جونغ أون",
            "كيم جونج أون",
            "كيم يونج أون",
            "كيم جونغ-أون",
            "Kim Jong Un",
            "Kim Jong-un",
        ] as &[_],
        &["سيرغي شويغو", "سيرجي شويجو", "Sergei Shoigu"],
        &["أوليغ كوزيمياكو", "أوليغ كويمياكو", "أوليج كوزيمياكو"],
        &["فوستوتشني", "فوستوشني", "Vostochny"],
        &["بيونغ يانغ", "بيونغيانغ", "بيونج يانج", "Pyongyang"],
        &["سيول", "سيئول", "Seoul"],
        &["ديمتري بيسكوف", "دميتري بيسكوف", "Dmitry Peskov"],
        &["فلاديمير بوتين", "Vladimir Putin"],
        &["عبد الله الثني", "عبدالله الثني", "Abdullah al-Thani"],
        &[
            "عبد العزيز الحداد",
            "عبدالعزيز الحداد",
            "Abdulaziz al-Haddad",
            "Abdul Aziz Haddad",
        ],
        &["عبد الفتاح", "عبدالفتاح", "Abdel Fattah", "Abdelfattah"],
        &["فاغنر", "فاجنر", "Wagner"],
        &["محمد بن سلمان", "Mohammed bin Salman"],
    ] {
        let first = spelling(forms[0]);
        for form in forms {
            assert!(
                first.same_name(&spelling(form)),
                "{} and {form}: {first:?} {:?}",
                forms[0],
                spelling(form)
            );
        }
    }
}

#[test]
fn different_names_stay_apart() {
    for (a, b) in [
        ("كيم جونغ أون", "كيم جونغ إيل"),
        ("كيم جونغ أون", "كيم إيل سونغ"),
        ("كيم جونغ أون", "كيم ميونج سيك"),
        ("كيم جونغ أون", "كيم يو جونغ"),
        ("حافظ الأسد", "بشار الأسد"),
        ("جورج بوش", "جيب بوش"),
        ("سلمان", "سليمة"),
        ("سيرغي شويغو", "سيرغي لافروف"),
        ("مون جيه إن", "مون سون إن"),
        ("Kim Jong Un", "Kim Jong Il"),
        ("محمد الحداد", "محمود الحداد"),
        ("صدام حسين", "صدام حسن"),
        ("سلمان الحداد", "سليمان الحداد"),
        ("جمال عبد الناصر", "كمال عبد الناصر"),
        ("قاسم الحداد", "كاظم الحداد"),
        ("عبد الله الثاني", "عبد الله بن عبد العزيز"),
        ("جورج بوش الأب", "جورج بوش الابن"),
        ("ماهر الأسد", "بشار الأسد"),
        ("راؤول كاسترو", "فيدل كاسترو"),
        ("دونالد ترامب", "إيفانكا ترامب"),
    ] {
        assert!(!spelling(a).same_name(&spelling(b)), "{a} and {b}");
    }
}

#[test]
fn a_surname_is_part_of_the_name() {
    assert!(spelling("بوتين").is_part_of(&spelling("فلاديمير بوتين")));
    assert!(spelling("كيم يونج").is_part_of(&spelling("كيم جونغ أون")));
    assert!(!spelling("جونغ").is_part_of(&spelling("كيم جونغ أون")));
    assert!(spelling("سالم الحداد").is_part_of(&spelling("سالم رافد الحداد")));
    assert!(!spelling("حسين").is_part_of(&spelling("صدام حسن")));
    // His father's name ends his own; his family's is his.
    assert!(!spelling("سالم الحداد").is_part_of(&spelling("طارق بن سالم الحداد")));
    assert!(spelling("طارق بن سالم").is_part_of(&spelling("طارق بن سالم الحداد")));
    assert!(spelling("آل حداد").is_part_of(&spelling("طارق بن سالم آل حداد")));
}

proptest! {
    #[test]
    fn any_words_have_a_spelling(a in "\\PC{0,30}", b in "\\PC{0,30}") {
        let (a, b) = (spelling(&a), spelling(&b));
        prop_assert_eq!(a.same_name(&b), b.same_name(&a));
    }
}
