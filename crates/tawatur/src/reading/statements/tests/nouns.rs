//! Nouns that report words, with a pronoun or behind a verb, and objects before what is said of them.

use super::arabic;

#[test]
fn a_noun_with_a_pronoun_before_that() {
    assert_eq!(
        arabic("اعتذرت سلمى الخوري للوزير بعد ادعائها بأنه طلب منها المال."),
        ["ادعائها | (سلمى الخوري) |  | طلب منها المال"]
    );
    assert_eq!(
        arabic("قال سامر الحلواني إن الاتفاق ممكن، رغم إشارته إلى أن المفاوضات صعبة."),
        [
            "قال | سامر الحلواني |  | الاتفاق ممكن",
            "إشارته | (سامر الحلواني) |  | المفاوضات صعبة"
        ]
    );
    // A sign of the hand, and one who is invited.
    assert!(arabic("أظهرت اللقطات الجنود وإشارتهم إلى الدمار.").is_empty());
    assert!(arabic("سافر الوزير بعد دعوته إلى الحفل.").is_empty());
}

#[test]
fn a_noun_with_as_written_onto_it() {
    assert_eq!(
        arabic("جاءت الانتقادات حتى من الحزب كقول النائب سامر الحلواني إن الحكومة أخطأت."),
        ["كقول | النائب سامر الحلواني |  | الحكومة أخطأت"]
    );
}

#[test]
fn what_someone_is_called_within_quotation_marks() {
    assert_eq!(
        arabic("وصف الوزير سامر الحلواني تصريحات سلمى الخوري، \"بالسيرك الهزلي\"."),
        ["وصف | الوزير سامر الحلواني |  | تصريحات سلمى الخوري، \"بالسيرك الهزلي\""]
    );
    // The object follows.
    assert!(arabic("وتتهم أنقرة \"بالإرهاب\" وحدات حماية الشعب.").is_empty());
}

#[test]
fn a_charge_laid_by_a_court() {
    assert_eq!(
        arabic("وقد وجه له القضاء التركي اتهامات بمساعدة جماعة مسلحة."),
        ["وجه | القضاء التركي |  | مساعدة جماعة مسلحة"]
    );
    assert_eq!(
        arabic("وجهت السلطات البلجيكية التهم لرجل وزوجته بالتخطيط لتفجير المسجد."),
        ["وجهت | السلطات البلجيكية |  | التخطيط لتفجير المسجد"]
    );
}

#[test]
fn a_deed_that_a_medium_carries() {
    assert_eq!(
        arabic("ونقلت وكالة سانا عن مصدر عسكري تدمير صاروخين قرب المدينة."),
        ["نقلت | مصدر عسكري | وكالة سانا | تدمير صاروخين قرب المدينة"]
    );
    // A ship, and what an accident led to.
    assert!(arabic("قام رجل بسرقة ناقلة جنود، ما أسفر عن مطاردة لمدة ساعتين.").is_empty());
}

#[test]
fn what_is_written_in_a_letter_is_no_writer() {
    assert_eq!(
        arabic("نشر المدرب رسالة انتقد فيها قلة الدعم المقدم للنادي."),
        ["انتقد | (المدرب) |  | قلة الدعم المقدم للنادي"]
    );
}

#[test]
fn an_object_behind_what_was_done_with_the_occasion() {
    assert_eq!(
        arabic("أبدى الحلواني في مقطع نشره عبر حسابه الرسمي على تويتر إعجابه بأداء الفريق."),
        ["أبدى | الحلواني |  | إعجابه بأداء الفريق"]
    );
    assert_eq!(
        arabic("وأبدى البنك الأردني في بيان ارتياحه لهذا القرار."),
        ["أبدى | البنك الأردني |  | ارتياحه لهذا القرار"]
    );
}

#[test]
fn words_of_ones_own_are_said_again() {
    assert_eq!(
        arabic("وجددت النيابة نفيها توقيف القبطان. وكرر الوزير اتهامه للشركة بالإهمال."),
        ["جددت | النيابة |  | توقيف القبطان", "كرر | الوزير |  | الإهمال"]
    );
    // What one does again is no report of words.
    assert!(arabic("وكررت الجماعة هجماتها على المقرات.").is_empty());
}
