//! The programme: one forward sweep over all states, with links back along the best way to each.

use std::cmp::Ordering;

use super::cost::Cost;
use super::makeup::Makeup;
use super::state::State;
use super::steps::{Steps, Way};

/// The place of a node: its boundary, and its index in the list of that boundary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) body: usize,
    pub(super) index: usize,
}

/// The best way to a state.
#[derive(Clone, Debug)]
pub(super) struct Node {
    /// The state; its boundary is that of the list.
    pub(super) state: State,
    /// The least cost of the steps before it.
    pub(super) cost: Cost,
    /// Where the last of these steps begins, and what it is; nothing for the start.
    pub(super) from: Option<(Place, Way)>,
}

/// A state of a division, and what leads to it; for the first state that means nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Passed {
    pub(super) state: State,
    pub(super) way: Way,
}

/// All states that were met, by boundary, each list in the order of the states.
///
/// A list has one to three nodes as a rule, some more where pages have several columns, so it is searched from
/// its end without an index.
#[derive(Clone, Debug)]
pub(super) struct Table {
    pub(super) nodes: Vec<Vec<Node>>,
}

impl Table {
    /// Visits all states in their order. A column never leads backwards, so the best way to a state is
    /// known when the state is visited, and nodes that are still to come in its list stand behind it: links stay valid.
    pub(super) fn sweep(makeup: &Makeup<'_>) -> Self {
        let mut table = Self { nodes: vec![Vec::new(); makeup.galley.end() + 1] };
        table.nodes[0].push(Node { state: makeup.start(), cost: Cost::default(), from: None });
        let mut steps = Steps::default();
        for body in 0..table.nodes.len() {
            let mut index = 0;
            while let Some(node) = table.nodes[body].get(index) {
                let (from, cost) = (node.state, node.cost);
                makeup.successors(from, &mut steps);
                for step in &steps.list {
                    let from = Some((Place { body, index }, step.way));
                    table.offer(makeup, Node { state: step.to, cost: cost + step.cost, from });
                }
                index += 1;
            }
        }
        table
    }

    /// Keeps a way if it is the best so far. Of equal ways the one offered last stays: its last column
    /// begins later, so the columns before hold more.
    fn offer(&mut self, makeup: &Makeup<'_>, node: Node) {
        let list = &mut self.nodes[node.state.body];
        let index = list.iter().rposition(|known| known.state <= node.state);
        match index.and_then(|index| list.get_mut(index)) {
            Some(known) if known.state == node.state => {
                if makeup.shape.policy.compare(&node.cost, &known.cost) != Ordering::Greater {
                    *known = node;
                }
            }
            _ => list.insert(index.map_or(0, |index| index + 1), node),
        }
    }

    /// The best division, from the start to the end.
    pub(super) fn chosen(&self, makeup: &Makeup<'_>) -> Vec<Passed> {
        let body = makeup.galley.end();
        // Nothing is due beyond the whole stream, and nothing comes after a fresh page there: the end is the
        // last node of the last list.
        let index = self.nodes.get(body).map_or(0, |list| list.len().saturating_sub(1));
        self.way_to(Place { body, index })
    }

    /// The best way to a node, from the start.
    pub(super) fn way_to(&self, place: Place) -> Vec<Passed> {
        let mut passed = Vec::new();
        let mut next = Some(place);
        while let Some(Place { body, index }) = next {
            let node = self.nodes.get(body).and_then(|list| list.get(index));
            let from = node.and_then(|node| node.from);
            let way = from.map_or(Way::Column, |(_, way)| way);
            passed.extend(node.map(|node| Passed { state: node.state, way }));
            next = from.map(|(place, _)| place);
        }
        passed.reverse();
        passed
    }

    /// How many states were met.
    #[cfg(test)]
    pub(super) fn states(&self) -> usize {
        self.nodes.iter().map(Vec::len).sum()
    }
}
