//! What opens a content, and where it ends: nouns behind verbs, quotations that the sentence goes on with.

use super::arabic;
use crate::lexicon::Lexicon;
use crate::reading::{Quote, read};
use crate::report::{Language, Report};

/// How each content of the text is quoted.
fn quotes(text: &str) -> Vec<Quote> {
    let reading = read(Report::plain("t", text, Language::Arabic), Lexicon::builtin());
    reading.statements.iter().map(|statement| statement.quote).collect()
}

#[test]
fn an_object_is_told_from_the_subject_before_it() {
    for (text, line) in [
        (
            "انتقدت وسائل الإعلام المحلية الأسلوب الذي اتبعه المدرب.",
            "انتقدت | وسائل الإعلام المحلية |  | الأسلوب الذي اتبعه المدرب",
        ),
        (
            "دان الرئيس سامي خوري الهجوم بشدة.",
            "دان | الرئيس سامي خوري |  | الهجوم بشدة",
        ),
        (
            "وأعلنت اللجنة المنظمة للمباراة نفاد التذاكر.",
            "أعلنت | اللجنة المنظمة للمباراة |  | نفاد التذاكر",
        ),
        (
            "ولكن مراقبين انتقدوا ما حدث في الميناء.",
            "انتقدوا | مراقبين |  | ما حدث في الميناء",
        ),
    ] {
        assert_eq!(arabic(text), [line]);
    }
    // The relative clause is the subject's.
    assert_eq!(
        arabic("ونفى مسؤولون في المجلس الذي تقوده البلدية إغلاق الميناء."),
        ["نفى | مسؤولون في المجلس |  | إغلاق الميناء"]
    );
}

#[test]
fn a_negated_that_opens_content_behind_an_elided_subject() {
    assert_eq!(
        arabic("هاجم سامي خوري الشركة، لكنه توقع ألا تصمد طويلا."),
        ["توقع | (سامي خوري) |  | ألا تصمد طويلا"]
    );
}

#[test]
fn what_opens_content_stands_behind_a_clause_about_the_speaker() {
    assert_eq!(
        arabic("وتوصلت الدراسة، التي شملت ألف شخص، إلى أن القهوة مفيدة."),
        ["توصلت | الدراسة |  | القهوة مفيدة"]
    );
    assert_eq!(
        arabic("قالت الشركة، في بيان، نشرته على موقعها، إن المصنع سليم."),
        ["قالت | الشركة |  | المصنع سليم"]
    );
    // Others say so.
    assert!(arabic("رد الوزير على الشائعات التي تقول إن المصنع سيغلق.").len() <= 1);
}

#[test]
fn fears_of_some() {
    assert_eq!(
        arabic("ويخشى البعض من انهيار الجسر."),
        ["يخشى | البعض |  | انهيار الجسر"]
    );
}

#[test]
fn amounts_that_someone_reckons() {
    assert_eq!(
        arabic("وتقدر مصادر حقوقية عدد المعتقلين بنحو 700 معتقل."),
        ["تقدر | مصادر حقوقية |  | عدد المعتقلين بنحو 700 معتقل"]
    );
    // Nobody reckons.
    for text in [
        "ويقدر عدد السكان بنحو 700 نسمة.",
        "اشترى اللوحة التي تقدر قيمتها بنحو 700 جنيه.",
        "قدر سعرها بمليون جنيه.",
    ] {
        assert_eq!(arabic(text), [""; 0], "{text}");
    }
}

#[test]
fn blame_and_whom_it_is_laid_on() {
    assert_eq!(
        arabic("قال متحدث إن الطريق مغلق، ملقيا باللوم على البلدية، لأنها لم تصلح الجسر."),
        [
            "قال | متحدث |  | الطريق مغلق",
            "ملقيا | (متحدث) |  | البلدية، لأنها لم تصلح الجسر",
        ]
    );
    assert_eq!(
        arabic("وجهت الشرطة المحلية أصابع الاتهام إلى عصابة معروفة."),
        ["وجهت | الشرطة المحلية |  | أصابع الاتهام إلى عصابة معروفة"]
    );
    assert!(arabic("وجه الوزير رسالة إلى السكان.").is_empty());
}

