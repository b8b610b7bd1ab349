//! Where a piece of text came from: the identity that every run keeps up to the page.

/// A file that was read, by its place in the [`SourceMap`](super::SourceMap).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(u32);

impl FileId {
    /// The file with this place in the source map.
    pub fn new(index: u32) -> Self {
        Self(index)
    }

    /// Its place in the source map.
    pub fn index(self) -> u32 {
        self.0
    }
}

/// A byte range `start..end` of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// First byte.
    pub start: u32,
    /// One past the last byte; never before `start`.
    pub end: u32,
}

impl Span {
    /// The range `start..end`; an `end` before `start` is taken as `start`.
    pub fn new(file: FileId, start: usize, end: usize) -> Self {
        // Files are limited to 16 MB, so the cast cannot cut; it saturates all the same.
        let cut = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self { file, start: cut(start), end: cut(end.max(start)) }
    }

    /// How many bytes it covers.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// True when it covers nothing.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The part `from..to` of it, both counted from its start.
    #[must_use]
    pub fn part(self, from: usize, to: usize) -> Self {
        Self::new(self.file, self.start as usize + from, (self.start as usize + to).min(self.end as usize))
    }

    /// The least range that covers both; `self` when they lie in different files.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        if self.file != other.file {
            return self;
        }
        Self { file: self.file, start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

/// What the program computed, where no file holds the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Computed {
    /// The number of a note.
    NoteNumber,
    /// The number of a heading, a paragraph or a list item.
    BlockNumber,
    /// The printed form of a reference `[#id]`.
    Reference,
    /// A page number, or the number of pages.
    PageNumber,
    /// Dots that lead the eye to a page number.
    Leader,
    /// A date, an ordinal or another value written out in words.
    Value,
    /// Case changed by a style: the source has the same word in other letters.
    Case,
}

/// Where a piece of text came from.
///
/// Words that stand in a file keep their byte range, whichever file it is: a section, a manifest, a
/// source record, a template, a citation style or a word list. The file tells which door it came by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Origin {
    /// The text is, byte for byte, this range of the file.
    Verbatim(Span),
    /// The text was typed in this range in another way: an escape, an entity, a line's end as a space.
    Typed(Span),
    /// The program computed the text; the range is what asked for it.
    Computed(Computed, Span),
}

impl Origin {
    /// The range, whatever was done with it.
    pub fn span(self) -> Span {
        match self {
            Self::Verbatim(span) | Self::Typed(span) | Self::Computed(_, span) => span,
        }
    }

    /// The origin of the part `from..to` (bytes) of a text with this origin.
    #[must_use]
    pub fn part(self, from: usize, to: usize) -> Self {
        match self {
            Self::Verbatim(span) => Self::Verbatim(span.part(from, to)),
            other => other,
        }
    }
}
