//! Random lines and notes for the paginator, and random blocks for all of the layout.

#![no_main]

use libfuzzer_sys::fuzz_target;
use rapporteur_fuzz::{galley, pages};

/// Either, so that neither slows the other down.
#[derive(arbitrary::Arbitrary, Debug)]
enum Case {
    Galley(galley::Case),
    Pages(pages::Case),
}

fuzz_target!(|case: Case| match case {
    Case::Galley(case) => galley::check(&case),
    Case::Pages(case) => pages::check(&case),
});
