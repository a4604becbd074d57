from alibabacloud_credentials.models import Config

config = Config(
    type="access_key",
    access_key_id="LTAIaKL1nt9bZ09K",
    access_key_secret="aKL1ntNiLNghf3Y3jtaFsZtx0DXyyw",
    security_token="CAISaKL1ntYWgqtWo5NaTK1PoK8vIohf0dzoU2x47WmYyKQVwSRZJ54mFtYXqCVB2QH6AUP778gBBgVe4dVDQv7I3XHYuiaEsGFPXls7jMnqbldUvOsvzo",
)
