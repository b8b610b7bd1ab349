//! Assembly: from a manifest and what it selects to a document.

use crate::body::Body;
use crate::cite::{self, Position};
use crate::corpus::Corpus;
use crate::diag::{Computed, Diagnostics, Origin};
use crate::manifest::{Manifest, Progress};
use crate::markup::{Citation, Inline, Look, Node, Series};
use crate::tables::Text;
use crate::template::{CitationStyle, Pattern, Template, When, Words};

use super::citing::{self, Cited};
use super::draft::{Draft, DraftCell, DraftColumns, DraftKind, DraftText};
use super::field::FieldTable;
use super::notes::{DraftNote, Gathered, Rules, gather};
use super::reference::{Anchors, block_id};
use super::resolve::Resolver;
use super::select::{Selected, Selection, anchors_of, check_overlap, select};
use super::{Block, Cell, Columns, Content, Document, Kind, Note, NoteCite, Part, Run, RunningText, TextBlock};

/// All that a document is assembled from.
#[derive(Clone, Copy, Debug)]
pub struct Input<'a> {
    /// The manifest.
    pub manifest: &'a Manifest,
    /// Its template.
    pub template: &'a Template,
    /// The body that receives it.
    pub body: Option<&'a Body>,
    /// Words of its language.
    pub words: &'a Words,
    /// Its citation style.
    pub style: &'a CitationStyle,
    /// The shared corpus.
    pub corpus: &'a Corpus,
    /// The sections that it uses.
    pub selection: &'a Selection,
    /// Its language.
    pub language: &'a str,
}

/// Assembles a document. With faults in `found` it is incomplete, and must not be printed.
pub fn assemble(input: &Input<'_>, found: &mut Diagnostics) -> Document {
    let Input { manifest, template, corpus, words, .. } = *input;
    let fields = FieldTable::read(manifest, template, corpus, input.body, words, found);
    let chosen = choose(manifest, input.selection, found);
    let mut drafts = super::front::drafts(&template.front, Part::Front, &fields, found);
    let (body, cited_below) = super::body::drafts(input, &chosen, found);
    drafts.extend(body);
    drafts.extend(super::front::drafts(&template.back, Part::Back, &fields, found));
    let mut drafts = super::generated::put_in(drafts, input, &fields, found);
    let rules = Rules { cite: input.style.kind(), mark: template.citations.mark, remarks: template.notes.remarks };
    let gathered = gather(&mut drafts, rules, found);
    let cited = citing::settle(input, &gathered, found);
    let notes = &gathered.notes;
    let mut anchors = Anchors::gather(&drafts, notes, &template.headings, found);
    leave_out(&chosen, &gathered, &mut anchors);
    if !manifest.whole || input.selection.entries.iter().flatten().any(Option::is_none) {
        anchors.let_pass();
    }
    let labels = labels(notes);
    let resolver = Resolver {
        corpus,
        anchors: &anchors,
        notes,
        cited: &cited.in_text,
        labels: &labels,
        language: words,
        term_form: template.terms.as_ref().map_or("un", |form| form.value.as_str()),
        status: manifest.status,
    };
    let filled =
        |pattern: &Pattern, found: &mut Diagnostics| resolver.inlines(&fields.fill(pattern, found), None, found);
    Document {
        title: plain(&filled(&title_pattern(manifest), found)),
        subject: template.subject.as_ref().map(|subject| plain(&filled(subject, found))),
        language: input.language.to_owned(),
        status: manifest.status,
        authors: fields.organisations("submitted-by").iter().map(|o| o.name.value.clone()).collect(),
        standing: fields.organisations("submitted-by").iter().map(|organisation| organisation.status).collect(),
        date: fields.date("filed").or_else(|| fields.date("date")),
        cited: citing::keys(&gathered, cited_below),
        redacted: false,
        running: running(template, &fields, &resolver, found),
        notes: printed(notes, &cited, &input.style.end, &resolver, found),
        blocks: drafts.into_iter().enumerate().map(|(i, draft)| block(i, draft, &resolver, found)).collect(),
    }
}

/// The blocks that each use of the manifest takes.
fn choose<'a>(
    manifest: &Manifest,
    selection: &'a Selection,
    found: &mut Diagnostics,
) -> Vec<Vec<Option<Selected<'a>>>> {
    let mut chosen = Vec::new();
    for (entry, sections) in manifest.entries.iter().zip(&selection.entries) {
        let pairs = entry.uses.iter().zip(sections);
        chosen.push(pairs.map(|(used, section)| section.as_ref().map(|s| select(used, s, found))).collect());
    }
    check_overlap(manifest, &chosen, found);
    chosen
}

