//! Blocks of a section: paragraphs, sub-headings, quotations and lists.
//!
//! A Markdown parser is shown the masked text and says where blocks and their lines stand. The words
//! are read from the text itself.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::display;
use super::foreign;
use super::frame::{Container, Done, Frame, give};
use super::inlines::{EndAnchor, parse_block_text};
use super::mask::mask;
use super::source_text::SourceText;
use super::tree::{Anchor, Block, BlockKind, Inline};
use crate::diag::{Diagnostic, Diagnostics, FileId, Span};
use crate::files::limits::BLOCK_DEPTH;

/// The largest number at which a list may begin: a larger one is a year at the head of a sentence.
const LARGEST_START: u64 = 999;

/// Parses the text of a section, which begins at byte `offset` of its file, after the front matter.
///
/// Faults go to `found`, all of them, each with its place in the file; the blocks hold what could be
/// read. Never fails and never panics, whatever the text.
pub fn parse_blocks(file: FileId, text: &str, offset: usize, found: &mut Diagnostics) -> Vec<Block> {
    let masked = mask(text);
    let mut builder = Builder::new(file, text, &masked, offset, found);
    for (event, range) in Parser::new_ext(&masked, Options::empty()).into_offset_iter() {
        builder.event(&event, range);
    }
    builder.finish()
}

/// Where the pass over the events stands.
struct Builder<'a> {
    file: FileId,
    text: &'a str,
    masked: &'a str,
    offset: usize,
    found: &'a mut Diagnostics,
    /// The containers that are open; the first is the text.
    stack: Vec<Frame>,
    /// The lines of the paragraph or heading that is open.
    leaf: Option<Leaf>,
    /// Where the last paragraph ended.
    paragraph_end: Option<usize>,
    /// Events to pass over, within what was told to be a fault: how many starts have no end yet.
    passed_over: usize,
}

/// A block of running text that is open.
struct Leaf {
    /// `None` for a paragraph.
    heading: Option<HeadingLevel>,
    range: Range<usize>,
    lines: Vec<Range<usize>>,
    /// True when the next words begin a line.
    fresh: bool,
}

impl Leaf {
    fn new(heading: Option<HeadingLevel>, range: Range<usize>) -> Self {
        Self { heading, range, lines: Vec::new(), fresh: true }
    }
}

impl<'a> Builder<'a> {
    fn new(file: FileId, text: &'a str, masked: &'a str, offset: usize, found: &'a mut Diagnostics) -> Self {
        let stack = vec![Frame::new(Container::Text, 0..text.len())];
        Self { file, text, masked, offset, found, stack, leaf: None, paragraph_end: None, passed_over: 0 }
    }

    fn event(&mut self, event: &Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(_) if self.passed_over > 0 => self.passed_over += 1,
            Event::End(_) if self.passed_over > 0 => self.passed_over -= 1,
            _ if self.passed_over > 0 => {}
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(*tag),
            Event::Rule => {
                self.close_leaf();
                self.leave_out();
                let hint = "begin a new paragraph or a sub-heading; to print stars or dashes, type a \\ before them";
                self.error(range, "a line of stars or dashes is no part of a section", hint);
            }
            Event::SoftBreak | Event::HardBreak => {
                if let Some(leaf) = &mut self.leaf {
                    leaf.fresh = true;
                }
            }
            _ => self.words(range),
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        // A tight item's paragraph has no events of its own: it ends where another block begins.
        match tag {
            Tag::Paragraph => self.open_leaf(None, range),
            Tag::Heading { level, .. } => self.open_leaf(Some(*level), range),
            Tag::BlockQuote(_) => self.open(Container::Quote, range),
            Tag::List(start) => self.open(Container::List { start: *start }, range),
            Tag::Item => self.open_item(range),
            Tag::CodeBlock(kind) => self.code(kind, range),
            _ => self.words(range),
        }
    }

    fn open_leaf(&mut self, heading: Option<HeadingLevel>, range: Range<usize>) {
        self.close_leaf();
        self.leaf = Some(Leaf::new(heading, range));
    }

