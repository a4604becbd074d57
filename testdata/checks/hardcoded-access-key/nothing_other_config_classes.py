from botocore.config import Config as BotoConfig
from configs import Config
from starlette.config import Config as StarletteConfig

boto = BotoConfig(region_name="R9x2Vb7QmT4zWc8LpE5sHj3UaB6nKd")
own = Config("q8ZtN3vK1xRw5GbHm2Yc", "R9x2Vb7QmT4zWc8LpE5sHj3UaB6nKd")
files = StarletteConfig(".env")