fn leave_out(chosen: &[Vec<Option<Selected<'_>>>], gathered: &Gathered, anchors: &mut Anchors) {
    for (section, id, span) in &gathered.left_out {
        anchors.leave_out(section, id, *span);
    }
    for part in chosen.iter().flatten().flatten() {
        for block in &part.section.blocks {
            for id in anchors_of(block) {
                if part.left_out.contains(id) {
                    anchors.leave_out(&part.section.name, id, block.span);
                }
            }
        }
    }
}

/// `{title}`, the one field that every template has.
fn title_pattern(manifest: &Manifest) -> Pattern {
    let node = Node::Field { name: "title".to_owned(), forms: Vec::new() };
    Pattern::One(vec![Inline { node, look: Look::default(), origin: Origin::Typed(manifest.span) }])
}

/// The words of runs, without marks.
pub(super) fn plain(runs: &[Run]) -> String {
    runs.iter().map(Run::text).collect()
}

fn running(
    template: &Template,
    fields: &FieldTable<'_>,
    resolver: &Resolver<'_>,
    found: &mut Diagnostics,
) -> Vec<RunningText> {
    let printed = |only: When| match only {
        When::Always => true,
        When::Draft => resolver.status == Progress::Draft,
        When::Final => resolver.status.is_final(),
    };
    let lines = template.page.lines.iter().enumerate().filter(|(_, line)| printed(line.only));
    lines
        .map(|(place, line)| {
            let filled = fields.fill(&line.text, found);
            RunningText { line: place, content: resolver.inlines(&filled, None, found) }
        })
        .collect()
}

/// 1, 2, 3 … and *, **, *** …, each series by itself.
fn labels(notes: &[DraftNote]) -> Vec<String> {
    let (mut numbers, mut asterisks) = (0usize, 0usize);
    let label = |note: &DraftNote| match note.series {
        Series::Numbered => {
            numbers += 1;
            numbers.to_string()
        }
        Series::Asterisk => {
            asterisks += 1;
            "*".repeat(asterisks)
        }
    };
    notes.iter().map(label).collect()
}

/// The notes with their citations in words, closed.
fn printed(
    notes: &[DraftNote],
    cited: &Cited,
    end: &Text,
    resolver: &Resolver<'_>,
    found: &mut Diagnostics,
) -> Vec<Note> {
    let printed = notes.iter().zip(&cited.in_notes).zip(resolver.labels).map(|((note, clusters), label)| {
        let mut clusters = clusters.iter();
        let mut content: Vec<Inline> = Vec::new();
        for inline in &note.content {
            match inline.node {
                Node::Cite(_) => content.extend(clusters.next().into_iter().flatten().cloned()),
                _ => content.push(inline.clone()),
            }
        }
        // The final stop is owed to what the last words are, so terms are put in first.
        let mut content = resolver.terms(content, found);
        cite::close(&mut content, end);
        let content = resolver.inlines(&content, note.section.as_deref(), found);
        let remark = note.content.iter().any(citing::is_remark);
        let (id, series, span, section) = (note.id, note.series, note.span, note.section.clone());
        let cites = cites(note, cited.positions.get(id.0 as usize));
        Note { id, series, label: label.clone(), content, cites, remark, block: block_id(note.block), section, span }
    });
    printed.collect()
}

/// What a note cites, each source with its position.
fn cites(note: &DraftNote, positions: Option<&Vec<Position>>) -> Vec<NoteCite> {
    let mut positions = positions.into_iter().flatten();
    let citations = citing::clusters(&note.content).flatten();
    let cite = |citation: &Citation| NoteCite {
        key: citation.key.clone(),
        position: positions.next().copied(),
        span: citation.span,
    };
    citations.map(cite).collect()
}

fn block(place: usize, draft: Draft, resolver: &Resolver<'_>, found: &mut Diagnostics) -> Block {
    let section = draft.section.as_deref();
    let kind = match draft.kind {
        DraftKind::Text(text) => Kind::Text(self::text(place, text, draft.span, section, resolver, found)),
        DraftKind::Columns(columns) => Kind::Columns(self::columns(columns, resolver, found)),
        DraftKind::Chart(chart) => Kind::Chart(chart),
        DraftKind::Rule { thickness, before, after, colour } => Kind::Rule { thickness, before, after, colour },
        DraftKind::Space(height) => Kind::Space(height),
        DraftKind::PageBreak => Kind::PageBreak,
        // Every list was made before.
        DraftKind::Notes | DraftKind::Generated(_) => Kind::Notes,
    };
    let Draft { part, span, occurrence, language, .. } = draft;
    Block { id: block_id(place), part, kind, span, occurrence, language }
}

fn text(
    place: usize,
    draft: DraftText,
    span: crate::diag::Span,
    section: Option<&str>,
    resolver: &Resolver<'_>,
    found: &mut Diagnostics,
) -> TextBlock {
    let place = draft.entry.unwrap_or(place);
    let number = resolver.anchors.number(place).and_then(|number| number.printed.clone());
    let marker = number.or(draft.marker).map(|marker| Run {
        content: Content::Text(marker),
        look: Look::default(),
        origin: Origin::Computed(Computed::BlockNumber, span),
    });
    TextBlock {
        role: draft.role,
        style: draft.style,
        marker,
        content: resolver.words(&draft.content, section, found),
        before: draft.before,
        after: draft.after,
        keep_next: draft.keep_next,
        entry: draft.entry.map(block_id),
    }
}

fn columns(draft: DraftColumns, resolver: &Resolver<'_>, found: &mut Diagnostics) -> Columns {
    let mut cell = |cell: DraftCell| Cell {
        style: cell.style,
        signature: cell.signature,
        paragraphs: cell.paragraphs.iter().map(|words| resolver.words(words, None, found)).collect(),
        per_line: cell.per_line,
    };
    let rows = draft.rows.into_iter().map(|row| row.into_iter().map(&mut cell).collect()).collect();
    let beside = draft.beside.iter().map(|(column, line, words)| (*column, *line, resolver.words(words, None, found)));
    Columns {
        beside: beside.collect(),
        style: draft.style,
        widths: draft.widths,
        rows,
        keep: draft.keep,
        before: draft.before,
        after: draft.after,
    }
}
