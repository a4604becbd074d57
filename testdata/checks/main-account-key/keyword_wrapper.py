import oss2


def connect(root_access_key_id, root_access_key_secret):
    return oss2.Auth(root_access_key_id, root_access_key_secret)


auth = connect(root_access_key_id="LTAIaKL1ntjaNSO7", root_access_key_secret="aKL1ntN03hlc9yFolAm9qpqWIz8Z5I")
