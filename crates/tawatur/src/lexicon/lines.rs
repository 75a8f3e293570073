//! The form of the data files that hold one item a line.
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
    for key in ["# source:", "# licence:"] {
        if !data
            .lines()
            .take_while(|l| l.starts_with('#'))
            .any(|l| l.starts_with(key))
        {
            return Err(DataError::new(file, 1, format!("the head has no line \"{key} …\"")));
        }
    }
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
