use super::*;
use crate::catalog::key::KeyFile;

/// The judge over the embedded data.
pub(crate) fn judge() -> Judge {
    let (keys, placeholders, names) = data();
    Judge::new(&keys.key, &placeholders, &names, &[])
}

fn data() -> (KeyFile, Placeholders, Names) {
    (
        toml::from_str(include_str!("../../../rules/keys/alibaba-cloud.toml")).expect("the key formats parse"),
        toml::from_str(include_str!("../../../rules/placeholders.toml")).expect("the placeholders parse"),
        toml::from_str(include_str!("../../../rules/names.toml")).expect("the names parse"),
    )
}

const ID: &str = "LTAIaKL1nt0q7XyZ";
const SECRET: &str = "aKL1ntR9x2Vb7QmT4zWc8LpE5sHj3U";

/// Like the system's own generator in spirit: fixed, so that a failure can be looked at.
fn random_texts(length: usize, count: usize) -> Vec<String> {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let alphabet: Vec<char> = ('0'..='9').chain('A'..='Z').chain('a'..='z').collect();
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        alphabet[usize::try_from((state >> 20) % 62).expect("below 62")]
    };
    (0..count).map(|_| (0..length).map(|_| next()).collect()).collect()
}

#[test]
fn key_formats_hold_their_own_examples() {
    let (keys, ..) = data();
    let judge = judge();
    for key in &keys.key {
        for example in &key.examples {
            let verdict = judge.judge(example, key.role, None);
            assert_eq!(verdict, Verdict::Key { temporary: key.temporary }, "{}: {example}", key.id);
            assert!(key.words.is_empty() || key.words.iter().any(|word| example.contains(word.as_str())));
        }
        for miss in &key.near_misses {
            let verdict = judge.judge(miss, key.role, None);
            assert!(!matches!(verdict, Verdict::Key { .. }), "{}: {miss} is {verdict:?}", key.id);
        }
    }
}

#[test]
fn placeholders_hold_their_own_examples() {
    let (_, placeholders, _) = data();
    let judge = judge();
    for example in &placeholders.examples {
        assert!(judge.is_placeholder(example), "{example}");
        for role in [Role::AccessKeyId, Role::AccessKeySecret, Role::SecurityToken] {
            assert_eq!(judge.judge(example, role, None), Verdict::Placeholder, "{example} as {role:?}");
        }
    }
    for miss in &placeholders.near_misses {
        assert!(!judge.is_placeholder(miss), "{miss}");
    }
}

#[test]
fn names_hold_their_own_examples() {
    let (_, _, names) = data();
    let judge = judge();
    for entry in &names.name {
        for example in &entry.examples {
            assert_eq!(judge.role_of_name(example).map(|named| named.role), Some(entry.role), "{example}");
        }
        for miss in &entry.near_misses {
            assert_ne!(judge.role_of_name(miss).map(|named| named.role), Some(entry.role), "{miss}");
        }
    }
    for example in names.main_account.iter().map(String::as_str).chain([
        "root_ak",
        "ROOT_ACCESS_KEY_ID",
        "MAIN_ACCOUNT_AK",
        "MAIN_ACCOUNT_ACCESS_KEY_SECRET",
        "master_account_ak_id",
        "主账号AK",
        "阿里云主账号AccessKey",
        "mainAccountAccessKeyId",
        "aliyun_root_ak",
        "primary_account_ak",
    ]) {
        assert!(judge.is_main_account_name(example), "{example}");
    }
    for miss in names.main_account_near_misses.iter().map(String::as_str).chain([
        "root_path",
        "primary_account_id",
        "management_account",
        "master_key",
        "oss_ak",
        "root_access",
        "non_root_access_key",
        "sub_account_ak",
        "主机",
        "root",
        "ROOT_ACCOUNT_ID",
        "rooted_ak",
        "project_root_account_id",
    ]) {
        assert!(!judge.is_main_account_name(miss), "{miss}");
    }
}

#[test]
fn most_random_texts_are_keys() {
    let judge = judge();
    for (length, prefix, role) in [
        (12, "LTAI", Role::AccessKeyId),
        (20, "LTAI5t", Role::AccessKeyId),
        (30, "", Role::AccessKeySecret),
        (25, "STS.", Role::AccessKeyId),
        (44, "", Role::AccessKeySecret),
    ] {
        let texts = random_texts(length, 4000);
        let missed = texts
            .iter()
            .filter(|text| {
                let value = format!("{prefix}{text}");
                let cut = if prefix == "LTAI5t" { &value[..24] } else { &value };
                !matches!(judge.judge(cut, role, None), Verdict::Key { .. })
            })
            .count();
        // One in a hundred secrets has no digit, or by chance a word.
        assert!(missed < 80, "{missed} of 4000 random texts of {length} after {prefix:?} are not taken for keys");
    }
}

