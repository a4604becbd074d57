import configparser

import oss2

parser = configparser.ConfigParser()
parser.read("jobs.ini")
one = oss2.Auth(parser["target"]["login"], parser["target"]["phrase"])
two = oss2.Auth(parser.get("target", "login"), parser.get("target", "phrase"))
