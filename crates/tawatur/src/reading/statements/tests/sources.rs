//! Where a source stands and where it ends.

use super::{arabic, report};
use crate::lexicon::Lexicon;
use crate::reading::read;
use crate::report::Language;

#[test]
fn a_verb_before_its_subject() {
    assert_eq!(
        arabic("وقال وزير النقل كريم حداد في مؤتمر صحفي، الأحد، إن الجسر سيفتح غدا."),
        ["قال | وزير النقل كريم حداد |  | الجسر سيفتح غدا"]
    );
    assert_eq!(
        arabic("أعلنت البلدية، الثلاثاء، إغلاق الجسر بعد أن غمرته المياه."),
        ["أعلنت | البلدية |  | إغلاق الجسر"]
    );
}

#[test]
fn a_subject_before_its_verb() {
    assert_eq!(
        arabic("لكن مدير الميناء سامي خوري قال إنه لا يعلم شيئا."),
        ["قال | مدير الميناء سامي خوري |  | لا يعلم شيئا"]
    );
}

#[test]
fn where_a_source_ends() {
    for (text, source) in [
        ("وقال سامي خوري تعقيبا على الحادث إن الجسر قديم.", "سامي خوري"),
        ("ذكر تقرير غير مؤكد أن الجسر سقط.", "تقرير غير مؤكد"),
        ("ويقول فريق الدفاع عن خوري إنه بريء.", "فريق الدفاع عن خوري"),
        (
            "وكان الوفد الهولندي في منظمة الموانئ قد قال إن الجسر سقط.",
            "الوفد الهولندي في منظمة الموانئ",
        ),
        ("وفقا لروايات البحارة، سقط الجسر فجرا.", "روايات البحارة"),
    ] {
        let found = arabic(text);
        let line = found.first().map_or("", String::as_str);
        let name = line
            .split(" | ")
            .nth(1)
            .map(|name| name.strip_prefix('ل').unwrap_or(name));
        assert_eq!(name, Some(source), "{text}: {found:?}");
    }
}

#[test]
fn a_title_between_commas() {
    assert_eq!(
        arabic("اتهم سامي خوري، أمين عام نقابة البحارة، الوزارة بإهمال الجسر."),
        ["اتهم | سامي خوري، أمين عام نقابة البحارة |  | الوزارة بإهمال الجسر"]
    );
}

#[test]
fn a_source_through_an_agency() {
    assert_eq!(
        arabic("ونقلت وكالة رويترز عن مصدر في الميناء قوله إن السفينة غرقت."),
        ["نقلت | مصدر في الميناء | وكالة رويترز | السفينة غرقت"]
    );
    assert_eq!(
        arabic("وقال خفر السواحل نقلا عن وزارة الدفاع إن السفينة غرقت."),
        ["قال | وزارة الدفاع | خفر السواحل | السفينة غرقت"]
    );
    assert_eq!(
        arabic("قالت البلدية لوكالة فرانس برس إن الجسر متين."),
        ["قالت | البلدية | وكالة فرانس برس | الجسر متين"]
    );
    assert_eq!(
        arabic("أكدت البلدية أن الجسر متين، بحسب ما نقلت قناة الجزيرة."),
        ["أكدت | البلدية | قناة الجزيرة | الجسر متين"]
    );
}

#[test]
fn a_source_behind_or_before_its_content() {
    assert_eq!(
        arabic("غرقت السفينة فجر اليوم، حسبما أعلنت هيئة الموانئ."),
        ["حسبما أعلنت | هيئة الموانئ |  | غرقت السفينة فجر اليوم"]
    );
    assert_eq!(
        arabic("ووفقا لهيئة الموانئ، غرقت السفينة فجر اليوم."),
        ["وفقا | هيئة الموانئ |  | غرقت السفينة فجر اليوم"]
    );
    assert_eq!(
        arabic("\"لم نغلق الجسر في أي وقت\"، قالت البلدية."),
        ["قالت | البلدية |  | لم نغلق الجسر في أي وقت"]
    );
}

