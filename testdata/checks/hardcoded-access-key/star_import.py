from oss2 import *

auth = Auth("LTAIaKL1ntzQ6E3H", "aKL1nt2FxYiDb5k7R3I8I8vT8pPjU3")
#                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
