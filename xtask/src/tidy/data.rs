//! Checks of the data files that are compiled in.

use super::File;
use super::dependencies::may_ship;
use anyhow::Result;

/// Data files whose head does not say where the data is from and on what terms.
pub(super) fn heads(files: &[File]) -> Result<Vec<String>> {
    let data = files
        .iter()
        .filter(|file| file.path.starts_with("crates/tawatur/data/") && !file.path.ends_with(".md"));
    Ok(data.flat_map(problems).collect())
}

fn problems(file: &File) -> Vec<String> {
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
        problems.push(format!("{}:1: the head has no line \"# source: …\"", file.path));
    }
    match value("# licence:") {
        None => problems.push(format!("{}:1: the head has no line \"# licence: …\"", file.path)),
        // Words may follow the licence: "CC-BY-4.0; attribution: …".
        Some(licence) if !may_ship(licence.split([';', ',']).next().unwrap_or_default()) => {
            problems.push(format!("{}: the licence {licence:?} may not ship", file.path));
        }
        Some(_) => {}
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> usize {
        let path = "crates/tawatur/data/ar/x.tsv".to_owned();
        heads(&[File {
            path,
            text: text.to_owned(),
        }])
        .unwrap()
        .len()
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
}
