//! Checks of what the crates depend on.

use super::{File, output};
use anyhow::Result;
use spdx::{Expression, ParseMode};

/// What the core crate must not pull in, directly or not.
const ABSENT: &[&str] = &[
    "async-std",
    "axum",
    "datafusion",
    "duckdb",
    "hyper",
    "rayon",
    "reqwest",
    "rusqlite",
    "sqlx",
    "tantivy",
    "tokio",
];

/// Licences that may ship. `deny.toml` has the same list.
pub(crate) const LICENCES: &[&str] = &[
    "0BSD",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC-BY-4.0",
    "CC0-1.0",
    "ISC",
    "MIT",
    "MIT-0",
    "MPL-2.0",
    "OFL-1.1",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// Crates below the core crate that it must not have.
pub(super) fn absences(_: &[File]) -> Result<Vec<String>> {
    let tree = output(
        "cargo",
        &["tree", "-p", "tawatur", "-e", "normal", "--prefix", "none", "-f", "{p}"],
    )?;
    Ok(ABSENT
        .iter()
        .filter(|absent| tree.lines().any(|line| line.split(' ').next() == Some(absent)))
        .map(|absent| format!("tawatur depends on {absent}; `cargo tree -p tawatur -i {absent}` tells how"))
        .collect())
}

/// Crates in the shipped binary, with any features, whose licence may not ship.
pub(super) fn licences(_: &[File]) -> Result<Vec<String>> {
    let all = [
        "tree",
        "--workspace",
        "--all-features",
        "-e",
        "normal",
        "--target",
        "all",
        "--prefix",
        "none",
        "-f",
        "{p}|{l}",
    ];
    let tree = output("cargo", &all)?;
    let mut problems: Vec<String> = tree
        .lines()
        .filter_map(|line| line.split_once('|'))
        .filter(|(_, licence)| !may_ship(licence.trim_end_matches(" (*)")))
        .map(|(package, licence)| format!("{package}: {licence:?}"))
        .collect();
    problems.sort();
    problems.dedup();
    Ok(problems)
}

/// Whether a licence expression can be fulfilled by licences that may ship.
pub(super) fn may_ship(licence: &str) -> bool {
    Expression::parse_mode(licence.trim(), ParseMode::LAX).is_ok_and(|expression| {
        expression.evaluate(|wanted| wanted.license.id().is_some_and(|id| LICENCES.contains(&id.name)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expressions_are_weighed() {
        for fit in [
            "MIT",
            "MIT/Apache-2.0",
            "(MIT OR Apache-2.0) AND Unicode-3.0",
            "GPL-3.0-only OR MIT",
            "Apache-2.0 WITH LLVM-exception",
        ] {
            assert!(may_ship(fit), "{fit}");
        }
        for unfit in [
            "",
            "GPL-3.0-only",
            "MIT AND GPL-2.0-only",
            "CC-BY-SA-4.0",
            "proprietary",
        ] {
            assert!(!may_ship(unfit), "{unfit}");
        }
    }

    #[test]
    fn deny_toml_has_the_same_licences() {
        let deny = include_str!("../../../deny.toml");
        let listed: Vec<&str> = deny
            .lines()
            .skip_while(|line| !line.starts_with("allow = ["))
            .skip(1)
            .take_while(|line| !line.starts_with(']'))
            .filter_map(|line| line.split('"').nth(1))
            .collect();
        assert_eq!(listed, LICENCES);
    }
}
