//! Through whom words came, and what is named beside them and carried nothing.

use super::*;

/// The relays of each statement.
fn relays(text: &str) -> Vec<Vec<String>> {
    let reading = read(report(text, Language::Arabic), Lexicon::builtin());
    let of = |s: &Statement| s.relays.iter().map(|r| r.span.of(text).to_owned()).collect();
    reading.statements.iter().map(of).collect()
}

#[test]
fn an_interviewer_in_quotation_marks_carries_the_words() {
    assert_eq!(
        relays("أشار سامر الحلواني في مقابلة مع \"النهرية\" إلى أهمية الجسر الجديد."),
        [vec!["النهرية"]]
    );
    assert!(
        relays("أشار سامر الحلواني في مباراة مع \"النهرية\" إلى أهمية الجسر الجديد.")
            .iter()
            .all(Vec::is_empty)
    );
}

#[test]
fn who_asked_carries_the_answer() {
    assert_eq!(
        relays("ورداً على سؤال وكالة رويترز، أوضح المدير سامر الحلواني أن الجسر آمن."),
        [vec!["وكالة رويترز"]]
    );
}

#[test]
fn those_taken_from_another_carry_his_words() {
    assert_eq!(
        relays("كانت وكالات محلية قالت نقلا عن وزارة الصحة إن الجسر مغلق."),
        [vec!["وكالات محلية"]]
    );
}

#[test]
fn carriers_in_apposition_are_each_one() {
    assert_eq!(
        relays(
            "ونقلت وسائل إعلام محلية عدة، منها صحيفة \"النهر\" وقناة \"الجسر\" المحلية، عن مصادر في النادي قولها إن الجسر مغلق."
        ),
        [vec![
            "وسائل إعلام محلية عدة",
            "صحيفة \"النهر\"",
            "وقناة \"الجسر\" المحلية"
        ]]
    );
}

#[test]
fn what_carries_behind_the_words_is_a_medium_and_no_body() {
    assert_eq!(
        relays("قال المدير سامر الحلواني إن الجسر مغلق، بحسب وكالة رويترز."),
        [vec!["وكالة رويترز"]]
    );
    assert!(
        relays("قال المدير سامر الحلواني إن الجسر مغلق، بحسب البنك المركزي.")
            .iter()
            .all(Vec::is_empty)
    );
    assert!(
        relays("قال المدير سامر الحلواني إن القرار جاء وفقا لتوجيهات الوزير، مشيرا إلى أن الطريق مغلق.")
            .iter()
            .all(Vec::is_empty)
    );
}

#[test]
fn a_mouthpiece_carries_nothing() {
    assert!(
        relays("قالت مملكة الجبال على لسان سفيرها سامر الحلواني إن الجسر مغلق.")
            .iter()
            .all(Vec::is_empty)
    );
}

#[test]
fn a_medium_that_is_told_carries_the_words() {
    assert_eq!(
        relays("وأبلغت هيئة الجسور وكالة رويترز الثلاثاء أنها أغلقت الجسر."),
        [vec!["وكالة رويترز"]]
    );
    assert!(
        relays("وأبلغت هيئة الجسور وزارة النقل الثلاثاء أنها أغلقت الجسر.")
            .iter()
            .all(Vec::is_empty)
    );
}

#[test]
fn a_closing_sentence_names_who_carried_the_one_before() {
    assert_eq!(
        relays("قال المدير سامر الحلواني إن الجسر مغلق. حسب ما نقلت \"رويترز\"."),
        [vec!["رويترز"]]
    );
    assert!(
        relays("قال المدير سامر الحلواني إن الجسر مغلق. حسب ما نقلت \"رويترز\" فإن الطريق آمن.")
            .iter()
            .all(Vec::is_empty)
    );
}

