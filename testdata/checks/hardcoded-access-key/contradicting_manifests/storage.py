import oss2

auth = oss2.Auth("LTAIaKL1nt0q7XyZ", "aKL1ntR9x2Vb7QmT4zWc8LpE5sHj3U")
#                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key error row=none
