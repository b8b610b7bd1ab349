//! The mistakes of a first day, each made in the workspace that `init` makes: one finding, at its place, in
//! words of its own, and nothing that only follows from it.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

use rapporteur::diag::{Diagnostic, Diagnostics};
use rapporteur::files::{Workspace, WorkspacePath};
use rapporteur::pipeline;

const MANIFEST: &str = "submissions/70/first.toml";
const REGISTRY: &str = "submissions/corpus/sections/registration/registry.md";
const TREATIES: &str = "submissions/corpus/sources/treaties.toml";
const SETTINGS: &str = "rapporteur.toml";

/// The files of the workspace that can be read by a build.
const FILES: [(&str, &str); 10] = [
    (SETTINGS, include_str!("../assets/init/rapporteur.toml")),
    (MANIFEST, include_str!("../assets/init/submissions/70/first.toml")),
    ("submissions/70/request.md", include_str!("../assets/init/submissions/70/request.md")),
    ("submissions/corpus/organisations.toml", include_str!("../assets/init/submissions/corpus/organisations.toml")),
    ("submissions/corpus/people.toml", include_str!("../assets/init/submissions/corpus/people.toml")),
    ("submissions/corpus/terms.toml", include_str!("../assets/init/submissions/corpus/terms.toml")),
    (TREATIES, include_str!("../assets/init/submissions/corpus/sources/treaties.toml")),
    (
        "submissions/corpus/sources/un-documents.toml",
        include_str!("../assets/init/submissions/corpus/sources/un-documents.toml"),
    ),
    (
        "submissions/corpus/sections/registration/introduction.md",
        include_str!("../assets/init/submissions/corpus/sections/registration/introduction.md"),
    ),
    (REGISTRY, include_str!("../assets/init/submissions/corpus/sections/registration/registry.md")),
];

/// A file, what stands there, what is typed in its place; then the words at the place of the finding, a part
/// of its message and a part of its hint.
type Mistake = (&'static str, &'static str, &'static str, &'static str, &'static str, &'static str);

const MISTAKES: &[Mistake] = &[
    (MANIFEST, "\"Women whose births were never registered\"", "“Women”", "“", "curly", "straight ones"),
    (
        MANIFEST,
        "use = \"registration/introduction\"",
        "use = “registration/introduction”",
        "“",
        "curly",
        "straight ones",
    ),
    (MANIFEST, "introduction\" },\n", "introduction\" }\n", "{", "comma is missing", "end of the entry above"),
    (MANIFEST, "\"Introduction\", use", "\"Introduction\" use", "u", "comma is missing", "type , before it"),
    (MANIFEST, "request.md\" },\n]", "request.md\" },\n", "[", "is not closed", "type ]"),
    (MANIFEST, "registration/introduction", "registration\\introduction", "\\", "a meaning of its own", "type /"),
    (
        MANIFEST,
        "registration/introduction",
        "registration\\registry",
        "\"registration\\registry\"",
        "not the name of a section",
        "type / in its place",
    ),
    (
        MANIFEST,
        "\"registration/introduction\"",
        "'C:\\x\\intro.md'",
        "C:\\x\\intro.md",
        "not the name of a section",
        "forward slashes",
    ),
    (
        MANIFEST,
        "registration/introduction",
        "registration/intro–duction",
        "registration/intro–duction",
        "not the name of a section",
        "plain hyphen",
    ),
    (
        MANIFEST,
        "registration/introduction",
        "registration/introducton",
        "registration/introducton",
        "no section",
        "did you mean `registration/introduction`?",
    ),
    (
        MANIFEST,
        "registration/introduction",
        "introduction",
        "introduction",
        "no section",
        "did you mean `registration/introduction`?",
    ),
    (
        MANIFEST,
        "introduction\" }",
        "introduction\", omit = [\"law\"] }",
        "[#registration/introduction#law]",
        "which this submission leaves out",
        "leave this text out as well",
    ),
    (MANIFEST, "submitted-by", "submitted–by", "–", "plain hyphen", "type -"),
    (MANIFEST, "submitted-by", "submited-by", "submited-by", "unknown key", "did you mean `submitted-by`?"),
    (MANIFEST, "title =", "Title =", "Title", "unknown key", "did you mean `title`?"),
    (MANIFEST, "2025-07-25", "1 August 2022", "1 August 2022", "in numbers", "type 2022-08-01"),
    (MANIFEST, "2025-07-25", "\"1 August 2022\"", "\"1 August 2022\"", "is no date", "type 2022-08-01"),
    (MANIFEST, "2025-07-25", "2025", "2025", "the day is missing", "filed = 2022-08-01"),
    (MANIFEST, "session = 70", "session = \"70\"", "\"70\"", "is a text", "without quotation marks: 70"),
    (MANIFEST, "level = 2", "level = \"2\"", "\"2\"", "is a text", "without quotation marks: 2"),
    (MANIFEST, "\"draft\"", "\"Final\"", "Final", "cannot be", "did you mean `final`?"),
    (
        MANIFEST,
        "csw-communication",
        "csw-comunication",
        "csw-comunication",
        "no template",
        "did you mean `csw-communication`?",
    ),
    (
        MANIFEST,
        "csw-communication",
        "csw–communication",
        "csw–communication",
        "not the name of a template",
        "write `csw-communication`",
    ),
    (
        MANIFEST,
        "[\"example-organisation\"]",
        "[\"example-organization\"]",
        "example-organization",
        "no organisation",
        "did you mean `example-organisation`?",
    ),
    (REGISTRY, "@un-1989-child", "@un-1989-chld", "un-1989-chld", "no source", "did you mean `un-1989-child`?"),
    (REGISTRY, "@un-1989-child", "@UN-1989-Child", "@UN-1989-Child", "no key of a source", "type @un-1989-child"),
    (
        REGISTRY,
        "introduction#law",
        "introduction#lwa",
        "[#registration/introduction#lwa]",
        "no anchor",
        "did you mean `law`?",
    ),
    (REGISTRY, "reviewed = 2025-07-01", "reviewed = July 2025", "July 2025", "in numbers", "type \"2025-07\""),
    (TREATIES, "[un-1989-child]", "[un–1989–child]", "–", "plain hyphen", "type -"),
    (TREATIES, "[un-1989-child]", "[UN-1989-child]", "UN-1989-child", "not a citation key", "write `un-1989-child`"),
    (
        TREATIES,
        "title-short",
        "confidential = \"true\"\ntitle-short",
        "\"true\"",
        "is a text",
        "without quotation marks: true",
    ),
    (TREATIES, "title-short", "short-title", "short-title", "unknown key", "did you mean `title-short`?"),
    (SETTINGS, "output =", "ouput =", "ouput", "unknown key", "did you mean `output`?"),
];

