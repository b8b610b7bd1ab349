//! The data of a figure: a row of names, then a row of cells for each category.

use super::{FigureKind, Number};
use crate::diag::{Diagnostic, Diagnostics, Span};
use crate::files::{Workspace, WorkspacePath};
use crate::tables::{self, Kind, Reader, Table, Text, Value};

/// Series that can be told apart in grey.
const SERIES: usize = 6;
/// Categories of a chart.
const CATEGORIES: usize = 100;
/// Rows and columns of a table.
const ROWS: usize = 2000;
const COLUMNS: usize = 20;

/// Cells: the first row names the columns, the first cell of each other row its category.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Data {
    /// The names of the columns.
    pub head: Vec<Text>,
    /// The rows, each as long as the first.
    pub rows: Vec<Vec<Text>>,
}

impl Data {
    /// The numbers of a row, without its category; `None` where there is none.
    pub fn numbers(row: &[Text]) -> Vec<Option<Number>> {
        row.iter().skip(1).map(|cell| Number::parse(&cell.value)).collect()
    }

    /// True when all cells are numbers or say that there is none, and there are as many series and
    /// categories as this kind of chart can show. What is wrong is said.
    pub(super) fn is_chart(&self, kind: FigureKind, found: &mut Diagnostics) -> bool {
        let before = found.error_count();
        let place = self.head.first().map_or_else(|| Span::new(crate::diag::FileId::new(0), 0, 0), |text| text.span);
        let (series, rows) = (self.head.len().saturating_sub(1), self.rows.len());
        let mut refuse = |message: String, hint: &str| found.push(Diagnostic::error(place, message).hint(hint));
        if series == 0 || rows == 0 {
            refuse("these data have no numbers".to_owned(), "give a name and at least one number for each series");
        }
        if series > SERIES {
            refuse(format!("{series} series cannot be told apart in grey"), "at most 6, or kind = \"table\"");
        }
        if rows > CATEGORIES {
            refuse(format!("a chart of {rows} categories cannot be read"), "at most 100, or kind = \"table\"");
        }
        if kind == FigureKind::Bar && series > 1 {
            refuse(
                format!("a bar chart has one series, and this has {series}"),
                "choose \"grouped-bar\" or \"stacked-bar\"",
            );
        }
        for row in &self.rows {
            check_cells(row, kind, found);
        }
        found.error_count() == before
    }
}

fn check_cells(row: &[Text], kind: FigureKind, found: &mut Diagnostics) {
    for cell in row.iter().skip(1).filter(|cell| !is_missing(&cell.value)) {
        match Number::parse(&cell.value) {
            None => {
                let fault = Diagnostic::error(cell.span, format!("`{}` is no number", cell.value));
                found.push(fault.hint("digits with a full stop before decimals, such as 1234.5; nothing, or .., where the number is not known"));
            }
            Some(number) if number.units < 0 && kind == FigureKind::Share => {
                found.push(Diagnostic::error(cell.span, "a share cannot be negative"));
            }
            Some(_) => {}
        }
    }
    let total: i64 = Data::numbers(row).into_iter().flatten().map(|number| number.in_units_of(6)).sum();
    if kind == FigureKind::Share
        && total == 0
        && let Some(category) = row.first()
    {
        found.push(Diagnostic::error(category.span, "the shares of this row add up to nothing"));
    }
}

/// Signs for a number that is not known (United Nations Statistics Division: two dots for data that are
/// not available).
fn is_missing(typed: &str) -> bool {
    matches!(typed, "" | ".." | "…" | "n/a")
}

/// Reads `data = "file.csv"`, or `categories` and `[[series]]`.
pub(super) fn read(workspace: &mut Workspace, record: &WorkspacePath, reader: &mut Reader<'_>) -> Option<Data> {
    let file = reader.text("data");
    let in_place = reader.has("categories") || reader.has("series");
    let data = match file {
        Some(file) => {
            if in_place {
                let fault = Diagnostic::error(file.span, "the data stand in a file and in this one");
                reader.found().push(fault.hint("keep `data`, or `categories` and `series`"));
            }
            let _ = (reader.value("categories"), reader.value("series"), reader.value("categories-name"));
            from_file(workspace, record, &file, reader.found())
        }
        None => in_record(reader),
    }?;
    let (rows, columns) = (data.rows.len(), data.head.len());
    if rows > ROWS || columns > COLUMNS {
        let span = reader.span();
        let fault = Diagnostic::error(span, format!("{rows} rows of {columns} cells are more than a table may have"));
        reader.found().push(fault.hint(format!("at most {ROWS} rows of {COLUMNS} cells")));
        return None;
    }
    Some(data)
}

