//! A treaty.

use super::Source;
use super::statement::Statement;
use super::un_document;
use crate::diag::{Diagnostic, Diagnostics};

/// Where it is printed stands in its own table, so that a citation style can ask for `{volume}`.
pub(super) const STATEMENT: Statement =
    Statement { called: "a treaty", may: &["treaty", "place", "symbol"], wants: &["date"], check };

fn check(source: &Source, found: &mut Diagnostics) {
    un_document::symbol(source, found);
    let has = |field: &str| source.texts.contains_key(&format!("treaty.{field}"));
    let example = "treaty = { series = \"United Nations, Treaty Series\", volume = \"189\", page = \"137\" }";
    // The Treaty Series is cited by page or by registration number: either of them finds the text.
    let lacks = match (has("volume"), has("page") || has("registration")) {
        (true, true) => return,
        (false, true) => "volume",
        (true, false) => "page or registration number",
        (false, false) => "volume, page or registration number",
    };
    let fault = Diagnostic::warning(source.span, format!("the treaty `{}` has no {lacks}", source.key));
    found.push(fault.hint(example));
}
