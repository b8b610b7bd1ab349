//! The breaks that make a paragraph best: a shortest path through the places where a line may end.

use super::costs::{Costs, Fitness, WORST, badness};
use crate::geom::Length;

/// Sums over the items from the start of a segment up to a place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Sums {
    /// Natural widths.
    pub(super) width: Length,
    /// What the spaces may grow.
    pub(super) stretch: Length,
    /// What they may give way.
    pub(super) shrink: Length,
    /// How many spaces there are.
    pub(super) spaces: u32,
    /// How many fills there are.
    pub(super) fills: u32,
}

/// A place in the items: the item, and a byte of it when the item is parted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    pub(super) item: u32,
    pub(super) inside: u32,
}

/// A place where a line may end and the next begin.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Break {
    /// The line ends before this.
    pub(super) ends: Place,
    /// The next begins with this; a space between the two is dropped.
    pub(super) starts: Place,
    /// The sums up to the line's end, without the hyphen.
    pub(super) end: Sums,
    /// The sums up to the next line's start.
    pub(super) start: Sums,
    /// The width of the hyphen that is added.
    pub(super) hyphen: Length,
    /// What it costs to break here.
    pub(super) penalty: i64,
    /// True when the line ends with a hyphen, typed or added.
    pub(super) flagged: bool,
    /// True when a word is parted here only because it is wider than the column.
    pub(super) parts_word: bool,
}

/// What the lines are measured by.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lines<'a> {
    /// Room on the first line.
    pub(super) first: Length,
    /// Room on all others.
    pub(super) rest: Length,
    /// For lines that need not meet both edges: how far they may stay short of one. Their spaces keep
    /// their width.
    pub(super) ragged: Option<Length>,
    pub(super) costs: &'a Costs,
}

/// What may be done about lines that are bad.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tolerance {
    /// No line may be worse than this.
    Badness(i64),
    /// Any line will do, even one that is too wide when it cannot be broken further. There is always
    /// a solution.
    Anything,
}

impl Tolerance {
    fn allows(self, badness: i64) -> bool {
        match self {
            Self::Badness(most) => badness <= most,
            Self::Anything => true,
        }
    }
}

/// A line between two breaks, judged.
enum Judgement {
    /// It is too wide, and so are all longer ones.
    TooWide,
    /// Its hyphen makes it too wide; a longer one may fit.
    HyphenTooWide,
    /// It fits.
    Fits { badness: i64, class: Fitness },
}

impl Lines<'_> {
    fn room(&self, from: usize) -> Length {
        if from == 0 { self.first } else { self.rest }
    }

    /// True when the line between two breaks cannot be shrunk into its room.
    pub(super) fn too_wide(&self, breaks: &[Break], from: usize, to: usize) -> bool {
        let (Some(a), Some(b)) = (breaks.get(from), breaks.get(to)) else { return false };
        self.least(a, b) + b.hyphen > self.room(from)
    }

    /// The least width of the line between two breaks, without the hyphen.
    fn least(&self, a: &Break, b: &Break) -> Length {
        let shrink = if self.ragged.is_some() { Length::ZERO } else { b.end.shrink - a.start.shrink };
        b.end.width - a.start.width - shrink
    }

    fn judge(&self, a: &Break, b: &Break, room: Length, last: bool) -> Judgement {
        let least = self.least(a, b);
        if least > room {
            return Judgement::TooWide;
        }
        if least + b.hyphen > room {
            return Judgement::HyphenTooWide;
        }
        let natural = b.end.width - a.start.width + b.hyphen;
        if natural > room {
            let badness = badness(natural - room, b.end.shrink - a.start.shrink);
            return Judgement::Fits { badness, class: Fitness::of(badness, true) };
        }
        if last || b.end.fills > a.start.fills {
            return Judgement::Fits { badness: 0, class: Fitness::Decent };
        }
        let stretch = self.ragged.unwrap_or(b.end.stretch - a.start.stretch);
        let badness = badness(room - natural, stretch);
        Judgement::Fits { badness, class: Fitness::of(badness, false) }
    }

    /// What a line costs, but for its class beside that of the line before.
    fn demerits(&self, a: &Break, b: &Break, badness: i64, position: Position) -> i64 {
        let costs = self.costs;
        let line = costs.line + badness;
        let mut sum = line * line + b.penalty * b.penalty;
        if a.flagged && b.flagged {
            sum += costs.consecutive_hyphens;
        }
        if position.last && a.flagged {
            sum += costs.last_hyphen;
        }
        let width = b.end.width - a.start.width;
        let one_word = a.start.spaces == b.end.spaces;
        if position.last && !position.first && one_word && width * costs.runt_share < self.rest {
            sum += costs.runt;
        }
        sum
    }
}

/// Whether a line is the first of its segment, and whether it is the last.
#[derive(Clone, Copy)]
struct Position {
    first: bool,
    last: bool,
}

