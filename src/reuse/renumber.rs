//! What became of the notes: which number is which now, and which citations took another form.
//!
//! Notes have no names. The old ones and the new ones are aligned by what they are, the section in which
//! they were typed and the sources that they cite, in the order in which they stand (the longest common
//! subsequence). What is left over went with its section to another place, or is matched by its sources
//! alone; the rest is gone or new. Two notes that cite the same source from the same section are told
//! apart by their order alone.

use std::collections::BTreeMap;

use serde::Serialize;
use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::notes::{Form, NoteLine};

/// What became of the notes of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Renumbering {
    /// Runs of notes whose numbers moved by the same amount.
    pub moved: Vec<Run>,
    /// Citations whose form changed.
    pub forms: Vec<FormChange>,
    /// Notes that are gone, by their old numbers.
    pub gone: Vec<Gone>,
    /// Notes that are new, by their new numbers.
    pub new: Vec<Gone>,
}

/// Old and new numbers of a run of notes: 12–19 became 13–20.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Run {
    /// First and last old number.
    pub from: (usize, usize),
    /// First and last new number.
    pub to: (usize, usize),
}

/// A citation that reads in another way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FormChange {
    /// The note, by its new label.
    pub note: String,
    /// The source.
    pub key: String,
    /// What it was.
    pub before: String,
    /// What it is.
    pub after: String,
}

/// A note that stands on one side alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Gone {
    /// Its label.
    pub note: String,
    /// What it cites; nothing for a remark.
    pub cites: Vec<String>,
}

impl Renumbering {
    /// True when all notes have their old numbers and forms.
    pub fn is_empty(&self) -> bool {
        self.moved.is_empty() && self.forms.is_empty() && self.gone.is_empty() && self.new.is_empty()
    }

    /// The same in words, a line each.
    pub fn lines(&self) -> Vec<String> {
        let mut lines = Vec::new();
        lines.extend(self.gone.iter().map(|gone| format!("note {} is gone{}", gone.note, of(gone))));
        lines.extend(self.new.iter().map(|new| format!("note {} is new{}", new.note, of(new))));
        lines.extend(self.moved.iter().map(Run::line));
        let form = |change: &FormChange| {
            format!("note {}: {} became {} ({})", change.note, change.before, change.after, change.key)
        };
        lines.extend(self.forms.iter().map(form));
        lines
    }
}

impl Run {
    fn line(&self) -> String {
        let range = |(first, last): (usize, usize)| match first == last {
            true => first.to_string(),
            false => format!("{first}–{last}"),
        };
        let word = if self.from.0 == self.from.1 { "note" } else { "notes" };
        format!("{word} {} became {}", range(self.from), range(self.to))
    }
}

fn of(note: &Gone) -> String {
    if note.cites.is_empty() { String::new() } else { format!(" ({})", note.cites.join("; ")) }
}

/// What a note is, whatever its number: its section, what it cites, and whether it holds a remark.
fn identity(note: &NoteLine) -> (Option<&str>, Vec<&str>, bool) {
    (note.section.as_deref(), note.cites.iter().map(|cite| cite.key.as_str()).collect(), note.remark)
}

/// Aligns old and new notes.
pub fn renumbering(old: &[NoteLine], new: &[NoteLine]) -> Renumbering {
    let (before, after): (Vec<_>, Vec<_>) = (old.iter().map(identity).collect(), new.iter().map(identity).collect());
    let mut pairs: Vec<(&NoteLine, &NoteLine)> = Vec::new();
    let (mut left, mut came): (Vec<&NoteLine>, Vec<&NoteLine>) = (Vec::new(), Vec::new());
    for op in capture_diff_slices(Algorithm::Myers, &before, &after) {
        match op {
            DiffOp::Equal { old_index, new_index, len } => {
                let both = old.iter().skip(old_index).zip(new.iter().skip(new_index));
                pairs.extend(both.take(len));
            }
            _ => {
                left.extend(old.get(op.old_range()).unwrap_or_default());
                came.extend(new.get(op.new_range()).unwrap_or_default());
            }
        }
    }
    rematch(&mut left, &mut came, &mut pairs, |old, new| identity(old) == identity(new));
    // A text that was taken over under another name has the notes that it had.
    rematch(&mut left, &mut came, &mut pairs, |old, new| {
        !old.cites.is_empty() && (identity(old).1, old.remark) == (identity(new).1, new.remark)
    });
    let place = |note: &NoteLine| new.iter().position(|other| std::ptr::eq(other, note));
    pairs.sort_by_key(|(_, note)| place(note));
    Renumbering {
        moved: runs(&pairs),
        forms: forms(&pairs),
        gone: left.into_iter().map(gone).collect(),
        new: came.into_iter().map(gone).collect(),
    }
}

/// Pairs what is left over where it is the same, in order.
fn rematch<'n>(
    left: &mut Vec<&'n NoteLine>,
    came: &mut Vec<&'n NoteLine>,
    pairs: &mut Vec<(&'n NoteLine, &'n NoteLine)>,
    same: impl Fn(&NoteLine, &NoteLine) -> bool,
) {
    left.retain(|old| match came.iter().position(|new| same(old, new)) {
        Some(at) => {
            pairs.push((old, came.remove(at)));
            false
        }
        None => true,
    });
}

fn gone(note: &NoteLine) -> Gone {
    Gone { note: note.label.clone(), cites: note.cites.iter().map(|cite| cite.key.clone()).collect() }
}

