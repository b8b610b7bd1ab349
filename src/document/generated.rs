//! Lists that the program makes: contents, works cited, and the place of the collected notes.
//!
//! They are put among the drafts before anything is numbered, so that a list stands in the document like
//! any other text and cannot differ from what it lists. Only the pages of the contents wait for the layout.

use std::collections::BTreeSet;

use crate::cite;
use crate::diag::Diagnostics;
use crate::markup::{Citation, Inline, Node};
use crate::template::{Generated, Listed, Remarks};

use super::Role;
use super::assemble::Input;
use super::draft::{Draft, DraftKind, DraftText, Words};
use super::field::FieldTable;
use super::front::made;

/// Puts the lists in their places.
pub(super) fn put_in(
    drafts: Vec<Draft>,
    input: &Input<'_>,
    fields: &FieldTable<'_>,
    found: &mut Diagnostics,
) -> Vec<Draft> {
    let lists: Vec<Option<Vec<Draft>>> =
        drafts.iter().map(|draft| list(draft, &drafts, input, fields, found)).collect();
    // Where each draft comes to stand once the lists are in.
    let mut places = Vec::with_capacity(drafts.len());
    let mut next = 0;
    for list in &lists {
        places.push(next);
        next += list.as_ref().map_or(1, Vec::len);
    }
    let mut all = Vec::with_capacity(next);
    for (draft, list) in drafts.into_iter().zip(lists) {
        all.extend(list.unwrap_or_else(|| vec![draft]));
    }
    for draft in &mut all {
        if let DraftKind::Text(DraftText { entry: Some(place), .. }) = &mut draft.kind {
            *place = places.get(*place).copied().unwrap_or_default();
        }
    }
    all
}

/// The drafts of a list; nothing for any other draft.
fn list(
    draft: &Draft,
    drafts: &[Draft],
    input: &Input<'_>,
    fields: &FieldTable<'_>,
    found: &mut Diagnostics,
) -> Option<Vec<Draft>> {
    let DraftKind::Generated(list) = &draft.kind else { return None };
    let made = |kind| made(kind, draft.part, draft.span);
    let mut entries: Vec<Draft> = match list.of {
        Listed::Headings => {
            headings(list, drafts, fields).into_iter().map(|text| made(DraftKind::Text(text))).collect()
        }
        Listed::Works => {
            works(list, drafts, input, found).into_iter().map(|text| made(DraftKind::Text(text))).collect()
        }
        Listed::Notes => vec![made(DraftKind::Notes)],
    };
    if let Some(title) = &list.title
        && !entries.is_empty()
    {
        let role = list.level.map_or(Role::Line, Role::Heading);
        let title = text(role, list.title_style.clone(), fields.fill(title, found));
        entries.insert(0, made(DraftKind::Text(DraftText { unnumbered: true, keep_next: true, ..title })));
    }
    Some(entries)
}

fn text(role: Role, style: String, content: Vec<Inline>) -> DraftText {
    DraftText {
        role,
        style,
        marker: None,
        content: Words::Inlines(content),
        before: None,
        after: None,
        keep_next: false,
        unnumbered: false,
        entry: None,
    }
}

/// An entry for each heading. Notes and citations stay with the heading itself.
fn headings(list: &Generated, drafts: &[Draft], fields: &FieldTable<'_>) -> Vec<DraftText> {
    let mut entries = Vec::new();
    for (place, draft) in drafts.iter().enumerate() {
        let (level, content) = match &draft.kind {
            DraftKind::Text(DraftText { role: Role::Heading(level), content: Words::Inlines(content), .. }) => {
                (*level, content.clone())
            }
            // The title of a list may be a heading itself; its words are those of the template.
            DraftKind::Generated(Generated { level: Some(level), title: Some(title), .. }) => {
                (*level, fields.fill(title, &mut Diagnostics::new()))
            }
            _ => continue,
        };
        if level > list.levels {
            continue;
        }
        let words = content.into_iter().filter(|inline| !matches!(inline.node, Node::Note { .. } | Node::Cite(_)));
        let style = list.style(level).to_owned();
        entries.push(DraftText { entry: Some(place), ..text(Role::Entry(level), style, words.collect()) });
    }
    entries
}

/// An entry for each work that is cited.
fn works(list: &Generated, drafts: &[Draft], input: &Input<'_>, found: &mut Diagnostics) -> Vec<DraftText> {
    let mut keys = BTreeSet::new();
    for words in drafts.iter().flat_map(Draft::words) {
        if let Words::Inlines(inlines) = words {
            gather_keys(inlines, input.template.notes.remarks, &mut keys);
        }
    }
    let sources: Vec<_> = keys.into_iter().filter_map(|key| input.corpus.sources.get(key)).collect();
    let house = super::citing::house(input);
    let printed = cite::list_of_works(&sources, &house, found);
    printed.into_iter().map(|words| text(Role::Work, list.style(1).to_owned(), words)).collect()
}

fn gather_keys<'a>(inlines: &'a [Inline], remarks: Remarks, keys: &mut BTreeSet<&'a str>) {
    for inline in inlines {
        match &inline.node {
            Node::Cite(citations) => keys.extend(citations.iter().map(|citation: &Citation| citation.key.as_str())),
            Node::Note { content, .. } if remarks != Remarks::Drop => gather_keys(content, remarks, keys),
            _ => {}
        }
    }
}
