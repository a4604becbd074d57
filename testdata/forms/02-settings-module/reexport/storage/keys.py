PRINCIPAL = "shop"
PASSPHRASE = "aKL1ntkXgz7Q1gvAqckVhxELzBwwX8"
#             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key error