#[test]
fn one_who_goes_on_speaking() {
    assert_eq!(
        arabic("قالت هيئة الموانئ إن السفينة غرقت، مضيفة أن الطاقم نجا.\nوأضافت أن البحث مستمر."),
        [
            "قالت | هيئة الموانئ |  | السفينة غرقت",
            "مضيفة | (هيئة الموانئ) |  | الطاقم نجا",
            "أضافت | (هيئة الموانئ) |  | البحث مستمر",
        ]
    );
}

#[test]
fn sources_joined_by_and() {
    assert_eq!(
        arabic("ونفى المسؤولون الروس والإيرانيون مثل هذه الادعاءات."),
        ["نفى | المسؤولون الروس والإيرانيون |  | مثل هذه الادعاءات"]
    );
    assert_eq!(
        arabic("ونفت موسكو وطهران هذه الاتهامات."),
        ["نفت | موسكو وطهران |  | هذه الاتهامات"]
    );
    assert_eq!(
        arabic("وتطالب كل من الفلبين وفيتنام بالسيادة على الجزر."),
        ["تطالب | كل من الفلبين وفيتنام |  | السيادة على الجزر"]
    );
}

#[test]
fn subject_and_object() {
    assert_eq!(
        arabic("ووصف الوزير الهجوم بأنه عمل جبان."),
        ["وصف | الوزير |  | الهجوم بأنه عمل جبان"]
    );
    assert_eq!(
        arabic("وأبلغ شاهد رويترز بأنه رأى النار."),
        ["أبلغ | شاهد | رويترز | رأى النار"]
    );
    // The form tells that the noun is the object: the speaker of before goes on.
    assert_eq!(
        arabic("قال مدير الميناء إن السفينة غرقت، ودعا الحكومة إلى التحقيق."),
        [
            "قال | مدير الميناء |  | السفينة غرقت",
            "دعا | (مدير الميناء) |  | الحكومة إلى التحقيق"
        ]
    );
    assert_eq!(
        arabic("قال مدير الميناء إن السفينة غرقت. وحذر المسافرين من عاصفة."),
        [
            "قال | مدير الميناء |  | السفينة غرقت",
            "حذر | (مدير الميناء) |  | المسافرين من عاصفة"
        ]
    );
}

#[test]
fn one_who_withholds_the_name() {
    for text in [
        "وقال مسؤول طلب عدم ذكر اسمه إن الجسر سليم.",
        "وقال مسؤول، رفض الكشف عن هويته، إن الجسر سليم.",
        "لكن مسؤولا طلب عدم نشر اسمه، قال إن الجسر سليم.",
    ] {
        let reading = read(report(text, Language::Arabic), Lexicon::builtin());
        assert_eq!(reading.statements.len(), 1, "{text}: {:?}", arabic(text));
        let source = reading.statements[0].source.map(|s| s.of(text));
        assert!(matches!(source, Some("مسؤول" | "مسؤولا")), "{text}: {source:?}");
    }
}

#[test]
fn a_source_without_comma_behind_it() {
    assert_eq!(
        arabic("بحسب مصادر أمنية قتل شخصان في الانفجار."),
        ["بحسب | مصادر أمنية |  | قتل شخصان في الانفجار"]
    );
    assert_eq!(
        arabic("وذكر بيان صادر عن وزارة النقل أن الجسر أغلق."),
        ["ذكر | بيان صادر عن وزارة النقل |  | الجسر أغلق"]
    );
}

#[test]
fn a_name_behind_its_office() {
    assert_eq!(
        arabic("غرقت السفينة فجر اليوم، حسبما أعلن وزير النقل، سامي خوري."),
        ["حسبما أعلن | وزير النقل، سامي خوري |  | غرقت السفينة فجر اليوم"]
    );
}

#[test]
fn a_state_is_a_speaker_of_its_own() {
    let text = "أعلنت كوريا الشمالية أن القمة ناجحة. وقال زعيم كوريا الشمالية كيم جونغ أون إنه سعيد.";
    let reading = read(report(text, Language::Arabic), Lexicon::builtin());
    let speakers: Vec<_> = reading.statements.iter().map(|s| s.speaker.name.as_str()).collect();
    assert_eq!(speakers, ["كوريا الشمالية", "كيم جونغ أون"]);
}

