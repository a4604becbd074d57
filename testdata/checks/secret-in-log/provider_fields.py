import logging

from alibabacloud_credentials.client import Client

logger = logging.getLogger(__name__)
client = Client()
credential = client.get_credential()
print(credential.access_key_secret)
#     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ secret-in-log warning
logger.debug("ak=%s sk=%s", credential.access_key_id, credential.access_key_secret)
#                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ secret-in-log warning
logging.info(f"token {credential.security_token}")
#                     ^^^^^^^^^^^^^^^^^^^^^^^^^ secret-in-log warning
message = "sk: " + credential.get_access_key_secret()
logger.warning(message)
#              ^^^^^^^ secret-in-log warning
print(client.get_access_key_secret())
#     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ secret-in-log warning
print(credential)
#     ^^^^^^^^^^ secret-in-log warning
print(credential.__dict__)
#     ^^^^^^^^^^ secret-in-log warning
print("{}".format(vars(credential)))
#                      ^^^^^^^^^^ secret-in-log warning
logger.error("credential %r", credential.to_map())
#                             ^^^^^^^^^^ secret-in-log warning
