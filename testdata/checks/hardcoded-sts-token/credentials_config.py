from alibabacloud_credentials.client import Client
from alibabacloud_credentials.models import Config

client = Client(Config(type="sts", access_key_id="STS.aKL1nty5bS5dH3UsH7C19IgoN", access_key_secret="aKL1ntgA7B6pCp3K2IkG7EqY9aDNw9P4t5E3H86kV7Fy", security_token="CAISaKL1ntz1Wi2g6dJzjE3e8S8N7z7VrkUqH9R9Ud3CyU7zW3x1xU5j2J2rMt7Q9DbRwMeLZgN3Bq5vUeC75Dbru4k9u5yAeGr3jT1k3hJa4pTuJg3m8Cx1Q6k9R4wA"))
#                                                                                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-sts-token
