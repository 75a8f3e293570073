//! Who speaks, where the sentence leaves him out or names him short.

use super::*;

/// The speaker of each statement.
fn speakers(text: &str) -> Vec<String> {
    let reading = read(report(text, Language::Arabic), Lexicon::builtin());
    reading.statements.into_iter().map(|s| s.speaker.name).collect()
}

#[test]
fn a_sentence_of_narration_gives_the_subject() {
    assert_eq!(
        speakers(
            "قال الوزير سامر الحلواني إن الجسر آمن. وزارت المديرة سلمى الراوي المصنع صباح الأحد. وقالت إن العمل بدأ. وأضافت أن الأعمال تستمر شهرا كاملا."
        ),
        ["سامر الحلواني", "سلمى الراوي", "سلمى الراوي"]
    );
}

#[test]
fn a_verb_that_adds_goes_on_from_the_last_words() {
    assert_eq!(
        speakers("قال الوزير سامر الحلواني إن الجسر آمن. وزار المدير كريم الراوي المصنع. وأضاف أن العمل بدأ."),
        ["سامر الحلواني", "سامر الحلواني"]
    );
}

#[test]
fn kin_is_named_by_whose_it_is() {
    assert_eq!(
        speakers("غاب المغني سامر الحلواني عن الحفل. وقالت عائلته إن حالته مستقرة."),
        ["عائلة سامر الحلواني"]
    );
}

#[test]
fn the_name_behind_a_complement_is_the_speaker() {
    assert_eq!(
        speakers("قال المدير العام للمصرف، سامر الحلواني، إن الأرباح زادت."),
        ["سامر الحلواني"]
    );
}

#[test]
fn an_epithet_is_who_was_told_of() {
    assert_eq!(
        speakers("غادر اللاعب سامر الحلواني النادي أمس. وقال اللاعب المصري إن الموسم كان صعبا."),
        ["سامر الحلواني"]
    );
}

#[test]
fn a_body_by_its_kind_is_the_one_named_before() {
    assert_eq!(
        speakers("أعلنت شركة النور للنقل أن الرحلات توقفت. وقال متحدث باسم الشركة إن السبب هو الطقس."),
        ["شركة النور للنقل", "متحدث باسم شركة النور للنقل"]
    );
}

#[test]
fn a_count_of_people_may_speak() {
    assert_eq!(
        arabic("قال 55 في المئة من المشاركين إن الأسعار ارتفعت."),
        ["قال | 55 في المئة من المشاركين |  | الأسعار ارتفعت"]
    );
}

#[test]
fn the_outlet_of_a_document_is_part_of_the_source() {
    assert_eq!(
        arabic("قال تقرير لصحيفة النهر إن الميناء أغلق."),
        ["قال | تقرير لصحيفة النهر |  | الميناء أغلق"]
    );
}

#[test]
fn a_thing_of_someones_is_no_source() {
    assert_eq!(
        speakers("قال الوزير سامر الحلواني إن الجسر آمن، وأعلن رحيله عن الحكومة."),
        ["سامر الحلواني", "سامر الحلواني"]
    );
}

#[test]
fn what_stands_behind_a_preposition_does_not_speak() {
    assert_eq!(
        speakers("نفت النيابة العامة في مرسى غلاط ما تردد عن القبض على المدير. وقال الوزير سامر الحلواني إن الجسر آمن."),
        ["النيابة العامة في مرسى غلاط", "سامر الحلواني"]
    );
    assert_eq!(
        arabic("قال كريم الراوي إن قراره بزيارة المصنع بعد أربع سنوات من زيارته السابقة يظهر كيف أن المصنع تغير."),
        ["قال | كريم الراوي |  | قراره بزيارة المصنع بعد أربع سنوات من زيارته السابقة يظهر كيف أن المصنع تغير"]
    );
}

#[test]
fn an_arrest_is_denied_and_denies_nothing() {
    assert_eq!(
        arabic("النيابة العامة تنفي القبض على مدير الميناء"),
        ["تنفي | النيابة العامة |  | القبض على مدير الميناء"]
    );
}
