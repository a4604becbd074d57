"""STS.assume_role gives a triple; STS.Token is its third part."""
import oss2

ACTION = "STS.AssumeRole"
auth = oss2.Auth(ACTION, "not-a-secret")
