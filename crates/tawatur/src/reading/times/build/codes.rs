//! The classes of words that meanings are built from.

use crate::lexicon::times::{Class, class};
use std::sync::LazyLock;

/// Defines the classes: here a field, in the data a name.
macro_rules! codes {
    ($($field:ident = $name:literal),+ $(,)?) => {
        /// The classes that meanings are built from.
        pub(in crate::reading::times) struct Codes {
            $(pub(in crate::reading::times) $field: Class,)+
        }

        /// The classes, found once.
        pub(in crate::reading::times) static CODES: LazyLock<Codes> = LazyLock::new(|| {
            // A name that is missing becomes a class that no word has.
            let code = |name: &str| class(name).unwrap_or(Class::MAX);
            Codes { $($field: code($name),)+ }
        });
    };
}

codes!(
    weekday = "weekday",
    month = "month",
    hijri = "hijri",
    shift = "shift",
    today = "today",
    tonight = "tonight",
    which = "which",
    this = "this",
    unit = "unit",
    units = "units",
    dual = "dual",
    moment = "moment",
    half = "half",
    part = "part",
    adverb = "adverb",
    edge = "edge",
    decade = "decade",
    few = "few",
    article = "article",
    minus = "minus",
    clock_name = "clock-name",
    day_name = "day-name",
    last = "last",
    bare_weekday = "bare-weekday",
    season = "season",
    holiday = "holiday",
    half_day = "half-day",
    spoken_day = "spoken-day",
    zone = "zone",
);
