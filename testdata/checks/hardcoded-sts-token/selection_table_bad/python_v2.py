import alibabacloud_oss_v2 as oss

provider = oss.credentials.StaticCredentialsProvider(
    access_key_id="STS.aKL1nt2jgD3j8vR4a9L9EjPu7",
    access_key_secret="aKL1ntEd9Mw2Aw4o7bC6J7jCtE3RDvhG6g5LcL4Kx8tN",
#                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-sts-token error row=ram-role-arn
    security_token="CAISaKL1nt84n8eV5To6Ra3U8W7I1JT3s6Ux7F2G8z1x7u1gNvVv5pCx9Vq7M3m3qXz1w9f4w7Nb61zH4Z7k5Dj5xTq4y7S5h1IfKiR3A5R2N7Dm5i9N7W6Th5Nq6w4a",
)
