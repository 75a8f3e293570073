//! Figures over time: a table a series, its rows in order of publication, each
//! with a bar as long as its number is great.

use super::Page;
use super::elements::worded;
use crate::brief::plain::clean;
use crate::contract::brief::{Figure, FigurePoint, Story};
use maud::{Markup, html};

impl Page<'_> {
    pub(super) fn figures(&self, story: &Story) -> Markup {
        html! {
            @for figure in &story.figures { (self.figure(figure, story)) }
        }
    }

    fn figure(&self, figure: &Figure, story: &Story) -> Markup {
        let labels = &self.words().labels;
        html! {
            table {
                caption { (worded(&self.lines.figure(figure))) }
                thead {
                    tr {
                        th scope="col" { (labels.figure_number) }
                        th scope="col" { (labels.figure_source) }
                        th scope="col" { (labels.figure_date) }
                    }
                }
                tbody {
                    @for point in &figure.points { (self.figure_point(point, figure.high, story)) }
                }
            }
        }
    }

    fn figure_point(&self, point: &FigurePoint, most: f64, story: &Story) -> Markup {
        let share = (point.value / most.max(f64::MIN_POSITIVE) * 100.0)
            .clamp(0.0, 100.0)
            .round();
        let date = self
            .lines
            .reports
            .get(&point.place.report)
            .map(|report| self.lines.published(report));
        html! {
            tr {
                td {
                    a.quiet href=(self.anchors.place(&point.place.report, &point.place.span)) {
                        bdi { (clean(&point.place.span.text)) }
                    }
                    // A bar that says the same; the words already say it to a reader who hears.
                    span.share aria-hidden="true" { span style={ "inline-size:" (share) "%" } {} }
                }
                td {
                    @if let Some(speaker) = &point.speaker { bdi { (clean(speaker)) } (self.words().marks.separator) }
                    (worded(&self.lines.name(&point.place.report)))
                    " " (self.claim_link(story, &point.claim))
                }
                td { @if let Some(date) = date { (date) } }
            }
        }
    }
}
