STORES = {
    "hot": {"who": "hot", "word": "aKL1ntX3suP1oRAtjV43Sv0SkKJH6G"},
#                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key error
    "cold": {"who": "cold", "word": "aKL1ntTPob4vK9AXEIfXAcvU56VUyK"},
#                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key error
}
OLDEST = ["cold", "aKL1ntOomWu2EKmbeQu4K2j7I7WLnf"]
#                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key error