#[test]
fn who_saw_a_document_carries_it() {
    assert_eq!(
        relays("الجسر مغلق منذ الأحد الماضي، حسب الوثيقة التي اطلعت عليها وكالة رويترز."),
        [vec!["وكالة رويترز"]]
    );
}

#[test]
fn one_who_speaks_beside_a_noun_phrase_is_told_of_by_the_report() {
    assert!(
        relays("نفت شركة النور التهم الموجهة إليها، وذلك ساعات بعد إعلان الحكومة إغلاق الجسر.")
            .iter()
            .all(Vec::is_empty)
    );
    assert_eq!(
        relays("قالت شركة النور إن الحكومة أعلنت أن الجسر مغلق."),
        [vec![], vec!["شركة النور"]]
    );
}

#[test]
fn a_speaker_left_out_carries_what_he_tells_of_another() {
    assert_eq!(
        relays("قال المدير سامر الحلواني إن الجسر آمن، موضحا أن الوزير كريم الراوي تعهد بإصلاح الطريق."),
        [vec![], vec![], vec!["المدير سامر الحلواني"]]
    );
}

#[test]
fn a_site_of_ones_own_carries_nothing() {
    assert!(
        relays("كتب سامر الحلواني في منشور على الموقع الإلكتروني للشركة أن الجسر مغلق.")
            .iter()
            .all(Vec::is_empty)
    );
}

#[test]
fn an_interview_that_the_verb_resumes_names_its_medium() {
    assert_eq!(
        relays("أجرى سامر الحلواني مقابلة طويلة مع صحيفة النهر، قال خلالها إن الجسر مغلق."),
        [vec!["صحيفة النهر"]]
    );
}

#[test]
fn what_is_told_of_in_the_content_carries_nothing() {
    assert!(
        relays("انسحبت سلمى الراوي من الظهور في برنامج \"الجسر الكبير\" بعد خلاف، حسبما قال محاميها.")
            .iter()
            .all(Vec::is_empty)
    );
}

#[test]
fn a_programme_by_its_host_carries_the_words() {
    assert_eq!(
        relays("قال سامر الحلواني، خلال مقابلة مع الزميل كريم الراوي في برنامجه \"حال الناس\"، إن الجسر مغلق."),
        [vec!["برنامجه \"حال الناس\""]]
    );
}

#[test]
fn a_medium_that_is_told_something_may_have_a_name_of_another_sense() {
    for (text, line) in [
        (
            "وقال الوزير للأناضول إن الجسر قديم.",
            "قال | الوزير | للأناضول | الجسر قديم",
        ),
        (
            "وحذر الوزير في تصريحات للتايمز من أن الجسر قديم.",
            "حذر | الوزير | للتايمز | الجسر قديم",
        ),
        // A letter, and no paper.
        (
            "وأشار الوزير للرسالة بيده، وقال إن الجسر قديم.",
            "قال | (الوزير) |  | الجسر قديم",
        ),
    ] {
        assert_eq!(arabic(text), [line], "{text}");
    }
    // The region of that name.
    let region = relays("وسافر الوزير للأناضول أمس، وقال إن الجسر قديم.");
    assert!(region.iter().all(Vec::is_empty), "{region:?}");
}

#[test]
fn of_whom_a_medium_tells_opens_what_he_says_without_a_comma() {
    assert_eq!(
        arabic("وبحسب ما نقلته وكالة الوادي عن سامي خوري فإن الجسر قديم."),
        ["بحسب ما نقلته | سامي خوري | وكالة الوادي | الجسر قديم"]
    );
}

