import oss2

one = oss2.Auth("LTAI" + "aKL1ntsNpC7C", "aKL1ntWB5pUCXj" + "pmS6aO5yvY5g1nb4")
#                                         ^^^^^^^^^^^^^^ hardcoded-access-key
two = oss2.Auth(
    "LTAI" "aKL1nt4G9w3V",
    "aKL1nt05o2J"
#    ^^^^^^^^^^^ hardcoded-access-key
    "JlApZ5XnCpLbWVDGzUv",
)
