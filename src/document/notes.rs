//! Notes and citations, gathered in reading order.
//!
//! A citation is typed before the punctuation of its sentence; here its mark, or its brackets, go where
//! the style wants them. Citations that stand side by side make one note or one pair of brackets.
//! Remarks stay where they were typed.
//!
//! A citation in a remark is a part of the remark's sentence and is printed without brackets of its
//! own, in a note as well as in the parenthesis that a template without notes makes of it. Square
//! brackets would mark the inner parenthesis too; but then `See [@a]` would read "(See [Roe, 2019])" in
//! one dress and "See Roe, 2019" in the other.

use std::ops::Range;

use crate::diag::{Diagnostic, Diagnostics, Origin, Severity, Span};
use crate::geom::NoteId;
use crate::markup::{Citation, Inline, Look, Node, Series};
use crate::template::{CitationKind, MarkPlace, Remarks};

use super::citing::clusters;
use super::draft::{Draft, Piece, Words};
use super::seams::{merge_citations, sentence_ended, space, spelled, take_punctuation, trim_end, without_stop};

/// A note that is not yet numbered.
#[derive(Clone, Debug)]
pub(super) struct DraftNote {
    pub(super) id: NoteId,
    pub(super) series: Series,
    pub(super) content: Vec<Inline>,
    /// With a style for the running text: the groups of citations in it, by their places.
    pub(super) groups: Range<usize>,
    pub(super) anchor: Option<String>,
    /// The section whose anchors it sees.
    pub(super) section: Option<String>,
    /// The block in which its mark stands, by its place among the drafts.
    pub(super) block: usize,
    pub(super) span: Span,
}

/// Citations that stand in the text in words.
#[derive(Clone, Debug)]
pub(super) struct DraftGroup {
    pub(super) citations: Vec<Citation>,
    /// In a remark, whose brackets they share.
    pub(super) bare: bool,
}

/// What a style and a template make of citations and remarks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rules {
    /// Where citations stand.
    pub(super) cite: CitationKind,
    /// Where their mark or their brackets go.
    pub(super) mark: MarkPlace,
    /// What becomes of remarks.
    pub(super) remarks: Remarks,
}

/// What was taken out of the drafts.
#[derive(Clone, Debug, Default)]
pub(super) struct Gathered {
    pub(super) notes: Vec<DraftNote>,
    pub(super) groups: Vec<DraftGroup>,
    /// Anchors of remarks that are not printed: section, id and place.
    pub(super) left_out: Vec<(String, String, Span)>,
}

/// Takes notes and citations out of all drafts, leaving marks and places.
pub(super) fn gather(drafts: &mut [Draft], rules: Rules, found: &mut Diagnostics) -> Gathered {
    let mut gatherer = Gatherer::new(rules, found);
    for (block, draft) in drafts.iter_mut().enumerate() {
        gatherer.block = block;
        gatherer.section.clone_from(&draft.section);
        for words in draft.words_mut() {
            if let Words::Inlines(inlines) = words {
                let inlines = merge_citations(std::mem::take(inlines));
                *words = Words::Pieces(gatherer.pieces(inlines));
            }
        }
        draft.anchors.append(&mut gatherer.anchors);
    }
    gatherer.gathered
}

/// The work of gathering: what was found so far, and where we are.
struct Gatherer<'d> {
    rules: Rules,
    gathered: Gathered,
    block: usize,
    section: Option<String>,
    /// Anchors of remarks that became a part of this block.
    anchors: Vec<String>,
    /// True inside a remark that became a part of the text.
    in_remark: bool,
    found: &'d mut Diagnostics,
}

impl<'d> Gatherer<'d> {
    fn new(rules: Rules, found: &'d mut Diagnostics) -> Self {
        let gathered = Gathered::default();
        Self { rules, gathered, block: 0, section: None, anchors: Vec::new(), in_remark: false, found }
    }

