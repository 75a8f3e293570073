//! Names that are found by what the rest of the report shows.

use super::mentions;

#[test]
fn a_part_of_a_name_stands_alone_for_its_bearer() {
    for (text, names) in [
        (
            "قال الرئيس أورلان ديميروف إن القمة نجحت. وكان أورلان قد غادرها.",
            &["Person أورلان ديميروف", "Person أورلان = أورلان ديميروف"] as &[_],
        ),
        (
            "حكم على نواز شريف بالسجن. ويقيم شريف في الخارج.",
            &["Person نواز شريف", "Person شريف = نواز شريف"],
        ),
        // An adjective, and half a name.
        ("توفي عمر الشريف أمس. وقدم الرجل الشريف مثالا.", &["Person عمر الشريف"]),
        (
            "تحدث عبد الله الحداد أمس. وكان عبد ذلك الزمن حرا.",
            &["Person عبد الله الحداد"],
        ),
    ] {
        assert_eq!(mentions(text), names, "{text}");
    }
}

/// Persons alone, without what they are joined to.
fn people(text: &str) -> Vec<String> {
    let person = |mention: &String| Some(mention.strip_prefix("Person ")?.split(" = ").next()?.to_owned());
    mentions(text).iter().filter_map(person).collect()
}

#[test]
fn a_name_in_full_is_one_wherever_the_report_has_it() {
    assert_eq!(
        people(
            "قال المحامي سامر لطفي إن الفتاة هيام التميمي بريئة. وبدأت محاكمة هيام التميمي أمس، وكتبوا: #هيام_التميمي حرة."
        ),
        ["سامر لطفي", "هيام التميمي", "هيام التميمي", "هيام_التميمي"]
    );
}

#[test]
fn a_rare_surname_with_the_article_stands_alone_and_a_common_word_behind_a_verb_that_tells() {
    for (text, names) in [
        (
            "قدم رئيس الوزراء هاني الملقي استقالته. وجاءت استقالة الملقي بعد احتجاجات على حكومة الملقي.",
            &["هاني الملقي", "الملقي", "الملقي"] as &[_],
        ),
        (
            "قال الخبير يوسف الجيدة إن الأسعار ترتفع. وأضاف الجيدة أن النتائج الجيدة كثيرة.",
            &["يوسف الجيدة", "الجيدة"],
        ),
        (
            "قال النائب عادل الماضي ذلك في الشهر الماضي. وفي الماضي كان يرفض، وأضاف الماضي أنه يوافق.",
            &["عادل الماضي", "الماضي"],
        ),
    ] {
        assert_eq!(people(text), names, "{text}");
    }
}

#[test]
fn a_clitic_is_no_part_of_a_name_that_stands_elsewhere_without_it() {
    for (text, names) in [
        (
            "وصل نيكول باشينيان إلى الساحة. ورفع المحتجون صورا لباشينيان وهتفوا لباشينيان.",
            &["نيكول باشينيان", "باشينيان", "باشينيان"] as &[_],
        ),
        (
            "قال الوزير مارك غيتس ذلك. وغيتس هو خامس من يعترف.",
            &["مارك غيتس", "غيتس"],
        ),
        // Its first letter.
        (
            "قال الوزير مارك بيغيتس ذلك. وكان بيغيتس أول من يعترف.",
            &["مارك بيغيتس", "بيغيتس"],
        ),
    ] {
        assert_eq!(people(text), names, "{text}");
    }
}
