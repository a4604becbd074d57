URL = "https://models.oss-cn-hangzhou.aliyuncs.com/v3.bin?x-oss-process=image/resize,w_100&versionId=CAEQaKL1ntR9x2Vb7QmT4zWc8LpE5s"
AWS = "https://b.s3.amazonaws.com/k?X-Amz-Credential=AKIA/20261122/us-east-1/s3/aws4_request&X-Amz-Expires=60&X-Amz-Signature=9f2c61d07b3ea458c1f0d29e6b57a3840e1d7cb2956f48a3d0c7e25b816fa493"
