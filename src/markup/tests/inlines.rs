//! Inlines: text to tree.

use super::{clean, placeholders, said};

/// A paragraph's dump without `p(…)`.
#[track_caller]
fn inlines(text: &str) -> String {
    let dump = clean(text);
    dump.strip_prefix("p(").and_then(|rest| rest.strip_suffix(')')).unwrap_or(&dump).to_owned()
}

#[test]
fn emphasis_and_strong_words() {
    for (text, tree) in [
        ("a *b* c", "'a ' *'b' ' c'"),
        ("a **b** c", "'a ' **'b' ' c'"),
        ("***a***", "***'a'"),
        ("***a* b**", "***'a' **' b'"),
        ("***a** b*", "***'a' *' b'"),
        // Within two, the inner is upright again.
        ("*a *b* c*", "*'a ' 'b' *' c'"),
        ("*a **b** c*", "*'a ' ***'b' *' c'"),
        ("*a **b***", "*'a ' ***'b'"),
        ("un*bel*ievable", "'un' *'bel' 'ievable'"),
        ("“*a*”, (*b*)", "'“' *'a' '”, (' *'b' ')'"),
        ("*He said “*no*”*", "*'He said “' 'no' *'”'"),
        ("**a (**b** c)**", "**'a (' **'b' **' c)'"),
        ("*[sic]*", "*'[sic]'"),
        ("2 * 3 ** 4", "'2 * 3 ** 4'"),
        ("a_b_c and _d_", "'a_b_c and _d_'"),
        ("a `b` c", "'a `b` c'"),
    ] {
        assert_eq!(inlines(text), tree, "{text}");
    }
}

#[test]
fn a_bracket_that_opens_nothing_is_text() {
    assert_eq!(inlines("[t]he [YouTube] and [*sic*]"), "'[t]he [YouTube] and [' *'sic' ']'");
    assert_eq!(inlines("[a [b] c] (d)"), "'[a [b] c] (d)'");
    assert_eq!(inlines("write to a@b.org [or c@d.org]"), "'write to a@b.org [or c@d.org]'");
    assert_eq!(inlines("[?]"), "'[?]'");
    assert_eq!(inlines("the [todos] of {us}"), "'the [todos] of {us}'");
}

#[test]
fn links_have_words_with_a_look() {
    assert_eq!(inlines("[a *b*](https://x.org/(c)) d"), "<https://x.org/(c)>'a ' *<https://x.org/(c)>'b' ' d'");
    assert_eq!(inlines("*[a *b*](https://c.org)*"), "*<https://c.org>'a ' <https://c.org>'b'");
    assert_eq!(inlines("*[a](mailto:b@c.org)*"), "*<mailto:b@c.org>'a'");
    assert_eq!(inlines("[[a]](https://b.org)"), "<https://b.org>'[a]'");
}

#[test]
fn notes_have_a_text_of_their_own() {
    assert_eq!(inlines("acceded.^[See *a*. {#n}] b"), "'acceded.' note('See ' *'a' '.')#n ' b'");
    assert_eq!(inlines("*a^*[b]*"), "*'a' *asterisk('b')");
    assert_eq!(inlines("[a^[b]]{lang=ko}"), "ko:'a' ko:note('b')");
    assert_eq!(inlines("a^[b [c] [@d] [#e] {{F}}]"), "'a' note('b [c] ' cite(@d) ' ' ref(e Name) ' ' term(F))");
    assert_eq!(inlines("2^3 \\^[a]"), "'2^3 ' '^[a]'");
}

#[test]
fn references_terms_and_holes() {
    assert_eq!(inlines("(see [#a-1])"), "'(see ' ref(a-1 Name) ')'");
    assert_eq!(inlines("[#china/status#b, page]"), "ref(china/status#b Page)");
    assert_eq!(inlines("[#a,\nnote] [#china/status]"), "ref(a Note) ' ' ref(china/status Name)");
    assert_eq!(inlines("{{China}}’s {{the-DPRK|common}}"), "term(China) '’s ' term(the-DPRK|common)");
    assert_eq!(inlines("a [todo: b [c] d?] e"), "'a ' hole(b [c] d?) ' e'");
    assert_eq!(inlines("[TODO: b]"), "hole(b)");
}

#[test]
fn spans_carry_language_and_person() {
    assert_eq!(inlines("[북송]{lang=ko}"), "ko:'북송'");
    assert_eq!(inlines("[Ms. *K.*]{person=witness-4}"), "person=witness-4:'Ms. ' *person=witness-4:'K.'");
    assert_eq!(inlines("[a [b]{lang=fr} c]{lang=zh-Latn person=d}"), {
        "zh-Latn:person=d:'a ' fr:person=d:'b' zh-Latn:person=d:' c'"
    });
}

#[test]
fn escapes_and_named_signs() {
    assert_eq!(inlines("\\*a\\* \\[b\\](c) \\\\ \\d"), "'' '*a' '* ' '[b' '](c) ' '\\ \\d'".trim_start_matches("'' "));
    assert_eq!(inlines("a&nbsp;b &amp; c & d AT&T"), "'a' '\u{a0}' 'b ' '&' ' c & d AT&T'");
    assert_eq!(inlines("a\\\nb"), "'a' break 'b'");
    assert_eq!(inlines("a  \nb"), "'a  /b'");
    assert_eq!(inlines("a < b > c \\<d>"), "'a < b > c ' '<d>'");
}

#[test]
fn comments_vanish_and_the_words_around_them_stay() {
    assert_eq!(inlines("a <!-- b --> c"), "'a ' ' c'");
    assert_eq!(inlines("<!-- b --> c"), "'c'");
    assert_eq!(inlines("a <!-- b\n\n- c --> d"), "'a ' ' d'");
    assert_eq!(clean("<!-- a -->\n\nb\n\n<!-- c\n\n## d -->"), "p('b')");
    assert_eq!(clean("> a\n> <!-- b\n> c -->\n> d"), "quote(p('a') p('d'))");
    assert_eq!(clean("- a\n<!-- b -->\n- c"), "list(- item(p('a')) item(p('c')))");
    assert_eq!(clean("a {#b} <!-- c -->"), "p('a')#b");
}

#[test]
fn placeholders_stand_in_texts_of_templates() {
    assert_eq!(placeholders("{title|link|short}, "), "field(title|link|short) ', '");
    assert_eq!(
        placeholders("[?{authors}, ]*{it.name}*[? [{container}]]"),
        "optional(field(authors) ', ') *field(it.name) optional(' [' field(container) ']')"
    );
    assert_eq!(
        placeholders("c/o {a}[?^[{b} holds {c}.]]"),
        "'c/o ' field(a) optional(note(field(b) ' holds ' field(c) '.'))"
    );
    assert_eq!(placeholders("*a[?, {b}]*"), "*'a' *optional(*', ' *field(b))");
    assert_eq!(placeholders("[{a}]{b} [{c}]{lang=ko}"), "'[' field(a) ']' field(b) ' ' ko:field(c)");
    assert_eq!(placeholders("\\{a} {{B}}"), "'{a} ' term(B)");
}

#[test]
fn fields_belong_to_templates_only() {
    assert_eq!(inlines("{title}"), "'{title}'");
    assert_eq!(said("[?{a}]"), []);
}