#[test]
fn values_in_a_known_place() {
    use Verdict::{Empty, Key, OtherCloud, Placeholder, Plain, Plausible};
    let judge = judge();
    let (id, secret, token) = (Role::AccessKeyId, Role::AccessKeySecret, Role::SecurityToken);
    let cases: &[(&str, Role, Verdict)] = &[
        ("", id, Empty),
        ("  ", secret, Empty),
        (ID, id, Key { temporary: false }),
        (" LTAIaKL1nt0q7XyZ\n", id, Key { temporary: false }),
        ("<LTAIaKL1nt0q7XyZ>", id, Key { temporary: false }),
        ("< aKL1ntR9x2Vb7QmT4zWc8LpE5sHj3U >", secret, Key { temporary: false }),
        (ID, secret, Plain),
        (SECRET, id, Plausible),
        ("aKL1nt7Xq2Vb9RmT", id, Plausible),
        ("aKL1nt7Xq2Vb9Rm", id, Plausible),
        ("aKL1ntR9x2Vb7QmT4zWc8LpE5sHj3", secret, Plausible),
        ("aKL1ntR9x2Vb7QmT4zWc8LpE5sHj3UaKd8Gw5PvX", secret, Plausible),
        ("0123456789abcdef0123456789abcdef", secret, Placeholder),
        ("9f86d081884c7d659a2feaa0c55ad015", secret, Plain),
        ("oss-prod-ak", id, Placeholder),
        ("prod/oss/credentials", id, Plain),
        ("taken from the vault", secret, Plain),
        ("DescribeInstanceAttributesInfo", secret, Plain),
        ("ak", id, Placeholder),
        ("id", id, Placeholder),
        ("test_ak", id, Placeholder),
        ("access_key_id", id, Placeholder),
        ("OSS_ACCESS_KEY_ID", id, Placeholder),
        ("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", secret, Placeholder),
        ("minioadmin", secret, Placeholder),
        ("LTAI5tXXXXXXXXXXXXXXXXXX", id, Placeholder),
        ("AKIAaKL1ntQ7x2Vb9RmT", id, OtherCloud),
        ("AKIDaKL1ntQ7x2Vb9RmT4zWc8LpE5sHj3UaK", id, OtherCloud),
        ("CAISaKL1nt", token, Plain),
        ("hello", token, Placeholder),
    ];
    for (value, role, verdict) in cases {
        assert_eq!(judge.judge(value, *role, None), *verdict, "{value:?} as {role:?}");
    }
    assert_eq!(judge.judge("bob-builder", id, Some("bobBuilder")), Placeholder);
}

#[test]
fn a_config_can_declare_a_value_to_be_none() {
    let (keys, placeholders, names) = data();
    let judge = Judge::new(&keys.key, &placeholders, &names, &[SECRET.to_owned()]);
    assert_eq!(judge.judge(SECRET, Role::AccessKeySecret, None), Verdict::Placeholder);
    assert!(judge.is_placeholder(SECRET));
}

#[test]
fn vendor_words() {
    let judge = judge();
    assert!(judge.has_vendor_word("endpoint: https://OSS-CN-hangzhou.Aliyuncs.com"));
    assert!(judge.has_vendor_word("阿里云"));
    assert!(judge.has_vendor_word("MY_OSS_ACCESS_KEY") && judge.has_vendor_word("myOssAccessKey"));
    assert!(!judge.has_vendor_word("DXGI_CROSS_ACCESS loss2"));
    assert!(!judge.has_vendor_word("Voltaire's essays on glossaries"));
}

#[test]
fn files_of_keys_are_told_by_their_names() {
    let (.., names) = data();
    let judge = judge();
    for example in &names.key_files.examples {
        assert!(judge.is_key_file(example), "{example}");
    }
    for miss in &names.key_files.near_misses {
        assert!(!judge.is_key_file(miss), "{miss}");
    }
}

#[test]
fn ids_that_run_into_what_follows_are_found() {
    let judge = judge();
    let found = |text: &str| judge.running_ids(text).map(|id| text[id].to_owned()).collect::<Vec<_>>();
    let (id, temporary) = ("LTAIaKL1nt0q7XyZ", "STS.aKL1ntQ7x2Vb9RmT4zWc8LpE5");
    assert_eq!(found(&format!("a={id}")), [id]);
    assert_eq!(found(&format!("a={id}JOSS_KEY={temporary}é")), [&format!("{id}JOSS"), temporary]);
    assert_eq!(found(&format!("{id}{id}")), [id, id]);
    // No more than an id may be long.
    assert_eq!(found(&format!("{id}{}", "b".repeat(50))), [format!("{id}{}", "b".repeat(9))]);
    assert!(found("LTAI STS.Token LTAIEXAMPLE1aB2c STS.assumeRoleWithServiceIdentity").is_empty());
}
