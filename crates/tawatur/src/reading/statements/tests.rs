//! Who says what in sentences written for these tests, and what must hold of
//! any text.

mod announced;
mod attributed;
mod carriers;
mod constructions;
mod contents;
mod denied;
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
use proptest::prelude::*;

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
fn a_gloss_of_the_report_ends_the_content() {
    assert_eq!(
        lines(
            "قال الوزير سامر الحلواني إن بلاده \"لن تقبل شروط الجار\" في إشارة إلى الدولة المجاورة.",
            Language::Arabic
        ),
        ["قال | الوزير سامر الحلواني |  | بلاده \"لن تقبل شروط الجار\""]
    );
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
fn where_the_report_goes_on_by_itself() {
    assert_eq!(
        arabic("قالت الوكالة إن حداد غادر بعد ذلك إلى وجهته، لكنها لم تحدد المكان."),
        ["قالت | الوكالة |  | حداد غادر بعد ذلك إلى وجهته"]
    );
    assert_eq!(
        arabic("وأكد الرئيس أنه يريد السلام لكنه أشار إلى صعوبة ذلك."),
        ["أكد | الرئيس |  | يريد السلام", "أشار | (الرئيس) |  | صعوبة ذلك"]
    );
    assert_eq!(
        arabic("وأضافت البلدية أن \"الجسر القديم آمن تماما ولن يغلق أبدا\"، وذلك بعدما اهتز قبل يومين."),
        ["أضافت | البلدية |  | الجسر القديم آمن تماما ولن يغلق أبدا"]
    );
    assert_eq!(
        arabic("وصرح حداد بأن الجسر سيفتح \"قريبا\" حسب وصفه، مضيفا أن العمل جار."),
        ["صرح | حداد |  | الجسر سيفتح \"قريبا\"", "مضيفا | (حداد) |  | العمل جار"]
    );
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
fn a_noun_phrase_ends_before_a_clause() {
    assert_eq!(
        arabic("أعلنت البلدية إغلاق الجسر القديم، ويستخدم الجسر آلاف السكان."),
        ["أعلنت | البلدية |  | إغلاق الجسر القديم"]
    );
    assert_eq!(
        arabic("وقالت البلدية إن الجسر مغلق، ويأتي ذلك بعد أيام من المطر."),
        ["قالت | البلدية |  | الجسر مغلق"]
    );
    assert!(arabic("أبدت البلدية قلقها.").is_empty());
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

/// Words that make the rules work, with marks and clitics.
const PIECES: &[&str] = &[
    "قال",
    "وقالت",
    "أن",
    "إن",
    "إنه",
    "بأن",
    "\"",
    "“",
    "”",
    "«",
    "»",
    "،",
    ".",
    ":",
    "\n",
    "الوزير",
    "وكالة",
    "لوكالة",
    "رويترز",
    "بحسب",
    "وفقا",
    "لما",
    "كما",
    "ذكرت",
    "نقلت",
    "نقلا",
    "عن",
    "قوله",
    "مضيفا",
    "مؤكدة",
    "نفى",
    "اتهم",
    "حذر",
    "من",
    "إلى",
    "على",
    "في",
    "ب",
    "بيان",
    "مؤتمر",
    "الذي",
    "التي",
    "لكن",
    "كان",
    "قد",
    "ضلوع",
    "أي",
    "ذلك",
    "(",
    ")",
    "-",
    "2018",
    "يذكر",
    "دون",
    "لم",
    "تحدد",
    "فيما",
    "حيث",
    "مسؤولية",
    "حملت",
    "وصف",
    "said",
    "that",
    "according",
    "to",
    "the",
    ",",
    "he",
    "منه",
    "له",
    "#",
    "ل",
    "…",
    "قائلا",
    "توقيف",
    "بتوقيف",
];

proptest! {
    #[test]
    fn any_text_gives_spans_inside_it(
        picks in prop::collection::vec((0..PIECES.len(), prop::bool::ANY), 0..120),
        noise in "\\PC{0,12}",
        english in prop::bool::ANY,
    ) {
        let mut text = noise;
        for (pick, space) in picks {
            text.push_str(PIECES[pick]);
            if space {
                text.push(' ');
            }
        }
        let language = if english { Language::English } else { Language::Arabic };
        let reading = read(report(&text, language), Lexicon::builtin());
        let count = reading.statements.len();
        let mut last = 0;
        for statement in &reading.statements {
            let spans = [Some(statement.cue), Some(statement.content), statement.source];
            for span in spans.into_iter().flatten().chain(statement.relays.iter().map(|r| r.span)) {
                prop_assert!(text.get(span.start..span.end).is_some_and(|words| !words.is_empty()), "{span:?} in {text:?}");
            }
            prop_assert!(statement.content.start >= last);
            last = statement.content.start;
            prop_assert!(statement.outer.is_none_or(|outer| outer < count));
            prop_assert!(statement.speaker.entity.is_none_or(|e| e < reading.entities.len()));
        }
    }
}
