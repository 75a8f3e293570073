//! Checks of the data files that are compiled in.

use super::File;
use super::dependencies::may_ship;
use anyhow::Result;

/// Licences that data may have besides those of code.
const DATA_LICENCES: &[&str] = &["MPL-1.1", "public domain"];

/// Licences that bind what is mixed with the data: such data stays in a file
/// of its own, which the README names.
const SHARE_ALIKE: &[&str] = &["CC-BY-SA-3.0", "CC-BY-SA-4.0", "ODbL-1.0"];

/// Data files whose head does not say where the data is from and on what terms.
pub(super) fn heads(files: &[File]) -> Result<Vec<String>> {
    let readme = files
        .iter()
        .find(|file| file.path == "README.md")
        .map_or("", |file| file.text.as_str());
    let data = files
        .iter()
        .filter(|file| file.path.starts_with("crates/tawatur/data/") && !file.path.ends_with(".md"));
    Ok(data.flat_map(|file| problems(file, readme)).collect())
}

fn problems(file: &File, readme: &str) -> Vec<String> {
    let path = &file.path;
    let value = |key: &str| {
        file.text
            .lines()
            .take_while(|line| line.starts_with('#'))
            .find_map(|line| line.strip_prefix(key))
            .map(str::trim)
            .filter(|value| !value.is_empty())
    };
    let mut problems = Vec::new();
    if value("# source:").is_none() {
        problems.push(format!("{path}:1: the head has no line \"# source: …\""));
    }
    let Some(licences) = value("# licence:") else {
        problems.push(format!("{path}:1: the head has no line \"# licence: …\""));
        return problems;
    };
    // An attribution may follow: "CC-BY-4.0 (© …)", "CC-BY-4.0; © …".
    let licences = licences.split(['(', ';']).next().unwrap_or_default();
    for licence in licences.split(',').map(str::trim) {
        if SHARE_ALIKE.contains(&licence) {
            if !readme.contains(path) {
                problems.push(format!(
                    "{path}: {licence} is share-alike, and README.md does not name the file"
                ));
            }
        } else if !may_ship(licence) && !DATA_LICENCES.contains(&licence) {
            problems.push(format!(
                "{path}: the licence {licence:?} is no SPDX expression that may ship"
            ));
        }
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found_with(readme: &str, text: &str) -> usize {
        let file = |path: &str, text: &str| File {
            path: path.to_owned(),
            text: text.to_owned(),
        };
        heads(&[file("README.md", readme), file("crates/tawatur/data/ar/x.tsv", text)])
            .unwrap()
            .len()
    }

    fn found(text: &str) -> usize {
        found_with("", text)
    }

    #[test]
    fn a_head_names_source_and_licence() {
        assert_eq!(
            found("# source: GeoNames\n# licence: CC-BY-4.0; attribution: x\na\tb\n"),
            0
        );
        assert_eq!(found("# source: us\n# licence: MIT OR Apache-2.0\n"), 0);
        assert_eq!(found("# source: x\n# licence: GPL-2.0\n"), 1);
        assert_eq!(found("# source:\n# licence: MIT\n"), 1);
        assert_eq!(found("a\tb\n# source: x\n# licence: MIT\n"), 2);
    }

    #[test]
    fn several_licences_and_an_attribution() {
        assert_eq!(
            found("# source: x\n# licence: Unicode-3.0, MIT, CC-BY-4.0 (© GeoNames, geonames.org)\n"),
            0
        );
        assert_eq!(found("# source: x\n# licence: MIT, GPL-3.0-only\n"), 1);
    }

    #[test]
    fn share_alike_data_is_named_in_the_readme() {
        let head = "# source: x\n# licence: CC-BY-SA-4.0 (x)\n";
        assert_eq!(found(head), 1);
        assert_eq!(found_with("see crates/tawatur/data/ar/x.tsv", head), 0);
    }
}
