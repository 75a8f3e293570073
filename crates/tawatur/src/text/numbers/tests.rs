//! Numbers in digits and words, and what holds for any text.

use super::*;
use proptest::prelude::*;

fn first(text: &str) -> Option<Number> {
    let tokens = Tokens::new(text);
    all(&tokens, 0..tokens.len(), Register::Report, Lexicon::builtin())
        .into_iter()
        .next()
}

fn values(text: &str) -> Vec<f64> {
    values_as(Register::Report, text)
}

fn values_as(register: Register, text: &str) -> Vec<f64> {
    let tokens = Tokens::new(text);
    all(&tokens, 0..tokens.len(), register, Lexicon::builtin())
        .iter()
        .map(|n| n.value)
        .collect()
}

#[test]
fn digits_of_all_forms() {
    for (text, value) in [
        ("٣", 3.0),
        ("۳", 3.0),
        ("١٬٢٥٠", 1250.0),
        ("1,250,000", 1_250_000.0),
        ("18.5", 18.5),
        ("٠٫٥", 0.5),
        ("1.250.000", 1_250_000.0),
        ("1,5", 1.5),
        ("1,250.75", 1250.75),
        ("1 414 021", 1_414_021.0),
        ("4.800", 4.8),
    ] {
        assert_eq!(first(text).map(|n| n.value), Some(value), "{text}");
    }
    assert_eq!(first("192.168.1.2"), None);
    assert_eq!(first(&"9".repeat(400)), None);
}

#[test]
fn arabic_words() {
    for (text, value) in [
        ("ثلاثة عشر جنديا", 13.0),
        ("خمسة وعشرين", 25.0),
        ("خمسة و عشرين", 25.0),
        ("إحدى وعشرون", 21.0),
        ("مئتي ألف", 200_000.0),
        ("مائتا ألف", 200_000.0),
        ("3 آلاف", 3000.0),
        ("18 ألفا", 18_000.0),
        ("ألفا شخص", 2000.0),
        ("ألفين وثمانية عشر", 2018.0),
        ("مليون ونصف المليون", 1_500_000.0),
        ("مليون ونصف", 1_500_000.0),
        ("مليونان", 2e6),
        ("ثلاثمائة وواحد وستون", 361.0),
        ("أربعة آلاف وثلاثمئة", 4300.0),
        ("وبخمسين", 50.0),
        ("نصف مليون", 500_000.0),
        ("ثلاثة أرباع", 0.75),
        ("مئة ألف", 100_000.0),
        ("2.3 مليار", 2.3e9),
        ("ستة وعشرون", 26.0),
        ("ألف وتسعمائة وثمانية وسبعون", 1978.0),
        ("ثلاث مئة و21", 321.0),
        ("3 ملايين و200 ألف", 3_200_000.0),
    ] {
        assert_eq!(first(text).map(|n| n.value), Some(value), "{text}");
    }
    assert_eq!(values("300 و212 رقمان"), [300.0, 212.0]);
    assert_eq!(values("التقى أحد الوزراء في نصف نهائي"), [0.0; 0]);
}

#[test]
fn english_words() {
    for (text, value) in [
        ("twenty-three", 23.0),
        ("two million", 2e6),
        ("a dozen", 12.0),
        ("three hundred and five", 305.0),
        ("two and a half million", 2.5e6),
        ("half a million", 500_000.0),
        ("one thousand two hundred", 1200.0),
        ("a hundred", 100.0),
        ("1.2 billion", 1.2e9),
    ] {
        assert_eq!(first(text).map(|n| n.value), Some(value), "{text}");
    }
    assert_eq!(first("a report"), None);
}

#[test]
fn signs_decimals_and_divisions() {
    for (text, value) in [
        ("-12", -12.0),
        ("سالب خمسة", -5.0),
        ("minus five", -5.0),
        (".35", 0.35),
        ("٫٣٥", 0.35),
        ("اثنان فاصلة خمسة", 2.5),
        ("1 فاصلة 25", 1.25),
        ("two point five", 2.5),
        ("3/4", 0.75),
        ("واحد على خمسين", 0.02),
        ("12،450", 12_450.0),
        ("سدس", 1.0 / 6.0),
    ] {
        let found = first(text).map_or(f64::NAN, |n| n.value);
        assert!((found - value).abs() < 1e-9, "{text}: {found}");
    }
    // A dash that joins, a date, a score, and two numbers.
    assert_eq!(values("كوفيد-19"), [19.0]);
    assert_eq!(values("إف -16"), [16.0]);
    assert_eq!(values("10-14"), [10.0, 14.0]);
    assert_eq!(values("7/10"), [7.0, 10.0]);
    assert_eq!(values("3/4/2018"), [3.0, 4.0, 2018.0]);
    assert_eq!(values("1 ، 234"), [1.0, 234.0]);
}

