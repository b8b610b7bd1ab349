//! Whole submissions in memory: the word budget, plain text, holes and drafts, from manifest to bytes.

mod attach;
mod budget;
mod docs;
mod drafts;
mod formats;
mod statement;
mod text;
mod versions;

use std::collections::BTreeMap;

use super::*;

const TEMPLATE: &str = "\
title = \"Statement\"
body = \"csw\"
formats = [\"pdf\", \"txt\"]
terms = \"un\"
[page]
size = \"us-letter\"
margins = { top = \"1in\", bottom = \"1in\", left = \"1in\", right = \"1in\" }
[[page.line]]
at = \"head-left\"
only = \"draft\"
style = \"body\"
text = \"{word.draft}\"
[style.body]
size = \"11pt\"
leading = \"14pt\"
[style.note]
like = \"body\"
[style.title]
like = \"body\"
[style.list]
like = \"body\"
[style.quote]
like = \"body\"
[headings]
levels = [{ number = \"none\", style = \"body\" }]
[notes]
[citations]
style = \"un-footnote\"
[words]
counting = [\"cover\", \"headings\", \"text\"]
cover-allowance = 10
limit = [
  { status = \"general\", most = 60 },
  { status = \"special\", most = 40 },
]
source = \"the call\"
checked = 2026-11-21
[rules.WORDS-01]
check = \"word-limit\"
severity = \"error\"
says = \"it is short\"
mend = \"shorten it\"
example = \"none\"
source = \"the call\"
checked = 2026-11-21
[rules.WORDS-02]
check = \"cover-allowance\"
severity = \"warning\"
says = \"the cover may be long\"
mend = \"shorten it\"
example = \"none\"
source = \"the call\"
[fields]
title = { kind = \"text\", required = true }
session = { kind = \"session\", required = true }
symbol = { kind = \"text\", required = true, filled-by = \"body\" }
submitted-by = { kind = \"organisations\", required = true }
[[front]]
kind = \"title\"
[[front]]
kind = \"lines\"
style = \"body\"
lines = [\"{submitted-by}\", \"[?Symbol: {symbol}]\", \"[?Session {session}]\"]
[[back]]
kind = \"paragraph\"
style = \"body\"
text = \"Supported by others.\"
";

const ORGANISATIONS: &str = "\
[coalition]
name = \"Coalition\"
status = \"special\"
[network]
name = \"Network\"
status = \"general\"
[circle]
name = \"Circle\"
status = \"none\"
";

/// Six words under a heading of one word.
const FIRST: &str = "+++\ntitle = \"First\"\nreviewed = 2022-07-01\n+++\n\nTwo women of 6,000 were heard.\n";

struct House {
    files: BTreeMap<String, String>,
}

impl House {
    fn new(manifest: &str) -> Self {
        let files = [
            ("rapporteur.toml", ""),
            ("templates/statement/template.toml", TEMPLATE),
            ("submissions/corpus/organisations.toml", ORGANISATIONS),
            ("submissions/corpus/sections/a/first.md", FIRST),
            ("submissions/m.toml", manifest),
        ];
        Self { files: files.into_iter().map(|(path, text)| (path.to_owned(), text.to_owned())).collect() }
    }

    fn with(mut self, path: &str, text: &str) -> Self {
        self.files.insert(path.to_owned(), text.to_owned());
        self
    }

    /// The section `a/first`, with this text under its head.
    fn saying(self, text: &str) -> Self {
        let head = "+++\ntitle = \"First\"\nreviewed = 2022-07-01\n+++\n\n";
        self.with("submissions/corpus/sections/a/first.md", &format!("{head}{text}\n"))
    }

    /// The outcome and the findings, each as its severity, its place and its message.
    fn build(&self, formats: Option<&[Format]>) -> (Option<Built>, Vec<String>) {
        let mut workspace = Workspace::from_text(self.files.iter().map(|(path, text)| (path.as_str(), text.as_str())));
        let mut found = Diagnostics::new();
        let shared = load_shared(&mut workspace, &mut found);
        let path = WorkspacePath::new("submissions/m.toml").unwrap();
        let built = build(&mut workspace, &shared, &path, formats, &mut found);
        let said = |fault: &Diagnostic| {
            let place = fault.span.map_or(String::new(), |span| {
                let (line, _) = workspace.sources().place(span);
                let path = workspace.sources().path(span.file);
                format!("{}:{line}", path.rsplit('/').next().unwrap_or(path))
            });
            let severity = format!("{:?}", fault.severity).to_lowercase();
            let hint = fault.hint.as_deref().map_or(String::new(), |hint| format!(" | {hint}"));
            format!("{severity} {place} {}{hint}", fault.message)
        };
        (built, found.iter().map(said).collect())
    }

    fn text(&self) -> String {
        let (built, said) = self.build(Some(&[Format::Txt]));
        let built = built.unwrap_or_else(|| panic!("{said:?}"));
        String::from_utf8(built.outputs[0].bytes.clone()).unwrap()
    }
}

fn manifest(status: &str, by: &str, more: &str) -> String {
    format!(
        "template = \"statement\"\ntitle = \"Women\"\nstatus = \"{status}\"\nsession = 67\nsubmitted-by = [{by}]\n\
         sections = [\n  {{ heading = \"Facts\", use = \"a/first\" }},\n{more}]\n"
    )
}

fn sound(status: &str) -> House {
    House::new(&manifest(status, "\"coalition\"", ""))
}

/// So many words.
fn words(count: usize) -> String {
    vec!["word"; count].join(" ")
}
