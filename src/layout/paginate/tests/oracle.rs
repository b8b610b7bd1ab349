//! The oracle: all divisions of a small case, judged by rules written a second time.
//!
//! It reads the case as it stands, line by line, and shares nothing with the paginator: no sums, no
//! successors, no cost. It enumerates pairs of numbers and asks of each whether it makes a column.

use super::case::Case;
use crate::layout::paginate::{Break, Policy};

/// Over-full, late, stranded, holes, splits, pages, slack; the fifth and sixth change places under `Fit`.
pub(super) type Tally = [i64; 7];

/// What it takes to allow a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Leniency {
    Nothing,
    Stranding,
    Lateness,
    Overflow,
}

#[derive(Clone, Debug)]
struct NoteLine {
    note: usize,
    anchor: usize,
    place: usize,
    count: usize,
    height: i64,
}

/// A column that may come next.
#[derive(Clone, Copy, Debug)]
pub(super) struct End {
    pub(super) leniency: Leniency,
    pub(super) body: usize,
    pub(super) notes: usize,
    pub(super) cost: Tally,
}

/// What the enumeration found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Best {
    /// There are too many divisions to look at.
    Unknown,
    /// No division has a column that ends where it was asked for.
    None,
    Is(Tally),
}

pub(super) struct Oracle<'a> {
    case: &'a Case,
    stream: Vec<NoteLine>,
    /// Columns that may still be looked at.
    budget: usize,
    /// Only divisions with a column that ends at this boundary count.
    through: usize,
}

impl<'a> Oracle<'a> {
    pub(super) fn new(case: &'a Case, budget: usize) -> Self {
        let mut stream = Vec::new();
        for (note, (anchor, heights)) in case.notes.iter().enumerate() {
            for (place, &height) in heights.iter().enumerate() {
                stream.push(NoteLine { note, anchor: *anchor, place, count: heights.len(), height });
            }
        }
        Self { case, stream, budget, through: 0 }
    }

    /// The least cost over all divisions.
    pub(super) fn best(self) -> Best {
        self.best_through(0)
    }

    /// The least cost over all divisions that have a column that ends at a boundary.
    pub(super) fn best_through(mut self, boundary: usize) -> Best {
        self.through = boundary;
        match self.from(0, 0, [0; 7]) {
            _ if self.budget == 0 => Best::Unknown,
            Some(tally) => Best::Is(tally),
            None => Best::None,
        }
    }

    fn from(&mut self, b: usize, f: usize, so_far: Tally) -> Option<Tally> {
        if b == self.case.lines.len() && f == self.stream.len() {
            return Some(so_far);
        }
        let mut best = None;
        for end in self.ends(b, f) {
            if self.budget == 0 {
                return None;
            }
            self.budget -= 1;
            if b < self.through && self.through < end.body {
                continue;
            }
            let total = std::array::from_fn(|i| so_far[i] + end.cost[i]);
            let found = self.from(end.body, end.notes, total);
            best = [best, found].into_iter().flatten().min();
        }
        best
    }

    /// All columns that may follow, under the least leniency that allows one.
    pub(super) fn ends(&self, b: usize, f: usize) -> Vec<End> {
        let mut ends = Vec::new();
        for body in b..=self.case.lines.len() {
            for notes in f..=self.stream.len() {
                let judged = self.judge((b, f), (body, notes));
                ends.extend(judged.map(|(leniency, cost)| End { leniency, body, notes, cost }));
            }
        }
        let least = ends.iter().map(|end| end.leniency).min();
        ends.retain(|end| Some(end.leniency) == least);
        ends
    }

