//! Where the output goes: standard output, or a file that appears whole or not at all.

use crate::exit::Failure;
use std::fs::{self, Permissions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Where the output goes.
#[derive(Debug)]
pub(crate) enum Output {
    Stdout,
    File(PathBuf),
}

impl Output {
    /// The output for `-o`. A folder that is not there is told before the work.
    pub(crate) fn new(path: Option<&Path>) -> Result<Self, Failure> {
        let Some(path) = path.filter(|path| path.as_os_str() != "-") else {
            return Ok(Self::Stdout);
        };
        let fails = |error| Failure::Output(path.to_owned(), error);
        if path.is_dir() {
            return Err(fails(io::ErrorKind::IsADirectory.into()));
        }
        // Behind a link, the file itself is to be replaced, and not the link.
        let target = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        if !folder(&target).is_dir() {
            return Err(fails(io::Error::new(
                io::ErrorKind::NotFound,
                "there is no such folder",
            )));
        }
        Ok(Self::File(target))
    }

    /// Writes the whole output.
    pub(crate) fn write(&self, text: &str) -> Result<(), Failure> {
        match self {
            Self::Stdout => {
                let mut out = io::stdout().lock();
                out.write_all(text.as_bytes())
                    .and_then(|()| out.flush())
                    .map_err(Failure::Stdout)
            }
            Self::File(path) => replace(path, text).map_err(|error| Failure::Output(path.clone(), error)),
        }
    }
}

/// Writes a file beside `path` and puts it in its place. What is there but is
/// no file, such as `/dev/null` or a pipe, is written to.
fn replace(path: &Path, text: &str) -> io::Result<()> {
    let before = fs::metadata(path).ok();
    if before.as_ref().is_some_and(|there| !there.is_file()) {
        return fs::write(path, text);
    }
    let mut builder = tempfile::Builder::new();
    builder.prefix(".tawatur-");
    if let Some(permissions) = before.map_or_else(new_file, |there| Some(there.permissions())) {
        builder.permissions(permissions);
    }
    let mut file = builder.tempfile_in(folder(path))?;
    file.write_all(text.as_bytes())?;
    file.persist(path)?;
    Ok(())
}

/// The permissions of a new file, before the user's mask is taken off.
#[cfg(unix)]
fn new_file() -> Option<Permissions> {
    use std::os::unix::fs::PermissionsExt;
    Some(Permissions::from_mode(0o666))
}

#[cfg(not(unix))]
fn new_file() -> Option<Permissions> {
    None
}

/// The folder that a file lies in.
fn folder(path: &Path) -> &Path {
    path.parent()
        .filter(|parent| !parent.as_os_str().is_empty())
        .unwrap_or(Path::new("."))
}
