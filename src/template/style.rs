//! Styles of blocks.

use std::ops::RangeInclusive;

use serde::Deserialize;

use super::measure::{WHITE, number, set, white, within};
use crate::diag::{Diagnostic, Diagnostics};
use crate::geom::{Colour, FaceRequest, Length};
use crate::tables::{Reader, Table};

/// How the lines of a block stand in their measure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Align {
    /// Both edges straight.
    Justify,
    /// Left edge straight.
    #[default]
    Left,
    /// Centred.
    Centre,
    /// Right edge straight.
    Right,
}

/// Whether the letters are changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Case {
    /// As typed.
    #[default]
    AsTyped,
    /// Capitals.
    Upper,
}

/// How a block looks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Style {
    /// The face.
    pub face: FaceRequest,
    /// The size of an em.
    pub size: Length,
    /// From baseline to baseline.
    pub leading: Length,
    /// How lines stand.
    pub align: Align,
    /// Whether words may be parted at a line's end.
    pub hyphenate: bool,
    /// Indent of the first line.
    pub indent: Length,
    /// Indent of the left edge.
    pub left: Length,
    /// Indent of the right edge.
    pub right: Length,
    /// White above; nothing at the head of a page.
    pub before: Length,
    /// White below.
    pub after: Length,
    /// How many lines of the next block must stand on the same page; 0 for no bond.
    pub keep_next: u8,
    /// Never begins a page: the end of the block before stays with it.
    pub keep_previous: bool,
    /// Runs over all columns of the page.
    pub span: bool,
    /// Whether its letters are changed.
    pub case: Case,
    /// Colour of the words.
    pub colour: Colour,
    /// Colour of the ground behind them.
    pub background: Option<Colour>,
    /// Thickness of the rules above and below the block; zero for none.
    pub rules: Length,
}

impl Default for Style {
    /// 11 on 14 point, ragged right.
    fn default() -> Self {
        Self {
            face: FaceRequest { family: "Liberation Serif".to_owned(), bold: false, italic: false },
            size: Length::from_points(11),
            leading: Length::from_points(14),
            align: Align::Left,
            hyphenate: false,
            indent: Length::ZERO,
            left: Length::ZERO,
            right: Length::ZERO,
            before: Length::ZERO,
            after: Length::ZERO,
            keep_next: 0,
            keep_previous: false,
            span: false,
            case: Case::AsTyped,
            colour: Colour::default(),
            background: None,
            rules: Length::ZERO,
        }
    }
}

/// Thickness of the strokes.
#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Weight {
    Regular,
    Bold,
}

#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Slant {
    Upright,
    Italic,
}

impl Style {
    /// Sizes that can be read, from the small print of a note to a poster.
    const SIZES: RangeInclusive<Length> = Length::from_points(4)..=Length::from_points(100);

    /// A style from its table; what the table does not say is that of `base`. An em is the style's own
    /// size.
    pub(super) fn read(table: Table, base: &Self, found: &mut Diagnostics) -> Self {
        let mut style = base.clone();
        let mut reader = Reader::new(table, found);
        // Followed before, by the style sheet.
        let _ = reader.text("like");
        style.read_face(&mut reader);
        style.read_lines(&mut reader);
        style.read_white(&mut reader);
        reader.finish();
        style
    }

    fn read_face(&mut self, reader: &mut Reader<'_>) {
        set(&mut self.face.family, reader.text("face").map(|text| text.value));
        set(&mut self.face.bold, reader.choice("weight").map(|weight: Weight| weight == Weight::Bold));
        set(&mut self.face.italic, reader.choice("slant").map(|slant: Slant| slant == Slant::Italic));
        set(&mut self.case, reader.choice("case"));
        set(&mut self.colour, colour(reader, "colour"));
        if let Some(ground) = colour(reader, "background") {
            self.background = Some(ground);
        }
        let rules = within(reader, "rules", self.size, Length::ZERO..=Length::from_points(12));
        set(&mut self.rules, rules.map(|(rules, _)| rules));
        let size = within(reader, "size", self.size, Self::SIZES);
        set(&mut self.size, size.map(|(size, _)| size));
        let leading = within(reader, "leading", self.size, self.size / 2..=self.size * 10);
        match (leading, size) {
            (Some((leading, _)), _) => self.leading = leading,
            (None, Some((size, span))) if self.leading < size / 2 => {
                let message = format!("the leading, {}, is less than half of this size", self.leading);
                reader.found().push(Diagnostic::error(span, message).hint("add a line: leading = \"…\""));
            }
            _ => {}
        }
    }

    fn read_lines(&mut self, reader: &mut Reader<'_>) {
        let justify = reader.flag("justify");
        match (justify, reader.choice("align")) {
            (_, Some(align)) => self.align = align,
            (Some(true), None) => self.align = Align::Justify,
            (Some(false), None) if self.align == Align::Justify => self.align = Align::Left,
            _ => {}
        }
        set(&mut self.hyphenate, reader.flag("hyphenate"));
        let keep_next = number(reader, "keep-next", 0..=20);
        set(&mut self.keep_previous, reader.flag("keep-previous"));
        set(&mut self.span, reader.flag("span"));
        set(&mut self.keep_next, keep_next.and_then(|lines| u8::try_from(lines).ok()));
    }

    fn read_white(&mut self, reader: &mut Reader<'_>) {
        let em = self.size;
        set(&mut self.left, white(reader, "left", em));
        set(&mut self.right, white(reader, "right", em));
        set(&mut self.before, white(reader, "before", em));
        set(&mut self.after, white(reader, "after", em));
        // A first line may hang out to the left, as far as the block is moved in.
        let indent = within(reader, "indent", em, -self.left..=*WHITE.end());
        set(&mut self.indent, indent.map(|(indent, _)| indent));
    }
}

/// A colour, `"#1a2b3c"`.
pub(super) fn colour(reader: &mut Reader<'_>, key: &'static str) -> Option<Colour> {
    let text = reader.text(key)?;
    let colour = text.value.strip_prefix('#').filter(|digits| digits.len() == 6).and_then(|digits| {
        let part = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
        let plain = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        plain.then(|| Some(Colour(part(0)?, part(2)?, part(4)?))).flatten()
    });
    if colour.is_none() {
        let fault = Diagnostic::error(text.span, format!("`{}` is no colour", text.value));
        reader.found().push(fault.hint("red, green and blue in hexadecimal, such as \"#800000\""));
    }
    colour
}
