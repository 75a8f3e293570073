//! Tawatur reads many news reports of one story and tells, for every claim in
//! them, who said it, through whom it came, how many independent origins it
//! has, who denies it and when it happened.
//!
//! Data flows one way, and each step is one module and one function:
//!
//! 1. bytes → [`report::Report`]: [`report::parse`]
//! 2. report → [`reading::Reading`]: [`reading::read`]
//! 3. readings → [`story::Story`]: [`story::tell`]
//! 4. stories → [`brief::Brief`]: [`brief::compose`]
//!
//! [`contract`] holds the JSON forms of a reading and a brief.
//!
//! This crate does no I/O, reads no clock, draws no random number and starts
//! no thread: what it returns depends on its arguments alone. Spans are byte
//! offsets into a report's text; only [`contract`] counts code points.

pub mod brief;
pub mod contract;
pub mod lexicon;
pub mod reading;
pub mod report;
pub mod story;
pub mod text;
