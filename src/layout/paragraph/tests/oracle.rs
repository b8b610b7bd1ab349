//! The search beside one that tries every set of breaks, with a price list written a second time.

use proptest::prelude::*;

use super::super::total_fit::{Break, Lines, Place, Sums, Tolerance, best};
use super::*;

/// A stretch of text between two places where a line may end.
#[derive(Clone, Copy, Debug)]
struct Stretch {
    width: i64,
    /// The space after it; 0 when the word goes on.
    space: i64,
    /// The hyphen that is added at its end when the word goes on.
    hyphen: i64,
}

fn breaks(stretches: &[Stretch]) -> Vec<Break> {
    let mut out = vec![Break::default()];
    let mut sums = Sums::default();
    for (index, stretch) in (1u32..).zip(stretches) {
        sums.width += Length::from_scaled(stretch.width);
        let end = sums;
        if stretch.space > 0 {
            sums.width += Length::from_scaled(stretch.space);
            sums.stretch += Length::from_scaled(stretch.space / 2);
            sums.shrink += Length::from_scaled(stretch.space / 3);
            sums.spaces += 1;
        }
        let place = Place { item: index, inside: 0 };
        let flagged = stretch.space == 0;
        let (hyphen, penalty) = (Length::from_scaled(stretch.hyphen), if flagged { 50 } else { 0 });
        out.push(Break { ends: place, starts: place, end, start: sums, hyphen, penalty, flagged, ..Break::default() });
    }
    let last = out.last_mut().unwrap();
    (last.hyphen, last.penalty, last.flagged) = (Length::ZERO, 0, false);
    out
}

/// What a solution costs, from the stretches alone: `None` when a line is not allowed.
fn price(stretches: &[Stretch], ends: &[usize], rooms: (i64, i64), most: i64, costs: &Costs) -> Option<i64> {
    let (mut total, mut from, mut class_before, mut hyphen_before) = (0i64, 0, 1i64, false);
    for (number, &to) in ends.iter().enumerate() {
        let line = &stretches[from..to];
        let last = to == stretches.len();
        let room = if number == 0 { rooms.0 } else { rooms.1 };
        let hyphenated = !last && line.last()?.space == 0;
        let inner = &line[..line.len() - 1];
        let spaces = || inner.iter().filter(|s| s.space > 0);
        let words: i64 = line.iter().map(|s| s.width).sum();
        let natural = words + spaces().map(|s| s.space).sum::<i64>() + if hyphenated { line.last()?.hyphen } else { 0 };
        let can: i64 = spaces().map(|s| if natural > room { s.space / 3 } else { s.space / 2 }).sum();
        let gap = (room - natural).abs();
        if natural > room && gap > can {
            return None;
        }
        let badness = match (gap, can) {
            (0, _) => 0,
            _ if last && natural <= room => 0,
            (_, 0) => 409_600,
            _ if gap / can >= 16 => 409_600,
            _ => {
                let ratio = i128::from(gap * 1024 / can);
                i64::try_from((ratio.pow(3) * 100 + (1 << 29)) >> 30).unwrap()
            }
        };
        if badness > most {
            return None;
        }
        let class = if badness <= 12 {
            1
        } else if natural > room {
            0
        } else if badness < 100 {
            2
        } else {
            3
        };
        total += (10 + badness).pow(2) + if hyphenated { 2500 } else { 0 };
        total += if (class - class_before).abs() >= 2 { costs.fitness } else { 0 };
        total += if hyphenated && hyphen_before { costs.consecutive_hyphens } else { 0 };
        total += if last && hyphen_before { costs.last_hyphen } else { 0 };
        total += if last && number > 0 && spaces().next().is_none() && words * 8 < rooms.1 { costs.runt } else { 0 };
        (from, class_before, hyphen_before) = (to, class, hyphenated);
    }
    Some(total)
}

fn least(stretches: &[Stretch], rooms: (i64, i64), most: i64, costs: &Costs) -> Option<i64> {
    let inner = stretches.len() - 1;
    let solutions = (0u32..1 << inner).map(|set| {
        let mut ends: Vec<usize> = (1..=inner).filter(|at| set >> (at - 1) & 1 == 1).collect();
        ends.push(stretches.len());
        ends
    });
    solutions.filter_map(|ends| price(stretches, &ends, rooms, most, costs)).min()
}

