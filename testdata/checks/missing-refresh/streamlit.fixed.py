import streamlit as st
from alibabacloud_credentials.client import Client
from alibabacloud_credentials.models import Config


#^^^^^^^^^^^^^^^^^ missing-refresh
def credential():
    return Client(Config(type="ecs_ram_role", role_name="dashboard")).get_credential()


st.write(credential().access_key_id)
