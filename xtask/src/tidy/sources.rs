//! Checks of the text of source files and documents.

use super::File;
use anyhow::Result;

/// The most lines a source file may have.
const MAX_LINES: usize = 600;

/// What the core crate must not use outside its tests.
const IMPURE: &[&str] = &[
    "std::fs",
    "std::net",
    "std::process",
    "std::thread",
    "std::env::",
    "std::io::stdin",
    "SystemTime",
    "Instant::now",
    "Zoned::now",
    "Timestamp::now",
];

/// What uses the network.
const NETWORK: &[&str] = &["std::net", "ureq::", "rustls::"];

/// Folders that a machine has and a repository has not.
const MACHINE_FOLDERS: &[&str] = &["work", "tmp", "root", "home", "Users"];

/// Source files that do not say what they are for.
pub(super) fn heads(files: &[File]) -> Result<Vec<String>> {
    Ok(sources(files)
        .filter(|file| !file.text.starts_with("//! "))
        .map(|file| format!("{}:1: no //! line", file.path))
        .collect())
}

/// Source files that do too much.
pub(super) fn lengths(files: &[File]) -> Result<Vec<String>> {
    Ok(sources(files)
        .map(|file| (file, file.text.lines().count()))
        .filter(|(_, lines)| *lines > MAX_LINES)
        .map(|(file, lines)| format!("{}: {lines} lines; divide it", file.path))
        .collect())
}

/// Marks of unfinished work, and tests that do not run.
pub(super) fn leftovers(files: &[File]) -> Result<Vec<String>> {
    // Put together here, so that this file does not find itself.
    let marks = [
        ["to", "do!("].concat(),
        ["FIX", "ME"].concat(),
        ["unimple", "mented!("].concat(),
        ["#[ig", "nore"].concat(),
        ["allow(dead", "_code)"].concat(),
    ];
    let marks: Vec<&str> = marks.iter().map(String::as_str).collect();
    Ok(sources(files)
        .flat_map(|file| lines_with(file, &marks, |_| true))
        .collect())
}

/// What makes the result of the core crate depend on more than its arguments.
pub(super) fn purity(files: &[File]) -> Result<Vec<String>> {
    Ok(sources(files)
        .filter(|file| file.path.starts_with("crates/tawatur/src/"))
        .flat_map(|file| lines_with(file, IMPURE, |line| line != "#[cfg(test)]"))
        .collect())
}

/// What uses the network outside the crate that is for it.
pub(super) fn offline(files: &[File]) -> Result<Vec<String>> {
    Ok(sources(files)
        .filter(|file| file.path.starts_with("crates/") && !file.path.starts_with("crates/tawatur-fetch/"))
        .flat_map(|file| lines_with(file, NETWORK, |_| true))
        .collect())
}

/// Paths that hold on one machine only.
pub(super) fn paths(files: &[File]) -> Result<Vec<String>> {
    let kinds = [".rs", ".md", ".toml", ".yml", ".yaml", ".sh", ".ci/run"];
    Ok(files
        .iter()
        .filter(|file| kinds.iter().any(|kind| file.path.ends_with(kind)))
        .flat_map(|file| {
            file.text
                .lines()
                .enumerate()
                .filter(|(_, line)| has_machine_path(line))
                .map(|(i, line)| format!("{}:{}: {}", file.path, i + 1, line.trim()))
        })
        .collect())
}

/// A changelog without a place for the next change.
pub(super) fn changelog(files: &[File]) -> Result<Vec<String>> {
    let kept = files
        .iter()
        .any(|file| file.path == "CHANGELOG.md" && file.text.lines().any(|line| line == "## [Unreleased]"));
    Ok(if kept {
        Vec::new()
    } else {
        vec!["CHANGELOG.md: no line \"## [Unreleased]\"".to_owned()]
    })
}

