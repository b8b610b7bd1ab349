//! Any text as a manifest.

#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| rapporteur_fuzz::manifest::check(text));