#[test]
fn passives_and_adjectives_report_nothing() {
    for text in [
        "وقد كُشف النقاب عن وجود لوحة أخرى.",
        "كما اتُهم مدافع الفريق بالتقصير.",
        "سافر إلى المدينة حيث اتهم هناك بالتجسس.",
        "وفرضت الشرطة إجراءات مشددة على مداخل المدينة.",
        "ويمكن تفادي المرض عبر الإقلاع عن التدخين.",
    ] {
        assert_eq!(arabic(text), [""; 0], "{text}");
    }
    assert_eq!(
        arabic("وردت الوزيرة مشددة على أهمية الجسر."),
        ["مشددة | (الوزيرة) |  | أهمية الجسر"]
    );
}

#[test]
fn a_sentence_goes_on_behind_its_quotation() {
    let text = "قال الوزير: \"لا شك لدينا في المسؤولية\" عن الحادث.";
    assert_eq!(
        arabic(text),
        ["قال | الوزير |  | \"لا شك لدينا في المسؤولية\" عن الحادث"]
    );
    assert_eq!(quotes(text), [Quote::Mixed]);
    for text in [
        "قال الوزير \"لا شك لدينا في المسؤولية\" في مؤتمر صحفي.",
        "قال الوزير \"لا شك لدينا في المسؤولية\" من دون تفاصيل.",
    ] {
        assert_eq!(quotes(text), [Quote::Direct], "{text}");
    }
}

#[test]
fn whom_a_quotation_is_about_makes_it_mixed() {
    let text = "ودعت المنظمة جميع الأطراف إلى \"اتخاذ كل التدابير الضرورية\".";
    assert_eq!(
        arabic(text),
        ["دعت | المنظمة |  | جميع الأطراف إلى \"اتخاذ كل التدابير الضرورية\""]
    );
    assert_eq!(quotes(text), [Quote::Mixed]);
}

#[test]
fn names_and_types_in_quotation_marks_are_no_words() {
    for text in [
        "قالت الشركة إن الطائرة من طراز \"نسر الريح\".",
        "قالت الشركة إنها تعاونت مع الفرع الجديد \"Sunseap\" في الشمال.",
        "قالت الشركة إن السرعة تتجاوز \"4 جي\" في المدينة.",
    ] {
        assert_eq!(quotes(text), [Quote::Indirect], "{text}");
    }
    assert_eq!(
        quotes("قالت الشركة إن التهم \"باطلة\" وإنها ستدافع عن نفسها."),
        [Quote::Mixed]
    );
}

#[test]
fn a_condition_belongs_to_the_threat() {
    assert_eq!(
        arabic("هددت المحكمة الشركة بغرامة كبيرة، إذا لم تغلق المصنع."),
        ["هددت | المحكمة |  | الشركة بغرامة كبيرة، إذا لم تغلق المصنع"]
    );
    assert_eq!(
        arabic("هددت المحكمة الشركة بغرامة كبيرة، كما أغلقت المصنع."),
        ["هددت | المحكمة |  | الشركة بغرامة كبيرة"]
    );
}

#[test]
fn a_verb_of_movement_goes_on_within_the_content() {
    assert_eq!(
        arabic("قالت الشرطة إن السائق ترك الطريق وتوجه إلى موقف قريب."),
        ["قالت | الشرطة |  | السائق ترك الطريق وتوجه إلى موقف قريب"]
    );
}

#[test]
fn bodies_and_people_threaten_and_praise() {
    assert_eq!(
        arabic("وزاد الجيش الدوريات بعد تهديدات تنظيم «الراية» باستهداف الجسور."),
        ["تهديدات | تنظيم «الراية» |  | استهداف الجسور"]
    );
    assert_eq!(
        arabic("توقف العرض على الرغم من إشادة كثيرين بتطور الفرقة."),
        ["إشادة | كثيرين |  | تطور الفرقة"]
    );
}

