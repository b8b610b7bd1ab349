//! The note stream: the lines of all notes, one after the other, and the places where it may be cut.

use std::ops::Range;

use super::galley::GalleyNote;
use crate::geom::Length;

/// Lines that a divided note has at least on either side of the cut.
const LEAST_PART: usize = 2;

/// The part of a note that stands in one column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotePiece {
    /// The note, by its place in the galley.
    pub note: usize,
    /// Which of its lines.
    pub lines: Range<usize>,
    /// Its first line is here.
    pub begins: bool,
    /// Its last line is here.
    pub ends: bool,
}

/// Positions in the stream run from 0 to the number of its lines; position `p` stands before line `p`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stream {
    /// Height of the lines before each position.
    extents: Vec<Length>,
    /// Where each note begins; the last entry is the end of the stream.
    starts: Vec<usize>,
    /// Number of notes that begin before each position.
    begun: Vec<usize>,
    /// The next legal cut after each position; the end of the stream for the end itself.
    next_cuts: Vec<usize>,
}

impl Stream {
    pub(super) fn new(notes: &[GalleyNote]) -> Self {
        let extents = prefix_sums(notes.iter().flat_map(|note| note.lines.iter().copied()));
        let end = extents.len() - 1;
        let mut starts = vec![0];
        let mut begun = vec![0];
        let mut legal = vec![true];
        for (number, note) in notes.iter().enumerate() {
            let count = note.lines.len();
            starts.push(starts[number] + count);
            begun.extend(std::iter::repeat_n(number + 1, count));
            legal.extend((1..=count).map(|set| is_cut(set, count)));
        }
        let mut next_cuts = vec![end; end + 1];
        for position in (0..end).rev() {
            next_cuts[position] = if legal[position + 1] { position + 1 } else { next_cuts[position + 1] };
        }
        Self { extents, starts, begun, next_cuts }
    }

    /// Number of lines: the last position.
    pub(super) const fn end(&self) -> usize {
        self.extents.len() - 1
    }

    /// Where a note begins; for the number of notes, the end of the stream.
    pub(super) fn start(&self, note: usize) -> usize {
        self.starts[note]
    }

    /// How many notes begin before a position.
    pub(super) fn begun(&self, position: usize) -> usize {
        self.begun[position]
    }

    /// Whether a position divides a note.
    pub(super) fn is_inside(&self, position: usize) -> bool {
        self.starts[self.begun[position]] != position
    }

    /// The next legal cut after a position.
    pub(super) fn next_cut(&self, position: usize) -> usize {
        self.next_cuts[position]
    }

    /// The height of some lines, without anything between or above them.
    pub(super) fn extent(&self, notes: Range<usize>) -> Length {
        self.extents[notes.end] - self.extents[notes.start]
    }

    /// How many notes begin within a range, not counting one at its very start: the gaps between notes.
    pub(super) fn gaps(&self, notes: &Range<usize>) -> usize {
        if notes.is_empty() {
            return 0;
        }
        self.begun[notes.end] - self.begun[notes.start] - usize::from(!self.is_inside(notes.start))
    }

    pub(super) fn pieces(&self, notes: Range<usize>) -> Vec<NotePiece> {
        let first = self.starts.partition_point(|&start| start <= notes.start).saturating_sub(1);
        let bounds = self.starts.iter().zip(self.starts.iter().skip(1)).enumerate().skip(first);
        bounds
            .take_while(|(_, (start, _))| **start < notes.end)
            .map(|(note, (&start, &end))| NotePiece {
                note,
                lines: notes.start.max(start) - start..notes.end.min(end) - start,
                begins: notes.start <= start,
                ends: notes.end >= end,
            })
            .filter(|piece| !piece.lines.is_empty())
            .collect()
    }
}

/// Whether a note of `count` lines may be cut after `set` of them. Its end is no cut of it.
fn is_cut(set: usize, count: usize) -> bool {
    set == count || (set >= LEAST_PART && count - set >= LEAST_PART)
}

/// The sums of none, the first, the first two…
pub(super) fn prefix_sums(lengths: impl Iterator<Item = Length>) -> Vec<Length> {
    let running = lengths.scan(Length::ZERO, |sum, length| {
        *sum += length;
        Some(*sum)
    });
    std::iter::once(Length::ZERO).chain(running).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stream(counts: &[usize]) -> Stream {
        let line = Length::from_points(10);
        let notes: Vec<_> = counts.iter().map(|&n| GalleyNote { anchor: 0, lines: vec![line; n] }).collect();
        Stream::new(&notes)
    }

    fn cuts(stream: &Stream) -> Vec<usize> {
        let mut all = vec![0];
        while all.last() != Some(&stream.end()) {
            all.push(stream.next_cut(*all.last().unwrap()));
        }
        all
    }

    #[test]
    fn a_note_of_three_lines_stays_whole_and_one_of_four_has_one_cut() {
        assert_eq!(cuts(&stream(&[3, 1, 4, 6])), [0, 3, 4, 6, 8, 10, 11, 12, 14]);
    }

    #[test]
    fn only_positions_within_a_note_are_inside() {
        let stream = stream(&[3, 1, 4]);
        let inside: Vec<_> = (0..=8).filter(|&p| stream.is_inside(p)).collect();
        assert_eq!(inside, [1, 2, 5, 6, 7]);
    }

    #[test]
    fn gaps_stand_between_notes_not_above_the_first() {
        let stream = stream(&[4, 1, 4]);
        assert_eq!(stream.gaps(&(0..4)), 0);
        assert_eq!(stream.gaps(&(0..5)), 1);
        assert_eq!(stream.gaps(&(2..7)), 2);
        assert_eq!(stream.gaps(&(4..9)), 1);
    }

    #[test]
    fn pieces_name_the_note_and_its_lines() {
        let piece = |note, lines, begins, ends| NotePiece { note, lines, begins, ends };
        let stream = stream(&[4, 1, 4]);
        assert_eq!(
            stream.pieces(2..7),
            [piece(0, 2..4, false, true), piece(1, 0..1, true, true), piece(2, 0..2, true, false)]
        );
        assert_eq!(stream.pieces(4..4), []);
        assert_eq!(stream.pieces(20..30), []);
    }
}
