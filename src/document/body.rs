//! The text itself: headings of the manifest and blocks of the selected sections.

use crate::diag::{Diagnostics, Span};
use crate::manifest::{Entry, Shown};
use crate::markup::{self, Anchor, BlockKind, Dialect, Display, Inline, ListItem, Node, parse_inlines};
use crate::template::Template;

use super::assemble::Input;
use super::display::Displays;
use super::draft::{DisplayNumber, Draft, DraftKind, DraftText, Words};
use super::select::Selected;
use super::{Part, Role};

/// The drafts of a manifest's entries, and the sources that their figures cite.
pub(super) fn drafts<'a>(
    input: &'a Input<'a>,
    chosen: &[Vec<Option<Selected<'_>>>],
    found: &'a mut Diagnostics,
) -> (Vec<Draft>, Vec<String>) {
    let Input { manifest, template, .. } = *input;
    let mut writer = Writer {
        template,
        displays: Displays::new(input),
        found,
        drafts: Vec::new(),
        level: template.first_level,
        section: None,
        language: None,
        shown: Shown::Text,
        unnumbered: false,
        occurrence: 0,
    };
    for (entry, sections) in manifest.entries.iter().zip(chosen) {
        writer.entry(entry);
        for part in sections.iter().flatten() {
            writer.section(part);
        }
    }
    let cited = writer.displays.cited().to_vec();
    (writer.drafts, cited)
}

/// The drafts written so far, and what surrounds the next one.
struct Writer<'a> {
    template: &'a Template,
    displays: Displays<'a>,
    found: &'a mut Diagnostics,
    drafts: Vec<Draft>,
    /// The level of the last heading of the manifest.
    level: u8,
    section: Option<String>,
    language: Option<String>,
    /// How the text of the entry is shown.
    shown: Shown,
    /// The headings that come get no number.
    unnumbered: bool,
    /// How many sections were begun.
    occurrence: u32,
}

