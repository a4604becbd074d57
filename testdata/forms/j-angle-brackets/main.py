import oss2

# copied from the documentation, then filled in
auth = oss2.Auth("<LTAIaKL1ntFbBrEh>", "<aKL1ntEzYcKbuUdZaNDTobg4bcowBO>")
#                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key error
