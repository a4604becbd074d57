import oss2


def connect(id="LTAIaKL1ntGbezbW", secret="aKL1ntfNTHPNjTsxZ9myvEEwpMm77V", token=None):
    return oss2.StsAuth(id, secret, token) if token else oss2.Auth(id, secret)
