use std::sync::LazyLock;

use opendal::{Operator, services::Oss};

static OSS: LazyLock<Operator> = LazyLock::new(|| {
    Operator::new(Oss::default().bucket("photos").endpoint("https://oss-cn-hangzhou-internal.aliyuncs.com"))
//                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ missing-refresh warning
        .expect("the configuration is right")
});
