//! Tokens to the tree: one content (a block, a note, the words of a link) at a time.

use std::ops::Range;

use super::emphasis::{Emphasis, Outcome};
use super::run::Run;
use super::token::{Kind, Opener, Token};
use super::{Dialect, EndAnchor, characters, citation, hole, lexer, link, note, placeholder, reference, span, term};
use crate::diag::{Diagnostic, Diagnostics};
use crate::files::limits::INLINE_DEPTH;
use crate::markup::source_text::SourceText;
use crate::markup::tree::{Inline, Look, Node};

/// Whether a content may end in an anchor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anchors {
    AtEnd,
    Refused,
}

/// What a content is made of.
#[derive(Debug, Default)]
pub(super) struct Content {
    pub(super) inlines: Vec<Inline>,
    pub(super) anchors: Vec<EndAnchor>,
}

/// A part of the tokens and of the bytes: a part may begin and end within a token.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub(super) tokens: Range<usize>,
    pub(super) bytes: Range<usize>,
}

/// What lies around a content.
#[derive(Clone, Debug)]
pub(super) struct Around {
    /// The look that every piece of it has.
    pub(super) look: Look,
    pub(super) in_note: bool,
    pub(super) in_link: bool,
    pub(super) in_citation: bool,
    pub(super) anchors: Anchors,
}

impl Around {
    /// The content of a note, or of the words around a source.
    pub(super) fn apart(&self) -> Self {
        Self { look: Look::default(), in_link: false, anchors: Anchors::Refused, ..self.clone() }
    }

    /// The content of something that changes the look.
    pub(super) fn looking(&self, look: Look) -> Self {
        Self { look, anchors: Anchors::Refused, ..self.clone() }
    }
}

/// Parses a whole text.
pub(super) fn parse(source: &SourceText, dialect: Dialect, anchors: Anchors, found: &mut Diagnostics) -> Content {
    characters::check(source, found);
    let tokens = lexer::tokens(source, dialect, found);
    let whole = Part { tokens: 0..tokens.len(), bytes: 0..source.text().len() };
    let around = Around { look: Look::default(), in_note: false, in_link: false, in_citation: false, anchors };
    Builder { source, tokens: &tokens, found, told_depth: false }.content(&whole, &around)
}

/// What the constructs share.
pub(super) struct Builder<'a> {
    pub(super) source: &'a SourceText,
    pub(super) tokens: &'a [Token],
    pub(super) found: &'a mut Diagnostics,
    told_depth: bool,
}

/// How far a content is.
pub(super) struct State<'a> {
    pub(super) run: Run<'a>,
    pub(super) around: Around,
    emphasis: Emphasis,
    anchors: Vec<EndAnchor>,
}

impl State<'_> {
    /// The look of what comes next.
    pub(super) fn look(&self) -> Look {
        let mut look = self.around.look.clone();
        look.emphasis ^= self.emphasis.odd();
        look.strong |= self.emphasis.strong();
        look
    }
}

/// A pair of brackets: the tokens that open and close it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pair {
    pub(super) open: usize,
    pub(super) close: usize,
}

impl<'a> Builder<'a> {
    /// Parses a part of the text.
    pub(super) fn content(&mut self, part: &Part, around: &Around) -> Content {
        let run = Run::new(self.source);
        let mut state = State { run, around: around.clone(), emphasis: Emphasis::default(), anchors: Vec::new() };
        let mut at = part.tokens.start;
        while at < part.tokens.end {
            at = self.token(at, part, &mut state);
        }
        for run in state.emphasis.unclosed() {
            let stars = self.source.slice(run.clone()).to_owned();
            let hint = format!("type {stars} where the words end, or \\* for a plain star");
            self.error(run, format!("the emphasis that `{stars}` opens is not closed"), hint);
        }
        Content { inlines: state.run.finish(), anchors: state.anchors }
    }

    /// Reads the token `at` and what hangs on it; answers the next one.
    fn token(&mut self, at: usize, part: &Part, state: &mut State<'a>) -> usize {
        let Some(token) = self.tokens.get(at) else { return part.tokens.end };
        let range = token.range.start.max(part.bytes.start)..token.range.end.min(part.bytes.end);
        if range.is_empty() {
            return at + 1;
        }
        self.nothing_after_anchors(token, state);
        match &token.kind {
            Kind::Words | Kind::Semicolon | Kind::At | Kind::Close => state.run.text(range, &state.look()),
            Kind::Escape => state.run.text(range.start + 1..range.end, &state.look()),
            Kind::Entity(text) => {
                characters::check_decoded(text, self.source, range.start, self.found);
                state.run.typed(text, range, &state.look());
            }
            Kind::Break => state.run.node(Node::Break, range, &state.look()),
            Kind::Comment | Kind::Fault | Kind::Destination | Kind::Attributes => {}
            Kind::Stars => self.stars(&range, part, state),
            Kind::Term => term::read(self, range, state),
            Kind::Field => placeholder::field(self, range, state),
            Kind::Anchor => self.anchor(range, state),
            Kind::Open { opener, close: Some(close) } => {
                return self.brackets(*opener, Pair { open: at, close: *close }, state);
            }
            Kind::Open { close: None, .. } => state.run.text(range, &state.look()),
        }
        at + 1
    }

