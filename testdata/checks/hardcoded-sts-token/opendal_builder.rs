use opendal::services::Oss;

const TOKEN: &str = "CAISaKL1nt8w4fU1Y2q3f7Si4B9uGcV6a9n2TaImU1My8d7AqyW1x1Dah2JcKfRuI6vMn9u2K9N4du7F5ZaBb8Lx4o4fQpQq4fHj6u6iE5zVf1D5Vr3HcP3A5iFvMyI4";

fn builder() -> Oss {
    Oss::default().access_key_id("STS.aKL1nta1eTz3oQ3yHnxNk8C3M").access_key_secret("aKL1ntXuCnPuI1Y7h1UeL7H3Zp5h4b6mL1R4qQu5q7nh").security_token(TOKEN)
//                                                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-sts-token
}
