import time
import urllib.parse


def signed(key_id, signature, seconds):
    expires = int(time.time()) + seconds
    first = f"https://models.oss-cn-hangzhou.aliyuncs.com/v3.bin?OSSAccessKeyId={key_id}&Expires={expires}&Signature={urllib.parse.quote(signature)}"
    second = "https://models.oss-cn-hangzhou.aliyuncs.com/v3.bin?OSSAccessKeyId=%s&Expires=%d&Signature=%s" % (key_id, expires, signature)
    third = "https://models.oss-cn-hangzhou.aliyuncs.com/v3.bin?OSSAccessKeyId={}&Expires={}&Signature={}".format(key_id, expires, signature)
    headers = {"Authorization": "OSS {}:{}".format(key_id, signature)}
    return first, second, third, headers
