//! That those who are mentioned have agreed to it. When each was asked, and by whom, stays in the house: who
//! opens the archive learns that the house vouches for a consent on the day of filing.

use super::Input;
use super::remarks::PERSON;
use crate::tables::{Date, Kind, date_in_toml, quoted};

/// A file with the one person that stands for all; `None` when the house keeps no record of people.
pub(super) fn toml(input: &Input<'_>) -> Option<String> {
    let (manifest, template) = (input.parts.manifest, input.parts.template);
    let people = &input.parts.corpus.people.by_id;
    let receiver = template.body.as_ref().map_or(manifest.template.as_str(), |body| body.as_str());
    let given = people.values().flat_map(|person| &person.consents).filter(|consent| consent.to.value == receiver);
    let mut given = given.map(|consent| consent.given.0).peekable();
    given.peek()?;
    let filed = manifest.fields.iter().find(|field| matches!(field.key.as_str(), "filed" | "date"));
    let filed = filed.and_then(|field| if let Kind::Date(day) = field.value.kind { Some(day) } else { None });
    // Without a day of filing the last consent is as good as any.
    let day: Date = filed.or_else(|| given.max())?;
    let consent =
        format!("{{ to = {}, given = {}, asked-by = \"those who submit\" }}", quoted(receiver), date_in_toml(day));
    Some(format!("format = 1\n\n[{PERSON}]\nconsent = [{consent}]\n"))
}
