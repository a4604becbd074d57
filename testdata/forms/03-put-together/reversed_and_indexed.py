import oss2

one = oss2.Auth("2VmOLZtn1LKaIATL"[::-1], "u9tjfq5goPau2wDviliDctY1tn1LKa"[::-1])
#                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
two = oss2.Auth("loader", "".join(reversed("8Aq4RoB2vAvBZ1XzgNrK79VOtn1LKa")))
#                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key

CHOICES = ["", "aKL1ntK5QkQe22QqYD1SCmjxUTgko1"]
#               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
three = oss2.Auth("loader", CHOICES[1])
