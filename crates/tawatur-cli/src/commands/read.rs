//! `tawatur read`: one JSON object a line per report.

use crate::exit::{self, Failure};
use crate::input::InputArgs;
use std::io::{self, BufWriter, Write};
use tawatur::contract::ReadLine;
use tawatur_desk::inputs::expand;
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
}

const EXAMPLES: &str = "\
Examples:
  tawatur read report.txt | jq '.statements[] | {speaker, content: .content.text}'
  tawatur read reports/ > readings.jsonl
  tawatur read crawl.warc.gz --since 2023-09-01 --until 2023-09-30 --outlet \"Al Jazeera\"
  tawatur read table.csv --map text=body,published=day --limit 100
  zcat archive.jsonl.gz | tawatur read - --threads 4";

/// Reads and prints.
pub(crate) fn run(args: &Args) -> Result<Summary, Failure> {
    let mut out = BufWriter::new(io::stdout().lock());
    let summary = args.input.run(&expand(&args.input.inputs), |event| match event {
        Event::Reading(reading) => {
            serde_json::to_writer(&mut out, &ReadLine::new(&reading))?;
            out.write_all(b"\n")
        }
        // What follows may be slow to come: let the next program see what there is.
        Event::Progress(_) => out.flush(),
        Event::Note(_) => Ok(()),
    });
    out.flush().map_err(Failure::Stdout)?;
    summary
}
