//! The programme: one forward sweep over all states, with links back along the best way to each.

use std::cmp::Ordering;

use super::cost::Cost;
use super::makeup::Makeup;
use super::state::State;

/// The place of a node: its boundary, and its index in the list of that boundary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) body: usize,
    pub(super) index: usize,
}

/// The best way to a state.
#[derive(Clone, Debug)]
pub(super) struct Node {
    /// How much of the note stream is set; the boundary is that of the list.
    pub(super) notes: usize,
    /// The least cost of the columns before it.
    pub(super) cost: Cost,
    /// Where the last of these columns begins; nothing for the start.
    pub(super) from: Option<Place>,
}

/// All states that were met, by boundary, each list in the order of the note stream.
///
/// A list has one to three nodes as a rule, so it is searched from its end without an index.
#[derive(Clone, Debug)]
pub(super) struct Table {
    pub(super) nodes: Vec<Vec<Node>>,
}

impl Table {
    /// Visits all states in their order. A column never leads backwards, so the best way to a state is
    /// known when the state is visited, and nodes that are still to come in its list stand behind it: links stay valid.
    pub(super) fn sweep(makeup: &Makeup<'_>) -> Self {
        let mut table = Self { nodes: vec![Vec::new(); makeup.galley.end() + 1] };
        table.nodes[0].push(Node { notes: State::START.notes, cost: Cost::default(), from: None });
        let mut ends = Vec::new();
        for body in 0..table.nodes.len() {
            let mut index = 0;
            while let Some(node) = table.nodes[body].get(index) {
                let (from, cost) = (State { body, notes: node.notes }, node.cost);
                makeup.successors(from, &mut ends);
                for &to in &ends {
                    let node =
                        Node { notes: to.notes, cost: cost + makeup.cost(from, to), from: Some(Place { body, index }) };
                    table.offer(makeup, to.body, node);
                }
                index += 1;
            }
        }
        table
    }

    /// Keeps a way if it is the best so far. Of equal ways the one offered last stays: its last column
    /// begins later, so the columns before hold more.
    fn offer(&mut self, makeup: &Makeup<'_>, body: usize, node: Node) {
        let list = &mut self.nodes[body];
        let index = list.iter().rposition(|known| known.notes <= node.notes);
        match index.and_then(|index| list.get_mut(index)) {
            Some(known) if known.notes == node.notes => {
                if makeup.shape.policy.compare(&node.cost, &known.cost) != Ordering::Greater {
                    *known = node;
                }
            }
            _ => list.insert(index.map_or(0, |index| index + 1), node),
        }
    }

    /// The states of the best division, from the start to the end.
    pub(super) fn chosen(&self, makeup: &Makeup<'_>) -> Vec<State> {
        let body = makeup.galley.end();
        // Nothing is due beyond the whole stream, so the end is the last node of the last list.
        let index = self.nodes.get(body).map_or(0, |list| list.len().saturating_sub(1));
        self.way_to(Place { body, index })
    }

    /// The states of the best way to a node, from the start.
    pub(super) fn way_to(&self, place: Place) -> Vec<State> {
        let mut states = Vec::new();
        let mut next = Some(place);
        while let Some(Place { body, index }) = next {
            let node = self.nodes.get(body).and_then(|list| list.get(index));
            states.extend(node.map(|node| State { body, notes: node.notes }));
            next = node.and_then(|node| node.from);
        }
        states.reverse();
        states
    }

    /// How many states were met.
    #[cfg(test)]
    pub(super) fn states(&self) -> usize {
        self.nodes.iter().map(Vec::len).sum()
    }
}
