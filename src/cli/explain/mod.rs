//! `explain`: what a rule asks for and who says so, or why a page ends where it does.

mod page;
mod rule;

use std::path::Path;

use super::Exit;

/// Say what a rule asks for and who says so, or why a page ends where it does
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// A rule, such as CSW-01; with --page a submission, by the name of its manifest
    what: String,
    /// The page to explain, from 1
    #[arg(long, value_name = "NUMBER")]
    page: Option<usize>,
    /// How many lines to look before and after the end of the page
    #[arg(long, default_value_t = 4, value_name = "LINES", requires = "page")]
    reach: usize,
}

pub(super) fn run(arguments: &Arguments, root: &Path) -> Exit {
    match arguments.page {
        Some(page) => page::run(&arguments.what, page, arguments.reach, root),
        None => rule::run(&arguments.what, root),
    }
}
