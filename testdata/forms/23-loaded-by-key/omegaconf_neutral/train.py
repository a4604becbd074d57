import oss2
from omegaconf import OmegaConf

conf = OmegaConf.load("train.yaml")
bucket = oss2.Bucket(oss2.Auth(conf.dataset.who, conf.dataset.word), "https://oss-cn-hangzhou.aliyuncs.com", "datasets")
