import oss2

auth = oss2.Auth("<LTAIaKL1nt7yQ1N7>", "<aKL1ntAmVpLtKu3q2a5Q8G5B7F4K9G>")
#                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
