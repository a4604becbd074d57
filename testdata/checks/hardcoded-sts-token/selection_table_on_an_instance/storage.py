import oss2

auth = oss2.StsAuth("STS.aKL1nt9m2eP9w8yWoKQaYGX1C", "aKL1ntf8b9qMCN49Uq8s4P7p7B7pr5JpLxDe3E7Zc2Ev", "CAISaKL1ntP2B3dBg1vY7k1GjR9gI2R1W3TmLwB4GhMu6k3GhM9im8t1k13w5I3Lju9H7aCp7K3Ur2K1TmGn4y7i82ebXvH6R5rQw7Gn8zYnEgT1C7Jr3Z3i3R1G6aWT")
#                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-sts-token error row=ecs-ram-role
