class Store:
    access_key_id: str
    access_key_secret: str
    def __init__(self, access_key_id: str = ..., access_key_secret: str = ...) -> None: ...
