import keyring
import oss2

auth = oss2.Auth(keyring.get_password("oss", "id"), keyring.get_password("oss", "secret"))
