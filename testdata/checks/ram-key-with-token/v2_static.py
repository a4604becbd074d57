import alibabacloud_oss_v2 as oss

ACCESS_KEY_ID = "LTAIaKL1nt4P9bXk"
#                ^^^^^^^^^^^^^^^^ ram-key-with-token
ACCESS_KEY_SECRET = "aKL1nttV2rqcUyVzVGeD0lwMiTmcJU"
provider = oss.credentials.StaticCredentialsProvider(
    access_key_id=ACCESS_KEY_ID,
    access_key_secret=ACCESS_KEY_SECRET,
    security_token="CAISaKL1ntxmqAciIi0FUTHr3GNN8ZcfAsnJDYMpInUZzb8h8TK2W7lK73prw7wgkj9oNyjRjmshE46Rr2HdGrZzr8lNlWRUoSCXbZaCnau659ej5OdhX1",
)
