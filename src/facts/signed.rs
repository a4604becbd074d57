//! Signed URLs and headers in text of any language: who has one may do what it was signed for, until it expires.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use regex::Regex;

use crate::catalog::judge::Judge;
use crate::catalog::sdk::Role;
use crate::mask::Masked;
use crate::source::Span;

/// A signed URL or header.
#[derive(Debug, Clone)]
pub struct Signed {
    /// Whether it is a header: good for one request, and for 15 minutes.
    pub header: bool,
    /// The `AccessKey` ID that it was signed with.
    pub id: (Masked, Span),
    /// The signature.
    pub signature: (Masked, Span),
    /// The security token of a temporary key.
    pub token: Option<Span>,
    /// When it was signed, in seconds since 1970, where it says so.
    pub signed_at: Option<i64>,
    /// When it ends.
    pub expires: Option<i64>,
}

/// Bytes on either side of a parameter in which the rest of its URL is looked for. Tokens are long.
const REACH: usize = 8192;
const DAY: i64 = 86_400;

/// Parameters of a signed URL, plainly or with the whole URL percent-encoded.
static PARAMETER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(OSSAccessKeyId|Expires|Signature|security-token|",
        r"x-oss-(?:credential|access-key-id|date|expires|signature|security-token))(=|%3[Dd])([0-9A-Za-z%+/=_.~-]+)"
    ))
    .expect("a test finds parameters with it")
});

/// The headers of the three versions.
static HEADER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"\bOSS (?<id1>[0-9A-Za-z.]{15,68}):(?<signature1>[0-9A-Za-z+/]{27}=)|",
        r"\bOSS2 AccessKeyId:(?<id2>[0-9A-Za-z.]{15,68}),(?:AdditionalHeaders:[^,\s]*,)?",
        r"Signature:(?<signature2>[0-9A-Za-z+/]{43}=)|",
        r"\bOSS4-HMAC-SHA256 Credential=(?<id4>[0-9A-Za-z.]{15,68})/(?<day>[0-9]{8})/[^,\s]*,\s*",
        r"(?:AdditionalHeaders=[^,\s]*,\s*)?Signature=(?<signature4>[0-9a-f]{64})"
    ))
    .expect("a test finds headers with it")
});

/// One of these is in every signed URL.
const PARAMETERS: [&str; 3] = ["OSSAccessKeyId", "x-oss-credential", "x-oss-access-key-id"];
/// With one of these every header begins.
const HEADERS: [&str; 3] = ["OSS ", "OSS2 ", "OSS4-HMAC"];
const MOST_PARAMETERS: usize = 4096;

static BEGINNINGS: LazyLock<AhoCorasick> =
    LazyLock::new(|| AhoCorasick::new([PARAMETERS, HEADERS].as_flattened()).expect("six words fit into an automaton"));

/// Finds every signed URL and header in `text`, sorted by place.
pub(super) fn scan(text: &str, judge: &Judge) -> Vec<Signed> {
    let mut found = Vec::new();
    let (mut parameters, mut may_have_headers) = (0, false);
    for hit in BEGINNINGS.find_iter(text) {
        if hit.pattern().as_usize() >= PARAMETERS.len() {
            may_have_headers = true;
            continue;
        }
        found.extend(url(text, run_around(text, hit.start()), judge));
        parameters += 1;
        // A file of nothing but parameters is no list of URLs.
        if parameters > MOST_PARAMETERS {
            may_have_headers = true;
            break;
        }
    }
    if may_have_headers {
        found.extend(headers(text, judge));
    }
    found.sort_by_key(|signed| signed.signature.1);
    found.dedup_by_key(|signed| signed.signature.1);
    found
}

fn headers(text: &str, judge: &Judge) -> Vec<Signed> {
    HEADER
        .captures_iter(text)
        .filter_map(|captures| {
            let part = |names: [&str; 3]| names.into_iter().find_map(|name| captures.name(name));
            let id = part(["id1", "id2", "id4"])?;
            let signature = part(["signature1", "signature2", "signature4"])?;
            if !is_id(judge, id.as_str()) || !is_signature(signature.as_str()) {
                return None;
            }
            let day = captures.name("day").and_then(|day| time(day.as_str(), "000000"));
            Some(Signed {
                header: true,
                id: (Masked::new(id.as_str()), span(id.range())),
                signature: (Masked::new(signature.as_str()), span(signature.range())),
                token: None,
                signed_at: day,
                expires: day.map(|day| day + DAY),
            })
        })
        .collect()
}

