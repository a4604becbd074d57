use reqsign_aliyun_oss::StaticCredentialProvider;

fn provider() -> StaticCredentialProvider {
    StaticCredentialProvider::new("STS.aKL1nt8g2Q2Wo7ugSzEkW5S8H", "aKL1ntNa8U9vY9bM5a3Ty8qPI1r7sG9KqRc2HqP2MyM9").with_security_token("CAISaKL1ntM4pTf9Y2Ijti62w7N6i3jLdN5c2A5G7LxT9uQ9Cm7c2zCz3B7keCrZwW3oI5pHc7HqH6w1Qz1oE9R4nMo8u5Q3B8V2WxF8N6Ay3g1sGd9LyMy2d6P6QD9o")
//                                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-sts-token
}
