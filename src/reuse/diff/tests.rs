use super::*;
use crate::diag::Diagnostics;
use crate::files::{Workspace, WorkspacePath};
use crate::pipeline::{self, Shared, Submission};
use crate::reading;

const SOURCES: &str = "[kim-2021]\ntype = \"report\"\ntitle = \"X\"\nauthor = [\"Kim, Ann\"]\ndate = 2021\n\
                       [roe-2018]\ntype = \"report\"\ntitle = \"Y\"\nauthor = [\"Roe, Ann\"]\ndate = 2018\n";

/// A submission of sections in this order, each a name and its text; `sources` are those of the corpus.
struct Case {
    workspace: Workspace,
    shared: Shared,
    submission: Submission,
    document: Document,
}

impl Case {
    fn new(sections: &[(&str, &str)], sources: &str) -> Self {
        Self::with(sections, sources, &[])
    }

    /// The same with other files.
    fn with(sections: &[(&str, &str)], sources: &str, others: &[(&str, &str)]) -> Self {
        let uses: String =
            sections.iter().map(|(name, _)| format!("  {{ heading = \"Of {name}\", use = \"{name}\" }},\n")).collect();
        let manifest = format!(
            "template = \"csw-communication\"\nstatus = \"draft\"\nsession = 67\nfiled = 2022-08-01\nsections = [\n{uses}]\n"
        );
        let path = |name: &str| format!("submissions/corpus/sections/{name}.md");
        let text = |text: &str| match text.strip_prefix("was ") {
            Some(rest) => {
                let (alias, text) = rest.split_once(": ").unwrap();
                format!("+++\ntitle = \"T\"\naliases = [\"{alias}\"]\n+++\n\n{text}\n")
            }
            None => format!("+++\ntitle = \"T\"\n+++\n\n{text}\n"),
        };
        let mut files: Vec<(String, String)> = sections.iter().map(|(name, words)| (path(name), text(words))).collect();
        files.push(("submissions/m.toml".to_owned(), manifest));
        files.push(("submissions/corpus/sources/all.toml".to_owned(), sources.to_owned()));
        files.extend(others.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())));
        let mut workspace = Workspace::from_text(files.iter().map(|(path, text)| (path.as_str(), text.as_str())));
        let mut found = Diagnostics::new();
        let shared = pipeline::load_shared(&mut workspace, &mut found);
        let path = WorkspacePath::new("submissions/m.toml").unwrap();
        let submission = pipeline::load(&mut workspace, &shared, &path, &mut found).unwrap();
        let document = pipeline::assemble(&submission, &shared, &mut found);
        assert!(!found.has_errors(), "{found:?}");
        Self { workspace, shared, submission, document }
    }

    fn side(&self) -> Side<'_> {
        Side {
            manifest: &self.submission.manifest,
            selection: &self.submission.selection,
            document: &self.document,
            corpus: &self.shared.corpus,
            sources: self.workspace.sources(),
        }
    }
}

fn between(old: &[(&str, &str)], new: &[(&str, &str)]) -> Difference {
    diff(&Case::new(old, SOURCES).side(), &Case::new(new, SOURCES).side())
}

/// What became of the sections, in short.
fn sections(difference: &Difference) -> Vec<String> {
    difference
        .sections
        .iter()
        .map(|one| format!("{} {:?} +{} -{}", one.section, one.what, one.inserted, one.deleted))
        .collect()
}

/// What changed in the text, in the notation of `wdiff`.
fn text(difference: &Difference) -> Vec<String> {
    let piece = |piece: &Piece| match piece {
        Piece::Same(words) => words.clone(),
        Piece::Deleted(words) => format!("[-{words}-]"),
        Piece::Inserted(words) => format!("{{+{words}+}}"),
    };
    difference.passages.iter().map(|passage| passage.pieces.iter().map(piece).collect()).collect()
}

#[test]
fn what_is_the_same_has_no_difference() {
    let same = [("a/b", "One [@kim-2021]. Two.\n\n> Said so.")];
    assert!(between(&same, &same).is_empty());
}

#[test]
fn words_that_changed_are_told_one_by_one() {
    let found =
        between(&[("a/b", "Some women fled in May.\n\nStays.")], &[("a/b", "Many women fled in early May.\n\nStays.")]);
    assert_eq!(text(&found), ["[-Some-]{+Many+} women fled in {+early +}May."]);
    assert_eq!(sections(&found), ["a/b [Changed] +2 -1"]);
}

/// The case of a real filing: between two years four words were put into somebody's mouth.
#[test]
fn an_altered_quotation_is_told_by_itself() {
    let found = between(
        &[("a/b", "She says: “there are also women who escape”, and “no more”.")],
        &[("a/b", "She says: “there remain hundreds more defectors who escape”, and “no more”.")],
    );
    let told: Vec<(&str, &str)> = found.quotations.iter().map(|q| (q.before.as_str(), q.after.as_str())).collect();
    assert_eq!(told, [("there are also women who escape", "there remain hundreds more defectors who escape")]);
    assert_eq!(
        text(&found),
        ["She says: “there [-are also women-]{+remain hundreds more defectors+} who escape”, and “no more”."]
    );
    let block = between(&[("a/b", "> The policy is permissive.")], &[("a/b", "> The policy is dismissive.")]);
    assert_eq!(block.quotations[0].after, "The policy is dismissive.");
    let around = between(&[("a/b", "Old words: “quoted”.")], &[("a/b", "New words: “quoted”.")]);
    assert_eq!(around.quotations, []);
}

