//! Runs the binary `tawatur` as a person would, on good input and bad.

#![cfg(test)]

mod contract;
mod determinism;
mod encodings;
mod inputs;
mod outputs;
mod sizes;
mod support;
