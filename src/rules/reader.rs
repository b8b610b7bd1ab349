//! Reading one rule from its table.

use super::Rule;
use crate::diag::{Diagnostic, Diagnostics, Severity};
use crate::tables::{Entry, Reader, Table};

/// The rule under a key, with its parameters left for the check.
///
/// An error without the day on which its source was checked is a fault: a filing would be stopped by a
/// rule that nobody has looked up.
pub(super) fn read(entry: Entry, found: &mut Diagnostics) -> Option<Rule> {
    let id = entry.key;
    let table = entry.value.into_table(&id.value, found)?;
    if !is_id(&id.value) {
        let fault = Diagnostic::error(id.span, format!("`{}` is no id of a rule", id.value));
        found.push(fault.hint("capitals and a number, such as CITE-03"));
    }
    let (span, whole) = (table.span, table.whole);
    let mut reader = Reader::new(table, found);
    let check = reader.required_text("check");
    if !reader.has("severity") {
        reader.missing("severity", "\"warning\"");
    }
    let severity = reader.choice::<Severity>("severity");
    let when = reader.choice("when").unwrap_or_default();
    let says = reader.required_text("says");
    let mend = reader.required_text("mend");
    let example = reader.required_text("example");
    let source = reader.required_text("source");
    let checked = reader.date("checked");
    let firm = reader.flag("firm").unwrap_or_default();
    if severity == Some(Severity::Error) && checked.is_none() {
        let fault = Diagnostic::error(id.span, format!("`{}` is an error that nobody has checked", id.value));
        reader.found().push(fault.hint("look it up and add a line: checked = 2026-11-21; or make it a warning"));
    }
    let parameters = Table { span, entries: reader.rest(), whole };
    reader.finish();
    let (check, severity, says, mend) = (check?, severity?, says?, mend?);
    let (example, source) = (example?, source?);
    Some(Rule { id, check, severity, when, says, mend, example, source, checked, firm, parameters })
}

/// Capitals and digits, a hyphen, a number: `A11Y-01`.
fn is_id(id: &str) -> bool {
    id.rsplit_once('-').is_some_and(|(group, number)| {
        let capital = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '-';
        group.starts_with(|c: char| c.is_ascii_uppercase())
            && group.chars().all(capital)
            && !number.is_empty()
            && number.chars().all(|c| c.is_ascii_digit())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::FileId;

    fn read_text(text: &str) -> (Vec<Rule>, Vec<String>) {
        let mut found = Diagnostics::new();
        let table = crate::tables::parse(FileId::new(0), text, 0, &mut found);
        let rules = table.entries.into_iter().filter_map(|entry| read(entry, &mut found)).collect();
        (rules, found.iter().map(|fault| fault.message.clone()).collect())
    }

    const RULE: &str =
        "check = \"x\"\nseverity = \"error\"\nsays = \"a\"\nmend = \"b\"\nexample = \"c\"\nsource = \"d\"\n";

    #[test]
    fn what_the_rule_does_not_know_is_left_for_its_check() {
        let (rules, faults) = read_text(&format!("[CITE-03]\n{RULE}checked = 2026-11-21\nmost = 3\n"));
        assert_eq!(faults, [""; 0]);
        let left: Vec<&str> = rules[0].parameters.entries.iter().map(|entry| entry.key.as_str()).collect();
        assert_eq!(left, ["most"]);
    }

    #[test]
    fn an_error_that_nobody_has_checked_is_a_fault() {
        assert_eq!(read_text(&format!("[CITE-03]\n{RULE}")).1, ["`CITE-03` is an error that nobody has checked"]);
        assert_eq!(read_text(&format!("[CITE-03]\n{}", RULE.replace("error", "warning"))).1, [""; 0]);
    }

    #[test]
    fn an_id_is_capitals_and_a_number() {
        for id in ["CSW-01", "A11Y-03", "HRC-UPR-1"] {
            assert!(is_id(id), "{id}");
        }
        for id in ["csw-01", "CSW", "CSW-", "1-1", "CSW-1a"] {
            assert!(!is_id(id), "{id}");
        }
    }
}