/// The numbered notes that have another number, in runs.
fn runs(pairs: &[(&NoteLine, &NoteLine)]) -> Vec<Run> {
    let number = |note: &NoteLine| note.label.parse::<usize>().ok();
    let mut runs: Vec<Run> = Vec::new();
    for (from, to) in pairs.iter().filter_map(|(old, new)| number(old).zip(number(new))).filter(|(from, to)| from != to)
    {
        match runs.last_mut() {
            Some(run) if run.from.1 + 1 == from && run.to.1 + 1 == to => (run.from.1, run.to.1) = (from, to),
            _ => runs.push(Run { from: (from, from), to: (to, to) }),
        }
    }
    runs
}

/// Citations that read in another way. A *supra* that leads to the same note under its new number is the
/// same.
fn forms(pairs: &[(&NoteLine, &NoteLine)]) -> Vec<FormChange> {
    let number = |note: &NoteLine| note.label.parse::<usize>().ok();
    let became: BTreeMap<usize, usize> = pairs.iter().filter_map(|(old, new)| number(old).zip(number(new))).collect();
    let same = |old: Form, new: Form| match (old, new) {
        (Form::Supra(old), Form::Supra(new)) => became.get(&old) == Some(&new),
        _ => old == new,
    };
    let mut changes = Vec::new();
    for (old, new) in pairs {
        for (before, after) in old.cites.iter().zip(&new.cites) {
            let Some((was, is)) = before.form.zip(after.form).filter(|(was, is)| !same(*was, *is)) else { continue };
            let (note, key) = (new.label.clone(), after.key.clone());
            changes.push(FormChange { note, key, before: was.name(), after: is.name() });
        }
    }
    changes
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::reuse::notes::CiteLine;

    fn note(label: usize, key: &str, form: Form) -> NoteLine {
        let cites = vec![CiteLine { key: key.to_owned(), form: Some(form) }];
        NoteLine { label: label.to_string(), section: Some("a/b".to_owned()), remark: false, cites }
    }

    /// A note on `c` comes in between: *Id.* would lead to it, so the note behind it reads *supra* note 1;
    /// note 4 led to note 2 and leads to it still, which is note 3 now.
    #[test]
    fn a_note_that_comes_in_between_moves_the_rest_and_parts_an_id_from_its_work() {
        let old =
            [note(1, "a", Form::Full), note(2, "a", Form::Id), note(3, "b", Form::Full), note(4, "d", Form::Supra(3))];
        let new = [
            note(1, "a", Form::Full),
            note(2, "c", Form::Full),
            note(3, "a", Form::Supra(1)),
            note(4, "b", Form::Full),
            note(5, "d", Form::Supra(4)),
        ];
        let lines = renumbering(&old, &new).lines();
        assert_eq!(lines, ["note 2 is new (c)", "notes 2–4 became 3–5", "note 3: Id. became supra note 1 (a)"]);
        let back = renumbering(&new, &old).lines();
        assert_eq!(back, ["note 2 is gone (c)", "notes 3–5 became 2–4", "note 2: supra note 1 became Id. (a)"]);
    }

    /// Sections a and c change places: what was note 1 is note 3, and the other way round.
    #[test]
    fn a_note_goes_with_its_section_to_another_place() {
        let of = |section: &str, note: NoteLine| NoteLine { section: Some(section.to_owned()), ..note };
        let (a, b, c) = (note(1, "x", Form::Full), note(2, "y", Form::Full), note(3, "z", Form::Full));
        let old = [of("s/a", a.clone()), of("s/b", b.clone()), of("s/c", c.clone())];
        let at = |note: NoteLine, label: &str| NoteLine { label: label.to_owned(), ..note };
        let new = [of("s/c", at(c.clone(), "1")), of("s/b", b.clone()), of("s/renamed", at(a, "3"))];
        let lines = renumbering(&old, &new).lines();
        assert_eq!(lines, ["note 3 became 1", "note 1 became 3"]);
    }

    #[test]
    fn what_stays_is_not_said() {
        let notes = [note(1, "a", Form::Full), note(2, "a", Form::Id)];
        assert!(renumbering(&notes, &notes).is_empty());
    }

    #[test]
    fn an_asterisk_has_no_number_to_move() {
        let star = NoteLine { label: "*".to_owned(), section: None, remark: true, cites: Vec::new() };
        let new = [star.clone(), note(1, "a", Form::Full)];
        assert_eq!(renumbering(&[note(1, "a", Form::Full)], &new).lines(), ["note * is new"]);
    }

    proptest! {
        /// Of n old and m new notes, those that are gone and new make up what the pairs leave over; each
        /// number that moved is told once, and moves to the number that it has now.
        #[test]
        fn every_note_is_accounted_for_once(old in "[abc]{0,12}", new in "[abc]{0,12}") {
            let notes = |text: &str| -> Vec<NoteLine> {
                text.chars().enumerate().map(|(at, c)| note(at + 1, &c.to_string(), Form::Full)).collect()
            };
            let (before, after) = (notes(&old), notes(&new));
            let found = renumbering(&before, &after);
            prop_assert_eq!(before.len() - found.gone.len(), after.len() - found.new.len());
            for run in &found.moved {
                prop_assert_eq!(run.from.1 - run.from.0, run.to.1 - run.to.0);
                for (from, to) in (run.from.0..=run.from.1).zip(run.to.0..=run.to.1) {
                    prop_assert!(from != to);
                    prop_assert_eq!(&before[from - 1].cites[0].key, &after[to - 1].cites[0].key);
                }
            }
        }
    }
}
