//! `withdrawn-consent`: a consent that was taken back, with every submission to the same body in which the
//! person is still mentioned. What was filed already the body must be asked to take down.

use super::super::findings::Findings;
use super::super::subject::Archive;
use super::super::taken;
use super::Check;
use crate::corpus::Consent;
use crate::diag::Span;
use crate::document::Selection;
use crate::manifest::{Manifest, Progress, short_name};
use crate::markup::{Block, BlockKind, Inline, Node};
use crate::tables::{Kind, Reader};

pub(super) fn prepare(_: &mut Reader<'_>) -> Check {
    Check::corpus(check)
}

fn check(archive: &Archive<'_>, findings: &mut Findings<'_>) {
    for (id, person) in &archive.corpus.people.by_id {
        for consent in &person.consents {
            let Some((day, at)) = consent.withdrawn else { continue };
            let touched = touched(archive, id, consent);
            if touched.is_empty() {
                continue;
            }
            let names: Vec<&str> = touched.iter().map(|(name, _, _)| name.as_str()).collect();
            let (body, names) = (&consent.to.value, names.join(", "));
            let message = format!("`{id}` has withdrawn the consent to `{body}` on {day}: it touches {names}");
            let finding = findings.at(at, message);
            findings
                .push(touched.into_iter().fold(finding, |finding, (_, place, state)| finding.related(place, state)));
        }
    }
}

/// The submissions to the body that mention a person: the name of each, the first place, and how far it is.
fn touched(archive: &Archive<'_>, id: &str, consent: &Consent) -> Vec<(String, Span, String)> {
    let pairs = archive.manifests.iter().zip(archive.traces);
    let to_body = pairs.filter(|(_, trace)| trace.receiver == consent.to.value);
    let touched = to_body.filter_map(|(manifest, trace)| {
        let place = place_of(id, manifest, &trace.selection)?;
        Some((short_name(&manifest.path).to_owned(), place, state(manifest)))
    });
    touched.collect()
}

/// The first place where a submission mentions a person.
fn place_of(id: &str, manifest: &Manifest, selection: &Selection) -> Option<Span> {
    taken::blocks(manifest, selection).into_iter().find_map(|block| in_block(id, block))
}

fn in_block(id: &str, block: &Block) -> Option<Span> {
    match &block.kind {
        BlockKind::Heading { content, .. } | BlockKind::Paragraph(content) => in_text(id, content),
        BlockKind::Quote(blocks) => blocks.iter().find_map(|block| in_block(id, block)),
        BlockKind::List { items, .. } => {
            items.iter().flat_map(|item| &item.blocks).find_map(|block| in_block(id, block))
        }
        // The caption of a figure names nobody.
        BlockKind::Display(_) => None,
    }
}

fn in_text(id: &str, content: &[Inline]) -> Option<Span> {
    content.iter().find_map(|inline| match &inline.node {
        _ if inline.look.person.as_deref() == Some(id) => Some(inline.origin.span()),
        Node::Note { content, .. } => in_text(id, content),
        _ => None,
    })
}

/// "filed on 2022-08-01", or how far it is.
fn state(manifest: &Manifest) -> String {
    let name = short_name(&manifest.path);
    let filed = manifest.fields.iter().find(|field| field.key.value == "filed");
    match (manifest.status, filed.map(|field| &field.value.kind)) {
        (Progress::Final | Progress::Filed, Some(Kind::Date(day))) => format!("in {name}, filed on {day}"),
        (Progress::Filed, _) => format!("in {name}, which is filed"),
        (Progress::Final, _) => format!("in {name}, a final"),
        (Progress::Draft, _) => format!("in {name}, a draft"),
    }
}