/// The URL that the byte `at` is part of: as far as nothing stands that no URL holds.
fn run_around(text: &str, at: usize) -> Range<usize> {
    let bytes = text.as_bytes();
    let belongs = |byte: &u8| byte.is_ascii_graphic() && !matches!(byte, b'"' | b'\'' | b'`' | b'<' | b'>' | b'|');
    let before = bytes[at.saturating_sub(REACH)..at].iter().rev().take_while(|byte| belongs(byte)).count();
    let after = bytes[at..(at + REACH).min(bytes.len())].iter().take_while(|byte| belongs(byte)).count();
    at - before..at + after
}

/// The signed URL in a run of characters, when it has all that a server asks for.
fn url(text: &str, run: Range<usize>, judge: &Judge) -> Option<Signed> {
    let (mut id, mut signature, mut expires, mut lasts, mut date, mut token) = (None, None, None, None, None, None);
    let mut at = run.start;
    while let Some(captures) = PARAMETER.captures(text.get(at..run.end)?) {
        let (Some(name), Some(equals), Some(value)) = (captures.get(1), captures.get(2), captures.get(3)) else {
            break;
        };
        let mut written = value.as_str();
        if equals.as_str() != "=" {
            // In a URL within a URL the separators are encoded as well.
            written = written.split("%26").next().unwrap_or(written);
        }
        let start = at + value.start();
        at = start + written.len();
        let whole = (decoded(written), span(start..start + written.len()));
        match name.as_str() {
            "OSSAccessKeyId" | "x-oss-access-key-id" => id = id.or(Some(whole)),
            "x-oss-credential" => {
                let alone = whole.0.split('/').next().unwrap_or_default().to_owned();
                let length = alone.len();
                id = Some((alone, span(start..start + length)));
            }
            "Signature" | "x-oss-signature" => signature = signature.or(Some(whole)),
            "Expires" => expires = expires.or(whole.0.parse::<i64>().ok()),
            "x-oss-expires" => lasts = lasts.or(whole.0.parse::<i64>().ok()),
            "x-oss-date" => date = date.or(whole.0.split_once('T').and_then(|(day, hour)| time(day, hour))),
            _ => token = token.or(Some(whole.1)),
        }
    }
    let ((id, id_span), (signature, signature_span)) = (id?, signature?);
    if !is_id(judge, &id) || !is_signature(&signature) {
        return None;
    }
    let expires = match (expires, lasts, date) {
        (Some(expires), ..) => expires,
        (None, Some(lasts), Some(date)) => date.checked_add(lasts)?,
        // Version 2 gives the moment itself.
        (None, Some(lasts), None) => lasts,
        (None, None, _) => return None,
    };
    Some(Signed {
        header: false,
        id: (Masked::new(id), id_span),
        signature: (Masked::new(signature), signature_span),
        token,
        signed_at: date,
        expires: Some(expires),
    })
}

fn span(range: Range<usize>) -> Span {
    Span::new(range.start, range.end)
}

fn is_id(judge: &Judge, id: &str) -> bool {
    judge.judge(id, Role::AccessKeyId, None).is_credential()
}

/// Whether it is a digest, as base64 or in hexadecimal, and not one that somebody typed.
fn is_signature(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_base64 = matches!(bytes.len(), 28 | 44)
        && bytes.ends_with(b"=")
        && bytes[..bytes.len() - 1].iter().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/'));
    let is_hexadecimal = bytes.len() == 64 && bytes.iter().all(u8::is_ascii_hexdigit);
    let mut distinct = bytes.to_vec();
    distinct.sort_unstable();
    distinct.dedup();
    let in_order = bytes.windows(2).filter(|two| two[0].abs_diff(two[1]) <= 1).count();
    let repeats = bytes.len() >= 32 && bytes[..16] == bytes[16..32];
    (is_base64 || is_hexadecimal) && distinct.len() >= 11 && in_order * 3 < bytes.len() && !repeats
}

