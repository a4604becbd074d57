import oss2

auth = oss2.Auth("LTAIaKL1ntmYF1Lj", "aKL1ntbNHmcsFf75aAh82XLnC8mEtq")