#[test]
fn parts_in_a_message_and_in_a_report() {
    for (text, message, report) in [
        ("13/10", [1.3].as_slice(), [13.0, 10.0].as_slice()),
        ("-13/10", &[-1.3], &[-13.0, 10.0]),
        ("سبعة من عشرين", &[0.35], &[7.0, 20.0]),
        ("جزء من خمسين", &[0.02], &[50.0]),
        ("3 أجزاء من خمسين", &[0.06], &[3.0, 50.0]),
        ("اثنان على 50", &[0.04], &[2.0, 50.0]),
        ("أكلت ثمن الرغيف", &[0.125], &[]),
        ("دفعت ثمن الرغيف", &[], &[]),
        ("تسع الأرض", &[1.0 / 9.0], &[9.0]),
        ("تسع سفن", &[9.0], &[9.0]),
        ("12k", &[12_000.0], &[12.0]),
        ("6 1/4", &[6.25], &[6.0, 0.25]),
        ("صار -7", &[-7.0], &[7.0]),
        ("سبعة وثلاثة أخماس", &[7.6], &[7.6]),
        ("5 من 3", &[5.0, 3.0], &[5.0, 3.0]),
        ("3/4/2018", &[3.0, 4.0, 2018.0], &[3.0, 4.0, 2018.0]),
    ] {
        for (register, expected) in [(Register::Message, message), (Register::Report, report)] {
            let found = values_as(register, text);
            let near = |(a, b): (&f64, &f64)| (a - b).abs() < 1e-9;
            assert!(
                found.len() == expected.len() && found.iter().zip(expected).all(near),
                "{text} {register:?}: {found:?}"
            );
        }
    }
    // A sign before a part.
    assert_eq!(values("-3/4"), [-0.75]);
}

#[test]
fn how_exact() {
    for (text, value, qualifier) in [
        ("نحو 30 شخصا", 30.0, Qualifier::About),
        ("أكثر من 18", 18.0, Qualifier::AtLeast),
        ("وما لا يقل عن خمسة", 5.0, Qualifier::AtLeast),
        ("30 شخصا على الأقل", 30.0, Qualifier::AtLeast),
        ("أقل من عشرة", 10.0, Qualifier::AtMost),
        ("عشرات الملايين", 1e7, Qualifier::Order),
        ("آلاف الجنود", 1000.0, Qualifier::Order),
        ("مئات الآلاف", 1e5, Qualifier::Order),
        ("dozens of people", 10.0, Qualifier::Order),
        ("tens of thousands", 10_000.0, Qualifier::Order),
        ("at least 30 people", 30.0, Qualifier::AtLeast),
        ("قتل 30 شخصا", 30.0, Qualifier::Exact),
    ] {
        let number = first(text).unwrap();
        assert_eq!((number.value, number.qualifier), (value, qualifier), "{text}");
    }
}

#[test]
fn ordinals_and_hundredths() {
    for (text, value) in [
        ("الثالث عشر", 13.0),
        ("الحادي والعشرين", 21.0),
        ("21st", 21.0),
        ("twenty-first", 21.0),
        ("الخامس", 5.0),
    ] {
        let number = first(text).unwrap();
        assert_eq!((number.value, number.kind), (value, NumberKind::Ordinal), "{text}");
    }
    for text in ["18 في المئة", "18%", "18 بالمئة", "18 percent"] {
        let number = first(text).unwrap();
        assert!(number.percent && number.value == 18.0, "{text}");
        assert_eq!(number.span.of(text), text);
    }
}

proptest! {
    #[test]
    fn never_panics_and_spans_are_ordered(text in "([0-9.,٠-٩ ]|مليون|ألف|و|نصف|ثلاثة|عشر|مئة|million|and|half|-|%|\\PC){0,60}") {
        let tokens = Tokens::new(&text);
        let mut last = 0;
        for number in all(&tokens, 0..tokens.len(), Register::Message, Lexicon::builtin()) {
            prop_assert!(number.span.start >= last && !number.span.of(&text).is_empty());
            prop_assert!(number.value.is_finite());
            last = number.span.end;
        }
    }
}
