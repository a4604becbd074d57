import base64

import oss2

one = oss2.Auth(
    base64.b64decode("TFRBSWFLTDFudE9jWUhIMw==").decode(),
    base64.b64decode("YUtMMW50cVYzd1ZvMTdxUE51RGhFZEgydnJoOWRO").decode(),
#                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
)
two = oss2.Auth("loader", bytes.fromhex("614b4c316e74615632546b755332685a4547773042307a374e7269645866").decode())
#                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key


def plain(text):
    return base64.b64decode(text.encode()).decode("utf-8")


three = oss2.Auth("loader", plain("YUtMMW50dGxOOXZLWXVWZTF6RGU0YVBJeTF4WFJ1"))
#                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
