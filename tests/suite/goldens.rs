//! Pages as readable text, one folder a case: see `tests/goldens/README.md`.

use std::fs;
use std::path::{Path, PathBuf};

use rapporteur::diag::Diagnostics;
use rapporteur::geom::{Colour, GlyphRun, Item, Length, Page, Path as Shape, Point, Segment};
use rapporteur::pipeline;

use crate::structure::outline;
use crate::support::{Files, Line, Made, is_label, is_mark, lines, root};

/// Folders that are cases, by name.
fn cases() -> Vec<PathBuf> {
    let folder = fs::read_dir(root().join("tests/goldens")).unwrap();
    let mut cases: Vec<PathBuf> = folder.map(|entry| entry.unwrap().path()).collect();
    cases.retain(|path| path.is_dir() && !path.ends_with("shared"));
    cases.sort();
    cases
}

fn make(case: &Path) -> Made {
    let mut files = Files::of_folder(&root().join("tests/goldens/shared"));
    for (path, text) in Files::of_folder(case).0 {
        files = files.with(&format!("submissions/{path}"), text);
    }
    files.make_clean("submissions/submission.toml")
}

#[test]
fn pages_are_as_they_were_read() {
    let bless = std::env::var_os("BLESS").is_some();
    let mut changed = Vec::new();
    let cases = cases();
    assert!(cases.len() >= 9);
    for case in &cases {
        let made = make(case);
        let pages: String =
            made.layout.pages.iter().enumerate().map(|(number, page)| text(number, page, &made)).collect();
        if bless {
            write_pdf(case, &made);
        }
        for (name, text) in [("pages.txt", pages), ("structure.txt", outline(&made))] {
            let golden = case.join(name);
            if bless {
                fs::write(&golden, &text).unwrap();
            } else if fs::read_to_string(&golden).unwrap_or_default() != text {
                changed.push(format!("{}\n{text}", golden.display()));
            }
        }
    }
    assert!(
        changed.is_empty(),
        "other pages or another structure than tests/goldens says; they are now\n{}",
        changed.join("\n")
    );
}

fn write_pdf(case: &Path, made: &Made) {
    let mut found = Diagnostics::new();
    let bytes = pipeline::write(&made.document, &made.layout, &made.shared, &mut found).unwrap();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("goldens");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join(case.file_name().unwrap()).with_extension("pdf"), bytes).unwrap();
}

/// A page, line by line.
fn text(number: usize, page: &Page, made: &Made) -> String {
    let size = page.size;
    let mut text = format!("page {}, {} by {}\n", page.label, size.width, size.height);
    let all = lines(&made.layout.pages);
    let mut of_page = all.iter().filter(|line| line.page == number).peekable();
    let mut before = None;
    for item in &page.items {
        let (owner, shown) = match item {
            Item::Rule(rule) => {
                (rule.owner, placed(rule.rect.at.y, rule.rect.at.x, &format!("____ {}", points(rule.rect.size.width))))
            }
            Item::Path(path) => (path.owner, format!("        {}\n", drawn(path))),
            Item::Glyphs(run) => {
                let Some(line) = of_page.next_if(|line| std::ptr::eq(line.runs[0], run)) else { continue };
                (line.owner, placed(line.baseline(), line.left(), &words(line)))
            }
        };
        if before != Some(owner) {
            text.push('\n');
        }
        before = Some(owner);
        text.push_str(&shown);
    }
    text + "\n"
}

fn placed(y: Length, x: Length, words: &str) -> String {
    format!("{:>7} {:>7}  {words}\n", points(y), points(x))
}

/// The way of the pen, then fill and stroke.
fn drawn(path: &Shape) -> String {
    let at = |place: &Point| format!("{} {}", points(place.x), points(place.y));
    let step = |segment: &Segment| match segment {
        Segment::Move(place) => format!("from {}", at(place)),
        Segment::Line(place) => format!("to {}", at(place)),
        Segment::Close => "closed".to_owned(),
    };
    let mut words: Vec<String> = path.segments.iter().map(step).collect();
    let grey = |colour: Colour| format!("{} {} {}", colour.0, colour.1, colour.2);
    words.extend(path.fill.map(|colour| format!("filled {}", grey(colour))));
    words.extend(path.stroke.map(|stroke| {
        let dash = stroke.dash.map_or(String::new(), |(dash, gap)| format!(" dashed {} {}", points(dash), points(gap)));
        format!("line {} {}{dash}", points(stroke.width), grey(stroke.colour))
    }));
    words.join(", ")
}

/// Points with one decimal.
fn points(length: Length) -> String {
    format!("{:.1}", length.to_points())
}

fn words(line: &Line<'_>) -> String {
    let raised = |run: &GlyphRun| is_mark(run) || is_label(run);
    let shown =
        |run: &&GlyphRun| if raised(run) { format!("^{{{}}}", run.text) } else { run.text.replace('\u{A0}', " ") };
    let mut words = String::new();
    for (at, run) in line.runs.iter().enumerate() {
        let before = at.checked_sub(1).map_or(run.at.x, |before| line.runs[before].at.x + line.runs[before].width());
        words.push_str(if run.at.x - before > Length::from_points(2) { "   " } else { "" });
        // The blank that ends a line or a number is not seen.
        if run.width() > Length::ZERO {
            words.push_str(&shown(run));
        }
    }
    if line.is_hyphenated() {
        words.push_str("-|");
    }
    words
}

#[test]
fn the_page_about_goldens_names_what_the_text_shows() {
    let page = fs::read_to_string(root().join("tests/goldens/README.md")).unwrap();
    for sign in ["BLESS=1 cargo test --test suite goldens", "`^{3}`", "`-|`", "`____`", "three blanks"] {
        assert!(page.contains(sign), "{sign}");
    }
}
