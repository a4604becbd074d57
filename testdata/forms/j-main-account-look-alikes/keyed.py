import oss2

# the key of RAM user deploy, not of the main account
auth = oss2.Auth("LTAIaKL1nt3Qfjhq", "aKL1ntTF1hF3DhSRGfLypJjohqAIZi")
#                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key error
