//! What is a subject of a reporting verb and what is none.

use super::{arabic, speakers};

#[test]
fn nominative_plurals_urge_and_others_are_urged() {
    assert_eq!(
        arabic("وحث المراقبون على الهدوء، وكانوا قد قالوا إن الجسر قديم."),
        ["حث | المراقبون |  | الهدوء", "قالوا | (المراقبون) |  | الجسر قديم"]
    );
    assert_eq!(arabic("وحث المدينة على الهدوء."), ["حث | () |  | المدينة على الهدوء"]);
}

#[test]
fn one_document_is_no_subject_of_a_plural() {
    assert_eq!(
        arabic("أصدر النواب بيانا أكدوا رفضهم مشروع القانون."),
        ["أكدوا | (النواب) |  | رفضهم مشروع القانون"]
    );
    assert_eq!(
        arabic("وصدر بيان يفيد بأن الجسر مغلق."),
        ["يفيد | بيان |  | الجسر مغلق"]
    );
}

#[test]
fn who_does_not_tell_goes_on_speaking() {
    assert_eq!(
        speakers("ولم يدل نادي النهر بمزيد من التعليقات مشيرا إلى أن القضية قديمة."),
        ["نادي النهر"]
    );
}

#[test]
fn a_pronoun_object_stays_with_the_cue() {
    assert_eq!(
        arabic("رد الأسقف على الوزير واصفا إياه بأنه كاذب."),
        ["واصفا | () |  | كاذب"]
    );
}

#[test]
fn a_verb_follows_a_time() {
    assert_eq!(
        arabic("بعد الافتتاح بساعات غرد سامي خوري إن العبور صعب."),
        ["غرد | سامي خوري |  | العبور صعب"]
    );
}

#[test]
fn asides_and_those_told_are_no_speakers() {
    for (text, source) in [
        ("من جهة أخرى، قال سامي خوري إن الجسر قديم.", "سامي خوري"),
        ("ومن جهة ثانية قالت البلدية إن الجسر قديم.", "البلدية"),
        ("وكتب مغرداً: \"لن نغلق الجسر القديم غدا\".", "()"),
        ("قالت وزارتها إن الجسر قديم.", "وزارتها"),
    ] {
        let found = arabic(text);
        assert_eq!(
            found.first().and_then(|line| line.split(" | ").nth(1)),
            Some(source),
            "{text}"
        );
    }
}

#[test]
fn verbs_that_also_tell_of_deeds_need_their_own_openers() {
    for (text, found) in [
        ("وعزا سامي خوري سبب الحادث إلى سوء الطريق.", 1),
        ("وعزا السكان جارهم في وفاة ابنه.", 0),
        ("وذهب الباحث سامي خوري إلى أن الجسر قديم.", 1),
        ("وذهب سامي خوري إلى المدينة.", 0),
        ("وتناقل ناشطون أن الجسر مغلق.", 1),
        ("وتناقل الناشطون صورة الجسر.", 0),
        ("وجاء ذلك بعد تلويح البلدية بإغلاق الجسر.", 1),
        ("وغادر المدينة بعد تلويح الوزير بيده للجمهور.", 0),
        ("وأرجع خوري الحادث إلى سوء الطريق.", 1),
        ("وأرجع المدير موظفيه في سيارتين.", 0),
        ("وتوجه خوري إلى المدينة أمس.", 0),
    ] {
        assert_eq!(arabic(text).len(), found, "{text}");
    }
}
