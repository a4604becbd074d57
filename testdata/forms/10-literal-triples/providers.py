import alibabacloud_oss_v2 as oss
import oss2
from alibabacloud_credentials.models import Config as CredConfig

TOKEN = "CAISaKL1ntyxOQecEsWFFWxrefjjQ8jiwAzGfl09rU20TtCGdnJwbQKRaN09pvLskoKuMPnXQVtl2Y2e8iv5z7XRsBZfcuxjNBj2vKbNzIJbCIqLV7xugpT0E4YI/DhvDT4/9BuGbV6J=="

provider = oss.credentials.StaticCredentialsProvider(
    access_key_id="STS.aKL1ntIvMVuQBOJlXI4Z75r8Y",
#                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider warning
    access_key_secret="aKL1ntBjXyLKN01SYE7OvDuxOzJ9PyPKRZdtN6ZC2KqH",
#                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-sts-token error
    security_token=TOKEN,
)
auth = oss2.StsAuth(
    "STS.aKL1ntyRqWf7lYRbX495inG3X",
#    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider warning
    "aKL1ntjjhUoNKppo7u9Uq5HPycclNpJxX9rzhz19b0RK",
#    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-sts-token error
    "CAISaKL1ntteKGwyvHwoQ0DYf0iBphCMmtcdLqmJGT8DvKSZOL4s65hHNuIhEsWlroT4UPbYP6NR1S6Vs8sQ25nVY2euCBsFrvZbT0QpuzfcjWrhLMVh9xZ65RIJ5JRH/34xiIyO+YLa==",
)
config = CredConfig(
    type="sts",
    access_key_id="STS.aKL1ntorf7uiKCgX1QaLPBv8z",
#                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider warning
    access_key_secret="aKL1ntwzrH8Q0yITeUmH8EEusBxLiYu6HfBPf9AjLS6T",
#                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-sts-token error
    security_token="CAISaKL1ntnhqXjrkPyqpdfmYxFvSaoYI5qLmmXQr8vSqI8Y5lrVzltJnG3SO2l0oiD0AfEF6GFBIeq91wrjFWdcS79l0W0p8lhe9MngjgX4kssBm2HFmpQ4J+KQDjnL9uQXTaKi4WWC==",
)
