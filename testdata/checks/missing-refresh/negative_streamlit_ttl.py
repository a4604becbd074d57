import streamlit as st
from alibabacloud_credentials.client import Client


@st.cache_data(ttl=600)
def credential():
    return Client().get_credential().to_map()