    fn open(&mut self, container: Container, range: Range<usize>) {
        self.close_leaf();
        let depth = self.stack.iter().filter(|f| matches!(f.container, Container::Quote | Container::List { .. }));
        if depth.count() >= BLOCK_DEPTH {
            self.passed_over = 1;
            self.leave_out();
            let message = format!("more than {BLOCK_DEPTH} quotations and lists stand in each other");
            return self.error(range.start..range.start + 1, message, "take away marks at the head of the line");
        }
        if let Container::List { start } = container {
            self.check_list(start, &range);
        }
        self.stack.push(Frame::new(container, range));
    }

    /// Tells a list that is likely to be a sentence.
    fn check_list(&mut self, start: Option<u64>, range: &Range<usize>) {
        if let Some(start) = start.filter(|start| *start > LARGEST_START) {
            let digits = start.to_string();
            let hint = format!("for a sentence that begins with a number, type {digits}\\.");
            let line = range.start..range.start + digits.len();
            self.error(line, format!("a list that begins at {digits} is taken for a year or a number"), hint);
        }
        let in_item = self.stack.last().is_some_and(|frame| frame.container == Container::Item);
        let between = self.paragraph_end.and_then(|end| self.text.get(end..range.start)).unwrap_or("\n\n");
        let after_colon = self.paragraph_end.is_some_and(|end| self.text.get(..end).is_some_and(|t| t.ends_with(':')));
        if !in_item && !after_colon && between.matches('\n').count() < 2 {
            let span = self.span(range.start..range.start + 1);
            let hint = "put an empty line before it, or a \\ before the sign if the sentence goes on";
            let message = "a list begins here, within a paragraph";
            self.found.push(Diagnostic::warning(span, message).hint(hint));
        }
    }

    fn open_item(&mut self, range: Range<usize>) {
        self.close_leaf();
        if let Some(list) = self.stack.last()
            && let Container::List { start } = list.container
        {
            let mark = self.text.get(range.start..).unwrap_or("").trim_start();
            let at = self.text.len() - mark.len();
            foreign::check_mark(mark, start, list.item_count(), self.span(at..at + 1), self.found);
        }
        self.stack.push(Frame::new(Container::Item, range));
    }

    fn code(&mut self, kind: &CodeBlockKind<'_>, range: Range<usize>) {
        self.close_leaf();
        self.passed_over = 1;
        self.leave_out();
        if kind.is_indented() {
            let hint = "take the blanks away; a paragraph begins at the start of its line";
            self.error(
                self.first_line(&range),
                "four blanks at the start of a line make code, which is not read",
                hint,
            );
        } else {
            self.error(self.first_line(&range), "code is no part of a section", "take away the line of signs");
        }
    }

    fn leave_out(&mut self) {
        if let Some(frame) = self.stack.last_mut() {
            frame.leave_out();
        }
    }

