//! The media that carry words: where they are named, and what only looks like one that carries.

use super::arabic;

/// The relays of each statement, in order of content.
fn relays(text: &str) -> Vec<String> {
    let third = |line: &String| line.split(" | ").nth(2).unwrap_or_default().to_owned();
    arabic(text).iter().map(third).collect()
}

#[test]
fn an_interview_may_be_with_a_medium_of_doubtful_name() {
    for (text, found) in [
        ("وأضاف الوزير في مقابلة مع العربية أن الجسر قديم.", "العربية"),
        ("وأضاف الوزير في مقابلة خاصة مع العربية أن الجسر قديم.", "العربية"),
        ("وأضاف الوزير في حوار مع \"الحدث\" أن الجسر قديم.", "الحدث"),
        // The language and the match are no media.
        ("وأضاف الوزير في دراسة عن العربية أن الجسر قديم.", ""),
        ("وأضاف الوزير بعد مباراة مع الجزيرة أن الجسر قديم.", ""),
    ] {
        assert_eq!(relays(text), [found], "{text}");
    }
}

#[test]
fn a_clause_that_tells_more_of_a_noun_is_the_reports_own() {
    for (text, found) in [
        ("وقال الوزير إن الميناء الذي تتهمه الصحف بالتقصير آمن.", vec!["", ""]),
        (
            "وقالت وكالة رويترز إن المدير الذي كانت تتهمه الوزارة بالتقصير استقال.",
            vec!["", ""],
        ),
        // With "and" the speaker goes on.
        (
            "وقال الوزير إن الميناء آمن، والذي تقول البلدية إنه مغلق.",
            vec!["", "الوزير"],
        ),
        ("وقال الوزير إن البلدية أعلنت أن الميناء مغلق.", vec!["", "الوزير"]),
    ] {
        assert_eq!(relays(text), found, "{text}");
    }
}

#[test]
fn a_medium_gives_out_the_document_or_words_named_behind() {
    for (text, found) in [
        (
            "وصف الوزير القرار بأنه ظالم، وفق تصريحات نقلتها وكالة رويترز.",
            "وكالة رويترز",
        ),
        (
            "قال الوزير إن الجسر قديم، حسب بيان للوزارة نشرته صحيفة \"النهر\".",
            "صحيفة \"النهر\"",
        ),
        (
            "قال الوزير إن الجسر قديم، بحسب التصريحات التي نقلتها \"رويترز\".",
            "رويترز",
        ),
        ("قال الوزير في تصريحات نقلتها \"رويترز\" إن الجسر قديم.", "رويترز"),
        (
            "وجاء في بيان للوزارة نقلته وكالة رويترز، أن الجسر قديم.",
            "وكالة رويترز",
        ),
        ("قال الوزير إن الجسر قديم، بحسبما ذكرت وكالة رويترز.", "وكالة رويترز"),
        // A document of one's own.
        ("قال الوزير إن الجسر قديم، حسب بيان للوزارة.", ""),
    ] {
        assert_eq!(relays(text), [found], "{text}");
    }
    // What others told, which he confirms.
    let confirmed = relays("وأكد الوزير ما نقلته وكالة رويترز، وقال إن الجسر قديم.");
    assert!(confirmed.iter().all(String::is_empty), "{confirmed:?}");
}

#[test]
fn a_report_that_a_medium_gave_out_is_hers() {
    assert_eq!(
        arabic("سقط الجسر القديم فجر الأحد، وفقا لتقرير نشرته صحيفة النهر."),
        ["وفقا | تقرير نشرته صحيفة النهر |  | سقط الجسر القديم فجر الأحد"]
    );
    assert_eq!(
        relays("قال الوزير إن الجسر قديم، وفقا لتقرير نشرته صحيفة النهر."),
        ["صحيفة النهر"]
    );
    assert_eq!(
        arabic("كشف تقرير حديث لصحيفة النهر أن الجسر قديم."),
        ["كشف | تقرير حديث لصحيفة النهر |  | الجسر قديم"]
    );
}

#[test]
fn a_medium_at_the_end_carries_all_that_the_sentence_says() {
    for (text, found) in [
        (
            "أكدت الوزارة أن الجسر آمن، كما أعلنت البلدية أن الطريق مغلق، بحسب وكالة رويترز.",
            ["وكالة رويترز", "وكالة رويترز"],
        ),
        // Who is no medium tells of the last alone.
        (
            "أكدت الوزارة أن الجسر آمن، كما أعلنت البلدية أن الطريق مغلق، بحسب مصدر في الشرطة.",
            ["", "مصدر في الشرطة"],
        ),
        // Another sentence is another's.
        (
            "أكدت الوزارة أن الجسر آمن. وأعلنت البلدية أن الطريق مغلق، بحسب وكالة رويترز.",
            ["", "وكالة رويترز"],
        ),
    ] {
        assert_eq!(relays(text), found, "{text}");
    }
    assert_eq!(
        arabic("قال المدرب: \"كنا نستحق الفوز اليوم\"، في إشارة إلى المباراة الأخيرة، بحسب ما ذكرت صحيفة النهر."),
        ["قال | المدرب | صحيفة النهر | كنا نستحق الفوز اليوم"]
    );
}

#[test]
fn behind_a_stop_or_a_closing_mark_the_medium_is_told_all_the_same() {
    for text in [
        "وقال الوزير إن الجسر قديم. ، وفقا لما نقلته صحيفة النهر.",
        "وقال الوزير إن الجسر \"قديم ولا يصلح اليوم لعبور كل هذه الشاحنات،\" خلال مقابلة له مع صحيفة النهر.",
    ] {
        assert_eq!(relays(text), ["صحيفة النهر"], "{text}");
    }
}

#[test]
fn speech_in_speech_is_told_by_the_outer_speaker() {
    for (text, found) in [
        (
            "وقالت صحيفة النهر إنه وفقا لهيئة الجسور، فإن الطريق مغلق.",
            ["", "صحيفة النهر"],
        ),
        // A comma between subject and verb parts nothing.
        (
            "وأفادت صحيفة النهر أن رئيس البلدية سامي خوري، كشف أن الجسر قديم.",
            ["", "صحيفة النهر"],
        ),
        // A clause of its own does.
        ("وأفادت صحيفة النهر أن الجسر سقط، وقال الوزير إن الطريق مغلق.", ["", ""]),
    ] {
        assert_eq!(relays(text), found, "{text}");
    }
    assert_eq!(
        relays("نقلت وكالة الوادي عن الوزير سامي خوري قوله لقناة النهر إن الجسر قديم."),
        ["قناة النهر ‹ وكالة الوادي"]
    );
}

#[test]
fn the_same_medium_and_its_programmes_carry_words() {
    for (text, found) in [
        ("وقال الوزير في لقاء آخر مع نفس القناة إن الجسر قديم.", "نفس القناة"),
        (
            "وقال الوزير في فقرة \"ضيف المساء\" إن الجسر قديم.",
            "فقرة \"ضيف المساء\"",
        ),
        ("وقال الوزير عبر شاشة قناة النهر إن الجسر قديم.", "شاشة قناة النهر"),
        ("وعن العمل الذي يعرض عبر شاشة قناة النهر قال المخرج إن الجسر قديم.", ""),
        // A part of a law, and a site of one's own account.
        ("وقال الوزير في فقرة من القانون إن الجسر قديم.", ""),
        ("وقال الوزير على موقع #تويتر إن الجسر قديم.", ""),
    ] {
        assert_eq!(relays(text), [found], "{text}");
    }
}
