import oss2

auth = oss2.Auth(ak, sk)  # aklint: ignore
#                           ^^^^^^^^^^^^^^ unused-suppression
