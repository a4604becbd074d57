import oss2
from oss2.credentials import EnvironmentVariableCredentialsProvider

auth = oss2.ProviderAuth(EnvironmentVariableCredentialsProvider()); note = "xaKL1ntZ7mP3xQ9vB5tY1kD8cF2hJ6w"
#                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key error
print("aKL1ntZ7mP3xQ9vB5tY1kD8cF2hJ6w")
quiet = oss2.ProviderAuth(EnvironmentVariableCredentialsProvider())  # aklint: ignore[hardcoded-access-key] it is aKL1ntZ7mP3xQ9vB5tY1kD8cF2hJ6w
