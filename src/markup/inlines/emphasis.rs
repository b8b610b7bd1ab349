//! Emphasis `*…*` and strong words `**…**`.
//!
//! Stars open before a word and close after one. Where both are possible they close what is open,
//! unless a mark that opens (a bracket, a quotation mark) stands before them. Underscores mean nothing:
//! they stand in addresses and file names. Stars between blanks are text.

use std::ops::Range;

use crate::files::limits::INLINE_DEPTH;
use crate::markup::source_text::SourceText;

/// What is open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Emphasis {
    open: Vec<Delimiter>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Delimiter {
    /// One star or two.
    stars: usize,
    /// The whole run of stars that it belongs to.
    run: Range<usize>,
}

/// What became of a run of stars.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// They are text.
    Text,
    /// They opened or closed.
    Taken,
    /// They close what is not open.
    Stray,
    /// More than three.
    TooMany,
    /// Too many are open.
    TooDeep,
}

impl Emphasis {
    /// Within an odd number of `*…*`.
    pub(super) fn odd(&self) -> bool {
        self.open.iter().filter(|d| d.stars == 1).count() % 2 == 1
    }

    /// Within `**…**`.
    pub(super) fn strong(&self) -> bool {
        self.open.iter().any(|d| d.stars == 2)
    }

    /// The runs of stars that are open, outermost first, each once.
    pub(super) fn unclosed(mut self) -> impl Iterator<Item = Range<usize>> {
        self.open.dedup_by(|a, b| a.run == b.run);
        self.open.into_iter().map(|delimiter| delimiter.run)
    }

    /// Takes a run of stars in the part `within` of a text.
    pub(super) fn meet(&mut self, run: &Range<usize>, source: &SourceText, within: &Range<usize>) -> Outcome {
        let before = source.before(run.start).filter(|_| run.start > within.start);
        let after = source.after(run.end).filter(|_| run.end < within.end);
        let can_open = after.is_some_and(|c| !c.is_whitespace());
        let can_close = before.is_some_and(|c| !c.is_whitespace());
        if !can_open && !can_close {
            return Outcome::Text;
        }
        if run.len() > 3 {
            return Outcome::TooMany;
        }
        let prefers_to_open = can_open && before.is_some_and(opens);
        if can_close && !prefers_to_open && self.close(run.len()) {
            return Outcome::Taken;
        }
        if !can_open {
            return Outcome::Stray;
        }
        if self.open.len() >= INLINE_DEPTH {
            return Outcome::TooDeep;
        }
        for stars in [2, 1].into_iter().filter(|stars| run.len() & stars != 0) {
            self.open.push(Delimiter { stars, run: run.clone() });
        }
        Outcome::Taken
    }

    /// Closes as many as `stars` stars close exactly; false, and nothing closed, when none do.
    fn close(&mut self, mut stars: usize) -> bool {
        let mut open = self.open.clone();
        while stars > 0 {
            // `***` opens both, and either may close first.
            if let [.., first, second] = open.as_mut_slice()
                && first.run == second.run
                && first.stars == stars
            {
                std::mem::swap(first, second);
            }
            match open.last() {
                Some(delimiter) if delimiter.stars <= stars => stars -= delimiter.stars,
                _ => return false,
            }
            open.pop();
        }
        self.open = open;
        true
    }
}

/// A mark after which stars open.
fn opens(before: char) -> bool {
    matches!(before, '(' | '[' | '{' | '“' | '‘' | '„' | '«' | '‹' | '¿' | '¡')
}
