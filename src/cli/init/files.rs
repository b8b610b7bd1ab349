//! The files of a new workspace. In the program's own repository they lie below `assets/init/`; two have
//! other names there, because version control and readers of this repository would take them for its own.

macro_rules! embed {
    ($($path:literal = $from:literal),* $(,)?) => {
        /// Path and text of every file.
        pub(super) const FILES: &[(&str, &str)] =
            &[$(($path, include_str!(concat!("../../../assets/init/", $from)))),*];
    };
}

embed![
    ".gitignore" = "gitignore",
    "private/README" = "private-README",
    "submissions/70/first.toml" = "submissions/70/first.toml",
    "submissions/70/request.md" = "submissions/70/request.md",
    "submissions/corpus/organisations.toml" = "submissions/corpus/organisations.toml",
    "submissions/corpus/people.toml" = "submissions/corpus/people.toml",
    "submissions/corpus/sections/registration/introduction.md" =
        "submissions/corpus/sections/registration/introduction.md",
    "submissions/corpus/sections/registration/registry.md" = "submissions/corpus/sections/registration/registry.md",
    "submissions/corpus/sources/treaties.toml" = "submissions/corpus/sources/treaties.toml",
    "submissions/corpus/sources/un-documents.toml" = "submissions/corpus/sources/un-documents.toml",
    "submissions/corpus/terms.toml" = "submissions/corpus/terms.toml",
    // Last, because it is what makes a folder a workspace: it stands for all the others.
    "rapporteur.toml" = "rapporteur.toml",
];
