//! Who says what in sentences written for these tests.

mod announced;
mod any_text;
mod attributed;
mod carriers;
mod constructions;
mod contents;
mod denied;
mod ends;
mod named;
mod nouns;
mod openings;
mod others;
mod plain;
mod relays;
mod sources;
mod speakers;
mod stance;
mod subjects;
mod unspoken;
mod verb_led;

use super::*;
use crate::lexicon::Lexicon;
use crate::reading::read;
use crate::report::{Part, Report};

fn report(text: &str, language: Language) -> Report {
    Report::plain("t", text, language)
}

/// Each statement as "cue | source | relays | content".
fn lines(text: &str, language: Language) -> Vec<String> {
    let reading = read(report(text, language), Lexicon::builtin());
    let words = |span: Span| span.of(text).to_owned();
    reading
        .statements
        .iter()
        .map(|s| {
            let relays: Vec<_> = s.relays.iter().map(|r| words(r.span)).collect();
            let source = s.source.map_or_else(|| format!("({})", s.speaker.name), words);
            format!(
                "{} | {source} | {} | {}",
                words(s.cue),
                relays.join(" ‹ "),
                words(s.content)
            )
        })
        .collect()
}

fn arabic(text: &str) -> Vec<String> {
    lines(text, Language::Arabic)
}

/// The speaker of each statement of an Arabic text.
fn speakers(text: &str) -> Vec<String> {
    let reading = read(report(text, Language::Arabic), Lexicon::builtin());
    reading.statements.into_iter().map(|s| s.speaker.name).collect()
}

#[test]
fn verbal_nouns_of_the_fifth_form_open_content() {
    assert_eq!(
        lines("أعلنت شركة النور، مساء الأحد، تحطم طائرة في الجبل.", Language::Arabic),
        ["أعلنت | شركة النور |  | تحطم طائرة في الجبل"]
    );
}

#[test]
fn an_excuse_is_reported() {
    assert_eq!(
        lines("رفض الموظف سالم الراوي العودة متذرعا بأنه مريض.", Language::Arabic).len(),
        1
    );
}

#[test]
fn speech_in_speech() {
    let text = "قالت صحيفة الأهرام إن وزير النقل أكد أن الجسر سيفتح.";
    assert_eq!(
        arabic(text),
        [
            "قالت | صحيفة الأهرام |  | وزير النقل أكد أن الجسر سيفتح",
            "أكد | وزير النقل | صحيفة الأهرام | الجسر سيفتح",
        ]
    );
    let reading = read(report(text, Language::Arabic), Lexicon::builtin());
    assert_eq!(reading.statements[1].outer, Some(0));
}

#[test]
fn a_quotation_over_several_sentences() {
    let text = "قال سامي خوري: \"الجسر آمن. لن نغلقه أبدا\".";
    assert_eq!(
        arabic(text),
        ["قال | سامي خوري |  | الجسر آمن", "قال | (سامي خوري) |  | لن نغلقه أبدا",]
    );
    let reading = read(report(text, Language::Arabic), Lexicon::builtin());
    assert!(reading.statements.iter().all(|s| s.quote == Quote::Direct));
}

#[test]
fn the_content_begins_with_whom_it_is_about() {
    for (text, line) in [
        (
            "وحثت المنظمة أطراف النزاع على ضبط النفس.",
            "حثت | المنظمة |  | أطراف النزاع على ضبط النفس",
        ),
        (
            "كما دعا البرنامج المتقدمين لزيارة مكاتبه.",
            "دعا | البرنامج |  | المتقدمين لزيارة مكاتبه",
        ),
        (
            "وطالب #حساب_الطريق، في تغريدة، السائقين بالتأكد من إطاراتهم.",
            "طالب | #حساب_الطريق |  | السائقين بالتأكد من إطاراتهم",
        ),
        (
            "وألقت الشركة باللوم على المقاول.",
            "ألقت | الشركة |  | باللوم على المقاول",
        ),
    ] {
        assert_eq!(arabic(text), [line]);
    }
}

#[test]
fn courts_documents_and_light_verbs() {
    for (text, line) in [
        ("وقضت المحكمة برد الدعوى.", "قضت | المحكمة |  | رد الدعوى"),
        ("وجاء في الوثيقة أن السد قديم.", "جاء | الوثيقة |  | السد قديم"),
        ("وأثار خبراء مخاوف بشأن سلامة السد.", "أثار | خبراء |  | سلامة السد"),
        ("وخلص المدير إلى القول إن السد سليم.", "خلص | المدير |  | السد سليم"),
        ("ورجح المهندس ألا ينهار السد.", "رجح | المهندس |  | ألا ينهار السد"),
    ] {
        assert_eq!(arabic(text), [line]);
    }
}

