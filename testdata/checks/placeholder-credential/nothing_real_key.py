import oss2

auth = oss2.Auth("LTAIaKL1ntIo4bA4", "aKL1ntSq6Y7q5Km6dJ5K9Z1bH5f7o6")
