//! Fetches from a server of its own, which behaves as servers do: well, badly, and not at all.

#![cfg(test)]

mod again;
mod faults;
mod keeping;
mod politeness;
mod safety;
mod server;
mod support;
mod watching;
