//! `consent`: a person who is mentioned under a pseudonym has agreed that the receiving body reads of it, and
//! the consent holds on the day of filing. With `asks = "government"` the person has agreed as well that the
//! Government concerned reads of it; that is asked only of those who have consented at all.

use std::collections::BTreeMap;

use super::super::findings::Findings;
use super::super::subject::Subject;
use super::Check;
use crate::corpus::Consent;
use crate::diag::Span;
use crate::tables::{Date, Reader};

pub(super) fn prepare(reader: &mut Reader<'_>) -> Check {
    let of_government = reader.text("asks").is_some_and(|asked| asked.value == "government");
    Check::document(move |subject, findings| check(of_government, subject, findings))
}

fn check(of_government: bool, subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let body = receiver(subject);
    for (id, place) in mentioned(subject) {
        let person = subject.corpus.people.by_id.get(id);
        let to_body = person.and_then(|person| consent_to(&person.consents, body));
        let wanting = wanting(to_body, subject.day());
        if of_government {
            if let Some(consent) = to_body.filter(|consent| wanting.is_none() && !consent.government) {
                let message = format!("the Government will read what `{id}` told, and was not named when it was asked");
                findings.push(findings.at(place, message).related(consent.span, "the consent"));
            }
        } else if let Some((why, at)) = wanting {
            let message = format!("`{id}` {}", why.replace("{body}", body));
            let finding = findings.at(place, message);
            let at = at.or(person.map(|person| person.span));
            findings.push(at.into_iter().fold(finding, |finding, at| finding.related(at, "the record")));
        }
    }
}

/// The name under which consents know who receives the submission.
pub(super) fn receiver<'a>(subject: &Subject<'a>) -> &'a str {
    subject.template.body.as_ref().map_or(subject.manifest.template.as_str(), |body| body.as_str())
}

/// The first place of each person in the document.
fn mentioned<'a>(subject: &Subject<'a>) -> BTreeMap<&'a str, Span> {
    let mut places = BTreeMap::new();
    for passage in &subject.prose.passages {
        for run in passage.runs {
            if let Some(id) = &run.look.person {
                places.entry(&**id).or_insert(run.origin.span());
            }
        }
    }
    places
}

/// The last consent that was given to a body; one that was withdrawn closes all before it.
fn consent_to<'a>(consents: &'a [Consent], body: &str) -> Option<&'a Consent> {
    let to_body = consents.iter().filter(|consent| consent.to.value == body);
    to_body.max_by_key(|consent| consent.given.0)
}

/// What is wanting of a consent on a day, and where that is said.
///
/// A withdrawal counts whenever it came: what was filed before it may not be made anew either.
fn wanting(consent: Option<&Consent>, day: Option<Date>) -> Option<(String, Option<Span>)> {
    let Some(consent) = consent else {
        return Some(("has not consented that {body} reads of it".to_owned(), None));
    };
    if let Some((withdrawn, at)) = consent.withdrawn {
        return Some((format!("has withdrawn the consent on {withdrawn}"), Some(at)));
    }
    let day = day?;
    if let Some((until, at)) = consent.until
        && until.is_over(day)
    {
        return Some((format!("has consented until {until}, before {day}"), Some(at)));
    }
    let (given, at) = consent.given;
    day.is_over(given).then(|| (format!("has consented on {given}, after {day}"), Some(at)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::FileId;
    use crate::tables::Text;

    fn consent(given: &str) -> Consent {
        let span = Span::new(FileId::new(0), 0, 1);
        let text = |value: &str| Text { value: value.to_owned(), span, verbatim: true };
        let given = (Date::parse(given).unwrap(), span);
        Consent { to: text("csw"), given, asked_by: text("a"), until: None, withdrawn: None, government: false, span }
    }

    #[test]
    fn a_consent_holds_from_its_day_to_its_last() {
        let day = |text: &str| Some(Date::parse(text).unwrap());
        let until = Some((Date::parse("2023-05-03").unwrap(), Span::new(FileId::new(0), 0, 1)));
        let given = Consent { until, ..consent("2022-05-03") };
        let holds = |on: &str| wanting(Some(&given), day(on)).is_none();
        assert_eq!(["2022-05-02", "2022-05-03", "2023-05-03", "2023-05-04"].map(holds), [false, true, true, false]);
        assert!(wanting(None, day("2022-06-01")).is_some());
    }

    #[test]
    fn who_withdraws_and_consents_again_has_consented() {
        let withdrawn = Some((Date::parse("2022-06-01").unwrap(), Span::new(FileId::new(0), 0, 1)));
        let first = Consent { withdrawn, ..consent("2022-05-03") };
        let all = [first, consent("2022-07-01")];
        assert_eq!(consent_to(&all, "csw"), Some(&all[1]));
        assert!(wanting(consent_to(&all[..1], "csw"), None).is_some());
        assert_eq!(consent_to(&all, "hrc"), None);
    }
}
