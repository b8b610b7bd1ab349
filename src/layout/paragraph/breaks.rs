//! Where the lines of a segment may end, and which of these places are chosen.

use super::costs::Costs;
use super::emergency;
use super::items::{Item, ItemKind, Segment, small};
use super::total_fit::{Break, Lines, Place, Sums, Tolerance, best};
use super::{Align, Setting};
use crate::geom::Length;
use crate::text::{Em, Hyphenation, OpportunityKind, Shaper};

/// A place that is not there from the start.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Extra {
    pub(super) place: Place,
    pub(super) kind: ExtraKind,
}

/// Why it is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum ExtraKind {
    /// A hyphen is added.
    Syllable,
    /// A space that holds two words together, when both together are too wide.
    HeldSpace,
    /// Between two letters of a word that is too wide.
    Letter,
}

/// How bad a ragged line may be before all lengths are taken: three times what [`RAGGED`] gives.
const RAGGED_TOLERANCE: i64 = 2700;

/// Ragged lines stretch by 2 em at the edge, as plain TeX's `\raggedright`.
const RAGGED: i64 = 2;

/// The breaks of a segment, its start and end included.
///
/// First without hyphens, then with them, then with all that is needed for the words to fit at all: most
/// paragraphs are done before a word need be hyphenated. Ragged lines take any length before a hyphen.
pub(super) fn choose(segment: &Segment<'_>, setting: &Setting<'_>, shaper: &mut Shaper<'_>) -> Vec<Break> {
    let lines = measured(segment, setting);
    let mut places = Places { segment, costs: &setting.costs, extras: Vec::new(), shaper };
    let plain = places.collect();
    let first = if lines.ragged.is_some() { RAGGED_TOLERANCE } else { setting.costs.pretolerance };
    if let Some(chosen) = best(&plain, &lines, Tolerance::Badness(first)) {
        return pick(&plain, &chosen);
    }
    let too_wide = emergency::too_wide(&plain, &lines);
    if lines.ragged.is_some() && too_wide.is_empty() {
        return pick_any(&plain, &lines);
    }
    if let Some(hyphenation) = setting.hyphenation {
        places.extras = places.syllables(hyphenation);
        places.extras.retain(|extra| lines.ragged.is_none() || emergency::lies_within(&too_wide, extra.place));
    }
    let hyphenated = places.collect();
    if lines.ragged.is_none()
        && let Some(chosen) = best(&hyphenated, &lines, Tolerance::Badness(setting.costs.tolerance))
    {
        return pick(&hyphenated, &chosen);
    }
    places.emergency(hyphenated, &lines)
}

fn measured<'s>(segment: &Segment<'_>, setting: &'s Setting<'_>) -> Lines<'s> {
    let size = segment.items.first().and_then(|item| segment.run(item)).map_or(Length::ZERO, |run| run.size);
    Lines {
        first: setting.measure.width - setting.measure.first,
        rest: setting.measure.width,
        ragged: (setting.align != Align::Justify).then_some(size * RAGGED),
        costs: &setting.costs,
    }
}

fn pick(breaks: &[Break], chosen: &[usize]) -> Vec<Break> {
    chosen.iter().filter_map(|&at| breaks.get(at).copied()).collect()
}

fn pick_any(breaks: &[Break], lines: &Lines<'_>) -> Vec<Break> {
    // There is always a solution; all breaks at once would lose nothing either.
    best(breaks, lines, Tolerance::Anything).map_or_else(|| breaks.to_vec(), |chosen| pick(breaks, &chosen))
}

/// Collects the places where a line may end.
struct Places<'p, 'f> {
    segment: &'p Segment<'p>,
    costs: &'p Costs,
    /// In ascending order.
    extras: Vec<Extra>,
    shaper: &'p mut Shaper<'f>,
}

impl Places<'_, '_> {
    /// Breaks that leave no word wider than the column, the best of them chosen.
    fn emergency(&mut self, hyphenated: Vec<Break>, lines: &Lines<'_>) -> Vec<Break> {
        let mut breaks = hyphenated;
        for kind in [ExtraKind::HeldSpace, ExtraKind::Letter] {
            let more = emergency::extras(self.segment, &breaks, lines, kind);
            if !more.is_empty() {
                self.extras.extend(more);
                self.extras.sort_unstable();
                self.extras.dedup_by_key(|extra| extra.place);
                breaks = self.collect();
            }
        }
        pick_any(&breaks, lines)
    }

    /// All places with their sums.
    fn collect(&mut self) -> Vec<Break> {
        let segment = self.segment;
        let mut out = Vec::with_capacity(segment.items.len() / 2 + 2 + self.extras.len());
        out.push(Break::default());
        let extras = std::mem::take(&mut self.extras);
        let mut ahead = extras.iter().copied().peekable();
        let mut sums = Sums::default();
        for (index, item) in (0u32..).zip(&segment.items) {
            let whole = Place { item: index, inside: 0 };
            let before = ahead.next_if(|extra| extra.place <= whole);
            out.extend(self.before(item, whole, sums, before));
            while let Some(extra) = ahead.next_if(|extra| extra.place.item == index) {
                out.extend(self.inside(item, extra, sums));
            }
            sums = with(sums, item);
        }
        self.extras = extras;
        let end = Place { item: small(segment.items.len()), inside: 0 };
        out.push(Break { ends: end, starts: end, end: sums, start: sums, ..Break::default() });
        out
    }