    fn pieces(&mut self, inlines: Vec<Inline>) -> Vec<Piece> {
        let mut pieces: Vec<Piece> = Vec::new();
        let mut rest = inlines.into_iter().peekable();
        while let Some(mut inline) = rest.next() {
            match std::mem::replace(&mut inline.node, Node::Break) {
                Node::Cite(citations) => {
                    trim_end(&mut pieces);
                    let in_text = self.rules.cite == CitationKind::InText;
                    // In a remark the words of the citation are a part of the sentence, and stay in it.
                    let moves = self.rules.mark == MarkPlace::AfterPunctuation && !(in_text && self.in_remark);
                    if let Some(next) = rest.peek_mut().filter(|_| moves) {
                        pieces.extend(take_punctuation(next).map(Piece::Inline));
                    }
                    if in_text {
                        space(&mut pieces, inline.origin);
                        pieces.push(self.group(citations, self.in_remark));
                    } else {
                        pieces.push(self.citation(citations, inline.look, inline.origin));
                    }
                }
                Node::Note { series, content, anchor } => {
                    let anchor = anchor.map(|a| a.id);
                    self.remark(series, content, anchor, inline.look, inline.origin, &mut pieces);
                }
                node => pieces.push(Piece::Inline(Inline { node, ..inline })),
            }
        }
        pieces
    }

    fn group(&mut self, citations: Vec<Citation>, bare: bool) -> Piece {
        self.gathered.groups.push(DraftGroup { citations, bare });
        Piece::Cited(self.gathered.groups.len() - 1)
    }

    fn citation(&mut self, citations: Vec<Citation>, look: Look, origin: Origin) -> Piece {
        let cite = Inline { node: Node::Cite(citations), look: Look::default(), origin };
        self.note(Series::Numbered, vec![cite], None, look, origin)
    }

    fn note(
        &mut self,
        series: Series,
        content: Vec<Inline>,
        anchor: Option<String>,
        look: Look,
        origin: Origin,
    ) -> Piece {
        let (mut content, first) = (content, self.gathered.groups.len());
        if self.rules.cite == CitationKind::InText && series == Series::Numbered {
            content = merge_citations(content);
            clusters(&content).for_each(|citations| drop(self.group(citations.to_vec(), true)));
        }
        let groups = first..self.gathered.groups.len();
        let id = NoteId(u32::try_from(self.gathered.notes.len()).unwrap_or(u32::MAX));
        let (section, block, span) = (self.section.clone(), self.block, origin.span());
        self.gathered.notes.push(DraftNote { id, series, content, groups, anchor, section, block, span });
        Piece::Mark(id, look, origin)
    }

    fn remark(
        &mut self,
        series: Series,
        content: Vec<Inline>,
        anchor: Option<String>,
        look: Look,
        origin: Origin,
        pieces: &mut Vec<Piece>,
    ) {
        let remarks = if series == Series::Asterisk { Remarks::Note } else { self.rules.remarks };
        match remarks {
            Remarks::Note => pieces.push(self.note(series, content, anchor, look, origin)),
            Remarks::Parenthesis => {
                self.anchors.extend(anchor);
                self.parenthesis(content, &look, origin, pieces);
            }
            Remarks::Drop => {
                let message = format!("this remark is left out: {}", spelled(&content));
                self.found.push(Diagnostic::new(Severity::Note, Some(origin.span()), message));
                let section = self.section.clone();
                self.gathered.left_out.extend(section.zip(anchor).map(|(section, id)| (section, id, origin.span())));
            }
            Remarks::Refuse => {
                let fault = Diagnostic::error(origin.span(), "this template takes no remarks");
                self.found.push(fault.hint("put the words into the text, or choose a short version of the section"));
            }
        }
    }

