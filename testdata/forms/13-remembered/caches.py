import functools

import alibabacloud_oss_v2 as oss
import streamlit as st
from alibabacloud_credentials.client import Client

client = Client()


@functools.lru_cache(maxsize=None)
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ missing-refresh warning
def cached():
    return client.get_credential()


@functools.cache
#^^^^^^^^^^^^^^^ missing-refresh warning
def key():
    c = client.get_credential()
    return oss.credentials.Credentials(c.access_key_id, c.access_key_secret, c.security_token)


@st.cache_resource
#^^^^^^^^^^^^^^^^^ missing-refresh warning
def shown():
    return client.get_credential()


one = oss.credentials.CredentialsProviderFunc(
    func=lambda: oss.credentials.Credentials(cached().access_key_id, cached().access_key_secret, cached().security_token)
)
two = oss.credentials.CredentialsProviderFunc(func=key)
three = oss.credentials.CredentialsProviderFunc(
    func=lambda: oss.credentials.Credentials(shown().access_key_id, shown().access_key_secret, shown().security_token)
)
