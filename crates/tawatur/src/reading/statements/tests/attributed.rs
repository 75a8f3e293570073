//! "بحسب" and its like, behind what another says, within it and around its verb.

use super::{arabic, speakers};

#[test]
fn what_a_person_tells_of_another_is_a_statement_around_it() {
    assert_eq!(
        arabic("أقر المدير بأن الجسر مغلق، وفقا لما قاله محاميه كريم حداد."),
        [
            "وفقا لما قاله | محاميه كريم حداد |  | أقر المدير بأن الجسر مغلق",
            "أقر | المدير |  | الجسر مغلق"
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
            "وفقا | للتقارير |  | الجسر قديم"
        ]
    );
}

#[test]
fn a_share_of_people_is_a_source() {
    assert_eq!(
        arabic("وبحسب 36% منهم، فإن الجسر قديم."),
        ["بحسب | 36% |  | الجسر قديم"]
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
