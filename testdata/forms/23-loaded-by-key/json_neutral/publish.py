import json
from pathlib import Path

import oss2

options = json.loads((Path(__file__).parent / "options.json").read_text())
publisher = options["publisher"]
auth = oss2.Auth(publisher["name"], publisher["phrase"])
