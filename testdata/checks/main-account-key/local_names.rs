use ali_oss_rs::ClientBuilder;

fn main() {
    let root_ak = "LTAIaKL1ntPN4vBE";
    let root_sk = "aKL1nt0jT2oqr05MkDTCSdgfncOkJp";
    let client = ClientBuilder::new(root_ak, root_sk, "oss-cn-hangzhou.aliyuncs.com").build();
    drop(client);
}
