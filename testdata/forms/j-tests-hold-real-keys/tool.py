import oss2


def run(auth):
    # auth = oss2.Auth("LTAIaKL1nt9ma8tN", "aKL1ntIuyleRk61aJKok8Oo3n371Pp")
#                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ access-key-in-file error
    return oss2.Service(auth, "https://oss-cn-hangzhou.aliyuncs.com").list_buckets()


if __name__ == "__main__":
    run(oss2.Auth("LTAIaKL1ntijRqF9", "aKL1ntHqfk83cHGUaLLq8ORoCz8xPu"))
#                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key error
