import os


def setup(monkeypatch):
    monkeypatch.setenv("OSS_ACCESS_KEY_ID", "LTAIaKL1ntTlPrJI")
    monkeypatch.setenv("OSS_ACCESS_KEY_SECRET", "aKL1ntxUUQiQjmZLKkqgGV1I1f3XlK")
#                                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key


def through_a_loop():
    for name, value in [("OSS_ACCESS_KEY_ID", "LTAIaKL1ntDN7jRB"), ("OSS_ACCESS_KEY_SECRET", "aKL1ntlT2FOCuYUbLk1qzSgUQvhU69")]:
#                                                                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
        os.environ[name] = value
