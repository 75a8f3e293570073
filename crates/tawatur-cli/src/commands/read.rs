//! `tawatur read`: one JSON object a line per report.

use crate::exit::{self, Failure};
use crate::input::InputArgs;
use crate::interrupt;
use crate::output::Output;
use std::path::PathBuf;
use tawatur::contract::ReadLine;
use tawatur_desk::{Event, Summary};

/// Read reports and print what stands in each, as one JSON object a line.
///
/// The objects come in the order of the inputs: the report and its parts,
/// sentences, mentions, times, and statements with their source, cue, content
/// and relays. Offsets count Unicode code points. docs/read.schema.json gives
/// the form. Memory stays bounded however large the input is.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES, after_long_help = format!("{EXAMPLES}\n\n{}", exit::HELP))]
pub(crate) struct Args {
    #[command(flatten)]
    input: InputArgs,

    /// Write to FILE instead of standard output. The file is replaced whole or
    /// not at all.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

const EXAMPLES: &str = "\
Examples:
  tawatur read report.txt | jq '.statements[] | {speaker, content: .content.text}'
  tawatur read reports/ -o readings.jsonl
  tawatur read crawl.warc.gz --since 2023-09-01 --until 2023-09-30 --outlet \"Al Jazeera\"
  tawatur read table.csv --map text=body,published=day --limit 100
  zcat archive.jsonl.gz | tawatur read - --threads 4";

/// Reads and prints.
pub(crate) fn run(args: &Args) -> Result<Summary, Failure> {
    let inputs = args.input.expand()?;
    let output = Output::new(args.output.as_deref(), &inputs)?;
    interrupt::end_with(match output {
        Output::Stdout => "interrupted; the last line of the output is whole",
        Output::File(_) => "interrupted; the output was not written",
    });
    let mut out = output.begin()?;
    let mut line = Vec::new();
    let summary = args.input.run(&inputs, |event| {
        if let Event::Reading(reading) = event {
            line.clear();
            serde_json::to_writer(&mut line, &ReadLine::new(&reading))?;
            line.push(b'\n');
            out.write(&line)?;
        }
        Ok(())
    });
    let summary = summary.map_err(|failure| match failure {
        Failure::Stdout(error) => output.failure(error),
        other => other,
    })?;
    out.finish()?;
    Ok(summary)
}