#[test]
fn verbs_that_only_look_like_reporting() {
    for text in [
        "قضى اللاعب أياما في إنقاص وزنه.",
        "وردت الدولة بفرض رسوم على الواردات.",
        "جرى البيع عبر تطبيق جديد عن الأداء.",
        "وأثار القرار مخاوف من حرب جديدة.",
        "وقررت طالبة جامعية السفر.",
    ] {
        assert_eq!(arabic(text), [""; 0], "{text}");
    }
}

#[test]
fn a_noun_that_reports() {
    assert_eq!(
        arabic("يأتي ذلك بعد إعلان وزارة الدفاع أن القوات انسحبت من المدينة."),
        ["إعلان | وزارة الدفاع |  | القوات انسحبت من المدينة"]
    );
    assert_eq!(
        arabic("وقال الوزير إن الوضع هادئ، بعد ساعات من تحذير الأمم المتحدة من كارثة إنسانية."),
        [
            "قال | الوزير |  | الوضع هادئ",
            "تحذير | الأمم المتحدة |  | كارثة إنسانية"
        ]
    );
    assert!(arabic("عاد الهدوء بعد إعلان حالة الطوارئ في المدينة.").is_empty());
}

#[test]
fn a_medium_told_behind_the_content() {
    assert_eq!(
        arabic("قال مدير الميناء إن السفينة غرقت، في تصريحات نقلتها وكالة رويترز."),
        ["قال | مدير الميناء | وكالة رويترز | السفينة غرقت"]
    );
    assert_eq!(
        arabic("وقالت ليلى خوري، المحررة السابقة في مجلة الهلال، إن السفينة غرقت."),
        ["قالت | ليلى خوري، المحررة السابقة في مجلة الهلال |  | السفينة غرقت"]
    );
}

#[test]
fn what_is_no_statement() {
    for text in [
        "التقى الوزير نظيره وبحثا الجسر الجديد.",
        "يذكر أن الجسر بني قبل عشرين عاما.",
        "لم تذكر البلدية أي تفاصيل عن الجسر.",
        "عاد السكان على أمل العثور على بيوتهم.",
        "وقع خلاف بين المدينة والميناء.",
        "وتُعتبر المدينة معقل صيد الأسماك في البلاد.",
        "رفضت المحكمة أمس طلب الشركة توسيع الميناء.",
        "زاد الإنتاج هذا العام بما يشير إلى نمو قوي في المدينة.",
        "رتبت التذاكر المباعة في المدينة وفقا لجنسية المشترين.",
    ] {
        assert!(arabic(text).is_empty(), "{text}: {:?}", arabic(text));
    }
}

#[test]
fn an_embedded_post_speaks_for_itself() {
    let text = "انهار الجسر.\nالجسر آمن تماما pic.example/x\n— بلدية المدينة (@town) May 1, 2023";
    let mut report = report(text, Language::Arabic);
    let at = text.find("الجسر آمن").unwrap_or_default();
    report.parts = vec![
        Part {
            kind: PartKind::Body,
            span: Span::new(0, at),
        },
        Part {
            kind: PartKind::EmbeddedPost,
            span: Span::new(at, text.len()),
        },
    ];
    let reading = read(report, Lexicon::builtin());
    assert_eq!(reading.statements.len(), 1);
    let statement = &reading.statements[0];
    assert_eq!(statement.content.of(text), "الجسر آمن تماما");
    assert_eq!(statement.source.map(|s| s.of(text)), Some("بلدية المدينة"));
    assert_eq!(statement.quote, Quote::Direct);
}

#[test]
fn english_before_and_behind() {
    let english = |text| lines(text, Language::English);
    assert_eq!(
        english("The mayor said on Sunday that the bridge was safe."),
        ["said | The mayor |  | the bridge was safe"]
    );
    assert_eq!(
        english("The bridge was safe, the mayor said."),
        ["said | the mayor |  | The bridge was safe"]
    );
    assert_eq!(
        english("\"The bridge is safe,\" said Mayor Ann Field."),
        ["said | Mayor Ann Field |  | The bridge is safe"]
    );
    assert_eq!(
        english("According to the port authority, the ship sank at dawn."),
        ["According to | the port authority |  | the ship sank at dawn"]
    );
}
