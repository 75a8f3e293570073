//! Plain constructions: what stands between a verb and what it announces, and what speakers say of those they tell of.

use super::arabic;

#[test]
fn behind_a_day_a_noun_is_what_is_announced() {
    for (text, line) in [
        (
            "أعلن الجيش، الثلاثاء، سيطرته على الجسر.",
            "أعلن | الجيش |  | سيطرته على الجسر",
        ),
        (
            "أعلنت الشرطة الجمعة العثور على زورق قديم.",
            "أعلنت | الشرطة |  | العثور على زورق قديم",
        ),
        (
            "أقر المجلس البلدي، الأحد، قانونا يمنع الصيد.",
            "أقر | المجلس البلدي |  | قانونا يمنع الصيد",
        ),
        (
            "أعلنت الوزارة، اليوم الخميس، عقوبات جديدة ضد الشركة.",
            "أعلنت | الوزارة |  | عقوبات جديدة ضد الشركة",
        ),
    ] {
        assert_eq!(arabic(text), [line], "{text}");
    }
    // How often, and with what.
    assert!(arabic("أعلنت الشركة لأول مرة في تاريخها.").is_empty());
    assert!(arabic("صدر قرار المحكمة، الأربعاء، بأكثرية ستة أصوات.").is_empty());
}

#[test]
fn a_noun_that_reports_may_open_a_content_behind_a_day() {
    assert_eq!(
        arabic("رحبت البلدية، الثلاثاء، بقرار الوزارة إغلاق الجسر."),
        [
            "رحبت | البلدية |  | قرار الوزارة إغلاق الجسر",
            "بقرار | الوزارة |  | إغلاق الجسر",
        ]
    );
}

#[test]
fn a_short_title_ends_no_source() {
    for (text, line) in [
        (
            "كشف وزير النقل، د. سامي الخوري، أن الجسر مغلق.",
            "كشف | وزير النقل، د. سامي الخوري |  | الجسر مغلق",
        ),
        (
            "وقال وزير النقل د. سامي الخوري في بيان إن الجسر مغلق.",
            "قال | وزير النقل د. سامي الخوري |  | الجسر مغلق",
        ),
    ] {
        assert_eq!(arabic(text), [line], "{text}");
    }
}

#[test]
fn a_remark_between_dashes_is_no_part_of_the_source() {
    for (text, line) in [
        (
            "قالت المنظمة - وهي دولية - إن الجسر مغلق.",
            "قالت | المنظمة |  | الجسر مغلق",
        ),
        (
            "أكد مدير الشركة - الذي لم يذكر اسمه - رفض العمال للعرض.",
            "أكد | مدير الشركة |  | رفض العمال للعرض",
        ),
        (
            "بعض الشركات - مثل شركات النقل - اشتكت من أن الجسر مغلق.",
            "اشتكت | بعض الشركات |  | الجسر مغلق",
        ),
    ] {
        assert_eq!(arabic(text), [line], "{text}");
    }
}

#[test]
fn two_officials_speak_in_construct() {
    for (text, line) in [
        (
            "أكد قائدا الجيش والشرطة أن الجسر آمن.",
            "أكد | قائدا الجيش والشرطة |  | الجسر آمن",
        ),
        (
            "أعلن وزيرا خارجية البلدين فشل اللجنة.",
            "أعلن | وزيرا خارجية البلدين |  | فشل اللجنة",
        ),
    ] {
        assert_eq!(arabic(text), [line], "{text}");
    }
}

#[test]
fn an_official_in_the_accusative_keeps_his_office() {
    assert_eq!(
        arabic("لكن مسؤولا في الوزارة قال إن الجسر آمن."),
        ["قال | مسؤولا في الوزارة |  | الجسر آمن"]
    );
    assert_eq!(
        arabic("اتهمت الوزارة 12 ضابطا بالتجسس."),
        ["اتهمت | الوزارة |  | 12 ضابطا بالتجسس"]
    );
    // How it is done, and who is held to be so, speaks not.
    assert_eq!(
        arabic("يعتبرونه مصدرا مهما للمال.").first().map(String::as_str),
        Some("يعتبرونه | () |  | مصدرا مهما للمال")
    );
}

