//! The chains of a claim, drawn: who said it first, through whom it came, who
//! published it.
//!
//! Stations stand in columns, in the order of the page's own direction: SVG
//! knows no direction, so x is mirrored here. The drawing shows what the lines
//! beside it say; to a reader who hears it is one picture with a name.

use crate::brief::fill::fill_own;
use crate::brief::plain::{Direction, clean};
use crate::contract::brief::{Claim, Statement};
use crate::lexicon::wording::{HowToRead, Words};
use crate::story::LinkBasis;
use maud::{Markup, html};
use std::collections::BTreeMap;
use unicode_width::UnicodeWidthChar;

/// Width of a drawing of up to three columns, in its own units: as many as a
/// phone has, so that letters come out there in their own size.
const WIDTH: usize = 330;
/// Gap between columns.
const GAP: usize = 24;
/// No column is narrower.
const NARROWEST: usize = 84;
/// Height of a station.
const BOX: usize = 38;
/// Distance from one row to the next.
const PITCH: usize = 48;
/// Most stations in a column; the rest are one station that counts them.
const ROWS: usize = 12;
/// Most columns; stations between are left to the lines beside the drawing.
const COLUMNS: usize = 6;
/// Room that one column of text takes at the drawing's size of letters, in
/// tenths: more than most letters need, so that no text runs over.
const LETTER: usize = 68;

/// Draws the chains of a claim; nothing where a line says as much.
pub(super) fn draw(claim: &Claim, words: &Words, mirrored: bool) -> Markup {
    let Some(drawing) = Drawing::new(&claim.statements, words) else {
        return html! {};
    };
    drawing.draw(
        &fill_own(&words.labels.chain_of, &[("chain", &clean(&claim.text))]),
        mirrored,
    )
}

/// The arrow heads that every drawing of the page points with.
pub(super) fn definitions() -> Markup {
    html! {
        svg.definitions width="0" height="0" aria-hidden="true" focusable="false" {
            defs {
                marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="9" markerHeight="9" markerUnits="userSpaceOnUse" orient="auto" {
                    path.head d="M0 0.5 L8 4 L0 7.5 Z" {}
                }
            }
        }
    }
}

/// What the lines mean.
pub(super) fn legend(reading: &HowToRead, mirrored: bool) -> Markup {
    let (from, to) = if mirrored { (40, 2) } else { (2, 40) };
    let lines = [
        (LinkBasis::Stated, &reading.stated),
        (LinkBasis::Inferred, &reading.inferred),
        (LinkBasis::Unknown, &reading.unknown),
    ];
    html! {
        ul.legend {
            @for (basis, text) in lines {
                li {
                    svg.chains width="42" height="12" viewBox="0 0 42 12" aria-hidden="true" focusable="false" {
                        path class=(line_class(basis)) d={ "M" (from) " 6 L" (to) " 6" } marker-end="url(#head)" {}
                    }
                    " " (text)
                }
            }
        }
    }
}

/// The stations of a claim in columns, and the steps between them.
struct Drawing {
    columns: Vec<Vec<Station>>,
    /// From one place to the next, with the surest basis.
    steps: BTreeMap<(Place, Place), LinkBasis>,
}

/// Column and row.
type Place = (usize, usize);

/// A station: a speaker, a relay or an outlet.
struct Station {
    name: String,
    /// Whether nobody is named, or it stands for several.
    vague: bool,
}

impl Drawing {
    /// Lays the chains out. One chain of two stations needs no drawing.
    fn new(statements: &[Statement], words: &Words) -> Option<Self> {
        let longest = statements.iter().map(|s| s.chain.len()).max()?.min(COLUMNS);
        if longest < 2 || (statements.len() < 2 && longest < 3) {
            return None;
        }
        let mut drawing = Self {
            columns: (0..longest).map(|_| Vec::new()).collect(),
            steps: BTreeMap::new(),
        };
        let mut hidden = vec![0; longest];
        for statement in statements {
            let mut before = None;
            for (i, link) in statement.chain.iter().enumerate() {
                let is_last = i + 1 == statement.chain.len();
                // The outlet stands in the last column, however short the way to it.
                let column = if is_last { longest - 1 } else { i };
                if !is_last && column + 1 >= longest {
                    continue;
                }
                let unknown = link.name.is_empty();
                let name = if unknown {
                    words.labels.no_speaker.clone()
                } else {
                    clean(&link.name)
                };
                let vague = unknown || (!is_last && link.link == LinkBasis::Unknown);
                let row = drawing.station(column, name, vague, hidden.get_mut(column)?);
                if let Some(from) = before {
                    let basis = drawing.steps.entry((from, (column, row))).or_insert(link.link);
                    *basis = link.link.min(*basis);
                }
                before = Some((column, row));
            }
        }
        for (column, hidden) in drawing.columns.iter_mut().zip(hidden) {
            if hidden > 0
                && let Some(last) = column.last_mut()
            {
                last.name = format!("+{hidden}");
            }
        }
        Some(drawing)
    }