/// Takes percent-encoding off, twice where a URL stands in another one.
fn decoded(text: &str) -> String {
    let mut text = text.to_owned();
    for _ in 0..2 {
        if text.contains('%') {
            text = decoded_once(&text);
        }
    }
    text
}

fn decoded_once(text: &str) -> String {
    let digit = |byte: Option<&u8>| byte.and_then(|byte| char::from(*byte).to_digit(16));
    let bytes = text.as_bytes();
    let mut plain = String::with_capacity(text.len());
    let mut at = 0;
    while at < bytes.len() {
        let code = match (bytes[at], digit(bytes.get(at + 1)), digit(bytes.get(at + 2))) {
            (b'%', Some(high), Some(low)) => char::from_u32(high * 16 + low).filter(char::is_ascii),
            _ => None,
        };
        plain.push(code.unwrap_or(char::from(bytes[at])));
        at += if code.is_some() { 3 } else { 1 };
    }
    plain
}

/// Seconds since 1970 of `20260131` and `235959Z`.
fn time(day: &str, hour: &str) -> Option<i64> {
    let number = |text: &str, range: Range<usize>| text.get(range)?.parse::<i64>().ok();
    let (year, month, date) = (number(day, 0..4)?, number(day, 4..6)?, number(day, 6..8)?);
    let (hours, minutes, seconds) = (number(hour, 0..2)?, number(hour, 2..4)?, number(hour, 4..6)?);
    if day.len() != 8 || !(1..=12).contains(&month) || !(1..=31).contains(&date) {
        return None;
    }
    // Years that begin in March have their leap day at the end.
    let (shifted_year, shifted_month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let days = 365 * shifted_year + shifted_year / 4 - shifted_year / 100 + shifted_year / 400;
    let days = days + (153 * shifted_month + 2) / 5 + date - 1 - 719_468;
    Some(days * DAY + hours * 3600 + minutes * 60 + seconds)
}

/// The date of a moment, as `2026-01-31`, in UTC.
#[must_use]
pub fn date_of(moment: i64) -> String {
    let days = moment.div_euclid(DAY) + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let (month, next) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
    format!("{:04}-{month:02}-{day:02}", year_of_era + era * 400 + next)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::judge::tests::judge;

    #[test]
    fn dates_are_those_of_the_calendar() {
        for (day, hour, moment, shown) in [
            ("19700101", "000000Z", 0, "1970-01-01"),
            ("20000229", "120000Z", 951_825_600, "2000-02-29"),
            ("20261231", "235959Z", 1_798_761_599, "2026-12-31"),
        ] {
            assert_eq!(time(day, hour), Some(moment));
            assert_eq!(date_of(moment), shown);
        }
        assert_eq!(time("20261301", "000000Z"), None);
        assert_eq!(date_of(-1), "1969-12-31");
    }

    #[test]
    fn parameters_are_found_however_the_url_is_written() {
        let plain = "http://b.example/k?OSSAccessKeyId=LTAIaKL1nt0q7XyZ&Expires=1893456000&Signature=vjbyPxybdZaNmGa%2ByT272YEAiv4%3D";
        let encoded = plain.replace('%', "%25").replace('=', "%3D").replace('&', "%26");
        for text in [plain.to_owned(), plain.replace('&', "&amp;"), plain.replace('&', "\\u0026"), encoded] {
            let [signed] = scan(&text, &judge()).try_into().expect("one URL is one finding");
            assert_eq!(signed.expires, Some(1_893_456_000), "{text}");
            assert_eq!(&text[signed.id.1.range()], "LTAIaKL1nt0q7XyZ");
            assert_eq!(signed.signature.0.reveal(), "vjbyPxybdZaNmGa+yT272YEAiv4=");
        }
    }

    #[test]
    fn a_signature_that_somebody_typed_is_none() {
        assert!(is_signature("vjbyPxybdZaNmGa+yT272YEAiv4="));
        assert!(!is_signature("abcdefghijklmnopqrstuvwxyzA="));
        assert!(!is_signature("xxxxxxxxxxxxxxxxxxxxxxxxxxx="));
        assert!(!is_signature(&"0123456789abcdef".repeat(4)));
        assert!(!is_signature("signature"));
    }
}
