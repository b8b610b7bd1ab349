//! Organisations: names as registered, consultative status, address, who signs.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::folder;
use super::shape::{check_format, check_id, filled};
use crate::diag::{Diagnostic, Diagnostics, Span};
use crate::files::{Workspace, WorkspacePath};
use crate::tables::{Entry, Kind, Reader, Table, Text};

/// Consultative status with the Economic and Social Council (Council resolution 1996/31, part III).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// General consultative status.
    General,
    /// Special consultative status.
    Special,
    /// On the Roster.
    Roster,
    /// None.
    None,
}

impl Status {
    /// The status of this name.
    pub fn named(name: &str) -> Option<Self> {
        [Self::General, Self::Special, Self::Roster, Self::None].into_iter().find(|status| status.name() == name)
    }

    /// What it is, for "decided by …".
    pub fn in_words(self) -> &'static str {
        match self {
            Self::General => "general consultative status",
            Self::Special => "special consultative status",
            Self::Roster => "its place on the Roster",
            Self::None => "no consultative status",
        }
    }

    /// Its name in `organisations.toml`.
    pub fn name(self) -> &'static str {
        match self {
            Self::General => "general",
            Self::Special => "special",
            Self::Roster => "roster",
            Self::None => "none",
        }
    }
}

/// An organisation that files, supports or forwards submissions.
#[derive(Clone, Debug, PartialEq)]
pub struct Organisation {
    /// Its id in manifests.
    pub id: String,
    /// Where it is defined.
    pub span: Span,
    /// Its name as registered.
    pub name: Text,
    /// A shorter name.
    pub short: Option<Text>,
    /// Its consultative status, and where that is said.
    pub status: Option<(Status, Span)>,
    /// Its address, a line an item.
    pub address: Vec<Text>,
    /// Those who may sign for it, by id.
    pub signatories: BTreeMap<String, Signatory>,
}

/// A person who signs for an organisation.
#[derive(Clone, Debug, PartialEq)]
pub struct Signatory {
    /// Where the entry stands.
    pub span: Span,
    /// The name.
    pub name: Text,
    /// Letters after the name.
    pub credential: Option<Text>,
    /// The office held.
    pub role: Text,
    /// A picture of the signature, by its path in the workspace.
    pub signature: Option<Text>,
}

/// All organisations of `submissions/corpus/organisations.toml`, by id; none when there is no such file.
pub fn read_organisations(workspace: &mut Workspace, found: &mut Diagnostics) -> BTreeMap<String, Organisation> {
    let mut organisations = BTreeMap::new();
    let Some(table) = folder::table_if_there(workspace, folder::ORGANISATIONS, found) else { return organisations };
    let mut reader = Reader::new(table, found);
    check_format(&mut reader);
    for entry in reader.rest() {
        if let Some((id, table)) = named(entry, "the id of an organisation", found) {
            organisations.insert(id.value.clone(), organisation(&id, table, found));
        }
    }
    organisations
}

/// The id and the table of an entry whose name its writer chose.
fn named(entry: Entry, what: &str, found: &mut Diagnostics) -> Option<(Text, Table)> {
    let Kind::Table(table) = entry.value.kind else {
        let fault = Diagnostic::error(entry.key.span, format!("`{}` is not {what}", entry.key.value));
        found.push(fault.hint("its lines stand under a line with its id in brackets, such as [example-network]"));
        return None;
    };
    check_id(&entry.key, what, found);
    Some((entry.key, table))
}

/// An organisation without a name goes by its id, so that a manifest that names it is not at fault too.
fn organisation(id: &Text, table: Table, found: &mut Diagnostics) -> Organisation {
    let mut reader = Reader::new(table, found);
    let name = required(&mut reader, "name");
    let short = reader.text("short");
    let short = filled(short, "short", reader.found());
    if !reader.has("status") {
        reader.missing("status", "\"special\", or \"general\", \"roster\" or \"none\"");
    }
    let status = status(&mut reader);
    let address = reader.texts("address");
    let signatories = reader.table("signatories");
    reader.finish();
    let signatories = signatories.map_or_else(BTreeMap::new, |table| read_signatories(table, found));
    Organisation {
        id: id.value.clone(),
        span: id.span,
        name: name.unwrap_or_else(|| id.clone()),
        short,
        status,
        address,
        signatories,
    }
}

