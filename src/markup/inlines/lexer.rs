//! Characters to tokens, with brackets paired by counting.

use std::ops::Range;

use super::Dialect;
use super::token::{Kind, Opener, Token};
use super::{entity, opaque};
use crate::diag::{Diagnostic, Diagnostics};
use crate::files::limits::INLINE_DEPTH;
use crate::markup::mask::comment_end;
use crate::markup::source_text::SourceText;
use crate::markup::tree::Series;

/// The tokens of a text. Faults that are seen here go to `found`.
pub(super) fn tokens(source: &SourceText, dialect: Dialect, found: &mut Diagnostics) -> Vec<Token> {
    let mut lexer = Lexer::new(source, dialect, found);
    lexer.run();
    lexer.tokens
}

/// Where the pass stands.
struct Lexer<'a> {
    source: &'a SourceText,
    dialect: Dialect,
    found: &'a mut Diagnostics,
    tokens: Vec<Token>,
    /// The next byte.
    at: usize,
    /// Tokens of the brackets that are open, outermost first.
    open: Vec<usize>,
    /// Open brackets beyond the limit of depth, which are taken as text.
    beyond: usize,
    /// True directly after the closing bracket of plain ones.
    plain_closed: bool,
    /// Faults that are told once a text.
    told: Told,
}

#[derive(Default)]
struct Told {
    depth: bool,
    comment: bool,
    close: bool,
}

/// What a sign begins: a token of so many bytes, or nothing.
type Met = Option<(Kind, usize)>;

impl<'a> Lexer<'a> {
    fn new(source: &'a SourceText, dialect: Dialect, found: &'a mut Diagnostics) -> Self {
        Self {
            source,
            dialect,
            found,
            tokens: Vec::new(),
            at: 0,
            open: Vec::new(),
            beyond: 0,
            plain_closed: false,
            told: Told::default(),
        }
    }

    fn run(&mut self) {
        while let Some(sign) = self.source.after(self.at) {
            if std::mem::take(&mut self.plain_closed)
                && let Some((kind, len)) = self.after_plain()
            {
                self.push(kind, len);
                continue;
            }
            let met = match sign {
                '\\' => self.backslash(),
                '&' => self.ampersand(),
                '<' => self.less_than(),
                '*' => Some((Kind::Stars, self.count('*'))),
                '^' => self.caret(),
                '[' => self.open(self.opener()),
                ']' => self.close(),
                '{' => self.brace(),
                ';' => Some((Kind::Semicolon, 1)),
                '@' => self.at_sign(),
                _ => None,
            };
            match met {
                Some((kind, len)) => self.push(kind, len),
                None => self.word(sign.len_utf8()),
            }
        }
        self.tell_open();
    }

