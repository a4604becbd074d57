"""What the programs in `bench/` share."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
# Trees and tools are made once and kept here; `rm -r` it to start afresh.
KEPT = ROOT / "target/bench"