impl Writer<'_> {
    fn entry(&mut self, entry: &Entry) {
        self.section = None;
        self.language = None;
        self.shown = entry.shown;
        let Some(heading) = &entry.heading else { return };
        let content = parse_inlines(&heading.value, heading.origin(), Dialect::Section, self.found);
        if self.shown == Shown::Panel {
            self.text(Role::PanelTitle, content, None, heading.span, Vec::new());
            return;
        }
        self.level = self.template.first_level - 1 + entry.level;
        self.unnumbered = !entry.numbered;
        self.text(Role::Heading(self.level), content, None, heading.span, Vec::new());
        self.unnumbered = false;
    }

    fn section(&mut self, part: &Selected<'_>) {
        self.occurrence += 1;
        self.section = Some(part.section.name.clone());
        self.language = part.section.language.as_ref().map(|t| t.value.clone());
        for block in &part.blocks {
            self.block(block, 0, Vec::new());
        }
    }

    /// One block, with the anchors of what it begins.
    fn block(&mut self, block: &markup::Block, depth: u8, mut anchors: Vec<String>) {
        anchors.extend(id(block.anchor.as_ref()));
        match &block.kind {
            BlockKind::Heading { depth, content } => {
                self.text(Role::Heading(self.level + depth), content.clone(), None, block.span, anchors);
            }
            BlockKind::Paragraph(content) => {
                let role = if depth == 0 { Role::Paragraph } else { Role::ItemMore(depth) };
                self.text(role, content.clone(), None, block.span, anchors);
            }
            BlockKind::Display(display) => self.display(display, block.span, anchors),
            BlockKind::Quote(blocks) => self.quotation(blocks, depth, anchors),
            BlockKind::List { start, items } => self.list(*start, items, depth + 1, anchors),
        }
    }

    fn quotation(&mut self, blocks: &[markup::Block], depth: u8, mut anchors: Vec<String>) {
        for block in blocks {
            let mut all = std::mem::take(&mut anchors);
            match &block.kind {
                BlockKind::Paragraph(content) => {
                    all.extend(id(block.anchor.as_ref()));
                    self.text(Role::Quotation, content.clone(), None, block.span, all);
                }
                _ => self.block(block, depth, all),
            }
        }
    }

    fn list(&mut self, start: Option<u64>, items: &[ListItem], depth: u8, mut anchors: Vec<String>) {
        for (number, item) in (start.unwrap_or(0)..).zip(items) {
            let mut all = std::mem::take(&mut anchors);
            all.extend(id(item.anchor.as_ref()));
            let sign = if depth % 2 == 1 { "•" } else { "–" };
            let marker = if start.is_some() { format!("{number}.") } else { sign.to_owned() };
            let mut blocks = item.blocks.iter();
            match item.blocks.first().map(|first| (first, &first.kind)) {
                Some((first, BlockKind::Paragraph(content))) => {
                    blocks.next();
                    all.extend(id(first.anchor.as_ref()));
                    self.text(Role::Item(depth), content.clone(), Some(marker), first.span, all);
                }
                _ => self.text(Role::Item(depth), Vec::new(), Some(marker), item.span, all),
            }
            for block in blocks {
                self.block(block, depth, Vec::new());
            }
        }
    }

    fn text(
        &mut self,
        role: Role,
        mut content: Vec<Inline>,
        marker: Option<String>,
        span: Span,
        mut anchors: Vec<String>,
    ) {
        let role = match (self.shown, role) {
            (Shown::PullQuote, _) => {
                // What the words cite and what they are called stays with them where they stand in the text.
                content = without_notes(content);
                anchors.clear();
                Role::PullQuote
            }
            (_, role) => role,
        };
        let style = match role {
            Role::Heading(level) => {
                let rule = self.template.headings.get(usize::from(level.max(1)) - 1);
                rule.map_or_else(|| "body".to_owned(), |rule| rule.style.clone())
            }
            Role::PullQuote => self.template.known_style(&["pull-quote", "quote"]),
            Role::PanelTitle => self.template.known_style(&["panel-title", "panel"]),
            _ if self.shown == Shown::Panel => self.panel_style(role),
            Role::Quotation => "quote".to_owned(),
            Role::Item(_) | Role::ItemMore(_) => "list".to_owned(),
            _ => "body".to_owned(),
        };
        let kind = DraftKind::Text(DraftText {
            role,
            style,
            marker,
            content: Words::Inlines(content),
            before: None,
            after: None,
            keep_next: false,
            unnumbered: self.unnumbered,
            entry: None,
        });
        self.push(kind, span, anchors, None);
    }

    /// A figure or table; its first part, the caption, is what its anchors name.
    fn display(&mut self, display: &Display, span: Span, mut anchors: Vec<String>) {
        for (kind, number) in self.displays.parts(display, self.found) {
            self.push(kind, span, std::mem::take(&mut anchors), number);
        }
    }

    fn push(&mut self, kind: DraftKind, span: Span, anchors: Vec<String>, number: Option<DisplayNumber>) {
        self.drafts.push(Draft {
            part: Part::Body,
            kind,
            span,
            occurrence: self.occurrence,
            language: self.language.clone(),
            section: self.section.clone(),
            anchors,
            number,
        });
    }
}

impl Writer<'_> {
    /// The style of a text in a panel.
    fn panel_style(&self, role: Role) -> String {
        match role {
            Role::Item(_) | Role::ItemMore(_) => self.template.known_style(&["panel-list", "panel", "list"]),
            Role::Quotation => self.template.known_style(&["panel-quote", "panel", "quote"]),
            _ => self.template.known_style(&["panel"]),
        }
    }
}

/// The same words without notes and citations, and without the blank that stood before these.
fn without_notes(content: Vec<Inline>) -> Vec<Inline> {
    let mut kept: Vec<Inline> = Vec::with_capacity(content.len());
    for inline in content {
        if !matches!(inline.node, Node::Note { .. } | Node::Cite(_)) {
            kept.push(inline);
            continue;
        }
        if let Some(Inline { node: Node::Text(words), origin, .. }) = kept.last_mut() {
            words.truncate(words.trim_end().len());
            *origin = origin.part(0, words.len());
        }
    }
    kept
}

fn id(anchor: Option<&Anchor>) -> Option<String> {
    anchor.map(|anchor| anchor.id.clone())
}
