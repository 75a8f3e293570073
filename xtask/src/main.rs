//! `cargo xtask`: tidy checks, accuracy scores, generated documents.

mod cost;
mod gazetteer;
mod schema;
mod score;
mod tidy;
mod train;
mod warc;

use anyhow::Result;
use clap::{CommandFactory, Parser, Subcommand};
use std::path::PathBuf;

/// The project's own chores. Run from the root of the repository.
#[derive(Parser)]
#[command(name = "cargo xtask")]
struct Cli {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Measure accuracy on the real data and print a table, one figure a line.
    #[command(after_help = score::help())]
    Score {
        /// The data folder; it is not part of the repository.
        #[arg(long, value_name = "FOLDER", default_value = "../shared/data")]
        data: PathBuf,
        /// Only the sets whose name holds one of these words ("statements", "ar").
        #[arg(value_name = "SET")]
        only: Vec<String>,
    },
    /// Measure what grouping and copies cost by the number of reports.
    Cost {
        /// The data folder; it is not part of the repository.
        #[arg(long, value_name = "FOLDER", default_value = "../shared/data")]
        data: PathBuf,
        /// Every so-manieth report only, instead of the whole curve.
        #[arg(long, value_name = "NUMBER")]
        every: Option<usize>,
    },
    /// Check what the compiler cannot see: files, data, the map, dependencies.
    Tidy,
    /// Write the map of modules in ARCHITECTURE.md from their //! lines.
    Map,
    /// Write the JSON Schemas of the output under docs/.
    Schema {
        /// Fail if one is not of today's types, and write nothing.
        #[arg(long)]
        check: bool,
    },
    /// Train the tagger of names, cluster words of texts without labels, or train what tells whether two headlines agree or two pieces of a story say the same; write the file and tell figures.
    Train {
        /// What is trained.
        #[arg(value_parser = ["names", "clusters", "agreement", "claims"])]
        what: String,
        /// The data folder; it is not part of the repository.
        #[arg(long, value_name = "FOLDER", default_value = "../shared/data")]
        data: PathBuf,
        /// Where the model goes.
        #[arg(long, default_value = "crates/tawatur/data")]
        out: PathBuf,
        /// Which stretches to tell figures of: while features are chosen, others than `score names` measures on.
        #[arg(long, default_value_t = score::names::MEASURED)]
        measured: usize,
    },
    /// Write a large web archive from the saved pages, to measure reading one.
    Warc {
        /// The file; records are packed one by one if it ends in `.gz`.
        out: PathBuf,
        /// Its size, unpacked, in millions of bytes.
        #[arg(long, default_value_t = 1000)]
        megabytes: u64,
        /// The data folder; it is not part of the repository.
        #[arg(long, value_name = "FOLDER", default_value = "../shared/data")]
        data: PathBuf,
    },
    /// Compile the name lists under `data/` from packages (see the module's head).
    Gazetteer {
        /// Folder with the packages' files.
        packages: PathBuf,
        /// Where the lists go.
        #[arg(long, default_value = "crates/tawatur/data")]
        data: PathBuf,
    },
}

fn main() -> Result<()> {
    match Cli::parse().task {
        Task::Score { data, only } => score::run(&data, &only),
        Task::Cost { data, every } => cost::run(&data, every),
        Task::Tidy => tidy::run(),
        Task::Map => tidy::write_map(&tidy::files()?),
        Task::Schema { check } => schema::run(check),
        Task::Train { what, data, out, .. } if what == "clusters" => train::clusters::run(&data, &out),
        Task::Train { what, data, out, .. } if what == "claims" => train::claims::run(&data, &out),
        Task::Train { what, data, out, .. } if what == "agreement" => train::agreement::run(&data, &out),
        Task::Train {
            data, out, measured, ..
        } => train::names::run(&data, &out, measured),
        Task::Warc { out, megabytes, data } => warc::run(&data, &out, megabytes),
        Task::Gazetteer { packages, data } => gazetteer::run(&packages, &data),
    }
}

/// What can be asked for.
fn task_names() -> Vec<String> {
    Cli::command()
        .get_subcommands()
        .map(|task| task.get_name().to_owned())
        .collect()
}
