//! "بحسب" and its like, behind what another says, within it and around its verb.

use super::{arabic, speakers};

#[test]
fn what_a_person_tells_of_another_is_a_statement_around_it() {
    assert_eq!(
        arabic("أقر المدير بأن الجسر مغلق، وفقا لما قاله محاميه كريم حداد."),
        [
            "وفقا لما قاله | محاميه كريم حداد |  | أقر المدير بأن الجسر مغلق",
            "أقر | المدير | محاميه كريم حداد | الجسر مغلق"
        ]
    );
    // A medium and one who passes it on carry it, and the speaker is no second one.
    for behind in ["لصحيفة النهر", "لما نقلته وزارة النقل", "لما قاله المدير"]
    {
        let found = arabic(&format!("أقر المدير بأن الجسر مغلق، وفقا {behind}."));
        assert_eq!(found.len(), 1, "{behind}: {found:?}");
    }
}

#[test]
fn another_is_named_within_what_one_says() {
    assert_eq!(
        arabic("وقال المتحدث إنه وفقا للتقارير، فإن الجسر قديم."),
        [
            "قال | المتحدث |  | وفقا للتقارير، فإن الجسر قديم",
            "وفقا | للتقارير | المتحدث | الجسر قديم"
        ]
    );
}

#[test]
fn a_share_of_people_is_a_source() {
    assert_eq!(
        arabic("وبحسب 36% منهم، فإن الجسر قديم."),
        ["بحسب | 36% منهم |  | الجسر قديم"]
    );
}

#[test]
fn what_the_verb_takes_is_no_part_of_the_source() {
    assert_eq!(
        arabic("تمكنت القوات بحسب المرصد من السيطرة على تلة قرب المدينة."),
        ["بحسب | المرصد |  | من السيطرة على تلة قرب المدينة"]
    );
    assert_eq!(
        arabic("وقال مسؤول من إدارة الميناء إن الجسر قديم."),
        ["قال | مسؤول من إدارة الميناء |  | الجسر قديم"]
    );
}

#[test]
fn how_many_there_are_is_no_part_of_the_source() {
    assert_eq!(
        arabic("ويضم الفريق الجديد بحسب مراقبين نحو 40 ألف عامل."),
        ["بحسب | مراقبين |  | نحو 40 ألف عامل"]
    );
    // A number in a name stays with it.
    assert_eq!(
        arabic("أغلق الجسر القديم مساء أمس بحسب القناة 12 المحلية."),
        ["بحسب | القناة 12 المحلية |  | أغلق الجسر القديم مساء أمس"]
    );
}

#[test]
fn where_it_was_said_names_no_one() {
    assert_eq!(
        speakers("عين الاتحاد المصري لكرة القدم مدربا جديدا، كما أفاد مساء السبت في بيان."),
        ["الاتحاد المصري لكرة القدم"]
    );
    assert_eq!(
        arabic("وأوضح في حديث لصحيفة النهر نشر الأحد أن الجسر قديم."),
        ["أوضح | () | صحيفة النهر | الجسر قديم"]
    );
    assert_eq!(
        arabic("وأضاف، في لقاء تلفزيوني أجرته معه قناة إن تي في، أن الجسر قديم."),
        ["أضاف | () | قناة إن تي في | الجسر قديم"]
    );
}

#[test]
fn a_mark_that_only_closes_takes_in_its_sentence() {
    let quoted = "ونقلت صحيفة النهر عن خوري قوله إن الجسر قديم. سيغلق في الشهر المقبل";
    assert_eq!(arabic(&format!("{quoted}\".")).len(), 2);
    assert_eq!(arabic(&format!("{quoted}.")).len(), 1);
}

#[test]
fn against_what_was_said_the_report_speaks_itself() {
    assert_eq!(
        arabic("وقال خبراء إن الجسر قديم، غير أن البلدية لم تجد المال."),
        ["قال | خبراء |  | الجسر قديم"]
    );
    assert_eq!(
        arabic("وقال خبراء إن الجسر قديم، غير صالح للعبور."),
        ["قال | خبراء |  | الجسر قديم، غير صالح للعبور"]
    );
}

#[test]
fn by_what_a_thing_is_done_is_nobodys_words() {
    for text in [
        "أغلق المصنع أبوابه أمس وفقا للإجراءات المتبعة.",
        "تعرض الرسائل على القراء حسب اهتماماتهم.",
        "أغلق الطريق الساحلي أمس وفقا للقانون.",
        "ينتمي الموظفون والعمال على حد سواء إلى النقابة.",
    ] {
        assert!(arabic(text).is_empty(), "{text}");
    }
    // What a law or a plan says stands apart from it.
    for (text, line) in [
        (
            "ووفقا للقانون، يغلق الطريق مساء كل يوم.",
            "وفقا | للقانون |  | يغلق الطريق مساء كل يوم",
        ),
        (
            "يغلق الطريق مساء كل يوم، بحسب خطة البلدية.",
            "بحسب | خطة البلدية |  | يغلق الطريق مساء كل يوم",
        ),
        (
            "كما ينص على ذلك قانون المدينة، يغلق المصنع مساء.",
            "كما ينص | قانون المدينة |  | يغلق المصنع مساء",
        ),
    ] {
        assert_eq!(arabic(text), [line], "{text}");
    }
}

#[test]
fn in_his_words_ends_what_he_says() {
    assert_eq!(
        arabic("قال الوزير إن التهمة \"ملفقة\"، على حد تعبيره، وذلك في كلمة أمام المجلس."),
        ["قال | الوزير |  | التهمة \"ملفقة\""]
    );
}

#[test]
fn a_clause_joined_by_and_has_its_own_source() {
    assert_eq!(
        arabic("أغلق الجسر أمس، وبحسب شرطة المدينة فإن الإصلاح سيبدأ قريبا."),
        ["بحسب | شرطة المدينة |  | الإصلاح سيبدأ قريبا"]
    );
}

#[test]
fn a_nation_may_stand_before_the_name_beside_a_title() {
    assert_eq!(
        arabic("أغلق المصنع أمس، وفقا لما أعلنه رئيس الاتحاد، اللبناني سامي خوري، بعد اجتماع في المدينة."),
        ["وفقا لما أعلنه | رئيس الاتحاد، اللبناني سامي خوري |  | أغلق المصنع أمس"]
    );
}

#[test]
fn in_his_words_may_be_set_into_what_he_says() {
    assert_eq!(
        arabic("قال الخبير إن القاع هناك، على حد وصفه، رملي بالكامل."),
        ["قال | الخبير |  | القاع هناك، على حد وصفه، رملي بالكامل"]
    );
}
