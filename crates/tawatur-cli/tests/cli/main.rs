//! Runs the binary `tawatur` as a person would, on good input and bad.

#![cfg(test)]

mod contract;
mod determinism;
mod encodings;
#[cfg(feature = "fetch")]
mod fetching;
mod formats;
mod inputs;
mod interrupts;
mod outputs;
mod sizes;
mod support;
mod usage;
