//! Why a column ends where it does: what the best division through each neighbouring boundary would cost.

use super::cost::{Cost, Field};
use super::findings::Finding;
use super::galley::{Break, Galley};
use super::makeup::Makeup;
use super::shape::PageShape;
use super::state::State;
use super::sweep::{Place, Table};

/// The end of a column and its neighbours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// Which column.
    pub column: usize,
    /// The boundary at which it ends.
    pub end: usize,
    /// What this column costs.
    pub cost: Cost,
    /// What the whole division costs.
    pub total: Cost,
    /// The other boundaries within reach, in order.
    pub neighbours: Vec<Neighbour>,
}

/// A boundary at which the column could have ended, or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Neighbour {
    /// Which boundary.
    pub boundary: usize,
    /// What speaks against it.
    pub verdict: Verdict,
}

/// What speaks against a boundary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Its kind forbids it, and nothing compelled to break the rule.
    Forbidden(Break),
    /// No column can end there without being over-full or delaying a note.
    OutOfReach,
    /// The best division with a column that ends there is worse.
    Worse {
        /// What that division costs.
        total: Cost,
        /// The first field in which it is worse.
        field: Field,
        /// What it could not keep and the chosen one could: "note 31 would split".
        findings: Vec<Finding>,
    },
    /// The best division with a column that ends there costs the same.
    Equal,
    /// The chosen division has a column that ends there, too.
    Chosen,
}

/// Explains the end of a column of the best division: the best division through each boundary up to
/// `reach` lines before or after it, with the first field in which it is worse.
///
/// Nothing if there is no such column. The sweep is done again, once in either direction.
pub fn explain(galley: &Galley, shape: &PageShape, column: usize, reach: usize) -> Option<Explanation> {
    let makeup = Makeup { galley, shape };
    let table = Table::sweep(&makeup);
    let chosen = table.chosen(&makeup);
    let (&from, &to) = (chosen.get(column)?, chosen.get(column + 1)?);
    let inquiry = Inquiry::new(makeup, &table, &chosen);
    let nearby = to.body.saturating_sub(reach)..=to.body.saturating_add(reach).min(galley.end());
    Some(Explanation {
        column,
        end: to.body,
        cost: makeup.cost(from, to),
        total: inquiry.total,
        neighbours: nearby
            .filter(|&boundary| boundary > 0 && boundary != to.body)
            .map(|boundary| Neighbour { boundary, verdict: inquiry.verdict(boundary) })
            .collect(),
    })
}

/// The best way on from a state.
#[derive(Clone, Copy, Debug)]
struct Onward {
    cost: Cost,
    /// The next state; nothing at the end.
    next: Option<Place>,
}

/// All that is known of a make-up after a sweep in either direction.
struct Inquiry<'a> {
    makeup: Makeup<'a>,
    table: &'a Table,
    chosen: &'a [State],
    total: Cost,
    found: Vec<Finding>,
    /// The best way on from each node of the table.
    onward: Vec<Vec<Onward>>,
}

impl<'a> Inquiry<'a> {
    fn new(makeup: Makeup<'a>, table: &'a Table, chosen: &'a [State]) -> Self {
        let pagination = makeup.pagination(chosen);
        let onward = onward(&makeup, table);
        Self { makeup, table, chosen, total: pagination.cost, found: pagination.findings, onward }
    }

    fn verdict(&self, boundary: usize) -> Verdict {
        if self.chosen.iter().any(|state| state.body == boundary) {
            return Verdict::Chosen;
        }
        let Some((place, total)) = self.best_through(boundary) else {
            return match self.makeup.galley.break_at(boundary) {
                Break::Free | Break::Force => Verdict::OutOfReach,
                kind => Verdict::Forbidden(kind),
            };
        };
        let Some(field) = self.makeup.shape.policy.first_difference(&self.total, &total) else {
            return Verdict::Equal;
        };
        let mut findings = self.makeup.pagination(&self.division_through(place)).findings;
        findings.retain(|finding| !self.found.iter().any(|known| known.is_same_matter(finding)));
        Verdict::Worse { total, field, findings }
    }

    /// The node of a boundary that the best division through it passes, and its cost.
    fn best_through(&self, body: usize) -> Option<(Place, Cost)> {
        let ways = self.table.nodes.get(body)?.iter().zip(self.onward.get(body)?).enumerate();
        ways.map(|(index, (node, onward))| (Place { body, index }, node.cost + onward.cost))
            .min_by(|(_, left), (_, right)| self.makeup.shape.policy.compare(left, right))
    }

    /// The states of the best division through a node.
    fn division_through(&self, place: Place) -> Vec<State> {
        let mut states = self.table.way_to(place);
        let next = |place: Place| self.onward.get(place.body)?.get(place.index)?.next;
        let onward = std::iter::successors(next(place), |&place| next(place));
        states.extend(onward.filter_map(|Place { body, index }| {
            let notes = self.table.nodes.get(body)?.get(index)?.notes;
            Some(State { body, notes })
        }));
        states
    }
}

/// The best way on from each node: the sweep backwards, over the same columns.
fn onward(makeup: &Makeup<'_>, table: &Table) -> Vec<Vec<Onward>> {
    let mut onward: Vec<Vec<Onward>> =
        table.nodes.iter().map(|list| vec![Onward { cost: Cost::default(), next: None }; list.len()]).collect();
    let mut ends = Vec::new();
    for body in (0..table.nodes.len()).rev() {
        for index in (0..table.nodes[body].len()).rev() {
            let from = State { body, notes: table.nodes[body][index].notes };
            makeup.successors(from, &mut ends);
            let ways = ends.iter().filter_map(|&to| {
                let at = table.nodes[to.body].binary_search_by_key(&to.notes, |node| node.notes).ok()?;
                let cost = makeup.cost(from, to) + onward[to.body][at].cost;
                Some(Onward { cost, next: Some(Place { body: to.body, index: at }) })
            });
            if let Some(best) = ways.min_by(|left, right| makeup.shape.policy.compare(&left.cost, &right.cost)) {
                onward[body][index] = best;
            }
        }
    }
    onward
}