    /// The break at a space, or before a word.
    fn before(&mut self, item: &Item, place: Place, sums: Sums, extra: Option<Extra>) -> Option<Break> {
        let (penalty, flagged) = match (item.breaks, extra.map(|extra| extra.kind)) {
            (Some(kind), _) => self.costs.opportunity(kind),
            (None, Some(kind)) => (self.costs.extra(kind), kind == ExtraKind::Syllable),
            (None, None) => return None,
        };
        let parts_word = item.breaks.is_none() && extra.is_some_and(|extra| extra.kind == ExtraKind::Letter);
        let places = Break { ends: place, starts: place, end: sums, start: sums, ..Break::default() };
        let mut found = Break { penalty, flagged, parts_word, ..places };
        if item.kind == ItemKind::Space {
            found.starts.item += 1;
            found.start = with(sums, item);
        }
        if item.breaks.is_none() && extra.is_some_and(|extra| extra.kind == ExtraKind::Syllable) {
            let previous = (place.item as usize).checked_sub(1).and_then(|at| self.segment.items.get(at))?;
            found.hyphen = self.hyphen(previous)?;
        }
        Some(found)
    }

    /// The break inside a word.
    fn inside(&mut self, item: &Item, extra: Extra, sums: Sums) -> Option<Break> {
        let at = extra.place.inside as usize;
        let run = self.segment.run(item)?;
        let em = Em::new(self.shaper.faces().get(run.face), run.size);
        let (left, right) = if let Some(left) = item.shaped.width_before(at, em) {
            (left, item.width - left)
        } else {
            let (left, right) = self.segment.text(item).split_at_checked(at)?;
            let mut width = |text| self.shaper.shape(run.face, text, &run.language).width_at(em);
            (width(left), width(right))
        };
        let syllable = extra.kind == ExtraKind::Syllable;
        let hyphen = if syllable { self.hyphen(item)? } else { Length::ZERO };
        let end = Sums { width: sums.width + left, ..sums };
        let start = Sums { width: sums.width + item.width - right, ..sums };
        let (ends, penalty) = (extra.place, self.costs.extra(extra.kind));
        let parts_word = extra.kind == ExtraKind::Letter;
        Some(Break { ends, starts: ends, end, start, hyphen, penalty, flagged: syllable, parts_word })
    }

    /// The width of a hyphen after an item; `None` when its face has none.
    fn hyphen(&mut self, item: &Item) -> Option<Length> {
        let run = self.segment.run(item)?;
        let shaped = self.shaper.shape(run.face, HYPHEN, &run.language);
        let em = Em::new(self.shaper.faces().get(run.face), run.size);
        shaped.missing.is_empty().then(|| shaped.width_at(em))
    }

    /// Where words may be hyphenated.
    fn syllables(&self, hyphenation: &Hyphenation) -> Vec<Extra> {
        let mut out = Vec::new();
        let mut start = 0;
        for word in self.segment.items.split(Item::is_glue) {
            self.word_syllables(hyphenation, start, word, &mut out);
            start += word.len() + 1;
        }
        out
    }

    /// The same in one word, whose first item has the place `start`: it may consist of several runs.
    fn word_syllables(&self, hyphenation: &Hyphenation, start: usize, word: &[Item], out: &mut Vec<Extra>) {
        let Some(first) = word.iter().find(|item| item.kind == ItemKind::Word) else { return };
        let end = word.iter().map(Item::end).max().unwrap_or(first.at);
        let text = self.segment.text.get(first.at as usize..end as usize).unwrap_or_default();
        let language = self.segment.run(first).map_or("", |run| run.language.as_str());
        let places = hyphenation.places(text, language);
        let mut places = places.iter().map(|&at| first.at + small(at)).peekable();
        let mut before = None;
        for (index, item) in (small(start)..).zip(word) {
            while let Some(at) = places.next_if(|&at| at < item.end()) {
                // Between two words without a space lies a place only when a soft hyphen ends the first.
                let between = before == Some(ItemKind::Word) && item.breaks.is_none();
                if item.kind == ItemKind::Word && (at > item.at || between) {
                    let place = Place { item: index, inside: at - item.at };
                    out.push(Extra { place, kind: ExtraKind::Syllable });
                }
            }
            before = Some(item.kind);
        }
    }
}

/// The hyphen that is added at a line's end.
pub(super) const HYPHEN: &str = "-";

fn with(sums: Sums, item: &Item) -> Sums {
    Sums {
        width: sums.width + item.width,
        stretch: sums.stretch + item.stretch(),
        shrink: sums.shrink + item.shrink(),
        spaces: sums.spaces + u32::from(item.kind == ItemKind::Space),
        fills: sums.fills + u32::from(item.kind == ItemKind::Fill),
    }
}

impl Costs {
    /// The penalty of an opportunity, and whether the line ends with a hyphen there.
    fn opportunity(&self, kind: OpportunityKind) -> (i64, bool) {
        match kind {
            OpportunityKind::Blank | OpportunityKind::Open => (0, false),
            OpportunityKind::Hyphen => (self.joint, true),
            OpportunityKind::Joint => (self.joint, false),
            OpportunityKind::Address => (self.address, false),
        }
    }

    fn extra(&self, kind: ExtraKind) -> i64 {
        match kind {
            ExtraKind::Syllable => self.hyphen,
            ExtraKind::HeldSpace => 1_000,
            ExtraKind::Letter => 2_000,
        }
    }
}