#[test]
fn a_medium_carries_a_document_and_of_whom_it_tells() {
    for (text, last) in [
        (
            "نقلت وكالة رويترز بيان الوزارة الذي جاء فيه أن الجسر مغلق.",
            "جاء فيه | بيان الوزارة | وكالة رويترز | الجسر مغلق",
        ),
        (
            "وقالت الوزيرة سلمى حداد إن الجسر آمن. ونقلت وكالة رويترز عنها قولها إن العمل جار.",
            "نقلت | (سلمى حداد) | وكالة رويترز | العمل جار",
        ),
        (
            "قال المدير سامر الحلواني لهيئة الإذاعة الوطنية إن الجسر مغلق.",
            "قال | المدير سامر الحلواني | هيئة الإذاعة الوطنية | الجسر مغلق",
        ),
        ("قال المدير لـ(CNN) إن الجسر مغلق.", "قال | المدير | CNN | الجسر مغلق"),
        (
            "قال المدير العام لهيئة المراقبة إن الجسر مغلق.",
            "قال | المدير العام لهيئة المراقبة |  | الجسر مغلق",
        ),
    ] {
        assert_eq!(arabic(text).last().map(String::as_str), Some(last), "{text}");
    }
}

#[test]
fn who_carried_the_occasion_stands_in_its_relative_clause() {
    assert_eq!(
        arabic("أكد المدير، في التصريحات التي نقلتها وكالة رويترز، \"أن الجسر مغلق منذ أمس أمام السيارات\"."),
        ["أكد | المدير | وكالة رويترز | أن الجسر مغلق منذ أمس أمام السيارات"]
    );
}

#[test]
fn a_medium_that_names_whose_words_it_tells_carries_them() {
    let told = |text: &str| {
        let reading = read(report(text, Language::Arabic), Lexicon::builtin());
        let of = |s: &Statement| {
            let source = s.source.map(|source| source.of(text).to_owned());
            let relays: Vec<String> = s.relays.iter().map(|r| r.span.of(text).to_owned()).collect();
            (source, relays)
        };
        reading.statements.iter().map(of).collect::<Vec<_>>()
    };
    let by = |source: &str, relays: &[&str]| {
        let relays: Vec<String> = relays.iter().map(|relay| (*relay).to_owned()).collect();
        [(Some(source.to_owned()), relays)]
    };
    assert_eq!(
        told("ذكرت صحيفة النهر أن الجسر أغلق أمس، نقلا عن مصدر أمني."),
        by("مصدر أمني", &["صحيفة النهر"])
    );
    assert_eq!(
        told("قالت صحيفة النهر بحسب مصادر في الوزارة إن الجسر قديم."),
        by("مصادر في الوزارة", &["صحيفة النهر"])
    );
    // What it made itself, and what tells of no one.
    assert_eq!(
        told("ذكرت صحيفة النهر أن الجسر أغلق أمس، وفقا لحسابات أجرتها الصحيفة."),
        by("صحيفة النهر", &[])
    );
    assert_eq!(
        told("ذكرت صحيفة النهر أن الجسر بني وفق مقاييس معينة."),
        by("صحيفة النهر", &[])
    );
}

#[test]
fn who_tells_what_another_announced_carries_it() {
    assert_eq!(
        relays("أعلنت الوزارة عن إغلاق الجسر، وفقا لما قاله وزير النقل سالم العطار."),
        [vec![], vec!["وزير النقل سالم العطار"]]
    );
}

#[test]
fn what_is_told_within_the_words_of_an_indefinite_noun_came_through_it() {
    assert_eq!(
        relays("تأتي الخطوة في أعقاب تقارير أشارت إلى أن الشركة أكدت وقوع ست حالات."),
        [vec![], vec!["تقارير"]]
    );
}

#[test]
fn an_occasion_behind_the_words_may_be_set_apart() {
    assert_eq!(
        relays("وقال المدير إن الجسر سيفتح قريبا، وذلك في مقابلة مع قناة النهر الثلاثاء."),
        [vec!["قناة النهر"]]
    );
}

#[test]
fn a_medium_carries_what_a_noun_tells() {
    assert_eq!(
        relays("ونقلت مواقع محلية إعلان الجماعة مسؤوليتها عن الهجوم."),
        [vec!["مواقع محلية"]]
    );
}
