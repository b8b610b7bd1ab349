//! Why a page ends where it does: what the best division through each neighbouring boundary would cost.

use super::Pagination;
use super::cost::{Cost, Field};
use super::findings::Finding;
use super::galley::{Break, Galley};
use super::makeup::Makeup;
use super::pages;
use super::shape::PageShape;
use super::steps::{Steps, Way};
use super::sweep::{Passed, Place, Table};

/// The end of a page and its neighbours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// Which page.
    pub page: usize,
    /// The boundary at which it ends.
    pub end: usize,
    /// What this page costs.
    pub cost: Cost,
    /// What the whole division costs.
    pub total: Cost,
    /// The other boundaries within reach, in order.
    pub neighbours: Vec<Neighbour>,
}

/// A boundary at which the page could have ended, or not.
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
    /// No page can end there without being over-full or delaying a note.
    OutOfReach,
    /// The best division with a page that ends there is worse.
    Worse {
        /// What that division costs.
        total: Cost,
        /// The first field in which it is worse.
        field: Field,
        /// What it could not keep and the chosen one could: "note 31 would split". A hole is named by its page.
        findings: Vec<Finding>,
    },
    /// The best division with a page that ends there costs the same.
    Equal,
    /// The chosen division has a page that ends there, too.
    Chosen,
}

/// Explains the end of a page of the best division: the best division through each boundary up to
/// `reach` lines before or after it, with the first field in which it is worse.
///
/// Nothing if there is no such page. The sweep is done again, once in either direction.
pub fn explain(galley: &Galley, shape: &PageShape, page: usize, reach: usize) -> Option<Explanation> {
    let makeup = Makeup { galley, shape };
    let table = Table::sweep(&makeup);
    let chosen = table.chosen(&makeup);
    let laid = pages::of(&makeup, &chosen);
    let mut turns = chosen.iter().enumerate().filter(|(_, passed)| passed.state.fresh).map(|(at, _)| at);
    let (from, to) = (turns.nth(page)?, turns.next()?);
    let end = chosen.get(to)?.state.body;
    let inquiry = Inquiry::new(makeup, &table, &chosen);
    let nearby = end.saturating_sub(reach)..=end.saturating_add(reach).min(galley.end());
    Some(Explanation {
        page,
        end,
        cost: laid.steps.get(from..to)?.iter().map(|(_, step)| step.cost).sum(),
        total: inquiry.total,
        neighbours: nearby
            .filter(|&boundary| boundary > 0 && boundary != end)
            .map(|boundary| Neighbour { boundary, verdict: inquiry.verdict(boundary) })
            .collect(),
    })
}

/// The best way on from a state.
#[derive(Clone, Copy, Debug)]
struct Onward {
    cost: Cost,
    /// The next state; nothing at the end.
    next: Option<(Place, Way)>,
}

/// All that is known of a make-up after a sweep in either direction.
struct Inquiry<'a> {
    makeup: Makeup<'a>,
    table: &'a Table,
    chosen: &'a [Passed],
    total: Cost,
    found: Vec<Finding>,
    /// The best way on from each node of the table.
    onward: Vec<Vec<Onward>>,
}

impl<'a> Inquiry<'a> {
    fn new(makeup: Makeup<'a>, table: &'a Table, chosen: &'a [Passed]) -> Self {
        let pagination = makeup.pagination(chosen);
        let onward = onward(&makeup, table);
        Self { makeup, table, chosen, total: pagination.cost, found: pagination.findings, onward }
    }

    fn verdict(&self, boundary: usize) -> Verdict {
        if self.chosen.iter().any(|passed| passed.state.fresh && passed.state.body == boundary) {
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
        let Pagination { columns, mut findings, .. } = self.makeup.pagination(&self.division_through(place));
        findings.retain(|finding| !self.found.iter().any(|known| known.is_same_matter(finding)));
        for finding in &mut findings {
            if let Finding::Hole { column, .. } = finding {
                *column = columns.get(*column).map_or(*column, |column| column.page);
            }
        }
        Verdict::Worse { total, field, findings }
    }

    /// The node of a boundary that the best division through it passes, and its cost.
    fn best_through(&self, body: usize) -> Option<(Place, Cost)> {
        let ways = self.table.nodes.get(body)?.iter().zip(self.onward.get(body)?).enumerate();
        ways.filter(|(_, (node, _))| node.state.fresh)
            .map(|(index, (node, onward))| (Place { body, index }, node.cost + onward.cost))
            .min_by(|(_, left), (_, right)| self.makeup.shape.policy.compare(left, right))
    }

    /// The best division through a node.
    fn division_through(&self, place: Place) -> Vec<Passed> {
        let mut passed = self.table.way_to(place);
        let next = |place: Place| self.onward.get(place.body)?.get(place.index)?.next;
        let onward = std::iter::successors(next(place), |&(place, _)| next(place));
        passed.extend(onward.filter_map(|(Place { body, index }, way)| {
            let state = self.table.nodes.get(body)?.get(index)?.state;
            Some(Passed { state, way })
        }));
        passed
    }
}

/// The best way on from each node: the sweep backwards, over the same steps.
fn onward(makeup: &Makeup<'_>, table: &Table) -> Vec<Vec<Onward>> {
    let mut onward: Vec<Vec<Onward>> =
        table.nodes.iter().map(|list| vec![Onward { cost: Cost::default(), next: None }; list.len()]).collect();
    let mut steps = Steps::default();
    for body in (0..table.nodes.len()).rev() {
        for index in (0..table.nodes[body].len()).rev() {
            makeup.successors(table.nodes[body][index].state, &mut steps);
            let ways = steps.list.iter().filter_map(|step| {
                let body = step.to.body;
                let index = table.nodes[body].binary_search_by_key(&step.to, |node| node.state).ok()?;
                let cost = step.cost + onward[body][index].cost;
                Some(Onward { cost, next: Some((Place { body, index }, step.way)) })
            });
            if let Some(best) = ways.min_by(|left, right| makeup.shape.policy.compare(&left.cost, &right.cost)) {
                onward[body][index] = best;
            }
        }
    }
    onward
}
