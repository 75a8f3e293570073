//! What looks like reported words, and is none; and what hides behind another reading.

use super::{arabic, speakers};

#[test]
fn a_text_may_begin_with_one_word_before_its_verb() {
    assert_eq!(arabic("مشروع يدعو إلى إغلاق الطريق."), ["يدعو | مشروع |  | إغلاق الطريق"]);
}

#[test]
fn the_matter_speaks_not() {
    assert!(arabic("أغلق الطريق، الأمر الذي ينفي وجود الخطر.").is_empty());
    assert_eq!(
        arabic("أكدت الشركة إغلاق الطريق، الأمر الذي ينفيه المحافظ."),
        ["أكدت | الشركة |  | إغلاق الطريق", "ينفيه | المحافظ |  | إغلاق الطريق"]
    );
}

#[test]
fn who_is_accused_accuses_nobody() {
    assert!(arabic("اتهم المعتقلون بأنهم أعضاء في خلية مسلحة.").is_empty());
    assert_eq!(
        arabic("اتهم المعارضون الحكومة بأنها فاشلة."),
        ["اتهم | المعارضون |  | الحكومة بأنها فاشلة"]
    );
}

#[test]
fn a_refusal_to_comment_says_nothing() {
    assert!(arabic("رفض المدعون التعليق على أنباء بأن الهجوم عمل انتقامي.").is_empty());
}

#[test]
fn words_that_are_written_like_reporting_verbs() {
    assert!(arabic("بدأت الأزمة عقب توقف المصنع بشأن صيغة \"القمح مقابل الماء\" في المدن.").is_empty());
    assert!(arabic("المهم هنا أن الفريق نجح.").is_empty());
    assert!(arabic("هل سألت نفسك ماذا تعرف الشركة عنك؟").is_empty());
    assert!(arabic("قدمت البلاد مقترحات لحل النزاع بين المدينتين.").is_empty());
    assert_eq!(
        arabic("وفي رده على الانتقادات أعرب رئيس الحكومة عن الأسف للتوظيف السياسي."),
        ["أعرب | رئيس الحكومة |  | الأسف للتوظيف السياسي"]
    );
    assert_eq!(
        arabic("عبر الأب عن خيبة أمله من العودة \"في أي وقت قريب\"."),
        ["عبر | الأب |  | خيبة أمله من العودة \"في أي وقت قريب\""]
    );
}

#[test]
fn what_one_did_before_is_followed_by_what_one_said() {
    assert_eq!(
        arabic("سمع السكان الانفجار قبل أن يعلن الجيش أنه دمر صاروخين."),
        ["يعلن | الجيش |  | دمر صاروخين"]
    );
    assert!(arabic("سجل سامر هدفا قبل أن يضيف زميله الهدف الثاني.").is_empty());
}

#[test]
fn a_state_holds_another_by_name_to_be_so() {
    assert_eq!(
        arabic("وتعتبر مصر حماس التي تدير المدينة حليفا قديما."),
        ["تعتبر | مصر |  | حماس التي تدير المدينة حليفا قديما"]
    );
    assert!(arabic("تعتبر فرنسا ثالث أكبر منتج للقمح في القارة.").is_empty());
}

#[test]
fn what_follows_from_something_is_no_source() {
    assert_eq!(
        arabic("وتبعا لتقرير نشرته صحيفة النهر فإن المدير تشاجر مع الشركة."),
        ["تبعا | تقرير نشرته صحيفة النهر |  | المدير تشاجر مع الشركة"]
    );
    assert!(arabic("وتبعا لذلك، سحبت البلاد انضمامها إلى المعاهدة.").is_empty());
}

#[test]
fn a_state_is_no_broadcaster() {
    assert_eq!(
        speakers("قال سامر الحلواني لإذاعة إسرائيل إن الطريق مغلق. وهو ما نفته إسرائيل."),
        ["سامر الحلواني", "إسرائيل"]
    );
}

#[test]
fn this_came_in_takes_up_the_speaker_of_before() {
    assert_eq!(
        speakers(
            "قال الرئيس سامر الحلواني إن الجسر سيفتح. جاء ذلك في مقابلة مع الزميلة سلمى الخوري حيث قال: \"نريد طريقا آمنا\"."
        ),
        ["سامر الحلواني", "سامر الحلواني"]
    );
}

#[test]
fn a_spokeswoman_is_named_with_her_body() {
    assert_eq!(
        speakers("ورفضت متحدثة باسم المحكمة التعليق لكنها قالت إن الحكم قريب."),
        ["متحدثة باسم المحكمة"]
    );
}

#[test]
fn who_owes_something_condemns_nobody() {
    assert!(arabic("ويدين المنتخب الأزرق بالفوز لحارسه سامي خوري.").is_empty());
    assert_eq!(arabic("ويدين المنتخب الأزرق قرار الحكم الأخير.").len(), 1);
}

#[test]
fn a_matter_orders_nothing() {
    assert!(arabic("إغلاق الجسر بات أمرا مرتبطا بالطقس.").is_empty());
    assert!(arabic("وهو أمر مرهون بموافقة البلدية.").is_empty());
    assert_eq!(arabic("أمر المدير بإغلاق الجسر."), ["أمر | المدير |  | إغلاق الجسر"]);
}

#[test]
fn a_perfect_behind_after_is_no_wish() {
    assert_eq!(
        arabic("وبعد أن نفت الشركة تورطها في الحادث، أعلنت البلدية إغلاق الجسر."),
        ["نفت | الشركة |  | تورطها في الحادث", "أعلنت | البلدية |  | إغلاق الجسر"]
    );
    assert!(arabic("وبعد أن تنفي الشركة تورطها في الحادث، يغادر الوزير المدينة.").is_empty());
}
