from cloud import Store
from shelves import plain, shelf

first = shelf("first", "jobs", "aKL1ntjXsOElfh0SDhckVdIFjSCxIL")
#                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key error
second = plain("second", "jobs", phrase="aKL1ntCIgahJZDE5e8WkdL4f4l8Xp2")
#                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key error
third = Store("third", user="jobs", phrase="aKL1ntsLeQEhfrEngRxlvEU7QSClOq")
#                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key error
