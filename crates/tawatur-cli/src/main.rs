//! The command `tawatur`.
fn main() {}
