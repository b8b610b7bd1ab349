//! A workspace in which everything that is not printed says "secret".

use crate::support::{Files, PLAIN_TEMPLATE};

pub(super) const MANIFEST: &str = "submissions/m.toml";

const TEXT: &str = r#"# SECRET remark of a colleague
format = 1 # SECRET
template = "plain"
title = "Women <!-- SECRET --> of the *river*"
status = "draft"
submitted-by = ["coalition"]
signed-by = ["coalition/chair"]
allow = [{ rule = "WORDS-1", why = "SECRET reason" }]
sections = [
  # SECRET: shall we?
  { heading = "First", use = "a/first", omit = ["left", "rest"] },
  { heading = "Second", use = "a/second", version = "short" },
  { heading = "Last <!-- SECRET -->", use = "./closing.md" },
]
"#;

const FIRST: &str = r#"+++
title = "First"
reviewed = 2022-07-01 # SECRET was here
review-by = "2023-07"
language = "en"
+++
<!-- SECRET
over lines -->

Two women <!-- SECRET --> were heard [@roe-2019-river]. [Ms. K.]{person=secret-kim} spoke [@secret-2021-name, p. 3]. {#heard}

A SECRET that [todo: SECRET] is not told [@secret-2020-else]. {#left}

## Under it

> Quoted *words*.
> <!-- SECRET -->
> More of them. {#quote}

- one
<!-- SECRET -->
- two [fleuve]{lang=fr person=secret-kang}

## SECRET heading {#rest}

SECRET words under it.
"#;

const SOURCES: &str = r#"# SECRET
[roe-2019-river]
type = "book"
author = ["Roe, Jane"]
title = "River"
publisher = "Example Press"
date = 2019
note = "SECRET: borrowed"
origin-id = "SECRET-1"

[secret-2020-else]
type = "book"
author = ["SECRET, Ann"]
title = "SECRET"

[secret-2021-name]
type = "interview"
author = ["SECRET, Kim"]
title = "Testimony"
place = "Seoul"
date = "2021-05"
container = "SECRET"
publisher = "SECRET"
url = "https://example.org/SECRET"
accessed = 2021-06-01
archive = "on file with the author"
archive-url = "https://example.org/SECRET-2"
original = { title = "SECRET", language = "ko" }
confidential = true
note = "SECRET"
"#;

const FIXES: &str = r#"[secret-2021-name]
author = [{ org = "Interviewee 4" }] # SECRET
"#;

const ORGANISATIONS: &str = r#"[coalition]
name = "Coalition"
status = "special" # SECRET
address = ["1 SECRET Street"]
[coalition.signatories.chair]
name = "A. Example"
role = "Chair"
[coalition.signatories.secret]
name = "B. SECRET"
role = "SECRET"
[secret-circle]
name = "SECRET Circle"
status = "none"
"#;

const TERMS: &str = "# SECRET\n[river]\ncommon = \"Yalu\" # SECRET\nun = \"Amnok River\"\n";

const FIELDS: &str = r#"submitted-by = { kind = "organisations", required = true }
signed-by = { kind = "signatories" }

[[front]]
kind = "title"

[[front]]
kind = "lines"
style = "body"
lines = ["{submitted-by}", "{title}"]

[[back]]
kind = "lines"
style = "body"
each = "signed-by"
lines = ["{it.name}, {it.role}"]
"#;

/// The workspace.
pub(super) fn house() -> Files {
    let title = "\n[style.title]\nlike = \"body\"\n";
    let section =
        |title: &str, text: &str| format!("+++\ntitle = \"{title}\" # SECRET\nreviewed = 2022-07-01\n+++\n\n{text}\n");
    Files::default()
        .with("rapporteur.toml", "# SECRET\nformat = 1\nhyphenate = [\"Pyong-yang\"]\n")
        .with("templates/plain/template.toml", format!("# SECRET\n{PLAIN_TEMPLATE}{FIELDS}{title}"))
        .with(MANIFEST, TEXT)
        .with("submissions/other.toml", TEXT.replace("river", "SECRET"))
        .with("submissions/closing.md", "Closing words.\n\n<!-- SECRET -->\n")
        .with("submissions/corpus/terms.toml", TERMS)
        .with("submissions/corpus/organisations.toml", ORGANISATIONS)
        .with("submissions/corpus/sources/secret-file.toml", SOURCES)
        .with("submissions/corpus/sources/secret-file.fixes.toml", FIXES)
        .with("submissions/corpus/sections/a/first.md", FIRST)
        .with("submissions/corpus/sections/a/second.md", section("Second", "The SECRET long words."))
        .with("submissions/corpus/sections/a/second.short.md", section("Second", "Short words."))
        .with("submissions/corpus/sections/a/secret.md", section("SECRET", "SECRET"))
}