fn status(reader: &mut Reader<'_>) -> Option<(Status, Span)> {
    let span = reader.peek("status")?.span;
    reader.choice("status").map(|status| (status, span))
}

fn read_signatories(table: Table, found: &mut Diagnostics) -> BTreeMap<String, Signatory> {
    let entries = Reader::new(table, found).rest();
    let named = entries.into_iter().filter_map(|entry| {
        let (id, table) = named(entry, "the id of a person who signs", found)?;
        Some((id.value.clone(), signatory(&id, table, found)))
    });
    named.collect()
}

fn signatory(id: &Text, table: Table, found: &mut Diagnostics) -> Signatory {
    let mut reader = Reader::new(table, found);
    let name = required(&mut reader, "name");
    let role = required(&mut reader, "role");
    let credential = reader.text("credential");
    let credential = filled(credential, "credential", reader.found());
    let signature = reader.text("signature").filter(|path| is_path(path, reader.found()));
    reader.finish();
    Signatory {
        span: id.span,
        name: name.unwrap_or_else(|| id.clone()),
        credential,
        role: role.unwrap_or_else(|| id.clone()),
        signature,
    }
}

fn required(reader: &mut Reader<'_>, key: &'static str) -> Option<Text> {
    let text = reader.required_text(key);
    filled(text, key, reader.found())
}

fn is_path(text: &Text, found: &mut Diagnostics) -> bool {
    match WorkspacePath::new(&text.value) {
        Ok(_) => true,
        Err(why) => {
            let fault = Diagnostic::error(text.span, format!("`{}` is no path of the workspace", text.value));
            found.push(fault.hint(why.to_string()));
            false
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::testing::said;

    const FILE: &str = "submissions/corpus/organisations.toml";

    fn read(text: &str) -> (BTreeMap<String, Organisation>, Vec<String>) {
        let mut workspace = Workspace::from_text([(FILE, text)]);
        let mut found = Diagnostics::new();
        let organisations = read_organisations(&mut workspace, &mut found);
        (organisations, said(&found, &workspace))
    }

    #[test]
    fn an_organisation_with_those_who_sign_for_it() {
        let (all, faults) = read(
            "format = 1\n[net]\nname = \"The Net\"\nshort = \"Net\"\nstatus = \"roster\"\n\
             address = [\"1 Street\", \"Town\"]\n[net.signatories.chair]\nname = \"A. B.\"\nrole = \"Chair\"\n",
        );
        assert_eq!(faults, [""; 0]);
        let net = &all["net"];
        assert_eq!(net.name.value, "The Net");
        assert_eq!(net.status.map(|(status, _)| status), Some(Status::Roster));
        assert_eq!(net.address.len(), 2);
        assert_eq!(net.signatories["chair"].role.value, "Chair");
    }

    #[test]
    fn every_fault_of_every_organisation_is_named() {
        let (all, faults) = read(
            "[net]\nname = \"\"\nstatus = \"consultative\"\n[Net_2]\nname = \"x\"\nstatus = \"none\"\nadress = \"y\"\n\
             [three]\nname = \"z\"\n[three.signatories.a]\nname = \"A\"\nsignature = \"../a.png\"\n",
        );
        assert_eq!(
            faults,
            [
                "2:9 `name` is empty",
                "3:11 `status` cannot be `consultative`",
                "4:2 `Net_2` is not the id of an organisation",
                "7:1 unknown key `adress`",
                "8:1 `status` is missing",
                "10:1 `role` is missing",
                "12:14 `../a.png` is no path of the workspace",
            ]
        );
        assert_eq!(all.len(), 3);
    }

    #[test]
    fn a_workspace_without_organisations_has_none() {
        let mut found = Diagnostics::new();
        assert!(read_organisations(&mut Workspace::from_text([]), &mut found).is_empty());
        assert!(found.is_empty());
    }

    const ONE: &str = "[net]\nname = \"Net\"\nstatus = \"none\"\naddress = [\"1 Street\"]\n\
                       [net.signatories.chair]\nname = \"A\"\nrole = \"Chair\"\nsignature = \"a.png\"\n";

    proptest::proptest! {
        #[test]
        fn no_text_makes_the_reader_fall(text in crate::corpus::testing::mutated(ONE)) {
            read(&text);
        }
    }
}
