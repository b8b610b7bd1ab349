//! The tree as text: what a text is made of, without its places. For tests, and to see whether two texts
//! say the same.

use super::tree::{Anchor, Block, BlockKind, Citation, Inline, Look, Node, Series};
use crate::geom::Target;

pub(crate) fn blocks(blocks: &[Block]) -> String {
    blocks.iter().map(block).collect::<Vec<_>>().join("\n")
}

fn block(block: &Block) -> String {
    let body = match &block.kind {
        BlockKind::Heading { depth, content } => format!("h{depth}({})", inlines(content)),
        BlockKind::Paragraph(content) => format!("p({})", inlines(content)),
        BlockKind::Display(display) => format!("{}({})", display.kind.word(), display.id),
        BlockKind::Quote(inner) => format!("quote({})", join(inner)),
        BlockKind::List { start, items } => {
            let items = items.iter().map(|item| format!("item({}){}", join(&item.blocks), anchor(&item.anchor)));
            let start = start.map_or_else(|| "-".to_owned(), |start| start.to_string());
            format!("list({start} {})", items.collect::<Vec<_>>().join(" "))
        }
    };
    body + &anchor(&block.anchor)
}

fn join(inner: &[Block]) -> String {
    inner.iter().map(block).collect::<Vec<_>>().join(" ")
}

fn anchor(anchor: &Option<Anchor>) -> String {
    anchor.as_ref().map_or_else(String::new, |anchor| format!("#{}", anchor.id))
}

pub(super) fn inlines(content: &[Inline]) -> String {
    content.iter().map(inline).collect::<Vec<_>>().join(" ")
}

fn inline(inline: &Inline) -> String {
    look(&inline.look) + &node(&inline.node)
}

fn look(look: &Look) -> String {
    let mut out = String::new();
    if look.strong {
        out.push_str("**");
    }
    if look.emphasis {
        out.push('*');
    }
    if let Some(Target::Address(address)) = &look.target {
        out.push_str(&format!("<{address}>"));
    }
    if let Some(language) = &look.language {
        out.push_str(&format!("{language}:"));
    }
    if let Some(person) = &look.person {
        out.push_str(&format!("person={person}:"));
    }
    out
}

fn node(node: &Node) -> String {
    match node {
        Node::Text(words) => format!("'{}'", words.replace('\n', "/")),
        Node::Break => "break".to_owned(),
        Node::Cite(sources) => format!("cite({})", sources.iter().map(source).collect::<Vec<_>>().join("; ")),
        Node::Note { series, content, anchor: own } => {
            let name = if *series == Series::Numbered { "note" } else { "asterisk" };
            format!("{name}({}){}", inlines(content), anchor(own))
        }
        Node::Reference { target, form } => format!("ref({target} {form:?})"),
        Node::Term { name, form } => format!("term({name}{})", piped(form.as_slice())),
        Node::Hole(words) => format!("hole({words})"),
        Node::Field { name, forms } => format!("field({name}{})", piped(forms)),
        Node::Optional(content) => format!("optional({})", inlines(content)),
    }
}

fn piped(forms: &[String]) -> String {
    forms.iter().map(|form| format!("|{form}")).collect()
}

fn source(source: &Citation) -> String {
    let mut out = String::new();
    if !source.prefix.is_empty() {
        out.push_str(&format!("{} ", inlines(&source.prefix)));
    }
    out.push_str(&format!("@{}", source.key));
    for part in source.pinpoint.iter().flat_map(|pinpoint| &pinpoint.parts) {
        let plural = if part.plural { "s" } else { "" };
        out.push_str(&format!(" {:?}{plural}[{}]", part.kind, part.values));
    }
    if !source.suffix.is_empty() {
        out.push_str(&format!(" {}", inlines(&source.suffix)));
    }
    out
}