    fn rest(&self) -> &'a str {
        self.source.text().get(self.at..).unwrap_or("")
    }

    fn count(&self, sign: char) -> usize {
        self.rest().chars().take_while(|&c| c == sign).count()
    }

    fn push(&mut self, kind: Kind, len: usize) {
        self.tokens.push(Token { kind, range: self.at..self.at + len });
        self.at += len;
    }

    fn word(&mut self, len: usize) {
        match self.tokens.last_mut() {
            Some(Token { kind: Kind::Words, range }) if range.end == self.at => range.end += len,
            _ => self.tokens.push(Token { kind: Kind::Words, range: self.at..self.at + len }),
        }
        self.at += len;
    }

    fn error(&mut self, range: Range<usize>, message: impl Into<String>, hint: &str) {
        self.found.push(Diagnostic::error(self.source.span(range), message).hint(hint));
    }

    fn backslash(&self) -> Met {
        let after = self.rest().get(1..)?;
        if after.starts_with(|c: char| c.is_ascii_punctuation()) {
            return Some((Kind::Escape, 2));
        }
        let line_end = if after.starts_with("\r\n") { 2 } else { usize::from(after.starts_with('\n')) };
        let blanks = after.get(line_end..)?.bytes().take_while(|b| matches!(b, b' ' | b'\t')).count();
        (line_end > 0).then_some((Kind::Break, 1 + line_end + blanks))
    }

    fn ampersand(&mut self) -> Met {
        let len = entity::length(self.rest())?;
        let range = self.at..self.at + len;
        match entity::decode(self.source.slice(range.clone())) {
            Some(text) => Some((Kind::Entity(text), len)),
            None => {
                let name = self.source.slice(range.clone()).to_owned();
                let hint = "for a plain & before a word, type \\&";
                self.error(range, format!("there is no sign with the name `{name}`"), hint);
                Some((Kind::Fault, len))
            }
        }
    }

    fn less_than(&mut self) -> Met {
        if self.rest().starts_with("<!--") {
            if self.told.comment {
                return None;
            }
            if let Some(end) = comment_end(self.source.text(), self.at) {
                return Some((Kind::Comment, end - self.at));
            }
            self.told.comment = true;
            self.error(self.at..self.at + 4, "the comment is not closed", "type --> where it ends");
            return None;
        }
        let (len, address) = opaque::tag(self.rest())?;
        let range = self.at..self.at + len;
        if address {
            self.error(range, "an address in < and > is no link here", "type [words](https://…)");
        } else {
            self.error(range, "HTML is not read in a text", "leave it out; for a plain < before a word, type \\<");
        }
        Some((Kind::Fault, len))
    }

    fn caret(&mut self) -> Met {
        let series = if self.rest().starts_with("^[") {
            Series::Numbered
        } else if self.rest().starts_with("^*[") {
            Series::Asterisk
        } else {
            return None;
        };
        self.open(Opener::Note(series))
    }

    fn opener(&self) -> Opener {
        let inside = self.rest().get(1..).unwrap_or("");
        let todo = inside.get(..4).is_some_and(|word| word.eq_ignore_ascii_case("todo"));
        let ended = !inside.get(4..).is_some_and(|rest| rest.starts_with(|c: char| c.is_alphanumeric() || c == '-'));
        match inside.as_bytes().first() {
            Some(b'#') => Opener::Reference,
            Some(b'?') if self.dialect == Dialect::Placeholder => Opener::Optional,
            _ if todo && ended => Opener::Hole,
            _ => Opener::Plain,
        }
    }

    fn open(&mut self, opener: Opener) -> Met {
        if self.open.len() < INLINE_DEPTH {
            self.open.push(self.tokens.len());
            return Some((Kind::Open { opener, close: None }, opener.len()));
        }
        self.beyond += 1;
        if !self.told.depth {
            self.told.depth = true;
            let hint = "write the passage with fewer brackets in each other";
            self.error(self.at..self.at + 1, format!("more than {INLINE_DEPTH} brackets stand in each other"), hint);
        }
        Some((Kind::Fault, opener.len()))
    }

    fn close(&mut self) -> Met {
        if self.beyond > 0 {
            self.beyond -= 1;
            return Some((Kind::Fault, 1));
        }
        let Some(open) = self.open.pop() else {
            if !self.told.close {
                self.told.close = true;
                let hint = "type the [ that is missing, or \\] for a plain bracket";
                self.error(self.at..self.at + 1, "this ] closes no [", hint);
            }
            return Some((Kind::Close, 1));
        };
        let here = self.tokens.len();
        if let Some(Token { kind: Kind::Open { opener, close }, .. }) = self.tokens.get_mut(open) {
            *close = Some(here);
            self.plain_closed = *opener == Opener::Plain;
        }
        Some((Kind::Close, 1))
    }

    /// What stands directly after the closing bracket of plain ones: an address or attributes.
    fn after_plain(&mut self) -> Met {
        let rest = self.rest();
        if rest.starts_with('(') {
            let (len, closed) = opaque::destination(rest);
            if !closed {
                let hint = "type [words](https://…) without blanks in the address; \
                            for words in round brackets, put a blank before them";
                self.error(self.at..self.at + len, "the address of this link is not closed", hint);
            }
            return Some((if closed { Kind::Destination } else { Kind::Fault }, len));
        }
        if !rest.starts_with('{') || rest.starts_with("{{") || rest.starts_with("{#") {
            return None;
        }
        let (len, closed) = opaque::attributes(rest);
        if self.dialect == Dialect::Placeholder && !rest.get(..len).is_some_and(|inside| inside.contains('=')) {
            return None;
        }
        if !closed {
            self.error(self.at..self.at + len, "the { after this bracket is not closed", "type [words]{lang=ko}");
        }
        Some((if closed { Kind::Attributes } else { Kind::Fault }, len))
    }

    fn brace(&mut self) -> Met {
        let rest = self.rest();
        let (kind, hint) = if rest.starts_with("{{") {
            (Kind::Term, "type {{name}} or {{name|form}}, or \\{ for a plain brace")
        } else if rest.starts_with("{#") {
            (Kind::Anchor, "type {#name}, or \\{ for a plain brace")
        } else if self.dialect == Dialect::Placeholder {
            (Kind::Field, "type {field} or {field|form}, or \\{ for a plain brace")
        } else {
            return None;
        };
        let (len, closed) = if kind == Kind::Term { opaque::double_braces(rest) } else { opaque::braces(rest) };
        if closed {
            return Some((kind, len));
        }
        self.error(self.at..self.at + len, "this brace is not closed", hint);
        Some((Kind::Fault, len))
    }

    fn at_sign(&self) -> Met {
        // Within a word it is an address of electronic mail.
        let within = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '%' | '+' | '-');
        (!self.source.before(self.at).is_some_and(within)).then_some((Kind::At, 1))
    }

    /// Each bracket that is open at the end.
    fn tell_open(&mut self) {
        for index in std::mem::take(&mut self.open) {
            let Some(Token { kind: Kind::Open { opener, .. }, range }) = self.tokens.get(index).cloned() else {
                continue;
            };
            let (message, hint) = match opener {
                Opener::Note(_) => ("this note is not closed", "type ] where it ends, or \\^ for a plain sign"),
                Opener::Optional => ("this optional part is not closed", "type ] where it ends"),
                _ => ("this [ is not closed", "type ] where it ends, or \\[ for a plain bracket"),
            };
            self.error(range, message, hint);
        }
    }
}