/// Chores that documents and data files name and that do not exist.
pub(super) fn tasks(files: &[File]) -> Result<Vec<String>> {
    const CALL: &str = "cargo xtask ";
    let known = crate::task_names();
    let mut problems = Vec::new();
    for file in files.iter().filter(|file| !file.path.ends_with(".rs")) {
        for (i, line) in file.text.lines().enumerate() {
            for (at, call) in line.match_indices(CALL) {
                let rest = line.get(at + call.len()..).unwrap_or_default();
                let name: String = rest.chars().take_while(char::is_ascii_alphabetic).collect();
                if !name.is_empty() && !known.contains(&name) {
                    problems.push(format!("{}:{}: there is no `{CALL}{name}`", file.path, i + 1));
                }
            }
        }
    }
    Ok(problems)
}

fn sources(files: &[File]) -> impl Iterator<Item = &File> {
    files.iter().filter(|file| file.path.ends_with(".rs"))
}

/// The lines of a file, for as long as `wanted`, that hold one of `marks` outside a comment.
fn lines_with(file: &File, marks: &[&str], wanted: fn(&str) -> bool) -> Vec<String> {
    file.text
        .lines()
        .enumerate()
        .take_while(|(_, line)| wanted(line))
        .filter_map(|(i, line)| {
            let mark = marks.iter().find(|mark| line.contains(**mark))?;
            let comment = line.trim_start().starts_with("//");
            (!comment).then(|| format!("{}:{}: {mark}", file.path, i + 1))
        })
        .collect()
}

/// Whether an absolute path into a machine's folder stands in the line. What
/// follows a word, a dot or another path is part of a URL or of a relative path.
fn has_machine_path(line: &str) -> bool {
    MACHINE_FOLDERS.iter().any(|folder| {
        let path = format!("/{folder}/");
        line.match_indices(&path).any(|(at, _)| {
            let before = line.get(..at).and_then(|before| before.chars().next_back());
            !before.is_some_and(|c| c.is_alphanumeric() || "-_./~*{}".contains(c))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str, text: &str) -> File {
        File {
            path: path.to_owned(),
            text: text.to_owned(),
        }
    }

    #[test]
    fn each_check_finds_what_it_is_for() {
        let long = "//! x\n".repeat(MAX_LINES + 1);
        let files = [
            file(
                "crates/tawatur/src/a.rs",
                &["use std::fs;\nfn f() { to", "do!() }\n"].concat(),
            ),
            file("crates/tawatur/src/b.rs", &long),
            file("crates/tawatur-cli/src/a.rs", "//! x\nuse std::net;\n"),
            file("crates/tawatur-fetch/src/a.rs", "//! x\nuse std::net;\n"),
            file("README.md", &["see /wo", "rk/notes, then `cargo xtask fly`\n"].concat()),
        ];
        assert_eq!(heads(&files).unwrap(), ["crates/tawatur/src/a.rs:1: no //! line"]);
        assert_eq!(lengths(&files).unwrap().len(), 1);
        assert_eq!(purity(&files).unwrap(), ["crates/tawatur/src/a.rs:1: std::fs"]);
        assert_eq!(offline(&files).unwrap(), ["crates/tawatur-cli/src/a.rs:2: std::net"]);
        assert_eq!(leftovers(&files).unwrap().len(), 1);
        assert_eq!(paths(&files).unwrap().len(), 1);
        assert_eq!(changelog(&files).unwrap().len(), 1);
        assert_eq!(tasks(&files).unwrap(), ["README.md:1: there is no `cargo xtask fly`"]);
    }

    #[test]
    fn what_is_allowed_is_not_found() {
        let files = [
            file(
                "crates/tawatur/src/a.rs",
                "//! x\n// std::fs is not used\n#[cfg(test)]\nuse std::fs;\n",
            ),
            file("README.md", "https://example.org/home/x and src/work/y\n"),
            file(
                "CHANGELOG.md",
                "# Changelog\n\n## [Unreleased]\n\n- `cargo xtask tidy`\n",
            ),
        ];
        for check in [heads, lengths, leftovers, purity, offline, paths, changelog, tasks] {
            assert!(check(&files).unwrap().is_empty());
        }
    }
}
