//! The identity of a file: a hash of its bytes, so that the same input has the same identity and
//! another text has another. FNV-1a of 128 bits (Fowler, Noll and Vo): it tells files apart and
//! protects nothing.

const BASIS: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;

/// The hash of the bytes.
pub(super) fn hash(bytes: &[u8]) -> u128 {
    bytes.iter().fold(BASIS, |hash, &byte| (hash ^ u128::from(byte)).wrapping_mul(PRIME))
}

/// Six capital letters for the name of a subset (ISO 32000-1, 9.6.4), from the hash of its program.
pub(super) fn subset_tag(program: &[u8]) -> String {
    let mut rest = hash(program);
    let mut letter = || {
        let letter = (b'A'..=b'Z').nth(usize::try_from(rest % 26).unwrap_or(0));
        rest /= 26;
        letter
    };
    (0..6).filter_map(|_| letter()).collect::<Vec<u8>>().into_iter().map(char::from).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_the_published_one() {
        // Test vectors of the FNV reference.
        assert_eq!(hash(b""), BASIS);
        assert_eq!(hash(b"a"), 0xd228_cb69_6f1a_8caf_7891_2b70_4e4a_8964);
    }

    #[test]
    fn a_tag_is_six_capitals_and_depends_on_the_program() {
        let tag = subset_tag(b"one");
        assert!(tag.len() == 6 && tag.bytes().all(|b| b.is_ascii_uppercase()), "{tag}");
        assert_ne!(tag, subset_tag(b"two"));
    }
}
