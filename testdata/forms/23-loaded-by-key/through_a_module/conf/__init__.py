"""Settings, read once."""

from pathlib import Path

import yaml

HERE = Path(__file__).parent


def load(name):
    return yaml.safe_load((HERE / f"{name}.yaml").read_text())


STORE = yaml.safe_load((HERE / "store.yaml").read_text())
