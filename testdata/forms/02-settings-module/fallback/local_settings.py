WHO = "dev"
WORD = "aKL1ntPdVoSMD3ivOo9Bk3rKQH7R4t"
#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key error
