//! Where the output goes: standard output, or a file that appears whole or not at all.

use crate::exit::Failure;
use crate::interrupt;
use std::fs::{self, File, Permissions};
use std::io::{self, BufWriter, Read, StdoutLock, Write};
use std::path::{Path, PathBuf};
use tawatur_desk::inputs::Inputs;
use tempfile::NamedTempFile;

/// Where the output goes.
#[derive(Debug)]
pub(crate) enum Output {
    Stdout,
    File(PathBuf),
}

impl Output {
    /// The output for `-o`. A folder that is not there is told before the work,
    /// and so is a file that would be read and then replaced; a brief of before is
    /// no input.
    pub(crate) fn new(path: Option<&Path>, inputs: &Inputs) -> Result<Self, Failure> {
        let Some(path) = path.filter(|path| path.as_os_str() != "-") else {
            return Ok(Self::Stdout);
        };
        let fails = |error| Failure::Output(path.to_owned(), error);
        if path.is_dir() {
            return Err(fails(io::ErrorKind::IsADirectory.into()));
        }
        if path.as_os_str().as_encoded_bytes().ends_with(b"/") {
            return Err(fails(io::Error::new(
                io::ErrorKind::NotADirectory,
                "there is no such folder, and the name of a file is missing",
            )));
        }
        // Behind a link, the file itself is to be replaced, and not the link.
        let target = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        if !folder(&target).is_dir() {
            return Err(fails(io::Error::new(
                io::ErrorKind::NotFound,
                "there is no such folder",
            )));
        }
        if inputs.read(&target) && !is_brief(&target) {
            return Err(Failure::Usage(format!(
                "{} is one of the inputs and would be replaced; write to another file",
                path.display()
            )));
        }
        Ok(Self::File(target))
    }

    /// Begins the output, of which nothing is seen before it is finished.
    pub(crate) fn begin(&self) -> Result<Stream, Failure> {
        let to = match self {
            Self::Stdout => Ok(To::Stdout(io::stdout().lock())),
            Self::File(path) => open(path),
        };
        to.map(|to| Stream { to }).map_err(|error| self.failure(error))
    }

    /// That writing it has failed.
    pub(crate) fn failure(&self, error: io::Error) -> Failure {
        match self {
            Self::Stdout => Failure::Stdout(error),
            Self::File(path) => Failure::Output(path.clone(), error),
        }
    }
}

/// An output that comes piece by piece.
pub(crate) struct Stream {
    to: To,
}

enum To {
    Stdout(StdoutLock<'static>),
    /// A file beside the one that it will replace.
    Beside(BufWriter<NamedTempFile>, PathBuf),
    /// What is there but is no file, such as `/dev/null` or a pipe.
    Special(File),
}

impl Stream {
    /// Writes a piece. On standard output it stands whole or not at all, even
    /// if the program is interrupted.
    pub(crate) fn write(&mut self, piece: &[u8]) -> io::Result<()> {
        match &mut self.to {
            To::Stdout(out) => interrupt::whole(|| out.write_all(piece).and_then(|()| out.flush())),
            To::Beside(file, _) => file.write_all(piece),
            To::Special(file) => interrupt::whole(|| file.write_all(piece)),
        }
    }

    /// Puts the output in its place.
    pub(crate) fn finish(self) -> Result<(), Failure> {
        let To::Beside(file, path) = self.to else { return Ok(()) };
        let placed = file.into_inner().map_err(io::Error::from).and_then(|file| {
            interrupt::whole(|| file.persist(&path))?;
            Ok(())
        });
        interrupt::unfinished(None);
        placed.map_err(|error| Failure::Output(path, error))
    }
}

/// Opens a file beside `path`, to be put in its place. What is there but is no
/// file is written to.
fn open(path: &Path) -> io::Result<To> {
    let before = fs::metadata(path).ok();
    if before.as_ref().is_some_and(|there| !there.is_file()) {
        let file = File::options().write(true).open(path)?;
        return Ok(To::Special(file));
    }
    let mut builder = tempfile::Builder::new();
    builder.prefix(".tawatur-");
    if let Some(permissions) = before.map_or_else(new_file, |there| Some(there.permissions())) {
        builder.permissions(permissions);
    }
    let file = builder.tempfile_in(folder(path)).map_err(cause)?;
    interrupt::unfinished(Some(file.path().to_owned()));
    Ok(To::Beside(BufWriter::new(file), path.to_owned()))
}

/// Why a file could not be made, without the name that was tried.
fn cause(error: io::Error) -> io::Error {
    error.kind().into()
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

/// Whether a page that Tawatur wrote lies there.
fn is_brief(path: &Path) -> bool {
    const HEAD: u64 = 1024;
    let mut head = Vec::new();
    let read = File::open(path).and_then(|file| file.take(HEAD).read_to_end(&mut head));
    read.is_ok() && tawatur::brief::is_page(&head)
}

/// The folder that a file lies in.
fn folder(path: &Path) -> &Path {
    path.parent()
        .filter(|parent| !parent.as_os_str().is_empty())
        .unwrap_or(Path::new("."))
}