#[test]
fn one_says_something_of_what_he_tells_of() {
    for (text, line) in [
        (
            "وأضاف الكاتب سامي خوري أن النقاد هاجموا المسرحية التي قال إنها جيدة.",
            "قال | (سامي خوري) |  | جيدة",
        ),
        (
            "وأشاد الوزير سامي خوري بالخطة التي وصفها بأنها \"جريئة\".",
            "وصفها | (سامي خوري) |  | جريئة",
        ),
    ] {
        assert_eq!(arabic(text).get(1).map(String::as_str), Some(line), "{text}");
    }
    // Who is named there speaks himself.
    assert_eq!(
        arabic("حضر الحفل الممثل سامي خوري الذي قال إنه سعيد.")
            .first()
            .map(String::as_str),
        Some("قال | سامي خوري |  | سعيد")
    );
    assert_eq!(
        arabic("وعرض سامي خوري ما قال إنه دليل على الهجوم.")
            .first()
            .map(String::as_str),
        Some("قال | (سامي خوري) |  | دليل على الهجوم")
    );
    assert_eq!(
        arabic("ونشر الجيش صورا قال إنها لزورق قديم.")
            .first()
            .map(String::as_str),
        Some("قال | (الجيش) |  | لزورق قديم")
    );
}

#[test]
fn what_something_is_held_to_be_has_no_speaker_of_its_own() {
    for (text, line) in [
        ("ولوح سامي خوري بما قال إنه دليل.", "قال | (سامي خوري) |  | دليل"),
        (
            "وعرض سامي خوري جزءا مما قال إنه وثيقة سرية.",
            "قال | (سامي خوري) |  | وثيقة سرية",
        ),
    ] {
        assert!(arabic(text).iter().any(|found| found == line), "{text}");
    }
}

#[test]
fn what_is_praised_may_have_a_name() {
    assert_eq!(
        arabic("لكن سامي خوري أشاد أيضا بالأردن."),
        ["أشاد | سامي خوري |  | الأردن"]
    );
    // He is received.
    assert!(arabic("رحب الوزير بسامي خوري في المطار.").is_empty());
}

#[test]
fn words_may_wait_behind_a_clause_that_tells_where() {
    assert_eq!(
        arabic("وقال سامي خوري للصحافيين من الميدان، حيث وقع الحادث: \"اقتحمت الشاحنة الحاجز\"."),
        ["قال | سامي خوري |  | اقتحمت الشاحنة الحاجز"]
    );
}

#[test]
fn what_is_described_may_have_an_adjective_like_a_verb() {
    assert_eq!(
        arabic("وصفت المنظمة قانونا مقترحا في المجلس بأنه كاذب."),
        ["وصفت | المنظمة |  | قانونا مقترحا في المجلس بأنه كاذب"]
    );
}

#[test]
fn a_noun_is_announced_behind_a_name_in_marks_and_behind_whom_it_is_told() {
    for (text, line) in [
        (
            "أعلن سامي خوري عبر حسابه الرسمي في \"تويتر\" إغلاق مصنعه.",
            "أعلن | سامي خوري |  | إغلاق مصنعه",
        ),
        (
            "الوزير سامي خوري أكد لـ\"العربية\" أهمية الجسر.",
            "أكد | الوزير سامي خوري |  | أهمية الجسر",
        ),
    ] {
        assert_eq!(arabic(text), [line], "{text}");
    }
}

#[test]
fn one_is_accused_of_a_deed_within_the_marks() {
    assert_eq!(
        arabic("واتهم الوزير المفوضية \"بتخويف النازحين\" من العودة."),
        ["اتهم | الوزير |  | المفوضية \"بتخويف النازحين\" من العودة"]
    );
}

#[test]
fn whom_one_warns_stands_before_a_verbal_noun() {
    assert_eq!(
        arabic("حذر الرئيس سامي خوري السكان من السماح بالهدم."),
        ["حذر | الرئيس سامي خوري |  | السكان من السماح بالهدم"]
    );
}

#[test]
fn a_mark_that_nothing_opened_hides_no_words() {
    assert_eq!(
        arabic("ورفض سامي خوري دعوة حزب الأنهار\"، وقال: \"لن أحضر اليوم\". وأضاف: \"الجسر مغلق\"."),
        [
            "قال | (سامي خوري) |  | لن أحضر اليوم",
            "أضاف | (سامي خوري) |  | الجسر مغلق",
        ]
    );
}

#[test]
fn words_are_told_within_marks_behind_their_subject() {
    assert_eq!(
        arabic("قال الوزير إن الشرطة \"أكدت أن الجسر آمن\"."),
        [
            "قال | الوزير |  | الشرطة \"أكدت أن الجسر آمن\"",
            "أكدت | الشرطة | الوزير | الجسر آمن",
        ]
    );
    // At the head of a text no subject stands before the marks.
    assert!(!arabic("\"الجسر مغلق\" في رأي سامي خوري، وقال إنه خطر.").is_empty());
    // What a thing shows.
    assert_eq!(
        arabic("قال الوزير إن القرار \"أثبت أن الجسر آمن\"."),
        ["قال | الوزير |  | القرار \"أثبت أن الجسر آمن\""]
    );
}
