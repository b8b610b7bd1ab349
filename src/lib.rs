#![doc = include_str!("pipeline.md")]

pub mod diag;
pub mod files;
pub mod geom;
pub mod markup;
pub mod tables;
