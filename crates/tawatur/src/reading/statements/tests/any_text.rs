//! What must hold of any text: spans inside it, in order, and links to what is there.

use super::report;
use crate::lexicon::Lexicon;
use crate::reading::read;
use crate::report::Language;
use proptest::prelude::*;

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
