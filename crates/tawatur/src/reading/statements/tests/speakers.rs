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

#[test]
fn a_verb_that_resumes_a_document_leaves_its_subject_out() {
    assert_eq!(
        speakers("حذفت سلمى الراوي رسالتها الأصلية، التي أشارت فيها إلى \"نهاية المهرجان القديم\"."),
        ["سلمى الراوي"]
    );
    assert_eq!(
        speakers("كتب المدير سامر الحلواني رسالة إلى الوزير كريم الراوي يشدد فيها على أن الطريق مغلق."),
        ["سامر الحلواني"]
    );
}

#[test]
fn the_form_of_the_verb_points_to_its_subject() {
    assert_eq!(
        speakers("قال المدير سامر الحلواني إن النرويج تظهر نيتها الحسنة، لكنها تؤكد أن الحدود مغلقة."),
        ["سامر الحلواني", "النرويج"]
    );
    assert_eq!(
        speakers("قال المدير سامر الحلواني إن الطريق آمن. لكن المراقبين يملكون رأيا آخر، إذ يرون أن الطريق خطير."),
        ["سامر الحلواني", "المراقبين"]
    );
    assert_eq!(
        speakers("قال المدير سامر الحلواني إن النرويج تظهر نيتها الحسنة، لكنه أكد أن الحدود مغلقة."),
        ["سامر الحلواني", "سامر الحلواني"]
    );
}

#[test]
fn a_participle_agrees_with_its_subject() {
    assert_eq!(
        speakers(
            "قال المدير سامر الحلواني إن القرار جاء بعد إعراب السفارة النرويجية عن قلقها، مشيرة إلى أن الطريق مغلق."
        ),
        ["سامر الحلواني", "السفارة النرويجية"]
    );
    assert_eq!(
        speakers(
            "قال المدير سامر الحلواني إن القرار جاء بعد إعراب السفارة النرويجية عن قلقها، مشيرا إلى أن الطريق مغلق."
        ),
        ["سامر الحلواني", "سامر الحلواني"]
    );
}

#[test]
fn an_epithet_with_a_complement_is_who_was_told_of() {
    assert_eq!(
        speakers(
            "وقع المهاجم سامر الحلواني عقدا جديدا مع النادي. وقال لاعب النور السابق إن الموسم كان صعبا. وأضاف أنه سعيد."
        ),
        ["سامر الحلواني", "سامر الحلواني"]
    );
    assert_eq!(
        speakers("زار سامر الحلواني المصنع. وقال مدير الميناء السابق إن الموسم كان صعبا."),
        ["مدير الميناء السابق"]
    );
}

#[test]
fn one_described_first_is_named_when_he_goes_on() {
    assert_eq!(
        speakers("قال شاهد إن الرجل هرب. وأضاف أنه رآه. وتابع سامر الحلواني أن الشرطة وصلت متأخرة."),
        ["سامر الحلواني", "سامر الحلواني", "سامر الحلواني"]
    );
    assert_eq!(
        speakers("قال متحدث باسم الشركة إن الرجل هرب. وأضاف سامر الحلواني، مدير الميناء، أن الشرطة وصلت متأخرة."),
        ["متحدث باسم الشركة", "سامر الحلواني"]
    );
}

#[test]
fn kin_by_office_is_who_has_the_title() {
    assert_eq!(
        speakers("أطلقت المحكمة سراح كريم الراوي، وفقا لما أفاد محاميه. وقال المحامي سامر الحلواني إن القرار عادل."),
        ["سامر الحلواني", "سامر الحلواني"]
    );
}

#[test]
fn an_occasion_with_its_adjective_is_no_source() {
    assert_eq!(
        speakers(
            "قال المدير سامر الحلواني إن الجسر آمن. وقال في مؤتمر صحفي عقده الثلاثاء: سنغلق الطريق غدا أمام الجميع."
        ),
        ["سامر الحلواني", "سامر الحلواني"]
    );
}

#[test]
fn a_date_is_no_source() {
    assert_eq!(
        speakers("وكانت هيئة الرياضة قد أعلنت في يناير/كانون الثاني عن إعارة تسعة لاعبين."),
        ["هيئة الرياضة"]
    );
}

#[test]
fn what_a_preposition_or_a_pronoun_binds_is_no_source() {
    assert_eq!(
        speakers("قال المدير سامر الحلواني إن الطريق مغلق. وقال للمشاهدين إن الجسر آمن."),
        ["سامر الحلواني", "سامر الحلواني"]
    );
    assert_eq!(
        speakers("قال المذيع النرويجي لمشاهديه إن الجسر آمن."),
        ["المذيع النرويجي"]
    );
    assert_eq!(
        speakers("كما شددت المؤسسة في تعميمها على ضرورة إغلاق الطريق."),
        ["المؤسسة"]
    );
    assert_eq!(speakers("قال المدير في الميناء إن الطريق مغلق."), ["المدير في الميناء"]);
}

#[test]
fn an_indefinite_accusative_is_the_object() {
    assert_eq!(
        speakers("قالت سيدة إن المدير هرب، واتهمت عضوا آخر بأنه سرق المال."),
        ["سيدة", "سيدة"]
    );
}

#[test]
fn behind_qad_stands_no_subject() {
    assert_eq!(
        speakers("وكان بيان قد صدر في ختام اللقاء، شدد على أن الطريق مغلق."),
        ["بيان"]
    );
}

#[test]
fn a_body_with_a_pronoun_speaks() {
    assert_eq!(speakers("نقلت صحف محلية عن ناديه تأكيده أن الصفحة مزورة."), ["ناديه"]);
}

#[test]
fn a_complement_with_li_goes_on_with_the_title() {
    assert_eq!(
        speakers("دعا الأمين العام لمنظمة النور زعماء البلاد إلى إنهاء الحرب."),
        ["الأمين العام لمنظمة النور"]
    );
}

#[test]
fn whose_words_an_interview_holds() {
    assert_eq!(
        speakers("جاء ذلك في مقابلة لسامر الحلواني على CNN: \"سنغلق الجسر غدا أمام الجميع\"."),
        ["سامر الحلواني"]
    );
}
