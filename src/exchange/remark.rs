//! What is said of a record on its way: nothing is lost without a word.

/// How much a remark weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// Something that the other side has no place for.
    LeftOut,
    /// Something that was guessed, or that looks wrong: a person should look at it.
    Doubtful,
}

/// Something said of one field of one record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// The citation key.
    pub key: String,
    /// The field, as the file that was read calls it.
    pub field: String,
    /// How much it weighs.
    pub weight: Weight,
    /// What became of it.
    pub why: String,
}

/// A record that was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Its place in the file, from 1.
    pub place: usize,
    /// What the file calls it: its id, or the beginning of its title; empty when it has neither.
    pub called: String,
    /// Why.
    pub why: String,
}

/// The remarks on the record that is being read; its key is not known yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Remarks(pub(super) Vec<(String, Weight, String)>);

impl Remarks {
    pub(super) fn left_out(&mut self, field: &str, why: impl Into<String>) {
        self.0.push((field.to_owned(), Weight::LeftOut, why.into()));
    }

    pub(super) fn doubt(&mut self, field: &str, why: impl Into<String>) {
        self.0.push((field.to_owned(), Weight::Doubtful, why.into()));
    }

    /// The remarks, under the key that the record was given.
    pub(super) fn under(self, key: &str) -> impl Iterator<Item = Remark> {
        self.0.into_iter().map(move |(field, weight, why)| Remark { key: key.to_owned(), field, weight, why })
    }
}
