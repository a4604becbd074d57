class Auth:
    def __init__(self, first, second):
        self.pair = (first, second)


auth = Auth("yourAccessKeyId", "yourAccessKeySecret")
