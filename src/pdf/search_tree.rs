//! Trees that are searched by name or by number (ISO 32000-1, 7.9.6 and 7.9.7), of one storey of leaves.

use lopdf::{Dictionary, Object, dictionary};

use super::page::Shell;

/// So many entries stand in one leaf.
const LEAF: usize = 64;

/// Writes the entries, in rising order of their keys, and yields the root. `kind` is `Names` or `Nums`.
pub(super) fn write(shell: &mut Shell, kind: &str, entries: &[(Object, Object)]) -> Dictionary {
    let mut leaves = Vec::new();
    for chunk in entries.chunks(LEAF) {
        let leaf = leaf(kind, chunk);
        leaves.push(Object::Reference(shell.add(leaf)));
    }
    dictionary! { "Kids" => leaves }
}

fn leaf(kind: &str, entries: &[(Object, Object)]) -> Dictionary {
    let key = |entry: Option<&(Object, Object)>| entry.map_or(Object::Null, |(key, _)| key.clone());
    let pairs = entries.iter().flat_map(|(key, value)| [key.clone(), value.clone()]);
    dictionary! {
        "Limits" => vec![key(entries.first()), key(entries.last())],
        kind => pairs.collect::<Vec<_>>(),
    }
}
