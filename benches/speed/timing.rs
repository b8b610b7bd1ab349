//! Medians, and ratios to a reference workload.

use std::collections::BTreeMap;
use std::hint::black_box;
use std::time::{Duration, Instant};

/// Runs of each row. Odd, so that one of them is the median.
const RUNS: usize = 7;

/// The table that is printed.
pub(crate) struct Rows {
    chosen: String,
}

impl Rows {
    /// Prints the rows whose names hold `chosen`.
    pub(crate) fn new(chosen: &str) -> Self {
        println!("{:<44} {:>12} {:>12} {:>14}", "", "median", "× reference", "each");
        Self { chosen: chosen.to_owned() }
    }

    /// True when one of the rows of this name is wanted: what is dear to prepare asks first.
    pub(crate) fn wants(&self, name: &str) -> bool {
        name.contains(&self.chosen)
    }

    /// Times `work`, which does `count` things; each run starts from what `prepare` makes, uncounted.
    pub(crate) fn time<I, O>(&self, name: &str, count: usize, prepare: impl Fn() -> I, work: impl Fn(I) -> O) {
        if !self.wants(name) {
            return;
        }
        black_box(work(prepare()));
        let (mut times, mut references) = (Vec::new(), Vec::new());
        for _ in 0..RUNS {
            references.push(timed(reference));
            let input = prepare();
            times.push(timed(|| work(black_box(input))));
        }
        let (time, reference) = (median(times), median(references));
        let ratio = time.as_secs_f64() / reference.as_secs_f64();
        let each = time.as_secs_f64() * 1e6 / count as f64;
        println!("{name:<44} {:>9.2} ms {ratio:>12.2} {each:>11.2} µs", time.as_secs_f64() * 1e3);
    }
}

fn timed<O>(work: impl FnOnce() -> O) -> Duration {
    let start = Instant::now();
    black_box(work());
    start.elapsed()
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

/// Work of the kind that the program does, small allocations, comparisons of text and look-ups, but none
/// of its code, so that it stays the same when the program changes.
fn reference() -> usize {
    let mut words: BTreeMap<String, usize> = BTreeMap::new();
    let mut state = 1_u64;
    for _ in 0..50_000 {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        *words.entry(format!("word-{}", state >> 51)).or_default() += 1;
    }
    words.values().filter(|count| **count > 6).count()
}
