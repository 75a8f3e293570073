//! Who does not speak, though his name or title stands near: better no name than another's.

use super::speakers;

#[test]
fn a_minister_of_one_nation_is_not_that_of_another() {
    assert_eq!(
        speakers(
            "قال وزير الخارجية الإيراني سامر الحلواني إن الاتفاق قائم. واعتبر وزير الخارجية الروسي أن الموقف معقول. وكرر وزير الخارجية الإيراني أن بلاده ملتزمة."
        ),
        ["سامر الحلواني", "وزير الخارجية الروسي", "سامر الحلواني"]
    );
}

#[test]
fn who_leads_a_body_is_not_the_president() {
    for (description, name) in [
        ("رئيس الاتحاد الوطني للمزارعين", "رئيس الاتحاد الوطني للمزارعين"),
        ("رئيس البنك المركزي", "رئيس البنك المركزي"),
        ("الرئيس", "سامر الحلواني"),
    ] {
        let text = format!("قال الرئيس سامر الحلواني إن الرسوم باقية. وحذر {description} من أن الأسعار ترتفع.");
        assert_eq!(speakers(&text), ["سامر الحلواني", name]);
    }
}

#[test]
fn a_verb_in_the_plural_goes_on_from_no_single_person() {
    for verb in ["وأكدوا", "وأكدا"] {
        let text = format!("قال المدرب سامر الحلواني إن الفريق جاهز. {verb} أن المباراة صعبة.");
        assert_eq!(speakers(&text), ["سامر الحلواني", ""]);
    }
}

#[test]
fn who_speaks_for_someone_is_not_that_one() {
    for (who, name) in [
        ("المحامي الخاص للحلواني", "المحامي الخاص للحلواني"),
        ("وكيل أعمال لسامر الحلواني", "وكيل أعمال لسامر الحلواني"),
        ("الحلواني", "سامر الحلواني"),
    ] {
        let text = format!("غاب المغني سامر الحلواني عن الحفل. وقال {who} إن الموعد تغير.");
        assert_eq!(speakers(&text), [name]);
    }
}

#[test]
fn a_sound_in_common_makes_no_name() {
    assert_eq!(
        speakers("قالت المغنية إليسا إن الحفل نجح. وغنت شيماء عبد العزيز بعدها. وأضافت إليسا أن الجمهور كبير."),
        ["المغنية إليسا", "إليسا"]
    );
}

#[test]
fn a_judge_or_doctor_is_not_who_was_told_of() {
    for (who, name) in [
        ("القاضي", "القاضي"),
        ("الطبيب", "الطبيب"),
        ("ممثل الادعاء", "ممثل الادعاء"),
        ("اللاعب", "سامر الحلواني"),
        ("الممثل", "سامر الحلواني"),
    ] {
        let text = format!("وصل سامر الحلواني إلى المحكمة أمس. وقال {who} إن الموعد تغير.");
        assert_eq!(speakers(&text), [name]);
    }
}
