//! The fields of a manifest, typed as the template asks, and what placeholders make of them.

mod date;
mod organisation;
mod session;
mod table;

pub(super) use table::FieldTable;

use crate::diag::{Computed, Origin, Span};
use crate::markup::{FieldValue, Inline, Look, Node};
use crate::tables::Text;

/// A piece of plain text.
pub(super) fn words(text: impl Into<String>, origin: Origin) -> Inline {
    Inline { node: Node::Text(text.into()), look: Look::default(), origin }
}

/// A text of a file, as it stands there, without a look at what it may hold.
pub(super) fn plain(text: &Text) -> Vec<Inline> {
    vec![words(text.value.clone(), text.origin())]
}

/// A text of a file, or nothing when it is empty.
pub(super) fn plain_value(text: Option<&Text>) -> FieldValue {
    text.filter(|t| !t.value.trim().is_empty()).map_or(FieldValue::Empty, |t| FieldValue::Is(plain(t)))
}

/// Something that the program worked out of what stands at `span`.
pub(super) fn computed(text: impl Into<String>, span: Span) -> Inline {
    words(text, Origin::Computed(Computed::Value, span))
}

/// Joins lists of inlines by a text: "a, b and c".
pub(super) fn joined(items: Vec<Vec<Inline>>, between: &Inline, last: &Inline) -> Vec<Inline> {
    let count = items.len();
    let mut all = Vec::new();
    for (i, item) in items.into_iter().enumerate() {
        if i > 0 {
            all.push(if i + 1 == count { last.clone() } else { between.clone() });
        }
        all.extend(item);
    }
    all
}
