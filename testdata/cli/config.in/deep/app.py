import oss2
