//! Checks of what the compiler cannot see: files, data, the map, dependencies.

mod data;
mod dependencies;
mod map;
mod sources;

pub(crate) use map::write as write_map;

use anyhow::{Context, Result, ensure};
use std::path::Path;
use std::process::Command;

/// The name of a check, and what it finds.
type Check = (&'static str, fn(&[File]) -> Result<Vec<String>>);

const CHECKS: &[Check] = &[
    ("every source file opens with //!", sources::heads),
    ("no source file is longer than 600 lines", sources::lengths),
    ("no unfinished work is left", sources::leftovers),
    (
        "the core crate does no I/O, and has no clock and no threads",
        sources::purity,
    ),
    ("only tawatur-fetch uses the network", sources::offline),
    ("no path of a machine", sources::paths),
    ("every data file names its source and licence", data::heads),
    ("ARCHITECTURE.md names the modules that are there", map::check),
    (
        "CHANGELOG.md has a section for what is not released",
        sources::changelog,
    ),
    ("every `cargo xtask` that is named is there", sources::tasks),
    (
        "the core crate depends on no engine, runtime or database",
        dependencies::absences,
    ),
    ("every dependency has a licence that may ship", dependencies::licences),
];

/// A text file of the repository.
pub(crate) struct File {
    /// Its path from the root.
    pub(crate) path: String,
    /// What stands in it.
    pub(crate) text: String,
}

/// Runs all checks, and fails if one finds something.
#[expect(clippy::print_stdout, reason = "the findings are the output")]
pub(crate) fn run() -> Result<()> {
    let files = files()?;
    let mut found = 0;
    for (name, check) in CHECKS {
        let problems = check(&files).with_context(|| format!("checking that {name}"))?;
        println!("{} {name}", if problems.is_empty() { "ok  " } else { "FAIL" });
        for problem in &problems {
            println!("     {problem}");
        }
        found += problems.len();
    }
    println!(
        "tidy: {} checks over {} files, {found} problems",
        CHECKS.len(),
        files.len()
    );
    ensure!(found == 0, "the tree is not tidy");
    Ok(())
}

/// All text files that git tracks or would track. Files in other encodings are
/// inputs of tests and no concern of the checks.
pub(crate) fn files() -> Result<Vec<File>> {
    let list = output("git", &["ls-files", "-z", "--cached", "--others", "--exclude-standard"])?;
    let mut files: Vec<File> = list
        .split('\0')
        .filter(|path| !path.is_empty() && Path::new(path).is_file())
        .filter_map(|path| {
            let text = std::fs::read_to_string(path).ok()?;
            Some(File {
                path: path.to_owned(),
                text,
            })
        })
        .collect();
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files.dedup_by(|a, b| a.path == b.path);
    Ok(files)
}

/// What a command prints.
fn output(program: &str, arguments: &[&str]) -> Result<String> {
    let done = Command::new(program)
        .args(arguments)
        .output()
        .with_context(|| format!("starting {program}"))?;
    ensure!(
        done.status.success(),
        "{program} {}: {}",
        arguments.join(" "),
        String::from_utf8_lossy(&done.stderr)
    );
    Ok(String::from_utf8_lossy(&done.stdout).into_owned())
}
