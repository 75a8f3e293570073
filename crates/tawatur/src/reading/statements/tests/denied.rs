//! What a denial denies, as words of whose charge or report it is; and answers that have what was told as
//! their object.

use super::*;

/// What the last statement of a text is, and whether the one that it stands in denies it.
fn last(text: &str) -> (String, bool) {
    let denied = read(report(text, Language::Arabic), Lexicon::builtin());
    let denied = denied.statements.last().is_some_and(|s| s.denied);
    (arabic(text).pop().unwrap_or_default(), denied)
}

#[test]
fn a_denied_charge_is_its_makers() {
    for (text, line) in [
        (
            "رفضت وزارة الخارجية في لوداريا اتهامات هلفاريا لها برعاية القراصنة.",
            "اتهامات | هلفاريا |  | رعاية القراصنة",
        ),
        (
            "ونفت هلفاريا اتهامات وجهتها لوداريا إليها بشأن تسليح القراصنة.",
            "وجهتها | لوداريا |  | تسليح القراصنة",
        ),
        (
            "وكذب سامي الحلواني، ممثل الصيادين، اتهام الشرطة لهم بتهريب الأسماك إلى المدينة.",
            "اتهام | الشرطة |  | تهريب الأسماك إلى المدينة",
        ),
        (
            "وقال المتحدث إن البلدية لن تغلق الجسر، رافضا اتهامات الشرطة بأن البلدية أهملت صيانته.",
            "اتهامات | الشرطة |  | البلدية أهملت صيانته",
        ),
        (
            "وقالت الوزيرة إن مزاعم الشركة بأن الجسر متين غير صحيحة.",
            "مزاعم | الشركة |  | الجسر متين",
        ),
        (
            "ونفى الوزير ما قاله رئيس البلدية من أن الشركة أفلست.",
            "قاله | رئيس البلدية |  | الشركة أفلست",
        ),
    ] {
        assert_eq!(last(text), (line.to_owned(), true), "{text}");
    }
}

#[test]
fn a_denied_report_of_nobody_named_is_its_own_source() {
    for (text, line) in [
        (
            "ونفى مسؤولون محليون تقارير عن غارة على القاعدة.",
            "عن | تقارير |  | غارة على القاعدة",
        ),
        (
            "ونفى الوزير الاتهامات الموجهة إليه بتلقي رشوة من الشركة.",
            "الموجهة | الاتهامات |  | تلقي رشوة من الشركة",
        ),
        (
            "ونفى الوزير مزاعم وسائل إعلام بريطانية بشأن إغلاق الجسر.",
            "مزاعم | وسائل إعلام |  | إغلاق الجسر",
        ),
    ] {
        assert_eq!(last(text), (line.to_owned(), true), "{text}");
    }
}

#[test]
fn what_is_no_charge_of_another_is_denied_alone() {
    for text in [
        "ونفت البلدية هذه الاتهامات.",
        "ونفى الوزير أن تكون الشركة قدمت تقارير عن الجسر.",
        "ونفت الوزارة إغلاق الجسر بعد تقارير عن خلل فيه.",
        "ورفض الوزير اتهامات باطلة.",
        "وقالت الوزيرة إن المعلومات تظهر أن الجسر متين.",
        "وقالت الوزيرة إن مزاعم الشركة كثيرة.",
        "ونفت البلدية اتهام سامي خوري بالتهريب.",
        "ونفت البلدية الاتهامات لسامي خوري بالتهريب.",
        "ورفض ناشطون هذه المزاعم التي وصفوها بأنها تشهير بهم.",
    ] {
        let reading = read(report(text, Language::Arabic), Lexicon::builtin());
        assert!(reading.statements.iter().all(|s| !s.denied), "{text}");
    }
}

#[test]
fn what_was_told_is_answered_in_a_sentence_of_its_own() {
    assert_eq!(
        arabic("وتقول سلمى حداد إنها عملت مع الوزير ثلاثة أعوام. وهو ما ينكره الوزير تماما."),
        [
            "تقول | سلمى حداد |  | عملت مع الوزير ثلاثة أعوام",
            "ينكره | الوزير |  | عملت مع الوزير ثلاثة أعوام",
        ]
    );
    // No one is called "قطعا".
    assert_eq!(
        speakers("اتهمت الشرطة الوزير بإغلاق الجسر، وهو ما ينفيه قطعا."),
        ["الشرطة"]
    );
    assert_eq!(
        speakers("اتهمت الشرطة الوزير بإغلاق الجسر، وهو ما ينفيه الوزير قطعا."),
        ["الشرطة", "الوزير"]
    );
    // Nobody was told to have said it.
    assert_eq!(arabic("وغادر الوزير المدينة. وهو ما تنكره البلدية."), [""; 0]);
}

#[test]
fn who_denies_goes_on_and_not_whose_charge_it_is() {
    assert_eq!(
        speakers("ونفت هلفاريا اتهامات لوداريا لها بتسليح القراصنة. وأضافت أن البحر آمن."),
        ["هلفاريا", "لوداريا", "هلفاريا"]
    );
}
