class StaticCredentialsProvider:
    def __init__(self, first, second):
        self.first = first
        self.second = second


class Auth:
    def __init__(self, title, subtitle):
        self.title = title


provider = StaticCredentialsProvider("q8ZtN3vK1xRw5GbHm2Yc", "R9x2Vb7QmT4zWc8LpE5sHj3UaB6nKd")
auth = Auth("q8ZtN3vK1xRw5GbHm2Yc", "R9x2Vb7QmT4zWc8LpE5sHj3UaB6nKd")
