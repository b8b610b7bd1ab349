//! Tests of citations. The texts of records, styles and words lie on a shelf of little files, so that
//! origins can be sliced out of them.

mod dress;
mod forms;
mod in_text;
mod kinds;
mod oracle;
mod origins;
mod positions;
mod punctuation;
mod shelf;
mod text_oracle;