    /// The row of a station in its column, added if it is new. The last row
    /// takes all that find no room.
    fn station(&mut self, column: usize, name: String, vague: bool, hidden: &mut usize) -> usize {
        let Some(stations) = self.columns.get_mut(column) else {
            return 0;
        };
        if let Some(row) = stations.iter().position(|station| station.name == name) {
            return row;
        }
        if stations.len() < ROWS - 1 {
            stations.push(Station { name, vague });
            return stations.len() - 1;
        }
        *hidden += 1;
        if stations.len() < ROWS {
            stations.push(Station {
                name: String::new(),
                vague: true,
            });
        }
        ROWS - 1
    }

    fn draw(&self, name: &str, mirrored: bool) -> Markup {
        let columns = self.columns.len().max(2);
        let wide = ((WIDTH.saturating_sub(GAP * (columns - 1))) / columns).max(NARROWEST);
        let width = wide * columns + GAP * (columns - 1);
        let rows = self.columns.iter().map(Vec::len).max().unwrap_or(1).max(1);
        let height = rows * PITCH;
        // A column with fewer stations spreads them over the same height.
        let middle = |(column, row): Place| {
            let n = self.columns.get(column).map_or(1, |stations| stations.len().max(1));
            (2 * row + 1) * height / (2 * n)
        };
        let left = |column: usize| {
            let x = column * (wide + GAP);
            if mirrored { width - x - wide } else { x }
        };
        html! {
            figure.chains {
                svg.chains viewBox={ "0 0 " (width) " " (height) } style={ "max-width:" (width * 9 / 7) "px" }
                    role="img" aria-label=(name) {
                    @for (&(from, to), basis) in &self.steps {
                        @let (start, end) = if mirrored { (left(from.0), left(to.0) + wide) }
                            else { (left(from.0) + wide, left(to.0)) };
                        path class=(line_class(*basis)) marker-end="url(#head)"
                            d=(curve((start, middle(from)), (end, middle(to)))) {}
                    }
                    @for (column, stations) in self.columns.iter().enumerate() {
                        @for (row, station) in stations.iter().enumerate() {
                            g class=(station_class(column, self.columns.len(), station.vague)) {
                                title { (station.name) }
                                rect x=(left(column)) y=(middle((column, row)) - BOX / 2) width=(wide) height=(BOX) rx="9" {}
                                (label(&station.name, left(column) + wide / 2, middle((column, row)), wide - 12))
                            }
                        }
                    }
                }
            }
        }
    }
}

/// A smooth line between two points.
fn curve(from: (usize, usize), to: (usize, usize)) -> String {
    let bend = usize::midpoint(from.0, to.0);
    if from.1 == to.1 {
        return format!("M{} {} L{} {}", from.0, from.1, to.0, to.1);
    }
    format!(
        "M{} {} C{bend} {} {bend} {} {} {}",
        from.0, from.1, from.1, to.1, to.0, to.1
    )
}

/// A name in a station, on one line or two, cut where it has no room.
fn label(name: &str, x: usize, y: usize, room: usize) -> Markup {
    let direction = match Direction::first(name) {
        Some(Direction::RightToLeft) => "rtl",
        _ => "ltr",
    };
    let lines = fit(name, room * 10 / LETTER);
    let top = if lines.len() > 1 { y - 3 } else { y + 4 };
    html! {
        @for (i, line) in lines.iter().enumerate() {
            text x=(x) y=(top + i * 15) text-anchor="middle" direction=(direction) { (line) }
        }
    }
}

/// A name on at most two lines of so many columns.
fn fit(name: &str, columns: usize) -> Vec<String> {
    let wide = |text: &str| text.chars().map(|c| c.width().unwrap_or(0)).sum::<usize>();
    let mut lines = vec![String::new()];
    for word in name.split(' ') {
        let in_second = lines.len() > 1;
        let fits = |line: &&mut String| line.is_empty() || in_second || wide(line) + 1 + wide(word) <= columns;
        if let Some(line) = lines.last_mut().filter(fits) {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
            continue;
        }
        lines.push(word.to_owned());
    }
    for line in &mut lines {
        if wide(line) > columns {
            let mut used = 1;
            let cut = line.char_indices().find(|(_, c)| {
                used += c.width().unwrap_or(0);
                used > columns
            });
            line.truncate(cut.map_or(line.len(), |(at, _)| at));
            *line = format!("{}…", line.trim_end());
        }
    }
    lines
}

fn line_class(basis: LinkBasis) -> &'static str {
    match basis {
        LinkBasis::Stated => "step stated",
        LinkBasis::Inferred => "step inferred",
        LinkBasis::Unknown => "step unknown",
    }
}

fn station_class(column: usize, columns: usize, vague: bool) -> &'static str {
    match (column, vague) {
        (_, true) => "station vague",
        (0, _) => "station origin",
        (_, _) if column + 1 == columns => "station outlet",
        _ => "station relay",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_cut_to_its_room() {
        assert_eq!(fit("وكالة أنباء الوادي", 12), ["وكالة أنباء", "الوادي"]);
        assert_eq!(fit("The Harbour Post", 30), ["The Harbour Post"]);
        let cut = fit("وكالة الأنباء المركزية الكورية الشمالية الرسمية", 12);
        assert_eq!(cut.len(), 2);
        assert!(cut[1].ends_with('…'));
        assert_eq!(fit("", 5), [""]);
        assert_eq!(fit("abcdefgh", 5), ["abcd…"]);
    }
}
