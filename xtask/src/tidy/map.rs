//! The map of modules in ARCHITECTURE.md: written from the `//!` lines, so
//! that it cannot drift from the code.

use super::File;
use anyhow::{Context, Result};
use std::fmt::Write;

const DOCUMENT: &str = "ARCHITECTURE.md";
const BEGIN: &str = "<!-- modules: written by `cargo xtask map` -->\n";
const END: &str = "<!-- end of modules -->\n";

/// Writes the map anew.
pub(crate) fn write(files: &[File]) -> Result<()> {
    let text = std::fs::read_to_string(DOCUMENT).with_context(|| DOCUMENT.to_owned())?;
    let (before, _, after) = parts(&text)?;
    std::fs::write(DOCUMENT, format!("{before}{BEGIN}{}{END}{after}", table(files)))?;
    Ok(())
}

/// Lines of the map that are not so, and modules that it does not name.
pub(super) fn check(files: &[File]) -> Result<Vec<String>> {
    let document = files
        .iter()
        .find(|file| file.path == DOCUMENT)
        .with_context(|| format!("there is no {DOCUMENT}"))?;
    let (_, is, _) = parts(&document.text)?;
    let wanted = table(files);
    let rows = |text: &str| -> Vec<String> {
        text.lines()
            .filter(|l| l.starts_with("| `"))
            .map(str::to_owned)
            .collect()
    };
    let (is_rows, wanted_rows) = (rows(is), rows(&wanted));
    let mut problems: Vec<String> = Vec::new();
    problems.extend(
        is_rows
            .iter()
            .filter(|row| !wanted_rows.contains(row))
            .map(|row| format!("not so: {row}")),
    );
    problems.extend(
        wanted_rows
            .iter()
            .filter(|row| !is_rows.contains(row))
            .map(|row| format!("missing: {row}")),
    );
    if problems.is_empty() && is != wanted {
        problems.push("the rows are in another order".to_owned());
    }
    if !problems.is_empty() {
        problems.push("`cargo xtask map` writes the map anew".to_owned());
    }
    Ok(problems)
}

/// The document before the map, the map, and the document after it.
fn parts(text: &str) -> Result<(&str, &str, &str)> {
    let (before, rest) = text
        .split_once(BEGIN)
        .with_context(|| format!("{DOCUMENT} has no line {BEGIN}"))?;
    let (map, after) = rest
        .split_once(END)
        .with_context(|| format!("{DOCUMENT} has no line {END}"))?;
    Ok((before, map, after))
}

/// One table a crate, one row a module.
fn table(files: &[File]) -> String {
    let mut modules: Vec<(&str, String, String)> = files.iter().filter_map(module).collect();
    modules.sort();
    let mut text = String::new();
    let mut last = "";
    for (package, path, purpose) in &modules {
        if *package != last {
            let _ = write!(text, "\n### {package}\n\n| module | what it is for |\n|---|---|\n");
            last = package;
        }
        let _ = writeln!(text, "| `{path}` | {purpose} |");
    }
    text.push('\n');
    text
}

/// The crate, path in the crate, and purpose of a module.
fn module(file: &File) -> Option<(&str, String, String)> {
    let (package, path) = file.path.split_once("/src/")?;
    let package = package.strip_prefix("crates/").unwrap_or(package);
    let path = path.strip_suffix(".rs")?;
    let path = match path.strip_suffix("/mod") {
        Some(folder) => format!("{folder}/"),
        None => format!("{path}.rs"),
    };
    Some((package, path, purpose(&file.text)))
}

/// The first sentence of a file's head.
fn purpose(text: &str) -> String {
    let paragraph: Vec<&str> = text
        .lines()
        .map_while(|line| line.strip_prefix("//! "))
        .map(str::trim)
        .collect();
    let paragraph = paragraph.join(" ");
    let end = paragraph.find(". ").map_or(paragraph.len(), |at| at + 1);
    paragraph.get(..end).unwrap_or_default().replace('|', "\\|")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(map: &str) -> Vec<File> {
        let file = |path: &str, text: &str| File {
            path: path.to_owned(),
            text: text.to_owned(),
        };
        vec![
            file(DOCUMENT, &format!("# A\n\n{BEGIN}{map}{END}\nrest\n")),
            file(
                "crates/one/src/lib.rs",
                "//! Does one\n//! thing. And more.\n\nmod a;\n",
            ),
            file("crates/one/src/a/mod.rs", "//! A part.\n//!\n//! More.\n"),
        ]
    }

    #[test]
    fn the_map_it_writes_is_the_map_it_wants() {
        let map = table(&tree(""));
        assert!(map.contains("### one\n"));
        assert!(map.contains("| `lib.rs` | Does one thing. |\n"));
        assert!(map.contains("| `a/` | A part. |\n"));
        assert!(check(&tree(&map)).unwrap().is_empty());
    }

    #[test]
    fn drift_is_found_both_ways() {
        let map = table(&tree("")).replace("`a/`", "`b/`");
        let problems = check(&tree(&map)).unwrap();
        assert!(problems.contains(&"not so: | `b/` | A part. |".to_owned()));
        assert!(problems.contains(&"missing: | `a/` | A part. |".to_owned()));
    }

    #[test]
    fn a_document_without_a_map_fails() {
        let mut files = tree("");
        files[0].text = "# A\n".to_owned();
        assert!(check(&files).is_err());
    }
}
