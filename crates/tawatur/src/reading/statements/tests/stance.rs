//! How speakers stand to what they say.

use super::*;

#[test]
fn stance_of_verb_and_content() {
    let stance = |text: &str| {
        read(report(text, Language::Arabic), Lexicon::builtin())
            .statements
            .first()
            .map(|s| s.stance)
    };
    assert_eq!(stance("نفت البلدية أن يكون الجسر قد انهار."), Some(Stance::Denies));
    assert_eq!(stance("نفت البلدية أي تورط لها في الحادث."), Some(Stance::Denies));
    assert_eq!(stance("اتهمت البلدية الشركة بإهمال الجسر."), Some(Stance::Accuses));
    assert_eq!(stance("حذر المهندسون من انهيار الجسر."), Some(Stance::Threatens));
    assert_eq!(stance("قال الوزير إن ما نشر عار عن الصحة."), Some(Stance::Denies));
    assert_eq!(
        stance("قال الوزير إن الأنباء كاذبة وعارية عن الصحة."),
        Some(Stance::Denies)
    );
    assert_eq!(
        stance("وقد يغلق الجسر غدا، بحسب الشرطة المحلية."),
        Some(Stance::Expects)
    );
    assert_eq!(stance("قال الوزير إن الأنباء غير صحيحة."), Some(Stance::Denies));
    assert_eq!(stance("دعت البلدية السكان إلى إخلاء المكان."), Some(Stance::Asks));
    assert_eq!(stance("قالت البلدية إنها ستفتح الجسر غدا."), Some(Stance::Promises));
    assert_eq!(stance("أوضح مهندس أن الجسر سيتم فتحه غدا."), Some(Stance::Promises));
    assert_eq!(stance("أوضح مهندس أن الجسر سينهار غدا."), Some(Stance::Expects));
    assert_eq!(stance("قال المهندس إنه يجب إغلاق الجسر."), Some(Stance::Asks));
    assert_eq!(stance("وصف الوزير التقرير بأنه كاذب."), Some(Stance::Accuses));
    assert_eq!(stance("وصف الوزير الاجتماع بأنه مثمر."), Some(Stance::Asserts));
    assert_eq!(
        stance("أعلنت البلدية أن المهندسين سيفحصون الجسر."),
        Some(Stance::Promises)
    );
    assert_eq!(stance("رأى مراقبون أن الأزمة ستطول كثيرا."), Some(Stance::Expects));
    assert_eq!(
        stance("وقال المدير: \"سأقدم شكوى إلى المحكمة\"."),
        Some(Stance::Promises)
    );
    assert_eq!(stance("وقالت الشركة إن التقرير \"مفبرك\"."), Some(Stance::Denies));
    assert_eq!(stance("قال الوزير إن الاتهامات مبنية على أكاذيب."), Some(Stance::Denies));
    assert_ne!(
        stance("قال الوزير إن الاتفاق أبرم بناء على ادعاءات كاذبة."),
        Some(Stance::Denies)
    );
    assert_ne!(stance("قال الوزير إن النظام كذب بشأن برنامجه."), Some(Stance::Denies));
    assert_eq!(stance("وقال المهندس إن الجسر قد ينهار."), Some(Stance::Expects));
}

#[test]
fn an_own_plan_is_promised_and_an_outcome_expected() {
    let future = "وقال القيادي سامر الحلبي إن بلاده ستبني جسرا. وقال خبير إن الجسر سيؤدي إلى الازدحام.";
    assert_eq!(stances(future), [Stance::Promises, Stance::Expects]);
    assert_eq!(
        stances("وقال سامر الحلبي إن على البلدية أن تفتح الجسر."),
        [Stance::Asks]
    );
    assert_eq!(stances("وقال سامر الحلبي إنه لم يزر الجسر أبدا."), [Stance::Asserts]);
}

#[test]
fn what_a_side_will_not_do_is_promised_and_what_others_will_not_expected() {
    assert_eq!(
        stances("قالت الوزارة إنها لن تغلق الجسر. وقال الخبير إن الأزمة لن تنتهي."),
        [Stance::Promises, Stance::Expects]
    );
    assert_eq!(
        stances("قال وزير النقل إن الحكومة لن تغلق الجسر. وقال الرئيس المصري سامي خوري إن مصر لن تبيع القناة."),
        [Stance::Promises, Stance::Promises]
    );
}

#[test]
fn plans_of_others_are_promised_unless_the_press_tells_of_them() {
    assert_eq!(
        stances("قال المدير إن الشركة تخطط لبناء جسر. وذكرت صحيفة المرفأ أن النادي يعتزم بيع الملعب."),
        [Stance::Promises, Stance::Expects]
    );
    assert_eq!(stances("قال المدير إنه لا توجد خطط لبناء جسر."), [Stance::Asserts]);
    assert_eq!(stances("وأضاف المدير: \"سوف نبقى في المدينة\"."), [Stance::Promises]);
}

#[test]
fn what_others_must_do_is_asked_and_what_we_must_is_not() {
    assert_eq!(
        stances("قال المدرب إنه يجب أن ننتظر التقرير. وقال المدرب إنه يجب أن ينتظر الجمهور التقرير."),
        [Stance::Asserts, Stance::Asks]
    );
    assert_eq!(
        stances("قال السفير إن بلاده تطالب بتحقيق مستقل. وقال السفير إن بلاده طالبت بتحقيق مستقل."),
        [Stance::Asks, Stance::Asserts]
    );
    assert_eq!(stances("اقترح الوزير تأجيل الاجتماع."), [Stance::Asks]);
}

#[test]
fn to_refuse_something_answers_no_charge() {
    assert_eq!(
        stances("رفض الوزير الاتهامات بالتقصير. ورفضت البلدية أن يغلق الجسر."),
        [Stance::Denies, Stance::Asserts]
    );
}

#[test]
fn a_possibility_is_told_from_what_has_happened() {
    assert_eq!(
        stances("قال المدير إن الشركة قد تعرضت للاختراق. وقال المدير إن الشركة قد تتعرض للاختراق."),
        [Stance::Asserts, Stance::Expects]
    );
}

#[test]
fn the_main_clause_decides_and_not_what_follows_it() {
    assert_eq!(
        stances("قال المدير إن الطريق خطر، ويجب إغلاقه. وقال المدير إن على البلدية إغلاق الطريق."),
        [Stance::Asserts, Stance::Asks]
    );
    assert_eq!(
        stances("قالت الشركة إن الجسر كلف خمسة ملايين درهم سنغافوري."),
        [Stance::Asserts]
    );
    assert_eq!(stances("قال الخبير إن الأسعار من المتوقع أن ترتفع."), [Stance::Expects]);
}

#[test]
fn a_bad_name_behind_as_blames_however_late() {
    assert_eq!(
        stances("وصف النائب القرار الذي اتخذته البلدية مساء الأحد بأنه مجحف."),
        [Stance::Accuses]
    );
}

fn stances(text: &str) -> Vec<Stance> {
    let reading = read(report(text, Language::Arabic), Lexicon::builtin());
    reading.statements.iter().map(|s| s.stance).collect()
}
