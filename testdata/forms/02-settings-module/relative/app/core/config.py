class Meta:
    name = "app"


LOGIN = "app"
PHRASE = "aKL1ntKmO66o8sqRLi37Euae2IF7rC"
#         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key error