    fn brackets(&mut self, opener: Opener, pair: Pair, state: &mut State<'a>) -> usize {
        let after = self.tokens.get(pair.close + 1).map(|token| &token.kind);
        match (opener, after) {
            (Opener::Note(series), _) => note::read(self, pair, series, state),
            (Opener::Reference, _) => reference::read(self, pair, state),
            (Opener::Hole, _) => hole::read(self, pair, state),
            (Opener::Optional, _) => placeholder::optional(self, pair, state),
            (Opener::Plain, Some(Kind::Destination)) => {
                link::read(self, pair, state);
                return pair.close + 2;
            }
            (Opener::Plain, Some(Kind::Attributes)) => {
                span::read(self, pair, state);
                return pair.close + 2;
            }
            (Opener::Plain, _) if citation::is_one(self, pair) => citation::read(self, pair, state),
            // A bracket that opens nothing is text, and what stands in it is read with what is around it.
            (Opener::Plain, _) => {
                self.foreign_note(pair);
                state.run.text(self.range(pair.open), &state.look());
                return pair.open + 1;
            }
        }
        pair.close + 1
    }

    /// Tells `[^1]`, the mark of a note in other Markdown.
    fn foreign_note(&mut self, pair: Pair) {
        let inside = self.source.slice(self.inside(pair).bytes);
        let label = inside.strip_prefix('^').filter(|label| !label.starts_with(['[', '*']));
        if label.is_some_and(|label| !label.is_empty() && !label.contains(char::is_whitespace)) {
            let hint = "type ^[the words of the note]; for a plain bracket type \\[";
            self.error(self.whole(pair), "notes have no marks: their words stand in the text", hint);
        }
    }

    fn stars(&mut self, run: &Range<usize>, part: &Part, state: &mut State<'a>) {
        match state.emphasis.meet(run, self.source, &part.bytes) {
            Outcome::Taken => {}
            Outcome::Text => state.run.text(run.clone(), &state.look()),
            Outcome::Stray => {
                let hint = "type the stars that open it before its first word, or \\* for a plain star";
                self.error(run.clone(), "these stars close no emphasis that is open here", hint);
            }
            Outcome::TooMany => {
                let hint = "type *…* for emphasis, **…** for strong words, or \\* for a plain star";
                self.error(run.clone(), "more than three stars stand together", hint);
            }
            Outcome::TooDeep if self.told_depth => {}
            Outcome::TooDeep => {
                self.told_depth = true;
                let message = format!("more than {INLINE_DEPTH} emphases stand in each other");
                self.error(run.clone(), message, "close them, or type \\* for plain stars");
            }
        }
    }

    fn anchor(&mut self, range: Range<usize>, state: &mut State<'a>) {
        if state.around.anchors == Anchors::Refused {
            let hint = "an anchor stands at the end of a block or of a note; for a plain brace type \\{";
            return self.error(range, "an anchor has no place here", hint);
        }
        if self.source.before(range.start).is_some_and(|c| !c.is_whitespace()) {
            let hint = "put a blank before {#";
            return self.error(range, "an anchor is parted from the words before it by a blank", hint);
        }
        let Some(anchor) = reference::anchor(self, range.clone()) else { return };
        let before = self.source.slice(0..range.start).trim_end_matches([' ', '\t']);
        let alone = before.is_empty() || before.ends_with('\n');
        state.anchors.push(EndAnchor { anchor, alone });
    }

    /// Tells an anchor that words follow.
    fn nothing_after_anchors(&mut self, token: &Token, state: &mut State<'a>) {
        let blank = match token.kind {
            Kind::Anchor | Kind::Comment | Kind::Fault => true,
            Kind::Words => self.source.slice(token.range.clone()).trim().is_empty(),
            _ => false,
        };
        if blank {
            return;
        }
        for end in std::mem::take(&mut state.anchors) {
            let hint = "move it to the end, or begin a new paragraph after it";
            self.found.push(Diagnostic::error(end.anchor.span, "words follow this anchor").hint(hint));
        }
    }

    /// The bytes of a token.
    pub(super) fn range(&self, token: usize) -> Range<usize> {
        self.tokens.get(token).map_or(0..0, |token| token.range.clone())
    }

    /// The bytes of a pair, brackets included.
    pub(super) fn whole(&self, pair: Pair) -> Range<usize> {
        self.range(pair.open).start..self.range(pair.close).end
    }

    /// What stands in a pair.
    pub(super) fn inside(&self, pair: Pair) -> Part {
        let bytes = self.range(pair.open).end..self.range(pair.close).start;
        Part { tokens: pair.open + 1..pair.close, bytes }
    }

    /// The tokens of a part that stand in no brackets of their own; of those only the opening one.
    pub(super) fn level(&self, tokens: &Range<usize>) -> impl Iterator<Item = usize> + use<'a> {
        let (all, end) = (self.tokens, tokens.end);
        let after = move |at: usize| match all.get(at).map(|token| &token.kind) {
            Some(Kind::Open { close: Some(close), .. }) => close + 1,
            _ => at + 1,
        };
        std::iter::successors(Some(tokens.start), move |&at| Some(after(at))).take_while(move |&at| at < end)
    }

    /// Pushes an error.
    pub(super) fn error(&mut self, range: Range<usize>, message: impl Into<String>, hint: impl Into<String>) {
        self.found.push(Diagnostic::error(self.source.span(range), message).hint(hint));
    }
}
