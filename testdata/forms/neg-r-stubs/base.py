import abc

import alibabacloud_oss_v2 as oss


class HouseProvider(oss.credentials.CredentialsProvider):
    def get_credentials(self):
        raise NotImplementedError


class Abstract(abc.ABC):
    @abc.abstractmethod
    def access_key_secret(self) -> str:
        """The secret of the key."""
