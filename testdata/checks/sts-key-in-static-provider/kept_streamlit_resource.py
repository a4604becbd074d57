import oss2
import streamlit as st
from alibabacloud_credentials.client import Client


@st.cache_resource
def bucket():
    cred = Client().get_credential()
    auth = oss2.StsAuth(cred.access_key_id, cred.access_key_secret, cred.security_token)
    #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider warning
    return oss2.Bucket(auth, "https://oss-cn-hangzhou.aliyuncs.com", "dashboard")


st.write([item.key for item in oss2.ObjectIterator(bucket())])
