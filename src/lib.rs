#![doc = include_str!("pipeline.md")]

pub mod body;
pub mod cite;
pub mod corpus;
pub mod diag;
pub mod document;
pub mod files;
pub mod geom;
pub mod layout;
pub mod manifest;
pub mod markup;
pub mod pdf;
pub mod reading;
pub mod tables;
pub mod template;
pub mod text;
