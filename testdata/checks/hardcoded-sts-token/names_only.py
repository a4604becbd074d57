access_key_id = "STS.aKL1nti7S6eJoN2a4Hm3y5B2X"
access_key_secret = "aKL1nt3Z6n9Qw8S7Nx59n2nP2qNn2Dm6H7U4C7VhLj8Q"
#                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-sts-token
security_token = "CAISaKL1ntD6kWwK2g8vqx9YB7RxS2I3L6W8H8y197Q4sS3V6rUS5b2QV1fWPri9GfK1gIuUrF1qB4h5E7FsNfI2XqQ4tYo4c1ErQ4eXxSv2Kf6p1uZ5u7bxN9t1A8f6"