#[test]
fn a_document_speaks_for_its_issuer_and_a_field_for_its_ministry() {
    let text =
        "وقالت وزارة الصحة النرويجية في بيان إن العدد ارتفع. وأضاف البيان أن الوضع سيء. وقالت الصحة إن الأمر انتهى.";
    let reading = read(report(text, Language::Arabic), Lexicon::builtin());
    assert!(
        reading
            .statements
            .iter()
            .all(|s| s.speaker.name == "وزارة الصحة النرويجية")
    );
    assert_eq!(reading.statements.len(), 3);
}

#[test]
fn an_adjective_with_the_shape_of_a_verbal_noun_belongs_to_the_source() {
    assert_eq!(
        arabic("نفت النيابة العامة ما تردد عن إغلاق الميناء."),
        ["نفت | النيابة العامة |  | ما تردد عن إغلاق الميناء"]
    );
}

#[test]
fn an_elative_and_a_plural_in_construct_take_what_follows() {
    assert_eq!(
        arabic("وبحسب أوسع دراسة عالمية حول الشبكات فإن ربع المستخدمين يثقون بالأخبار."),
        ["بحسب | أوسع دراسة عالمية |  | ربع المستخدمين يثقون بالأخبار"]
    );
    assert_eq!(
        arabic("أعلن أحد مؤسسي تطبيق النهر سامر الحلواني استقالته من منصبه."),
        ["أعلن | أحد مؤسسي تطبيق النهر سامر الحلواني |  | استقالته من منصبه"]
    );
    assert_eq!(
        arabic("قال مدافعون عن حيازة السلاح إن لهم الحق فيها."),
        ["قال | مدافعون عن حيازة السلاح |  | لهم الحق فيها"]
    );
}

#[test]
fn a_source_ends_before_what_is_judged_or_joined() {
    assert_eq!(
        arabic("حكمت محكمة سورية على زمار بالسجن بتهمة الانتماء إلى جماعة."),
        ["حكمت | محكمة سورية |  | السجن بتهمة الانتماء إلى جماعة"]
    );
    assert_eq!(
        arabic("وأفادت بيانات رسمية وارتفاع أسعار أن التضخم زاد."),
        ["أفادت | بيانات رسمية |  | التضخم زاد"]
    );
    // A ministry of two tasks is one source.
    assert_eq!(
        arabic("قالت وزارة الزراعة واستصلاح الأراضي إن المياه شحت."),
        ["قالت | وزارة الزراعة واستصلاح الأراضي |  | المياه شحت"]
    );
}

#[test]
fn who_was_told_is_no_part_of_the_source() {
    assert_eq!(
        arabic("قال لي أحد الجيران إن الطريق مغلق."),
        ["قال | أحد الجيران |  | الطريق مغلق"]
    );
}

#[test]
fn a_verb_goes_on_with_another() {
    assert_eq!(
        arabic("قال سامر الحلواني إنه واثق. وكتب يقول: \"أوقفوا المهربين فورا\"."),
        [
            "قال | سامر الحلواني |  | واثق",
            "كتب | (سامر الحلواني) |  | أوقفوا المهربين فورا"
        ]
    );
}

#[test]
fn a_participle_behind_a_comma_opens_words_of_its_own() {
    assert_eq!(
        arabic("قررت محكمة مدينة حلب رفض الطلب، مؤكدة أن المتهم سيبقى قيد الإقامة الجبرية."),
        [
            "قررت | محكمة مدينة حلب |  | رفض الطلب",
            "مؤكدة | (محكمة مدينة حلب) |  | المتهم سيبقى قيد الإقامة الجبرية"
        ]
    );
}

#[test]
fn a_participle_that_tells_more_of_the_subject_opens_nothing() {
    assert_eq!(
        arabic("اعتبر زعيم الحزب، المعروف بأنه من أبرز الناشطين، أن الضربات عمل مشين."),
        ["اعتبر | زعيم الحزب |  | الضربات عمل مشين"]
    );
}

#[test]
fn some_of_those_told_of_stand_between_commas() {
    assert_eq!(
        arabic("وأعلنت دول عدة، بينها فرنسا، أن القوات أقامت نقطة مراقبة."),
        ["أعلنت | دول عدة، بينها فرنسا |  | القوات أقامت نقطة مراقبة"]
    );
}
