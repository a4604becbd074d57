"""What every job needs to know."""

REGION = "cn-shanghai"
WHO = "reporter"
SESAME = "aKL1ntIfmeoRu3xS0p4tWevqgJk4Hb"
#         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key error
