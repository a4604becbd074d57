import urllib.request

MODEL = "https://models.oss-cn-hangzhou.aliyuncs.com/v3.bin?OSSAccessKeyId=LTAIaKL1nt0q7XyZ&Expires=2082758400&Signature=aKL1ntR9%2F2Vb7QmT4zWc8LpE5sA%3D"
#                                                                                                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ presigned-url warning
SOON = "https://models.oss-cn-hangzhou.aliyuncs.com/v3.bin?Expires=1795420800&OSSAccessKeyId=LTAIaKL1nt0q7XyZ&Signature=aKL1ntR9x2Vb7QmT4zWc8LpE5sA="
#                                                                                                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ presigned-url warning
urllib.request.urlretrieve(MODEL, "v3.bin")
