//! Any text as a section.

#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| rapporteur_fuzz::markup::check(text));
