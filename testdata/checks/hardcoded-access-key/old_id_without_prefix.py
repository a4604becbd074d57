import oss2

# Ids from before 2017 have sixteen characters and no LTAI.
auth = oss2.Auth("q8ZtN3vK1xRw5GbH", "aKL1ntKm7X8o3uA8H14xCnQ3C2Nw57")
#                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
