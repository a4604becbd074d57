import os

import oss2


def main():
    auth = oss2.StsAuth(
        os.environ["OSS_ACCESS_KEY_ID"], os.environ["OSS_ACCESS_KEY_SECRET"], os.environ["OSS_SESSION_TOKEN"]
    )
    bucket = oss2.Bucket(auth, "https://oss-cn-hangzhou.aliyuncs.com", "reports")
    bucket.put_object_from_file("report.csv", "report.csv")


if __name__ == "__main__":
    main()
