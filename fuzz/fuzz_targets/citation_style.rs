//! Lines that replace those of a citation style.

#![no_main]

libfuzzer_sys::fuzz_target!(|lines: &str| rapporteur_fuzz::citation_style::check(lines));
