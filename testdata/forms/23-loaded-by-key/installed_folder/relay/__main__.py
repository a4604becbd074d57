import os
from pathlib import Path

import oss2
import yaml

FOLDER = Path(os.environ.get("RELAY_CONFIG", "/etc/relay"))


def main():
    upstream = yaml.safe_load((FOLDER / "relay.yaml").read_text())["upstream"]
    return oss2.Bucket(oss2.Auth(upstream["who"], upstream["word"]), "https://oss-cn-hangzhou.aliyuncs.com", "relay")


if __name__ == "__main__":
    main()
