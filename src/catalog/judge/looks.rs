//! How random a text of letters and digits looks.
//!
//! Bounds were taken from 100,000 random texts of each length, so that about two in a thousand real keys fall outside.

/// Letters that often follow a letter in English words and identifiers, from `a` on: 204 of the 676 pairs make up 90 % of
/// the pairs in the identifiers of a large body of code, and 30 % of random ones.
const FOLLOWERS: [&[u8]; 26] = [
    b"bcdgilmnprstuy",
    b"aeilou",
    b"acehiklortuy",
    b"adeiors",
    b"acdefglmnpqrstvwxy",
    b"aefilo",
    b"aeinru",
    b"aeio",
    b"abcdefglmnoprstvz",
    b"",
    b"e",
    b"adeilostuy",
    b"aeimopu",
    b"acdefginostv",
    b"bcdilmnoprstuvw",
    b"aehiloprstu",
    b"u",
    b"acdegimnorstuvy",
    b"acehiopstu",
    b"acehiorstuy",
    b"abceilmnprst",
    b"aei",
    b"ai",
    b"pt",
    b"p",
    b"e",
];

/// How many different characters it has.
pub(super) fn distinct(text: &str) -> usize {
    let mut seen = [false; 256];
    text.bytes().filter(|byte| !std::mem::replace(&mut seen[usize::from(*byte)], true)).count()
}

/// How often it changes between upper case, lower case, digits and the rest.
pub(super) fn changes(text: &str) -> usize {
    pairs(text).filter(|(a, b)| class(*a) != class(*b)).count()
}

/// Whether upper case, lower case and digits all occur.
pub(super) fn has_all_classes(text: &str) -> bool {
    (0..3).all(|wanted| text.bytes().any(|byte| class(byte) == wanted))
}

/// The length of the longest run of one character.
pub(super) fn longest_run(text: &str) -> usize {
    let mut longest = usize::from(!text.is_empty());
    let mut run = 1;
    for (a, b) in pairs(text) {
        run = if a == b { run + 1 } else { 1 };
        longest = longest.max(run);
    }
    longest
}

/// Whether it looks like the work of a random generator.
pub(super) fn is_random(text: &str) -> bool {
    let length = text.len();
    distinct(text) >= least_distinct(length)
        && changes(text) >= least_changes(length)
        && !is_hexadecimal(text)
        && !is_regular(text)
        && !is_worded(text)
}

/// Whether it repeats itself or counts: `aaaa`, `12345`, `abcabcabcabc`.
pub(super) fn is_regular(text: &str) -> bool {
    longest_run(text) >= 4 || longest_sequence(text) >= 5 || repeats(text)
}

/// Whether every character is a hexadecimal digit of one case: a hash, not a key.
pub(super) fn is_hexadecimal(text: &str) -> bool {
    let all = |letters: std::ops::RangeInclusive<u8>| {
        text.bytes().all(|byte| byte.is_ascii_digit() || letters.contains(&byte))
    };
    all(b'a'..=b'f') || all(b'A'..=b'F')
}

/// Whether it is put together of words: `DescribeInstanceAttributesInfo`.
pub(super) fn is_worded(text: &str) -> bool {
    let (mut inside, mut common) = (0, 0);
    for (a, b) in pairs(text) {
        if a.is_ascii_alphabetic() && b.is_ascii_lowercase() {
            inside += 1;
            common += usize::from(FOLLOWERS[usize::from(a.to_ascii_lowercase() - b'a')].contains(&b));
        }
    }
    inside * 20 >= text.len() * 9 && common * 10 >= inside * 7
}

/// The length of the longest run of neighbours in the alphabet or among the digits, upwards or downwards, in any case.
pub(super) fn longest_sequence(text: &str) -> usize {
    let (mut longest, mut up, mut down) = (1, 1, 1);
    for (a, b) in pairs(text) {
        let (a, b) = (a.to_ascii_lowercase(), b.to_ascii_lowercase());
        let same_kind = a.is_ascii_alphanumeric() && a.is_ascii_digit() == b.is_ascii_digit();
        up = if same_kind && b == a + 1 { up + 1 } else { 1 };
        down = if same_kind && a == b + 1 { down + 1 } else { 1 };
        longest = longest.max(up).max(down);
    }
    longest
}

/// Whether it is mostly a shorter text over and over.
fn repeats(text: &str) -> bool {
    let bytes = text.as_bytes();
    (1..=bytes.len() / 3).any(|period| {
        let same = bytes.iter().zip(&bytes[period..]).filter(|(a, b)| a == b).count();
        same * 4 >= (bytes.len() - period) * 3
    })
}

fn pairs(text: &str) -> impl Iterator<Item = (u8, u8)> + '_ {
    text.bytes().zip(text.bytes().skip(1))
}

fn class(byte: u8) -> u8 {
    match byte {
        b'a'..=b'z' => 0,
        b'A'..=b'Z' => 1,
        b'0'..=b'9' => 2,
        _ => 3,
    }
}

fn least_changes(length: usize) -> usize {
    match length {
        0..=11 => 1,
        12..=15 => 2,
        // 4 of 16, 11 of 30, 17 of 44: a straight line.
        _ => 4 + (length - 16) * 47 / 100,
    }
}

fn least_distinct(length: usize) -> usize {
    match length {
        0..=15 => 7,
        16..=29 => 8 + (length - 16) * 57 / 100,
        30..=64 => 16 + (length - 30) / 2,
        _ => 32,
    }
}
