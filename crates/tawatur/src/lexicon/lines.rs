//! The form of the data files: one item a line, or TOML.
//!
//! `#` opens a comment, to the end of the line; the head of a file must hold a
//! comment `# source: …` and `# licence: …`. Fields are separated by tabs.

/// A line of a data file that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}: {reason}")]
pub struct DataError {
    /// The file, below `data/`.
    pub file: String,
    /// Its line, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub reason: String,
}

impl DataError {
    /// An error at a line of a file.
    #[must_use]
    pub fn new(file: &str, line: usize, reason: impl Into<String>) -> Self {
        Self {
            file: file.to_owned(),
            line,
            reason: reason.into(),
        }
    }
}

/// One line of a data file: its number and its fields.
#[derive(Clone, Debug)]
pub struct Line<'d> {
    /// From 1.
    pub number: usize,
    /// Tab-separated, trimmed.
    pub fields: Vec<&'d str>,
}

/// The item lines of a data file.
///
/// # Errors
/// A head without source or licence.
pub fn lines<'d>(file: &str, data: &'d str) -> Result<Vec<Line<'d>>, DataError> {
    check_head(file, data)?;
    Ok(data
        .lines()
        .enumerate()
        .filter_map(|(i, raw)| {
            let item = raw.split('#').next().unwrap_or_default().trim_end();
            (!item.trim().is_empty()).then(|| Line {
                number: i + 1,
                fields: item.split('\t').map(str::trim).collect(),
            })
        })
        .collect())
}

/// Hands each item line of a file to `read`, and keeps what that finds wrong
/// with one, so that all is told at once.
pub(super) fn each_line<'d>(
    file: &str,
    data: &'d str,
    errors: &mut Vec<DataError>,
    mut read: impl FnMut(&Line<'d>) -> Result<(), String>,
) {
    match lines(file, data) {
        Ok(lines) => errors.extend(lines.iter().filter_map(|line| {
            let reason = read(line).err()?;
            Some(DataError::new(file, line.number, reason))
        })),
        Err(error) => errors.push(error),
    }
}

/// The same for a long file, of which no line is copied: every line behind the
/// head is an item, and opens no comment.
pub(super) fn each_long<'d>(
    file: &str,
    data: &'d str,
    errors: &mut Vec<DataError>,
    mut read: impl FnMut(&'d str) -> Result<(), String>,
) {
    if let Err(error) = check_head(file, data) {
        errors.push(error);
        return;
    }
    for (number, line) in (1..).zip(data.lines()).filter(|(_, line)| !line.starts_with('#')) {
        if let Err(reason) = read(line) {
            errors.push(DataError::new(file, number, reason));
        }
    }
}

/// A file of TOML.
///
/// # Errors
/// A head without source or licence, and the first thing that is wrong.
pub(super) fn from_toml<T: serde::de::DeserializeOwned>(file: &str, data: &str) -> Result<T, DataError> {
    check_head(file, data)?;
    toml::from_str(data).map_err(|error| {
        let at = error.span().map_or(0, |span| span.start);
        DataError::new(file, line_at(data, at), error.message())
    })
}

/// Checks that the comments which open a file name its source and licence.
///
/// # Errors
/// The one that is missing.
fn check_head(file: &str, data: &str) -> Result<(), DataError> {
    let head = || data.lines().take_while(|line| line.starts_with('#'));
    match ["# source:", "# licence:"]
        .iter()
        .find(|key| !head().any(|line| line.starts_with(*key)))
    {
        None => Ok(()),
        Some(key) => Err(DataError::new(file, 1, format!("the head has no line \"{key} …\""))),
    }
}

/// The line, from 1, of a byte of a file.
pub(super) fn line_at(data: &str, offset: usize) -> usize {
    data.get(..offset).unwrap_or_default().matches('\n').count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "# source: written for Tawatur\n# licence: MIT OR Apache-2.0\n";

    #[test]
    fn what_is_wrong_is_told_with_file_and_line() {
        let data = format!("{HEAD}good\n\nbad\t1 # a comment\nbad\n");
        let refuse = |item: &str| {
            if item.starts_with("bad") {
                Err("no".to_owned())
            } else {
                Ok(())
            }
        };
        let mut errors = Vec::new();
        each_line("ar/x.tsv", &data, &mut errors, |line| {
            refuse(line.fields.first().unwrap())
        });
        let told: Vec<String> = errors.iter().map(DataError::to_string).collect();
        assert_eq!(told, ["ar/x.tsv:5: no", "ar/x.tsv:6: no"]);
        errors.clear();
        each_long("x.txt", &format!("{HEAD}good\nbad"), &mut errors, refuse);
        assert_eq!(errors.first().map(|e| e.line), Some(4));
    }

    #[test]
    fn a_file_names_its_source_and_licence() {
        let error = lines("x.tsv", "# source: written for Tawatur\nword\n").unwrap_err();
        assert!(error.reason.contains("licence"), "{error}");
        let mut errors = Vec::new();
        each_long("x.txt", "word\n", &mut errors, |_| Ok(()));
        assert_eq!(errors.len(), 1);
    }
}