    /// A remark in brackets at its place.
    fn parenthesis(&mut self, mut content: Vec<Inline>, look: &Look, origin: Origin, pieces: &mut Vec<Piece>) {
        if !sentence_ended(pieces) {
            without_stop(&mut content);
        }
        let bracket = |sign: &str| {
            let node = Node::Text(sign.to_owned());
            Piece::Inline(Inline { node, look: look.clone(), origin: Origin::Typed(origin.span()) })
        };
        space(pieces, origin);
        pieces.push(bracket("("));
        let outer = std::mem::replace(&mut self.in_remark, true);
        pieces.extend(self.pieces(merge_citations(content)));
        self.in_remark = outer;
        pieces.push(bracket(")"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::FileId;
    use crate::markup::{Dialect, parse_inlines};

    /// Pieces as a line: marks as ¹ ² …, words as they are; after a bar the notes' typed texts.
    fn shown(text: &str, place: MarkPlace) -> String {
        let mut found = Diagnostics::new();
        let origin = Origin::Verbatim(Span::new(FileId::new(0), 0, text.len()));
        let inlines = merge_citations(parse_inlines(text, origin, Dialect::Section, &mut found));
        let rules = Rules { cite: CitationKind::Note, mark: place, remarks: Remarks::Note };
        let mut gatherer = Gatherer::new(rules, &mut found);
        let mut line = String::new();
        for piece in gatherer.pieces(inlines) {
            match piece {
                Piece::Mark(id, ..) => line.push_str(&format!("({})", id.0 + 1)),
                Piece::Inline(Inline { node: Node::Text(words), origin, .. }) => {
                    let span = origin.span();
                    assert_eq!(&text[span.start as usize..span.end as usize], words, "the origin is the words");
                    line.push_str(&words);
                }
                Piece::Inline(other) => line.push_str(&format!("{:?}", other.node)),
                Piece::Cited(group) => panic!("a group of citations in the text: {group}"),
            }
        }
        let sizes: Vec<String> = gatherer
            .gathered
            .notes
            .iter()
            .map(|n| match &n.content[0].node {
                Node::Cite(all) => format!("{} cited", all.len()),
                _ => "remark".to_owned(),
            })
            .collect();
        format!("{line} | {}", sizes.join(", "))
    }

    /// Pieces in a style for the running text: a group of citations as (keys), in a remark as <keys>.
    fn in_text(text: &str, mark: MarkPlace, remarks: Remarks) -> String {
        laid(text, Rules { cite: CitationKind::InText, mark, remarks })
    }

    /// The same in any style; marks as ^1, ^2 …; after bars the groups of the notes, and what was said.
    fn laid(text: &str, rules: Rules) -> String {
        let mut found = Diagnostics::new();
        let origin = Origin::Verbatim(Span::new(FileId::new(0), 0, text.len()));
        let inlines = merge_citations(parse_inlines(text, origin, Dialect::Section, &mut found));
        let mut gatherer = Gatherer::new(rules, &mut found);
        let pieces = gatherer.pieces(inlines);
        let group = |at: usize| {
            let DraftGroup { citations, bare } = &gatherer.gathered.groups[at];
            let keys = citations.iter().map(|citation| citation.key.as_str()).collect::<Vec<_>>().join("; ");
            if *bare { format!("<{keys}>") } else { format!("({keys})") }
        };
        let mut line = String::new();
        for piece in pieces {
            match piece {
                Piece::Cited(at) => line.push_str(&group(at)),
                Piece::Mark(id, ..) => line.push_str(&format!("^{}", id.0 + 1)),
                Piece::Inline(Inline { node: Node::Text(words), .. }) => line.push_str(&words),
                Piece::Inline(other) => panic!("{other:?}"),
            }
        }
        let of_notes = gatherer.gathered.notes.iter().map(|note| note.groups.clone().map(group).collect::<String>());
        let of_notes: Vec<String> = of_notes.collect();
        let said = found.iter().map(|fault| fault.message.clone());
        [line].into_iter().chain(of_notes).chain(said).collect::<Vec<_>>().join(" | ")
    }

    #[test]
    fn brackets_stand_before_the_stop_with_one_blank_before_them() {
        let shown = |text| in_text(text, MarkPlace::BeforePunctuation, Remarks::Parenthesis);
        assert_eq!(shown("In 2021 [@a]. Next"), "In 2021 (a). Next");
        assert_eq!(shown("In 2021[@a], next"), "In 2021 (a), next");
        assert_eq!(shown("[@a] says"), "(a) says");
        assert_eq!(shown("punished. [@a]"), "punished. (a)");
        assert_eq!(shown("“[@a]” and (as [@b] says)"), "“(a)” and (as (b) says)");
        assert_eq!(shown("x [@a] [@b; @c]."), "x (a; b; c).");
        assert_eq!(in_text("x [@a]. y", MarkPlace::AfterPunctuation, Remarks::Refuse), "x. (a) y");
    }

    #[test]
    fn a_citation_in_a_remark_has_no_brackets_of_its_own() {
        let parenthesis = |text| in_text(text, MarkPlace::BeforePunctuation, Remarks::Parenthesis);
        assert_eq!(parenthesis("x.^[See [@a]; compare [@b].] y"), "x. (See <a>; compare <b>.) y");
        assert_eq!(parenthesis("x.^[[@a] [@b]. A pseudonym.]"), "x. (<a; b>. A pseudonym.)");
        let note = in_text("x [@a].^[See [@b] and [@c].] y [@d].", MarkPlace::BeforePunctuation, Remarks::Note);
        assert_eq!(note, "x (a).^1 y (d). | <b><c>");
    }

    #[test]
    fn a_citation_in_a_parenthesis_keeps_its_note_where_the_style_has_notes() {
        let rules =
            Rules { cite: CitationKind::Note, mark: MarkPlace::AfterPunctuation, remarks: Remarks::Parenthesis };
        assert_eq!(laid("Said.^[So the survey [@a].] y", rules), "Said. (So the survey.^1) y | ");
    }

    #[test]
    fn a_remark_amid_a_sentence_gives_up_its_stop() {
        let shown = |text| in_text(text, MarkPlace::BeforePunctuation, Remarks::Parenthesis);
        assert_eq!(shown("a name^[A pseudonym.] was given"), "a name (A pseudonym) was given");
        // The stop of an abbreviation cannot be told from that of a sentence.
        assert_eq!(shown("Ms. K.^[A pseudonym.] spoke"), "Ms. K. (A pseudonym.) spoke");
        assert_eq!(shown("word^[Remark.]."), "word (Remark).");
        assert_eq!(shown("x [@a]^[Remark.]."), "x (a) (Remark).");
        assert_eq!(shown("word^[Two days. Or three.]."), "word (Two days. Or three.).");
        assert_eq!(shown("word^[rice, oil etc.]."), "word (rice, oil etc.).");
        assert_eq!(shown("It ended.^[Remark.]"), "It ended. (Remark.)");
    }

    #[test]
    fn what_is_dropped_is_listed_with_its_words() {
        let dropped = in_text("x.^[Asked of {{China}}, see [@a; @b].] y", MarkPlace::BeforePunctuation, Remarks::Drop);
        assert_eq!(dropped, "x. y | this remark is left out: Asked of {{China}}, see [@a; @b].");
        let refused = in_text("x.^[A remark.]", MarkPlace::BeforePunctuation, Remarks::Refuse);
        assert_eq!(refused, "x. | this template takes no remarks");
    }

    #[test]
    fn the_style_moves_the_mark() {
        let after = MarkPlace::AfterPunctuation;
        assert_eq!(shown("In 2021 [@a]. Next", after), "In 2021.(1) Next | 1 cited");
        assert_eq!(shown("In 2021 [@a], next", after), "In 2021,(1) next | 1 cited");
        assert_eq!(shown("“In 2021 [@a].” Next", after), "“In 2021.”(1) Next | 1 cited");
        assert_eq!(shown("'In 2021 [@a].' Next", after), "'In 2021.'(1) Next | 1 cited");
        assert_eq!(shown("In 2021 [@a]. Next", MarkPlace::BeforePunctuation), "In 2021(1). Next | 1 cited");
    }

    #[test]
    fn a_mark_amid_a_sentence_stays() {
        assert_eq!(shown("word [@a] word", MarkPlace::AfterPunctuation), "word(1) word | 1 cited");
        assert_eq!(shown("(word [@a])", MarkPlace::AfterPunctuation), "(word(1)) | 1 cited");
    }

    #[test]
    fn citations_side_by_side_make_one_note() {
        assert_eq!(shown("x [@a] [@b; @c].", MarkPlace::AfterPunctuation), "x.(1) | 3 cited");
    }

    #[test]
    fn a_citation_before_the_stop_and_a_remark_after_it_are_two_notes() {
        assert_eq!(shown("x [@a].^[Remark.] y", MarkPlace::AfterPunctuation), "x.(1)(2) y | 1 cited, remark");
    }

    #[test]
    fn a_citation_after_the_stop_of_a_quotation_follows_it() {
        assert_eq!(shown("punished. [@a]", MarkPlace::AfterPunctuation), "punished.(1) | 1 cited");
    }
}