/// The cheapest way to a break whose last line has a class.
#[derive(Clone, Copy, Debug)]
struct Node {
    at: usize,
    class: Fitness,
    demerits: i64,
    /// The node of the break before.
    previous: usize,
}

/// A break from which lines may still reach further, with its nodes `nodes..end`.
#[derive(Clone, Copy, Debug)]
struct Active {
    at: usize,
    nodes: usize,
    end: usize,
}

/// The search.
///
/// State: all nodes; the active breaks in ascending order, of which those before `head` are left
/// behind. Each break meets only the active ones, and these lie within the length of a line.
struct Search<'s> {
    breaks: &'s [Break],
    lines: &'s Lines<'s>,
    tolerance: Tolerance,
    nodes: Vec<Node>,
    active: Vec<Active>,
    head: usize,
}

/// The best breaks, by their places in `breaks`, first and last included; `None` when some line would be
/// worse than the tolerance. The first break is the segment's start, the last its end.
///
/// The best solution is exact: what a line costs depends on its two breaks and on the class of the line
/// before, and the cheapest way is kept for each break and class.
pub(super) fn best(breaks: &[Break], lines: &Lines<'_>, tolerance: Tolerance) -> Option<Vec<usize>> {
    let start = Node { at: 0, class: Fitness::Decent, demerits: 0, previous: 0 };
    let (mut nodes, mut active) = (Vec::with_capacity(2 * breaks.len()), Vec::with_capacity(breaks.len()));
    nodes.push(start);
    active.push(Active { at: 0, nodes: 0, end: 1 });
    let mut search = Search { breaks, lines, tolerance, nodes, active, head: 0 };
    for to in 1..breaks.len() {
        search.reach(to);
        if search.head == search.active.len() {
            return None;
        }
    }
    search.trace_back()
}

impl Search<'_> {
    /// Finds the cheapest ways to a break.
    fn reach(&mut self, to: usize) {
        let mut cheapest: [Option<(i64, usize)>; 4] = [None; 4];
        for index in self.head..self.active.len() {
            let Some(&from) = self.active.get(index) else { break };
            let Some((badness, class)) = self.line(index, from.at, to) else { continue };
            let (Some(a), Some(b)) = (self.breaks.get(from.at), self.breaks.get(to)) else { break };
            let position = Position { first: from.at == 0, last: to + 1 == self.breaks.len() };
            let line = self.lines.demerits(a, b, badness, position);
            for (node, known) in (from.nodes..).zip(self.nodes.get(from.nodes..from.end).unwrap_or_default()) {
                let clash = if class.clashes(known.class) { self.lines.costs.fitness } else { 0 };
                let total = known.demerits.saturating_add(line).saturating_add(clash);
                if let Some(slot) = cheapest.get_mut(class as usize)
                    && slot.is_none_or(|(best, _)| total < best)
                {
                    *slot = Some((total, node));
                }
            }
        }
        self.keep(to, &cheapest);
    }

    /// The badness and class of an allowed line; leaves behind a break from which no line reaches.
    fn line(&mut self, index: usize, from: usize, to: usize) -> Option<(i64, Fitness)> {
        let (a, b) = (self.breaks.get(from)?, self.breaks.get(to)?);
        // A line that cannot be broken further is taken as it is when anything goes.
        let last_resort = (self.tolerance == Tolerance::Anything && from + 1 == to).then_some((WORST, Fitness::Tight));
        match self.lines.judge(a, b, self.lines.room(from), to + 1 == self.breaks.len()) {
            Judgement::TooWide => {
                if index == self.head {
                    self.head += 1;
                }
                last_resort
            }
            Judgement::HyphenTooWide => last_resort,
            Judgement::Fits { badness, class } => self.tolerance.allows(badness).then_some((badness, class)),
        }
    }

    /// Keeps the ways that may be part of the best. A way that costs more than the cheapest and a clash
    /// of classes never is.
    fn keep(&mut self, to: usize, cheapest: &[Option<(i64, usize)>; 4]) {
        let Some(least) = cheapest.iter().flatten().map(|way| way.0).min() else { return };
        let limit = least.saturating_add(self.lines.costs.fitness);
        let nodes = self.nodes.len();
        for (class, way) in Fitness::ALL.into_iter().zip(cheapest) {
            if let Some((demerits, previous)) = way.filter(|way| way.0 <= limit) {
                self.nodes.push(Node { at: to, class, demerits, previous });
            }
        }
        self.active.push(Active { at: to, nodes, end: self.nodes.len() });
    }

    fn trace_back(&self) -> Option<Vec<usize>> {
        let end = self.active.last().filter(|active| active.at + 1 == self.breaks.len())?;
        let (mut node, _) = (end.nodes..).zip(self.nodes.get(end.nodes..end.end)?).min_by_key(|(_, n)| n.demerits)?;
        let mut out = Vec::new();
        while node > 0 {
            let known = self.nodes.get(node)?;
            out.push(known.at);
            node = known.previous;
        }
        out.push(0);
        out.reverse();
        Some(out)
    }
}
