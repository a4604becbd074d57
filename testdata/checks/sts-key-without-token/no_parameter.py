import oss2

auth = oss2.Auth("STS.aKL1ntFLdKoDEfuvTACOsRaJO", "aKL1ntpU4YIjqMNBvsxarMlf5NMBD1HDvxXSHta86c7f")
#                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-without-token error
