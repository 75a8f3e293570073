//! Arguments → sources: folders become their files, doubles fall away.

use super::Refusal;
use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::fs::Metadata;
use std::path::{Path, PathBuf};
use tawatur::report::Note;
use walkdir::{DirEntry, WalkDir};

/// One file or standard input, to be read.
#[derive(Debug)]
pub struct Source {
    /// How notes call it: the path as given, or `-`.
    pub name: String,
    /// The id of the report that a text or a page gives: the file's stem, or
    /// the path where two files have one stem.
    pub id: String,
    /// Its size, if it is a file.
    pub bytes: Option<u64>,
    /// Where its bytes are.
    pub(crate) place: Place,
}

/// Where the bytes of a source are.
#[derive(Debug)]
pub(crate) enum Place {
    File(PathBuf),
    Stdin,
}

/// What the arguments stand for.
#[derive(Debug, Default)]
pub struct Inputs {
    /// The files, in the order given.
    pub sources: Vec<Source>,
    /// What was found and will not be read.
    pub refused: Vec<Note>,
    /// The files so far, by the one path each has.
    seen: BTreeSet<PathBuf>,
}

/// Turns arguments into sources, in the order given. The files of a folder
/// come sorted by path, without hidden ones. A file that is reached twice is
/// read once. Nothing is opened here: a missing file is found out when it is read.
#[must_use]
pub fn expand(arguments: &[PathBuf]) -> Inputs {
    let mut inputs = Inputs::default();
    for argument in arguments {
        if argument.as_os_str() == "-" {
            if inputs.seen.insert(argument.clone()) {
                inputs.sources.push(Source::new("-".to_owned(), Place::Stdin));
            }
        } else if argument.is_dir() {
            inputs.folder(argument);
        } else {
            inputs.file(argument.clone());
        }
    }
    give_ids(&mut inputs.sources);
    inputs
}

impl Inputs {
    /// Puts the sources into an order that does not depend on that of the arguments.
    pub fn sort(&mut self) {
        self.sources.sort_by(|a, b| a.name.cmp(&b.name));
        self.refused.sort();
    }

    /// Bytes of all sources, if all are files.
    #[must_use]
    pub fn bytes(&self) -> Option<u64> {
        self.sources.iter().map(|source| source.bytes).sum()
    }

    /// Whether this file is among them, however its path is written.
    #[must_use]
    pub fn read(&self, path: &Path) -> bool {
        path.is_file() && self.seen.contains(&identity(path))
    }

    fn file(&mut self, path: PathBuf) {
        if self.seen.insert(identity(&path)) {
            let bytes = path.metadata().ok().filter(Metadata::is_file).map(|m| m.len());
            let source = Source::new(shown(&path), Place::File(path));
            self.sources.push(Source { bytes, ..source });
        }
    }

    /// Adds the files below a folder. Links are followed, but not round a loop:
    /// the files behind it are read already.
    fn folder(&mut self, root: &Path) {
        let mut empty = true;
        let entries = WalkDir::new(root)
            .follow_links(true)
            .sort_by_file_name()
            .into_iter()
            .filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry));
        for entry in entries {
            match entry {
                Ok(entry) if entry.file_type().is_dir() => continue,
                Ok(entry) if entry.file_type().is_file() => self.file(entry.into_path()),
                Ok(entry) => self.refuse(entry.path(), &Refusal::Special),
                Err(error) if error.loop_ancestor().is_some() => continue,
                Err(error) => {
                    let path = error.path().unwrap_or(root).to_owned();
                    let refusal = error.into_io_error().map_or(Refusal::Missing, Refusal::from);
                    self.refuse(&path, &refusal);
                }
            }
            empty = false;
        }
        if empty {
            self.refuse(root, &Refusal::EmptyFolder);
        }
    }

    fn refuse(&mut self, path: &Path, refusal: &Refusal) {
        self.refused.push(Note {
            input: shown(path),
            place: None,
            message: refusal.to_string(),
        });
    }
}

impl Source {
    fn new(name: String, place: Place) -> Self {
        Self {
            name,
            id: String::new(),
            bytes: None,
            place,
        }
    }
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.file_name().as_encoded_bytes().starts_with(b".")
}

/// One path for all ways to write the path of a file. A pipe has none but its own.
fn identity(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_owned())
}

/// The path as a person reads it, and the same on all systems.
fn shown(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

/// Names every source by its stem, or by its path if the stem is not its alone.
fn give_ids(sources: &mut [Source]) {
    let mut users: BTreeMap<String, usize> = BTreeMap::new();
    for source in sources.iter() {
        *users.entry(stem(source)).or_default() += 1;
    }
    for source in sources {
        let stem = stem(source);
        source.id = if users.get(&stem) == Some(&1) {
            stem
        } else {
            source.name.clone()
        };
    }
}

fn stem(source: &Source) -> String {
    match &source.place {
        Place::File(path) => path
            .file_stem()
            .map(OsStr::to_string_lossy)
            .map_or_else(|| source.name.clone(), |stem| stem.into_owned()),
        Place::Stdin => "stdin".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn tree(files: &[&str]) -> tempfile::TempDir {
        let root = tempfile::tempdir().unwrap();
        for file in files {
            let path = root.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "x").unwrap();
        }
        root
    }

    fn ids(inputs: &Inputs) -> Vec<&str> {
        inputs.sources.iter().map(|s| s.id.as_str()).collect()
    }

    #[test]
    fn folders_are_sorted_and_hidden_files_left_out() {
        let root = tree(&["b/2.txt", "a/3.txt", "1.txt", ".hidden.txt", ".git/config"]);
        assert_eq!(ids(&expand(&[root.path().to_owned()])), ["1", "3", "2"]);
    }

    #[test]
    fn a_file_reached_twice_is_read_once() {
        let root = tree(&["1.txt", "2.txt"]);
        let file = root.path().join("1.txt");
        let roundabout = root.path().join("./1.txt");
        assert_eq!(ids(&expand(&[file, root.path().to_owned(), roundabout])), ["1", "2"]);
    }

    #[test]
    fn one_stem_twice_is_told_apart_by_the_path() {
        let root = tree(&["a/report.txt", "b/report.html", "c.txt"]);
        let inputs = expand(&[root.path().to_owned()]);
        let ids = ids(&inputs);
        assert!(ids[0].ends_with("a/report.txt"), "{}", ids[0]);
        assert!(ids[1].ends_with("b/report.html"), "{}", ids[1]);
        assert_eq!(ids[2], "c");
    }

    #[test]
    fn an_empty_folder_is_told() {
        let root = tree(&[]);
        let inputs = expand(&[root.path().to_owned()]);
        assert!(inputs.sources.is_empty());
        assert_eq!(inputs.refused[0].message, Refusal::EmptyFolder.to_string());
    }

    #[cfg(unix)]
    #[test]
    fn a_loop_of_links_ends() {
        let root = tree(&["a/1.txt"]);
        std::os::unix::fs::symlink(root.path(), root.path().join("a/up")).unwrap();
        let inputs = expand(&[root.path().to_owned()]);
        assert_eq!(ids(&inputs), ["1"]);
        assert!(inputs.refused.is_empty());
    }

    #[test]
    fn sorting_undoes_the_order_of_the_arguments() {
        let root = tree(&["1.txt", "2.txt"]);
        let paths = [root.path().join("2.txt"), root.path().join("1.txt")];
        let mut inputs = expand(&paths);
        assert_eq!(ids(&inputs), ["2", "1"]);
        inputs.sort();
        assert_eq!(ids(&inputs), ["1", "2"]);
    }
}
