import oss2

auth = oss2.Auth(ak, sk)  # aklint: ignore[hardcoded-acess-key] only a test
#                                          ^^^^^^^^^^^^^^^^^^^ unused-suppression warning
