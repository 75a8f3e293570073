//! The command `tawatur`: arguments in, output and exit code out. One file a command.

mod commands;
mod exit;
mod input;
mod interrupt;
mod number;
mod output;
mod screen;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Reads many news reports of one story and tells, for every claim in them,
/// who said it, through whom, how many independent origins it has, who denies
/// it, and when it happened.
///
/// Reading and telling need no network, no model and no service: same input,
/// same bytes out. Only `fetch` and `watch` use the network.
#[derive(Parser)]
#[command(name = "tawatur", version, after_help = exit::HELP)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Read(commands::read::Args),
    Brief(commands::brief::Args),
    #[cfg(feature = "fetch")]
    Fetch(commands::fetch::Args),
    #[cfg(feature = "fetch")]
    Watch(commands::watch::Args),
}

fn main() -> ExitCode {
    let done = match Cli::parse().command {
        Command::Read(args) => commands::read::run(&args).map(exit::Done::from),
        Command::Brief(args) => commands::brief::run(&args).map(exit::Done::from),
        #[cfg(feature = "fetch")]
        Command::Fetch(args) => commands::fetch::run(&args),
        #[cfg(feature = "fetch")]
        Command::Watch(args) => commands::watch::run(&args),
    };
    exit::code(done)
}
