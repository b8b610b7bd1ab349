//! How fast it is: `cargo bench`, or `cargo bench -- pages` for the rows whose names hold "pages".
//!
//! Each row is a median of several runs, with its ratio to a reference workload that is run in turn
//! with it, so that figures of two machines, or of a busy hour and a quiet one, can be compared.
//!
//! `cargo bench -- --write 100 some/folder` writes the synthetic workspace of 100 pages instead, for
//! measuring the whole command with any tool; with `large` for 100 that of 60 filings, 2,000 sections and
//! 5,000 sources. `benches/typst/compare.py` sets the same pages with Typst.
//!
//! The road not taken is a benchmark framework: for what is asked here, medians and ratios, a page of
//! code does it, and thirty more crates would have to be built and trusted.

#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::panic,
    reason = "a benchmark prints, and stops at a fault"
)]

#[path = "../synthetic/mod.rs"]
mod synthetic;

mod builds;
mod lines;
mod make_up;
mod timing;

use std::fs;
use std::path::Path;

fn main() {
    // Cargo hands over `--bench` of its own accord.
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    if let [write, pages, folder] = arguments.as_slice()
        && write == "--write"
    {
        let size = if pages == "large" { builds::LARGE } else { synthetic::Size::pages(pages.parse().unwrap()) };
        return write_workspace(size, Path::new(folder));
    }
    let chosen = arguments.first().map_or("", String::as_str);
    let mut rows = timing::Rows::new(chosen);
    lines::run(&mut rows);
    make_up::run(&mut rows);
    builds::run(&mut rows);
}

fn write_workspace(size: synthetic::Size, folder: &Path) {
    for (path, text) in synthetic::workspace(size) {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    println!("{}", folder.display());
}
