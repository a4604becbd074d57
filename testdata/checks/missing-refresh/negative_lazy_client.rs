use std::sync::LazyLock;

use opendal::services::Oss;
use opendal::Operator;

static STORE: LazyLock<Operator> = LazyLock::new(|| {
    let builder = Oss::default().bucket("media").endpoint("https://oss-cn-hangzhou.aliyuncs.com");
    Operator::new(builder).expect("the settings are right").finish()
});

pub fn store() -> &'static Operator {
    &STORE
}