#[test]
fn a_section_that_moved_is_not_lost_and_found() {
    let (a, b, c) = (("a/a", "First."), ("a/b", "Second."), ("a/c", "Third."));
    let found = between(&[a, b, c], &[c, a, b]);
    assert_eq!(sections(&found), ["a/c [Moved] +0 -0"]);
    assert_eq!(text(&found), [""; 0]);
}

#[test]
fn sections_come_and_go_and_take_other_names() {
    let found = between(
        &[("a/a", "Words."), ("a/b", "Others here.")],
        &[("a/new", "was a/a: Words."), ("a/d", "More words yet.")],
    );
    // The heading above a section goes with it: "Of a/b".
    assert_eq!(sections(&found), ["a/new [Renamed, Changed] +1 -1", "a/b [Dropped] +0 -4", "a/d [Added] +5 -0"]);
}

#[test]
fn a_number_that_moved_is_no_change_of_the_text() {
    let found = between(&[("a/a", "One [@kim-2021]."), ("a/b", "Two [@roe-2018].")], &[("a/b", "Two [@roe-2018].")]);
    assert_eq!(text(&found), ["[-Of a/a-]", "[-One.-]"]);
    assert_eq!(found.notes.lines(), ["note 1 is gone (kim-2021)", "note 2 became 1"]);
    let keys: Vec<(&str, What)> = found.sources.iter().map(|one| (one.key.as_str(), one.what)).collect();
    assert_eq!(keys, [("kim-2021", What::Dropped)]);
}

#[test]
fn a_record_that_says_something_else_is_told_by_its_fields() {
    let text = [("a/b", "One [@kim-2021].")];
    let mended = SOURCES.replace("title = \"X\"", "title = \"Z\"").replace("date = 2018", "date = 2019");
    let found = diff(&Case::new(&text, SOURCES).side(), &Case::new(&text, &mended).side());
    assert_eq!(found.sources.len(), 1, "what is not cited is no part of it");
    assert_eq!(found.sources[0].fields, [("title".to_owned(), Some("X".to_owned()), Some("Z".to_owned()))]);
}

/// The chart is drawn as it is now; that a number was another is told in words, and stands below it.
#[test]
fn a_number_of_a_chart_that_changed_is_told_like_a_word() {
    let sections = [("a/b", "Some came.\n\n[figure: arrivals]")];
    let of = |number: &str| {
        let figure = format!(
            "kind = \"bar\"\ntitle = \"Arrivals\"\nunit = \"persons\"\nalternative = \"Two bars.\"\n\
             categories = [\"2020\", \"2021\"]\n[[series]]\nname = \"Arrivals\"\nvalues = [229, {number}]\n"
        );
        Case::with(&sections, SOURCES, &[("submissions/corpus/figures/arrivals.toml", &figure)])
    };
    let (old, new) = (of("63"), of("1063"));
    assert_eq!(text(&diff(&old.side(), &new.side())), ["2021: [-63-]{+1,063+}"]);
    let paper = marked(&old.side(), &new.side(), "R");
    let chart = paper.blocks.iter().position(|block| matches!(block.kind, crate::document::Kind::Chart(_))).unwrap();
    let below = reading::texts(&paper.blocks[chart + 1]).concat();
    assert_eq!(reading::plain(&below), "2021: 631,063");
    assert_eq!(paper.blocks.len(), new.document.blocks.len() + 2, "the heading, and the line below the chart");
    let gone = marked(&old.side(), &Case::new(&[("a/b", "Some came.")], SOURCES).side(), "R");
    let words: Vec<String> = gone.blocks.iter().map(|b| reading::plain(&reading::texts(b).concat())).collect();
    assert!(words.contains(&"2020: 229".to_owned()), "{words:?}");
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(48))]

    /// Of the words of a redline, those that went and those that stayed make the old text, in order; those
    /// that came and those that stayed make the new one.
    #[test]
    fn a_redline_holds_both_texts(old in "[ab]{1,2}( [ab,.]{1,2}){0,12}", new in "[ab]{1,2}( [ab,.]{1,2}){0,12}") {
        let (before, after) = (format!("x {old} y."), format!("x {new} y."));
        let found = between(&[("a/b", &before)], &[("a/b", &after)]);
        let (mut was, mut is) = (String::new(), String::new());
        for piece in found.passages.iter().flat_map(|passage| &passage.pieces) {
            match piece {
                Piece::Same(words) => { was.push_str(words); is.push_str(words); }
                Piece::Deleted(words) => was.push_str(words),
                Piece::Inserted(words) => is.push_str(words),
            }
        }
        if old == new {
            proptest::prop_assert!(found.passages.is_empty());
        } else {
            proptest::prop_assert_eq!((was, is), (before, after));
        }
    }
}
