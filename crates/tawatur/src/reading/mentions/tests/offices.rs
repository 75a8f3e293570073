//! Offices, and who bears them.

use super::*;

#[test]
fn an_office_stands_for_its_only_bearer() {
    for (text, bearer) in [
        (
            "وصل العاهل الأردني، الملك عبد الله الثاني، إلى المدينة. وأعلن العاهل الأردني ذلك.",
            Some("عبد الله الثاني"),
        ),
        (
            "زار ولي العهد السعودي الأمير محمد بن سلمان المدينة. وأكد ولي العهد السعودي ذلك.",
            Some("محمد بن سلمان"),
        ),
        (
            "قالت المستشارة الألمانية أنغيلا ميركل ذلك. وشددت المستشارة الألمانية على السلام.",
            Some("أنغيلا ميركل"),
        ),
        (
            "قال الرئيس الروسي السابق بوريس يلتسن ذلك. وأعلن الرئيس الروسي شيئا.",
            None,
        ),
        ("قال نائب الرئيس الأمريكي مايك بنس ذلك. وأعلن الرئيس الأمريكي شيئا.", None),
        (
            "قال الرئيس الأمريكي باراك أوباما ذلك عام 2010. وقال الرئيس الأمريكي دونالد ترامب غيره. وغاب الرئيس الأمريكي.",
            None,
        ),
        (
            "British Prime Minister Helen Carter met envoys in London. The British prime minister left early.",
            Some("Helen Carter"),
        ),
    ] {
        let reading = crate::reading::read(report(text), Lexicon::builtin());
        let office = reading.mentions.iter().find(|m| m.inferred);
        let found = office.map(|m| reading.entities[m.entity].name.as_str());
        assert_eq!(found, bearer, "{text}");
    }
}

/// The words that stand for somebody by office, with the bearer.
fn offices_alone(text: &str) -> Vec<String> {
    let reading = crate::reading::read(report(text), Lexicon::builtin());
    let alone = reading.mentions.iter().filter(|m| m.inferred);
    let show = |m: &Mention| format!("{} = {}", m.span.of(text), reading.entities[m.entity].name);
    alone.map(show).collect()
}

#[test]
fn a_short_office_is_that_of_the_one_named_before() {
    for (text, offices) in [
        (
            "قال الرئيس الروسي فلاديمير بوتين ذلك. وأضاف الرئيس أن القمة نجحت.",
            &["الرئيس = فلاديمير بوتين"] as &[_],
        ),
        (
            "التقى وزير الخارجية الفرنسي سالم الحداد الوفد. وقال الوزير إن اللقاء نجح، وأكد الوزير الفرنسي دعمه.",
            &["الوزير = سالم الحداد", "الوزير الفرنسي = سالم الحداد"],
        ),
        (
            "حكم على رئيس الوزراء السابق سالم الحداد بالسجن. ونفى ذلك رئيس الوزراء السابق.",
            &["رئيس الوزراء السابق = سالم الحداد"],
        ),
        (
            "وصل رئيس الحكومة اللبنانية سالم الحداد. وقال رئيس الوزراء اللبناني إنه سعيد.",
            &["رئيس الوزراء اللبناني = سالم الحداد"],
        ),
        (
            "زار محافظ البصرة سالم الحداد الميناء. وأعلن محافظ البصرة افتتاحه.",
            &["محافظ البصرة = سالم الحداد"],
        ),
        // Two may be meant, or another one, or nobody.
        (
            "التقى الرئيس الروسي فلاديمير بوتين الرئيس الفرنسي إيمانويل ماكرون. وقال الرئيس ذلك.",
            &[],
        ),
        (
            "قال رئيس الوزراء البريطاني سالم الحداد ذلك. وأضاف الرئيس أن القمة نجحت.",
            &[],
        ),
        ("قال نائب الرئيس الأمريكي مايك بنس ذلك. وأضاف الرئيس أن القمة نجحت.", &[]),
        ("قال وزير الخارجية الفرنسي سالم الحداد ذلك. وغاب وزير الدفاع.", &[]),
        ("وصل الملك سلمان إلى جدة. وبدأت مباريات كأس الملك أمس.", &[]),
        ("عمل الوزير سالم الحداد هناك. ثم ترك منصب الوزير قبل عام.", &[]),
        ("أضاف الرئيس أن القمة نجحت. ثم وصل الرئيس الروسي فلاديمير بوتين.", &[]),
    ] {
        assert_eq!(offices_alone(text), offices, "{text}");
    }
}

#[test]
fn a_wife_does_not_bear_the_office_of_her_husband() {
    let text = "وصلت زوجة الرئيس الفرنسي سلمى الحداد. وقال الرئيس الفرنسي شيئا.";
    assert_eq!(offices_alone(text), [""; 0]);
}
