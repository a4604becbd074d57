import oss2

auth = oss2.Auth("LTAIaKL1nt9dR4Wq", "aKL1ntZ7mP3xQ9vB5tY1kD8cF2hJ6w"); note = "xaKL1ntZ7mP3xQ9vB5tY1kD8cF2hJ6w"
#                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key error
print("aKL1ntZ7mP3xQ9vB5tY1kD8cF2hJ6w")
quiet = oss2.Auth("LTAIaKL1nt9dR4Wq", "aKL1ntZ7mP3xQ9vB5tY1kD8cF2hJ6w")  # aklint: ignore[hardcoded-access-key] it is aKL1ntZ7mP3xQ9vB5tY1kD8cF2hJ6w
