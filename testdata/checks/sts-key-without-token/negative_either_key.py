import oss2


def connect(id="LTAIaKL1ntnad2NA", secret="aKL1ntENxK9CrziYVAiVm94L8GXbIK"):
    return oss2.Auth(id, secret)
