import alibabacloud_oss_v2 as oss

provider = oss.credentials.StaticCredentialsProvider(
    access_key_id="STS.aKL1ntb5pFcPG3y6r8p8b3HuI",
    access_key_secret="aKL1ntF4oB7Ka39t1G2Fe2zUx7bN8KjaS2wQpU2U39h1",
#                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-sts-token
    security_token="CAISaKL1ntJwRsXzQt4k4bXq6YCnHt7y5J4q26S8a9P2vC5gXp8ZsdF9T7nS9k2d8i9W9id5Na2Hz7VuX4k2iRm2Ca5z3V1t5z8oM7hXa1HxI86Hr1pX9iR6g3w1EbGv",
)
