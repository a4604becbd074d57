import oss2

KEYS = {
    "root_ak": "LTAIaKL1nthvRTZS",
    "root_sk": "aKL1nt1zYZ1KnwwkTF2Jja3KbYQVRf",
}

auth = oss2.Auth(KEYS["root_ak"], KEYS["root_sk"])
