//! A chart: the data of a figure with the place of every cell.

use crate::corpus::{Figure, FigureKind, Number};
use crate::diag::{Diagnostic, Diagnostics};
use crate::markup::{Display, Look};
use crate::tables::Text;

use super::super::draft::DraftKind;
use super::super::{Chart, ChartRow, Content, Run};

/// The draft of a figure that is drawn.
pub(super) fn draft(figure: &Figure, display: &Display, found: &mut Diagnostics) -> Option<DraftKind> {
    if figure.kind == FigureKind::Table {
        let fault = Diagnostic::error(display.id_span, format!("`{}` is a table and cannot be drawn", figure.id));
        found.push(fault.hint(format!("type [table: {}]", figure.id)));
        return None;
    }
    Some(DraftKind::Chart(Chart {
        kind: figure.kind,
        unit: figure.unit.as_ref().map(run),
        series: figure.data.head.iter().skip(1).map(run).collect(),
        rows: figure.data.rows.iter().filter_map(|cells| row(cells)).collect(),
        alternative: figure.alternative.as_ref().map_or_else(String::new, |text| text.value.clone()),
    }))
}

fn row(cells: &[Text]) -> Option<ChartRow> {
    let (category, values) = cells.split_first()?;
    let value = |cell: &Text| Number::parse(&cell.value).map(|number| (number, cell.origin()));
    Some(ChartRow { category: run(category), values: values.iter().map(value).collect() })
}

fn run(text: &Text) -> Run {
    Run { content: Content::Text(text.value.clone()), look: Look::default(), origin: text.origin() }
}
