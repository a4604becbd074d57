use indoc::indoc;

pub const TEMPLATE: &str = indoc! {r#"
    oss:
      access_key_id: LTAIaKL1ntwto3Ms
      access_key_secret: aKL1ntQIVoUQt8eZAbB1lgmuh75XxO
"#};
