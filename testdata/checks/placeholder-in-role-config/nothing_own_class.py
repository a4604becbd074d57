class Config:
    def __init__(self, role_arn):
        self.role_arn = role_arn


config = Config(role_arn="<RoleArn>")
