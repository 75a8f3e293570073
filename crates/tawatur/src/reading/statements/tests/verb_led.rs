//! Sources that a verb opens.

use super::arabic;

#[test]
fn what_the_verb_tells_of_says_it() {
    for (text, expected) in [
        (
            "انتشرت خطابات تدعو إلى مقاطعة الانتخابات.",
            &["تدعو | خطابات |  | مقاطعة الانتخابات"] as &[_],
        ),
        (
            "وشهدت المدينة حركة احتجاجات واسعة طالبت بإصلاح الجسر.",
            &["طالبت | حركة احتجاجات واسعة |  | إصلاح الجسر"],
        ),
        (
            "خرجت مجموعة من التقارير الإعلامية تقول إن الجسر قديم.",
            &["تقول | مجموعة من التقارير الإعلامية |  | الجسر قديم"],
        ),
    ] {
        assert_eq!(arabic(text), expected, "{text}");
    }
}

#[test]
fn where_nothing_speaks_the_speaker_is_left_out_or_nobody_is_told_to_speak() {
    for (text, expected) in [
        (
            "أشاد الوزير سامي حداد بالخطة. وعندما سئل عما إذا كان يزور المدينة، قال: \"نعم، كل شهر\".",
            "قال | (سامي حداد) |  | نعم، كل شهر",
        ),
        (
            "وصل الوزير سامي حداد أمس. وفيما يتعلق بالغاز أوضح أن الكمية تكفي.",
            "أوضح | (سامي حداد) |  | الكمية تكفي",
        ),
    ] {
        assert_eq!(arabic(text).last().map(String::as_str), Some(expected), "{text}");
    }
    for text in ["يمكن وصف الخطة بأنها قديمة.", "وينبغي وصف الخطة بأنها قديمة."]
    {
        assert_eq!(arabic(text), [""; 0], "{text}");
    }
}

#[test]
fn a_name_that_looks_like_a_verb_speaks() {
    assert_eq!(arabic("وقال هارت إن الجسر قديم."), ["قال | هارت |  | الجسر قديم"]);
    assert_eq!(
        arabic("وأظهرت نتائج التصويت أن الجسر آمن."),
        ["أظهرت | نتائج التصويت |  | الجسر آمن"]
    );
}