    /// Notes where words stand.
    fn words(&mut self, range: Range<usize>) {
        let leaf = self.leaf.get_or_insert_with(|| Leaf::new(None, range.clone()));
        match leaf.lines.last_mut().filter(|_| !leaf.fresh) {
            Some(line) => line.end = line.end.max(range.end),
            None => leaf.lines.push(range),
        }
        leaf.fresh = false;
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) => self.close_leaf(),
            TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Item => self.close(),
            _ => {}
        }
    }

    fn close(&mut self) {
        self.close_leaf();
        if self.stack.len() < 2 {
            return;
        }
        let Some(frame) = self.stack.pop() else { return };
        let span = self.span(frame.range.clone());
        if frame.is_empty() {
            let what = if frame.container == Container::Quote { "this quotation" } else { "this item" };
            self.error(self.first_line(&frame.range), format!("{what} is empty"), "type its words after the mark");
        }
        let Some(parent) = self.stack.last_mut() else { return };
        match frame.container {
            Container::Item => parent.push_item(frame, span, self.found),
            Container::Quote => parent.push(frame.into_quote(span, self.found)),
            Container::List { start } => parent.push(frame.into_list(start, span, self.found)),
            Container::Text => {}
        }
    }

    fn close_leaf(&mut self) {
        let Some(mut leaf) = self.leaf.take() else { return };
        let ends: Vec<Range<usize>> = self.whole_lines(&leaf.lines);
        if let (Some(first), Some(last)) = (ends.first(), ends.last()) {
            leaf.range = leaf.range.start.min(first.start)..last.end;
        }
        let source = SourceText::of_lines(self.file, self.text, self.offset, &ends);
        let (content, anchors) = parse_block_text(&source, self.found);
        let (anchor, floating) = self.sort_anchors(anchors);
        let span = self.span(leaf.range.clone());
        let display = display::of_paragraph(&content).filter(|_| leaf.heading.is_none() && self.stack.len() == 1);
        if display.is_none() {
            display::check_words(&source, self.found);
        }
        if leaf.heading.is_none() {
            foreign::check_paragraph(&source, self.found);
            self.paragraph_end = Some(leaf.range.end);
        }
        if content.is_empty() && leaf.heading.is_none() {
            for anchor in anchor.into_iter().chain(floating) {
                let hint = "put it directly below the last line of its block, with no empty line between them";
                self.found.push(Diagnostic::error(anchor.span, "this anchor belongs to no block").hint(hint));
            }
            return;
        }
        let kind = match (leaf.heading, display) {
            (Some(level), _) => self.heading(level, &leaf.range, content),
            (None, Some(display)) => BlockKind::Display(display),
            (None, None) => BlockKind::Paragraph(content),
        };
        let anchor = anchor.or_else(|| display::own_anchor(&kind).filter(|_| floating.is_none()));
        if let Some(frame) = self.stack.last_mut() {
            frame.push(Done { block: Block { kind, anchor, span }, floating });
        }
    }

    fn heading(&mut self, level: HeadingLevel, range: &Range<usize>, content: Vec<Inline>) -> BlockKind {
        let line = self.first_line(range);
        let typed = self.text.get(range.clone()).unwrap_or("");
        let within = self.stack.len() > 1;
        foreign::check_heading(level, typed, within, content.is_empty(), self.span(line), self.found);
        let depth = (level as u8).saturating_sub(1).max(1);
        BlockKind::Heading { depth, content }
    }

    /// The anchor at the end of a block's last words, and the one that stands alone on its last line.
    fn sort_anchors(&mut self, anchors: Vec<EndAnchor>) -> (Option<Anchor>, Option<Anchor>) {
        let (mut own, mut floating) = (None, None);
        for EndAnchor { anchor, alone } in anchors {
            give(if alone { &mut floating } else { &mut own }, anchor, self.found);
        }
        (own, floating)
    }

    /// The lines up to and with their ends, but for the last one, which has no end.
    fn whole_lines(&self, lines: &[Range<usize>]) -> Vec<Range<usize>> {
        let end_of = |line: &Range<usize>| {
            let rest = self.masked.get(line.end..).unwrap_or("");
            line.end + rest.find('\n').unwrap_or(rest.len())
        };
        let mut whole: Vec<Range<usize>> =
            lines.iter().map(|line| line.start..(end_of(line) + 1).min(self.text.len())).collect();
        if let Some(last) = whole.last_mut() {
            let typed = self.text.get(last.clone()).unwrap_or("");
            last.end = last.start + typed.trim_end_matches([' ', '\t', '\n', '\r']).len();
        }
        whole
    }

    fn first_line(&self, range: &Range<usize>) -> Range<usize> {
        let typed = self.text.get(range.clone()).unwrap_or("");
        let line = typed.lines().next().unwrap_or("");
        range.start..range.start + line.len()
    }

    /// The place of a range of the text, without blanks at its end.
    fn span(&self, range: Range<usize>) -> Span {
        let typed = self.text.get(range.clone()).unwrap_or("");
        let len = typed.trim_end_matches([' ', '\t', '\n', '\r']).len();
        Span::new(self.file, self.offset + range.start, self.offset + range.start + len)
    }

    fn error(&mut self, range: Range<usize>, message: impl Into<String>, hint: impl Into<String>) {
        let span = self.span(range);
        self.found.push(Diagnostic::error(span, message).hint(hint));
    }

    fn finish(mut self) -> Vec<Block> {
        self.close_leaf();
        while self.stack.len() > 1 {
            self.close();
        }
        let Some(text) = self.stack.pop() else { return Vec::new() };
        text.into_blocks(self.found)
    }
}
