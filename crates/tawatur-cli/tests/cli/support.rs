//! A folder to run in, and what came of a run.

use serde_json::Value;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// A short report, written for the tests.
pub(crate) const REPORT: &str = "ميناء السندان يعود إلى العمل
السندان (وكالة المرفأ) – قال المتحدث باسم الميناء رائد الحمصي يوم الثلاثاء 3 أكتوبر 2023 إن العمل عاد إلى الرصيف الشرقي بعد إصلاح الرافعة.
وأضاف الحمصي أن أحدا لم يصب في الحادث.
";

/// Another one, on something else.
pub(crate) const OTHER: &str = "أمطار غزيرة على وادي الزعتر
قال رئيس البلدية نادر العكاري يوم الخميس 5 أكتوبر 2023 إن السيول قطعت طريق الوادي.
ونفت مديرية الطرق أن يكون الجسر قد انهار.
";

/// A folder that is gone after the test; commands run in it.
pub(crate) struct Desk(tempfile::TempDir);

impl Desk {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Puts a file there, with the folders above it.
    pub(crate) fn put(&self, name: &str, bytes: impl AsRef<[u8]>) -> &Self {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
        self
    }

    /// The command, not yet run.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tawatur"));
        command
            .args(arguments)
            .current_dir(self.0.path())
            .env_remove("NO_COLOR")
            .stdin(Stdio::null());
        command
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        Run::of(&mut self.command(arguments))
    }

    /// Starts a command whose standard input is to be written, and its output read.
    pub(crate) fn start(&self, arguments: &[&str]) -> Child {
        self.command(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap()
    }

    /// Runs with something on standard input.
    pub(crate) fn feed(&self, arguments: &[&str], input: &[u8]) -> Run {
        let mut child = self.start(arguments);
        let mut stdin = child.stdin.take().unwrap();
        let input = input.to_owned();
        let feeder = std::thread::spawn(move || stdin.write_all(&input));
        let output = child.wait_with_output().unwrap();
        feeder.join().unwrap().unwrap();
        Run::from(output)
    }
}

/// What came of a run.
pub(crate) struct Run {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Run {
    pub(crate) fn of(command: &mut Command) -> Self {
        Self::from(command.output().unwrap())
    }

    pub(crate) fn from(output: std::process::Output) -> Self {
        Self {
            code: output.status.code(),
            out: String::from_utf8(output.stdout).expect("the output is UTF-8"),
            err: String::from_utf8(output.stderr).expect("notes are UTF-8"),
        }
    }

    /// Fails unless the run ended with this code, and shows what it said.
    #[track_caller]
    pub(crate) fn ends(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "stderr: {}", self.err);
        assert!(!self.err.contains("panicked"), "stderr: {}", self.err);
        self
    }

    /// Fails unless a line of standard error begins and goes on as given.
    #[track_caller]
    pub(crate) fn notes(self, beginning: &str, rest: &str) -> Self {
        let beginning = format!("tawatur: {beginning}");
        let found = self.err.lines().any(|l| l.starts_with(&beginning) && l.contains(rest));
        assert!(found, "no line \"{beginning}…{rest}…\" in: {}", self.err);
        self
    }

    /// Fails unless the message on wrong usage holds these words.
    #[track_caller]
    pub(crate) fn notes_usage(self, words: &str) -> Self {
        assert!(self.err.contains(words), "no \"{words}\" in: {}", self.err);
        self
    }

    /// Fails if there is anything on standard error.
    #[track_caller]
    pub(crate) fn silent(self) -> Self {
        assert_eq!(self.err, "");
        self
    }

    /// The lines of the output, as JSON.
    pub(crate) fn lines(&self) -> Vec<Value> {
        self.out.lines().map(|l| serde_json::from_str(l).unwrap()).collect()
    }

    /// The reports' ids, in order.
    pub(crate) fn ids(&self) -> Vec<String> {
        self.lines().iter().map(|l| text(&l["report"]["id"])).collect()
    }
}

/// A JSON string.
#[track_caller]
pub(crate) fn text(value: &Value) -> String {
    value.as_str().expect("a string").to_owned()
}

/// A line of JSONL.
pub(crate) fn line(id: &str, body: &str) -> String {
    format!("{}\n", serde_json::json!({"id": id, "text": body}))
}

/// The project's own stories.
pub(crate) fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus/stories")
}

/// The project's documents.
pub(crate) fn docs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs")
}
