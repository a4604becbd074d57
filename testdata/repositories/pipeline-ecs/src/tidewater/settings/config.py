from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[3]

with open(ROOT / "config" / "pipeline.yaml", encoding="utf-8") as file:
    CONFIG = yaml.safe_load(file)
