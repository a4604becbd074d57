use opendal::services::Oss;

fn main() {
    let one = Oss::default().access_key_id("<ak>").access_key_secret("<sk>");
//                                                                    ^^^^ placeholder-credential note
    let two = Oss::default().access_key_id("test_ak").access_key_secret("test_sk");
//                                                                       ^^^^^^^ placeholder-credential note
    println!("{:?}", (one.bucket("a"), two.bucket("a")).0.root("/").bucket("b").skip_signature());
}
