//! The command `tawatur`: arguments in, output and exit code out. One file a command.

mod commands;
mod exit;
mod input;
mod output;
mod screen;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Reads many news reports of one story and tells, for every claim in them,
/// who said it, through whom, how many independent origins it has, who denies
/// it, and when it happened.
///
/// The default run needs no network, no model and no service. Same input, same
/// bytes out.
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
}

fn main() -> ExitCode {
    let done = match Cli::parse().command {
        Command::Read(args) => commands::read::run(&args),
        Command::Brief(args) => commands::brief::run(&args),
    };
    exit::code(done)
}
