//! Allowances: rules that a manifest sets aside with a reason, and those of them that are idle.

use std::collections::BTreeSet;

use crate::diag::{Diagnostic, Diagnostics, SourceMap, nearest};
use crate::manifest::Allowance;
use crate::rules::Rule;

/// Takes out what is allowed; the number of findings that it took out.
///
/// An allowance of a rule that was judged and that nothing broke is told: who mends the text should not
/// leave a door open that nobody needs. `judged` are the rules that were looked at this time.
pub(super) fn apply(
    found: Diagnostics,
    allow: &[Allowance],
    known: &[Rule],
    judged: &BTreeSet<&str>,
    files: &SourceMap,
) -> (Diagnostics, usize) {
    let (mut kept, mut taken) = (Diagnostics::new(), 0);
    let mut used = vec![false; allow.len()];
    let firm = |id: &str| known.iter().any(|rule| rule.firm && rule.id.value == id);
    for finding in found {
        let meant = allow.iter().position(|allowance| covers(allowance, &finding, files));
        match meant.filter(|_| !finding.rule.as_deref().is_some_and(firm)) {
            Some(at) => {
                used.iter_mut().skip(at).take(1).for_each(|used| *used = true);
                taken += 1;
            }
            None => kept.push(finding),
        }
    }
    for (allowance, _) in allow.iter().zip(used).filter(|(_, used)| !used) {
        if let Some(fault) = idle(allowance, known, judged) {
            kept.push(fault);
        }
    }
    (kept, taken)
}

fn covers(allowance: &Allowance, finding: &Diagnostic, files: &SourceMap) -> bool {
    finding.rule.as_deref() == Some(allowance.rule.as_str())
        && allowance.text.as_ref().is_none_or(|text| {
            let there = finding.span.map_or("", |span| files.slice(span));
            there.contains(text.as_str()) || finding.message.contains(text.as_str())
        })
}

/// What is wrong with an allowance that took nothing out.
fn idle(allowance: &Allowance, known: &[Rule], judged: &BTreeSet<&str>) -> Option<Diagnostic> {
    let id = allowance.rule.as_str();
    let Some(rule) = known.iter().find(|rule| rule.id.value == id) else {
        let fault = Diagnostic::warning(allowance.rule.span, format!("no rule `{id}` holds here"));
        let near = nearest(id, known.iter().map(|rule| rule.id.as_str()));
        return Some(fault.hint(near.map_or("take the line out".to_owned(), |near| format!("did you mean `{near}`?"))));
    };
    if rule.firm {
        let fault = Diagnostic::warning(allowance.span, format!("`{id}` is a rule that cannot be set aside"));
        return Some(fault.hint(&rule.mend.value));
    }
    // Without pages nothing can be said of rules about pages.
    judged.contains(id).then(|| {
        let message = format!("the allowance of `{id}` no longer applies: nothing breaks the rule there");
        Diagnostic::warning(allowance.span, message).hint("take it out")
    })
}
