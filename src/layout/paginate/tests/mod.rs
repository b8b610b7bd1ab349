//! Laws of the paginator and galleys that show why it looks at the whole.
//!
//! Heights are whole numbers of one unit here.

mod case;
mod columns;
mod edges;
mod explained;
mod growth;
mod laws;
mod oracle;
mod strategies;
