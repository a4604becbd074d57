import oss2

AK = "LTAIaKL1nt0q7XyZ"
SK = "aKL1ntR9x2Vb7QmT4zWc8LpE5sHj3U"
auth = oss2.Auth(AK, SK)
print(AK, SK)
#         ^^ secret-in-log warning
