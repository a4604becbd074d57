use ali_oss_rs::ClientBuilder;

fn main() {
    let client = ClientBuilder::new(
        "STS.aKL1ntCezzTArFgt0p7uG2HUK",
       //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider
        "aKL1nt9RU0wViIgIIaVa1hpMI8PzmWne7Rl0HBZdkxtL",
        "oss-cn-beijing.aliyuncs.com",
    )
    .region("cn-beijing")
    .sts_token("CAISaKL1ntw4RGbQPXGSnMqvxT580pqYg52qvavXyRwr7n62r1e9FdJmPBLoUkqWzuHwqcUyUYmRo1y3ySuoUKopuKCgq8hGkNceptAvVP64ZYKgOLQfwn")
    .build();
    drop(client);
}
