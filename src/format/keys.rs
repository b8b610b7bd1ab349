//! The order of keys: that of the reader's own lists.

use std::cmp::Ordering;

use toml_edit::{DocumentMut, Item, Table};

use crate::corpus::FIELDS;
use crate::template::Template;

/// Keys of every manifest that stand before those of its template.
const FIRST: [&str; 5] = ["format", "template", "status", "language", "based-on"];
/// Keys that stand after them.
const LAST: [&str; 3] = ["deadline", "sections", "allow"];

/// A manifest with its keys in order; `None` for a text that cannot be read. Keys that nobody knows keep
/// their order behind the known ones.
pub fn manifest(text: &str, template: &Template) -> Option<String> {
    let mut fields: Vec<_> = template.fields.values().collect();
    fields.sort_by_key(|field| field.span.start);
    let names = FIRST.iter().copied().chain(fields.iter().map(|field| field.name.as_str())).chain(LAST);
    let order: Vec<&str> = names.collect();
    let mut document: DocumentMut = text.parse().ok()?;
    sort(document.as_table_mut(), &order, true);
    Some(document.to_string())
}

/// A file of sources with the fields of each record in order. Records keep their places: they are often
/// grouped by hand.
pub fn sources(text: &str) -> Option<String> {
    let order: Vec<&str> = std::iter::once("type").chain(FIELDS.iter().map(|(field, _)| *field)).collect();
    let mut document: DocumentMut = text.parse().ok()?;
    for (_, item) in document.as_table_mut().iter_mut() {
        if let Item::Table(record) = item {
            sort(record, &order, false);
        }
    }
    Some(document.to_string())
}

/// Sorts the keys of a table. At the head of a file the remark before the first empty line speaks of the
/// whole file, and stays there.
fn sort(table: &mut Table, order: &[&str], head: bool) {
    let rank = |key: &str| order.iter().position(|known| *known == key).unwrap_or(order.len() - 1);
    let in_order = table.iter().map(|(key, _)| rank(key)).is_sorted();
    if in_order {
        return;
    }
    let title = if head { take_title(table) } else { String::new() };
    table.sort_values_by(|a, _, b, _| match (rank(a.get()), rank(b.get())) {
        (a, b) if a == b => Ordering::Equal,
        (a, b) => a.cmp(&b),
    });
    let first = table.iter().next().map(|(key, _)| key.to_owned());
    if let Some(mut key) = first.and_then(|key| table.key_mut(&key)) {
        let decor = key.leaf_decor_mut();
        let prefix =
            decor.prefix().and_then(|prefix| prefix.as_str()).unwrap_or_default().trim_start_matches('\n').to_owned();
        decor.set_prefix(title + &prefix);
    }
}

/// Takes the remark that speaks of the whole file from the key that it stands above: all of it up to the
/// last empty line, or all where there is none.
fn take_title(table: &mut Table) -> String {
    let Some(first) = table.iter().next().map(|(key, _)| key.to_owned()) else { return String::new() };
    let Some(mut key) = table.key_mut(&first) else { return String::new() };
    let decor = key.leaf_decor_mut();
    let prefix = decor.prefix().and_then(|prefix| prefix.as_str()).unwrap_or_default().to_owned();
    let cut = prefix.rfind("\n\n").map_or(prefix.len(), |at| at + 2);
    decor.set_prefix(prefix.get(cut..).unwrap_or_default());
    prefix.get(..cut).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Diagnostics;
    use crate::files::Workspace;
    use crate::template;

    fn formatted(text: &str) -> String {
        let mut workspace = Workspace::from_text([]);
        let template = template::read_named(&mut workspace, "csw-statement", None, &mut Diagnostics::new()).unwrap();
        manifest(text, &template).unwrap()
    }

    #[test]
    fn keys_stand_in_the_order_of_the_template_with_their_remarks() {
        let text = "# About the file.\nsession = 68   # next\n# who\nsubmitted-by = [\"net\"]\ntitle = \"T\"\n\
                    template = \"csw-statement\"\n\n# one a line\nsections = [\n  { use = \"a/b\" }, # x\n]\n";
        let expected = "# About the file.\ntemplate = \"csw-statement\"\ntitle = \"T\"\nsession = 68   # next\n# who\n\
                        submitted-by = [\"net\"]\n\n# one a line\nsections = [\n  { use = \"a/b\" }, # x\n]\n";
        assert_eq!(formatted(text), expected);
        assert_eq!(formatted(expected), expected, "what is in order stays as it is");
    }

    #[test]
    fn tables_stay_behind_the_lines_that_stand_for_themselves() {
        let text = "title = \"T\"\ntemplate = \"csw-statement\"\n[[sections]]\nuse = \"a/b\"\n";
        assert_eq!(formatted(text), "template = \"csw-statement\"\ntitle = \"T\"\n[[sections]]\nuse = \"a/b\"\n");
    }

    #[test]
    fn fields_of_a_record_stand_in_one_order_and_records_stay() {
        let text = "[b-2020]\n# dated\ndate = 2020\ntitle = \"B\"\ntype = \"web\"\n\n[a-2019]\ntype = \"web\"\ntitle = \"A\"\n";
        let expected = "[b-2020]\ntype = \"web\"\ntitle = \"B\"\n# dated\ndate = 2020\n\n[a-2019]\ntype = \"web\"\ntitle = \"A\"\n";
        assert_eq!(sources(text).unwrap(), expected);
    }
}