fn from_file(workspace: &mut Workspace, record: &WorkspacePath, file: &Text, found: &mut Diagnostics) -> Option<Data> {
    let path = match record.beside(&file.value) {
        Ok(path) if file.value.ends_with(".csv") => path,
        _ => {
            let fault = Diagnostic::error(file.span, format!("`{}` is no file of data", file.value));
            found.push(fault.hint("the name of a file beside this one, such as \"arrivals.csv\""));
            return None;
        }
    };
    let id = workspace.read(&path, Some(file.span)).map_err(|fault| found.push(fault)).ok()?;
    let mut rows = tables::parse_csv(id, workspace.sources().text(id), found).into_iter();
    let Some(head) = rows.next() else {
        found.push(Diagnostic::error(file.span, format!("`{}` has no rows", file.value)));
        return None;
    };
    let data = Data { rows: rows.collect(), head };
    for row in data.rows.iter().filter(|row| row.len() != data.head.len()) {
        let (is, due) = (row.len(), data.head.len());
        let place = row.first().map_or(file.span, |cell| cell.span);
        let fault = Diagnostic::error(place, format!("this row has {is} cells, and the first has {due}"));
        found.push(fault.hint("a comma within a cell stands in quotation marks: \"Lee, Ann\""));
    }
    data.rows.iter().all(|row| row.len() == data.head.len()).then_some(data)
}

/// `categories = […]` and `[[series]]`, each with its name and as many values.
fn in_record(reader: &mut Reader<'_>) -> Option<Data> {
    if !reader.has("categories") {
        reader.missing("categories", "[\"2019\", \"2020\"], or data = \"….csv\"");
    }
    let corner = reader.text("categories-name");
    let (categories, span) = (cells(reader.list("categories"), reader.found()), reader.span());
    let corner = corner.unwrap_or_else(|| Text { value: String::new(), span, verbatim: false });
    let series: Vec<_> = reader
        .tables("series")
        .into_iter()
        .filter_map(|table| series(table, categories.len(), reader.found()))
        .collect();
    if categories.is_empty() || series.is_empty() {
        return None;
    }
    let mut data = Data { head: vec![corner], rows: categories.into_iter().map(|category| vec![category]).collect() };
    for (name, values) in series {
        data.head.push(name);
        data.rows.iter_mut().zip(values).for_each(|(row, value)| row.push(value));
    }
    Some(data)
}

fn series(table: Table, due: usize, found: &mut Diagnostics) -> Option<(Text, Vec<Text>)> {
    let span = table.span;
    let mut reader = Reader::new(table, found);
    let name = reader.text("name").unwrap_or_else(|| Text { value: String::new(), span, verbatim: false });
    let values = cells(reader.list("values"), reader.found());
    if values.len() != due {
        let message = format!("this series has {} values for {due} categories", values.len());
        reader.found().push(Diagnostic::error(span, message).hint("type \"\" where the number is not known"));
    }
    reader.finish();
    (values.len() == due).then_some((name, values))
}

/// Texts and numbers as they were typed.
fn cells(values: Vec<Value>, found: &mut Diagnostics) -> Vec<Text> {
    let mut cells = Vec::new();
    for value in values {
        let typed = match &value.kind {
            Kind::Integer(number) => Some(number.to_string()),
            Kind::Decimal(number) => Some(number.clone()),
            _ => None,
        };
        match typed {
            // "1_000" is a number of TOML: what is typed may differ from what is meant.
            Some(number) => {
                cells.push(Text { verbatim: value.span.len() == number.len(), value: number, span: value.span });
            }
            None => cells.extend(value.into_text("values", found)),
        }
    }
    cells
}