    /// Whether lines `b..to_b` and note lines `f..to_f` make a column, under which leniency, at what cost.
    fn judge(&self, (b, f): (usize, usize), (to_b, to_f): (usize, usize)) -> Option<(Leniency, Tally)> {
        let (body, notes) = (b..to_b, f..to_f);
        let owed = self.stream.iter().skip(f).filter(|line| line.anchor < b).count();
        let forced_inside = (b + 1..to_b).any(|i| self.case.breaks[i] == Break::Force);
        let too_early = self.stream[notes.clone()].iter().any(|line| line.anchor >= to_b);
        let owed_waits = owed > 0 && notes.is_empty();
        let nothing = body.is_empty() && owed == 0;
        if forced_inside || too_early || owed_waits || nothing || !self.may_cut(to_f) {
            return None;
        }
        let kind = self.kind_of_end(b, to_b);
        if kind == Break::Never {
            return None;
        }
        let late = self.late(b, to_b, to_f);
        let height = if (b, f) == (0, 0) { self.case.first } else { self.case.other };
        let used = self.height((b, f), (to_b, to_f));
        let strays = match kind {
            Break::KeepNext => 2,
            Break::Orphan | Break::Widow => 1,
            _ => 0,
        };
        let leniency = if used > height {
            if !self.is_least((b, f), (to_b, to_f), owed) {
                return None;
            }
            Leniency::Overflow
        } else if late > 0 {
            Leniency::Lateness
        } else if strays > 0 {
            Leniency::Stranding
        } else {
            Leniency::Nothing
        };
        Some((leniency, self.tally((to_b, to_f), (used, height), late, strays)))
    }

    fn tally(&self, (b, f): (usize, usize), (used, height): (i64, i64), late: i64, strays: i64) -> Tally {
        let ends = b == self.case.lines.len() || self.case.breaks[b] == Break::Force;
        let owes = self.stream.iter().skip(f).any(|line| line.anchor < b);
        let empty = if ends && !owes { 0 } else { 100 * (height - used).max(0) / height };
        let hole = i64::from(empty > i64::from(self.case.tolerance));
        let split = i64::from(self.stream.get(f).is_some_and(|line| line.place > 0));
        let (fifth, sixth) = if self.case.policy == Policy::Fit { (1, split) } else { (split, 1) };
        [(used - height).max(0), late, strays, hole, fifth, sixth, empty * empty]
    }

    /// A column of notes alone ends where one has ended before: no rule is broken again.
    fn kind_of_end(&self, b: usize, to_b: usize) -> Break {
        if to_b == b || to_b == self.case.lines.len() { Break::Free } else { self.case.breaks[to_b] }
    }

    pub(super) fn may_cut(&self, f: usize) -> bool {
        self.stream.get(f).is_none_or(|line| line.place == 0 || (line.place >= 2 && line.count - line.place >= 2))
    }

    /// Whether a note ends before a line of the stream and none goes on.
    pub(super) fn may_begin(&self, f: usize) -> bool {
        self.stream.get(f).is_none_or(|line| line.place == 0)
    }

    /// Notes with their reference in `b..to_b` whose first line is not among the first `to_f`.
    fn late(&self, b: usize, to_b: usize, to_f: usize) -> i64 {
        let missing = self.stream.iter().skip(to_f);
        missing.filter(|line| line.place == 0 && (b..to_b).contains(&line.anchor)).count() as i64
    }

    pub(super) fn height(&self, (b, f): (usize, usize), (to_b, to_f): (usize, usize)) -> i64 {
        let mut sum = 0;
        for (i, &(gap, height)) in self.case.lines.iter().enumerate().take(to_b).skip(b) {
            sum += height + if i == b { 0 } else { gap };
        }
        let mut above: Option<&NoteLine> = None;
        for line in &self.stream[f..to_f] {
            match above {
                None if line.place > 0 => sum += self.case.separator + self.case.continued,
                None => sum += self.case.separator,
                Some(above) if above.note != line.note => sum += self.case.between,
                Some(_) => {}
            }
            sum += line.height;
            above = Some(line);
        }
        sum
    }

    /// Whether nothing less could be set: the next piece of what is owed, or else one undivided block without notes.
    fn is_least(&self, (b, f): (usize, usize), (to_b, to_f): (usize, usize), owed: usize) -> bool {
        if owed > 0 {
            to_b == b && (f + 1..to_f).all(|cut| !self.may_cut(cut))
        } else {
            to_f == f && (b + 1..to_b).all(|i| self.case.breaks[i] == Break::Never)
        }
    }
}
