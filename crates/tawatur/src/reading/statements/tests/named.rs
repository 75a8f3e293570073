//! Whom a short or borrowed source stands for.

use super::*;

#[test]
fn a_document_is_of_who_gave_it_out() {
    assert_eq!(
        speakers("أصدر مكتب الميناء بيانا عن الحادث صباح الأحد. وأضاف البيان أن الجسر آمن."),
        ["مكتب الميناء"]
    );
    // A document that nobody was told to give out speaks for itself.
    assert_eq!(
        speakers("وصل بيان عن الحادث صباح الأحد. وأضاف البيان أن الجسر آمن."),
        ["البيان"]
    );
}

#[test]
fn words_carried_on_someones_lips_are_his() {
    assert_eq!(
        arabic("ونقلت صحيفة الوادي على لسان سامر الحلواني قوله إن الجسر آمن."),
        ["نقلت | سامر الحلواني | صحيفة الوادي | الجسر آمن"]
    );
    let page = arabic("ونقلت صحيفة الوادي على صفحتها خبر الحادث.");
    assert!(page.is_empty(), "{page:?}");
}

#[test]
fn a_name_between_commas_is_the_subjects() {
    assert_eq!(
        speakers("وحذر وزير المالية، سامر الحلواني، من إغلاق الميناء. وحضر وزير المالية السابق كريم الراوي."),
        ["سامر الحلواني"]
    );
}

#[test]
fn a_title_is_who_spoke_last_and_bears_it() {
    assert_eq!(
        speakers("قال الوزير سامر الحلواني إن الجسر آمن. وأكد الوزير اليمني أن العمل بدأ."),
        ["سامر الحلواني", "سامر الحلواني"]
    );
    assert_eq!(
        speakers("قال المدير سامر الحلواني إن الجسر آمن. وأكد الوزير اليمني أن العمل بدأ.")[1],
        "الوزير اليمني"
    );
}

#[test]
fn what_cannot_speak_is_no_source() {
    assert_eq!(arabic("وأكد اللقاء أن العمل بدأ."), ["أكد | () |  | العمل بدأ"]);
    assert_eq!(arabic("وأكد المكتب أن العمل بدأ."), ["أكد | المكتب |  | العمل بدأ"]);
}

#[test]
fn a_body_is_the_one_told_of_most() {
    assert_eq!(
        speakers(
            "أعلنت شركة النور أن الرحلات توقفت. وزار وفد من شركة الوادي مقر شركة النور. وقالت الشركة إن السبب هو الطقس."
        )[1],
        "شركة النور"
    );
}

#[test]
fn a_medium_is_the_last_of_its_kind() {
    assert_eq!(
        speakers("ذكرت صحيفة الوادي أن الجسر آمن. وبثت قناة الساحل صورا منه. وأضافت الصحيفة المحلية أن العمل بدأ.")[1],
        "صحيفة الوادي"
    );
}

#[test]
fn a_preposition_is_no_part_of_a_name() {
    assert_eq!(speakers("ووفقا لسامر الحلواني، فإن الجسر آمن."), ["سامر الحلواني"]);
    assert_eq!(speakers("وقال ليث الحلواني إن الجسر آمن."), ["ليث الحلواني"]);
}

#[test]
fn a_heading_does_not_end_what_someone_says() {
    assert_eq!(
        speakers("قال الوزير سامر الحلواني إن الجسر آمن.\nاقرأ أيضا\nوأوضح أن العمل بدأ."),
        ["سامر الحلواني", "سامر الحلواني"]
    );
}

#[test]
fn who_broadcast_a_speech_is_a_relay() {
    assert_eq!(
        arabic("وقال سامر الحلواني في خطاب بثه التلفزيون المحلي إن الجسر آمن."),
        ["قال | سامر الحلواني | التلفزيون المحلي | الجسر آمن"]
    );
    assert_eq!(
        arabic("وقال سامر الحلواني في خطاب كتبه مستشاره إن الجسر آمن."),
        ["قال | سامر الحلواني |  | الجسر آمن"]
    );
}

#[test]
fn a_title_leads_to_whom_the_report_gives_it_beside_a_comma() {
    for (text, name) in [
        (
            "وقال بشير الأشقر، الأمين العام للرابطة، إن الجسر قديم.\nودعت البلدية إلى الهدوء.\n\
             وطالب الأمين العام لرابطة الصيادين بجسر جديد.",
            "بشير الأشقر",
        ),
        (
            "وقال وزير الإدارة المحلية، سامي خوري، إن الجسر قديم.\nوأكدت البلدية أنها سترممه.\n\
             ودعا الوزير اليمني إلى الهدوء.",
            "سامي خوري",
        ),
    ] {
        assert_eq!(speakers(text).last().map(String::as_str), Some(name), "{text}");
    }
}

#[test]
fn a_title_that_two_bear_or_that_says_something_else_leads_to_nobody() {
    for text in [
        // Two ministers.
        "وقال وزير المالية، سامي خوري، إن الجسر قديم.\nوقال وزير النقل، بشير الأشقر، إنه متين.\n\
         وأكدت البلدية أنها سترممه.\nودعا الوزير اليمني إلى الهدوء.",
        // Another manager.
        "وقالت سلمى حداد، المديرة التنفيذية للشركة، إن الجسر قديم.\nوأكدت البلدية أنها سترممه.\n\
         واشتكت مديرة المقهى من الضجيج.",
        // The one whom the minister asks.
        "ودعا الوزير منسقة الشؤون الإنسانية، سلمى حداد، إلى الهدوء.\nوأكدت البلدية أنها سترمم الجسر.\n\
         وقال الوزير اليمني إن الجسر قديم.",
    ] {
        let last = speakers(text).pop().unwrap_or_default();
        assert!(
            !["سامي خوري", "بشير الأشقر", "سلمى حداد"].contains(&last.as_str()),
            "{last}: {text}"
        );
    }
}
