def fetch(url):
    """Gets an object.

    Example:
        fetch("https://models.oss-cn-hangzhou.aliyuncs.com/v3.bin?OSSAccessKeyId=LTAIaKL1nt0q7XyZ&Expires=2082758400&Signature=aKL1ntR9%2F2Vb7QmT4zWc8LpE5sA%3D")
    """
    return url
