//! A copy of the base workspace with the files of a case laid over it, and an old output in its place.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::child::{self, Ended};
use crate::expected::{Expected, findings};
use crate::pages;

/// What stood in the place of the output before.
pub(crate) const OLD: &[u8] = b"the output of an earlier build";

/// Where the output goes.
const OUTPUT: &str = "out/case.pdf";

/// Where the numbers of its notes are kept, for the next build to say which of them moved.
const NUMBERS: &str = "out/.numbers/case.json";

/// A workspace of its own for one case.
#[derive(Debug)]
pub(crate) struct Case {
    pub(crate) root: PathBuf,
}

impl Case {
    /// The base, copied, with an old output.
    pub(crate) fn new(name: &str) -> Self {
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("hostile").join(name);
        let _ = fs::remove_dir_all(&root);
        let case = Self { root };
        case.lay_over(&folder().join("base"));
        case.write(OUTPUT, OLD);
        case
    }

    /// Copies the files of a folder over those that are here. An empty file takes its namesake away.
    pub(crate) fn lay_over(&self, from: &Path) {
        for (path, bytes) in contents(from) {
            if bytes.is_empty() {
                fs::remove_file(self.root.join(path)).unwrap();
            } else if path != Path::new("expected.txt") {
                self.write(path.to_str().unwrap(), &bytes);
            }
        }
    }

    /// Writes one file.
    pub(crate) fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    /// The one section of the base with this text.
    pub(crate) fn write_section(&self, text: &str) {
        self.write("submissions/corpus/sections/test/text.md", format!("+++\ntitle = \"Text\"\n+++\n\n{text}\n"));
    }

    /// Builds, and holds what came of it against what must.
    pub(crate) fn check(&self, expected: &str) -> Ended {
        let expected = Expected::read(expected);
        let ended = self.run(&expected.arguments());
        assert_eq!(ended.exit, expected.exit, "{}", ended.said);
        assert_eq!(findings(&ended.said), expected.findings, "{}", ended.said);
        if ended.exit == 0 {
            pages::check(&self.root, &expected);
        }
        ended
    }

    /// Builds what must be refused, however many findings there are.
    pub(crate) fn refused(&self) -> Ended {
        let ended = self.run(&["build"]);
        assert_eq!(ended.exit, 1, "{}", ended.said);
        assert!(!findings(&ended.said).is_empty(), "{}", ended.said);
        ended
    }

    /// Builds what may be refused or set, and must only come to an end.
    pub(crate) fn ends(&self) -> Ended {
        self.run(&["build"])
    }

    /// Runs the program. Whatever comes of it, no file but the output and the numbers of its notes is another,
    /// and these only when all is well; then the output is whole.
    fn run(&self, arguments: &[&str]) -> Ended {
        let before = contents(&self.root);
        let ended = child::run(&self.root, arguments);
        let after = contents(&self.root);
        let (output, numbers) = (Path::new(OUTPUT), Path::new(NUMBERS));
        if ended.exit == 0 {
            let made = &after[output];
            assert!(made.starts_with(b"%PDF-") && made.trim_ascii_end().ends_with(b"%%EOF"), "no whole PDF");
        }
        let changed: Vec<&PathBuf> = after
            .keys()
            .chain(before.keys())
            .filter(|path| before.get(*path) != after.get(*path))
            .filter(|path| ended.exit != 0 || (*path != output && *path != numbers))
            .collect();
        assert!(changed.is_empty(), "changed: {changed:?}");
        ended
    }
}

/// The folder of this test.
pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/hostile")
}

/// All regular files below a folder, hidden ones too, and their bytes. Links are not followed.
pub(crate) fn contents(root: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut all = BTreeMap::new();
    let mut folders = vec![root.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
            let (path, kind) = (entry.path(), entry.file_type().unwrap());
            if kind.is_dir() {
                folders.push(path);
            } else if kind.is_file() {
                let bytes = fs::read(&path).unwrap();
                all.insert(path.strip_prefix(root).unwrap().to_path_buf(), bytes);
            }
        }
    }
    all
}
