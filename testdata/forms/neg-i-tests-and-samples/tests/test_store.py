import oss2
import pytest


@pytest.fixture
def auth():
    return oss2.Auth("test_ak", "test_sk")
#                                ^^^^^^^ placeholder-credential note


def test_auth_is_kept(auth):
    assert auth.credentials_provider is not None
    assert oss2.Auth("foo", "bar") is not auth
#                            ^^^ placeholder-credential note
