//! Who speaks, where the sentence leaves him out or names him short.

use super::*;

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
fn a_body_whose_name_tells_its_kind_is_of_no_other() {
    assert_eq!(
        speakers("قالت وزارة الدفاع إن الجسر آمن. وقال الحزب إن الانتخابات باطلة. وقالت الوزارة إن الطريق مفتوح."),
        ["وزارة الدفاع", "الحزب", "وزارة الدفاع"]
    );
}

#[test]
fn a_document_itself_speaks_for_who_gave_it_out() {
    assert_eq!(
        speakers(
            "قالت بلدية النهر في بلاغ لها إن الجسر انهار. وأضاف البلاغ نفسه أن الطريق أغلق. وذكر المصدر ذاته أن البحث مستمر."
        ),
        ["بلدية النهر"; 3]
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

#[test]
fn the_verb_of_a_medium_tells_nothing_of_whose_words_it_carries() {
    assert_eq!(
        speakers(
            "وقال وزير النقل بشير الأشقر إن الطريق مغلق.\n\
             ونقلت وكالة رويترز عن سامر الحلواني قوله إن الجسر مغلق.\nوأضاف أن العمل جار."
        ),
        ["بشير الأشقر", "سامر الحلواني", "سامر الحلواني"]
    );
}

#[test]
fn someone_by_whose_he_is_speaks_for_himself() {
    assert_eq!(
        speakers("وصل سامر الحلواني أمس. وقال محامي الحلواني إن موكله بريء."),
        ["محامي سامر الحلواني"]
    );
    assert_eq!(speakers("قال زميله سامر الحلواني إن الجسر مغلق."), ["سامر الحلواني"]);
}

#[test]
fn an_adjective_of_a_state_stands_for_it() {
    assert_eq!(speakers("وسط تحذيرات أميركية من إغلاق الجسر."), ["الولايات المتحدة"]);
    assert_eq!(speakers("وقال الأميركيون إن الجسر مغلق."), ["الأميركيون"]);
}

#[test]
fn many_go_on_in_the_plural() {
    assert_eq!(
        speakers("تظاهر عشرات من أهالي المفقودين أمام مقر الرئيس سامر الحلواني مطالبين بالكشف عن مصير أبنائهم."),
        ["عشرات من أهالي المفقودين"]
    );
}

#[test]
fn the_latter_may_be_a_body() {
    assert_eq!(
        speakers("انتقل سامر الحلواني إلى حزب العدالة، إلا أن الأخير نفى التعاقد معه."),
        ["حزب العدالة"]
    );
    assert_eq!(
        speakers("انتقل سامر الحلواني إلى حركة النهضة، إلا أن الأخير نفى التعاقد معها."),
        ["سامر الحلواني"]
    );
}

#[test]
fn one_office_is_not_another() {
    let told = |office: &str| {
        let text = [
            "قال ",
            office,
            " سامر الحلواني إن الجسر آمن. وأكد المحافظ أن العمل جار.",
        ]
        .concat();
        speakers(&text).pop()
    };
    assert_eq!(told("المحافظ").as_deref(), Some("سامر الحلواني"));
    assert_eq!(told("الوزير").as_deref(), Some("المحافظ"));
}

#[test]
fn two_words_for_one_who_speaks_for_a_body() {
    assert_eq!(
        speakers(
            "وصل الناطق باسم الجيش الوطني، العميد سامر الحلواني، أمس.\n\
             وأكدت البلدية أن الجسر آمن.\nوقال المتحدث باسم الجيش الوطني إن العمل جار."
        )
        .pop()
        .as_deref(),
        Some("سامر الحلواني")
    );
    assert_eq!(
        speakers(
            "وصل الناطق باسم الجيش الوطني، العميد سامر الحلواني، أمس.\n\
             وأكدت البلدية أن الجسر آمن.\nوقال المتحدث باسم وزارة الصحة إن العمل جار."
        )
        .pop()
        .as_deref(),
        Some("المتحدث باسم وزارة الصحة")
    );
}

#[test]
fn a_medium_in_the_feminine_goes_on_by_its_form() {
    // The participle is feminine: the agency, and not whom the square is named for.
    let found = speakers(
        "شهدت ساحة سامي خوري عرضا كبيرا. ونشرت وكالة الأنباء القطرية الخبر عن العرض، واصفة الجسر الجديد بأنه الأكبر. \
         وقالت الوكالة إن الجسر آمن.",
    );
    assert_eq!(found, ["وكالة الأنباء القطرية", "وكالة الأنباء القطرية"]);
    // An adjective of the agency is a part of its name.
    let found = speakers("قالت وكالة الوادي للأنباء الرسمية إن الجسر آمن.");
    assert_eq!(found, ["وكالة الوادي للأنباء الرسمية"]);
}

#[test]
fn a_clause_without_a_pronoun_tells_of_the_indefinite_noun_before_it() {
    assert_eq!(
        speakers("نفى المدير كريم الراوي الخبر، وذلك بعد تقارير صحفية قالت إن المصنع أغلق."),
        ["كريم الراوي", "تقارير صحفية"]
    );
    assert_eq!(
        speakers("زار الوزير سامر الحلواني المصنع عقب شهادات لثلاثة أشخاص أكدوا أن العمل توقف."),
        ["أشخاص"]
    );
    // What stands in a document is someone's.
    assert_eq!(
        speakers("أصدر الوزير سامر الحلواني بيانا قال فيه إن الجسر آمن."),
        ["سامر الحلواني"]
    );
    // A definite noun is no subject of such a clause.
    assert_eq!(
        speakers("قال الوزير سامر الحلواني إن الجسر آمن. وبعد تقرير اللجنة أكد أن الطريق مفتوح."),
        ["سامر الحلواني", "سامر الحلواني"]
    );
}

#[test]
fn a_dual_is_the_two_who_were_named_together() {
    assert_eq!(
        speakers("التقى الوزير سامر الحلواني ونظيره كريم الراوي في العاصمة. وقال الوزيران إن الجسر آمن."),
        ["سامر الحلواني وكريم الراوي"]
    );
    assert_eq!(
        speakers(
            "وقعت فرنسا والأردن اتفاقا جديدا. ورحبت فرنسا والأردن بزيارة وفد من مصر. وأكد البلدان أن التجارة ستزيد."
        )
        .last()
        .map(String::as_str),
        Some("فرنسا والأردن")
    );
    // Two ministers bear such a title.
    assert_eq!(
        speakers("غنى المطرب سامر الحلواني والمطرب كريم الراوي مساء الأحد. وقال الوزيران إن الجسر آمن."),
        ["الوزيران"]
    );
}

#[test]
fn who_is_described_by_a_name_is_not_the_one_who_bears_it() {
    assert_eq!(
        speakers("قال سامر الحلواني مدير شركة بورغيلا إن الأرباح زادت. وأعلنت بورغيلا أن المصنع سيفتح غدا.").last(),
        Some(&"بورغيلا".to_owned())
    );
    assert_eq!(
        speakers("قال مدير شركة النور سامر الحلواني إن الأرباح زادت. وأعلن الحلواني أن المصنع سيفتح غدا."),
        ["سامر الحلواني", "سامر الحلواني"]
    );
}

#[test]
fn a_minister_of_a_nation_is_the_one_whose_title_tells_it() {
    assert_eq!(
        speakers(
            "التقى وزير المالية البحريني سامر الحلواني وزير المالية المصري كريم الراوي. وقال الوزير البحريني إن الاتفاق جاهز."
        ),
        ["سامر الحلواني"]
    );
}

#[test]
fn how_one_says_it_is_no_one() {
    assert_eq!(
        speakers("قال المدرب سامر الحلواني إن الفريق جاهز. وأضاف مازحا: \"لن أنام الليلة\"."),
        ["سامر الحلواني", "سامر الحلواني"]
    );
}

#[test]
fn a_clause_that_begins_with_its_verb_gives_several_who_speak() {
    assert_eq!(
        speakers("قال الوزير سامر الحلواني إن الجسر آمن. كما خرج المتظاهرون صباح الأحد، مطالبين بفتح الطريق.").last(),
        Some(&"المتظاهرون".to_owned())
    );
}
