//! `cargo xtask`: tidy checks, accuracy scores, generated documents.

mod gazetteer;
mod score;

use anyhow::Result;
use clap::{Parser, Subcommand};
use std::path::PathBuf;

/// The project's own chores.
#[derive(Parser)]
#[command(name = "cargo xtask")]
struct Cli {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Measure accuracy on the real data and print a table.
    Score {
        /// The data folder.
        #[arg(long, default_value = "../shared/data")]
        data: PathBuf,
        /// Only the scores whose name holds one of these words.
        only: Vec<String>,
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
        Task::Gazetteer { packages, data } => gazetteer::run(&packages, &data),
    }
}
