//! Stands in for `tawatur::contract` and `tawatur::brief` until they are merged.
pub(crate) mod contract {
    use serde_json::json;
    pub(crate) struct ReadLine;
    impl ReadLine {
        pub(crate) fn new(r: &tawatur::reading::Reading) -> serde_json::Value {
            json!({"report": {"id": r.report.id, "text": r.report.text}})
        }
    }
}
pub(crate) mod brief {
    use tawatur::{
        lexicon::Lexicon,
        reading::Reading,
        report::{Language, Note},
        story::Story,
    };
    pub(crate) type Brief = serde_json::Value;
    pub(crate) struct TerminalOptions {
        pub(crate) color: bool,
        pub(crate) width: usize,
    }
    pub(crate) fn compose(r: &[Reading], s: &[Story], n: Vec<Note>, l: Language, _: &Lexicon) -> Brief {
        serde_json::json!({"stories": [r.len(), s.len()], "notes": n, "language": l})
    }
    pub(crate) fn terminal(b: &Brief, o: &TerminalOptions, _: &Lexicon) -> String {
        format!("{b} {} {}", o.color, o.width)
    }
    pub(crate) fn markdown(b: &Brief, _: &Lexicon) -> String {
        b.to_string()
    }
    pub(crate) fn html(b: &Brief, _: &Lexicon) -> String {
        b.to_string()
    }
}
