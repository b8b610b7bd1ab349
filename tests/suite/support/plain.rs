//! A plain small workspace, for laws about text.

use super::Files;

/// Nothing but text, headings and notes, on a small page.
pub(crate) const PLAIN_TEMPLATE: &str = r#"title = "Plain"
terms = "un"

[page]
size = { width = "300pt", height = "320pt" }
margins = { top = "40pt", bottom = "40pt", left = "40pt", right = "40pt" }

[[page.line]]
at = "foot-centre"
style = "note"
text = "{page}"

[style.body]
size = "10pt"
leading = "13pt"
justify = true
hyphenate = true
after = "6pt"

[style.quote]
like = "body"
left = "20pt"
right = "20pt"

[style.list]
like = "body"

[style.heading]
like = "body"
weight = "bold"
align = "left"
keep-next = 2
before = "6pt"

[style.note]
like = "body"
size = "8pt"
leading = "10pt"
after = "0pt"

[headings]
levels = [
  { number = "I.", style = "heading" },
  { number = "a.", style = "heading" },
  { number = "none", style = "heading" },
]

[notes]
style = "note"
separator = { width = "60pt", thickness = "0.5pt", before = "6pt", after = "4pt" }

[citations]
style = "un-footnote"
repeat = "short"
mark = "after-punctuation"

[fields]
title = { kind = "text", required = true }
"#;

const MANIFEST: &str = r#"template = "plain"
title = "A plain text"
sections = [{ heading = "Heading", use = "test/text" }]
"#;

const SOURCES: &str = r#"[roe-2019-river]
type = "book"
author = ["Roe, Jane"]
title = "River"
publisher = "Example Press"
date = 2019

[doe-2020-border]
type = "news"
author = ["Doe, John"]
title = "Border"
container = "Daily Example"
date = 2020-02-01
url = "https://example.org/border"

[hrc-2020-situation]
type = "un-document"
author = [{ org = "Human Rights Council" }]
title = "Situation"
symbol = "A/HRC/43/58"
date = 2020-02-25
"#;

const TERMS: &str = r#"[river]
common = "Yalu"
un = "Amnok River"
"#;

/// The manifest of a plain workspace.
pub(crate) const PLAIN: &str = "submissions/plain.toml";

/// A workspace with one submission of one section with this text.
pub(crate) fn plain_workspace(text: &str) -> Files {
    Files::default()
        .with("rapporteur.toml", "format = 1\n")
        .with("templates/plain/template.toml", PLAIN_TEMPLATE)
        .with(PLAIN, MANIFEST)
        .with("submissions/corpus/terms.toml", TERMS)
        .with("submissions/corpus/sources/all.toml", SOURCES)
        .with("submissions/corpus/sections/test/text.md", format!("+++\ntitle = \"Text\"\n+++\n\n{text}\n"))
}
