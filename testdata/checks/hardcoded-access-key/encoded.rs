use base64::{Engine, engine::general_purpose::STANDARD};
use opendal::services::Oss;

fn builders() {
    let bytes = STANDARD.decode("YUtMMW50ZkM3ZDJYY0wza0hjNGJBOWg0NkxnNXVR").unwrap();
//                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    let text = String::from_utf8(bytes).unwrap();
    let one = Oss::default().access_key_id(crate::USER).access_key_secret(&text);

    let two = Oss::default()
        .access_key_id(crate::USER)
        .access_key_secret(std::str::from_utf8(&[97, 75, 76, 49, 110, 116, 70, 50, 81, 52, 82, 121, 71, 111, 85, 119, 76, 57, 73, 51, 122, 76, 118, 68, 50, 113, 89, 55, 69, 49]).unwrap());
//                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key

    let plain = String::from_utf8(hex::decode("614b4c316e74394631794879394b7033723647683474396644703269314d").unwrap()).unwrap();
//                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    let three = Oss::default().access_key_id(crate::USER).access_key_secret(&plain);

    let back: String = "5S6jB97Qo3xKg2o8gEgZrJx6tn1LKa".chars().rev().collect();
//                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    let four = Oss::default().access_key_id(crate::USER).access_key_secret(&back);
}
