//! Workspaces to build and pages to read.

mod command;
mod files;
mod pages;
mod plain;
mod sections;

pub(crate) use command::{Folder, rapporteur};
pub(crate) use files::{Files, Made, SAMPLE, root, sample};
pub(crate) use pages::{Line, REFERENCE, flow, is_label, is_mark, lines, runs};
pub(crate) use plain::{PLAIN, PLAIN_TEMPLATE, plain_workspace};
pub(crate) use sections::section;
