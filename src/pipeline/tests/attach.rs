//! What may not be attached.

use super::*;
use crate::attachment;

#[test]
fn what_lies_below_private_is_never_given_away() {
    let house = sound("draft").with("private/names.toml", "kim = \"Somebody\"\n");
    let mut workspace = Workspace::from_text(house.files.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    let mut found = Diagnostics::new();
    let shared = load_shared(&mut workspace, &mut found);
    let submission = load(&mut workspace, &shared, &WorkspacePath::new("submissions/m.toml").unwrap(), &mut found);
    let submission = submission.unwrap();
    let given = |workspace: &Workspace| {
        let parts = input(&submission, &shared);
        let mut said = Diagnostics::new();
        let files = attachment::files(&attachment::Input { workspace, parts, cited: &[] }, &mut said);
        (files, said.iter().map(|fault| fault.message.clone()).collect::<Vec<_>>())
    };
    assert_eq!(given(&workspace).1, [""; 0]);
    // Only a judgement reads such a file; whoever else may do so, it goes no further.
    workspace.read(&WorkspacePath::new("private/names.toml").unwrap(), None).unwrap();
    let (files, said) = given(&workspace);
    assert_eq!(said, ["`private/names.toml` lies below private/, and what lies there is never given away"]);
    assert!(!files.values().any(|text| text.contains("Somebody")));
}

#[test]
fn without_pages_there_is_nothing_to_attach_to() {
    let house = sound("draft");
    let mut workspace = Workspace::from_text(house.files.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    let mut found = Diagnostics::new();
    let shared = load_shared(&mut workspace, &mut found);
    let path = WorkspacePath::new("submissions/m.toml").unwrap();
    let built = build_with_sources(&mut workspace, &shared, &path, Some(&[Format::Txt]), &mut found);
    assert!(built.is_none());
    let errors: Vec<&str> =
        found.iter().filter(|fault| fault.severity == Severity::Error).map(|fault| fault.message.as_str()).collect();
    assert_eq!(errors, ["sources are embedded in a PDF, and none is made"]);
}
