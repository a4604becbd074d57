import base64
import hashlib
import hmac
import urllib.parse

ACCESS_KEY_ID = "LTAIaKL1ntJgm84h"
ACCESS_KEY_SECRET = "aKL1nt1dYuBVtyi4wPHvjNaHbAByXw"
#                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key error


def sign(params):
    query = urllib.parse.urlencode(sorted(params.items()), quote_via=urllib.parse.quote)
    text = "GET&%2F&" + urllib.parse.quote(query, safe="")
    digest = hmac.new((ACCESS_KEY_SECRET + "&").encode(), text.encode(), hashlib.sha1).digest()
    return base64.b64encode(digest).decode()


def raw(text):
    return hmac.new(b"aKL1ntkg7nRr3k42c0LaLwPsRlrcgy&", text, hashlib.sha1).hexdigest() + "Action=SendSms&AccessKeyId=LTAIaKL1ntCdvMb5"
#                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