#[test]
fn one_asks_whether() {
    assert_eq!(
        arabic("شكر سامي خوري الحضور، متسائلا إذا كان بإمكان السكان الدفاع عن أنفسهم."),
        ["متسائلا | (سامي خوري) |  | إذا كان بإمكان السكان الدفاع عن أنفسهم"]
    );
}

#[test]
fn what_is_threatened_or_protested_has_an_article() {
    assert_eq!(
        arabic("وهدد الاتحاد، خلال اجتماع شهد نقاشا، بالرد على القرار."),
        ["هدد | الاتحاد |  | الرد على القرار"]
    );
    assert_eq!(
        arabic("واحتجت الخارجية بشدة على التصريحات الأخيرة."),
        ["احتجت | الخارجية |  | التصريحات الأخيرة"]
    );
    assert_eq!(
        arabic("وهدد القائد بالرد في المكان المناسب، من دون أن يسمي أحدا."),
        ["هدد | القائد |  | الرد في المكان المناسب"]
    );
    // The occasion of the words.
    assert_eq!(
        arabic("وصرح الوزير ببيان أن الجسر سليم."),
        ["صرح | الوزير |  | الجسر سليم"]
    );
    assert_eq!(
        arabic("وكشف الوزير عن أول قطار سريع."),
        ["كشف | الوزير |  | أول قطار سريع"]
    );
}

#[test]
fn a_noun_under_a_preposition_reports_words() {
    assert_eq!(arabic("أغلق الجسر سنوات بادعاء أنه قديم."), ["بادعاء | () |  | قديم"]);
    assert_eq!(
        arabic("انتهت القمة بتعهد البلدية بإصلاح الجسر."),
        ["بتعهد | البلدية |  | إصلاح الجسر"]
    );
    assert!(arabic("تجمع السكان بدعوة من اللجنة للدفاع عن الجسر.").is_empty());
}

#[test]
fn causes_that_someone_gives() {
    assert_eq!(
        arabic("وأرجعت الشركة عدولها عن القرار إلى غضب السكان."),
        ["أرجعت | الشركة |  | عدولها عن القرار إلى غضب السكان"]
    );
}

#[test]
fn an_indefinite_deed_in_the_accusative_is_announced() {
    assert_eq!(
        arabic("أعلنت الشركة تخفيضا يصل إلى النصف."),
        ["أعلنت | الشركة |  | تخفيضا يصل إلى النصف"]
    );
    assert!(arabic("أعلنت الشركة احتجاجا على القرار.").is_empty());
}

#[test]
fn what_was_said_before_is_no_wish() {
    assert_eq!(
        arabic("وسبق أن نفت الشركة مسؤوليتها عن الحريق."),
        ["نفت | الشركة |  | مسؤوليتها عن الحريق"]
    );
    // It is hoped that she will.
    assert!(arabic("ويجب أن تنفي الشركة مسؤوليتها عن الحريق.").is_empty());
}

#[test]
fn a_word_that_begins_with_ba_is_no_preposition_and_noun() {
    for (text, line) in [
        (
            "وأبلغ سامر الحلواني وسائل إعلام بريطانية: كنت في المدينة أمس.",
            "أبلغ | سامر الحلواني | وسائل إعلام بريطانية | كنت في المدينة أمس",
        ),
        (
            "أوصت اللجنة بألا يغلق الجسر قبل الصيف.",
            "أوصت | اللجنة |  | ألا يغلق الجسر قبل الصيف",
        ),
        (
            "هدد العمال بكتابة رسالة إلى الوزير.",
            "هدد | العمال |  | كتابة رسالة إلى الوزير",
        ),
    ] {
        assert_eq!(arabic(text), [line], "{text}");
    }
}

#[test]
fn that_behind_a_verb_of_its_own_opens_nothing() {
    assert_eq!(
        arabic("واستنشق الأطفال الغاز، كما تروي الجدة التي حضنت حفيدتها وحاولت أن تحميها."),
        ["كما تروي | الجدة |  | واستنشق الأطفال الغاز"]
    );
}
