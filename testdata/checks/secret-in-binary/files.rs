use oss_rust_sdk::prelude::OSS;

static LOGO: &[u8] = include_bytes!("logo.png");

fn client() -> OSS<'static> {
    let mut lines = include_str!("../ak.txt").lines();
//                  ^^^^^^^^^^^^^^^^^^^^^^^^^ secret-in-binary warning
    let id = lines.next().unwrap();
    OSS::new(id, lines.next().unwrap(), "oss-cn-hangzhou.aliyuncs.com", "photos")
}
