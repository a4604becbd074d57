import os

import oss2

auth = oss2.StsAuth("STS.aKL1ntW7URUy4eu63vY4AT6Ft", os.environ["STS_SECRET"], os.environ["STS_TOKEN"])
