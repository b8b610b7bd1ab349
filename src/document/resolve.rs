//! The last step: terms, references and holes become runs.

use crate::corpus::Corpus;
use crate::diag::{Computed, Diagnostic, Diagnostics, Origin, Severity, Span, nearest};
use crate::geom::Target;
use crate::manifest::Progress;
use crate::markup::{Inline, Look, Node, ReferenceForm};
use crate::tables::Text;
use crate::template::Words as Language;

use super::draft::{Piece, Words};
use super::notes::DraftNote;
use super::reference::{Anchors, Thing, block_id};
use super::{Content, PageOf, Run};

/// What runs are made with.
pub(super) struct Resolver<'a> {
    pub(super) corpus: &'a Corpus,
    pub(super) anchors: &'a Anchors,
    pub(super) notes: &'a [DraftNote],
    /// The words of each group of citations in the running text.
    pub(super) cited: &'a [Vec<Inline>],
    /// The mark of each note, by its place among the notes.
    pub(super) labels: &'a [String],
    pub(super) language: &'a Language,
    /// The form of terms that the template asks for.
    pub(super) term_form: &'a str,
    pub(super) status: Progress,
}

impl Resolver<'_> {
    /// The runs of a text that stands in a section, or in none.
    pub(super) fn words(&self, words: &Words, section: Option<&str>, found: &mut Diagnostics) -> Vec<Run> {
        match words {
            Words::Inlines(inlines) => self.inlines(inlines, section, found),
            Words::Pieces(pieces) => {
                let mut runs = Vec::new();
                for piece in pieces {
                    match piece {
                        Piece::Inline(inline) => self.inline(inline, section, &mut runs, found),
                        Piece::Mark(id, look, origin) => {
                            runs.push(Run { content: Content::Mark(*id), look: look.clone(), origin: *origin });
                        }
                        Piece::Cited(group) => {
                            for inline in self.cited.get(*group).into_iter().flatten() {
                                self.inline(inline, section, &mut runs, found);
                            }
                        }
                    }
                }
                runs
            }
        }
    }

    /// The runs of inlines that hold no notes.
    pub(super) fn inlines(&self, inlines: &[Inline], section: Option<&str>, found: &mut Diagnostics) -> Vec<Run> {
        let mut runs = Vec::new();
        for inline in inlines {
            self.inline(inline, section, &mut runs, found);
        }
        runs
    }

    /// The same inlines with terms put in.
    pub(super) fn terms(&self, inlines: Vec<Inline>, found: &mut Diagnostics) -> Vec<Inline> {
        let mut all = Vec::with_capacity(inlines.len());
        for inline in inlines {
            let Node::Term { name, form } = &inline.node else {
                all.push(inline);
                continue;
            };
            let put = self.term(name, form.as_deref(), inline.origin.span(), inline.look.clone(), found);
            all.extend(put.map(|run| Inline {
                node: Node::Text(run.text().to_owned()),
                look: run.look,
                origin: run.origin,
            }));
        }
        all
    }

    fn inline(&self, inline: &Inline, section: Option<&str>, runs: &mut Vec<Run>, found: &mut Diagnostics) {
        let look = || inline.look.clone();
        let content = match &inline.node {
            Node::Text(text) if text.is_empty() => return,
            Node::Text(text) => Content::Text(text.clone()),
            Node::Break => Content::Break,
            Node::Hole(words) => self.hole(words, inline.origin.span(), found),
            Node::Term { name, form } => {
                return runs.extend(self.term(name, form.as_deref(), inline.origin.span(), look(), found));
            }
            Node::Reference { target, form } => {
                return runs.extend(self.reference(target, *form, inline, section, found));
            }
            Node::Field { name, .. } if name == "page" => Content::Page(PageOf::Here),
            Node::Field { name, .. } if name == "pages" => Content::Page(PageOf::Last),
            // Notes and citations were taken out, fields and optional parts filled in, before this.
            Node::Cite(_) | Node::Note { .. } | Node::Field { .. } | Node::Optional(_) => return,
        };
        runs.push(Run { content, look: look(), origin: inline.origin });
    }

    fn hole(&self, words: &str, span: Span, found: &mut Diagnostics) -> Content {
        let what = words.trim();
        match self.status {
            Progress::Final | Progress::Filed => {
                let fault = Diagnostic::error(span, format!("a final may have no hole: {what}"));
                found.push(fault.hint("fill it in, or set status = \"draft\" in the manifest"));
            }
            Progress::Draft => found.push(Diagnostic::new(Severity::Note, Some(span), format!("a hole: {what}"))),
        }
        Content::Hole(what.to_owned())
    }

    fn term(&self, name: &str, form: Option<&str>, span: Span, look: Look, found: &mut Diagnostics) -> Option<Run> {
        let Some(term) = self.corpus.terms.get(name) else {
            let known = self.corpus.terms.keys().map(String::as_str);
            let fault = Diagnostic::error(span, format!("there is no term `{name}`"));
            found.push(match nearest(name, known) {
                Some(near) => fault.hint(format!("did you mean {{{{{near}}}}}?")),
                None => fault.hint("add it to submissions/corpus/terms.toml"),
            });
            return None;
        };
        let wanted = form.unwrap_or(self.term_form);
        let text = match (term.forms.get(wanted), form) {
            (None, Some(form)) => {
                let known: Vec<&str> = term.forms.keys().map(String::as_str).collect();
                let fault = Diagnostic::error(span, format!("the term `{name}` has no form `{form}`"));
                found.push(fault.related(term.span, "the term").hint(format!("its forms: {}", known.join(", "))));
                return None;
            }
            (None, None) => term.forms.get("common")?,
            (Some(text), _) => text,
        };
        Some(Run { content: Content::Text(text.value.clone()), look, origin: text.origin() })
    }

    fn reference(
        &self,
        target: &str,
        form: ReferenceForm,
        inline: &Inline,
        section: Option<&str>,
        found: &mut Diagnostics,
    ) -> Vec<Run> {
        let span = inline.origin.span();
        let named = self.anchors.find(target, section, span, found);
        let Some(thing) = named.and_then(|thing| self.asked_for(thing, target, form, span, found)) else {
            return Vec::new();
        };
        let there = match thing {
            Thing::Block(block) => Target::Block(block),
            Thing::Note(note) => Target::Note(note),
        };
        let (word, content) = match (form, thing) {
            (ReferenceForm::Page, _) => ("page", Content::Page(PageOf::There(there.clone()))),
            (_, Thing::Note(id)) => {
                ("note", Content::Text(self.labels.get(id.0 as usize).cloned().unwrap_or_default()))
            }
            (_, Thing::Block(block)) => {
                if let Some(display) = self.anchors.display(block) {
                    let number = Content::Text(display.number.to_string());
                    let look = Look { target: Some(there), ..inline.look.clone() };
                    return self.phrase(display.kind.word(), number, &look, span);
                }
                let Some(name) = self.anchors.heading_of(block) else {
                    let message = format!("`{target}` stands under no heading that could be named");
                    found.push(Diagnostic::error(span, message));
                    return Vec::new();
                };
                ("section", Content::Text(name))
            }
        };
        self.phrase(word, content, &Look { target: Some(there), ..inline.look.clone() }, span)
    }

    /// The thing itself, or the first note in it where the note is asked for.
    fn asked_for(
        &self,
        thing: Thing,
        target: &str,
        form: ReferenceForm,
        span: Span,
        found: &mut Diagnostics,
    ) -> Option<Thing> {
        let (ReferenceForm::Note, Thing::Block(block)) = (form, thing) else { return Some(thing) };
        let note = self.notes.iter().find(|note| block_id(note.block) == block);
        if note.is_none() {
            found.push(Diagnostic::error(span, format!("what `{target}` names holds no note")));
        }
        note.map(|note| Thing::Note(note.id))
    }

    /// "section II.b", "note 4", "page 7": a word and a number that no line's end parts.
    fn phrase(&self, word: &str, content: Content, look: &Look, span: Span) -> Vec<Run> {
        let at = Origin::Computed(Computed::Reference, span);
        let word_origin = self.language.words.get(word).map_or(at, Text::origin);
        let run = |content, origin| Run { content, look: look.clone(), origin };
        vec![
            run(Content::Text(self.language.word(word).to_owned()), word_origin),
            run(Content::Text("\u{A0}".to_owned()), at),
            run(content, at),
        ]
    }
}
