//! Exit codes, by class of failure.

#[cfg(feature = "fetch")]
use crate::interrupt;
use crate::screen;
use std::io;
use std::path::PathBuf;
use std::process::ExitCode;
use tawatur_desk::Summary;

/// What the codes mean, for `--help`.
pub(crate) const HELP: &str = "\
Exit codes:
  0    all inputs were read, or fetched
  1    some inputs, records, lines or pages were lost, or parts of them; the output is complete for the rest
  2    wrong usage
  3    nothing could be read or fetched; there is no output
  4    the output could not be written
  5    the program could not run (threads could not be started, a proxy has no address)
  130  interrupted (Ctrl-C); what is written is whole
A reader that closes the pipe early (`| head`) is no failure.";

/// Why a command gives up.
#[derive(Debug)]
pub(crate) enum Failure {
    /// None of the inputs gave a report.
    NothingRead,
    /// Nothing that was asked for could be fetched.
    #[cfg(feature = "fetch")]
    NothingFetched,
    /// It was interrupted, and this is how to go on.
    #[cfg(feature = "fetch")]
    Interrupted(String),
    /// The filters left out all reports; how many.
    NothingLeft(usize),
    /// The output could not be written: where, and why.
    Output(PathBuf, io::Error),
    /// Standard output could not be written.
    Stdout(io::Error),
    /// An argument asks for what there is not, and how to ask instead.
    Usage(String),
    /// The run could not start.
    Start(String),
}

impl From<tawatur_desk::Error> for Failure {
    fn from(error: tawatur_desk::Error) -> Self {
        match error {
            tawatur_desk::Error::Output(error) => Self::Stdout(error),
            error @ tawatur_desk::Error::Threads(_) => Self::Start(error.to_string()),
        }
    }
}

/// Whether all was done, or something was left out.
pub(crate) enum Done {
    All,
    NotAll,
}

impl From<Summary> for Done {
    fn from(summary: Summary) -> Self {
        if summary.refused > 0 { Self::NotAll } else { Self::All }
    }
}

/// Tells a failure on standard error, and gives the code.
pub(crate) fn code(done: Result<Done, Failure>) -> ExitCode {
    let (code, message) = match done {
        Ok(Done::All) => return ExitCode::SUCCESS,
        Ok(Done::NotAll) => return ExitCode::from(1),
        Err(Failure::Stdout(error)) if error.kind() == io::ErrorKind::BrokenPipe => return ExitCode::SUCCESS,
        Err(Failure::Usage(how)) => (2, how),
        Err(Failure::NothingRead) => (3, "nothing could be read".to_owned()),
        Err(Failure::NothingLeft(count)) => (
            3,
            format!("no report is left: --since, --until and --outlet leave out all that were read ({count})"),
        ),
        Err(Failure::Output(path, error)) => (4, format!("cannot write {}: {error}", path.display())),
        Err(Failure::Stdout(error)) => (4, format!("cannot write to standard output: {error}")),
        #[cfg(feature = "fetch")]
        Err(Failure::NothingFetched) => (3, "nothing could be fetched".to_owned()),
        Err(Failure::Start(error)) => (5, error),
        #[cfg(feature = "fetch")]
        Err(Failure::Interrupted(how)) => (interrupt::CODE, how),
    };
    screen::tell(&message);
    ExitCode::from(code)
}