fn lines(costs: &Costs, rooms: (i64, i64)) -> Lines<'_> {
    Lines { first: Length::from_scaled(rooms.0), rest: Length::from_scaled(rooms.1), ragged: None, costs }
}

fn stretch() -> impl Strategy<Value = Stretch> {
    // Some parts of words are narrower than the hyphen, as "i" may be after a soft hyphen.
    let width = prop_oneof![4 => 200i64..900, 2 => 20i64..200, 1 => 900i64..3000];
    (width, prop_oneof![200i64..400, Just(0)]).prop_map(|(width, space)| Stretch {
        width,
        space,
        hyphen: if space == 0 { 150 } else { 0 },
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn no_set_of_breaks_is_cheaper(
        stretches in prop::collection::vec(stretch(), 1..10),
        rest in 1200i64..5000,
        indent in -600i64..600,
        most in prop_oneof![Just(100i64), Just(200), Just(3000), Just(i64::MAX)],
        dear in 0usize..5,
    ) {
        let rooms = (rest - indent, rest);
        // Each blemish is the dearest by turns.
        let mut costs = Costs::default();
        let blemishes =
            [&mut costs.fitness, &mut costs.consecutive_hyphens, &mut costs.last_hyphen, &mut costs.runt];
        if let Some(blemish) = blemishes.into_iter().nth(dear) {
            *blemish = 100_000_000_000;
        }
        let chosen = best(&breaks(&stretches), &lines(&costs, rooms), Tolerance::Badness(most));
        let price_of_chosen = chosen.map(|at| price(&stretches, &at[1..], rooms, most, &costs).expect("an allowed solution"));
        prop_assert_eq!(price_of_chosen, least(&stretches, rooms, most, &costs));
    }

    #[test]
    fn when_anything_goes_there_is_a_solution(
        stretches in prop::collection::vec(stretch(), 1..40),
        rest in 0i64..3000,
    ) {
        let costs = Costs::default();
        let breaks = breaks(&stretches);
        let chosen = best(&breaks, &lines(&costs, (rest, rest)), Tolerance::Anything).unwrap();
        prop_assert_eq!((chosen[0], chosen[chosen.len() - 1]), (0, stretches.len()));
        prop_assert!(chosen.is_sorted());
        for line in chosen.windows(2) {
            prop_assert!(line[0] + 1 == line[1] || !lines(&costs, (rest, rest)).too_wide(&breaks, line[0], line[1]));
        }
    }
}

#[test]
fn filling_each_line_as_it_comes_is_dearer() {
    // Five words of 700 and four spaces of 90 can be shrunk into the first line (badness 12), but then
    // the four words of 530 must fill the second (800 of 1000, badness 325). When the fifth word goes
    // over, both are good (badness 89 and 0).
    let widths = [150, 150, 150, 150, 100, 130, 130, 130, 140, 400];
    let stretches = widths.map(|width| Stretch { width, space: 90, hyphen: 0 });
    let rooms = (1000, 1000);
    let least = |line: &[Stretch]| line.iter().map(|s| s.width + 60).sum::<i64>() - 60;
    let mut greedy = Vec::new();
    let mut from = 0;
    for to in 1..=stretches.len() {
        if to == stretches.len() || least(&stretches[from..=to]) > 1000 {
            greedy.push(to);
            from = to;
        }
    }
    assert_eq!(greedy, [5, 9, 10]);
    let costs = Costs::default();
    let chosen = best(&breaks(&stretches), &lines(&costs, rooms), Tolerance::Badness(i64::MAX)).unwrap();
    assert_eq!(chosen, [0, 4, 9, 10]);
    let total = price(&stretches, &chosen[1..], rooms, i64::MAX, &costs).unwrap();
    let first_fit = price(&stretches, &greedy, rooms, i64::MAX, &costs).unwrap();
    assert!(total < first_fit, "{total} {chosen:?} against {first_fit} {greedy:?}");
}
