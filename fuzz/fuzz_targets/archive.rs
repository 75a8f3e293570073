//! Any bytes as a file: a web archive, packed or not, JSON, a table. Reading never
//! panics, ends, and tells why where it gives nothing.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tawatur::lexicon::Lexicon;
use tawatur_desk::inputs::expand;
use tawatur_desk::{Event, Options, run};

fuzz_target!(|bytes: &[u8]| {
    let folder = tempfile::tempdir().expect("a folder");
    for name in ["a.warc", "a.json", "a.csv"] {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).expect("a file");
        let mut told = 0;
        let options = Options {
            threads: std::num::NonZeroUsize::new(1),
            ..Options::default()
        };
        let summary = run(&expand(&[path]), &options, Lexicon::builtin(), |event| {
            told += usize::from(!matches!(event, Event::Progress(_)));
            Ok(())
        })
        .expect("a run");
        assert!(summary.reports > 0 || told > 0 || name == "a.json");
    }
});
