//! Front and back matter: the blocks of a template with their placeholders filled in.

use crate::diag::{Diagnostic, Diagnostics, Span};
use crate::markup::{Inline, Node};
use crate::tables::Text;
use crate::template::{self, Cell, Columns, Fill, Lines, Row, TextBlock};

use super::draft::{Draft, DraftCell, DraftColumns, DraftKind, DraftText, Words};
use super::field::FieldTable;
use super::{Part, Role, Signature};

/// The drafts of a template's blocks.
pub(super) fn drafts(
    blocks: &[template::Block],
    part: Part,
    fields: &FieldTable<'_>,
    found: &mut Diagnostics,
) -> Vec<Draft> {
    blocks.iter().flat_map(|block| draft(block, part, fields, found)).collect()
}

fn draft(block: &template::Block, part: Part, fields: &FieldTable<'_>, found: &mut Diagnostics) -> Vec<Draft> {
    let one = |kind, span| vec![made(kind, part, span)];
    match block {
        template::Block::Lines(lines) => self::lines(lines, part, fields, found),
        template::Block::Columns(columns) if columns.rows.is_empty() && columns.fill.is_none() => Vec::new(),
        template::Block::Columns(columns) => {
            one(DraftKind::Columns(self::columns(columns, fields, found)), columns.span)
        }
        template::Block::Title(text) => self::text(text, Role::Title, part, fields, found),
        template::Block::Heading(level, text) => self::text(text, Role::Heading(*level), part, fields, found),
        template::Block::Paragraph(text) => self::text(text, Role::Paragraph, part, fields, found),
        template::Block::Rule { thickness, before, after, colour, span } => {
            one(DraftKind::Rule { thickness: *thickness, before: *before, after: *after, colour: *colour }, *span)
        }
        template::Block::Space { height, span } => one(DraftKind::Space(*height), *span),
        template::Block::PageBreak { span } => one(DraftKind::PageBreak, *span),
        template::Block::Generated(list) => one(DraftKind::Generated(list.clone()), list.span),
    }
}

pub(super) fn made(kind: DraftKind, part: Part, span: Span) -> Draft {
    Draft { part, kind, span, occurrence: 0, language: None, section: None, anchors: Vec::new(), number: None }
}

fn is_left_out(unless_empty: Option<&Text>, fields: &FieldTable<'_>) -> bool {
    unless_empty.is_some_and(|field| fields.is_empty(&field.value))
}

fn is_blank(inlines: &[Inline]) -> bool {
    inlines.iter().all(|inline| matches!(&inline.node, Node::Text(text) if text.trim().is_empty()))
}

fn text(block: &TextBlock, role: Role, part: Part, fields: &FieldTable<'_>, found: &mut Diagnostics) -> Vec<Draft> {
    if is_left_out(block.unless_empty.as_ref(), fields) {
        return Vec::new();
    }
    let kind = DraftKind::Text(DraftText {
        role,
        style: block.style.clone(),
        marker: None,
        content: Words::Inlines(fields.fill(&block.text, found)),
        before: block.before,
        after: block.after,
        keep_next: false,
        unnumbered: !block.numbered,
        entry: None,
    });
    vec![made(kind, part, block.span)]
}

fn lines(block: &Lines, part: Part, fields: &FieldTable<'_>, found: &mut Diagnostics) -> Vec<Draft> {
    if is_left_out(block.unless_empty.as_ref(), fields) {
        return Vec::new();
    }
    let mut drafts = Vec::new();
    for scope in repeated(block.each.as_ref(), fields, found) {
        for line in &block.lines {
            let content = scope.fill(line, found);
            if is_blank(&content) {
                continue;
            }
            let kind = DraftKind::Text(DraftText {
                role: Role::Line,
                style: block.style.clone(),
                marker: None,
                content: Words::Inlines(content),
                before: None,
                after: None,
                keep_next: block.keep_next,
                unnumbered: false,
                entry: None,
            });
            drafts.push(made(kind, part, block.span));
        }
    }
    drafts
}

/// The table itself, or one table for each item of the field that is repeated.
fn repeated<'a>(each: Option<&Text>, fields: &'a FieldTable<'a>, found: &mut Diagnostics) -> Vec<FieldTable<'a>> {
    match each {
        None => vec![fields.clone()],
        Some(name) => fields.items(name, found).into_iter().map(|item| fields.with_item(item)).collect(),
    }
}

fn columns(block: &Columns, fields: &FieldTable<'_>, found: &mut Diagnostics) -> DraftColumns {
    let mut rows: Vec<Vec<DraftCell>> = Vec::new();
    for row in &block.rows {
        if is_left_out(row.unless_empty.as_ref(), fields) {
            continue;
        }
        for scope in repeated(row.each.as_ref(), fields, found) {
            rows.push(cells(row, &scope, found));
        }
    }
    if let Some(fill) = &block.fill {
        rows.extend(filled(fill, block.widths.len(), fields, found));
    }
    let beside = block.beside.iter().map(|(column, line, text)| {
        check_column(*column, block, found);
        (*column, *line, Words::Inlines(fields.fill(text, found)))
    });
    DraftColumns {
        beside: beside.collect(),
        style: block.style.clone(),
        widths: block.widths.clone(),
        rows,
        keep: block.keep,
        before: block.before,
        after: block.after,
    }
}

fn check_column(column: usize, block: &Columns, found: &mut Diagnostics) {
    if column == 0 || column > block.widths.len() {
        let message = format!("there is no column {column}: the block has {}", block.widths.len());
        found.push(Diagnostic::error(block.span, message));
    }
}

fn cells(row: &Row, fields: &FieldTable<'_>, found: &mut Diagnostics) -> Vec<DraftCell> {
    let cell = |cell: &Cell| match cell {
        Cell::Text { text, style } => DraftCell {
            style: style.clone(),
            paragraphs: vec![Words::Inlines(fields.fill(text, found))],
            ..DraftCell::default()
        },
        Cell::PerLine(text) => DraftCell {
            paragraphs: vec![Words::Inlines(super::field::plain(text))],
            per_line: true,
            ..DraftCell::default()
        },
    };
    row.cells.iter().map(cell).collect()
}

/// Cells made one for each item, filling row after row from the left.
fn filled(fill: &Fill, width: usize, fields: &FieldTable<'_>, found: &mut Diagnostics) -> Vec<Vec<DraftCell>> {
    let signature = Signature { height: fill.signature_height, rule: fill.signature_rule };
    let mut cells = Vec::new();
    for scope in repeated(Some(&fill.each), fields, found) {
        let lines: Vec<Vec<Inline>> = fill.lines.iter().map(|line| scope.fill(line, found)).collect();
        let paragraphs = lines.into_iter().filter(|line| !is_blank(line)).map(Words::Inlines).collect();
        cells.push(DraftCell { signature: Some(signature), paragraphs, ..DraftCell::default() });
    }
    cells.chunks(width.max(1)).map(<[DraftCell]>::to_vec).collect()
}