/// The workspace with one file changed.
fn changed(file: &str, change: impl Fn(&str) -> String) -> Workspace {
    let files: Vec<(&str, String)> = FILES
        .iter()
        .map(|(path, text)| (*path, if *path == file { change(text) } else { (*text).to_owned() }))
        .collect();
    Workspace::from_text(files.iter().map(|(path, text)| (*path, text.as_str())))
}

/// Whether it could be built, and all that was found; holes of the draft left out.
fn build(workspace: &mut Workspace) -> (bool, Vec<Diagnostic>) {
    let mut found = Diagnostics::new();
    let shared = pipeline::load_shared(workspace, &mut found);
    let built = pipeline::build(workspace, &shared, &WorkspacePath::new(MANIFEST).unwrap(), None, &mut found);
    let ok = built.is_some() && !found.has_errors();
    (ok, found.sorted().into_iter().filter(|d| !d.message.starts_with("a hole: in which years")).cloned().collect())
}

#[test]
fn the_workspace_of_init_builds_without_a_finding() {
    assert_eq!(build(&mut changed("", str::to_owned)), (true, vec![]));
}

#[test]
fn a_mistake_is_one_finding_in_words_of_its_own() {
    for &(file, stands, typed, at, message, hint) in MISTAKES {
        let mut workspace = changed(file, |text| {
            assert!(text.contains(stands), "{stands}");
            text.replacen(stands, typed, 1)
        });
        let (ok, found) = build(&mut workspace);
        let [one] = found.as_slice() else { panic!("{typed}: {found:#?}") };
        assert!(!ok && one.message.contains(message), "{typed}: {one:?}");
        assert!(one.hint.as_deref().is_some_and(|said| said.contains(hint)), "{typed}: {one:?}");
        assert_eq!(workspace.sources().slice(one.span.unwrap()), at, "{typed}: {one:?}");
    }
}

#[test]
fn a_line_below_a_section_that_belongs_above_it_is_told() {
    let below = |line: &str| {
        let mut workspace = changed(MANIFEST, |text| {
            let (head, _) = text.split_once("# One line a section").unwrap();
            format!(
                "{head}[[sections]]\nheading = \"A\"\nuse = [\"registration/introduction\", \"registration/registry\"]\n{line}\n"
            )
        });
        let (_, found) = build(&mut workspace);
        found.iter().map(|d| (d.message.clone(), d.hint.clone().unwrap_or_default())).collect::<Vec<_>>()
    };
    // Keys of all templates, and one that this template alone asks for.
    for key in ["title-short", "care-of", "docket"] {
        let said = below(&format!("{key} = \"example-organisation\""));
        let [(message, hint)] = said.as_slice() else { panic!("{said:?}") };
        assert_eq!(message, &format!("`{key}` stands inside an entry of `sections`"));
        assert!(hint.contains("move the line above"), "{hint}");
    }
    assert!(below("headin = \"x\"")[0].1.contains("did you mean `heading`?"));
}

#[test]
fn tabs_marks_of_byte_order_and_line_ends_of_windows_are_no_mistakes() {
    for file in [MANIFEST, REGISTRY, TREATIES, SETTINGS] {
        let forms: [fn(&str) -> String; 3] =
            [|text| format!("\u{feff}{text}"), |text| text.replace('\n', "\r\n"), |text| text.replace(" = ", "\t=\t")];
        for form in forms {
            assert_eq!(build(&mut changed(file, form)), (true, vec![]), "{file}");
        }
    }
}

#[test]
fn lines_that_end_in_a_carriage_return_alone_are_one_finding() {
    for file in [MANIFEST, REGISTRY] {
        let (ok, found) = build(&mut changed(file, |text| text.replace('\n', "\r")));
        assert!(!ok && found.len() == 1 && found[0].message.contains("carriage return alone"), "{file}: {found:?}");
    }
}

#[test]
fn the_lines_beside_the_picture_of_the_readme_are_those_of_the_sample() {
    let readme = include_str!("../README.md");
    let (table, _) = readme.split_once("Numbers are never typed").unwrap();
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let samples = [
        include_str!("../submissions/67/women-who-leave.toml"),
        include_str!("../submissions/corpus/sections/china/repatriation.md"),
        include_str!("../submissions/corpus/sources/news.toml"),
    ];
    let shown: Vec<&str> = table.split("```").skip(1).step_by(2).collect();
    assert_eq!(shown.len(), samples.len());
    for (shown, sample) in shown.iter().zip(samples) {
        let (_, lines) = shown.split_once('\n').unwrap();
        assert!(words(sample).contains(&words(lines)), "{lines}");
    }
}
