//! Files are written from pages made by hand and read back by means that share no code with the
//! writer: `lopdf`'s reader for the objects, and a small interpreter for the content streams.

#![expect(clippy::float_cmp, reason = "decimals read from the file are compared with the same decimals")]

mod attachments;
mod errors;
mod fonts;
mod interpreter;
mod navigation;
mod places;
mod reader;
mod sample;
mod whole;
mod words;
