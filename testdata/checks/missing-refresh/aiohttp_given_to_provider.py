import aiohttp
import alibabacloud_oss_v2 as oss


async def fetch(url):
    async with aiohttp.ClientSession() as session:
        async with session.get(url) as response:
            #      ^^^^^^^^^^^^^^^^ missing-refresh
            return await response.json()


class TokenProvider(oss.credentials.CredentialsProvider):
    def __init__(self, answer):
        self._answer = answer

    def get_credentials(self):
        token = self._answer
        return oss.credentials.Credentials(token["AccessKeyId"], token["AccessKeySecret"], token["SecurityToken"])


class Files:
    async def start(self, url):
        config = oss.config.load_default()
        config.credentials_provider = TokenProvider(await fetch(url))
        self.client = oss.Client(config)
